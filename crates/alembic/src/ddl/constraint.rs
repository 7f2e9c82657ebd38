//! Constraint clauses.

use super::naming::{self, Named};
use super::{Ddl, RenderError, Rendered, quote::quote, quote::table as table_text};
use crate::schema::{
    CheckSpec, ExcludeSpec, Expression, ForeignKeyConstraintSpec, ForeignKeySpec, OtherKeywords, PrimaryKeySpec,
    UniqueSpec,
};

/// Refuses keywords that are neither PostgreSQL's nor another dialect's, in SQLAlchemy's words.
pub(crate) fn check_keywords(other: &OtherKeywords, class: &str) -> Rendered<()> {
    for key in other.keys() {
        let Some((dialect, argument)) = key.split_once('_') else {
            return Err(RenderError {
                class: "TypeError",
                message: format!("Additional arguments should be named <dialectname>_<argument>, got '{key}'"),
            });
        };
        match dialect {
            "mysql" | "mariadb" | "sqlite" | "oracle" | "mssql" => {}
            "postgresql" if class == "Table" && argument == "ignore_search_path" => {}
            "postgresql" => {
                return Err(RenderError::argument(
                    format!(
                        "Argument {key:?} is not accepted by dialect 'postgresql' on behalf of \
                     <class 'sqlalchemy.sql.schema.{class}'>"
                    )
                    .replace('"', "'"),
                ));
            }
            _ => {
                return Err(RenderError {
                    class: "TypeError",
                    message: format!("Additional arguments should be named <dialectname>_<argument>, got '{key}'"),
                });
            }
        }
    }
    Ok(())
}

pub(super) fn columns(names: &[String]) -> String {
    names.iter().map(|name| quote(name)).collect::<Vec<_>>().join(", ")
}

fn phrase(words: &str) -> Rendered<&str> {
    let fine = words.split([' ', '\n', '\t']).all(|word| word.chars().all(|c| c.is_alphanumeric() || c == '_'));
    if fine && !words.is_empty() {
        return Ok(words);
    }
    Err(RenderError::compile(format!(
        "Unexpected SQL phrase: '{words}' (matching against '^\\\\w+(?:\\\\s+\\\\w+)*$')"
    )))
}

fn ondelete(words: &str) -> Rendered<&str> {
    match words.find('(') {
        Some(at) if words.trim_end().ends_with(')') => phrase(words[..at].trim_end()).map(|_| words),
        _ => phrase(words),
    }
}

pub(super) fn deferrability(deferrable: Option<bool>, initially: Option<&str>) -> Rendered {
    let mut out = String::new();
    match deferrable {
        Some(true) => out += " DEFERRABLE",
        Some(false) => out += " NOT DEFERRABLE",
        None => {}
    }
    if let Some(initially) = initially {
        out += " INITIALLY ";
        out += phrase(initially)?;
    }
    Ok(out)
}

fn include(names: &[String]) -> String {
    if names.is_empty() { String::new() } else { format!(" INCLUDE ({})", columns(names)) }
}

fn preamble(name: Option<&str>) -> String {
    name.map_or(String::new(), |name| format!("CONSTRAINT {} ", quote(name)))
}

/// The target of a foreign key: schema, table, column.
pub(crate) fn target(column: &str) -> Rendered<(Option<&str>, &str, &str)> {
    let parts: Vec<&str> = column.split('.').collect();
    match parts.as_slice() {
        [table, column] => Ok((None, table, column)),
        [.., table, last] => {
            let schema = &column[..column.len() - table.len() - last.len() - 2];
            Ok((Some(schema), table, last))
        }
        _ => Err(RenderError::argument(format!("Invalid foreign key column specification: {column}"))),
    }
}

/// `sa.ForeignKey` of a column as the table constraint that it makes.
pub(crate) fn from_column(column: &str, key: &ForeignKeySpec) -> ForeignKeyConstraintSpec {
    ForeignKeyConstraintSpec {
        name: key.name.clone(),
        columns: vec![column.to_owned()],
        refcolumns: vec![key.column.clone()],
        ondelete: key.ondelete.clone(),
        onupdate: key.onupdate.clone(),
        deferrable: key.deferrable,
        initially: key.initially.clone(),
        match_kind: key.match_kind.clone(),
        use_alter: key.use_alter,
        postgresql_not_valid: key.postgresql_not_valid,
        other: OtherKeywords::new(),
    }
}

impl Ddl {
    fn constraint_name(
        &self,
        kind: &str,
        given: Option<&crate::schema::Name>,
        named: &Named<'_>,
    ) -> Rendered<Option<String>> {
        naming::name(&self.naming, kind, given, named)
    }

    pub(super) fn primary_key(&self, table: &str, spec: &PrimaryKeySpec) -> Rendered {
        check_keywords(&spec.other, "PrimaryKeyConstraint")?;
        let named =
            Named { table, schema: None, columns: spec.columns.iter().map(String::as_str).collect(), referred: None };
        let name = self.constraint_name("pk", spec.name.as_ref(), &named)?;
        Ok(format!(
            "{}PRIMARY KEY ({}){}{}",
            preamble(name.as_deref()),
            columns(&spec.columns),
            include(&spec.postgresql_include),
            deferrability(spec.deferrable, spec.initially.as_deref())?
        ))
    }

