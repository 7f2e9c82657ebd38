//! Plain-file cases and end-to-end tests.
//!
//! A case is a file, or a folder, of `cases/` with what the real tool answered beside it ([`Case`]). Each test binary
//! turns them into named tests ([`trials`]): the case is run by Retort, the answer compared with the recording. A row of
//! `COMPAT.md` that names a case says that it is known to differ; such a test fails when the difference is gone.

mod case;
mod compat;
mod difference;
mod normalise;
mod project;
mod script;
mod session;
mod trial;

pub use case::{Case, alembic_cases, psql_cases, root, sql_cases};
pub use compat::known_differences;
pub use difference::difference;
pub use normalise::normalise;
pub use project::files_of;
pub use script::chunks;
pub use session::{Answer, session, words};
pub use trial::trials;
