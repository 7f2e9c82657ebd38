//! Replays what Alembic 1.20.1 answered over random graphs (`recorded.jsonl`, one graph with its questions a line).
//!
//! Answers that depend on the order of a Python set were left out when recording.

use revision::{HeadMaintainer, Identifier, Node, Revision, RevisionError, RevisionMap, VersionChange, Wording};
use serde_json::{Value, json};

fn strings(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a string")
}

fn build(graph: &Value) -> Result<RevisionMap, RevisionError> {
    let revisions = graph
        .as_array()
        .into_iter()
        .flatten()
        .map(|row| Revision::new(text(&row[0]), strings(&row[1]), strings(&row[2]), strings(&row[3])))
        .collect::<Result<Vec<_>, _>>()?;
    RevisionMap::new(revisions)
}

fn failure(error: &RevisionError, wording: Wording<'_>) -> Value {
    match error.python_exception() {
        Some(class) => json!({ "raised": class }),
        None => json!({ "error": error.command_message(wording) }),
    }
}

fn ids(map: &RevisionMap, nodes: &[Node]) -> Value {
    nodes.iter().map(|node| map.revision(*node).id()).collect()
}

fn shape(map: &RevisionMap) -> Value {
    let mut labels = serde_json::Map::new();
    for revision in map.revisions() {
        let mut own: Vec<&str> = revision.branch_labels().collect();
        own.sort_unstable();
        if !own.is_empty() {
            labels.insert(revision.id().to_owned(), json!(own));
        }
    }
    let mut points: Vec<&str> = map.revisions().filter(|r| r.is_branch_point()).map(Revision::id).collect();
    points.sort_unstable();
    json!({
        "heads": map.heads(), "real_heads": map.real_heads(), "bases": map.bases(),
        "labels": labels, "branch_points": points,
    })
}

fn changes(changes: Vec<VersionChange>) -> Value {
    changes
        .into_iter()
        .map(|change| match change {
            VersionChange::Insert(id) => json!(["insert", id]),
            VersionChange::Delete(id) => json!(["delete", id]),
            VersionChange::Update { from, to } => json!(["update", from, to]),
        })
        .collect()
}

fn finish(maintainer: &HeadMaintainer, steps: &[Value]) -> Value {
    let mut heads: Vec<&str> = maintainer.heads().collect();
    heads.sort_unstable();
    json!({ "steps": steps, "heads": heads })
}

fn run(map: &RevisionMap, heads: &[String], steps: Vec<revision::Step>) -> Result<Value, RevisionError> {
    let mut maintainer = HeadMaintainer::new(heads.iter().cloned());
    let mut done = Vec::new();
    for step in steps {
        done.push(json!([step.short_log(map), changes(maintainer.take(map, step)?)]));
    }
    Ok(finish(&maintainer, &done))
}

fn stamp(map: &RevisionMap, heads: &[String], targets: &[String]) -> Result<Value, RevisionError> {
    let mut maintainer = HeadMaintainer::new(heads.iter().cloned());
    let mut done = Vec::new();
    for step in map.stamp_steps(targets, heads)? {
        done.push(json!([step.short_log(), changes(maintainer.stamp(&step)?)]));
    }
    Ok(finish(&maintainer, &done))
}

fn answer(map: &RevisionMap, query: &Value) -> Value {
    let up = "Destination %(end)s is not a valid upgrade target from current head(s)";
    let down = "Destination %(end)s is not a valid downgrade target from current head(s)";
    let mut wording = Wording::default();
    let result = match text(&query[0]) {
        "shape" => Ok(shape(map)),
        "get" => map.get_all(Identifier::One(text(&query[1]))).map(|nodes| ids(map, &nodes)),
        "one" => map.get(text(&query[1])).map(|node| json!(node.map(|node| map.revision(node).id()))),
        "history" => {
            let (base, head) = (text(&query[1]), text(&query[2]));
            wording = Wording { start: Some(base), end: Some(head), ..Wording::default() };
            map.between(Identifier::One(head), Identifier::One(base)).map(|nodes| ids(map, &nodes))
        }
        "current" => map.all_current(&strings(&query[1])).map(|nodes| {
            let mut found: Vec<&str> = nodes.iter().map(|node| map.revision(*node).id()).collect();
            found.sort_unstable();
            json!(found)
        }),
        "up" => {
            let (heads, target) = (strings(&query[1]), text(&query[2]));
            wording = Wording { ancestor: Some(up), end: Some(target), ..Wording::default() };
            map.upgrade_steps(target, &heads).and_then(|steps| run(map, &heads, steps))
        }
        "down" => {
            let (heads, target) = (strings(&query[1]), text(&query[2]));
            wording = Wording { ancestor: Some(down), end: Some(target), ..Wording::default() };
            map.downgrade_steps(target, &heads).and_then(|steps| run(map, &heads, steps))
        }
        "stamp" => {
            wording.multiple_heads = Some("Multiple heads are present; please specify a single target revision");
            stamp(map, &strings(&query[1]), &strings(&query[2]))
        }
        other => panic!("unknown question {other}"),
    };
    result.map_or_else(|error| failure(&error, wording), |value| json!({ "ok": value }))
}

#[test]
fn answers_as_alembic() {
    let mut wrong = Vec::new();
    let mut asked = 0;
    for line in include_str!("recorded.jsonl").lines() {
        let case: Value = serde_json::from_str(line).expect("JSON");
        let map = build(&case["graph"]);
        for question in case["queries"].as_array().expect("a list") {
            asked += 1;
            let got = match &map {
                Ok(map) => answer(map, &question[0]),
                Err(error) => failure(error, Wording::default()),
            };
            if got != question[1] {
                wrong.push(format!("{}\n  {}\n  alembic {}\n  ours    {got}", case["graph"], question[0], question[1]));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {asked} differ\n{}", wrong.len(), wrong[..wrong.len().min(12)].join("\n"));
}
