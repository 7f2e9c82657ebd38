//! What reads and writes files, and the shell: `\i`, `\o`, `\w`, `\e`, `\!`, `\cd`, `\copy`.

use super::{Did, variable::missing};
use crate::psql::lexer::Lexer;
use crate::psql::run::Run;
use crate::psql::slash::Reading;

/// `\i`, `\ir`
pub(super) fn include(run: &mut Run<'_>, name: &str) -> Did {
    let Some(path) = run.argument(Reading::Word) else { return missing(run, name) };
    let relative = matches!(name, "ir" | "include_relative") && !path.starts_with('/');
    let folder = run.console.input.source.as_deref().and_then(|source| source.rfind('/').map(|at| &source[..=at]));
    let path = match folder.filter(|_| relative) {
        Some(folder) => format!("{folder}{path}"),
        None => path,
    };
    match run.host.read(&path) {
        Ok(text) => run.file(&path, &text).into(),
        Err(why) => run.error(&format!("{path}: {why}")).into(),
    }
}

/// `\o`
pub(super) fn output(run: &mut Run<'_>, _: &str) -> Did {
    let file = run.argument(Reading::File);
    if let Some(path) = file.as_deref().filter(|path| !path.starts_with('|'))
        && let Err(why) = run.host.write(path, "", false)
    {
        return run.error(&format!("{path}: {why}")).into();
    }
    run.console.destination = file;
    Did::Done
}

/// `\w`
pub(super) fn write(run: &mut Run<'_>, name: &str) -> Did {
    let Some(path) = run.argument(Reading::File) else { return missing(run, name) };
    let text = super::buffer::current(run);
    let text = if text.is_empty() { text } else { format!("{text}\n") };
    match run.host.write(&path, &text, false) {
        Ok(()) => Did::Done,
        Err(why) => run.error(&format!("{path}: {why}")).into(),
    }
}

/// `\e`: the query buffer, or a file, in the editor.
pub(super) fn edit(run: &mut Run<'_>, _: &str) -> Did {
    let path = run.argument(Reading::Word);
    let text = match &path {
        Some(path) => run.host.read(path).unwrap_or_default(),
        None => super::buffer::current(run),
    };
    let Some(edited) = run.host.edit(&text) else {
        return run.error("\\e is not supported by Retort here: there is no editor").into();
    };
    if let Some(path) = path
        && let Err(why) = run.host.write(&path, &edited, false)
    {
        return run.error(&format!("{path}: {why}")).into();
    }
    run.console.input.query = edited;
    run.console.input.lexer = Lexer::default();
    Did::Edited
}

/// `\!`
pub(super) fn shell(run: &mut Run<'_>, _: &str) -> Did {
    let command = run.rest_of_line().unwrap_or_default();
    match run.host.shell(&command, "") {
        Some(answer) => {
            run.console.output.print(&answer.stdout);
            run.console.output.complain(&answer.stderr);
            Did::Done
        }
        None => run.error("\\! is not supported by Retort here: there is no shell").into(),
    }
}

/// `\cd`
pub(super) fn enter(run: &mut Run<'_>, _: &str) -> Did {
    let path = run.argument(Reading::Word);
    let path = match path {
        Some(path) => path,
        None => run.host.variable("HOME").unwrap_or_default(),
    };
    match run.host.enter(&path) {
        Ok(()) => Did::Done,
        Err(why) => run.error(&format!("\\cd: could not change directory to \"{path}\": {why}")).into(),
    }
}

/// `\copy`
pub(super) fn copy(run: &mut Run<'_>, _: &str) -> Did {
    let line = run.rest_of_line().unwrap_or_default();
    run.client_copy(&line).into()
}
