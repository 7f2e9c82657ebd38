//! The target of `ON CONFLICT`, where it holds more than names of columns.

use super::rewrite::keyword;
use super::{Text, syntax_error};
use crate::fault::Result;
use diagnostics::Span;
use sqlparser::ast;
use sqlparser::dialect::PostgreSqlDialect;
use sqlparser::keywords::Keyword;
use sqlparser::parser::Parser;
use sqlparser::tokenizer::{Token, TokenWithSpan};

/// What an arbiter index must have.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Target {
    /// Its keys.
    pub(crate) keys: Vec<ast::Expr>,
    /// What its predicate must follow from.
    pub(crate) predicate: Option<ast::Expr>,
}

/// How many tokens after `ON CONFLICT` the target takes, if it is one that the parser does not know.
pub(super) fn beyond_the_parser(rest: &[&Token]) -> Option<usize> {
    if rest.first()? != &&Token::LParen {
        return None;
    }
    let closing = closing(rest)?;
    let is_plain = rest[1..closing].iter().all(|token| matches!(token, Token::Word(_) | Token::Comma))
        && !rest[1..closing].windows(2).any(|pair| matches!(pair, [Token::Word(_), Token::Word(_)]));
    let end = end(rest, closing + 1)?;
    (!is_plain || end > closing + 1).then_some(end)
}

fn closing(tokens: &[&Token]) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::LParen => depth += 1,
            Token::RParen => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at);
                }
            }
            Token::SemiColon => return None,
            _ => {}
        }
    }
    None
}

/// Where `DO` stands.
fn end(tokens: &[&Token], from: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(from) {
        match token {
            Token::LParen => depth += 1,
            Token::RParen => depth = depth.checked_sub(1)?,
            Token::SemiColon => return None,
            token if depth == 0 && keyword(token) == Keyword::DO => return Some(at),
            _ => {}
        }
    }
    None
}

/// The target in the INSERT whose table is named at `name`, if the parser did not get it.
///
/// # Errors
///
/// A syntax error in it.
pub(crate) fn conflict_target(text: &Text, name: Span) -> Result<Option<Target>> {
    let is_word = |token: &&TokenWithSpan| !matches!(token.token, Token::Whitespace(_));
    let after = |token: &&TokenWithSpan| text.offset(token.span.start) >= name.end;
    let tokens: Vec<&TokenWithSpan> = text.tokens().iter().filter(is_word).filter(after).collect();
    let Some(start) = conflict_at(&tokens) else { return Ok(None) };
    let rest: Vec<&Token> = tokens[start..].iter().map(|token| &token.token).collect();
    let Some(end) = beyond_the_parser(&rest) else { return Ok(None) };
    let written: Vec<TokenWithSpan> = tokens[start..start + end].iter().map(|token| (*token).clone()).collect();
    let mut parser = Parser::new(&PostgreSqlDialect {}).with_tokens_with_locations(written);
    read(&mut parser).map(Some).map_err(|error| syntax_error::words(text, &error))
}

/// The place after the `ON CONFLICT` of this statement.
fn conflict_at(tokens: &[&TokenWithSpan]) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        match &token.token {
            Token::LParen => depth += 1,
            Token::RParen => depth = depth.checked_sub(1)?,
            Token::SemiColon => return None,
            token if depth == 0 && keyword(token) == Keyword::CONFLICT => return Some(at + 1),
            _ => {}
        }
    }
    None
}

fn read(parser: &mut Parser<'_>) -> std::result::Result<Target, sqlparser::parser::ParserError> {
    parser.expect_token(&Token::LParen)?;
    let mut keys = Vec::new();
    loop {
        keys.push(parser.parse_expr()?);
        // An operator class.
        if matches!(parser.peek_token_ref().token, Token::Word(_)) {
            parser.parse_object_name(false)?;
        }
        if !parser.consume_token(&Token::Comma) {
            break;
        }
    }
    parser.expect_token(&Token::RParen)?;
    let predicate = if parser.parse_keyword(Keyword::WHERE) { Some(parser.parse_expr()?) } else { None };
    match parser.peek_token_ref().token {
        Token::EOF => Ok(Target { keys, predicate }),
        _ => parser.expected_ref("DO", parser.peek_token_ref()),
    }
}
