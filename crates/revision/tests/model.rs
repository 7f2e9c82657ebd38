//! The graph beside a plain model of it: sets of ids, and closures by repetition.

use proptest::prelude::*;
use revision::{Aim, Direction, HeadMaintainer, Identifier, Node, Revision, RevisionMap};
use std::collections::{BTreeMap, BTreeSet};

type Ids = BTreeSet<String>;

/// What the files say, and nothing else.
#[derive(Debug, Clone, Default)]
struct Model {
    down: BTreeMap<String, Vec<String>>,
    needs: BTreeMap<String, Vec<String>>,
}

impl Model {
    fn map(&self) -> RevisionMap {
        let revisions = self.down.iter().map(|(id, down)| {
            Revision::new(id.clone(), down.clone(), self.needs[id].clone(), Vec::new()).expect("a revision")
        });
        RevisionMap::new(revisions).expect("no circle")
    }

    fn ids(&self) -> Vec<&String> {
        self.down.keys().collect()
    }

    fn below(&self, id: &str) -> impl Iterator<Item = &String> {
        self.down[id].iter().chain(&self.needs[id])
    }

    /// Everything that can be reached downwards, itself included.
    fn ancestors(&self, ids: &Ids) -> Ids {
        let mut all = ids.clone();
        loop {
            let more: Ids = all.iter().flat_map(|id| self.below(id)).filter(|id| !all.contains(*id)).cloned().collect();
            if more.is_empty() {
                return all;
            }
            all.extend(more);
        }
    }

    fn descendants(&self, ids: &Ids) -> Ids {
        let above =
            |id: &&&String| self.ancestors(&Ids::from([(**id).clone()])).iter().any(|below| ids.contains(below));
        self.ids().iter().filter(above).map(|id| (*id).clone()).collect()
    }

    /// Without those that another one is above.
    fn tops_among(&self, ids: &Ids) -> Ids {
        let under = |id: &String| self.below(id).cloned().collect();
        let covered: Ids = ids.iter().flat_map(|id| self.ancestors(&under(id))).collect();
        ids.difference(&covered).cloned().collect()
    }

    /// Whether none is above the other. Alembic itself fails with a `KeyError` where a dependency is above a `down_revision`.
    fn are_apart(&self, ids: &Ids, other: &String) -> bool {
        let one = Ids::from([other.clone()]);
        !ids.iter()
            .any(|id| self.ancestors(&one).contains(id) || self.ancestors(&Ids::from([id.clone()])).contains(other))
    }

    /// Those of a closed set that nothing in it follows or needs: what the version table holds then.
    fn tops(&self, closed: &Ids) -> Vec<String> {
        let covered: Ids = closed.iter().flat_map(|id| self.below(id)).cloned().collect();
        closed.difference(&covered).cloned().collect()
    }
}

fn models() -> impl Strategy<Value = Model> {
    let row = (
        proptest::collection::vec(any::<prop::sample::Index>(), 0..3),
        proptest::option::weighted(0.2, any::<prop::sample::Index>()),
    );
    proptest::collection::vec(row, 1..14).prop_map(|rows| {
        let mut model = Model::default();
        for (at, (down, needs)) in rows.into_iter().enumerate() {
            let id = |index: prop::sample::Index| format!("r{:03}", index.index(at));
            let down: Ids = if at == 0 { Ids::new() } else { down.into_iter().map(id).collect() };
            let down = model.tops_among(&down);
            let needs = needs.filter(|_| at > 0).map(id).filter(|one| model.are_apart(&down, one));
            model.down.insert(format!("r{at:03}"), down.into_iter().collect());
            model.needs.insert(format!("r{at:03}"), needs.into_iter().collect());
        }
        model
    })
}

/// A model and a set of its revisions that is closed downwards: what a database may have.
fn states() -> impl Strategy<Value = (Model, Ids)> {
    (models(), proptest::collection::vec(any::<prop::sample::Index>(), 0..3)).prop_map(|(model, picks)| {
        let ids = model.ids();
        let picked: Ids = picks.into_iter().map(|pick| ids[pick.index(ids.len())].clone()).collect();
        let closed = model.ancestors(&picked);
        (model, closed)
    })
}

fn ids_of(map: &RevisionMap, nodes: impl IntoIterator<Item = Node>) -> Vec<String> {
    nodes.into_iter().map(|node| map.revision(node).id().to_owned()).collect()
}

