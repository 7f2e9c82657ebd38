//! `f(u.*)`

use sqlparser::ast::helpers::attached_token::AttachedToken;
use sqlparser::ast::{Expr, FunctionArg, FunctionArgExpr, FunctionArguments, Statement, visit_expressions_mut};
use std::ops::ControlFlow;

/// Makes a row among the arguments of a call an expression like any other.
pub(super) fn as_expressions(mut statement: Statement) -> Statement {
    let _ = visit_expressions_mut(&mut statement, |expr| {
        if let Expr::Function(call) = expr
            && let FunctionArguments::List(list) = &mut call.args
        {
            for argument in &mut list.args {
                if let FunctionArg::Unnamed(FunctionArgExpr::QualifiedWildcard(name)) = argument {
                    let row = Expr::QualifiedWildcard(name.clone(), AttachedToken::empty());
                    *argument = FunctionArg::Unnamed(FunctionArgExpr::Expr(row));
                }
            }
        }
        ControlFlow::<()>::Continue(())
    });
    statement
}
