//! 法律覆盖 — where each rule of the law is kept: by which guard, act, term or paper, or why software
//! cannot keep it, and which stories tell it.

use crate::{ALL, story::Told};
use law::{Law, Rule, rule::RuleKind};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

include!(concat!(env!("OUT_DIR"), "/sources.rs"));

/// A requirement in the sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Guard {
    /// Id of the rule.
    pub rule: &'static str,
    /// The function: also the code of the refusal.
    pub function: &'static str,
    /// Source file, below `crates/procedures/src`.
    pub file: &'static str,
    /// Line, from 1.
    pub line: u32,
    /// The requirement in words: the comment of the function.
    pub says: &'static str,
}

/// How far a rule is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Keeping {
    /// By a guard, a term that runs, a paper, a number in use, or an act that has the power.
    Kept,
    /// By a mechanism of the house that the rule names.
    Mechanism,
    /// Software cannot decide it; the rule says why.
    Undecidable,
    /// By an institution that is not built yet.
    Later,
    /// By nothing.
    Open,
}

impl Keeping {
    /// Chinese name.
    pub fn zh(self) -> &'static str {
        match self {
            Keeping::Kept => "已实现",
            Keeping::Mechanism => "由机制保证",
            Keeping::Undecidable => "软件不能判断",
            Keeping::Later => "以后的制度",
            Keeping::Open => "未实现",
        }
    }
}

/// What is known of one rule.
#[derive(Clone, Debug, Serialize)]
pub struct Kept<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// Its file in the catalogue: `03-penalty`.
    pub topic: &'a str,
    /// Requirements that refuse under it.
    pub guards: Vec<Guard>,
    /// Full names of acts whose power it is.
    pub acts: Vec<String>,
    /// Keys of its terms that an institution reckons.
    pub terms: Vec<&'a str>,
    /// Keys of its amounts, rates and thresholds in use.
    pub numbers: Vec<&'a str>,
    /// Full keys of papers that state what it demands.
    pub papers: Vec<String>,
    /// Stories that tell it, by their paths.
    pub stories: BTreeSet<&'a str>,
    /// How far it is kept.
    pub keeping: Keeping,
}

/// Where the law is kept.
#[derive(Clone, Debug, Serialize)]
pub struct Coverage<'a> {
    /// Every rule, in the order of the catalogue.
    pub rules: Vec<Kept<'a>>,
    /// Requirements under an id that is no rule.
    pub unknown: Vec<Guard>,
}

impl Coverage<'_> {
    /// How many rules are kept in a way.
    pub fn count(&self, keeping: Keeping) -> usize {
        self.rules.iter().filter(|it| it.keeping == keeping).count()
    }
}

/// Where the law is kept, and by which of these stories it is told: the path of each story with what
/// came of it.
pub fn of<'a>(law: &'a Law, stories: &'a [(String, Told)]) -> Coverage<'a> {
    let told = told(stories);
    let used: BTreeSet<&str> = WORDS.iter().map(|(word, _)| *word).collect();
    let known: BTreeSet<&str> = law.rules().map(|it| it.id.as_str()).collect();
    let unknown = GUARDS.iter().filter(|it| !known.contains(it.rule)).copied().collect();
    let rules = law.rules_with_topics().map(|(topic, rule)| {
        let stories = told.get(rule.id.as_str()).cloned().unwrap_or_default();
        kept(law, topic, rule, &used, stories)
    });
    Coverage { rules: rules.collect(), unknown }
}

fn kept<'a>(
    law: &'a Law,
    topic: &'a str,
    rule: &'a Rule,
    used: &BTreeSet<&str>,
    stories: BTreeSet<&'a str>,
) -> Kept<'a> {
    let in_use = |key: &&str| used.contains(key);
    let guards = GUARDS.iter().filter(|it| it.rule == rule.id).copied().collect();
    let acts = ALL.iter().flat_map(|it| {
        let under = it.acts.iter().filter(|act| act.under == rule.id);
        under.map(|act| format!("{}.{}", it.name, act.noun))
    });
    let terms = law.term_by_rule(&rule.id).into_iter().map(|it| it.key.as_str()).filter(in_use);
    let numbers = law.numbers_by_rule(&rule.id).into_iter().filter(in_use);
    let papers = ALL.iter().flat_map(|it| {
        let of_rule = |key: &&str| law.contents(key).is_some_and(|it| it.rule == rule.id);
        let states = it.papers.iter().filter(move |kind| kind.contents.filter(of_rule).is_some());
        states.map(|kind| format!("{}.{}", it.name, kind.key))
    });
    let mut kept = Kept {
        rule,
        topic,
        guards,
        acts: acts.collect(),
        terms: terms.collect(),
        numbers: numbers.collect(),
        papers: papers.collect(),
        stories,
        keeping: Keeping::Open,
    };
    kept.keeping = keeping(&kept, used);
    kept
}

