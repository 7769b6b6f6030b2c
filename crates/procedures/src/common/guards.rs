//! Requirements that many acts share. Each names its rule; institutions list them among their own.

use crate::Scene;
use case::{Guard, PersonId, ensure};
use jiff::civil::Date;

/// 执法人员不得少于两人，法律另有规定的除外。
pub fn two_officers(s: &Scene, officers: &[PersonId]) -> Guard {
    let least = s.law.threshold("officers_minimum");
    let mut distinct: Vec<_> = officers.iter().collect();
    distinct.sort();
    distinct.dedup();
    let found = i64::try_from(distinct.len()).unwrap_or(i64::MAX);
    ensure!(
        found >= least,
        "APL-42",
        "执法人员不得少于{least}人，这里写了{found}人。",
        "At least {least} officers are needed; {found} named."
    )
}

/// 执法人员当日均具有行政执法资格。
pub fn officers_certified(s: &Scene, officers: &[PersonId], day: Date) -> Guard {
    let without = |id: &&PersonId| !s.people.get(id).is_some_and(|it| it.certified(day));
    let names: Vec<_> = officers.iter().filter(without).map(|it| s.people.name(it)).collect();
    let names = names.join("、");
    ensure!(
        names.is_empty(),
        "APL-42",
        "{names}在{day}没有有效的行政执法证件。",
        "{names}: no valid enforcement certificate on {day}."
    )
}

/// 协管人员只作辅助，不得单独或者以执法人员身份实施执法。
pub fn no_auxiliaries(s: &Scene, officers: &[PersonId], day: Date) -> Guard {
    let auxiliary = |id: &&PersonId| {
        let person = s.people.get(id);
        person.is_some_and(|it| it.holds(case::Role::Auxiliary, day))
    };
    let names: Vec<_> = officers.iter().filter(auxiliary).map(|it| s.people.name(it)).collect();
    let names = names.join("、");
    ensure!(
        names.is_empty(),
        "AUX-1",
        "{names}是协管人员，不能作为执法人员。",
        "{names}: auxiliaries cannot act as officers."
    )
}

/// 两名以上、持证、非协管：实施执法行为的人员要求，一次问全。
pub fn enforcing_officers(s: &Scene, officers: &[PersonId], day: Date) -> [Guard; 3] {
    [
        two_officers(s, officers),
        officers_certified(s, officers, day),
        no_auxiliaries(s, officers, day),
    ]
}

/// 应当先立案（立案前依法取得的证据可以使用）。
pub fn case_filed(s: &Scene) -> Guard {
    ensure!(
        s.file.filing.filed_on().is_some(),
        "M55-15.2",
        "本案尚未立案。",
        "The case has not been filed."
    )
}

/// 行为日期不得在今天之后。
pub fn not_in_the_future(s: &Scene, day: Date, what: &str) -> Guard {
    let today = s.today();
    ensure!(
        day <= today,
        "APL-47",
        "{what}（{day}）在今天（{today}）之后；全过程记录只记已经发生的事。",
        "{what} ({day}) lies after today ({today}); a record states what has happened."
    )
}

/// Whether the law for legal persons and other organizations applies to a party of this kind: an
/// individual business counts as a citizen unless the city reads otherwise (AMB-07).
pub fn counts_as_organization(law: &law::Law, kind: case::PartyKind) -> bool {
    match kind {
        case::PartyKind::IndividualBusiness => law.city().reads("AMB-07", "organization"),
        kind => kind.is_organization(),
    }
}
