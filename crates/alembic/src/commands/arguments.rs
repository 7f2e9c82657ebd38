//! The words behind `alembic`, read as Python's `argparse` reads them.

const COMMANDS: &str = "branches,check,current,downgrade,edit,ensure_version,heads,history,init,list_templates,merge,\
                        revision,show,stamp,upgrade";

/// One option of a command: its short and long name and whether it takes a value.
struct Flag {
    short: Option<char>,
    long: &'static str,
    metavar: Option<&'static str>,
}

const fn flag(short: Option<char>, long: &'static str) -> Flag {
    Flag { short, long, metavar: None }
}

const fn valued(short: Option<char>, long: &'static str, metavar: &'static str) -> Flag {
    Flag { short, long, metavar: Some(metavar) }
}

/// A command: its options and the names of its positional words; the last one repeats if it ends in `...`.
struct Shape {
    name: &'static str,
    flags: &'static [Flag],
    positional: &'static str,
    many: bool,
}

const SQL: Flag = flag(None, "sql");
const TAG: Flag = valued(None, "tag", "TAG");
const VERBOSE: Flag = flag(Some('v'), "verbose");
const MESSAGE: Flag = valued(Some('m'), "message", "MESSAGE");
const SPLICE: Flag = flag(None, "splice");
const LABEL: Flag = valued(None, "branch-label", "BRANCH_LABEL");
const REV_ID: Flag = valued(None, "rev-id", "REV_ID");

const SHAPES: &[Shape] = &[
    Shape { name: "branches", flags: &[VERBOSE], positional: "", many: false },
    Shape { name: "check", flags: &[], positional: "", many: false },
    Shape { name: "current", flags: &[flag(Some('c'), "check-heads"), VERBOSE], positional: "", many: false },
    Shape { name: "downgrade", flags: &[SQL, TAG], positional: "revision", many: false },
    Shape { name: "edit", flags: &[], positional: "rev", many: false },
    Shape { name: "ensure_version", flags: &[SQL], positional: "", many: false },
    Shape { name: "heads", flags: &[VERBOSE, flag(None, "resolve-dependencies")], positional: "", many: false },
    Shape {
        name: "history",
        flags: &[valued(Some('r'), "rev-range", "REV_RANGE"), VERBOSE, flag(Some('i'), "indicate-current")],
        positional: "",
        many: false,
    },
    Shape {
        name: "init",
        flags: &[valued(Some('t'), "template", "TEMPLATE"), flag(None, "package")],
        positional: "directory",
        many: false,
    },
    Shape { name: "list_templates", flags: &[], positional: "", many: false },
    Shape { name: "merge", flags: &[MESSAGE, LABEL, REV_ID, SPLICE], positional: "revisions", many: true },
    Shape {
        name: "revision",
        flags: &[
            MESSAGE,
            flag(None, "autogenerate"),
            SQL,
            valued(None, "head", "HEAD"),
            SPLICE,
            LABEL,
            valued(None, "version-path", "VERSION_PATH"),
            REV_ID,
            valued(None, "depends-on", "DEPENDS_ON"),
        ],
        positional: "",
        many: false,
    },
    Shape { name: "show", flags: &[], positional: "rev", many: false },
    Shape { name: "stamp", flags: &[SQL, TAG, flag(None, "purge")], positional: "revisions", many: true },
    Shape { name: "upgrade", flags: &[SQL, TAG], positional: "revision", many: false },
];

/// What a command was given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Arguments {
    /// Words without a dash.
    pub(super) positional: Vec<String>,
    /// Options by long name; a flag has an empty value; the last one counts.
    options: Vec<(&'static str, String)>,
}

impl Arguments {
    pub(super) fn flag(&self, long: &str) -> bool {
        self.options.iter().any(|(name, _)| *name == long)
    }

    pub(super) fn value(&self, long: &str) -> Option<&str> {
        self.options.iter().rev().find(|(name, _)| *name == long).map(|(_, value)| value.as_str())
    }

