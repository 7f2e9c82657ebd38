//! A statement that fails leaves everything as it was, wherever it fails, and the session goes on.

use super::atomic_statements::{DRAWING, REFUSED, STATEMENTS};
use super::picture::{assert_sound, picture};
use super::{Session, TransactionStatus, run, session};
use crate::storage::Blow;

/// Runs a statement, failing the `n`th thing that SQLite is told; true if it came that far.
#[track_caller]
fn fails(session: &mut Session, sql: &str, n: usize, blow: Blow) -> bool {
    session.storage.fuse.arm(n, blow);
    let done = session.execute(sql);
    let blown = session.storage.fuse.disarm();
    assert!(!blown || done.is_err(), "{sql}: succeeded, though step {n} failed");
    blown
}

/// Panics unless the session can be used.
#[track_caller]
fn assert_usable(session: &mut Session, what: &str) {
    assert_eq!(session.transaction_status(), TransactionStatus::Idle, "{what}");
    assert!(session.storage.is_idle(), "{what}");
    run(session, "BEGIN; INSERT INTO users (id, email) VALUES (77, 'g@h'); ROLLBACK");
}

/// Panics unless the session can be used for all it is there for, and keeps what it says.
#[track_caller]
fn assert_whole(session: &mut Session, what: &str) {
    assert_sound(session, what);
    run(
        session,
        "BEGIN; CREATE TABLE probe (a integer PRIMARY KEY); ALTER TABLE probe ADD b text DEFAULT 'x'; ROLLBACK",
    );
    run(session, "SELECT relname FROM pg_class; SELECT column_name FROM information_schema.columns");
}

/// Outside of a block.
fn alone(sql: &str, sequences: bool, blow: Blow) {
    let mut session = session();
    let before = picture(&session, sequences);
    for n in 1.. {
        if !fails(&mut session, sql, n, blow) {
            break;
        }
        let what = format!("{sql}, step {n} fails");
        assert_usable(&mut session, &what);
        assert_eq!(before, picture(&session, sequences), "{what}");
    }
    assert_whole(&mut session, sql);
}

const WORK: &str = "INSERT INTO users (id, email) VALUES (50, 'work'); CREATE TABLE made (a integer PRIMARY KEY);
     INSERT INTO made VALUES (1); ALTER TABLE orders ADD extra text DEFAULT 'x'; DROP INDEX users_age_idx";

/// Inside of a block with other work, with a savepoint before the statement.
fn in_savepoint(sql: &str, sequences: bool) {
    let mut session = session();
    run(&mut session, &format!("BEGIN; {WORK}; SAVEPOINT s"));
    let before = picture(&session, sequences);
    for n in 1.. {
        if !fails(&mut session, sql, n, Blow::Statement) {
            break;
        }
        let what = format!("{sql}, step {n} fails in a block");
        assert_eq!(session.transaction_status(), TransactionStatus::Failed, "{what}");
        let ignored = session.execute("SELECT 1").unwrap_err().diagnostic;
        assert_eq!(ignored.code, "25P02", "{what}");
        run(&mut session, "ROLLBACK TO s");
        assert_eq!(before, picture(&session, sequences), "{what}");
        run(&mut session, "INSERT INTO made VALUES (2); ALTER TABLE made ADD b integer; ROLLBACK TO s");
    }
    if session.transaction_status() == TransactionStatus::Failed {
        run(&mut session, "ROLLBACK TO s");
    }
    if let Err(failure) = session.execute("COMMIT") {
        assert_ne!(failure.diagnostic.code, "XX000", "COMMIT after {sql}: {:?}", failure.diagnostic);
        return;
    }
    assert_whole(&mut session, sql);
    assert!(session.catalog().relations.values().any(|relation| relation.name.name == "made"), "{sql}");
}

/// Inside of a block that SQLite rolls back as a whole.
fn in_block(sql: &str) {
    let mut session = session();
    let before = picture(&session, false);
    for n in 1.. {
        run(&mut session, &format!("BEGIN; {WORK}"));
        let blown = fails(&mut session, sql, n, Blow::Transaction);
        run(&mut session, "ROLLBACK");
        let what = format!("{sql}, step {n} fails in a block that is rolled back");
        assert_usable(&mut session, &what);
        assert_eq!(before, picture(&session, false), "{what}");
        if !blown {
            break;
        }
    }
    assert_whole(&mut session, sql);
}

fn law(statements: &[&str], sequences: bool) {
    for sql in statements {
        alone(sql, sequences, Blow::Statement);
        alone(sql, sequences, Blow::Transaction);
        in_savepoint(sql, sequences);
        in_block(sql);
    }
}

/// Those of the statements that are refused, and with what words.
fn refused(statements: &[&str]) -> Vec<String> {
    let refusal = |sql: &&str| {
        let failure = session().execute(sql).err()?;
        Some(format!("{sql}: {} {}", failure.diagnostic.code, failure.diagnostic.message))
    };
    statements.iter().filter_map(refusal).collect()
}

#[test]
fn a_failure_leaves_nothing_behind() {
    assert_eq!(refused(STATEMENTS), Vec::<String>::new());
    law(STATEMENTS, true);
}

#[test]
fn a_failure_leaves_nothing_behind_but_drawn_numbers() {
    assert_eq!(refused(DRAWING), Vec::<String>::new());
    law(DRAWING, false);
}

#[test]
fn a_statement_that_is_refused_leaves_nothing_behind() {
    let refusals = refused(REFUSED);
    assert_eq!(refusals.len(), REFUSED.len(), "{refusals:#?}");
    assert!(!refusals.iter().any(|refusal| refusal.contains("XX000")), "{refusals:#?}");
    law(REFUSED, false);
}

#[test]
fn statements_of_transactions_fail_whole() {
    for sql in ["COMMIT", "ROLLBACK", "ROLLBACK TO s", "RELEASE s", "SAVEPOINT t"] {
        for n in 1.. {
            let mut session = session();
            let before = picture(&session, false);
            run(&mut session, &format!("BEGIN; SAVEPOINT s; {WORK}"));
            let blown = fails(&mut session, sql, n, Blow::Statement);
            if session.transaction_status() != TransactionStatus::Idle {
                run(&mut session, "ROLLBACK");
            }
            let what = format!("{sql}, step {n} fails");
            assert_usable(&mut session, &what);
            assert_whole(&mut session, &what);
            if !blown {
                break;
            }
            assert_eq!(before, picture(&session, false), "{what}");
        }
    }
}
