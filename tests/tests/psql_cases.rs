//! The sessions of `cases/psql`: psql as it is typed at, its options, `pg_dump`.

use engine::{Environment, Host, Program, Ran, Session, ShellAnswer, dump};
use libtest_mimic::{Arguments, Failed};
use std::collections::BTreeMap;
use std::fs;
use tests::{Case, psql_cases, trials, words};

/// 2025-01-20 10:30:00 UTC, in microseconds since 2000-01-01.
const CLOCK: i64 = 790_684_200_000_000;

fn main() {
    let arguments = Arguments::from_args();
    libtest_mimic::run(&arguments, trials(psql_cases(), answer)).exit();
}

/// The files of a case.
#[derive(Default)]
struct Files(BTreeMap<String, String>);

impl Host for Files {
    fn read(&mut self, path: &str) -> Result<String, String> {
        self.0.get(path).cloned().ok_or_else(|| "No such file or directory".to_owned())
    }

    fn write(&mut self, path: &str, text: &str, keep: bool) -> Result<(), String> {
        if path.contains('/') {
            return Err("No such file or directory".to_owned());
        }
        let file = self.0.entry(path.to_owned()).or_default();
        if !keep {
            file.clear();
        }
        file.push_str(text);
        Ok(())
    }

    fn enter(&mut self, _: &str) -> Result<(), String> {
        Err("No such file or directory".to_owned())
    }

    /// Just enough of a shell: `echo` and `cat`.
    fn shell(&mut self, command: &str, input: &str) -> Option<ShellAnswer> {
        let words = words(command);
        let (first, rest) = words.split_first()?;
        let stdout = match first.as_str() {
            "echo" => format!("{}\n", rest.join(" ")),
            "cat" if rest.is_empty() => input.to_owned(),
            "cat" => rest.iter().filter_map(|name| self.0.get(name).cloned()).collect(),
            _ => return None,
        };
        Some(ShellAnswer { stdout, ..ShellAnswer::default() })
    }

    fn edit(&mut self, _: &str) -> Option<String> {
        None
    }

    fn variable(&mut self, _: &str) -> Option<String> {
        None
    }

    fn set_variable(&mut self, _: &str, _: Option<&str>) {}
}

/// The transcript as `xtask/src/oracle/session.py` writes it.
fn answer(case: &Case) -> Result<String, Failed> {
    let text = fs::read_to_string(&case.input)?;
    let (files, commands) = parts(&text);
    let mut files = Files(files);
    let mut session = Session::in_memory(Environment::fixed(CLOCK, 1))?;
    let mut transcript = String::new();
    for (command, lines) in commands {
        let (mut shown, status) = if lines.is_empty() {
            run(&mut session, &mut files, command)?
        } else {
            converse(&mut session, &mut files, command, &lines)
        };
        if !shown.is_empty() && !shown.ends_with('\n') {
            shown.push('\n');
        }
        transcript += &format!("$ {command}\n{shown}");
        if status > 0 {
            transcript += &format!("[status {status}]\n");
        }
    }
    Ok(normalise(&transcript))
}

/// Commands, each with what is typed into it.
type Commands<'t> = Vec<(&'t str, Vec<&'t str>)>;

/// The files and the commands of a session.
fn parts(text: &str) -> (BTreeMap<String, String>, Commands<'_>) {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let mut commands: Commands<'_> = Vec::new();
    let mut file = None;
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("== ") {
            files.entry(name.trim().to_owned()).or_default();
            file = Some(name.trim().to_owned());
        } else if let Some(command) = line.strip_prefix("$ ") {
            commands.push((command, Vec::new()));
            file = None;
        } else if let Some(name) = &file {
            files.entry(name.clone()).or_default().push_str(&format!("{line}\n"));
        } else if let Some((_, lines)) = commands.last_mut() {
            lines.push(line);
        }
    }
    (files, commands)
}

fn run(session: &mut Session, files: &mut Files, command: &str) -> Result<(String, u8), Failed> {
    let mut words = words(command);
    let mut take = |sign: &str| {
        let at = words.iter().position(|word| word == sign)?;
        words.remove(at);
        Some(words.remove(at))
    };
    let (into, from) = (take(">"), take("<"));
    let input = from.and_then(|name| files.0.get(&name).cloned()).unwrap_or_default();
    let Some((program, arguments)) = words.split_first() else { return Err("no command".into()) };
    let ran = match program.as_str() {
        "psql" => match Program::new(arguments, files) {
            Ok(program) => program.run(session, files, &input),
            Err(ran) => ran,
        },
        "pg_dump" => dump(session, files, arguments),
        "cat" => {
            let answer = files.shell(command, "").unwrap_or_default();
            return Ok((answer.stdout, 0));
        }
        other => return Err(format!("{other} is not a command of these cases").into()),
    };
    let Ran { output, status } = ran;
    match into {
        Some(name) => {
            files.0.insert(name, output.stdout);
            Ok((output.stderr, status))
        }
        None => Ok((output.both, status)),
    }
}

fn converse(session: &mut Session, files: &mut Files, command: &str, lines: &[&str]) -> (String, u8) {
    let words = words(command);
    let program = match Program::new(&words[1..], files) {
        Ok(program) => program,
        Err(ran) => return (ran.output.both, ran.status),
    };
    let mut console = program.into_console(session);
    let mut shown = console.greeting();
    for line in lines {
        if console.status().is_some() {
            break;
        }
        shown += &format!("{}{line}\n", console.prompt(session));
        shown += &console.line(session, files, line).both;
    }
    while console.status().is_none() {
        shown += &console.prompt(session);
        shown += &console.end_of_input(session, files).both;
    }
    (shown, console.status().unwrap_or(0))
}

/// The rules of the recordings.
fn normalise(text: &str) -> String {
    let lines = text.split_inclusive('\n').map(|line| {
        let key = |word: &str| {
            let key = line.strip_prefix(word)?.strip_prefix(' ')?.trim_end();
            (key.len() == 63).then(|| format!("{word} <key>\n"))
        };
        match line.starts_with("Time: ") {
            true => "Time: <time>\n".to_owned(),
            false => key("\\restrict").or_else(|| key("\\unrestrict")).unwrap_or_else(|| line.to_owned()),
        }
    });
    lines.collect()
}
