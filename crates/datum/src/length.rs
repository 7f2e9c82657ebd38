//! Lengths of text types.

use crate::fault::Result;
use diagnostics::Diagnostic;

/// What happens to text that is longer than its type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TooLong {
    /// Only spaces may go, anything else is an error: input and assignment.
    Refuse,
    /// It is cut: an explicit cast.
    Cut,
}

/// Cuts to the length of an `atttypmod`.
fn cut<'a>(label: &str, text: &'a str, modifier: i32, too_long: TooLong) -> Result<&'a str> {
    let Some(limit) = limit_of(modifier) else { return Ok(text) };
    let Some((at, _)) = text.char_indices().nth(limit) else { return Ok(text) };
    if too_long == TooLong::Refuse && text[at..].bytes().any(|b| b != b' ') {
        return Err(Diagnostic::error("22001", format!("value too long for type {label}({limit})")));
    }
    Ok(&text[..at])
}

fn limit_of(modifier: i32) -> Option<usize> {
    usize::try_from(modifier.checked_sub(4)?).ok()
}

/// Applies `varchar(n)`.
pub(crate) fn varchar(text: &str, modifier: i32, too_long: TooLong) -> Result<String> {
    cut("character varying", text, modifier, too_long).map(str::to_owned)
}

/// Applies `char(n)`: blank-padded.
pub(crate) fn bpchar(text: &str, modifier: i32, too_long: TooLong) -> Result<String> {
    let kept = cut("character", text, modifier, too_long)?;
    let missing = limit_of(modifier).unwrap_or(0).saturating_sub(kept.chars().count());
    Ok(format!("{kept}{}", " ".repeat(missing)))
}

/// Cuts to the 63 bytes of a `name`.
pub(crate) fn name(text: &str) -> String {
    let mut end = text.len().min(63);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text[..end].to_owned()
}
