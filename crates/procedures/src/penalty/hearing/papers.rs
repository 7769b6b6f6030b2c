//! 听证的文书。

use crate::{PaperScene, common};
use case::PaperKind;
use serde_json::{Value, json};

const fn internal(
    key: &'static str,
    zh: &'static str,
    en: &'static str,
    order: u16,
    template: &'static str,
) -> PaperKind {
    let (series, contents) = (None, None);
    PaperKind { key, zh, en, series, contents, template, order, to_party: false, sealed: false }
}

const NOTICE: PaperKind =
    internal("notice", "听证通知书", "notice of the hearing", 60, include_str!("notice.typ"));
const DECLINED: PaperKind =
    internal("declined", "不予听证通知书", "hearing declined", 61, include_str!("declined.typ"));
const RECORD: PaperKind =
    internal("record", "听证笔录", "record of the hearing", 62, include_str!("record.typ"));
const ABANDONED: PaperKind =
    internal("abandoned", "终止听证记录", "hearing ended", 62, include_str!("abandoned.typ"));
const REPORT: PaperKind =
    internal("report", "听证报告", "report on the hearing", 63, include_str!("report.typ"));

pub(super) const PAPERS: &[PaperKind] = &[
    PaperKind {
        series: Some("听通"),
        contents: Some("DOC-05"),
        to_party: true,
        sealed: true,
        ..NOTICE
    },
    PaperKind { series: Some("不听"), to_party: true, sealed: true, ..DECLINED },
    PaperKind { contents: Some("DOC-06"), ..RECORD },
    ABANDONED,
    REPORT,
];

pub(super) fn fields(paper: &str, s: &PaperScene) -> Value {
    let state = &s.file.hearing;
    let name = |id: &case::PersonId| s.people.name(id).to_owned();
    let panel = state.appointed.as_ref().map(|(_, it)| it);
    let fixed = state.notified.as_ref().map(|(_, it)| it);
    let mut fields = json!({
        "cause": s.file.filing.cause(),
        "party": common::party_fields(s.file),
        "host": panel.map(|it| name(&it.host)),
        "members": panel.map(|it| it.members.iter().map(name).collect::<Vec<_>>()),
        "clerk": panel.map(|it| name(&it.clerk)),
        "time": fixed.map(|it| common::date_time_zh(it.held_at)),
        "place": fixed.map(|it| it.place.clone()),
        "openness": fixed.map(|it| match it.closed {
            None => "公开举行".to_owned(),
            Some(why) => format!("不公开举行（{}）", why.zh()),
        }),
        "notice": s.file.last_paper("prior_notice.letter").and_then(|(_, it)| it.number.clone()),
        "on": common::date_zh(s.day()),
        "organ": common::bureau(s.law),
    });
    let more = match paper {
        "notice" => notice(s),
        "declined" => declined(s),
        "record" => record(s),
        "abandoned" => abandoned(s),
        _ => report(s),
    };
    if let (Value::Object(fields), Value::Object(more)) = (&mut fields, more) {
        fields.extend(more);
    }
    fields
}

fn notice(s: &PaperScene) -> Value {
    let most = s.law.threshold("hearing_agents_max");
    let most = law::numerals::chinese(u32::try_from(most).unwrap_or_default());
    let postponed = s.file.hearing.notified.as_ref().and_then(|(_, it)| it.postponed.as_ref());
    json!({
        "recusal": "认为听证主持人、听证员、记录员与本案有直接利害关系的，有权申请回避。",
        "agents": format!("可以亲自参加听证，也可以委托一至{most}人代理；委托代理的，提交授权委托书。"),
        "absence": "当事人及其代理人无正当理由拒不出席或者未经许可中途退出的，视为放弃听证权利，终止听证。",
        "evidence": "请携带身份证件和有关证据材料，通知有关证人到场。",
        "postponed": postponed.map(|it| it.to_string()),
    })
}

fn declined(s: &PaperScene) -> Value {
    let it = s.file.hearing.declined.as_ref();
    json!({
        "asked_by": it.map(|it| it.asked_by.clone()),
        "asked_on": it.map(|it| common::date_zh(it.asked_on)),
        "ground": it.map(|it| it.ground.zh()),
        "reasons": it.map(|it| it.reasons.to_string()),
    })
}

fn record(s: &PaperScene) -> Value {
    let Some((_, _, it)) = s.file.hearing.held.as_ref() else {
        return Value::Null;
    };
    let one = |it: &super::Attendant| {
        let role = if it.agent { "代理人" } else { "当事人" };
        format!("{}（{role}，{}）", it.name, it.capacity)
    };
    json!({
        "time": format!(
            "{}至{}", common::date_time_zh(it.began_at), common::date_time_zh(it.ended_at)
        ),
        "participants": it.attendants.iter().map(one).collect::<Vec<_>>(),
        "investigators": common::officers_zh(s, &it.investigators),
        "investigator": it.case.to_string(),
        "defence": it.defence.to_string(),
        "closing": it.closing.to_string(),
        "signatures": match &it.refusal {
            Some(note) => format!("{}：{note}", it.signature.zh()),
            None => it.signature.zh().to_owned(),
        },
        "recording": it.recording.iter().map(|it| it.name.clone()).collect::<Vec<_>>(),
    })
}

fn abandoned(s: &PaperScene) -> Value {
    let Some((_, _, it)) = s.file.hearing.abandoned.as_ref() else {
        return Value::Null;
    };
    let how = if it.walked_out { "未经许可中途退出" } else { "无正当理由不出席" };
    json!({
        "at": common::date_time_zh(it.at),
        "how": how,
        "circumstances": it.circumstances.to_string(),
    })
}

fn report(s: &PaperScene) -> Value {
    let it = s.file.hearing.reported.as_ref().map(|(_, it)| it);
    json!({
        "held_on": super::held_on(s.file).map(common::date_zh),
        "findings": it.map(|it| it.findings.to_string()),
        "opinion": it.map(|it| it.opinion.to_string()),
    })
}
