//! `xtask/exceptions.txt`: the exceptions of the house, each with its reason.

use super::{Fault, source::Tree};

const FILE: &str = "xtask/exceptions.txt";

/// Leaves out the faults that an exception excuses; an exception without a reason, or one that nothing
/// needs any more, is a fault itself.
pub fn excuse(tree: &Tree, faults: Vec<Fault>) -> Vec<Fault> {
    let text = tree.file(FILE).map_or("", |it| it.text.as_str());
    let mut exceptions = Vec::new();
    let mut left = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let mut words = line.splitn(3, char::is_whitespace);
        let (check, place) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let reason = words.next().unwrap_or_default().trim();
        if reason.chars().count() < 10 {
            let message = "an exception reads: check place reason, and the reason says why";
            left.push(Fault::new("exceptions", format!("{FILE}:{}", at + 1), message));
        }
        exceptions.push((check, place, at + 1, false));
    }
    for fault in faults {
        let fits = |(check, place, ..): &&mut (&str, &str, usize, bool)| {
            *check == fault.check && *place == fault.place
        };
        match exceptions.iter_mut().find(fits) {
            Some((.., used)) => *used = true,
            None => left.push(fault),
        }
    }
    for (check, place, line, used) in exceptions {
        if !used {
            let message = format!("nothing needs the exception “{check} {place}” any more");
            left.push(Fault::new("exceptions", format!("{FILE}:{line}"), message));
        }
    }
    left
}
