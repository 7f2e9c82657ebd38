//! The table of chains, `xtask/fidelity.txt`.

use anyhow::{Context, Result, bail};

/// One chain of revisions and where it is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chain {
    /// What the report calls it.
    pub(super) name: String,
    /// `NAME==VERSION`, as pip takes it.
    pub(super) pin: String,
    /// The folder of the revision files, inside the package.
    pub(super) versions: String,
    /// Helper modules that are taken along, inside the package.
    pub(super) copies: Vec<String>,
    /// `MODULE:BASE`, a declarative base whose tables the chain expects to find.
    pub(super) create: Option<String>,
    /// `naming_convention` of the application's metadata, as Python.
    pub(super) naming: Option<String>,
}

/// Reads the table: a chain a line, `NAME PIN VERSIONS`, then the lines that belong to it.
pub(super) fn read(table: &str) -> Result<Vec<Chain>> {
    let mut chains: Vec<Chain> = Vec::new();
    for line in table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (word, rest) = line.split_once(char::is_whitespace).with_context(|| format!("`{line}` is too short"))?;
        match (word, chains.last_mut()) {
            ("copy", Some(chain)) => chain.copies.push(rest.trim().to_owned()),
            ("create", Some(chain)) => chain.create = Some(rest.trim().to_owned()),
            ("naming", Some(chain)) => chain.naming = Some(rest.trim().to_owned()),
            _ => match rest.split_whitespace().collect::<Vec<_>>()[..] {
                [pin, versions] if pin.contains("==") => chains.push(Chain {
                    name: word.to_owned(),
                    pin: pin.to_owned(),
                    versions: versions.to_owned(),
                    copies: Vec::new(),
                    create: None,
                    naming: None,
                }),
                _ => bail!("`{line}`: a chain is `NAME PACKAGE==VERSION FOLDER`"),
            },
        }
    }
    Ok(chains)
}
