//! Which settings there are.

use std::sync::LazyLock;

/// Who may change a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Changed {
    /// Nobody.
    Never,
    /// Whoever starts the server.
    ByRestart,
    /// The server's configuration.
    ByReload,
    /// Whoever connects.
    OnConnection,
    /// Anybody.
    Always,
}

/// What a setting holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `on` or `off`.
    Boolean,
    /// A whole number.
    Integer,
    /// A number.
    Real,
    /// One of some words.
    Enum,
    /// A text.
    Text,
}

/// A setting.
#[derive(Debug)]
pub(crate) struct Known {
    /// Its name as it is shown.
    pub(crate) name: &'static str,
    /// Who may change it.
    pub(crate) changed: Changed,
    /// What it holds.
    pub(crate) kind: Kind,
    /// The unit that a bare number counts in.
    pub(crate) unit: &'static str,
    /// The least value.
    pub(crate) least: &'static str,
    /// The greatest value.
    pub(crate) most: &'static str,
    /// The words that it takes, with commas between.
    pub(crate) values: &'static str,
    /// Its value in a new session, in its unit.
    pub(crate) default: &'static str,
}

/// Those that depend on the server or on who connects, and are left out of the recorded table.
const OWN: &str = "application_name\tu\ts\t\t\t\t\tpsql
in_hot_standby\ti\tb\t\t\t\t\toff
is_superuser\ti\tb\t\t\t\t\ton
role\tu\ts\t\t\t\t\tnone
search_path\tu\ts\t\t\t\t\t\"$user\", public
server_version\ti\ts\t\t\t\t\t15.18 (Debian 15.18-0+deb12u1)
server_version_num\ti\ti\t\t150018\t150018\t\t150018
session_authorization\tu\ts\t\t\t\t\tbudgit_user
transaction_deferrable\tu\tb\t\t\t\t\toff
transaction_isolation\tu\te\t\t\t\tserializable,repeatable read,read committed,read uncommitted\tread committed
transaction_read_only\tu\tb\t\t\t\t\toff";

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let lines = include_str!("../../data/settings.tsv").lines().chain(OWN.lines());
    let mut known: Vec<Known> = lines.filter_map(read).collect();
    known.sort_by_key(|one| one.name.to_ascii_lowercase());
    known
});

fn read(line: &'static str) -> Option<Known> {
    let parts: Vec<&'static str> = line.split('\t').collect();
    let &[name, changed, kind, unit, least, most, values, default] = parts.as_slice() else { return None };
    let changed = match changed {
        "i" => Changed::Never,
        "p" => Changed::ByRestart,
        "h" => Changed::ByReload,
        "b" => Changed::OnConnection,
        _ => Changed::Always,
    };
    let kind = match kind {
        "b" => Kind::Boolean,
        "i" => Kind::Integer,
        "r" => Kind::Real,
        "e" => Kind::Enum,
        _ => Kind::Text,
    };
    Some(Known { name, changed, kind, unit, least, most, values, default })
}

/// All of them, by name.
pub(crate) fn all() -> &'static [Known] {
    &KNOWN
}

/// The setting of a name, in any case.
pub(crate) fn known(name: &str) -> Option<&'static Known> {
    let name = name.to_ascii_lowercase();
    let found = KNOWN.binary_search_by_key(&name, |one| one.name.to_ascii_lowercase());
    found.ok().and_then(|at| KNOWN.get(at))
}
