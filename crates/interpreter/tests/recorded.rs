//! What real Alembic and SQLAlchemy say to mistakes, and how their directives are declared, recorded and compared.

mod support;

use interpreter::RustPython;
use std::fmt::Write;
use support::{Recorder, project, revision, upgrade};

#[test]
fn mistakes_are_answered_in_the_same_words() {
    let mut python = RustPython::new();
    let mut wrong = String::new();
    let mut lines = include_str!("cases/mistakes.out").lines();
    while let (Some(code), Some(expected)) = (lines.next(), lines.next()) {
        let mut host = Recorder::default();
        let said = match upgrade(&mut python, &project(&revision(code)), &mut host) {
            Ok(_) => "fine".to_owned(),
            Err(error) => format!("{}: {}", error.class, error.message.replace('\n', "\\n")),
        };
        if said != expected.trim_start() {
            writeln!(wrong, "{code}\n  real: {}\n  ours: {said}", expected.trim_start()).expect("text takes text");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn directives_take_the_same_parameters() {
    let source = "
from alembic.operations import Operations, BatchOperations
def parameters(function):
    code, defaults = function.__code__, list(function.__defaults__ or ())
    names = list(code.co_varnames)
    made = names[1:code.co_argcount]
    for place, value in enumerate(defaults):
        made[len(made) - len(defaults) + place] += '=' + repr(value)
    rest = names[code.co_argcount:]
    keyword, rest = rest[:code.co_kwonlyargcount], rest[code.co_kwonlyargcount:]
    if code.co_flags & 4:
        made.append('*' + rest.pop(0))
    elif keyword:
        made.append('*')
    made += [name + '=' + repr(function.__kwdefaults__[name]) for name in keyword]
    if code.co_flags & 8:
        made.append('**' + rest.pop(0))
    return ', '.join(made)
def upgrade():
    for cls in (Operations, BatchOperations):
        for name in sorted(dir(cls)):
            function = getattr(cls, name)
            if not name.startswith('_') and hasattr(function, '__code__'):
                print(f'{cls.__name__}.{name}({parameters(getattr(function, \"__wrapped__\", function))})')
";
    let mut host = Recorder::default();
    upgrade(&mut RustPython::new(), &project(source), &mut host).expect("the file runs");
    let ours: String = host.log.lines().filter_map(|line| line.strip_prefix("write ")).collect::<Vec<_>>().join("\n");
    let ours: String =
        ours.lines().map(|line| serde_json::from_str::<String>(line).expect("the log quotes text")).collect();
    let real = include_str!("cases/signatures.out");
    let wrong: Vec<_> = real.lines().filter(|line| !ours.lines().any(|one| one == *line)).collect();
    assert!(wrong.is_empty(), "missing:\n{}\n\nours:\n{ours}", wrong.join("\n"));
}
