//! Cases as named tests.

use crate::{Case, difference, known_differences};
use libtest_mimic::{Failed, Trial};
use std::fs;

/// One named test a case: `answer` runs the case with Retort.
pub fn trials(cases: Vec<Case>, answer: fn(&Case) -> Result<String, Failed>) -> Vec<Trial> {
    let known = known_differences();
    let trial = |case: Case| {
        let known = known.contains(&case.name);
        Trial::test(case.name.clone(), move || judge(&case, known, answer))
    };
    cases.into_iter().map(trial).collect()
}

fn judge(case: &Case, known: bool, answer: fn(&Case) -> Result<String, Failed>) -> Result<(), Failed> {
    let recorded = fs::read_to_string(&case.recording).map_err(|error| {
        Failed::from(format!("{} has no recording ({error}); make it with `cargo xtask oracle`", case.name))
    })?;
    let answered = answer(case);
    let same = answered.as_ref().is_ok_and(|answered| *answered == recorded);
    match (same, known) {
        (true, false) | (false, true) => Ok(()),
        (true, true) => Err(format!("{} no longer differs; remove its row from COMPAT.md", case.name).into()),
        (false, false) => Err(difference(&recorded, &answered?).into()),
    }
}
