//! How tables are printed: `\x`, `\t`, `\a`, `\H`, `\pset` and what stands for it.

use super::Did;
use crate::psql::print::{Expanded, Format, Style};
use crate::psql::run::Run;
use crate::psql::slash::Reading;
use crate::psql::variables::switch;

const FORMATS: &[&str] =
    &["aligned", "asciidoc", "csv", "html", "latex", "latex-longtable", "troff-ms", "unaligned", "wrapped"];
const STYLES: &[(&str, Style)] =
    &[("aligned", Style::Aligned), ("csv", Style::Csv), ("html", Style::Html), ("unaligned", Style::Unaligned)];
/// The options that psql has and this one has not.
const REFUSED: &[&str] = &[
    "fieldsep_zero",
    "linestyle",
    "numericlocale",
    "recordsep_zero",
    "unicode_border_linestyle",
    "unicode_column_linestyle",
    "unicode_header_linestyle",
];

fn apply_as(run: &mut Run<'_>, option: &str, value: Option<String>) -> Did {
    apply(run, option, value.as_deref(), true).into()
}

pub(super) fn expanded(run: &mut Run<'_>, _: &str) -> Did {
    let value = run.argument(Reading::Word);
    apply_as(run, "expanded", value)
}

pub(super) fn tuples_only(run: &mut Run<'_>, _: &str) -> Did {
    let value = run.argument(Reading::Word);
    apply_as(run, "tuples_only", value)
}

pub(super) fn unaligned(run: &mut Run<'_>, _: &str) -> Did {
    let style = if run.console.format.style == Style::Aligned { "unaligned" } else { "aligned" };
    apply_as(run, "format", Some(style.to_owned()))
}

pub(super) fn html(run: &mut Run<'_>, _: &str) -> Did {
    let style = if run.console.format.style == Style::Html { "aligned" } else { "html" };
    apply_as(run, "format", Some(style.to_owned()))
}

pub(super) fn title(run: &mut Run<'_>, _: &str) -> Did {
    let value = run.argument(Reading::Word);
    apply_as(run, "title", value)
}

pub(super) fn separator(run: &mut Run<'_>, _: &str) -> Did {
    let value = run.argument(Reading::Exact);
    apply_as(run, "fieldsep", value)
}

pub(super) fn table_attributes(run: &mut Run<'_>, _: &str) -> Did {
    let value = run.argument(Reading::Word);
    apply_as(run, "tableattr", value)
}

pub(super) fn pset(run: &mut Run<'_>, _: &str) -> Did {
    let Some(option) = run.argument(Reading::Exact) else {
        let text = all(&run.console.format);
        run.console.output.print(&text);
        return Did::Done;
    };
    let value = run.argument(Reading::Exact);
    apply_as(run, &option, value)
}

/// Sets an option and says so unless it is for one query; false if it cannot be set.
pub(in crate::psql) fn apply(run: &mut Run<'_>, option: &str, value: Option<&str>, aloud: bool) -> bool {
    match apply_option(&mut run.console.format, option, value) {
        Ok(said) => {
            if let Some(said) = said.filter(|_| aloud) {
                run.say(&said);
            }
            true
        }
        Err(why) => run.error(&why),
    }
}

/// Sets an option, and answers what psql says to that.
pub(in crate::psql) fn apply_option(
    format: &mut Format,
    option: &str,
    value: Option<&str>,
) -> Result<Option<String>, String> {
    Ok(Some(match option {
        "format" => return style(format, value).map(Some),
        "border" => {
            if let Some(value) = value {
                format.border = whole(value);
            }
            format!("Border style is {}.", format.border)
        }
        "expanded" | "x" | "vertical" => return expand(format, value).map(Some),
        "tuples_only" | "t" => return switched("Tuples only is", &mut format.tuples_only, option, value),
        "footer" => return switched("Default footer is", &mut format.footer, option, value),
        "null" => {
            if let Some(value) = value {
                value.clone_into(&mut format.null);
            }
            format!("Null display is \"{}\".", format.null)
        }
        "fieldsep" => {
            if let Some(value) = value {
                value.clone_into(&mut format.separator);
            }
            format!("Field separator is \"{}\".", format.separator)
        }
        "csv_fieldsep" => {
            if let Some(value) = value {
                format.csv_separator = csv_separator(value)?;
            }
            format!("Field separator for CSV is \"{}\".", format.csv_separator)
        }
        "recordsep" => {
            if let Some(value) = value {
                value.clone_into(&mut format.record_separator);
            }
            if format.record_separator == "\n" {
                "Record separator is <newline>.".to_owned()
            } else {
                format!("Record separator is \"{}\".", format.record_separator)
            }
        }
        "title" | "C" => {
            format.title = value.map(str::to_owned);
            match value {
                Some(title) => format!("Title is \"{title}\"."),
                None => "Title is unset.".to_owned(),
            }
        }
        "tableattr" | "T" => {
            format.table_attributes = value.map(str::to_owned);
            match value {
                Some(text) => format!("Table attributes are \"{text}\"."),
                None => "Table attributes unset.".to_owned(),
            }
        }
        "columns" => {
            if let Some(value) = value {
                format.columns = whole(value);
            }
            if format.columns == 0 {
                "Target width is unset.".to_owned()
            } else {
                format!("Target width is {}.", format.columns)
            }
        }
        "pager" => return pager(format, value).map(Some),
        "pager_min_lines" => {
            if let Some(value) = value {
                format.pager_lines = whole(value);
            }
            let s = if format.pager_lines == 1 { "" } else { "s" };
            format!("Pager won't be used for less than {} line{s}.", format.pager_lines)
        }
        option if REFUSED.contains(&option) => return Err(format!("\\pset {option} is not supported by Retort")),
        option => return Err(format!("\\pset: unknown option: {option}")),
    }))
}

