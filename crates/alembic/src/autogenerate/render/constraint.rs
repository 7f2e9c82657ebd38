//! Constraints, alone and inside `op.create_table`.

use super::Renderer;
use crate::autogenerate::ask::{Asked, Part, Reference};
use crate::autogenerate::model::{Check, Exclude, ForeignKey, Key, Table, Unique};
use crate::autogenerate::op::{Constraint, OfConstraint};
use crate::compile::string_repr;

/// A list of names as Python shows it.
fn list(names: &[String]) -> String {
    format!("[{}]", quoted(names).join(", "))
}

fn quoted(names: &[String]) -> Vec<String> {
    names.iter().map(|name| string_repr(name)).collect()
}

impl Renderer<'_> {
    pub(super) fn create_constraint(&self, of: &OfConstraint) -> String {
        let mut parts = vec![self.name(of.constraint.name())];
        if !self.batch {
            parts.push(string_repr(&of.table));
        }
        let schema = of.schema.as_ref().filter(|_| !self.batch);
        let schema = |word: &str| schema.map(|schema| format!("{word}={}", string_repr(schema)));
        let directive = match &of.constraint {
            Constraint::Unique(unique) => {
                parts.push(list(&unique.columns));
                parts.extend(deferral(unique));
                parts.extend(schema("schema"));
                parts.extend(self.keywords(&unique.options));
                "create_unique_constraint"
            }
            Constraint::Check(check) => {
                parts.push(string_repr(&check.sqltext));
                parts.extend(schema("schema"));
                parts.extend(self.keywords(&check.options));
                "create_check_constraint"
            }
            Constraint::ForeignKey(key) => {
                parts.extend([string_repr(&key.referred_table), list(&key.columns), list(&key.referred_columns)]);
                parts.extend(schema("source_schema"));
                parts.extend(key.referred_schema.as_ref().map(|name| format!("referent_schema={}", string_repr(name))));
                parts.extend(actions(key));
                parts.extend(self.keywords(&key.options));
                "create_foreign_key"
            }
            Constraint::Named { .. } => "create_constraint",
        };
        format!("{}{directive}({})", self.prefix(), parts.join(", "))
    }

    pub(super) fn drop_constraint(&mut self, of: &OfConstraint) -> Vec<String> {
        let name = of.constraint.name();
        let mut parts = vec![self.name(name)];
        if !self.batch {
            parts.push(string_repr(&of.table));
            parts.extend(of.schema.as_ref().map(|schema| format!("schema={}", string_repr(schema))));
        }
        parts.extend(of.constraint.word().map(|word| format!("type_={}", string_repr(word))));
        parts.extend(of.guard.map(|value| format!("if_exists={}", super::flag(value))));
        let line = format!("{}drop_constraint({})", self.prefix(), parts.join(", "));
        if name.is_some() {
            return vec![line];
        }
        self.talk.warn(format!(
            "Autogenerate rendered a drop_constraint() directive for an unnamed constraint on table {}; the migration will \
             fail unless a constraint name is added to the directive.  Consider using a naming convention so that \
             constraint names are known ahead of time.",
            string_repr(&of.table)
        ));
        vec![
            "# WARNING: constraint name is None; this directive will fail as".to_owned(),
            "# rendered.  Add a name, or use a naming convention; see".to_owned(),
            "# https://alembic.sqlalchemy.org/en/latest/naming.html".to_owned(),
            line,
        ]
    }

    pub(super) fn primary_key(&mut self, table: &Table, key: &Key) -> Asked<Option<String>> {
        let reference = || constraint(table, "primary_key", key.name.as_ref(), &key.columns);
        if let Some(rendered) = self.by_function("primary_key", reference)? {
            return Ok(Some(rendered));
        }
        if key.columns.is_empty() {
            return Ok(None);
        }
        let mut parts = quoted(&key.columns);
        parts.extend(key.name.as_ref().map(|name| format!("name={}", self.name(Some(name)))));
        Ok(Some(format!("{}PrimaryKeyConstraint({})", self.sa(), parts.join(", "))))
    }

    pub(super) fn unique(&mut self, table: &Table, unique: &Unique) -> Asked<String> {
        let reference = || constraint(table, "unique", unique.name.as_ref(), &unique.columns);
        if let Some(rendered) = self.by_function("unique", reference)? {
            return Ok(rendered);
        }
        let mut parts = quoted(&unique.columns);
        parts.extend(deferral(unique));
        parts.extend(unique.name.as_ref().map(|name| format!("name={}", self.name(Some(name)))));
        parts.extend(self.keywords(&unique.options));
        Ok(format!("{}UniqueConstraint({})", self.sa(), parts.join(", ")))
    }

    pub(super) fn foreign_key(&mut self, table: &Table, key: &ForeignKey) -> Asked<String> {
        let reference = || constraint(table, "foreign_key", key.name.as_ref(), &key.columns);
        if let Some(rendered) = self.by_function("foreign_key", reference)? {
            return Ok(rendered);
        }
        let mut parts: Vec<String> = key.name.iter().map(|name| format!("name={}", self.name(Some(name)))).collect();
        parts.extend(actions(key));
        parts.extend(self.keywords(&key.options));
        Ok(format!(
            "{}ForeignKeyConstraint({}, {}, {})",
            self.sa(),
            list(&key.columns),
            list(&key.targets),
            parts.join(", ")
        ))
    }

    pub(super) fn check(&mut self, table: &Table, check: &Check) -> Asked<Option<String>> {
        let reference = || constraint(table, "check", check.name.as_ref(), &[]);
        if let Some(rendered) = self.by_function("check", reference)? {
            return Ok(Some(rendered));
        }
        if check.of_type {
            return Ok(None);
        }
        let mut parts = vec![string_repr(&check.sqltext)];
        parts.extend(check.name.as_ref().map(|name| format!("name={}", self.name(Some(name)))));
        parts.extend(self.keywords(&check.options));
        Ok(Some(format!("{}CheckConstraint({})", self.sa(), parts.join(", "))))
    }

    pub(super) fn exclude(&mut self, exclude: &Exclude) -> String {
        self.imports.insert("from sqlalchemy.dialects import postgresql".to_owned());
        let sa = self.sa();
        let mut parts: Vec<String> = exclude.arguments.iter().map(|text| format!("({sa}{text})")).collect();
        parts.extend(exclude.keywords.iter().map(|text| match text.strip_prefix("where=") {
            Some(condition) => format!("where={sa}{condition}"),
            None => text.clone(),
        }));
        parts.extend(exclude.name.as_ref().map(|name| format!("name={}", self.name(Some(name)))));
        format!("postgresql.ExcludeConstraint({})", parts.join(", "))
    }
}

