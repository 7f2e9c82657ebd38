//! The environment that other tools are run in.

use crate::repository::Repository;
use crate::rust_toolchain::Toolchain;
use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

/// What `cargo run` leaves in the environment, which would mislead a cargo of another version.
const LEFT_BEHIND: &[&str] = &["CARGO", "CARGO_MANIFEST_DIR", "CARGO_MANIFEST_PATH", "RUST_RECURSION_COUNT"];

/// A machine on which everything was found: runs tools with the right versions in their environment.
#[derive(Debug, Clone)]
pub(crate) struct Machine {
    repository: Repository,
    settings: Vec<(OsString, OsString)>,
}

impl Machine {
    /// The environment of a toolchain, and of a C compiler for wasm32 if one was found.
    pub(crate) fn new(
        repository: &Repository,
        toolchain: Option<&Toolchain>,
        clang: Option<(PathBuf, PathBuf)>,
    ) -> Self {
        let mut machine = Self { repository: repository.clone(), settings: Vec::new() };
        machine.set("PATH", machine.path());
        machine.set("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", machine.remapped());
        if let Some(name) = toolchain.and_then(Toolchain::name) {
            machine.set("RUSTUP_TOOLCHAIN", name);
        }
        if let Some((compiler, archiver)) = clang {
            machine.set("CC_wasm32_unknown_unknown", compiler);
            machine.set("AR_wasm32_unknown_unknown", archiver);
        }
        if in_ci() {
            machine.set("CARGO_TARGET_DIR", repository.cache().join("target"));
            machine.set("CARGO_INCREMENTAL", "0");
        }
        machine
    }

    /// A command in the repository's folder.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(self.repository.root());
        for name in LEFT_BEHIND {
            command.env_remove(name);
        }
        for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("CARGO_PKG_")) {
            command.env_remove(name);
        }
        command.envs(self.settings.iter().map(|(name, value)| (name, value)));
        command
    }

    /// `cargo` with its first words.
    pub(crate) fn cargo<const N: usize>(&self, words: [&str; N]) -> Command {
        let mut command = self.command("cargo");
        command.args(words);
        command
    }

    /// Where cargo puts what it builds.
    pub(crate) fn target(&self) -> PathBuf {
        let own = self.settings.iter().find(|(name, _)| name == "CARGO_TARGET_DIR").map(|(_, value)| value.clone());
        own.or_else(|| env::var_os("CARGO_TARGET_DIR")).map_or_else(|| self.repository.path("target"), PathBuf::from)
    }

    fn set(&mut self, name: &str, value: impl Into<OsString>) {
        self.settings.push((name.into(), value.into()));
    }

    /// `PATH` with Retort's own tools and those of `www/` first.
    fn path(&self) -> OsString {
        let own = [self.repository.tools().join("bin"), self.repository.path("www/node_modules/.bin")];
        let inherited = env::var_os("PATH").unwrap_or_default();
        env::join_paths(own.into_iter().chain(env::split_paths(&inherited))).unwrap_or(inherited)
    }

    /// Keeps this machine's folders out of the modules, so that two machines build the same bytes.
    fn remapped(&self) -> String {
        let home = env::var("HOME").unwrap_or_default();
        let cargo = env::var("CARGO_HOME").unwrap_or_else(|_| format!("{home}/.cargo"));
        let rustup = env::var("RUSTUP_HOME").unwrap_or_else(|_| format!("{home}/.rustup"));
        let target = self.repository.cache().join("target");
        let folders = [(self.repository.root().display().to_string(), "retort"), (cargo, "cargo"), (rustup, "rustup")];
        let folders = folders.into_iter().chain([(target.display().to_string(), "target")]);
        folders.map(|(from, to)| format!("--remap-path-prefix={from}=/{to}")).collect::<Vec<_>>().join(" ")
    }
}

/// Whether a continuous integration runs this.
pub(crate) fn in_ci() -> bool {
    env::var_os("CI").is_some_and(|value| !value.is_empty())
}
