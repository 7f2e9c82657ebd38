//! Finds or installs a Rust that can build everything.

use crate::process::{find, output, probe, run};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The oldest Rust that the dependencies build with.
const OLDEST: (u32, u32) = (1, 96);
/// What is installed when nothing fits.
const WANTED: &str = "1.99.0";
const TARGET: &str = "wasm32-unknown-unknown";

/// A toolchain with wasm32, clippy and rustfmt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Toolchain {
    /// One of rustup's, by name.
    Rustup(String),
    /// The one on `PATH`, without rustup.
    System,
}

impl Toolchain {
    /// Finds one that fits: the one in use, then the wanted one, then any other release, then a nightly.
    pub(crate) fn find() -> Option<Self> {
        if find("rustup").is_none() {
            return fits(&Self::System).then_some(Self::System);
        }
        let listed = probe(Command::new("rustup").args(["toolchain", "list"]))?;
        let mut names: Vec<&str> = listed.lines().filter_map(|line| line.split_whitespace().next()).collect();
        let active = std::env::var("RUSTUP_TOOLCHAIN").unwrap_or_default();
        names.sort_by_key(|name| (*name != active, !name.starts_with(WANTED), name.starts_with("nightly"), *name));
        names.into_iter().map(|name| Self::Rustup(name.to_owned())).find(fits)
    }

    /// Its name for `RUSTUP_TOOLCHAIN`.
    pub(crate) fn name(&self) -> Option<&str> {
        match self {
            Self::Rustup(name) => Some(name),
            Self::System => None,
        }
    }

    fn rustc(&self) -> Command {
        match self {
            Self::Rustup(name) => {
                let mut command = Command::new("rustup");
                command.args(["run", name, "rustc"]);
                command
            }
            Self::System => Command::new("rustc"),
        }
    }
}

/// Whether a toolchain is new enough and complete.
fn fits(toolchain: &Toolchain) -> bool {
    let version = probe(toolchain.rustc().arg("--version")).and_then(|text| version(&text));
    let Some(sysroot) = probe(toolchain.rustc().args(["--print", "sysroot"])) else { return false };
    let sysroot = PathBuf::from(sysroot.trim());
    let programs = ["cargo-clippy", "cargo-fmt", "rustfmt"];
    version.is_some_and(|version| version >= OLDEST)
        && programs.iter().all(|program| sysroot.join("bin").join(program).is_file())
        && has_core(&sysroot.join("lib/rustlib").join(TARGET).join("lib"))
}

fn has_core(folder: &Path) -> bool {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    files.into_iter().any(|file| file.file_name().to_string_lossy().starts_with("libcore-"))
}

/// The first two numbers of `rustc 1.99.0 (…)`.
fn version(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.split_whitespace().nth(1)?.split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

/// Whether [`install`] has a way on this machine.
pub(crate) fn can_install() -> bool {
    find("rustup").is_some()
}

/// What a person would type.
pub(crate) fn by_hand() -> String {
    format!("rustup toolchain install {WANTED} --profile minimal -t {TARGET} -c clippy,rustfmt")
}

/// Installs the wanted toolchain with rustup, or where its server is out of reach, Debian's with a standard library for
/// wasm32 built here.
pub(crate) fn install() -> Result<Toolchain> {
    let mut command = Command::new("rustup");
    command.args(["toolchain", "install", WANTED, "--no-self-update", "--profile", "minimal"]);
    command.args(["-t", TARGET, "-c", "clippy,rustfmt"]);
    if let Err(error) = run(command.env_remove("RUSTUP_TOOLCHAIN")) {
        println!("  {error:#}; trying the packages of Debian");
        debian().context("no Rust of 1.96 or later could be installed")?;
    }
    Toolchain::find().context("a Rust toolchain was installed, but it lacks wasm32, clippy or rustfmt")
}

/// Links Debian's `rustc-web` as the toolchain `web` and gives it a standard library for wasm32.
fn debian() -> Result<()> {
    if find("apt-get").is_none() || !crate::process::is_root() {
        bail!("this is not Debian, or this process may not install its packages");
    }
    let packages = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "rust-web-clippy", "rustfmt-web"];
    let known =
        |package: &&&str| probe(Command::new("apt-cache").args(["show", "--no-all-versions", package])).is_some();
    let packages: Vec<&str> = packages.iter().filter(known).copied().collect();
    run(Command::new("apt-get").args(["install", "-y", "--no-install-recommends"]).args(packages))?;
    run(Command::new("rustup").args(["toolchain", "link", "web", "/usr"]))?;
    let folder = std::env::temp_dir().join(format!("retort-std-{}", std::process::id()));
    let built = standard_library(&folder);
    fs::remove_dir_all(&folder)?;
    built
}

/// Builds std for wasm32 out of the toolchain's own sources and copies it into its sysroot.
fn standard_library(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder.join("src"))?;
    fs::write(
        folder.join("Cargo.toml"),
        "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[workspace]\n",
    )?;
    fs::write(folder.join("src/lib.rs"), "")?;
    let mut command = Command::new("cargo");
    command.args(["build", "--release", "--target", TARGET, "-Zbuild-std=std,panic_abort,test"]).current_dir(folder);
    command.env("RUSTUP_TOOLCHAIN", "web").env("RUSTC_BOOTSTRAP", "1").env("RUSTFLAGS", "-Cembed-bitcode=yes");
    run(command.env("CARGO_TARGET_DIR", folder.join("target")))?;
    let sysroot = output(Command::new("rustup").args(["run", "web", "rustc", "--print", "sysroot"]))?;
    let library = PathBuf::from(sysroot.trim()).join("lib/rustlib").join(TARGET).join("lib");
    fs::create_dir_all(&library)?;
    for file in fs::read_dir(folder.join("target").join(TARGET).join("release/deps"))? {
        let file = file?;
        if file.path().extension().is_some_and(|extension| extension == "rlib") {
            fs::copy(file.path(), library.join(file.file_name()))?;
        }
    }
    Ok(())
}
