//! 听证 — before a heavy penalty the party may ask for a hearing; the decision rests on its record.
//!
//! 行政处罚法第六十三条至第六十五条；住房城乡建设行政处罚程序规定第三十二条至第三十四条。
//! 自收到要求的次日起至听证结束之日不计入办案期限（AMB-04）。

mod holding;
mod papers;
mod rules;

use crate::{
    Attempt, CaseFile, Institution, PaperScene, Record, Scene, prior_notice, registry::Stage,
};
use case::{
    BlobRef, Due, LongText, Outcome, PaperKind, PersonId, Refusals, Stretch, acts, choices, group,
};
use jiff::civil::{Date, DateTime};
use law::Law;
use serde::{Deserialize, Serialize};
use serde_json::Value;

choices! {
    /// 提出的方式。
    Way {
        Oral = "oral", "口头", "orally";
        Written = "written", "书面", "in writing";
    }
}

choices! {
    /// 不公开举行的理由（行政处罚法第六十四条第三项）。
    Closed {
        StateSecret = "state_secret", "涉及国家秘密", "state secrets";
        BusinessSecret = "business_secret", "涉及商业秘密", "business secrets";
        Privacy = "privacy", "涉及个人隐私", "privacy";
    }
}

choices! {
    /// 笔录的签名情况。
    Signature {
        Signed = "signed", "核对无误后签名或者盖章", "checked and signed";
        Refused = "refused", "拒绝签名或者盖章", "signature refused";
    }
}

choices! {
    /// 不予组织听证的理由。
    Ground {
        Late = "late", "超过提出期限", "asked too late";
        OutOfScope = "out_of_scope", "不属于听证范围", "outside the scope of hearings";
        NotEntitled = "not_entitled", "提出人不是当事人或者其代理人", "asked by somebody else";
    }
}

group! {
    /// 当事人一方的到场人。
    Attendant {
        name: String = "姓名", "name";
        agent: bool = "委托代理人", "agent";
        capacity: String = "身份或者代理权限", "capacity or powers";
    }
}

