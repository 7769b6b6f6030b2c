//! Tells a story: runs its acts against the law and compares every expectation.

use super::{
    Block, Kind, Resolve, Story, StoryFault, parse,
    values::{act_fields, plain},
};
use crate::{
    Act, CaseFile, Entry, Record, Scene,
    engine::{attempt, dues, possible, recorded, sheet_fields, stage},
    scene::Earlier,
};
use case::{BlobRef, DueState, FileId, People, Person, Refusal, Role, field};
use jiff::civil::{Date, DateTime, time};
use law::Law;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, sync::Arc};
use toml::Table;

/// Name of the file when a block names none.
const MAIN: &str = "本案";

/// What came of a story that holds.
pub struct Told {
    /// Its title.
    pub title: String,
    /// The files by the names the story gives them.
    pub files: BTreeMap<String, CaseFile>,
    /// Ids of the rules whose refusal the story demands.
    pub refused_rules: Vec<String>,
    /// Ids of the rules whose period or paper the story states.
    pub stated_rules: Vec<String>,
    /// Every act that was allowed.
    pub acts: Vec<String>,
    /// The law it was told under.
    pub law: Arc<Law>,
}

/// Runs a story with a cast of people.
///
/// # Errors
/// The first expectation that does not hold: its line, what was expected and what came.
pub fn tell(text: &str, cast: &People) -> Result<Told, StoryFault> {
    let story = parse(text)?;
    let mut teller = Teller::new(&story, cast)?;
    for block in &story.blocks {
        teller.block(block).map_err(|message| StoryFault::new(block.line, message))?;
    }
    Ok(teller.told)
}

struct Teller {
    told: Told,
    people: People,
    now: DateTime,
    numbers: BTreeMap<String, u32>,
}

/// In a story only the name of an upload matters: its digest is made from the name. Papers are
/// called by their titles, evidence by the beginning of its title.
struct ByName {
    file: CaseFile,
}

impl Resolve for ByName {
    fn file(&self) -> &CaseFile {
        &self.file
    }

    fn blob(&mut self, name: &str) -> Result<BlobRef, String> {
        let digest = |salt: &str| hex(&Sha256::digest(format!("{salt}{name}")));
        let media_type = match name.rsplit('.').next() {
            Some("jpg" | "jpeg") => "image/jpeg",
            Some("png") => "image/png",
            Some("mp4") => "video/mp4",
            Some("mp3") => "audio/mpeg",
            Some("pdf") => "application/pdf",
            _ => "application/octet-stream",
        };
        Ok(BlobRef {
            sha256: digest("story:"),
            sm3: digest("story-sm3:"),
            size: 1,
            name: name.to_owned(),
            media_type: media_type.to_owned(),
        })
    }
}

impl Teller {
    fn new(story: &Story, cast: &People) -> Result<Self, StoryFault> {
        let setting = story.blocks.iter().find(|it| it.kind == Kind::Story);
        let line = setting.map_or(1, |it| it.line);
        let city = setting.and_then(|it| it.table.get("city")).and_then(|it| it.as_str());
        let law =
            Law::of(city.unwrap_or("shili")).map_err(|it| StoryFault::new(line, it.to_string()))?;
        let told = Told {
            title: story.title.clone(),
            files: BTreeMap::new(),
            refused_rules: Vec::new(),
            stated_rules: Vec::new(),
            acts: Vec::new(),
            law,
        };
        let now = DateTime::MIN;
        Ok(Self { told, people: cast.clone(), now, numbers: BTreeMap::new() })
    }

    fn block(&mut self, block: &Block) -> Result<(), String> {
        let mut table = block.table.clone();
        match block.kind {
            Kind::Story => known(&table, &["city", "covers", "opening"]),
            Kind::Who => self.who(table),
            Kind::Act => {
                let (alias, act, actor) = self.step(&mut table)?;
                self.act(&alias, &act, &actor)
            }
            Kind::Refused => {
                let because = words(table.remove("because"))?;
                let only = table.remove("only").and_then(|it| it.as_bool()).unwrap_or(false);
                let says = words(table.remove("says"))?;
                let (alias, act, actor) = self.step(&mut table)?;
                self.refused(&alias, &act, &actor, &because, &says, only)
            }
            Kind::Due => self.due(table),
            Kind::Paper => self.paper(table),
            Kind::State => self.state(table),
        }
    }

    fn who(&mut self, table: Table) -> Result<(), String> {
        let mut table = table;
        let name = text(&mut table, "name")?.ok_or("`name` is missing")?;
        let id = text(&mut table, "id")?.unwrap_or_else(|| format!("person:{name}"));
        table.insert("id".into(), id.into());
        table.insert("name".into(), name.into());
        let json = plain(&toml::Value::Table(table));
        let person: Person = serde_json::from_value(json).map_err(|it| it.to_string())?;
        self.people.insert(person);
        Ok(())
    }

