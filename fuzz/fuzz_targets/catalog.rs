//! Chains of changes: catalog, stored JSON and SQLite's declarations agree after each, and the inverses restore it all.
#![no_main]

use engine::laws;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((kind, rest)) = data.split_first() else { return };
    if kind % 3 == 2 {
        return laws::texts_are_answered(&laws::sentences("change", rest));
    }
    let number = |low: u8, high: u8| u16::from_le_bytes([low, high]);
    let choices: Vec<(u8, u16, u16, u16)> = rest
        .chunks_exact(4)
        .take(12)
        .map(|it| (it[0], number(it[1], 0), number(it[2], it[3]), number(it[3], it[2])))
        .collect();
    laws::changes_cancel_out(&choices, kind % 3 == 1);
});
