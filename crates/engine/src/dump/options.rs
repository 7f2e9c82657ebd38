//! The options of `pg_dump`.

use crate::psql::Pattern;

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub(super) struct Options {
    pub(super) schema_only: bool,
    pub(super) data_only: bool,
    pub(super) clean: bool,
    pub(super) if_exists: bool,
    pub(super) no_owner: bool,
    pub(super) no_comments: bool,
    pub(super) inserts: bool,
    pub(super) column_inserts: bool,
    pub(super) tables: Vec<Pattern>,
    pub(super) not_tables: Vec<Pattern>,
    pub(super) schemas: Vec<Pattern>,
    pub(super) not_schemas: Vec<Pattern>,
    pub(super) restrict_key: Option<String>,
    pub(super) file: Option<String>,
}

/// A dump, or a text that is answered at once.
#[derive(Debug)]
pub(super) enum Asked {
    Dump(Box<Options>),
    Text(&'static str),
}

/// The options without a value that are accepted, and what they set.
type Set = fn(&mut Options);
const FLAGS: &[(Option<char>, &str, Set)] = &[
    (Some('a'), "data-only", |it| it.data_only = true),
    (Some('s'), "schema-only", |it| it.schema_only = true),
    (Some('c'), "clean", |it| it.clean = true),
    (None, "if-exists", |it| it.if_exists = true),
    (Some('O'), "no-owner", |it| it.no_owner = true),
    (Some('x'), "no-privileges", |_| {}),
    (None, "no-acl", |_| {}),
    (None, "no-comments", |it| it.no_comments = true),
    (None, "inserts", |it| it.inserts = true),
    (None, "column-inserts", |it| (it.inserts, it.column_inserts) = (true, true)),
    (None, "attribute-inserts", |it| (it.inserts, it.column_inserts) = (true, true)),
    (None, "no-tablespaces", |_| {}),
    (None, "no-security-labels", |_| {}),
    (None, "no-publications", |_| {}),
    (None, "no-subscriptions", |_| {}),
    (None, "no-synchronized-snapshots", |_| {}),
    (None, "no-toast-compression", |_| {}),
    (None, "no-unlogged-table-data", |_| {}),
    (Some('b'), "blobs", |_| {}),
    (Some('B'), "no-blobs", |_| {}),
    (Some('w'), "no-password", |_| {}),
    (Some('W'), "password", |_| {}),
];

/// The options with a value.
type Take = fn(&mut Options, String) -> Result<(), String>;
const VALUES: &[(Option<char>, &str, Take)] = &[
    (Some('t'), "table", |it, value| {
        it.tables.push(Pattern::new(&value));
        Ok(())
    }),
    (Some('T'), "exclude-table", |it, value| {
        it.not_tables.push(Pattern::new(&value));
        Ok(())
    }),
    (Some('n'), "schema", |it, value| {
        it.schemas.push(Pattern::new(&value));
        Ok(())
    }),
    (Some('N'), "exclude-schema", |it, value| {
        it.not_schemas.push(Pattern::new(&value));
        Ok(())
    }),
    (Some('f'), "file", |it, value| {
        it.file = Some(value);
        Ok(())
    }),
    (Some('F'), "format", |_, value| match value.as_str() {
        "p" | "plain" => Ok(()),
        "c" | "custom" | "d" | "directory" | "t" | "tar" => Err(format!("-F {value} is not supported by Retort")),
        other => Err(format!("invalid output format \"{other}\" specified")),
    }),
    (None, "restrict-key", |it, value| {
        if value.is_empty() || !value.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err("invalid restrict key".to_owned());
        }
        it.restrict_key = Some(value);
        Ok(())
    }),
    (Some('d'), "dbname", |_, _| Ok(())),
    (Some('h'), "host", |_, _| Ok(())),
    (Some('p'), "port", |_, _| Ok(())),
    (Some('U'), "username", |_, _| Ok(())),
    (Some('E'), "encoding", |_, _| Ok(())),
];