    /// Reads `on`, `by`, `do`, `file`; what remains are the fields of the act.
    fn step(&mut self, table: &mut Table) -> Result<(String, Act, Person), String> {
        self.set_clock(table)?;
        let alias = text(table, "file")?.unwrap_or_else(|| MAIN.to_owned());
        let by = text(table, "by")?.ok_or("`by` is missing: who acts?")?;
        let actor = self.actor(&by)?;
        let name = text(table, "do")?.ok_or("`do` is missing: which act?")?;
        let (institution, info) =
            Entry::act(&name).ok_or_else(|| format!("there is no act “{name}”"))?;
        let law = self.told.law.clone();
        let mut by_name = ByName { file: self.file(&alias) };
        let input = act_fields(info.fields, table, &self.people, &law, &mut by_name)?;
        let input = field::check(info.fields, &input).map_err(|faults| {
            let lines = faults.iter().map(|it| format!("{} “{}”: {}", it.field, it.value, it.en));
            lines.collect::<Vec<_>>().join("; ")
        })?;
        Ok((alias, Act::parse(institution.name, info.noun, input)?, actor))
    }

    fn set_clock(&mut self, table: &mut Table) -> Result<(), String> {
        let Some(on) = table.remove("on") else {
            return Ok(());
        };
        let now = moment(&on).ok_or_else(|| format!("`on` is no date: {on}"))?;
        // The clock of a story never runs back; a day without a time keeps the time reached.
        if now < self.now && now.date() != self.now.date() {
            return Err(format!("{now} lies before {}", self.now));
        }
        self.now = self.now.max(now);
        Ok(())
    }

    fn actor(&self, by: &str) -> Result<Person, String> {
        if let Some(person) = self.people.find(by) {
            return Ok(person.clone());
        }
        match by {
            "当事人" => Ok(Person::outsider("party", by, Role::Party)),
            "公众" => Ok(Person::outsider("citizen", by, Role::Citizen)),
            "相邻机关" => Ok(Person::outsider("authority", by, Role::Authority)),
            _ => Err(format!("nobody is called {by}")),
        }
    }

    fn file(&self, alias: &str) -> CaseFile {
        self.told.files.get(alias).cloned().unwrap_or_default()
    }

    fn earlier(&self, alias: &str) -> Vec<Earlier> {
        let others = self.told.files.iter().filter(|(name, _)| *name != alias);
        others.filter_map(|(_, file)| Earlier::of(file)).collect()
    }

    fn with_scene<T>(&self, alias: &str, actor: &Person, ask: impl FnOnce(&Scene) -> T) -> T {
        let (file, earlier) = (self.file(alias), self.earlier(alias));
        let (law, people) = (self.told.law.as_ref(), &self.people);
        ask(&Scene { file: &file, law, people, actor, now: self.now, earlier: &earlier })
    }

    fn act(&mut self, alias: &str, act: &Act, actor: &Person) -> Result<(), String> {
        let id = FileId::new(alias);
        let (mut file, mut record) = self.with_scene(alias, actor, |s| {
            let outcome = attempt(act, s).map_err(|it| format!("refused:\n{}", listed(&it)))?;
            Ok::<_, String>(recorded(act, s, id, outcome))
        })?;
        if record.papers.iter().any(|it| crate::engine::kind_of(it).is_some()) {
            self.number(&mut record);
            file = self.file(alias);
            file.apply(Arc::new(record));
        }
        self.told.acts.push(act.name());
        self.told.files.insert(alias.to_owned(), file);
        Ok(())
    }

    fn number(&mut self, record: &mut Record) {
        let year = record.stamp.day().year();
        for paper in &mut record.papers {
            let series = crate::engine::series_of(paper, &self.told.law);
            if let Some(series) = series {
                let next = self.numbers.entry(format!("{series}{year}")).or_default();
                *next += 1;
                paper.number = Some(format!("{series}〔{year}〕第{next}号"));
            }
        }
    }

