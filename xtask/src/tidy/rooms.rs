//! Rooms of a human size, and nothing left behind in them.

use super::{
    Fault,
    source::{Source, Tree},
};
use crate::rust::Token;
use std::collections::BTreeMap;

/// Most lines of a file.
const FILE_LINES: usize = 400;
/// Most lines of a function.
const FUNCTION_LINES: usize = 70;
/// Most columns of a line of Rust; a Chinese character counts as one.
const COLUMNS: usize = 100;
/// Most lines of Rust of an institution.
const INSTITUTION_LINES: usize = 900;
/// Most lines of the texts that newcomers read first.
const TEXTS: [(&str, usize); 3] =
    [("README.md", 80), ("README.zh-CN.md", 80), ("ARCHITECTURE.md", 250)];

/// Files, functions, and the first texts.
pub fn lengths(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for file in tree.files.iter().filter(|it| it.is_rust()) {
        let lines = file.lines();
        if lines > FILE_LINES {
            let message = format!("{lines} lines; a file has at most {FILE_LINES}");
            faults.push(Fault::new("file-length", &file.path, message));
        }
        faults.extend(long_functions(file));
        faults.extend(long_lines(file));
    }
    for (path, most) in TEXTS {
        let lines = tree.file(path).map_or(0, Source::lines);
        if lines > most {
            let message = format!("{lines} lines; at most {most}");
            faults.push(Fault::new("text-length", path, message));
        }
    }
    faults
}

/// With the layout of rustfmt a function ends at the first brace of its own indentation.
fn long_functions(file: &Source) -> Vec<Fault> {
    let lines: Vec<&str> = file.text.lines().collect();
    let mut faults = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(name) = function(line) else { continue };
        let end = format!("{}}}", &line[..line.len() - line.trim_start().len()]);
        let length = lines[at..].iter().position(|it| *it == end).map_or(1, |it| it + 1);
        if length > FUNCTION_LINES && !line.ends_with('}') && !line.ends_with(';') {
            let message = format!("{length} lines; a function has at most {FUNCTION_LINES}");
            faults.push(Fault::new("function-length", format!("{}:{name}", file.path), message));
        }
    }
    faults
}

/// The name of the function that a line begins.
fn function(line: &str) -> Option<&str> {
    let mut rest = line.trim_start();
    for word in ["pub(crate) ", "pub(super) ", "pub ", "const ", "async ", "unsafe "] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    let rest = rest.strip_prefix("fn ")?;
    rest.split(|it: char| !it.is_alphanumeric() && it != '_').next()
}

fn long_lines(file: &Source) -> Vec<Fault> {
    let fault = |(at, line): (usize, &str)| {
        let columns = line.chars().count();
        // A sentence for the citizen stays on one line, so that it can be found.
        let message = line.trim_start().starts_with('"');
        let place = format!("{}:{}", file.path, at + 1);
        let found = format!("{columns} columns; at most {COLUMNS}");
        (columns > COLUMNS && !message).then(|| Fault::new("columns", place, found))
    };
    file.text.lines().enumerate().filter_map(fault).collect()
}

/// An institution is one place that can be read in an hour.
pub fn institutions(tree: &Tree) -> Vec<Fault> {
    let mut lines: BTreeMap<String, usize> = BTreeMap::new();
    for institution in procedures::ALL {
        let end = format!("/{}/mod.rs", institution.name);
        let place = tree.rust("crates/procedures/src/").find(|it| it.path.ends_with(&end));
        let Some(folder) = place.and_then(|it| it.path.strip_suffix("mod.rs")) else {
            let message = "an institution is a folder of its name with a mod.rs";
            return vec![Fault::new("institution-length", institution.name, message)];
        };
        let total = tree.rust(folder).map(Source::lines).sum();
        lines.insert(folder.to_owned(), total);
    }
    let long = lines.into_iter().filter(|(_, lines)| *lines > INSTITUTION_LINES);
    long.map(|(folder, lines)| {
        let message = format!("{lines} lines; an institution has at most {INSTITUTION_LINES}");
        Fault::new("institution-length", folder.trim_end_matches('/'), message)
    })
    .collect()
}

/// What must not stay in a source: ignored tests, unwrapping, macros that mark unfinished work.
pub fn left_behind(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for file in tree.files.iter().filter(|it| it.is_rust()) {
        let all = crate::rust::tokens(&file.text);
        for window in all.windows(3) {
            if let [Token::Mark('#'), Token::Mark('['), Token::Word("ignore", line)] = window {
                let message = "an ignored test tells nothing; mend it or remove it";
                faults.push(Fault::new("ignore", format!("{}:{line}", file.path), message));
            }
        }
        if !file.is_test() {
            faults.extend(unfinished(file));
        }
    }
    faults
}

fn unfinished(file: &Source) -> Vec<Fault> {
    const MACROS: [&str; 3] = ["todo", "unimplemented", "dbg"];
    let tokens = file.tokens();
    let fault = |window: &[Token]| match window {
        [Token::Mark('.'), Token::Word("unwrap", line), Token::Mark('('), Token::Mark(')')] => {
            let message = "unwrap() outside tests; use expect(\"why it cannot fail\") or an error";
            Some(Fault::new("unwrap", format!("{}:{line}", file.path), message))
        }
        [_, Token::Word(name, line), Token::Mark('!'), _] if MACROS.contains(name) => {
            let message = format!("{name}! marks unfinished work");
            Some(Fault::new("unfinished", format!("{}:{line}", file.path), message))
        }
        _ => None,
    };
    tokens.windows(4).filter_map(fault).collect()
}
