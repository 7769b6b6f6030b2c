//! 协助的要求。

use super::{Act, Event, Reply};
use crate::{Scene, common};
use case::{Guard, Outcome, Refusals, ensure};

pub(super) fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
    match noun {
        "request" => no.all(common::investigation_open(s)),
        _ => {
            no.check(answer_awaited(s));
        }
    }
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::Request(it) => {
            no.pass()?;
            Some(Outcome::event(Event::Requested(it.clone())).issue("letter"))
        }
        Act::Reply(it) => {
            let which = which(s, it);
            no.check(answers_a_request(which));
            no.pass()?;
            Some(Outcome::event(Event::Replied { request: which?, reply: it.clone() }))
        }
    }
}

/// The request that is answered: the one named, else the only one still open.
fn which(s: &Scene, it: &Reply) -> Option<u32> {
    let open = (1u32..).zip(s.file.assistance.requests()).filter(|(_, (_, reply))| reply.is_none());
    let mut open = open.map(|(no, _)| no).filter(|no| it.request.is_none_or(|it| it == *no));
    match (open.next(), open.next()) {
        (Some(no), None) => Some(no),
        _ => None,
    }
}

/// 发出协助函以后，才登记复函。
fn answer_awaited(s: &Scene) -> Guard {
    ensure!(
        s.file.assistance.requests().iter().any(|(_, reply)| reply.is_none()),
        "APL-26",
        "没有等待答复的协助函。",
        "No request for assistance waits for an answer."
    )
}

fn answers_a_request(which: Option<u32>) -> Guard {
    ensure!(
        which.is_some(),
        "APL-26",
        "请写明复函对应第几份协助函：有几份没有答复，或者所写的一份已经答复。",
        "Say which request the letter answers."
    )
}
