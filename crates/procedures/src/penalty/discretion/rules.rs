//! 裁量的要求：先问依据和竞合，再问年龄和情形，最后问幅度和档次。

use super::{Act, Choose, Depart, Event, Ground, Prior, Weight, guards};
use crate::{Scene, common};
use case::{Guard, Outcome, Refusals, ensure};

pub(super) fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
    no.all([common::case_filed(s), common::not_concluded(s)]);
    match noun {
        "choose" => {
            no.check(party_known(s));
        }
        "depart" => no.all([departure_applied_for(s), not_approved_yet(s)]),
        _ => {}
    }
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::Choose(it) => {
            no.check(common::acts_for_the_case(s));
            no.all(choice_holds(s, it));
            no.pass()?;
            let choice = Box::new(it.clone());
            Some(Outcome::event(Event::Chosen { choice, prior: prior(s) }))
        }
        Act::Depart(it) => {
            no.check(maker_approves(s, it));
            no.pass()?;
            Some(Outcome::event(Event::Departed(it.clone())).issue("departure"))
        }
    }
}

/// Everything that a choice must satisfy by itself and in the light of the file and the law; also
/// asked of the choice that a decision on the spot makes.
pub(crate) fn choice_holds(s: &Scene, it: &Choose) -> Vec<Guard> {
    let mut guards = vec![waived_means_nothing(it), weight_has_grounds(it), grounds_bind(it)];
    guards.extend(guards::of_choice(s, it));
    guards
}

/// What the party's other files tell, newest first.
fn prior(s: &Scene) -> Vec<Prior> {
    let told = guards::earlier(s).filter_map(|it| {
        let decided_on = it.decided_on?;
        it.violated.then(|| Prior { title: it.title.clone(), decided_on, fine: it.fine })
    });
    let mut told: Vec<_> = told.collect();
    told.sort_by_key(|it| std::cmp::Reverse(it.decided_on));
    told
}

/// 裁量针对已经查明的当事人。
fn party_known(s: &Scene) -> Guard {
    ensure!(
        s.file.party.known().is_some(),
        "APL-40",
        "当事人尚未查明，无从裁量。",
        "The party has not been identified; there is nothing to weigh."
    )
}

/// 不予处罚的档次没有处罚内容，其他档次应当有。
fn waived_means_nothing(it: &Choose) -> Guard {
    let waived = it.grade == super::Grade::Waived;
    ensure!(
        waived == it.penalty.is_empty(),
        "G27-12",
        "档次与拟处罚内容不相符：选“不予处罚”的不填处罚内容，其他档次应当填写拟处罚内容。",
        "Grade and penalty do not fit: “no penalty” has no penalty, every other grade has one."
    )
}

/// 从轻、减轻应当有法定情形。
fn weight_has_grounds(it: &Choose) -> Guard {
    let less = matches!(it.weight, Weight::Lighter | Weight::Mitigated);
    ensure!(
        !less || !it.grounds.is_empty(),
        "APL-32",
        "从轻、减轻处罚应当有法定情形，请选择并在理由中写明事实。",
        "A lighter or mitigated penalty needs a statutory ground; name it and its facts."
    )
}

/// 具有法定情形的，应当从轻或者减轻。
fn grounds_bind(it: &Choose) -> Guard {
    let less = matches!(it.weight, Weight::Lighter | Weight::Mitigated);
    let binding = it.grounds.iter().find(|it| !it.only_may());
    let (zh, en) = binding.map_or(("", ""), |it: &Ground| (it.zh(), it.en()));
    ensure!(
        binding.is_none() || less || it.penalty.is_empty(),
        "APL-32",
        "当事人具有“{zh}”的情形，应当从轻或者减轻处罚。",
        "The party has a ground ({en}); the penalty must be lighter or mitigated."
    )
}

/// 申请了调整适用，才能批准。
fn departure_applied_for(s: &Scene) -> Guard {
    ensure!(
        super::departs(s.file),
        "G27-12",
        "承办人没有申请调整适用裁量基准。",
        "No departure from the benchmark has been applied for."
    )
}

/// 一次裁量只批准一次。
fn not_approved_yet(s: &Scene) -> Guard {
    ensure!(
        super::departure_approved_on(s.file).is_none(),
        "G27-12",
        "这次调整适用已经批准。",
        "This departure has been approved already."
    )
}

/// 上级机关制定的基准，由制定机关批准调整适用。
fn maker_approves(s: &Scene, it: &Depart) -> Guard {
    let superior = guards::superior_benchmark(s);
    let name = superior.clone().unwrap_or_default();
    ensure!(
        superior.is_none() || it.maker.is_some(),
        "G27-12",
        "《{name}》不是本机关制定的基准，调整适用应当经制定机关批准，请填写批准文号。",
        "{name} is a superior's benchmark: its maker must approve; give the approval number."
    )
}
