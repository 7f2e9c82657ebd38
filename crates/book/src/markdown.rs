//! Markdown to HTML.

use crate::Heading;
use diagnostics::Span;
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use std::collections::BTreeSet;

/// A rendered text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Rendered {
    /// HTML.
    pub(crate) html: String,
    /// Headings, in order.
    pub(crate) headings: Vec<Heading>,
    /// Targets of links and images, with the byte span of the whole link.
    pub(crate) links: Vec<(String, Span)>,
}

/// Renders a text; headings get ids.
pub(crate) fn render(text: &str) -> Rendered {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut events: Vec<(Event<'_>, Span)> = Parser::new_ext(text, options)
        .into_offset_iter()
        .map(|(event, range)| (event, Span::new(range.start, range.end)))
        .collect();
    let headings = name_headings(&mut events);
    let links = events.iter().filter_map(|(event, span)| Some((target(event)?, *span))).collect();
    for (event, _) in &mut events {
        lead_to_pages(event);
    }
    let mut out = String::new();
    html::push_html(&mut out, events.into_iter().map(|(event, _)| event));
    Rendered { html: make_scrollable(&out), headings, links }
}

/// Renders one line or a few paragraphs without headings.
pub(crate) fn render_snippet(text: &str) -> String {
    let html = render(text).html;
    let trimmed = html.trim();
    match trimmed.strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>")) {
        Some(inner) if !inner.contains("<p>") => inner.to_owned(),
        _ => trimmed.to_owned(),
    }
}

/// Lets the keyboard reach what scrolls sideways.
fn make_scrollable(html: &str) -> String {
    html.replace("<pre>", "<pre tabindex=\"0\">")
}

/// Chapters link to files, pages to pages: `../part-3/chapter.md#x` becomes `part-3.html#x`.
fn lead_to_pages(event: &mut Event<'_>) {
    if let Event::Start(Tag::Link { dest_url, .. }) = event {
        let (path, anchor) = dest_url.split_once('#').unwrap_or((dest_url, ""));
        if let Some(folder) = path.strip_prefix("../").and_then(|path| path.strip_suffix("/chapter.md")) {
            let anchor = if anchor.is_empty() { String::new() } else { format!("#{anchor}") };
            *dest_url = CowStr::from(format!("{folder}.html{anchor}"));
        }
    }
}

fn target(event: &Event<'_>) -> Option<String> {
    match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some(dest_url.to_string()),
        _ => None,
    }
}

/// Gives every heading an id made of its text, and returns all of them.
fn name_headings(events: &mut [(Event<'_>, Span)]) -> Vec<Heading> {
    let mut headings = Vec::new();
    let mut taken = BTreeSet::new();
    for at in 0..events.len() {
        let Event::Start(Tag::Heading { level, .. }) = &events[at].0 else {
            continue;
        };
        let level = *level;
        let text = heading_text(&events[at + 1..]);
        let name = unique(&slug(&text), &mut taken);
        if let Event::Start(Tag::Heading { id, .. }) = &mut events[at].0 {
            *id = Some(CowStr::from(name.clone()));
        }
        headings.push(Heading { level: level_number(level), id: name, text });
    }
    headings
}

fn heading_text(events: &[(Event<'_>, Span)]) -> String {
    let mut text = String::new();
    for (event, _) in events {
        match event {
            Event::End(TagEnd::Heading(_)) => break,
            Event::Text(piece) | Event::Code(piece) => text.push_str(piece),
            Event::SoftBreak => text.push(' '),
            _ => {}
        }
    }
    text
}

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// Letters and digits in lower case, everything else as single dashes.
pub(crate) fn slug(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        if character.is_alphanumeric() || character == '_' {
            out.extend(character.to_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}

fn unique(name: &str, taken: &mut BTreeSet<String>) -> String {
    let name = if name.is_empty() { "section" } else { name };
    let mut candidate = name.to_owned();
    let mut count = 1;
    while !taken.insert(candidate.clone()) {
        count += 1;
        candidate = format!("{name}-{count}");
    }
    candidate
}

/// Text as it must stand in HTML.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(input: &str, expected: &Expect) {
        expected.assert_eq(&render(input).html);
    }

    #[test]
    fn headings_get_unique_ids() {
        check(
            "## The `users` table\n\n## The users table\n",
            &expect![[r#"
                <h2 id="the-users-table">The <code>users</code> table</h2>
                <h2 id="the-users-table-2">The users table</h2>
            "#]],
        );
    }

    #[test]
    fn code_says_its_language_and_can_be_scrolled_by_keyboard() {
        check(
            "```python\nx < 1\n```\n",
            &expect![[r#"
                <pre tabindex="0"><code class="language-python">x &lt; 1
                </code></pre>
            "#]],
        );
    }

    #[test]
    fn a_snippet_has_no_paragraph_around_it() {
        assert_eq!(render_snippet("How *many*?"), "How <em>many</em>?");
    }

    #[test]
    fn links_to_chapters_lead_to_pages() {
        check(
            "[a](../part-3/chapter.md#x) [b](https://example.com/chapter.md)\n",
            &expect![[r#"
                <p><a href="part-3.html#x">a</a> <a href="https://example.com/chapter.md">b</a></p>
            "#]],
        );
    }

    #[test]
    fn links_are_listed_with_their_place() {
        let links = render("see [there](../part-2/) now").links;
        assert_eq!(links, vec![("../part-2/".to_owned(), Span::new(4, 23))]);
    }
}
