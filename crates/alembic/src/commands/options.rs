//! The commands and options of Alembic, with the sentences of its help.

use super::argparse::{Opt, Positional, Takes};
use super::arguments::Shape;

const fn switch(short: Option<&'static str>, long: &'static str, help: &'static str) -> Opt {
    Opt { short, long: Some(long), metavar: None, help }
}

const fn valued(short: Option<&'static str>, long: &'static str, metavar: &'static str, help: &'static str) -> Opt {
    Opt { short, long: Some(long), metavar: Some(metavar), help }
}

const fn takes(name: &'static str, takes: Takes, help: &'static str) -> Option<Positional> {
    Some(Positional { name, takes, help })
}

const HELP: Opt = switch(Some("-h"), "--help", "show this help message and exit");
const SQL: Opt = switch(
    None,
    "--sql",
    "Don't emit SQL to database - dump to standard output/file instead. See docs on offline mode.",
);
const TAG: Opt = valued(None, "--tag", "TAG", "Arbitrary 'tag' name - can be used by custom env.py scripts.");
const VERBOSE: Opt = switch(Some("-v"), "--verbose", "Use more verbose output");
const MESSAGE: Opt = valued(Some("-m"), "--message", "MESSAGE", "Message string to use with 'revision'");
const SPLICE: Opt = switch(None, "--splice", "Allow a non-head revision as the 'head' to splice onto");
const LABEL: Opt =
    valued(None, "--branch-label", "BRANCH_LABEL", "Specify a branch label to apply to the new revision");
const REV_ID: Opt = valued(None, "--rev-id", "REV_ID", "Specify a hardcoded revision id instead of generating one");
const REVISION: Option<Positional> = takes("revision", Takes::One, "revision identifier");
const REVISIONS: Option<Positional> =
    takes("revisions", Takes::Several, "one or more revisions, or 'heads' for all heads");

/// The options before a command.
pub(super) const TOP: &[Opt] = &[
    HELP,
    switch(None, "--version", "show program's version number and exit"),
    valued(
        Some("-c"),
        "--config",
        "CONFIG",
        "Alternate config file; defaults to value of ALEMBIC_CONFIG environment variable, or \"alembic.ini\". May also \
         refer to pyproject.toml file. May be specified twice to reference both files separately",
    ),
    valued(
        Some("-n"),
        "--name",
        "NAME",
        "Name of section in .ini file to use for Alembic config (only applies to configparser config, not toml)",
    ),
    Opt {
        short: Some("-x"),
        long: None,
        metavar: Some("X"),
        help: "Additional arguments consumed by custom env.py scripts, e.g. -x setting1=somesetting -x \
               setting2=somesetting",
    },
    switch(None, "--raiseerr", "Raise a full stack trace on error"),
    switch(Some("-q"), "--quiet", "Do not log to std output."),
];

/// The commands.
pub(super) const COMMANDS: &[Shape] = &[
    Shape { name: "branches", help: "Show current branch points.", options: &[HELP, VERBOSE], positional: None },
    Shape {
        name: "check",
        help: "Check if revision command with autogenerate has pending upgrade ops.",
        options: &[HELP],
        positional: None,
    },
    Shape {
        name: "current",
        help: "Display the current revision for a database.",
        options: &[
            HELP,
            switch(
                Some("-c"),
                "--check-heads",
                "Check if all head revisions are applied to the database. Exit with an error code if this is not the \
                 case.",
            ),
            VERBOSE,
        ],
        positional: None,
    },
    Shape {
        name: "downgrade",
        help: "Revert to a previous version.",
        options: &[HELP, SQL, TAG],
        positional: REVISION,
    },
    Shape {
        name: "edit",
        help: "Edit revision script(s) using $EDITOR.",
        options: &[HELP],
        positional: takes("rev", Takes::One, ""),
    },
    Shape {
        name: "ensure_version",
        help: "Create the alembic version table if it doesn't exist already .",
        options: &[HELP, SQL],
        positional: None,
    },
    Shape {
        name: "heads",
        help: "Show current available heads in the script directory.",
        options: &[
            HELP,
            VERBOSE,
            switch(None, "--resolve-dependencies", "Treat dependency versions as down revisions"),
        ],
        positional: None,
    },
    Shape {
        name: "history",
        help: "List changeset scripts in chronological order.",
        options: &[
            HELP,
            valued(Some("-r"), "--rev-range", "REV_RANGE", "Specify a revision range; format is [start]:[end]"),
            VERBOSE,
            switch(Some("-i"), "--indicate-current", "Indicate the current revision"),
        ],
        positional: None,
    },
    Shape {
        name: "init",
        help: "Initialize a new scripts directory.",
        options: &[
            HELP,
            valued(Some("-t"), "--template", "TEMPLATE", "Setup template for use with 'init'"),
            switch(None, "--package", "Write empty __init__.py files to the environment and version locations"),
        ],
        positional: takes("directory", Takes::One, "location of scripts directory"),
    },
    Shape { name: "list_templates", help: "List available templates.", options: &[HELP], positional: None },
    Shape {
        name: "merge",
        help: "Merge two revisions together. Creates a new migration file.",
        options: &[HELP, MESSAGE, LABEL, REV_ID, SPLICE],
        positional: REVISIONS,
    },
    Shape {
        name: "revision",
        help: "Create a new revision file.",
        options: &[
            HELP,
            MESSAGE,
            switch(
                None,
                "--autogenerate",
                "Populate revision script with candidate migration operations, based on comparison of database to \
                 model.",
            ),
            SQL,
            valued(None, "--head", "HEAD", "Specify head revision or <branchname>@head to base new revision on."),
            SPLICE,
            LABEL,
            valued(None, "--version-path", "VERSION_PATH", "Specify specific path from config for version file"),
            REV_ID,
            valued(
                None,
                "--depends-on",
                "DEPENDS_ON",
                "Specify one or more revision identifiers which this revision should depend on.",
            ),
        ],
        positional: None,
    },
    Shape {
        name: "show",
        help: "Show the revision(s) denoted by the given symbol.",
        options: &[HELP],
        positional: takes("rev", Takes::One, ""),
    },
    Shape {
        name: "stamp",
        help: "'stamp' the revision table with the given revision; don't run any migrations.",
        options: &[HELP, SQL, TAG, switch(None, "--purge", "Unconditionally erase the version table before stamping")],
        positional: REVISIONS,
    },
    Shape { name: "upgrade", help: "Upgrade to a later version.", options: &[HELP, SQL, TAG], positional: REVISION },
];
