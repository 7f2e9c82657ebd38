//! Names, types and expressions as `pg_dump` writes them: with all schemas and all parentheses.

use catalog::{Catalog, Column, Expression, Index, KeyPart, QualifiedName, Relation, SearchPath, TypeName};
use datum::quote_identifier;
use sql::{Context, Settings, Text};

/// What writing needs to know.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) catalog: &'a Catalog,
    /// With the session's search path, in which stored texts are read.
    pub(super) context: Context<'a>,
    /// Without one, so that names carry their schema.
    pub(super) bare: Context<'a>,
}

/// Settings without a search path.
pub(super) fn bare_settings(settings: &Settings) -> Settings {
    Settings { search_path: Vec::new(), ..settings.clone() }
}

/// The search path of a dump.
pub(super) fn path() -> SearchPath {
    SearchPath::new(Vec::new())
}

/// A text in quotes.
pub(super) fn literal(text: &str) -> String {
    let quoted = text.replace('\'', "''");
    if quoted.contains('\\') { format!("E'{}'", quoted.replace('\\', "\\\\")) } else { format!("'{quoted}'") }
}

/// A name with its schema.
pub(super) fn qualified(name: &QualifiedName) -> String {
    format!("{}.{}", quote_identifier(&name.schema), quote_identifier(&name.name))
}

impl Scene<'_> {
    pub(super) fn type_name(&self, of: &TypeName) -> String {
        sql::format_type(&self.bare, of)
    }

    /// The type of a column: its domain, or the type itself.
    pub(super) fn column_type(&self, column: &Column) -> String {
        match column.domain.and_then(|domain| self.catalog.domains.get(&domain)) {
            Some(domain) => qualified(&domain.name),
            None => self.type_name(&column.type_name),
        }
    }

    /// An expression over a relation's columns, or over none.
    pub(super) fn expression(&self, relation: Option<&Relation>, expression: &Expression) -> String {
        let text = Text::new(expression.0.as_str());
        let parsed = sql::parse_expression(&text);
        let context = self.context.with_text(&text);
        let analyzed = parsed.and_then(|parsed| match relation {
            Some(relation) => sql::analyze_expr_for_relation(&context, relation, &parsed),
            None => sql::analyze_expr_alone(&context, &parsed),
        });
        match analyzed {
            Ok(expr) => sequences_qualified(self, &sql::deparse_expr_full(&self.bare, &expr)),
            Err(_) => expression.0.clone(),
        }
    }

    /// The query of a view.
    pub(super) fn query(&self, query: &Expression) -> String {
        let text = Text::new(query.0.as_str());
        let parsed = sql::parse(&text).ok().and_then(|parsed| parsed.into_iter().next());
        let Some(sql::Statement::Sql(statement)) = parsed.map(|parsed| parsed.statement) else {
            return query.0.clone();
        };
        let sql::ast::Statement::Query(parsed) = *statement else { return query.0.clone() };
        match sql::analyze_query(&self.context.with_text(&text), &parsed) {
            Ok(analyzed) => sql::deparse_query_full(&self.bare, &analyzed),
            Err(_) => query.0.clone(),
        }
    }

    /// An index with its expressions written out.
    pub(super) fn index(&self, relation: &Relation, index: &Index) -> Index {
        let mut index = index.clone();
        for key in &mut index.keys {
            if let KeyPart::Expression(expression) = &mut key.part {
                *expression = Expression(self.expression(Some(relation), expression));
            }
            if let Some(class) = key.operator_class.as_mut().filter(|class| of_extension(class)) {
                *class = format!("public.{class}");
            }
        }
        if let Some(predicate) = &mut index.predicate {
            *predicate = Expression(self.expression(Some(relation), predicate));
        }
        index
    }
}

fn of_extension(class: &str) -> bool {
    ["gin_trgm_ops", "gist_trgm_ops", "citext_ops", "citext_pattern_ops"].contains(&class)
}

/// `nextval('users_id_seq'::regclass)` with the schema of the sequence.
fn sequences_qualified(scene: &Scene<'_>, text: &str) -> String {
    const END: &str = "'::regclass";
    let mut out = String::new();
    let mut rest = text;
    while let Some(end) = rest.find(END) {
        let start = rest[..end].rfind('\'').map_or(0, |at| at + 1);
        let name = &rest[start..end];
        let schemas = scene.context.settings.search_path.iter();
        let found = schemas.into_iter().find_map(|schema| {
            let mut relations = scene.catalog.relations.values();
            relations.find(|it| it.name.schema == *schema && quote_identifier(&it.name.name) == name)
        });
        out += &rest[..start];
        out += &found.map_or_else(|| name.to_owned(), |relation| qualified(&relation.name));
        out += END;
        rest = &rest[end + END.len()..];
    }
    out + rest
}
