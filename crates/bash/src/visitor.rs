//! A command of the host, as bashkit sees it.

use crate::files::Shared;
use bashkit::{Builtin, BuiltinContext, CommandResolver, ExecResult, Result, async_trait};
use scoped_tls_hkt::{ReborrowMut, scoped_thread_local};
use script::{Call, Host, Reply};
use std::sync::Arc;

/// A host that is borrowed for one script.
struct Borrowed<'a>(&'a mut dyn Host);

impl<'a> ReborrowMut<'a> for Borrowed<'_> {
    type Result = Borrowed<'a>;

    fn reborrow_mut(&'a mut self) -> Self::Result {
        Borrowed(&mut *self.0)
    }
}

scoped_thread_local!(static mut HOST: for<'a> Borrowed<'a>);

/// Makes the host reachable while `body` runs.
pub(crate) fn with_host<T>(host: &mut dyn Host, body: impl FnOnce() -> T) -> T {
    HOST.set(Borrowed(host), body)
}

/// A command that the host runs.
pub(crate) struct Visitor {
    pub(crate) name: String,
    pub(crate) shell: String,
    pub(crate) files: Shared,
}

#[async_trait]
impl Builtin for Visitor {
    async fn execute(&self, context: BuiltinContext<'_>) -> Result<ExecResult> {
        let call = Call {
            shell: self.shell.clone(),
            words: std::iter::once(self.name.clone()).chain(context.args.iter().cloned()).collect(),
            stdin: context.stdin.map(|text| text.text_lossy().into_owned()),
            folder: context.cwd.to_string_lossy().into_owned(),
            environment: context.env.iter().map(|(name, value)| (name.clone(), value.clone())).collect(),
            changes: self.files.tell().await,
        };
        let reply = HOST.with(|host| host.0.call(call));
        self.files.take(&reply.changes).await;
        Ok(answered(reply))
    }
}

fn answered(reply: Reply) -> ExecResult {
    ExecResult {
        stdout: reply.stdout.into(),
        stderr: reply.stderr.into(),
        exit_code: reply.status,
        ..ExecResult::default()
    }
}

/// Answers for every name that nobody knows.
pub(crate) struct Unknown {
    known: Arc<[String]>,
}

impl Unknown {
    pub(crate) fn new(known: &[String]) -> Self {
        Self { known: known.into() }
    }
}

impl CommandResolver for Unknown {
    fn resolve(&self, name: &str) -> Option<Arc<dyn Builtin>> {
        Some(Arc::new(Missing { name: name.to_owned(), known: Arc::clone(&self.known) }))
    }
}

struct Missing {
    name: String,
    known: Arc<[String]>,
}

#[async_trait]
impl Builtin for Missing {
    async fn execute(&self, _context: BuiltinContext<'_>) -> Result<ExecResult> {
        let mut message = format!("bash: {}: command not found\n", self.name);
        if let Some(nearest) = script::nearest(&self.name, self.known.iter().map(String::as_str)) {
            message.push_str(&format!("(the nearest that there is: {nearest})\n"));
        }
        Ok(ExecResult { stderr: message.into(), exit_code: 127, ..ExecResult::default() })
    }
}
