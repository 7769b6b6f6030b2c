//! The data compiled into this build.

use law::Law;

#[test]
fn every_data_file_can_be_read() {
    for city in Law::cities() {
        let law = Law::of(city).expect(city);
        assert_eq!(law.edition().len(), 12);
    }
    assert!(Law::national().faults().is_empty());
}

#[test]
fn an_unknown_city_is_refused_with_the_known_ones() {
    let refusal = Law::of("atlantis").expect_err("no such city").to_string();
    assert!(
        refusal.contains("atlantis") && refusal.contains("shili"),
        "{refusal}"
    );
}
