//! The page: chapters, editor, buttons and verdicts, in Yew.
