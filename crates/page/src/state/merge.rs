//! What survives a reload, and how two tabs agree on it.

use protocol::{Files, Output, Saved, Sheet};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// All of one exercise that is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Work {
    /// Files as edited.
    pub files: Files,
    /// Paths open in tabs.
    pub tabs: Vec<String>,
    /// Path of the file in front.
    pub front: String,
    /// Predictions as chosen or typed.
    pub answers: BTreeMap<String, String>,
    /// How many hints were shown.
    pub hints: usize,
    /// What was put out, oldest first.
    pub transcript: Vec<Output>,
    /// Lines that were typed into the terminal, oldest first.
    #[serde(default)]
    pub history: Vec<String>,
    /// Database, attempts and verdict, as the worker last saved them.
    pub saved: Option<Rc<Saved>>,
}

/// What the store holds for one exercise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Grows by one with every write, by whichever tab.
    pub generation: u64,
    /// The work.
    pub work: Work,
}

/// Files that were typed and not yet written when the page went, with what they were before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// Before and after, by path.
    pub files: BTreeMap<String, (Option<String>, Option<String>)>,
}

impl Draft {
    /// What `work` has and `base` has not; nothing if that is nothing.
    pub fn of(base: &Work, work: &Work) -> Option<Self> {
        let paths: BTreeSet<&String> = base.files.keys().chain(work.files.keys()).collect();
        let files: BTreeMap<_, _> = paths
            .into_iter()
            .map(|path| (path.clone(), (base.files.get(path).cloned(), work.files.get(path).cloned())))
            .filter(|(_, (was, now))| was != now)
            .collect();
        (!files.is_empty()).then_some(Self { files })
    }
}

/// What came out of writing to the store.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// What the store holds now.
    pub record: Record,
    /// Whether another tab had written since the base.
    pub newer: bool,
    /// Whether the store must be written; not if it holds all of this already.
    pub written: bool,
    /// Files that both had changed; the other tab's text has the path, this tab's is beside it.
    pub conflicts: Vec<String>,
}

impl Work {
    /// The work of somebody who has done nothing yet.
    pub fn start(sheet: &Sheet) -> Self {
        let mut tabs: Vec<String> = sheet.open.iter().filter(|path| sheet.files.contains_key(*path)).cloned().collect();
        if tabs.is_empty() {
            tabs.extend(sheet.files.keys().next().cloned());
        }
        Self {
            files: sheet.files.clone(),
            front: tabs.first().cloned().unwrap_or_default(),
            tabs,
            answers: BTreeMap::new(),
            hints: 0,
            transcript: Vec::new(),
            history: Vec::new(),
            saved: None,
        }
    }

    /// Keeps a line that was typed.
    pub fn remember(&mut self, line: &str) {
        if !line.trim().is_empty() && self.history.last().is_none_or(|last| last != line) {
            self.history.push(line.to_owned());
            let excess = self.history.len().saturating_sub(super::HISTORY_LIMIT);
            self.history.drain(..excess);
        }
    }

    /// Brings a file to front, in a tab.
    pub fn show(&mut self, path: &str) {
        if !self.tabs.iter().any(|tab| tab == path) {
            self.tabs.push(path.into());
        }
        self.front = path.into();
    }

    /// Closes the tabs of files that are gone and sees to a file in front.
    pub fn tidy(&mut self) {
        self.tabs.retain(|path| self.files.contains_key(path));
        if !self.tabs.contains(&self.front) {
            self.front = self.tabs.first().or_else(|| self.files.keys().next()).cloned().unwrap_or_default();
            let front = self.front.clone();
            if !front.is_empty() {
                self.show(&front);
            }
        }
    }

