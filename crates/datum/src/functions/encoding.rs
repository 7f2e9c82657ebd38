//! `encode`, `decode`, `md5` and conversions between text and bytes.

use super::Function;
use crate::Value;
use crate::argument::Arguments;
use crate::fault::{Result, parameter, unsupported};
use crate::scalar::{hex, parse_escaped, parse_hex};
use diagnostics::Diagnostic;
use md5::{Digest, Md5};
use std::fmt::Write as _;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Base64 in lines of 76 characters, as PostgreSQL breaks them.
fn base64(bytes: &[u8]) -> String {
    let mut out = String::new();
    for (at, chunk) in bytes.chunks(3).enumerate() {
        if at > 0 && at % 19 == 0 {
            out.push('\n');
        }
        let padded = [chunk[0], chunk.get(1).copied().unwrap_or(0), chunk.get(2).copied().unwrap_or(0)];
        let bits = u32::from(padded[0]) << 16 | u32::from(padded[1]) << 8 | u32::from(padded[2]);
        for place in 0..4 {
            let shown = place <= chunk.len();
            let sextet = usize::try_from(bits >> (18 - 6 * place) & 63).unwrap_or(0);
            out.push(if shown { char::from(ALPHABET[sextet]) } else { '=' });
        }
    }
    out
}

fn unbase64(text: &str) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let (mut bits, mut count, mut padding) = (0_u32, 0, 0);
    for c in text.chars().filter(|c| !c.is_ascii_whitespace()) {
        let sextet = if c == '=' {
            padding += 1;
            if count + padding > 4 || count < 2 {
                return Err(parameter("unexpected \"=\" while decoding base64 sequence"));
            }
            0
        } else {
            let found = u8::try_from(c).ok().and_then(|b| ALPHABET.iter().position(|known| *known == b));
            count += 1;
            found
                .and_then(|at| u32::try_from(at).ok())
                .ok_or_else(|| parameter(format!("invalid symbol \"{c}\" found while decoding base64 sequence")))?
        };
        bits = bits << 6 | sextet;
        if count + padding == 4 {
            let bytes = bits.to_be_bytes();
            out.extend_from_slice(&bytes[1..4 - padding]);
            (bits, count, padding) = (0, 0, 0);
        }
    }
    if count + padding != 0 {
        return Err(parameter("invalid base64 end sequence")
            .with_hint("Input data is missing padding, is truncated, or is otherwise corrupted."));
    }
    Ok(out)
}

fn escape(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        match byte {
            b'\\' => out.push_str("\\\\"),
            0 | 0x80.. => {
                let _ = write!(out, "\\{byte:03o}");
            }
            byte => out.push(char::from(*byte)),
        }
        out
    })
}

fn unknown(format: &str) -> Diagnostic {
    parameter(format!("unrecognized encoding: \"{format}\""))
}

fn encode(a: &[Value]) -> Result<Value> {
    let bytes = a.bytes(0)?;
    Ok(match a.text(1)?.to_ascii_lowercase().as_str() {
        "hex" => hex(bytes),
        "base64" => base64(bytes),
        "escape" => escape(bytes),
        _ => return Err(unknown(a.text(1)?)),
    }
    .into())
}

fn decode(a: &[Value]) -> Result<Value> {
    let text = a.text(0)?;
    match a.text(1)?.to_ascii_lowercase().as_str() {
        "hex" => parse_hex(text),
        "base64" => unbase64(text),
        "escape" => parse_escaped(text),
        _ => Err(unknown(a.text(1)?)),
    }
    .map(Value::Blob)
}

fn utf8(name: &str) -> Result<()> {
    match name.to_ascii_lowercase().replace(['-', '_'], "").as_str() {
        "utf8" | "unicode" => Ok(()),
        _ => Err(unsupported(format_args!("the encoding \"{name}\""))),
    }
}

fn md5(bytes: &[u8]) -> Value {
    hex(&Md5::digest(bytes)).into()
}

fn from_bytes(a: &[Value]) -> Result<Value> {
    utf8(a.text(1)?)?;
    match std::str::from_utf8(a.bytes(0)?) {
        Ok(text) if text.contains('\0') => {
            Err(Diagnostic::error("22021", "invalid byte sequence for encoding \"UTF8\": 0x00"))
        }
        Ok(text) => Ok(text.into()),
        Err(error) => {
            let bad = &a.bytes(0)?[error.valid_up_to()..];
            let length = error.error_len().unwrap_or(bad.len()).max(1);
            let shown: Vec<String> = bad[..length].iter().map(|byte| format!("0x{byte:02x}")).collect();
            Err(Diagnostic::error("22021", format!("invalid byte sequence for encoding \"UTF8\": {}", shown.join(" "))))
        }
    }
}

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("binary_encode", 2, |_, a| encode(a)),
    Function::new("binary_decode", 2, |_, a| decode(a)),
    Function::new("md5_text", 1, |_, a| Ok(md5(a.text(0)?.as_bytes()))),
    Function::new("md5_bytea", 1, |_, a| Ok(md5(a.bytes(0)?))),
    Function::new("pg_convert_to", 2, |_, a| utf8(a.text(1)?).and_then(|()| Ok(a.text(0)?.as_bytes().to_vec().into()))),
    Function::new("pg_convert_from", 2, |_, a| from_bytes(a)),
];
