//! What is wrong, as output with its source line and as data for the editor.

use diagnostics::{Diagnostic, Source, Span};
use protocol::{Files, Output};
use shell::Problem;
use std::fmt::Write as _;

/// The problem as output, if it has a place in the learner's files.
pub(crate) fn output(problem: &Problem, files: &Files) -> Option<Output> {
    let (path, line, column) = parse(&problem.place)?;
    let source = Source::new(path, files.get(path)?.as_str());
    let span = span(&source, line, column);
    let diagnostic = Diagnostic { labels: Vec::new(), ..problem.diagnostic.clone() }.at_source(path, span);
    Some(Output::Problem {
        place: problem.place.clone(),
        rendered: render(&source, line, span, &diagnostic),
        diagnostic,
    })
}

/// `path:line` or `path:line:column`.
fn parse(place: &str) -> Option<(&str, usize, Option<usize>)> {
    let (rest, last) = place.rsplit_once(':')?;
    let last: usize = last.parse().ok()?;
    match rest.rsplit_once(':') {
        Some((path, line)) if line.parse::<usize>().is_ok() => Some((path, line.parse().ok()?, Some(last))),
        _ => Some((rest, last, None)),
    }
}

/// From the column, or the first letter of the line, to the end of the line.
fn span(source: &Source, line: usize, column: Option<usize>) -> Span {
    let start = source.line_start(line);
    let text = source.text[start..].lines().next().unwrap_or_default();
    let indent = text.len() - text.trim_start().len();
    let before = column.map_or(indent, |column| text.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum());
    Span::new(start + before, start + text.trim_end().len().max(before))
}

/// The message, the line and a caret.
fn render(source: &Source, line: usize, span: Span, diagnostic: &Diagnostic) -> String {
    let start = source.line_start(line);
    let text = source.text[start..].lines().next().unwrap_or_default();
    let number = line.to_string();
    let margin = " ".repeat(number.len());
    let indent: String =
        source.text[start..span.start].chars().map(|character| if character == '\t' { '\t' } else { ' ' }).collect();
    let mut out = format!("{}\n{margin} |\n{number} | {text}\n{margin} | {indent}^\n", diagnostic.message);
    for (word, more) in [("DETAIL", &diagnostic.detail), ("HINT", &diagnostic.hint)] {
        if let Some(more) = more {
            let _ = writeln!(out, "{word}:  {more}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    fn problem(place: &str) -> Problem {
        let diagnostic = Diagnostic::error("python", "NameError: name 'op' is not defined");
        Problem { place: place.to_owned(), diagnostic }
    }

    #[test]
    fn a_place_is_shown_with_its_line() {
        let problem = problem("a.py:2:5");
        let files = Files::from([("a.py".to_owned(), "def upgrade():\n    op.x()\n".to_owned())]);
        let Some(Output::Problem { rendered, diagnostic, .. }) = output(&problem, &files) else {
            panic!("it has a place");
        };
        expect![[r"
            NameError: name 'op' is not defined
              |
            2 |     op.x()
              |     ^
        "]]
        .assert_eq(&rendered);
        assert_eq!(diagnostic.span(), Some(Span::new(19, 25)));
    }

    #[test]
    fn a_place_past_the_end_is_no_panic() {
        assert!(output(&problem("a.py:9:9"), &Files::from([("a.py".to_owned(), "é".to_owned())])).is_some());
        assert!(output(&problem("nowhere"), &Files::new()).is_none());
    }
}