    fn refused(
        &mut self,
        alias: &str,
        act: &Act,
        actor: &Person,
        because: &[String],
        says: &[String],
        only: bool,
    ) -> Result<(), String> {
        if because.is_empty() {
            return Err("`because` is missing: under which rule or article?".to_owned());
        }
        let answer = self.with_scene(alias, actor, |s| attempt(act, s).err());
        let Some(refusals) = answer else {
            return Err(format!("allowed, but should be refused because of {because:?}"));
        };
        for wanted in because {
            let Some(found) = refusals.iter().find(|it| rests_on(it, wanted)) else {
                return Err(format!(
                    "not refused because of {wanted}, but:\n{}",
                    listed(&refusals)
                ));
            };
            self.told.refused_rules.push(found.rule.clone());
        }
        for part in says {
            if !refusals.iter().any(|it| it.zh.contains(part) || it.en.contains(part)) {
                return Err(format!("no refusal says “{part}”, but:\n{}", listed(&refusals)));
            }
        }
        let other = |it: &&Refusal| !because.iter().any(|wanted| rests_on(it, wanted));
        match refusals.iter().find(other) {
            Some(other) if only => Err(format!("refused for more: {}", listed([other]))),
            _ => Ok(()),
        }
    }

    fn due(&mut self, mut table: Table) -> Result<(), String> {
        self.set_clock(&mut table)?;
        let alias = text(&mut table, "file")?.unwrap_or_else(|| MAIN.to_owned());
        let dues = dues(&self.file(&alias), &self.told.law);
        for (term, wanted) in table {
            let running: Vec<_> =
                dues.iter().filter(|it| it.term == term || it.zh == term).collect();
            // The latest of several periods of one kind is meant, as a reader would mean it.
            let latest = running.iter().max_by_key(|it| it.reckoning.start);
            if wanted.as_bool() == Some(false) {
                match latest {
                    Some(due) => return Err(format!("{term} runs until {}", due.last_day())),
                    None => continue,
                }
            }
            let Some(due) = latest else {
                let terms: Vec<_> = dues.iter().map(|it| it.term.as_str()).collect();
                return Err(format!("{term} does not run; running: {}", terms.join(", ")));
            };
            compare_due(&term, due, &wanted, self.now.date())?;
            self.told.stated_rules.push(due.rule.clone());
        }
        Ok(())
    }

    fn paper(&mut self, mut table: Table) -> Result<(), String> {
        let alias = text(&mut table, "file")?.unwrap_or_else(|| MAIN.to_owned());
        let kind = text(&mut table, "kind")?.ok_or("`kind` is missing: which paper?")?;
        let number = text(&mut table, "number")?;
        let (contains, lacks) = (words(table.remove("contains"))?, words(table.remove("lacks"))?);
        known(&table, &[])?;
        let (institution, info) =
            Entry::paper(&kind).ok_or_else(|| format!("there is no paper “{kind}”"))?;
        let file = self.file(&alias);
        let key = format!("{}.{}", institution.name, info.key);
        let (_, paper) = file.last_paper(&key).ok_or_else(|| format!("{kind} was not issued"))?;
        if number.is_some() && paper.number != number {
            return Err(format!("{kind} bears {:?}, not {number:?}", paper.number));
        }
        let contents = info.contents.and_then(|key| self.told.law.contents(key));
        self.told.stated_rules.extend(contents.map(|it| it.rule.clone()));
        let stated = said(&sheet_fields(paper)) + info.template;
        if let Some(part) = contains.iter().find(|it| !stated.contains(it.as_str())) {
            return Err(format!("{kind} does not state “{part}”; it states:\n{stated}"));
        }
        match lacks.iter().find(|it| stated.contains(it.as_str())) {
            Some(part) => Err(format!("{kind} states “{part}”")),
            None => Ok(()),
        }
    }

    fn state(&mut self, mut table: Table) -> Result<(), String> {
        self.set_clock(&mut table)?;
        let alias = text(&mut table, "file")?.unwrap_or_else(|| MAIN.to_owned());
        let by = text(&mut table, "by")?;
        let stage_wanted = text(&mut table, "stage")?;
        let (open, blocked) = (words(table.remove("possible"))?, words(table.remove("blocked"))?);
        known(&table, &[])?;
        let found = stage(&self.file(&alias)).map(|it| it.zh.to_owned());
        if stage_wanted.is_some() && found != stage_wanted {
            return Err(format!("the file stands at {found:?}, not at {stage_wanted:?}"));
        }
        if open.is_empty() && blocked.is_empty() {
            return Ok(());
        }
        let actor = self.actor(&by.ok_or("`by` is missing: for whom?")?)?;
        self.with_scene(&alias, &actor, |s| {
            let acts = possible(s);
            for (name, wanted) in
                open.iter().map(|it| (it, true)).chain(blocked.iter().map(|it| (it, false)))
            {
                let act = acts.iter().find(|it| it.name() == *name || it.info.zh == *name);
                let act = act.ok_or_else(|| format!("“{name}” is not offered here"))?;
                if (act.permitted && act.refusals.is_empty()) != wanted {
                    let why = listed(&act.refusals);
                    return Err(format!("“{name}” possible: {}\n{why}", !wanted));
                }
            }
            Ok(())
        })
    }
}

