//! Compiles the façade in `python/` and the modules of the standard library named in `stdlib.txt` to bytecode.
//!
//! The result is one file in the interpreter's format of frozen modules. Code objects are stored, not compressed: the page
//! is sent compressed as a whole, which does better than many small blocks.

use rustpython_compiler::{CompileOpts, Mode};
use rustpython_compiler_core::bytecode::{CodeObject, ConstantData};
use rustpython_compiler_core::frozen::{FrozenCodeObject, FrozenLib, FrozenModule};
use rustpython_compiler_core::marshal;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The source of one module.
struct Module {
    path: PathBuf,
    package: bool,
}

fn main() {
    println!("cargo:rerun-if-changed=python");
    println!("cargo:rerun-if-changed=stdlib.txt");
    let mut modules = BTreeMap::new();
    standard_library(&mut modules);
    facade(Path::new("python"), "", &mut modules);
    let compiled: Vec<_> = modules.iter().map(|(name, module)| (name.as_str(), compile(name, module))).collect();
    let bytes = FrozenLib::encode(compiled).bytes;
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("frozen.bin");
    fs::write(&out, bytes).expect("the output directory is writable");
}

/// Adds the modules of `stdlib.txt`, one dotted name a line, `name.*` for a package with all that is in it.
fn standard_library(modules: &mut BTreeMap<String, Module>) {
    let list = fs::read_to_string("stdlib.txt").expect("stdlib.txt is readable");
    let root = Path::new(rustpython_pylib::LIB_PATH);
    for line in list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(package) = line.strip_suffix(".*") {
            facade(&root.join(package.replace('.', "/")), package, modules);
            continue;
        }
        let stem = root.join(line.replace('.', "/"));
        let file = stem.with_extension("py");
        let module = if file.exists() {
            Module { path: file, package: false }
        } else {
            Module { path: stem.join("__init__.py"), package: true }
        };
        modules.insert(line.to_owned(), module);
    }
}

/// Adds every module below a folder.
fn facade(folder: &Path, prefix: &str, modules: &mut BTreeMap<String, Module>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for path in entries.map(|entry| entry.expect("the folder is readable").path()) {
        let stem = path.file_stem().and_then(|stem| stem.to_str()).expect("module names are ASCII").to_owned();
        let name = if prefix.is_empty() { stem.clone() } else { format!("{prefix}.{stem}") };
        if path.is_dir() {
            if stem != "__pycache__" {
                facade(&path, &name, modules);
            }
        } else if path.extension().is_some_and(|extension| extension == "py") {
            if stem == "__init__" {
                modules.insert(prefix.to_owned(), Module { path, package: true });
            } else {
                modules.insert(name, Module { path, package: false });
            }
        }
    }
}

fn compile(name: &str, module: &Module) -> FrozenModule<Vec<u8>> {
    let source = fs::read_to_string(&module.path).unwrap_or_else(|error| panic!("{}: {error}", module.path.display()));
    let options = CompileOpts { optimize: 2, debug_ranges: false, ..CompileOpts::default() };
    let mut code = rustpython_compiler::compile(&source, Mode::Exec, &format!("<frozen {name}>"), options)
        .unwrap_or_else(|error| panic!("{}: {error}", module.path.display()));
    // Nobody is shown a line of the library but who works on it: its lines are a fifth of what is fetched and read.
    if env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        forget_lines(&mut code);
    }
    let mut bytes = Vec::new();
    marshal::serialize_code(&mut bytes, &code);
    FrozenModule { code: FrozenCodeObject { bytes: stored(&bytes) }, package: module.package }
}

/// Leaves of all lines of a module and of what is in it only the first.
fn forget_lines(code: &mut CodeObject) {
    code.linetable = Box::default();
    for constant in code.constants.iter_mut() {
        if let ConstantData::Code { code } = constant {
            forget_lines(code);
        }
    }
}

/// Wraps bytes as an LZ4 block of literals only, with its size before it.
fn stored(bytes: &[u8]) -> Vec<u8> {
    let mut block = u32::try_from(bytes.len()).expect("a module is small").to_le_bytes().to_vec();
    match bytes.len() {
        length @ 0..15 => block.push(u8::try_from(length << 4).expect("less than 15")),
        length => {
            block.push(0xF0);
            let mut rest = length - 15;
            while rest >= 255 {
                block.push(255);
                rest -= 255;
            }
            block.push(u8::try_from(rest).expect("less than 255"));
        }
    }
    block.extend_from_slice(bytes);
    block
}
