//! `inet` and `tsvector`, which are stored as their text.

use crate::fault::{Result, syntax, unsupported};
use diagnostics::Diagnostic;
use std::net::IpAddr;

/// Reads an address with an optional prefix length.
pub(crate) fn inet(text: &str) -> Result<String> {
    let fault = || syntax("inet", text);
    let (host, bits) = text.trim().split_once('/').map_or((text.trim(), None), |(host, bits)| (host, Some(bits)));
    let address: IpAddr = host.parse().map_err(|_| fault())?;
    let full = if address.is_ipv4() { 32_u8 } else { 128 };
    let bits = bits.map_or(Ok(full), |bits| bits.parse().map_err(|_| fault()))?;
    if bits > full {
        return Err(fault());
    }
    Ok(if bits == full { address.to_string() } else { format!("{address}/{bits}") })
}

/// An address with its prefix length, even where that is the whole address.
pub(crate) fn with_prefix(text: &str) -> String {
    let bits = if text.contains(':') { 128 } else { 32 };
    if text.contains('/') { text.to_owned() } else { format!("{text}/{bits}") }
}

/// Reads a text search vector without positions.
pub(crate) fn tsvector(text: &str) -> Result<String> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (word, after) = if rest.starts_with('\'') { quoted(rest, text)? } else { bare(rest)? };
        words.push(word);
        rest = after.trim_start();
    }
    words.sort_unstable();
    words.dedup();
    let shown: Vec<String> = words.iter().map(|word| format!("'{}'", word.replace('\'', "''"))).collect();
    Ok(shown.join(" "))
}

fn quoted<'a>(rest: &'a str, text: &str) -> Result<(String, &'a str)> {
    let mut word = String::new();
    let mut chars = rest[1..].chars();
    loop {
        match chars.next() {
            Some('\'') if chars.as_str().starts_with('\'') => word.extend(chars.next()),
            Some('\'') if word.is_empty() || chars.as_str().starts_with(':') => break,
            Some('\'') => return Ok((word, chars.as_str())),
            Some('\\') => break,
            Some(c) => word.push(c),
            None => return Err(Diagnostic::error("42601", format!("syntax error in tsvector: \"{text}\""))),
        }
    }
    Err(unsupported("a tsvector literal with positions or escapes"))
}

fn bare(rest: &str) -> Result<(String, &str)> {
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let word = &rest[..end];
    if word.contains(['\'', '\\', ':']) {
        return Err(unsupported("a tsvector literal with positions or escapes"));
    }
    Ok((word.to_owned(), &rest[end..]))
}
