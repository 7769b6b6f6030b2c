//! 法度 Fadu.
fn main() {}
