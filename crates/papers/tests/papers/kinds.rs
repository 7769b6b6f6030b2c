//! Each kind of paper: what it prints by itself, how many pages, always the same bytes.

use serde_json::{Value, json};

use crate::{furniture, sheet};

const LETTER: &str = include_str!("templates/letter.typ");
const FORM: &str = include_str!("templates/form.typ");
const RECORD: &str = include_str!("templates/record.typ");
const LIST: &str = include_str!("templates/list.typ");

pub fn letter_fields() -> Value {
    json!({
        "party": {
            "name": "示例市东湖区老张烧烤店（经营者：张建国）",
            "code": "92330100MA2XXXXX1A",
            "address": "示例市东湖区人民路18号",
        },
        "finding": "经查，2026年2月3日19时20分，当事人在人民路18号门前人行道上摆设餐桌4张、烧烤炉1台从事经营活动，\
            占用城市道路12平方米。\n执法人员责令当事人限期改正，2026年2月5日复查时当事人仍未改正。",
        "evidence": [
            {"name": "现场检查笔录", "proves": "证明占道经营的事实"},
            {"name": "现场照片6张", "proves": "证明占用面积和位置"},
            {"name": "询问笔录", "proves": "当事人对事实的陈述"},
        ],
        "basis": "《示例市市容和环境卫生管理条例》第十八条第一款",
        "fine": 500_000,
        "pay_by": "2026-03-20",
        "bank": "示例银行东湖支行",
        "review": "示例市人民政府",
        "court": "示例市东湖区人民法院",
    })
}

fn form_fields() -> Value {
    json!({
        "cause": "占用城市道路从事经营活动",
        "source": "巡查发现",
        "received_on": "2026-02-03",
        "party": {
            "name": "示例市东湖区老张烧烤店", "kind": "个体工商户",
            "code": "92330100MA2XXXXX1A", "phone": null, "address": "示例市东湖区人民路18号",
        },
        "summary": "执法人员巡查至人民路18号时，发现当事人在门前人行道上摆设餐桌4张。",
        "basis": "《中华人民共和国行政处罚法》第五十四条第二款",
        "officers": {"opinion": "建议立案调查。", "names": ["李明", "王芳"], "on": "2026-02-03"},
        "leader": {"opinion": "同意立案。", "name": "赵强", "on": "2026-02-04"},
        "delivery": "留置送达",
    })
}

fn record_fields() -> Value {
    let question = json!({
        "q": "请说明餐桌的摆放位置和时间。",
        "a": "在门前靠近路边的地方，从晚上六点开始摆放，当时客人比较多，店里坐不下，我就把桌子摆到外面去了。",
    });
    json!({
        "from": "2026-02-06T09:00", "to": "2026-02-06T10:15",
        "place": "示例市城市管理综合执法局东湖大队询问室",
        "person": {"name": "张建国", "sex": "男", "id": "33010119800101001X", "phone": "13800000000"},
        "officers": [{"name": "李明", "badge": "SL-0012"}, {"name": "王芳", "badge": "SL-0031"}],
        "questions": vec![question; 10],
    })
}

#[test]
fn the_same_decision_is_the_same_file() {
    let fields = letter_fields();
    let first = papers::typeset(&sheet(LETTER, &fields)).unwrap();
    let other = json!({ "finding": "另一份文书。" });
    papers::typeset(&sheet(crate::PROSE, &other)).unwrap();
    let again = papers::typeset(&sheet(LETTER, &fields)).unwrap();
    assert!(first.pdf == again.pdf, "a paper changed although its input did not");
    assert!(first.pdf.starts_with(b"%PDF-1."));
    let mut later = sheet(LETTER, &fields);
    later.furniture.date = Some(jiff::civil::date(2026, 3, 6));
    assert!(papers::typeset(&later).unwrap().pdf != first.pdf);
}

