//! To come.
use crate::repository::Repository;
use anyhow::{Result, bail};
pub(crate) fn task(_: &Repository, _: &[String]) -> Result<()> { bail!("not written yet") }
