//! `\d` and its kin, `\l`, `\z`, `\sv`.

use super::{Did, variable::missing};
use crate::psql::describe::{self, Listing, Pattern, View};
use crate::psql::print::Table;
use crate::psql::run::Run;
use crate::psql::slash::Reading;

/// A listing of things that are no relations.
type List = fn(View<'_>, Option<&Pattern>, bool) -> Table;

/// The listings by the letters after `\d`, and whether `+` adds columns that are known here.
const LISTS: &[(&str, bool, List)] = &[
    ("D", true, describe::list_domains),
    ("T", true, describe::list_types),
    ("X", false, |view, pattern, _| describe::list_statistics(view, pattern)),
    ("d", false, |view, pattern, _| describe::list_comments(view, pattern)),
    ("f", true, |view, _, verbose| describe::list_functions(view, verbose)),
    ("g", true, |view, pattern, verbose| describe::list_roles(view, pattern, verbose)),
    ("n", true, |view, pattern, verbose| describe::list_schemas(view, pattern, verbose)),
    ("p", false, |view, pattern, _| describe::list_privileges(view, pattern)),
    ("u", true, |view, pattern, verbose| describe::list_roles(view, pattern, verbose)),
    ("x", false, |view, pattern, _| describe::list_extensions(view, pattern)),
];

/// Runs a command whose name begins with `d`; nothing if there is none.
pub(super) fn run(run: &mut Run<'_>, name: &str) -> Option<Did> {
    if name == "list+" || name == "l+" {
        return Some(run.error("\\l+ is not supported by Retort").into());
    }
    let letters = name.strip_prefix('d')?;
    let verbose = letters.contains('+');
    let letters = letters.trim_end_matches(['+', 'S']);
    if letters.chars().all(|letter| "tivsm".contains(letter)) {
        return Some(relations(run, letters, verbose));
    }
    let (_, plus, list) = LISTS.iter().find(|(known, ..)| *known == letters)?;
    let has_functions = letters == "f" && !run.session.catalog().extensions.is_empty();
    if (verbose && !plus) || has_functions {
        let name = name.trim_end_matches('S');
        return Some(run.error(&format!("\\{name} is not supported by Retort")).into());
    }
    let pattern = pattern(run);
    let table = view(run, |view| list(view, pattern.as_ref(), verbose));
    Some(run.show_table(&table).into())
}

/// `\l`
pub(super) fn databases(run: &mut Run<'_>, _: &str) -> Did {
    let pattern = pattern(run);
    let table = view(run, |view| describe::list_databases(view, pattern.as_ref()));
    run.show_table(&table).into()
}

/// `\z`
pub(super) fn privileges(run: &mut Run<'_>, _: &str) -> Did {
    let pattern = pattern(run);
    let table = view(run, |view| describe::list_privileges(view, pattern.as_ref()));
    run.show_table(&table).into()
}

fn name_of(run: &mut Run<'_>) -> Option<String> {
    // A pattern keeps its quotes: they say what is folded.
    run.argument(Reading::Word)
}

fn pattern(run: &mut Run<'_>) -> Option<Pattern> {
    name_of(run).map(|text| Pattern::new(&text))
}

fn relations(run: &mut Run<'_>, letters: &str, verbose: bool) -> Did {
    let name = name_of(run);
    let pattern = name.as_deref().map(Pattern::new);
    if let (true, Some(pattern)) = (letters.is_empty(), &pattern) {
        let tables = view(run, |view| describe::describe(view, pattern, verbose));
        for table in &tables {
            run.show_table(table);
        }
        return (!tables.is_empty() || none(run, name.as_deref())).into();
    }
    let listing = Listing::new(letters);
    let is_there = view(run, |view| describe::list_relations(view, listing, pattern.as_ref(), false)).is_some();
    if verbose && is_there && (listing.tables || listing.materialized || listing.indexes) {
        return run.error(&format!("\\d{letters}+ is not supported by Retort")).into();
    }
    match view(run, |view| describe::list_relations(view, listing, pattern.as_ref(), verbose)) {
        Some(table) => run.show_table(&table).into(),
        None => none(run, name.as_deref()).into(),
    }
}

/// Nothing was found; psql counts that as a failure only where a name was given.
fn none(run: &mut Run<'_>, name: Option<&str>) -> bool {
    if run.console.variables.is_on("QUIET") {
        return name.is_none();
    }
    match name {
        Some(name) => run.error(&format!("Did not find any relation named \"{name}\".")),
        None => {
            run.error("Did not find any relations.");
            true
        }
    }
}

fn view<T>(run: &Run<'_>, work: impl FnOnce(View<'_>) -> T) -> T {
    run.session.with_sql_context(|context, path| {
        work(View { context: *context, catalog: context.catalog(), path, owner: &context.settings.user })
    })
}

/// `\sv`: how a view was made.
pub(super) fn show_view(run: &mut Run<'_>, name: &str) -> Did {
    let Some(line) = run.rest_of_line() else {
        return run.error("view name is required").into();
    };
    let wanted = line.trim().trim_end_matches(';').to_owned();
    if wanted.is_empty() {
        return missing(run, name);
    }
    match view(run, |view| describe::view_definition(view, &Pattern::new(&wanted))) {
        Some(text) if name.ends_with('+') => {
            let lines = text.lines().enumerate().map(|(at, line)| format!("{:<7} {line}\n", at + 1));
            let text: String = lines.collect();
            run.result(&text);
            Did::Done
        }
        Some(text) => {
            run.result(&text);
            Did::Done
        }
        None => {
            let message = format!("relation \"{wanted}\" does not exist");
            let diagnostic = diagnostics::Diagnostic::error("42P01", message);
            run.diagnostic(&diagnostic, "");
            Did::Failed
        }
    }
}
