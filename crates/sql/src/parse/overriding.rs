//! `OVERRIDING SYSTEM VALUE` in an INSERT, which the parser does not know: it is taken out of the tokens that the parser
//! gets, and the analysis reads it from the text.

use super::Text;
use diagnostics::Span;
use sqlparser::keywords::Keyword;
use sqlparser::tokenizer::{Token, TokenWithSpan};

/// What an INSERT overrides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Overriding {
    /// Nothing.
    No,
    /// `OVERRIDING SYSTEM VALUE`: given values take the place of generated ones.
    System,
    /// `OVERRIDING USER VALUE`: given values of identity columns are passed over.
    User,
}

/// The tokens without the clauses.
pub(super) fn without(tokens: &[TokenWithSpan]) -> Vec<TokenWithSpan> {
    let mut kept = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match clause(&tokens[at..]) {
            Some(length) => at += length,
            None => {
                kept.push(token.clone());
                at += 1;
            }
        }
    }
    kept
}

/// How many tokens the clause that begins here takes.
fn clause(tokens: &[TokenWithSpan]) -> Option<usize> {
    if !is_word(&tokens.first()?.token, "overriding") {
        return None;
    }
    let mut words = tokens.iter().enumerate().filter(|(_, one)| !matches!(one.token, Token::Whitespace(_))).skip(1);
    let (_, which) = words.next()?;
    let (last, value) = words.next()?;
    let (_, next) = words.next()?;
    let is_clause = (is_word(&which.token, "system") || is_word(&which.token, "user"))
        && is_word(&value.token, "value")
        && (next.token == Token::LParen
            || matches!(&next.token, Token::Word(word)
                if matches!(word.keyword, Keyword::VALUES | Keyword::SELECT | Keyword::WITH | Keyword::TABLE)));
    is_clause.then_some(last + 1)
}

fn is_word(token: &Token, wanted: &str) -> bool {
    matches!(token, Token::Word(word) if word.quote_style.is_none() && word.value.eq_ignore_ascii_case(wanted))
}

/// What the INSERT whose table is named at `name` overrides.
pub(crate) fn overriding(text: &Text, name: Span) -> Overriding {
    let mut words = text.words().map(|(token, _)| token).zip(text.words().skip(1).map(|(token, _)| token));
    let mut spans = text.words().map(|(_, span)| span);
    let mut depth = 0;
    while let (Some((token, next)), Some(span)) = (words.next(), spans.next()) {
        if span.start < name.end {
            continue;
        }
        match token {
            Token::LParen => depth += 1,
            Token::RParen => depth -= 1,
            Token::SemiColon => break,
            Token::Word(word) if depth == 0 && matches!(word.keyword, Keyword::VALUES | Keyword::SELECT) => break,
            token if depth == 0 && is_word(token, "overriding") => {
                return if is_word(next, "system") { Overriding::System } else { Overriding::User };
            }
            _ => {}
        }
    }
    Overriding::No
}