    pub(super) fn unique(&self, table: &str, spec: &UniqueSpec) -> Rendered {
        check_keywords(&spec.other, "UniqueConstraint")?;
        let named =
            Named { table, schema: None, columns: spec.columns.iter().map(String::as_str).collect(), referred: None };
        let name = self.constraint_name("uq", spec.name.as_ref(), &named)?;
        let nulls = match spec.postgresql_nulls_not_distinct {
            Some(true) => "NULLS NOT DISTINCT ",
            Some(false) => "NULLS DISTINCT ",
            None => "",
        };
        Ok(format!(
            "{}UNIQUE {nulls}({}){}{}",
            preamble(name.as_deref()),
            columns(&spec.columns),
            include(&spec.postgresql_include),
            deferrability(spec.deferrable, spec.initially.as_deref())?
        ))
    }

    pub(super) fn check(&self, table: &str, spec: &CheckSpec, of: &[&str]) -> Rendered {
        check_keywords(&spec.other, "CheckConstraint")?;
        let named = Named { table, schema: None, columns: of.to_vec(), referred: None };
        let name = self.constraint_name("ck", spec.name.as_ref(), &named)?;
        let validity = if spec.postgresql_not_valid == Some(true) { " NOT VALID" } else { "" };
        Ok(format!(
            "{}CHECK ({}){}{validity}",
            preamble(name.as_deref()),
            self.expression(&spec.sqltext)?,
            deferrability(spec.deferrable, spec.initially.as_deref())?
        ))
    }

    pub(super) fn foreign_key(&self, table: &str, spec: &ForeignKeyConstraintSpec) -> Rendered {
        check_keywords(&spec.other, "ForeignKeyConstraint")?;
        if spec.columns.len() != spec.refcolumns.len() {
            return Err(RenderError::argument(
                "ForeignKeyConstraint number of constrained columns must match the number of referenced columns.",
            ));
        }
        let first = spec.refcolumns.first().ok_or_else(|| RenderError::argument("a foreign key needs columns"))?;
        let (schema, referred, _) = target(first)?;
        let targets: Vec<&str> =
            spec.refcolumns.iter().map(|column| target(column).map(|(_, _, name)| name)).collect::<Result<_, _>>()?;
        let named = Named {
            table,
            schema: None,
            columns: spec.columns.iter().map(String::as_str).collect(),
            referred: Some((referred, targets.clone())),
        };
        let name = self.constraint_name("fk", spec.name.as_ref(), &named)?;
        let mut out = format!(
            "{}FOREIGN KEY({}) REFERENCES {} ({})",
            preamble(name.as_deref()),
            columns(&spec.columns),
            table_text(referred, schema),
            targets.into_iter().map(quote).collect::<Vec<_>>().join(", ")
        );
        out += &references_tail(spec)?;
        if spec.postgresql_not_valid == Some(true) {
            out += " NOT VALID";
        }
        Ok(out)
    }

    pub(super) fn exclude(&self, table: &str, spec: &ExcludeSpec) -> Rendered {
        let named = Named { table, schema: None, columns: Vec::new(), referred: None };
        let name = self.constraint_name("", spec.name.as_ref(), &named)?;
        let mut elements = Vec::new();
        for element in &spec.elements {
            let (text, class) = match &element.expression {
                Expression::Bare(column) | Expression::Column { column, .. } => {
                    let class = spec.ops.get(column).map_or(String::new(), |class| format!(" {class}"));
                    (quote(column), class)
                }
                other => (self.expression(other)?, String::new()),
            };
            elements.push(format!("{text}{class} WITH {}", element.operator));
        }
        let using = phrase(spec.using.as_deref().unwrap_or("gist"))?.to_lowercase();
        let mut out = format!("{}EXCLUDE USING {using} ({})", preamble(name.as_deref()), elements.join(", "));
        if let Some(condition) = &spec.condition {
            out += &format!(" WHERE ({})", self.expression(condition)?);
        }
        Ok(out + &deferrability(spec.deferrable, spec.initially.as_deref())?)
    }
}

/// What follows the column list of REFERENCES.
pub(super) fn references_tail(spec: &ForeignKeyConstraintSpec) -> Rendered {
    let mut out = String::new();
    if let Some(kind) = &spec.match_kind {
        out += &format!(" MATCH {}", phrase(kind)?);
    }
    if let Some(action) = &spec.ondelete {
        out += &format!(" ON DELETE {}", ondelete(action)?);
    }
    if let Some(action) = &spec.onupdate {
        out += &format!(" ON UPDATE {}", phrase(action)?);
    }
    Ok(out + &deferrability(spec.deferrable, spec.initially.as_deref())?)
}
