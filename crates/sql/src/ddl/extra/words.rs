//! Reading words, and what several statements are made of.

use super::Parsed;
use sqlparser::ast::Ident;
use sqlparser::parser::{Parser, ParserError};
use sqlparser::tokenizer::Token;

/// `fillfactor = 70`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StorageOption {
    /// Its name, folded, with its namespace.
    pub name: String,
    /// Its value; nothing for the name alone.
    pub value: Option<String>,
}

/// What a statement is that is none of these.
pub(super) fn no<T>() -> Parsed<T> {
    Err(ParserError::ParserError(String::new()))
}

fn is_word(token: &Token, expected: &str) -> bool {
    matches!(token, Token::Word(word) if word.quote_style.is_none() && word.value.eq_ignore_ascii_case(expected))
}

/// Whether these words come next.
pub(super) fn peek(parser: &Parser<'_>, expected: &[&str]) -> bool {
    expected.iter().enumerate().all(|(at, word)| is_word(&parser.peek_nth_token_ref(at).token, word))
}

/// Takes these words if they come next.
pub(super) fn words(parser: &mut Parser<'_>, expected: &[&str]) -> bool {
    let is_it = peek(parser, expected);
    if is_it {
        expected.iter().for_each(|_| drop(parser.next_token()));
    }
    is_it
}

/// Takes a word if it comes next.
pub(super) fn word(parser: &mut Parser<'_>, expected: &str) -> bool {
    words(parser, &[expected])
}

/// Takes a word that has to come next.
pub(super) fn expect(parser: &mut Parser<'_>, expected: &str) -> Parsed<()> {
    if word(parser, expected) { Ok(()) } else { no() }
}

/// `IF EXISTS`
pub(super) fn if_exists(parser: &mut Parser<'_>) -> bool {
    words(parser, &["if", "exists"])
}

/// `IF NOT EXISTS`
pub(super) fn if_not_exists(parser: &mut Parser<'_>) -> bool {
    words(parser, &["if", "not", "exists"])
}

/// `CASCADE`, or `RESTRICT`, which says nothing.
pub(super) fn cascade(parser: &mut Parser<'_>) -> bool {
    word(parser, "cascade") || {
        word(parser, "restrict");
        false
    }
}

/// Whether the statement ends here.
pub(super) fn at_end(parser: &Parser<'_>) -> bool {
    matches!(parser.peek_token_ref().token, Token::SemiColon | Token::EOF)
}

/// Passes over the rest of the statement.
pub(super) fn pass_over(parser: &mut Parser<'_>) {
    while !at_end(parser) {
        parser.next_token();
    }
}

/// A whole number with its sign.
pub(super) fn integer(parser: &mut Parser<'_>) -> Parsed<i32> {
    let minus = parser.consume_token(&Token::Minus);
    match parser.next_token().token {
        Token::Number(digits, _) => {
            let text = if minus { format!("-{digits}") } else { digits };
            text.parse().or_else(|_| no())
        }
        _ => no(),
    }
}

/// `(name = value, …)`
pub(super) fn options(parser: &mut Parser<'_>) -> Parsed<Vec<StorageOption>> {
    parser.expect_token(&Token::LParen)?;
    let options = parser.parse_comma_separated(option)?;
    parser.expect_token(&Token::RParen)?;
    Ok(options)
}

fn option(parser: &mut Parser<'_>) -> Parsed<StorageOption> {
    let mut name = super::super::names::fold(&parser.parse_identifier()?);
    if parser.consume_token(&Token::Period) {
        let own: Ident = parser.parse_identifier()?;
        name = format!("{name}.{}", super::super::names::fold(&own));
    }
    let value = if parser.consume_token(&Token::Eq) { Some(value(parser)?) } else { None };
    Ok(StorageOption { name, value })
}

fn value(parser: &mut Parser<'_>) -> Parsed<String> {
    let minus = parser.consume_token(&Token::Minus);
    Ok(match parser.next_token().token {
        Token::Number(digits, _) if minus => format!("-{digits}"),
        Token::Number(text, _) | Token::SingleQuotedString(text) => text,
        Token::Word(word) if word.quote_style.is_none() => word.value.to_ascii_lowercase(),
        Token::Word(word) => word.value,
        _ => return no(),
    })
}
