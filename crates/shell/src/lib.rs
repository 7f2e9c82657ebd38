//! A terminal over the files and the database of a project.
//!
//! [`Terminal`] takes typed lines. What is more than words goes to a [`script::Bash`]; the commands of this
//! trade are one file each in `command`, named in the table of `command/table.rs`, and see the [`World`]. It knows neither
//! the page nor which bash there is. Read `terminal`, `world`, `command`.

mod around;
mod command;
mod complete;
mod compose;
mod git;
mod line;
mod machine;
mod stack;
mod terminal;
mod world;

pub use ::alembic::commands::Problem;
pub use command::{Answer, Command};
pub use line::is_plain;
pub(crate) use script as bash;
pub use script::{Changes, changes};
pub use terminal::{Desk, Piece, Shown, Terminal};
pub use world::{Invocation, Wishes, World};
