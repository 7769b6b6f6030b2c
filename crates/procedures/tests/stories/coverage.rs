//! Where the law is kept: no requirement under an unknown rule.

use law::Law;
use procedures::coverage;

#[test]
fn every_requirement_names_a_rule() {
    let law = Law::of("shili").expect("示例市");
    let coverage = coverage::of(&law, &[]);
    let unknown: Vec<_> = coverage.unknown.iter().map(|it| format!("{it:?}")).collect();
    assert!(unknown.is_empty(), "no such rule:\n{}", unknown.join("\n"));
    assert!(coverage.rules.iter().any(|it| !it.guards.is_empty()), "no guard was found at all");
}
