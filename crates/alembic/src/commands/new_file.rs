//! A new revision file; Alembic: `ScriptDirectory.generate_revision`.

use super::call::Call;
use super::failure::Failure;
use super::moment::Moment;
use crate::project::{Scripts, Settings};
use crate::python_text::{Filler, python_percent};
use python::{Host, HostError, Job};
use revision::{Identifier, Node, Revision, Wording};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const HEADS: &str = "Multiple heads are present; please specify the head revision on which the new revision should be \
                     based, or perform a merge.";

/// The parts of a file that come out of a comparison; nothing is what no comparison gave.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Bodies {
    pub(super) upgrades: Option<String>,
    pub(super) downgrades: Option<String>,
    pub(super) imports: Option<String>,
    /// Bodies by the names that `upgrade_token` and `downgrade_token` gave them.
    pub(super) named: Vec<(String, String)>,
}

/// What a new file is to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NewFile {
    pub(super) id: String,
    pub(super) message: Option<String>,
    pub(super) heads: Vec<String>,
    pub(super) splice: bool,
    pub(super) branch_label: Option<String>,
    pub(super) depends_on: Vec<String>,
    pub(super) version_path: Option<String>,
    pub(super) bodies: Bodies,
}

/// While a template is rendered, only output is taken.
struct Rendering;

impl Host for Rendering {
    fn call(&mut self, name: &str, _argument: Value) -> Result<Value, HostError> {
        match name {
            "write" | "log" => Ok(Value::Null),
            other => Err(HostError {
                exception: "NotImplementedError".into(),
                message: format!("{other} inside a template is not supported by Retort"),
                diagnostic: None,
            }),
        }
    }
}

/// Writes the file, with Alembic's checks in Alembic's order.
pub(super) fn write(call: &mut Call<'_>, file: &NewFile) -> Result<(), Failure> {
    Revision::verify_id(&file.id).map_err(|error| Failure::graph(error, Wording::default()))?;
    let settings = call.settings()?;
    let scripts = call.load()?.clone();
    let heads = base_on(&scripts, file)?;
    let moment = Moment::of(&call.now, settings.timezone.as_deref())?;
    let folder = version_folder(call, &settings, &scripts, file, &heads)?;
    if settings.has_version_locations {
        ensure_folder(call, &folder);
    }
    let path = format!("{folder}/{}", file_name(&settings, file, &moment)?);
    if let Some((folder, _)) = path.rsplit_once('/') {
        ensure_folder(call, folder);
    }
    if !file.splice
        && let Some(head) = heads.iter().find(|head| !scripts.map.revision(**head).is_head())
    {
        return Err(Failure::command(format!(
            "Revision {} is not a head revision; please specify --splice to create a new branch from this revision",
            scripts.map.revision(*head).id()
        )));
    }
    let depends_on = depends_on(&scripts, file)?;
    let title = format!("Generating {}", call.project.absolute(&path));
    let text = match render(call, &scripts, file, &heads, &depends_on, &moment) {
        Ok(text) => text,
        Err(failure) => {
            call.status(&title, "FAILED");
            return Err(failure);
        }
    };
    call.make(&path, text);
    call.status(&title, "done");
    run_hooks(call, &settings)?;
    check_written(call, file, &path)
}

/// Alembic keeps the file when a hook fails.
fn run_hooks(call: &mut Call<'_>, settings: &Settings) -> Result<(), Failure> {
    let Some(hook) = settings.hooks.first() else { return Ok(()) };
    let kind = hook.kind()?;
    call.output.stdout += &format!("Running post write hook {} ...\n  FAILED\n", crate::python_repr(&hook.name));
    Err(hook.failure(kind).into())
}

/// Reads what was written back, as Alembic does.
fn check_written(call: &mut Call<'_>, file: &NewFile, path: &str) -> Result<(), Failure> {
    call.scripts = None;
    let loaded = call.load().map_err(Failure::uncaught)?;
    if let (Some(label), Some(revision)) = (&file.branch_label, loaded.map.find(&file.id))
        && revision.branch_labels().len() == 0
    {
        return Err(Failure::command(format!(
            "Version {} specified branch_labels {label}, however the migration file {} does not have them; have you \
             upgraded your script.py.mako to include the 'branch_labels' section?",
            file.id,
            call.project.absolute(path)
        )));
    }
    Ok(())
}

/// Makes a folder if it is not there. Where empty folders are not seen, the usual one counts as there.
fn ensure_folder(call: &mut Call<'_>, folder: &str) {
    let usual = call.settings.as_ref().is_some_and(|settings| folder == format!("{}/versions", settings.location));
    let unseen = usual && !call.project.knows_folders();
    if !unseen && !call.has_folder(folder) {
        call.make_folder(folder);
    }
}

