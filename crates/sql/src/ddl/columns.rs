//! Column definitions: a column, and the constraints that it asks for.

use super::constraints::Asked;
use super::expressions::{self, Role, refuse_if};
use super::names::{fold, truncation_notice};
use super::planner::Planner;
use super::sequences::{self, SequenceParameters};
use crate::fault::{Result, error, place, unsupported};
use crate::resolve_type;
use catalog::{Column, Expression, Identity, QualifiedName, Type, TypeName};
use diagnostics::Diagnostic;
use sqlparser::ast::{
    ColumnDef, ColumnOption, DataType, Expr, GeneratedAs, GeneratedExpressionMode, Ident, ObjectNamePart,
    SequenceOptions,
};
use sqlparser::keywords::Keyword;
use sqlparser::tokenizer::Token;

/// A column definition, read but for its expressions.
pub(super) struct Defined {
    pub(super) column: Column,
    pub(super) default: Option<Expr>,
    pub(super) generated: Option<Expr>,
    pub(super) sequence: Option<OwnSequence>,
    pub(super) constraints: Vec<Asked>,
}

/// The sequence that a serial or identity column wants.
pub(super) struct OwnSequence {
    pub(super) parameters: SequenceParameters,
    pub(super) serial: bool,
}

/// Reads a column definition.
pub(super) fn define(planner: &mut Planner<'_>, table: &str, definition: &ColumnDef) -> Result<Defined> {
    planner.notices.extend(truncation_notice(&definition.name));
    let name = fold(&definition.name);
    refuse_system_name(&name)?;
    let serial = serial_type(&definition.data_type);
    let type_name = match &serial {
        Some(base) => TypeName::plain(base.clone()),
        None => resolve_type(&planner.context(), &definition.data_type)
            .map_err(|diagnostic| place(diagnostic, after(planner, &definition.name)))?,
    };
    let at = planner.context().span(definition.name.span);
    let mut reader = Reader { table, at, nullable: None, defined: Defined::new(name, type_name) };
    if let Some(domain) = super::domains::domain_of(&planner.context(), &definition.data_type) {
        reader.defined.column.domain = Some(domain.oid);
        reader.defined.column.collation.clone_from(&domain.collation);
    }
    if serial.is_some() {
        reader.serial();
    }
    for option in &definition.options {
        reader.option(planner, option.name.as_ref(), &option.option)?;
    }
    Ok(reader.defined)
}

/// Where one of some words stands for the second time after a name, inside its own definition.
pub(super) fn second(
    context: &crate::Context<'_>,
    name: diagnostics::Span,
    words: &[Keyword],
) -> Option<diagnostics::Span> {
    let is_one = |token: &Token| matches!(token, Token::Word(word) if words.contains(&word.keyword));
    let mut depth = 0;
    let mut own = context.text?.words().skip_while(|(_, span)| span.start < name.end).take_while(|(token, _)| {
        depth += match token {
            Token::LParen => 1,
            Token::RParen => -1,
            _ => 0,
        };
        depth >= 0 && !(depth == 0 && **token == Token::Comma)
    });
    let found: Vec<_> = own.by_ref().filter(|(token, _)| is_one(token)).collect();
    found.get(1).map(|(_, span)| *span)
}

/// Where the second primary key of a table definition stands, after the table's name.
pub(super) fn second_key(context: &crate::Context<'_>, name: diagnostics::Span) -> Option<diagnostics::Span> {
    let words = context.text?.words().filter(|(_, span)| span.start >= name.end);
    let mut keys = words.filter(|(token, _)| matches!(token, Token::Word(word) if word.keyword == Keyword::PRIMARY));
    keys.nth(1).map(|(_, span)| span)
}

/// Where the word after a column's name stands: its type.
fn after(planner: &Planner<'_>, name: &Ident) -> Option<diagnostics::Span> {
    let context = planner.context();
    let name = context.span(name.span)?;
    context.text?.words().map(|(_, span)| span).find(|span| span.start >= name.end)
}

