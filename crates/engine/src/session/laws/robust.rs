//! No text panics, and none is answered with a fault of ours; what is refused leaves nothing behind.

use super::grammar::Grammar;
use super::picture::{assert_sound, picture};
use super::{Session, session};
use crate::{Psql, TransactionStatus};
use proptest::prelude::*;

/// Sends a text and shows what comes back, as the page does.
fn show(session: &mut Session, text: &str) {
    session.storage.bound();
    let output = Psql::new(session).run(text);
    for line in output.stderr.lines() {
        let is_ours = line.contains("internal: ") && !line.contains("interrupted");
        assert!(!is_ours, "{text}\n{}", output.stderr);
    }
}

/// Ends what the text left open.
fn end(session: &mut Session) {
    if session.transaction_status() != TransactionStatus::Idle {
        show(session, "ROLLBACK;");
    }
}

fn sentences(choices: &[Vec<u16>]) -> Vec<String> {
    let grammar = Grammar::sql();
    choices.iter().map(|choices| grammar.sentence("statement", &mut choices.iter().copied())).collect()
}

fn law(texts: &[String]) {
    let mut session = session();
    for text in texts {
        show(&mut session, &format!("{text};"));
    }
    end(&mut session);
    assert_sound(&session, &texts.join(";\n"));
}

/// What a statement that is refused leaves behind: nothing.
fn refusal_law(texts: &[String]) {
    let mut session = session();
    for text in texts.iter().filter(|text| !text.contains(';') && !text.starts_with('\\')) {
        let before = picture(&session, false);
        session.storage.bound();
        if session.execute(text).is_err() {
            end(&mut session);
            assert!(before == picture(&session, false), "{text} left something behind");
        }
        end(&mut session);
    }
    assert_sound(&session, &texts.join(";\n"));
}

/// The recorded cases: what people write, right and wrong.
fn corpus() -> Vec<(String, String)> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/cases/sql");
    let mut found = Vec::new();
    for area in std::fs::read_dir(root).unwrap() {
        for case in std::fs::read_dir(area.unwrap().path()).unwrap() {
            let path = case.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "sql") {
                found.push((path.display().to_string(), std::fs::read_to_string(path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// A text with some of its words taken out, doubled, swapped, or taken from another text.
fn mutated(text: &str, other: &str, edits: &[(u8, u16, u16)]) -> String {
    let words = |text: &str| text.split_inclusive([' ', '(', ')', ',', ';', '\'', '.']).map(str::to_owned).collect();
    let mut own: Vec<String> = words(text);
    let foreign: Vec<String> = words(other);
    for (kind, one, two) in edits {
        if own.is_empty() || foreign.is_empty() {
            break;
        }
        let (length, two) = (own.len(), usize::from(*two));
        let one = usize::from(*one) % length;
        match kind % 6 {
            0 => drop(own.remove(one)),
            1 => own.insert(one, own[two % length].clone()),
            2 => own.swap(one, two % length),
            3 => own[one].clone_from(&foreign[two % foreign.len()]),
            4 => own.insert(one, foreign[two % foreign.len()].clone()),
            _ => drop(own[one].pop()),
        }
    }
    own.concat()
}

fn config() -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig { max_shrink_iters: 600, failure_persistence: None, ..usual }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn sentences_are_answered(choices in proptest::collection::vec(proptest::collection::vec(any::<u16>(), 1..40), 1..12)) {
        law(&sentences(&choices));
    }

    #[test]
    fn refused_sentences_leave_nothing(choices in proptest::collection::vec(proptest::collection::vec(any::<u16>(), 1..30), 1..6)) {
        refusal_law(&sentences(&choices));
    }

    #[test]
    fn any_text_is_answered(text in "\\PC{0,80}") {
        let mut session = session();
        show(&mut session, &text);
        end(&mut session);
    }

    #[test]
    fn bent_cases_are_answered(
        one in any::<prop::sample::Index>(),
        other in any::<prop::sample::Index>(),
        edits in proptest::collection::vec(any::<(u8, u16, u16)>(), 1..8),
    ) {
        let corpus = corpus();
        let text = mutated(&one.get(&corpus).1, &other.get(&corpus).1, &edits);
        let mut session = Session::in_memory(crate::Environment::fixed(0, 1)).unwrap();
        show(&mut session, &text);
        end(&mut session);
        assert_sound(&session, &text);
    }
}
