//! ALTER of anything but tables, sequences and domains; CLUSTER and REINDEX.

use super::words::{self, word};
use super::{Extra, Parsed, RelationWord};
use sqlparser::ast::ObjectName;
use sqlparser::parser::Parser;
use sqlparser::tokenizer::Token;

pub(super) fn statement(parser: &mut Parser<'_>) -> Parsed<Extra> {
    if word(parser, "table") {
        return super::alter_table::alter(parser);
    }
    if word(parser, "sequence") {
        return super::sequence::alter(parser);
    }
    if word(parser, "domain") {
        return super::domain::alter(parser);
    }
    let kinds = [
        (&["view"][..], RelationWord::View),
        (&["materialized", "view"], RelationWord::MaterializedView),
        (&["index"], RelationWord::Index),
        (&["type"], RelationWord::Type),
        (&["statistics"], RelationWord::Statistics),
        (&["schema"], RelationWord::Schema),
        (&["database"], RelationWord::Database),
    ];
    match kinds.into_iter().find(|(phrase, _)| words::words(parser, phrase)) {
        Some((_, kind)) => other(parser, kind),
        None => words::no(),
    }
}

fn other(parser: &mut Parser<'_>, kind: RelationWord) -> Parsed<Extra> {
    let if_exists = words::if_exists(parser);
    let name = parser.parse_object_name(false)?;
    if let Some(moved) = relocate(parser, kind, if_exists, &name)? {
        return Ok(moved);
    }
    if matches!(kind, RelationWord::View | RelationWord::MaterializedView | RelationWord::Table)
        && (words::words(parser, &["rename", "column"]) || word(parser, "rename"))
    {
        let from = parser.parse_identifier()?;
        words::expect(parser, "to")?;
        let to = parser.parse_identifier()?;
        return Ok(Extra::RenameColumn { kind, if_exists, name, from, to });
    }
    if kind == RelationWord::Statistics && words::words(parser, &["set", "statistics"]) {
        return Ok(Extra::SetStatisticsTarget { if_exists, name, target: words::integer(parser)? });
    }
    let reset = word(parser, "reset");
    if (reset || word(parser, "set")) && parser.peek_token_ref().token == Token::LParen {
        return Ok(Extra::SetOptions { kind, if_exists, name, options: words::options(parser)?, reset });
    }
    words::no()
}

/// `RENAME TO`, `SET SCHEMA` and `OWNER TO`, which nearly everything has.
pub(super) fn relocate(
    parser: &mut Parser<'_>,
    kind: RelationWord,
    if_exists: bool,
    name: &ObjectName,
) -> Parsed<Option<Extra>> {
    let name = name.clone();
    Ok(Some(if words::words(parser, &["rename", "to"]) {
        Extra::Rename { kind, if_exists, name, to: parser.parse_identifier()? }
    } else if words::words(parser, &["set", "schema"]) {
        Extra::SetSchema { kind, if_exists, name, schema: parser.parse_identifier()? }
    } else if words::words(parser, &["owner", "to"]) {
        Extra::OwnerTo { kind, if_exists, name, owner: parser.parse_owner()? }
    } else {
        return Ok(None);
    }))
}

pub(super) fn cluster(parser: &mut Parser<'_>) -> Parsed<Extra> {
    word(parser, "verbose");
    if words::at_end(parser) {
        return words::no();
    }
    let table = parser.parse_object_name(false)?;
    let index = if word(parser, "using") { Some(parser.parse_identifier()?) } else { None };
    Ok(Extra::Cluster { table, index })
}

pub(super) fn reindex(parser: &mut Parser<'_>) -> Parsed<Extra> {
    if parser.peek_token_ref().token == Token::LParen {
        words::options(parser)?;
    }
    let kind = if word(parser, "index") {
        Some(RelationWord::Index)
    } else if word(parser, "table") {
        Some(RelationWord::Table)
    } else if word(parser, "schema") || word(parser, "database") || word(parser, "system") {
        None
    } else {
        return words::no();
    };
    let concurrently = word(parser, "concurrently");
    Ok(Extra::Reindex { kind, name: parser.parse_object_name(false)?, concurrently })
}