proptest! {
    #[test]
    fn heads_bases_and_points_are_those_of_the_files(model in models()) {
        let map = model.map();
        let followed: Ids = model.down.values().flatten().cloned().collect();
        let needed: Ids = model.needs.values().flatten().cloned().collect();
        for id in model.ids() {
            let revision = map.find(id).expect("known");
            let children = model.down.values().filter(|down| down.contains(id)).count();
            prop_assert_eq!(map.heads().contains(&id.as_str()), !followed.contains(id));
            prop_assert_eq!(map.real_heads().contains(&id.as_str()), !followed.contains(id) && !needed.contains(id));
            prop_assert_eq!(map.bases().contains(&id.as_str()), model.down[id].is_empty());
            prop_assert_eq!(revision.is_branch_point(), children > 1);
            prop_assert_eq!(revision.is_merge_point(), model.down[id].len() > 1);
        }
    }

    #[test]
    fn an_upgrade_runs_what_is_missing_in_order((model, have) in states(), pick in any::<prop::sample::Index>()) {
        let map = model.map();
        let ids = model.ids();
        let target = ids[pick.index(ids.len())].clone();
        let steps = map.upgrade_steps(&target, &model.tops(&have)).expect("a plan");
        let run = ids_of(&map, steps.iter().map(|step| step.node));
        let missing: Ids = model.ancestors(&Ids::from([target])).difference(&have).cloned().collect();
        prop_assert_eq!(run.iter().cloned().collect::<Ids>(), missing);
        for (at, id) in run.iter().enumerate() {
            prop_assert!(model.below(id).all(|below| have.contains(below) || run[..at].contains(below)));
        }
        let mut maintainer = HeadMaintainer::new(model.tops(&have));
        for step in steps {
            maintainer.take(&map, step).expect("a change");
        }
        let all: Ids = have.into_iter().chain(run).collect();
        let held: Ids = maintainer.heads().map(str::to_owned).collect();
        prop_assert_eq!(held, model.tops(&all).into_iter().collect::<Ids>());
    }

    #[test]
    fn a_downgrade_to_the_base_undoes_all((model, have) in states()) {
        let map = model.map();
        let tops = model.tops(&have);
        let steps = map.downgrade_steps("base", &tops).expect("a plan");
        let run = ids_of(&map, steps.iter().map(|step| step.node));
        prop_assert_eq!(run.iter().cloned().collect::<Ids>(), have);
        for (at, id) in run.iter().enumerate() {
            prop_assert!(model.below(id).all(|below| !run[..at].contains(below)), "{} after what it needs", id);
        }
    }

    #[test]
    fn a_downgrade_undoes_what_lies_above((model, have) in states(), pick in any::<prop::sample::Index>()) {
        let map = model.map();
        let tops = model.tops(&have);
        let ids: Vec<&String> = have.iter().collect();
        if ids.is_empty() {
            return Ok(());
        }
        let target = ids[pick.index(ids.len())];
        let next: Ids = model.ids().into_iter().filter(|id| model.down[*id].contains(target)).cloned().collect();
        let above: Ids = model.descendants(&next).intersection(&have).cloned().collect();
        match map.downgrade_steps(target, &tops) {
            Ok(steps) => {
                let run: Ids = ids_of(&map, steps.iter().map(|step| step.node)).into_iter().collect();
                prop_assert_eq!(run, above);
            }
            Err(_) => prop_assert!(above.is_empty() && !tops.contains(target)),
        }
    }

    #[test]
    fn relative_ids_count_along_a_line(length in 2usize..12, from in 0usize..12, steps in 1usize..12) {
        let mut model = Model::default();
        for at in 0..length {
            let down = at.checked_sub(1).map(|below| format!("r{below:03}"));
            model.down.insert(format!("r{at:03}"), down.into_iter().collect());
            model.needs.insert(format!("r{at:03}"), Vec::new());
        }
        let map = model.map();
        let from = from % length;
        let current = [format!("r{from:03}")];
        let run = |steps: Vec<revision::Step>| steps.len();
        let fits = from + steps < length;
        prop_assert_eq!(map.upgrade_steps(&format!("+{steps}"), &current).is_ok(), fits, "+{}", steps);
        if fits {
            prop_assert_eq!(map.upgrade_steps(&format!("r{from:03}+{steps}"), &current).map(run), Ok(steps));
        }
        let down = map.downgrade_steps(&format!("-{steps}"), &current).map(run);
        prop_assert_eq!(down.ok(), (steps <= from + 1).then_some(steps));
    }

    #[test]
    fn no_identifier_panics(
        (model, have) in states(),
        id in "(r0[01][0-9]|head|heads|base|r0|a|)?@?(r0[01][0-9]|head|heads|base|current|r|)?([+-]{1,2}[0-9]{0,20})?",
        other in "(r00[0-9]|heads|base|)(@head|@base)?([+-][0-9]{1,2})?",
    ) {
        let map = model.map();
        let current = model.tops(&have);
        let _ = map.get(&id);
        let _ = map.get_all(Identifier::One(&id));
        let _ = map.symbols(&id);
        let _ = map.between(Identifier::One(&id), Identifier::One(&other));
        let _ = map.between(Identifier::Many(&current), Identifier::One(&id));
        let _ = map.upgrade_steps(&id, &current);
        let _ = map.downgrade_steps(&id, &current);
        let _ = map.stamp_steps(&[id.clone(), other], &current);
        let held = std::slice::from_ref(&id);
        let _ = map.upgrade_steps("heads", held);
        let _ = map.picture(held, Some(&Aim { direction: Direction::Upgrade, target: id.clone() }), |_| String::new());
    }

    #[test]
    fn a_picture_shows_all_once_and_no_line_crosses_a_revision((model, have) in states()) {
        let map = model.map();
        let picture = map.picture(&model.tops(&have), None, |_| String::new()).expect("a picture");
        let shown: Ids = picture.nodes.iter().map(|node| node.id.clone()).collect();
        prop_assert_eq!(shown.len(), picture.nodes.len());
        prop_assert_eq!(shown, model.ids().into_iter().cloned().collect::<Ids>());
        for edge in &picture.edges {
            prop_assert!(edge.child < edge.parent);
        }
        for node in &picture.nodes {
            prop_assert!(node.lane < picture.lanes);
            prop_assert_eq!(node.is_applied, have.contains(&node.id));
        }
    }
}
