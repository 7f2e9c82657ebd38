//! Array functions; all but a few are typed.

use super::{Function, Typed, json_rows};
use crate::argument::Arguments;
use crate::array::Array;
use crate::collation::element_order;
use crate::fault::Result;
use crate::{Context, Value, input};
use catalog::{Type, TypeName};
use diagnostics::Diagnostic;

fn element(of: &Type) -> Type {
    if let Type::Array(element) = of { (**element).clone() } else { Type::Text }
}

fn read(typed: &Typed<'_>, at: usize) -> Result<Option<Array>> {
    if typed.value(at).is_null() { Ok(None) } else { Array::parse(typed.values().text(at)?).map(Some) }
}

fn number(length: usize) -> Value {
    i64::try_from(length).unwrap_or(i64::MAX).into()
}

fn length_of(array: &Array, dimension: i64) -> Option<usize> {
    array.dimensions.get(usize::try_from(dimension.checked_sub(1)?).ok()?).copied()
}

fn measure(context: &Context<'_>, a: &[Value], by: fn(&Array, i64) -> Value) -> Result<Value> {
    let typed = Typed::new(context, a)?;
    let dimension = if typed.len() > 1 { typed.values().int(1)? } else { 1 };
    Ok(read(&typed, 0)?.map_or(Value::Null, |array| by(&array, dimension)))
}

fn dimensions(array: &Array) -> Value {
    let text = array.dimensions.iter().map(|length| format!("[1:{length}]")).collect::<Vec<_>>().concat();
    (!text.is_empty()).then_some(text).into()
}

fn one_dimension(array: &Array) -> Result<()> {
    if array.dimensions.len() > 1 {
        return Err(Diagnostic::error("22000", "argument must be empty or one-dimensional array"));
    }
    Ok(())
}

fn append(context: &Context<'_>, a: &[Value]) -> Result<Value> {
    let typed = Typed::new(context, a)?;
    let mut array = read(&typed, 0)?.unwrap_or_default();
    one_dimension(&array)?;
    array.items.push(typed.shown(1));
    Ok(Array::of(array.items).to_string().into())
}

fn prepend(context: &Context<'_>, a: &[Value]) -> Result<Value> {
    let typed = Typed::new(context, a)?;
    let mut array = read(&typed, 1)?.unwrap_or_default();
    one_dimension(&array)?;
    array.items.insert(0, typed.shown(0));
    Ok(Array::of(array.items).to_string().into())
}

fn concat(context: &Context<'_>, a: &[Value]) -> Result<Value> {
    let typed = Typed::new(context, a)?;
    let (left, right) = match (read(&typed, 0)?, read(&typed, 1)?) {
        (None, None) => return Ok(Value::Null),
        (Some(one), None) | (None, Some(one)) => return Ok(one.to_string().into()),
        (Some(left), Some(right)) => (left, right),
    };
    if left.items.is_empty() || right.items.is_empty() {
        return Ok(if left.items.is_empty() { right } else { left }.to_string().into());
    }
    joined(left, right).map(|array| array.to_string().into())
}

/// Joins along the first dimension; an array one dimension lower is one row.
fn joined(left: Array, right: Array) -> Result<Array> {
    let outer = |array: &Array, deep: usize| {
        let mut dimensions = array.dimensions.clone();
        if dimensions.len() < deep {
            dimensions.insert(0, 1);
        }
        dimensions
    };
    let deep = left.dimensions.len().max(right.dimensions.len());
    let (mut first, second) = (outer(&left, deep), outer(&right, deep));
    if first.len() != second.len() || first[1..] != second[1..] {
        let fault = Diagnostic::error("2202E", "cannot concatenate incompatible arrays");
        return Err(fault.with_detail("Arrays with differing dimensions are not compatible for concatenation."));
    }
    first[0] += second[0];
    Ok(Array { dimensions: first, items: left.items.into_iter().chain(right.items).collect() })
}

/// Whether an element is the one that is searched for; NULL is NULL.
fn same(of: &Type, item: Option<&str>, wanted: Option<&str>) -> bool {
    match (item, wanted) {
        (Some(a), Some(b)) => element_order(of)(a, b).is_eq(),
        (None, None) => true,
        _ => false,
    }
}

