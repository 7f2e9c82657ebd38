//! `concat`, `concat_ws` and `format`, whose arguments are of any type.

use super::{Function, Typed};
use crate::argument::Arguments;
use crate::catalog_names::quote_name;
use crate::fault::{Result, parameter};
use crate::{Context, Value};
use diagnostics::Diagnostic;

fn concat(context: &Context<'_>, a: &[Value]) -> Result<Value> {
    let typed = Typed::new(context, a)?;
    Ok((0..typed.len()).filter_map(|at| typed.shown(at)).collect::<String>().into())
}

fn concat_with(context: &Context<'_>, a: &[Value]) -> Result<Value> {
    let typed = Typed::new(context, a)?;
    let Some(separator) = typed.shown(0) else { return Ok(Value::Null) };
    let parts: Vec<String> = (1..typed.len()).filter_map(|at| typed.shown(at)).collect();
    Ok(parts.join(&separator).into())
}

fn format_fault(message: impl Into<String>) -> Diagnostic {
    parameter(message)
}

/// Which argument gives the width: the next, or a numbered one.
type WidthArgument = Option<usize>;

/// One `%…` of a format.
#[derive(Default)]
struct Specifier {
    position: Option<usize>,
    left: bool,
    width: Option<i64>,
    width_argument: Option<WidthArgument>,
}

struct Formatter<'a> {
    typed: &'a Typed<'a>,
    next: usize,
}

fn digits(rest: &mut &str) -> Option<usize> {
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let number = rest[..end].parse().ok();
    *rest = &rest[end..];
    number
}

const UNTERMINATED: &str = "unterminated format() type specifier";

impl Formatter<'_> {
    fn run(&mut self, mut rest: &str) -> Result<String> {
        let mut out = String::new();
        while let Some(at) = rest.find('%') {
            out.push_str(&rest[..at]);
            rest = &rest[at + 1..];
            if let Some(after) = rest.strip_prefix('%') {
                out.push('%');
                rest = after;
                continue;
            }
            let specifier = Self::specifier(&mut rest)?;
            let Some(kind) = rest.chars().next() else {
                return Err(format_fault(UNTERMINATED).with_hint("For a single \"%\" use \"%%\"."));
            };
            rest = &rest[kind.len_utf8()..];
            out.push_str(&self.show(&specifier, kind)?);
        }
        out.push_str(rest);
        Ok(out)
    }

    fn specifier(rest: &mut &str) -> Result<Specifier> {
        let mut found = Specifier::default();
        let before = *rest;
        if let Some(number) = digits(rest) {
            if let Some(after) = rest.strip_prefix('$') {
                if number == 0 {
                    return Err(format_fault("format specifies argument 0, but arguments are numbered from 1"));
                }
                found.position = Some(number);
                *rest = after;
            } else {
                *rest = before;
            }
        }
        while let Some(after) = rest.strip_prefix('-') {
            found.left = true;
            *rest = after;
        }
        if let Some(after) = rest.strip_prefix('*') {
            *rest = after;
            let number = digits(rest);
            if number.is_some() {
                *rest = rest
                    .strip_prefix('$')
                    .ok_or_else(|| format_fault("width argument position must be ended by \"$\""))?;
            }
            found.width_argument = Some(number);
        } else {
            found.width = digits(rest).and_then(|width| i64::try_from(width).ok());
        }
        Ok(found)
    }

    fn take(&mut self, position: Option<usize>) -> Result<usize> {
        let at = position.unwrap_or(self.next);
        if at >= self.typed.len() {
            return Err(format_fault("too few arguments for format()"));
        }
        self.next = at + 1;
        Ok(at)
    }

    fn show(&mut self, specifier: &Specifier, kind: char) -> Result<String> {
        let mut left = specifier.left;
        let mut width = specifier.width.unwrap_or(0);
        if let Some(position) = specifier.width_argument {
            let at = self.take(position)?;
            width = self.typed.shown(at).and_then(|text| text.parse().ok()).unwrap_or(0);
            left |= width < 0;
            width = width.abs();
        }
        if !matches!(kind, 's' | 'I' | 'L') {
            let message = format!("unrecognized format() type specifier \"{kind}\"");
            return Err(format_fault(message).with_hint("For a single \"%\" use \"%%\"."));
        }
        let at = self.take(specifier.position)?;
        let text = match (kind, self.typed.shown(at)) {
            ('s', text) => text.unwrap_or_default(),
            ('I', None) => {
                return Err(Diagnostic::error("22004", "null values cannot be formatted as an SQL identifier"));
            }
            ('I', Some(text)) => quote_name(&text),
            (_, None) => "NULL".to_owned(),
            (_, Some(text)) => super::text::quote_literal(&text),
        };
        let missing = usize::try_from(width.min(1 << 20)).unwrap_or(0).saturating_sub(text.chars().count());
        let padding = " ".repeat(missing);
        Ok(if left { text + &padding } else { padding + &text })
    }
}

fn format_text(context: &Context<'_>, a: &[Value]) -> Result<Value> {
    let typed = Typed::new(context, a)?;
    let Some(pattern) = typed.shown(0) else { return Ok(Value::Null) };
    Formatter { typed: &typed, next: 1 }.run(&pattern).map(Value::from)
}

fn anytextcat(context: &Context<'_>, a: &[Value]) -> Result<Value> {
    let typed = Typed::new(context, a)?;
    Ok(typed.shown(0).zip(typed.shown(1)).map(|(left, right)| left + &right).into())
}

fn count_nulls(a: &[Value], null: bool) -> Result<Value> {
    a.text(0)?;
    let count = a[1..].iter().filter(|value| value.is_null() == null).count();
    Ok(i64::try_from(count).unwrap_or(i64::MAX).into())
}

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("text_concat", 1, concat).variadic().lenient().typed().stable(),
    Function::new("text_concat_ws", 2, concat_with).variadic().lenient().typed().stable(),
    Function::new("text_format", 2, format_text).variadic().lenient().typed().stable(),
    Function::new("text_format_nv", 1, format_text).lenient().typed().stable(),
    Function::new("anytextcat_anynonarray_text", 2, anytextcat).typed().stable(),
    Function::new("textanycat_text_anynonarray", 2, anytextcat).typed().stable(),
    Function::new("quote_literal_anyelement", 1, |context, a| {
        Ok(Typed::new(context, a)?.shown(0).map(|text| super::text::quote_literal(&text)).into())
    })
    .typed()
    .stable(),
    Function::new("quote_nullable_anyelement", 1, |context, a| {
        let shown = Typed::new(context, a)?.shown(0);
        Ok(shown.map_or_else(|| "NULL".to_owned(), |text| super::text::quote_literal(&text)).into())
    })
    .lenient()
    .typed()
    .stable(),
    Function::new("pg_num_nulls", 1, |_, a| count_nulls(a, true)).variadic().lenient().typed(),
    Function::new("pg_num_nonnulls", 1, |_, a| count_nulls(a, false)).variadic().lenient().typed(),
];
