//! Backslash commands.

use super::describe::{self, Listing, Pattern, View};
use super::scan::words;
use super::table::Table;
use super::{Format, Psql};

/// A backslash command: false if it failed.
type Command = fn(&mut Psql<'_>, &[String]) -> bool;

/// The commands by name; `\d` and its kin are taken apart by their letters.
const COMMANDS: &[(&str, Command)] = &[
    ("a", unaligned),
    ("conninfo", connection),
    ("echo", echo),
    ("pset", pset),
    ("q", quit),
    ("qecho", echo),
    ("quit", quit),
    ("set", set),
    ("t", tuples_only),
    ("timing", timing),
    ("unset", unset),
    ("x", expanded),
];

/// Runs a command.
pub(super) fn run(psql: &mut Psql<'_>, name: &str, rest: &str) -> bool {
    let arguments = words(rest);
    if let Some((_, command)) = COMMANDS.iter().find(|(known, _)| *known == name) {
        return command(psql, &arguments);
    }
    match name.strip_prefix('d').map(|letters| (letters.trim_end_matches(['+', 'S']), letters.contains('+'))) {
        Some((letters, verbose)) if letters.chars().all(|letter| "tivsm".contains(letter)) => {
            relations(psql, letters, verbose, &arguments)
        }
        Some((letters, verbose)) if LISTS.iter().any(|(known, _)| *known == letters) => {
            list(psql, letters, verbose, &arguments)
        }
        Some(("n", verbose)) => {
            with_view(psql, |view| describe::list_schemas(view, pattern(&arguments).as_ref(), verbose))
        }
        Some(("T", verbose)) => {
            with_view(psql, |view| describe::list_types(view, pattern(&arguments).as_ref(), verbose))
        }
        _ if matches!(name, "l" | "list") => {
            with_view(psql, |view| describe::list_databases(view, pattern(&arguments).as_ref()))
        }
        _ if name == "z" => list(psql, "p", false, &arguments),
        _ if KNOWN.contains(&name.trim_end_matches(['+', 'S'])) => {
            psql.fail(&format!("\\{name} is not supported by Retort"))
        }
        _ => psql.fail(&format!("invalid command \\{name}")),
    }
}

/// A listing of things that are no relations.
type List = fn(View<'_>, Option<&Pattern>) -> Table;

/// The listings by the letters after `\d`.
const LISTS: &[(&str, List)] = &[
    ("D", |view, pattern| describe::list_domains(view, pattern)),
    ("X", |view, pattern| describe::list_statistics(view, pattern)),
    ("f", |view, _| describe::list_functions(view)),
    ("p", |view, pattern| describe::list_privileges(view, pattern)),
    ("u", |view, _| describe::list_roles(view)),
    ("x", |view, pattern| describe::list_extensions(view, pattern)),
];

fn list(psql: &mut Psql<'_>, letters: &str, verbose: bool, arguments: &[String]) -> bool {
    let has_functions = view(psql, |view| !view.catalog.extensions.is_empty());
    if verbose || (letters == "f" && has_functions) {
        return psql.fail(&format!("\\d{letters}{} is not supported by Retort", if verbose { "+" } else { "" }));
    }
    let Some((_, list)) = LISTS.iter().find(|(known, _)| *known == letters) else { return false };
    let pattern = pattern(arguments);
    with_view(psql, |view| list(view, pattern.as_ref()))
}

/// What psql 15 has and this one has not.
const KNOWN: &[&str] = &[
    "!",
    "?",
    "C",
    "H",
    "T",
    "bind",
    "c",
    "cd",
    "connect",
    "copy",
    "copyright",
    "crosstabview",
    "dA",
    "dC",
    "dE",
    "dF",
    "dL",
    "dO",
    "dP",
    "da",
    "db",
    "dc",
    "dconfig",
    "dd",
    "ddp",
    "det",
    "deu",
    "dew",
    "dg",
    "dl",
    "do",
    "drds",
    "dy",
    "e",
    "ef",
    "elif",
    "else",
    "encoding",
    "endif",
    "errverbose",
    "ev",
    "f",
    "g",
    "gdesc",
    "getenv",
    "gexec",
    "gset",
    "gx",
    "h",
    "help",
    "i",
    "if",
    "ir",
    "o",
    "out",
    "p",
    "password",
    "print",
    "prompt",
    "r",
    "reset",
    "s",
    "setenv",
    "sf",
    "sv",
    "w",
    "warn",
    "watch",
    "write",
];

fn pattern(arguments: &[String]) -> Option<Pattern> {
    arguments.first().map(|text| Pattern::new(text.trim_end_matches(';')))
}

fn relations(psql: &mut Psql<'_>, letters: &str, verbose: bool, arguments: &[String]) -> bool {
    let pattern = pattern(arguments);
    if let (true, Some(pattern)) = (letters.is_empty(), &pattern) {
        let tables = view(psql, |view| describe::describe(view, pattern, verbose));
        for table in &tables {
            print(psql, table);
        }
        return !tables.is_empty() || none(psql, arguments);
    }
    let listing = Listing::new(letters);
    let is_there = view(psql, |view| describe::list_relations(view, listing, pattern.as_ref(), false)).is_some();
    if verbose && is_there && (listing.tables || listing.materialized || listing.indexes) {
        return psql.fail(&format!("\\d{letters}+ is not supported by Retort"));
    }
    match view(psql, |view| describe::list_relations(view, listing, pattern.as_ref(), verbose)) {
        Some(table) => print(psql, &table),
        None => none(psql, arguments),
    }
}

/// Nothing was found; psql counts that as a failure only where a name was given.
fn none(psql: &mut Psql<'_>, arguments: &[String]) -> bool {
    match arguments.first() {
        Some(name) => psql.fail(&format!("Did not find any relation named \"{name}\".")),
        None => {
            psql.fail("Did not find any relations.");
            true
        }
    }
}

fn view<T>(psql: &Psql<'_>, work: impl FnOnce(View<'_>) -> T) -> T {
    psql.session.with_sql_context(|context, path| {
        work(View { context: *context, catalog: context.catalog(), path, owner: &context.settings.user })
    })
}

fn with_view(psql: &mut Psql<'_>, work: impl FnOnce(View<'_>) -> Table) -> bool {
    let table = view(psql, work);
    print(psql, &table)
}

