//! `\echo`, `\conninfo`, `\timing`, `\errverbose`, `\encoding`, `\q` and the texts of help.

use super::Did;
use crate::psql::report::{Verbosity, report};
use crate::psql::run::Run;
use crate::psql::slash::Reading;
use crate::psql::variables::switch;

pub(super) fn echo(run: &mut Run<'_>, name: &str) -> Did {
    let mut words = Vec::new();
    let mut newline = true;
    while let Some(word) = run.argument(Reading::Exact) {
        if words.is_empty() && newline && word == "-n" {
            newline = false;
        } else {
            words.push(word);
        }
    }
    let text = format!("{}{}", words.join(" "), if newline { "\n" } else { "" });
    match name {
        "qecho" => run.result(&text),
        "warn" => run.console.output.complain(&text),
        _ => run.console.output.print(&text),
    }
    Did::Done
}

pub(super) fn quit(_: &mut Run<'_>, _: &str) -> Did {
    Did::Quit
}

pub(super) fn connection(run: &mut Run<'_>, _: &str) -> Did {
    let variable = |name: &str| run.console.variables.get(name).unwrap_or_default();
    let (database, user, host, port) = (variable("DBNAME"), variable("USER"), variable("HOST"), variable("PORT"));
    let place = if host.starts_with('/') {
        format!("via socket in \"{host}\" at port \"{port}\"")
    } else {
        format!("on host \"{host}\" at port \"{port}\"")
    };
    let line = format!("You are connected to database \"{database}\" as user \"{user}\" {place}.\n");
    run.console.output.print(&line);
    Did::Done
}

pub(super) fn timing(run: &mut Run<'_>, _: &str) -> Did {
    let mut known = true;
    let on = match run.argument(Reading::Word) {
        None => !run.console.timing,
        Some(value) => switch(&value).unwrap_or_else(|| {
            known = run.error(&format!("unrecognized value \"{value}\" for \"\\timing\": Boolean expected"));
            run.console.timing
        }),
    };
    run.console.timing = on;
    run.say(if on { "Timing is on." } else { "Timing is off." });
    known.into()
}

pub(super) fn error_verbose(run: &mut Run<'_>, _: &str) -> Did {
    match run.console.last_error.clone() {
        Some((diagnostic, query)) => {
            let text = report(&diagnostic, &query, Verbosity::Verbose);
            run.console.output.complain(&text);
        }
        None => run.console.output.print("There is no previous error.\n"),
    }
    Did::Done
}

pub(super) fn encoding(run: &mut Run<'_>, _: &str) -> Did {
    match run.argument(Reading::Word) {
        None => run.console.output.print("UTF8\n"),
        Some(name) => {
            let known = ["utf8", "utf-8", "unicode"].contains(&name.to_ascii_lowercase().as_str());
            if !known {
                return run.error(&format!("the encoding \"{name}\" is not supported by Retort")).into();
            }
        }
    }
    Did::Done
}

pub(super) fn copyright(run: &mut Run<'_>, _: &str) -> Did {
    run.console.output.print(include_str!("copyright.txt"));
    Did::Done
}

pub(super) fn help(run: &mut Run<'_>, _: &str) -> Did {
    let text = match run.argument(Reading::Word).as_deref() {
        None | Some("commands") => include_str!("commands.txt"),
        Some("options") => include_str!("../options/usage.txt"),
        Some(topic) => {
            return run.error(&format!("\\? {topic} is not supported by Retort")).into();
        }
    };
    run.console.output.print(text);
    Did::Done
}

/// `\restrict KEY`: no command but `\unrestrict KEY` is taken from here on.
pub(super) fn restrict(run: &mut Run<'_>, name: &str) -> Did {
    match run.argument(Reading::Word) {
        Some(key) => {
            run.console.restricted = Some(key);
            Did::Done
        }
        None => super::variable::missing(run, name),
    }
}

/// `\unrestrict KEY`
pub(super) fn unrestrict(run: &mut Run<'_>, name: &str) -> Did {
    let Some(key) = run.argument(Reading::Word) else { return super::variable::missing(run, name) };
    match &run.console.restricted {
        None => run.error("\\unrestrict: not currently in restricted mode").into(),
        Some(known) if *known != key => run.error("\\unrestrict: wrong key").into(),
        Some(_) => {
            run.console.restricted = None;
            Did::Done
        }
    }
}
