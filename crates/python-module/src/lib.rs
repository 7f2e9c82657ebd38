//! The interpreter as a WebAssembly module of its own.
