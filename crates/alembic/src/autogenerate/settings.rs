//! What `context.configure` says of comparing and rendering.

use serde_json::Value;

/// The keyword arguments, by their meaning.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "Alembic's own options")]
pub(crate) struct Options {
    pub(crate) version_table: String,
    pub(crate) version_table_schema: Option<String>,
    pub(crate) include_schemas: bool,
    pub(crate) include_name: bool,
    pub(crate) include_object: bool,
    pub(crate) compare_type: Choice,
    pub(crate) compare_server_default: Choice,
    pub(crate) server_default_function: String,
    pub(crate) render_as_batch: bool,
    pub(crate) render_item: bool,
    pub(crate) directives: bool,
    pub(crate) alembic_prefix: String,
    pub(crate) sqlalchemy_prefix: String,
    pub(crate) user_prefix: Option<String>,
    pub(crate) plugins: Vec<String>,
    pub(crate) upgrade_token: String,
    pub(crate) downgrade_token: String,
}

/// `True`, `False` or a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Choice {
    No,
    Yes,
    Ask,
}

impl Choice {
    fn of(value: Option<&Value>, default: Self) -> Self {
        match value {
            None => default,
            Some(Value::Object(given)) if given.contains_key("callable") => Self::Ask,
            Some(value) if super::ask::truthy(value) => Self::Yes,
            Some(_) => Self::No,
        }
    }
}

impl Options {
    pub(crate) fn of(given: &Value) -> Self {
        let text = |key: &str, default: &str| {
            given.get(key).map_or_else(|| default.to_owned(), |value| value.as_str().unwrap_or_default().to_owned())
        };
        let flag = |key: &str| given.get(key).is_some_and(super::ask::truthy);
        let plugins = given.get("autogenerate_plugins").and_then(Value::as_array);
        Self {
            version_table: text("version_table", "alembic_version"),
            version_table_schema: given.get("version_table_schema").and_then(Value::as_str).map(str::to_owned),
            include_schemas: flag("include_schemas"),
            include_name: flag("include_name"),
            include_object: flag("include_object"),
            compare_type: Choice::of(given.get("compare_type"), Choice::Yes),
            compare_server_default: Choice::of(given.get("compare_server_default"), Choice::No),
            server_default_function: given
                .pointer("/compare_server_default/callable")
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned(),
            render_as_batch: flag("render_as_batch"),
            render_item: flag("render_item"),
            directives: flag("process_revision_directives"),
            alembic_prefix: text("alembic_module_prefix", "op."),
            sqlalchemy_prefix: text("sqlalchemy_module_prefix", "sa."),
            user_prefix: given.get("user_module_prefix").and_then(Value::as_str).map(str::to_owned),
            plugins: plugins.map_or_else(
                || vec!["alembic.autogenerate.*".to_owned()],
                |names| names.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            ),
            upgrade_token: text("upgrade_token", "upgrades"),
            downgrade_token: text("downgrade_token", "downgrades"),
        }
    }
}
