//! Sentences of SQL's grammar, chosen by the bytes: answered, refused without a trace, stored as what they are.
#![no_main]

use engine::laws;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((kind, choices)) = data.split_first() else { return };
    match kind % 4 {
        0 => laws::texts_are_answered(&laws::sentences("statement", choices)),
        1 => laws::refusals_leave_nothing(&laws::sentences("statement", choices)),
        2 => laws::sentences("query", choices).iter().take(1).for_each(|query| laws::query_reads_as_itself(query)),
        _ => laws::sentences("bool", choices).iter().take(1).for_each(|it| laws::condition_reads_as_itself(it)),
    }
});
