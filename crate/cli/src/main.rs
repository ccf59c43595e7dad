//! The native `shopquill` program.
fn main() {}
