//! 送达 — how a paper reaches the party, and the proof that it did.
//!
//! 行政处罚法第六十一条；民事诉讼法第八十七条至第九十五条；住房和城乡建设行政处罚程序规定第三十五条至
//! 第三十七条。送达之日起算当事人的期限，因此每一份送给当事人的文书都要有送达方式、日期和凭证。

mod papers;
mod rules;
mod state;

use crate::{CaseFile, Institution, PaperScene, Record, Scene, registry::Stage};
use case::{
    BlobRef, Due, LongText, Outcome, PaperKind, PaperNo, PersonId, Refusals, acts, choices,
};
use jiff::civil::{Date, DateTime};
use law::Law;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use state::{
    Served, State, in_force_on, served_on, served_paper, title_of, undelivered, unproved,
};

choices! {
    /// 签收人身份（民事诉讼法第八十八条）。
    Capacity {
        Oneself = "oneself", "受送达人本人", "the party in person";
        Family = "family", "同住成年家属", "an adult family member living together";
        LegalRepresentative = "legal_representative", "法定代表人、主要负责人",
            "the legal representative or head";
        MailRoom = "mail_room", "单位负责收件的人", "whoever receives mail for the organization";
        Agent = "agent", "委托代理人", "a representative in the case";
        Designated = "designated", "受送达人指定的代收人", "a person designated to receive";
    }
}

choices! {
    /// 送达方式。
    Mode {
        HandedOver = "handed_over", "直接送达", "handed over";
        Left = "left", "留置送达", "left";
        Electronic = "electronic", "电子送达", "electronic";
        Posted = "posted", "邮寄送达", "by post";
        Entrusted = "entrusted", "委托送达", "through another authority";
        Announced = "announced", "公告送达", "by announcement";
    }
}

choices! {
    /// 邮寄、委托送达的结果。
    Answer {
        Received = "received", "已签收", "signed for";
        Refused = "refused", "拒收", "refused";
        Returned = "returned", "退回（无人、地址不详）", "returned: nobody there, address unknown";
    }
}

choices! {
    /// 公告送达的理由（民事诉讼法第九十五条）。
    Ground {
        Missing = "missing", "受送达人下落不明", "the party cannot be found";
        Failed = "failed", "用其他方式无法送达", "no other way succeeded";
    }
}

choices! {
    /// 公告的载体。
    Channel {
        Bureau = "bureau", "本机关网站", "web site of the bureau";
        Government = "government", "本级人民政府网站", "web site of the government";
        Newspaper = "newspaper", "报纸", "newspaper";
        Posted = "posted", "住所地或者经营场所张贴", "posted at the dwelling or place of business";
    }
}

