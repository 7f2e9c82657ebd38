//! What goes with what is dropped, in PostgreSQL's order (`findDependentObjects`).
//!
//! Dependents are visited with the newest first, each after what depends on it in turn; what is said is that list from
//! its end. So an object that is reached in several ways is said to depend on the newest thing that it depends on.

use super::depend::{self, Dependent};
use super::domains;
use super::planner::Planner;
use catalog::{Oid, Type};

/// What is found, with what it depends on.
type Found = (Dependent, String);

struct Walk<'a, 'p> {
    planner: &'a Planner<'p>,
    seeds: &'a [Dependent],
    seen: Vec<Dependent>,
    found: Vec<Found>,
}

/// One step of the walk: the key by which it is ordered, the thing, and what it depends on if not what is visited.
struct Direct {
    key: (Oid, i16),
    thing: Dependent,
    on: Option<String>,
}

/// What depends on the things that are dropped, as it is said, without those things.
pub(super) fn dependents(planner: &Planner<'_>, seeds: &[Dependent]) -> Vec<Found> {
    let mut walk = Walk { planner, seeds, seen: Vec::new(), found: Vec::new() };
    for seed in seeds {
        walk.visit(seed, "");
    }
    told(planner, walk)
}

fn told(planner: &Planner<'_>, walk: Walk<'_, '_>) -> Vec<Found> {
    let Walk { mut found, seen, seeds, .. } = walk;
    found.reverse();
    let goes_anyway = |thing: &Dependent| {
        let relation = match thing {
            Dependent::Constraint { table, .. }
            | Dependent::Default { table, .. }
            | Dependent::Column { table, .. } => *table,
            Dependent::Relation(oid) => return is_owned(planner, *oid, &seen),
            _ => return false,
        };
        seen.iter().any(|other| matches!(other, Dependent::Relation(oid) | Dependent::View(oid) if *oid == relation))
            || is_of_column(planner, thing, &seen)
    };
    found.retain(|(thing, _)| !seeds.contains(thing) && !goes_anyway(thing));
    found
}

/// A relation as a thing that can be depended on.
pub(super) fn relation(planner: &Planner<'_>, oid: Oid) -> Dependent {
    let is_view = planner.catalog.relation(oid).is_some_and(|relation| relation.is_view());
    if is_view { Dependent::View(oid) } else { Dependent::Relation(oid) }
}

/// What goes with a schema.
pub(super) fn of_schema(planner: &Planner<'_>, name: &str, what: &str) -> Vec<Found> {
    let catalog = &planner.catalog;
    let relations =
        catalog.relations.values().filter(|it| it.name.schema == name).map(|it| (it.oid, relation(planner, it.oid)));
    let enums = catalog.enums.values().filter(|it| it.name.schema == name).map(|it| (it.oid, Dependent::Type(it.oid)));
    let domains =
        catalog.domains.values().filter(|it| it.name.schema == name).map(|it| (it.oid, Dependent::Domain(it.oid)));
    let mut own: Vec<(Oid, Dependent)> = relations.chain(enums).chain(domains).collect();
    own.sort_by_key(|(oid, _)| std::cmp::Reverse(*oid));
    let mut walk = Walk { planner, seeds: &[], seen: Vec::new(), found: Vec::new() };
    for (_, thing) in &own {
        walk.visit(thing, what);
    }
    told(planner, walk)
}

/// Whether a sequence goes because a column that owns it does.
fn is_owned(planner: &Planner<'_>, oid: Oid, seen: &[Dependent]) -> bool {
    let owner = planner.catalog.relation(oid).and_then(|it| it.sequence()).and_then(|it| it.owned_by.clone());
    let Some((table, column)) = owner else { return false };
    seen.iter().any(|other| match other {
        Dependent::Relation(oid) => *oid == table,
        Dependent::Column { table: of, column: own } => *of == table && *own == column,
        _ => false,
    })
}

/// Whether a default or key goes because its own column does.
fn is_of_column(planner: &Planner<'_>, thing: &Dependent, seen: &[Dependent]) -> bool {
    let goes = |table: Oid, column: &str| {
        seen.iter()
            .any(|other| matches!(other, Dependent::Column { table: of, column: own } if *of == table && own == column))
    };
    match thing {
        Dependent::Default { table, column } => goes(*table, column),
        Dependent::Constraint { table, name } => planner.relation(*table).is_ok_and(|relation| {
            let constraint = relation.constraint(name);
            constraint.is_some_and(|it| it.kind.columns().iter().any(|column| goes(*table, column)))
        }),
        _ => false,
    }
}

impl Walk<'_, '_> {
    fn visit(&mut self, thing: &Dependent, on: &str) {
        if self.seen.contains(thing) {
            return;
        }
        self.seen.push(thing.clone());
        let own = depend::describe(&self.planner.context(), thing);
        let mut all = self.direct(thing);
        all.sort_by(|one, other| other.key.0.cmp(&one.key.0).then(one.key.1.cmp(&other.key.1)));
        for one in all {
            let on = one.on.unwrap_or_else(|| own.clone());
            self.visit(&one.thing, &on);
        }
        self.found.push((thing.clone(), on.to_owned()));
    }

