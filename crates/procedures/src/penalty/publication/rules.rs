//! 公开和撤回的要求。

use super::{
    Act, Channel, Event, Publish, Withdraw, criteria, published_on, required, withdrawn_on,
};
use crate::{CaseFile, Scene, common, decision, remedy};
use case::{Due, Guard, Outcome, Refusals, ensure};
use law::Law;

pub(super) fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
    match noun {
        "publish" => {
            no.all([penalty_decided(s), not_published(s), not_overturned(s), on_the_list(s)])
        }
        _ => {
            no.check(is_published(s));
        }
    }
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::Publish(it) => {
            no.all([
                secrets_checked(it),
                channel_chosen(it),
                judged_entry_explained(s, it),
                persons_masked(s, &it.facts),
            ]);
            no.pass()?;
            Some(Outcome::event(Event::Published(it.clone())).issue("entry"))
        }
        Act::Withdraw(it) => {
            no.check(common::not_in_the_future(s, it.happened_on, "变更、撤销、确认的日期"));
            no.all([platforms_told(s, it), persons_masked(s, &it.explanation)]);
            no.pass()?;
            Some(Outcome::event(Event::Withdrawn(it.clone())).issue("withdrawal"))
        }
    }
}

/// 公开的期限自作出决定起算；撤回的期限自变更、撤销、确认起算。
pub(super) fn dues(file: &CaseFile, law: &Law) -> Vec<Due> {
    let mut dues = Vec::new();
    let must = required(file, law).iter().any(|it| !it.asked) || published_on(file).is_some();
    if let Some(decided) = decision::made_on(file).filter(|_| must) {
        let met = published_on(file).or_else(|| remedy::overturned_on(file));
        let reckoning = law.reckon("publication", decided);
        dues.push(Due::of_authority("公开处罚决定", "publish the decision", reckoning, met));
    }
    let overturned = remedy::overturned_on(file);
    let published = published_on(file);
    if let (Some(on), Some(published)) = (overturned, published)
        && published <= on
    {
        let reckoning = law.reckon("publication_withdrawal", on);
        let (zh, en) = ("撤回公开信息并说明理由", "withdraw the publication");
        dues.push(Due::of_authority(zh, en, reckoning, withdrawn_on(file)));
    }
    dues
}

/// 作出了处罚决定，才有可以公开的决定。
fn penalty_decided(s: &Scene) -> Guard {
    ensure!(
        decision::made_on(s.file).is_some(),
        "APL-48",
        "本案没有作出行政处罚决定。",
        "No penalty has been decided."
    )
}

/// 公开一次；撤回以后可以重新公开变更后的决定。
fn not_published(s: &Scene) -> Guard {
    let on = published_on(s.file).filter(|_| withdrawn_on(s.file).is_none());
    let shown = on.map(|it| it.to_string()).unwrap_or_default();
    ensure!(on.is_none(), "APL-48", "已于{shown}公开。", "The decision was published on {shown}.")
}

/// 已被撤销、确认违法或者无效的决定，不再公开。
fn not_overturned(s: &Scene) -> Guard {
    let on = remedy::overturned_on(s.file).map(|it| it.to_string()).unwrap_or_default();
    ensure!(
        on.is_empty(),
        "APL-48.2",
        "决定已于{on}被变更、撤销、确认违法或者无效，不得照原样公开。",
        "The decision was overturned on {on} and may not be published as it was."
    )
}

/// 只公开具有一定社会影响的决定：在本市清单上。
fn on_the_list(s: &Scene) -> Guard {
    let undecided = decision::made_on(s.file).is_none();
    ensure!(
        undecided || !required(s.file, s.law).is_empty(),
        "APL-48",
        "本案不在本市“具有一定社会影响”的公开清单上，不予公开（AMB-06）。",
        "The decision is not on the city's list of decisions to be published (AMB-06)."
    )
}

/// 公开以前应当核查秘密和隐私。
fn secrets_checked(it: &Publish) -> Guard {
    ensure!(
        it.secrets,
        "APL-48",
        "公开以前应当核查不含国家秘密、商业秘密和个人隐私。",
        "Check for secrets and privacy before publishing."
    )
}

/// 应当写明公开渠道。
fn channel_chosen(it: &Publish) -> Guard {
    ensure!(!it.channels.is_empty(), "APL-48", "请选择公开渠道。", "Choose where it is published.")
}

/// 只符合须由人判断的情形的，应当写明判断的理由。
fn judged_entry_explained(s: &Scene, it: &Publish) -> Guard {
    let entries = required(s.file, s.law);
    let only_asked = !entries.is_empty() && entries.iter().all(|it| it.asked);
    let shown: Vec<_> = entries.iter().map(|it| it.zh.as_str()).collect();
    let shown = shown.join("；");
    ensure!(
        !only_asked || it.attention.is_some(),
        "APL-48",
        "本案只可能符合须由人判断的情形（{shown}），请写明判断和理由。",
        "Only criteria that a person must judge apply: say why they hold."
    )
}

/// 公开的文字不得出现自然人的姓名、证件号码、住址和电话。
fn persons_masked(s: &Scene, text: &str) -> Guard {
    let party = s.file.party.known();
    let private = party.map(criteria::private).unwrap_or_default();
    let found: Vec<_> = private.into_iter().filter(|it| text.contains(*it)).collect();
    let (found, shown) = (found.join("、"), party.map(criteria::masked).unwrap_or_default());
    ensure!(
        found.is_empty(),
        "APL-50",
        "公开的文字含有个人信息：{found}；请隐去，当事人写作“{shown}”。",
        "The text contains personal data ({found}); write “{shown}” instead."
    )
}

/// 公开以后才有撤回。
fn is_published(s: &Scene) -> Guard {
    ensure!(
        published_on(s.file).is_some() && withdrawn_on(s.file).is_none(),
        "APL-48.2",
        "决定没有公开，或者已经撤回。",
        "The decision is not published, or was withdrawn."
    )
}

/// 公开过的每个渠道都应当撤回。
fn platforms_told(s: &Scene, it: &Withdraw) -> Guard {
    let published = s.file.publication.published.as_ref();
    let used = published.map_or(&[][..], |(_, it)| &it.channels);
    let missing: Vec<_> = used.iter().filter(|one| !it.told_platforms.contains(one)).collect();
    let missing: Vec<_> = missing.into_iter().copied().map(Channel::zh).collect();
    let missing = missing.join("、");
    ensure!(
        missing.is_empty(),
        "APL-48.2",
        "曾在{missing}公开，也应当撤回。",
        "It was also published elsewhere ({missing}): withdraw it there too."
    )
}
