//! `inet` and `tsvector`, which are stored as their text.

use crate::fault::{Result, syntax, unsupported};
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
    if text.contains(['\'', '\\', ':']) {
        return Err(unsupported("a tsvector literal with quotes or positions"));
    }
    let mut words: Vec<&str> = text.split_whitespace().collect();
    words.sort_unstable();
    words.dedup();
    Ok(words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" "))
}