fn base_on(scripts: &Scripts, file: &NewFile) -> Result<Vec<Node>, Failure> {
    let wording = Wording { multiple_heads: Some(HEADS), ..Wording::default() };
    let one = [file.heads.first().map_or("head", String::as_str)];
    let given = match one {
        [only] if file.heads.len() < 2 => Identifier::One(only),
        _ => Identifier::Many(&file.heads),
    };
    let heads = scripts.map.get_all(given).map_err(|error| Failure::graph(error, wording))?;
    let mut unique = heads.clone();
    unique.sort_unstable();
    unique.dedup();
    if unique.len() == heads.len() { Ok(heads) } else { Err(Failure::command("Duplicate head revisions specified")) }
}

fn version_folder(
    call: &Call<'_>,
    settings: &Settings,
    scripts: &Scripts,
    file: &NewFile,
    heads: &[Node],
) -> Result<String, Failure> {
    if let Some(path) = &file.version_path {
        let folder = call.project.resolve(path);
        if settings.version_locations.contains(&folder) {
            return Ok(folder);
        }
        return Err(Failure::command(format!("Path {path} is not represented in current version locations")));
    }
    if let [only] = settings.version_locations.as_slice() {
        return Ok(only.clone());
    }
    let head = heads
        .first()
        .ok_or_else(|| Failure::command("Multiple version locations present, please specify --version-path"))?;
    let folder = scripts.script(*head).path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    if settings.version_locations.contains(&folder) {
        return Ok(folder);
    }
    let path = call.project.absolute(&folder);
    Err(Failure::command(format!("Path {path} is not represented in current version locations")))
}

fn depends_on(scripts: &Scripts, file: &NewFile) -> Result<Vec<String>, Failure> {
    let mut resolved = Vec::new();
    for dependency in &file.depends_on {
        let node = scripts.map.get(dependency).map_err(|error| Failure::graph(error, Wording::default()))?;
        let Some(node) = node else { return Err(Failure::traceback("AssertionError", "")) };
        let revision = scripts.map.revision(node);
        resolved.push(if revision.has_label(dependency) { dependency.clone() } else { revision.id().to_owned() });
    }
    Ok(resolved)
}

/// The words of a message, joined by `_`, cut at a word; Alembic: `_rev_path`.
fn slug(message: &str, longest: usize) -> String {
    let words = message.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
    let slug = words.collect::<Vec<_>>().join("_").to_lowercase();
    if slug.chars().count() <= longest {
        return slug;
    }
    let cut: String = slug.chars().take(longest).collect();
    format!("{}_", cut.rsplit_once('_').map_or(cut.as_str(), |(head, _)| head))
}

fn file_name(settings: &Settings, file: &NewFile, moment: &Moment) -> Result<String, Failure> {
    let mut values: BTreeMap<&str, Filler> = moment.fields().map(|(key, number)| (key, Filler::Number(number))).into();
    values.insert("rev", Filler::Text(file.id.clone()));
    values.insert("slug", Filler::Text(slug(file.message.as_deref().unwrap_or_default(), settings.longest_slug)));
    let name = python_percent(&settings.file_template, &values)
        .map_err(|(class, message)| Failure::traceback(class, message))?;
    Ok(format!("{name}.py"))
}

/// One id as a string, several as a tuple, none as null.
fn scalar(ids: &[String], several: &str) -> Value {
    match ids {
        [] => Value::Null,
        [only] => json!(only),
        ids => json!({ several: ids }),
    }
}

fn render(
    call: &mut Call<'_>,
    scripts: &Scripts,
    file: &NewFile,
    heads: &[Node],
    depends_on: &[String],
    moment: &Moment,
) -> Result<String, Failure> {
    let down: Vec<String> = heads.iter().map(|head| scripts.map.revision(*head).id().to_owned()).collect();
    let path = format!("{}/script.py.mako", scripts.location);
    if call.project.read(&path).is_none() {
        let shown = crate::python_repr(&call.project.absolute(&path));
        return Err(Failure::traceback("FileNotFoundError", format!("[Errno 2] No such file or directory: {shown}")));
    }
    let mut variables = json!({
        "up_revision": file.id,
        "down_revision": scalar(&down, "tuple"),
        "branch_labels": file.branch_label.as_ref().map(|label| json!({"tuple": [label]})),
        "depends_on": scalar(depends_on, "list"),
        "create_date": {"datetime": moment.iso()},
        "message": file.message.as_deref().unwrap_or("empty message"),
        "config": {"config": call.context(false)},
    });
    let Bodies { upgrades, downgrades, imports, named } = &file.bodies;
    for (name, body) in named {
        variables[name] = json!(body);
    }
    for (name, body) in [("upgrades", upgrades), ("downgrades", downgrades), ("imports", imports)] {
        if let Some(body) = body {
            variables[name] = json!(body);
        }
    }
    let job = Job::RenderTemplate { path, variables };
    match call.interpreter.run(call.project.files(), &job, &mut Rendering) {
        Ok(answer) => answer.as_str().map(str::to_owned).ok_or_else(|| Failure::command("the template gave no text")),
        Err(error) => Err(Failure::Template(error)),
    }
}
