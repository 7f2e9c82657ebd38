//! What psql 15 has and this one has not.

/// The commands that are refused by name.
const KNOWN: &[&str] = &[
    "bind",
    "c",
    "connect",
    "dA",
    "dAc",
    "dAf",
    "dAo",
    "dAp",
    "dC",
    "dE",
    "dF",
    "dFd",
    "dFp",
    "dFt",
    "dL",
    "dO",
    "dP",
    "da",
    "db",
    "dc",
    "dconfig",
    "ddp",
    "det",
    "deu",
    "dew",
    "dl",
    "do",
    "drds",
    "dRp",
    "dRs",
    "dy",
    "ef",
    "ev",
    "h",
    "help",
    "lo_export",
    "lo_import",
    "lo_list",
    "lo_unlink",
    "password",
    "prompt",
    "s",
    "sf",
    "watch",
];

/// Whether psql has a command of this name.
pub(super) fn is_known(name: &str) -> bool {
    KNOWN.contains(&name.trim_end_matches(['+', 'S']))
}
