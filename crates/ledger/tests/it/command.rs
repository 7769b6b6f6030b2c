//! The command for outsiders.

use std::path::PathBuf;
use std::process::{Command, Output};

use crate::support::*;

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_fadu-verify")).args(arguments).output().unwrap()
}

/// A directory of this test's own.
fn directory(name: &str) -> PathBuf {
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&directory);
    std::fs::create_dir_all(&directory).unwrap();
    directory
}

#[test]
fn it_verifies_a_receipt_and_its_paper() {
    let directory = directory("receipt");
    let path = |name: &str| directory.join(name).to_str().unwrap().to_owned();
    std::fs::write(path("receipt.json"), Log::of(20, 20).receipt(13).to_json()).unwrap();
    std::fs::write(path("paper.pdf"), PAPER).unwrap();
    std::fs::write(path("other.pdf"), flipped(PAPER, 3, 1)).unwrap();
    let (log, witness) = (log_key().vkey().to_string(), witness_key().vkey().to_string());
    let verify = |paper: &str, more: &[&str]| {
        let (receipt, paper) = (path("receipt.json"), path(paper));
        run(&[&["receipt", &receipt, &paper, "--key", &log][..], more].concat())
    };

    let good = verify("paper.pdf", &["--witness", &witness, "--json"]);
    assert_eq!(good.status.code(), Some(0));
    let answer: serde_json::Value = serde_json::from_slice(&good.stdout).unwrap();
    assert_eq!(answer["verified"], true);
    assert_eq!(answer["number"], "示城管罚决字〔2025〕第12号");

    let bad = verify("other.pdf", &[]);
    assert_eq!(bad.status.code(), Some(1));
    let told = String::from_utf8(bad.stdout).unwrap();
    assert!(told.contains("核验不通过") && told.contains("SHA-256"), "{told}");

    let other_key = run(&["receipt", &path("receipt.json"), &path("paper.pdf"), "--key", &witness]);
    assert_eq!(other_key.status.code(), Some(1));
    for unusable in [
        verify("absent.pdf", &[]),
        verify("paper.pdf", &["--quorum", "many"]),
        verify("paper.pdf", &["--what"]),
        run(&["receipt", &path("receipt.json"), &path("paper.pdf")]),
        run(&["frobnicate", "--key", &log]),
    ] {
        assert_eq!(unusable.status.code(), Some(2));
    }
}

#[test]
fn it_verifies_an_exported_log() {
    let directory = directory("export");
    let log = Log::of(300, 100);
    for (path, bytes) in log.export() {
        let file = directory.join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, bytes).unwrap();
    }
    let known = directory.join("known");
    std::fs::write(&known, &log.checkpoints[0]).unwrap();
    let (key, known) = (log_key().vkey().to_string(), known.to_str().unwrap().to_owned());
    let root = directory.to_str().unwrap();
    let verify = || run(&["export", root, "--key", &key, "--known", &known]);
    assert_eq!(verify().status.code(), Some(0));

    let tile = directory.join("tile/0/001.p/44");
    let bytes = std::fs::read(&tile).unwrap();
    std::fs::write(&tile, flipped(&bytes, 40, 4)).unwrap();
    let told = verify();
    assert_eq!(told.status.code(), Some(1));
    let told = String::from_utf8(told.stdout).unwrap();
    assert!(told.contains("tile/0/001.p/44") && told.contains("257"), "{told}");
}
