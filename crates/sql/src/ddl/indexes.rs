//! CREATE INDEX and ALTER INDEX.

use super::constraints::name_addition;
use super::expressions::{self, Role, refuse_if};
use super::names::{self, fold, truncation_notice};
use super::operator_classes;
use super::options;
use super::planner::Planner;
use crate::fault::{Result, error, unsupported};
use catalog::{Index, IndexKey, KeyPart, Relation};
use sqlparser::ast::{AlterIndexOperation, CreateIndex, Expr, IndexColumn, IndexType, ObjectName, OrderBySort};

/// CREATE INDEX.
pub(super) fn create_index(planner: &mut Planner<'_>, create: &CreateIndex) -> Result<&'static str> {
    refuse_if(!create.index_options.is_empty() || !create.alter_options.is_empty(), "an option of CREATE INDEX")?;
    let table = names::relation(&planner.context(), &create.table_name)?.clone();
    refuse_kind(&table)?;
    let given = given_name(planner, create)?;
    if let Some(name) = &given
        && planner.catalog.relation_name_taken(&table.name.schema, name)
    {
        let message = format!("relation \"{name}\" already exists");
        if create.if_not_exists {
            planner.notice("42P07", format!("{message}, skipping"));
            return Ok("CREATE INDEX");
        }
        return Err(error("42P07", message, None));
    }
    let method = method(create.using.as_ref())?;
    let mut labels = Vec::new();
    let mut keys = Vec::new();
    for column in &create.columns {
        let (key, label) = key(planner, &table, column, &method)?;
        labels.push(unused(&labels, label));
        keys.push(key);
    }
    let include = include(&table, create)?;
    labels.extend(include.iter().cloned());
    let predicate = match &create.predicate {
        Some(expr) => {
            let predicate = expressions::condition(&planner.context(), &table, expr, Role::IndexPredicate)?;
            if super::depend::is_mutable(&expressions::analyzed(&planner.context(), &table, &predicate)?) {
                return Err(error("42P17", "functions in index predicate must be marked IMMUTABLE", None));
            }
            Some(predicate)
        }
        None => None,
    };
    let name = given.unwrap_or_else(|| {
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        let addition = name_addition(&labels);
        planner.catalog.choose_relation_name(&table.name.schema, &table.name.name, Some(&addition), "idx")
    });
    let given = options::of_expressions(&create.with)?;
    let options = options::changed(&[], &given, false, options::Owner::index(&method))?;
    let index = Index {
        oid: planner.catalog.allocate(),
        options,
        clustered: false,
        name,
        unique: create.unique,
        nulls_not_distinct: create.nulls_distinct == Some(false),
        method,
        keys,
        include,
        predicate,
    };
    refuse_unique_method(&index)?;
    planner.change(table.oid, |table| table.indexes.push(index))?;
    Ok("CREATE INDEX")
}

fn refuse_kind(table: &Relation) -> Result<()> {
    if table.is_stored() {
        return Ok(());
    }
    let message = format!("cannot create index on relation \"{}\"", table.name.name);
    let detail = format!("This operation is not supported for {}.", super::depend::kind_words(table));
    Err(error("42809", message, None).with_detail(detail))
}

fn given_name(planner: &mut Planner<'_>, create: &CreateIndex) -> Result<Option<String>> {
    let Some(name) = &create.name else { return Ok(None) };
    let idents = names::idents(name)?;
    match idents.as_slice() {
        [ident] => {
            planner.notices.extend(truncation_notice(ident));
            Ok(Some(fold(ident)))
        }
        _ => Err(error("42601", "syntax error at or near \".\"", None)),
    }
}

fn method(using: Option<&IndexType>) -> Result<String> {
    let name = match using {
        None | Some(IndexType::BTree) => "btree".to_owned(),
        Some(IndexType::Hash) => "hash".to_owned(),
        Some(IndexType::GIN) => "gin".to_owned(),
        Some(IndexType::GiST) => "gist".to_owned(),
        Some(IndexType::SPGiST) => "spgist".to_owned(),
        Some(IndexType::BRIN) => "brin".to_owned(),
        Some(IndexType::Bloom) => "bloom".to_owned(),
        Some(IndexType::Custom(ident)) => fold(ident),
    };
    if !["btree", "hash", "gin", "gist", "spgist", "brin"].contains(&name.as_str()) {
        return Err(error("42704", format!("access method \"{name}\" does not exist"), None));
    }
    Ok(name)
}

fn refuse_unique_method(index: &Index) -> Result<()> {
    let method = &index.method;
    if index.unique && method != "btree" {
        return Err(error("0A000", format!("access method \"{method}\" does not support unique indexes"), None));
    }
    if index.keys.len() > 1 && matches!(method.as_str(), "hash" | "spgist") {
        return Err(error("0A000", format!("access method \"{method}\" does not support multicolumn indexes"), None));
    }
    if !index.include.is_empty() && !matches!(method.as_str(), "btree" | "gist" | "spgist") {
        return Err(error("0A000", format!("access method \"{method}\" does not support included columns"), None));
    }
    Ok(())
}

fn key(planner: &Planner<'_>, table: &Relation, column: &IndexColumn, method: &str) -> Result<(IndexKey, String)> {
    refuse_if(column.column.with_fill.is_some(), "WITH FILL")?;
    let options = &column.column.options;
    if method != "btree" && (options.sort.is_some() || options.nulls_first.is_some()) {
        let what = if options.sort.is_some() { "ASC/DESC" } else { "NULLS FIRST/LAST" };
        return Err(error("0A000", format!("access method \"{method}\" does not support {what} options"), None));
    }
    let descending = match &options.sort {
        Some(OrderBySort::Desc) => true,
        None | Some(OrderBySort::Asc) => false,
        Some(_) => return Err(unsupported("USING in an index key", None)),
    };
    let (expr, collation) = match &column.column.expr {
        Expr::Collate { expr, collation } => (
            &**expr,
            super::collations::named(&planner.context(), collation).map_err(super::alter_table::without_place)?,
        ),
        expr => (expr, None),
    };
    let (part, label) = part(planner, table, expr)?;
    let own = match &part {
        KeyPart::Column(name) => table.column(name).and_then(|column| column.collation.clone()),
        KeyPart::Expression(_) => None,
    };
    let collation = collation.filter(|given| own.as_ref() != Some(given));
    let given = match &column.operator_class {
        Some(class) => Some(names::written(&planner.context(), class)?.name),
        None => None,
    };
    let base = match &part {
        KeyPart::Column(name) => table.column(name).map(|column| column.type_name.base.clone()),
        KeyPart::Expression(expression) => {
            Some(expressions::analyzed(&planner.context(), table, expression)?.type_name.base)
        }
    };
    let operator_class = match base {
        Some(base) => operator_classes::chosen(planner, method, &base, given.as_deref())?,
        None => given,
    };
    let nulls_first = options.nulls_first.unwrap_or(descending);
    Ok((IndexKey { part, descending, nulls_first, operator_class, collation }, label))
}

fn part(planner: &Planner<'_>, table: &Relation, expr: &Expr) -> Result<(KeyPart, String)> {
    if let Expr::Identifier(ident) = expr {
        let name = fold(ident);
        if table.column(&name).is_none() {
            return Err(error("42703", format!("column \"{name}\" does not exist"), None));
        }
        return Ok((KeyPart::Column(name.clone()), name));
    }
    let inner = unwrapped(expr);
    if let Expr::Identifier(ident) = inner
        && table.column(&fold(ident)).is_some()
    {
        let name = fold(ident);
        return Ok((KeyPart::Column(name.clone()), name));
    }
    let (expression, analyzed) = expressions::value(&planner.context(), table, inner, Role::IndexKey)?;
    if super::depend::is_mutable(&analyzed) {
        return Err(error("42P17", "functions in index expression must be marked IMMUTABLE", None));
    }
    Ok((KeyPart::Expression(expression), label(inner)))
}

fn unwrapped(expr: &Expr) -> &Expr {
    match expr {
        Expr::Nested(inner) => unwrapped(inner),
        other => other,
    }
}

/// What an expression is called in a made-up name. PostgreSQL: `FigureIndexColname`.
pub(super) fn label(expr: &Expr) -> String {
    match expr {
        Expr::Function(function) => {
            let last = names::idents(&function.name).ok().and_then(|idents| idents.last().map(|ident| fold(ident)));
            last.unwrap_or_else(|| "expr".into())
        }
        Expr::Cast { expr, .. } => match label(expr) {
            inner if inner != "expr" => inner,
            other => other,
        },
        Expr::Identifier(ident) => fold(ident),
        Expr::Nested(inner) | Expr::Collate { expr: inner, .. } => label(inner),
        Expr::Case { .. } => "case".into(),
        Expr::Extract { .. } => "extract".into(),
        Expr::Substring { .. } => "substring".into(),
        Expr::Position { .. } => "position".into(),
        Expr::Trim { .. } => "btrim".into(),
        _ => "expr".into(),
    }
}

/// A label that no earlier key has. PostgreSQL: `ChooseIndexColumnNames`.
fn unused(taken: &[String], label: String) -> String {
    let mut candidate = label.clone();
    let mut pass = 0;
    while taken.contains(&candidate) {
        pass += 1;
        candidate = format!("{label}{pass}");
    }
    candidate
}

fn include(table: &Relation, create: &CreateIndex) -> Result<Vec<String>> {
    let names = create.include.iter().map(|ident| {
        let name = fold(ident);
        match table.column(&name) {
            Some(_) => Ok(name),
            None => Err(error("42703", format!("column \"{name}\" does not exist"), None)),
        }
    });
    names.collect()
}

/// ALTER INDEX.
pub(super) fn alter_index(
    planner: &mut Planner<'_>,
    name: &ObjectName,
    operation: &AlterIndexOperation,
) -> Result<&'static str> {
    let AlterIndexOperation::RenameIndex { index_name } = operation;
    let context = planner.context();
    let written = names::written(&context, name)?;
    let to = names::written(&context, index_name)?.name;
    let found = context.catalog().find_index(written.schema.as_deref(), &written.name, &names::search_path(&context));
    let Some((table, index)) = found else {
        return Err(match names::find_relation(&context, &written) {
            Some(relation) => error("42809", format!("\"{}\" is not an index", relation.name.name), None),
            None => names::missing_relation(&context, &written),
        });
    };
    let (table, from) = (table.clone(), index.name.clone());
    rename_index(planner, &table, &from, &to)?;
    Ok("ALTER INDEX")
}

