//! The module `python`: starting it starts the interpreter.

fn main() {
    python_module::start();
}
