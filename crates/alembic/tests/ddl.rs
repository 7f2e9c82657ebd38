//! Renders operations and compares with what `alembic upgrade --sql` of Alembic 1.20.1 wrote (`ddl.jsonl`: one directive
//! a line, the operations that the façade makes of it, the text; `named` lines are under a naming convention).

use alembic::{Ddl, Emitted, NamingConvention, Operation, offline_text};
use serde_json::Value;

fn convention() -> NamingConvention {
    [
        ("ix", "ix_%(column_0_label)s"),
        ("uq", "uq_%(table_name)s_%(column_0_name)s"),
        ("ck", "ck_%(table_name)s_%(constraint_name)s"),
        ("fk", "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s"),
        ("pk", "pk_%(table_name)s"),
    ]
    .map(|(kind, template)| (kind.to_owned(), template.to_owned()))
    .into()
}

fn written(text: &str) -> String {
    format!("{};\n\n", text.replace('\t', "    ").trim())
}

fn render(case: &Value) -> String {
    let naming = if case["named"] == true { convention() } else { NamingConvention::new() };
    let mut ddl = Ddl::new(naming, true);
    let mut out = String::new();
    for operation in case["operations"].as_array().expect("a list") {
        let operation: Operation = match serde_json::from_value(operation.clone()) {
            Ok(operation) => operation,
            Err(error) => return format!("{error}: {operation}"),
        };
        let emitted = match ddl.render(&operation) {
            Ok(emitted) => emitted,
            Err(error) => {
                let class = if error.class.contains('.') {
                    error.class.to_owned()
                } else {
                    format!("builtins.{}", error.class)
                };
                return format!("ERROR {}: {}", class.replace("alembic.util.", "alembic.util.exc."), error.message);
            }
        };
        for emitted in emitted {
            match emitted {
                Emitted::Ddl(text) | Emitted::EnumDdl { text, .. } => out += &written(&text),
                Emitted::Statement { statement, .. } => match offline_text(&statement, true) {
                    Ok(text) => out += &written(&text),
                    Err(error) => return format!("ERROR {}: {}", error.class, error.message),
                },
            }
        }
    }
    out
}

#[test]
fn renders_as_alembic() {
    let mut wrong = Vec::new();
    let mut all = 0;
    for line in include_str!("ddl.jsonl").lines() {
        let case: Value = serde_json::from_str(line).expect("JSON");
        all += 1;
        let got = render(&case);
        if case["sql"] != got.as_str() {
            wrong.push(format!(
                "{}\n{}\n--- alembic\n{}--- ours\n{got}",
                case["source"].as_str().unwrap_or_default(),
                case["operations"],
                case["sql"].as_str().unwrap_or_default()
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {all} differ\n\n{}", wrong.len(), wrong.join("\n\n"));
}