    /// Merges this work, grown from `base`, with what somebody else made of `base`; nothing that was typed is lost.
    ///
    /// Answers the files that both changed: theirs keeps the path, ours goes beside it as `path.conflict`.
    pub fn merge(&mut self, base: &Self, theirs: &Self) -> Vec<String> {
        let copies = self.merge_files(base, theirs);
        self.saved = pick(&base.saved, &self.saved, &theirs.saved);
        self.transcript = pick(&base.transcript, &self.transcript, &theirs.transcript);
        self.history = pick(&base.history, &self.history, &theirs.history);
        self.answers = merge_answers(&base.answers, &self.answers, &theirs.answers);
        self.hints = self.hints.max(theirs.hints);
        for tab in &theirs.tabs {
            if !self.tabs.contains(tab) && !base.tabs.contains(tab) {
                self.tabs.push(tab.clone());
            }
        }
        self.tabs.extend(copies.iter().map(|(_, copy)| copy.clone()));
        self.tidy();
        copies.into_iter().map(|(path, _)| path).collect()
    }

    /// Takes in a draft; what the store has got since is kept beside it.
    pub fn take_draft(&mut self, draft: &Draft) -> Vec<String> {
        let (mut base, mut mine) = (self.clone(), self.clone());
        for (path, (was, now)) in &draft.files {
            put(&mut base.files, path, was.as_ref());
            put(&mut mine.files, path, now.as_ref());
        }
        let conflicts = mine.merge(&base, self);
        *self = mine;
        conflicts
    }

    /// Whether all but tabs and front is the same.
    fn same_but_view(&self, other: &Self) -> bool {
        let Self { files, tabs: _, front: _, answers, hints, transcript, history, saved } = self;
        *files == other.files
            && *answers == other.answers
            && *hints == other.hints
            && *transcript == other.transcript
            && *history == other.history
            && *saved == other.saved
    }

    /// Answers each file that both changed with the path of its copy.
    fn merge_files(&mut self, base: &Self, theirs: &Self) -> Vec<(String, String)> {
        let mine = std::mem::take(&mut self.files);
        let paths: BTreeSet<&String> = base.files.keys().chain(mine.keys()).chain(theirs.files.keys()).collect();
        let mut copies = Vec::new();
        for path in &paths {
            let path = *path;
            let (was, my, their) = (base.files.get(path), mine.get(path), theirs.files.get(path));
            if let (Some(my), Some(their)) = (my, their)
                && my != their
                && was != Some(my)
                && was != Some(their)
            {
                let copy = beside(path, |copy| paths.contains(&copy.to_owned()) || self.files.contains_key(copy));
                self.files.insert(copy.clone(), my.clone());
                copies.push((path.clone(), copy));
                self.files.insert(path.clone(), their.clone());
                continue;
            }
            let kept = if my == was { their } else { my.or(their.filter(|_| their != was)) };
            if let Some(text) = kept {
                self.files.insert(path.clone(), text.clone());
            }
        }
        copies
    }
}

impl Record {
    /// Writes `mine`, grown from `base`, over what the store holds.
    pub fn write(base: &Self, mine: &Work, stored: Option<&Self>) -> Kept {
        let mut work = mine.clone();
        let newer = stored.filter(|record| record.generation > base.generation);
        let conflicts = newer.map_or_else(Vec::new, |record| work.merge(&base.work, &record.work));
        if let Some(stored) = stored.filter(|record| record.work.same_but_view(&work)) {
            let record = Self { generation: stored.generation, work };
            return Kept {
                written: newer.is_none() && stored.work != record.work,
                record,
                newer: newer.is_some(),
                conflicts,
            };
        }
        let generation = base.generation.max(stored.map_or(0, |record| record.generation)) + 1;
        Kept { record: Self { generation, work }, newer: newer.is_some(), written: true, conflicts }
    }
}

fn put(files: &mut Files, path: &str, text: Option<&String>) {
    match text {
        Some(text) => files.insert(path.into(), text.clone()),
        None => files.remove(path),
    };
}

/// A path beside `path` that is not taken; its ending keeps Alembic from reading it.
fn beside(path: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut copy = format!("{path}.conflict");
    while taken(&copy) {
        copy.push('+');
    }
    copy
}

fn pick<T: Clone + PartialEq>(base: &T, mine: &T, theirs: &T) -> T {
    if mine == base { theirs.clone() } else { mine.clone() }
}