acts! {
    /// 当事人在期限内要求听证；邮寄的以交邮日为准。
    Request "要求听证" "ask for a hearing" as "request" by [Party, Officer, WindowClerk]
        under "APL-64.1" {
        way: Way = "方式", "way";
        asked_by: String = "提出人（当事人或者代理人）", "who asks";
        posted_on: Option<Date> = "交邮日期（邮寄的）", "day of posting";
        reasons: Option<LongText> = "理由", "reasons";
        material: Vec<BlobRef> = "听证申请书", "the application";
    }
    /// 当事人明确放弃听证，与放弃陈述、申辩分别声明；已经要求的，即为撤回。
    Waive "放弃听证" "waive the hearing" as "waive" by [Party, Officer, WindowClerk]
        under "APL-64.1" {
        declared_by: String = "声明人（当事人或者代理人）", "who declares";
        explicit: bool = "书面声明明确放弃听证并签名、盖章", "an explicit, signed declaration";
        declaration: Vec<BlobRef> = "声明原件", "the declaration";
    }
    /// 对逾期或者不属于范围的要求，书面答复不予听证并说明理由。
    Decline "不予听证" "decline a hearing" as "decline" by [Head, Chief] under "APL-63" {
        asked_by: String = "提出人", "who asked";
        asked_on: Date = "提出日期（邮寄的，交邮日期）", "day of the request";
        ground: Ground = "不予听证的理由", "ground";
        reasons: LongText = "说明", "explanation";
    }
    /// 机关负责人指定非本案调查人员主持听证。
    Appoint "指定听证主持人" "appoint the host" as "appoint" by [Head, Chief] under "APL-64.4" {
        host: PersonId = "听证主持人", "host";
        members: Vec<PersonId> = "听证员", "members";
        clerk: PersonId = "记录员", "clerk";
    }
    /// 确定听证的时间、地点并通知当事人；改期的，写明原因重新通知。
    Notify "听证通知" "give notice of the hearing" as "notify" by [HearingOfficer, Officer]
        under "APL-64.2" {
        held_at: DateTime = "听证时间", "time";
        place: String = "听证地点", "place";
        closed: Option<Closed> = "不公开举行的理由（公开的不填）", "why not public";
        postponed: Option<LongText> = "改期的原因（改期时填）", "why postponed";
    }
    /// 主持人举行听证并制作笔录。
    Hold "举行听证" "hold the hearing" as "hold" by [HearingOfficer] under "APL-64.8" {
        began_at: DateTime = "开始时间", "began";
        ended_at: DateTime = "结束时间", "ended";
        announced_on: Option<Date> = "公告日期（公开举行的）", "day of the public notice";
        rights_told: bool = "已宣布纪律、流程并告知申请回避的权利", "order and recusal told";
        investigators: Vec<PersonId> = "到场的调查人员", "investigators present";
        attendants: Vec<Attendant> = "当事人一方到场人", "present for the party";
        case: LongText = "调查人员提出的事实、证据和处罚建议", "the investigators' case";
        defence: LongText = "当事人的陈述、申辩和质证", "the party's defence";
        closing: LongText = "双方总结陈述", "closing statements";
        signature: Signature = "当事人一方签名情况", "signature for the party";
        refusal: Option<LongText> = "拒绝签名的情况（由主持人注明）", "note of the refusal";
        recording: Vec<BlobRef> = "音像记录", "recording";
    }
    /// 当事人无正当理由不出席或者中途退出：视为放弃，终止听证。
    Abandon "当事人缺席终止听证" "end for absence" as "abandon" by [HearingOfficer]
        under "APL-64.6" {
        at: DateTime = "时间", "time";
        walked_out: bool = "未经许可中途退出（不勾选即为不出席）", "walked out (else: did not come)";
        no_good_reason: bool = "没有正当理由", "without good reason";
        circumstances: LongText = "情况", "circumstances";
    }
    /// 主持人写出听证报告，连同笔录报机关负责人。
    Report "听证报告" "report on the hearing" as "report" by [HearingOfficer] under "APL-65" {
        findings: LongText = "听证查明的情况", "what the hearing found";
        opinion: LongText = "对处罚意见的建议和理由", "opinion and reasons";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已要求听证。
    Requested(Request),
    /// 已放弃听证或者撤回要求。
    Waived(Waive),
    /// 已答复不予听证。
    Declined(Decline),
    /// 已指定主持人。
    Appointed(Appoint),
    /// 已通知听证。
    Notified(Notify),
    /// 已举行听证。
    Held(Box<Hold>),
    /// 已因缺席终止。
    Abandoned(Abandon),
    /// 已提出听证报告。
    Reported(Report),
}

/// What is known of the hearing; a new notice of a heavier penalty opens a new one.
#[derive(Clone, Default)]
pub struct State {
    requested: Option<(Date, u32)>,
    waived: Option<(Date, u32)>,
    declined: Option<Decline>,
    appointed: Option<(Date, Appoint)>,
    notified: Option<(Date, Notify)>,
    held: Option<(Date, u32, Box<Hold>)>,
    abandoned: Option<(Date, u32, Abandon)>,
    reported: Option<(Date, Report)>,
    past: Vec<(Date, Date)>,
}

impl State {
    /// A new request opens a new hearing; the time of those before it stays uncounted.
    fn begin(&mut self, on: Date, at: u32) {
        let mut past = std::mem::take(&mut self.past);
        past.extend(self.requested.map(|(from, _)| from).zip(self.closed_on()));
        *self = Self { requested: Some((on, at)), past, ..Self::default() };
    }

    fn closed_on(&self) -> Option<Date> {
        let (_, asked_at) = self.requested?;
        let withdrawn = self.waived.filter(|(_, at)| *at > asked_at).map(|(on, _)| on);
        let abandoned = self.abandoned.as_ref().map(|(on, _, _)| *on);
        let held = self.held.as_ref().map(|(on, _, _)| *on);
        held.or(abandoned).or(withdrawn)
    }
}

/// Whether the last notice told the right to a hearing.
pub fn right_told(file: &CaseFile) -> bool {
    prior_notice::given(file).is_some_and(|it| it.hearing_right)
}

/// Day on which the bureau received the party's last request.
pub fn requested_on(file: &CaseFile) -> Option<Date> {
    file.hearing.requested.map(|(on, _)| on)
}

/// Whether the party asked for a hearing in answer to the last notice.
pub fn requested(file: &CaseFile) -> bool {
    file.hearing.requested.is_some_and(|(_, at)| at > prior_notice::given_at(file))
}

/// Day on which the party explicitly waived the hearing in answer to the last notice, or withdrew.
pub fn waived_on(file: &CaseFile) -> Option<Date> {
    let waived = file.hearing.waived.filter(|(_, at)| *at > prior_notice::given_at(file));
    waived.map(|(on, _)| on)
}

/// Day on which the hearing was held to its end.
pub fn held_on(file: &CaseFile) -> Option<Date> {
    file.hearing.held.as_ref().map(|(on, _, _)| *on)
}

/// Day on which the last hearing ended: held, given up by absence, or withdrawn.
pub fn closed_on(file: &CaseFile) -> Option<Date> {
    file.hearing.closed_on()
}

/// Position in the file of the end of the last hearing that was held; 0 where none was.
pub fn held_at(file: &CaseFile) -> u32 {
    file.hearing.held.as_ref().map_or(0, |(_, at, _)| *at)
}

/// Day of the host's report on the last hearing.
pub fn reported_on(file: &CaseFile) -> Option<Date> {
    file.hearing.reported.as_ref().map(|(on, _)| *on)
}

/// The law of hearings.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut State, event: &Event, record: &Record) {
        let (on, at) = (record.stamp.day(), record.seq);
        match event {
            Event::Requested(_) => state.begin(on, at),
            Event::Waived(_) => state.waived = Some((on, at)),
            Event::Declined(it) => state.declined = Some(it.clone()),
            Event::Appointed(it) => state.appointed = Some((on, it.clone())),
            Event::Notified(it) => state.notified = Some((on, it.clone())),
            Event::Held(it) => state.held = Some((on, at, it.clone())),
            Event::Abandoned(it) => state.abandoned = Some((on, at, it.clone())),
            Event::Reported(it) => state.reported = Some((on, it.clone())),
        }
    }

    fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
        rules::gates(noun, s, no);
    }

    fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
        rules::decide(act, s, no)
    }

    fn objects(attempt: &Attempt, s: &Scene, no: &mut Refusals) {
        rules::objects(attempt, s, no);
    }

    fn dues(file: &CaseFile, law: &Law) -> Vec<Due> {
        rules::dues(file, law)
    }

    fn stretches(file: &CaseFile) -> Vec<Stretch> {
        let stretch = |from: Date, to: Option<Date>| {
            let cite = "住房和城乡建设行政处罚程序规定第二十九条第二款".to_owned();
            Stretch { reason: "hearing", zh: "听证", from, to, cite }
        };
        let past = file.hearing.past.iter().map(|(from, to)| stretch(*from, Some(*to)));
        past.chain(requested_on(file).map(|from| stretch(from, closed_on(file)))).collect()
    }

    fn stage(file: &CaseFile) -> Option<Stage> {
        requested_on(file)?;
        Some(Stage { rank: 45, zh: "听证", en: "hearing" })
    }

    fn fields(paper: &str, s: &PaperScene) -> Value {
        papers::fields(paper, s)
    }
}
