//! The course itself can be read without fault.

use book::{Files, load, navigation, pages, place};
use std::path::Path;

fn read_folder(root: &Path, folder: &Path, files: &mut Files) {
    let mut entries: Vec<_> = std::fs::read_dir(folder).expect("the folder exists").flatten().collect();
    entries.sort_by_key(std::fs::DirEntry::path);
    for entry in entries {
        let path = entry.path();
        if path.is_dir() {
            read_folder(root, &path, files);
        } else {
            let name = path.strip_prefix(root).expect("it lies below").to_string_lossy().replace('\\', "/");
            files.insert(name, std::fs::read_to_string(&path).expect("it is text"));
        }
    }
}

fn course() -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../book");
    let mut files = Files::new();
    read_folder(&root, &root, &mut files);
    files
}

#[test]
fn the_course_has_no_fault() {
    let files = course();
    if let Err(faults) = load(&files) {
        let lines: Vec<String> =
            faults.iter().map(|fault| format!("{}: {}", place(&files, fault), fault.message)).collect();
        panic!("{}", lines.join("\n"));
    }
}

#[test]
fn every_part_becomes_a_page_with_its_exercises() {
    let book = load(&course()).expect("no fault");
    for (page, entry) in pages(&book).iter().zip(navigation(&book)) {
        assert!(page.html.starts_with("<h1 id="), "{} starts with its heading", page.address);
        assert!(!page.html.contains("<!--exercise:"), "{} shows every exercise", page.address);
        for (id, _) in entry.exercises {
            assert!(page.html.contains(&format!("data-exercise=\"{id}\"")), "{} shows {id}", page.address);
        }
    }
}

#[test]
fn the_bundle_survives_json_and_holds_no_wrong_answer() {
    let bundle = load(&course()).expect("no fault").bundle();
    let text = serde_json::to_string(&bundle).expect("plain values");
    let back: book::Book = serde_json::from_str(&text).expect("the same values");
    assert_eq!(back, bundle);
    assert!(back.exercises.values().all(|exercise| exercise.wrong.is_empty()));
}