    fn direct(&self, thing: &Dependent) -> Vec<Direct> {
        match thing {
            Dependent::Relation(oid) | Dependent::View(oid) => self.of_relation(*oid),
            Dependent::Column { table, column } => self.of_column(*table, column),
            Dependent::Type(oid) => self.of_type(*oid),
            Dependent::Domain(oid) => self.of_domain(*oid),
            Dependent::Constraint { table, name } => self.of_constraint(*table, name),
            Dependent::Default { .. } => Vec::new(),
        }
    }

    fn of_relation(&self, oid: Oid) -> Vec<Direct> {
        let context = self.planner.context();
        let mut all = Vec::new();
        for incoming in self.planner.catalog.incoming_foreign_keys(oid) {
            let (table, name) = (incoming.relation.oid, incoming.constraint.name.clone());
            all.push(plain(incoming.constraint.oid, Dependent::Constraint { table, name }));
        }
        for (table, column) in depend::defaults_over(&context, oid) {
            all.push(plain(table, Dependent::Default { table, column }));
        }
        all.extend(depend::views_reading(&context, oid, None).into_iter().map(|it| plain(it, Dependent::View(it))));
        for owned in self.planner.catalog.owned_sequences(oid) {
            all.push(plain(owned.relation.oid, Dependent::Relation(owned.relation.oid)));
        }
        all
    }

    fn of_column(&self, table: Oid, name: &str) -> Vec<Direct> {
        let context = self.planner.context();
        let Ok(relation) = self.planner.relation(table) else { return Vec::new() };
        let mut all = Vec::new();
        for incoming in self.planner.catalog.incoming_foreign_keys(table) {
            if incoming.key.referenced_columns.iter().any(|column| column == name) {
                let (table, name) = (incoming.relation.oid, incoming.constraint.name.clone());
                all.push(plain(incoming.constraint.oid, Dependent::Constraint { table, name }));
            }
        }
        for column in relation.columns.iter().filter(|column| column.name != name) {
            if column.generated.as_ref().is_some_and(|generated| depend::uses(relation, generated, name)) {
                let thing = Dependent::Column { table, column: column.name.clone() };
                all.push(Direct { key: (table, column.number), thing, on: None });
            }
        }
        for view in depend::views_reading(&context, table, Some(name)) {
            all.push(plain(view, Dependent::View(view)));
        }
        let owned = self.planner.catalog.owned_sequences(table);
        for sequence in owned.iter().filter(|owned| owned.column == name) {
            all.push(plain(sequence.relation.oid, Dependent::Relation(sequence.relation.oid)));
        }
        all
    }

    fn of_type(&self, oid: Oid) -> Vec<Direct> {
        let context = self.planner.context();
        let mut all = Vec::new();
        let own = depend::describe(&context, &Dependent::Type(oid));
        for (relation, column) in self.planner.catalog.columns_of_enum(oid) {
            if !relation.is_stored() {
                continue;
            }
            let thing = Dependent::Column { table: relation.oid, column: column.name.clone() };
            let is_array = matches!(column.type_name.base, Type::Array(_));
            // The type of arrays is older than the type itself.
            let key = if is_array { (Oid(0), column.number) } else { (relation.oid, column.number) };
            all.push(Direct { key, thing, on: is_array.then(|| format!("{own}[]")) });
        }
        for view in depend::views_of_type(&context, oid) {
            all.push(plain(view, Dependent::View(view)));
        }
        all
    }

    fn of_domain(&self, oid: Oid) -> Vec<Direct> {
        let mut all = Vec::new();
        for over in self.planner.catalog.domains.values().filter(|domain| domain.over == Some(oid)) {
            all.push(plain(over.oid, Dependent::Domain(over.oid)));
        }
        for (table, column) in domains::declared_with(self.planner, oid) {
            let number = self.planner.relation(table).ok().and_then(|it| it.column(&column)).map_or(0, |it| it.number);
            all.push(Direct { key: (table, number), thing: Dependent::Column { table, column }, on: None });
        }
        all
    }

    fn of_constraint(&self, table: Oid, name: &str) -> Vec<Direct> {
        let Ok(relation) = self.planner.relation(table) else { return Vec::new() };
        let Some(constraint) = relation.constraint(name).filter(|it| it.kind.has_index()) else { return Vec::new() };
        let on = format!("index {}", datum::quote_identifier(name));
        let keys = super::drop::keys_standing_on(self.planner, table, name, constraint.kind.columns(), &on);
        let keys = keys.unwrap_or_default().into_iter().filter(|_| self.seeds.len() == 1);
        keys.enumerate()
            .map(|(at, (thing, on))| Direct { key: (Oid(u32::try_from(at).unwrap_or(0)), 0), thing, on: Some(on) })
            .collect()
    }
}

fn plain(oid: Oid, thing: Dependent) -> Direct {
    Direct { key: (oid, 0), thing, on: None }
}
