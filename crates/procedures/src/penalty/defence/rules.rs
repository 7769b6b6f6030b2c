//! 陈述、申辩的要求。

use super::{Act, Event, State, Waive, Way};
use crate::{Attempt, Scene, common, prior_notice};
use case::{Guard, Outcome, Refusals, Role, ensure};

pub(super) fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
    no.all([common::case_filed(s), common::not_concluded(s)]);
    match noun {
        "review" => {
            no.check(statement_waits(s));
        }
        "waive" => no.all([notice_served(s), not_waived(s)]),
        // A party may speak as soon as it knows of the case; nobody may refuse to listen.
        _ => {}
    }
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::State(it) => {
            recorded_by_officers(s, it, no);
            if let Some(day) = it.posted_on {
                no.check(common::not_in_the_future(s, day, "交邮日期"));
            }
            no.pass()?;
            let oral = it.way == Way::Oral;
            Some(Outcome::event(Event::Stated(it.clone())).issue_if(oral, "record"))
        }
        Act::Waive(it) => {
            no.check(waiver_is_explicit(it));
            no.pass()?;
            Some(Outcome::event(Event::Waived(it.clone())))
        }
        Act::Review(it) => {
            no.all(common::enforcing_officers(s, &it.officers, s.today()));
            no.pass()?;
            Some(Outcome::event(Event::Reviewed(it.clone())).issue("opinion"))
        }
    }
}

/// 口头陈述申辩的，由两名以上执法人员记录。
fn recorded_by_officers(s: &Scene, it: &State, no: &mut Refusals) {
    let by_the_bureau = !s.actor.holds(Role::Party, s.today());
    if it.way == Way::Oral && by_the_bureau {
        no.all(common::enforcing_officers(s, &it.officers, s.today()));
    }
}

/// 告知书送达之后，才谈得上放弃。
fn notice_served(s: &Scene) -> Guard {
    ensure!(
        prior_notice::served(s).is_some(),
        "APL-62",
        "行政处罚意见告知书尚未送达，当事人还不知道拟处罚的内容，谈不上放弃权利。",
        "The notice has not been served: nobody waives a right before knowing what is intended."
    )
}

/// 已经放弃的，不重复。
fn not_waived(s: &Scene) -> Guard {
    ensure!(
        super::waived_on(s.file).is_none(),
        "APL-62",
        "当事人已经对这次告知明确放弃陈述、申辩。",
        "The party has waived its statement already."
    )
}

/// 放弃应当明确。
fn waiver_is_explicit(it: &Waive) -> Guard {
    ensure!(
        it.explicit,
        "APL-62",
        "放弃陈述、申辩应当由当事人明确表示：沉默、拒收、不来都不是明确放弃，请等待期限届满。",
        "A waiver must be explicit: silence or absence is none; wait until the period is over."
    )
}

/// 有尚未复核的陈述申辩，才复核。
fn statement_waits(s: &Scene) -> Guard {
    ensure!(
        super::open(s.file),
        "APL-45",
        "没有等待复核的陈述、申辩。",
        "No statement waits for a re-check."
    )
}

pub(super) fn objects(attempt: &Attempt, s: &Scene, no: &mut Refusals) {
    if attempt.is(&["decision.decide", "no_penalty.decide", "legality_review.review"]) {
        no.check(statement_re_checked(s));
    }
}

/// 当事人陈述、申辩的，应当复核并写出书面复核意见。
fn statement_re_checked(s: &Scene) -> Guard {
    let on = super::stated_on(s.file).map(|it| it.to_string()).unwrap_or_default();
    ensure!(
        !super::open(s.file),
        "APL-45",
        "当事人于{on}提出的陈述、申辩尚未复核，应当先作出书面复核意见。",
        "The statement of {on} has not been re-checked; a written opinion comes first."
    )
}
