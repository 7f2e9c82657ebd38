//! What the terminal and a bash say to each other.
//!
//! Everything that crosses is plain data, so that the bash may be a WebAssembly module of its own. Files cross as changes:
//! each side knows what the other one had. Read [`Bash`], then [`Host`].

mod nearest;

pub use nearest::nearest;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Text files by absolute path.
pub type Disk = BTreeMap<String, String>;

/// What became of files: the new text, or `None` for one that is gone.
pub type Changes = BTreeMap<String, Option<String>>;

/// A bash for several shells; each keeps its variables, functions and folder from script to script.
pub trait Bash {
    /// Runs a script to its end, its limits or its first syntax error.
    fn run(&self, script: &Script, host: &mut dyn Host) -> Ended;

    /// Forgets a shell: the next script under this name starts anew.
    fn forget(&self, shell: &str);
}

/// Who answers the commands that a bash does not have itself.
pub trait Host {
    /// Runs one command.
    fn call(&mut self, call: Call) -> Reply;
}

/// A script for one of the shells.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Script {
    /// Which shell; it is made when it is first named.
    pub shell: String,
    /// Where and as whom it runs.
    pub place: Place,
    /// The text.
    pub text: String,
    /// Exit status of what ran before it.
    pub status: i32,
    /// Standard input, if it is not the terminal.
    pub stdin: Option<String>,
    /// What changed in the files since this shell last told of them.
    pub changes: Changes,
    /// Names of the commands that the host answers, beside those that the bash has.
    pub commands: Vec<String>,
}

/// Where a shell runs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Place {
    /// The user's name.
    pub user: String,
    /// The machine's name.
    pub host: String,
    /// The home folder, absolute.
    pub home: String,
    /// What the environment holds at the start.
    pub environment: BTreeMap<String, String>,
}

/// How a script ended.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Ended {
    /// Exit status.
    pub status: i32,
    /// What was printed, in order.
    pub output: Vec<Chunk>,
    /// The folder that the shell stands in.
    pub folder: String,
    /// Exported variables.
    pub environment: BTreeMap<String, String>,
    /// What changed in the files.
    pub changes: Changes,
    /// The bound that it ran into, in words.
    pub exceeded: Option<String>,
}

/// A piece of output.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Chunk {
    /// Standard output.
    Stdout(String),
    /// Standard error.
    Stderr(String),
}

/// A command for the host.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Call {
    /// Which shell calls.
    pub shell: String,
    /// The command's name and its arguments.
    pub words: Vec<String>,
    /// What is piped or redirected into it; `None` is the terminal.
    pub stdin: Option<String>,
    /// The folder, absolute.
    pub folder: String,
    /// Exported variables.
    pub environment: BTreeMap<String, String>,
    /// What changed in the files since the script began or the last call.
    pub changes: Changes,
}

/// What a command answered.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Reply {
    /// Exit status.
    pub status: i32,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// What changed in the files.
    pub changes: Changes,
}

/// What turns one set of files into another.
pub fn changes(before: &Disk, after: &Disk) -> Changes {
    let gone = before.keys().filter(|path| !after.contains_key(*path)).map(|path| (path.clone(), None));
    let new = after
        .iter()
        .filter(|(path, text)| before.get(*path) != Some(text))
        .map(|(path, text)| (path.clone(), Some(text.clone())));
    gone.chain(new).collect()
}

/// Makes the changes.
pub fn apply(disk: &mut Disk, changes: &Changes) {
    for (path, text) in changes {
        match text {
            Some(text) => disk.insert(path.clone(), text.clone()),
            None => disk.remove(path),
        };
    }
}
