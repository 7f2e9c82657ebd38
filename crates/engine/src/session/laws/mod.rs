//! Laws that hold for every statement, tried on many.
//!
//! Read [`atomic`] (a failure leaves nothing behind), [`up_down`] (a chain of changes and its inverses), [`robust`]
//! (no text panics, and none is answered with a fault of ours), [`render`] (what is stored reads as itself). Tests try
//! them on random choices, `fuzz/` on those that reach new code.
#![allow(clippy::unwrap_used, reason = "tests")]

#[cfg(test)]
mod atomic;
#[cfg(test)]
mod atomic_statements;
#[cfg(feature = "laws")]
pub mod door;
mod grammar;
mod picture;
#[cfg(test)]
mod random;
#[cfg(test)]
mod regressions;
mod render;
mod robust;
mod up_down;
mod up_down_moves;

use super::{Session, TransactionStatus};
use crate::Environment;

/// A database with something of every kind in it.
const SCHEMA: &str = include_str!("schema.sql");

thread_local! {
    static IMAGE: Vec<u8> = {
        let mut session = Session::in_memory(Environment::fixed(0, 1)).unwrap();
        run(&mut session, SCHEMA);
        session.to_image().unwrap()
    };
}

fn session() -> Session {
    IMAGE.with(|image| Session::from_image(image, Environment::fixed(0, 1)).unwrap())
}

#[track_caller]
fn run(session: &mut Session, sql: &str) {
    if let Err(failure) = session.execute(sql) {
        panic!("{sql}: {:?}", failure.diagnostic);
    }
}
