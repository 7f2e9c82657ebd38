//! A chain of changes and then their inverses ends where it began, in psql's words and in every row.

use super::picture::{assert_sound, picture};
use super::up_down_moves::{Choice, Move, pick};
use super::{Session, TransactionStatus, run, session};
use crate::Psql;

/// What psql shows of the schema, and every row.
fn shown(session: &mut Session) -> String {
    let names: Vec<_> = session.catalog().relations.values().map(|it| (it.name.clone(), it.is_table())).collect();
    let mut input = String::from("\\d\n\\di\n\\dT+\n\\dn\n\\dv\n\\ds\n");
    for (name, is_table) in names {
        let quoted = format!("\"{}\".\"{}\"", name.schema, name.name);
        input += &format!("\\d+ {quoted}\n");
        if is_table {
            input += &format!("SELECT * FROM {quoted} ORDER BY 1;\n");
        }
    }
    let output = Psql::new(session).run(&input);
    assert!(!output.failed, "{}", output.stderr);
    output.stdout
}

struct Done {
    change: Move,
    before: String,
}

/// Makes a change, unless PostgreSQL's rules refuse it; then everything is as it was.
fn up(session: &mut Session, change: Move) -> Option<Done> {
    let before = shown(session);
    let kept = picture(session, false);
    match session.execute(&change.up) {
        Ok(_) => {
            assert_sound(session, &change.up);
            Some(Done { change, before })
        }
        Err(failure) => {
            assert_ne!(failure.diagnostic.code, "XX000", "{}: {:?}", change.up, failure.diagnostic);
            if session.transaction_status() == TransactionStatus::Failed {
                run(session, "ROLLBACK TO step");
            }
            assert!(kept == picture(session, false), "{} left something behind", change.up);
            None
        }
    }
}

fn down(session: &mut Session, done: &[Done]) {
    for Done { change, before } in done.iter().rev() {
        let story: Vec<&str> = done.iter().map(|done| done.change.up.as_str()).collect();
        let story = format!("{}; then {}", story.join("; "), change.down);
        if let Err(failure) = session.execute(&change.down) {
            panic!("{story}: {:?}", failure.diagnostic);
        }
        assert_sound(session, &story);
        similar(before, &shown(session), &story);
    }
}

#[track_caller]
fn similar(before: &str, after: &str, story: &str) {
    if before != after {
        let differing = before.lines().zip(after.lines()).find(|(one, other)| one != other);
        panic!("{story}\nis not undone: {differing:#?}");
    }
}

pub(super) fn law(choices: &[Choice], in_block: bool) {
    let mut session = session();
    let start = picture(&session, false);
    if in_block {
        run(&mut session, "BEGIN; SAVEPOINT s");
    }
    let mut done = Vec::new();
    for choice in choices {
        let Some(change) = pick(session.catalog(), *choice) else { continue };
        if in_block {
            run(&mut session, "SAVEPOINT step");
        }
        done.extend(up(&mut session, change));
    }
    down(&mut session, &done);
    if in_block {
        run(&mut session, "ROLLBACK");
        assert_eq!(start, picture(&session, false));
    }
}
