//! What people type is text, whatever it looks like.

use papers::PaperFault;

use crate::prose;

#[test]
fn user_text_is_never_template_code() {
    for text in [
        "#eval(\"1 + 1\")",
        "#import \"/data.json\": *",
        "#panic()",
        "反斜线 \\ 与 \\u{5f20} 与 \\\\",
        "*不加粗* _不倾斜_ `不是代码` ~ -- ---",
        "$x^2$ 元 <标签> @引用 [括号] {代码}",
        "= 不是标题",
        "// 不是注释 /* 也不是 */",
        "引号 \" ' “” ‘’",
        "</svg><script>alert(1)</script>",
    ] {
        let said = prose(text).unwrap();
        let wanted = papers::squeezed(text);
        assert!(said.contains(&wanted), "{wanted} became\n{said}");
    }
}

#[test]
fn ten_thousand_characters_are_ten_thousand_characters() {
    let text = "占用城市道路从事经营活动，".repeat(10_000 / 13 + 1);
    let said = prose(&text).unwrap();
    assert_eq!(said.matches("占").count(), text.matches("占").count());
    let unbroken = "A".repeat(10_000);
    assert!(prose(&unbroken).unwrap().matches('A').count() >= 10_000);
}

#[test]
fn long_and_hostile_text_stands_in_every_kind_of_cell() {
    let template = r#"#import "/fadu.typ": *
#let d = json("/data.json")
#form(
  row("案由", d.t, "依据", d.t),
  group("当事人", row("名称", d.t), row("住所", d.t, "电话", d.t)),
  block-row("摘要", d.t),
  opinion("意见", d.t, by: d.t, on: none),
  row("方式", checks(("甲", "乙"), d.t)),
)"#;
    for text in ["#panic() *粗* $x$ <标签> \\ ", "A", "违法事实。", "0"] {
        let text = text.repeat(1_000 / text.len());
        let fields = serde_json::json!({ "t": text });
        let said = papers::text(&crate::sheet(template, &fields)).unwrap();
        let count = |s: &str, c: char| s.matches(c).count();
        let first = text.chars().next().unwrap();
        let wanted = 8 * count(&text, first);
        assert!(count(&said, first) >= wanted, "{first}: {} of {wanted}", count(&said, first));
    }
    let edge = "#import \"/fadu.typ\": *\n#show: letter\n#place(dx: 200mm)[甲乙丙丁]\n";
    let fields = serde_json::json!({});
    let fault = papers::typeset(&crate::sheet(edge, &fields)).unwrap_err();
    assert_eq!(fault, PaperFault::OffPage { page: 1, text: "甲乙丙丁".into() });
}

#[test]
fn every_line_becomes_a_paragraph() {
    let said = prose("第一段。\r\n第二段。\n\n第三段。").unwrap();
    assert!(said.contains("第一段。第二段。第三段。"), "{said}");
}

#[test]
fn what_no_face_draws_names_character_and_field() {
    let fault = prose("店名：开心\u{1f600}烧烤").unwrap_err();
    let wanted = PaperFault::MissingGlyph { ch: '\u{1f600}', field: "finding".into() };
    assert_eq!(fault, wanted);
    assert!(fault.to_string().contains("U+1F600"), "{fault}");
    let fields =
        serde_json::json!({ "finding": "", "goods": [{"name": "正常"}, {"name": "\u{e000}"}] });
    let fault = papers::typeset(&crate::sheet(crate::PROSE, &fields)).unwrap_err();
    assert_eq!(fault, PaperFault::MissingGlyph { ch: '\u{e000}', field: "goods[1].name".into() });
}

#[test]
fn a_template_with_a_character_no_face_draws_is_refused() {
    let template = "#import \"/fadu.typ\": *\n#show: letter\n正文\u{1f600}\n";
    let fields = serde_json::json!({});
    let fault = papers::typeset(&crate::sheet(template, &fields)).unwrap_err();
    assert_eq!(fault, PaperFault::MissingGlyph { ch: '\u{1f600}', field: "模板 template".into() });
}

#[test]
fn hidden_and_reordering_characters_are_refused() {
    for ch in ['\u{0}', '\u{7}', '\t', '\u{85}', '\u{200b}', '\u{202e}', '\u{2066}', '\u{feff}'] {
        let fault = prose(&format!("罚款{ch}五千元")).unwrap_err();
        assert_eq!(fault, PaperFault::Control { ch, field: "finding".into() });
    }
    let mut sealed = crate::furniture();
    sealed.number = Some("示城管罚决\u{200d}〔2026〕12号".into());
    let fields = serde_json::json!({ "finding": "" });
    let sheet = papers::Sheet { template: crate::PROSE, fields: &fields, furniture: sealed };
    let fault = papers::typeset(&sheet).unwrap_err();
    assert_eq!(fault, PaperFault::Control { ch: '\u{200d}', field: "文号 number".into() });
}

#[test]
fn a_wrong_template_says_where() {
    let template = "#import \"/fadu.typ\": *\n#show: letter\n正文\n#nothing-like-this\n";
    let fields = serde_json::json!({});
    let fault = papers::typeset(&crate::sheet(template, &fields)).unwrap_err().to_string();
    assert!(fault.contains("paper.typ:4"), "{fault}");
    let template = "#import \"/fadu.typ\": *\n#show: letter\n#text(font: \"No Such Face\")[正文]\n";
    let fault = papers::typeset(&crate::sheet(template, &fields)).unwrap_err().to_string();
    assert!(fault.contains("unknown font family"), "a warning is an error: {fault}");
}
