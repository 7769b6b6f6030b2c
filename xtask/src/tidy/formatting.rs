//! Layout: `rustfmt` over every file, also those that only a macro names as modules.

use super::{Fault, source::Tree};
use std::process::Command;

/// Files that `rustfmt` would change.
pub fn rustfmt(tree: &Tree) -> Vec<Fault> {
    let rust: Vec<_> = tree.files.iter().filter(|it| it.is_rust()).map(|it| &it.path).collect();
    let mut rustfmt = Command::new("rustfmt");
    rustfmt.args(["--edition", "2024", "--check", "-l"]).args(rust).current_dir(&tree.root);
    let output = match rustfmt.output() {
        Ok(output) => output,
        Err(it) => return vec![Fault::new("format", "rustfmt", format!("does not start: {it}"))],
    };
    let listed = String::from_utf8_lossy(&output.stdout);
    let root = tree.root.to_string_lossy();
    let mut files: Vec<&str> = listed.lines().map(|it| it.trim_start_matches(&*root)).collect();
    files.sort_unstable();
    files.dedup();
    let fault = |it: &str| {
        let path = it.trim_start_matches('/').to_owned();
        Fault::new("format", path, "differs from the layout of rustfmt; run bin/fmt")
    };
    let mut faults: Vec<Fault> = files.into_iter().map(fault).collect();
    if faults.is_empty() && !output.status.success() {
        let message = String::from_utf8_lossy(&output.stderr).lines().take(3).collect::<String>();
        faults.push(Fault::new("format", "rustfmt", message));
    }
    faults
}