fn positions(context: &Context<'_>, a: &[Value]) -> Result<Option<Vec<usize>>> {
    let typed = Typed::new(context, a)?;
    let Some(array) = read(&typed, 0)? else { return Ok(None) };
    if array.dimensions.len() > 1 {
        return Err(unsupported_search());
    }
    let start = if typed.len() > 2 { usize::try_from(typed.values().int(2)?.max(1)).unwrap_or(1) } else { 1 };
    let (of, wanted) = (element(typed.kind(0)), typed.shown(1));
    let found = array.items.iter().enumerate().skip(start - 1);
    let found = found.filter(|(_, item)| same(&of, item.as_deref(), wanted.as_deref()));
    Ok(Some(found.map(|(at, _)| at + 1).collect()))
}

fn unsupported_search() -> Diagnostic {
    Diagnostic::error("0A000", "searching for elements in multidimensional arrays is not supported")
}

fn remove(context: &Context<'_>, a: &[Value]) -> Result<Value> {
    let typed = Typed::new(context, a)?;
    let Some(array) = read(&typed, 0)? else { return Ok(Value::Null) };
    if array.dimensions.len() > 1 {
        return Err(Diagnostic::error("0A000", "removing elements from multidimensional arrays is not supported"));
    }
    let (of, wanted) = (element(typed.kind(0)), typed.shown(1));
    let kept = array.items.into_iter().filter(|item| !same(&of, item.as_deref(), wanted.as_deref())).collect();
    Ok(Array::of(kept).to_string().into())
}

fn replace(context: &Context<'_>, a: &[Value]) -> Result<Value> {
    let typed = Typed::new(context, a)?;
    let Some(mut array) = read(&typed, 0)? else { return Ok(Value::Null) };
    let (of, wanted, new) = (element(typed.kind(0)), typed.shown(1), typed.shown(2));
    for item in &mut array.items {
        if same(&of, item.as_deref(), wanted.as_deref()) {
            item.clone_from(&new);
        }
    }
    Ok(array.to_string().into())
}

fn to_text(context: &Context<'_>, a: &[Value]) -> Result<Value> {
    let typed = Typed::new(context, a)?;
    let (Some(array), Some(separator)) = (read(&typed, 0)?, typed.shown(1)) else { return Ok(Value::Null) };
    let null = if typed.len() > 2 { typed.shown(2) } else { None };
    let shown: Vec<String> = array.items.into_iter().filter_map(|item| item.or_else(|| null.clone())).collect();
    Ok(shown.join(&separator).into())
}

fn split(a: &[Value]) -> Result<Option<Vec<Option<String>>>> {
    if a.null(0) {
        return Ok(None);
    }
    let text = a.text(0)?;
    let null = if a.null(2) { None } else { Some(a.text(2)?) };
    let parts: Vec<String> = match (text, a.null(1)) {
        ("", _) => Vec::new(),
        (text, true) => text.chars().map(String::from).collect(),
        (text, false) if a.text(1)?.is_empty() => vec![text.to_owned()],
        (text, false) => text.split(a.text(1)?).map(str::to_owned).collect(),
    };
    Ok(Some(parts.into_iter().map(|part| if Some(part.as_str()) == null { None } else { Some(part) }).collect()))
}

fn split_array(a: &[Value]) -> Result<Value> {
    Ok(split(a)?.map(|parts| Array::of(parts).to_string()).into())
}

fn split_rows(a: &[Value]) -> Result<Value> {
    json_rows(split(a)?.unwrap_or_default().into_iter().map(Value::from))
}

/// Whether every (or any) element of the second that is not NULL is in the first.
fn holds(context: &Context<'_>, a: &[Value], whole: usize, any: bool) -> Result<Value> {
    let typed = Typed::new(context, a)?;
    let (Some(have), Some(want)) = (read(&typed, whole)?, read(&typed, 1 - whole)?) else { return Ok(Value::Null) };
    let of = element(typed.kind(0));
    let mut found = want.items.iter().map(|item| {
        item.is_some() && have.items.iter().any(|inner| inner.is_some() && same(&of, inner.as_deref(), item.as_deref()))
    });
    Ok(if any { found.any(|yes| yes) } else { found.all(|yes| yes) }.into())
}

/// The value of an element, as it is stored.
fn stored(of: &Type, item: Option<String>, context: &Context<'_>) -> Result<Value> {
    item.map_or(Ok(Value::Null), |text| input(&TypeName::plain(of.clone()), &text, context))
}

fn subscript(context: &Context<'_>, a: &[Value]) -> Result<Value> {
    let typed = Typed::new(context, a)?;
    let Some(array) = read(&typed, 0)? else { return Ok(Value::Null) };
    if array.dimensions.len() != typed.len() - 1 {
        return Ok(Value::Null);
    }
    let mut at = 0;
    for (dimension, length) in array.dimensions.iter().enumerate() {
        if typed.value(dimension + 1).is_null() {
            return Ok(Value::Null);
        }
        let index = typed.values().int(dimension + 1)?;
        match usize::try_from(index - 1) {
            Ok(index) if index < *length => at = at * length + index,
            _ => return Ok(Value::Null),
        }
    }
    stored(&element(typed.kind(0)), array.items[at].clone(), context)
}

