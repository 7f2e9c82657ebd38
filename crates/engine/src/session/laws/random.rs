//! The laws, tried on what chance brings.

use super::grammar::Grammar;
use super::picture::assert_sound;
use super::up_down_moves::Choice;
use super::{Session, render, robust, session, up_down};
use proptest::prelude::*;

fn sentence(rule: &str, choices: &[u16]) -> String {
    Grammar::sql().sentence(rule, &mut choices.iter().copied())
}

fn sentences(choices: &[Vec<u16>]) -> Vec<String> {
    choices.iter().map(|choices| sentence("statement", choices)).collect()
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

fn config(share: u32) -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig { cases: usual.cases.div_ceil(share), max_shrink_iters: 600, failure_persistence: None, ..usual }
}

proptest! {
    #![proptest_config(config(25))]

    #[test]
    fn changes_and_their_inverses_cancel_out(choices in proptest::collection::vec(any::<Choice>(), 1..16)) {
        up_down::law(&choices, false);
    }

    #[test]
    fn they_do_in_a_block_too(choices in proptest::collection::vec(any::<Choice>(), 1..16)) {
        up_down::law(&choices, true);
    }
}

proptest! {
    #![proptest_config(config(4))]

    #[test]
    fn sentences_are_answered(choices in proptest::collection::vec(proptest::collection::vec(any::<u16>(), 1..40), 1..12)) {
        robust::law(&sentences(&choices));
    }

    #[test]
    fn refused_sentences_leave_nothing(choices in proptest::collection::vec(proptest::collection::vec(any::<u16>(), 1..30), 1..6)) {
        robust::refusal_law(&sentences(&choices));
    }

    #[test]
    fn any_text_is_answered(text in "\\PC{0,80}") {
        let mut session = session();
        robust::show(&mut session, &text);
        robust::end(&mut session);
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
        robust::show(&mut session, &text);
        robust::end(&mut session);
        assert_sound(&session, &text);
    }

    #[test]
    fn a_stored_query_reads_as_itself(choices in proptest::collection::vec(any::<u16>(), 1..40)) {
        render::query_law(&sentence("query", &choices));
    }

    #[test]
    fn a_stored_condition_reads_as_itself(choices in proptest::collection::vec(any::<u16>(), 1..40)) {
        render::check_law(&sentence("bool", &choices));
    }
}
