//! The data compiled into this build.

use law::check;

#[test]
fn the_law_compiled_in_has_no_fault() {
    let faults: Vec<String> = check().iter().map(ToString::to_string).collect();
    assert!(
        faults.is_empty(),
        "{} faults\n{}",
        faults.len(),
        faults.join("\n")
    );
}
