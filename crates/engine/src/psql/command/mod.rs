//! Backslash commands (`command.c`).

mod buffer;
mod condition;
mod describe;
mod files;
mod format;
mod general;
mod refused;
mod variable;

pub(super) use format::apply_option;

use super::branch::Branches;
use super::run::Run;
use super::slash::{self, Argument, Reading};

/// What came of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Did {
    /// It is done.
    Done,
    /// It failed.
    Failed,
    /// The query buffer is to be sent.
    Send,
    /// The query buffer was edited, and is to be read anew.
    Edited,
    /// psql ends.
    Quit,
}

impl From<bool> for Did {
    fn from(done: bool) -> Self {
        if done { Self::Done } else { Self::Failed }
    }
}

/// A command; it is told the name that it was called by.
type Command = fn(&mut Run<'_>, &str) -> Did;

/// The commands by name; `\d` and its kin are taken apart by their letters.
const COMMANDS: &[(&str, Command)] = &[
    ("!", files::shell),
    ("?", general::help),
    ("C", format::title),
    ("H", format::html),
    ("T", format::table_attributes),
    ("a", format::unaligned),
    ("cd", files::enter),
    ("conninfo", general::connection),
    ("copy", files::copy),
    ("copyright", general::copyright),
    ("crosstabview", buffer::crosstab),
    ("e", files::edit),
    ("echo", general::echo),
    ("edit", files::edit),
    ("elif", condition::elif),
    ("else", condition::otherwise),
    ("encoding", general::encoding),
    ("endif", condition::endif),
    ("errverbose", general::error_verbose),
    ("f", format::separator),
    ("g", buffer::go),
    ("gdesc", buffer::describe),
    ("getenv", variable::get_environment),
    ("gexec", buffer::execute),
    ("gset", buffer::keep),
    ("gx", buffer::go),
    ("i", files::include),
    ("if", condition::begin),
    ("include", files::include),
    ("include_relative", files::include),
    ("ir", files::include),
    ("l", describe::databases),
    ("list", describe::databases),
    ("o", files::output),
    ("out", files::output),
    ("p", buffer::print),
    ("print", buffer::print),
    ("pset", format::pset),
    ("q", general::quit),
    ("qecho", general::echo),
    ("quit", general::quit),
    ("r", buffer::reset),
    ("reset", buffer::reset),
    ("restrict", general::restrict),
    ("set", variable::set),
    ("setenv", variable::set_environment),
    ("sv", describe::show_view),
    ("sv+", describe::show_view),
    ("t", format::tuples_only),
    ("timing", general::timing),
    ("unrestrict", general::unrestrict),
    ("unset", variable::unset),
    ("w", files::write),
    ("warn", general::echo),
    ("write", files::write),
    ("x", format::expanded),
    ("z", describe::privileges),
];

/// The commands whose arguments reach to the end of the line, backslashes and all.
const WHOLE_LINE: &[&str] = &["!", "copy", "ef", "ev", "h", "help", "sf", "sf+", "sv", "sv+"];

/// Runs the command after a backslash.
pub(super) fn run(run: &mut Run<'_>) -> Did {
    let name = slash::name(&mut run.console.input.feed);
    let branches = matches!(name.as_str(), "if" | "elif" | "else" | "endif");
    if !run.console.input.branches.is_active() && !branches {
        if run.types() {
            run.warning(&format!("\\{name} command ignored; use \\endif or Ctrl-C to exit current \\if block"));
        }
        skip(run, &name);
        slash::end(&mut run.console.input.feed);
        return Did::Done;
    }
    let did = dispatch(run, &name);
    let feed = &mut run.console.input.feed;
    if did == Did::Failed {
        feed.take_all();
    } else {
        while let Argument::Text(extra) = argument(run, Reading::Word) {
            run.warning(&format!("\\{name}: extra argument \"{extra}\" ignored"));
        }
        slash::end(&mut run.console.input.feed);
    }
    did
}

fn dispatch(run: &mut Run<'_>, name: &str) -> Did {
    if run.console.restricted.is_some() && name != "unrestrict" {
        return run.error("backslash commands are restricted; only \\unrestrict is allowed").into();
    }
    if let Some((_, command)) = COMMANDS.iter().find(|(known, _)| *known == name) {
        return command(run, name);
    }
    if let Some(did) = describe::run(run, name) {
        return did;
    }
    if refused::is_known(name) {
        return run.error(&format!("\\{name} is not supported by Retort")).into();
    }
    run.error(&format!("invalid command \\{name}"));
    if run.types() {
        run.hint("Try \\? for help.");
    }
    Did::Failed
}

/// Passes over the arguments of a command that is left out.
fn skip(run: &mut Run<'_>, name: &str) {
    if WHOLE_LINE.contains(&name) {
        run.console.input.feed.take_all();
        return;
    }
    while argument(run, Reading::Raw) != Argument::None {}
}

fn argument(run: &mut Run<'_>, reading: Reading) -> Argument {
    let console = &mut *run.console;
    slash::argument(&mut console.input.feed, reading, &console.variables)
}

impl Run<'_> {
    /// The next argument; one whose quote is open is an error of its own.
    pub(super) fn argument(&mut self, reading: Reading) -> Option<String> {
        match argument(self, reading) {
            Argument::Text(text) => Some(text),
            Argument::None => None,
            Argument::Unterminated => {
                self.error("unterminated quoted string");
                None
            }
        }
    }

    /// All arguments that are left.
    pub(super) fn arguments(&mut self) -> Vec<String> {
        std::iter::from_fn(|| self.argument(Reading::Word)).collect()
    }

    /// All that is left of the line.
    pub(super) fn rest_of_line(&mut self) -> Option<String> {
        slash::whole_line(&mut self.console.input.feed)
    }

    /// A hint below an error.
    pub(super) fn hint(&mut self, text: &str) {
        self.console.output.complain(&format!("{text}\n"));
    }

    /// Says something to whoever types, unless `-q`.
    pub(super) fn say(&mut self, line: &str) -> Did {
        if !self.console.variables.is_on("QUIET") {
            self.console.output.print(&format!("{line}\n"));
        }
        Did::Done
    }

    pub(super) fn branches(&mut self) -> &mut Branches {
        &mut self.console.input.branches
    }
}
