//! The rules of `xtask/src/oracle/normalise.rs` that apply to Retort's own answers.

/// Takes out what the recordings do not hold: dates of creation, the place of a Python warning, the order of a set or a folder,
/// the name of a temporary file.
pub fn normalise(text: &str) -> String {
    let mut lines = text.split_inclusive('\n').peekable();
    let mut kept: Vec<String> = Vec::new();
    while let Some(line) = lines.next() {
        if let Some(at) = line.find(": UserWarning: ") {
            kept.push(line[at + 2..].to_owned());
            lines.next_if(|line| line.starts_with("  "));
        } else if let Some(at) = line.find("Create Date: ") {
            kept.push(format!("{}Create Date: <date>\n", &line[..at]));
        } else {
            kept.push(branches(line).or_else(|| temporary(line)).unwrap_or_else(|| line.to_owned()));
        }
    }
    for of_a_kind in [of_a_set, of_a_folder] {
        for run in kept.chunk_by_mut(|a, b| of_a_kind(a) == of_a_kind(b)) {
            if run.first().is_some_and(|line| of_a_kind(line)) {
                run.sort_unstable();
            }
        }
    }
    kept.concat()
}

/// `Branches into: b, a` with its revisions sorted.
fn branches(line: &str) -> Option<String> {
    let list = line.strip_prefix("Branches into: ")?;
    let mut names: Vec<&str> = list.trim_end().split(", ").collect();
    names.sort_unstable();
    Some(format!("Branches into: {}\n", names.join(", ")))
}

fn of_a_set(line: &str) -> bool {
    line.starts_with("  ") && line.trim_start().starts_with("-> ")
        || (line.ends_with("head)\n") && !line.contains(" -> "))
}

fn of_a_folder(line: &str) -> bool {
    let copied = ["Generating /", "Appending to existing /"].iter().any(|start| line.starts_with(start));
    let skipped = line.starts_with("File /") && line.trim_end().ends_with("skipping");
    copied || skipped || line.trim_end().ends_with("configuration.") || line.trim_end().ends_with("async dbapi.")
}

/// The file with a template's traceback, without its name.
fn temporary(line: &str) -> Option<String> {
    let (head, rest) = line.split_once("failed; see /tmp/")?;
    let (_, tail) = rest.split_once(".txt")?;
    Some(format!("{head}failed; see /tmp/….txt{tail}"))
}
