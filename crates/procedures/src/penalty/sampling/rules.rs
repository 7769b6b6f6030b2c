//! 抽样取证的要求。

use super::{Act, Event, Sample, Settle};
use crate::{Scene, common};
use case::{EvidenceNo, Guard, Outcome, Refusals, ensure};

pub(super) fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
    match noun {
        "take" => no.all(common::investigation_open(s)),
        _ => {
            no.check(something_sampled(s));
        }
    }
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::Sample(it) => {
            no.all(common::enforcing_officers(s, &it.officers, it.at.date()));
            no.all([
                samples_are_listed(it),
                common::certificates_shown(it.certificates_shown),
                common::absence_made_good(&it.presence, &it.recording),
                common::witness_is_neutral(&it.presence),
                common::list_handed_over(&it.presence, it.copy_handed),
                common::recorded_or_explained(&it.recording),
                common::moments_in_order(s, it.at, it.at),
            ]);
            no.pass()?;
            Some(Outcome::event(Event::Sampled(it.clone())).issue("list"))
        }
        Act::Settle(it) => {
            no.all([is_a_sample(s, it), settled_once(s, it)]);
            no.pass()?;
            Some(Outcome::event(Event::Settled(it.clone())).issue("disposal"))
        }
    }
}

/// 抽样应当开具清单。
fn samples_are_listed(it: &Sample) -> Guard {
    ensure!(
        !it.portions.is_empty(),
        "M55-17",
        "抽样清单是空的；应当写明样品名称、基数和数量。",
        "The list of samples is empty."
    )
}

/// 有抽样，才有样品的处理。
fn something_sampled(s: &Scene) -> Guard {
    let open = s
        .file
        .sampling
        .samples()
        .iter()
        .any(|it| s.file.sampling.settled_on(EvidenceNo(it.no)).is_none());
    ensure!(open, "APL-56", "本案没有等待处理的样品。", "No sample waits to be disposed of.")
}

fn is_a_sample(s: &Scene, it: &Settle) -> Guard {
    let no = it.sample.0;
    ensure!(
        s.file.sampling.sample(it.sample).is_some(),
        "APL-56",
        "证据{no}不是抽取的样品。",
        "Evidence {no} is no sample."
    )
}

fn settled_once(s: &Scene, it: &Settle) -> Guard {
    let no = it.sample.0;
    ensure!(
        s.file.sampling.settled_on(it.sample).is_none(),
        "APL-56",
        "样品（证据{no}）已经处理过。",
        "The sample ({no}) was disposed of already."
    )
}
