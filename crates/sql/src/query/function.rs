//! Functions in FROM, and those that give sets in a select list.

use crate::analyzer::{Analyzer, Item, Place, Scope, SetCalls};
use crate::expr::Resolved;
use crate::fault::{Result, error, place, unsupported};
use crate::parse::fold;
use crate::resolve_type;
use crate::typed::{Column, Expr, From, Function, Node, OutputColumn, Source, TableFunction, walk};
use crate::types::type_from_oid;
use catalog::{Type, TypeName};
use diagnostics::Span;
use sqlparser::ast::{self, FunctionArg, Spanned, TableAlias};

/// The functions whose columns stand in `AS t(a integer, …)`.
const DECLARED: &[&str] = &["json_to_record", "jsonb_to_record", "json_to_recordset", "jsonb_to_recordset"];

impl Analyzer<'_> {
    pub(super) fn function_in_from(
        &self,
        scope: &mut Scope<'_>,
        name: &ast::ObjectName,
        arguments: &[FunctionArg],
        alias: Option<&TableAlias>,
        ordinality: bool,
    ) -> Result<From> {
        let at = self.context.span(name.span());
        let last = name.0.last().and_then(|part| part.as_ident()).map(fold).unwrap_or_default();
        let analyzed = scope.within(Place::FromFunction, || self.arguments(scope, &last, arguments, at))?;
        if DECLARED.contains(&last.as_str()) {
            return self.declared(scope, &last, analyzed, alias, ordinality, at);
        }
        let is_set = crate::facts::functions(&last).iter().any(|one| one.set);
        if !is_set {
            let expr = self.call(&last, analyzed, at, false)?;
            let columns = vec![OutputColumn { name: last.clone(), type_name: expr.type_name.clone() }];
            let (source, item) = self.function_entry(&last, columns, alias, ordinality)?;
            scope.items.push(item);
            return Ok(From::Row(source, Box::new(expr)));
        }
        let resolved = self.resolve(&last, &last, analyzed, at)?;
        self.place_functions(scope, &last, vec![resolved], alias, ordinality)
    }

    /// `unnest(a, b)`: the arrays side by side.
    pub(super) fn unnest(
        &self,
        scope: &mut Scope<'_>,
        arrays: &[ast::Expr],
        alias: Option<&TableAlias>,
        ordinality: bool,
    ) -> Result<From> {
        let mut calls = Vec::with_capacity(arrays.len());
        for array in arrays {
            let start = crate::expr::start(&self.context, array);
            let at = crate::expr::keyword_before(&self.context, start, "unnest").or(start);
            let array = scope.within(Place::FromFunction, || self.expr(scope, array))?;
            calls.push(self.resolve("unnest", "unnest", vec![array], at)?);
        }
        self.place_functions(scope, "unnest", calls, alias, ordinality)
    }

    fn place_functions(
        &self,
        scope: &mut Scope<'_>,
        name: &str,
        calls: Vec<Resolved>,
        alias: Option<&TableAlias>,
        ordinality: bool,
    ) -> Result<From> {
        let mut columns = Vec::new();
        for call in &calls {
            columns.extend(self.columns_of(name, call)?);
        }
        let mut calls = calls.into_iter().map(|call| (call.function, call.arguments));
        let Some((function, arguments)) = calls.next() else {
            return Err(error("42883", format!("function {name}() does not exist"), None));
        };
        let (source, item) = self.function_entry(name, columns, alias, ordinality)?;
        scope.items.push(item);
        let others = calls.collect();
        Ok(From::Function(source, TableFunction { function, arguments, others, ordinality, declared: false }))
    }

    /// The columns that a function gives; one without a name of its own is named after the function.
    fn columns_of(&self, name: &str, call: &Resolved) -> Result<Vec<OutputColumn>> {
        let named = &call.function.columns;
        if named.is_empty() {
            if call.result == Type::Record {
                let shown = self.shown_function(call.function);
                return Err(unsupported(format!("the function {shown} in FROM"), None));
            }
            return Ok(vec![OutputColumn { name: name.to_owned(), type_name: TypeName::plain(call.result.clone()) }]);
        }
        let column = |(name, oid): &(&str, u32)| {
            let base = if named.len() == 1 { Some(call.result.clone()) } else { type_from_oid(*oid) };
            let base = base.ok_or_else(|| self.lacking(*oid, None))?;
            Ok(OutputColumn { name: (*name).to_owned(), type_name: TypeName::plain(base) })
        };
        named.iter().map(column).collect()
    }

    /// A function as a source; the one column of a function that names none is named by the alias.
    pub(super) fn function_entry(
        &self,
        name: &str,
        mut columns: Vec<OutputColumn>,
        alias: Option<&TableAlias>,
        ordinality: bool,
    ) -> Result<(Source, Item)> {
        let single = columns.len() == 1;
        if let ([column], Some(alias)) = (columns.as_mut_slice(), alias)
            && column.name == name
        {
            column.name = fold(&alias.name);
        }
        if ordinality {
            columns.push(OutputColumn { name: "ordinality".to_owned(), type_name: TypeName::plain(Type::Int8) });
        }
        let (source, mut item) = self.entry(name, &columns, alias)?;
        item.scalar = single && !ordinality;
        Ok((source, item))
    }

    /// `jsonb_to_recordset(…) AS t(a integer, b text)`
    fn declared(
        &self,
        scope: &mut Scope<'_>,
        name: &str,
        arguments: Vec<Expr>,
        alias: Option<&TableAlias>,
        ordinality: bool,
        at: Option<Span>,
    ) -> Result<From> {
        let resolved = self.resolve(name, name, arguments, at)?;
        let written = alias.map(|alias| alias.columns.as_slice()).unwrap_or_default();
        let mut columns = Vec::with_capacity(written.len());
        for column in written {
            let Some(of) = &column.data_type else { continue };
            let type_name = resolve_type(&self.context, of).map_err(|fault| place(fault, at))?;
            columns.push(OutputColumn { name: fold(&column.name), type_name });
        }
        if columns.is_empty() || columns.len() != written.len() {
            let words = "a column definition list is required for functions returning \"record\"";
            return Err(error("42601", words, at));
        }
        if ordinality {
            let words = "WITH ORDINALITY cannot be used with a column definition list";
            return Err(error("42601", words, at));
        }
        let bare = alias.map(|alias| TableAlias { columns: Vec::new(), ..alias.clone() });
        let (source, item) = self.entry(name, &columns, bare.as_ref())?;
        scope.items.push(item);
        let (function, arguments) = (resolved.function, resolved.arguments);
        let others = Vec::new();
        Ok(From::Function(source, TableFunction { function, arguments, others, ordinality, declared: true }))
    }

    /// Takes a function that gives a set out of a select list: the column that stands for it.
    pub(crate) fn set_in_select(
        &self,
        name: &str,
        function: &'static Function,
        arguments: Vec<Expr>,
        result: Type,
        at: Option<Span>,
    ) -> Result<Expr> {
        let mut frames = self.sets.borrow_mut();
        let Some(Some(frame)) = frames.last_mut() else {
            return Err(error("0A000", "set-returning functions are not allowed here", at));
        };
        if function.columns.len() > 1 {
            return Err(unsupported(format!("the rows of {name} in a select list"), at));
        }
        for argument in &arguments {
            let mut inside = false;
            walk(argument, &mut |one| {
                inside |= matches!(&one.node, Node::Column(column) if column.source == frame.source);
            });
            if inside {
                return Err(unsupported("a set-returning function inside of another in a select list", at));
            }
        }
        let column = Column { source: frame.source, index: frame.columns.len(), name: name.to_owned() };
        frame.columns.push(OutputColumn { name: name.to_owned(), type_name: TypeName::plain(result.clone()) });
        frame.calls.push((function, arguments));
        Ok(Expr::new(Node::Column(column), result).placed(at))
    }

    /// Lets functions that give sets stand in what is analysed, and gives the entry of FROM that they become.
    pub(super) fn with_sets<T>(&self, run: impl FnOnce() -> Result<T>) -> Result<(T, Option<From>)> {
        let frame = SetCalls { source: self.source(), columns: Vec::new(), calls: Vec::new() };
        if let Some(last) = self.sets.borrow_mut().last_mut() {
            *last = Some(frame);
        }
        let result = run();
        let frame = self.sets.borrow_mut().last_mut().and_then(Option::take);
        let result = result?;
        let Some(SetCalls { source: id, columns, calls }) = frame else { return Ok((result, None)) };
        let mut calls = calls.into_iter();
        let Some((function, arguments)) = calls.next() else { return Ok((result, None)) };
        let source = Source { id, name: function.name.to_owned(), aliased: false, columns, lateral: false };
        let (others, ordinality, declared) = (calls.collect(), false, false);
        Ok((result, Some(From::Function(source, TableFunction { function, arguments, others, ordinality, declared }))))
    }
}
