//! Laws of revisions, tried on what a grammar and chance write: nothing is answered with a fault of ours, a revision
//! that fails leaves nothing behind, and what `--sql` prints does what the revision does.

use alembic::Project;
use alembic::commands::{self, CommandOutput, Now};
use engine::{Environment, Psql, Session, laws};
use interpreter::RustPython;
use proptest::prelude::*;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::thread;
use tests::{alembic_cases, files_of};

const GRAMMAR: &str = include_str!("revision.grammar");
/// Python that calls Python needs a deep stack.
const STACK: usize = 256 << 20;
const HEAD: &str = "\
import datetime
import decimal
import uuid

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from alembic import op

revision = 'aaaa'
down_revision = None


def upgrade() -> None:
    op.create_table('a', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('x', sa.Integer()), sa.Column('y', sa.Text()))
    op.create_table('b', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('x', sa.ForeignKey('a.id')))
    op.execute(\"INSERT INTO a (x, y) VALUES (1, 'p'), (2, 'q')\")
";

thread_local! {
    // One interpreter for all trials: its start takes longer than a trial.
    static PYTHON: RefCell<RustPython> = RefCell::new(RustPython::new());
}

/// A revision of a few operations.
fn revision(operations: &[Vec<u16>]) -> String {
    operations.iter().fold(HEAD.to_owned(), |mut text, choices| {
        writeln!(text, "    {}", laws::sentence_of(GRAMMAR, "operation", choices)).expect("writing to a String");
        text
    })
}

fn project(revision: &str) -> Project {
    let case = alembic_cases().into_iter().next().expect("a case");
    let folder = case.input.parent().expect("a folder").with_file_name("_skeleton");
    let mut files: BTreeMap<String, String> = files_of(&folder);
    files.insert("alembic/versions/aaaa_.py".into(), revision.into());
    Project::new(files, "/project")
}

fn session() -> Session {
    let mut session = Session::in_memory(Environment::fixed(0, 1)).expect("a database");
    psql(&mut session, "CREATE EXTENSION citext; CREATE TABLE kept (id integer); INSERT INTO kept VALUES (1);");
    session
}

fn psql(session: &mut Session, text: &str) -> String {
    let output = Psql::new(session).run(text);
    output.stdout + &output.stderr
}

fn alembic(project: &mut Project, session: &mut Session, words: &[&str]) -> CommandOutput {
    PYTHON.with_borrow_mut(|python| commands::run(project, session, python, words, &Now::default()))
}

/// All that a learner can see of a database.
fn picture(session: &mut Session) -> String {
    psql(session, "\\d+ public.*\n\\dT+ public.*\nSELECT count(*) FROM kept;\n")
}

fn law(operations: &[Vec<u16>]) {
    let revision = revision(operations);
    let mut project = project(&revision);
    let mut online = session();
    let before = picture(&mut online);
    let up = alembic(&mut project, &mut online, &["upgrade", "head"]);
    let said = format!("{revision}\n{}{}", up.stdout, up.stderr);
    for fault in ["internal: ", "panicked", "_retort", "unknown variant", "missing field", "invalid type: "] {
        assert!(!up.stderr.contains(fault), "a fault of ours: {fault}\n{said}");
    }
    assert!([0, 1, 255].contains(&up.status), "exit {}\n{said}", up.status);
    let commits = revision.contains("'COMMIT'");
    if up.status != 0 {
        assert!(commits || picture(&mut online) == before, "left something behind\n{said}");
        return;
    }
    let printed = alembic(&mut project, &mut session(), &["upgrade", "head", "--sql"]);
    if printed.status == 0 && !commits {
        let mut offline = session();
        let loaded = psql(&mut offline, &printed.stdout);
        let (one, other) = (picture(&mut online), picture(&mut offline));
        assert!(one == other, "--sql does something else\n{said}\n{}\n{loaded}\n{one}\n{other}", printed.stdout);
    }
}

#[test]
fn revisions_are_answered_whole_or_not_at_all() {
    let cases = ProptestConfig::default().cases.div_ceil(8);
    let config = ProptestConfig { cases, max_shrink_iters: 100, failure_persistence: None, ..Default::default() };
    let operations = prop::collection::vec(prop::collection::vec(any::<u16>(), 1..40), 1..6);
    let run = move || {
        proptest!(config, |(operations in operations)| {
            law(&operations);
        });
    };
    let thread = thread::Builder::new().stack_size(STACK).spawn(run).expect("a thread");
    if let Err(panic) = thread.join() {
        std::panic::resume_unwind(panic);
    }
}
