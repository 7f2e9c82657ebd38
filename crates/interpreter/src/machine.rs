//! The virtual machine: which modules it has, how it is watched.

use crate::bridge;
use crate::limits::Limits;
use rustpython_compiler_core::frozen::FrozenLib;
use rustpython_vm::signal::{UserSignalSender, user_signal_channel};
use rustpython_vm::{Interpreter, InterpreterBuilder, Settings, VirtualMachine};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::Duration;

/// The compiled façade and standard library.
static FROZEN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/frozen.bin"));

/// How many Python calls may nest, as in CPython.
const RECURSION_LIMIT: usize = 1000;

/// After how many new objects the collector looks for cycles among them.
const COLLECTED: u32 = 10_000;

/// How often an exceeded limit is said again, so that an `except` that swallows it gains nothing.
const REPEAT: Duration = Duration::from_millis(50);

/// A started virtual machine.
pub(crate) struct Machine {
    interpreter: Interpreter,
    signals: UserSignalSender,
    job: Arc<AtomicU64>,
}

impl Machine {
    /// Builds the machine and imports what every job needs.
    pub(crate) fn start() -> Self {
        let (signals, receiver) = user_signal_channel();
        let mut settings = Settings::default();
        settings.install_signal_handlers = false;
        settings.import_site = false;
        settings.ignore_environment = true;
        settings.isolated = true;
        settings.safe_path = true;
        settings.write_bytecode = false;
        settings.hash_seed = Some(0);
        let builder = InterpreterBuilder::new().settings(settings);
        let natives = natives::definitions(&builder.ctx);
        let interpreter = builder
            .add_native_modules(&natives)
            .add_frozen_modules(FrozenLib::from_ref(FROZEN))
            .init_hook(|vm| {
                vm.set_user_signal_channel(receiver);
                vm.recursion_limit.set(RECURSION_LIMIT);
                vm.state.gc.disable();
            })
            .build();
        interpreter.enter(|vm| {
            bridge::install(vm);
            // What is there now stays: it is made without the collector, which then leaves it alone.
            vm.state.gc.freeze();
            vm.state.gc.set_threshold(COLLECTED, None, None);
            vm.state.gc.enable();
        });
        Self { interpreter, signals, job: Arc::new(AtomicU64::new(0)) }
    }

    /// Runs something inside the machine.
    pub(crate) fn enter<R>(&self, body: impl FnOnce(&VirtualMachine) -> R) -> R {
        self.interpreter.enter(body)
    }

    /// Watches over the job that starts now, until the guard is dropped.
    pub(crate) fn watch(&self, limits: &Limits) -> Watch {
        let job = self.job.fetch_add(1, Ordering::SeqCst) + 1;
        let Some(seconds) = limits.seconds else {
            return Watch { job: self.job.clone(), _done: None };
        };
        let (done, waiting) = channel::<()>();
        let (signals, current) = (self.signals.clone(), self.job.clone());
        std::thread::spawn(move || {
            let mut pause = Duration::from_secs_f64(seconds);
            while waiting.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
                let current = current.clone();
                let sent = signals.send(Box::new(move |vm| {
                    if current.load(Ordering::SeqCst) == job { Err(bridge::time_limit(vm, seconds)) } else { Ok(()) }
                }));
                if sent.is_err() {
                    break;
                }
                pause = REPEAT;
            }
        });
        Watch { job: self.job.clone(), _done: Some(done) }
    }
}

/// Ends the watch over a job when dropped.
pub(crate) struct Watch {
    job: Arc<AtomicU64>,
    _done: Option<Sender<()>>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.job.fetch_add(1, Ordering::SeqCst);
    }
}
