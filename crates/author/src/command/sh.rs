//! `retort sh [-C DIR] [-c SCRIPT]`

use crate::{database, folder, moment};
use bash::Bashkit;
use clap::Args;
use engine::{Environment, Session};
use interpreter::RustPython;
use shell::{Desk, Piece, Shown, Terminal};
use std::fs;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::rc::Rc;
use std::thread;

/// Python that calls Python needs a deep stack.
const STACK: usize = 256 << 20;

/// Run a shell on a folder: the terminal of the page, with the folder's files and the database `.retort/database` inside
/// it. Without `-c`, lines are read from standard input.
#[derive(Debug, Args)]
pub(crate) struct Sh {
    /// The folder.
    #[arg(short = 'C', value_name = "DIR", default_value = ".")]
    directory: PathBuf,
    /// Run one script and end.
    #[arg(short = 'c', value_name = "SCRIPT", allow_hyphen_values = true)]
    script: Option<String>,
}

impl Sh {
    /// The exit status of the last command; 2 if the folder or its database cannot be read or written.
    pub(crate) fn run(self) -> ExitCode {
        let directory = self.directory.clone();
        let running = thread::Builder::new().stack_size(STACK).spawn(move || self.execute());
        let done =
            running.and_then(|thread| thread.join().unwrap_or_else(|_| Err(io::Error::other("the shell panicked"))));
        match done {
            Ok(status) => ExitCode::from(u8::try_from(status & 255).unwrap_or(1)),
            Err(error) => {
                eprintln!("retort: {}: {error}", directory.display());
                ExitCode::from(2)
            }
        }
    }

    fn execute(&self) -> io::Result<i32> {
        let mut room = Room::open(self.directory.canonicalize()?)?;
        if let Some(script) = &self.script {
            return room.line(script, false);
        }
        let is_terminal = io::stdin().is_terminal();
        let mut status = 0;
        let mut lines = io::stdin().lock().lines();
        loop {
            if is_terminal {
                print!("{}", room.terminal.prompt(&room.session));
                io::stdout().flush()?;
            }
            match lines.next() {
                None => return Ok(status),
                Some(line) => status = room.line(&line?, !is_terminal)?,
            }
        }
    }
}

/// A folder with its database and its terminal.
struct Room {
    root: PathBuf,
    session: Session,
    terminal: Terminal,
    interpreter: RustPython,
    bash: Bashkit,
    environment: Environment,
}

impl Room {
    fn open(root: PathBuf) -> io::Result<Self> {
        Ok(Self {
            session: database::open(&root)?,
            terminal: Terminal::at(&root.to_string_lossy()),
            interpreter: RustPython::new(),
            bash: Bashkit::new(),
            environment: Environment { clock: Rc::new(moment::microseconds), seed: moment::chance() },
            root,
        })
    }

    /// Runs what was typed; `echoed` shows the lines behind their prompts, as a terminal would.
    fn line(&mut self, text: &str, echoed: bool) -> io::Result<i32> {
        let before = folder::read(&self.root)?;
        let image = self.session.to_image().map_err(|error| io::Error::other(error.message))?;
        let mut files = before.clone();
        let root = self.root.clone();
        let fresh = move || anew(&root).ok();
        let shown = self.terminal.line(
            &mut Desk {
                session: &mut self.session,
                files: &mut files,
                interpreter: &mut self.interpreter,
                environment: &self.environment,
                bash: &self.bash,
                fresh: &fresh,
            },
            text,
        );
        if shown.exceeded {
            self.session = Session::in_memory(self.environment.clone()).map_err(io::Error::other)?;
            fs::write(database::path(&self.root), image)?;
            self.session = database::open(&self.root)?;
        }
        write_back(&self.root, &shell::changes(&before, &files))?;
        print(&shown, echoed)?;
        Ok(shown.status)
    }
}

/// The database of a folder, empty.
fn anew(root: &Path) -> io::Result<Session> {
    fs::remove_file(database::path(root))?;
    database::open(root)
}

fn write_back(root: &Path, changes: &shell::Changes) -> io::Result<()> {
    for (path, text) in changes {
        let target = root.join(path);
        match text {
            Some(text) => {
                if let Some(parent) = target.parent() {
                    fs::create_dir_all(parent)?;
                }
                fs::write(target, text)?;
            }
            None => fs::remove_file(target)?,
        }
    }
    Ok(())
}

fn print(shown: &Shown, echoed: bool) -> io::Result<()> {
    let (mut out, mut err) = (io::stdout().lock(), io::stderr().lock());
    for piece in &shown.pieces {
        match piece {
            Piece::Typed { prompt, line } if echoed => writeln!(out, "{prompt}{line}")?,
            Piece::Typed { .. } => {}
            Piece::Stdout(text) => out.write_all(text.as_bytes())?,
            Piece::Stderr(text) => {
                out.flush()?;
                err.write_all(text.as_bytes())?;
            }
        }
    }
    for path in &shown.open {
        writeln!(err, "{path}: open it in an editor; there is none in this terminal")?;
    }
    out.flush()
}
