//! The texts: the contents of the course, and each part with its neighbours.

use crate::layout::{Text, escape, file};
use book::{Book, NavigationEntry, Page};
use std::fmt::Write as _;

const WELCOME: &str = "<p class=\"lead\">You read a part, write a real Alembic revision in Python, run it up and down on the \
    database in this page, and a grader says what holds. There is nothing to install. What works here works with Alembic \
    and PostgreSQL; what fails there fails here, with the same words.</p>\n";

/// The first page: parts, progress, checklist.
pub(crate) fn page(book: &Book, parts: &[NavigationEntry]) -> Text {
    let mut html = format!(
        "<h1>{}</h1>\n{WELCOME}<h2 id=\"parts-list\">Parts</h2>\n<ol class=\"contents\">\n",
        escape(&book.title)
    );
    for (entry, part) in parts.iter().zip(&book.parts) {
        let _ = writeln!(
            html,
            "<li><a href=\"{}\">{}</a> <span class=\"minutes\">{} min</span><br>{}</li>",
            file(&entry.address),
            escape(&entry.title),
            entry.minutes,
            escape(&part.summary),
        );
    }
    html.push_str("</ol>\n<h2 id=\"progress\">Exercises</h2>\n<div data-progress>\n<ol class=\"progress\">\n");
    for entry in parts {
        for (id, title) in &entry.exercises {
            let (href, id) = (file(&entry.address), escape(id));
            let _ = writeln!(html, "<li><a href=\"{href}#{id}\" data-of=\"{id}\">{}</a></li>", escape(title));
        }
    }
    html.push_str("</ol>\n</div>\n");
    if !book.checklist.is_empty() {
        html.push_str("<h2 id=\"checklist\">What you can do afterwards</h2>\n<ul class=\"checklist\">\n");
        for item in &book.checklist {
            let _ = writeln!(html, "<li>{}</li>", escape(&item.text));
        }
        html.push_str("</ul>\n");
    }
    Text {
        title: book.title.clone(),
        summary: "A workbook for database migrations that runs in your browser.".into(),
        html,
    }
}

/// A part, with links to the one before and the one after.
pub(crate) fn part(page: &Page, parts: &[NavigationEntry]) -> Text {
    let at = parts.iter().position(|entry| entry.address == page.address);
    let before = at.and_then(|at| parts.get(at.checked_sub(1)?));
    let after = at.and_then(|at| parts.get(at + 1));
    let mut html = page.html.clone();
    html.push_str("\n<nav class=\"neighbours\" aria-label=\"Neighbouring parts\">");
    for (entry, rel, word) in [(before, "prev", "Before"), (after, "next", "Next")] {
        if let Some(entry) = entry {
            let _ =
                write!(html, "<a rel=\"{rel}\" href=\"{}\">{word}: {}</a>", file(&entry.address), escape(&entry.title));
        }
    }
    html.push_str("</nav>\n");
    Text { title: page.title.clone(), summary: page.summary.clone(), html }
}
