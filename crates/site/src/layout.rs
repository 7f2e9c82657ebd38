//! The frame around a text.

use book::NavigationEntry;
use std::fmt::Write as _;

/// A text with its title.
pub(crate) struct Text {
    /// Plain text.
    pub(crate) title: String,
    /// One sentence, plain text.
    pub(crate) summary: String,
    /// HTML.
    pub(crate) html: String,
}

/// The file of an address of the book: `part-3/` is `part-3.html`.
pub(crate) fn file(address: &str) -> String {
    format!("{}.html", address.trim_end_matches('/'))
}

/// Names the build in the template, and asks for page module and styles by that name.
pub(crate) fn stamped(template: &str, build: &str) -> Result<String, String> {
    let named = fill(template, "<meta name=\"retort-build\" content=\"", build)?;
    Ok(["./page.js", "./page_bg.wasm", "./style.css"].iter().fold(named, |html, name| {
        html.replace(&format!("{name}\""), &format!("{name}?{build}\""))
            .replace(&format!("{name}'"), &format!("{name}?{build}'"))
    }))
}

/// Puts a text into the template.
pub(crate) fn page(
    template: &str,
    address: Option<&str>,
    text: &Text,
    parts: &[NavigationEntry],
) -> Result<String, String> {
    let title = format!("{} · Retort", escape(&text.title));
    let html = template.replacen("<title>Retort</title>", &format!("<title>{title}</title>"), 1);
    let html = html.replacen(
        "A workbook for database migrations that runs wholly in your browser.",
        &escape(&text.summary),
        1,
    );
    let html = fill(&html, "<nav id=\"parts\" aria-label=\"Parts\">", &navigation(address, parts))?;
    fill(&html, "<main id=\"text\">", &text.html)
}

fn fill(html: &str, after: &str, text: &str) -> Result<String, String> {
    let at = html.find(after).ok_or_else(|| format!("the template has no {after}"))? + after.len();
    Ok(format!("{}{text}{}", &html[..at], &html[at..]))
}

fn navigation(address: Option<&str>, parts: &[NavigationEntry]) -> String {
    let mut out = String::from("<ol>");
    for part in parts {
        let current = if address == Some(part.address.as_str()) { " aria-current=\"page\"" } else { "" };
        let (href, number, title) = (file(&part.address), part.number, escape(&part.title));
        let _ = write!(out, "<li><a href=\"{href}\"{current}><span class=\"number\">{number}</span> {title}</a></li>");
    }
    out.push_str("</ol>");
    out
}

/// Text as HTML.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::{Text, file, page, stamped};
    use expect_test::expect;

    const TEMPLATE: &str = "<meta name=\"retort-build\" content=\"\"><title>Retort</title><script>import './page.js'; x('./page_bg.wasm')</script><nav id=\"parts\" aria-label=\"Parts\"></nav><main id=\"text\"></main>";

    #[test]
    fn fills_the_template() {
        let template = stamped(TEMPLATE, "abc").expect("the template is whole");
        let text = Text { title: "A & B".into(), summary: "On both.".into(), html: "<h1>A</h1>".into() };
        let html = page(&template, None, &text, &[]).expect("the template is whole");
        expect![[r#"<meta name="retort-build" content="abc"><title>A &amp; B · Retort</title><script>import './page.js?abc'; x('./page_bg.wasm?abc')</script><nav id="parts" aria-label="Parts"><ol></ol></nav><main id="text"><h1>A</h1></main>"#]]
            .assert_eq(&html);
        assert_eq!(file("part-3/"), "part-3.html");
        assert!(page("<main>", None, &text, &[]).is_err());
    }
}
