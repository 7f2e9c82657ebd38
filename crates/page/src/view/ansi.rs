//! Colours of the terminal.

use yew::prelude::*;

/// A text with its escape sequences taken apart: colours and bold become classes, what moves the cursor is left out.
pub(super) fn coloured(text: &str) -> Html {
    if !text.contains('\u{1b}') {
        return html! { { text } };
    }
    runs(text)
        .into_iter()
        .map(|(class, run)| {
            if class.is_empty() {
                html! { { run } }
            } else {
                html! { <span {class}>{ run }</span> }
            }
        })
        .collect()
}

/// Texts with their classes.
fn runs(text: &str) -> Vec<(String, String)> {
    let mut runs: Vec<(String, String)> = Vec::new();
    let mut style = Style::default();
    let mut pieces = text.split('\u{1b}');
    let mut put = |style: &Style, text: &str| {
        if !text.is_empty() {
            runs.push((style.class(), text.to_owned()));
        }
    };
    put(&style, pieces.next().unwrap_or_default());
    for piece in pieces {
        let Some(rest) = piece.strip_prefix('[') else {
            put(&style, piece);
            continue;
        };
        let end = rest.find(|letter: char| letter.is_ascii_alphabetic()).unwrap_or(rest.len());
        if rest[end..].starts_with('m') {
            style.take(&rest[..end]);
        }
        put(&style, rest.get(end + 1..).unwrap_or_default());
    }
    runs
}

#[derive(Debug, Default)]
struct Style {
    bold: bool,
    colour: Option<u8>,
}

impl Style {
    fn take(&mut self, codes: &str) {
        for code in codes.split(';') {
            match code.parse::<u8>().unwrap_or_default() {
                0 => *self = Self::default(),
                1 => self.bold = true,
                22 => self.bold = false,
                colour @ 30..=37 => self.colour = Some(colour - 30),
                colour @ 90..=97 => self.colour = Some(colour - 90),
                39 => self.colour = None,
                _ => {}
            }
        }
    }

    fn class(&self) -> String {
        const NAMES: [&str; 8] = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];
        let colour = self.colour.map(|colour| format!("ansi-{}", NAMES[usize::from(colour)]));
        let bold = self.bold.then(|| "ansi-bold".to_owned());
        colour.into_iter().chain(bold).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::runs;

    #[test]
    fn colours_become_classes() {
        let found = runs("a\u{1b}[1;31mb\u{1b}[0m c\u{1b}[Kd\u{1b}[");
        let shown: Vec<String> = found.iter().map(|(class, text)| format!("{class}:{text}")).collect();
        assert_eq!(shown, [":a", "ansi-red ansi-bold:b", ": c", ":d"]);
    }
}
