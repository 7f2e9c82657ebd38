//! Chapters as HTML fragments, and what stands around them.

use crate::exercise::Exercise;
use crate::{Book, Heading, Part, markdown, sheet};
use serde::Serialize;
use std::fmt::Write as _;

/// A page of the course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Page {
    /// Its address, relative to the site: `part-3/`.
    pub address: String,
    /// Title, plain text.
    pub title: String,
    /// What it is about, plain text.
    pub summary: String,
    /// Its headings of level 2 and deeper.
    pub headings: Vec<Heading>,
    /// The text, an HTML fragment that starts with the `h1`; exercises stand in it as [`protocol::Sheet`] says.
    pub html: String,
}

/// An entry of the navigation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NavigationEntry {
    /// Number of the part.
    pub number: u32,
    /// Its address, relative to the site.
    pub address: String,
    /// Its title.
    pub title: String,
    /// How many minutes it takes.
    pub minutes: u32,
    /// Exercises in it: id and title.
    pub exercises: Vec<(String, String)>,
}

/// Every part as a page, in order.
pub fn pages(book: &Book) -> Vec<Page> {
    book.parts.iter().map(|part| page(book, part)).collect()
}

/// The parts, in order.
pub fn navigation(book: &Book) -> Vec<NavigationEntry> {
    book.parts
        .iter()
        .map(|part| NavigationEntry {
            number: part.number,
            address: format!("{}/", part.folder),
            title: part.title.clone(),
            minutes: part.minutes,
            exercises: part
                .exercises
                .iter()
                .filter_map(|id| Some((id.clone(), book.exercises.get(id)?.title.clone())))
                .collect(),
        })
        .collect()
}

fn page(book: &Book, part: &Part) -> Page {
    let mut html = part.html.clone();
    for id in &part.exercises {
        if let Some(exercise) = book.exercises.get(id) {
            html = html.replace(&format!("<!--exercise:{id}-->"), &section(book, exercise));
        }
    }
    Page {
        address: format!("{}/", part.folder),
        title: part.title.clone(),
        summary: part.summary.clone(),
        headings: part.headings.iter().filter(|heading| heading.level > 1).cloned().collect(),
        html,
    }
}

/// The placeholder of an exercise: readable as it is, taken over by the page.
fn section(book: &Book, exercise: &Exercise) -> String {
    let mut out = format!(
        "<section class=\"exercise\" data-exercise=\"{id}\" id=\"{id}\" aria-labelledby=\"{id}-title\">\n<h2 id=\"{id}-title\">Exercise {number}: {title}</h2>\n",
        id = markdown::escape(&exercise.id),
        number = exercise.number,
        title = markdown::escape(&exercise.title),
    );
    out.push_str(&markdown::render(&exercise.task).html);
    out.push_str("<div class=\"fallback\">\n");
    push_files(&mut out, exercise);
    push_questions(&mut out, exercise);
    push_stages(&mut out, exercise);
    out.push_str("</div>\n");
    let _ = writeln!(out, "<script type=\"application/json\" class=\"sheet\">{}</script>", json(book, exercise));
    out.push_str("</section>");
    out
}

/// What is open at the start, for readers without scripts.
fn push_files(out: &mut String, exercise: &Exercise) {
    for (path, text) in exercise.open.iter().filter_map(|path| Some((path, exercise.start.get(path)?))) {
        let _ = writeln!(
            out,
            "<details class=\"file\"><summary><code>{}</code></summary><pre tabindex=\"0\"><code class=\"language-python\">{}</code></pre></details>",
            markdown::escape(path),
            markdown::escape(text),
        );
    }
}

fn push_questions(out: &mut String, exercise: &Exercise) {
    if exercise.predictions.is_empty() {
        return;
    }
    out.push_str("<ol class=\"predictions\">\n");
    for prediction in &exercise.predictions {
        let _ = write!(out, "<li>{}", markdown::render_snippet(&prediction.text));
        if !prediction.choices.is_empty() {
            let choices: Vec<String> =
                prediction.choices.iter().map(|choice| format!("<li>{}</li>", markdown::escape(choice))).collect();
            let _ = write!(out, "<ul>{}</ul>", choices.concat());
        }
        let _ = writeln!(
            out,
            "<details class=\"because\"><summary>Why</summary>{}</details></li>",
            markdown::render(&prediction.because).html
        );
    }
    out.push_str("</ol>\n");
}

fn push_stages(out: &mut String, exercise: &Exercise) {
    for (at, hint) in exercise.hints.iter().enumerate() {
        let _ = writeln!(
            out,
            "<details class=\"hint\"><summary>Hint {}</summary>{}</details>",
            at + 1,
            markdown::render(hint).html
        );
    }
}

/// The sheet as JSON that cannot end its script element.
fn json(book: &Book, exercise: &Exercise) -> String {
    serde_json::to_string(&sheet::sheet(book, exercise))
        .expect("a sheet is text, lists and maps with text keys")
        .replace('<', "\\u003c")
}
