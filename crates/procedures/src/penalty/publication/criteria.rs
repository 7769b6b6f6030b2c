//! 公开清单和去标识化。

use crate::{CaseFile, common, common::Penalty, decision, discretion, hearing};
use case::{Party, PartyKind};
use law::{Fen, Law, city::Criterion, item::Who};

/// An entry of the city's list that holds for a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it says.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Citation of the by-law.
    pub source: String,
    /// Whether a person has to judge it.
    pub asked: bool,
}

/// The entries of the list of decisions to be published that hold for this decision. Entries that a
/// person has to judge are marked. Where the city publishes every penalty (AMB-06) there is one entry.
pub fn required(file: &CaseFile, law: &Law) -> Vec<Entry> {
    let Some(decided) = decision::made(file) else { return Vec::new() };
    if law.city().reads("AMB-06", "all_penalties") {
        return vec![Entry {
            zh: "本市公开全部行政处罚决定".to_owned(),
            en: "the city publishes every penalty".to_owned(),
            source: "三项制度指导意见（六）".to_owned(),
            asked: false,
        }];
    }
    let list = law.city().publication.iter();
    let entry = |it: &Criterion| Entry {
        zh: it.zh.clone(),
        en: it.en.clone(),
        source: it.source.clone(),
        asked: it.asked.is_some(),
    };
    list.filter(|it| holds(file, law, it, &decided.penalty)).map(entry).collect()
}

fn holds(file: &CaseFile, law: &Law, it: &Criterion, penalty: &Penalty) -> bool {
    let kinds = penalty.kinds();
    let item = file.filing.item().and_then(|code| law.item(code));
    let fine = penalty.fine.unwrap_or(Fen::ZERO);
    let party = file.party.known();
    let is = |who: Who| party.is_some_and(|it| common::covers(law, who, it.kind));
    it.who.is_none_or(is)
        && it.fine_min.is_none_or(|min| fine >= min.fen())
        && it.confiscation_min.is_none_or(|min| penalty.confiscated() >= min.fen())
        && (it.kinds.is_empty() || kinds.iter().any(|kind| it.kinds.contains(kind)))
        && (it.items.is_empty() || item.is_some_and(|found| it.items.contains(&found.code)))
        && (it.fields.is_empty() || item.is_some_and(|found| it.fields.contains(&found.field)))
        && it.hearing_held.is_none_or(|held| held == hearing::held_on(file).is_some())
        && it.mitigated.is_none_or(|less| less == discretion::mitigates(file))
        && it.departs.is_none_or(|departs| departs == discretion::departs(file))
}

/// The party as the public sees it: an organization by its full name; a natural person by the surname
/// and 某 for each character left out.
pub fn masked(party: &Party) -> String {
    match party.kind {
        PartyKind::Citizen => masked_name(&party.name),
        PartyKind::IndividualBusiness if party.name.chars().count() <= LONGEST_NAME => {
            masked_name(&party.name)
        }
        _ => party.name.clone(),
    }
}

/// Names of natural persons have at most this many characters; an individual business with a shorter
/// name trades under the name of a person.
const LONGEST_NAME: usize = 4;

fn masked_name(name: &str) -> String {
    let mut shown = String::new();
    for (at, one) in name.chars().enumerate() {
        shown.push(if at == 0 || one == '·' { one } else { '某' });
    }
    shown
}

/// What of the party must not appear in a published text: names of natural persons, numbers of their
/// identity cards, their dwellings and telephones.
pub(super) fn private(party: &Party) -> Vec<&str> {
    let natural = matches!(party.kind, PartyKind::Citizen | PartyKind::IndividualBusiness);
    let masked = masked(party) != party.name;
    let name = masked.then_some(party.name.as_str());
    let own = [party.id_number.as_deref(), party.phone.as_deref(), Some(party.address.as_str())];
    let own = own.into_iter().filter(|_| natural).flatten();
    let all = name.into_iter().chain(own).chain(party.representative.as_deref());
    all.map(str::trim).filter(|it| it.chars().count() > 1).collect()
}

#[cfg(test)]
mod tests {
    use super::masked_name;

    #[test]
    fn names_are_masked_but_the_surname() {
        assert_eq!(masked_name("周大福"), "周某某");
        assert_eq!(masked_name("李岩"), "李某");
        assert_eq!(masked_name("买买提·艾力"), "买某某·某某");
    }
}
