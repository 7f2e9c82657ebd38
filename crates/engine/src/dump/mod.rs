//! `pg_dump`: a database as the statements that make it again.
//!
//! [`dump`] reads the options (`options`), makes the entries out of the catalog (`schema`, `table`, `parts`, `data`),
//! brings them into the order of `pg_dump` (`order`), and writes them (`write`).

mod data;
mod entry;
mod options;
mod order;
mod parts;
mod schema;
mod sequence;
mod shown;
mod table;
mod write;

use options::Options;

use crate::Session;
use crate::psql::{Host, Output, Ran};
use options::Asked;

/// Runs `pg_dump` with the words after its name.
pub fn dump(session: &mut Session, host: &mut dyn Host, words: &[String]) -> Ran {
    let options = match Options::read(words) {
        Ok(Asked::Dump(options)) => *options,
        Ok(Asked::Text(text)) => return Ran { output: printed(text), status: 0 },
        Err(message) => return failed(&message),
    };
    let mut warnings = String::new();
    let text = match write::written(session, &options, &mut warnings) {
        Ok(text) => text,
        Err(message) => return failed(&format!("{warnings}{message}")),
    };
    let mut output = Output::default();
    output.complain(&warnings);
    match &options.file {
        None => output.print(&text),
        Some(file) => {
            if let Err(why) = host.write(file, &text, false) {
                return failed(&format!("pg_dump: error: could not open output file \"{file}\": {why}\n"));
            }
        }
    }
    Ran { output, status: 0 }
}

fn printed(text: &str) -> Output {
    let mut output = Output::default();
    output.print(text);
    output
}

fn failed(message: &str) -> Ran {
    let mut output = Output { failed: true, ..Output::default() };
    output.complain(message);
    Ran { output, status: 1 }
}
