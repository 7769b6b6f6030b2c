//! 缴纳罚款 — the bank collects, the bureau only records; money changes hands on the spot only where the
//! law allows it.
//!
//! 行政处罚法第六十六条至第七十一条；罚款决定与罚款收缴分离实施办法。罚缴分离：作出决定的机关不自行收缴。

mod amounts;
mod papers;
mod rules;

use crate::{CaseFile, Institution, PaperScene, Record, Scene, registry::Stage};
use case::{BlobRef, Due, LongText, Outcome, PaperKind, PersonId, Refusals, acts, choices};
use jiff::civil::{Date, DateTime};
use law::{Fen, Law};
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use amounts::{
    Balance, Imposed, balance, cleared_on, due_by, imposed, last_day, paid, period, settled_on,
};

choices! {
    /// 缴纳的款项。
    What {
        Fine = "fine", "罚款", "fine";
        Gains = "gains", "没收违法所得", "confiscated gains";
        Surcharge = "surcharge", "加处罚款", "late surcharge";
    }
}

choices! {
    /// 缴纳方式：只有代收机构和电子支付，没有向执法人员缴现金。
    Way {
        Bank = "bank", "到指定的银行缴纳", "at the designated bank";
        Electronic = "electronic", "通过电子支付系统缴纳", "by electronic payment";
        Court = "court", "人民法院执行到位", "enforced by the court";
        Auction = "auction", "依法拍卖抵缴", "auction of goods seized";
    }
}

choices! {
    /// 可以当场收缴的三种情形。
    Ground {
        Small = "small", "当场处罚，罚款数额在当场收缴限额以下", "small on-the-spot fine";
        HardLater = "hard_later", "当场处罚，不当场收缴事后难以执行", "hard to enforce later";
        Remote = "remote", "边远、水上、交通不便地区，当事人缴款确有困难并提出", "remote place, at the party's request";
    }
}

acts! {
    /// 根据代收机构的告知或者票据登记缴款；票据由代收机构出具。
    Enter "登记缴款" "record a payment" as "record" by [WindowClerk, Officer] under "APL-67" {
        what: What = "款项", "what is paid";
        amount: Fen = "金额（元）", "amount (yuan)";
        paid_on: Date = "缴款日期", "paid on";
        way: Way = "缴纳方式", "way";
        receipt: String = "票据号码", "receipt number";
        code: Option<String> = "缴款码", "payment code";
        original: Option<BlobRef> = "票据（影像）", "image of the receipt";
    }
    /// 法律允许的三种情形下，执法人员当场收缴，必须出具财政部门统一制发的专用票据。
    Collect "当场收缴罚款" "collect on the spot" as "collect" by [Officer] under "APL-68" {
        officers: Vec<PersonId> = "收缴人员", "officers";
        ground: Ground = "当场收缴的情形", "ground";
        reason: Option<LongText> = "难以执行或者缴款困难的具体情况", "circumstances";
        asked: bool = "当事人提出当场缴纳", "the party asked for it";
        amount: Fen = "金额（元）", "amount (yuan)";
        at: DateTime = "收缴时间", "collected at";
        landed_on: Option<Date> = "抵岸日期（水上收缴的）", "landed on, if collected on water";
        receipt: Option<String> = "财政部门专用票据号码", "number of the finance receipt";
        original: Option<BlobRef> = "票据（影像）", "image of the receipt";
    }
    /// 执法人员限期把当场收缴的罚款交至行政机关。
    HandIn "交回当场收缴的罚款" "hand in collected money" as "hand_in"
        by [Officer, WindowClerk] under "APL-71" {
        handed_in_on: Date = "交回日期", "handed in on";
        received_by: PersonId = "机关收款人", "received by";
    }
    /// 行政机关限期把罚款缴付指定的银行。
    Deposit "缴付银行" "pay into the bank" as "deposit" by [WindowClerk] under "APL-71" {
        deposited_on: Date = "缴付日期", "deposited on";
        slip: String = "缴款单号码", "number of the slip";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已缴款。
    Paid(Enter),
    /// 已当场收缴。
    Collected(Collect),
    /// 已交回机关。
    HandedIn(HandIn),
    /// 已缴付银行。
    Deposited(Deposit),
}

/// One payment.
#[derive(Clone, Debug, PartialEq)]
pub struct Paid {
    /// For what.
    pub what: What,
    /// How much.
    pub amount: Fen,
    /// When.
    pub on: Date,
}

/// What is known of payments.
#[derive(Clone, Default)]
pub struct State {
    payments: Vec<Paid>,
    collected: Option<Collect>,
    handed_in_on: Option<Date>,
    deposited_on: Option<Date>,
}

impl State {
    /// All payments, in the order of recording.
    pub fn payments(&self) -> &[Paid] {
        &self.payments
    }
    /// The collection on the spot, if there was one.
    pub fn collected(&self) -> Option<&Collect> {
        self.collected.as_ref()
    }
    /// Whether money that was collected on the spot has not reached the bank yet.
    pub fn money_in_hand(&self) -> bool {
        self.collected.is_some() && self.deposited_on.is_none()
    }
}

/// The law of paying a fine.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut State, event: &Event, _record: &Record) {
        match event {
            Event::Paid(it) => {
                state.payments.push(Paid { what: it.what, amount: it.amount, on: it.paid_on });
            }
            Event::Collected(it) => {
                let (what, on) = (What::Fine, it.at.date());
                state.payments.push(Paid { what, amount: it.amount, on });
                state.collected = Some(it.clone());
            }
            Event::HandedIn(it) => state.handed_in_on = Some(it.handed_in_on),
            Event::Deposited(it) => state.deposited_on = Some(it.deposited_on),
        }
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
        settled_on(file)?;
        Some(Stage { rank: 60, zh: "罚没款已缴清", en: "fine paid" })
    }

    fn fields(_paper: &str, s: &PaperScene) -> Value {
        papers::fields(s)
    }
}
