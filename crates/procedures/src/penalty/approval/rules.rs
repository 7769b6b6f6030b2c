//! 审批的要求。

use super::{
    Act, Endorse, Event, Proposal, Propose, digest, pending,
    proposal::{parsed, step_admits, step_zh, steps},
};
use crate::{Entry, Scene, handlers};
use case::{Guard, Outcome, PersonId, Refusals, ensure};

pub(super) fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
    if noun != "propose" {
        no.check(something_waits(s));
    }
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::Propose(it) => propose(it, s, no),
        Act::Endorse(it) => endorse(it, s, no),
        Act::SendBack(it) => {
            no.all([is_open(s, it.proposal), next_step_is_actors(s, it.proposal)]);
            no.pass()?;
            Some(Outcome::event(Event::SentBack(it.clone())))
        }
        Act::TakeBack(it) => {
            no.all([is_open(s, it.proposal), own_proposal(s, it.proposal)]);
            no.pass()?;
            Some(Outcome::event(Event::TakenBack { proposal: it.proposal }))
        }
    }
}

fn propose(it: &Propose, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    let read = parsed(&it.act, &it.fields);
    no.check(act_is_readable(&it.act, read.as_ref().err()));
    no.all([act_can_be_approved(it), not_proposed_twice(s, &it.act)]);
    let chain = steps(&it.act, s);
    no.check(chain_known(it, &chain));
    no.pass()?;
    let (_, fields) = read.ok()?;
    let sha256 = digest(&it.act, &fields);
    let proposal = Propose { fields: case::LongText(fields), ..it.clone() };
    Some(Outcome::event(Event::Proposed { proposal, sha256, steps: chain }))
}

fn endorse(it: &Endorse, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    no.all([
        is_open(s, it.proposal),
        hash_is_the_proposals(s, it),
        next_step_is_actors(s, it.proposal),
        nobody_approves_twice(s, it.proposal),
        reviewer_has_not_investigated(s, it.proposal),
        chain_still_holds(s, it.proposal),
    ]);
    no.pass()?;
    let proposal = s.file.approval.open(it.proposal)?;
    let left = proposal.steps_left();
    let (step, last) = (left.first()?.clone(), left.len() == 1);
    let event = Event::Endorsed { endorsement: it.clone(), step, last };
    Some(Outcome::event(event).issue_if(last, "sheet"))
}

fn open<'a>(s: &Scene<'a>, no: u32) -> Option<&'a Proposal> {
    s.file.approval.open(no)
}

/// 有等待审批的事项。
fn something_waits(s: &Scene) -> Guard {
    ensure!(
        !pending(s.file).is_empty(),
        "APL-57",
        "本案没有等待审批的事项。",
        "Nothing in this file waits for approval."
    )
}

/// 提请批准的应当是一项内容完整的行为。
fn act_is_readable(name: &str, fault: Option<&String>) -> Guard {
    let fault = fault.map(String::as_str).unwrap_or_default();
    ensure!(
        fault.is_empty(),
        "APL-57",
        "提请批准的行为（{name}）内容有误：{fault}。",
        "The proposed act ({name}) cannot be read: {fault}."
    )
}

/// 审批本身和开立案卷的行为不经审批。
fn act_can_be_approved(it: &Propose) -> Guard {
    let info = Entry::act(&it.act).map(|(_, info)| info);
    let itself = it.act.starts_with("approval.");
    let name = &it.act;
    ensure!(
        !itself && info.is_none_or(|info| !info.opens),
        "APL-57",
        "“{name}”不是可以提请审批的行为。",
        "“{name}” is not an act that goes through approval."
    )
}

/// 同一行为的前一次提请办结以前，不再提请。
fn not_proposed_twice(s: &Scene, name: &str) -> Guard {
    let waiting = pending(s.file).into_iter().find(|it| it.content.act == name);
    let (zh, no) = waiting.map(|it| (it.act_zh().to_owned(), it.no)).unwrap_or_default();
    ensure!(
        waiting.is_none(),
        "APL-57",
        "“{zh}”已经提请审批（第{no}项），尚未办结；需要修改的，先撤回。",
        "That act has been proposed already (no. {no}); take it back to change it."
    )
}

