//! 书证、物证的要求。

use super::{Act, Collect, Copy, Event, Form};
use crate::{Scene, common};
use case::{Guard, Outcome, Refusals, ensure};

pub(super) fn gates(_noun: &str, s: &Scene, no: &mut Refusals) {
    no.all(common::investigation_open(s));
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::Copy(it) => {
            no.all(common::enforcing_officers(s, &it.officers, it.at.date()));
            no.all([
                original_or_reason(it),
                checked_with_original(it),
                signed_by_provider(it),
                something_taken(it.pages),
                common::moments_in_order(s, it.at, it.at),
            ]);
            no.pass()?;
            Some(Outcome::event(Event::Copied(it.clone())).issue("document"))
        }
        Act::Collect(it) => {
            no.all(common::enforcing_officers(s, &it.officers, it.at.date()));
            no.all([
                things_are_listed(it),
                common::certificates_shown(it.certificates_shown),
                common::absence_made_good(&it.presence, &it.recording),
                common::witness_is_neutral(&it.presence),
                common::list_handed_over(&it.presence, it.copy_handed),
                common::recorded_or_explained(&it.recording),
                common::moments_in_order(s, it.at, it.at),
            ]);
            no.pass()?;
            Some(Outcome::event(Event::Collected(it.clone())).issue("list"))
        }
    }
}

/// 应当调取原件；有困难的写明原因和原件存放处。
fn original_or_reason(it: &Copy) -> Guard {
    let explained = it.difficulty.is_some() && it.kept_at.is_some();
    let form = it.form.zh();
    ensure!(
        it.form == Form::Original || explained,
        "M55-17",
        "提取的是{form}：应当写明不能调取原件的原因和原件存放处。",
        "Not the original: say why, and where the original is kept."
    )
}

/// 复制件应当核对与原件一致。
fn checked_with_original(it: &Copy) -> Guard {
    let form = it.form.zh();
    ensure!(
        it.form == Form::Original || it.checked,
        "M55-17",
        "{form}没有经过核对；应当标明“经核对与原件一致”。",
        "The copy was not checked with the original."
    )
}

/// 复制件由证据提供人签名或者盖章。
fn signed_by_provider(it: &Copy) -> Guard {
    let provider = &it.provider;
    ensure!(
        it.form == Form::Original || it.provider_signed,
        "M55-17",
        "提供人{provider}没有在复制件上签名或者盖章。",
        "{provider} did not sign the copy."
    )
}

/// 应当写明页数。
fn something_taken(pages: u32) -> Guard {
    ensure!(pages > 0, "M55-17", "应当写明页数（份数）。", "State the number of pages.")
}

/// 提取物证应当开具物品清单。
fn things_are_listed(it: &Collect) -> Guard {
    ensure!(
        !it.things.is_empty(),
        "M55-17",
        "物品清单是空的；提取物证应当开具清单。",
        "The list of things is empty."
    )
}
