//! `init` and `list_templates`: new projects out of Alembic's templates.

use super::arguments::Arguments;
use super::call::Call;
use super::failure::Failure;
use super::templates::{TEMPLATES, Template};

/// Where the messages say that the templates lie.
const FOLDER: &str = "/venv/lib/python3.11/site-packages/alembic/templates";

pub(super) fn list_templates(call: &mut Call<'_>) {
    call.print("Available templates:\n");
    for template in TEMPLATES {
        call.print(&format!("{} - {}", template.name, template.readme));
    }
    call.print("\nTemplates are used via the 'init' command, e.g.:");
    call.print("\n  alembic init --template generic ./scripts");
}

/// The paths that a command works with.
struct Places {
    folder: String,
    versions: String,
    ini: String,
    toml: String,
}

pub(super) fn init(call: &mut Call<'_>, arguments: &Arguments) -> Result<(), Failure> {
    let given = plain(arguments.first());
    let folder = call.project.resolve(&given);
    if call.project.has_files(&folder) {
        return Err(Failure::command(format!("Directory {given} already exists and is not empty")));
    }
    let name = arguments.value("template").unwrap_or("generic");
    let template = TEMPLATES.iter().find(|template| template.name == name);
    let template = template.ok_or_else(|| Failure::command(format!("No such template {FOLDER}/{name}")))?;
    let places = Places {
        versions: format!("{folder}/versions"),
        ini: call.project.resolve(&call.config.source.ini),
        toml: call.project.resolve(&call.config.source.toml),
        folder,
    };
    for path in [&places.folder, &places.versions] {
        if path == &places.versions || !call.project.has_folder(path) {
            call.make_folder(path);
        }
    }
    scripts(call, template, &places);
    let has_toml = configuration(call, template, &places, given.starts_with('/'))?;
    if arguments.flag("package") {
        for folder in [&places.folder, &places.versions] {
            let path = format!("{folder}/__init__.py");
            call.status(&format!("Adding {}", call.project.absolute(&path)), "done");
            call.make(&path, "");
        }
    }
    let (ini, toml) = (call.project.absolute(&places.ini), call.project.absolute(&places.toml));
    let what = if has_toml { format!("configuration settings in {toml} and ") } else { String::new() };
    call.print(&format!("Please edit {what}configuration/connection/logging settings in {ini} before proceeding."));
    Ok(())
}

fn scripts(call: &mut Call<'_>, template: &Template, places: &Places) {
    let readme = template.readme.to_owned() + template.readme_tail;
    let files = [("README", readme), ("env.py", template.env.to_owned()), ("script.py.mako", template.mako.to_owned())];
    for (name, text) in files {
        let path = format!("{}/{name}", places.folder);
        call.loud_status(&format!("Generating {}", call.project.absolute(&path)), "done");
        call.make(&path, text);
    }
}

/// Writes `pyproject.toml` and the ini file; answers whether the template has the former.
fn configuration(call: &mut Call<'_>, template: &Template, places: &Places, absolute: bool) -> Result<bool, Failure> {
    let location = |file: &str| {
        if absolute { format!("/{}", places.folder) } else { format!("%(here)s/{}", relative(&places.folder, file)) }
    };
    if let Some(toml) = template.toml {
        pyproject(call, &places.toml, &filled(toml, &location(&places.toml)))?;
    }
    let shown = call.project.absolute(&places.ini);
    if call.project.read(&places.ini).is_some() {
        call.print(&format!("File {shown} already exists, skipping"));
        return Ok(template.toml.is_some());
    }
    if let Some((parent, _)) = places.ini.rsplit_once('/')
        && !call.has_folder(parent)
    {
        call.loud_status(&format!("Generating {shown}"), "FAILED");
        let message = format!("[Errno 2] No such file or directory: {}", crate::python_repr(&shown));
        return Err(Failure::traceback("FileNotFoundError", message));
    }
    call.loud_status(&format!("Generating {shown}"), "done");
    call.make(&places.ini, filled(template.ini, &location(&places.ini)));
    Ok(template.toml.is_some())
}

fn pyproject(call: &mut Call<'_>, path: &str, text: &str) -> Result<(), Failure> {
    let shown = call.project.absolute(path);
    let Some(before) = call.project.read(path).map(str::to_owned) else {
        call.loud_status(&format!("Generating {shown}"), "done");
        call.make(path, text);
        return Ok(());
    };
    if call.config.has_alembic_table()? {
        let line = format!("File {shown} already exists and already has a [tool.alembic] section, skipping\n");
        call.output.stdout += &line;
        return Ok(());
    }
    call.loud_status(&format!("Appending to existing {shown}"), "done");
    call.make(path, format!("{before}\n\n{text}"));
    Ok(())
}

fn filled(text: &str, location: &str) -> String {
    text.replace("${script_location}", location)
}

/// A path as Python's `pathlib` shows it: without doubled and last slashes and without `.`.
fn plain(path: &str) -> String {
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    let root = if path.starts_with('/') { "/" } else { "" };
    if parts.is_empty() && root.is_empty() { ".".into() } else { format!("{root}{}", parts.join("/")) }
}

/// A folder as seen from the folder of a file.
fn relative(folder: &str, file: &str) -> String {
    let mut to: Vec<&str> = folder.split('/').collect();
    let mut from: Vec<&str> = file.split('/').collect();
    from.pop();
    let shared = to.iter().zip(&from).take_while(|(a, b)| a == b).count();
    let mut path = vec![".."; from.len() - shared];
    path.extend(to.drain(shared..));
    path.join("/")
}
