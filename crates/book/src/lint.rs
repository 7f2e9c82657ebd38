//! Faults that show when all files are read.

use crate::chapter::Chapter;
use crate::exercise::Exercise;
use crate::{Book, Files, manifest, markdown};
use diagnostics::{Diagnostic, Span};
use std::collections::BTreeSet;

/// Marks the place where the learner begins.
const TODO: &str = "TODO";

/// Looks for every fault.
pub(crate) fn check(files: &Files, book: &Book, chapters: &[Chapter], faults: &mut Vec<Diagnostic>) {
    let mut shown = BTreeSet::new();
    for chapter in chapters {
        check_chapter(files, book, chapters, chapter, &mut shown, faults);
    }
    for exercise in book.exercises.values() {
        let mut lint = Lint { files, book, exercise, faults };
        lint.run(shown.contains(exercise.id.as_str()));
    }
    unique(book.checklist.iter().map(|entry| &entry.id), |id| {
        faults.push(at_start(manifest::PATH, "book-duplicate", format!("the checklist has {id:?} twice")));
    });
}

fn at_start(path: &str, code: &str, message: String) -> Diagnostic {
    Diagnostic::error(code, message).at_source(path, Span::new(0, 0))
}

fn unique<'id>(ids: impl Iterator<Item = &'id String>, mut twice: impl FnMut(&str)) {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            twice(id);
        }
    }
}

fn check_chapter<'book>(
    files: &Files,
    book: &Book,
    chapters: &[Chapter],
    chapter: &'book Chapter,
    shown: &mut BTreeSet<&'book str>,
    faults: &mut Vec<Diagnostic>,
) {
    let path = format!("{}/chapter.md", chapter.part.folder);
    for (id, span) in &chapter.placeholders {
        let fault = match book.exercises.get(id) {
            None => Some(format!("there is no exercise {id:?}")),
            Some(exercise) if exercise.part != chapter.part.number => {
                Some(format!("exercise {id:?} says that it belongs to part {}", exercise.part))
            }
            Some(_) if !shown.insert(id) => Some(format!("exercise {id:?} is shown twice")),
            Some(_) => None,
        };
        faults.extend(fault.map(|message| Diagnostic::error("book-exercise", message).at_source(&path, *span)));
    }
    for (target, span) in &chapter.links {
        if let Some(message) = broken(files, chapters, chapter, target) {
            faults.push(Diagnostic::error("book-link", message).at_source(&path, *span));
        }
    }
}

/// What is wrong with a link, if it can be followed inside the book.
fn broken(files: &Files, chapters: &[Chapter], from: &Chapter, target: &str) -> Option<String> {
    if target.contains("://") || target.starts_with("mailto:") {
        return None;
    }
    let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
    let to = if path.is_empty() {
        from
    } else {
        let folder = path.strip_prefix("../").and_then(|path| path.strip_suffix("/chapter.md")).unwrap_or(path);
        match chapters.iter().find(|chapter| chapter.part.folder == folder) {
            Some(chapter) => chapter,
            None if files.contains_key(folder) => return None,
            None => return Some(format!("there is nothing at {path:?}")),
        }
    };
    let known = anchor.is_empty() || to.part.headings.iter().any(|heading| heading.id == anchor);
    (!known).then(|| format!("{} has no heading {anchor:?}", to.part.folder))
}

/// The faults of one exercise.
struct Lint<'a> {
    files: &'a Files,
    book: &'a Book,
    exercise: &'a Exercise,
    faults: &'a mut Vec<Diagnostic>,
}