/// ALTER INDEX IF EXISTS … RENAME TO.
pub(super) fn rename_if_exists(planner: &mut Planner<'_>, name: &ObjectName, to: &str) -> Result<&'static str> {
    let context = planner.context();
    let written = names::written(&context, name)?;
    let found = context.catalog().find_index(written.schema.as_deref(), &written.name, &names::search_path(&context));
    let Some((table, index)) = found else {
        planner.notice("00000", format!("relation \"{written}\" does not exist, skipping"));
        return Ok("ALTER INDEX");
    };
    let (table, from) = (table.clone(), index.name.clone());
    rename_index(planner, &table, &from, to)?;
    Ok("ALTER INDEX")
}

/// Gives an index, and the constraint over it, another name.
pub(super) fn rename_index(planner: &mut Planner<'_>, table: &Relation, from: &str, to: &str) -> Result<()> {
    if planner.catalog.relation_name_taken(&table.name.schema, to) {
        return Err(error("42P07", format!("relation \"{to}\" already exists"), None));
    }
    planner.change(table.oid, |table| {
        for constraint in table.constraints.iter_mut().filter(|it| it.name == from && it.kind.has_index()) {
            to.clone_into(&mut constraint.name);
        }
        super::constraints::rename_index(table, from, to);
    })
}
