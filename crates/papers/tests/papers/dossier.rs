//! 卷宗: what is bound, in which order, and on which page it stands.

use papers::{Body, Cover, Part, Photo};
use serde_json::{Value, json};

use crate::{DRAWING, PROSE, kinds, sheet};

fn cover() -> Cover {
    Cover {
        organ: "示例市城市管理综合执法局".into(),
        kind: "行政处罚案卷".into(),
        cause: "占用城市道路从事经营活动".into(),
        party: "示例市东湖区老张烧烤店".into(),
        number: Some("示城管立〔2026〕7号".into()),
        unit: "东湖大队".into(),
        handlers: vec!["李明".into(), "王芳".into()],
        outcome: Some("罚款5,000.00元，已缴纳".into()),
        filed_on: Some(jiff::civil::date(2026, 2, 4)),
        closed_on: Some(jiff::civil::date(2026, 3, 25)),
        archived_on: Some(jiff::civil::date(2026, 4, 2)),
        archive_number: Some("SL-CF-2026-0007".into()),
        retention: Some("10年".into()),
        archivist: Some("陈静".into()),
        inspector: Some("孙伟".into()),
        remarks: Some("无缺损、修改、补充、移出、销毁。".into()),
    }
}

fn part<'a>(title: &str, body: Body<'a>) -> Part<'a> {
    let date = Some(jiff::civil::date(2026, 3, 5));
    Part { title: title.into(), number: None, date, remark: None, body }
}

fn photo(label: &str) -> Photo {
    let caption = vec![("照片内容".into(), label.into()), ("拍摄人".into(), "李明、王芳".into())];
    Photo { bytes: DRAWING.as_bytes().to_vec(), caption }
}

fn parts<'a>(decision: &'a Value, record: &'a Value) -> Vec<Part<'a>> {
    let letter = include_str!("templates/letter.typ");
    let mut second = sheet(PROSE, record);
    second.furniture.title = "现场检查笔录".into();
    vec![
        part("行政处罚决定书", Body::Paper(sheet(letter, decision))),
        part("现场检查笔录", Body::Paper(second)),
        part("现场照片", Body::Photos(vec![photo("占道桌椅"), photo("门前全景"), photo("烧烤炉")])),
    ]
}

#[test]
fn pages_count_on_through_all_papers() {
    let (decision, record) = (kinds::letter_fields(), json!({ "finding": "现场检查情况。" }));
    let text = papers::dossier_text(&cover(), &parts(&decision, &record)).unwrap();
    let pages: Vec<String> = text.split('\u{c}').map(papers::squeezed).collect();
    // cover, contents; decision 2, record 1, photos 2; closing sheet
    assert_eq!(pages.len(), 8, "{text}");
    assert!(pages[0].contains("行政处罚案卷") && pages[0].contains("本卷共3件5页"), "{}", pages[0]);
    assert!(pages[1].contains("行政处罚决定书／2026-03-051–2"), "{}", pages[1]);
    assert!(pages[1].contains("现场检查笔录／2026-03-053"), "{}", pages[1]);
    assert!(pages[1].contains("现场照片／2026-03-054–5"), "{}", pages[1]);
    for (number, page) in (1..=5).zip(&pages[2..7]) {
        assert!(page.contains(&format!("第{number}页共5页")), "{page}");
    }
    // the paper keeps its own number beside the one of the dossier
    assert!(pages[4].contains("—1—") && pages[4].contains("第3页共5页"), "{}", pages[4]);
    assert!(pages[6].contains("烧烤炉"), "{}", pages[6]);
    assert!(pages[7].contains("卷内备考表") && pages[7].contains("立卷人：陈静"), "{}", pages[7]);
}

#[test]
fn the_same_file_is_the_same_dossier() {
    let (decision, record) = (kinds::letter_fields(), json!({ "finding": "现场检查情况。" }));
    let first = papers::dossier(&cover(), &parts(&decision, &record)).unwrap();
    let again = papers::dossier(&cover(), &parts(&decision, &record)).unwrap();
    assert!(first == again);
    assert_eq!(first.pages, 8);
}

#[test]
fn a_part_that_cannot_be_printed_refuses_the_dossier() {
    let (decision, record) = (kinds::letter_fields(), json!({}));
    let fault = papers::dossier(&cover(), &parts(&decision, &record)).unwrap_err();
    assert_eq!(fault, papers::PaperFault::MissingField { key: "finding".into() });
    let fault = papers::dossier(&cover(), &[]).unwrap_err();
    assert!(matches!(fault, papers::PaperFault::MissingField { .. }), "{fault}");
    let scan = Photo { bytes: b"%PDF-1.4".to_vec(), caption: Vec::new() };
    let fault = papers::dossier(&cover(), &[part("鉴定意见", Body::Photos(vec![scan]))]);
    assert!(fault.unwrap_err().to_string().contains("鉴定意见（1）"));
}
