//! `exercise.toml` and the folders beside it.

use crate::exercise::{Check, Exercise, Prediction, Truth, WrongAnswer};
use crate::{Database, Files, toml_text, under};
use diagnostics::{Diagnostic, Span};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// The version of the format that this crate reads.
pub(crate) const FORMAT: u32 = 1;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    format: Spanned<u32>,
    id: String,
    number: u32,
    title: String,
    part: u32,
    checklist: Vec<String>,
    open: Vec<String>,
    start: String,
    start_fails: String,
    #[serde(default)]
    databases: BTreeMap<Database, String>,
    #[serde(default)]
    hints: Vec<String>,
    #[serde(default)]
    check: Vec<Spanned<toml::Table>>,
    #[serde(default)]
    prediction: Vec<Spanned<PredictionText>>,
    #[serde(default)]
    wrong: Vec<Spanned<WrongText>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PredictionText {
    id: String,
    text: String,
    #[serde(default)]
    choices: Vec<String>,
    because: String,
    truth: Truth,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrongText {
    name: String,
    check: String,
    #[serde(default)]
    also: Vec<String>,
    reason: String,
    #[serde(default)]
    database: Option<Database>,
    #[serde(default)]
    answers: BTreeMap<String, String>,
}

/// Reads the exercise in a folder of the book.
pub(crate) fn read(files: &Files, folder: &str) -> Result<Exercise, Vec<Diagnostic>> {
    let path = format!("{folder}/exercise.toml");
    let all = under(files, folder);
    let text: Text =
        toml_text::read(&path, 0, all.get("exercise.toml").map_or("", String::as_str)).map_err(|error| vec![error])?;
    if *text.format.get_ref() != FORMAT {
        let message = format!("format {} is not known; this program reads format {FORMAT}", text.format.get_ref());
        return Err(vec![Diagnostic::error("book-format", message).at_source(path, toml_text::span(&text.format))]);
    }
    let (checks, errors): (Vec<_>, Vec<_>) =
        text.check.iter().map(|table| read_check(&path, table)).partition(Result::is_ok);
    let errors: Vec<_> = errors.into_iter().filter_map(Result::err).collect();
    if !errors.is_empty() {
        return Err(errors);
    }
    Ok(Exercise {
        databases: databases(&text.start, &text.databases),
        id: text.id,
        number: text.number,
        title: text.title,
        part: text.part,
        folder: folder.to_owned(),
        checklist: text.checklist,
        open: text.open,
        task: all.get("task.md").cloned().unwrap_or_default(),
        checks: checks.into_iter().filter_map(Result::ok).collect(),
        start_fails: text.start_fails,
        hints: text.hints,
        predictions: text.prediction.into_iter().map(prediction).collect(),
        start: under(&all, "start"),
        solution: under(&all, "solution"),
        rows: rows(&all),
        variants: folders(&all, "variants"),
        wrong: wrong(text.wrong, &all),
    })
}

/// Every database starts where the exercise starts, unless it is given a start of its own.
fn databases(start: &str, own: &BTreeMap<Database, String>) -> BTreeMap<Database, String> {
    Database::ALL
        .into_iter()
        .map(|database| (database, own.get(&database).cloned().unwrap_or_else(|| start.to_owned())))
        .collect()
}

fn rows(all: &Files) -> BTreeMap<Database, String> {
    Database::ALL
        .into_iter()
        .filter_map(|database| Some((database, all.get(&format!("rows/{database}.sql"))?.clone())))
        .collect()
}

/// The folders below a folder, with their files.
fn folders(all: &Files, folder: &str) -> BTreeMap<String, Files> {
    let inside = under(all, folder);
    let names = inside.keys().filter_map(|path| path.split_once('/')).map(|(name, _)| name.to_owned());
    names.map(|name| (name.clone(), under(&inside, &name))).collect()
}

fn prediction(text: Spanned<PredictionText>) -> Prediction {
    let span = toml_text::span(&text);
    let text = text.into_inner();
    Prediction { id: text.id, text: text.text, choices: text.choices, because: text.because, truth: text.truth, span }
}

fn wrong(texts: Vec<Spanned<WrongText>>, all: &Files) -> Vec<WrongAnswer> {
    let mut folders = folders(all, "wrong");
    texts
        .into_iter()
        .map(|text| {
            let span = toml_text::span(&text);
            let text = text.into_inner();
            WrongAnswer {
                files: folders.remove(&text.name).unwrap_or_default(),
                name: text.name,
                check: text.check,
                also: text.also,
                reason: text.reason,
                database: text.database,
                answers: text.answers,
                span,
            }
        })
        .collect()
}

fn read_check(path: &str, table: &Spanned<toml::Table>) -> Result<Check, Diagnostic> {
    let span = toml_text::span(table);
    let mut rest = table.get_ref().clone();
    let word = |key: &str, rest: &mut toml::Table| match rest.remove(key) {
        Some(toml::Value::String(text)) => Ok(text),
        Some(_) => Err(fault(path, span, format!("`{key}` of a check is a text"))),
        None => Err(fault(path, span, format!("a check has no `{key}`"))),
    };
    let (id, kind, title) = (word("id", &mut rest)?, word("kind", &mut rest)?, word("title", &mut rest)?);
    let hint = if rest.contains_key("hint") { Some(word("hint", &mut rest)?) } else { None };
    let databases = match rest.remove("databases") {
        None => Vec::new(),
        Some(value) => value.try_into().map_err(|_| {
            fault(path, span, "`databases` of a check is a list of `empty`, `seeded`, `hostile`".to_owned())
        })?,
    };
    let parameters = serde_json::to_value(rest)
        .map_err(|error| fault(path, span, format!("the parameters of check {id:?} cannot be kept: {error}")))?;
    Ok(Check { id, kind, title, databases, hint, parameters, span })
}

fn fault(path: &str, span: Span, message: String) -> Diagnostic {
    Diagnostic::error("book-check", message).at_source(path, span)
}
