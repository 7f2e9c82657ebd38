//! Replacing a declaration through `writable_schema` is safe inside savepoints: the ground that the engine stands on.
#![allow(clippy::unwrap_used, reason = "tests")]

use rusqlite::Connection;

const STRICT: &str = r#"CREATE TABLE "public.t"(id INTEGER, a TEXT) STRICT"#;

fn declare(db: &Connection, sql: &str) {
    let version: i64 = db.query_row("PRAGMA schema_version", [], |row| row.get(0)).unwrap();
    db.execute_batch("PRAGMA writable_schema=ON").unwrap();
    db.execute("UPDATE sqlite_schema SET sql=?1 WHERE type='table' AND name='public.t'", [sql]).unwrap();
    db.execute_batch(&format!("PRAGMA schema_version={}", version + 1)).unwrap();
    db.execute_batch("PRAGMA writable_schema=RESET").unwrap();
}

fn declaration(db: &Connection) -> String {
    db.query_row("SELECT sql FROM sqlite_schema WHERE name='public.t'", [], |row| row.get(0)).unwrap()
}

fn integrity(db: &Connection) -> String {
    db.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap()
}

fn database() -> Connection {
    let db = Connection::open_in_memory().unwrap();
    db.execute_batch("PRAGMA foreign_keys=ON").unwrap();
    db.execute_batch(STRICT).unwrap();
    db.execute_batch(
        r#"CREATE UNIQUE INDEX "public.t_a_key" ON "public.t"(a); INSERT INTO "public.t" VALUES(1,'1'),(2,'2')"#,
    )
    .unwrap();
    db
}

/// Turns `a` from text into an integer, in place.
fn change_type(db: &Connection) {
    db.execute_batch(r#"DROP INDEX "public.t_a_key""#).unwrap();
    declare(db, r#"CREATE TABLE "public.t"(id INTEGER, a ANY) STRICT"#);
    db.execute_batch(r#"UPDATE "public.t" SET a=CAST(a AS INTEGER)"#).unwrap();
    declare(db, r#"CREATE TABLE "public.t"(id INTEGER, a INTEGER NOT NULL) STRICT"#);
    db.execute_batch(r#"CREATE UNIQUE INDEX "public.t_a_key" ON "public.t"(a)"#).unwrap();
}

fn kind_of_a(db: &Connection) -> String {
    db.query_row(r#"SELECT group_concat(typeof(a)) FROM "public.t""#, [], |row| row.get(0)).unwrap()
}

#[test]
fn the_change_is_seen_at_once_and_kept_by_commit() {
    let db = database();
    db.execute_batch("BEGIN; SAVEPOINT s").unwrap();
    change_type(&db);
    assert!(db.execute(r#"INSERT INTO "public.t" VALUES(3,'x')"#, []).is_err());
    assert!(db.execute(r#"INSERT INTO "public.t" VALUES(3,NULL)"#, []).is_err());
    db.execute(r#"INSERT INTO "public.t" VALUES(3,3)"#, []).unwrap();
    db.execute_batch("RELEASE s; COMMIT").unwrap();
    assert_eq!(kind_of_a(&db), "integer,integer,integer");
    assert_eq!(integrity(&db), "ok");
}

#[test]
fn rollback_to_restores_declaration_rows_and_indexes() {
    for round in 0..50 {
        let db = database();
        db.execute_batch("BEGIN; SAVEPOINT s").unwrap();
        change_type(&db);
        db.execute_batch("ROLLBACK TO s; RELEASE s").unwrap();
        assert_eq!(declaration(&db), STRICT, "round {round}");
        assert_eq!(kind_of_a(&db), "text,text");
        db.execute(r#"INSERT INTO "public.t" VALUES(3,'x')"#, []).unwrap();
        assert!(db.execute(r#"INSERT INTO "public.t" VALUES(4,'x')"#, []).is_err(), "the index is back");
        db.execute_batch("SAVEPOINT s").unwrap();
        db.execute_batch(r#"DELETE FROM "public.t" WHERE id=3"#).unwrap();
        change_type(&db);
        db.execute_batch("RELEASE s; COMMIT").unwrap();
        assert_eq!(kind_of_a(&db), "integer,integer");
        assert_eq!(integrity(&db), "ok");
    }
}

#[test]
fn rollback_restores_everything() {
    let db = database();
    db.execute_batch("BEGIN; SAVEPOINT a").unwrap();
    change_type(&db);
    db.execute_batch("SAVEPOINT b").unwrap();
    db.execute_batch(r#"CREATE TABLE "public.u"(x INTEGER) STRICT; DROP TABLE "public.t""#).unwrap();
    db.execute_batch("ROLLBACK").unwrap();
    assert_eq!(declaration(&db), STRICT);
    assert_eq!(kind_of_a(&db), "text,text");
    assert_eq!(integrity(&db), "ok");
    db.execute(r#"INSERT INTO "public.t" VALUES(3,'x')"#, []).unwrap();
}

#[test]
fn a_renamed_table_keeps_rows_and_indexes() {
    let db = database();
    db.execute_batch("BEGIN; SAVEPOINT s").unwrap();
    let version: i64 = db.query_row("PRAGMA schema_version", [], |row| row.get(0)).unwrap();
    db.execute_batch("PRAGMA writable_schema=ON").unwrap();
    db.execute(
        r#"UPDATE sqlite_schema SET name='public.u', tbl_name='public.u',
           sql='CREATE TABLE "public.u"(id INTEGER, b TEXT) STRICT' WHERE type='table' AND name='public.t'"#,
        [],
    )
    .unwrap();
    db.execute(
        r#"UPDATE sqlite_schema SET name='public.u_key', tbl_name='public.u',
           sql='CREATE UNIQUE INDEX "public.u_key" ON "public.u"(b)' WHERE type='index' AND name='public.t_a_key'"#,
        [],
    )
    .unwrap();
    db.execute_batch(&format!("PRAGMA schema_version={}", version + 1)).unwrap();
    db.execute_batch("PRAGMA writable_schema=RESET").unwrap();
    assert!(db.execute(r#"INSERT INTO "public.u" VALUES(3,'2')"#, []).is_err());
    db.execute_batch("ROLLBACK TO s").unwrap();
    assert!(db.execute(r#"INSERT INTO "public.t" VALUES(3,'2')"#, []).is_err());
    db.execute_batch("COMMIT").unwrap();
    assert_eq!(integrity(&db), "ok");
}

#[test]
fn a_declaration_may_name_more_columns_than_a_row_has() {
    let db = database();
    db.execute_batch("BEGIN; SAVEPOINT s").unwrap();
    declare(&db, r#"CREATE TABLE "public.t"(id INTEGER, a TEXT, b INTEGER) STRICT"#);
    let b: Option<i64> = db.query_row(r#"SELECT b FROM "public.t" WHERE id=1"#, [], |row| row.get(0)).unwrap();
    assert_eq!(b, None);
    db.execute_batch(r#"UPDATE "public.t" SET b=7"#).unwrap();
    db.execute_batch("ROLLBACK TO s; RELEASE s; COMMIT").unwrap();
    assert_eq!(declaration(&db), STRICT);
    assert_eq!(integrity(&db), "ok");
}
