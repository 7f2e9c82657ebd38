//! What psql shows of a database: each relation with its number of rows, and the types.

use std::collections::BTreeMap;

/// The text of every relation by its quoted name, and of the types by `types`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Snapshot(BTreeMap<String, String>);

/// Lists the relations, a name and a kind a line.
pub(super) const RELATIONS: &str = "SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) || ' ' || c.relkind::text AS relation FROM pg_catalog.pg_class c \
     JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'v', 'm', 'S', 'p') \
     AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') ORDER BY 1";

const MARK: &str = "=====";

/// The script whose output [`Snapshot::read`] reads; `listed` is what [`RELATIONS`] printed.
pub(super) fn script(listed: &str) -> String {
    let mut script = String::new();
    let rows = listed.lines().skip_while(|line| !line.starts_with("---")).skip(1);
    for (name, kind) in rows.take_while(|line| !line.starts_with('(')).filter_map(|row| row.trim().rsplit_once(' ')) {
        script += &format!("\\echo {MARK} '{name}'\n\\d+ {name}\n");
        if kind != "S" {
            script += &format!("SELECT count(*) FROM {name};\n");
        }
    }
    script + &format!("\\echo {MARK} types\n\\dT+\n")
}

impl Snapshot {
    /// Cuts the output of the script into relations.
    pub(super) fn read(output: &str) -> Self {
        let mut relations = BTreeMap::new();
        let mut name = String::new();
        for line in output.lines() {
            if let Some(rest) = line.strip_prefix(MARK) {
                rest.trim().clone_into(&mut name);
                relations.insert(name.clone(), String::new());
            } else if let Some(text) = relations.get_mut(&name) {
                text.push_str(line.trim_end());
                text.push('\n');
            }
        }
        Self(relations)
    }

    fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// The first relation that two databases show differently, with both texts; relations for which `excused` holds
    /// do not count.
    pub(super) fn difference(&self, ours: &Self, excused: impl Fn(&str) -> bool) -> Option<Difference> {
        let names = self.0.keys().chain(ours.0.keys());
        let found = names.into_iter().find(|name| self.get(name) != ours.get(name) && !excused(name))?;
        Some(Difference { relation: found.clone(), real: self.get(found).into(), ours: ours.get(found).into() })
    }

    /// The lines of a relation that went and those that came, in order, widths aside.
    pub(super) fn change(&self, after: &Self, name: &str) -> (Vec<String>, Vec<String>) {
        let lines = |it: &Self| -> Vec<String> {
            let mut lines: Vec<String> =
                it.get(name).lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
            lines.retain(|line| !line.starts_with("---"));
            lines.sort();
            lines
        };
        let (mut came, mut went) = (lines(after), Vec::new());
        for line in lines(self) {
            match came.iter().position(|it| *it == line) {
                Some(place) => drop(came.remove(place)),
                None => went.push(line),
            }
        }
        (went, came)
    }

    /// Whether the relation is the same in both.
    pub(super) fn same(&self, other: &Self, name: &str) -> bool {
        self.get(name) == other.get(name)
    }
}

/// One relation on both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Difference {
    /// Its name.
    pub(super) relation: String,
    real: String,
    ours: String,
}

impl Difference {
    /// The first line that differs, on both sides, and the heading of the part of `\d+` it stands in.
    pub(super) fn first_line(&self) -> (String, String, String) {
        if self.real.is_empty() || self.ours.is_empty() {
            let there = |text: &str| if text.is_empty() { "missing" } else { "there" }.to_owned();
            return ("relation".into(), there(&self.real), there(&self.ours));
        }
        let mut part = if self.relation == "types" { "types" } else { "columns" };
        let (mut real, mut ours) = (self.real.lines(), self.ours.lines());
        loop {
            let (left, right) = (real.next(), ours.next());
            if left != right || left.is_none() {
                let text = |line: Option<&str>| line.unwrap_or("nothing").trim().to_owned();
                return (part.to_owned(), text(left), text(right));
            }
            part = heading(left.unwrap_or_default()).unwrap_or(part);
        }
    }
}

fn heading(line: &str) -> Option<&str> {
    if line.trim() == "count" {
        return Some("row count");
    }
    line.strip_suffix(':').filter(|line| !line.starts_with(' '))
}