fn compare_due(
    term: &str,
    due: &case::Due,
    wanted: &toml::Value,
    today: Date,
) -> Result<(), String> {
    let expect = |what: &str, found: String, wanted: &toml::Value| {
        let wanted = wanted.as_str().map_or_else(|| wanted.to_string(), str::to_owned);
        if found == wanted {
            return Ok(());
        }
        let why = due.reckoning.explanation_zh();
        Err(format!("{term}: {what} is {found}, not {wanted}\n{why}"))
    };
    let Some(table) = wanted.as_table() else {
        return expect("the last day", due.last_day().to_string(), wanted);
    };
    for (what, wanted) in table {
        let found = match what.as_str() {
            "last" | "legal_end" => due.last_day().to_string(),
            "raw_end" => due.reckoning.raw_end.to_string(),
            "target" => due.reckoning.target.to_string(),
            "start" => due.reckoning.start.to_string(),
            "provisional" => due.reckoning.provisional.to_string(),
            "met" => due.met_on.map_or("false".to_owned(), |it| it.to_string()),
            "ends_at" => due.ends_at.map_or("false".to_owned(), |it| it.to_string()),
            "rule" => due.rule.clone(),
            "state" => state_name(due.state(today)).to_owned(),
            other => return Err(format!("{term}: unknown expectation `{other}`")),
        };
        expect(what, found, wanted)?;
    }
    Ok(())
}

/// The name of a due's state in stories and programs.
fn state_name(state: DueState) -> &'static str {
    match state {
        DueState::Overdue => "overdue",
        DueState::Urgent => "urgent",
        DueState::Running => "running",
        DueState::Lapsed => "lapsed",
        DueState::MetLate => "met_late",
        DueState::Met => "met",
    }
}

fn rests_on(refusal: &Refusal, wanted: &str) -> bool {
    let cites = |article: &String| {
        // 「第五十一条」 also means its paragraphs, but 「第五条」 does not mean 「第五条之一」.
        let rest = article.strip_prefix(wanted);
        rest.is_some_and(|rest| rest.is_empty() || (rest.starts_with('第')))
    };
    refusal.rule == wanted || refusal.code == wanted || refusal.because.iter().any(cites)
}

fn listed<'a>(refusals: impl IntoIterator<Item = &'a Refusal>) -> String {
    let line =
        |it: &Refusal| format!("  {} [{}] {} ({})", it.rule, it.because.join("、"), it.zh, it.code);
    refusals.into_iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Every text in the fields of a paper, one a line.
fn said(fields: &Value) -> String {
    match fields {
        Value::String(text) => format!("{text}\n"),
        Value::Number(number) => format!("{number}\n"),
        Value::Array(rows) => rows.iter().map(said).collect(),
        Value::Object(map) => map.values().map(said).collect(),
        _ => String::new(),
    }
}

/// The moment that `on` names; a day without a time means nine o'clock.
pub fn moment(value: &toml::Value) -> Option<DateTime> {
    let text = match value {
        toml::Value::Datetime(at) => at.to_string(),
        toml::Value::String(text) => text.clone(),
        _ => return None,
    };
    let text = text.replace(' ', "T");
    let day = || text.parse::<Date>().ok().map(|it| it.to_datetime(time(9, 0, 0, 0)));
    if text.contains('T') { text.parse().ok() } else { day() }
}

fn text(table: &mut Table, name: &str) -> Result<Option<String>, String> {
    match table.remove(name) {
        None => Ok(None),
        Some(toml::Value::String(text)) => Ok(Some(text)),
        Some(other) => Err(format!("`{name}` should be text, not {other}")),
    }
}

fn words(value: Option<toml::Value>) -> Result<Vec<String>, String> {
    match value {
        None => Ok(Vec::new()),
        Some(toml::Value::String(word)) => Ok(vec![word]),
        Some(toml::Value::Array(rows)) => {
            let word = |it: &toml::Value| it.as_str().map(str::to_owned);
            rows.iter().map(word).collect::<Option<_>>().ok_or("a list of texts".to_owned())
        }
        Some(other) => Err(format!("should be a text or a list of texts, not {other}")),
    }
}

fn known(table: &Table, names: &[&str]) -> Result<(), String> {
    match table.keys().find(|it| !names.contains(&it.as_str())) {
        Some(other) => Err(format!("unknown entry `{other}`")),
        None => Ok(()),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|it| format!("{it:02x}")).collect()
}