#[test]
fn a_decision_carries_organ_number_date_and_amount_in_words() {
    let fields = letter_fields();
    let text = papers::text(&sheet(LETTER, &fields)).unwrap();
    let whole = papers::squeezed(&text);
    assert_eq!(text.matches('\u{c}').count(), 1, "two pages:\n{text}");
    for said in [
        "示例市城市管理综合执法局示城管罚决〔2026〕12号行政处罚决定书",
        "一、违法事实和证据",
        "四、救济途径",
        "处以罚款人民币5,000.00元（大写：伍仟元整）。",
        "示例市城市管理综合执法局2026年3月5日",
        "核验码：7K3M-9QXD-2F4B",
        "—1—",
        "—2—",
    ] {
        assert!(whole.contains(said), "{said} is missing:\n{text}");
    }
}

#[test]
fn a_form_closes_its_blanks() {
    let fields = form_fields();
    let text = papers::text(&sheet(FORM, &fields)).unwrap();
    let whole = papers::squeezed(&text);
    for said in ["联系电话／", "签名：李明、王芳2026年2月3日", "√留置送达", "第1页共2页"]
    {
        assert!(whole.contains(said), "{said} is missing:\n{text}");
    }
    assert!(!whole.contains("√直接送达"), "only the chosen way of delivery is ticked");
}

#[test]
fn a_record_is_signed_on_every_page() {
    let fields = record_fields();
    let text = papers::text(&sheet(RECORD, &fields)).unwrap();
    let pages: Vec<&str> = text.split('\u{c}').collect();
    assert_eq!(pages.len(), 2, "{text}");
    for page in pages {
        assert!(page.contains("被询问人签名："), "{page}");
    }
}

#[test]
fn a_list_repeats_its_head_and_says_where_it_ends() {
    let goods = vec![
        json!({"name": "折叠餐桌", "spec": "0.8米", "count": 4, "unit": "张", "note": null});
        40
    ];
    let fields = json!({ "goods": goods });
    let text = papers::text(&sheet(LIST, &fields)).unwrap();
    let with_rows = text.split('\u{c}').filter(|page| page.contains("折叠餐桌"));
    let headed: Vec<bool> = with_rows.map(|page| page.contains("序号")).collect();
    assert_eq!(headed, [true, true], "{text}");
    assert_eq!(text.matches("以下空白").count(), 1);
}

#[test]
fn a_draft_and_its_preview() {
    let fields = letter_fields();
    let issued = papers::pages_svg(&sheet(LETTER, &fields)).unwrap();
    let mut draft = sheet(LETTER, &fields);
    draft.furniture.watermark = Some("草稿".into());
    draft.furniture.seal = None;
    let pages = papers::pages_svg(&draft).unwrap();
    assert_eq!((issued.len(), pages.len()), (2, 2));
    assert!(pages[0].starts_with("<svg") && pages[0] != issued[0]);
}

#[test]
fn an_item_that_is_not_there_refuses_the_paper() {
    let mut fields = letter_fields();
    fields.as_object_mut().unwrap().remove("fine");
    let fault = papers::typeset(&sheet(LETTER, &fields)).unwrap_err();
    assert_eq!(fault, papers::PaperFault::MissingField { key: "fine".into() });
    let fields = letter_fields();
    let mut nameless = sheet(LETTER, &fields);
    nameless.furniture = papers::Furniture { organ: " ".into(), ..furniture() };
    let fault = papers::typeset(&nameless).unwrap_err();
    assert_eq!(fault, papers::PaperFault::MissingField { key: "机关名称 organ".into() });
}

#[test]
fn an_image_is_shown_by_name_and_a_broken_one_is_named() {
    let template = "#import \"/fadu.typ\": *\n#show: plain\n#picture(\"现场图\", width: 60mm)\n";
    let fields = json!({});
    let mut drawn = sheet(template, &fields);
    drawn.furniture.images =
        vec![papers::Image { name: "现场图".into(), bytes: crate::DRAWING.as_bytes().to_vec() }];
    assert_eq!(papers::typeset(&drawn).unwrap().pages, 1);
    drawn.furniture.images[0].bytes = b"not an image".to_vec();
    let fault = papers::typeset(&drawn).unwrap_err();
    assert!(fault.to_string().contains("现场图"), "{fault}");
}
