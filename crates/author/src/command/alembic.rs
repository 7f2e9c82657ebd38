//! `retort alembic [-C DIR] ARGUMENTS…`

use crate::{database, editor, folder, moment};
use alembic::{Project, commands};
use clap::Args;
use interpreter::RustPython;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;

/// Python that calls Python needs a deep stack.
const STACK: usize = 256 << 20;

/// Run alembic on a folder; its database is the file `.retort/database` inside it.
#[derive(Debug, Args)]
pub(crate) struct Alembic {
    /// The folder with `alembic.ini`.
    #[arg(short = 'C', value_name = "DIR", default_value = ".")]
    directory: PathBuf,
    /// What stands behind `alembic`.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "ARGUMENTS")]
    arguments: Vec<String>,
}

impl Alembic {
    /// Alembic's own exit status; 2 if the folder or its database cannot be read or written.
    pub(crate) fn run(self) -> ExitCode {
        let directory = self.directory.clone();
        let running = thread::Builder::new().stack_size(STACK).spawn(move || self.execute());
        let done =
            running.and_then(|thread| thread.join().unwrap_or_else(|_| Err(io::Error::other("alembic panicked"))));
        match done {
            Ok(status) => ExitCode::from(status),
            Err(error) => {
                eprintln!("retort: {}: {error}", directory.display());
                ExitCode::from(2)
            }
        }
    }

    fn execute(&self) -> io::Result<u8> {
        let root = self.directory.canonicalize()?;
        // The folder is read while Python starts.
        let reading = thread::spawn({
            let root = root.clone();
            move || folder::read_all(&root)
        });
        let mut interpreter = RustPython::new();
        let read = reading.join().unwrap_or_else(|_| Err(io::Error::other("the folder could not be read")));
        let (files, folders) = read?;
        let mut project = Project::new(files, root.to_string_lossy()).with_folders(folders);
        let mut session = database::open(&root)?;
        let words: Vec<&str> = self.arguments.iter().map(String::as_str).collect();
        let output = commands::run(&mut project, &mut session, &mut interpreter, &words, &moment::now());
        for folder in &output.folders {
            fs::create_dir_all(root.join(folder))?;
        }
        write_back(&root, &project, &output.changed)?;
        io::stdout().write_all(output.stdout.as_bytes())?;
        io::stderr().write_all(output.stderr.as_bytes())?;
        for path in &output.edited {
            if let Err(message) = editor::open(&root.join(path)) {
                println!("FAILED: {message}");
                return Ok(255);
            }
        }
        Ok(output.status)
    }
}

fn write_back(root: &Path, project: &Project, changed: &[String]) -> io::Result<()> {
    for path in changed {
        let target = root.join(path);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(target, project.read(path).unwrap_or_default())?;
    }
    Ok(())
}