fn merge_answers(
    base: &BTreeMap<String, String>,
    mine: &BTreeMap<String, String>,
    theirs: &BTreeMap<String, String>,
) -> BTreeMap<String, String> {
    let mut merged = theirs.clone();
    merged.extend(
        mine.iter().filter(|(id, text)| base.get(*id) != Some(text)).map(|(id, text)| (id.clone(), text.clone())),
    );
    merged
}

#[cfg(test)]
mod tests {
    use super::{Draft, Record, Work};
    use expect_test::{Expect, expect};
    use protocol::Sheet;

    fn work(files: &[(&str, &str)]) -> Work {
        let files = files.iter().map(|(path, text)| ((*path).into(), (*text).into())).collect();
        Work::start(&Sheet {
            id: "x".into(),
            title: String::new(),
            files,
            open: Vec::new(),
            hints: Vec::new(),
            predictions: Vec::new(),
            solution: protocol::Files::new(),
        })
    }

    #[track_caller]
    fn check(base: &[(&str, &str)], mine: &[(&str, &str)], theirs: &[(&str, &str)], expected: &Expect) {
        let base = Record { generation: 1, work: work(base) };
        let theirs = Record { generation: 2, work: work(theirs) };
        let kept = Record::write(&base, &work(mine), Some(&theirs));
        assert_eq!(kept.record.generation, if kept.written { 3 } else { 2 });
        let files: Vec<String> = kept.record.work.files.iter().map(|(path, text)| format!("{path}={text}")).collect();
        expected.assert_eq(&format!("{} conflicts {:?}", files.join(" "), kept.conflicts));
    }

    #[test]
    fn takes_what_one_side_changed() {
        check(&[("a", "1")], &[("a", "1")], &[("a", "2")], &expect!["a=2 conflicts []"]);
        check(&[("a", "1")], &[("a", "2")], &[("a", "1")], &expect!["a=2 conflicts []"]);
        check(&[("a", "1")], &[("a", "2")], &[("a", "2")], &expect!["a=2 conflicts []"]);
        check(
            &[("a", "1")],
            &[("a", "1"), ("b", "3")],
            &[("a", "1"), ("c", "4")],
            &expect!["a=1 b=3 c=4 conflicts []"],
        );
    }

    #[test]
    fn keeps_both_when_both_changed() {
        check(&[("a", "1")], &[("a", "2")], &[("a", "3")], &expect![[r#"a=3 a.conflict=2 conflicts ["a"]"#]]);
        check(&[], &[("a", "2")], &[("a", "3")], &expect![[r#"a=3 a.conflict=2 conflicts ["a"]"#]]);
    }

    #[test]
    fn keeps_an_older_copy() {
        check(
            &[("a", "1"), ("a.conflict", "0")],
            &[("a", "2"), ("a.conflict", "0")],
            &[("a", "3"), ("a.conflict", "0")],
            &expect![[r#"a=3 a.conflict=0 a.conflict+=2 conflicts ["a"]"#]],
        );
    }

    #[test]
    fn a_draft_goes_over_what_it_grew_from() {
        let (base, typed) = (work(&[("a", "1"), ("b", "1")]), work(&[("a", "2"), ("b", "1")]));
        let draft = Draft::of(&base, &typed).expect("a was typed");
        for (stored, expected) in [("1", "2"), ("2", "2")] {
            let mut work = work(&[("a", stored), ("b", "9")]);
            assert_eq!(work.take_draft(&draft), Vec::<String>::new());
            assert_eq!((work.files["a"].as_str(), work.files["b"].as_str()), (expected, "9"));
        }
        let mut work = work(&[("a", "3")]);
        assert_eq!(work.take_draft(&draft), ["a"]);
        assert_eq!(Draft::of(&base, &base), None);
    }

    #[test]
    fn prefers_text_to_removal() {
        check(&[("a", "1"), ("b", "1")], &[("b", "1")], &[("a", "2"), ("b", "1")], &expect!["a=2 b=1 conflicts []"]);
        check(&[("a", "1"), ("b", "1")], &[("a", "2"), ("b", "1")], &[("b", "1")], &expect!["a=2 b=1 conflicts []"]);
        check(&[("a", "1"), ("b", "1")], &[("b", "1")], &[("a", "1"), ("b", "1")], &expect!["b=1 conflicts []"]);
    }
}
