//! One shell.

use crate::bounds;
use crate::files::Shared;
use crate::visitor::{Unknown, Visitor};
use bashkit::{Error, ExecOptions, StreamData};
use script::{Chunk, Ended, Host, Place, Script};
use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};

/// A bashkit with its files.
pub(crate) struct Room {
    bash: bashkit::Bash,
    files: Shared,
}

impl Room {
    pub(crate) fn new(script: &Script) -> Self {
        let files = Shared::new();
        let Place { user, host, home, environment } = &script.place;
        files.system.add_dir(home, 0o755);
        let mut builder = bashkit::Bash::builder()
            .fs(files.system.clone())
            .username(user)
            .hostname(host)
            .env("HOME", home)
            .cwd(home)
            .limits(bounds::execution())
            .session_limits(bounds::session())
            .memory_limits(bounds::memory());
        for (name, value) in environment {
            builder = builder.env(name, value);
        }
        for name in &script.commands {
            let visitor = Visitor { name: name.clone(), shell: script.shell.clone(), files: files.clone() };
            builder = builder.builtin(name, Box::new(visitor));
        }
        let mut bash = builder.command_resolver(Arc::new(Unknown::new(&script.commands))).build();
        bash.set_interactive(true);
        Self { bash, files }
    }

    pub(crate) fn run(&mut self, script: &Script, host: &mut dyn Host) -> Ended {
        let printed: Arc<Mutex<Vec<Chunk>>> = Arc::default();
        let heard = Arc::clone(&printed);
        let mut options = ExecOptions::new().streaming(Box::new(move |out, err| hear(&heard, out, err)));
        if let Some(stdin) = &script.stdin {
            options = options.stdin(stdin.as_str());
        }
        // `$?` is what the line before left, whoever ran it.
        let text = match script.status {
            0 => script.text.clone(),
            status => format!("(exit {status})\n{}", script.text),
        };
        let files = self.files.clone();
        let bash = &mut self.bash;
        let work = async move {
            files.take(&script.changes).await;
            let result = bash.exec_with_options(&text, options).await;
            (result, files.tell().await)
        };
        let (result, changes) = crate::visitor::with_host(host, || block_on(work));
        let state = self.bash.shell_state_view();
        let mut ended = Ended {
            changes,
            folder: state.cwd.to_string_lossy().into_owned(),
            environment: state.env.into_iter().collect(),
            ..Ended::default()
        };
        ended.output = std::mem::take(&mut printed.lock().unwrap_or_else(PoisonError::into_inner));
        match result {
            Ok(result) => {
                ended.status = result.exit_code;
                if result.stdout_truncated || result.stderr_truncated {
                    ended.exceeded = Some("it printed more than a terminal can show".to_owned());
                }
            }
            Err(Error::ResourceLimit(limit)) => {
                ended.status = 137;
                ended.exceeded = Some(limit.to_string());
            }
            Err(error) => {
                ended.status = 2;
                ended.output.push(Chunk::Stderr(format!("bash: {error}\n")));
            }
        }
        if ended.output.iter().any(is_crowded) {
            ended.output.retain(|chunk| !is_crowded(chunk));
            ended.exceeded = Some("it started more processes than there may be".to_owned());
        }
        ended
    }
}

/// Whether a process could not be started because there are too many.
fn is_crowded(chunk: &Chunk) -> bool {
    matches!(chunk, Chunk::Stderr(text) if text.contains("fork: retry: Resource temporarily unavailable"))
}

fn hear(heard: &Mutex<Vec<Chunk>>, out: &StreamData, err: &StreamData) {
    let mut heard = heard.lock().unwrap_or_else(PoisonError::into_inner);
    if !out.is_empty() {
        heard.push(Chunk::Stdout(out.text_lossy().into_owned()));
    }
    if !err.is_empty() {
        heard.push(Chunk::Stderr(err.text_lossy().into_owned()));
    }
}

/// Drives the future here and now. Nothing in it waits for another thread; only native bashkit wants a timer. A script inside of a
/// script finds the runtime entered already.
fn block_on<T>(work: impl Future<Output = T>) -> T {
    if tokio::runtime::Handle::try_current().is_ok() {
        return poll(work);
    }
    let mut builder = tokio::runtime::Builder::new_current_thread();
    if cfg!(not(target_family = "wasm")) {
        builder.enable_time();
    }
    match builder.build() {
        Ok(runtime) => runtime.block_on(work),
        Err(error) => panic!("no runtime: {error}"),
    }
}

fn poll<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(done) = work.as_mut().poll(&mut context) {
            return done;
        }
    }
}
