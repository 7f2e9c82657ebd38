//! Lines beside a log that show which commit follows which, as git draws them for commits of at most two parents.

use super::id::Id;

/// What the next line shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Padding,
    Commit,
    Fork,
    Collapse,
}

/// The drawing, from commit to commit.
#[derive(Debug)]
pub(crate) struct Graph {
    commit: Id,
    parents: Vec<Id>,
    columns: Vec<Id>,
    next: Vec<Id>,
    /// The column that each place of the line goes to.
    mapping: Vec<Option<usize>>,
    before: Vec<Option<usize>>,
    /// Places of the line.
    width: usize,
    /// Where the first parent of a merge goes: to the left (0) or straight on (1).
    layout: Option<usize>,
    added: isize,
    added_before: isize,
    index: usize,
    index_before: usize,
    state: State,
    state_before: State,
}

impl Default for Graph {
    fn default() -> Self {
        Self {
            commit: Id::default(),
            parents: Vec::new(),
            columns: Vec::new(),
            next: Vec::new(),
            mapping: Vec::new(),
            before: Vec::new(),
            width: 0,
            layout: None,
            added: 0,
            added_before: 0,
            index: 0,
            index_before: 0,
            state: State::Padding,
            state_before: State::Padding,
        }
    }
}

impl Graph {
    /// Goes to the next commit; of its parents only those that will be shown.
    pub(crate) fn begin(&mut self, commit: Id, parents: &[Id]) {
        self.commit = commit;
        self.parents = parents.to_vec();
        self.index_before = self.index;
        self.columns = std::mem::take(&mut self.next);
        let is_in = self.columns.contains(&commit);
        self.lay();
        let columns = self.columns.len() + self.parents.len().max(1) + usize::from(!is_in);
        self.width = (columns - 1) * 2;
        self.enter(State::Commit);
    }

    fn enter(&mut self, state: State) {
        self.state_before = self.state;
        self.state = state;
    }

    fn lay(&mut self) {
        let most = self.columns.len() + self.parents.len() + 1;
        self.mapping = vec![None; 2 * most + 2];
        self.added_before = self.added;
        (self.added, self.layout) = (0, None);
        let mut place = 0;
        for (at, column) in self.slots().into_iter().enumerate() {
            if column == self.commit {
                self.index = at;
                for parent in self.parents.clone() {
                    self.insert(parent, Some(at), &mut place);
                }
                if self.parents.is_empty() {
                    place += 2;
                }
            } else {
                self.insert(column, None, &mut place);
            }
        }
        while self.mapping.len() > 1 && self.mapping.last() == Some(&None) {
            self.mapping.pop();
        }
    }

    /// The columns of the commit's line: its own at the end if it has none yet.
    fn slots(&self) -> Vec<Id> {
        let mut slots = self.columns.clone();
        if !slots.contains(&self.commit) {
            slots.push(self.commit);
        }
        slots
    }

    fn insert(&mut self, commit: Id, from: Option<usize>, place: &mut usize) {
        let column = self.next.iter().position(|it| *it == commit).unwrap_or_else(|| {
            self.next.push(commit);
            self.next.len() - 1
        });
        let at = match from {
            Some(index) if self.parents.len() > 1 && self.layout.is_none() => {
                let distance = index.saturating_sub(column);
                let shift = if distance > 1 { 2 * distance - 3 } else { 1 };
                let layout = usize::from(distance == 0);
                self.layout = Some(layout);
                self.added = self.parents.len().cast_signed() + layout.cast_signed() - 2;
                let at = if layout == 1 { *place } else { place.saturating_sub(shift) };
                *place += 2 * layout;
                at
            }
            _ if self.added > 0 && *place >= 2 && self.mapping[*place - 2] == Some(column) => {
                self.added = -1;
                *place - 2
            }
            _ => {
                *place += 2;
                *place - 2
            }
        };
        self.mapping[at] = Some(column);
    }

    fn is_settled(&self) -> bool {
        self.mapping.iter().enumerate().all(|(at, column)| column.is_none_or(|column| column == at / 2))
    }

    /// Whether nothing is left to draw of the commit.
    pub(crate) fn is_done(&self) -> bool {
        self.state == State::Padding
    }

