//! Work is kept: over a reload, between two tabs, against a paste that is too long.

use e2e::{Page, run};
use fantoccini::key::Key;
use serde_json::Value;

const REVISION: &str = "5f3e81c2d9b7_add_last_login_to_users.py";

/// Writes a tab's `pass` over and leaves the keys to be saved.
async fn typed(page: &Page, text: &str) {
    page.retype("pass", 0, text).await;
    tokio::time::sleep(std::time::Duration::from_millis(900)).await;
}

#[test]
fn typing_survives_a_reload_at_once() {
    run(async {
        let page = Page::open("part-3.html", "last-login").await;
        page.retype("pass", 0, "one = 1").await;
        page.client.refresh().await.expect("the page reloads");
        page.find(".cm-content").await;
        assert!(page.file().await.contains("one = 1"), "{}", page.file().await);
        assert!(!page.text(".tabs").await.contains("conflict"));
        page.close().await;
    });
}

#[test]
fn two_tabs_share_what_is_typed_and_keep_both_where_they_differ() {
    run(async {
        let page = Page::open("part-3.html", "last-login").await;
        let first = page.client.window().await.expect("there is a window");
        page.find(".cm-content").await;
        let second = page.client.new_window(true).await.expect("a tab opens").handle;
        page.client.switch_to_window(second.clone()).await.expect("it comes to front");
        page.go("part-3.html").await;
        typed(&page, "two = 2").await;

        page.client.switch_to_window(first.clone()).await.expect("it comes to front");
        page.until(".cm-content", "two = 2").await;
        // It would look for news as soon as it comes to front again.
        page.script("window.addEventListener('visibilitychange', event => event.stopPropagation(), true)").await;
        page.client.switch_to_window(second.clone()).await.expect("it comes to front");
        page.script("BroadcastChannel.prototype.postMessage = () => {}").await;
        page.retype("two = 2", 0, "three = 3").await;
        tokio::time::sleep(std::time::Duration::from_millis(900)).await;

        // This tab has not heard of that, and changes the same line.
        page.client.switch_to_window(first).await.expect("it comes to front");
        page.retype("two = 2", 0, "four = 4").await;
        page.until("[role=alert]", "yours is kept in a copy").await;
        page.until(".tabs", ".conflict").await;
        page.until(".cm-content", "three = 3").await;
        page.press(&format!("{REVISION}.conflict")).await;
        page.until(".cm-content", "four = 4").await;
        page.close().await;
    });
}

#[test]
fn a_tab_that_is_behind_takes_over_the_newer_database_before_its_command() {
    run(async {
        let page = Page::open("part-3.html", "last-login").await;
        let first = page.client.window().await.expect("there is a window");
        page.until(".schema", "alembic_version: d20be918a74c").await;
        let second = page.client.new_window(true).await.expect("a tab opens").handle;
        page.client.switch_to_window(second).await.expect("it comes to front");
        page.go("part-3.html").await;
        page.until(".schema", "alembic_version: d20be918a74c").await;
        page.script("BroadcastChannel.prototype.postMessage = () => {}").await;
        page.retype("pass", 0, "op.add_column('users', sa.Column('seen', sa.Integer()))").await;
        page.press("Upgrade").await;
        page.until(".schema li.added", "seen").await;
        tokio::time::sleep(std::time::Duration::from_millis(900)).await;

        page.client.switch_to_window(first).await.expect("it comes to front");
        page.line(r"\d users").await;
        page.until(".output", "seen       | integer").await;
        page.until("[role=alert]", "Took over newer work from another tab").await;
        page.close().await;
    });
}

#[test]
fn a_huge_paste_is_refused_and_the_page_lives() {
    run(async {
        let page = Page::open("part-3.html", "last-login").await;
        let before = page.file().await;
        page.keys(&e2e::Keys::with(Key::Control, "a")).await;
        let script = format!(
            "const data = new DataTransfer(); data.setData('text/plain', 'x = 1\\n'.repeat(1700000));
             document.querySelector({}).dispatchEvent(new ClipboardEvent('paste', {{ clipboardData: data, bubbles: true, cancelable: true }}));",
            Value::from(page.inside(".cm-content")),
        );
        page.script(&script).await;
        page.until("[role=alert]", "256 KB is the most").await;
        assert_eq!(page.file().await, before);
        page.retype("pass", 0, "still = 1").await;
        assert!(page.file().await.contains("still = 1"));
        assert!(page.text(".tabs").await.contains(REVISION));
        page.close().await;
    });
}
