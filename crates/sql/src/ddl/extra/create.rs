//! CREATE TABLE with LIKE, CREATE MATERIALIZED VIEW, CREATE STATISTICS.

use super::words::{self, StorageOption, word};
use super::{Extra, Parsed};
use sqlparser::ast::{
    ColumnDef, CreateTable, DataType, Expr, Ident, ObjectName, OnCommit, Query, Statement, TableConstraint, WithData,
};
use sqlparser::dialect::PostgreSqlDialect;
use sqlparser::parser::Parser;
use sqlparser::tokenizer::Token;

/// `CREATE TABLE` with a clause that the parser does not know
#[derive(Debug, Clone, PartialEq)]
pub struct TableDefinition {
    /// What the parser knows.
    pub create: CreateTable,
    /// `LIKE` among the columns.
    pub likes: Vec<LikeClause>,
    /// `WITH (…)`
    pub options: Vec<StorageOption>,
}

/// `LIKE source INCLUDING …`
#[derive(Debug, Clone, PartialEq)]
pub struct LikeClause {
    /// How many columns stand before it.
    pub at: usize,
    /// What is copied.
    pub source: ObjectName,
    /// `INCLUDING` (true) and `EXCLUDING` (false), in order, folded.
    pub options: Vec<(bool, String)>,
}

/// `CREATE MATERIALIZED VIEW`
#[derive(Debug, Clone, PartialEq)]
pub struct CreateMaterializedView {
    /// Its name.
    pub name: ObjectName,
    /// `IF NOT EXISTS`
    pub if_not_exists: bool,
    /// The names of its columns.
    pub columns: Vec<Ident>,
    /// `WITH (…)`
    pub options: Vec<StorageOption>,
    /// What it holds.
    pub query: Box<Query>,
    /// Not `WITH NO DATA`
    pub with_data: bool,
}

/// `CREATE STATISTICS`
#[derive(Debug, Clone, PartialEq)]
pub struct CreateStatistics {
    /// Its name.
    pub name: ObjectName,
    /// `IF NOT EXISTS`
    pub if_not_exists: bool,
    /// `(ndistinct, …)`
    pub kinds: Vec<Ident>,
    /// `ON …`
    pub on: Vec<Expr>,
    /// `FROM`
    pub table: ObjectName,
}

pub(super) fn statement(parser: &mut Parser<'_>) -> Parsed<Extra> {
    if words::words(parser, &["materialized", "view"]) {
        return materialized_view(parser);
    }
    if word(parser, "statistics") {
        return statistics(parser);
    }
    if word(parser, "domain") {
        return super::domain::create(parser);
    }
    table(parser)
}

fn with_data(parser: &mut Parser<'_>) -> bool {
    !words::words(parser, &["with", "no", "data"]) && {
        words::words(parser, &["with", "data"]);
        true
    }
}

fn materialized_view(parser: &mut Parser<'_>) -> Parsed<Extra> {
    let if_not_exists = words::if_not_exists(parser);
    let name = parser.parse_object_name(false)?;
    let columns = if parser.consume_token(&Token::LParen) {
        let columns = parser.parse_comma_separated(Parser::parse_identifier)?;
        parser.expect_token(&Token::RParen)?;
        columns
    } else {
        Vec::new()
    };
    if word(parser, "using") {
        words::expect(parser, "heap")?;
    }
    let options = if word(parser, "with") { words::options(parser)? } else { Vec::new() };
    if word(parser, "tablespace") {
        words::expect(parser, "pg_default")?;
    }
    words::expect(parser, "as")?;
    let query = parser.parse_query()?;
    let with_data = with_data(parser);
    let view = CreateMaterializedView { name, if_not_exists, columns, options, query, with_data };
    Ok(Extra::CreateMaterializedView(Box::new(view)))
}

pub(super) fn refresh(parser: &mut Parser<'_>) -> Parsed<Extra> {
    let concurrently = word(parser, "concurrently");
    let name = parser.parse_object_name(false)?;
    Ok(Extra::Refresh { concurrently, name, with_data: with_data(parser) })
}

fn statistics(parser: &mut Parser<'_>) -> Parsed<Extra> {
    let if_not_exists = words::if_not_exists(parser);
    if words::peek(parser, &["on"]) {
        return words::no();
    }
    let name = parser.parse_object_name(false)?;
    let kinds = if parser.consume_token(&Token::LParen) {
        let kinds = parser.parse_comma_separated(Parser::parse_identifier)?;
        parser.expect_token(&Token::RParen)?;
        kinds
    } else {
        Vec::new()
    };
    words::expect(parser, "on")?;
    let on = parser.parse_comma_separated(Parser::parse_expr)?;
    words::expect(parser, "from")?;
    let table = parser.parse_object_name(false)?;
    Ok(Extra::CreateStatistics(CreateStatistics { name, if_not_exists, kinds, on, table }))
}

