//! 调查终结的要求。

use super::{Act, Event, Proposal, Submit};
use crate::{Scene, common, discretion, evidence, handlers};
use case::{Guard, Outcome, Refusals, ensure};

pub(super) fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
    no.all([common::case_filed(s), common::not_concluded(s)]);
    match noun {
        "submit" => {
            no.check(party_known(s));
        }
        "endorse" => no.all([submitted(s), not_endorsed(s)]),
        _ => {}
    }
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::Submit(it) => {
            no.all(common::enforcing_officers(s, &it.officers, s.today()));
            no.all([in_charge(s, it), evidence_verified(s, it)]);
            no.all([discretion_chosen(s, it), questions_known(s, it)]);
            no.pass()?;
            Some(Outcome::event(Event::Submitted(it.clone())).issue("report"))
        }
        Act::Endorse(it) => {
            no.check(not_by_the_reporters(s));
            no.pass()?;
            let opinion = it.opinion.to_string();
            let endorsed = Event::Endorsed { opinion: opinion.clone() };
            let event = if it.agreed { endorsed } else { Event::Returned { opinion } };
            Some(Outcome::event(event).issue_if(it.agreed, "opinion"))
        }
    }
}

/// 当事人应当已经查明。
fn party_known(s: &Scene) -> Guard {
    ensure!(
        s.file.party.known().is_some(),
        "APL-40",
        "当事人尚未查明，调查没有终结。",
        "The party has not been identified; the investigation is not finished."
    )
}

/// 报告由承办人作出。
fn in_charge(s: &Scene, it: &Submit) -> Guard {
    let charged = handlers::current(s.file);
    let stranger = it.officers.iter().find(|id| !charged.contains(id));
    let name = stranger.map(|id| s.people.name(id)).unwrap_or_default();
    ensure!(
        name.is_empty(),
        "M55-20",
        "{name}不是本案承办人；调查终结报告由承办人作出。",
        "{name} is not in charge of this case; the officers in charge write the report."
    )
}

/// 建议处罚的，认定事实的证据应当已经查证属实。
fn evidence_verified(s: &Scene, it: &Submit) -> Guard {
    let wanted = it.proposal == Proposal::Penalise;
    let open: Vec<_> = evidence::unverified(s.file).into_iter().map(|it| it.title).collect();
    let open = open.join("、");
    let found = !evidence::verified(s.file).is_empty();
    ensure!(
        !wanted || (found && open.is_empty()),
        "APL-46",
        "建议处罚应当有查证属实的证据，并且没有尚未查证的证据（尚未查证：{open}）。",
        "A penalty needs verified evidence and none left unverified ({open})."
    )
}

/// 建议处罚的，报告应当写明裁量基准的运用及理由。
fn discretion_chosen(s: &Scene, it: &Submit) -> Guard {
    let wanted = it.proposal == Proposal::Penalise;
    ensure!(
        !wanted || discretion::chosen(s.file).is_some_and(|it| !it.penalty.is_empty()),
        "M55-20",
        "建议给予行政处罚的，应当先“确定裁量”：报告须写明裁量基准的运用及理由。",
        "To propose a penalty, first settle the discretion: the report states the benchmark used."
    )
}

/// 本市目录的情形应当是目录里有的。
fn questions_known(s: &Scene, it: &Submit) -> Guard {
    let city = s.law.city();
    let lists = [&city.review, &city.deliberation, &city.publication];
    let asked = || lists.iter().flat_map(|it| it.iter()).filter(|it| it.asked.is_some());
    let known = |name: &String| asked().any(|it| it.key == *name || it.zh == *name);
    let unknown: Vec<_> = it.local.iter().filter(|it| !known(it)).cloned().collect();
    let unknown = unknown.join("、");
    let choices: Vec<_> = asked().map(|it| it.zh.as_str()).collect();
    let choices = choices.join("；");
    ensure!(
        unknown.is_empty(),
        "G118-12",
        "本市目录中没有“{unknown}”这样的情形；须由人判断的情形有：{choices}。",
        "“{unknown}” is no local criterion; the criteria to judge are: {choices}."
    )
}

/// 报告应当已经提交。
fn submitted(s: &Scene) -> Guard {
    ensure!(
        super::submitted_on(s.file).is_some(),
        "M55-20",
        "承办人尚未提交调查终结报告。",
        "The officers have not submitted the report yet."
    )
}

/// 一份报告只审核一次。
fn not_endorsed(s: &Scene) -> Guard {
    ensure!(
        super::endorsed_on(s.file).is_none(),
        "M55-20",
        "这份调查终结报告已经审核同意。",
        "This report has been agreed to already."
    )
}

/// 审核人不是写报告的人。
fn not_by_the_reporters(s: &Scene) -> Guard {
    let name = &s.actor.name;
    ensure!(
        !super::reporters(s.file).contains(&s.actor.id),
        "M55-20",
        "{name}是报告的承办人，不能审核自己的报告。",
        "{name} signed the report and cannot give an opinion on it."
    )
}
