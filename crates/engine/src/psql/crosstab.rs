//! `\crosstabview` (`crosstabview.c`).

use super::print::{Align, Table};
use super::query::is_number;
use crate::Outcome;
use std::cmp::Ordering;

const WIDEST: usize = 1600;

/// The rows of an answer turned: the values of one column down, of another across, of a third in the cells.
pub(super) fn pivot(outcome: &Outcome, arguments: &[String]) -> Result<Table, String> {
    let columns = outcome.columns.as_deref().unwrap_or_default();
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    if names.len() < 3 {
        return Err("\\crosstabview: query must return at least three columns".to_owned());
    }
    let find = |at: usize, default: usize| match arguments.get(at) {
        Some(text) => column(&names, text),
        None => Ok(default),
    };
    let (down, across) = (find(0, 0)?, find(1, 1)?);
    if down == across {
        return Err("\\crosstabview: vertical and horizontal headers must be different columns".to_owned());
    }
    let data = match arguments.get(2) {
        Some(text) => column(&names, text)?,
        None if names.len() == 3 => 3 - down - across,
        None => {
            let message = "data column must be specified when query returns more than three columns";
            return Err(format!("\\crosstabview: {message}"));
        }
    };
    let order = arguments.get(3).map(|text| column(&names, text)).transpose()?;
    let cell = |row: usize, column: usize| outcome.text(row, column);
    let rows = 0..outcome.rows.len();
    let mut heads: Vec<(Option<String>, Option<String>)> = Vec::new();
    let mut sides: Vec<Option<String>> = Vec::new();
    for row in rows.clone() {
        let (side, head) = (cell(row, down), cell(row, across));
        if !sides.contains(&side) {
            sides.push(side);
        }
        if !heads.iter().any(|(known, _)| *known == head) {
            heads.push((head, order.and_then(|order| cell(row, order))));
        }
    }
    if heads.len() > WIDEST {
        return Err(format!("\\crosstabview: maximum number of columns ({WIDEST}) exceeded"));
    }
    if order.is_some() {
        heads.sort_by(|one, other| by_number(one.1.as_deref(), other.1.as_deref()));
    }
    let align = |at: usize| if is_number(&columns[at].type_name.base) { Align::Right } else { Align::Left };
    let mut table = Table { headers: vec![(names[down].to_owned(), align(down))], ..Table::default() };
    table.headers.extend(heads.iter().map(|(head, _)| (head.clone().unwrap_or_default(), align(data))));
    for side in &sides {
        let mut line = vec![String::new(); heads.len() + 1];
        line[0] = side.clone().unwrap_or_default();
        table.rows.push(line);
    }
    let mut filled = vec![vec![false; heads.len()]; sides.len()];
    for row in rows {
        let (side, head) = (cell(row, down), cell(row, across));
        let y = sides.iter().position(|known| *known == side).unwrap_or(0);
        let x = heads.iter().position(|(known, _)| *known == head).unwrap_or(0);
        if filled[y][x] {
            let name = |text: Option<String>| text.unwrap_or_else(|| "(null)".to_owned());
            return Err(format!(
                "\\crosstabview: query result contains multiple data values for row \"{}\", column \"{}\"",
                name(side),
                name(head)
            ));
        }
        filled[y][x] = true;
        table.rows[y][x + 1] = cell(row, data).unwrap_or_default();
    }
    Ok(table)
}

/// A column by its number, from one, or its name.
fn column(names: &[&str], text: &str) -> Result<usize, String> {
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return match text.parse::<usize>().unwrap_or(0) {
            number if (1..=names.len()).contains(&number) => Ok(number - 1),
            number => Err(format!("\\crosstabview: column number {number} is out of range 1..{}", names.len())),
        };
    }
    let wanted = if text.starts_with('"') { text.trim_matches('"').to_owned() } else { text.to_lowercase() };
    let mut found = names.iter().enumerate().filter(|(_, name)| **name == wanted);
    match (found.next(), found.next()) {
        (Some((at, _)), None) => Ok(at),
        (None, _) => Err(format!("\\crosstabview: column name not found: \"{wanted}\"")),
        _ => Err(format!("\\crosstabview: ambiguous column name: \"{wanted}\"")),
    }
}

fn by_number(one: Option<&str>, other: Option<&str>) -> Ordering {
    let number = |text: Option<&str>| text.and_then(|text| text.parse::<f64>().ok());
    number(one).partial_cmp(&number(other)).unwrap_or(Ordering::Equal)
}
