//! Finds what is wrong with the law as data.

use crate::LawError;
use crate::law::Law;

/// All faults of the national law and of every city's overlay, each with file and line.
pub fn check() -> Vec<LawError> {
    let mut all: Vec<LawError> = Vec::new();
    for city in std::iter::once(None).chain(Law::cities().iter().copied().map(Some)) {
        for fault in Law::as_far_as_it_goes(city).faults() {
            if !all.contains(fault) {
                all.push(fault.clone());
            }
        }
    }
    all
}
