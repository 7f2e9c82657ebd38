//! Fifty revisions, of the kinds that projects have.

use crate::repository::Repository;
use anyhow::Result;
use std::fs;
use std::path::Path;

const COUNT: usize = 50;

/// Writes the project into a folder.
pub(super) fn lay(repository: &Repository, folder: &Path) -> Result<()> {
    let skeleton = repository.path("tests/cases/alembic/_skeleton");
    fs::create_dir_all(folder.join("alembic/versions"))?;
    for file in ["alembic.ini", "alembic/env.py", "alembic/script.py.mako"] {
        fs::copy(skeleton.join(file), folder.join(file))?;
    }
    for number in 1..=COUNT {
        fs::write(folder.join(format!("alembic/versions/{number:04}_step.py")), revision(number))?;
    }
    Ok(())
}

/// One of five kinds, five to a table.
fn revision(number: usize) -> String {
    let table = format!("table_{}", (number - 1) / 5);
    let (up, down) = match (number - 1) % 5 {
        0 => create(&table, (number - 1) / 5),
        1 => add_columns(&table),
        2 => indexes(&table),
        3 => backfill(&table),
        _ => tighten(&table),
    };
    let before = if number == 1 { "None".to_owned() } else { format!("\"{:04}\"", number - 1) };
    format!(
        "\"\"\"step {number}\"\"\"\nfrom alembic import op\nimport sqlalchemy as sa\n\n\
         revision = \"{number:04}\"\ndown_revision = {before}\nbranch_labels = None\ndepends_on = None\n\n\n\
         def upgrade() -> None:\n{up}\n\n\ndef downgrade() -> None:\n{down}\n"
    )
}

fn create(table: &str, at: usize) -> (String, String) {
    let parent = at.checked_sub(1).map(|before| {
        format!(
            "\n        sa.Column(\"parent_id\", sa.Integer(), \
             sa.ForeignKey(\"table_{before}.id\", name=\"{table}_parent\", ondelete=\"CASCADE\")),"
        )
    });
    let up = format!(
        "    op.create_table(\n        \"{table}\",\n        sa.Column(\"id\", sa.Integer(), primary_key=True),\n        \
         sa.Column(\"name\", sa.String(50), nullable=False),\n        sa.Column(\"amount\", sa.Numeric(10, 2)),{}\n        \
         sa.CheckConstraint(\"amount >= 0\", name=\"{table}_amount\"),\n    )\n    \
         op.execute(\"INSERT INTO {table} (name, amount) SELECT 'n' || i, i FROM generate_series(1, 20) AS i\")",
        parent.unwrap_or_default()
    );
    (up, format!("    op.drop_table(\"{table}\")"))
}

fn add_columns(table: &str) -> (String, String) {
    let up = format!(
        "    op.add_column(\"{table}\", sa.Column(\"active\", sa.Boolean(), server_default=sa.true(), nullable=False))\n    \
         op.add_column(\"{table}\", sa.Column(\"created\", sa.DateTime(), server_default=sa.func.now()))\n    \
         op.add_column(\"{table}\", sa.Column(\"label\", sa.String(20)))"
    );
    let down = ["label", "created", "active"].map(|column| format!("    op.drop_column(\"{table}\", \"{column}\")"));
    (up, down.join("\n"))
}

fn indexes(table: &str) -> (String, String) {
    let up = format!(
        "    op.create_index(\"ix_{table}_label\", \"{table}\", [\"label\"])\n    \
         op.create_unique_constraint(\"uq_{table}_name\", \"{table}\", [\"name\"])"
    );
    let down = format!(
        "    op.drop_constraint(\"uq_{table}_name\", \"{table}\", type_=\"unique\")\n    \
         op.drop_index(\"ix_{table}_label\", table_name=\"{table}\")"
    );
    (up, down)
}

fn backfill(table: &str) -> (String, String) {
    let up = format!("    op.execute(\"UPDATE {table} SET label = upper(name) WHERE label IS NULL\")");
    (up, format!("    op.execute(\"UPDATE {table} SET label = NULL\")"))
}

fn tighten(table: &str) -> (String, String) {
    let up = format!(
        "    op.alter_column(\"{table}\", \"label\", nullable=False)\n    \
         op.alter_column(\"{table}\", \"name\", type_=sa.Text(), existing_type=sa.String(50))"
    );
    let down = format!(
        "    op.alter_column(\"{table}\", \"name\", type_=sa.String(50), existing_type=sa.Text())\n    \
         op.alter_column(\"{table}\", \"label\", nullable=True)"
    );
    (up, down)
}
