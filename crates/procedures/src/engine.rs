//! How the law answers: every act passes the same way, whatever institution it belongs to.

use crate::{ALL, Act, CaseFile, Entry, Event, Record, Scene, registry::Stage};
use case::{
    ActInfo, Due, EvidenceItem, FileId, Issued, PaperKind, Person, PersonId, Refusal, Refusals,
    Role, Stamp, Stretch, ensure,
};
use jiff::civil::Date;
use law::{Adjustment, Law};
use serde_json::Value;
use std::sync::Arc;

/// An act that somebody attempts, or only looks at: then nothing is filled in yet.
#[derive(Clone, Copy)]
pub struct Attempt<'a> {
    /// Full name, such as `decision.decide`.
    pub name: &'a str,
    /// The act with its fields; `None` when the menu asks whether it would be possible.
    pub act: Option<&'a Act>,
}

impl Attempt<'_> {
    /// Whether it is one of these acts.
    pub fn is(&self, names: &[&str]) -> bool {
        names.contains(&self.name)
    }
}

/// An act with what stands in its way now.
pub struct Possible {
    /// The institution.
    pub institution: &'static Entry,
    /// The act.
    pub info: &'static ActInfo,
    /// Whether a role of the actor allows it.
    pub permitted: bool,
    /// Everything that stands in its way, apart from what is filled in.
    pub refusals: Vec<Refusal>,
}

impl Possible {
    /// Full name, such as `filing.file`.
    pub fn name(&self) -> String {
        format!("{}.{}", self.institution.name, self.info.noun)
    }
}

/// What the law allows: what is recorded under which act, and the papers to issue.
#[derive(Clone, Debug, PartialEq)]
pub struct Allowed {
    /// Full name of the act that is recorded: the act itself, or the one that it completes.
    pub act: String,
    /// What is recorded.
    pub events: Vec<Event>,
    /// Full keys of the papers, such as `prior_notice.letter`.
    pub papers: Vec<String>,
}

/// The law's answer to an act. Where the act completes another one, as the last approval does, both must
/// be allowed, and both are recorded together.
///
/// # Errors
/// *All* refusals, each with its articles.
pub fn attempt(act: &Act, s: &Scene) -> Result<Allowed, Vec<Refusal>> {
    let mut allowed = attempt_one(act, s)?;
    if let Some(inner) = act.performs(s) {
        let completed = attempt_one(&inner, s)?;
        allowed.act = completed.act;
        allowed.events.extend(completed.events);
        allowed.papers.extend(completed.papers);
    }
    Ok(allowed)
}

fn attempt_one(act: &Act, s: &Scene) -> Result<Allowed, Vec<Refusal>> {
    let name = act.name();
    let (institution, info) = Entry::act(&name).expect("every act stands in the table");
    let mut no =
        standing_in_the_way(institution, info, &Attempt { name: &name, act: Some(act) }, s);
    let outcome = act.decide(s, &mut no);
    cite(&mut no, s.law);
    match outcome {
        Some(outcome) if no.is_empty() => {
            let key = |key: &&str| format!("{}.{key}", institution.name);
            let papers = outcome.papers.iter().map(key).collect();
            Ok(Allowed { act: name, events: outcome.events, papers })
        }
        _ if no.is_empty() => Err(vec![unexplained(&name)]),
        _ => Err(no.into_vec()),
    }
}

/// What stands in the way of an act now, whoever does it and whatever is filled in.
pub fn obstacles(name: &str, s: &Scene) -> Vec<Refusal> {
    let Some((institution, info)) = Entry::act(name) else { return Vec::new() };
    let mut no = Refusals::default();
    (institution.gates)(info.noun, s, &mut no);
    for other in ALL {
        (other.objects)(&Attempt { name, act: None }, s, &mut no);
    }
    cite(&mut no, s.law);
    no.into_vec()
}

/// Every act of every institution with what stands in its way, for the page of the file.
pub fn possible(s: &Scene) -> Vec<Possible> {
    let opened = s.file.head() > 0;
    let acts = ALL.iter().flat_map(|it| it.acts.iter().map(move |act| (it, act)));
    acts.filter(|(_, info)| info.opens != opened)
        .map(|(institution, info)| {
            let name = format!("{}.{}", institution.name, info.noun);
            let attempt = Attempt { name: &name, act: None };
            let mut no = standing_in_the_way(institution, info, &attempt, s);
            cite(&mut no, s.law);
            let permitted = role_for(info, s.actor, s.today()).is_some();
            Possible { institution, info, permitted, refusals: no.into_vec() }
        })
        .collect()
}

