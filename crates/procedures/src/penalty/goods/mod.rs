//! 罚没物品处理 — what was confiscated is auctioned or destroyed, and the money goes to the treasury.
//!
//! 行政处罚法第七十四条：公开拍卖或者按照国家有关规定处理；款项全部上缴国库，不得与考核挂钩，不得返还。

mod papers;
mod rules;

use crate::{CaseFile, Institution, PaperScene, Record, Scene};
use case::{BlobRef, LongText, Outcome, PaperKind, PersonId, Refusals, acts, choices, group};
use jiff::civil::Date;
use law::Fen;
use serde::{Deserialize, Serialize};
use serde_json::Value;

choices! {
    /// 处理方式。没有返还当事人这一种。
    Way {
        Auction = "auction", "公开拍卖", "public auction";
        Destruction = "destruction", "销毁", "destruction";
        Transfer = "transfer", "移交主管部门处理", "handing over to the competent authority";
        Other = "other", "按照国家有关规定的其他方式", "another way that the state provides";
    }
}

group! {
    /// 一件（批）罚没物品。
    Good {
        name: String = "名称、规格", "name";
        quantity: String = "数量", "quantity";
        condition: String = "品相", "condition";
    }
}

acts! {
    /// 没收的物品清点入库，由经办人和保管人共同签字。
    Store "罚没物品入库" "store confiscated goods" as "store" by [Officer] under "APL-74" {
        goods: Vec<Good> = "物品", "goods";
        stored_on: Date = "入库日期", "stored on";
        place: String = "保管地点", "where it is kept";
        officers: Vec<PersonId> = "经办人", "officers";
        keeper: PersonId = "保管人", "keeper";
    }
    /// 机关负责人批准处理：公开拍卖，或者按照国家有关规定销毁、移交。
    Approve "批准处理罚没物品" "approve the disposal" as "approve" by [Head] under "APL-74" {
        way: Way = "处理方式", "way";
        basis: LongText = "理由和依据（不拍卖的写明规定）", "reasons and basis";
    }
    /// 登记处理的经过和结果。
    Dispose "登记罚没物品处理" "record the disposal" as "dispose" by [Officer] under "APL-74" {
        disposed_on: Date = "处理日期", "disposed on";
        officers: Vec<PersonId> = "经办人", "officers";
        carried_out_by: String = "拍卖人、销毁单位或者接收单位", "auctioneer, destroyer or receiver";
        witness: Option<String> = "监督人", "who supervised";
        proceeds: Option<Fen> = "拍卖所得（元）", "proceeds (yuan)";
        course: LongText = "经过", "course";
        recordings: Vec<BlobRef> = "照片、录像、成交确认书", "photographs, video, confirmation";
    }
    /// 拍卖所得全部上缴国库。
    Remit "拍卖所得上缴国库" "remit the proceeds" as "remit" by [WindowClerk, Officer] under "APL-74" {
        remitted_on: Date = "上缴日期", "remitted on";
        amount: Fen = "金额（元）", "amount (yuan)";
        slip: String = "缴款书号码", "number of the slip";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已入库。
    Stored(Store),
    /// 已批准处理。
    Approved(Approve),
    /// 已处理。
    Disposed(Dispose),
    /// 已上缴国库。
    Remitted(Remit),
}

/// What is known of the goods.
#[derive(Clone, Default)]
pub struct State {
    stored: Option<Store>,
    approved: Option<(Date, Approve)>,
    disposed: Option<Dispose>,
    remitted: Option<Remit>,
}

/// Day on which the goods were disposed of, and the proceeds remitted where there were any.
pub fn settled_on(file: &CaseFile) -> Option<Date> {
    let state = &file.goods;
    let disposed = state.disposed.as_ref()?;
    match disposed.proceeds {
        Some(proceeds) if proceeds > Fen::ZERO => state.remitted.as_ref().map(|it| it.remitted_on),
        _ => Some(disposed.disposed_on),
    }
}

/// Whether the decision confiscates goods.
pub fn confiscated(file: &CaseFile) -> bool {
    let decided = crate::decision::made(file);
    decided.is_some_and(|it| it.penalty.goods_confiscated.is_some())
}

/// The law of confiscated goods.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut State, event: &Event, record: &Record) {
        match event {
            Event::Stored(it) => state.stored = Some(it.clone()),
            Event::Approved(it) => state.approved = Some((record.stamp.day(), it.clone())),
            Event::Disposed(it) => state.disposed = Some(it.clone()),
            Event::Remitted(it) => state.remitted = Some(it.clone()),
        }
    }

    fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
        rules::gates(noun, s, no);
    }

    fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
        rules::decide(act, s, no)
    }

    fn fields(paper: &str, s: &PaperScene) -> Value {
        papers::fields(paper, s)
    }
}