    pub(super) fn values(&self, long: &str) -> Vec<String> {
        self.options.iter().filter(|(name, _)| *name == long).map(|(_, value)| value.clone()).collect()
    }

    pub(super) fn first(&self) -> &str {
        self.positional.first().map_or("", String::as_str)
    }
}

/// A whole command line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Parsed {
    pub(super) command: String,
    pub(super) arguments: Arguments,
    /// `-c`
    pub(super) config: Option<String>,
    /// `-x`, in order
    pub(super) x: Vec<String>,
    /// `-q`
    pub(super) quiet: bool,
}

/// What argparse prints instead of running.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Usage {
    pub(super) stdout: String,
    pub(super) stderr: String,
    pub(super) status: u8,
}

const TOP: &str = "usage: alembic [-h] [--version] [-c CONFIG] [-n NAME] [-x X] [--raiseerr] [-q]\n";

fn top_usage() -> String {
    format!("{TOP}               {{{COMMANDS}}}\n               ...\n")
}

fn refuse(usage: &str, program: &str, message: &str) -> Usage {
    Usage { stdout: String::new(), stderr: format!("{usage}{program}: error: {message}\n"), status: 2 }
}

/// Reads a command line.
pub(super) fn parse(words: &[&str]) -> Result<Parsed, Usage> {
    let mut parsed = Parsed::default();
    let mut rest = words.iter();
    while let Some(word) = rest.next() {
        match *word {
            "--version" => return Err(Usage { stdout: "alembic 1.20.1\n".into(), stderr: String::new(), status: 0 }),
            "-h" | "--help" => return Err(Usage { stdout: top_usage(), stderr: String::new(), status: 0 }),
            "-q" | "--quiet" => parsed.quiet = true,
            "--raiseerr" => {}
            "-c" | "--config" | "-x" | "-n" | "--name" => {
                let value = rest.next().ok_or_else(|| refuse(&top_usage(), "alembic", &expected(word)))?;
                match *word {
                    "-x" => parsed.x.push((*value).to_owned()),
                    "-n" | "--name" if *value != "alembic" => {
                        return Err(refuse(&top_usage(), "alembic", "-n is not supported by Retort"));
                    }
                    "-n" | "--name" => {}
                    _ => parsed.config = Some((*value).to_owned()),
                }
            }
            name if name.starts_with('-') && name.len() > 1 => {
                return Err(refuse(&top_usage(), "alembic", &format!("unrecognized arguments: {name}")));
            }
            name => {
                let shape = SHAPES.iter().find(|shape| shape.name == name).ok_or_else(|| unknown(name))?;
                name.clone_into(&mut parsed.command);
                let words: Vec<&str> = rest.copied().collect();
                parsed.arguments = command(shape, &words)?;
                return Ok(parsed);
            }
        }
    }
    Err(refuse(&top_usage(), "alembic", "too few arguments"))
}

fn unknown(name: &str) -> Usage {
    let choices: Vec<String> = COMMANDS.split(',').map(|name| format!("'{name}'")).collect();
    let message = format!("argument {{{COMMANDS}}}: invalid choice: '{name}' (choose from {})", choices.join(", "));
    refuse(&top_usage(), "alembic", &message)
}

fn expected(option: &str) -> String {
    format!("argument {option}: expected one argument")
}

/// The usage of a command, wrapped as argparse wraps it on a terminal of 80 columns.
fn usage(shape: &Shape) -> String {
    let program = format!("alembic {}", shape.name);
    let mut options = vec!["[-h]".to_owned()];
    for option in shape.flags {
        let name = option.short.map_or_else(|| format!("--{}", option.long), |short| format!("-{short}"));
        options.push(match option.metavar {
            Some(metavar) => format!("[{name} {metavar}]"),
            None => format!("[{name}]"),
        });
    }
    let positional: Vec<String> = match (shape.positional, shape.many) {
        ("", _) => Vec::new(),
        (name, true) => vec![name.to_owned(), format!("[{name} ...]")],
        (name, false) => vec![name.to_owned()],
    };
    let whole = format!("usage: {program} {}", [options.as_slice(), &positional].concat().join(" "));
    if whole.len() <= WIDTH {
        return whole + "\n";
    }
    let indent = " ".repeat("usage: ".len() + program.len() + 1);
    let mut lines = wrap(&format!("usage: {program} "), &options, &indent);
    if !positional.is_empty() {
        lines.extend(wrap(&indent, &positional, &indent));
    }
    lines.join("\n") + "\n"
}

