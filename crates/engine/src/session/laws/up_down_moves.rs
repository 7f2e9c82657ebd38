//! Changes that can be undone without loss.

use catalog::{Catalog, Column, Relation, RelationKind};
use std::rc::Rc;

/// What a change is made from: its kind, then what it is about.
pub(super) type Choice = (u8, u16, u16, u16);

/// A change and its inverse.
#[derive(Debug, Clone)]
pub(super) struct Move {
    pub(super) up: String,
    pub(super) down: String,
}

/// A change to some table of a catalog; nothing where there is no such thing to change.
pub(super) fn pick(catalog: &Catalog, choice: Choice) -> Option<Move> {
    let (kind, a, b, c) = choice;
    let tables: Vec<&Rc<Relation>> = catalog.relations.values().filter(|it| it.is_table()).collect();
    let table = tables.get(usize::from(a) % tables.len().max(1)).copied();
    let scene = Scene { catalog, tables: &tables, table, b: b.into(), c: c.into() };
    KINDS[usize::from(kind) % KINDS.len()](&scene)
}

struct Scene<'a> {
    catalog: &'a Catalog,
    tables: &'a [&'a Rc<Relation>],
    table: Option<&'a Rc<Relation>>,
    b: usize,
    c: usize,
}

const KINDS: &[fn(&Scene<'_>) -> Option<Move>] = &[
    create_table,
    create_table,
    add_column,
    add_column,
    add_column,
    widen,
    widen,
    retype,
    rename_table,
    rename_column,
    rename_column,
    set_schema,
    not_null,
    default,
    add_check,
    add_unique,
    add_key,
    add_key,
    create_index,
    create_index,
    rename_index,
    rename_constraint,
    create_view,
    create_view,
    rename_view,
    rename_label,
    rename_type,
    comment,
    identity,
    several,
    sequence,
];

fn quote(name: &str) -> String {
    format!("\"{name}\"")
}

fn full(relation: &Relation) -> String {
    format!("{}.{}", quote(&relation.name.schema), quote(&relation.name.name))
}

fn text(move_: (String, String)) -> Option<Move> {
    Some(Move { up: move_.0, down: move_.1 })
}

fn one_of<T: Copy>(all: &[T], at: usize) -> Option<T> {
    all.get(at.checked_rem(all.len())?).copied()
}

impl Scene<'_> {
    fn column(&self) -> Option<&Column> {
        let columns = &self.table?.columns;
        columns.get(self.b.checked_rem(columns.len())?)
    }

    fn fresh(&self, prefix: &str) -> String {
        const ODD: [&str; 4] = ["", " x", "Über", "select"];
        format!("{prefix}{}{}", ODD[self.c % 4], self.catalog.next_oid)
    }

    /// `ALTER TABLE t ACTION` and `ALTER TABLE t ACTION`.
    fn alter(&self, up: &str, down: &str) -> Option<Move> {
        let table = full(self.table?);
        text((format!("ALTER TABLE {table} {up}"), format!("ALTER TABLE {table} {down}")))
    }

    fn alter_column(&self, up: &str, down: &str) -> Option<Move> {
        let column = quote(&self.column()?.name);
        self.alter(&format!("ALTER COLUMN {column} {up}"), &format!("ALTER COLUMN {column} {down}"))
    }
}

const TYPES: &[&str] = &[
    "integer DEFAULT 7",
    "text",
    "text DEFAULT 'x' NOT NULL",
    "varchar(9) DEFAULT 'abc'",
    "numeric(6,2) DEFAULT 1.5",
    "boolean NOT NULL DEFAULT false",
    "timestamptz DEFAULT now()",
    "date DEFAULT '2001-02-03'",
    "mood DEFAULT 'sad'",
    "text[] DEFAULT '{a}'",
    "jsonb DEFAULT '{}'",
    "uuid",
    "serial",
    "bigint GENERATED ALWAYS AS IDENTITY",
    "integer GENERATED ALWAYS AS (1 + 1) STORED",
    "citext DEFAULT 'Ab'",
    "interval DEFAULT '1 day'",
    "integer CONSTRAINT \"Über\" NOT NULL DEFAULT 3",
    "integer REFERENCES users ON DELETE SET NULL",
    "char(3) DEFAULT 'a'",
    "bytea DEFAULT '\\x01'",
    "double precision DEFAULT 0.5",
];

fn create_table(scene: &Scene<'_>) -> Option<Move> {
    let name = quote(&scene.fresh("t"));
    let (one, two) = (one_of(TYPES, scene.b)?, one_of(TYPES, scene.c)?);
    let create = format!(
        "CREATE TABLE {name} (id integer PRIMARY KEY, \"One\" {one}, two {two}, UNIQUE (id, two)); \
         INSERT INTO {name} (id) VALUES (1), (2)"
    );
    text((create, format!("DROP TABLE {name}")))
}

fn add_column(scene: &Scene<'_>) -> Option<Move> {
    let name = quote(&scene.fresh("c"));
    let of = one_of(TYPES, scene.b)?;
    scene.alter(&format!("ADD COLUMN {name} {of}"), &format!("DROP COLUMN {name}"))
}

