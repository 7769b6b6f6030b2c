//! 罚没物品处理的要求。

use super::{Act, Approve, Dispose, Event, Remit, State, Store, Way};
use crate::{Scene, common, delivery};
use case::{Guard, Outcome, Refusals, ensure};
use jiff::civil::Date;
use law::Fen;

pub(super) fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
    let it = &s.file.goods;
    no.check(goods_confiscated(s));
    match noun {
        "store" => {
            no.check(not_stored(it));
        }
        "approve" => no.all([stored(it), not_disposed(it), decision_delivered(s)]),
        "dispose" => no.all([approved(it), not_disposed(it)]),
        _ => {
            no.check(proceeds_wait(it));
        }
    }
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::Store(it) => {
            no.check(common::not_in_the_future(s, it.stored_on, "入库日期"));
            no.check(common::two_officers(s, &it.officers));
            no.all([goods_listed(it), keeper_is_another(s, it)]);
            no.pass()?;
            Some(Outcome::event(Event::Stored(it.clone())).issue("list"))
        }
        Act::Approve(it) => {
            no.pass()?;
            Some(Outcome::event(Event::Approved(it.clone())).issue("approval"))
        }
        Act::Dispose(it) => {
            no.check(common::not_in_the_future(s, it.disposed_on, "处理日期"));
            no.check(common::two_officers(s, &it.officers));
            no.all([disposed_after_approval(s, it), auction_has_proceeds(s, it)]);
            no.check(destruction_is_supervised(s, it));
            no.pass()?;
            Some(Outcome::event(Event::Disposed(it.clone())).issue("record"))
        }
        Act::Remit(it) => {
            no.check(common::not_in_the_future(s, it.remitted_on, "上缴日期"));
            no.check(everything_remitted(s, it));
            no.pass()?;
            Some(Outcome::event(Event::Remitted(it.clone())))
        }
    }
}

/// 决定没收财物的，才有罚没物品。
fn goods_confiscated(s: &Scene) -> Guard {
    ensure!(
        super::confiscated(s.file),
        "APL-74",
        "处罚决定没有没收财物。",
        "The decision confiscates no goods."
    )
}

/// 入库一次。
fn not_stored(it: &State) -> Guard {
    ensure!(it.stored.is_none(), "APL-74", "罚没物品已经入库。", "The goods are stored already.")
}

/// 入库清点以后才批准处理。
fn stored(it: &State) -> Guard {
    ensure!(
        it.stored.is_some(),
        "APL-74",
        "罚没物品尚未清点入库。",
        "The goods have not been counted and stored."
    )
}

/// 处罚决定送达生效以后才处理罚没物品。
fn decision_delivered(s: &Scene) -> Guard {
    let paper = common::decision_paper(s.file);
    let served = paper.and_then(|it| delivery::in_force_on(s.file, it, s.today()));
    ensure!(
        served.is_some(),
        "APL-74",
        "处罚决定书尚未送达，没收尚未生效，不能处理物品。",
        "The decision has not been delivered: the goods may not be disposed of."
    )
}

/// 负责人批准以后才处理。
fn approved(it: &State) -> Guard {
    ensure!(
        it.approved.is_some(),
        "APL-74",
        "罚没物品的处理尚未经负责人批准。",
        "The disposal has not been approved."
    )
}

/// 处理过的，不再处理。
fn not_disposed(it: &State) -> Guard {
    ensure!(
        it.disposed.is_none(),
        "APL-74",
        "罚没物品已经处理。",
        "The goods have been disposed of."
    )
}

/// 应当列明物品。
fn goods_listed(it: &Store) -> Guard {
    ensure!(!it.goods.is_empty(), "APL-74", "请列明罚没物品。", "List the goods.")
}

/// 保管人不是经办人。
fn keeper_is_another(s: &Scene, it: &Store) -> Guard {
    let name = s.people.name(&it.keeper);
    ensure!(
        !it.officers.contains(&it.keeper),
        "APL-74",
        "{name}是经办人，保管人应当另有其人。",
        "{name} is one of the officers; the keeper must be someone else."
    )
}

/// 处理不早于批准。
fn disposed_after_approval(s: &Scene, it: &Dispose) -> Guard {
    let from = s.file.goods.approved.as_ref().map_or(Date::MIN, |(on, _)| *on);
    let on = it.disposed_on;
    ensure!(
        from <= on,
        "APL-74",
        "处理日期（{on}）早于批准（{from}）。",
        "Disposed of on {on}, before the approval of {from}."
    )
}

fn way(s: &Scene) -> Option<Way> {
    s.file.goods.approved.as_ref().map(|(_, Approve { way, .. })| *way)
}

/// 拍卖的，应当写明所得和成交确认书；没有拍卖的，没有所得。
fn auction_has_proceeds(s: &Scene, it: &Dispose) -> Guard {
    let auctioned = way(s) == Some(Way::Auction);
    ensure!(
        auctioned == it.proceeds.is_some() && (!auctioned || !it.recordings.is_empty()),
        "APL-74",
        "公开拍卖的，应当写明拍卖所得并附成交确认书；其他方式没有拍卖所得。",
        "An auction has proceeds and a confirmation; other ways have none."
    )
}

/// 销毁应当有人监督并留有影像。
fn destruction_is_supervised(s: &Scene, it: &Dispose) -> Guard {
    let destroyed = way(s) == Some(Way::Destruction);
    ensure!(
        !destroyed || (it.witness.is_some() && !it.recordings.is_empty()),
        "APL-74",
        "销毁罚没物品，应当有监督人，并留有照片或者录像。",
        "A destruction is supervised and recorded."
    )
}

/// 有拍卖所得而未上缴的，才有上缴。
fn proceeds_wait(it: &State) -> Guard {
    let proceeds = it.disposed.as_ref().and_then(|it| it.proceeds).unwrap_or(Fen::ZERO);
    ensure!(
        proceeds > Fen::ZERO && it.remitted.is_none(),
        "APL-74",
        "没有等待上缴的拍卖所得。",
        "No proceeds wait to be remitted."
    )
}

/// 所得全部上缴，不得截留、坐支。
fn everything_remitted(s: &Scene, it: &Remit) -> Guard {
    let disposed = s.file.goods.disposed.as_ref();
    let proceeds = disposed.and_then(|it| it.proceeds).unwrap_or(Fen::ZERO);
    let (amount, from) = (it.amount, disposed.map_or(Date::MIN, |it| it.disposed_on));
    ensure!(
        amount == proceeds && from <= it.remitted_on,
        "APL-74",
        "拍卖所得{proceeds}元应当全部上缴国库，登记的是{amount}元。",
        "All {proceeds} yuan go to the treasury, not {amount}."
    )
}
