//! ALTER SEQUENCE.

use super::words::{self, word};
use super::{Extra, Parsed, RelationWord};
use sqlparser::ast::{DataType, Expr, ObjectName, SequenceOptions};
use sqlparser::parser::Parser;
use sqlparser::tokenizer::Token;

/// `ALTER SEQUENCE`
#[derive(Debug, Clone, PartialEq)]
pub struct AlterSequence {
    /// The sequence.
    pub name: ObjectName,
    /// `IF EXISTS`
    pub if_exists: bool,
    /// `AS type`
    pub data_type: Option<DataType>,
    /// `INCREMENT`, `MINVALUE`, …
    pub options: Vec<SequenceOptions>,
    /// `RESTART`, with or without a value
    pub restart: Option<Option<Expr>>,
    /// `OWNED BY`
    pub owned_by: Option<OwnedBy>,
}

/// `OWNED BY`
#[derive(Debug, Clone, PartialEq)]
pub enum OwnedBy {
    /// `NONE`
    Nobody,
    /// `table.column`
    Column(ObjectName),
}

pub(super) fn alter(parser: &mut Parser<'_>) -> Parsed<Extra> {
    let if_exists = words::if_exists(parser);
    let name = parser.parse_object_name(false)?;
    if let Some(moved) = super::alter::relocate(parser, RelationWord::Sequence, if_exists, &name)? {
        return Ok(moved);
    }
    let mut alter =
        AlterSequence { name, if_exists, data_type: None, options: Vec::new(), restart: None, owned_by: None };
    let mut any = false;
    while option(parser, &mut alter)? {
        any = true;
    }
    if any { Ok(Extra::AlterSequence(alter)) } else { words::no() }
}

fn option(parser: &mut Parser<'_>, alter: &mut AlterSequence) -> Parsed<bool> {
    if word(parser, "as") {
        alter.data_type = Some(parser.parse_data_type()?);
    } else if word(parser, "restart") {
        alter.restart = Some(restart(parser)?);
    } else if words::words(parser, &["owned", "by"]) {
        let nobody = word(parser, "none");
        alter.owned_by = Some(if nobody { OwnedBy::Nobody } else { OwnedBy::Column(parser.parse_object_name(false)?) });
    } else if let Some(option) = plain_option(parser)? {
        alter.options.push(option);
    } else {
        return Ok(false);
    }
    Ok(true)
}

/// What follows `RESTART`.
pub(super) fn restart(parser: &mut Parser<'_>) -> Parsed<Option<Expr>> {
    word(parser, "with");
    let is_number = matches!(parser.peek_token_ref().token, Token::Number(..) | Token::Minus);
    if is_number { parser.parse_number().map(Some) } else { Ok(None) }
}

/// `INCREMENT BY 2`, `NO MINVALUE`, …
pub(super) fn plain_option(parser: &mut Parser<'_>) -> Parsed<Option<SequenceOptions>> {
    Ok(Some(if word(parser, "increment") {
        let by = word(parser, "by");
        SequenceOptions::IncrementBy(parser.parse_number()?, by)
    } else if word(parser, "minvalue") {
        SequenceOptions::MinValue(Some(parser.parse_number()?))
    } else if word(parser, "maxvalue") {
        SequenceOptions::MaxValue(Some(parser.parse_number()?))
    } else if word(parser, "start") {
        let with = word(parser, "with");
        SequenceOptions::StartWith(parser.parse_number()?, with)
    } else if word(parser, "cache") {
        SequenceOptions::Cache(parser.parse_number()?)
    } else if word(parser, "cycle") {
        SequenceOptions::Cycle(false)
    } else if words::words(parser, &["no", "minvalue"]) {
        SequenceOptions::MinValue(None)
    } else if words::words(parser, &["no", "maxvalue"]) {
        SequenceOptions::MaxValue(None)
    } else if words::words(parser, &["no", "cycle"]) {
        SequenceOptions::Cycle(true)
    } else {
        return Ok(None);
    }))
}
