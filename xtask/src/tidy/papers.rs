//! Templates of papers: none is empty, and none carries a number of the law.

use super::{Fault, source::Tree};

/// Every kind of paper has a template that reads the fields.
pub fn templates(_tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for institution in procedures::ALL {
        for paper in institution.papers {
            if !paper.template.contains("json(\"/data.json\")") {
                let place = format!("{}.{}", institution.name, paper.key);
                let message = format!("the template of {} reads no fields", paper.zh);
                faults.push(Fault::new("template", place, message));
            }
        }
    }
    faults
}