/// A number as `atoi` reads it.
fn whole(text: &str) -> usize {
    let digits: String = text.trim_start().chars().take_while(char::is_ascii_digit).collect();
    digits.parse::<u16>().map_or(0, usize::from)
}

fn on_or_off(on: bool) -> &'static str {
    if on { "on" } else { "off" }
}

/// A switch; psql says where it stands only if it was turned over without a value.
fn switched(label: &str, now: &mut bool, option: &str, value: Option<&str>) -> Result<Option<String>, String> {
    if let Some(value) = value {
        *now = switch(value)
            .ok_or_else(|| format!("unrecognized value \"{value}\" for \"{option}\": Boolean expected"))?;
        return Ok(None);
    }
    *now = !*now;
    Ok(Some(format!("{label} {}.", on_or_off(*now))))
}

fn style(format: &mut Format, value: Option<&str>) -> Result<String, String> {
    if let Some(value) = value {
        let lower = value.to_ascii_lowercase();
        let fits: Vec<&str> = FORMATS.iter().copied().filter(|name| name.starts_with(&lower)).collect();
        let name = match fits.as_slice() {
            [] => return Err(format!("\\pset: allowed formats are {}", FORMATS.join(", "))),
            [only] => *only,
            [first, ..] if *first == lower => *first,
            [first, second, ..] => {
                return Err(format!(
                    "\\pset: ambiguous abbreviation \"{value}\" matches both \"{first}\" and \"{second}\""
                ));
            }
        };
        let Some((_, style)) = STYLES.iter().find(|(known, _)| *known == name) else {
            return Err(format!("\\pset format {name} is not supported by Retort"));
        };
        format.style = *style;
    }
    Ok(format!("Output format is {}.", style_name(format.style)))
}

fn style_name(style: Style) -> &'static str {
    STYLES.iter().find(|(_, known)| *known == style).map_or("aligned", |(name, _)| name)
}

fn expand(format: &mut Format, value: Option<&str>) -> Result<String, String> {
    format.expanded = match value {
        Some(value) if value.eq_ignore_ascii_case("auto") => Expanded::Auto,
        Some(value) => match switch(value) {
            Some(true) => Expanded::On,
            Some(false) => Expanded::Off,
            None => {
                return Err(format!(
                    "unrecognized value \"{value}\" for \"expanded\"\nAvailable values are: on, off, auto."
                ));
            }
        },
        None if format.expanded == Expanded::Off => Expanded::On,
        None => Expanded::Off,
    };
    Ok(match format.expanded {
        Expanded::On => "Expanded display is on.",
        Expanded::Auto => "Expanded display is used automatically.",
        Expanded::Off => "Expanded display is off.",
    }
    .to_owned())
}

fn csv_separator(value: &str) -> Result<char, String> {
    let mut letters = value.chars();
    match (letters.next(), letters.next()) {
        (Some('"' | '\n' | '\r'), None) => {
            Err("\\pset: csv_fieldsep cannot be a double quote, a newline, or a carriage return".to_owned())
        }
        (Some(one), None) if one.is_ascii() => Ok(one),
        _ => Err("\\pset: csv_fieldsep must be a single one-byte character".to_owned()),
    }
}

/// There is no pager: whether one is used is remembered alone.
fn pager(format: &mut Format, value: Option<&str>) -> Result<String, String> {
    format.pager = match value {
        Some("always") => 2,
        Some(value) => match switch(value) {
            Some(on) => u8::from(on),
            None => {
                return Err(format!(
                    "unrecognized value \"{value}\" for \"pager\"\nAvailable values are: on, off, always."
                ));
            }
        },
        None => u8::from(format.pager != 1),
    };
    Ok(match format.pager {
        0 => "Pager usage is off.",
        1 => "Pager is used for long output.",
        _ => "Pager is always used.",
    }
    .to_owned())
}

/// `\pset` alone: every option with its value.
fn all(format: &Format) -> String {
    let quoted = |text: &str| format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'").replace('\n', "\\n"));
    let lines = [
        ("border", format.border.to_string()),
        ("columns", format.columns.to_string()),
        ("csv_fieldsep", quoted(&format.csv_separator.to_string())),
        (
            "expanded",
            match format.expanded {
                Expanded::On => "on",
                Expanded::Off => "off",
                Expanded::Auto => "auto",
            }
            .to_owned(),
        ),
        ("fieldsep", quoted(&format.separator)),
        ("fieldsep_zero", "off".to_owned()),
        ("footer", on_or_off(format.footer).to_owned()),
        ("format", style_name(format.style).to_owned()),
        ("linestyle", "ascii".to_owned()),
        ("null", quoted(&format.null)),
        ("numericlocale", "off".to_owned()),
        ("pager", format.pager.to_string()),
        ("pager_min_lines", format.pager_lines.to_string()),
        ("recordsep", quoted(&format.record_separator)),
        ("recordsep_zero", "off".to_owned()),
        ("tableattr", format.table_attributes.as_deref().map(quoted).unwrap_or_default()),
        ("title", format.title.as_deref().map(quoted).unwrap_or_default()),
        ("tuples_only", on_or_off(format.tuples_only).to_owned()),
        ("unicode_border_linestyle", "single".to_owned()),
        ("unicode_column_linestyle", "single".to_owned()),
        ("unicode_header_linestyle", "single".to_owned()),
    ];
    lines.iter().map(|(name, value)| format!("{name:<24} {value}\n")).collect()
}
