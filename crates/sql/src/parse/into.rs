//! `SELECT … INTO name`, which is `CREATE TABLE name AS SELECT …`.

use sqlparser::ast::{Expr, ObjectName, ObjectNamePart, SelectInto, SetExpr, Statement};
use sqlparser::dialect::PostgreSqlDialect;
use sqlparser::parser::Parser;

/// The statement that makes the table, or the statement itself.
pub(super) fn table_made(statement: Statement) -> Statement {
    let Statement::Query(mut query) = statement else { return statement };
    let into = match &mut *query.body {
        SetExpr::Select(select) => select.into.take(),
        _ => None,
    };
    let Some(into) = into else { return Statement::Query(query) };
    match (name(&into), blank()) {
        (Some(name), Some(Statement::CreateTable(mut create))) => {
            create.name = name;
            create.temporary = into.temporary;
            create.query = Some(query);
            Statement::CreateTable(create)
        }
        _ => {
            if let SetExpr::Select(select) = &mut *query.body {
                select.into = Some(into);
            }
            Statement::Query(query)
        }
    }
}

fn name(into: &SelectInto) -> Option<ObjectName> {
    let [target] = into.targets.as_slice() else { return None };
    let parts = match target {
        Expr::Identifier(name) if !into.unlogged => vec![name.clone()],
        Expr::CompoundIdentifier(parts) if !into.unlogged => parts.clone(),
        _ => return None,
    };
    Some(ObjectName(parts.into_iter().map(ObjectNamePart::Identifier).collect()))
}

/// A statement to fill in.
fn blank() -> Option<Statement> {
    Parser::parse_sql(&PostgreSqlDialect {}, "CREATE TABLE t AS SELECT 1").ok()?.pop()
}
