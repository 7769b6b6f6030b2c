//! 检测、检验、鉴定的文书。

use super::Event;
use crate::{PaperScene, common};
use case::PaperKind;
use serde_json::{Value, json};

pub(super) const PAPERS: &[PaperKind] = &[
    PaperKind {
        key: "commission",
        zh: "检测（检验、鉴定）委托书",
        en: "commission of an appraisal",
        series: Some("委鉴"),
        contents: None,
        template: include_str!("commission.typ"),
        order: 40,
        to_party: false,
        sealed: true,
    },
    PaperKind {
        key: "result",
        zh: "检测（检验、鉴定）结果告知书",
        en: "notice of a result",
        series: Some("鉴告"),
        contents: None,
        template: include_str!("result.typ"),
        order: 40,
        to_party: true,
        sealed: true,
    },
];

pub(super) fn fields(_paper: &str, s: &PaperScene) -> Value {
    match event(s) {
        Some(Event::Commissioned(it)) => common::with_case(
            s,
            json!({
                "kind": it.kind.zh(),
                "body": it.body,
                "qualification": it.qualification,
                "matter": it.matter.to_string(),
                "materials": it.materials.to_string(),
            }),
        ),
        Some(Event::Received { commission, result: it }) => {
            let at = (*commission as usize).saturating_sub(1);
            let asked = s.file.appraisal.tasks().get(at).map(|it| &it.commission);
            common::with_case(
                s,
                json!({
                    "kind": asked.map(|it| it.it.kind.zh()),
                    "body": asked.map(|it| it.it.body.clone()),
                    "asked_on": asked.map(|it| common::date_zh(it.on)),
                    "matter": asked.map(|it| it.it.matter.to_string()),
                    "report_no": it.report_no,
                    "conclusion": it.conclusion.to_string(),
                    "method": it.method.to_string(),
                    "experts": it.experts,
                    "excluded": format!(
                        "依照《住房和城乡建设行政处罚程序规定》第二十九条第二款，{}时间不计入办案期限",
                        asked.map_or("检测、检验、鉴定", |it| it.it.kind.zh()),
                    ),
                }),
            )
        }
        None => Value::Null,
    }
}

/// The event of the record that issues the paper.
fn event<'a>(s: &PaperScene<'a>) -> Option<&'a Event> {
    s.record.events.iter().rev().find_map(|it| match it {
        crate::Event::Appraisal(event) => Some(event),
        _ => None,
    })
}