/// A type that holds all that the type before it holds.
fn widen(scene: &Scene<'_>) -> Option<Move> {
    use catalog::Type;
    let column = scene.column()?;
    let (up, down) = match column.type_name.base {
        Type::Int2 => ("integer", "smallint"),
        Type::Int4 => ("bigint", "integer"),
        Type::Varchar if column.type_name.modifier > 4 => {
            let width = column.type_name.modifier - 4;
            return scene.alter_column("TYPE text", &format!("TYPE varchar({width})"));
        }
        Type::Date => ("timestamp", "date"),
        Type::Text => ("varchar", "text"),
        Type::Citext => ("text", "citext"),
        _ => return None,
    };
    scene.alter_column(&format!("TYPE {up}"), &format!("TYPE {down}"))
}

/// To text and back, by name.
fn retype(scene: &Scene<'_>) -> Option<Move> {
    let column = scene.column()?;
    let back = match column.type_name.base {
        catalog::Type::Int4 => "integer",
        catalog::Type::Bool => "boolean",
        catalog::Type::Uuid => "uuid",
        catalog::Type::Jsonb => "jsonb",
        catalog::Type::TimestampTz => "timestamptz",
        catalog::Type::Interval => "interval",
        catalog::Type::Enum(_) if column.default.is_none() => "mood",
        _ => return None,
    };
    let name = quote(&column.name);
    scene.alter_column(&format!("TYPE text USING {name}::text"), &format!("TYPE {back} USING {name}::{back}"))
}

fn rename_table(scene: &Scene<'_>) -> Option<Move> {
    let table = scene.table?;
    let (schema, name, new) = (quote(&table.name.schema), quote(&table.name.name), quote(&scene.fresh("renamed")));
    let up = format!("ALTER TABLE {schema}.{name} RENAME TO {new}");
    text((up, format!("ALTER TABLE {schema}.{new} RENAME TO {name}")))
}

fn rename_column(scene: &Scene<'_>) -> Option<Move> {
    let (name, new) = (quote(&scene.column()?.name), quote(&scene.fresh("renamed")));
    scene.alter(&format!("RENAME COLUMN {name} TO {new}"), &format!("RENAME COLUMN {new} TO {name}"))
}

fn set_schema(scene: &Scene<'_>) -> Option<Move> {
    let table = scene.table?;
    let old = &table.name.schema;
    let new = if old == "public" { "shop" } else { "public" };
    let name = quote(&table.name.name);
    let up = format!("ALTER TABLE {old}.{name} SET SCHEMA {new}");
    text((up, format!("ALTER TABLE {new}.{name} SET SCHEMA {old}")))
}

fn not_null(scene: &Scene<'_>) -> Option<Move> {
    if scene.column()?.not_null {
        return scene.alter_column("DROP NOT NULL", "SET NOT NULL");
    }
    scene.alter_column("SET NOT NULL", "DROP NOT NULL")
}

fn default(scene: &Scene<'_>) -> Option<Move> {
    match &scene.column()?.default {
        Some(default) => scene.alter_column("DROP DEFAULT", &format!("SET DEFAULT {}", default.0)),
        None => scene.alter_column("SET DEFAULT NULL::text", "DROP DEFAULT").filter(|_| scene.c.is_multiple_of(2)),
    }
}

fn add_check(scene: &Scene<'_>) -> Option<Move> {
    let (name, column) = (quote(&scene.fresh("chk")), quote(&scene.column()?.name));
    let condition = one_of(&["IS NULL OR true", "IS NOT NULL", "IS DISTINCT FROM NULL OR 1 = 1"], scene.c)?;
    scene.alter(&format!("ADD CONSTRAINT {name} CHECK ({column} {condition})"), &format!("DROP CONSTRAINT {name}"))
}

fn add_unique(scene: &Scene<'_>) -> Option<Move> {
    let (name, column) = (quote(&scene.fresh("uq")), quote(&scene.column()?.name));
    let nulls = one_of(&["", "NULLS NOT DISTINCT"], scene.c)?;
    scene.alter(&format!("ADD CONSTRAINT {name} UNIQUE {nulls} ({column})"), &format!("DROP CONSTRAINT {name}"))
}

fn add_key(scene: &Scene<'_>) -> Option<Move> {
    let (name, column) = (quote(&scene.fresh("fk")), quote(&scene.column()?.name));
    let referenced = full(one_of(scene.tables, scene.c)?);
    let options = one_of(&["", "ON DELETE CASCADE", "DEFERRABLE INITIALLY DEFERRED", "NOT VALID"], scene.c / 7)?;
    let up = format!("ADD CONSTRAINT {name} FOREIGN KEY ({column}) REFERENCES {referenced} {options}");
    scene.alter(&up, &format!("DROP CONSTRAINT {name}"))
}

