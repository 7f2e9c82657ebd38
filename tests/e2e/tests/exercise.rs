//! A learner solves an exercise.

use e2e::{Keys, Page, run};
use fantoccini::key::Key;
use serde_json::Value;

const UP: &str = "op.add_column(\"users\", sa.Column(\"last_login\", sa.TIMESTAMP(timezone=True), nullable=True))";
const DOWN: &str = "op.drop_column(\"users\", \"last_login\")";

/// Types the solution of exercise 3. `retype` counts the lines that still read `pass`.
async fn solve(page: &Page) {
    page.retype("pass", 1, DOWN).await;
    page.retype("pass", 0, UP).await;
}

#[test]
fn exercise_3_is_solved_by_typing() {
    run(async {
        let page = Page::open("part-3.html", "last-login").await;
        page.until(".schema", "alembic_version: d20be918a74c").await;
        page.press("Check").await;
        page.until(".verdict .sum", "Not yet").await;
        page.until(".checks .failed", "users has a column last_login").await;

        solve(&page).await;
        page.press("Upgrade").await;
        page.until(".output", "Running upgrade d20be918a74c -> 5f3e81c2d9b7").await;
        page.until(".schema li.added", "last_login").await;
        page.line(r"\d users").await;
        page.until(".output", "last_login | timestamp with time zone").await;
        page.keys(&Keys::of(Key::Home)).await;
        page.shot("exercise-3").await;
        page.press("Downgrade").await;
        page.until(".output", "Running downgrade 5f3e81c2d9b7 -> d20be918a74c").await;
        page.until(".schema li.removed", "last_login").await;
        page.press("Check").await;
        page.until(".verdict .sum", "Passed: all").await;
        page.shot("exercise-3-solved").await;

        page.go("index.html").await;
        let index = page.of("");
        index.until("main", "1 of 4 exercises solved").await;
        index.close().await;
    });
}

#[test]
fn what_is_pressed_while_all_loads_runs_as_soon_as_it_can() {
    run(async {
        let page = Page::open("part-3.html", "last-login").await;
        page.press("Check").await;
        page.until(".verdict .sum", "attempt 1").await;
        page.close().await;
    });
}

#[test]
fn a_downgrade_that_does_nothing_is_refused_by_name() {
    run(async {
        let page = Page::open("part-3.html", "last-login").await;
        page.retype("pass", 0, UP).await;
        page.press("Check").await;
        page.until(".checks", "the downgrade of 5f3e81c2d9b7 does nothing: column users.last_login is still there")
            .await;
        page.press("Show a solution").await;
        page.until(".solution", "op.drop_column").await;
        page.close().await;
    });
}

#[test]
fn a_reload_keeps_files_database_verdict_and_output() {
    run(async {
        let page = Page::open("part-3.html", "last-login").await;
        solve(&page).await;
        page.press("Upgrade").await;
        page.until(".schema li.added", "last_login").await;
        page.press("Check").await;
        page.until(".verdict .sum", "attempt 1").await;
        page.press("Hint").await;
        tokio::time::sleep(std::time::Duration::from_millis(800)).await;
        page.client.refresh().await.expect("the page reloads");
        page.until(".verdict .sum", "Passed: all").await;
        page.until(".output", "Running upgrade").await;
        page.until(".hints", "op.add_column").await;
        assert!(page.file().await.contains(UP));
        page.until(".schema", "alembic_version: 5f3e81c2d9b7").await;
        page.line(r"\d users").await;
        page.until(".output", "last_login | timestamp with time zone").await;
        page.close().await;
    });
}

#[test]
fn predictions_are_made_before_running_and_survive_a_reload() {
    run(async {
        let page = Page::open("part-2.html", "anatomy").await;
        page.find(".question input").await.click().await.expect("it can be chosen");
        tokio::time::sleep(std::time::Duration::from_millis(800)).await;
        page.client.refresh().await.expect("the page reloads");
        page.find(".question input:checked").await;
        page.press("Check").await;
        page.until(".verdict .sum", "attempt 1").await;
        page.close().await;
    });
}

#[test]
fn reset_goes_back_to_the_start() {
    run(async {
        let page = Page::open("part-3.html", "last-login").await;
        solve(&page).await;
        page.press("Upgrade").await;
        page.until(".schema li.added", "last_login").await;
        page.press("Reset…").await;
        page.press("Keep my work").await;
        assert!(page.file().await.contains(UP));
        page.press("Reset…").await;
        page.press("Reset").await;
        page.until(".schema", "alembic_version: d20be918a74c").await;
        assert!(!page.file().await.contains(UP));
        page.close().await;
    });
}

#[test]
fn the_revision_graph_is_drawn_and_follows_the_work() {
    run(async {
        let page = Page::open("part-3.html", "last-login").await;
        page.find(".cm-content").await;
        page.settle().await;
        page.find(".graph summary").await.click().await.expect("it opens");
        page.until(".drawing", "5f3e81c2d9b7").await;
        let circles =
            format!("return document.querySelectorAll({}).length", Value::from(page.inside(".drawing circle")));
        let rows = format!("return document.querySelectorAll({}).length", Value::from(page.inside(".drawing li")));
        assert_eq!(page.script(&circles).await, page.script(&rows).await);
        page.until(".drawing li", "is a head").await;
        page.press("Upgrade").await;
        page.until(".drawing li.current", "5f3e81c2d9b7").await;
        page.close().await;
    });
}
