//! Paragraphs; Python: `textwrap.wrap`.

/// The words of a text in lines of at most `width` columns.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let mut space = if line.is_empty() { "" } else { " " };
        for chunk in chunks(word) {
            if !line.is_empty() && line.chars().count() + space.len() + chunk.chars().count() > width {
                lines.push(std::mem::take(&mut line));
                space = "";
            }
            line += space;
            line += chunk;
            space = "";
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// A word, cut behind the hyphens between its letters.
fn chunks(word: &str) -> Vec<&str> {
    let letters: Vec<(usize, char)> = word.char_indices().collect();
    let mut chunks = Vec::new();
    let mut start = 0;
    for window in letters.windows(5) {
        let around = [0, 1, 3, 4].iter().all(|at| window[*at].1.is_alphabetic());
        let (place, sign) = window[2];
        if sign == '-' && around {
            chunks.push(&word[start..=place]);
            start = place + 1;
        }
    }
    chunks.push(&word[start..]);
    chunks
}
