//! Text files by path, and laying some over others.

use std::collections::BTreeMap;

/// Text files by path, `/` between parts, relative to the book or to the project.
pub type Files = BTreeMap<String, String>;

/// The files below a folder, by path relative to it.
pub fn under(files: &Files, folder: &str) -> Files {
    files
        .iter()
        .filter_map(|(path, text)| {
            let rest = path.strip_prefix(folder)?.strip_prefix('/')?;
            Some((rest.to_owned(), text.clone()))
        })
        .collect()
}

/// All of `base`, with the files of `over` added or in place of those of the same path.
pub fn overlay(base: &Files, over: &Files) -> Files {
    let mut files = base.clone();
    files.extend(over.iter().map(|(path, text)| (path.clone(), text.clone())));
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(pairs: &[(&str, &str)]) -> Files {
        pairs.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn takes_what_lies_below_a_folder_only() {
        let all = files(&[("a/b.py", "1"), ("a/c/d.py", "2"), ("ab/e.py", "3")]);
        assert_eq!(under(&all, "a"), files(&[("b.py", "1"), ("c/d.py", "2")]));
    }

    #[test]
    fn the_upper_layer_wins() {
        let all = overlay(&files(&[("a", "1"), ("b", "2")]), &files(&[("b", "3"), ("c", "4")]));
        assert_eq!(all, files(&[("a", "1"), ("b", "3"), ("c", "4")]));
    }
}
