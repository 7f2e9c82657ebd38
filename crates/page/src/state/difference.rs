//! The difference of two schemas, row by row.

use protocol::{Schema, SchemaPart, SchemaRelation};

/// What became of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Nothing.
    Same,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It was defined otherwise; how.
    Changed(String),
}

/// A relation of either schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelationRow {
    /// Name.
    pub name: String,
    /// `table`, `view`…
    pub kind: String,
    /// What became of it; [`Change::Changed`] if one of its parts did not stay the same.
    pub change: Change,
    /// Its parts: those of now in their order, then those that are gone.
    pub parts: Vec<PartRow>,
}

/// A column, constraint or index of either schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartRow {
    /// The part as it is now, or as it was if it is gone.
    pub part: SchemaPart,
    /// What became of it.
    pub change: Change,
}

/// Compares two schemas: relations of `after` in their order, then those that are gone.
pub fn difference(before: &Schema, after: &Schema) -> Vec<RelationRow> {
    let now = after.relations.iter().map(|relation| {
        match before.relations.iter().find(|old| old.name == relation.name && old.kind == relation.kind) {
            Some(old) => compared(old, relation),
            None => whole(relation, &Change::Added),
        }
    });
    let gone = before
        .relations
        .iter()
        .filter(|old| !after.relations.iter().any(|new| new.name == old.name && new.kind == old.kind))
        .map(|old| whole(old, &Change::Removed));
    now.chain(gone).collect()
}

fn whole(relation: &SchemaRelation, change: &Change) -> RelationRow {
    RelationRow {
        name: relation.name.clone(),
        kind: relation.kind.clone(),
        change: change.clone(),
        parts: relation.parts.iter().map(|part| PartRow { part: part.clone(), change: change.clone() }).collect(),
    }
}

fn compared(old: &SchemaRelation, new: &SchemaRelation) -> RelationRow {
    let same_part = |a: &SchemaPart, b: &SchemaPart| a.kind == b.kind && a.name == b.name;
    let now = new.parts.iter().map(|part| {
        let change = match old.parts.iter().find(|was| same_part(was, part)) {
            None => Change::Added,
            Some(was) if was.definition == part.definition => Change::Same,
            Some(was) => Change::Changed(was.definition.clone()),
        };
        PartRow { part: part.clone(), change }
    });
    let gone = old
        .parts
        .iter()
        .filter(|was| !new.parts.iter().any(|part| same_part(was, part)))
        .map(|was| PartRow { part: was.clone(), change: Change::Removed });
    let parts: Vec<PartRow> = now.chain(gone).collect();
    let same = parts.iter().all(|row| row.change == Change::Same);
    RelationRow {
        name: new.name.clone(),
        kind: new.kind.clone(),
        change: if same { Change::Same } else { Change::Changed(String::new()) },
        parts,
    }
}

#[cfg(test)]
mod tests {
    use super::{Change, difference};
    use expect_test::{Expect, expect};
    use protocol::{Schema, SchemaPart, SchemaRelation};

    fn schema(text: &str) -> Schema {
        let relation = |line: &str| {
            let (name, parts) = line.split_once(':').expect("name: parts");
            let part = |text: &str| {
                let (name, definition) = text.trim().split_once(' ').expect("name definition");
                SchemaPart { kind: "column".into(), name: name.into(), definition: definition.into() }
            };
            SchemaRelation {
                name: name.into(),
                kind: "table".into(),
                parts: parts.split(',').filter(|text| !text.trim().is_empty()).map(part).collect(),
            }
        };
        Schema { relations: text.split(';').filter(|line| !line.is_empty()).map(relation).collect() }
    }

    fn mark(change: &Change) -> String {
        match change {
            Change::Same => "=".into(),
            Change::Added => "+".into(),
            Change::Removed => "-".into(),
            Change::Changed(was) => format!("~[{was}]"),
        }
    }

    #[track_caller]
    fn check(before: &str, after: &str, expected: &Expect) {
        let rows = difference(&schema(before), &schema(after));
        let lines: Vec<String> = rows
            .iter()
            .map(|row| {
                let parts: Vec<String> =
                    row.parts.iter().map(|part| format!("{}{}", mark(&part.change), part.part.name)).collect();
                format!("{}{}({})", mark(&row.change), row.name, parts.join(" "))
            })
            .collect();
        expected.assert_eq(&lines.join("\n"));
    }

    #[test]
    fn marks_what_changed() {
        check("users:id int,name text", "users:id int,name text", &expect!["=users(=id =name)"]);
        check("users:id int", "users:id int,seen timestamp", &expect!["~[]users(=id +seen)"]);
        check("users:id int,seen timestamp", "users:id int", &expect!["~[]users(=id -seen)"]);
        check("users:id int", "users:id bigint", &expect!["~[]users(~[int]id)"]);
        check(
            "a:id int",
            "b:id int",
            &expect![[r"
            +b(+id)
            -a(-id)"]],
        );
    }
}
