//! Takes out what differs from run to run or from machine to machine.
//!
//! 1. The project's folder is shown as `/project`, the virtual environment as `/venv`.
//! 2. `Create Date: …` is shown as `Create Date: <date>`; Alembic writes the present moment there.
//! 3. A traceback keeps only the frames in the project's files. `~~~^^^` lines under a frame are dropped. A traceback
//!    that precedes another ("The above exception was the direct cause …") is dropped with its exception when none of
//!    its frames is in the project.
//! 4. Addresses in the `repr` of objects (`at 0x7f…`) are shown as `at 0x…`.
//! 5. A Python warning, `FILE:LINE: UserWarning: TEXT` and the line of source below it, is shown as `UserWarning: TEXT`.
//! 6. Neighbouring lines of standard output that hold a revision and end in `head)` are sorted, and so are the children of
//!    a branch point (`     -> …`, `Branches into: …`): Alembic prints them in the order of a Python set.
//! 7. Neighbouring lines that tell of the files of a template, and those of `list_templates`, are sorted: Alembic prints them
//!    in the order of a folder.
//! 8. The temporary file with a template's traceback is shown as `/tmp/….txt`.
//! 9. Neighbouring lines `Detected sequence named …` are sorted: Alembic reflects tables in the order of a Python set.

use std::path::Path;

const PROJECT: &str = "/project";
const HEADER: &str = "Traceback (most recent call last):";

/// The rules, with the two folders of one run.
#[derive(Debug)]
pub(super) struct Rules {
    project: String,
    venv: String,
}

impl Rules {
    /// Rules for a project and a virtual environment.
    pub(super) fn new(project: &Path, venv: &Path) -> Self {
        Self { project: project.display().to_string(), venv: venv.display().to_string() }
    }

    /// The text with every rule applied.
    pub(super) fn apply(&self, text: &str) -> String {
        let text = text.replace(&self.project, PROJECT).replace(&self.venv, "/venv");
        reflections(&warnings(&trim_tracebacks(&text))).iter().map(|line| volatile(line)).collect()
    }

    /// Standard output with every rule applied.
    pub(super) fn apply_to_output(&self, text: &str) -> String {
        sorted(&self.apply(text))
    }
}

/// The text with its warnings shortened.
fn warnings(text: &str) -> String {
    let mut lines = text.split_inclusive('\n').peekable();
    let mut shortened = String::new();
    while let Some(line) = lines.next() {
        match line.find(": UserWarning: ") {
            Some(at) => {
                shortened += &line[at + 2..];
                lines.next_if(|line| line.starts_with("  "));
            }
            None => shortened += line,
        }
    }
    shortened
}

/// The lines of a text, with each run of those that tell of a reflected table sorted.
fn reflections(text: &str) -> Vec<&str> {
    let reflected = |line: &str| line.contains("] Detected sequence named '");
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    for run in lines.chunk_by_mut(|a, b| reflected(a) == reflected(b)) {
        if run.first().is_some_and(|line| reflected(line)) {
            run.sort_unstable();
        }
    }
    lines
}

/// The text with each run of lines that Alembic prints out of a set sorted.
fn sorted(text: &str) -> String {
    let of_a_set = |line: &str| {
        line.starts_with("  ") && line.trim_start().starts_with("-> ")
            || (line.ends_with("head)\n") && !line.contains(" -> "))
    };
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    for of_a_kind in [&of_a_set as &dyn Fn(&str) -> bool, &of_a_folder] {
        for run in lines.chunk_by_mut(|a, b| of_a_kind(a) == of_a_kind(b)) {
            if run.first().is_some_and(|line| of_a_kind(line)) {
                run.sort_unstable();
            }
        }
    }
    lines.iter().map(|line| branches(line).unwrap_or_else(|| (*line).to_owned())).collect()
}

/// Whether a line tells of one entry of a folder that Alembic walks through.
fn of_a_folder(line: &str) -> bool {
    let copied = ["Generating /", "Appending to existing /"].iter().any(|start| line.starts_with(start));
    let skipped = line.starts_with("File /") && line.trim_end().ends_with("skipping");
    copied || skipped || line.trim_end().ends_with("configuration.") || line.trim_end().ends_with("async dbapi.")
}

/// `Branches into: b, a` with its revisions sorted.
fn branches(line: &str) -> Option<String> {
    let list = line.strip_prefix("Branches into: ")?;
    let mut names: Vec<&str> = list.trim_end().split(", ").collect();
    names.sort_unstable();
    Some(format!("Branches into: {}\n", names.join(", ")))
}

