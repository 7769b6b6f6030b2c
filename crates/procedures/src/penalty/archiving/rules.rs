//! 归档的要求。

use super::{Act, Event, archived_on, missing, retention};
use crate::{Scene, closure};
use case::{Guard, Outcome, Refusals, ensure};

pub(super) fn gates(s: &Scene, no: &mut Refusals) {
    no.all([closed(s), not_archived(s), complete(s), retention_known(s)]);
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    let Act::Archive(it) = act;
    no.pass()?;
    let kept = retention(s.file, s.law)?;
    let (class, years) = (kept.class.clone(), kept.years);
    let event = Event::Archived { archive: it.clone(), class, years };
    Some(Outcome::event(event).issue("register"))
}

/// 结案以后才归档。
fn closed(s: &Scene) -> Guard {
    ensure!(
        closure::closed_on(s.file).is_some(),
        "M55-40",
        "案件尚未结案。",
        "The case has not been closed."
    )
}

/// 一案一卷，归档一次。
fn not_archived(s: &Scene) -> Guard {
    let on = archived_on(s.file).map(|it| it.to_string()).unwrap_or_default();
    ensure!(on.is_empty(), "M55-40", "案卷已于{on}归档。", "The file was archived on {on}.")
}

/// 材料应当齐全：缺少的逐项列明。
fn complete(s: &Scene) -> Guard {
    let missing = missing(s);
    let (count, list) = (missing.len(), missing.join("；"));
    ensure!(
        missing.is_empty(),
        "M55-40",
        "案卷不齐全，缺少{count}项：{list}。",
        "The file is incomplete; {count} missing: {list}."
    )
}

/// 保管期限应当有据。
fn retention_known(s: &Scene) -> Guard {
    ensure!(
        retention(s.file, s.law).is_some(),
        "M55-40",
        "本市没有规定这一类案卷的保管期限，请先在本市设定中补充。",
        "The city sets no retention for this class of files."
    )
}
