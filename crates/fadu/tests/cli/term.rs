//! `fadu term`.

use super::{code, json};

#[test]
fn a_rule_is_reckoned_with_all_that_a_program_needs() {
    let answer = json(&["term", "APL-67.3", "--from", "2025-09-26"]);
    assert_eq!(answer["raw_end"], "2025-10-11");
    assert_eq!(answer["legal_end"], "2025-10-11");
    assert_eq!(answer["internal_target"], "2025-10-11");
    assert_eq!(answer["provisional"], false);
    assert_eq!(answer["term"], "payment");
    let articles = answer["articles"].as_array().expect("articles");
    assert!(articles.iter().any(|a| a == "行政处罚法第六十七条"), "{articles:?}");
    assert!(answer["explanation"].as_str().is_some_and(|t| t.contains("当日不计")));
}

#[test]
fn periods_of_their_own_roll_extend_and_leave_out() {
    let ends = |arguments: &[&str]| {
        let all: Vec<&str> = ["term", "--period"].iter().chain(arguments).copied().collect();
        let answer = json(&all);
        let of = |key: &str| answer[key].as_str().unwrap_or_default().to_owned();
        (of("raw_end"), of("legal_end"), answer["provisional"] == true)
    };
    let is = |raw: &str, legal: &str, provisional| (raw.to_owned(), legal.to_owned(), provisional);
    assert_eq!(ends(&["5wd", "--from", "2025-09-26"]), is("2025-10-10", "2025-10-10", false));
    let rolled = ["90cd", "--from", "2025-01-20", "--roll"];
    assert_eq!(ends(&rolled), is("2025-04-20", "2025-04-21", false));
    let unrolled = ["90cd", "--from", "2025-01-20"];
    assert_eq!(ends(&unrolled), is("2025-04-20", "2025-04-20", false));
    let left_out = ["90cd", "--from", "2025-01-20", "--exclude", "2025-03-10..2025-03-28"];
    assert_eq!(ends(&left_out), is("2025-05-08", "2025-05-08", false));
    let whole = ["30cd", "--from", "2025-09-10", "--exclude", "2025-09-15..=2025-09-24"];
    assert_eq!(ends(&whole), is("2025-10-20", "2025-10-20", false));
    let extended = ["90cd", "--from", "2025-01-20", "--roll", "--extend", "30", "--extend", "60cd"];
    assert_eq!(ends(&extended), is("2025-07-19", "2025-07-21", false));
    assert!(ends(&["10wd", "--from", "2026-12-25"]).2, "no schedule of 2027 is loaded");
    assert_eq!(
        ends(&["24h", "--from", "2025-04-30T16:40"]),
        is("2025-05-01T16:40:00", "2025-05-01T16:40:00", false)
    );
}

#[test]
fn extensions_are_the_law_s_own() {
    let legal = |extend: &[&str]| {
        let all = ["term", "APL-60", "--from", "2025-01-20"];
        let answer = json(&all.iter().chain(extend).copied().collect::<Vec<_>>());
        (
            answer["legal_end"].as_str().map(str::to_owned),
            answer["refused"].as_array().map(Vec::len),
        )
    };
    let both = ["--extend", "30@2025-04-18", "--extend", "60@2025-05-19"];
    assert_eq!(legal(&both), (Some("2025-07-21".to_owned()), Some(0)));
    assert_eq!(legal(&["--extend", "1"]), (Some("2025-05-20".to_owned()), Some(0)));
    assert_eq!(legal(&["--extend", "30@2025-04-22"]), (Some("2025-04-21".to_owned()), Some(1)));
}

#[test]
fn counting_back_gives_both_readings() {
    let answer = json(&["term", "APL-64.2", "--from", "2025-10-22"]);
    assert_eq!(
        (&answer["strict"], &answer["lenient"]),
        (&"2025-10-11".into(), &"2025-10-13".into())
    );
    let bare = json(&["term", "--period", "7wd", "--from", "2025-10-22", "--backward"]);
    assert_eq!(bare["internal_target"], "2025-10-11");
}

#[test]
fn a_moment_asks_for_hours() {
    let answer = json(&["term", "TRF-5.2", "--from", "2025-09-30T10:00"]);
    assert_eq!(answer["legal_end"], "2025-10-01T10:00:00");
    assert_eq!(answer["alternatives"][0]["term"], "crime_decision");
}

#[test]
fn a_city_is_asked_for_by_name() {
    let (status, text) = code(&["term", "APL-60", "--from", "2025-01-20", "--city", "atlantis"]);
    assert_eq!(status, Some(2));
    assert!(text.contains("atlantis") && text.contains("shili"), "{text}");
    let (status, _) = code(&["term", "APL-60", "--from", "2025-01-20", "--city", "shili"]);
    assert_eq!(status, Some(0));
}

#[test]
fn errors_say_what_to_do() {
    for (arguments, status, expected) in [
        (&["term", "APL-62", "--from", "2025-01-20"][..], 1, "规则 APL-62 不设期限"),
        (&["term", "APL-999", "--from", "2025-01-20"][..], 1, "fadu law search"),
        (&["term", "APL-60", "--from", "2025-02-30"][..], 2, "应如 2025-09-26"),
        (&["term", "--period", "10wk", "--from", "2025-02-20"][..], 2, "应如 10wd"),
        (&["term", "APL-60", "--from", "2025-02-20", "--exclude", "x"][..], 2, "A..B"),
        (&["term", "APL-60", "--from", "2025-02-20", "--extend", "x"][..], 2, "30@2025-04-18"),
        (&["term", "--from", "2025-02-20"][..], 2, "--period"),
    ] {
        let (got, text) = code(arguments);
        assert_eq!(got, Some(status), "{arguments:?}: {text}");
        assert!(text.contains(expected), "{arguments:?}: {text}");
    }
    let english = code(&["term", "APL-67.3", "--from", "2025-09-26", "--lang", "en"]).1;
    assert!(english.contains("internal target") && english.contains("Sat 2025-10-11"), "{english}");
}
