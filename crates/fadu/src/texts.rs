//! The imported statute texts in the data directory.

use law::Library;
use std::ffi::OsStr;
use std::fs;
use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

/// Folder of the library, below the data directory.
const FOLDER: &str = "library";

/// Reads the library of a data directory; `None` where none was imported.
pub fn load(data: &Path) -> Result<Option<Library>, String> {
    let path = data.join(FOLDER).join(law::library::FILE);
    if !path.exists() {
        return Ok(None);
    }
    let text = fs::read_to_string(&path).map_err(|e| fault(&path, "不能读取 / cannot read", &e))?;
    let library = Library::from_text(&text);
    library.map(Some).map_err(|e| format!("{}：{e}", path.display()))
}

/// Writes the library: whole or not at all.
pub fn store(data: &Path, library: &Library) -> Result<PathBuf, String> {
    let folder = data.join(FOLDER);
    let path = folder.join(law::library::FILE);
    let fresh = path.with_extension("new");
    let write = || {
        fs::create_dir_all(&folder)?;
        let mut file = fs::File::create(&fresh)?;
        file.write_all(library.to_text().as_bytes())?;
        file.sync_all()?;
        fs::rename(&fresh, &path)
    };
    write().map_err(|e| fault(&path, "不能写入 / cannot write", &e))?;
    Ok(path)
}

fn fault(path: &Path, doing: &str, error: &std::io::Error) -> String {
    format!("{}：{doing}：{error}", path.display())
}

/// All Markdown files below a folder, in order: path within it, and text.
pub fn collection(folder: &Path) -> Result<Vec<(String, String)>, String> {
    let mut paths = Vec::new();
    list(folder, &mut paths)?;
    paths.sort();
    let watched = std::io::stderr().is_terminal();
    let mut texts = Vec::with_capacity(paths.len());
    for (i, path) in paths.iter().enumerate() {
        let bytes = fs::read(path).map_err(|e| fault(path, "不能读取 / cannot read", &e))?;
        let name = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().into_owned();
        texts.push((name, String::from_utf8_lossy(&bytes).into_owned()));
        if watched && i % 100 == 0 {
            eprint!("\r{} / {}", i, paths.len());
        }
    }
    if watched {
        eprint!("\r");
    }
    Ok(texts)
}

fn list(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), String> {
    let listing = |e: std::io::Error| fault(folder, "不能列出目录 / cannot list the folder", &e);
    for entry in fs::read_dir(folder).map_err(listing)? {
        let path = entry.map_err(listing)?.path();
        if path.is_dir() {
            list(&path, found)?;
        } else if path.extension() == Some(OsStr::new("md")) {
            found.push(path);
        }
    }
    Ok(())
}