fn constraint(table: &Table, kind: &'static str, name: Option<&crate::schema::Name>, columns: &[String]) -> Reference {
    let part = Part::Constraint(kind, name.map(|name| name.text().to_owned()), columns.to_vec());
    Reference::table(table.side, table.schema.as_deref(), &table.name).part(part)
}

fn deferral(unique: &Unique) -> Vec<String> {
    let deferrable = unique.deferrable.filter(|flag| *flag).map(|_| "deferrable=True".to_owned());
    let initially = unique.initially.as_ref().map(|word| format!("initially={}", string_repr(word)));
    deferrable.into_iter().chain(initially).collect()
}

/// The options of a foreign key, in Alembic's order.
fn actions(key: &ForeignKey) -> Vec<String> {
    let text = |word: &str, value: &Option<String>| {
        value.as_ref().filter(|value| !value.is_empty()).map(|value| format!("{word}={}", string_repr(value)))
    };
    let mut parts: Vec<String> = text("onupdate", &key.onupdate).into_iter().collect();
    parts.extend(text("ondelete", &key.ondelete));
    parts.extend(text("initially", &key.initially));
    parts.extend(key.deferrable.filter(|flag| *flag).map(|_| "deferrable=True".to_owned()));
    if key.use_alter {
        parts.push("use_alter=True".to_owned());
    }
    parts.extend(text("match", &key.match_kind));
    parts
}
