//! The words after `psql` (`startup.c`).

/// How an option is written, and whether it takes a value.
struct Known {
    short: Option<char>,
    long: &'static str,
    value: bool,
    option: fn(String) -> Choice,
}

/// What one option asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Choice {
    /// `-c`
    Command(String),
    /// `-f`
    File(String),
    /// A variable: `-v`, and what sets one.
    Set(String),
    /// `\pset`
    Print(String, Option<String>),
    Database(String),
    User(String),
    Host(String),
    Port(String),
    /// `-1`
    SingleTransaction,
    /// `-o`
    Output(String),
    /// `-l`
    List,
    Version,
    Help,
    /// What makes no difference here.
    Nothing,
    /// What is refused by name.
    Refused(&'static str),
}

macro_rules! known {
    ($($short:expr, $long:literal, $value:literal, $option:expr;)*) => {
        &[$(Known { short: $short, long: $long, value: $value, option: $option }),*]
    };
}

fn pset(option: &str, value: &str) -> Choice {
    Choice::Print(option.to_owned(), Some(value.to_owned()))
}

fn variable(text: &str) -> Choice {
    Choice::Set(text.to_owned())
}

const KNOWN: &[Known] = known! {
    Some('a'), "echo-all", false, |_| variable("ECHO=all");
    Some('A'), "no-align", false, |_| pset("format", "unaligned");
    Some('b'), "echo-errors", false, |_| variable("ECHO=errors");
    Some('c'), "command", true, Choice::Command;
    Some('d'), "dbname", true, Choice::Database;
    Some('e'), "echo-queries", false, |_| variable("ECHO=queries");
    Some('E'), "echo-hidden", false, |_| Choice::Refused("-E");
    Some('f'), "file", true, Choice::File;
    Some('F'), "field-separator", true, |text| Choice::Print("fieldsep".into(), Some(text));
    Some('h'), "host", true, Choice::Host;
    Some('H'), "html", false, |_| pset("format", "html");
    Some('l'), "list", false, |_| Choice::List;
    Some('L'), "log-file", true, |_| Choice::Refused("-L");
    Some('n'), "no-readline", false, |_| Choice::Nothing;
    Some('o'), "output", true, Choice::Output;
    Some('p'), "port", true, Choice::Port;
    Some('P'), "pset", true, |text| match text.split_once('=') {
        Some((name, value)) => pset(name, value),
        None => Choice::Print(text, None),
    };
    Some('q'), "quiet", false, |_| variable("QUIET=on");
    Some('R'), "record-separator", true, |text| Choice::Print("recordsep".into(), Some(text));
    Some('s'), "single-step", false, |_| Choice::Refused("-s");
    Some('S'), "single-line", false, |_| variable("SINGLELINE=on");
    Some('t'), "tuples-only", false, |_| pset("tuples_only", "on");
    Some('T'), "table-attr", true, |text| Choice::Print("tableattr".into(), Some(text));
    Some('U'), "username", true, Choice::User;
    Some('v'), "set", true, Choice::Set;
    None, "variable", true, Choice::Set;
    Some('V'), "version", false, |_| Choice::Version;
    Some('w'), "no-password", false, |_| Choice::Nothing;
    Some('W'), "password", false, |_| Choice::Nothing;
    Some('x'), "expanded", false, |_| pset("expanded", "on");
    Some('X'), "no-psqlrc", false, |_| Choice::Nothing;
    Some('z'), "field-separator-zero", false, |_| Choice::Refused("-z");
    Some('0'), "record-separator-zero", false, |_| Choice::Refused("-0");
    Some('1'), "single-transaction", false, |_| Choice::SingleTransaction;
    Some('?'), "help", false, |_| Choice::Help;
    None, "csv", false, |_| pset("format", "csv");
};

/// The words in order: options, and what is left. `Err` is what `getopt` says.
pub(super) fn read(words: &[String]) -> Result<(Vec<Choice>, Vec<String>), String> {
    let mut choices = Vec::new();
    let mut others = Vec::new();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        if word == "--" {
            others.extend(words.cloned());
            break;
        }
        if let Some(long) = word.strip_prefix("--") {
            choices.push(long_option(long, &mut words)?);
        } else if let Some(letters) = word.strip_prefix('-').filter(|letters| !letters.is_empty()) {
            short_options(letters, &mut words, &mut choices)?;
        } else {
            others.push(word.clone());
        }
    }
    Ok((choices, others))
}

fn long_option<'w>(text: &str, words: &mut impl Iterator<Item = &'w String>) -> Result<Choice, String> {
    let (name, value) = match text.split_once('=') {
        Some((name, value)) => (name, Some(value.to_owned())),
        None => (text, None),
    };
    let fits: Vec<&Known> = KNOWN.iter().filter(|known| known.long.starts_with(name)).collect();
    let known = match (fits.iter().find(|known| known.long == name), fits.as_slice()) {
        (Some(known), _) | (None, [known]) => known,
        (None, []) => return Err(format!("unrecognized option '--{name}'")),
        (None, several) => {
            let names: Vec<String> = several.iter().map(|known| format!("'--{}'", known.long)).collect();
            return Err(format!("option '--{name}' is ambiguous; possibilities: {}", names.join(" ")));
        }
    };
    let long = known.long;
    match (known.value, value) {
        (true, Some(value)) => Ok((known.option)(value)),
        (true, None) => match words.next() {
            Some(value) => Ok((known.option)(value.clone())),
            None => Err(format!("option '--{long}' requires an argument")),
        },
        (false, Some(_)) => Err(format!("option '--{long}' doesn't allow an argument")),
        (false, None) => Ok((known.option)(String::new())),
    }
}

fn short_options<'w>(
    letters: &str,
    words: &mut impl Iterator<Item = &'w String>,
    choices: &mut Vec<Choice>,
) -> Result<(), String> {
    let mut rest = letters;
    while let Some(letter) = rest.chars().next() {
        rest = &rest[letter.len_utf8()..];
        let Some(known) = KNOWN.iter().find(|known| known.short == Some(letter)) else {
            return Err(format!("invalid option -- '{letter}'"));
        };
        if !known.value {
            choices.push((known.option)(String::new()));
            continue;
        }
        let value = if rest.is_empty() { words.next().cloned() } else { Some(rest.to_owned()) };
        let Some(value) = value else { return Err(format!("option requires an argument -- '{letter}'")) };
        choices.push((known.option)(value));
        break;
    }
    Ok(())
}