fn print(psql: &mut Psql<'_>, table: &Table) -> bool {
    let text = table.print(&psql.format);
    psql.output.stdout.push_str(&text);
    true
}

fn echo(psql: &mut Psql<'_>, arguments: &[String]) -> bool {
    psql.say(&arguments.join(" "));
    true
}

fn quit(psql: &mut Psql<'_>, _: &[String]) -> bool {
    psql.ended = true;
    true
}

fn connection(psql: &mut Psql<'_>, _: &[String]) -> bool {
    let line = psql.session.with_sql_context(|context, _| {
        let settings = context.settings;
        format!("You are connected to database \"{}\" as user \"{}\".", settings.database, settings.user)
    });
    psql.say(&line);
    true
}

fn set(psql: &mut Psql<'_>, arguments: &[String]) -> bool {
    match arguments.split_first() {
        Some((name, values)) => {
            psql.variables.insert(name.clone(), values.concat());
        }
        None => {
            let lines: Vec<String> = psql.variables.iter().map(|(name, value)| format!("{name} = '{value}'")).collect();
            lines.iter().for_each(|line| psql.say(line));
        }
    }
    true
}

fn unset(psql: &mut Psql<'_>, arguments: &[String]) -> bool {
    match arguments.first() {
        Some(name) => {
            psql.variables.remove(name);
            true
        }
        None => psql.fail("\\unset: missing required argument"),
    }
}

/// The state that `on`, `off` or nothing asks for.
fn switch(now: bool, argument: Option<&String>) -> Option<bool> {
    match argument.map(String::as_str) {
        None => Some(!now),
        Some("on" | "true" | "yes" | "1") => Some(true),
        Some("off" | "false" | "no" | "0") => Some(false),
        Some(_) => None,
    }
}

