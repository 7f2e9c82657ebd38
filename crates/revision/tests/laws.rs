//! Laws of the graph on random revisions.

use proptest::prelude::*;
use revision::{HeadMaintainer, Identifier, Revision, RevisionMap};

/// Random graphs without circles: each revision follows up to two earlier ones and may depend on a third.
fn graphs() -> impl Strategy<Value = RevisionMap> {
    let row = (
        proptest::collection::vec(any::<prop::sample::Index>(), 0..3),
        proptest::option::of(any::<prop::sample::Index>()),
    );
    proptest::collection::vec(row, 1..12).prop_map(|rows| {
        let mut revisions = Vec::new();
        for (at, (down, depends)) in rows.into_iter().enumerate() {
            let id = |index: prop::sample::Index| format!("rev{}x", index.index(at));
            let mut down: Vec<String> = if at == 0 { Vec::new() } else { down.into_iter().map(id).collect() };
            down.sort();
            down.dedup();
            let depends: Vec<String> = if at == 0 { Vec::new() } else { depends.map(id).into_iter().collect() };
            let depends = depends.into_iter().filter(|one| !down.contains(one)).collect();
            revisions.push(Revision::new(format!("rev{at}x"), down, depends, Vec::new()).expect("a revision"));
        }
        RevisionMap::new(revisions).expect("no circle")
    })
}

proptest! {
    #[test]
    fn every_revision_runs_once_and_after_what_it_needs(map in graphs()) {
        let steps = map.upgrade_steps("heads", &[]).expect("a plan");
        prop_assert_eq!(steps.len(), map.revisions().len());
        let order: Vec<&str> = steps.iter().map(|step| map.revision(step.node).id()).collect();
        for (at, id) in order.iter().enumerate() {
            for needed in map.find(id).expect("known").normalized_down() {
                prop_assert!(order[..at].contains(&needed), "{} before {}", id, needed);
            }
        }
    }

    #[test]
    fn heads_and_bases_are_what_nothing_follows_or_precedes(map in graphs()) {
        for revision in map.revisions() {
            prop_assert_eq!(map.heads().contains(&revision.id()), revision.is_head());
            prop_assert_eq!(map.bases().contains(&revision.id()), revision.is_base());
        }
    }

    #[test]
    fn a_partial_id_of_four_characters_names_what_the_full_one_names(map in graphs()) {
        for revision in map.revisions() {
            let full = map.get(revision.id()).expect("a revision");
            prop_assert_eq!(map.get_all(Identifier::One(revision.id())).expect("one"), full.into_iter().collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_chain_goes_up_and_down_to_where_it_began(length in 1usize..15, target in 0usize..15) {
        let revisions = (0..length).map(|at| {
            let down = at.checked_sub(1).map(|below| format!("rev{below}x")).into_iter().collect();
            Revision::new(format!("rev{at}x"), down, Vec::new(), Vec::new()).expect("a revision")
        });
        let map = RevisionMap::new(revisions).expect("a chain");
        let mut maintainer = HeadMaintainer::new([]);
        for step in map.upgrade_steps("head", &[]).expect("a plan") {
            maintainer.take(&map, step).expect("a change");
        }
        let top: Vec<String> = maintainer.heads().map(str::to_owned).collect();
        let aim = format!("rev{}x", target % length);
        for step in map.downgrade_steps(&aim, &top).expect("a plan") {
            maintainer.take(&map, step).expect("a change");
        }
        prop_assert_eq!(maintainer.heads().collect::<Vec<_>>(), vec![aim.as_str()]);
        for step in map.downgrade_steps("base", &[aim]).expect("a plan") {
            maintainer.take(&map, step).expect("a change");
        }
        prop_assert_eq!(maintainer.heads().len(), 0);
    }
}
