//! The kinds that look at what stands in the catalog after the upgrade.

use super::scene::{Scene, Walker, read};
use crate::run::Run;
use book::Database;

const AFTER: &str = "
    CREATE SCHEMA shop;
    CREATE TYPE mood AS ENUM ('sad', 'ok');
    CREATE TABLE users (
        id integer PRIMARY KEY, email varchar(50) NOT NULL, name text DEFAULT 'nobody', age integer,
        code char(3) DEFAULT 'abc' NOT NULL,
        CONSTRAINT users_email_key UNIQUE (email), CONSTRAINT users_age_check CHECK (age >= 0)
    );
    CREATE TABLE shop.items (
        user_id integer, line integer, note text,
        CONSTRAINT items_pkey PRIMARY KEY (user_id, line),
        CONSTRAINT items_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
    );
    CREATE TABLE logs (line text);
    CREATE INDEX ix_users_name ON users (name);
    CREATE UNIQUE INDEX uq_users_both ON users (name, age);
    CREATE INDEX ix_users_lower ON users (lower(name));
    CREATE VIEW adults AS SELECT id FROM users WHERE age > 17;
";

/// Kind, parameters, what is found.
pub(super) const CASES: &[(&str, &str, &str)] = &[
    ("col_default_is", r#"{"table": "users", "column": "name", "default": "'nobody'::text"}"#, "holds"),
    ("col_default_is", r#"{"table": "users", "column": "name", "default": "'nobody'"}"#, "holds"),
    (
        "col_default_is",
        r#"{"table": "users", "column": "name", "default": "'x'"}"#,
        "the default of users.name is 'nobody'::text, not 'x'",
    ),
    ("col_default_is", r#"{"table": "users", "column": "age", "default": "0"}"#, "users.age has no default"),
    ("col_hasnt_default", r#"{"table": "users", "column": "age"}"#, "holds"),
    ("col_hasnt_default", r#"{"table": "users", "column": "name"}"#, "users.name has the default 'nobody'::text"),
    ("col_is_null", r#"{"table": "users", "column": "age"}"#, "holds"),
    ("col_is_null", r#"{"table": "users", "column": "email"}"#, "users.email is NOT NULL"),
    ("col_is_pk", r#"{"table": "shop.items", "columns": ["user_id", "line"]}"#, "holds"),
    (
        "col_is_pk",
        r#"{"table": "shop.items", "columns": ["line", "user_id"]}"#,
        "the primary key of shop.items is (user_id, line), not (line, user_id)",
    ),
    ("col_is_pk", r#"{"table": "logs", "columns": ["line"]}"#, "logs has no primary key"),
    ("col_not_null", r#"{"table": "users", "column": "email"}"#, "holds"),
    ("col_not_null", r#"{"table": "users", "column": "age"}"#, "users.age may be NULL"),
    ("col_not_null", r#"{"table": "users", "column": "x"}"#, "users has no column x (missing: column users.x)"),
    ("col_not_null", r#"{"table": "x", "column": "x"}"#, "there is no table x (missing: table x)"),
    ("col_type_is", r#"{"table": "users", "column": "email", "type": "character varying(50)"}"#, "holds"),
    (
        "col_type_is",
        r#"{"table": "users", "column": "email", "type": "text"}"#,
        "users.email is character varying(50), not text",
    ),
    ("enum_has_labels", r#"{"enum": "mood", "labels": ["sad", "ok"]}"#, "holds"),
    ("enum_has_labels", r#"{"enum": "mood", "labels": ["ok"]}"#, "type mood is (sad, ok), not (ok)"),
    ("enum_has_labels", r#"{"enum": "x", "labels": []}"#, "there is no type x (missing: type x)"),
    (
        "fk_ok",
        r#"{"table": "shop.items", "columns": ["user_id"], "references": "users", "referenced_columns": ["id"],
            "on_delete": "cascade", "on_update": "no_action"}"#,
        "holds",
    ),
    (
        "fk_ok",
        r#"{"table": "shop.items", "columns": ["user_id"], "references": "users", "referenced_columns": ["id"],
            "on_delete": "set_null"}"#,
        "the foreign key of shop.items.user_id is ON DELETE CASCADE, not ON DELETE SET NULL",
    ),
    (
        "fk_ok",
        r#"{"table": "shop.items", "columns": ["line"], "references": "users", "referenced_columns": ["id"]}"#,
        "shop.items has no foreign key from (line) to users (id)",
    ),
    ("has_check", r#"{"table": "users"}"#, "holds"),
    ("has_check", r#"{"table": "users", "constraint": "users_age_check"}"#, "holds"),
    ("has_check", r#"{"table": "users", "constraint": "x"}"#, "users has no check constraint named x"),
    ("has_check", r#"{"table": "logs"}"#, "logs has no check constraint"),
    ("has_column", r#"{"table": "users", "column": "age"}"#, "holds"),
    ("has_column", r#"{"table": "adults", "column": "id"}"#, "holds"),
    ("has_column", r#"{"table": "users", "column": "x"}"#, "users has no column x (missing: column users.x)"),
    ("has_constraint", r#"{"table": "users", "constraint": "users_email_key"}"#, "holds"),
    (
        "has_constraint",
        r#"{"table": "users", "constraint": "users_age_check", "definition": "CHECK (age >= 0)"}"#,
        "holds",
    ),
    (
        "has_constraint",
        r#"{"table": "shop.items", "constraint": "items_user_fkey",
            "definition": "FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE"}"#,
        "holds",
    ),
    (
        "has_constraint",
        r#"{"table": "users", "constraint": "users_email_key", "definition": "UNIQUE (name)"}"#,
        "users_email_key is UNIQUE (email), not UNIQUE (name)",
    ),
    ("has_constraint", r#"{"table": "users", "constraint": "x"}"#, "users has no constraint x"),
    ("has_enum", r#"{"enum": "mood"}"#, "holds"),
    ("has_enum", r#"{"enum": "x"}"#, "there is no type x (missing: type x)"),
    ("has_index", r#"{"table": "users", "index": "ix_users_name", "columns": ["name"]}"#, "holds"),
    ("has_index", r#"{"table": "users", "columns": ["name", "age"]}"#, "holds"),
    ("has_index", r#"{"table": "users", "columns": ["age", "name"]}"#, "users has no index on (age, name)"),
    ("has_index", r#"{"table": "users", "index": "x"}"#, "users has no index x"),
    ("has_index", r#"{"table": "logs"}"#, "logs has no index"),
    ("has_table", r#"{"table": "shop.items"}"#, "holds"),
    ("has_table", r#"{"table": "items"}"#, "there is no table items (missing: table items)"),
    ("has_unique", r#"{"table": "users", "columns": ["email"], "constraint": "users_email_key"}"#, "holds"),
    ("has_unique", r#"{"table": "users", "columns": ["age"]}"#, "users has no unique constraint over (age)"),
    (
        "has_unique",
        r#"{"table": "users", "columns": ["email"], "constraint": "x"}"#,
        "the unique constraint is named users_email_key, not x",
    ),
    ("hasnt_column", r#"{"table": "users", "column": "x"}"#, "holds"),
    ("hasnt_column", r#"{"table": "users", "column": "age"}"#, "users still has a column age"),
    ("hasnt_constraint", r#"{"table": "users", "constraint": "x"}"#, "holds"),
    (
        "hasnt_constraint",
        r#"{"table": "users", "constraint": "users_email_key"}"#,
        "users still has the constraint users_email_key",
    ),
    ("hasnt_enum", r#"{"enum": "x"}"#, "holds"),
    ("hasnt_enum", r#"{"enum": "mood"}"#, "type mood is there"),
    ("hasnt_index", r#"{"table": "users", "index": "x"}"#, "holds"),
    ("hasnt_index", r#"{"table": "users", "index": "ix_users_name"}"#, "users still has the index ix_users_name"),
    ("hasnt_table", r#"{"table": "items"}"#, "holds"),
    ("hasnt_table", r#"{"table": "shop.items"}"#, "table shop.items is there"),
    ("index_is_unique", r#"{"table": "users", "index": "uq_users_both"}"#, "holds"),
    ("index_is_unique", r#"{"table": "users", "index": "ix_users_name"}"#, "the index ix_users_name is not unique"),
    ("index_is_unique", r#"{"table": "users", "index": "x"}"#, "users has no index x (missing: index x)"),
];

#[test]
fn what_stands_in_the_catalog() {
    for (kind, parameters, found) in CASES {
        let demand = read(kind, parameters);
        let mut walker = Walker::new("SELECT 1", &*demand);
        let before = walker.look();
        let up = walker.step(AFTER);
        let run = Run { database: Database::Seeded, start: "a".into(), before, up, down: None, again: None, sql: None };
        assert_eq!(Scene::new("").look(&*demand, Some(&run)), *found, "{kind} {parameters}");
    }
}

#[test]
fn nothing_is_known_after_an_upgrade_that_failed() {
    for (kind, parameters, _) in CASES {
        let demand = read(kind, parameters);
        let mut walker = Walker::new("SELECT 1", &*demand);
        let before = walker.look();
        let up = walker.step("SELECT 1 / 0");
        let run = Run { database: Database::Seeded, start: "a".into(), before, up, down: None, again: None, sql: None };
        assert_eq!(Scene::new("").look(&*demand, Some(&run)), "unknown", "{kind}");
    }
}
