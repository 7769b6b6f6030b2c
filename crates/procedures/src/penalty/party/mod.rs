//! 当事人 — who the party is, and who speaks for it.
//!
//! 行政处罚法第五十九条第一款第一项（决定书载明当事人基本情况）；第四十条（事实须查明）。

mod papers;

use crate::{CaseFile, Earlier, Institution, PaperScene, Record, Scene, common};
use case::{
    BlobRef, Guard, LongText, Outcome, PaperKind, Party, Refusals, acts, ensure, party::CodeCheck,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;

acts! {
    /// 查明并登记当事人的基本情况；以后发现有误的，再次登记。
    Identify "查明当事人" "identify the party" as "identify" by [Officer, WindowClerk] under "APL-40" {
        party: Party = "当事人", "party";
        basis: LongText = "核实依据", "how it was verified";
        proofs: Vec<BlobRef> = "证件、执照等材料", "identity papers";
    }
    /// 当事人委托的代理人：由当事人提交载明权限的委托书。
    Represent "登记代理人" "register a representative" as "represent"
        by [Officer, WindowClerk] under "APL-64.5" {
        name: String = "代理人姓名", "name of the representative";
        id_number: Option<String> = "身份证件号码", "identity number";
        powers: LongText = "委托事项和权限", "matters and powers";
        letter: Option<BlobRef> = "授权委托书", "letter of authority";
    }
    /// 当事人解除委托；以后代理人的行为不再对当事人发生效力。
    Dismiss "解除委托" "dismiss a representative" as "dismiss"
        by [Party, Officer, WindowClerk] under "APL-64.5" {
        name: String = "代理人姓名", "name of the representative";
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
        /// Identity papers.
        proofs: Vec<BlobRef>,
    },
    /// 已登记代理人。
    Represented {
        /// The representative.
        representative: Represent,
    },
    /// 已解除委托。
    Dismissed {
        /// Name of the representative.
        name: String,
    },
}

/// What is recorded of a party that an act of another institution brings along.
pub fn identified(party: Party, basis: &str) -> crate::Event {
    crate::Event::Party(Event::Identified { party, basis: basis.to_owned(), proofs: Vec::new() })
}

/// What is known of the party.
#[derive(Clone, Default)]
pub struct State {
    party: Option<Party>,
    identified_on: Option<Date>,
    representatives: Vec<Represent>,
}

impl State {
    /// The party as last identified.
    pub fn known(&self) -> Option<&Party> {
        self.party.as_ref()
    }

    /// Day on which the party was identified.
    pub fn identified_on(&self) -> Option<Date> {
        self.identified_on
    }

    /// Those who may speak for the party now.
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
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut State, event: &Event, record: &Record) {
        match event {
            Event::Identified { party, .. } => {
                state.party = Some(party.clone());
                state.identified_on = Some(record.stamp.day());
            }
            Event::Represented { representative } => {
                state.representatives.push(representative.clone());
            }
            Event::Dismissed { name } => state.representatives.retain(|it| it.name != *name),
        }
    }

    fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
        match noun {
            "identify" => {
                no.check(common::not_concluded(s));
            }
            "represent" => no.all([party_known(s), few_representatives(s)]),
            "dismiss" => {
                no.check(somebody_represents(s));
            }
            _ => {}
        }
    }

    fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
        match act {
            Act::Identify(it) => {
                no.check(identity_number_is_right(&it.party));
                no.pass()?;
                let (party, basis, proofs) =
                    (it.party.clone(), it.basis.to_string(), it.proofs.clone());
                let event = Event::Identified { party, basis, proofs };
                Some(Outcome::event(event).issue("identity"))
            }
            Act::Represent(it) => {
                no.check(not_a_representative_yet(s, it));
                no.pass()?;
                let event = Event::Represented { representative: it.clone() };
                Some(Outcome::event(event).issue("authority"))
            }
            Act::Dismiss(it) => {
                no.check(is_a_representative(s, &it.name));
                no.pass()?;
                Some(Outcome::event(Event::Dismissed { name: it.name.clone() }))
            }
        }
    }

    fn tells(file: &CaseFile, earlier: &mut Earlier) {
        if let Some(party) = file.party.known() {
            earlier.party = party.identity();
        }
    }

    fn fields(paper: &str, s: &PaperScene) -> Value {
        papers::fields(paper, s)
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

/// 查明当事人以后，才登记代理人。
fn party_known(s: &Scene) -> Guard {
    ensure!(
        s.file.party.known().is_some(),
        "APL-40",
        "当事人尚未查明，不知道代理谁。",
        "The party has not been identified: nobody can be represented."
    )
}

fn not_a_representative_yet(s: &Scene, it: &Represent) -> Guard {
    let name = &it.name;
    ensure!(
        !s.file.party.representatives().iter().any(|known| known.name == *name),
        "APL-64.5",
        "{name}已经登记为代理人。",
        "{name} is registered already."
    )
}

/// 登记过代理人，才有解除委托。
fn somebody_represents(s: &Scene) -> Guard {
    ensure!(
        !s.file.party.representatives().is_empty(),
        "APL-64.5",
        "当事人没有登记代理人。",
        "No representative is registered."
    )
}

fn is_a_representative(s: &Scene, name: &str) -> Guard {
    ensure!(
        s.file.party.representatives().iter().any(|it| it.name == *name),
        "APL-64.5",
        "{name}没有登记为代理人。",
        "{name} is not registered as a representative."
    )
}
