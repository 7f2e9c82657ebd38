//! The checksum that SQLAlchemy puts behind shortened names.

use md5::{Digest, Md5};

/// The digest in lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let mut out = String::new();
    for byte in Md5::digest(bytes) {
        out += &format!("{byte:02x}");
    }
    out
}