/// 应当有审批链条。
fn chain_known(it: &Propose, chain: &[String]) -> Guard {
    let name = &it.act;
    ensure!(
        !chain.is_empty(),
        "APL-57",
        "“{name}”没有审批链条，也没有作出该行为的职务。",
        "No chain is known for “{name}”."
    )
}

/// 审批事项应当正在办理。
fn is_open(s: &Scene, no: u32) -> Guard {
    ensure!(
        open(s, no).is_some(),
        "APL-57",
        "第{no}项审批不存在或者已经办结。",
        "Proposal {no} does not exist or is settled."
    )
}

/// 批准的就是所提的：哈希应当相符。
fn hash_is_the_proposals(s: &Scene, it: &Endorse) -> Guard {
    let wanted = open(s, it.proposal).map(|it| it.sha256.as_str());
    let given = it.sha256.trim().to_lowercase();
    ensure!(
        wanted.is_none_or(|wanted| wanted == given),
        "APL-57",
        "所批准的内容与所提的不符（哈希不一致）；请重新打开审批事项，看过现在的内容再批准。",
        "The hash does not match the proposal: open it again and read what it says now."
    )
}

/// 只有链条上的下一步才能审批。
fn next_step_is_actors(s: &Scene, no: u32) -> Guard {
    let step = open(s, no).and_then(|it| it.steps_left().first());
    let today = s.today();
    let admits = |step: &String| s.actor.posts_on(today).any(|post| step_admits(step, post.role));
    let (title, name) = (step.map(|it| step_zh(it)).unwrap_or_default(), &s.actor.name);
    ensure!(
        step.is_none_or(admits),
        "APL-57",
        "现在轮到{title}审批，{name}当日没有这一职务。",
        "The next step belongs to: {title}; {name} does not hold that post."
    )
}

/// 提出人不审批自己所提，一人只审批一步。
fn nobody_approves_twice(s: &Scene, no: u32) -> Guard {
    let mine = |by: &PersonId| *by == s.actor.id;
    let twice =
        open(s, no).is_some_and(|it| mine(&it.by) || it.taken.iter().any(|step| mine(&step.by)));
    let name = &s.actor.name;
    ensure!(
        !twice,
        "APL-57",
        "{name}提出了本项或者已经审批过其中一步；提出、审核、批准应当由不同的人作出。",
        "{name} proposed this or has endorsed a step already; each step needs another person."
    )
}

/// 法制审核一步，不由调查过本案的人办理。
fn reviewer_has_not_investigated(s: &Scene, no: u32) -> Guard {
    let step = open(s, no).and_then(|it| it.steps_left().first());
    let reviews = step.is_some_and(|it| it == case::Role::LegalityReviewer.key());
    let name = &s.actor.name;
    ensure!(
        !reviews || !handlers::have_investigated(s.file).contains(&s.actor.id),
        "APL-58",
        "{name}调查过本案，不能办理其中的法制审核。",
        "{name} has investigated this case and may not review it."
    )
}

/// 提出以后变为应当法制审核或者集体讨论的，链条变了，退回重新提出。
fn chain_still_holds(s: &Scene, no: u32) -> Guard {
    let changed = open(s, no).is_some_and(|it| it.steps != steps(&it.content.act, s));
    ensure!(
        !changed,
        "APL-57",
        "提出以后，本案变为须经不同的审批链条（法制审核、集体讨论）；请退回，重新提出。",
        "The chain for this act has changed since it was proposed: send it back."
    )
}

/// 只能撤回自己提出的。
fn own_proposal(s: &Scene, no: u32) -> Guard {
    let by = open(s, no).map(|it| it.name.as_str()).unwrap_or_default();
    ensure!(
        open(s, no).is_none_or(|it| it.by == s.actor.id),
        "APL-57",
        "该项由{by}提出，只能由其撤回。",
        "Only {by}, who proposed it, may take it back."
    )
}