impl Defined {
    fn new(name: String, type_name: TypeName) -> Self {
        Self::of(Column::new(name, type_name))
    }

    /// A column of which all is known.
    pub(super) fn of(column: Column) -> Self {
        Self { column, default: None, generated: None, sequence: None, constraints: Vec::new() }
    }
}

struct Reader<'a> {
    table: &'a str,
    at: Option<diagnostics::Span>,
    nullable: Option<bool>,
    defined: Defined,
}

impl Reader<'_> {
    fn serial(&mut self) {
        let type_name = self.defined.column.type_name.clone();
        self.defined.sequence = Some(OwnSequence { parameters: SequenceParameters::new(type_name), serial: true });
        self.defined.column.not_null = true;
        self.nullable = Some(false);
    }

    fn option(&mut self, planner: &Planner<'_>, name: Option<&Ident>, option: &ColumnOption) -> Result<()> {
        match option {
            ColumnOption::Null => {
                self.set_nullable(true).map_err(|it| self.place(planner, it, &[Keyword::NOT, Keyword::NULL]))
            }
            ColumnOption::NotNull => {
                self.set_nullable(false).map_err(|it| self.place(planner, it, &[Keyword::NOT, Keyword::NULL]))
            }
            ColumnOption::Default(expr) => {
                self.set_default(expr).map_err(|it| self.place(planner, it, &[Keyword::DEFAULT]))
            }
            ColumnOption::PrimaryKey(key) => {
                let asked = Asked::primary_key_of_column(name, &self.defined.column.name, key);
                self.ask(asked.map_err(|it| initially(planner, it))?)
            }
            ColumnOption::Unique(key) => {
                let asked = Asked::unique_of_column(name, &self.defined.column.name, key);
                self.ask(asked.map_err(|it| initially(planner, it))?)
            }
            ColumnOption::ForeignKey(key) => {
                let asked = Asked::foreign_key_of_column(name, &self.defined.column.name, key);
                self.ask(asked.map_err(|it| initially(planner, it))?)
            }
            ColumnOption::Check(check) => self.ask(Asked::check(name.or(check.name.as_ref()), check)?),
            ColumnOption::Generated {
                generated_as, sequence_options, generation_expr, generation_expr_mode, ..
            } => self
                .generated(
                    planner,
                    *generated_as,
                    sequence_options.as_deref(),
                    generation_expr.as_ref(),
                    generation_expr_mode.as_ref(),
                )
                .map_err(|it| if it.code == "42601" { self.place_first(planner, it) } else { it }),
            ColumnOption::Collation(collation) => {
                let context = planner.context();
                let base = &self.defined.column.type_name.base;
                // PostgreSQL points at the word COLLATE here.
                let collation = super::collations::of_type(&context, collation, base).map_err(|fault| {
                    let at = fault.span().and_then(|at| context.text?.word_before(at.start)).map(|(_, span)| span);
                    at.map_or_else(|| fault.clone(), |at| Diagnostic { labels: Vec::new(), ..fault.clone() }.at(at))
                })?;
                self.defined.column.collation = collation;
                Ok(())
            }
            other => Err(unsupported(format_args!("the column option {other}"), None)),
        }
    }

    fn ask(&mut self, asked: Asked) -> Result<()> {
        self.defined.constraints.push(asked);
        Ok(())
    }

    fn set_nullable(&mut self, nullable: bool) -> Result<()> {
        if self.nullable.is_some_and(|before| before != nullable) {
            return Err(self.twice("conflicting NULL/NOT NULL declarations"));
        }
        self.nullable = Some(nullable);
        self.defined.column.not_null = !nullable;
        Ok(())
    }

    fn set_default(&mut self, expr: &Expr) -> Result<()> {
        if self.defined.default.is_some() || self.defined.sequence.as_ref().is_some_and(|own| own.serial) {
            return Err(self.twice("multiple default values specified"));
        }
        if self.defined.column.identity.is_some() {
            return Err(self.twice("both default and identity specified"));
        }
        if self.defined.generated.is_some() {
            return Err(self.twice("both default and generation expression specified"));
        }
        self.defined.default = Some(expr.clone());
        Ok(())
    }

    fn generated(
        &mut self,
        planner: &Planner<'_>,
        kind: GeneratedAs,
        options: Option<&[SequenceOptions]>,
        expr: Option<&Expr>,
        mode: Option<&GeneratedExpressionMode>,
    ) -> Result<()> {
        if let Some(expr) = expr {
            refuse_if(mode != Some(&GeneratedExpressionMode::Stored), "a virtual generated column")?;
            if self.defined.default.is_some() {
                return Err(self.twice("both default and generation expression specified"));
            }
            self.defined.generated = Some(expr.clone());
            return Ok(());
        }
        self.identity(
            planner,
            if kind == GeneratedAs::Always { Identity::Always } else { Identity::ByDefault },
            options,
        )
    }

    fn identity(
        &mut self,
        planner: &Planner<'_>,
        identity: Identity,
        options: Option<&[SequenceOptions]>,
    ) -> Result<()> {
        if self.defined.column.identity.is_some() {
            return Err(self.twice("multiple identity specifications"));
        }
        let is_serial = self.defined.sequence.as_ref().is_some_and(|own| own.serial);
        if is_serial || self.defined.default.is_some() {
            return Err(self.twice("both default and identity specified"));
        }
        super::identity::require_integer(&self.defined.column.type_name)?;
        self.set_nullable(false)?;
        let type_name = self.defined.column.type_name.clone();
        let parameters = sequences::read_options(&planner.context(), type_name, options.unwrap_or_default())?;
        self.defined.sequence = Some(OwnSequence { parameters, serial: false });
        self.defined.column.identity = Some(identity);
        Ok(())
    }

    fn place(&self, planner: &Planner<'_>, diagnostic: Diagnostic, words: &[Keyword]) -> Diagnostic {
        let at = self.at.and_then(|at| second(&planner.context(), at, words));
        place(diagnostic, at)
    }

    /// Puts a fault at `GENERATED`; that of a serial column has no place.
    fn place_first(&self, planner: &Planner<'_>, diagnostic: Diagnostic) -> Diagnostic {
        if self.defined.sequence.as_ref().is_some_and(|own| own.serial) {
            return diagnostic;
        }
        let context = planner.context();
        let is_it = |token: &Token| matches!(token, Token::Word(word) if word.keyword == Keyword::GENERATED);
        let at = self.at.and_then(|at| {
            let mut words = context.text?.words().filter(|(_, span)| span.start >= at.end);
            words.find(|(token, _)| is_it(token)).map(|(_, span)| span)
        });
        place(diagnostic, at)
    }

    fn twice(&self, what: &str) -> Diagnostic {
        let (column, table) = (&self.defined.column.name, self.table);
        error("42601", format!("{what} for column \"{column}\" of table \"{table}\""), None)
    }
}