fn create_index(scene: &Scene<'_>) -> Option<Move> {
    let (table, column) = (scene.table?, quote(&scene.column()?.name));
    let name = scene.fresh("ix");
    let key = match scene.c % 5 {
        0 => format!("{column} DESC"),
        1 => format!("lower({column}::text)"),
        2 => format!("{column}) WHERE ({column} IS NOT NULL"),
        3 => format!("({column} IS NULL), {column}"),
        _ => column,
    };
    let up = format!("CREATE INDEX {} ON {} ({key})", quote(&name), full(table));
    text((up, format!("DROP INDEX {}.{}", quote(&table.name.schema), quote(&name))))
}

fn rename_index(scene: &Scene<'_>) -> Option<Move> {
    let table = scene.table?;
    let index = table.indexes.get(scene.b.checked_rem(table.indexes.len())?)?;
    let (schema, name, new) = (quote(&table.name.schema), quote(&index.name), quote(&scene.fresh("rix")));
    let up = format!("ALTER INDEX {schema}.{name} RENAME TO {new}");
    text((up, format!("ALTER INDEX {schema}.{new} RENAME TO {name}")))
}

fn rename_constraint(scene: &Scene<'_>) -> Option<Move> {
    let constraints = &scene.table?.constraints;
    let name = quote(&constraints.get(scene.b.checked_rem(constraints.len())?)?.name);
    let new = quote(&scene.fresh("rc"));
    scene.alter(&format!("RENAME CONSTRAINT {name} TO {new}"), &format!("RENAME CONSTRAINT {new} TO {name}"))
}

fn create_view(scene: &Scene<'_>) -> Option<Move> {
    let (table, column) = (full(scene.table?), quote(&scene.column()?.name));
    let name = quote(&scene.fresh("v"));
    let query = match scene.c % 4 {
        0 => format!("SELECT * FROM {table}"),
        1 => format!("SELECT {column} AS a, count(*) AS b FROM {table} AS x GROUP BY {column} HAVING count(*) > 0"),
        2 => format!(
            "SELECT x.{column} FROM {table} x WHERE EXISTS (SELECT 1 FROM {table} y WHERE y.{column} = x.{column})"
        ),
        _ => format!("SELECT {column} FROM {table} UNION ALL SELECT {column} FROM {table} ORDER BY 1 DESC LIMIT 3"),
    };
    text((format!("CREATE VIEW {name} AS {query}"), format!("DROP VIEW {name}")))
}

fn rename_view(scene: &Scene<'_>) -> Option<Move> {
    let views = scene.catalog.relations.values().filter(|it| matches!(it.kind, RelationKind::View(_)));
    let views: Vec<_> = views.collect();
    let view = one_of(&views, scene.b)?;
    let (schema, name, new) = (quote(&view.name.schema), quote(&view.name.name), quote(&scene.fresh("rv")));
    let up = format!("ALTER VIEW {schema}.{name} RENAME TO {new}");
    text((up, format!("ALTER VIEW {schema}.{new} RENAME TO {name}")))
}

fn rename_label(scene: &Scene<'_>) -> Option<Move> {
    let kind = scene.catalog.enums.values().next()?;
    let (label, new) = (&kind.labels.get(scene.b % kind.labels.len())?.label, scene.fresh("l"));
    let name = quote(&kind.name.name);
    let rename = |from: &str, to: &str| format!("ALTER TYPE {name} RENAME VALUE '{from}' TO '{to}'");
    text((rename(label, &new), rename(&new, label)))
}

fn rename_type(scene: &Scene<'_>) -> Option<Move> {
    let name = quote(&scene.catalog.enums.values().next()?.name.name);
    let new = quote(&scene.fresh("e"));
    text((format!("ALTER TYPE {name} RENAME TO {new}"), format!("ALTER TYPE {new} RENAME TO {name}")))
}

fn comment(scene: &Scene<'_>) -> Option<Move> {
    let (table, column) = (scene.table?, scene.column()?);
    let set = |comment: Option<&str>| {
        let text = comment.map_or_else(|| "NULL".to_owned(), |comment| format!("'{comment}'"));
        format!("COMMENT ON COLUMN {}.{} IS {text}", full(table), quote(&column.name))
    };
    text((set(Some("said")), set(column.comment.as_deref())))
}

fn identity(scene: &Scene<'_>) -> Option<Move> {
    let column = scene.column()?;
    if column.identity.is_some() {
        return None;
    }
    scene.alter_column("ADD GENERATED BY DEFAULT AS IDENTITY (START 100)", "DROP IDENTITY")
}

fn several(scene: &Scene<'_>) -> Option<Move> {
    let (one, two) = (quote(&scene.fresh("one")), quote(&scene.fresh("two")));
    let of = one_of(TYPES, scene.b)?;
    let up =
        format!("ADD {one} {of}, ADD {two} integer DEFAULT 3, ALTER {two} SET NOT NULL, ADD UNIQUE ({two}, {one})");
    scene.alter(&up, &format!("DROP COLUMN {two}, DROP COLUMN {one}"))
}

fn sequence(scene: &Scene<'_>) -> Option<Move> {
    let name = quote(&scene.fresh("s"));
    text((format!("CREATE SEQUENCE {name} INCREMENT 3"), format!("DROP SEQUENCE {name}")))
}
