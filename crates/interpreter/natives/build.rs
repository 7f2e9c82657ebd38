//! Writes the list of modules, with the sources of `rustpython-stdlib` that it was locked to.
//!
//! That crate offers its modules only all together, and all together they weigh as much as the virtual machine.

use serde_json::Value;
use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

/// File of the module, path of its definition.
const MODULES: &[(&str, &str)] = &[
    ("_datetime", "_datetime"),
    ("binascii", "binascii"),
    ("contextvars", "contextvars"),
    ("hashlib", "hashlib"),
    ("json", "json"),
    ("math", "math"),
    ("pystruct", "pystruct"),
    ("random", "random"),
];

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=Cargo.toml");
    let sources = sources();
    let mut text = String::new();
    for (file, _) in MODULES {
        let path = sources.join(format!("{file}.rs"));
        text += &format!("#[path = {path:?}]\nmod {file};\n");
    }
    text += "/// The definitions of the modules.\n";
    text += "pub fn definitions(ctx: &vm::Context) -> Vec<&'static vm::builtins::PyModuleDef> {\n    vec![";
    for (_, module) in MODULES {
        text += &format!("{module}::module_def(ctx), ");
    }
    text += "]\n}\n";
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("modules.rs");
    fs::write(&out, text).expect("the output directory is writable");
}

/// Where the sources of `rustpython-stdlib` are.
fn sources() -> PathBuf {
    let output = Command::new(env::var("CARGO").expect("cargo sets CARGO"))
        .args(["metadata", "--format-version", "1"])
        .output()
        .expect("cargo runs");
    let metadata: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("cargo metadata: {error}: {}", String::from_utf8_lossy(&output.stderr)));
    let packages = metadata["packages"].as_array().expect("metadata lists packages");
    let package = packages.iter().find(|package| package["name"] == "rustpython-stdlib").expect("it is a dependency");
    let manifest = package["manifest_path"].as_str().expect("a package has a manifest");
    PathBuf::from(manifest).with_file_name("src")
}
