//! Parts of `json` text as they were written.

/// The members of an object, or the items of an array with empty keys; the text must be valid JSON.
pub(crate) fn parts(text: &str) -> Vec<(String, &str)> {
    let trimmed = trim(text);
    let object = trimmed.starts_with('{');
    if !object && !trimmed.starts_with('[') {
        return Vec::new();
    }
    split(trimmed.get(1..trimmed.len() - 1).unwrap_or(""), ',')
        .into_iter()
        .filter(|part| !trim(part).is_empty())
        .map(|part| if object { member(part) } else { (String::new(), trim(part)) })
        .collect()
}

fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\n', '\r'])
}

fn member(part: &str) -> (String, &str) {
    let halves = split(part, ':');
    let key = halves.first().copied().unwrap_or("");
    let value = part.get(key.len() + 1..).unwrap_or("");
    let name = match super::parse(trim(key)) {
        Ok(super::Json::String(name)) => name,
        _ => String::new(),
    };
    (name, trim(value))
}

/// Cuts at a separator that is in no string and no bracket.
fn split(text: &str, separator: char) -> Vec<&str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    let (mut quoted, mut escaped) = (false, false);
    for (at, c) in text.char_indices() {
        if quoted {
            (quoted, escaped) = (escaped || c != '"', !escaped && c == '\\');
            continue;
        }
        match c {
            '"' => quoted = true,
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            c if c == separator && depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}