/// PostgreSQL points at `INITIALLY DEFERRED` where it contradicts what stands before it.
fn initially(planner: &Planner<'_>, diagnostic: Diagnostic) -> Diagnostic {
    let context = planner.context();
    let is_it = |token: &Token| matches!(token, Token::Word(word) if word.keyword == Keyword::INITIALLY);
    let at = context.text.and_then(|text| text.words().find(|(token, _)| is_it(token)).map(|(_, span)| span));
    place(diagnostic, at)
}

/// The sequence of an identity column that is copied.
pub(super) fn identity_like(planner: &Planner<'_>, source: &catalog::Relation, column: &Column) -> Result<OwnSequence> {
    let owned = planner.catalog.owned_sequences(source.oid);
    let mut parameters = SequenceParameters::new(column.type_name.clone());
    if let Some(own) = owned.iter().find(|own| own.column == column.name) {
        parameters.increment = Some(own.sequence.increment);
        parameters.min = sequences::Bound::At(own.sequence.min);
        parameters.max = sequences::Bound::At(own.sequence.max);
        parameters.start = Some(own.sequence.start);
        parameters.cycle = Some(own.sequence.cycle);
        parameters.cache = Some(own.sequence.cache);
    }
    Ok(OwnSequence { parameters, serial: false })
}

