//! Names: one act, one name; every word of the glossary's kind stands in the glossary.

use super::{Fault, source::Tree};
use std::collections::{BTreeMap, BTreeSet};

/// Stories and officers call acts and papers by their Chinese names, so no two share one.
pub fn unique(_tree: &Tree) -> Vec<Fault> {
    let mut names: BTreeMap<(&str, &str), Vec<String>> = BTreeMap::new();
    for institution in procedures::ALL {
        for act in institution.acts {
            let full = format!("{}.{}", institution.name, act.noun);
            names.entry(("act", act.zh)).or_default().push(full);
        }
        for paper in institution.papers {
            let full = format!("{}.{}", institution.name, paper.key);
            names.entry(("paper", paper.zh)).or_default().push(full);
        }
    }
    let shared = names.into_iter().filter(|(_, bearers)| bearers.len() > 1);
    shared
        .map(|((what, zh), bearers)| {
            let message = format!("{what}s {} are both called {zh}", bearers.join(", "));
            Fault::new("unique", zh, message)
        })
        .collect()
}

/// Institutions, acts and roles are named by words of the glossary.
pub fn glossary(tree: &Tree) -> Vec<Fault> {
    let text = tree.file("GLOSSARY.md").map_or("", |it| it.text.as_str());
    let known: BTreeSet<&str> = text.split('`').skip(1).step_by(2).collect();
    let mut wanted: BTreeMap<&str, String> = BTreeMap::new();
    for role in case::Role::ALL {
        wanted.insert(role.key(), format!("the role {}", role.zh()));
    }
    for institution in procedures::ALL {
        wanted.insert(institution.name, format!("the institution {}", institution.zh));
        for act in institution.acts {
            wanted.entry(act.noun).or_insert_with(|| {
                format!("the act {} ({}.{})", act.zh, institution.name, act.noun)
            });
        }
    }
    let missing = wanted.into_iter().filter(|(word, _)| !known.contains(word));
    missing
        .map(|(word, what)| Fault::new("glossary", word, format!("{what} is not in GLOSSARY.md")))
        .collect()
}