fn toggle(
    psql: &mut Psql<'_>,
    command: &str,
    label: &str,
    argument: Option<&String>,
    field: fn(&mut Format) -> &mut bool,
) -> bool {
    let Some(on) = switch(*field(&mut psql.format), argument) else {
        let value = argument.map_or("", String::as_str);
        return psql.fail(&format!("unrecognized value \"{value}\" for \"{command}\": Boolean expected"));
    };
    *field(&mut psql.format) = on;
    psql.say(&format!("{label} is {}.", if on { "on" } else { "off" }));
    true
}

fn expanded(psql: &mut Psql<'_>, arguments: &[String]) -> bool {
    toggle(psql, "\\x", "Expanded display", arguments.first(), |format| &mut format.expanded)
}

fn tuples_only(psql: &mut Psql<'_>, arguments: &[String]) -> bool {
    toggle(psql, "\\t", "Tuples only", arguments.first(), |format| &mut format.tuples_only)
}

fn unaligned(psql: &mut Psql<'_>, _: &[String]) -> bool {
    psql.format.unaligned = !psql.format.unaligned;
    output_format(psql)
}

fn output_format(psql: &mut Psql<'_>) -> bool {
    let name = if psql.format.unaligned { "unaligned" } else { "aligned" };
    psql.say(&format!("Output format is {name}."));
    true
}

/// Times are left out: a transcript that changes with the machine teaches nothing.
fn timing(psql: &mut Psql<'_>, arguments: &[String]) -> bool {
    let now = psql.is_on("\\timing");
    let Some(on) = switch(now, arguments.first()) else {
        let value = arguments.first().map_or("", String::as_str);
        return psql.fail(&format!("unrecognized value \"{value}\" for \"\\timing\": Boolean expected"));
    };
    psql.variables.insert("\\timing".into(), if on { "on" } else { "off" }.into());
    psql.say(&format!("Timing is {}.", if on { "on" } else { "off" }));
    true
}

/// The formats and options that psql 15 knows.
const FORMATS: &[&str] =
    &["aligned", "asciidoc", "csv", "html", "latex", "latex-longtable", "troff-ms", "unaligned", "wrapped"];
const OPTIONS: &[&str] = &[
    "border",
    "columns",
    "csv_fieldsep",
    "fieldsep",
    "fieldsep_zero",
    "footer",
    "format",
    "linestyle",
    "numericlocale",
    "pager_min_lines",
    "recordsep",
    "recordsep_zero",
    "tableattr",
    "title",
    "unicode_border_linestyle",
    "unicode_column_linestyle",
    "unicode_header_linestyle",
];

fn pset(psql: &mut Psql<'_>, arguments: &[String]) -> bool {
    let (option, value) = (arguments.first().map(String::as_str), arguments.get(1));
    match (option, value.map(String::as_str)) {
        (Some("null"), Some(text)) => {
            text.clone_into(&mut psql.format.null);
            psql.say(&format!("Null display is \"{text}\"."));
            true
        }
        (Some("null"), None) => {
            psql.say(&format!("Null display is \"{}\".", psql.format.null.clone()));
            true
        }
        (Some("format"), Some(format @ ("aligned" | "unaligned"))) => {
            psql.format.unaligned = format == "unaligned";
            output_format(psql)
        }
        (Some("fieldsep"), Some(separator)) => {
            separator.clone_into(&mut psql.format.separator);
            psql.say(&format!("Field separator is \"{separator}\"."));
            true
        }
        (Some("expanded" | "x"), _) => {
            toggle(psql, "expanded", "Expanded display", value, |format| &mut format.expanded)
        }
        (Some("tuples_only" | "t"), _) => {
            toggle(psql, "tuples_only", "Tuples only", value, |format| &mut format.tuples_only)
        }
        (Some("pager"), _) => true,
        (Some("format"), Some(name)) if !FORMATS.contains(&name) => {
            psql.fail(&format!("\\pset: allowed formats are {}", FORMATS.join(", ")))
        }
        (Some(option), _) if OPTIONS.contains(&option) => {
            psql.fail(&format!("\\pset {option} is not supported by Retort"))
        }
        (Some(option), _) => psql.fail(&format!("\\pset: unknown option: {option}")),
        (None, _) => psql.fail("\\pset without an option is not supported by Retort"),
    }
}