/// The integer type of `serial` and its kin.
fn serial_type(data_type: &DataType) -> Option<Type> {
    let DataType::Custom(name, modifiers) = data_type else { return None };
    let [ObjectNamePart::Identifier(ident)] = name.0.as_slice() else { return None };
    if !modifiers.is_empty() {
        return None;
    }
    match fold(ident).as_str() {
        "smallserial" | "serial2" => Some(Type::Int2),
        "serial" | "serial4" => Some(Type::Int4),
        "bigserial" | "serial8" => Some(Type::Int8),
        _ => None,
    }
}

/// Refuses the name of a column that every table has.
pub(super) fn refuse_system_name(name: &str) -> Result<()> {
    if matches!(name, "tableoid" | "cmin" | "xmin" | "cmax" | "xmax" | "ctid") {
        let message = format!("column name \"{name}\" conflicts with a system column name");
        return Err(error("42701", message, None));
    }
    Ok(())
}

/// Makes the sequence that a column wants, before its table is there; gives its OID.
pub(super) fn make_sequence(
    planner: &mut Planner<'_>,
    table: &QualifiedName,
    column: &mut Column,
    own: &OwnSequence,
) -> Result<catalog::Oid> {
    let name = planner.catalog.choose_relation_name(&table.schema, &table.name, Some(&column.name), "seq");
    let name = QualifiedName::new(&table.schema, name);
    let oid = sequences::add(planner, name.clone(), &own.parameters)?;
    if own.serial {
        column.default =
            Some(Expression(format!("nextval({}::regclass)", sequences::regclass_literal(&planner.context(), &name))));
    }
    Ok(oid)
}

/// Reads the expressions of a column whose relation has all its columns.
pub(super) fn set_expressions(
    planner: &mut Planner<'_>,
    relation: catalog::Oid,
    name: &str,
    default: Option<&Expr>,
    generated: Option<&Expr>,
) -> Result<()> {
    let table = planner.relation(relation)?.clone();
    let Some(column) = table.column(name) else { return Ok(()) };
    if let Some(expr) = default {
        let default = expressions::default(&planner.context(), column, expr)?;
        planner.change(relation, |table| set_default(table, name, default))?;
    }
    if let Some(expr) = generated {
        let generated = generation(planner, &table, column, expr)?;
        planner.change(relation, |table| set_generated(table, name, generated))?;
    }
    Ok(())
}

fn generation(planner: &Planner<'_>, table: &catalog::Relation, column: &Column, expr: &Expr) -> Result<Expression> {
    let context = planner.context();
    for (used, at) in expressions::columns_with_places(&context, table, expr) {
        if table.column(&used).is_some_and(|column| column.generated.is_some()) || used == column.name {
            let message = format!("cannot use generated column \"{used}\" in column generation expression");
            return Err(error("42P17", message, at)
                .with_detail("A generated column cannot reference another generated column."));
        }
    }
    let (_, analyzed) = expressions::value(&context, table, expr, Role::Generated)?;
    let from = analyzed.type_name.base.clone();
    let coerced = crate::coerce_for_assignment(&context, analyzed, &column.type_name).map_err(|diagnostic| {
        match diagnostic.code.as_str() {
            "42804" => expressions::default_type(&context, column, &from, "default expression"),
            _ => diagnostic,
        }
    })?;
    if super::depend::is_mutable(&coerced) {
        return Err(error("42P17", "generation expression is not immutable", None));
    }
    Ok(Expression(crate::deparse_expr(&context, &coerced)))
}

fn set_default(table: &mut catalog::Relation, name: &str, default: Option<Expression>) {
    if let Some(column) = table.column_mut(name) {
        column.default = default;
    }
}

fn set_generated(table: &mut catalog::Relation, name: &str, generated: Expression) {
    if let Some(column) = table.column_mut(name) {
        column.generated = Some(generated);
    }
}
