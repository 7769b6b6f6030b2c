//! 现场检查的要求。

use super::{Act, Event, Record};
use crate::{Scene, common};
use case::{Guard, Outcome, Refusals, ensure};
use law::{Citation, Place, Rank};

pub(super) fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
    no.all(common::investigation_open(s));
    if noun == "approve" {
        no.check(not_filed_yet(s));
    }
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::Approve(it) => {
            no.all(common::enforcing_officers(s, &it.officers, s.today()));
            no.check(basis_is_published_law(s, &it.basis));
            no.pass()?;
            Some(Outcome::event(Event::Approved(it.clone())).issue("approval"))
        }
        Act::Record(it) => {
            no.all(common::enforcing_officers(s, &it.officers, it.from.date()));
            no.all([
                basis_in_law(s, &it.basis),
                enterprise_check_approved(s, it),
                common::certificates_shown(it.certificates_shown),
                party_told_to_attend(it),
                rights_were_told(it),
                process_filmed_when_unsigned(it),
                common::witness_is_neutral(&it.presence),
                common::recorded_or_explained(&it.recording),
                common::moments_in_order(s, it.from, it.to),
            ]);
            no.pass()?;
            Some(Outcome::event(Event::Recorded(it.clone())).issue("record"))
        }
    }
}

/// Rank of the instrument that `basis` cites, where we know the instrument; an error when `basis`
/// cites no article at all.
fn rank_of(s: &Scene, basis: &str) -> Result<Option<Rank>, ()> {
    let citation: Citation = basis.trim().parse().map_err(|_| ())?;
    if citation.article == Place::Whole {
        return Err(());
    }
    Ok(s.law.instrument(&citation.instrument).map(|it| it.head.rank))
}

/// 检查应当依照法律、法规的规定进行；规章和文件不能作为案件调查中检查的依据。
fn basis_in_law(s: &Scene, basis: &str) -> Guard {
    let rank = rank_of(s, basis);
    let lower = |it: &Rank| !matches!(it, Rank::Law | Rank::Regulation | Rank::LocalRegulation);
    let wrong = rank.is_err() || rank.is_ok_and(|it| it.is_some_and(|it| lower(&it)));
    ensure!(
        !wrong,
        "APL-54",
        "检查依据“{basis}”应当写明法律、法规的名称和条文，如“城市道路管理条例第二十七条”；规章、文件不能作依据。",
        "The basis “{basis}” must cite an article of a law or regulation, not of a rule or policy."
    )
}

/// 涉企检查的依据限于法律、法规、规章。
fn basis_is_published_law(s: &Scene, basis: &str) -> Guard {
    let rank = rank_of(s, basis);
    let lower = |it: &Rank| matches!(it, Rank::Policy | Rank::Standard | Rank::Judicial);
    let wrong = rank.is_err() || rank.is_ok_and(|it| it.is_some_and(|it| lower(&it)));
    ensure!(
        !wrong,
        "G54-2",
        "检查依据“{basis}”应当写明法律、法规、规章的名称和条文。",
        "The basis “{basis}” must cite an article of a law, regulation or rule."
    )
}

/// 立案以前到企业检查，应当事先经负责人批准；紧急的事后补办。
fn enterprise_check_approved(s: &Scene, it: &Record) -> Guard {
    let target = &it.target;
    let filed = s.file.filing.filed_on().is_some();
    let approved = s.file.inspection.approved_on(target);
    let in_time = approved.is_some_and(|on| on <= it.from.date());
    ensure!(
        !it.enterprise || filed || in_time || it.urgent.is_some(),
        "G54-4",
        "尚未立案，到企业检查应当事先经机关负责人批准；对“{target}”没有批准，也没有写明紧急理由。",
        "Before filing, a check of an enterprise needs the head's approval; none for “{target}”."
    )
}

/// 立案以后的检查属于案件调查，不需要另行批准。
fn not_filed_yet(s: &Scene) -> Guard {
    ensure!(
        s.file.filing.filed_on().is_none(),
        "G54-4",
        "已经立案，检查属于案件调查，不需要涉企检查批准。",
        "The case is filed: the inspection is part of the investigation and needs no such approval."
    )
}

/// 检查应当通知当事人到场；无法找到的注明。
fn party_told_to_attend(it: &Record) -> Guard {
    let missing = it.presence.party == common::Attendance::NotFound;
    ensure!(
        it.party_notified || missing,
        "M55-17",
        "检查应当通知当事人到场；无法找到当事人的，请在到场情况中注明。",
        "The party must be told to attend; if it cannot be found, say so."
    )
}

/// 告知检查事由、依据和权利。
fn rights_were_told(it: &Record) -> Guard {
    let missing = !it.presence.signed() && it.presence.person.is_none();
    ensure!(
        it.rights_told || missing,
        "G118-5",
        "没有告知检查的事由、依据和申请回避等权利。",
        "Reason, basis and rights were not told."
    )
}

/// 当事人未到场或者没有签名的，以录像等方式记录检查过程并在笔录中注明。
fn process_filmed_when_unsigned(it: &Record) -> Guard {
    let how = it.presence.party.zh();
    let made_good = it.recording.exists() && it.presence.remark.is_some();
    ensure!(
        it.presence.signed() || made_good,
        "M55-17",
        "当事人{how}：应当以录像等方式记录检查过程，并在笔录中注明情况。",
        "The party did not sign: film the inspection and note it in the record."
    )
}