impl Lint<'_> {
    fn run(&mut self, is_shown: bool) {
        let exercise = self.exercise;
        if !is_shown {
            self.fault(Span::new(0, 0), format!("no chapter shows exercise {:?}", exercise.id));
        }
        if markdown::slug(&exercise.id) != exercise.id {
            self.fault(
                Span::new(0, 0),
                format!("the id {:?} is not made of lower case, digits and dashes", exercise.id),
            );
        }
        for entry in &exercise.checklist {
            if !self.book.checklist.iter().any(|known| known.id == *entry) {
                self.fault(Span::new(0, 0), format!("the checklist has no box {entry:?}"));
            }
        }
        self.texts();
        self.files_of_the_project();
        self.checks();
        self.predictions();
        self.wrong_answers();
    }

    fn fault(&mut self, span: Span, message: String) {
        self.faults.push(Diagnostic::error("book-exercise", message).at_source(self.exercise.file(), span));
    }

    fn texts(&mut self) {
        if self.exercise.task.trim().is_empty() {
            self.fault(Span::new(0, 0), format!("there is no {}/task.md", self.exercise.folder));
        }
        if self.exercise.hints.len() < 2 {
            self.fault(
                Span::new(0, 0),
                "an exercise has at least two hints, from a nudge to nearly the answer".to_owned(),
            );
        }
        if self.exercise.checks.is_empty() {
            self.fault(Span::new(0, 0), "an exercise has at least one check".to_owned());
        }
    }

    fn files_of_the_project(&mut self) {
        let start = self.book.start_files(self.exercise);
        for path in &self.exercise.open {
            if !start.contains_key(path) {
                self.fault(Span::new(0, 0), format!("`open` names {path:?}, which is not in the project"));
            }
        }
        if !self.exercise.solution.is_empty() && !self.exercise.start.values().any(|text| text.contains(TODO)) {
            self.fault(Span::new(0, 0), format!("no file of start/ marks with {TODO} where the learner begins"));
        }
        let marked =
            self.exercise.solution.iter().filter(|(_, text)| text.contains(TODO)).map(|(path, _)| path.clone());
        for path in marked.collect::<Vec<_>>() {
            self.fault(Span::new(0, 0), format!("solution/{path} still says {TODO}"));
        }
    }

    fn checks(&mut self) {
        let mut twice = Vec::new();
        unique(self.exercise.checks.iter().map(|check| &check.id), |id| {
            twice.push(id.to_owned());
        });
        for id in twice {
            self.fault(Span::new(0, 0), format!("two checks have the id {id:?}"));
        }
        if !self.exercise.checks.iter().any(|check| check.id == self.exercise.start_fails) {
            self.fault(
                Span::new(0, 0),
                format!("`start_fails` names {:?}, which is no check", self.exercise.start_fails),
            );
        }
        for check in &self.exercise.checks {
            if check.title.ends_with('.') || check.title.is_empty() {
                self.fault(check.span, format!("the title of check {:?} is a sentence without full stop", check.id));
            }
        }
    }

    fn predictions(&mut self) {
        for prediction in &self.exercise.predictions {
            if let Some(variant) = &prediction.truth.variant
                && !self.exercise.variants.contains_key(&variant.0)
            {
                self.fault(prediction.span, format!("there is no folder variants/{}", variant.0));
            }
            if prediction.choices.len() == 1 {
                self.fault(prediction.span, format!("prediction {:?} leaves no choice", prediction.id));
            }
        }
    }

    fn wrong_answers(&mut self) {
        if self.exercise.wrong.len() < 3 {
            self.fault(Span::new(0, 0), "an exercise declares at least three wrong answers".to_owned());
        }
        for wrong in &self.exercise.wrong {
            for id in std::iter::once(&wrong.check).chain(&wrong.also) {
                if !self.exercise.checks.iter().any(|check| check.id == *id) {
                    self.fault(wrong.span, format!("there is no check {id:?}"));
                }
            }
            if wrong.files.is_empty() && wrong.answers.is_empty() {
                self.fault(wrong.span, format!("there are neither files in wrong/{} nor answers", wrong.name));
            }
        }
        let prefix = format!("{}/wrong/", self.exercise.folder);
        let folders: BTreeSet<&str> = self
            .files
            .keys()
            .filter_map(|path| path.strip_prefix(&prefix)?.split_once('/').map(|(name, _)| name))
            .collect();
        for name in folders {
            if !self.exercise.wrong.iter().any(|wrong| wrong.name == name) {
                self.fault(Span::new(0, 0), format!("wrong/{name} is not declared"));
            }
        }
    }
}
