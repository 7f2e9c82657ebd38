//! The choice of a function.

use super::candidates::select;
use super::{UNKNOWN, can_coerce, pathway};
use crate::Context;
use crate::facts::{self, Coercion, Function};
use crate::fault::{Result, error};
use crate::types::{oid_label, resolve_type};
use catalog::TypeName;
use diagnostics::Span;
use sqlparser::ast;

/// What a call turns out to be.
#[derive(Debug, Clone)]
pub(crate) enum Choice {
    /// A function, with a declared type for each given argument; defaults are filled in when it is lowered.
    Function {
        /// The function.
        function: &'static Function,
        /// One a given argument.
        declared: Vec<u32>,
    },
    /// A cast in the form of a call: `text(1)`.
    Cast(TypeName),
}

struct Candidate {
    function: &'static Function,
    declared: Vec<u32>,
    spread: bool,
}

/// Chooses a function by name and argument types.
///
/// # Errors
///
/// `42883` if there is none, `42725` if several fit equally.
pub(crate) fn choose_function(
    name: &str,
    shown: &str,
    actual: &[u32],
    context: &Context<'_>,
    at: Option<Span>,
) -> Result<Choice> {
    let candidates = candidates(name, actual);
    if let Some(exact) = candidates.iter().find(|one| one.declared == actual) {
        return Ok(choice(exact));
    }
    if let Some(cast) = as_cast(name, actual, context) {
        return Ok(Choice::Cast(cast));
    }
    let fitting: Vec<&Candidate> =
        candidates.iter().filter(|one| can_coerce(actual, &one.declared, Coercion::Implicit)).collect();
    let call = || {
        let types: Vec<_> = actual.iter().map(|&oid| oid_label(oid, context.catalog())).collect();
        format!("{shown}({})", types.join(", "))
    };
    match fitting.as_slice() {
        [] => Err(error("42883", format!("function {} does not exist", call()), at).with_hint(
            "No function matches the given name and argument types. You might need to add explicit type casts.",
        )),
        [one] => Ok(choice(one)),
        several => {
            let types: Vec<_> = several.iter().map(|one| one.declared.clone()).collect();
            select(actual, &types).map(|index| choice(several[index])).ok_or_else(|| {
                error("42725", format!("function {} is not unique", call()), at)
                    .with_hint("Could not choose a best candidate function. You might need to add explicit type casts.")
            })
        }
    }
}

fn choice(candidate: &Candidate) -> Choice {
    Choice::Function { function: candidate.function, declared: candidate.declared.clone() }
}

fn candidates(name: &str, actual: &[u32]) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for function in facts::functions(name) {
        let (given, most) = (actual.len(), function.arguments.len());
        if given <= most && given + function.defaults >= most && function.variadic == 0 {
            let declared = function.arguments[..given].to_vec();
            found.push(Candidate { function, declared, spread: false });
        } else if function.variadic != 0 && given >= most {
            let mut declared = function.arguments[..most - 1].to_vec();
            declared.resize(given, function.variadic);
            found.push(Candidate { function, declared, spread: true });
        }
    }
    let plain: Vec<Vec<u32>> = found.iter().filter(|one| !one.spread).map(|one| one.declared.clone()).collect();
    found.retain(|one| !one.spread || !plain.contains(&one.declared));
    found
}

/// `typename(x)` is a cast where x is a literal or the cast does nothing or goes through text.
fn as_cast(name: &str, actual: &[u32], context: &Context<'_>) -> Option<TypeName> {
    let &[source] = actual else { return None };
    let ident = ast::Ident::with_quote('"', name);
    let written = ast::DataType::Custom(ast::ObjectName(vec![ast::ObjectNamePart::Identifier(ident)]), Vec::new());
    let target = resolve_type(context, &written).ok()?;
    let oid = crate::types::type_oid(&target.base);
    let fits = source == UNKNOWN
        || match pathway(source, oid, Coercion::Explicit)? {
            super::Path::Relabel => true,
            super::Path::Text => crate::types::category(source) == 'S' || crate::types::category(oid) == 'S',
            _ => false,
        };
    fits.then_some(target)
}
