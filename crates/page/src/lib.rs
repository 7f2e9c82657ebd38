//! The page: chapters, editor, buttons and verdicts, in Yew.
//!
//! The text of a chapter is plain HTML and needs nothing of this. [`mount`] finds the placeholders of exercises in it and
//! puts an [`Exercise`](exercise::Exercise) into each. The crate knows no SQL, no Python and no engine: it sends
//! [`protocol::Command`]s to the worker and shows the [`protocol::Event`]s that come back.
//!
//! Read [`state`] first: all that a page can be, as a pure reducer from [`state::Action`] to new state and
//! [`state::Effect`]s. Then [`exercise`], which carries the effects out with [`engine`], [`store`] and [`tabs`].

pub mod editor;
pub mod engine;
pub mod exercise;
pub mod mount;
pub mod progress;
pub mod state;
pub mod store;
pub mod tabs;
pub mod view;
