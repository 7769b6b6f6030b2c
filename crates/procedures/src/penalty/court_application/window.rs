//! 申请期限：从什么时候起、到什么时候止可以申请法院执行；以及法院一边的期限。

use super::{Step, applied_on};
use crate::{CaseFile, deferral, payment, remedy};
use case::Due;
use jiff::civil::Date;
use law::{Law, Reckoning};

/// When the court may be asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Window {
    /// First day.
    pub opens: Date,
    /// The period that ends with the last day.
    pub closes: Reckoning,
}

/// 申请期间：自复议、诉讼期限届满次日起；批准暂缓、分期的，自该期限结束之日起算，两者取后。
pub fn window(file: &CaseFile, law: &Law) -> Option<Window> {
    let remedies_end = remedy::enforceable_from(file, law)?.legal_end;
    let closes = law.reckon("court_application", remedies_end);
    let deferred = deferral::ends_on(file);
    let after_deferral = deferred.map(|on| law.reckon("deferral_court_application", on));
    let last_of_both = deferred.map_or(remedies_end, |on| on.max(remedies_end));
    let opens = last_of_both.tomorrow().ok()?;
    let closes = match after_deferral {
        Some(it) if it.legal_end > closes.legal_end => it,
        _ => closes,
    };
    Some(Window { opens, closes })
}

pub(super) fn dues(file: &CaseFile, law: &Law) -> Vec<Due> {
    let mut dues: Vec<Due> = application(file, law).into_iter().collect();
    let it = &file.court_application;
    let first_of = |steps: &[Step]| steps.iter().filter_map(|step| it.step_on(*step)).min();
    let mut court = |zh: &str, en: &str, term: &str, from: Option<Date>, met: Option<Date>| {
        if let Some(from) = from {
            dues.push(Due::of_party(zh, en, law.reckon(term, from), met));
        }
    };
    let answered = first_of(&[Step::Accepted, Step::NotAccepted]);
    let ruled = first_of(&[Step::Granted, Step::Denied]);
    court("法院受理", "court accepts", "court_acceptance", it.step_on(Step::Received), answered);
    let accepted = it.step_on(Step::Accepted);
    match it.step_on(Step::Heard) {
        Some(_) => court("法院裁定", "court rules", "court_ruling_heard", accepted, ruled),
        None => court("法院裁定", "court rules", "court_ruling", accepted, ruled),
    }
    let urgent = it.application().is_some_and(|it| it.urgent.is_some());
    let granted = it.step_on(Step::Granted).filter(|_| urgent);
    court(
        "法院立即执行",
        "court executes at once",
        "court_immediate",
        granted,
        super::ended_on(file),
    );
    let complained = it.complaints.last().map(|it| it.sent_on);
    let refused = it.step_on(Step::NotAccepted);
    court(
        "对不予受理申请复议",
        "go to the higher court",
        "court_acceptance_review",
        refused,
        complained,
    );
    let denied = it.step_on(Step::Denied);
    court(
        "对不准予执行申请复议",
        "go to the higher court",
        "court_refusal_review",
        denied,
        complained,
    );
    dues
}

/// The bureau's own period for asking the court: it runs while something is not performed.
fn application(file: &CaseFile, law: &Law) -> Option<Due> {
    let owed = payment::imposed(file) != payment::Imposed::default();
    let settled = payment::settled_on(file);
    if !owed || remedy::stands_by_judgment(file).is_some() {
        return None;
    }
    let window = window(file, law)?;
    let met = applied_on(file).or(settled);
    let (zh, en) = ("申请法院强制执行", "apply to the court");
    Some(Due::of_authority(zh, en, window.closes, met))
}
