//! A chapter: front matter between `+++`, then Markdown with `{{exercise ID}}` on lines of their own.

use crate::{Part, markdown, toml_text};
use diagnostics::{Diagnostic, Span};
use serde::Deserialize;

/// What the front matter says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FrontMatter {
    part: u32,
    title: String,
    minutes: u32,
    summary: String,
}

/// A chapter, and what must still be looked at when all of them are known.
#[derive(Debug)]
pub(crate) struct Chapter {
    pub(crate) part: Part,
    /// Exercise ids with the span of their placeholder.
    pub(crate) placeholders: Vec<(String, Span)>,
    /// Link targets with their span.
    pub(crate) links: Vec<(String, Span)>,
}

/// Reads `FOLDER/chapter.md`.
pub(crate) fn read(folder: &str, path: &str, text: &str) -> Result<Chapter, Diagnostic> {
    let (matter_at, matter, body_at) = split(path, text)?;
    let matter: FrontMatter = toml_text::read(path, matter_at, matter)?;
    let (body, placeholders) = take_placeholders(&text[body_at..], body_at);
    let rendered = markdown::render(&body);
    let part = Part {
        number: matter.part,
        folder: folder.to_owned(),
        title: matter.title,
        minutes: matter.minutes,
        summary: matter.summary,
        headings: rendered.headings,
        exercises: placeholders.iter().map(|(id, _)| id.clone()).collect(),
        html: rendered.html,
    };
    let links = rendered
        .links
        .into_iter()
        .map(|(target, span)| (target, Span::new(span.start + body_at, span.end + body_at)))
        .collect();
    Ok(Chapter { part, placeholders, links })
}

/// Offset of the front matter, the front matter, offset of the body.
fn split<'text>(path: &str, text: &'text str) -> Result<(usize, &'text str, usize), Diagnostic> {
    let missing = || {
        Diagnostic::error("book-front-matter", "a chapter starts with its front matter between two lines `+++`")
            .at_source(path, Span::new(0, 0))
    };
    let rest = text.strip_prefix("+++\n").ok_or_else(missing)?;
    let end = rest.find("\n+++\n").ok_or_else(missing)?;
    Ok((4, &rest[..=end], 4 + end + 5))
}

/// Replaces the placeholders by comments of the same length, so that spans stay true.
fn take_placeholders(body: &str, offset: usize) -> (String, Vec<(String, Span)>) {
    let mut out = String::with_capacity(body.len());
    let mut found = Vec::new();
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        let id = line.trim().strip_prefix("{{exercise ").and_then(|rest| rest.strip_suffix("}}"));
        if let Some(id) = id {
            found.push((id.trim().to_owned(), Span::new(offset + at, offset + at + line.trim_end().len())));
            out.push_str(&line.replace("{{exercise ", "<!--exercise:").replace("}}", "-->"));
        } else {
            out.push_str(line);
        }
        at += line.len();
    }
    (out, found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, expected: &Expect) {
        let shown = match read("part-1", "part-1/chapter.md", text) {
            Ok(chapter) => format!("{}\n{:?}\n", chapter.part.html, chapter.placeholders),
            Err(error) => format!("{} at {:?}\n", error.message, error.span()),
        };
        expected.assert_eq(&shown);
    }

    #[test]
    fn a_placeholder_becomes_a_mark() {
        check(
            "+++\npart = 1\ntitle = \"T\"\nminutes = 5\nsummary = \"S\"\n+++\n# T\n\n{{exercise last-login}}\n\nEnd.\n",
            &expect![[r#"
                <h1 id="t">T</h1>
                <!--exercise:last-login-->
                <p>End.</p>

                [("last-login", Span { start: 60, end: 83 })]
            "#]],
        );
    }

    #[test]
    fn front_matter_is_demanded() {
        check(
            "# T\n",
            &expect![[r"
                a chapter starts with its front matter between two lines `+++` at Some(Span { start: 0, end: 0 })
            "]],
        );
    }

    #[test]
    fn an_unknown_key_is_named_at_its_place() {
        check(
            "+++\npart = 1\ncolour = 3\n+++\n",
            &expect![[r"
                unknown field `colour`, expected one of `part`, `title`, `minutes`, `summary` at Some(Span { start: 13, end: 19 })
            "]],
        );
    }
}
