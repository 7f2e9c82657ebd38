//! No text panics, and none is answered with a fault of ours; what is refused leaves nothing behind.

use super::picture::{assert_sound, picture};
use super::{Session, session};
use crate::{Psql, TransactionStatus};

/// Sends a text and shows what comes back, as the page does.
pub(super) fn show(session: &mut Session, text: &str) {
    session.storage.limit();
    let output = Psql::new(session).run(text);
    for line in output.stderr.lines() {
        // Not anywhere in the line: a text may have the word itself, and be shown.
        let is_ours = line.contains("ERROR:  internal: ") && !line.contains("interrupted");
        assert!(!is_ours, "{text}\n{}", output.stderr);
    }
}

/// Ends what the text left open.
pub(super) fn end(session: &mut Session) {
    if session.transaction_status() != TransactionStatus::Idle {
        show(session, "ROLLBACK;");
    }
}

pub(super) fn law(texts: &[String]) {
    let mut session = session();
    for text in texts {
        show(&mut session, &format!("{text};"));
    }
    end(&mut session);
    assert_sound(&session, &texts.join(";\n"));
}

/// What a statement that is refused leaves behind: nothing.
pub(super) fn refusal_law(texts: &[String]) {
    let mut session = session();
    for text in texts.iter().filter(|text| !text.contains(';') && !text.starts_with('\\')) {
        let before = picture(&session, false);
        session.storage.limit();
        if session.execute(text).is_err() {
            end(&mut session);
            assert!(before == picture(&session, false), "{text} left something behind");
        }
        end(&mut session);
    }
    assert_sound(&session, &texts.join(";\n"));
}
