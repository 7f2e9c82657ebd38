//! `current`, `history`, `heads`, `branches`, `show`.

use super::arguments::Arguments;
use super::call::Call;
use super::display::{Show, entry, line};
use super::failure::Failure;
use crate::environment::Work;
use revision::{Identifier, Node, Wording};
use std::collections::BTreeSet;

impl Call<'_> {
    fn show_nodes(&mut self, nodes: &[Node], verbose: bool, show: Show<'_>) -> Result<(), Failure> {
        self.load()?;
        let Some(scripts) = &self.scripts else { return Ok(()) };
        let texts: Vec<String> =
            nodes
                .iter()
                .map(|node| {
                    if verbose { entry(self.project, scripts, *node, show.current) } else { line(scripts, *node, show) }
                })
                .collect();
        for text in texts {
            self.print(&text);
        }
        Ok(())
    }

    pub(super) fn find(&mut self, id: Identifier<'_>) -> Result<Vec<Node>, Failure> {
        self.load()?.map.get_all(id).map_err(|error| Failure::graph(error, Wording::default()))
    }
}

pub(super) fn current(call: &mut Call<'_>, arguments: &Arguments) -> Result<(), Failure> {
    let verbose = arguments.flag("verbose");
    let ran = call.environment(Work::Read, None);
    let url = format!("Current revision(s) for {}:", hide_password(&call.database_url()));
    if verbose && call.refused {
        call.print(&url);
    }
    ran?;
    for applied in std::mem::take(&mut call.runs) {
        if verbose {
            call.print(&url);
        }
        let scripts = call.load()?;
        if arguments.flag("check-heads") && !same(&applied, &scripts.map.heads()) {
            return Err(Failure::command("Database is not on all head revisions"));
        }
        let nodes = scripts.map.all_current(&applied).map_err(|error| Failure::graph(error, Wording::default()))?;
        call.show_nodes(&nodes, verbose, Show { tree: true, ..Show::default() })?;
    }
    Ok(())
}

/// Whether both hold the same ids, in any order.
fn same(applied: &[String], heads: &[&str]) -> bool {
    let ids: BTreeSet<&str> = applied.iter().map(String::as_str).collect();
    ids == heads.iter().copied().collect()
}

/// `user:***@host`, as SQLAlchemy hides it.
fn hide_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let Some((login, host)) = rest.rsplit_once('@') else { return url.to_owned() };
    match login.split_once(':') {
        Some((user, _)) => format!("{scheme}://{user}:***@{host}"),
        None => url.to_owned(),
    }
}

pub(super) fn history(call: &mut Call<'_>, arguments: &Arguments) -> Result<(), Failure> {
    call.locate()?;
    let (mut base, mut head) = (String::new(), String::new());
    if let Some(range) = arguments.value("rev-range") {
        let (from, to) = range
            .trim()
            .split_once(':')
            .ok_or_else(|| Failure::command("History range requires [start]:[end], [start]:, or :[end]"))?;
        if to.contains(':') {
            return Err(Failure::traceback("ValueError", "too many values to unpack (expected 2)"));
        }
        (base, head) = (from.to_owned(), to.to_owned());
    }
    let indicate = arguments.flag("indicate-current");
    let environment = call.revision_environment()?;
    let mut applied = Vec::new();
    let with_database = base == "current" || head == "current" || indicate || environment;
    if with_database {
        applied = call.environment(Work::Look, None)?;
        if !call.reached {
            return Ok(());
        }
    }
    let given = |text: &str, default: &'static str| if text.is_empty() { default.to_owned() } else { text.to_owned() };
    let (base_text, head_text) = (given(&base, "base"), given(&head, "heads"));
    let upper = if head == "current" { Identifier::Many(&applied) } else { Identifier::One(&head_text) };
    let lower =
        if base == "current" && head != "current" { Identifier::Many(&applied) } else { Identifier::One(&base_text) };
    // An empty database on one side is what Alembic reads as "nothing given".
    let upper = if upper == Identifier::Many(&[]) { Identifier::One("heads") } else { upper };
    let nodes = call.load()?.map.between(upper, lower).map_err(|error| {
        Failure::graph(error, Wording { start: Some(&base_text), end: Some(&head_text), ..Wording::default() })
    })?;
    let current = if indicate { applied } else { Vec::new() };
    let show = Show { branches: true, doc: true, parents: true, tree: true, current: &current };
    call.show_nodes(&nodes, arguments.flag("verbose"), show)
}

pub(super) fn heads(call: &mut Call<'_>, arguments: &Arguments) -> Result<(), Failure> {
    let resolved = arguments.flag("resolve-dependencies");
    let loaded = call.load();
    let map = &if resolved { loaded? } else { loaded.map_err(Failure::uncaught)? }.map;
    let ids: Vec<String> =
        if resolved { map.real_heads() } else { map.heads() }.into_iter().map(str::to_owned).collect();
    let nodes = call.find(Identifier::Many(&ids))?;
    call.show_nodes(&nodes, arguments.flag("verbose"), Show { branches: true, ..Show::default() })
}

pub(super) fn branches(call: &mut Call<'_>, arguments: &Arguments) -> Result<(), Failure> {
    let verbose = arguments.flag("verbose");
    let all = call.load()?.map.between(Identifier::One("heads"), Identifier::One("base"));
    let all = all.map_err(|error| Failure::graph(error, Wording::default()))?;
    let Some(scripts) = &call.scripts else { return Ok(()) };
    let mut texts = Vec::new();
    for node in all {
        let revision = scripts.map.revision(node);
        if !revision.is_branch_point() {
            continue;
        }
        let show = Show { branches: true, tree: true, ..Show::default() };
        let head = if verbose { entry(call.project, scripts, node, &[]) } else { line(scripts, node, show) };
        let indent = " ".repeat(revision.id().chars().count());
        let mut lines = vec![head];
        for next in revision.next() {
            let Ok(Some(next)) = scripts.map.get(next) else { continue };
            lines.push(format!("{indent} -> {}", line(scripts, next, Show { doc: verbose, ..show })));
        }
        texts.push(lines.join("\n") + "\n");
    }
    for text in texts {
        call.print(&text);
    }
    Ok(())
}

pub(super) fn show(call: &mut Call<'_>, arguments: &Arguments) -> Result<(), Failure> {
    let id = arguments.first();
    let nodes = if id == "current" {
        let applied = call.environment(Work::Look, None)?;
        if !call.reached {
            return Ok(());
        }
        call.find(Identifier::Many(&applied))?
    } else {
        call.find(Identifier::One(id))?
    };
    call.show_nodes(&nodes, true, Show::default())
}
