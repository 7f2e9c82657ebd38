//! Statements of which only the name matters, because they are refused by it.

use super::Extra;
use super::words;
use sqlparser::parser::Parser;

/// What follows CREATE.
const CREATED: &[&[&str]] = &[
    &["access", "method"],
    &["aggregate"],
    &["cast"],
    &["collation"],
    &["constraint", "trigger"],
    &["conversion"],
    &["database"],
    &["default", "conversion"],
    &["event", "trigger"],
    &["foreign", "data", "wrapper"],
    &["foreign", "table"],
    &["function"],
    &["group"],
    &["language"],
    &["operator", "class"],
    &["operator", "family"],
    &["operator"],
    &["policy"],
    &["procedural", "language"],
    &["procedure"],
    &["publication"],
    &["role"],
    &["rule"],
    &["server"],
    &["subscription"],
    &["tablespace"],
    &["text", "search"],
    &["transform"],
    &["trigger"],
    &["trusted", "language"],
    &["user", "mapping"],
    &["user"],
];

/// What follows ALTER besides.
const ALTERED: &[&[&str]] = &[&["default", "privileges"], &["extension"], &["routine"], &["system"]];

/// What follows DROP besides; functions, procedures, triggers, policies and rules are looked for.
const DROPPED: &[&[&str]] = &[&["owned"], &["routine"]];

/// Statements that begin otherwise.
const OTHERS: &[&[&str]] = &[
    &["call"],
    &["do"],
    &["grant"],
    &["import", "foreign", "schema"],
    &["listen"],
    &["load"],
    &["notify"],
    &["reassign", "owned"],
    &["revoke"],
    &["security", "label"],
    &["unlisten"],
];

/// Such a statement, read to its end.
pub(super) fn statement(parser: &mut Parser<'_>) -> Option<Extra> {
    let name = name(parser)?;
    words::pass_over(parser);
    Some(Extra::Refused(name))
}

fn name(parser: &mut Parser<'_>) -> Option<String> {
    if let Some(phrase) = OTHERS.iter().find(|phrase| words::peek(parser, phrase)) {
        return Some(shown(phrase));
    }
    for (verb, more) in [("create", &[][..]), ("alter", ALTERED), ("drop", DROPPED)] {
        let skipped: &[&str] =
            if words::peek(parser, &[verb, "or", "replace"]) { &[verb, "or", "replace"] } else { &[verb] };
        let is_looked_for = |phrase: &[&str]| {
            verb == "drop" && ["function", "policy", "procedure", "rule", "trigger"].contains(&phrase[0])
        };
        let found = CREATED.iter().chain(more).filter(|phrase| !is_looked_for(phrase)).find(|phrase| {
            let whole: Vec<&str> = skipped.iter().chain(phrase.iter()).copied().collect();
            words::peek(parser, &whole)
        });
        if let Some(phrase) = found.filter(|phrase| !(verb == "alter" && **phrase == ["database"])) {
            return Some(format!("{} {}", verb.to_uppercase(), shown(phrase)));
        }
    }
    None
}

fn shown(phrase: &[&str]) -> String {
    phrase.join(" ").to_uppercase()
}
