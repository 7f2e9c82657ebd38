//! One thing that a dump makes.

/// The order of kinds (`dbObjectTypePriority`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Rank {
    #[default]
    Schema,
    Extension,
    Type,
    Relation,
    Default,
    Data,
    SequenceSet,
    Constraint,
    Index,
    Statistics,
    ForeignKey,
    Refresh,
}

/// What an entry depends on, and is found by.
pub(super) type Id = String;

/// An entry of the archive, with those that follow it directly (comments).
#[derive(Debug, Clone, Default)]
pub(super) struct Entry {
    pub(super) rank: Rank,
    pub(super) id: Id,
    /// What has to be made before.
    pub(super) after: Vec<Id>,
    /// What it is sorted by within its schema.
    pub(super) sort: String,
    pub(super) number: i16,
    /// As its heading names it.
    pub(super) tag: String,
    pub(super) kind: &'static str,
    pub(super) schema: Option<String>,
    /// Whether it has an owner; an extension has none to show.
    pub(super) owner: Owner,
    pub(super) text: String,
    pub(super) drop: String,
    /// `TABLE public.users` of `ALTER … OWNER TO`.
    pub(super) owned: Option<String>,
    /// Whether it lies in a tablespace, and has an access method.
    pub(super) space: bool,
    pub(super) method: bool,
    /// Comments and the like.
    pub(super) followers: Vec<Entry>,
}

/// What the heading says of the owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Owner {
    #[default]
    User,
    /// `-`
    None,
    /// Nothing at all.
    Empty,
}

impl Entry {
    /// A comment that follows.
    pub(super) fn comment(&mut self, tag: String, on: &str, text: &str) {
        let owner = if self.owner == Owner::None { Owner::Empty } else { self.owner };
        let text = format!("COMMENT ON {on} IS {};\n", super::shown::literal(text));
        self.followers.push(Self { tag, kind: "COMMENT", schema: self.schema.clone(), owner, text, ..Self::default() });
    }
}
