//! A small library of our own.

use super::{Library, StoreError};
use crate::Citation;

fn small() -> Library {
    let files = [
        (
            "法/摊点管理法(2019-05-01).md",
            "# 中华人民共和国摊点管理法\n\n<!-- INFO END -->\n\n第一条 摊点应当整洁。\n\n第二条 有下列行为之一的，可以处罚：\n\n（一）占压盲道；\n\n（二）乱倒油污。\n\n前款处罚可以当场作出。\n\n第三条 本法自2019年6月1日起施行。\n",
        ),
        (
            "法/摊点管理法(2023-05-01).md",
            "# 中华人民共和国摊点管理法\n\n<!-- INFO END -->\n\n第一条 摊点应当整洁、有序，不得占压盲道。\n\n第二条 本法自2023年6月1日起施行。\n",
        ),
        (
            "条例/盲道条例.md",
            "# 盲道条例\n\n第一条　盲道不得占用。盲道应当连续。\n\n第二条　本条例自2020年1月1日起施行。\n",
        ),
        ("_index.md", "---\n"),
    ];
    let (library, report) = Library::import(files);
    assert_eq!((report.files, report.editions, report.articles), (4, 3, 7));
    assert_eq!((report.refused.len(), report.titles_twice), (1, 1));
    library
}

fn cite(text: &str) -> Citation {
    text.parse().expect(text)
}

#[test]
fn a_citation_finds_the_newest_edition_and_its_part() {
    let library = small();
    let newest = library.named("摊点管理法")[0];
    assert_eq!(newest.path, "法/摊点管理法(2023-05-01).md");
    let text = |c: &str| library.text(None, &cite(c));
    assert_eq!(text("盲道条例第一条").as_deref(), Some("盲道不得占用。盲道应当连续。"));
    assert_eq!(text("摊点管理法第三条"), None);
    let (old, _) = Library::import([("a.md", library_text())]);
    let text = |c: &str| old.text(None, &cite(c));
    assert_eq!(text("小法第一条第一款第二项").as_deref(), Some("（二）乙。"));
    assert_eq!(text("小法第一条第二款").as_deref(), Some("丙。"));
    assert_eq!(text("小法第一条第三款"), None);
    assert_eq!(text("小法第一条第三项"), None);
}

fn library_text() -> &'static str {
    "# 小法\n\n第一条　有：\n\n（一）甲；\n\n（二）乙。\n\n丙。\n\n第二条　施行。\n"
}

#[test]
fn search_ranks_and_finds_all() {
    let library = small();
    let hits = library.search("盲道", 10);
    let places: Vec<String> = hits.iter().map(|h| format!("{}{}", h.title, h.article)).collect();
    assert_eq!(
        places,
        [
            "盲道条例第一条",
            "盲道条例第二条",
            "中华人民共和国摊点管理法第一条",
            "中华人民共和国摊点管理法第二条"
        ]
    );
    assert!(hits[2].excerpt.contains("不得占压盲道"));
    assert_eq!(library.search("盲道 占用", 10).len(), 1);
    assert_eq!(library.search("占 盲", 10).len(), 3);
    assert!(library.search("不存在", 10).is_empty() && library.search("  ", 10).is_empty());
    assert_eq!(library.search("盲道", 1).len(), 1);
}

#[test]
fn a_stored_library_is_the_same_and_damage_is_seen() {
    let library = small();
    let text = library.to_text();
    let again = Library::from_text(&text).expect("what was written");
    assert_eq!(again.editions(), library.editions());
    let cut: String = text.lines().take(2).map(|l| format!("{l}\n")).collect();
    let short = StoreError::Short { expected: 3, found: 1 };
    assert_eq!(Library::from_text(&cut).expect_err("cut"), short);
    assert_eq!(Library::from_text("").expect_err("empty"), StoreError::NotALibrary);
    let newer = text.replacen("\"version\":1", "\"version\":9", 1);
    assert_eq!(Library::from_text(&newer).expect_err("newer"), StoreError::Version(9));
    let damaged = text.replacen("\"path\"", "\"pfad\"", 1);
    assert!(matches!(Library::from_text(&damaged), Err(StoreError::Damaged { line: 2, .. })));
}
