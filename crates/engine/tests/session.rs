//! A session from outside: images, parameters, failures, and that a rollback leaves nothing behind.
#![allow(clippy::unwrap_used, reason = "tests")]

use catalog::{Diff, Type};
use engine::{Environment, Outcome, Session, TransactionStatus};

fn session() -> Session {
    Session::in_memory(Environment::fixed(0, 1)).unwrap()
}

#[track_caller]
fn run(session: &mut Session, sql: &str) -> Vec<Outcome> {
    session.execute(sql).unwrap_or_else(|failure| panic!("{sql}: {:?}", failure.diagnostic))
}

#[track_caller]
fn rows(session: &mut Session, sql: &str) -> Vec<Vec<Option<String>>> {
    let outcome = run(session, sql).pop().unwrap();
    let width = outcome.columns.as_ref().map_or(0, Vec::len);
    (0..outcome.rows.len()).map(|row| (0..width).map(|column| outcome.text(row, column)).collect()).collect()
}

#[track_caller]
fn one(session: &mut Session, sql: &str) -> String {
    rows(session, sql)[0][0].clone().unwrap()
}

#[track_caller]
fn code(session: &mut Session, sql: &str) -> String {
    session.execute(sql).unwrap_err().diagnostic.code
}

const SCHEMA: &str = "
    CREATE TYPE mood AS ENUM ('sad', 'ok');
    CREATE TABLE users (id serial PRIMARY KEY, email varchar(20) UNIQUE, mood mood DEFAULT 'ok', price numeric(8, 2));
    CREATE TABLE orders (id serial PRIMARY KEY, user_id integer REFERENCES users ON DELETE CASCADE, CHECK (id > 0));
    CREATE VIEW emails AS SELECT id, email FROM users;
    INSERT INTO users (email, price) VALUES ('a@b', 1.5), ('c@d', NULL);
    INSERT INTO orders (user_id) VALUES (1), (2), (1);
";

#[test]
fn an_image_is_the_whole_database() {
    let mut first = session();
    run(&mut first, SCHEMA);
    let image = first.to_image().unwrap();
    let mut second = Session::from_image(&image, Environment::fixed(0, 1)).unwrap();
    assert!(Diff::new(first.catalog(), second.catalog()).is_empty());
    run(&mut second, "INSERT INTO users (email) VALUES ('e@f')");
    assert_eq!(one(&mut second, "SELECT max(id) FROM users"), "3");
    assert_eq!(code(&mut second, "INSERT INTO orders (user_id) VALUES (99)"), "23503");
    assert_eq!(
        rows(&mut second, "SELECT mood, price FROM users WHERE id = 1"),
        [[Some("ok".into()), Some("1.50".into())]]
    );
}

#[test]
fn no_image_is_taken_inside_a_block() {
    let mut session = session();
    run(&mut session, "BEGIN");
    assert_eq!(session.to_image().unwrap_err().code, "25001");
}

#[test]
fn something_else_is_no_image() {
    assert!(Session::from_image(b"no database at all", Environment::fixed(0, 1)).is_err());
}

#[test]
fn parameters_are_typed_or_inferred() {
    let mut session = session();
    run(&mut session, SCHEMA);
    let text = |text: &str| Some(text.to_owned());
    let inserted = session
        .execute_with(
            "INSERT INTO users (email, price) VALUES ($1, $2) RETURNING id, price",
            &[(Some(Type::Varchar), text("it's")), (None, text("2"))],
        )
        .unwrap();
    assert_eq!(
        (inserted.tag.as_str(), inserted.text(0, 0), inserted.text(0, 1)),
        ("INSERT 0 1", text("3"), text("2.00"))
    );
    let found = session.execute_with("SELECT id FROM users WHERE email = $1", &[(None, text("it's"))]).unwrap();
    assert_eq!(found.text(0, 0), text("3"));
    let none = session.execute_with("SELECT $1::integer", &[(None, None)]).unwrap();
    assert_eq!(none.text(0, 0), None);
}

#[test]
fn several_statements_are_one_transaction() {
    let mut session = session();
    let failure = session.execute("CREATE TABLE t (a integer); INSERT INTO t VALUES ('x')").unwrap_err();
    assert_eq!((failure.diagnostic.code.as_str(), failure.outcomes.len()), ("22P02", 1));
    assert_eq!(failure.diagnostic.span().map(|span| span.start), Some(50));
    assert_eq!(code(&mut session, "SELECT * FROM t"), "42P01");
}

