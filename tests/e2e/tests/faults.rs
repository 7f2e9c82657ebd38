//! What goes wrong says so, and where; the page goes on.

use e2e::{Page, run};

const FILE: &str = "alembic/versions/5f3e81c2d9b7_add_last_login_to_users.py";

/// Puts one line into `upgrade()`, presses Upgrade, and waits for what the output pane must say.
async fn upgraded(line: &str, expected: &[&str]) -> Page {
    let page = Page::open("part-3.html", "last-login").await;
    page.retype("pass", 0, line).await;
    page.press("Upgrade").await;
    for text in expected {
        page.until(".output", text).await;
    }
    page
}

#[test]
fn a_syntax_error_shows_its_line_and_leads_there() {
    run(async {
        let page = upgraded("op.add_column(\"users\"", &["SyntaxError", &format!("{FILE}:19")]).await;
        page.find(".cm-lintRange, .cm-lint-marker").await;
        page.find(".output .place").await.click().await.expect("it can be pressed");
        page.until(".cm-activeLine", "op.add_column").await;
        page.close().await;
    });
}

#[test]
fn an_sql_error_has_postgres_words_and_the_place_in_the_file() {
    run(async {
        let page = upgraded(
            "op.execute(\"SELECT nothing FROM users\")",
            &["column \"nothing\" does not exist", "LINE 1", FILE],
        )
        .await;
        page.until(".schema", "alembic_version: d20be918a74c").await;
        page.close().await;
    });
}

#[test]
fn what_is_not_supported_is_named() {
    run(async {
        upgraded("op.execute(\"CREATE EXTENSION postgis\")", &["postgis"]).await.close().await;
    });
}

#[test]
fn a_runaway_is_cut_off_and_work_goes_on() {
    run(async {
        let page = upgraded("while True: pass", &["cut off after 5 s", "while True"]).await;
        page.until("[role=alert]", "cut off after 5 s").await;
        assert!(page.file().await.contains("while True: pass"));
        page.retype("while True: pass", 0, "pass").await;
        page.press("Upgrade").await;
        page.until(".output", "Running upgrade d20be918a74c -> 5f3e81c2d9b7").await;
        page.close().await;
    });
}

#[test]
fn a_revision_without_upgrade_is_refused() {
    run(async {
        let page = Page::open("part-3.html", "last-login").await;
        let text = page.file().await.replace("def upgrade", "def upgraded");
        page.paste(&text).await;
        page.press("Upgrade").await;
        page.until(".output .stderr", "upgrade").await;
        page.close().await;
    });
}

#[test]
fn an_unknown_parent_is_named() {
    run(async {
        let page = Page::open("part-3.html", "last-login").await;
        let text = page.file().await.replace("down_revision = \"d20be918a74c\"", "down_revision = \"abc123\"");
        page.paste(&text).await;
        page.press("Upgrade").await;
        page.until(".output", "abc123").await;
        page.close().await;
    });
}

#[test]
fn a_cycle_is_named() {
    run(async {
        let page = Page::open("part-3.html", "last-login").await;
        let text = page.file().await.replace("down_revision = \"d20be918a74c\"", "down_revision = \"5f3e81c2d9b7\"");
        page.paste(&text).await;
        page.press("Upgrade").await;
        page.until(".output", "Self-loop is detected in revisions (5f3e81c2d9b7)").await;
        page.close().await;
    });
}

#[test]
fn an_unknown_command_at_the_prompt_is_named() {
    run(async {
        let page = Page::open("part-3.html", "last-login").await;
        page.line("rm -rf /").await;
        page.until(".output", "rm").await;
        page.close().await;
    });
}

#[test]
fn an_engine_that_breaks_is_replaced_and_nothing_is_lost() {
    run(async {
        let page = Page::open("part-3.html", "last-login").await;
        page.retype("pass", 0, "op.add_column(\"users\", sa.Column(\"seen\", sa.Date()))").await;
        page.press("Upgrade").await;
        page.until(".output", "Running upgrade d20be918a74c -> 5f3e81c2d9b7").await;
        page.settle().await;
        page.server.replace("python.js", "export default async () => {}; export const run = () => { throw new WebAssembly.RuntimeError('unreachable') };");
        page.go("part-3.html").await;
        page.press("Downgrade").await;
        page.until("[role=alert]", "The engine broke and was started again (unreachable)").await;
        page.server.withhold(&[]);
        page.go("part-3.html").await;
        page.until(".schema", "alembic_version: 5f3e81c2d9b7").await;
        assert!(page.file().await.contains("seen"));
        page.press("Downgrade").await;
        page.until(".output", "Running downgrade 5f3e81c2d9b7 -> d20be918a74c").await;
        page.close().await;
    });
}
