//! The known name that is nearest to an unknown one.

/// The name with the fewest edits between, if those are few for its length; of several the first.
pub fn nearest<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let bound = if name.chars().count() <= 3 { 1 } else { 2 };
    let close = known.into_iter().map(|it| (distance(name, it), it)).filter(|(edits, _)| *edits <= bound);
    close.min_by_key(|(edits, _)| *edits).map(|(_, it)| it)
}

/// Letters to add, drop, replace, or swap with their neighbour.
fn distance(left: &str, right: &str) -> usize {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    if left.len().abs_diff(right.len()) > 2 {
        return usize::MAX;
    }
    let width = right.len() + 1;
    let mut table = vec![0; (left.len() + 1) * width];
    for row in 0..=left.len() {
        for column in 0..=right.len() {
            let at = row * width + column;
            table[at] = if row == 0 || column == 0 {
                row + column
            } else {
                let differs = usize::from(left[row - 1] != right[column - 1]);
                let mut best = (table[at - 1] + 1).min(table[at - width] + 1).min(table[at - width - 1] + differs);
                if row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1] {
                    best = best.min(table[at - 2 * width - 2] + 1);
                }
                best
            };
        }
    }
    table[left.len() * width + right.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_of_the_finger_are_recognised() {
        let known = ["alembic", "psql", "docker", "ls"];
        assert_eq!(nearest("almebic", known), Some("alembic"));
        assert_eq!(nearest("psq", known), Some("psql"));
        assert_eq!(nearest("sl", known), Some("ls"));
        assert_eq!(nearest("kubectl", known), None);
    }
}
