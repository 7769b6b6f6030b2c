//! Tells every story beside the institutions and under `stories/`. `STORY=部分名称` tells only some.

use case::People;
use procedures::story::tell;
use std::{
    fs,
    path::{Path, PathBuf},
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn stories(dir: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(dir) else { return };
    for path in entries.map(|it| it.expect("a readable folder").path()) {
        let in_stories = path.components().any(|it| it.as_os_str() == "stories");
        if path.is_dir() {
            stories(&path, found);
        } else if in_stories && path.extension().is_some_and(|it| it == "md") {
            found.push(path);
        }
    }
}

fn cast() -> People {
    let text = fs::read_to_string(root().join("demo/people.toml")).expect("demo/people.toml");
    procedures::story::cast(&text).expect("demo/people.toml is readable")
}

#[test]
fn every_story_holds() {
    let mut found = Vec::new();
    stories(&root().join("crates/procedures/src"), &mut found);
    stories(&root().join("stories"), &mut found);
    found.sort();
    let wanted = std::env::var("STORY").unwrap_or_default();
    let cast = cast();
    let mut faults = Vec::new();
    let mut told = 0;
    for path in found.iter().filter(|it| it.to_string_lossy().contains(&wanted)) {
        let text = fs::read_to_string(path).expect("a readable story");
        told += 1;
        if let Err(fault) = tell(&text, &cast) {
            let name = path.strip_prefix(root()).unwrap_or(path);
            faults.push(format!("{}:{fault}", name.display()));
        }
    }
    assert!(told > 0, "no story found");
    eprintln!("{told} stories told");
    assert!(faults.is_empty(), "{} stories do not hold:\n{}", faults.len(), faults.join("\n\n"));
}