#[test]
fn a_failed_block_waits_for_its_end() {
    let mut session = session();
    run(&mut session, "BEGIN");
    assert_eq!(code(&mut session, "SELECT 1 / 0"), "22012");
    assert_eq!(session.transaction_status(), TransactionStatus::Failed);
    assert_eq!(code(&mut session, "SELECT 1"), "25P02");
    assert_eq!(run(&mut session, "COMMIT")[0].tag, "ROLLBACK");
    assert_eq!(session.transaction_status(), TransactionStatus::Idle);
}

/// Statements that change the schema of [`SCHEMA`] in every way.
const CHANGES: &[&str] = &[
    "ALTER TABLE users ADD COLUMN age integer NOT NULL DEFAULT 3",
    "ALTER TABLE users DROP COLUMN price",
    "ALTER TABLE users ALTER COLUMN price TYPE text USING price::text",
    "DROP VIEW emails; ALTER TABLE users ALTER COLUMN id TYPE bigint",
    "ALTER TABLE users RENAME COLUMN email TO mail",
    "ALTER TABLE users RENAME TO people",
    "ALTER TABLE users DROP CONSTRAINT users_email_key",
    "ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey",
    "ALTER TABLE orders ADD COLUMN total numeric(10, 2) GENERATED ALWAYS AS (id * 1.5) STORED",
    "CREATE INDEX ON users (lower(email)) WHERE price > 1",
    "CREATE TABLE other (id integer PRIMARY KEY, user_id integer REFERENCES users)",
    "ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'",
    "ALTER TYPE mood RENAME TO feeling",
    "DROP VIEW emails",
    "DROP TABLE users CASCADE",
    "DROP TYPE mood CASCADE",
    "CREATE SCHEMA app; ALTER TABLE orders SET SCHEMA app",
    "TRUNCATE users RESTART IDENTITY CASCADE",
    "DROP SEQUENCE users_id_seq CASCADE",
    "ALTER SEQUENCE users_id_seq RESTART WITH 50",
];

const STATE: [&str; 4] = [
    "SELECT * FROM users ORDER BY id",
    "SELECT * FROM orders ORDER BY id",
    "SELECT * FROM emails ORDER BY id",
    "SELECT relname, relkind FROM pg_class WHERE oid >= 16384 ORDER BY relname",
];

fn state(session: &mut Session) -> Vec<Vec<Vec<Option<String>>>> {
    STATE.iter().map(|query| rows(session, query)).collect()
}

#[test]
fn a_rollback_leaves_nothing_of_any_change() {
    for change in CHANGES {
        let mut session = session();
        run(&mut session, SCHEMA);
        let (catalog, before) = (session.catalog().clone(), state(&mut session));
        for undo in ["ROLLBACK", "ROLLBACK TO s; COMMIT"] {
            run(&mut session, "BEGIN; SAVEPOINT s");
            run(&mut session, change);
            run(&mut session, undo);
            assert!(Diff::new(&catalog, session.catalog()).is_empty(), "{change}: {undo}");
            assert_eq!(state(&mut session), before, "{change}: {undo}");
        }
        run(&mut session, "INSERT INTO users (email) VALUES ('new')");
        assert_eq!(one(&mut session, "SELECT max(id) FROM users"), "3", "{change}");
        assert_eq!(code(&mut session, "INSERT INTO users (email) VALUES ('new')"), "23505", "{change}");
        assert_eq!(code(&mut session, "INSERT INTO orders (user_id) VALUES (99)"), "23503", "{change}");
    }
}

#[test]
fn every_change_survives_an_image() {
    for change in CHANGES {
        let mut first = session();
        run(&mut first, SCHEMA);
        run(&mut first, change);
        let second = Session::from_image(&first.to_image().unwrap(), Environment::fixed(0, 1)).unwrap();
        assert!(Diff::new(first.catalog(), second.catalog()).is_empty(), "{change}");
    }
}

#[test]
fn pairs_of_changes_fail_or_work_but_are_never_our_fault() {
    for first in CHANGES {
        for second in CHANGES {
            let mut session = session();
            run(&mut session, SCHEMA);
            for change in [first, second] {
                if let Err(failure) = session.execute(change) {
                    let code = failure.diagnostic.code;
                    assert_ne!(code, "XX000", "{first}; {second}: {}", failure.diagnostic.message);
                }
            }
        }
    }
}

#[test]
fn nextval_is_not_undone() {
    let mut session = session();
    run(&mut session, "CREATE SEQUENCE s");
    run(&mut session, "BEGIN");
    assert_eq!(one(&mut session, "SELECT nextval('s')"), "1");
    run(&mut session, "ROLLBACK");
    let image = session.to_image().unwrap();
    let mut again = Session::from_image(&image, Environment::fixed(0, 1)).unwrap();
    assert_eq!(one(&mut again, "SELECT nextval('s')"), "2");
}
