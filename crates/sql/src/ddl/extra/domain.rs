//! CREATE DOMAIN and ALTER DOMAIN.

use super::words::{self, word};
use super::{Extra, Parsed, RelationWord};
use sqlparser::ast::{DataType, Expr, Ident, ObjectName};
use sqlparser::parser::Parser;
use sqlparser::tokenizer::Token;

/// `CREATE DOMAIN`
#[derive(Debug, Clone, PartialEq)]
pub struct CreateDomain {
    /// Its name.
    pub name: ObjectName,
    /// The type under it.
    pub data_type: DataType,
    /// `COLLATE`
    pub collation: Option<ObjectName>,
    /// `DEFAULT`
    pub default: Option<Expr>,
    /// Its constraints, in order.
    pub constraints: Vec<DomainConstraint>,
}

/// A constraint of a domain.
#[derive(Debug, Clone, PartialEq)]
pub struct DomainConstraint {
    /// `CONSTRAINT name`
    pub name: Option<Ident>,
    /// What it demands.
    pub demand: DomainDemand,
}

/// What a constraint of a domain demands.
#[derive(Debug, Clone, PartialEq)]
pub enum DomainDemand {
    /// `NOT NULL`
    NotNull,
    /// `NULL`
    Null,
    /// `CHECK`
    Check(Expr),
}

/// `ALTER DOMAIN`
#[derive(Debug, Clone, PartialEq)]
pub struct AlterDomain {
    /// The domain.
    pub name: ObjectName,
    /// What is done.
    pub action: DomainAction,
}

/// What is done to a domain.
#[derive(Debug, Clone, PartialEq)]
pub enum DomainAction {
    /// `SET DEFAULT`, `DROP DEFAULT`
    Default(Option<Expr>),
    /// `SET NOT NULL`, `DROP NOT NULL`
    NotNull(bool),
    /// `ADD CONSTRAINT`
    Add {
        /// The constraint.
        constraint: DomainConstraint,
        /// `NOT VALID`
        not_valid: bool,
    },
    /// `DROP CONSTRAINT`
    Drop {
        /// `IF EXISTS`
        if_exists: bool,
        /// The constraint.
        name: Ident,
    },
    /// `VALIDATE CONSTRAINT`
    Validate(Ident),
    /// `RENAME CONSTRAINT`
    Rename {
        /// The constraint.
        from: Ident,
        /// Its new name.
        to: Ident,
    },
}

pub(super) fn create(parser: &mut Parser<'_>) -> Parsed<Extra> {
    let name = parser.parse_object_name(false)?;
    word(parser, "as");
    let data_type = parser.parse_data_type()?;
    let mut domain = CreateDomain { name, data_type, collation: None, default: None, constraints: Vec::new() };
    loop {
        if word(parser, "collate") {
            domain.collation = Some(parser.parse_object_name(false)?);
        } else if word(parser, "default") {
            domain.default = Some(parser.parse_expr()?);
        } else if let Some(constraint) = constraint(parser)? {
            domain.constraints.push(constraint);
        } else {
            break;
        }
    }
    if words::at_end(parser) { Ok(Extra::CreateDomain(Box::new(domain))) } else { words::no() }
}

fn constraint(parser: &mut Parser<'_>) -> Parsed<Option<DomainConstraint>> {
    let name = if word(parser, "constraint") { Some(parser.parse_identifier()?) } else { None };
    let demand = if words::words(parser, &["not", "null"]) {
        DomainDemand::NotNull
    } else if word(parser, "null") {
        DomainDemand::Null
    } else if word(parser, "check") {
        parser.expect_token(&Token::LParen)?;
        let condition = parser.parse_expr()?;
        parser.expect_token(&Token::RParen)?;
        DomainDemand::Check(condition)
    } else if name.is_none() {
        return Ok(None);
    } else {
        return words::no();
    };
    Ok(Some(DomainConstraint { name, demand }))
}

pub(super) fn alter(parser: &mut Parser<'_>) -> Parsed<Extra> {
    let name = parser.parse_object_name(false)?;
    if let Some(moved) = super::alter::relocate(parser, RelationWord::Domain, false, &name)? {
        return Ok(moved);
    }
    let action = action(parser)?;
    Ok(Extra::AlterDomain(Box::new(AlterDomain { name, action })))
}

fn action(parser: &mut Parser<'_>) -> Parsed<DomainAction> {
    Ok(if words::words(parser, &["set", "default"]) {
        DomainAction::Default(Some(parser.parse_expr()?))
    } else if words::words(parser, &["drop", "default"]) {
        DomainAction::Default(None)
    } else if words::words(parser, &["set", "not", "null"]) {
        DomainAction::NotNull(true)
    } else if words::words(parser, &["drop", "not", "null"]) {
        DomainAction::NotNull(false)
    } else if word(parser, "add") {
        let Some(constraint) = constraint(parser)? else { return words::no() };
        DomainAction::Add { constraint, not_valid: words::words(parser, &["not", "valid"]) }
    } else if words::words(parser, &["drop", "constraint"]) {
        let if_exists = words::if_exists(parser);
        let name = parser.parse_identifier()?;
        words::cascade(parser);
        DomainAction::Drop { if_exists, name }
    } else if words::words(parser, &["validate", "constraint"]) {
        DomainAction::Validate(parser.parse_identifier()?)
    } else if words::words(parser, &["rename", "constraint"]) {
        let from = parser.parse_identifier()?;
        words::expect(parser, "to")?;
        DomainAction::Rename { from, to: parser.parse_identifier()? }
    } else {
        return words::no();
    })
}