/// Columns that argparse fills.
const WIDTH: usize = 78;

fn wrap(first: &str, parts: &[String], indent: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = first.to_owned();
    let mut empty = true;
    for part in parts {
        if !empty && line.len() + 1 + part.len() > WIDTH {
            lines.push(std::mem::replace(&mut line, indent.to_owned()));
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line += part;
        empty = false;
    }
    lines.push(line);
    lines
}

fn command(shape: &Shape, words: &[&str]) -> Result<Arguments, Usage> {
    let program = format!("alembic {}", shape.name);
    let wrong = |message: &str| refuse(&usage(shape), &program, message);
    let mut arguments = Arguments::default();
    let mut only_words = false;
    let mut rest = words.iter();
    while let Some(word) = rest.next() {
        if only_words || !word.starts_with('-') || *word == "-" || negative_number(word) {
            arguments.positional.push((*word).to_owned());
            continue;
        }
        if *word == "--" {
            only_words = true;
            continue;
        }
        if matches!(*word, "-h" | "--help") {
            return Err(Usage { stdout: usage(shape), stderr: String::new(), status: 0 });
        }
        let (option, attached) = find(shape, word)
            .ok_or_else(|| refuse(&top_usage(), "alembic", &format!("unrecognized arguments: {word}")))?;
        let value = match (option.metavar, attached) {
            (None, _) => String::new(),
            (Some(_), Some(value)) => value,
            (Some(_), None) => {
                let shown = option.short.map_or(String::new(), |short| format!("-{short}/"));
                let message = format!("argument {shown}--{}: expected one argument", option.long);
                let next = rest.next().filter(|next| !next.starts_with('-') || negative_number(next));
                (*next.ok_or_else(|| wrong(&message))?).to_owned()
            }
        };
        arguments.options.push((option.long, value));
    }
    if !shape.positional.is_empty() && arguments.positional.is_empty() {
        return Err(wrong(&format!("the following arguments are required: {}", shape.positional)));
    }
    let most = if shape.many { usize::MAX } else { usize::from(!shape.positional.is_empty()) };
    if arguments.positional.len() > most {
        let extra = arguments.positional[most..].join(" ");
        return Err(refuse(&top_usage(), "alembic", &format!("unrecognized arguments: {extra}")));
    }
    Ok(arguments)
}

/// Words that argparse takes for a negative number, so that `downgrade -1` needs no `--`.
fn negative_number(word: &str) -> bool {
    word.strip_prefix('-').is_some_and(|digits| {
        !digits.is_empty()
            && digits.parse::<f64>().is_ok()
            && digits.starts_with(|c: char| c.is_ascii_digit() || c == '.')
    })
}

/// The option that a word names (a long one also by an unambiguous beginning), with the value attached to it.
fn find<'a>(shape: &'a Shape, word: &str) -> Option<(&'a Flag, Option<String>)> {
    if let Some(long) = word.strip_prefix("--") {
        let (name, value) = long.split_once('=').map_or((long, None), |(name, value)| (name, Some(value.to_owned())));
        let exact = shape.flags.iter().find(|option| option.long == name);
        let mut begun = shape.flags.iter().filter(|option| option.long.starts_with(name));
        return match (exact, begun.next(), begun.next()) {
            (Some(option), _, _) | (None, Some(option), None) => Some((option, value)),
            _ => None,
        };
    }
    let mut letters = word[1..].chars();
    let letter = letters.next()?;
    let option = shape.flags.iter().find(|option| option.short == Some(letter))?;
    let attached = letters.as_str();
    Some((option, (!attached.is_empty()).then(|| attached.trim_start_matches('=').to_owned())))
}
