//! Where things are.

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// The checkout, and the folders outside it that tasks may fill.
#[derive(Debug, Clone)]
pub(crate) struct Repository {
    root: PathBuf,
    cache: PathBuf,
}

impl Repository {
    /// The checkout that this program was built from.
    pub(crate) fn find() -> Result<Self> {
        let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest.parent().context("xtask lies in a folder of the repository")?;
        Ok(Self { root: root.to_path_buf(), cache: cache() })
    }

    /// The top folder.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A path below the top folder.
    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// The user's cache folder for Retort: tools, the oracle's Python, and in CI the build.
    pub(crate) fn cache(&self) -> &Path {
        &self.cache
    }

    /// Where `cargo install` puts the tools that only Retort needs.
    pub(crate) fn tools(&self) -> PathBuf {
        self.cache.join("tools")
    }
}

/// `retort` in `XDG_CACHE_HOME`, or in `.cache` of the home folder.
fn cache() -> PathBuf {
    let given = std::env::var_os("XDG_CACHE_HOME").filter(|folder| !folder.is_empty()).map(PathBuf::from);
    let home = || std::env::var_os("HOME").map_or_else(std::env::temp_dir, PathBuf::from);
    given.unwrap_or_else(|| home().join(".cache")).join("retort")
}