fn keeping(it: &Kept, used: &BTreeSet<&str>) -> Keeping {
    let rule = it.rule;
    let read = rule.kind == RuleKind::Reading && used.contains(rule.id.as_str());
    let power = rule.kind == RuleKind::Power && !it.acts.is_empty();
    let stated = !it.papers.is_empty() || !it.numbers.is_empty();
    if !it.guards.is_empty() || !it.terms.is_empty() || stated || read || power {
        Keeping::Kept
    } else if rule.mechanism.is_some() {
        Keeping::Mechanism
    } else if rule.undecidable.is_some() {
        Keeping::Undecidable
    } else if rule.later.is_some() {
        Keeping::Later
    } else {
        Keeping::Open
    }
}

/// Paths of the stories that tell each rule: by a refusal under it, by a period that it sets, or by a
/// paper whose contents it demands.
fn told(stories: &[(String, Told)]) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut by_rule: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (path, told) in stories {
        for rule in told.refused_rules.iter().chain(&told.stated_rules) {
            by_rule.entry(rule).or_default().insert(path);
        }
    }
    by_rule
}

/// The report as Markdown: `golden/law-coverage.md` and `fadu law coverage`.
pub fn markdown(coverage: &Coverage) -> String {
    let mut text = String::from(
        "# 法律覆盖 · coverage of the law\n\n\
         Generated by `cargo xtask regen`; a test fails when it differs. 每条规则由哪些门槛、期限、文书、行为或者机制实现，由哪些故事检验。\n\n",
    );
    for keeping in
        [Keeping::Kept, Keeping::Mechanism, Keeping::Undecidable, Keeping::Later, Keeping::Open]
    {
        text.push_str(&format!("- {}: {}\n", keeping.zh(), coverage.count(keeping)));
    }
    let mut topic = "";
    for it in &coverage.rules {
        if it.topic != topic {
            topic = it.topic;
            text.push_str(&format!(
                "\n## {topic}\n\n| 规则 | 要旨 | 实现 | 故事 |\n|---|---|---|---|\n"
            ));
        }
        let stories =
            if it.stories.is_empty() { String::new() } else { it.stories.len().to_string() };
        let (id, zh) = (&it.rule.id, &it.rule.zh);
        text.push_str(&format!("| {id} | {zh} | {} | {stories} |\n", it.how()));
    }
    text
}

impl Kept<'_> {
    /// How it is kept, in one line of Markdown.
    pub fn how(&self) -> String {
        let mut parts = Vec::new();
        let guard = |it: &Guard| format!("`{}`", it.function);
        let mut guards: Vec<_> = self.guards.iter().map(guard).collect();
        guards.dedup();
        let named = |what: &str, names: Vec<String>| {
            (!names.is_empty()).then(|| format!("{what} {}", names.join(" ")))
        };
        let keys = |keys: &[&str]| keys.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>();
        let full = |keys: &[String]| keys.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>();
        parts.extend(named("门槛", guards));
        parts.extend(named("期限", keys(&self.terms)));
        parts.extend(named("数额", keys(&self.numbers)));
        parts.extend(named("文书", full(&self.papers)));
        parts.extend(named("行为", full(&self.acts)));
        let told =
            |what: &str, text: &Option<String>| text.as_ref().map(|text| format!("{what}：{text}"));
        parts.extend(told("机制", &self.rule.mechanism));
        parts.extend(told("不能判断", &self.rule.undecidable));
        parts.extend(told("以后", &self.rule.later));
        if self.keeping == Keeping::Open {
            parts.push("**未实现**".to_owned());
        }
        parts.join("；")
    }
}
