//! 审核目录 — in which cases the law or the city demands a review; the same test serves the lists of
//! cases to be discussed by the heads and of decisions to be published.

use crate::{
    Scene, common, common::Penalty, discretion, hearing, investigation_report, prior_notice,
};
use law::{
    Fen,
    city::Criterion,
    item::{Field, PenaltyKind, Who},
};

/// Why a step is required.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The case in Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Citation of the statute or by-law.
    pub source: String,
}

/// Every reason why this case must be reviewed before the head decides; empty where none.
pub fn required(s: &Scene) -> Vec<Reason> {
    let report = investigation_report::report(s.file);
    let heard = hearing::held_on(s.file).is_some();
    let of_law = [
        (
            report.is_some_and(|it| it.public_interest),
            "涉及重大公共利益",
            "major public interest",
            "行政处罚法第五十八条第一款第一项",
        ),
        (
            heard,
            "直接关系当事人重大权益，经过听证程序",
            "a hearing was held",
            "行政处罚法第五十八条第一款第二项",
        ),
        (
            report.is_some_and(|it| it.complex),
            "案件情况疑难复杂、涉及多个法律关系",
            "a difficult case",
            "行政处罚法第五十八条第一款第三项",
        ),
    ];
    let of_law = of_law.into_iter().filter(|(holds, ..)| *holds).map(|(_, zh, en, source)| {
        Reason { zh: zh.to_owned(), en: en.to_owned(), source: source.to_owned() }
    });
    of_law.chain(holding(s, &s.law.city().review)).collect()
}

/// The entries of a city's list that hold for what is proposed in this case.
pub fn holding(s: &Scene, list: &[Criterion]) -> Vec<Reason> {
    let weighed = discretion::chosen(s.file).map(|it| &it.penalty);
    let proposed = weighed.or_else(|| prior_notice::given(s.file).map(|it| &it.penalty));
    let Some(penalty) = proposed else {
        return Vec::new();
    };
    let held = list.iter().filter(|it| holds(s, it, penalty));
    let reason =
        |it: &Criterion| Reason { zh: it.zh.clone(), en: it.en.clone(), source: it.source.clone() };
    held.map(reason).collect()
}

/// Whether every test of an entry holds for this penalty in this case.
fn holds(s: &Scene, it: &Criterion, penalty: &Penalty) -> bool {
    let kinds = penalty.kinds();
    let item = discretion::item(s.file).and_then(|code| s.law.item(code));
    let fine = penalty.fine.unwrap_or(Fen::ZERO);
    let asked = it.asked.is_none() || answered_yes(s, it);
    let any_kind =
        |wanted: &[PenaltyKind]| wanted.is_empty() || kinds.iter().any(|it| wanted.contains(it));
    let of_field =
        |fields: &[Field]| fields.is_empty() || item.is_some_and(|it| fields.contains(&it.field));
    let of_item = it.items.is_empty() || item.is_some_and(|found| it.items.contains(&found.code));
    it.who.is_none_or(|who| party_is(s, who))
        && it.fine_min.is_none_or(|min| fine >= min.fen())
        && it.confiscation_min.is_none_or(|min| penalty.confiscated() >= min.fen())
        && any_kind(&it.kinds)
        && of_item
        && of_field(&it.fields)
        && it.hearing_held.is_none_or(|held| held == hearing::held_on(s.file).is_some())
        && it.mitigated.is_none_or(|less| less == discretion::mitigates(s.file))
        && it.departs.is_none_or(|departs| departs == discretion::departs(s.file))
        && asked
}

/// Whether the officers answered a question of the list with yes in their report.
fn answered_yes(s: &Scene, it: &Criterion) -> bool {
    let report = investigation_report::report(s.file);
    report.is_some_and(|report| report.local.iter().any(|name| *name == it.key || *name == it.zh))
}

fn party_is(s: &Scene, who: Who) -> bool {
    let party = s.file.party.known();
    party.is_some_and(|it| common::covers(s.law, who, it.kind))
}
