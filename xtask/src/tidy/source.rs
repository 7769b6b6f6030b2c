//! The files of the repository, read once.

use crate::rust::{self, Token};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// A text file of the repository.
pub struct Source {
    /// Path below the root, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
}

impl Source {
    /// Number of lines.
    pub fn lines(&self) -> usize {
        self.text.lines().count()
    }

    /// Whether it is Rust.
    pub fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// Whether it is only compiled for tests, examples and measurements.
    pub fn is_test(&self) -> bool {
        let inner = ["/tests/", "/tests.rs", "/examples/", "/benches/"];
        inner.iter().any(|it| self.path.contains(it)) || self.path.starts_with("tests/")
    }

    /// Its tokens outside `#[cfg(test)]`.
    pub fn tokens(&self) -> Vec<Token<'_>> {
        let all = rust::tokens(&self.text);
        let (mut kept, mut at) = (Vec::new(), 0);
        while at < all.len() {
            match rust::test_module(&all, at) {
                Some(end) => at = end,
                None => {
                    kept.push(all[at].clone());
                    at += 1;
                }
            }
        }
        kept
    }
}

/// The files of the repository.
pub struct Tree {
    /// The root.
    pub root: PathBuf,
    /// Every text file that can matter to a check.
    pub files: Vec<Source>,
}

impl Tree {
    /// Reads the repository below `root`.
    ///
    /// # Errors
    /// A folder or file that cannot be read.
    pub fn read(root: &Path) -> io::Result<Self> {
        let root = root.canonicalize()?;
        let mut files = Vec::new();
        collect(&root, &root, &mut files)?;
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Self { root, files })
    }

    /// Rust files under a folder.
    pub fn rust<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a Source> {
        self.files.iter().filter(move |it| it.is_rust() && it.path.starts_with(folder))
    }

    /// A file by its path.
    pub fn file(&self, path: &str) -> Option<&Source> {
        self.files.iter().find(|it| it.path == path)
    }
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<Source>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            let skipped = ["target", ".git", "node_modules", "data", "fonts"];
            if !skipped.contains(&name.as_str()) {
                collect(root, &path, found)?;
            }
            continue;
        }
        let endings = [".rs", ".toml", ".md", ".typ", ".txt"];
        if endings.iter().any(|it| name.ends_with(it)) {
            let below = path.strip_prefix(root).unwrap_or(&path);
            let below = below.to_string_lossy().replace('\\', "/");
            found.push(Source { path: below, text: fs::read_to_string(&path)? });
        }
    }
    Ok(())
}