fn standing_in_the_way(
    institution: &Entry,
    info: &ActInfo,
    attempt: &Attempt,
    s: &Scene,
) -> Refusals {
    let mut no = Refusals::default();
    no.check(may_act(info, s));
    no.check(file_is_open(info, s));
    (institution.gates)(info.noun, s, &mut no);
    for other in ALL {
        (other.objects)(attempt, s, &mut no);
    }
    no
}

/// 有权的人才能作出该行为。
fn may_act(info: &ActInfo, s: &Scene) -> case::Guard {
    let held = info.by.is_empty() || role_for(info, s.actor, s.today()).is_some();
    let zh: Vec<_> = info.by.iter().map(|it| it.zh()).collect();
    let en: Vec<_> = info.by.iter().map(|it| it.en()).collect();
    let (zh, en) = (zh.join("、"), en.join(", "));
    let (act_zh, act_en, name) = (info.zh, info.en, &s.actor.name);
    ensure!(
        held,
        info.under,
        "“{act_zh}”应当由{zh}作出；{name}当日没有这一职务。",
        "“{act_en}” belongs to: {en}; {name} does not hold such a post today."
    )
}

/// 案卷已经开立的，才有后续行为；已经开立的，不再重复开立。
fn file_is_open(info: &ActInfo, s: &Scene) -> case::Guard {
    let act = info.zh;
    ensure!(
        info.opens != (s.file.head() > 0),
        info.under,
        "“{act}”与案卷现状不符：开立案卷的行为只能用于新的案卷，其他行为只能用于已经开立的案卷。",
        "“{act}” does not fit: opening acts need a new file, other acts an open one."
    )
}

/// The role in which `actor` would do the act on `day`, if any.
pub fn role_for(info: &ActInfo, actor: &Person, day: Date) -> Option<Role> {
    info.by.iter().copied().find(|role| actor.holds(*role, day))
}

fn cite(no: &mut Refusals, law: &Law) {
    no.for_each_mut(|refusal| {
        if let Some(rule) = law.rule(&refusal.rule) {
            refusal.because.clone_from(&rule.cites);
        }
    });
}

fn unexplained(name: &str) -> Refusal {
    Refusal {
        code: "incomplete_answer".to_owned(),
        rule: String::new(),
        because: Vec::new(),
        zh: format!("{name}：程序没有给出结果。这是软件的差错，请报告。"),
        en: format!(
            "{name}: no answer was given. This is a fault of the software; please report it."
        ),
    }
}

/// What an allowed act becomes in the file: the record with its papers, their fields filled, their
/// numbers still missing. The record has been applied to the returned file.
pub fn recorded(_act: &Act, s: &Scene, file: FileId, allowed: Allowed) -> (CaseFile, Record) {
    let (_, info) = Entry::act(&allowed.act).expect("every act stands in the table");
    let stamp = Stamp {
        at: s.now,
        by: s.actor.id.clone(),
        name: s.actor.name.clone(),
        role: role_for(info, s.actor, s.today()).unwrap_or(Role::Officer),
        edition: s.law.edition().to_owned(),
    };
    let papers = allowed.papers.into_iter().enumerate();
    let papers = papers.map(|(after, key)| crate::registry::issue(s.file, key, after));
    let papers = papers.collect();
    let seq = s.file.head() + 1;
    let record = Record { file, seq, stamp, act: allowed.act, events: allowed.events, papers };
    let mut next = s.file.clone();
    next.apply(Arc::new(record.clone()));
    let record = with_fields(record, &next, s);
    let mut next = s.file.clone();
    next.apply(Arc::new(record.clone()));
    (next, record)
}

