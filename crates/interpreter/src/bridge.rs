//! The native module `_host`: how Python reaches the core and the files of the project.

use python::{Files, Host};
use rustpython_vm::builtins::{PyBaseExceptionRef, PyStrRef, PyType};
use rustpython_vm::{PyObjectRef, PyResult, VirtualMachine, py_serde};
use scoped_tls_hkt::{ReborrowMut, scoped_thread_local};
use serde_json::{Value, json};
use std::cell::RefCell;

/// A host that is borrowed for one job.
struct Borrowed<'a>(&'a mut dyn Host);

impl<'a> ReborrowMut<'a> for Borrowed<'_> {
    type Result = Borrowed<'a>;

    fn reborrow_mut(&'a mut self) -> Self::Result {
        Borrowed(&mut *self.0)
    }
}

scoped_thread_local!(static mut HOST: for<'a> Borrowed<'a>);

thread_local! {
    static FILES: RefCell<Files> = const { RefCell::new(Files::new()) };
}

/// Makes `host` and `files` the ones that Python sees while `body` runs.
pub(crate) fn with<R>(files: &Files, host: &mut dyn Host, body: impl FnOnce() -> R) -> R {
    FILES.with_borrow_mut(|current| current.clone_from(files));
    HOST.set(Borrowed(host), body)
}

/// The source text of a file of the project.
pub(crate) fn source(path: &str) -> Option<String> {
    FILES.with_borrow(|files| files.get(path).cloned())
}

/// Puts the module `_host` in place and imports the runtime.
pub(crate) fn install(vm: &VirtualMachine) {
    let installed = module(vm);
    vm.expect_pyresult(installed, "the runtime is part of the program");
}

fn module(vm: &VirtualMachine) -> PyResult<()> {
    let names = vm.ctx.new_dict();
    names.set_item("call", vm.new_function("call", call).into(), vm)?;
    names.set_item("source", vm.new_function("source", source_of).into(), vm)?;
    names.set_item("paths", vm.new_function("paths", paths).into(), vm)?;
    let module = vm.new_module("_host", names, None);
    let modules = vm.sys_module.get_attr("modules", vm)?;
    modules.set_item("_host", module.into(), vm)?;
    for name in ["_retort.jobs", "_retort.environment", "_retort.revisions", "alembic.op", "alembic.context"] {
        vm.import(name, 0)?;
    }
    Ok(())
}

/// Asks the host; answers `(True, answer)` or `(False, error)`.
#[expect(clippy::needless_pass_by_value, reason = "native functions are given their arguments")]
fn call(name: PyStrRef, argument: PyObjectRef, vm: &VirtualMachine) -> PyResult {
    let argument = to_json(vm, &argument)?;
    let name = name.to_string();
    let (done, answer) = if HOST.is_set() {
        HOST.with(|host| match host.0.call(&name, argument) {
            Ok(answer) => (true, answer),
            Err(error) => (false, serde_json::to_value(&error).unwrap_or_default()),
        })
    } else {
        let message = "the host is only reached while a job runs";
        (false, json!({"exception": "RuntimeError", "message": message, "diagnostic": null}))
    };
    let answer = to_python(vm, answer)?;
    Ok(vm.ctx.new_tuple(vec![vm.ctx.new_bool(done).into(), answer]).into())
}

#[expect(clippy::needless_pass_by_value, reason = "native functions are given their arguments")]
fn source_of(path: PyStrRef, vm: &VirtualMachine) -> PyObjectRef {
    let path = path.to_string();
    match source(&path) {
        Some(text) => vm.ctx.new_str(text).into(),
        None => vm.ctx.none(),
    }
}

fn paths(vm: &VirtualMachine) -> PyObjectRef {
    let paths = FILES.with_borrow(|files| files.keys().map(|path| vm.ctx.new_str(path.as_str()).into()).collect());
    vm.ctx.new_list(paths).into()
}

/// The exception that ends a job which ran too long.
pub(crate) fn time_limit(vm: &VirtualMachine, seconds: f64) -> PyBaseExceptionRef {
    let message = format!("the program did not end within {seconds} seconds");
    let class = vm.import("_retort.errors", 0).and_then(|package| {
        let errors = package.get_attr("errors", vm)?;
        errors.get_attr("TimeLimitExceeded", vm)
    });
    match class.map(PyObjectRef::downcast::<PyType>) {
        Ok(Ok(class)) => vm.new_exception_msg(class, message.into()),
        _ => vm.new_runtime_error(message),
    }
}

/// JSON out of Python's dicts, lists, tuples, strings, numbers.
pub(crate) fn to_json(vm: &VirtualMachine, object: &PyObjectRef) -> PyResult<Value> {
    py_serde::serialize(vm, object, serde_json::value::Serializer).map_err(|error| vm.new_type_error(error.to_string()))
}

/// Python's dicts, lists, strings, numbers out of JSON.
pub(crate) fn to_python(vm: &VirtualMachine, value: Value) -> PyResult {
    py_serde::deserialize(vm, value).map_err(|error| vm.new_type_error(error.to_string()))
}
