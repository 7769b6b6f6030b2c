//! The rules of the house. Every check answers with faults: which rule, where, what was found.

mod arrows;
mod exceptions;
mod formatting;
mod law;
mod names;
mod papers;
mod rooms;
mod source;

use source::Tree;
use std::{fmt, path::Path};

/// One breach of a rule of the house.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Name of the check.
    pub check: &'static str,
    /// File, below the root, and what in it: `crates/x/src/y.rs` or `crates/x/src/y.rs:function`.
    pub place: String,
    /// What was found and what is expected.
    pub message: String,
}

impl Fault {
    fn new(check: &'static str, place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { check, place: place.into(), message: message.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.check, self.place, self.message)
    }
}

/// Every breach of a rule of the house that `xtask/exceptions.txt` does not give a reason for.
pub fn check(root: &Path) -> Vec<Fault> {
    let tree = match Tree::read(root) {
        Ok(tree) => tree,
        Err(it) => return vec![Fault::new("read", root.display().to_string(), it.to_string())],
    };
    let mut faults = Vec::new();
    for check in [
        arrows::dependencies,
        arrows::purity,
        arrows::no_institution_in_the_rim,
        rooms::lengths,
        rooms::institutions,
        rooms::left_behind,
        law::numbers,
        law::unknown_rules,
        law::names_the_city_uses,
        names::unique,
        names::glossary,
        papers::templates,
        formatting::rustfmt,
    ] {
        faults.extend(check(&tree));
    }
    exceptions::excuse(&tree, faults)
}
