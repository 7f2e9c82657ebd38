//! Parts, chapters and exercises out of Markdown and TOML.
//!
//! A book is a map of text files (`book.toml`, `project/…`, `databases/…`, `part-N/…`; see `book/README.md`). This
//! crate reads it into values and says what is wrong with it; it runs nothing. Read [`Exercise`], [`Part`], [`Book`],
//! then [`load`].

mod chapter;
mod database;
mod exercise;
mod exercise_file;
mod lint;
mod load;
mod manifest;
mod markdown;
mod overlay;
mod part;
mod place;
mod sheet;
mod site;
mod toml_text;

pub use database::Database;
pub use exercise::{Ask, Check, Exercise, Prediction, Truth, Variant, WrongAnswer};
pub use load::{Book, load};
pub use manifest::ChecklistBox;
pub use overlay::{Files, overlay, under};
pub use part::{Heading, Part};
pub use place::place;
pub use site::{NavigationEntry, Page, navigation, pages};
