//! DROP of what the parser does not know.

use super::words::{self, word};
use super::{Extra, Parsed};
use sqlparser::ast::{DataType, Ident, ObjectName};
use sqlparser::parser::Parser;
use sqlparser::tokenizer::Token;

/// What is dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DropWord {
    /// `DOMAIN`
    Domain,
    /// `STATISTICS`
    Statistics,
    /// `FUNCTION`
    Function,
    /// `PROCEDURE`
    Procedure,
    /// `TRIGGER`
    Trigger,
    /// `POLICY`
    Policy,
    /// `RULE`
    Rule,
}

/// What a DROP names.
#[derive(Debug, Clone, PartialEq)]
pub struct Dropped {
    /// Its name.
    pub name: ObjectName,
    /// The types of its arguments, if they are given.
    pub arguments: Option<Vec<DataType>>,
    /// `ON table`
    pub table: Option<ObjectName>,
}

pub(super) fn statement(parser: &mut Parser<'_>) -> Parsed<Extra> {
    if words::words(parser, &["index", "concurrently"]) {
        let if_exists = words::if_exists(parser);
        let names = parser.parse_comma_separated(|parser| parser.parse_object_name(false))?;
        let cascade = words::cascade(parser);
        return Ok(Extra::DropIndexConcurrently { if_exists, names, cascade });
    }
    let kinds = [
        ("domain", DropWord::Domain),
        ("statistics", DropWord::Statistics),
        ("function", DropWord::Function),
        ("procedure", DropWord::Procedure),
        ("trigger", DropWord::Trigger),
        ("policy", DropWord::Policy),
        ("rule", DropWord::Rule),
    ];
    let Some((_, kind)) = kinds.into_iter().find(|(text, _)| word(parser, text)) else { return words::no() };
    let if_exists = words::if_exists(parser);
    let names = match kind {
        DropWord::Function | DropWord::Procedure => parser.parse_comma_separated(routine)?,
        DropWord::Trigger | DropWord::Policy | DropWord::Rule => vec![of_table(parser)?],
        DropWord::Domain | DropWord::Statistics => parser.parse_comma_separated(|parser| {
            let name = parser.parse_object_name(false)?;
            Ok(Dropped { name, arguments: None, table: None })
        })?,
    };
    let cascade = words::cascade(parser);
    Ok(Extra::Drop { kind, if_exists, names, cascade })
}

fn of_table(parser: &mut Parser<'_>) -> Parsed<Dropped> {
    let name: Ident = parser.parse_identifier()?;
    words::expect(parser, "on")?;
    let table = Some(parser.parse_object_name(false)?);
    Ok(Dropped { name: ObjectName::from(vec![name]), arguments: None, table })
}

fn routine(parser: &mut Parser<'_>) -> Parsed<Dropped> {
    let name = parser.parse_object_name(false)?;
    if !parser.consume_token(&Token::LParen) {
        return Ok(Dropped { name, arguments: None, table: None });
    }
    if parser.consume_token(&Token::RParen) {
        return Ok(Dropped { name, arguments: Some(Vec::new()), table: None });
    }
    let arguments = parser.parse_comma_separated(argument)?;
    parser.expect_token(&Token::RParen)?;
    Ok(Dropped { name, arguments: Some(arguments), table: None })
}

/// The type of an argument; its mode and name say nothing.
fn argument(parser: &mut Parser<'_>) -> Parsed<DataType> {
    for mode in ["in", "out", "inout", "variadic"] {
        word(parser, mode);
    }
    let alone = parser.maybe_parse(|parser| {
        let data_type = parser.parse_data_type()?;
        match parser.peek_token_ref().token {
            Token::Comma | Token::RParen => Ok(data_type),
            _ => words::no(),
        }
    })?;
    match alone {
        Some(data_type) => Ok(data_type),
        None => {
            parser.parse_identifier()?;
            parser.parse_data_type()
        }
    }
}
