//! Paths as git prints and matches them.

/// A path from the top, as seen from a folder below the top (`/server`, or empty).
pub(super) fn relative(folder: &str, path: &str) -> String {
    let here: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let there: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let common = here.iter().zip(&there).take_while(|(left, right)| left == right).count();
    let mut parts = vec![".."; here.len() - common];
    parts.extend(&there[common..]);
    let mut shown = parts.join("/");
    if shown.is_empty() {
        shown.push('.');
    }
    if path.ends_with('/') {
        shown.push('/');
    }
    shown
}

/// A path between quotes, if there is anything in it that wants them.
pub(super) fn quoted(path: &str) -> String {
    if path.bytes().all(|byte| (0x20..0x7f).contains(&byte) && byte != b'"' && byte != b'\\') {
        return path.to_owned();
    }
    let mut out = String::from("\"");
    for byte in path.bytes() {
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\t' => out.push_str("\\t"),
            0x20..0x7f => out.push(char::from(byte)),
            other => out.push_str(&format!("\\{other:03o}")),
        }
    }
    out + "\""
}

/// Whether a path is one that was named: itself, below a folder, or by a pattern.
pub(super) fn matches(named: &str, path: &str) -> bool {
    if named.is_empty() || named == path || path.strip_prefix(named).is_some_and(|rest| rest.starts_with('/')) {
        return true;
    }
    let letters = |text: &str| text.replace('*', "**").chars().collect::<Vec<_>>();
    named.contains(['*', '?', '[']) && crate::git::ignore::glob(&letters(named), &path.chars().collect::<Vec<_>>())
}
