//! `alembic.ini` and what revision files declare, read into a graph that is then walked.
#![no_main]

use alembic::{Ini, Project, Scripts, Source};
use libfuzzer_sys::arbitrary::{self, Arbitrary};
use python::{Files, Host, Interpreter, Job, PythonError};
use revision::{HeadMaintainer, Identifier, RevisionError, RevisionMap, Step};
use serde_json::{Value, json};

/// What a file may declare: identifiers come from few letters, so that they meet.
#[derive(Debug, Arbitrary)]
struct File {
    revision: Declared,
    down: Declared,
    depends_on: Declared,
    labels: Declared,
    doc: Option<String>,
}

#[derive(Debug, Arbitrary)]
enum Declared {
    Nothing,
    Known(u8),
    Several(Vec<u8>),
    Text(String),
    Number(i64),
    Odd(Vec<Option<bool>>),
}

impl Declared {
    fn value(&self) -> Value {
        let known = |number: u8| json!(format!("{:04x}", u32::from(number) % 9 * 0x1111));
        match self {
            Self::Nothing => Value::Null,
            Self::Known(number) => known(*number),
            Self::Several(numbers) => numbers.iter().take(4).map(|number| known(*number)).collect(),
            Self::Text(text) => json!(text),
            Self::Number(number) => json!(number),
            Self::Odd(values) => json!(values),
        }
    }
}

#[derive(Debug, Arbitrary)]
struct Input {
    ini: String,
    files: Vec<File>,
    targets: Vec<(Declared, i8, bool)>,
    heads: Vec<u8>,
}

/// Says what the files declare, without running them.
struct Declares(Value);

impl Interpreter for Declares {
    fn run(&mut self, _: &Files, _: &Job, _: &mut dyn Host) -> Result<Value, PythonError> {
        Ok(self.0.clone())
    }
}

fn target(declared: &Declared, steps: i8, is_relative: bool) -> String {
    let name = match declared.value() {
        Value::String(name) => name,
        Value::Array(_) => "heads".to_owned(),
        _ => String::new(),
    };
    if is_relative { format!("{name}{steps:+}") } else { name }
}

fn load(input: &Input) -> Option<Scripts> {
    drop(Ini::parse(&input.ini, "alembic.ini", "/project"));
    let mut files = Files::new();
    files.insert("alembic.ini".into(), "[alembic]\nscript_location = alembic\n".into());
    files.insert("alembic/env.py".into(), String::new());
    let mut rows = Vec::new();
    for (at, file) in input.files.iter().take(10).enumerate() {
        let path = format!("alembic/versions/{at}.py");
        files.insert(path.clone(), String::new());
        rows.push(json!({
            "path": path, "revision": file.revision.value(), "down_revision": file.down.value(),
            "branch_labels": file.labels.value(), "depends_on": file.depends_on.value(), "doc": file.doc,
            "upgrade": true, "downgrade": true,
        }));
    }
    let project = Project::new(files, "/project");
    let config = project.config(Source::default()).ok()?;
    let (mut out, mut err) = (String::new(), String::new());
    Scripts::load(&project, &config, &mut Declares(Value::Array(rows)), &mut out, &mut err).ok()
}

libfuzzer_sys::fuzz_target!(|input: Input| {
    let Some(scripts) = load(&input) else { return };
    let map = &scripts.map;
    let known: Vec<String> = map.revisions().map(|revision| revision.id().to_owned()).collect();
    let heads = input.heads.iter().take(3).filter_map(|at| known.get(usize::from(*at).checked_rem(known.len())?));
    let heads: Vec<String> = heads.cloned().collect();
    for (declared, steps, is_relative) in input.targets.iter().take(6) {
        let target = target(declared, *steps, *is_relative);
        for steps in [map.upgrade_steps(&target, &heads), map.downgrade_steps(&target, &heads)] {
            walk(map, &heads, steps);
        }
        drop(map.stamp_steps(&[target.clone()], &heads));
        drop(map.get_all(Identifier::One(&target)));
        drop(map.between(Identifier::One(&target), Identifier::One("base")));
        drop(map.all_current(&heads));
    }
});

/// Takes the steps of a plan, as the version table does.
fn walk(map: &RevisionMap, heads: &[String], steps: Result<Vec<Step>, RevisionError>) {
    let mut versions = HeadMaintainer::new(heads.iter().cloned());
    for step in steps.unwrap_or_default() {
        drop(step.short_log(map));
        if versions.take(map, step).is_err() {
            break;
        }
    }
}
