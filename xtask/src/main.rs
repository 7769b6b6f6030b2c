//! `cargo xtask tidy` checks the rules of the house that the compiler cannot; `cargo xtask regen`
//! rewrites the golden files.

use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("tidy") => tidy(),
        Some("regen") => regen(),
        _ => {
            eprintln!("cargo xtask tidy    check the rules of the house");
            eprintln!("cargo xtask regen   rewrite golden/ from the sources");
            ExitCode::from(2)
        }
    }
}

fn tidy() -> ExitCode {
    let faults = xtask::tidy::check(&xtask::root());
    for fault in &faults {
        println!("{fault}");
    }
    if faults.is_empty() {
        println!("tidy");
        ExitCode::SUCCESS
    } else {
        println!("{} faults; a reasoned exception goes into xtask/exceptions.txt", faults.len());
        ExitCode::FAILURE
    }
}

/// The tests that compare with `golden/` write it instead when `REGEN` is set.
fn regen() -> ExitCode {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let mut regen = Command::new(cargo);
    regen.args(["test", "--workspace", "--offline", "--", "golden"]).env("REGEN", "1");
    match regen.current_dir(xtask::root()).status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(it) => {
            eprintln!("cargo does not start: {it}");
            ExitCode::FAILURE
        }
    }
}
