//! The text is there before any module, and without scripts.

use e2e::{Page, Scripts, run};

#[test]
fn every_part_reads_without_scripts() {
    run(async {
        let page = Page::open_with("index.html", "", Scripts::Off).await;
        assert!(page.text("main").await.contains("Writing revisions"));
        page.go("part-3.html").await;
        let text = page.text("main").await;
        assert!(text.contains("op.add_column takes the table"), "{text}");
        assert!(text.contains("Exercise 3: Add last_login to users"), "{text}");
        page.close().await;
    });
}

#[test]
fn text_and_editor_live_without_the_modules() {
    run(async {
        let page = Page::blank("last-login", Scripts::On).await;
        page.server.withhold(&["page_bg.wasm"]);
        page.go("part-3.html").await;
        page.until("h2", "Exercise 3: Add last_login to users").await;
        page.server.withhold(&["worker.js"]);
        page.go("part-3.html").await;
        page.until(".status", "could not be loaded").await;
        page.retype("pass", 0, "op.execute('x')").await;
        assert!(page.file().await.contains("op.execute('x')"));
        page.server.withhold(&["editor.js"]);
        page.go("part-3.html").await;
        let area = page.find("textarea.plain").await;
        assert!(area.prop("value").await.expect("it has one").unwrap_or_default().contains("op.execute('x')"));
        page.close().await;
    });
}

#[test]
fn a_module_that_fails_to_come_is_fetched_again_on_retry() {
    run(async {
        let page = Page::blank("last-login", Scripts::On).await;
        page.server.withhold(&["worker_bg.wasm"]);
        page.go("part-3.html").await;
        page.until(".status", "could not be loaded").await;
        page.server.withhold(&[]);
        page.press("Retry").await;
        page.settle().await;
        page.close().await;
    });
}
