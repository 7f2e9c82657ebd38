//! What is stored is text that means the same: read again it gives itself, and answers the same rows.

use super::{Session, session};
use catalog::{ConstraintKind, RelationKind};

/// What is stored of a view, if its query is right.
fn view(session: &mut Session, name: &str, query: &str) -> Option<String> {
    session.storage.limit();
    session.execute(&format!("CREATE VIEW {name} AS {query}")).ok()?;
    let relation = session.catalog().relations.values().find(|relation| relation.name.name == name)?;
    match &relation.kind {
        RelationKind::View(query) => Some(query.0.clone()),
        _ => None,
    }
}

fn rows(session: &mut Session, query: &str) -> Result<Vec<String>, String> {
    session.storage.limit();
    match session.execute(query) {
        Ok(outcomes) => {
            let outcome = &outcomes[0];
            let width = outcome.columns.as_ref().map_or(0, Vec::len);
            let row = |row| (0..width).map(|column| format!("{:?}|", outcome.text(row, column))).collect();
            let mut rows: Vec<String> = (0..outcome.rows.len()).map(row).collect();
            rows.sort();
            Ok(rows)
        }
        Err(failure) => Err(failure.diagnostic.code),
    }
}

pub(super) fn query_law(query: &str) {
    let mut session = session();
    let Some(stored) = view(&mut session, "one", query) else { return };
    let again = view(&mut session, "two", &stored);
    if again.as_ref() != Some(&stored) {
        // As in PostgreSQL, a column that nobody can name is shown without its name, and gets another one when read.
        let third = again.as_ref().and_then(|again| view(&mut session, "three", again));
        assert!(third.is_some() && third == again, "{query}\n{stored}\n{again:?}\n{third:?}");
        assert!(["( SELECT", "UNION", "]::"].iter().any(|word| stored.contains(word)), "{query}\n{stored}\n{again:?}");
    }
    if !is_fleeting(query) {
        assert_eq!(rows(&mut session, query), rows(&mut session, "SELECT * FROM one"), "{query}\n{stored}");
    }
}

/// Whether a text may answer differently when it is asked again.
fn is_fleeting(text: &str) -> bool {
    ["random()", "nextval", "uuid", "LIMIT", "DISTINCT ON", "pg_class", "information_schema", "OVER"]
        .iter()
        .any(|word| text.contains(word))
}

/// What is stored of a check over users, if its condition is right.
fn check(session: &mut Session, name: &str, condition: &str) -> Option<String> {
    session.execute(&format!("ALTER TABLE users ADD CONSTRAINT {name} CHECK ({condition}) NOT VALID")).ok()?;
    let mut constraints = session.catalog().relations.values().flat_map(|relation| &relation.constraints);
    match &constraints.find(|constraint| constraint.name == name)?.kind {
        ConstraintKind::Check(check) => Some(check.expression.0.clone()),
        _ => None,
    }
}

pub(super) fn check_law(condition: &str) {
    let mut session = session();
    let Some(stored) = check(&mut session, "one", condition) else { return };
    let again = check(&mut session, "two", &stored);
    if again.as_ref() != Some(&stored) {
        // A row inside a row that is tested for NULL is written out once more: a row of COMPAT.md.
        if condition.contains("ROW(") && condition.contains("NULL") {
            return;
        }
        // As in PostgreSQL, a cast that nobody wrote is shown around an array, and read as one of its elements.
        let third = again.as_ref().and_then(|again| check(&mut session, "three", again));
        assert!(third.is_some() && third == again, "{condition}\n{stored}\n{again:?}\n{third:?}");
        assert!(stored.contains("]::"), "{condition}\n{stored}\n{again:?}");
    }
    if is_fleeting(condition) {
        return;
    }
    let given = rows(&mut session, &format!("SELECT id, {condition} FROM users"));
    assert_eq!(given, rows(&mut session, &format!("SELECT id, {stored} FROM users")), "{condition}\n{stored}");
}
