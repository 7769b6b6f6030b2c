//! Broken data and the sentences that say so.

use super::faults;
use crate::load::law_from;

const SOUND: &str = r#"+++
key = "APL"
name = "中华人民共和国行政处罚法"
short = "行政处罚法"
rank = "law"
in_force = 2021-07-15
articles = 86
status = "text"
+++

## 第六十四条

听证按程序组织。

```term
key = "hearing_request"
rule = "APL-64.1"
zh = "要求听证的期限"
en = "time to ask for a hearing"
n = 5
unit = "working"
whose = "party"
counted_by = "行政处罚法第八十五条"
rolls = "analogy"
lapse = "effect"
start = "告知之日"
```

## 第八十五条

工作日的计算。
"#;

const RULES: &str = r#"[[rule]]
id = "APL-64.1"
kind = "deadline"
status = "text"
cites = ["行政处罚法第六十四条第一项"]
zh = "要求听证"
en = "to ask for a hearing"
"#;

/// The faults of a law of these two files.
fn found(instrument: String, rules: String) -> Vec<String> {
    let files = vec![
        ("instruments/APL.md", &*instrument.leak()),
        ("rules/06-hearing.toml", &*rules.leak()),
    ];
    let files = files.into_iter().map(|(p, t)| (p, t as &str)).collect::<Vec<_>>();
    let law = law_from(files.leak(), None);
    faults(&law, false).iter().map(ToString::to_string).collect()
}

fn broken(from: &str, to: &str) -> String {
    let change = |text: &str| text.replacen(from, to, 1);
    assert!(SOUND.contains(from) || RULES.contains(from), "{from}");
    found(change(SOUND), change(RULES)).join("\n")
}

#[test]
fn a_sound_law_has_no_fault() {
    assert_eq!(found(SOUND.to_owned(), RULES.to_owned()), Vec::<String>::new());
}

#[test]
fn every_fault_names_file_line_and_what_is_expected() {
    for (from, to, expected) in [
        ("+++\nkey", "key", "instruments/APL.md:1: expected front matter between two lines +++"),
        ("short =", "shrot =", "instruments/APL.md:4: unknown field `shrot`"),
        ("in_force = 2021-07-15", "in_force = 2021-07-35", "instruments/APL.md:6: "),
        ("articles = 86", "articles = 63", "instruments/APL.md:11: 第六十四条超出全文63条"),
        ("unit = \"working\"", "unit = \"day\"", "instruments/APL.md:21: unknown variant `day`"),
        ("n = 5", "n = -5", "instruments/APL.md:20: invalid value: integer `-5`"),
        (
            "counted_by = \"行政处罚法第八十五条\"",
            "counted_by = \"行政处罚法第八十四条\"",
            "instruments/APL.md:23: 引用“行政处罚法第八十四条”：instruments/APL.md没有“## 第八十四条”",
        ),
        ("rule = \"APL-64.1\"", "rule = \"APL-64.9\"", "instruments/APL.md:17: 规则“APL-64.9”不在"),
        ("rolls = \"analogy\"", "rolls = \"explicit\"", "names no article"),
        ("```term", "```terms", "instruments/APL.md:15: fence “terms” is unknown"),
        ("听证按程序组织。", "", "instruments/APL.md:11: 第六十四条没有要旨"),
        ("## 第八十五条", "## 第六十四条", "instruments/APL.md:29: “第六十四条” 出现两次"),
        ("## 第八十五条", "### 第八十五条", "instruments/APL.md:29: expected a heading like"),
        (
            "cites = [\"行政处罚法第六十四条第一项\"]",
            "cites = []",
            "rules/06-hearing.toml:1: 规则“APL-64.1”没有依据",
        ),
        (
            "第六十四条第一项",
            "第六十四条第一页",
            "rules/06-hearing.toml:5: “行政处罚法第六十四条第一页”不是法条引用",
        ),
        ("cites = [\"行政处罚法第", "cites = [\"行政罚法第", "没有简称为“行政罚法”的文件"),
        (
            "kind = \"deadline\"",
            "kind = \"dealdine\"",
            "rules/06-hearing.toml:3: unknown variant `dealdine`",
        ),
    ] {
        let said = broken(from, to);
        assert!(said.contains(expected), "{from} → {to}\nexpected: {expected}\nsaid: {said}");
    }
}

#[test]
fn a_key_may_stand_only_once() {
    let twice = SOUND.replace("## 第八十五条", "## 第八十四条\n\n另一条。\n\n```amount\nkey = \"x\"\nrule = \"APL-64.1\"\nzh = \"额\"\nen = \"sum\"\nyuan = 5\n```\n\n## 第八十五条")
        + "\n```amount\nkey = \"x\"\nrule = \"APL-64.1\"\nzh = \"额\"\nen = \"sum\"\nyuan = \"0.5\"\n```\n";
    let said = found(twice, RULES.to_owned());
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains("amount“x”重复"), "{said:?}");
}
