//! Reads the sources of the institutions and lists every requirement they ensure, so that
//! `coverage` can say where the law is kept: rule, function, file, line and the requirement in words.

#[path = "build/rust.rs"]
mod rust;

use rust::{Token, tokens};
use std::{
    collections::BTreeSet,
    env,
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
};

fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?);
    let sources = here.join("src");
    println!("cargo::rerun-if-changed={}", sources.display());
    println!("cargo::rerun-if-changed={}", here.join("../../law").display());
    let keys = keys_of_the_law(&here.join("../../law"))?;
    let (mut guards, mut words) = (String::new(), BTreeSet::new());
    for file in files(&sources, "rs")? {
        let name = file.strip_prefix(&sources).map_err(io::Error::other)?;
        let name = name.to_string_lossy().replace('\\', "/");
        let source = fs::read_to_string(&file)?;
        read(&name, &tokens(&source), &keys, &mut guards, &mut words);
    }
    let words: String =
        words.iter().map(|(word, file)| format!("({word:?}, {file:?}),\n")).collect();
    let text = format!(
        "/// Every requirement ensured in the sources.\npub(super) static GUARDS: &[Guard] = &[\n{guards}];\n\
         /// Keys of the law that the sources name, each with the file that names it.\n\
         pub(super) static WORDS: &[(&str, &str)] = &[\n{words}];\n"
    );
    let target = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?);
    fs::write(target.join("sources.rs"), text)
}

/// What the reader knows of the place it has reached.
#[derive(Default)]
struct Place<'a> {
    depth: usize,
    /// Functions around the place, each with the depth of its body and its doc comment.
    functions: Vec<(&'a str, usize, String)>,
    doc: String,
}

fn read(
    file: &str,
    tokens: &[Token],
    keys: &BTreeSet<String>,
    guards: &mut String,
    words: &mut BTreeSet<(String, String)>,
) {
    let mut place = Place::default();
    let mut pending: Option<(&str, String)> = None;
    let mut at = 0;
    while at < tokens.len() {
        if let Some(end) = rust::test_module(tokens, at) {
            at = end;
            continue;
        }
        match &tokens[at] {
            Token::Doc(text) => place.doc.push_str(text),
            Token::Word("fn", _) => {
                if let Some(Token::Word(name, _)) = tokens.get(at + 1) {
                    pending = Some((name, std::mem::take(&mut place.doc)));
                }
            }
            Token::Mark('{') => {
                place.depth += 1;
                if let Some((name, doc)) = pending.take() {
                    place.functions.push((name, place.depth, doc));
                }
            }
            Token::Mark('}') => {
                if place.functions.last().is_some_and(|(_, depth, _)| *depth == place.depth) {
                    place.functions.pop();
                }
                place.depth = place.depth.saturating_sub(1);
                place.doc.clear();
            }
            Token::Mark(';') => {
                place.doc.clear();
                pending = None;
            }
            Token::Text(text, line) => {
                if keys.contains(*text) {
                    words.insert(((*text).to_owned(), file.to_owned()));
                }
                if let (Some(how), Some((name, _, doc))) =
                    (rule_here(tokens, at), place.functions.last())
                {
                    let known = keys.contains(*text);
                    if known || how == "ensured" {
                        let _ = writeln!(
                            guards,
                            "Guard {{ rule: {text:?}, function: {name:?}, file: {file:?}, \
                             line: {line}, says: {:?} }},",
                            doc.trim()
                        );
                    }
                }
            }
            _ => {}
        }
        at += 1;
    }
}

/// Whether the text at `at` names a rule: as the second argument of `ensure!`, or handed to a guard
/// that takes its rule from the caller.
fn rule_here(tokens: &[Token], at: usize) -> Option<&'static str> {
    if rust::second_of_ensure(tokens, at) {
        return Some("ensured");
    }
    let Token::Text(text, _) = &tokens[at] else { return None };
    let (prefix, rest) = text.split_once('-')?;
    let rule_like = prefix.len() >= 2
        && prefix.bytes().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit());
    let before = tokens.get(at.checked_sub(1)?)?;
    let before_that = at.checked_sub(2).and_then(|at| tokens.get(at));
    let excepted =
        matches!(before_that, Some(Token::Word("contents" | "reads" | "reading" | "term", _)));
    let argument = matches!(before, Token::Mark('(' | ','));
    (rule_like && !rest.is_empty() && argument && !excepted && prefix != "DOC").then_some("handed")
}

/// Ids of rules and keys of terms, amounts, rates, thresholds and contents.
fn keys_of_the_law(law: &Path) -> io::Result<BTreeSet<String>> {
    let mut keys = BTreeSet::new();
    let mut all = files(law, "md")?;
    all.extend(files(law, "toml")?);
    for file in all {
        for line in fs::read_to_string(&file)?.lines() {
            let value = line.strip_prefix("key = ").or_else(|| line.strip_prefix("id = "));
            if let Some(value) = value {
                keys.insert(value.trim().trim_matches('"').to_owned());
            }
        }
    }
    Ok(keys)
}

fn files(folder: &Path, ending: &str) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path, ending)?);
        } else if path.extension().is_some_and(|it| it == ending) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
