//! `code`, `nano`, `vim`, …: the editor beside the terminal.

use super::{Answer, Command};
use crate::world::{Invocation, World};

/// Opens files in the editor, whatever the learner calls it.
pub(super) struct Edit(pub(super) &'static str);

impl Command for Edit {
    fn name(&self) -> &'static str {
        self.0
    }

    fn run(&self, call: &Invocation, world: &mut World<'_>) -> Answer {
        let arguments = call.arguments();
        let names: Vec<&str> = arguments.into_iter().filter(|argument| !argument.starts_with(['-', '+'])).collect();
        if names.is_empty() {
            return Answer::failed(
                1,
                format!("{}: name a file, and it is opened in the editor of this page\n", self.0),
            );
        }
        for name in names {
            let path = call.path(name.split(':').next().unwrap_or(name));
            let Some(inside) = world.machine.project_path(&path).map(str::to_owned) else {
                return Answer::failed(1, format!("{}: {name} lies outside of the project\n", self.0));
            };
            let is_folder = world.machine.disk.keys().any(|known| known.starts_with(&format!("{path}/")));
            if is_folder {
                return Answer::failed(1, format!("{}: {name} is a folder\n", self.0));
            }
            if world.read(&path).is_none() {
                world.write(path, "");
            }
            world.wishes.open.push(inside);
        }
        Answer::default()
    }
}
