//! Which paths a learner may write.

/// How large a file may be, in bytes.
const LARGEST: usize = 256 * 1024;

/// Why a file cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum WriteError {
    /// It would lie outside the project, or has no name.
    #[error("{path:?} is not a path inside the project")]
    Outside {
        /// The path as given.
        path: String,
    },
    /// It is too large.
    #[error("{path} is larger than 256 KiB")]
    TooLarge {
        /// The path.
        path: String,
    },
}

/// Whether a text may be written at a path.
pub(crate) fn check(path: &str, text: Option<&str>) -> Result<(), WriteError> {
    let is_part = |part: &str| !part.is_empty() && part != "." && part != ".." && !part.contains(['\\', '\0', '\n']);
    if !path.split('/').all(is_part) {
        return Err(WriteError::Outside { path: path.to_owned() });
    }
    if text.is_some_and(|text| text.len() > LARGEST) {
        return Err(WriteError::TooLarge { path: path.to_owned() });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn paths_stay_inside() {
        assert!(check("alembic/versions/a.py", None).is_ok());
        for path in ["", "/etc/passwd", "../x", "a//b", "a/../b", "a/", "a\\b"] {
            assert!(check(path, None).is_err(), "{path}");
        }
    }
}
