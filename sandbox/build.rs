//! Tells cargo which folders are inside the binary: without it, a file added to one would not be noticed.
fn main() {
    println!("cargo::rerun-if-changed=pages");
    println!("cargo::rerun-if-changed=logos");
}
