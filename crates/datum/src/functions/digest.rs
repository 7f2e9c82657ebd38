//! `sha256` and its kin.

use super::Function;
use crate::argument::Arguments;
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512};

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("sha224_bytea", 1, |_, a| Ok(Sha224::digest(a.bytes(0)?).to_vec().into())),
    Function::new("sha256_bytea", 1, |_, a| Ok(Sha256::digest(a.bytes(0)?).to_vec().into())),
    Function::new("sha384_bytea", 1, |_, a| Ok(Sha384::digest(a.bytes(0)?).to_vec().into())),
    Function::new("sha512_bytea", 1, |_, a| Ok(Sha512::digest(a.bytes(0)?).to_vec().into())),
];
