//! 电子送达确认 — the party agrees in writing to electronic delivery, and names where.
//!
//! 行政处罚法第六十一条第二款；住房和城乡建设行政处罚程序规定第三十七条。没有签过确认书的，不得电子送达。

mod papers;

use crate::{CaseFile, Institution, PaperScene, Record, Scene, common};
use case::{BlobRef, Due, Guard, Outcome, PaperKind, Refusals, acts, choices, ensure, group};
use jiff::civil::Date;
use law::Law;
use serde::{Deserialize, Serialize};
use serde_json::Value;

choices! {
    /// 电子送达方式。
    Channel {
        Fax = "fax", "传真", "fax";
        Email = "email", "电子邮件", "e-mail";
        Messenger = "messenger", "即时通讯账号", "instant messenger";
    }
}

group! {
    /// 电子送达地址。
    Address {
        channel: Channel = "方式", "channel";
        address: String = "传真号码、电子邮箱或者即时通讯账号", "number, mailbox or account";
    }
}

acts! {
    /// 当事人签名或者盖章，同意电子送达，写明地址和备用联系方式，并知道变更应当限期书面告知。
    Confirm "签署电子送达确认书" "confirm electronic delivery" as "confirm"
        by [Officer, WindowClerk] under "APL-61" {
        addresses: Vec<Address> = "电子送达地址", "addresses";
        fallback: String = "备用联系方式", "fallback contact";
        signed_on: Date = "签署日期", "signed on";
        signed_by: String = "签名人", "signed by";
        original: BlobRef = "签名的确认书（影像）", "image of the signed confirmation";
    }
    /// 当事人书面告知地址变更；告知以前，向原地址送达有效。
    Change "登记电子送达地址变更" "record a changed address" as "change"
        by [Officer, WindowClerk] under "APL-61" {
        addresses: Vec<Address> = "变更后的电子送达地址", "new addresses";
        changed_on: Date = "变更日期", "changed on";
        told_on: Date = "书面告知日期", "told on";
        original: Option<BlobRef> = "书面告知（影像）", "image of the letter";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已确认。
    Confirmed(Confirm),
    /// 已变更。
    Changed(Change),
}

/// What is known of the party's consent.
#[derive(Clone, Default)]
pub struct State {
    confirmed: Option<Confirm>,
    changes: Vec<Change>,
}

impl State {
    /// Day on which the party signed.
    pub fn confirmed_on(&self) -> Option<Date> {
        self.confirmed.as_ref().map(|it| it.signed_on)
    }
    /// What the party signed.
    pub fn confirmation(&self) -> Option<&Confirm> {
        self.confirmed.as_ref()
    }
}

/// Addresses to which papers may be sent on a day; none before the party confirmed.
pub fn addresses_on(file: &CaseFile, day: Date) -> Vec<String> {
    let state = &file.electronic_confirmation;
    let Some(confirmed) = state.confirmed.as_ref().filter(|it| it.signed_on <= day) else {
        return Vec::new();
    };
    let told = state.changes.iter().rev().find(|it| it.told_on <= day);
    let addresses = told.map_or(&confirmed.addresses, |it| &it.addresses);
    addresses.iter().map(|it| it.address.trim().to_owned()).collect()
}

/// 当事人签过电子送达确认书。
pub fn given(s: &Scene) -> Guard {
    ensure!(
        s.file.electronic_confirmation.confirmed.is_some(),
        "APL-61",
        "当事人没有签署电子送达确认书，不得采用电子送达。",
        "The party has not signed a confirmation of electronic delivery."
    )
}

/// The law of consent to electronic delivery.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut State, event: &Event, _record: &Record) {
        match event {
            Event::Confirmed(it) => {
                state.confirmed = Some(it.clone());
                state.changes.clear();
            }
            Event::Changed(it) => state.changes.push(it.clone()),
        }
    }

    fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
        no.check(party_known(s));
        if noun == "change" {
            no.check(given(s));
        }
    }

    fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
        match act {
            Act::Confirm(it) => {
                no.check(common::not_in_the_future(s, it.signed_on, "签署日期"));
                no.all([addresses_named(&it.addresses), signed_by_party(s, &it.signed_by)]);
                no.pass()?;
                Some(Outcome::event(Event::Confirmed(it.clone())).issue("confirmation"))
            }
            Act::Change(it) => {
                no.check(common::not_in_the_future(s, it.told_on, "告知日期"));
                no.all([addresses_named(&it.addresses), changed_before_told(it)]);
                no.pass()?;
                Some(Outcome::event(Event::Changed(it.clone())))
            }
        }
    }

    fn dues(file: &CaseFile, law: &Law) -> Vec<Due> {
        let due = |it: &Change| {
            let reckoning = law.reckon("address_change_notice", it.changed_on);
            let (zh, en) = ("告知电子送达地址变更", "tell a changed address");
            Due::of_party(zh, en, reckoning, Some(it.told_on))
        };
        file.electronic_confirmation.changes.iter().map(due).collect()
    }

    fn fields(_paper: &str, s: &PaperScene) -> Value {
        papers::fields(s)
    }
}

/// 应当已经查明当事人。
fn party_known(s: &Scene) -> Guard {
    ensure!(
        s.file.party.known().is_some(),
        "APL-61",
        "当事人尚未查明，谈不上同意电子送达。",
        "The party has not been identified."
    )
}

/// 确认书应当写明至少一个电子送达地址。
fn addresses_named(addresses: &[Address]) -> Guard {
    ensure!(
        !addresses.is_empty(),
        "APL-61",
        "请写明至少一个传真号码、电子邮箱或者即时通讯账号。",
        "Name at least one fax number, mailbox or account."
    )
}

/// 确认书由当事人、其代表人或者代理人签名。
fn signed_by_party(s: &Scene, name: &str) -> Guard {
    let party = s.file.party.known();
    let itself =
        party.is_some_and(|it| it.name == name || it.representative.as_deref() == Some(name));
    let agent = s.file.party.representatives().iter().any(|it| it.name == name);
    ensure!(
        party.is_none() || itself || agent,
        "APL-61",
        "{name}不是当事人、其法定代表人或者登记的代理人，不能替当事人同意电子送达。",
        "{name} is neither the party nor its representative."
    )
}

/// 告知不早于变更。
fn changed_before_told(it: &Change) -> Guard {
    let (changed, told) = (it.changed_on, it.told_on);
    ensure!(
        changed <= told,
        "APL-61",
        "告知日期（{told}）早于变更日期（{changed}）。",
        "Told on {told}, before the change on {changed}."
    )
}
