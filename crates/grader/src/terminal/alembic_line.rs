//! `alembic …`
use super::{Ran, Terminal};
pub(super) fn run(_terminal: &mut Terminal<'_>, _arguments: &[&str]) -> Ran {
    Ran::refused("not yet")
}
