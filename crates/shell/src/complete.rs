//! Whether a text is a whole script, or more lines must come.

/// What is open at a place of the script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    Single,
    Double,
    Backquote,
    Paren,
    Substitution,
    Brace,
    If,
    Loop,
    Case,
    Group,
}

/// Whether bash would run the text instead of asking for another line.
pub(crate) fn is_complete(text: &str) -> bool {
    let mut reader =
        Reader { rest: text, open: Vec::new(), word: String::new(), begins: true, heredocs: Vec::new(), joins: false };
    reader.read()
}

struct Reader<'t> {
    rest: &'t str,
    open: Vec<Open>,
    /// The word that is being read.
    word: String,
    /// Whether it stands where a command's name stands.
    begins: bool,
    /// The ends of the here-documents that begin on this line.
    heredocs: Vec<(String, bool)>,
    /// Whether the line ends in `|`, `&&`, `||` or a backslash.
    joins: bool,
}

impl Reader<'_> {
    fn read(&mut self) -> bool {
        while let Some(letter) = self.rest.chars().next() {
            let before = self.rest;
            self.rest = &self.rest[letter.len_utf8()..];
            match self.open.last() {
                Some(Open::Single) => self.close_if(letter == '\''),
                Some(Open::Double) => self.quoted(letter),
                _ => {
                    if !self.plain(letter, before) {
                        return false;
                    }
                }
            }
        }
        self.end_word();
        self.open.is_empty() && self.heredocs.is_empty() && !self.joins
    }

    fn close_if(&mut self, closes: bool) {
        if closes {
            self.open.pop();
        }
    }

    fn quoted(&mut self, letter: char) {
        match letter {
            '"' => self.close_if(true),
            '\\' => self.skip(1),
            '$' if self.rest.starts_with('(') => {
                self.skip(1);
                self.open.push(Open::Substitution);
                self.begins = true;
            }
            _ => {}
        }
    }

    fn skip(&mut self, letters: usize) {
        let length = self.rest.chars().take(letters).map(char::len_utf8).sum();
        self.rest = &self.rest[length..];
    }

    /// Reads a letter outside of quotes; false if a here-document has no end.
    fn plain(&mut self, letter: char, before: &str) -> bool {
        if !letter.is_whitespace() {
            self.joins = false;
        }
        match letter {
            '\'' => self.opens(Open::Single),
            '"' => self.opens(Open::Double),
            '`' if self.open.last() == Some(&Open::Backquote) => self.close_if(true),
            '`' => self.opens(Open::Backquote),
            '\\' => {
                self.joins = matches!(self.rest, "" | "\n");
                self.word.push('\\');
                self.skip(1);
            }
            '$' if self.rest.starts_with('{') => {
                self.skip(1);
                self.opens(Open::Brace);
            }
            '$' if self.rest.starts_with('(') => {
                self.skip(1);
                self.word.clear();
                self.open.push(Open::Substitution);
                self.begins = true;
            }
            '}' if self.open.last() == Some(&Open::Brace) => self.close_if(true),
            '#' if self.word.is_empty() => self.rest = &self.rest[self.rest.find('\n').unwrap_or(self.rest.len())..],
            '<' if before.starts_with("<<") && !before.starts_with("<<<") => self.heredoc(),
            '<' if before.starts_with("<<<") => self.skip(2),
            '(' => {
                self.end_word();
                self.open.push(Open::Paren);
                self.begins = true;
            }
            ')' => {
                self.end_word();
                // After `f()` and a pattern of `case` stands a command, after `$(…)` the rest of a word.
                self.begins = self.open.last() != Some(&Open::Substitution);
                self.close_if(matches!(self.open.last(), Some(Open::Paren | Open::Substitution)));
            }
            ';' | '&' | '|' => {
                self.end_word();
                self.begins = true;
                self.joins = letter == '|' || before.starts_with("&&");
                if before.starts_with("&&") || before.starts_with("||") {
                    self.skip(1);
                }
            }
            '\n' => {
                self.end_word();
                self.begins = true;
                return self.bodies();
            }
            space if space.is_whitespace() => self.end_word(),
            other => self.word.push(other),
        }
        true
    }

    fn opens(&mut self, what: Open) {
        self.word.push('x');
        self.open.push(what);
    }

    /// Words that open and close what takes several lines.
    fn end_word(&mut self) {
        let word = std::mem::take(&mut self.word);
        if word.is_empty() {
            return;
        }
        let begins = std::mem::replace(&mut self.begins, false);
        if !begins {
            return;
        }
        let closes = |open: Option<&Open>, what| open == Some(&what);
        match word.as_str() {
            "if" => self.open.push(Open::If),
            "for" | "while" | "until" | "select" => self.open.push(Open::Loop),
            "case" => self.open.push(Open::Case),
            "{" => self.open.push(Open::Group),
            "fi" => self.close_if(closes(self.open.last(), Open::If)),
            "done" => self.close_if(closes(self.open.last(), Open::Loop)),
            "esac" => self.close_if(closes(self.open.last(), Open::Case)),
            "}" => self.close_if(closes(self.open.last(), Open::Group)),
            _ => {}
        }
        self.begins =
            matches!(word.as_str(), "if" | "while" | "until" | "then" | "do" | "else" | "elif" | "{" | "!" | "time");
    }

    /// `<<EOF`, `<<-'EOF'`
    fn heredoc(&mut self) {
        self.end_word();
        self.skip(1);
        let tabs = self.rest.starts_with('-');
        if tabs {
            self.skip(1);
        }
        let rest = self.rest.trim_start_matches([' ', '\t']);
        let length =
            rest.find(|letter: char| letter.is_whitespace() || ";|&<>()".contains(letter)).unwrap_or(rest.len());
        let end: String = rest[..length].chars().filter(|letter| !"'\"\\".contains(*letter)).collect();
        self.rest = &rest[length..];
        self.heredocs.push((end, tabs));
    }

    /// The here-documents that begin after this line; false if one has no end.
    fn bodies(&mut self) -> bool {
        for (end, tabs) in std::mem::take(&mut self.heredocs) {
            loop {
                if self.rest.is_empty() {
                    return false;
                }
                let length = self.rest.find('\n').map_or(self.rest.len(), |at| at + 1);
                let line = self.rest[..length].trim_end_matches('\n');
                let line = if tabs { line.trim_start_matches('\t') } else { line };
                let is_end = line == end;
                self.rest = &self.rest[length..];
                if is_end {
                    break;
                }
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::is_complete;

    #[track_caller]
    fn check(text: &str, expected: bool) {
        assert_eq!(is_complete(text), expected, "{text}");
    }

    #[test]
    fn one_line_is_enough() {
        for text in [
            "alembic upgrade head",
            "if true; then echo yes; fi",
            "for f in a b; do echo $f; done",
            "echo \"$(echo 'a b')\" ${x:-y} # if",
            "case x in x) echo x;; esac",
            "echo if for while",
            "f() { echo x; }",
            "( echo a )",
            "cat <<< text",
        ] {
            check(text, true);
        }
    }

    #[test]
    fn more_must_come() {
        for text in [
            "echo 'a",
            "psql -c \"",
            "if true; then",
            "for f in a b\ndo",
            "a |",
            "a &&",
            "a \\",
            "cat <<EOF",
            "cat <<EOF > x\ntext",
            "echo $(ls",
            "f() {",
        ] {
            check(text, false);
        }
    }

    #[test]
    fn several_lines_become_whole() {
        check("if true\nthen echo yes\nfi", true);
        check("cat <<'EOF' > x\nif a\nEOF", true);
        check("psql -c \"\nSELECT 1;\n\"", true);
        check("a |\nb", true);
    }
}
