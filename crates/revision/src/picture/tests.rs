use super::{Aim, Picture};
use crate::{Direction, Revision, RevisionMap};
use expect_test::{Expect, expect};

/// `id < parent parent ! dependency # label`, a revision a line.
fn map(text: &str) -> RevisionMap {
    let revisions = text.lines().map(|line| {
        let mut parts = [Vec::new(), Vec::new(), Vec::new(), Vec::new()];
        let mut at = 0;
        for word in line.split_whitespace() {
            match word {
                "<" => at = 1,
                "!" => at = 2,
                "#" => at = 3,
                word => parts[at].push(word.to_owned()),
            }
        }
        let [id, down, needs, labels] = parts;
        Revision::new(id[0].clone(), down, needs, labels).expect("a revision")
    });
    RevisionMap::new(revisions).expect("a graph")
}

fn drawn(picture: &Picture) -> String {
    let mut text = String::new();
    for node in &picture.nodes {
        let mut line: Vec<char> = ".".repeat(picture.lanes).chars().collect();
        line[node.lane] = if node.is_current { '@' } else { '*' };
        text += &format!("{} {}\n", line.into_iter().collect::<String>(), node.id);
    }
    for edge in &picture.edges {
        let (parent, child) = (&picture.nodes[edge.parent].id, &picture.nodes[edge.child].id);
        text += &format!("{parent} {} {child}\n", if edge.is_dependency { "..>" } else { "-->" });
    }
    text
}

#[track_caller]
fn check(graph: &str, current: &[&str], aim: Option<(Direction, &str)>, expect: &Expect) {
    let current: Vec<String> = current.iter().map(|id| (*id).to_owned()).collect();
    let aim = aim.map(|(direction, target)| Aim { direction, target: target.to_owned() });
    let shown = match map(graph).picture(&current, aim.as_ref(), |node| format!("message {}", node.index())) {
        Ok(picture) => format!("{}{}", drawn(&picture), picture.text()),
        Err(error) => error.to_string(),
    };
    expect.assert_eq(&shown);
}

#[test]
fn a_line_has_one_lane() {
    check(
        "a1a1\nb2b2 < a1a1\nc3c3 < b2b2",
        &["b2b2"],
        Some((Direction::Upgrade, "head")),
        &expect![[r"
        * c3c3
        @ b2b2
        * a1a1
        b2b2 --> c3c3
        a1a1 --> b2b2
        Revision c3c3, “message 2” follows b2b2, is a head, is not applied and would be step 1 of the upgrade to head.
        Revision b2b2, “message 1” follows a1a1 and is where the database is.
        Revision a1a1, “message 0” is a base and is applied.
    "]],
    );
}

#[test]
fn branches_lie_side_by_side_and_meet() {
    check(
        "a1a1\nb2b2 < a1a1\nc3c3 < a1a1\nd4d4 < b2b2 c3c3\ne5e5 < a1a1 # side",
        &["b2b2", "beef"],
        None,
        &expect![[r"
            *.. d4d4
            @.. b2b2
            ..* e5e5
            .*. c3c3
            *.. a1a1
            b2b2 --> d4d4
            c3c3 --> d4d4
            a1a1 --> b2b2
            a1a1 --> e5e5
            a1a1 --> c3c3
            Revision d4d4, “message 3” merges b2b2 and c3c3, is a head and is not applied.
            Revision b2b2, “message 1” follows a1a1 and is where the database is.
            Revision e5e5, “message 4” follows a1a1, is a head, is on the branch side and is not applied.
            Revision c3c3, “message 2” follows a1a1 and is not applied.
            Revision a1a1, “message 0” is a base, branches into b2b2, c3c3 and e5e5 and is applied.
            The database is at beef, which no file declares.
        "]],
    );
}

#[test]
fn dependencies_are_lines_of_their_own() {
    check(
        "a1a1\nb2b2 ! a1a1",
        &[],
        Some((Direction::Upgrade, "b2b2")),
        &expect![[r"
        * b2b2
        * a1a1
        a1a1 ..> b2b2
        Revision b2b2, “message 1” is a base, needs a1a1, is a head, is not applied and would be step 2 of the upgrade to b2b2.
        Revision a1a1, “message 0” is a base, is a head, is not applied and would be step 1 of the upgrade to b2b2.
    "]],
    );
}

#[test]
fn a_downgrade_counts_from_above() {
    check(
        "a1a1\nb2b2 < a1a1",
        &["b2b2"],
        Some((Direction::Downgrade, "base")),
        &expect![[r"
        @ b2b2
        * a1a1
        a1a1 --> b2b2
        Revision b2b2, “message 1” follows a1a1, is a head, is where the database is and would be step 1 of the downgrade to base.
        Revision a1a1, “message 0” is a base, is applied and would be step 2 of the downgrade to base.
    "]],
    );
    check("a1a1", &[], Some((Direction::Upgrade, "zzzz")), &expect!["No such revision or branch 'zzzz'"]);
}

#[test]
fn nothing_is_an_empty_picture() {
    check("", &[], None, &expect![[r""]]);
}