    /// The next line, with the spaces behind it.
    pub(crate) fn line(&mut self) -> String {
        let mut line = match self.state {
            State::Padding => "| ".repeat(self.next.len()),
            State::Commit => self.commit_line(),
            State::Fork => self.fork_line(),
            State::Collapse => self.collapse_line(),
        };
        let missing = self.width.saturating_sub(line.len());
        line.push_str(&" ".repeat(missing));
        line
    }

    fn commit_line(&mut self) -> String {
        let (mut line, mut seen) = (String::new(), false);
        for (at, column) in self.slots().into_iter().enumerate() {
            let after_fork = self.state_before == State::Fork && self.added_before > 0 && self.index_before < at;
            let leans = self.state_before == State::Collapse
                && self.before.get(2 * at + 1) == Some(&Some(at))
                && self.mapping.get(2 * at).copied().flatten().is_some_and(|it| it < at);
            line.push(match () {
                () if column == self.commit => {
                    seen = true;
                    '*'
                }
                () if seen && self.added > 1 => '\\',
                () if seen && self.added == 1 => {
                    if after_fork {
                        '\\'
                    } else {
                        '|'
                    }
                }
                () if leans => '/',
                () => '|',
            });
            line.push(' ');
        }
        self.enter(match () {
            () if self.parents.len() > 1 => State::Fork,
            () if self.is_settled() => State::Padding,
            () => State::Collapse,
        });
        line
    }

    fn fork_line(&mut self) -> String {
        const SIGNS: [char; 3] = ['/', '|', '\\'];
        let (mut line, mut seen, mut passed) = (String::new(), false, false);
        let layout = self.layout.unwrap_or(1);
        for (at, column) in self.slots().into_iter().enumerate() {
            if column == self.commit {
                seen = true;
                let mut sign = layout;
                for parent in 0..self.parents.len() {
                    line.push(SIGNS[sign]);
                    if sign < 2 {
                        sign += 1;
                    } else if self.added > 0 || parent + 1 < self.parents.len() {
                        line.push(' ');
                    }
                }
                if self.added == 0 {
                    line.push(' ');
                }
            } else if seen {
                line.push_str(if self.added > 0 { "\\ " } else { "| " });
            } else {
                line.push('|');
                if layout != 0 || at + 1 != self.index {
                    line.push(if passed { '_' } else { ' ' });
                }
            }
            passed |= self.parents.first() == Some(&column);
        }
        self.enter(if self.is_settled() { State::Padding } else { State::Collapse });
        line
    }

    fn collapse_line(&mut self) -> String {
        let old = std::mem::take(&mut self.mapping);
        let mut mapping = vec![None; old.len()];
        let mut edge: Option<(usize, Option<usize>)> = None;
        for (at, column) in old.iter().enumerate() {
            let Some(target) = *column else { continue };
            let mut far = |mapping: &mut Vec<Option<usize>>, from: usize| {
                if edge.is_none() {
                    edge = Some((from, Some(target)));
                    let mut place = target * 2 + 3;
                    while place + 2 < at {
                        mapping[place] = Some(target);
                        place += 2;
                    }
                }
            };
            if target * 2 == at || at == 0 {
                mapping[at] = Some(target);
            } else if mapping[at - 1].is_none() {
                mapping[at - 1] = Some(target);
                far(&mut mapping, at);
            } else if mapping[at - 1] != Some(target) && at >= 2 {
                mapping[at - 2] = Some(target);
                far(&mut mapping, at - 1);
            }
        }
        self.before.clone_from(&mapping);
        if mapping.last() == Some(&None) {
            mapping.pop();
        }
        let (mut line, mut used) = (String::new(), false);
        for (at, slot) in mapping.iter_mut().enumerate() {
            line.push(match (*slot, edge) {
                (None, _) => ' ',
                (Some(target), _) if target * 2 == at => '|',
                (Some(target), Some((from, of))) if of == Some(target) && at + 1 != from => {
                    if at != target * 2 + 3 {
                        *slot = None;
                    }
                    used = true;
                    '_'
                }
                (Some(_), edge) => {
                    if used && edge.is_some_and(|(from, _)| at < from) {
                        *slot = None;
                    }
                    '/'
                }
            });
        }
        self.mapping = mapping;
        if self.is_settled() {
            self.enter(State::Padding);
        }
        line
    }
}
