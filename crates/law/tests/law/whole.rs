//! The data compiled into this build.

use law::{Fen, Law};

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
    assert!(refusal.contains("atlantis") && refusal.contains("shili"), "{refusal}");
}

#[test]

fn the_data_have_no_fault() {
    let faults: Vec<String> = law::check().iter().map(ToString::to_string).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn cities_differ_in_data_only() {
    let (shili, lingnan) = (Law::of("shili").expect("示例市"), Law::of("lingnan").expect("岭南市"));
    let large = |law: &Law| law.city().thresholds.hearing_fine.clone();
    assert_eq!(large(&shili).citizen.fen(), Fen::yuan(5_000));
    assert_eq!(large(&shili).organization.fen(), Fen::yuan(50_000));
    // V-B53: Guangdong's organizations may ask for a hearing from 100,000 yuan.
    assert_eq!(large(&lingnan).organization.fen(), Fen::yuan(100_000));
    assert!(lingnan.city().reads("AMB-03", "strict"));
    let whole = |law: &Law| law.term("hearing_whole").map(|t| t.set_by.clone());
    assert_eq!(whole(&shili).as_deref(), Some("示例市听证规定第十二条"));
    let guangdong = "广东省行政处罚听证程序实施办法第三十八条";
    assert_eq!(whole(&lingnan).as_deref(), Some(guangdong));
    assert_eq!(Law::national().term("hearing_whole"), None);
}

#[test]
fn a_city_grades_every_national_item() {
    let law = Law::of("shili").expect("示例市");
    for item in Law::national().items() {
        assert!(item.grades.is_empty(), "{} is graded nationally", item.code);
        let graded = law.item(&item.code).expect("every city has national items");
        let sourced = |g: &law::Grade| g.source.as_deref() == Some("示例市裁量基准第五条");
        assert!(!graded.grades.is_empty(), "{}", item.code);
        assert!(graded.grades.iter().all(sourced), "{}", item.code);
    }
    assert!(law.items().all(|it| !it.grades.is_empty()));
}

#[test]
fn the_whole_law_is_read_quickly() {
    let begin = std::time::Instant::now();
    let _ = law::check();
    // Reading takes some 30 ms unoptimised; the bound leaves room for a busy machine.
    assert!(begin.elapsed().as_secs() < 5, "{:?}", begin.elapsed());
}
