//! Mounts the exercises of the page that loaded this module.

fn main() {
    page::mount::mount();
}