fn slice(a: &[Value]) -> Result<Value> {
    let Array { dimensions, items } = Array::parse(a.text(0)?)?;
    let Some((length, inner)) = dimensions.split_first() else { return Ok("{}".into()) };
    let from = if a.null(1) { 1 } else { a.int(1)?.max(1) };
    let to = if a.null(2) { i64::MAX } else { a.int(2)? };
    let first = usize::try_from(from - 1).unwrap_or(usize::MAX).min(*length);
    let end = usize::try_from(to).unwrap_or(0).min(*length);
    if end <= first {
        return Ok("{}".into());
    }
    let width: usize = inner.iter().product();
    let kept = items.into_iter().skip(first * width).take((end - first) * width).collect();
    let dimensions = std::iter::once(end - first).chain(inner.iter().copied()).collect();
    Ok(Array { dimensions, items: kept }.to_string().into())
}

fn trim(context: &Context<'_>, a: &[Value]) -> Result<Value> {
    let typed = Typed::new(context, a)?;
    let array = read(&typed, 0)?.unwrap_or_default();
    let (length, cut) = (array.items.len(), typed.values().int(1)?);
    let kept = usize::try_from(cut).ok().and_then(|cut| length.checked_sub(cut));
    let kept = kept.ok_or_else(|| {
        Diagnostic::error("2202E", format!("number of elements to trim must be between 0 and {length}"))
    })?;
    Ok(Array::of(array.items.into_iter().take(kept).collect()).to_string().into())
}

fn fill(context: &Context<'_>, a: &[Value]) -> Result<Value> {
    let typed = Typed::new(context, a)?;
    if typed.value(1).is_null() {
        return Err(Diagnostic::error("22004", "dimension array or low bound array cannot be null"));
    }
    let lengths = read(&typed, 1)?.unwrap_or_default();
    let read = |item: Option<String>| item.and_then(|text| text.parse::<usize>().ok());
    let dimensions: Option<Vec<usize>> = lengths.items.into_iter().map(read).collect();
    let dimensions = dimensions.ok_or_else(|| Diagnostic::error("22004", "dimension values cannot be null"))?;
    let size =
        dimensions.iter().try_fold(1_usize, |size, length| size.checked_mul(*length)).filter(|size| *size < 1 << 22);
    let size = size.ok_or_else(|| Diagnostic::error("54000", "array size exceeds the maximum allowed (134217727)"))?;
    if dimensions.is_empty() || size == 0 {
        return Ok("{}".into());
    }
    Ok(Array { dimensions, items: vec![typed.shown(0); size] }.to_string().into())
}

/// `ARRAY[…]`: of values, or of arrays with one dimension more.
fn build(context: &Context<'_>, a: &[Value]) -> Result<Value> {
    let typed = Typed::new(context, a)?;
    let nested = typed.len() > 0 && matches!(typed.kind(0), Type::Array(_));
    if !nested {
        return Ok(Array::of((0..typed.len()).map(|at| typed.shown(at)).collect()).to_string().into());
    }
    let mut rows = Vec::new();
    for at in 0..typed.len() {
        rows.extend(read(&typed, at)?);
    }
    let dimensions = rows.first().map(|row| row.dimensions.clone()).unwrap_or_default();
    if rows.iter().any(|row| row.dimensions != dimensions) {
        let text = "multidimensional arrays must have array expressions with matching dimensions";
        return Err(Diagnostic::error("2202E", text));
    }
    if dimensions.is_empty() {
        return Ok("{}".into());
    }
    let dimensions = std::iter::once(rows.len()).chain(dimensions).collect();
    Ok(Array { dimensions, items: rows.into_iter().flat_map(|row| row.items).collect() }.to_string().into())
}

fn unnest(context: &Context<'_>, a: &[Value]) -> Result<Value> {
    let typed = Typed::new(context, a)?;
    let of = element(typed.kind(0));
    let items = read(&typed, 0)?.unwrap_or_default().items;
    let rows = items.into_iter().map(|item| stored(&of, item, context)).collect::<Result<Vec<_>>>()?;
    json_rows(rows)
}

