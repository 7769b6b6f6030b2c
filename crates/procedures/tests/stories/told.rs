//! The stories of the repository, told with the cast of the demonstration city.

use procedures::story::{Told, cast, tell};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Paths of all stories, those beside the institutions and those that cross them.
pub fn paths() -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(&root().join("crates/procedures/src"), &mut found);
    collect(&root().join("stories"), &mut found);
    // The manual of stories is a story itself.
    found.push(root().join("docs/manual/stories.md"));
    found.sort();
    found
}

fn collect(dir: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(dir) else { return };
    for path in entries.map(|it| it.expect("a readable folder").path()) {
        let in_stories = path.components().any(|it| it.as_os_str() == "stories");
        if path.is_dir() {
            collect(&path, found);
        } else if in_stories && path.extension().is_some_and(|it| it == "md") {
            found.push(path);
        }
    }
}

/// Tells every story whose path contains `wanted`.
///
/// # Errors
/// Every story that does not hold, with the first difference of each.
pub fn all(wanted: &str) -> Result<Vec<(String, Told)>, String> {
    let text = fs::read_to_string(root().join("demo/people.toml")).expect("demo/people.toml");
    let cast = cast(&text).expect("demo/people.toml is readable");
    let (mut told, mut faults) = (Vec::new(), Vec::new());
    for path in paths().iter().filter(|it| it.to_string_lossy().contains(wanted)) {
        let text = fs::read_to_string(path).expect("a readable story");
        let name = path.strip_prefix(root()).unwrap_or(path).display().to_string();
        match tell(&text, &cast) {
            Ok(it) => told.push((name, it)),
            Err(fault) => faults.push(format!("{name}:{fault}")),
        }
    }
    if faults.is_empty() {
        Ok(told)
    } else {
        let count = faults.len();
        Err(format!("{count} stories do not hold:\n{}", faults.join("\n\n")))
    }
}