/// A line without its date or addresses.
fn volatile(line: &str) -> String {
    let end = if line.ends_with('\n') { "\n" } else { "" };
    if let Some(at) = line.find("Create Date: ") {
        return format!("{}Create Date: <date>{end}", &line[..at]);
    }
    if let Some((head, rest)) = line.split_once("failed; see /tmp/")
        && let Some((_, tail)) = rest.split_once(".txt")
    {
        return format!("{head}failed; see /tmp/….txt{tail}");
    }
    let mut pieces = line.split(" at 0x");
    let mut shown = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        shown += " at 0x…";
        shown += piece.trim_start_matches(|digit: char| digit.is_ascii_hexdigit());
    }
    shown
}

/// One traceback: its kept frames, how many there were, and what follows the frames.
#[derive(Default)]
struct Block {
    frames: Vec<String>,
    kept: usize,
    tail: Vec<String>,
}

/// Trims each traceback of a text; what stands before the first is left as it is.
fn trim_tracebacks(text: &str) -> String {
    let mut lines = text.lines().peekable();
    let mut before = String::new();
    let mut blocks: Vec<Block> = Vec::new();
    while let Some(line) = lines.next() {
        if line == HEADER {
            let mut block = Block::default();
            while lines.peek().is_some_and(|line| line.starts_with("  ")) {
                frame(&mut lines, &mut block);
            }
            blocks.push(block);
        } else if let Some(block) = blocks.last_mut() {
            block.tail.push(line.to_owned());
        } else {
            before += line;
            before.push('\n');
        }
    }
    let last = blocks.len().saturating_sub(1);
    for (index, block) in blocks.iter().enumerate() {
        if index == last || block.kept > 0 {
            before += HEADER;
            before.push('\n');
            for line in block.frames.iter().chain(&block.tail) {
                before += line;
                before.push('\n');
            }
        }
    }
    before
}

/// Reads one frame, `  File …` and the lines below it, and keeps it if it is the learner's.
fn frame<'text>(lines: &mut std::iter::Peekable<impl Iterator<Item = &'text str>>, block: &mut Block) {
    let Some(head) = lines.next() else { return };
    let mut own = vec![head.to_owned()];
    while let Some(line) = lines.next_if(|line| line.starts_with("    ")) {
        if !line.trim().chars().all(|sign| sign == '^' || sign == '~') || block_is_syntax(&own) {
            own.push(line.to_owned());
        }
    }
    if head.contains(&format!("\"{PROJECT}/")) {
        block.kept += 1;
        block.frames.append(&mut own);
    }
}

/// Whether the frame is the place of a syntax error, whose caret stays: such a frame names no function.
fn block_is_syntax(frame: &[String]) -> bool {
    frame.first().is_some_and(|head| !head.contains(", in "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(input: &str, expected: &str) {
        let rules = Rules::new(Path::new("/tmp/p"), Path::new("/tmp/v"));
        assert_eq!(rules.apply(input), expected);
    }

    #[test]
    fn paths_dates_and_addresses() {
        check("Path: /tmp/p/a.py\n", "Path: /project/a.py\n");
        check("  Create Date: 2026-01-01 10:00:00\n", "  Create Date: <date>\n");
        check("<object at 0x7f01ab>, <object at 0x7f01ac>\n", "<object at 0x…>, <object at 0x…>\n");
    }

    #[test]
    fn a_warning_loses_its_place() {
        check("/tmp/v/x.py:7: UserWarning: twice\n  warn(\nINFO  x\n", "UserWarning: twice\nINFO  x\n");
    }

    #[test]
    fn reflected_tables_are_sorted() {
        check(
            "INFO  [a] Detected sequence named 'b'\nINFO  [a] Detected sequence named 'a'\nINFO  x\n",
            "INFO  [a] Detected sequence named 'a'\nINFO  [a] Detected sequence named 'b'\nINFO  x\n",
        );
    }

    #[test]
    fn lines_of_a_set_are_sorted() {
        assert_eq!(
            sorted("b (head)\na (head)\nx\n     -> d\n     -> c\n"),
            "a (head)\nb (head)\nx\n     -> c\n     -> d\n"
        );
    }

    #[test]
    fn a_traceback_keeps_the_frames_of_the_project() {
        check(
            "INFO  x\nTraceback (most recent call last):\n  File \"/tmp/v/x.py\", line 1, in a\n    a()\n    ^^^\n  File \
             \"/tmp/p/y.py\", line 2, in b\n    b()\n    ^^^\nValueError: no\n",
            "INFO  x\nTraceback (most recent call last):\n  File \"/project/y.py\", line 2, in b\n    b()\nValueError: no\n",
        );
    }

    #[test]
    fn a_cause_without_frames_of_the_project_is_dropped() {
        check(
            "Traceback (most recent call last):\n  File \"/tmp/v/x.py\", line 1, in a\n    a()\nKeyError: 1\n\nThe above \
             exception was the direct cause of the following exception:\n\nTraceback (most recent call last):\n  File \
             \"/tmp/p/y.py\", line 2, in b\n    b()\nValueError: no\n",
            "Traceback (most recent call last):\n  File \"/project/y.py\", line 2, in b\n    b()\nValueError: no\n",
        );
    }
}
