//! Parts as values.

use serde::{Deserialize, Serialize};

/// One of the parts of the course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its number, from 1.
    pub number: u32,
    /// Its folder, which is also its address.
    pub folder: String,
    /// Its title, plain text.
    pub title: String,
    /// How many minutes it takes.
    pub minutes: u32,
    /// What it is about, in a sentence.
    pub summary: String,
    /// Its headings, in order.
    pub headings: Vec<Heading>,
    /// Ids of its exercises, in order of appearance.
    pub exercises: Vec<String>,
    /// Its text as HTML, with `<!--exercise:ID-->` where an exercise stands.
    pub html: String,
}

/// A heading of a chapter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// Anchor, unique in the chapter.
    pub id: String,
    /// Plain text.
    pub text: String,
}
