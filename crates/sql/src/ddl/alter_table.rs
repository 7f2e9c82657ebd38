//! ALTER TABLE: the actions of one statement, in PostgreSQL's passes.

use super::constraints::{self, Asked, Rows};
use super::depend::{self, Dependent};
use super::drop::{self, Behaviour};
use super::extra::{AlterTableExtra, ColumnAction, TableAction};
use super::names::{self, fold, missing_relation};
use super::planner::Planner;
use super::{add_column, alter_type, cascade, identity, renames};
use crate::fault::{Result, error, unsupported};
use catalog::{ConstraintKind, Oid, Relation};
use sqlparser::ast::{
    AlterColumnOperation, AlterTable, AlterTableOperation as Action, DropBehavior, Expr, Ident, ObjectName,
    RenameTableNameKind, TableConstraint,
};

/// One action, the parser's or our own.
#[derive(Clone, Copy)]
enum Act<'a> {
    Known(&'a Action),
    Own(&'a TableAction),
}

/// ALTER TABLE.
pub(super) fn alter_table(planner: &mut Planner<'_>, alter: &AlterTable) -> Result<&'static str> {
    let actions = alter.operations.iter().map(Act::Known).collect();
    alter_named(planner, &alter.name, alter.if_exists, actions)
}

/// ALTER TABLE with actions that the parser does not know.
pub(super) fn alter_table_extra(planner: &mut Planner<'_>, alter: &AlterTableExtra) -> Result<&'static str> {
    let actions = alter.actions.iter().map(|action| match action {
        TableAction::Known(known) => Act::Known(known),
        own => Act::Own(own),
    });
    alter_named(planner, &alter.name, alter.if_exists, actions.collect())
}

fn alter_named(
    planner: &mut Planner<'_>,
    name: &ObjectName,
    if_exists: bool,
    mut actions: Vec<Act<'_>>,
) -> Result<&'static str> {
    let context = planner.context();
    let written = names::written(&context, name)?;
    let Some(table) = names::find_relation(&context, &written) else {
        if if_exists {
            planner.notice("00000", format!("relation \"{written}\" does not exist, skipping"));
            return Ok("ALTER TABLE");
        }
        if let [Act::Known(Action::RenameTable { table_name })] = actions.as_slice()
            && let Some(found) =
                context.catalog().find_index(written.schema.as_deref(), &written.name, &names::search_path(&context))
        {
            let (table, from) = (found.0.clone(), found.1.name.clone());
            super::indexes::rename_index(planner, &table, &from, &renamed_to(planner, table_name)?)?;
            return Ok("ALTER TABLE");
        }
        let path = names::search_path(&context);
        if context.catalog().find_index(written.schema.as_deref(), &written.name, &path).is_some()
            && let Some(Act::Known(action)) = actions.first()
        {
            let action = action_name(action);
            let message = format!("ALTER action {action} cannot be performed on relation \"{}\"", written.name);
            return Err(error("42809", message, None).with_detail("This operation is not supported for indexes."));
        }
        return Err(missing_relation(&context, &written));
    };
    let (oid, table) = (table.oid, table.clone());
    refuse_system(&table)?;
    if let [Act::Known(action)] = actions.as_slice()
        && let Some(done) = rename_action(planner, &table, action)
    {
        return done.map(|()| "ALTER TABLE");
    }
    refuse_kind(&table, &actions)?;
    refuse_renames(planner, &actions)?;
    actions.sort_by_key(|action| pass(*action));
    let mut rewriting = Rewriting::default();
    let first_step = planner.steps.len();
    let mut asked: Vec<(u8, Asked)> = Vec::new();
    for action in actions {
        // What new columns ask for is added after what was asked for by itself in the same pass.
        add_asked(planner, oid, &mut asked, pass(action))?;
        match action {
            Act::Known(Action::AddColumn { if_not_exists, column_def, column_position, .. }) => {
                super::expressions::refuse_if(column_position.is_some(), "a position for a new column")?;
                let more = add_column::add_column(planner, oid, *if_not_exists, column_def, &mut rewriting)?;
                asked.extend(more.into_iter().map(|asked| (pass_of(&asked), asked)));
            }
            Act::Known(action) => act(planner, oid, action, &mut rewriting)?,
            Act::Own(TableAction::Column { column, action: ColumnAction::Type { data_type, collation, using } }) => {
                let to = alter_type::NewType { data_type, collation: Some(collation), using: using.as_ref() };
                change_type(planner, oid, &fold(column), to, &mut rewriting)?;
            }
            Act::Own(action) => super::table_actions::act(planner, oid, action)?,
        }
    }
    add_asked(planner, oid, &mut asked, u8::MAX)?;
    rewriting.finish(planner, oid, first_step);
    Ok("ALTER TABLE")
}

/// Adds the constraints whose pass is over.
fn add_asked(planner: &mut Planner<'_>, table: Oid, asked: &mut Vec<(u8, Asked)>, now: u8) -> Result<()> {
    let mut due: Vec<(u8, Asked)> = asked.extract_if(.., |(pass, _)| *pass < now).collect();
    due.sort_by_key(|(pass, _)| *pass);
    due.iter().try_for_each(|(_, asked)| constraints::add(planner, table, asked, Rows::Some))
}

/// The pass in which a constraint of a new column is added.
fn pass_of(asked: &Asked) -> u8 {
    match asked.demand {
        constraints::Demand::Check { .. } | constraints::Demand::ForeignKey(_) => 9,
        _ => 7,
    }
}

/// RENAME stands alone in PostgreSQL's grammar.
fn refuse_renames(planner: &Planner<'_>, actions: &[Act<'_>]) -> Result<()> {
    let is_rename = |act: &Act<'_>| {
        matches!(
            act,
            Act::Known(Action::RenameColumn { .. } | Action::RenameConstraint { .. } | Action::RenameTable { .. })
        )
    };
    let Some(first) = actions.iter().position(is_rename) else { return Ok(()) };
    let context = planner.context();
    let words = context.text.into_iter().flat_map(crate::Text::words);
    let shown = |span: diagnostics::Span| context.text.map_or("", |text| &text.as_str()[span.start..span.end]);
    let mut after = words.map(|(_, span)| span).skip_while(|span| !shown(*span).eq_ignore_ascii_case("rename"));
    let at = if first == 0 { after.find(|span| shown(*span) == ",") } else { after.next() };
    Err(error("42601", format!("syntax error at or near \"{}\"", at.map_or("RENAME", shown)), at))
}

