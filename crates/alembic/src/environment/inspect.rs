//! `sa.inspect(bind)`: answers out of the catalog.

use super::Environment;
use catalog::{Catalog, Column, ConstraintKind, ForeignKeyAction, KeyPart, Relation, Type, TypeName};
use python::HostError;
use serde_json::{Value, json};

impl Environment<'_> {
    pub(super) fn inspect(&mut self, argument: &Value) -> Result<Value, HostError> {
        let text = |key: &str| argument.get(key).and_then(Value::as_str);
        let what = text("what").unwrap_or_default();
        let schema = text("schema").unwrap_or("public");
        let catalog = self.session.catalog();
        let tables = || catalog.relations.values().filter(|relation| relation.name.schema == schema);
        match what {
            "table_names" => {
                let mut names: Vec<&str> =
                    tables().filter(|r| r.kind == catalog::RelationKind::Table).map(|r| r.name.name.as_str()).collect();
                names.sort_unstable();
                return Ok(json!(names));
            }
            "schema_names" => return Ok(json!(catalog.schemas)),
            "enums" => return Ok(enums(catalog, schema)),
            "has_table" => {
                let wanted = text("table").unwrap_or_default();
                return Ok(json!(tables().any(|relation| relation.name.name == wanted)));
            }
            _ => {}
        }
        let table = text("table").unwrap_or_default();
        let relation = tables().find(|relation| relation.name.name == table).ok_or_else(|| HostError {
            exception: "sqlalchemy.exc.NoSuchTableError".into(),
            message: table.to_owned(),
            diagnostic: None,
        })?;
        Ok(match what {
            "columns" => relation.columns.iter().map(|column| column_row(catalog, column)).collect(),
            "pk_constraint" => primary_key(relation),
            "foreign_keys" => foreign_keys(catalog, relation),
            "unique_constraints" => unique_constraints(relation),
            "check_constraints" => check_constraints(relation),
            "indexes" => indexes(relation),
            "table_comment" => json!({ "text": relation.comment }),
            other => {
                return Err(HostError {
                    exception: "NotImplementedError".into(),
                    message: format!("inspecting {other} is not supported by Retort"),
                    diagnostic: None,
                });
            }
        })
    }
}

fn enums(catalog: &Catalog, schema: &str) -> Value {
    catalog
        .enums
        .values()
        .filter(|kind| kind.name.schema == schema)
        .map(|kind| {
            let labels: Vec<&str> = kind.labels.iter().map(|label| label.label.as_str()).collect();
            json!({ "name": kind.name.name, "schema": kind.name.schema, "visible": true, "labels": labels })
        })
        .collect()
}

fn column_row(catalog: &Catalog, column: &Column) -> Value {
    json!({
        "name": column.name,
        "type": type_row(catalog, &column.type_name),
        "nullable": !column.not_null,
        "default": column.default.as_ref().map(|default| &default.0),
        "autoincrement": column.default.as_ref().is_some_and(|default| default.0.starts_with("nextval(")),
        "comment": column.comment,
    })
}

fn type_row(catalog: &Catalog, name: &TypeName) -> Value {
    let modifier = name.modifier;
    match &name.base {
        Type::Varchar | Type::Bpchar => {
            let class = if name.base == Type::Varchar { "VARCHAR" } else { "CHAR" };
            let length = (modifier >= 4).then(|| modifier - 4);
            json!({ "type": class, "length": length })
        }
        Type::Numeric if modifier >= 4 => {
            let packed = modifier - 4;
            json!({ "type": "NUMERIC", "precision": (packed >> 16) & 0xffff, "scale": packed & 0x7ff })
        }
        Type::Timestamp => json!({ "type": "TIMESTAMP", "timezone": false }),
        Type::TimestampTz => json!({ "type": "TIMESTAMP", "timezone": true }),
        Type::Array(item) => {
            json!({ "type": "ARRAY", "item_type": type_row(catalog, &TypeName::plain((**item).clone())) })
        }
        Type::Enum(oid) => catalog.enums.get(oid).map_or(Value::Null, |kind| {
            let labels: Vec<&str> = kind.labels.iter().map(|label| label.label.as_str()).collect();
            json!({ "type": "ENUM", "name": kind.name.name, "labels": labels })
        }),
        base => json!({ "type": class(base) }),
    }
}

