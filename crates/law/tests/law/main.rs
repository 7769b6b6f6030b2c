//! Tests of the crate: one binary.

mod collections;
mod keys;
mod oracle;
mod periods;
mod vectors;
mod whole;
