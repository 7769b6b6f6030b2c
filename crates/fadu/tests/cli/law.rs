//! `fadu law`.

use super::{code, folder, json};
use std::fs;

#[test]
fn texts_are_imported_shown_searched_and_checked() {
    let (texts, data) = (folder("law-texts"), folder("law-data"));
    let statute = "# 中华人民共和国行政处罚法\n\n<!-- INFO END -->\n\n## 第一章 总则\n\n第一条 试验文本：为了试验。\n\n第二条 试验文本：有下列情形：\n\n（一）甲占道；\n\n（二）乙占道。\n\n第三条 本法自2021年7月15日起施行。\n";
    fs::write(texts.join("处罚法(2021-01-22).md"), statute).expect("written");
    fs::write(texts.join("_index.md"), "---\n").expect("written");
    let (texts, data) = (texts.to_string_lossy(), data.to_string_lossy());
    let report = json(&["law", "import", &texts, "--data", &data]);
    assert_eq!(report["report"]["editions"], 1);
    assert_eq!(report["report"]["articles"], 3);
    assert_eq!(report["report"]["refused"][0]["path"], "_index.md");
    // The texts have three articles; our citations of later ones are not borne out.
    let unresolved = report["unresolved"].as_array().expect("unresolved");
    assert!(
        unresolved.iter().any(|u| u["cite"] == "行政处罚法第六十二条" && u["want"] == "article")
    );

    let shown = json(&["law", "show", "行政处罚法第二条第二项", "--data", &data]);
    assert_eq!(shown["text"], "（二）乙占道。");
    assert_eq!(shown["under"][0], "第一章 总则");
    let found = json(&["law", "search", "占道", "--data", &data]);
    assert_eq!(found["hits"][0]["article"], "第二条");
    assert_eq!(code(&["law", "search", "没有的词", "--data", &data]).0, Some(1));
    let (status, text) = code(&["law", "check", "--data", &data]);
    assert_eq!(status, Some(1), "{text}");
    assert!(text.contains("全文中没有“行政处罚法第六十二条”"), "{text}");
}

#[test]
fn without_texts_our_own_data_answer() {
    let data = folder("law-none");
    let data = data.to_string_lossy();
    let shown = json(&["law", "show", "《行政处罚法》第六十四条第一项", "--data", &data]);
    assert_eq!(shown["cite"], "行政处罚法第六十四条第一项");
    assert!(shown["text"].is_null() && shown["gist"].is_string());
    let rules = shown["rules"].as_array().expect("rules");
    assert!(rules.iter().any(|r| r[0] == "APL-64.1"), "{rules:?}");
    assert_eq!(json(&["law", "search", "听证", "--data", &data])["texts"], false);
    let (status, text) = code(&["law", "check", "--data", &data]);
    assert_eq!(status, Some(0), "{text}");
}

#[test]
fn what_is_wrong_is_said() {
    let empty = folder("law-empty");
    let empty = empty.to_string_lossy();
    for (arguments, status, expected) in [
        (&["law", "show", "行政处罚法第九百条", "--data", &*empty][..], 1, "fadu law import"),
        (&["law", "show", "第一页", "--data", &*empty][..], 1, "没有“第一页”"),
        (&["law", "import", &*empty, "--data", &*empty][..], 1, "没有 .md 文件"),
        (&["law", "import", "no-such-folder", "--data", &*empty][..], 2, "不能列出目录"),
    ] {
        let (got, text) = code(arguments);
        assert_eq!(got, Some(status), "{arguments:?}: {text}");
        assert!(text.contains(expected), "{arguments:?}: {text}");
    }
    let library = folder("law-broken").join("library");
    fs::create_dir_all(&library).expect("folder");
    fs::write(library.join("texts.jsonl"), "{}\n").expect("written");
    let data = library.parent().map(|p| p.to_string_lossy().into_owned()).unwrap_or_default();
    let (status, text) = code(&["law", "search", "听证", "--data", &data]);
    assert_eq!(status, Some(2));
    assert!(text.contains("不是法规库文件"), "{text}");
}

#[test]
fn coverage_names_guards_and_stories() {
    let coverage = json(&["law", "coverage"]);
    let rules = coverage["rules"].as_array().expect("rules");
    let rule = rules.iter().find(|r| r["rule"]["id"] == "APL-62").expect("APL-62");
    assert!(rule["guards"].as_array().is_some_and(|g| !g.is_empty()), "{rule}");
    assert!(rule["stories"].as_array().is_some_and(|s| !s.is_empty()), "{rule}");
}