fn class(base: &Type) -> &'static str {
    match base {
        Type::Bool => "BOOLEAN",
        Type::Int2 => "SMALLINT",
        Type::Int4 => "INTEGER",
        Type::Int8 => "BIGINT",
        Type::Float4 => "REAL",
        Type::Float8 => "DOUBLE_PRECISION",
        Type::Numeric => "NUMERIC",
        Type::Text => "TEXT",
        Type::Citext => "CITEXT",
        Type::Bytea => "BYTEA",
        Type::Date => "DATE",
        Type::Time | Type::TimeTz => "TIME",
        Type::Interval => "INTERVAL",
        Type::Uuid => "UUID",
        Type::Json => "JSON",
        Type::Jsonb => "JSONB",
        Type::Inet => "INET",
        Type::TsVector => "TSVECTOR",
        Type::Oid => "OID",
        _ => "NullType",
    }
}

fn primary_key(relation: &Relation) -> Value {
    relation
        .constraints
        .iter()
        .find_map(|constraint| match &constraint.kind {
            ConstraintKind::PrimaryKey { columns } => {
                Some(json!({ "constrained_columns": columns, "name": constraint.name, "comment": null }))
            }
            _ => None,
        })
        .unwrap_or_else(|| json!({ "constrained_columns": [], "name": null }))
}

fn foreign_keys(catalog: &Catalog, relation: &Relation) -> Value {
    let action = |word: &str, action: ForeignKeyAction| {
        let shown = match action {
            ForeignKeyAction::NoAction => return None,
            ForeignKeyAction::Restrict => "RESTRICT",
            ForeignKeyAction::Cascade => "CASCADE",
            ForeignKeyAction::SetNull => "SET NULL",
            ForeignKeyAction::SetDefault => "SET DEFAULT",
        };
        Some((word.to_owned(), json!(shown)))
    };
    relation
        .constraints
        .iter()
        .filter_map(|constraint| {
            let ConstraintKind::ForeignKey(key) = &constraint.kind else { return None };
            let referred = catalog.relations.get(&key.referenced)?;
            let options: serde_json::Map<String, Value> =
                action("onupdate", key.on_update).into_iter().chain(action("ondelete", key.on_delete)).collect();
            Some(json!({
                "name": constraint.name, "constrained_columns": key.columns,
                "referred_schema": (referred.name.schema != "public").then_some(&referred.name.schema),
                "referred_table": referred.name.name, "referred_columns": key.referenced_columns,
                "options": options, "comment": null,
            }))
        })
        .collect()
}

fn unique_constraints(relation: &Relation) -> Value {
    relation
        .constraints
        .iter()
        .filter_map(|constraint| match &constraint.kind {
            ConstraintKind::Unique { columns } => {
                Some(json!({ "name": constraint.name, "column_names": columns, "comment": null }))
            }
            _ => None,
        })
        .collect()
}

fn check_constraints(relation: &Relation) -> Value {
    relation
        .constraints
        .iter()
        .filter_map(|constraint| match &constraint.kind {
            ConstraintKind::Check(check) => {
                Some(json!({ "name": constraint.name, "sqltext": check.expression.0, "comment": null }))
            }
            _ => None,
        })
        .collect()
}

fn indexes(relation: &Relation) -> Value {
    let primary = |name: &str| {
        relation
            .constraints
            .iter()
            .any(|constraint| constraint.name == name && matches!(constraint.kind, ConstraintKind::PrimaryKey { .. }))
    };
    let unique = |name: &str| {
        relation
            .constraints
            .iter()
            .any(|constraint| constraint.name == name && matches!(constraint.kind, ConstraintKind::Unique { .. }))
    };
    relation
        .indexes
        .iter()
        .filter(|index| !primary(&index.name))
        .map(|index| {
            let columns: Vec<Option<&str>> = index
                .keys
                .iter()
                .map(|key| match &key.part {
                    KeyPart::Column(name) => Some(name.as_str()),
                    KeyPart::Expression(_) => None,
                })
                .collect();
            let mut row = json!({
                "name": index.name, "unique": index.unique, "column_names": columns,
                "include_columns": index.include, "dialect_options": { "postgresql_include": index.include },
            });
            if unique(&index.name) {
                row["duplicates_constraint"] = json!(index.name);
            }
            row
        })
        .collect()
}
