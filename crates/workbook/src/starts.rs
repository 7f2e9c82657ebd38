//! Start databases as bytes: made when the page is built, so that nobody waits for them.
//!
//! Databases one after the other: the length of the name (one byte), the name, the length of what follows (four bytes,
//! little-endian), the image in LZ4's block format behind its length.

use book::Database;
use grader::PrepareError;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Why there are no start databases.
#[derive(Debug, thiserror::Error)]
pub enum StartsError {
    /// The book has no such exercise.
    #[error("there is no exercise {id:?}")]
    Unknown {
        /// As asked.
        id: String,
    },
    /// They cannot be made.
    #[error(transparent)]
    Prepare(#[from] PrepareError),
    /// They cannot be read.
    #[error("these are no start databases")]
    Malformed,
}

/// Writes images.
pub(crate) fn pack(images: &BTreeMap<Database, Rc<Vec<u8>>>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (database, image) in images {
        let packed = lz4_flex::compress_prepend_size(image);
        bytes.extend(u8::try_from(database.name().len()));
        bytes.extend(database.name().bytes());
        bytes.extend(u32::try_from(packed.len()).unwrap_or_default().to_le_bytes());
        bytes.extend(packed);
    }
    bytes
}

/// Reads what [`pack`] wrote; `None` if it did not.
pub(crate) fn unpack(mut bytes: &[u8]) -> Option<BTreeMap<Database, Vec<u8>>> {
    let mut images = BTreeMap::new();
    while let Some((&length, rest)) = bytes.split_first() {
        let (name, rest) = rest.split_at_checked(length.into())?;
        let (length, rest) = rest.split_first_chunk()?;
        let (packed, rest) = rest.split_at_checked(u32::from_le_bytes(*length).try_into().ok()?)?;
        let database = Database::ALL.into_iter().find(|database| database.name().as_bytes() == name)?;
        images.insert(database, lz4_flex::decompress_size_prepended(packed).ok()?);
        bytes = rest;
    }
    Some(images)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_can_be_read() {
        let images = BTreeMap::from([(Database::Empty, vec![]), (Database::Hostile, vec![7; 5000])]);
        let bytes = pack(&images.iter().map(|(database, image)| (*database, Rc::new(image.clone()))).collect());
        assert!(bytes.len() < 100, "{}", bytes.len());
        assert_eq!(unpack(&bytes), Some(images));
        for cut in 1..bytes.len() {
            assert_ne!(unpack(&bytes[..cut]).map(|images| images.len()), Some(2), "{cut}");
        }
    }
}
