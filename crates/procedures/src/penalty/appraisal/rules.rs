//! 检测、检验、鉴定的要求。

use super::{Act, Commission, Event, Receive};
use crate::{Scene, common};
use case::{Guard, Outcome, Refusals, ensure};

pub(super) fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
    match noun {
        "commission" => no.all(common::investigation_open(s)),
        _ => no.all([common::filing_not_declined(s), result_awaited(s)]),
    }
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::Commission(it) => {
            no.all([body_is_qualified(it), sample_exists(s, it)]);
            no.pass()?;
            Some(Outcome::event(Event::Commissioned(it.clone())).issue("commission"))
        }
        Act::Receive(it) => {
            let which = which(s, it);
            no.all([answers_a_commission(s, it), signed_and_sealed(it)]);
            no.pass()?;
            let event = Event::Received { commission: which?, result: it.clone() };
            Some(Outcome::event(event).issue("result"))
        }
    }
}

/// The commission that the result answers: the one named, else the only one still open.
fn which(s: &Scene, it: &Receive) -> Option<u32> {
    let tasks = s.file.appraisal.tasks();
    let open = (1u32..).zip(tasks).filter(|(_, it)| it.result.is_none());
    let mut open = open.map(|(no, _)| no).filter(|no| it.commission.is_none_or(|it| it == *no));
    match (open.next(), open.next()) {
        (Some(no), None) => Some(no),
        _ => None,
    }
}

/// 受委托的机构应当具备相应条件。
fn body_is_qualified(it: &Commission) -> Guard {
    let body = &it.body;
    ensure!(
        it.qualified,
        "M55-18",
        "没有核对{body}的资质，或者委托事项超出资质范围；应当委托具备相应条件的机构。",
        "{body} was not found qualified for the matter."
    )
}

fn sample_exists(s: &Scene, it: &Commission) -> Guard {
    let no = it.sample.map_or(0, |it| it.0);
    ensure!(
        it.sample.is_none_or(|no| s.file.sampling.sample(no).is_some()),
        "M55-18",
        "证据{no}不是抽取的样品。",
        "Evidence {no} is no sample."
    )
}

/// 已经委托、尚未收到结果的，才登记结果。
fn result_awaited(s: &Scene) -> Guard {
    ensure!(
        s.file.appraisal.is_awaited(),
        "M55-18",
        "没有等待结果的检测、检验、鉴定委托。",
        "No commission waits for a result."
    )
}

fn answers_a_commission(s: &Scene, it: &Receive) -> Guard {
    ensure!(
        which(s, it).is_some(),
        "M55-18",
        "请写明报告对应第几项委托：有几项委托没有结果，或者所写的委托已有结果。",
        "Say which commission the report answers."
    )
}

/// 鉴定意见应当有鉴定人签名和机构盖章。
fn signed_and_sealed(it: &Receive) -> Guard {
    let no = &it.report_no;
    ensure!(
        it.signed,
        "APL-46",
        "报告{no}没有鉴定人签名和机构盖章（行政诉讼证据规定第十四条），不能作为证据。",
        "Report {no} is not signed by the experts and sealed by the body."
    )
}
