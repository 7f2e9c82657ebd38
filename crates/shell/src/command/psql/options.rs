//! The options of psql.

use crate::world::Invocation;

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Task {
    /// The text of `-c`.
    Command(String),
    /// The name of `-f`.
    File(String),
    /// The text of a file or of standard input.
    Script(String),
}

/// What the command line says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Options {
    pub(super) tasks: Vec<Task>,
    pub(super) user: Option<String>,
    host: Option<String>,
    database: Option<String>,
    /// `\set` and `\pset` that the options stand for.
    settings: Vec<String>,
    variables: Vec<(String, String)>,
    /// `--version` and the like.
    pub(super) prints: Option<&'static str>,
}

/// Options with a value, by letter and name.
const VALUED: [(char, &str); 13] = [
    ('c', "command"),
    ('d', "dbname"),
    ('f', "file"),
    ('h', "host"),
    ('p', "port"),
    ('U', "username"),
    ('v', "set"),
    ('P', "pset"),
    ('F', "field-separator"),
    ('R', "record-separator"),
    ('T', "table-attr"),
    ('L', "log-file"),
    ('o', "output"),
];

/// Options without one.
const FLAGS: [(char, &str); 18] = [
    ('A', "no-align"),
    ('t', "tuples-only"),
    ('x', "expanded"),
    ('X', "no-psqlrc"),
    ('q', "quiet"),
    ('w', "no-password"),
    ('W', "password"),
    ('V', "version"),
    ('n', "no-readline"),
    ('1', "single-transaction"),
    ('a', "echo-all"),
    ('b', "echo-errors"),
    ('e', "echo-queries"),
    ('E', "echo-hidden"),
    ('l', "list"),
    ('H', "html"),
    ('s', "single-step"),
    ('S', "single-line"),
];

impl Options {
    /// Takes the arguments apart as getopt does: letters may stand together, values at the option or after it.
    pub(super) fn parse(arguments: &[&str]) -> Result<Self, String> {
        let mut options = Self::default();
        let mut rest = arguments.iter().copied();
        let mut names = Vec::new();
        while let Some(argument) = rest.next() {
            if argument == "--" {
                names.extend(rest.by_ref());
            } else if let Some(long) = argument.strip_prefix("--") {
                let (name, value) = long.split_once('=').map_or((long, None), |(name, value)| (name, Some(value)));
                let letter = letter_of(name).ok_or_else(|| usage(&format!("unrecognized option '{argument}'")))?;
                let value = match value {
                    None if is_valued(letter) => {
                        let needs = || usage(&format!("option '--{name}' requires an argument"));
                        Some(rest.next().ok_or_else(needs)?)
                    }
                    value => value,
                };
                options.apply(letter, value.unwrap_or_default())?;
            } else if let Some(letters) = argument.strip_prefix('-').filter(|letters| !letters.is_empty()) {
                options.letters(letters, &mut rest)?;
            } else {
                names.push(argument);
            }
        }
        let mut names = names.into_iter().map(str::to_owned);
        options.database = options.database.or_else(|| names.next());
        options.user = options.user.or_else(|| names.next());
        Ok(options)
    }

    fn letters<'r>(&mut self, letters: &'r str, rest: &mut impl Iterator<Item = &'r str>) -> Result<(), String> {
        for (at, letter) in letters.char_indices() {
            if is_valued(letter) {
                let attached = &letters[at + letter.len_utf8()..];
                let value = if attached.is_empty() { rest.next() } else { Some(attached) };
                let value = value.ok_or_else(|| usage(&format!("option requires an argument -- '{letter}'")))?;
                return self.apply(letter, value);
            }
            self.apply(letter, "")?;
        }
        Ok(())
    }

    fn apply(&mut self, letter: char, value: &str) -> Result<(), String> {
        match letter {
            'c' => self.tasks.push(Task::Command(value.to_owned())),
            'f' => self.tasks.push(Task::File(value.to_owned())),
            'd' => self.database = Some(value.to_owned()),
            'U' => self.user = Some(value.to_owned()),
            'h' => self.host = Some(value.to_owned()),
            'l' => self.tasks.push(Task::Command("\\l".to_owned())),
            'v' => {
                let (name, value) = value.split_once('=').unwrap_or((value, ""));
                self.variables.push((name.to_owned(), value.to_owned()));
            }
            'q' => self.variables.push(("QUIET".to_owned(), "1".to_owned())),
            'P' => {
                let (name, value) = value.split_once('=').unwrap_or((value, ""));
                self.settings.push(format!("\\pset {name} {value}"));
            }
            'F' => self.settings.push(format!("\\pset fieldsep '{}'", value.replace('\'', "''"))),
            'A' => self.settings.push("\\pset format unaligned".to_owned()),
            't' => self.settings.push("\\pset tuples_only on".to_owned()),
            'x' => self.settings.push("\\pset expanded on".to_owned()),
            'V' => self.prints = Some("psql (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)\n"),
            // There is one server, which asks for no password; nobody has a psqlrc.
            'p' | 'X' | 'w' | 'W' | 'n' => {}
            known if VALUED.iter().chain(&FLAGS).any(|(letter, _)| *letter == known) => {
                return Err(format!("psql: -{known} is not supported by Retort\n"));
            }
            unknown => return Err(usage(&format!("invalid option -- '{unknown}'"))),
        }
        Ok(())
    }

    /// The commands with which psql begins.
    pub(super) fn beginning(&self) -> String {
        let quoted = |value: &str| format!("'{}'", value.replace('\'', "''"));
        let sets = self.variables.iter().map(|(name, value)| format!("\\set {name} {}\n", quoted(value)));
        let settings = self.settings.iter().map(|setting| format!("{setting}\n"));
        settings.chain(sets).collect()
    }

    pub(super) fn stops_on_error(&self) -> bool {
        let is_on = |value: &str| !matches!(value, "0" | "off" | "false" | "no");
        self.variables.iter().any(|(name, value)| name == "ON_ERROR_STOP" && is_on(value))
    }

    /// The host of the server, unless it is the socket.
    pub(super) fn host(&self, call: &Invocation) -> Option<String> {
        let in_address = self.database.as_deref().and_then(|database| {
            let place = database.split_once("://")?.1.split('/').next()?;
            let place = place.rsplit('@').next()?.split(':').next()?;
            (!place.is_empty()).then(|| place.to_owned())
        });
        self.host.clone().or(in_address).or_else(|| call.environment.get("PGHOST").cloned())
    }

    /// The name of the database: from a connection string too.
    pub(super) fn database(&self, call: &Invocation) -> String {
        let given = self.database.clone().or_else(|| call.environment.get("PGDATABASE").cloned()).unwrap_or_default();
        match given.split_once("://") {
            Some((_, rest)) => {
                rest.split_once('/').map_or("", |(_, name)| name).split('?').next().unwrap_or_default().to_owned()
            }
            // Without a name, the database is called as the user.
            None if given.is_empty() => {
                let user = self.user.clone().or_else(|| call.environment.get("PGUSER").cloned());
                user.or_else(|| call.environment.get("USER").cloned()).unwrap_or_else(|| "budgit".to_owned())
            }
            None => given,
        }
    }
}

fn letter_of(name: &str) -> Option<char> {
    VALUED.iter().chain(&FLAGS).find(|(_, known)| *known == name).map(|(letter, _)| *letter)
}

fn is_valued(letter: char) -> bool {
    VALUED.iter().any(|(known, _)| *known == letter)
}

fn usage(fault: &str) -> String {
    format!("psql: {fault}\npsql: hint: Try \"psql --help\" for more information.\n")
}
