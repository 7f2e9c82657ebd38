//! Gives the module a stack so small that Python sees its end before the browser's own stack overflows.
//!
//! The interpreter measures WebAssembly's stack and raises `RecursionError` at its end. The browser's call stack (about
//! 1 MB in V8) cannot be measured; when it overflows, the module is lost. With 512 KB it still held, 768 KB no more.

fn main() {
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target == "wasm32") {
        println!("cargo:rustc-link-arg-bins=-zstack-size=393216");
    }
}