/// What `pg_dump` has and this one has not.
const REFUSED: &[(Option<char>, &str)] = &[
    (Some('C'), "create"),
    (Some('e'), "extension"),
    (Some('j'), "jobs"),
    (Some('S'), "superuser"),
    (Some('v'), "verbose"),
    (Some('Z'), "compress"),
    (None, "binary-upgrade"),
    (None, "disable-dollar-quoting"),
    (None, "disable-triggers"),
    (None, "enable-row-security"),
    (None, "exclude-table-data"),
    (None, "extra-float-digits"),
    (None, "include-foreign-data"),
    (None, "load-via-partition-root"),
    (None, "lock-wait-timeout"),
    (None, "no-sync"),
    (None, "on-conflict-do-nothing"),
    (None, "quote-all-identifiers"),
    (None, "role"),
    (None, "rows-per-insert"),
    (None, "section"),
    (None, "serializable-deferrable"),
    (None, "snapshot"),
    (None, "strict-names"),
    (None, "use-set-session-authorization"),
];

const HINT: &str = "pg_dump: hint: Try \"pg_dump --help\" for more information.\n";

impl Options {
    /// Reads the words after `pg_dump`; `Err` is what it says.
    pub(super) fn read(words: &[String]) -> Result<Asked, String> {
        let mut new = Self::default();
        let mut others = 0;
        let mut words = words.iter();
        while let Some(word) = words.next() {
            if word == "--version" || word == "-V" {
                return Ok(Asked::Text("pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n"));
            }
            if word == "--help" || word == "-?" {
                return Ok(Asked::Text(include_str!("usage.txt")));
            }
            if let Some(long) = word.strip_prefix("--") {
                new.long(long, &mut words)?;
            } else if let Some(letters) = word.strip_prefix('-').filter(|letters| !letters.is_empty()) {
                new.short(letters, &mut words)?;
            } else {
                others += 1;
                if others > 1 {
                    let message = format!("too many command-line arguments (first is \"{word}\")");
                    return Err(format!("pg_dump: error: {message}\n{HINT}"));
                }
            }
        }
        new.check()?;
        Ok(Asked::Dump(Box::new(new)))
    }

    fn check(&self) -> Result<(), String> {
        let both = |what: &str| format!("pg_dump: error: options {what} cannot be used together\n");
        if self.data_only && self.schema_only {
            return Err(both("-s/--schema-only and -a/--data-only"));
        }
        if self.data_only && self.clean {
            return Err(both("-c/--clean and -a/--data-only"));
        }
        if self.if_exists && !self.clean {
            return Err("pg_dump: error: option --if-exists requires option -c/--clean\n".to_owned());
        }
        Ok(())
    }

    fn long<'w>(&mut self, text: &str, words: &mut impl Iterator<Item = &'w String>) -> Result<(), String> {
        let (name, value) = match text.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (text, None),
        };
        if let Some((_, _, set)) = FLAGS.iter().find(|(_, long, _)| *long == name) {
            set(self);
            return Ok(());
        }
        if let Some((_, _, take)) = VALUES.iter().find(|(_, long, _)| *long == name) {
            let Some(value) = value.or_else(|| words.next().cloned()) else {
                return Err(format!("pg_dump: option '--{name}' requires an argument\n{HINT}"));
            };
            return take(self, value).map_err(|why| format!("pg_dump: error: {why}\n"));
        }
        if REFUSED.iter().any(|(_, long)| *long == name) {
            return Err(format!("pg_dump: --{name} is not supported by Retort\n"));
        }
        Err(format!("pg_dump: unrecognized option '--{name}'\n{HINT}"))
    }

    fn short<'w>(&mut self, letters: &str, words: &mut impl Iterator<Item = &'w String>) -> Result<(), String> {
        let mut rest = letters;
        while let Some(letter) = rest.chars().next() {
            rest = &rest[letter.len_utf8()..];
            if let Some((_, _, set)) = FLAGS.iter().find(|(short, ..)| *short == Some(letter)) {
                set(self);
            } else if let Some((_, _, take)) = VALUES.iter().find(|(short, ..)| *short == Some(letter)) {
                let value = if rest.is_empty() { words.next().cloned() } else { Some(rest.to_owned()) };
                let Some(value) = value else {
                    return Err(format!("pg_dump: option requires an argument -- '{letter}'\n{HINT}"));
                };
                return take(self, value).map_err(|why| format!("pg_dump: error: {why}\n"));
            } else if REFUSED.iter().any(|(short, _)| *short == Some(letter)) {
                return Err(format!("pg_dump: -{letter} is not supported by Retort\n"));
            } else {
                return Err(format!("pg_dump: invalid option -- '{letter}'\n{HINT}"));
            }
        }
        Ok(())
    }
}
