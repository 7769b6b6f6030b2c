//! 当事人 — who the party is, and who speaks for it.
//!
//! 行政处罚法第五十九条第一款第一项（决定书载明当事人基本情况）；第四十条（事实须查明）。

use crate::{CaseFile, Earlier, Institution, Record, Scene};
use case::{Guard, LongText, Outcome, Party, Refusals, acts, ensure, party::CodeCheck};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

acts! {
    /// 查明并登记当事人的基本情况；以后发现有误的，再次登记。
    Identify "查明当事人" "identify the party" as "identify" by [Officer, WindowClerk] under "APL-40" {
        party: Party = "当事人", "party";
        basis: LongText = "核实依据", "how it was verified";
    }
    /// 当事人委托的代理人：由当事人提交载明权限的委托书。
    Represent "登记代理人" "register a representative" as "represent"
        by [Officer, WindowClerk] under "APL-64.5" {
        name: String = "代理人姓名", "name of the representative";
        id_number: Option<String> = "身份证件号码", "identity number";
        powers: LongText = "委托事项和权限", "matters and powers";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已查明当事人。
    Identified {
        /// The party.
        party: Party,
        /// How it was verified.
        basis: String,
    },
    /// 已登记代理人。
    Represented {
        /// The representative.
        representative: Represent,
    },
}

/// What is recorded of a party that an act of another institution brings along.
pub fn identified(party: Party, basis: &str) -> crate::Event {
    crate::Event::Party(Event::Identified { party, basis: basis.to_owned() })
}

/// What is known of the party.
#[derive(Clone, Default)]
pub struct State {
    party: Option<Party>,
    identified_on: Option<Date>,
    representatives: Vec<Represent>,
}

impl State {
    /// The party as last identified, or as first named with the lead.
    pub fn known(&self) -> Option<&Party> {
        self.party.as_ref()
    }

    /// Day on which the party was identified.
    pub fn identified_on(&self) -> Option<Date> {
        self.identified_on
    }

    /// Those who may speak for the party.
    pub fn representatives(&self) -> &[Represent] {
        &self.representatives
    }
}

/// The law of the party.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;

    fn apply(state: &mut State, event: &Event, record: &Record) {
        match event {
            Event::Identified { party, .. } => {
                state.party = Some(party.clone());
                state.identified_on = Some(record.stamp.day());
            }
            Event::Represented { representative } => {
                state.representatives.push(representative.clone());
            }
        }
    }

    fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
        match act {
            Act::Identify(it) => {
                no.check(identity_number_is_right(&it.party));
                no.pass()?;
                let (party, basis) = (it.party.clone(), it.basis.to_string());
                Some(Outcome::event(Event::Identified { party, basis }))
            }
            Act::Represent(it) => {
                no.check(few_representatives(s));
                no.pass()?;
                Some(Outcome::event(Event::Represented {
                    representative: it.clone(),
                }))
            }
        }
    }

    fn tells(file: &CaseFile, earlier: &mut Earlier) {
        if let Some(party) = file.party.known() {
            earlier.party = party.identity();
        }
    }
}

/// 居民身份证号码校验码应当相符；统一社会信用代码不符的只作提示。
pub fn identity_number_is_right(party: &Party) -> Guard {
    let wrong = match party.check_id_number() {
        CodeCheck::Wrong(why) => why,
        _ => String::new(),
    };
    ensure!(
        wrong.is_empty(),
        "APL-40",
        "当事人身份没有查清：{wrong}。",
        "The identity is not established: {wrong}."
    )
}

/// 当事人可以委托一至二人代理。
fn few_representatives(s: &Scene) -> Guard {
    let most = s.law.threshold("hearing_agents_max");
    let found = i64::try_from(s.file.party.representatives().len()).unwrap_or(i64::MAX);
    ensure!(
        found < most,
        "APL-64.5",
        "当事人已经委托了{found}名代理人，至多{most}名。",
        "{found} representatives are registered; at most {most} are allowed."
    )
}
