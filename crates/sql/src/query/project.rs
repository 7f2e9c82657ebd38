//! Functions that give sets in the list of a query that groups or has windows: they run after that, so what they read
//! is computed by a query inside.

use crate::analyzer::Analyzer;
use crate::fault::{Result, error};
use crate::typed::{
    Body, Column, Distinct, Expr, From, Node, OutputColumn, Query, Select, SortKey, Source, SourceId, TableFunction,
    Target, children_mut, walk,
};

impl Analyzer<'_> {
    /// The same query as two, if it has to be.
    pub(super) fn project(
        &self,
        mut select: Select,
        mut order_by: Vec<SortKey>,
        sets: Option<From>,
    ) -> Result<(Select, Vec<SortKey>)> {
        let Some(From::Function(source, mut function)) = sets else { return Ok((select, order_by)) };
        let own = source.id;
        let windows = select.targets.iter().any(|target| holds(&target.expr, &|node| matches!(node, Node::Window(_))));
        let by_set = select.group_by.iter().any(|key| reads(key, own));
        if by_set || !(select.grouped || windows) {
            select.from.push(From::Function(source, function));
            return Ok((select, order_by));
        }
        let mut lifting = Lifting { own, inner: self.source(), targets: Vec::new() };
        lifting.function(&mut function);
        let mut outer = Select { targets: std::mem::take(&mut select.targets), ..Select::default() };
        outer.targets.iter_mut().for_each(|target| lifting.rebuild(&mut target.expr));
        order_by.iter_mut().for_each(|key| lifting.rebuild(&mut key.expr));
        outer.distinct = std::mem::take(&mut select.distinct);
        if let Distinct::On(keys) = &mut outer.distinct {
            keys.iter_mut().for_each(|key| lifting.rebuild(key));
        }
        let Lifting { inner, targets, .. } = lifting;
        let columns: Vec<OutputColumn> = targets
            .iter()
            .map(|target| OutputColumn { name: target.name.clone(), type_name: target.expr.type_name.clone() })
            .collect();
        if columns.len() > 500 {
            return Err(error("54011", "target lists can have at most 1664 entries", None));
        }
        select.targets = targets;
        let entry = Source { id: inner, name: "rows".into(), aliased: true, columns: columns.clone(), lateral: false };
        let query = Query { body: Body::Select(Box::new(select)), columns, ..Query::default() };
        outer.from = vec![From::Subquery(entry, Box::new(query)), From::Function(source, function)];
        Ok((outer, order_by))
    }
}

/// Moves expressions into the query inside.
struct Lifting {
    /// The functions that give sets.
    own: SourceId,
    /// The query inside.
    inner: SourceId,
    targets: Vec<Target>,
}

impl Lifting {
    fn function(&mut self, function: &mut TableFunction) {
        function.arguments.iter_mut().for_each(|argument| self.lift(argument));
        function.others.iter_mut().flat_map(|(_, arguments)| arguments).for_each(|argument| self.lift(argument));
    }

    /// Lifts the parts that read no set.
    fn rebuild(&mut self, expr: &mut Expr) {
        match &expr.node {
            Node::Column(column) if column.source == self.own => {}
            _ if reads(expr, self.own) => children_mut(expr, &mut |child| self.rebuild(child)),
            _ => self.lift(expr),
        }
    }

    fn lift(&mut self, expr: &mut Expr) {
        let known = self.targets.iter().position(|target| target.expr == *expr);
        let index = known.unwrap_or_else(|| {
            let name = format!("c{}", self.targets.len() + 1);
            self.targets.push(Target { expr: expr.clone(), name });
            self.targets.len() - 1
        });
        expr.node = Node::Column(Column { source: self.inner, index, name: format!("c{}", index + 1) });
    }
}

fn reads(expr: &Expr, source: SourceId) -> bool {
    holds(expr, &|node| matches!(node, Node::Column(column) if column.source == source))
}

fn holds(expr: &Expr, is: &dyn Fn(&Node) -> bool) -> bool {
    let mut found = false;
    walk(expr, &mut |one| found |= is(&one.node));
    found
}