acts! {
    /// 当面交付文书，由受送达人或者法律允许的人在送达回证上签收；签收之日为送达之日。
    HandOver "直接送达" "hand over a paper" as "hand_over" by [Officer] under "CPL-87/88" {
        paper: PaperNo = "送达的文书", "paper";
        officers: Vec<PersonId> = "送达人", "officers";
        at: DateTime = "签收时间", "signed for at";
        place: String = "送达地点", "place";
        capacity: Capacity = "签收人身份", "who signed";
        recipient: String = "签收人姓名", "name of who signed";
        receipt: Option<BlobRef> = "签收的送达回证（影像）", "image of the signed receipt";
    }
    /// 受送达人拒收的，请基层组织或者所在单位的代表见证，或者拍照、录像，把文书留在住所；当日即为送达。
    Leave "留置送达" "leave a paper" as "leave" by [Officer] under "CPL-89" {
        paper: PaperNo = "送达的文书", "paper";
        officers: Vec<PersonId> = "送达人", "officers";
        at: DateTime = "留置时间", "left at";
        place: String = "留置地点（住所、经营场所）", "dwelling or place of business";
        refused_by: String = "拒收人", "who refused";
        reason: LongText = "拒收事由和经过", "why and how it was refused";
        witness: Option<String> = "见证人姓名", "witness";
        witness_from: Option<String> = "见证人所在的基层组织或者单位", "organization of the witness";
        recordings: Vec<BlobRef> = "照片、录像", "photographs or video";
    }
    /// 当事人签过电子送达确认书的，可以发到确认的地址；到达对方系统之日为送达之日。
    Send "电子送达" "send a paper electronically" as "send" by [Officer] under "CPL-90" {
        paper: PaperNo = "送达的文书", "paper";
        address: String = "发送到的传真、邮箱或者账号", "address";
        arrived_at: DateTime = "到达对方系统的时间", "arrived at";
        proof: Option<BlobRef> = "系统到达记录", "record of the arrival";
    }
    /// 直接送达有困难的，交邮政企业寄送；回执上的收件日期为送达日期，另行登记结果。
    Post "邮寄送达" "post a paper" as "post" by [Officer, WindowClerk] under "CPL-91" {
        paper: PaperNo = "送达的文书", "paper";
        posted_on: Date = "交邮日期", "posted on";
        address: String = "收件地址", "address";
        tracking: String = "邮件号码", "tracking number";
        reason: LongText = "直接送达有困难的原因", "why handing over is difficult";
    }
    /// 直接送达有困难的，委托其他执法机关代为送达；以其送达回证的签收日期为准，另行登记结果。
    Entrust "委托送达" "entrust another authority" as "entrust" by [Officer] under "M55-36.1" {
        paper: PaperNo = "送达的文书", "paper";
        sent_on: Date = "发函日期", "letter sent on";
        authority: String = "受委托的执法机关", "entrusted authority";
        letter: String = "委托函文号", "number of the letter";
        reason: LongText = "直接送达有困难的原因", "why handing over is difficult";
    }
    /// 登记邮寄或者委托送达的结果：签收的写明签收日期和签收人，没有送到的写明原因。
    Report "登记送达结果" "record the result" as "report"
        by [Officer, WindowClerk] under "CPL-91" {
        paper: PaperNo = "邮寄或者委托送达的文书", "paper";
        answer: Answer = "结果", "result";
        answered_on: Date = "签收或者退回日期", "date";
        capacity: Option<Capacity> = "签收人身份", "who signed";
        recipient: Option<String> = "签收人姓名", "name of who signed";
        proof: Option<BlobRef> = "回执、退件或者对方送达回证", "receipt or returned cover";
        note: Option<LongText> = "说明", "note";
    }
    /// 上门送达没有成功的，每次都要记录，公告送达时说明经过。
    Fail "登记送达未成" "record a failed attempt" as "fail" by [Officer] under "CPL-95" {
        paper: PaperNo = "送达的文书", "paper";
        officers: Vec<PersonId> = "送达人", "officers";
        at: DateTime = "时间", "time";
        place: String = "地点", "place";
        course: LongText = "经过", "what happened";
        recordings: Vec<BlobRef> = "照片、录像", "photographs or video";
    }
    /// 当事人下落不明，或者其他方式都无法送达的，才可以公告；期满之日视为送达。
    Announce "公告送达" "announce a paper" as "announce" by [Officer] under "CPL-95" {
        paper: PaperNo = "送达的文书", "paper";
        ground: Ground = "公告送达的理由", "ground";
        course: LongText = "查找和其他方式送达的经过", "steps taken before";
        gist: LongText = "文书要点", "gist of the paper";
        channels: Vec<Channel> = "公告载体", "where it is announced";
        published_on: Date = "发出公告日期（以最后张贴或者刊登之日为准）", "last day of publishing";
        recordings: Vec<BlobRef> = "张贴的照片、录像", "photographs or video of the posting";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已当面签收。
    HandedOver(HandOver),
    /// 已留置。
    Left(Leave),
    /// 已电子送达。
    Sent(Send),
    /// 已交邮。
    Posted(Post),
    /// 已委托。
    Entrusted(Entrust),
    /// 邮寄、委托的结果。
    Reported(Report),
    /// 送达未成。
    Failed(Fail),
    /// 已公告；期满之日视为送达。
    Announced {
        /// The announcement.
        announcement: Announce,
        /// Last day of the announcement: the day of delivery (AMB-08).
        complete_on: Date,
    },
    /// 当场交付：文书当场作出，当场交给当事人，签收或者拒签注明在文书上。
    HandedAtOnce {
        /// The paper.
        paper: PaperNo,
        /// The day.
        on: Date,
    },
}

/// What delivery records of a paper that is made and handed over on the spot (行政处罚法第五十二条第一款).
pub fn handed_at_once(paper: u32, on: Date) -> crate::Event {
    crate::Event::Delivery(Event::HandedAtOnce { paper: PaperNo(paper), on })
}

/// The law of delivery.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut State, event: &Event, _record: &Record) {
        state.fold(event);
    }

    fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
        rules::gates(noun, s, no);
    }

    fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
        rules::decide(act, s, no)
    }

    fn dues(file: &CaseFile, law: &Law) -> Vec<Due> {
        rules::dues(file, law)
    }

    fn stage(file: &CaseFile) -> Option<Stage> {
        let paper = rules::decision_paper(file)?;
        served_on(file, paper)?;
        Some(Stage { rank: 55, zh: "决定已送达", en: "decision delivered" })
    }

    fn fields(paper: &str, s: &PaperScene) -> Value {
        papers::fields(paper, s)
    }
}
