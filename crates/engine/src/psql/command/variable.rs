//! `\set`, `\unset`, `\getenv`, `\setenv`.

use super::Did;
use crate::psql::run::Run;
use crate::psql::slash::Reading;

pub(super) fn set(run: &mut Run<'_>, _: &str) -> Did {
    let Some(name) = run.argument(Reading::Exact) else {
        let lines: String = run.console.variables.iter().map(|(name, value)| format!("{name} = '{value}'\n")).collect();
        run.console.output.print(&lines);
        return Did::Done;
    };
    let mut value = String::new();
    while let Some(word) = run.argument(Reading::Exact) {
        value += &word;
    }
    match run.console.variables.set(&name, &value) {
        Ok(()) => Did::Done,
        Err(why) => run.error(&why).into(),
    }
}

pub(super) fn unset(run: &mut Run<'_>, name: &str) -> Did {
    let Some(variable) = run.argument(Reading::Exact) else { return missing(run, name) };
    match run.console.variables.unset(&variable) {
        Ok(()) => Did::Done,
        Err(why) => run.error(&why).into(),
    }
}

pub(super) fn get_environment(run: &mut Run<'_>, name: &str) -> Did {
    let (Some(variable), Some(of)) = (run.argument(Reading::Word), run.argument(Reading::Word)) else {
        return missing(run, name);
    };
    let Some(value) = run.host.variable(&of) else { return Did::Done };
    match run.console.variables.set(&variable, &value) {
        Ok(()) => Did::Done,
        Err(why) => run.error(&why).into(),
    }
}

pub(super) fn set_environment(run: &mut Run<'_>, name: &str) -> Did {
    let Some(variable) = run.argument(Reading::Word) else { return missing(run, name) };
    if variable.contains('=') {
        return run.error("\\setenv: environment variable name must not contain \"=\"").into();
    }
    let value = run.argument(Reading::Word);
    run.host.set_variable(&variable, value.as_deref());
    Did::Done
}

/// An argument is missing.
pub(super) fn missing(run: &mut Run<'_>, name: &str) -> Did {
    run.error(&format!("\\{name}: missing required argument")).into()
}
