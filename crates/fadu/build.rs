//! Embeds every story, so that `fadu demo` needs nothing but the binary.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

fn main() {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("set by cargo")).join("../..");
    let mut found = Vec::new();
    for folder in ["crates/procedures/src", "stories"] {
        println!("cargo::rerun-if-changed={}", root.join(folder).display());
        gather(&root.join(folder), &mut found);
    }
    found.sort();
    let mut code = String::from("pub const STORIES: &[(&str, &str)] = &[\n");
    for path in found {
        let name = path.strip_prefix(&root).unwrap_or(&path).display().to_string();
        code.push_str(&format!(
            "    ({name:?}, include_str!({:?})),\n",
            path.display().to_string()
        ));
    }
    code.push_str("];\n");
    let out = PathBuf::from(env::var("OUT_DIR").expect("set by cargo")).join("stories.rs");
    fs::write(out, code).expect("the output folder can be written");
}

fn gather(dir: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(dir) else { return };
    for path in entries.flatten().map(|it| it.path()) {
        let in_stories = path.components().any(|it| it.as_os_str() == "stories");
        if path.is_dir() {
            gather(&path, found);
        } else if in_stories && path.extension().is_some_and(|it| it == "md") {
            found.push(path);
        }
    }
}
