//! `\if`, `\elif`, `\else`, `\endif` (`conditional.c`).

/// A branch, and where its query buffer stood.
#[derive(Debug, Clone, Copy)]
struct Branch {
    state: State,
    query: usize,
    parentheses: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// This branch runs.
    True,
    /// This branch is left out, a later one may run.
    False,
    /// This branch and all others are left out.
    Ignored,
    /// The `\else` runs.
    ElseTrue,
    /// The `\else` is left out.
    ElseFalse,
}

/// The branches that are open, the outermost first.
#[derive(Debug, Clone, Default)]
pub(super) struct Branches(Vec<Branch>);

/// What a branch asks for: whether its condition is to be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// The condition decides.
    Evaluate,
    /// It is left out.
    Skip,
}

impl Branches {
    /// Whether what is read is run.
    pub(super) fn is_active(&self) -> bool {
        self.0.last().is_none_or(|branch| matches!(branch.state, State::True | State::ElseTrue))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `\if`
    pub(super) fn open(&mut self, condition: impl FnOnce() -> bool, query: usize, parentheses: usize) {
        let state = match self.is_active() {
            false => State::Ignored,
            true if condition() => State::True,
            true => State::False,
        };
        self.0.push(Branch { state, query, parentheses });
    }

    /// What `\elif` has to do; `Err` is what is wrong.
    pub(super) fn before_elif(&mut self) -> Result<Next, &'static str> {
        match self.0.last_mut().map(|branch| &mut branch.state) {
            None => Err("\\elif: no matching \\if"),
            Some(state @ State::True) => {
                *state = State::Ignored;
                Ok(Next::Skip)
            }
            Some(State::False) => Ok(Next::Evaluate),
            Some(State::Ignored) => Ok(Next::Skip),
            Some(State::ElseTrue | State::ElseFalse) => Err("\\elif: cannot occur after \\else"),
        }
    }

    /// The condition of an `\elif` held or not.
    pub(super) fn decide(&mut self, holds: bool) {
        if let Some(branch) = self.0.last_mut() {
            branch.state = if holds { State::True } else { State::False };
        }
    }

    /// `\else`
    pub(super) fn otherwise(&mut self) -> Result<(), &'static str> {
        let Some(branch) = self.0.last_mut() else { return Err("\\else: no matching \\if") };
        branch.state = match branch.state {
            State::False => State::ElseTrue,
            State::True | State::Ignored => State::ElseFalse,
            State::ElseTrue | State::ElseFalse => return Err("\\else: cannot occur after \\else"),
        };
        Ok(())
    }

    /// `\endif`
    pub(super) fn close(&mut self) -> Result<(), &'static str> {
        self.0.pop().map(drop).ok_or("\\endif: no matching \\if")
    }

    /// Where the query buffer stood when the branch began: its length and its open parentheses.
    pub(super) fn saved(&self) -> Option<(usize, usize)> {
        self.0.last().map(|branch| (branch.query, branch.parentheses))
    }

    /// Remembers where the query buffer stands.
    pub(super) fn save(&mut self, query: usize, parentheses: usize) {
        if let Some(branch) = self.0.last_mut() {
            (branch.query, branch.parentheses) = (query, parentheses);
        }
    }
}
