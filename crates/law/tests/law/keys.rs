//! Keys that programs write out: a misspelt one must fail here, not before a citizen.

use law::Law;
use std::path::{Path, PathBuf};

/// The calls that take a key, and whether the law knows it.
type Call = (&'static str, fn(&Law, &str) -> bool);

const CALLS: [Call; 8] = [
    ("reckon(", |law, key| law.term(key).is_some()),
    ("reckon_with(", |law, key| law.term(key).is_some()),
    ("reckon_hours(", |law, key| law.term(key).is_some()),
    ("latest_before(", |law, key| law.term(key).is_some()),
    ("amount(", |law, key| law.has_amount(key)),
    ("rate(", |law, key| law.has_rate(key)),
    ("threshold(", |law, key| law.has_threshold(key)),
    ("contents(", |law, key| law.contents(key).is_some()),
];

fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            sources(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
}

/// The literal keys in `text`: `law.amount("x")`, `law().reckon("x", …)`.
fn keys<'a>(text: &'a str, call: &str) -> Vec<&'a str> {
    let (field, method) = (format!("law.{call}"), format!("law().{call}"));
    let pieces = text.split(&field).skip(1).chain(text.split(&method).skip(1));
    pieces.filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next()).collect()
}

/// Whether the national law or a city's law knows the key.
fn known(check: fn(&Law, &str) -> bool, key: &str) -> bool {
    let of = |city: &&str| Law::of(city).expect("a city compiled in");
    check(&Law::national(), key) || Law::cities().iter().map(of).any(|law| check(&law, key))
}

#[test]
fn every_literal_key_in_the_sources_exists() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = Vec::new();
    for entry in std::fs::read_dir(crates).expect("crates") {
        let entry = entry.expect("entry");
        let source = entry.path().join("src");
        if source.is_dir() && entry.file_name() != "law" {
            sources(&source, &mut files);
        }
    }
    let mut wrong = Vec::new();
    for file in &files {
        let text = std::fs::read_to_string(file).expect("a source file");
        // A key that only some city's by-laws set is asked for first: law.term("…") answers None elsewhere.
        let asked = keys(&text, "term(");
        for (call, check) in CALLS {
            let missing = |key: &&str| !asked.contains(key) && !known(check, key);
            for key in keys(&text, call).into_iter().filter(missing) {
                wrong.push(format!("{}: {call}\"{key}\"", file.display()));
            }
        }
    }
    assert!(!files.is_empty());
    assert!(wrong.is_empty(), "no article sets these keys:\n{}", wrong.join("\n"));
}

#[test]
fn keys_are_found_in_calls() {
    let text =
        "law.amount(\"a\") + ctx.law.amount(\n  \"b\") + law.amount(key) + law().amount(\"c\")";
    assert_eq!(keys(text, "amount("), ["a", "b", "c"]);
}
