//! Where a run of changed lines is shown, when equal lines around it leave a choice: git's, with its weights for indentation.

/// The width of an indentation counts no further.
const DEEPEST: i32 = 200;
/// Blank lines count no further.
const BLANKS: i32 = 20;
/// How far a run is moved to be judged.
const FARTHEST: usize = 100;

/// Moves each run of `changed` lines to where git shows it. `faces(k)` says whether the other side has changed lines before its
/// unchanged line `k`.
pub(super) fn settle(lines: &[&str], changed: &mut [bool], faces: &dyn Fn(usize) -> bool) {
    let mut run = Run { lines, changed, start: 0, end: 0, place: 0 };
    while run.next() {
        let (earliest, facing) = loop {
            let size = run.end - run.start;
            while run.up() {}
            let earliest = run.end;
            let mut facing = faces(run.place);
            while run.down() {
                facing |= faces(run.place);
            }
            if run.end - run.start == size {
                break (earliest, facing);
            }
        };
        if run.end == earliest {
            continue;
        }
        if facing {
            while !faces(run.place) && run.up() {}
        } else {
            let best = run.best(earliest);
            while run.end > best && run.up() {}
        }
    }
}

struct Run<'a> {
    lines: &'a [&'a str],
    changed: &'a mut [bool],
    start: usize,
    end: usize,
    /// Unchanged lines before it.
    place: usize,
}

impl Run<'_> {
    /// Goes to the next run.
    fn next(&mut self) -> bool {
        self.start = self.end;
        while self.changed.get(self.start) == Some(&false) {
            self.start += 1;
            self.place += 1;
        }
        self.end = self.start;
        while self.changed.get(self.end) == Some(&true) {
            self.end += 1;
        }
        self.end > self.start
    }

    /// Takes in the runs that it touches.
    fn swallow(&mut self) {
        while self.start > 0 && self.changed[self.start - 1] {
            self.start -= 1;
        }
        while self.changed.get(self.end) == Some(&true) {
            self.end += 1;
        }
    }

    fn up(&mut self) -> bool {
        if self.start == 0 || self.lines[self.start - 1] != self.lines[self.end - 1] {
            return false;
        }
        self.start -= 1;
        self.end -= 1;
        self.place -= 1;
        self.changed[self.start] = true;
        self.changed[self.end] = false;
        self.swallow();
        true
    }

    fn down(&mut self) -> bool {
        if self.end >= self.lines.len() || self.lines[self.start] != self.lines[self.end] {
            return false;
        }
        self.changed[self.start] = false;
        self.changed[self.end] = true;
        self.start += 1;
        self.end += 1;
        self.place += 1;
        self.swallow();
        true
    }

    /// The end at which the run looks best.
    fn best(&self, earliest: usize) -> usize {
        let size = self.end - self.start;
        let first = earliest.max(self.end.saturating_sub(size + 1)).max(self.end.saturating_sub(FARTHEST));
        let mut best: Option<(Score, usize)> = None;
        for end in first..=self.end {
            let score = Score::default().and(self.lines, end).and(self.lines, end - size);
            if best.as_ref().is_none_or(|(other, _)| score.against(other) <= 0) {
                best = Some((score, end));
            }
        }
        best.map_or(self.end, |(_, end)| end)
    }
}

/// How bad it is to cut somewhere.
#[derive(Default)]
struct Score {
    indent: i32,
    penalty: i32,
}

impl Score {
    fn against(&self, other: &Self) -> i32 {
        let indents = i32::from(self.indent > other.indent) - i32::from(self.indent < other.indent);
        60 * indents + self.penalty - other.penalty
    }

    /// Adds a cut before a line.
    fn and(mut self, lines: &[&str], at: usize) -> Self {
        let here = lines.get(at).map_or(-1, |line| indent(line));
        let (pre_blank, pre) = nearest(lines[..at.min(lines.len())].iter().rev());
        let (post_blank, post) = nearest(lines.iter().skip(at + 1));
        if pre == -1 && pre_blank == 0 {
            self.penalty += 1;
        }
        if at >= lines.len() {
            self.penalty += 21;
        }
        let post_blank = if here == -1 { 1 + post_blank } else { 0 };
        let blanks = pre_blank + post_blank;
        self.penalty += -30 * blanks + 6 * post_blank;
        let own = if here == -1 { post } else { here };
        let any = blanks != 0;
        self.indent += own;
        self.penalty += match () {
            () if own == -1 || pre == -1 || own == pre => 0,
            () if own > pre => {
                if any {
                    10
                } else {
                    -4
                }
            }
            () if post != -1 && post > own => {
                if any {
                    17
                } else {
                    24
                }
            }
            () => {
                if any {
                    17
                } else {
                    23
                }
            }
        };
        self
    }
}

/// How many blank lines come first, and the indentation of the line after them; -1 without one.
fn nearest<'l>(lines: impl Iterator<Item = &'l &'l str>) -> (i32, i32) {
    let mut blanks = 0;
    for line in lines {
        let indent = indent(line);
        if indent != -1 {
            return (blanks, indent);
        }
        blanks += 1;
        if blanks == BLANKS {
            return (blanks, 0);
        }
    }
    (blanks, -1)
}

/// Columns before the first letter; -1 for a blank line.
fn indent(line: &str) -> i32 {
    let mut columns = 0;
    for letter in line.chars() {
        match letter {
            ' ' => columns += 1,
            '\t' => columns += 8 - columns % 8,
            other if other.is_ascii_whitespace() => {}
            _ => return columns,
        }
        if columns >= DEEPEST {
            return DEEPEST;
        }
    }
    -1
}
