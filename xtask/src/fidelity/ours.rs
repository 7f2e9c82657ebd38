//! Retort: one process of `retort batch` on the same project.

use super::real::Revision;
use super::reason;
use super::side::{Answer, Side};
use super::snapshot::{self, Snapshot};
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Lines of a dump that mean nothing to the tables in it; all names are qualified, so the search path may stay.
const LEFT_OUT: [&str; 4] = [
    "SET xmloption",
    "SET default_table_access_method",
    "SELECT pg_catalog.set_config('search_path'",
    "COMMENT ON EXTENSION",
];

/// Retort on a copy of the project.
#[derive(Debug)]
pub(super) struct Ours {
    program: PathBuf,
    folder: PathBuf,
    side: Side,
    /// Revisions whose files Retort cannot load, with what it says.
    broken: BTreeMap<String, Answer>,
}

impl Ours {
    /// Starts on an empty database. A revision file that does not load would stop the whole chain: it is judged as
    /// failing, and its place is taken by one that does nothing.
    pub(super) fn start(program: &Path, folder: &Path, revisions: &[Revision]) -> Result<Self> {
        let side = start(program, folder)?;
        let mut ours = Self { program: program.to_path_buf(), folder: folder.into(), side, broken: BTreeMap::new() };
        for _ in revisions {
            let answer = ours.ask(&["alembic", "heads"])?;
            if answer.good {
                break;
            }
            let said = format!("{}{}", answer.out, answer.err);
            let culprit = revisions
                .iter()
                .find(|it| !ours.broken.contains_key(&it.id) && said.contains(&it.path))
                .with_context(|| format!("Retort cannot load the chain\n{said}"))?;
            fs::write(folder.join(&culprit.path), husk(culprit))?;
            ours.broken.insert(culprit.id.clone(), answer);
        }
        Ok(ours)
    }

    /// Runs `alembic` for one revision.
    pub(super) fn alembic(&mut self, revision: &str, words: &[&str]) -> Result<Answer> {
        if let Some(answer) = self.broken.get(revision) {
            return Ok(answer.clone());
        }
        let words: Vec<&str> = [&["alembic"], words].concat();
        self.ask(&words)
    }

    /// Runs `alembic stamp`.
    pub(super) fn stamp(&mut self, arrival: &str) -> Result<Answer> {
        self.ask(&["alembic", "stamp", arrival])
    }

    /// What psql shows.
    pub(super) fn snapshot(&mut self) -> Result<Snapshot> {
        let listed = self.ask(&["psql", "-c", snapshot::RELATIONS])?;
        let script = self.folder.with_extension("sql");
        fs::write(&script, snapshot::script(&listed.out))?;
        let shown = self.ask(&["psql", "-f", &script.to_string_lossy()])?;
        Ok(Snapshot::read(&shown.out))
    }

    /// Makes the database anew out of a script; answers what went wrong.
    pub(super) fn load(&mut self, dump: &str) -> Result<String> {
        let is_kept = |line: &&str| !line.starts_with('\\') && !LEFT_OUT.iter().any(|it| line.starts_with(it));
        let plain = dump.lines().filter(is_kept).collect::<Vec<_>>().join("\n") + "\n";
        let said = self.load_script(&format!("BEGIN;\n{plain}COMMIT;\n"))?;
        // In one transaction it is fast; statement by statement, what can be loaded is.
        if said.contains("ERROR") { self.load_script(&plain) } else { Ok(said) }
    }

    fn load_script(&mut self, script: &str) -> Result<String> {
        let file = self.folder.with_extension("dump");
        fs::write(&file, script)?;
        self.ask(&["new"])?;
        Ok(self.ask(&["psql", "-f", &file.to_string_lossy()])?.err)
    }

    /// A process that ends in the middle of a command is started again.
    fn ask(&mut self, words: &[&str]) -> Result<Answer> {
        if let Ok(answer) = self.side.run(words) {
            return Ok(answer);
        }
        self.side = start(&self.program, &self.folder)?;
        Ok(Answer { good: false, out: String::new(), err: format!("{}\n", reason::CRASH) })
    }
}

fn start(program: &Path, folder: &Path) -> Result<Side> {
    Side::start(Command::new(program).arg("batch").arg("-C").arg(folder))
}

fn husk(revision: &Revision) -> String {
    let down = match &revision.down[..] {
        [] => "None".to_owned(),
        several => format!("({},)", several.iter().map(|it| format!("{it:?}")).collect::<Vec<_>>().join(", ")),
    };
    format!(
        "revision = {:?}\ndown_revision = {down}\n\n\ndef upgrade():\n    pass\n\n\ndef downgrade():\n    pass\n",
        revision.id
    )
}
