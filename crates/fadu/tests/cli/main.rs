//! The command line as people and programs call it: answers, JSON, exit codes.

mod law;
mod term;

use serde_json::Value;
use std::path::PathBuf;
use std::process::{Command, Output};

/// Runs the binary.
fn fadu(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fadu"));
    command.args(arguments).env_remove("FADU_LANG").env_remove("FADU_DATA");
    command.output().expect("the binary runs")
}

/// Runs it with `--json` and reads the answer.
fn json(arguments: &[&str]) -> Value {
    let all: Vec<&str> = arguments.iter().copied().chain(["--json"]).collect();
    let output = fadu(&all);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("{all:?}: {e}: {text}"))
}

/// The exit code, and all that was printed.
fn code(arguments: &[&str]) -> (Option<i32>, String) {
    let output = fadu(arguments);
    let text = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8_lossy(&text).into_owned())
}

/// A fresh folder for one test.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _absent = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    folder
}
