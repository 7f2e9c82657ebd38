//! What needs a browser: the store in `IndexedDB`, the mounting of exercises.
#![cfg(target_arch = "wasm32")]

use page::mount::mount;
use page::state::{Draft, Record, Work};
use page::store::{Store, keep_draft, take_draft};
use protocol::{Saved, Sheet};
use std::rc::Rc;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn sheet() -> Sheet {
    Sheet {
        id: "browser-test".into(),
        title: "Test".into(),
        files: [("a.py".to_owned(), "1".to_owned())].into(),
        open: vec!["a.py".into()],
        hints: Vec::new(),
        predictions: Vec::new(),
        solution: protocol::Files::new(),
    }
}

fn with_text(text: &str) -> Work {
    let mut work = Work::start(&sheet());
    work.files.insert("a.py".into(), text.into());
    work
}

#[wasm_bindgen_test]
async fn the_store_gives_back_what_it_took_and_never_writes_over() {
    let store = Store::open().await.expect("the browser keeps things");
    let exercise = "store-test";
    assert_eq!(store.read(exercise).await.expect("it can be read"), None);

    let start = Record { generation: 0, work: Work::start(&sheet()) };
    let mut mine = with_text("mine");
    mine.saved = Some(Rc::new(Saved {
        exercise: exercise.into(),
        files: mine.files.clone(),
        database: vec![0, 1, 255],
        attempts: 2,
        solved: true,
        verdict: None,
    }));
    let kept = store.write(exercise, &start, &mine).await.expect("it can be written");
    assert_eq!((kept.record.generation, kept.newer), (1, false));
    let read = store.read(exercise).await.expect("it can be read");
    assert_eq!(read, Some(Record { generation: 1, work: mine }));

    // Another tab, which has not seen that.
    let kept = store.write(exercise, &start, &with_text("theirs")).await.expect("it can be written");
    assert_eq!((kept.record.generation, kept.newer), (2, true));
    assert_eq!(kept.conflicts, ["a.py"]);
    assert_eq!(kept.record.work.files["a.py"], "mine");
    assert_eq!(kept.record.work.files["a.py.conflict"], "theirs");
}

#[wasm_bindgen_test]
fn a_draft_is_found_once() {
    let draft = Draft::of(&Work::start(&sheet()), &with_text("typed")).expect("something was typed");
    keep_draft("draft-test", &draft);
    assert_eq!(take_draft("draft-test"), Some(draft));
    assert_eq!(take_draft("draft-test"), None);
}

#[wasm_bindgen_test]
async fn an_exercise_takes_the_place_of_its_static_text() {
    let document = web_sys::window().expect("a window").document().expect("a document");
    let section = document.create_element("section").expect("it can be made");
    section.set_attribute("data-exercise", "browser-test").expect("it can be set");
    let json = serde_json::to_string(&sheet()).expect("a sheet is JSON");
    section.set_inner_html(&format!(
        "<div class=\"fallback\">static</div><script type=\"application/json\" class=\"sheet\">{json}</script>"
    ));
    document.body().expect("a body").append_child(&section).expect("it can be added");
    mount();
    gloo_timers::future::TimeoutFuture::new(200).await;
    let text = section.text_content().unwrap_or_default();
    assert!(!text.contains("static"), "{text}");
    for name in ["Upgrade", "Downgrade", "Check", "Reset", "a.py"] {
        assert!(text.contains(name), "{name} in {text}");
    }
    let area =
        section.query_selector("textarea").expect("it is a selector").expect("a text area until the editor comes");
    assert_eq!(area.get_attribute("aria-label").as_deref(), Some("a.py"));
}
