//! An exercise as its page shows it before the engine has arrived.

use crate::Files;
use serde::{Deserialize, Serialize};

/// What a chapter carries, as JSON, inside the placeholder of one exercise.
///
/// The placeholder is `<section class="exercise" data-exercise="ID">`, static text for readers without scripts, and as
/// its last child `<script type="application/json" class="sheet">…</script>` with this value (`<` written `\u003c`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Exercise id, unique in the book.
    pub id: String,
    /// Title, plain text.
    pub title: String,
    /// Every file of the project at the start.
    pub files: Files,
    /// Paths that are open in tabs at the start, the first one in front.
    pub open: Vec<String>,
    /// Hints by stages, HTML.
    #[serde(default)]
    pub hints: Vec<String>,
    /// Questions to answer before running.
    #[serde(default)]
    pub predictions: Vec<Question>,
    /// Files of one solution, shown after an attempt.
    #[serde(default)]
    pub solution: Files,
}

/// A prediction to make.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Id, the key of the answer in [`crate::Command::Check`].
    pub id: String,
    /// The question, HTML.
    pub text: String,
    /// Answers to choose from, plain text; empty if the learner types one.
    #[serde(default)]
    pub choices: Vec<String>,
}
