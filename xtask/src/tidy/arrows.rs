//! Which way the arrows point, and what the pure crates never see.

use super::{
    Fault,
    source::{Source, Tree},
};
use crate::rust::Token;

/// Which of our crates a crate may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("law", &[]),
    ("ledger", &[]),
    ("case", &["law"]),
    ("procedures", &["case", "law"]),
    ("papers", &["law"]),
    ("office", &["procedures", "case", "law", "ledger", "papers"]),
    ("web", &["office", "procedures", "case", "law"]),
    ("fadu", &["web", "office", "papers", "procedures", "case", "law", "ledger"]),
    ("xtask", &["procedures", "case", "law"]),
    ("bench", &["web", "office", "papers", "procedures", "case", "law", "ledger"]),
];

/// Crates without clock, chance, storage, network and floats.
const PURE: [&str; 3] = ["law", "case", "procedures"];

/// Words that have no place in a pure crate: libraries, modules of std, types.
const IMPURE: [&str; 17] = [
    "tokio",
    "axum",
    "rusqlite",
    "reqwest",
    "hyper",
    "rand",
    "getrandom",
    "fs",
    "net",
    "process",
    "thread",
    "SystemTime",
    "Instant",
    "Zoned",
    "Timestamp",
    "f32",
    "f64",
];

/// Dependencies point one way; pure crates depend on nothing impure. What only tests use is free.
pub fn dependencies(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    let ours: Vec<&str> = MAY_USE.iter().map(|(name, _)| *name).collect();
    for file in tree.files.iter().filter(|it| it.path.ends_with("/Cargo.toml")) {
        let name = file.path.rsplit('/').nth(1).unwrap_or_default();
        let Some((_, allowed)) = MAY_USE.iter().find(|(it, _)| *it == name) else {
            let message = "a crate that nobody said what it may use; add it to MAY_USE";
            faults.push(Fault::new("arrows", &file.path, message));
            continue;
        };
        for used in dependencies_of(file) {
            if ours.contains(&used.as_str()) && !allowed.contains(&used.as_str()) {
                let message = format!("{name} may not depend on {used}");
                faults.push(Fault::new("arrows", &file.path, message));
            }
            if PURE.contains(&name) && IMPURE.contains(&used.as_str()) {
                let message = format!("{name} is pure; it may not depend on {used}");
                faults.push(Fault::new("pure", &file.path, message));
            }
        }
    }
    faults
}

fn dependencies_of(file: &Source) -> Vec<String> {
    let table: toml::Table = match file.text.parse() {
        Ok(table) => table,
        Err(_) => return Vec::new(),
    };
    let dependencies = table.get("dependencies").and_then(|it| it.as_table());
    dependencies.map(|it| it.keys().cloned().collect()).unwrap_or_default()
}

/// No clock, no chance, no storage, no floats in `law`, `case`, `procedures`; their build scripts and
/// tests are free.
pub fn purity(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for name in PURE {
        let folder = format!("crates/{name}/src/");
        for file in tree.rust(&folder).filter(|it| !it.is_test()) {
            for token in file.tokens() {
                if let Token::Word(word, line) = token
                    && IMPURE.contains(&word)
                {
                    let message = format!("{word} has no place in a pure crate");
                    faults.push(Fault::new("pure", format!("{}:{line}", file.path), message));
                }
            }
        }
    }
    faults
}

/// `web` and `office` serve every institution alike and name none: neither its module, nor its state,
/// nor its acts and papers.
pub fn no_institution_in_the_rim(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for folder in ["crates/web/src/", "crates/office/src/"] {
        for file in tree.rust(folder).filter(|it| !it.is_test()) {
            for (line, name) in named(&file.tokens()) {
                let message = format!("line {line} names {name}; ask the engine instead");
                faults.push(Fault::new("rim", format!("{}:{name}", file.path), message));
            }
        }
    }
    faults.dedup_by(|a, b| a.place == b.place);
    faults
}

fn named(tokens: &[Token]) -> Vec<(usize, String)> {
    let institution = |name: &str| procedures::ALL.iter().any(|it| it.name == name);
    let mut found = Vec::new();
    let mut imported = None;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Word("procedures", _) => imported = Some(0_i32),
            Token::Mark('{') => imported = imported.map(|depth| depth + 1),
            Token::Mark('}') => imported = imported.map(|depth| depth - 1).filter(|it| *it > 0),
            Token::Mark(':' | ',') => {}
            Token::Mark(_) => imported = None,
            Token::Word(name, line) if institution(name) => {
                let before = |back: usize| at.checked_sub(back).map(|at| &tokens[at]);
                let of_file = matches!(before(1), Some(Token::Mark('.')))
                    && matches!(before(2), Some(Token::Word("file" | "next" | "case_file", _)));
                // A name deeper than `procedures::{…}` is a type or function of a module already named.
                if imported.is_some() || of_file {
                    found.push((*line, (*name).to_owned()));
                }
            }
            Token::Word(_, _) => {}
            Token::Text(text, line) => {
                let known = text.split_once('.').is_some_and(|(name, rest)| {
                    institution(name) && !rest.is_empty() && !rest.contains(' ')
                });
                if known {
                    found.push((*line, (*text).to_owned()));
                }
            }
            Token::Doc(_) => {}
        }
    }
    found
}