/// A table whose definition has a LIKE among its columns, or storage options.
fn table(parser: &mut Parser<'_>) -> Parsed<Extra> {
    let _unsaid = word(parser, "local") || word(parser, "global");
    let temporary = word(parser, "temp") || word(parser, "temporary");
    let unlogged = !temporary && word(parser, "unlogged");
    words::expect(parser, "table")?;
    let if_not_exists = words::if_not_exists(parser);
    let mut create = blank()?;
    create.name = parser.parse_object_name(false)?;
    (create.temporary, create.unlogged, create.if_not_exists) = (temporary, unlogged, if_not_exists);
    if let Some(definition) = parser.maybe_parse(|parser| as_query(parser, &create))? {
        return Ok(Extra::CreateTable(Box::new(definition)));
    }
    let mut likes = Vec::new();
    parser.expect_token(&Token::LParen)?;
    if !parser.consume_token(&Token::RParen) {
        parser.parse_comma_separated(|parser| element(parser, &mut create, &mut likes))?;
        parser.expect_token(&Token::RParen)?;
    }
    if word(parser, "using") {
        words::expect(parser, "heap")?;
    }
    words::words(parser, &["without", "oids"]);
    let options = if word(parser, "with") { words::options(parser)? } else { Vec::new() };
    create.on_commit = on_commit(parser)?;
    if word(parser, "tablespace") {
        words::expect(parser, "pg_default")?;
    }
    if !words::at_end(parser) || (likes.is_empty() && options.is_empty()) {
        return words::no();
    }
    Ok(Extra::CreateTable(Box::new(TableDefinition { create, likes, options })))
}

/// `(a, b) AS SELECT …`
fn as_query(parser: &mut Parser<'_>, begun: &CreateTable) -> Parsed<TableDefinition> {
    let mut create = begun.clone();
    parser.expect_token(&Token::LParen)?;
    let names = parser.parse_comma_separated(Parser::parse_identifier)?;
    parser.expect_token(&Token::RParen)?;
    let column = |name| ColumnDef { name, data_type: DataType::Unspecified, options: Vec::new() };
    create.columns = names.into_iter().map(column).collect();
    let options = if word(parser, "with") { words::options(parser)? } else { Vec::new() };
    create.on_commit = on_commit(parser)?;
    words::expect(parser, "as")?;
    create.query = Some(parser.parse_query()?);
    create.with_data = Some(WithData { data: with_data(parser), statistics: None });
    if words::at_end(parser) { Ok(TableDefinition { create, likes: Vec::new(), options }) } else { words::no() }
}

fn on_commit(parser: &mut Parser<'_>) -> Parsed<Option<OnCommit>> {
    if !words::words(parser, &["on", "commit"]) {
        return Ok(None);
    }
    if words::words(parser, &["preserve", "rows"]) {
        Ok(Some(OnCommit::PreserveRows))
    } else if words::words(parser, &["delete", "rows"]) {
        Ok(Some(OnCommit::DeleteRows))
    } else if word(parser, "drop") {
        Ok(Some(OnCommit::Drop))
    } else {
        words::no()
    }
}

fn element(parser: &mut Parser<'_>, create: &mut CreateTable, likes: &mut Vec<LikeClause>) -> Parsed<()> {
    if word(parser, "like") {
        let source = parser.parse_object_name(false)?;
        let mut options = Vec::new();
        loop {
            let including = word(parser, "including");
            if !including && !word(parser, "excluding") {
                break;
            }
            options.push((including, parser.parse_identifier()?.value.to_ascii_lowercase()));
        }
        likes.push(LikeClause { at: create.columns.len(), source, options });
        return Ok(());
    }
    let constraint: Option<TableConstraint> = parser.parse_optional_table_constraint()?;
    match constraint {
        Some(constraint) => create.constraints.push(constraint),
        None => {
            let column: ColumnDef = parser.parse_column_def()?;
            create.columns.push(column);
        }
    }
    Ok(())
}

/// A statement to fill in.
fn blank() -> Parsed<CreateTable> {
    let mut parsed = Parser::parse_sql(&PostgreSqlDialect {}, "CREATE TABLE t ()")?;
    match parsed.pop() {
        Some(Statement::CreateTable(create)) => Ok(create),
        _ => words::no(),
    }
}
