//! What was proposed, how far it has come, and the hash that every endorsement names.

use super::{Endorse, Event, Propose, SendBack};
use crate::{Act, CaseFile, Entry, Record, Scene, deliberation, legality_review};
use case::{PersonId, Role};
use jiff::civil::DateTime;
use law::city::ChainWhen;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// One step that was taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Role as the city names it; `collective` for the heads together.
    pub role: String,
    /// Who.
    pub by: PersonId,
    /// Name at the time.
    pub name: String,
    /// When.
    pub at: DateTime,
    /// Opinion.
    pub opinion: Option<String>,
}

/// Where a proposal stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Fate {
    /// Awaits the next step.
    Open,
    /// All steps endorsed; the act was performed.
    Performed,
    /// Sent back, with the reasons.
    SentBack(String),
    /// Taken back by whoever proposed it.
    TakenBack,
}

/// A proposal.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// Ordinal in the file, from 1.
    pub no: u32,
    /// What was proposed.
    pub content: Propose,
    /// Hash of act and fields.
    pub sha256: String,
    /// The chain.
    pub steps: Vec<String>,
    /// Steps taken.
    pub taken: Vec<Step>,
    /// Who proposed it.
    pub by: PersonId,
    /// Name at the time.
    pub name: String,
    /// When.
    pub at: DateTime,
    /// Where it stands.
    pub fate: Fate,
}

impl Proposal {
    /// The steps that are still to be taken.
    pub fn steps_left(&self) -> &[String] {
        self.steps.get(self.taken.len()..).unwrap_or(&[])
    }

    /// Whether the next step belongs to a role.
    pub fn next_role_is(&self, role: Role) -> bool {
        self.steps_left().first().is_some_and(|step| step_admits(step, role))
    }

    /// Legal name of the proposed act.
    pub fn act_zh(&self) -> &str {
        Entry::act(&self.content.act).map_or(self.content.act.as_str(), |(_, info)| info.zh)
    }

    /// The proposed act.
    ///
    /// # Errors
    /// What does not fit, when the forms have changed since.
    pub fn act(&self) -> Result<Act, String> {
        parsed(&self.content.act, &self.content.fields).map(|(act, _)| act)
    }
}

/// What is known of approvals.
#[derive(Clone, Default)]
pub struct State {
    proposals: Vec<Proposal>,
}

impl State {
    pub(super) fn fold(&mut self, event: &Event, record: &Record) {
        let stamp = &record.stamp;
        match event {
            Event::Proposed { proposal, sha256, steps } => {
                let no = u32::try_from(self.proposals.len() + 1).unwrap_or(u32::MAX);
                self.proposals.push(Proposal {
                    no,
                    content: proposal.clone(),
                    sha256: sha256.clone(),
                    steps: steps.clone(),
                    taken: Vec::new(),
                    by: stamp.by.clone(),
                    name: stamp.name.clone(),
                    at: stamp.at,
                    fate: Fate::Open,
                });
            }
            Event::Endorsed { endorsement, step, last } => {
                let Endorse { proposal, opinion, .. } = endorsement;
                let taken = Step {
                    role: step.clone(),
                    by: stamp.by.clone(),
                    name: stamp.name.clone(),
                    at: stamp.at,
                    opinion: opinion.as_ref().map(ToString::to_string),
                };
                self.change(*proposal, |it| {
                    it.taken.push(taken);
                    if *last {
                        it.fate = Fate::Performed;
                    }
                });
            }
            Event::SentBack(SendBack { proposal, reason }) => {
                self.change(*proposal, |it| it.fate = Fate::SentBack(reason.to_string()));
            }
            Event::TakenBack { proposal } => {
                self.change(*proposal, |it| it.fate = Fate::TakenBack);
            }
        }
    }

    fn change(&mut self, no: u32, change: impl FnOnce(&mut Proposal)) {
        if let Some(it) = self.proposals.iter_mut().find(|it| it.no == no) {
            change(it);
        }
    }

    /// Every proposal, oldest first.
    pub fn all(&self) -> &[Proposal] {
        &self.proposals
    }

    /// The proposal of an ordinal, while it awaits a step.
    pub fn open(&self, no: u32) -> Option<&Proposal> {
        self.proposals.iter().find(|it| it.no == no && it.fate == Fate::Open)
    }
}

/// The proposals that await a step, oldest first.
pub fn pending(file: &CaseFile) -> Vec<&Proposal> {
    file.approval.proposals.iter().filter(|it| it.fate == Fate::Open).collect()
}

/// SHA-256 over the name of an act and its fields as written: what an approval binds.
pub fn digest(act: &str, fields: &str) -> String {
    let bytes = Sha256::digest(format!("{act}\n{fields}"));
    bytes.iter().map(|it| format!("{it:02x}")).collect()
}

/// Reads a proposed act; the second value is its checked fields, written once and for all.
pub(super) fn parsed(name: &str, fields: &str) -> Result<(Act, String), String> {
    let (institution, info) = Entry::act(name).ok_or_else(|| format!("没有“{name}”这一行为"))?;
    let input: Value =
        serde_json::from_str(fields).map_err(|it| format!("内容不是表单数据：{it}"))?;
    let input = case::field::check(info.fields, &input).map_err(|faults| {
        let one = |it: &case::FieldFault| format!("{}（{}）：{}", it.label, it.value, it.zh);
        faults.iter().map(one).collect::<Vec<_>>().join("；")
    })?;
    let text = sorted(&input).to_string();
    Ok((Act::parse(institution.name, info.noun, input)?, text))
}

/// The same data with the names of every group in alphabetical order, so that the same content always
/// has the same hash.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(map) => {
            let mut entries: Vec<_> = map.iter().collect();
            entries.sort_by_key(|(name, _)| name.as_str());
            entries.into_iter().map(|(name, value)| (name.clone(), sorted(value))).collect()
        }
        Value::Array(rows) => rows.iter().map(sorted).collect(),
        other => other.clone(),
    }
}

/// The steps of the city's chain for an act in this file; without a chain, the roles of the act itself
/// in one step.
pub(super) fn steps(name: &str, s: &Scene) -> Vec<String> {
    let when = if !deliberation::required(s).is_empty() {
        ChainWhen::Deliberated
    } else if !legality_review::required(s).is_empty() {
        ChainWhen::Reviewed
    } else {
        ChainWhen::Always
    };
    if let Some(chain) = s.law.city().chain(name, when) {
        return chain.steps.clone();
    }
    let by = Entry::act(name).map_or(&[][..], |(_, info)| info.by);
    by.first().map(|role| role.key().to_owned()).into_iter().collect()
}

/// Whether a role may take a step; the heads together are represented by a head or the chief, who records
/// what they decided.
pub(super) fn step_admits(step: &str, role: Role) -> bool {
    match step {
        it if it == COLLECTIVE => matches!(role, Role::Head | Role::Chief),
        it => Role::from_key(it) == Some(role),
    }
}

/// How the city names the heads together.
const COLLECTIVE: &str = "collective";

/// Title of a step.
pub(super) fn step_zh(step: &str) -> &str {
    match step {
        it if it == COLLECTIVE => "机关负责人集体讨论",
        it => Role::from_key(it).map_or(it, |role| role.zh()),
    }
}
