//! Finds the placeholders of the chapter and mounts what belongs there.

use crate::exercise::{Exercise, ExerciseProps};
use crate::progress::{Progress, ProgressProps};
use protocol::Sheet;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element};

/// Mounts an exercise into each `[data-exercise]` and the overview into each `[data-progress]`.
///
/// A placeholder that cannot be read keeps its static text.
pub fn mount() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    for section in found(&document, "[data-exercise]") {
        if let Some(sheet) = sheet(&section) {
            mount_exercise(&document, &section, sheet);
        }
    }
    for nav in found(&document, "[data-progress]") {
        yew::Renderer::<Progress>::with_root_and_props(nav.clone(), ProgressProps { list: entries(&nav) }).render();
    }
}

fn found(document: &Document, selector: &str) -> Vec<Element> {
    let Ok(list) = document.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|index| list.get(index)?.dyn_into().ok()).collect()
}

/// Reads the sheet that a placeholder carries.
pub fn sheet(section: &Element) -> Option<Sheet> {
    let script = section.query_selector("script.sheet").ok()??;
    serde_json::from_str(&script.text_content()?).ok()
}

fn mount_exercise(document: &Document, section: &Element, sheet: Sheet) {
    let Ok(root) = document.create_element("div") else { return };
    root.set_class_name("bench");
    if section.append_child(&root).is_err() {
        return;
    }
    if let Ok(Some(fallback)) = section.query_selector(".fallback") {
        fallback.remove();
    }
    yew::Renderer::<Exercise>::with_root_and_props(root, ExerciseProps { sheet: Rc::new(sheet) }).render();
}

/// The exercises that the overview names, with their titles and addresses.
fn entries(nav: &Element) -> Rc<Vec<crate::progress::Entry>> {
    let Ok(list) = nav.query_selector_all("[data-of]") else { return Rc::default() };
    let entry = |index| {
        let item: Element = list.get(index)?.dyn_into().ok()?;
        Some(crate::progress::Entry {
            exercise: item.get_attribute("data-of")?,
            title: item.text_content()?.trim().to_owned(),
            address: item.get_attribute("href").unwrap_or_default(),
        })
    };
    Rc::new((0..list.length()).filter_map(entry).collect())
}