/// The file as it would be with these events, for requirements that are asked of an act which brings
/// its own party or violation along.
pub fn as_if(s: &Scene, act: &str, events: Vec<Event>) -> CaseFile {
    let stamp = Stamp {
        at: s.now,
        by: s.actor.id.clone(),
        name: s.actor.name.clone(),
        role: Role::Officer,
        edition: s.law.edition().to_owned(),
    };
    let file = s.file.id().cloned().unwrap_or_else(|| FileId::new(""));
    let (seq, act) = (s.file.head() + 1, act.to_owned());
    let mut next = s.file.clone();
    next.apply(Arc::new(Record { file, seq, stamp, act, events, papers: Vec::new() }));
    next
}

fn with_fields(mut record: Record, next: &CaseFile, s: &Scene) -> Record {
    let shown = record.clone();
    let scene = crate::PaperScene { file: next, record: &shown, law: s.law, people: s.people };
    for paper in &mut record.papers {
        if let Some((institution, kind)) = Entry::paper(&paper.kind) {
            paper.fields = (institution.fields)(kind.key, &scene);
        }
    }
    record
}

/// The kind of an issued paper.
pub fn kind_of(paper: &Issued) -> Option<&'static PaperKind> {
    Entry::paper(&paper.kind).map(|(_, kind)| kind)
}

/// Everything that is or was due in the file, in the order of the last days.
pub fn dues(file: &CaseFile, law: &Law) -> Vec<Due> {
    let mut dues: Vec<Due> = ALL.iter().flat_map(|it| (it.dues)(file, law)).collect();
    dues.sort_by_key(Due::last_day);
    dues
}

/// All evidence of the file, in the order in which it was taken.
pub fn evidence(file: &CaseFile) -> Vec<EvidenceItem> {
    let mut items: Vec<EvidenceItem> = ALL.iter().flat_map(|it| (it.evidence)(file)).collect();
    items.sort_by_key(|it| it.taken_on);
    items
}

/// How far the file has come.
pub fn stage(file: &CaseFile) -> Option<Stage> {
    ALL.iter().filter_map(|it| (it.stage)(file)).max_by_key(|it| it.rank)
}

/// Officers in whose hands the file is.
pub fn hands(file: &CaseFile) -> Vec<PersonId> {
    let mut hands: Vec<PersonId> = ALL.iter().flat_map(|it| (it.hands)(file)).collect();
    hands.sort();
    hands.dedup();
    hands
}

/// The role for whose approval the file waits.
pub fn waits_for(file: &CaseFile) -> Option<Role> {
    ALL.iter().find_map(|it| (it.waits_for)(file))
}

/// Where it happened.
pub fn place(file: &CaseFile) -> Option<String> {
    let told = crate::Earlier::of(file).and_then(|it| it.place);
    told.or_else(|| file.lead.lead().map(|it| it.place.clone()))
}

/// Time taken out of the period for deciding, by whichever institution, where the term allows it.
pub fn adjustments(file: &CaseFile, law: &Law, term: &str) -> Vec<Adjustment> {
    let allowed = law.term(term).map(|it| it.excludes.clone()).unwrap_or_default();
    let stretches = ALL.iter().flat_map(|it| (it.stretches)(file));
    let counts = |it: &Stretch| allowed.iter().any(|reason| reason == it.reason);
    let adjustment = |it: Stretch| {
        let (reason, cite) = (it.zh.to_owned(), Some(it.cite));
        match it.to {
            Some(to) => Adjustment::Excluded { from: it.from, to, reason, cite },
            None => Adjustment::Suspended { from: it.from, to: None, reason, cite },
        }
    };
    stretches.filter(counts).map(adjustment).collect()
}

/// The fields of a paper with its number, as the template reads them.
pub fn sheet_fields(paper: &Issued) -> Value {
    let mut fields = paper.fields.clone();
    if let (Value::Object(map), Some(number)) = (&mut fields, &paper.number) {
        map.insert("number".to_owned(), Value::String(number.clone()));
    }
    fields
}

/// The series in which a paper is numbered, such as `示城罚决字`; `None` for papers without numbers.
/// The city may have its own word for a kind of paper.
pub fn series_of(paper: &Issued, law: &Law) -> Option<String> {
    let word = kind_of(paper)?.series?;
    let city = law.city();
    let own = city.numbers.iter().find(|it| it.paper == paper.kind).map(|it| it.word.as_str());
    Some(format!("{}{}字", city.short, own.unwrap_or(word)))
}