fn subscripts(context: &Context<'_>, a: &[Value]) -> Result<Value> {
    let typed = Typed::new(context, a)?;
    let array = read(&typed, 0)?.unwrap_or_default();
    let length = length_of(&array, typed.values().int(1)?).unwrap_or(0);
    let reverse = typed.len() > 2 && typed.values().boolean(2)?;
    let mut rows: Vec<Value> = (1..=length).map(number).collect();
    if reverse {
        rows.reverse();
    }
    json_rows(rows)
}

fn any_equals(context: &Context<'_>, a: &[Value]) -> Result<Value> {
    let typed = Typed::new(context, a)?;
    let (Some(wanted), Some(array)) = (typed.shown(0), read(&typed, 1)?) else { return Ok(Value::Null) };
    let of = element(typed.kind(1));
    if array.items.iter().flatten().any(|item| same(&of, Some(item), Some(&wanted))) {
        return Ok(true.into());
    }
    Ok(if array.items.iter().any(Option::is_none) { Value::Null } else { false.into() })
}

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("array_length", 2, |c, a| {
        measure(c, a, |array, at| length_of(array, at).map_or(Value::Null, number))
    })
    .typed(),
    Function::new("array_lower", 2, |c, a| measure(c, a, |array, at| length_of(array, at).map(|_| 1_i64).into()))
        .typed(),
    Function::new("array_upper", 2, |c, a| measure(c, a, |array, at| length_of(array, at).map_or(Value::Null, number)))
        .typed(),
    Function::new("array_cardinality", 1, |c, a| measure(c, a, |array, _| number(array.items.len()))).typed(),
    Function::new("array_ndims", 1, |c, a| {
        measure(c, a, |array, _| Some(array.dimensions.len()).filter(|n| *n > 0).map_or(Value::Null, number))
    })
    .typed(),
    Function::new("array_dims", 1, |c, a| measure(c, a, |array, _| dimensions(array))).typed(),
    Function::new("array_append", 2, append).lenient().typed(),
    Function::new("array_prepend", 2, prepend).lenient().typed(),
    Function::new("array_cat", 2, concat).lenient().typed(),
    Function::new("array_position", 2, |c, a| {
        Ok(positions(c, a)?.and_then(|at| at.first().copied()).map_or(Value::Null, number))
    })
    .lenient()
    .typed(),
    Function::new("array_position_start", 3, |c, a| {
        Ok(positions(c, a)?.and_then(|at| at.first().copied()).map_or(Value::Null, number))
    })
    .lenient()
    .typed(),
    Function::new("array_positions", 2, |c, a| {
        Ok(positions(c, a)?.map(|at| Array::of(at.iter().map(|at| Some(at.to_string())).collect()).to_string()).into())
    })
    .lenient()
    .typed(),
    Function::new("array_remove", 2, remove).lenient().typed(),
    Function::new("array_replace", 3, replace).lenient().typed(),
    Function::new("array_to_text", 2, to_text).typed(),
    Function::new("array_to_text_null", 3, to_text).lenient().typed(),
    Function::new("text_to_array", 2, |_, a| split_array(a)).lenient(),
    Function::new("text_to_array_null", 3, |_, a| split_array(a)).lenient(),
    Function::new("text_to_table", 2, |_, a| split_rows(a)).lenient().set(),
    Function::new("text_to_table_null", 3, |_, a| split_rows(a)).lenient().set(),
    Function::new("arraycontains", 2, |c, a| holds(c, a, 0, false)).typed(),
    Function::new("arraycontained", 2, |c, a| holds(c, a, 1, false)).typed(),
    Function::new("arrayoverlap", 2, |c, a| holds(c, a, 0, true)).typed(),
    Function::new("trim_array", 2, trim).typed(),
    Function::new("array_fill", 2, fill).lenient().typed(),
    Function::new("array_unnest", 1, unnest).typed().set(),
    Function::new("generate_subscripts", 3, subscripts).typed().set(),
    Function::new("generate_subscripts_nodir", 2, subscripts).typed().set(),
    // What PostgreSQL does with syntax.
    Function::new("pg_array", 0, build).variadic().lenient().typed(),
    Function::new("pg_subscript", 2, subscript).variadic().lenient().typed(),
    Function::new("pg_slice", 3, |_, a| if a.null(0) { Ok(Value::Null) } else { slice(a) }).lenient(),
    Function::new("pg_any_equals", 2, any_equals).lenient().typed(),
];

#[cfg(test)]
mod tests {
    #[test]
    fn names_are_given_once() {
        let mut names: Vec<_> = crate::functions().map(|f| (f.name.to_lowercase(), f.sqlite_arity())).collect();
        names.sort();
        let before = names.len();
        names.dedup();
        assert_eq!(before, names.len());
    }
}
