//! Cuts a psql script where psql answers.

/// The script in pieces that each end with a line at which psql has run everything it read: after a statement's `;` or
/// after a meta-command. What is left without an end is the last piece.
pub fn chunks(script: &str) -> Vec<&str> {
    let mut chunks = Vec::new();
    let mut start = 0;
    let mut end = 0;
    let mut state = State::default();
    for line in script.split_inclusive('\n') {
        end += line.len();
        let command = state.is_blank() && line.trim_start().starts_with('\\');
        if !command {
            state.read(line);
        }
        if command || state.is_complete() {
            chunks.push(&script[start..end]);
            start = end;
            state = State::default();
        }
    }
    if start < script.len() {
        chunks.push(&script[start..]);
    }
    chunks
}

/// What the reader is inside of.
#[derive(Debug, Default, PartialEq, Eq)]
enum Inside {
    #[default]
    Nothing,
    Quoted {
        quote: char,
        escapes: bool,
    },
    Dollar(String),
    Comment(usize),
}

/// How far a statement has been read.
#[derive(Debug, Default)]
struct State {
    inside: Inside,
    parentheses: usize,
    begun: bool,
    ended: bool,
}

impl State {
    fn is_blank(&self) -> bool {
        !self.begun && self.inside == Inside::Nothing
    }

    fn is_complete(&self) -> bool {
        self.ended && self.is_blank()
    }

    fn read(&mut self, line: &str) {
        let mut rest = line;
        while let Some(sign) = rest.chars().next() {
            let used = match &mut self.inside {
                Inside::Nothing => match self.outside(rest, sign) {
                    Some(used) => used,
                    None => return,
                },
                Inside::Quoted { escapes: true, .. } if sign == '\\' => rest.chars().take(2).map(char::len_utf8).sum(),
                Inside::Quoted { quote, .. } => {
                    if sign == *quote {
                        self.inside = Inside::Nothing;
                    }
                    sign.len_utf8()
                }
                Inside::Dollar(tag) if rest.starts_with(tag.as_str()) => {
                    let used = tag.len();
                    self.inside = Inside::Nothing;
                    used
                }
                Inside::Dollar(_) => sign.len_utf8(),
                Inside::Comment(depth) => match rest.get(..2) {
                    Some("/*") => {
                        *depth += 1;
                        2
                    }
                    Some("*/") => {
                        *depth -= 1;
                        if *depth == 0 {
                            self.inside = Inside::Nothing;
                        }
                        2
                    }
                    _ => sign.len_utf8(),
                },
            };
            rest = &rest[used..];
        }
    }

    /// Reads one token outside of quotes and comments; nothing if the rest of the line is a comment.
    fn outside(&mut self, rest: &str, sign: char) -> Option<usize> {
        if rest.starts_with("--") {
            return None;
        }
        if rest.starts_with("/*") {
            self.inside = Inside::Comment(1);
            return Some(2);
        }
        match sign {
            ';' if self.parentheses == 0 => {
                self.begun = false;
                self.ended = true;
                return Some(1);
            }
            _ if sign.is_whitespace() => return Some(sign.len_utf8()),
            '\'' | '"' => self.inside = Inside::Quoted { quote: sign, escapes: false },
            'E' | 'e' if rest[1..].starts_with('\'') => {
                self.begun = true;
                self.inside = Inside::Quoted { quote: '\'', escapes: true };
                return Some(2);
            }
            '(' => self.parentheses += 1,
            ')' => self.parentheses = self.parentheses.saturating_sub(1),
            '$' => {
                if let Some(tag) = dollar_tag(rest) {
                    self.begun = true;
                    self.inside = Inside::Dollar(tag.to_owned());
                    return Some(tag.len());
                }
            }
            _ => {}
        }
        self.begun = true;
        Some(sign.len_utf8())
    }
}

/// The `$tag$` that a text begins with.
fn dollar_tag(text: &str) -> Option<&str> {
    let end = text[1..].find('$')? + 2;
    let name = &text[1..end - 1];
    let valid = name.chars().all(|sign| sign.is_alphanumeric() || sign == '_')
        && !name.starts_with(|it: char| it.is_ascii_digit());
    valid.then_some(&text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(script: &str, expected: &[&str]) {
        assert_eq!(chunks(script), expected);
    }

    #[test]
    fn statements_and_commands() {
        check("SELECT 1;\n\\dt\nSELECT\n2;\n", &["SELECT 1;\n", "\\dt\n", "SELECT\n2;\n"]);
        check("SELECT 1; SELECT 2;\nSELECT 3\n", &["SELECT 1; SELECT 2;\n", "SELECT 3\n"]);
    }

    #[test]
    fn semicolons_that_end_nothing() {
        check(
            "SELECT ';\n', \";\" /* ;\n; */, E'\\';', $x$;\n$x$;\n",
            &["SELECT ';\n', \";\" /* ;\n; */, E'\\';', $x$;\n$x$;\n"],
        );
        check("-- one;\nSELECT 1; -- two;\n", &["-- one;\nSELECT 1; -- two;\n"]);
        check("SELECT (1;\n2);\n", &["SELECT (1;\n2);\n"]);
    }
}