fn refuse_system(table: &Relation) -> Result<()> {
    if matches!(table.name.schema.as_str(), "pg_catalog" | "information_schema") {
        let message = format!("permission denied: \"{}\" is a system catalog", table.name.name);
        return Err(error("42501", message, None));
    }
    Ok(())
}

fn refuse_kind(table: &Relation, actions: &[Act<'_>]) -> Result<()> {
    let refused = actions.iter().find(|action| !allows(table, **action));
    let Some(refused) = refused else { return Ok(()) };
    let action = match refused {
        Act::Known(action) => action_name(action),
        Act::Own(action) => super::table_actions::name(action),
    };
    let message = format!("ALTER action {action} cannot be performed on relation \"{}\"", table.name.name);
    let kind = depend::kind_words(table);
    Err(error("42809", message, None).with_detail(format!("This operation is not supported for {kind}.")))
}

/// Whether an action can be performed on a relation of this kind.
fn allows(table: &Relation, action: Act<'_>) -> bool {
    if table.is_table() {
        return true;
    }
    match action {
        Act::Known(Action::OwnerTo { .. }) => true,
        Act::Known(Action::AlterColumn { op, .. }) => {
            matches!(op, AlterColumnOperation::SetDefault { .. } | AlterColumnOperation::DropDefault)
                && table.is_view()
                && !table.is_materialized_view()
        }
        Act::Own(action) => super::table_actions::allows(table, action),
        Act::Known(_) => false,
    }
}

fn action_name(action: &Action) -> String {
    match action {
        Action::AddColumn { .. } => "ADD COLUMN".into(),
        Action::DropColumn { .. } => "DROP COLUMN".into(),
        Action::AddConstraint { .. } => "ADD CONSTRAINT".into(),
        Action::DropConstraint { .. } => "DROP CONSTRAINT".into(),
        Action::AlterColumn { op, .. } => match op {
            AlterColumnOperation::SetNotNull => "ALTER COLUMN ... SET NOT NULL".into(),
            AlterColumnOperation::DropNotNull => "ALTER COLUMN ... DROP NOT NULL".into(),
            AlterColumnOperation::SetDefault { .. } => "ALTER COLUMN ... SET DEFAULT".into(),
            AlterColumnOperation::DropDefault => "ALTER COLUMN ... DROP DEFAULT".into(),
            AlterColumnOperation::SetDataType { .. } => "ALTER COLUMN ... TYPE".into(),
            AlterColumnOperation::AddGenerated { .. } => "ALTER COLUMN ... ADD IDENTITY".into(),
        },
        other => other.to_string(),
    }
}

/// The values that the rows get, of all actions together.
#[derive(Default)]
pub(super) struct Rewriting {
    pub(super) values: Vec<(String, String)>,
    pub(super) converted: Vec<String>,
}

impl Rewriting {
    /// Puts the rewriting before the checks, and after the sequences that it may call.
    fn finish(self, planner: &mut Planner<'_>, relation: Oid, first_step: usize) {
        if self.values.is_empty() && self.converted.is_empty() {
            return;
        }
        let step = super::Step::Rewrite { relation, values: self.values, converted: self.converted };
        let is_check = |step: &super::Step| matches!(step, super::Step::Check { .. });
        let at =
            planner.steps[first_step..].iter().position(is_check).map_or(planner.steps.len(), |at| first_step + at);
        planner.steps.insert(at, step);
    }
}

/// PostgreSQL: `AlterTablePass`.
fn pass(action: Act<'_>) -> u8 {
    let action = match action {
        Act::Known(action) => action,
        Act::Own(TableAction::Column { action: ColumnAction::Identity(_), .. }) => return 0,
        Act::Own(TableAction::Column { action: ColumnAction::Type { .. }, .. }) => return 1,
        Act::Own(_) => return 10,
    };
    match action {
        Action::DropColumn { .. } | Action::DropConstraint { .. } => 0,
        Action::AlterColumn { op, .. } => match op {
            AlterColumnOperation::DropNotNull | AlterColumnOperation::DropDefault => 0,
            AlterColumnOperation::SetDataType { .. } => 1,
            AlterColumnOperation::SetNotNull => 6,
            AlterColumnOperation::SetDefault { .. } | AlterColumnOperation::AddGenerated { .. } => 9,
        },
        Action::AddColumn { .. } => 4,
        Action::AddConstraint { constraint, .. } => match constraint {
            TableConstraint::Check(_) | TableConstraint::ForeignKey(_) => 9,
            _ => 7,
        },
        _ => 10,
    }
}

fn act(planner: &mut Planner<'_>, table: Oid, action: &Action, rewriting: &mut Rewriting) -> Result<()> {
    match action {
        Action::DropColumn { column_names, if_exists, drop_behavior, .. } => {
            let behaviour = behaviour(*drop_behavior);
            column_names.iter().try_for_each(|name| drop_column(planner, table, name, *if_exists, behaviour))
        }
        Action::AddConstraint { constraint, not_valid } => {
            let mut asked = Asked::of_table(constraint)?;
            refuse_not_valid(&asked, *not_valid)?;
            asked.not_valid = *not_valid;
            constraints::add(planner, table, &asked, Rows::Some)
        }
        Action::DropConstraint { if_exists, name, drop_behavior } => {
            drop_constraint(planner, table, name, *if_exists, behaviour(*drop_behavior))
        }
        Action::AlterColumn { column_name, op } => alter_column(planner, table, &fold(column_name), op, rewriting),
        Action::ValidateConstraint { name } => constraints_validate(planner, table, &fold(name)),
        Action::OwnerTo { new_owner } => names::require_role(&planner.context(), new_owner),
        Action::SetLogged => super::table_actions::set_logged(planner, table, true),
        Action::SetUnlogged => super::table_actions::set_logged(planner, table, false),
        Action::ReplicaIdentity { identity } => super::table_actions::replica_identity(planner, table, identity),
        other => Err(unsupported(format_args!("ALTER TABLE … {other}"), None)),
    }
}

fn refuse_not_valid(asked: &Asked, not_valid: bool) -> Result<()> {
    let what = match asked.demand {
        constraints::Demand::Check { .. } | constraints::Demand::ForeignKey(_) => return Ok(()),
        constraints::Demand::PrimaryKey { .. } => "PRIMARY KEY",
        constraints::Demand::Unique { .. } | constraints::Demand::UsingIndex { .. } => "UNIQUE",
    };
    if not_valid {
        return Err(error("0A000", format!("{what} constraints cannot be marked NOT VALID"), None));
    }
    Ok(())
}

fn behaviour(given: Option<DropBehavior>) -> Behaviour {
    Behaviour::of(given == Some(DropBehavior::Cascade))
}

fn rename_action(planner: &mut Planner<'_>, table: &Relation, action: &Action) -> Option<Result<()>> {
    Some(match action {
        Action::RenameColumn { old_column_name, new_column_name } => {
            renames::rename_column(planner, table, &fold(old_column_name), new_column_name)
        }
        Action::RenameConstraint { old_name, new_name } => {
            renames::rename_constraint(planner, table, &fold(old_name), &fold(new_name))
        }
        Action::RenameTable { table_name } => match renamed_to(planner, table_name) {
            Ok(to) => renames::rename_relation(planner, table.oid, &to),
            Err(diagnostic) => Err(diagnostic),
        },
        _ => return None,
    })
}

fn renamed_to(planner: &Planner<'_>, to: &RenameTableNameKind) -> Result<String> {
    let (RenameTableNameKind::As(to) | RenameTableNameKind::To(to)) = to;
    Ok(names::written(&planner.context(), to)?.name)
}

/// PostgreSQL has no place for what it reads late in ALTER TABLE.
pub(super) fn without_place(diagnostic: diagnostics::Diagnostic) -> diagnostics::Diagnostic {
    diagnostics::Diagnostic { labels: Vec::new(), ..diagnostic }
}

/// `column "…" of relation "…" does not exist`
pub(super) fn missing_column(table: &Relation, column: &str) -> diagnostics::Diagnostic {
    let message = format!("column \"{column}\" of relation \"{}\" does not exist", table.name.name);
    error("42703", message, None)
}

fn alter_column(
    planner: &mut Planner<'_>,
    oid: Oid,
    name: &str,
    operation: &AlterColumnOperation,
    rewriting: &mut Rewriting,
) -> Result<()> {
    let table = planner.relation(oid)?.clone();
    let Some(column) = table.column(name) else { return Err(missing_column(&table, name)) };
    match operation {
        AlterColumnOperation::SetNotNull => set_not_null(planner, oid, column),
        AlterColumnOperation::DropNotNull => drop_not_null(planner, &table, column),
        AlterColumnOperation::SetDefault { value } => set_default(planner, &table, column, Some(value)),
        AlterColumnOperation::DropDefault => set_default(planner, &table, column, None),
        AlterColumnOperation::SetDataType { data_type, using, .. } => {
            let to = alter_type::NewType { data_type, collation: None, using: using.as_ref() };
            alter_type::alter_type(planner, &table, column, to, rewriting)
        }
        AlterColumnOperation::AddGenerated { generated_as, sequence_options } => {
            identity::add(planner, &table, column, *generated_as, sequence_options.as_deref())
        }
    }
}

fn change_type(
    planner: &mut Planner<'_>,
    oid: Oid,
    name: &str,
    to: alter_type::NewType<'_>,
    rewriting: &mut Rewriting,
) -> Result<()> {
    let table = planner.relation(oid)?.clone();
    let Some(column) = table.column(name) else { return Err(missing_column(&table, name)) };
    alter_type::alter_type(planner, &table, column, to, rewriting)
}

fn set_not_null(planner: &mut Planner<'_>, oid: Oid, column: &catalog::Column) -> Result<()> {
    if column.not_null {
        return Ok(());
    }
    planner.change(oid, |table| {
        if let Some(column) = table.column_mut(&column.name) {
            column.not_null = true;
        }
    })?;
    let check = super::RowCheck::NotNull(column.name.clone());
    planner.steps.push(super::Step::Check { relation: oid, check });
    Ok(())
}

fn drop_not_null(planner: &mut Planner<'_>, table: &Relation, column: &catalog::Column) -> Result<()> {
    let in_key = table.primary_key().is_some_and(|(_, columns)| columns.contains(&column.name));
    if column.identity.is_some() {
        let message = format!("column \"{}\" of relation \"{}\" is an identity column", column.name, table.name.name);
        return Err(error("42601", message, None));
    }
    if in_key {
        return Err(error("42P16", format!("column \"{}\" is in a primary key", column.name), None));
    }
    planner.change(table.oid, |table| {
        if let Some(column) = table.column_mut(&column.name) {
            column.not_null = false;
        }
    })
}

fn set_default(
    planner: &mut Planner<'_>,
    table: &Relation,
    column: &catalog::Column,
    value: Option<&Expr>,
) -> Result<()> {
    let subject = || format!("column \"{}\" of relation \"{}\"", column.name, table.name.name);
    if column.identity.is_some() {
        let diagnostic = error("42601", format!("{} is an identity column", subject()), None);
        let drop = "Use ALTER TABLE ... ALTER COLUMN ... DROP IDENTITY instead.";
        return Err(if value.is_some() { diagnostic } else { diagnostic.with_hint(drop) });
    }
    if column.generated.is_some() {
        let diagnostic = error("42601", format!("{} is a generated column", subject()), None);
        let drop = "Use ALTER TABLE ... ALTER COLUMN ... DROP EXPRESSION instead.";
        return Err(if value.is_some() { diagnostic } else { diagnostic.with_hint(drop) });
    }
    let default = match value {
        Some(expr) => super::expressions::default(&planner.context(), column, expr).map_err(without_place)?,
        None => None,
    };
    planner.change(table.oid, |table| {
        if let Some(column) = table.column_mut(&column.name) {
            column.default = default;
        }
    })
}

fn drop_column(planner: &mut Planner<'_>, oid: Oid, name: &Ident, if_exists: bool, behaviour: Behaviour) -> Result<()> {
    let table = planner.relation(oid)?.clone();
    let name = fold(name);
    if table.column(&name).is_none() {
        let missing = missing_column(&table, &name);
        if !if_exists {
            return Err(missing);
        }
        planner.notice("00000", format!("{}, skipping", missing.message));
        return Ok(());
    }
    let own = Dependent::Column { table: oid, column: name.clone() };
    let dependents = cascade::dependents(planner, std::slice::from_ref(&own));
    let context = planner.context();
    let what = depend::describe(&context, &own);
    drop::settle(planner, &what, &dependents, behaviour)?;
    remove_column(planner, oid, &name)
}

/// Removes a column with what cannot stand without it.
pub(super) fn remove_column(planner: &mut Planner<'_>, oid: Oid, name: &str) -> Result<()> {
    let owned: Vec<Oid> = planner
        .catalog
        .owned_sequences(oid)
        .iter()
        .filter(|owned| owned.column == name)
        .map(|owned| owned.relation.oid)
        .collect();
    for sequence in owned {
        drop::remove_relation(planner, sequence)?;
    }
    let before = planner.relation(oid)?.clone();
    let goes = |constraint: &catalog::Constraint| depend::constraint_needs(&before, &constraint.kind, name);
    planner.change(oid, |table| {
        table.indexes.retain(|index| {
            let constraint = before.constraint_of_index(index);
            !depend::index_needs(&before, index, name) && !constraint.is_some_and(goes)
        });
        table.constraints.retain(|constraint| !goes(constraint));
        table.columns.retain(|column| column.name != name);
    })?;
    planner.catalog.statistics.retain(|_, statistics| {
        let by_expression = statistics.expressions.iter().any(|it| depend::uses(&before, it, name));
        statistics.relation != oid || !(by_expression || statistics.columns.iter().any(|column| column == name))
    });
    Ok(())
}

fn drop_constraint(
    planner: &mut Planner<'_>,
    oid: Oid,
    name: &Ident,
    if_exists: bool,
    behaviour: Behaviour,
) -> Result<()> {
    let name = fold(name);
    let table = planner.relation(oid)?.clone();
    let Some(constraint) = table.constraint(&name) else {
        let message = format!("constraint \"{name}\" of relation \"{}\" does not exist", table.name.name);
        if !if_exists {
            return Err(error("42704", message, None));
        }
        planner.notice("00000", format!("{message}, skipping"));
        return Ok(());
    };
    if let ConstraintKind::PrimaryKey { columns } | ConstraintKind::Unique { columns } = &constraint.kind {
        let context = planner.context();
        let own = Dependent::Constraint { table: oid, name: name.clone() };
        let what = depend::describe(&context, &own);
        let on = format!("index {}", datum::quote_identifier(&name));
        let dependents = drop::keys_standing_on(planner, oid, &name, columns, &on)?;
        drop::settle(planner, &what, &dependents, behaviour)?;
    }
    let has_index = constraint.kind.has_index();
    planner.change(oid, |table| {
        table.constraints.retain(|constraint| constraint.name != name);
        table.indexes.retain(|index| !has_index || index.name != name);
    })
}

fn constraints_validate(planner: &mut Planner<'_>, oid: Oid, name: &str) -> Result<()> {
    let table = planner.relation(oid)?.clone();
    let Some(constraint) = table.constraint(name) else {
        let message = format!("constraint \"{name}\" of relation \"{}\" does not exist", table.name.name);
        return Err(error("42704", message, None));
    };
    let check = match &constraint.kind {
        ConstraintKind::Check(check) => super::RowCheck::Holds {
            constraint: name.to_owned(),
            condition: super::declare::lower_condition(&planner.context(), &table, &check.expression)?,
        },
        ConstraintKind::ForeignKey(_) => super::RowCheck::References(name.to_owned()),
        _ => {
            let message = format!(
                "constraint \"{name}\" of relation \"{}\" is not a foreign key or check constraint",
                table.name.name
            );
            return Err(error("42809", message, None));
        }
    };
    if constraint.validated {
        return Ok(());
    }
    planner.change(oid, |table| {
        for constraint in table.constraints.iter_mut().filter(|constraint| constraint.name == name) {
            constraint.validated = true;
        }
    })?;
    planner.steps.push(super::Step::Check { relation: oid, check });
    Ok(())
}
