//! Places in files.

/// A place in a file of the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Project path.
    pub path: String,
    /// 1-based line.
    pub line: u32,
    /// 1-based column in characters; 1 if unknown.
    pub column: u32,
}

impl Place {
    /// Reads `file:line:column` or `file:line`.
    pub fn parse(text: &str) -> Option<Self> {
        let (head, last) = text.rsplit_once(':')?;
        let last: u32 = last.trim().parse().ok()?;
        let place = match head.rsplit_once(':').and_then(|(path, line)| Some((path, line.parse().ok()?))) {
            Some((path, line)) => Self { path: path.into(), line, column: last },
            None => Self { path: head.into(), line: last, column: 1 },
        };
        (!place.path.is_empty() && place.line > 0).then_some(place)
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}:{}", self.path, self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::Place;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, expected: &Expect) {
        expected.assert_eq(&Place::parse(text).map_or("none".into(), |place| place.to_string()));
    }

    #[test]
    fn reads_places() {
        check("a/b.py:12:5", &expect!["a/b.py:12:5"]);
        check("a/b.py:12", &expect!["a/b.py:12:1"]);
        check("a/b.py", &expect!["none"]);
        check("", &expect!["none"]);
        check(":3:4", &expect!["none"]);
        check("a.py:0:4", &expect!["none"]);
    }
}
