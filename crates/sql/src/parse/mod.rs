//! Text to syntax tree, with PostgreSQL's words for syntax errors.

mod conflict;
mod copy;
mod into;
mod overriding;
mod reserved;
mod rewrite;
mod rows;
mod sequence_name;
mod syntax_error;
mod text;

pub(crate) use conflict::{Target as ConflictKeys, conflict_target};
pub use copy::{Copy, CopyPlace, CopySource, parse_copy};
pub(crate) use overriding::{Overriding, overriding};
pub(crate) use rewrite::SYMMETRIC;
pub(crate) use sequence_name::sequence_name;
pub use text::Text;

use crate::fault::{Result, too_deep};
use diagnostics::Span;
use sqlparser::ast;
use sqlparser::dialect::PostgreSqlDialect;
use sqlparser::keywords::Keyword;
use sqlparser::parser::{Parser, ParserError};
use sqlparser::tokenizer::{Token, TokenWithSpan};

const RECURSION_LIMIT: usize = 50;
const LONGEST_NAME: usize = 63;
const LONGEST_CHAIN: usize = 1000;

/// A statement, as the parser gives it or as we read it ourselves.
#[derive(Debug, Clone, PartialEq)]
pub enum Statement {
    /// What the parser knows.
    Sql(Box<ast::Statement>),
    /// DDL that it does not know.
    Extra(crate::ddl::Extra),
}

/// One statement of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed {
    /// The tree.
    pub statement: Statement,
    /// Where it stands in the text, without its semicolon.
    pub span: Span,
}

/// Parses all statements of a text.
///
/// # Errors
///
/// PostgreSQL's syntax error (`42601`) with the token that it stands at.
pub fn parse(text: &Text) -> Result<Vec<Parsed>> {
    guard(text)?;
    let mut parser = parser(text)?;
    let mut statements = Vec::new();
    loop {
        while parser.consume_token(&Token::SemiColon) {}
        if parser.peek_token_ref().token == Token::EOF {
            return Ok(statements);
        }
        let start = offset(text, parser.peek_token_ref());
        let statement = match crate::ddl::parse_extra(&mut parser) {
            Some(extra) => Statement::Extra(extra),
            None => {
                let parsed = statement(&mut parser).map_err(|error| syntax_error::words(text, &error))?;
                if let Some(fault) = reserved::fault(text, &parsed) {
                    return Err(fault);
                }
                Statement::Sql(Box::new(rows::as_expressions(into::table_made(parsed))))
            }
        };
        let next = parser.peek_token_ref().clone();
        if !matches!(next.token, Token::SemiColon | Token::EOF) {
            return Err(syntax_error::near(text, &next));
        }
        let end = text.last_end_before(offset(text, &next));
        statements.push(Parsed { statement, span: Span::new(start, end) });
    }
}

/// One statement; the parser knows no SELECT that ends after that word.
fn statement(parser: &mut Parser<'_>) -> std::result::Result<ast::Statement, ParserError> {
    let is_end = matches!(parser.peek_nth_token_ref(1).token, Token::SemiColon | Token::EOF);
    if !is_end || !parser.peek_keyword(Keyword::SELECT) {
        return parser.parse_statement();
    }
    parser.next_token();
    let mut bare = Parser::new(&PostgreSqlDialect {}).try_with_sql("SELECT FROM nothing")?.parse_statement()?;
    if let ast::Statement::Query(query) = &mut bare
        && let ast::SetExpr::Select(select) = &mut *query.body
    {
        select.from.clear();
    }
    Ok(bare)
}

/// Parses an expression that stands alone, as a `DEFAULT` or a stored `CHECK` does.
///
/// # Errors
///
/// PostgreSQL's syntax error.
pub fn parse_expression(text: &Text) -> Result<ast::Expr> {
    guard(text)?;
    let mut parser = parser(text)?;
    let expr = parser.parse_expr().map_err(|error| syntax_error::words(text, &error))?;
    let next = parser.peek_token_ref().clone();
    if next.token != Token::EOF {
        return Err(syntax_error::near(text, &next));
    }
    Ok(expr)
}

/// Parses expressions with commas between.
pub(crate) fn parse_expressions(text: &Text) -> Result<Vec<ast::Expr>> {
    let mut parser = parser(text)?;
    parser.parse_comma_separated(Parser::parse_expr).map_err(|error| syntax_error::words(text, &error))
}

/// The spans of the statements of a text that need not parse, without their semicolons; empty ones are left out.
pub fn split(text: &Text) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut open: Option<Span> = None;
    for (token, span) in text.words() {
        match token {
            Token::SemiColon => spans.extend(open.take()),
            _ => open = Some(Span::new(open.map_or(span.start, |open| open.start), span.end)),
        }
    }
    spans.extend(open);
    spans
}

/// An identifier as PostgreSQL keeps it: lower case unless it was quoted.
pub(crate) fn fold(ident: &ast::Ident) -> String {
    let mut name = match ident.quote_style {
        Some(_) => ident.value.clone(),
        None => ident.value.to_ascii_lowercase(),
    };
    name.truncate(name.floor_char_boundary(LONGEST_NAME));
    name
}

fn parser(text: &Text) -> Result<Parser<'static>> {
    if let Some(diagnostic) = text.fault() {
        return Err(diagnostic.clone());
    }
    Ok(Parser::new(&PostgreSqlDialect {}).with_recursion_limit(RECURSION_LIMIT).with_tokens_with_locations(
        rewrite::rewritten(&overriding::without(&crate::ddl::in_parser_order(&sequence_name::without(
            text.tokens().to_vec(),
        )))),
    ))
}

fn offset(text: &Text, token: &TokenWithSpan) -> usize {
    match token.token {
        Token::EOF => text.as_str().len(),
        _ => text.offset(token.span.start),
    }
}

/// Refuses chains of operators so long that the tree would be too deep to walk.
fn guard(text: &Text) -> Result<()> {
    let mut chain = 0;
    for (token, span) in text.words() {
        if let Some(junk) = syntax_error::junk(text, token, span) {
            return Err(junk);
        }
        match token {
            Token::Comma | Token::SemiColon => chain = 0,
            Token::Word(word) if !is_operator_word(word.keyword) => {}
            Token::LParen | Token::RParen | Token::Number(..) | Token::SingleQuotedString(_) => {}
            _ => chain += 1,
        }
        if chain > LONGEST_CHAIN {
            return Err(too_deep());
        }
    }
    Ok(())
}

fn is_operator_word(keyword: Keyword) -> bool {
    matches!(
        keyword,
        Keyword::AND | Keyword::OR | Keyword::NOT | Keyword::UNION | Keyword::JOIN | Keyword::IS | Keyword::EXCEPT
    )
}

#[cfg(test)]
mod tests;
