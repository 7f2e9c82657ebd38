//! A computer of the simulation.

use crate::bash::{Disk, Place};
use crate::git::Git;
use crate::stack::Stack;
use engine::{Environment, Session};
use std::collections::BTreeMap;

/// A computer: its files, who sits at it, what runs on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Machine {
    /// Who and where.
    pub place: Place,
    /// The folder of the project, absolute.
    pub root: String,
    /// Every text file.
    pub disk: Disk,
    /// Seconds by which its clock is ahead: commands that wait do not keep anybody waiting.
    pub waited: u64,
    /// Its containers.
    pub(crate) stack: Stack,
    /// Its repositories.
    pub(crate) git: Git,
}

impl Machine {
    /// The learner's own: the project is the home folder.
    pub(crate) fn own(root: &str) -> Self {
        let root = root.to_owned();
        let place = Place {
            user: "learner".to_owned(),
            host: "budget".to_owned(),
            home: root.clone(),
            environment: BTreeMap::from([("EDITOR".to_owned(), "code".to_owned())]),
        };
        let git = Git::of(&place.user);
        Self { place, root, disk: Disk::new(), waited: 0, stack: Stack::default(), git }
    }

    /// The server that the application is deployed to.
    pub(crate) fn server(host: &str, project: &Disk) -> Self {
        let home = "/home/deploy".to_owned();
        let place = Place {
            user: "deploy".to_owned(),
            host: host.to_owned(),
            home: home.clone(),
            environment: BTreeMap::new(),
        };
        let root = format!("{home}/budget.rip");
        let git = Git::of(&place.user);
        let mut machine = Self { place, root, disk: Disk::new(), waited: 0, stack: Stack::default(), git };
        machine.set_project(project);
        machine
    }

    /// A path as the project has it, if it lies inside.
    pub(crate) fn project_path<'p>(&self, absolute: &'p str) -> Option<&'p str> {
        absolute.strip_prefix(&self.root)?.strip_prefix('/')
    }

    /// The files of the project, by their paths in it.
    pub(crate) fn project(&self) -> Disk {
        let inside = |(path, text): (&String, &String)| Some((self.project_path(path)?.to_owned(), text.clone()));
        self.disk.iter().filter_map(inside).collect()
    }

    /// Replaces the files of the project.
    pub(crate) fn set_project(&mut self, files: &Disk) {
        let inside = format!("{}/", self.root);
        self.disk.retain(|path, _| !path.starts_with(&inside));
        self.disk.extend(files.iter().map(|(path, text)| (format!("{inside}{path}"), text.clone())));
    }
}

/// A machine that is reached by ssh, with a database of its own.
#[derive(Debug)]
pub(crate) struct Away {
    pub(crate) machine: Machine,
    pub(crate) session: Session,
}

impl Away {
    /// The server of a name, with the project as it is now and an empty database.
    pub(crate) fn new(host: &str, project: &Disk, environment: &Environment) -> Option<Self> {
        let session = Session::in_memory(environment.clone()).ok()?;
        Some(Self { machine: Machine::server(host, project), session })
    }
}

/// A path as typed in a folder, absolute and without dots.
pub(crate) fn absolute(folder: &str, path: &str) -> String {
    let joined = if path.starts_with('/') { path.to_owned() } else { format!("{folder}/{path}") };
    let mut parts: Vec<&str> = Vec::new();
    for part in joined.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    format!("/{}", parts.join("/"))
}
