//! Why the graph refuses.

use thiserror::Error;

/// What is wrong with the revisions or with an identifier; the message is Alembic's own.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RevisionError {
    /// A range whose ends do not lie on one line.
    #[error("Revision {lower} is not an ancestor of revision {upper}")]
    RangeNotAncestor {
        /// Lower end, as given.
        lower: String,
        /// Upper end, as given.
        upper: String,
    },
    /// One revision was asked for, several fit.
    #[error("Multiple heads are present for given argument '{argument}'; {}", heads.join(", "))]
    MultipleHeads {
        /// The heads.
        heads: Vec<String>,
        /// What was asked for.
        argument: String,
    },
    /// An identifier that names nothing, or several things.
    #[error("{message}")]
    Resolution {
        /// Alembic's inner message.
        message: String,
        /// What was asked for.
        argument: String,
    },
    /// Revisions that follow each other in a circle.
    #[error("{kind} is detected in revisions ({})", revisions.join(", "))]
    Cycle {
        /// `Cycle`, `Dependency cycle`, `Self-loop`, `Dependency self-loop`.
        kind: &'static str,
        /// The revisions.
        revisions: Vec<String>,
    },
    /// A `down_revision` or `depends_on` that names no revision; Alembic lets a `KeyError` through.
    #[error("Revision {missing} referenced from {referenced_from} is not present")]
    NotPresent {
        /// The missing identifier.
        missing: String,
        /// Id of the revision that names it.
        referenced_from: String,
    },
    /// A branch label that two revisions claim.
    #[error("Branch name '{label}' in revision {revision} already used by revision {other}")]
    LabelUsed {
        /// The label.
        label: String,
        /// The later claimant.
        revision: String,
        /// The earlier one.
        other: String,
    },
    /// A revision id with a character that relative identifiers need.
    #[error("Character(s) '{characters}' not allowed in revision identifier '{revision}'")]
    IllegalCharacters {
        /// The characters, sorted, separated by `, `.
        characters: String,
        /// The id.
        revision: String,
    },
    /// A walk that could go two ways.
    #[error("Ambiguous walk")]
    AmbiguousWalk,
    /// A walk past the end, relative to a named revision.
    #[error("Walked too far")]
    WalkedTooFar,
    /// A walk past the end, relative to the current revision.
    #[error("Relative revision {relative} didn't produce {count} migrations")]
    RelativeTooFar {
        /// The number as given (`+5`, `-5`).
        relative: String,
        /// How many steps that is.
        count: u64,
    },
    /// `+n` with several current revisions.
    #[error("Ambiguous upgrade from multiple current revisions")]
    AmbiguousUpgrade,
    /// A downgrade target that no current head descends from.
    #[error("Not a valid downgrade target from current heads")]
    InvalidDowngradeTarget,
    /// Several targets of which one contains another.
    #[error("Requested revision {revision} overlaps with other requested revisions {others}")]
    Overlap {
        /// The target.
        revision: String,
        /// The others, separated by `, `.
        others: String,
    },
    /// A step that removes an id which the version table does not hold; Alembic lets a `KeyError` through.
    #[error("'{id}'")]
    NotCurrent {
        /// The id.
        id: String,
    },
    /// What Alembic answers with a bare `AssertionError`: an end of the walk that is no revision.
    #[error("")]
    Assertion,
}

/// The sentences that a command uses for two of the errors; Alembic: `ScriptDirectory._catch_revision_errors`.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wording<'a> {
    /// For a range that is none; `%(start)s` and `%(end)s` are replaced.
    pub ancestor: Option<&'a str>,
    /// For several heads; `%(head_arg)s` and `%(heads)s` are replaced.
    pub multiple_heads: Option<&'a str>,
    /// Start of the range.
    pub start: Option<&'a str>,
    /// End of the range.
    pub end: Option<&'a str>,
}

const ANCESTOR: &str =
    "Requested range %(start)s:%(end)s does not refer to ancestor/descendant revisions along the same branch";
const MULTIPLE_HEADS: &str = "Multiple head revisions are present for given argument '%(head_arg)s'; please specify a \
     specific target revision, '<branchname>@%(head_arg)s' to narrow to a specific head, or 'heads' for all heads";

impl RevisionError {
    /// Alembic's class, with its module.
    pub fn class(&self) -> &'static str {
        match self {
            Self::Cycle { kind: "Cycle", .. } => "alembic.script.revision.CycleDetected",
            Self::Cycle { kind: "Dependency cycle", .. } => "alembic.script.revision.DependencyCycleDetected",
            Self::Cycle { kind: "Self-loop", .. } => "alembic.script.revision.LoopDetected",
            Self::Cycle { .. } => "alembic.script.revision.DependencyLoopDetected",
            Self::MultipleHeads { .. } => "alembic.script.revision.MultipleHeads",
            Self::Resolution { .. } => "alembic.script.revision.ResolutionError",
            Self::RangeNotAncestor { .. } => "alembic.script.revision.RangeNotAncestorError",
            Self::NotPresent { .. } | Self::NotCurrent { .. } => "KeyError",
            Self::Assertion => "AssertionError",
            _ => "alembic.script.revision.RevisionError",
        }
    }

    /// The message of the `CommandError` that a command makes of it.
    pub fn command_message(&self, wording: Wording<'_>) -> String {
        match self {
            Self::RangeNotAncestor { lower, upper } => wording
                .ancestor
                .unwrap_or(ANCESTOR)
                .replace("%(start)s", wording.start.unwrap_or(lower))
                .replace("%(end)s", wording.end.unwrap_or(upper)),
            Self::MultipleHeads { heads, argument } => wording
                .multiple_heads
                .unwrap_or(MULTIPLE_HEADS)
                .replace("%(head_arg)s", wording.end.unwrap_or(argument))
                .replace("%(heads)s", &heads.join(", ")),
            Self::Resolution { argument, .. } => {
                format!("Can't locate revision identified by '{argument}'")
            }
            other => other.to_string(),
        }
    }

    /// The Python exception that Alembic lets through for it, if it does not turn it into a `CommandError`.
    pub fn python_exception(&self) -> Option<&'static str> {
        match self {
            Self::NotPresent { .. } | Self::NotCurrent { .. } => Some("KeyError"),
            Self::Assertion => Some("AssertionError"),
            _ => None,
        }
    }
}
