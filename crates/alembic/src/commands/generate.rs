//! `revision` and `merge`: new revision files out of `script.py.mako`.

use super::arguments::Arguments;
use super::call::Call;
use super::failure::Failure;
use crate::environment::{Offline, Work};
use crate::project::Scripts;
use python::{Host, HostError, Job};
use revision::{Identifier, Node, Revision, Wording};
use serde_json::{Value, json};

const HEADS: &str = "Multiple heads are present; please specify the head revision on which the new revision should be \
                     based, or perform a merge.";

/// What a new file is to say.
struct Request {
    id: String,
    message: Option<String>,
    heads: Vec<String>,
    splice: bool,
    branch_label: Option<String>,
    depends_on: Vec<String>,
    version_path: Option<String>,
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

/// What stands before every comparison of models and database: the database must be at the heads.
pub(super) fn compare(call: &mut Call<'_>) -> Result<(), Failure> {
    let mut applied = call.environment(Work::Nothing, None)?;
    let mut heads: Vec<String> = call.load()?.map.real_heads().into_iter().map(str::to_owned).collect();
    applied.sort_unstable();
    heads.sort_unstable();
    if applied == heads { Ok(()) } else { Err(Failure::command("Target database is not up to date.")) }
}

pub(super) fn revision(call: &mut Call<'_>, arguments: &Arguments) -> Result<(), Failure> {
    call.locate()?;
    if arguments.flag("autogenerate") {
        if arguments.flag("sql") {
            return Err(Failure::command("Using --sql with --autogenerate does not make any sense"));
        }
        compare(call)?;
        return Err(Failure::unsupported("alembic revision --autogenerate"));
    }
    if !revision_environment(call, arguments.flag("sql"))? && arguments.flag("sql") {
        return Err(Failure::command(
            "Using --sql with the revision command when revision_environment is not configured does not make any sense",
        ));
    }
    let request = Request {
        id: arguments.value("rev-id").map_or_else(|| call.now.revision_id.clone(), str::to_owned),
        message: arguments.value("message").map(str::to_owned),
        heads: vec![arguments.value("head").unwrap_or("head").to_owned()],
        splice: arguments.flag("splice"),
        branch_label: arguments.value("branch-label").map(str::to_owned),
        depends_on: arguments.values("depends-on"),
        version_path: arguments.value("version-path").map(str::to_owned),
    };
    generate(call, &request)
}

pub(super) fn merge(call: &mut Call<'_>, arguments: &Arguments) -> Result<(), Failure> {
    call.locate()?;
    revision_environment(call, false)?;
    let request = Request {
        id: arguments.value("rev-id").map_or_else(|| call.now.revision_id.clone(), str::to_owned),
        message: arguments.value("message").map(str::to_owned),
        heads: arguments.positional.clone(),
        splice: arguments.flag("splice"),
        branch_label: arguments.value("branch-label").map(str::to_owned),
        depends_on: Vec::new(),
        version_path: None,
    };
    generate(call, &request)
}

/// Runs `env.py` first where `revision_environment = true`.
fn revision_environment(call: &mut Call<'_>, sql: bool) -> Result<bool, Failure> {
    let wanted = call.ini.get("alembic", "revision_environment").ok().flatten();
    let wanted = matches!(wanted.as_deref(), Some("true" | "yes" | "on" | "y" | "t" | "1"));
    if wanted {
        call.environment(Work::Nothing, sql.then(Offline::default))?;
    }
    Ok(wanted)
}

fn generate(call: &mut Call<'_>, request: &Request) -> Result<(), Failure> {
    Revision::verify_id(&request.id).map_err(|error| Failure::graph(error, Wording::default()))?;
    let scripts = call.load()?.clone();
    let heads = base_on(&scripts, request)?;
    let folder = version_folder(call, &scripts, request, &heads)?;
    if !request.splice
        && let Some(head) = heads.iter().find(|head| !scripts.map.revision(**head).is_head())
    {
        return Err(Failure::command(format!(
            "Revision {} is not a head revision; please specify --splice to create a new branch from this revision",
            scripts.map.revision(*head).id()
        )));
    }
    let depends_on = depends_on(&scripts, request)?;
    let path = format!("{folder}/{}", file_name(call, request)?);
    let shown = format!("Generating {} ... ", call.project.absolute(&path));
    let text = match render(call, &scripts, request, &heads, &depends_on) {
        Ok(text) => text,
        Err(failure) => {
            call.output.stdout += &format!("{shown} FAILED\n");
            return Err(failure);
        }
    };
    call.project.write(&path, text);
    call.output.changed.push(path.clone());
    call.print(&format!("{shown} done"));
    call.scripts = None;
    let label = request.branch_label.clone();
    let loaded = call.load()?;
    if let (Some(label), Some(revision)) = (label, loaded.map.find(&request.id))
        && revision.branch_labels().len() == 0
    {
        return Err(Failure::command(format!(
            "Version {} specified branch_labels {label}, however the migration file {} does not have them; have you \
             upgraded your script.py.mako to include the 'branch_labels' section?",
            request.id,
            call.project.absolute(&path)
        )));
    }
    Ok(())
}

fn base_on(scripts: &Scripts, request: &Request) -> Result<Vec<Node>, Failure> {
    let wording = Wording { multiple_heads: Some(HEADS), ..Wording::default() };
    let heads =
        scripts.map.get_all(Identifier::Many(&request.heads)).map_err(|error| Failure::graph(error, wording))?;
    let mut unique = heads.clone();
    unique.sort_unstable();
    unique.dedup();
    if unique.len() == heads.len() { Ok(heads) } else { Err(Failure::command("Duplicate head revisions specified")) }
}

fn version_folder(call: &Call<'_>, scripts: &Scripts, request: &Request, heads: &[Node]) -> Result<String, Failure> {
    if let Some(path) = &request.version_path {
        let folder = call.project.resolve(path);
        if scripts.version_locations.contains(&folder) {
            return Ok(folder);
        }
        return Err(Failure::command(format!("Path {path} is not represented in current version locations")));
    }
    match scripts.version_locations.as_slice() {
        [only] => Ok(only.clone()),
        _ => heads
            .first()
            .and_then(|head| scripts.script(*head).path.rsplit_once('/').map(|(folder, _)| folder.to_owned()))
            .ok_or_else(|| Failure::command("Multiple version locations present, please specify --version-path")),
    }
}

fn depends_on(scripts: &Scripts, request: &Request) -> Result<Vec<String>, Failure> {
    let mut resolved = Vec::new();
    for dependency in &request.depends_on {
        let node = scripts.map.get(dependency).map_err(|error| Failure::graph(error, Wording::default()))?;
        let Some(node) = node else { continue };
        let revision = scripts.map.revision(node);
        resolved.push(if revision.has_label(dependency) { dependency.clone() } else { revision.id().to_owned() });
    }
    Ok(resolved)
}

/// The words of a message, joined by `_`, cut at a word; Alembic: `_rev_path`.
fn slug(message: &str, longest: usize) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    for c in message.chars() {
        if c.is_alphanumeric() || c == '_' {
            word.push(c);
        } else if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    words.extend(Some(word).filter(|word| !word.is_empty()));
    let slug = words.join("_").to_lowercase();
    if slug.chars().count() <= longest {
        return slug;
    }
    let cut: String = slug.chars().take(longest).collect();
    format!("{}_", cut.rsplit_once('_').map_or(cut.as_str(), |(head, _)| head))
}

fn file_name(call: &Call<'_>, request: &Request) -> Result<String, Failure> {
    let template = call
        .ini
        .get("alembic", "file_template")
        .map_err(|error| Failure::traceback("configparser.Error", error.to_string()))?
        .unwrap_or_else(|| "%(rev)s_%(slug)s".into());
    let longest =
        call.ini.raw("alembic", "truncate_slug_length").and_then(|text| text.trim().parse().ok()).unwrap_or(40);
    let slug = slug(request.message.as_deref().unwrap_or_default(), longest);
    let field = |from: usize, to: usize| -> i64 {
        call.now.date.get(from..to).and_then(|digits| digits.parse().ok()).unwrap_or(0)
    };
    let numbers = [
        ("epoch", call.now.epoch),
        ("year", field(0, 4)),
        ("month", field(5, 7)),
        ("day", field(8, 10)),
        ("hour", field(11, 13)),
        ("minute", field(14, 16)),
        ("second", field(17, 19)),
    ];
    let mut name = template.replace("%(rev)s", &request.id).replace("%(slug)s", &slug);
    for (key, value) in numbers {
        for (directive, width) in [("s", 0), ("d", 0), (".2d", 2), ("02d", 2), (".4d", 4), ("04d", 4)] {
            name = name.replace(&format!("%({key}){directive}"), &format!("{value:0width$}"));
        }
    }
    Ok(format!("{name}.py"))
}

/// One id as a string, several as a list (a tuple in the template), none as null.
fn scalar(ids: &[String]) -> Value {
    match ids {
        [] => Value::Null,
        [only] => json!(only),
        several => json!(several),
    }
}

fn render(
    call: &mut Call<'_>,
    scripts: &Scripts,
    request: &Request,
    heads: &[Node],
    depends_on: &[String],
) -> Result<String, Failure> {
    let down: Vec<String> = heads.iter().map(|head| scripts.map.revision(*head).id().to_owned()).collect();
    let variables = json!({
        "up_revision": request.id,
        "down_revision": scalar(&down),
        "branch_labels": request.branch_label.as_ref().map(|label| json!([label])),
        "depends_on": scalar(depends_on),
        "create_date": call.now.date,
        "message": request.message.as_deref().unwrap_or("empty message"),
        "upgrades": null,
        "downgrades": null,
        "imports": null,
    });
    let path = format!("{}/script.py.mako", scripts.location);
    let job = Job::RenderTemplate { path, variables };
    let answer = call.interpreter.run(call.project.files(), &job, &mut Rendering).map_err(Failure::Python)?;
    answer.as_str().map(str::to_owned).ok_or_else(|| Failure::command("the template gave no text"))
}
