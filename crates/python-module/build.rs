//! Gives the module the stack that Python's recursion limit needs.

fn main() {
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target == "wasm32") {
        println!("cargo:rustc-link-arg-bins=-zstack-size=8388608");
    }
}
