//! The table of what is needed.

use super::tool::{self, Tool};
use super::{Purpose, clang};
use crate::npm;
use crate::process::find;
use crate::repository::Repository;
use crate::rust_toolchain::Toolchain;

/// One thing that must be there.
pub(super) struct Need {
    /// What it is called.
    pub(super) name: &'static str,
    /// What for: follows "needed".
    pub(super) why: &'static str,
    /// The first purpose that needs it.
    pub(super) purpose: Purpose,
    /// Whether it is there.
    pub(super) is_there: fn(&Repository) -> bool,
    /// How to get it.
    pub(super) install: Install,
}

/// How something is installed.
#[derive(Clone, Copy)]
pub(super) enum Install {
    /// Packages of Debian.
    Apt(fn() -> Vec<String>),
    /// The Rust toolchain.
    Rust,
    /// A program out of a crate.
    Cargo(Tool),
    /// The packages of `www/`.
    Npm,
}

/// In the order in which they are installed.
pub(super) const NEEDS: &[Need] = &[
    Need {
        name: "a C compiler",
        why: "to build SQLite into the native tests",
        purpose: Purpose::Build,
        is_there: |_| find("cc").is_some(),
        install: Install::Apt(|| packages(&["build-essential"])),
    },
    Need {
        name: "clang 16 or later for wasm32",
        why: "to build SQLite for the page",
        purpose: Purpose::Build,
        is_there: |_| clang::find_pair().is_some(),
        install: Install::Apt(clang::packages),
    },
    Need {
        name: "Node with npm",
        why: "for the editor's bundle and for wasm-opt",
        purpose: Purpose::Build,
        is_there: |_| find("node").is_some() && find("npm").is_some(),
        install: Install::Apt(|| packages(&["nodejs", "npm"])),
    },
    Need {
        name: "Chromium",
        why: "to run the browser tests in",
        purpose: Purpose::Test,
        is_there: |_| find("chromium").is_some(),
        install: Install::Apt(|| packages(&["chromium"])),
    },
    Need {
        name: "chromedriver",
        why: "to steer Chromium in the browser tests",
        purpose: Purpose::Test,
        is_there: |_| find("chromedriver").is_some(),
        install: Install::Apt(|| packages(&["chromium-driver"])),
    },
    Need {
        name: "Rust 1.96 or later with wasm32-unknown-unknown, clippy and rustfmt",
        why: "by the dependencies, RustPython above all",
        purpose: Purpose::Build,
        is_there: |_| Toolchain::find().is_some(),
        install: Install::Rust,
    },
    Need {
        name: "wasm-bindgen, in the version of Cargo.lock",
        why: "to join the modules to JavaScript",
        purpose: Purpose::Build,
        is_there: |repository| tool::is_there(repository, Tool::WasmBindgen),
        install: Install::Cargo(Tool::WasmBindgen),
    },
    Need {
        name: "trunk",
        why: "to put the page together",
        purpose: Purpose::Build,
        is_there: |repository| tool::is_there(repository, Tool::Trunk),
        install: Install::Cargo(Tool::Trunk),
    },
    Need {
        name: "wasm-pack",
        why: "to run the tests of the page's crates in a browser",
        purpose: Purpose::Test,
        is_there: |repository| tool::is_there(repository, Tool::WasmPack),
        install: Install::Cargo(Tool::WasmPack),
    },
    Need {
        name: "the npm packages of www/",
        why: "for the editor and for wasm-opt",
        purpose: Purpose::Build,
        is_there: npm::is_installed,
        install: Install::Npm,
    },
];

fn packages(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}
