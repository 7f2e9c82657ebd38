//! A text with its tokens, so that line and column become byte offsets.

use super::syntax_error;
use diagnostics::{Diagnostic, Span};
use sqlparser::dialect::PostgreSqlDialect;
use sqlparser::tokenizer::{self, Location, Token, TokenWithSpan, Tokenizer};

/// A text, its tokens and where its lines start.
#[derive(Debug, Clone)]
pub struct Text {
    source: String,
    lines: Vec<usize>,
    tokens: Vec<TokenWithSpan>,
    spans: Vec<Span>,
    fault: Option<Diagnostic>,
}

impl Text {
    /// Reads the tokens of a text; what is wrong with them is said when it is parsed.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let mut new = Self { source: text, lines, tokens: Vec::new(), spans: Vec::new(), fault: None };
        if new.source.contains('\0') {
            new.fault = Some(zero());
            return new;
        }
        let tokens = Tokenizer::new(&PostgreSqlDialect {}, &new.source).tokenize_with_location();
        match tokens {
            Ok(tokens) if tokens.iter().any(|token| writes_zero(&token.token)) => new.fault = Some(zero()),
            Ok(tokens) => {
                new.spans = spans(&new.source, &tokens);
                new.tokens = tokens;
            }
            Err(error) => new.fault = Some(syntax_error::token_words(&new, &error)),
        }
        new
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.source
    }

    /// The byte offset of a line and column.
    pub fn offset(&self, location: Location) -> usize {
        if let Ok(index) = self.tokens.binary_search_by_key(&location, |token| token.span.start) {
            return self.spans[index].start;
        }
        if let Ok(index) = self.tokens.binary_search_by_key(&location, |token| token.span.end) {
            return self.spans[index].end;
        }
        let wide = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        let (line, column) = (wide(location.line), wide(location.column));
        let Some(&start) = line.checked_sub(1).and_then(|line| self.lines.get(line)) else {
            return self.source.len();
        };
        let rest = &self.source[start..];
        start + rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at)
    }

    /// The byte span of a span of the tree; nothing for what the parser made up.
    pub fn span(&self, span: tokenizer::Span) -> Option<Span> {
        (span.start.line > 0).then(|| Span::new(self.offset(span.start), self.offset(span.end)))
    }

    /// The token that starts at an offset.
    pub(crate) fn token_at(&self, offset: usize) -> Option<Span> {
        self.words().map(|(_, span)| span).find(|span| span.start == offset)
    }

    /// The first token between two offsets whose text is `wanted`, in any case.
    pub(crate) fn find_between(&self, wanted: &str, start: usize, end: usize) -> Option<Span> {
        self.words().map(|(_, span)| span).find(|span| {
            span.start >= start && span.end <= end && self.source[span.start..span.end].eq_ignore_ascii_case(wanted)
        })
    }

    /// The last token that ends at or before an offset.
    pub(crate) fn word_before(&self, offset: usize) -> Option<(&Token, Span)> {
        self.words().take_while(|(_, span)| span.end <= offset).last()
    }

    pub(crate) fn last_end_before(&self, offset: usize) -> usize {
        self.word_before(offset).map_or(0, |(_, span)| span.end)
    }

    /// The tokens without whitespace and comments.
    pub(crate) fn words(&self) -> impl Iterator<Item = (&Token, Span)> {
        self.tokens
            .iter()
            .zip(&self.spans)
            .filter(|(token, _)| !matches!(token.token, Token::Whitespace(_) | Token::EOF))
            .map(|(token, span)| (&token.token, *span))
    }

    pub(crate) fn tokens(&self) -> &[TokenWithSpan] {
        &self.tokens
    }

    pub(super) fn fault(&self) -> Option<&Diagnostic> {
        self.fault.as_ref()
    }
}

/// PostgreSQL's text holds every character but this one; to SQLite it would be the end of a statement.
fn zero() -> Diagnostic {
    crate::fault::error("22021", "invalid byte sequence for encoding \"UTF8\": 0x00", None)
}

/// Whether a string writes it by an escape.
fn writes_zero(token: &Token) -> bool {
    match token {
        Token::EscapedStringLiteral(text) | Token::UnicodeStringLiteral(text) => text.contains('\0'),
        _ => false,
    }
}

/// The byte spans of tokens, in one pass over the text.
fn spans(text: &str, tokens: &[TokenWithSpan]) -> Vec<Span> {
    let mut at = Location::new(1, 1);
    let mut offset = 0;
    let mut characters = text.chars().peekable();
    let mut reach = |wanted: Location| {
        while at < wanted {
            match characters.next() {
                Some('\n') => {
                    at = Location::new(at.line + 1, 1);
                    offset += 1;
                }
                Some(character) => {
                    at = Location::new(at.line, at.column + 1);
                    offset += character.len_utf8();
                }
                None => break,
            }
        }
        offset
    };
    tokens.iter().map(|token| Span::new(reach(token.span.start), reach(token.span.end))).collect()
}
