//! One job, from its JSON to its answer or error.

use crate::bridge;
use python::{Job, PythonError};
use rustpython_vm::builtins::PyBaseExceptionRef;
use rustpython_vm::{AsObject, PyResult, VirtualMachine};
use serde_json::Value;

/// Runs a job in `_retort.jobs`.
///
/// # Errors
/// The exception that nobody caught.
pub(crate) fn run(vm: &VirtualMachine, job: &Job) -> PyResult<Value> {
    let job = serde_json::to_value(job).map_err(|error| vm.new_type_error(error.to_string()))?;
    let job = bridge::to_python(vm, job)?;
    let answer = runtime(vm, "jobs")?.get_attr("run", vm)?.call((job,), vm)?;
    bridge::to_json(vm, &answer)
}

/// A module of the package `_retort`.
fn runtime(vm: &VirtualMachine, name: &'static str) -> PyResult {
    vm.import("_retort", 0)?.get_attr(name, vm)
}

/// What `_retort.errors` says about an exception, or the least that Rust can say itself.
pub(crate) fn describe(vm: &VirtualMachine, exception: &PyBaseExceptionRef) -> PythonError {
    description(vm, exception).unwrap_or_else(|_| plain(vm, exception))
}

fn description(vm: &VirtualMachine, exception: &PyBaseExceptionRef) -> PyResult<PythonError> {
    let describe = runtime(vm, "errors")?.get_attr("describe", vm)?;
    let answer = describe.call((exception.clone(),), vm)?;
    let answer = bridge::to_json(vm, &answer)?;
    serde_json::from_value(answer).map_err(|error| vm.new_type_error(error.to_string()))
}

fn plain(vm: &VirtualMachine, exception: &PyBaseExceptionRef) -> PythonError {
    let class = exception.class().name().to_string();
    let message = exception.as_object().str(vm).map(|text| text.to_string()).unwrap_or_default();
    let traceback = if message.is_empty() { format!("{class}\n") } else { format!("{class}: {message}\n") };
    PythonError { class, message, frames: Vec::new(), cause: None, traceback }
}
