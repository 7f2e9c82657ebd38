//! What a chapter carries of an exercise.

use crate::exercise::Exercise;
use crate::{Book, markdown};
use protocol::{Question, Sheet};

/// The sheet of an exercise, as its page shows it before the engine has arrived.
pub(crate) fn sheet(book: &Book, exercise: &Exercise) -> Sheet {
    Sheet {
        id: exercise.id.clone(),
        title: exercise.title.clone(),
        files: book.start_files(exercise),
        open: exercise.open.clone(),
        hints: exercise.hints.iter().map(|hint| markdown::render_snippet(hint)).collect(),
        predictions: exercise
            .predictions
            .iter()
            .map(|prediction| Question {
                id: prediction.id.clone(),
                text: markdown::render_snippet(&prediction.text),
                choices: prediction.choices.clone(),
            })
            .collect(),
        solution: exercise.solution.clone(),
    }
}
