//! `alembic …`

use super::{Problem, Ran, Terminal};
use alembic::Project;
use alembic::commands::{self, CommandOutput};
use diagnostics::Diagnostic;

/// Exceptions with which a revision refuses on purpose. Others are mistakes.
const REFUSALS: [&str; 4] = ["NotImplementedError", "RuntimeError", "Exception", "CommandError"];

/// Runs the command; files that it made are in the terminal's project afterwards.
pub(super) fn run(terminal: &mut Terminal<'_>, arguments: &[&str]) -> Ran {
    let mut project = Project::new(std::mem::take(terminal.files), super::ROOT);
    let now = commands::Now::of(terminal.environment, terminal.files.len());
    let output = commands::run(&mut project, terminal.session, terminal.interpreter, arguments, &now);
    terminal.files.clone_from(project.files());
    ran(output)
}

fn ran(output: CommandOutput) -> Ran {
    let problem = match output.problem {
        Some(problem) => Some(worded(problem)),
        None if output.status != 0 => Some(Problem {
            message: last_line(if output.stderr.is_empty() { &output.stdout } else { &output.stderr }),
            ..Problem::default()
        }),
        None => None,
    };
    let mut stdout = output.stdout;
    for path in output.edited {
        stdout += &format!("{path} is open beside the prompt.\n");
    }
    Ran { stdout, stderr: output.stderr, problem }
}

fn worded(problem: commands::Problem) -> Problem {
    let commands::Problem { place, diagnostic } = problem;
    let is_raised = diagnostic.code == "python" && REFUSALS.contains(&class(&diagnostic));
    Problem {
        message: diagnostic.message.clone(),
        is_raised,
        place: (!place.is_empty()).then_some(place),
        diagnostic: Some(diagnostic),
    }
}

/// The class of a Python exception: what stands before the first colon.
fn class(diagnostic: &Diagnostic) -> &str {
    diagnostic.message.split(':').next().unwrap_or_default()
}

fn last_line(text: &str) -> String {
    text.trim_end().lines().next_back().unwrap_or_default().to_owned()
}
