//! The whole book.

use crate::chapter::{self, Chapter};
use crate::exercise::Exercise;
use crate::manifest::{self, Manifest};
use crate::{ChecklistBox, Database, Files, Part, exercise_file, lint, overlay, under};
use diagnostics::{Diagnostic, Span};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A book that was read without fault.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Book {
    /// Its title.
    pub title: String,
    /// The revision of the base project for which [`Book::rows`] are written.
    pub rows_at: String,
    /// Files of the base project.
    pub project: Files,
    /// SQL that fills the databases, by database.
    pub rows: BTreeMap<Database, String>,
    /// Parts, in order.
    pub parts: Vec<Part>,
    /// Exercises by id.
    pub exercises: BTreeMap<String, Exercise>,
    /// Boxes of the checklist, in order.
    pub checklist: Vec<ChecklistBox>,
}

impl Book {
    /// The files with which the learner begins an exercise.
    pub fn start_files(&self, exercise: &Exercise) -> Files {
        overlay(&self.project, &exercise.start)
    }

    /// The files of an exercise with its solution in place.
    pub fn solution_files(&self, exercise: &Exercise) -> Files {
        overlay(&self.start_files(exercise), &exercise.solution)
    }

    /// What the worker needs of the book: exercises without wrong answers, parts without text.
    #[must_use]
    pub fn bundle(&self) -> Self {
        let mut bundle = self.clone();
        for part in &mut bundle.parts {
            part.html.clear();
        }
        for exercise in bundle.exercises.values_mut() {
            exercise.wrong.clear();
        }
        bundle
    }
}

/// Reads a book and looks for every fault that can be found without running anything.
///
/// # Errors
/// All faults, each with a label that names the file and the place in it; see [`crate::place`].
pub fn load(files: &Files) -> Result<Book, Vec<Diagnostic>> {
    let manifest = read_manifest(files).map_err(|error| vec![error])?;
    let mut faults = Vec::new();
    let chapters = read_chapters(files, &manifest, &mut faults);
    let exercises = read_exercises(files, &mut faults);
    let book = Book {
        title: manifest.title,
        rows_at: manifest.rows_at,
        project: under(files, "project"),
        rows: database_rows(files),
        parts: chapters.iter().map(|chapter| chapter.part.clone()).collect(),
        exercises,
        checklist: manifest.checklist,
    };
    lint::check(files, &book, &chapters, &mut faults);
    if faults.is_empty() { Ok(book) } else { Err(faults) }
}

fn read_manifest(files: &Files) -> Result<Manifest, Diagnostic> {
    let missing =
        || Diagnostic::error("book-missing", "there is no book.toml").at_source(manifest::PATH, Span::new(0, 0));
    let manifest = manifest::read(files.get(manifest::PATH).ok_or_else(missing)?)?;
    if manifest.format == manifest::FORMAT {
        return Ok(manifest);
    }
    let message = format!("format {} is not known; this program reads format {}", manifest.format, manifest::FORMAT);
    Err(Diagnostic::error("book-format", message).at_source(manifest::PATH, Span::new(0, 0)))
}

fn read_chapters(files: &Files, manifest: &Manifest, faults: &mut Vec<Diagnostic>) -> Vec<Chapter> {
    let mut chapters = Vec::new();
    for folder in &manifest.parts {
        let path = format!("{}/chapter.md", folder.get_ref());
        let read = match files.get(&path) {
            Some(text) => chapter::read(folder.get_ref(), &path, text),
            None => Err(Diagnostic::error("book-missing", format!("there is no {path}"))
                .at_source(manifest::PATH, crate::toml_text::span(folder))),
        };
        match read {
            Ok(chapter) => chapters.push(chapter),
            Err(fault) => faults.push(fault),
        }
    }
    chapters
}

fn read_exercises(files: &Files, faults: &mut Vec<Diagnostic>) -> BTreeMap<String, Exercise> {
    let mut exercises = BTreeMap::new();
    let folders: BTreeSet<&str> = files.keys().filter_map(|path| path.strip_suffix("/exercise.toml")).collect();
    for folder in folders {
        match exercise_file::read(files, folder) {
            Ok(exercise) => {
                let path = exercise.file();
                if let Some(other) = exercises.insert(exercise.id.clone(), exercise) {
                    let message = format!("the id {:?} is taken by {}", other.id, other.folder);
                    faults.push(Diagnostic::error("book-duplicate", message).at_source(path, Span::new(0, 0)));
                }
            }
            Err(more) => faults.extend(more),
        }
    }
    exercises
}

fn database_rows(files: &Files) -> BTreeMap<Database, String> {
    Database::ALL
        .into_iter()
        .filter_map(|database| Some((database, files.get(&format!("databases/{database}.sql"))?.clone())))
        .collect()
}
