//! Amounts, dates and numbers in words, as the library of templates writes them.

use serde_json::json;

/// One sum to a row, since a row is never cut by the end of a page.
const WORDS: &str = "#import \"/fadu.typ\": *\n#let d = json(\"/data.json\")\n#show: plain\n\
    #list-table((\"大写\",), number: false, d.fen.map(f => (\"【\" + money-zh(f) + \"】\",)))\n\
    #list-table((\"小写\",), number: false, d.fen.map(f => (\"《\" + figures(f) + \"》\",)))\n";

/// Sums that catch a wrong zero: inner, leading and trailing zeros of each group, cents, and the
/// borders of 万 and 亿.
fn sums() -> Vec<i64> {
    let mut fen = vec![0, 1, 10, 11, 100, 101, 110, 111, 1_000, 10_000, 100_000, 100_530, 500_000];
    fen.extend([1_000_000, 10_050_000, 100_000_000, 100_010_000, 1_000_000_500, 10_000_000_000]);
    fen.extend([10_000_000_100, 20_304_050_607, 100_000_000_000_000, 123_456_789_012_345]);
    fen.extend((1..60).map(|i| i * 7_919_317 % 1_000_000_007));
    fen
}

#[test]
fn a_template_and_the_law_say_the_same_amount() {
    let fields = json!({ "fen": sums() });
    let said = papers::squeezed(&papers::text(&crate::sheet(WORDS, &fields)).unwrap());
    for fen in sums() {
        let (words, figures) = (law::Fen(fen).in_words(), law::Fen(fen).to_string());
        assert!(said.contains(&format!("【{words}】")), "{fen} fen is {words}:\n{said}");
        assert!(said.contains(&format!("《{figures}》")), "{fen} fen is {figures}");
    }
}

#[test]
fn dates_and_small_numbers() {
    let template = r#"#import "/fadu.typ": *
#show: plain
#date-zh("2026-03-05")；#datetime-zh("2026-12-31T09:05")；
#cn(7)、#cn(10)、#cn(15)、#cn(60)、#cn(99)、#cn(100)；
#shown(none)；#shown(("甲", "乙"))"#;
    let fields = json!({});
    let said = papers::squeezed(&papers::text(&crate::sheet(template, &fields)).unwrap());
    let wanted = "2026年3月5日；2026年12月31日9时05分；七、十、十五、六十、九十九、100；／；甲、乙";
    assert!(said.contains(wanted), "{said}");
}
