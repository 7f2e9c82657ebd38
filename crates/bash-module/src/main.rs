//! The module `bash`: nothing happens by itself.

use bash_module as _;

fn main() {}
