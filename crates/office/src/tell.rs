//! 讲述 — tells a story into a bureau: each of its acts is performed on its day, moved in time and
//! given to other people if asked. A demonstration is made this way and never by inserting rows.

mod moved;
mod specimen;

use crate::{Failure, Office, Request};
use case::{BlobRef, FileId, Person, Role};
use jiff::{
    ToSpan,
    civil::{Date, DateTime},
};
use procedures::{
    CaseFile, Entry,
    story::{Block, Kind, Resolve, act_fields, moment, parse},
};
use std::{collections::BTreeMap, sync::Arc};
use toml::{Table, Value};

/// Days by which an act may be put off when the law does not allow it on the moved day yet, as when
/// a holiday stretches a period.
const PUT_OFF_MAX: i32 = 25;

/// How a story is told.
#[derive(Clone, Debug, Default)]
pub struct Telling {
    /// The day on which the last act told falls; without it the story keeps its days.
    pub ends_on: Option<Date>,
    /// Acts told; without it all.
    pub acts: Option<usize>,
    /// Texts to replace: people, parties, places, whatever stands in the story.
    pub instead: Vec<(String, String)>,
    /// Idempotency key of the first act; the others follow.
    pub key: String,
}

/// Why a story could not be told.
#[derive(Debug, thiserror::Error)]
#[error("{story} line {line}: {why}")]
pub struct TellFault {
    /// Its title.
    pub story: String,
    /// Line of the act.
    pub line: usize,
    /// Why.
    pub why: String,
}

/// Files of a story by the names it gives them.
type Files = BTreeMap<String, FileId>;

struct Uploads<'a> {
    office: &'a Office,
    file: Arc<CaseFile>,
}

impl Resolve for Uploads<'_> {
    fn blob(&mut self, name: &str) -> Result<BlobRef, String> {
        self.office.keep_bytes(name, &specimen::of(name)).map_err(|it| it.to_string())
    }

    fn file(&self) -> &CaseFile {
        &self.file
    }
}

impl Office {
    /// Tells a story with the simulated clock: the files it opened.
    ///
    /// # Errors
    /// The first act that could not be performed.
    pub fn tell(&self, text: &str, how: &Telling) -> Result<Vec<FileId>, TellFault> {
        let told = self.tell_together(&[(text, how.clone())]);
        told.into_iter().next().unwrap_or_else(|| Ok(Vec::new()))
    }

    /// Tells several stories at once, all their acts in the order of their days, so that numbers
    /// are given out as they would have been.
    pub fn tell_together(
        &self,
        stories: &[(&str, Telling)],
    ) -> Vec<Result<Vec<FileId>, TellFault>> {
        let mut running: Vec<Result<Running, TellFault>> =
            stories.iter().map(|(text, how)| Running::new(text, how)).collect();
        let next = |running: &[Result<Running, TellFault>]| {
            let due = running.iter().enumerate().filter_map(|(at, it)| {
                it.as_ref().ok().and_then(|it| Some((it.next_moment()?, at)))
            });
            due.min()
        };
        while let Some((now, at)) = next(&running) {
            let step = match &mut running[at] {
                Ok(story) => self.step(story, now),
                Err(_) => continue,
            };
            if let Err(fault) = step {
                running[at] = Err(fault);
            }
        }
        running.into_iter().map(|it| it.map(|it| it.files.into_values().collect())).collect()
    }

    /// Performs the next act of a story or, when it is refused today, puts it off by a day.
    fn step(&self, story: &mut Running, now: DateTime) -> Result<(), TellFault> {
        let at = story.done;
        let block = story.acts[at].clone();
        let key = format!("{}/{at}", story.key);
        match self.tell_on(moved::by(&block.table, story.days), now, &key, &mut story.files) {
            Ok(()) => {
                (story.done, story.put_off) = (at + 1, 0);
                Ok(())
            }
            Err(Put::Off(_)) if story.put_off < PUT_OFF_MAX => {
                story.put_off += 1;
                story.days += 1;
                Ok(())
            }
            Err(Put::Off(why) | Put::Aside(why)) => Err(story.fault(block.line, why)),
        }
    }

    fn tell_on(
        &self,
        mut table: Table,
        now: DateTime,
        key: &str,
        files: &mut Files,
    ) -> Result<(), Put> {
        let aside = |why: String| Put::Aside(why);
        table.remove("on");
        let mut word = |name: &str| match table.remove(name) {
            Some(Value::String(text)) => Some(text),
            _ => None,
        };
        let alias = word("file").unwrap_or_default();
        let by = word("by").ok_or_else(|| aside("`by` is missing".to_owned()))?;
        let name = word("do").ok_or_else(|| aside("`do` is missing".to_owned()))?;
        let actor = self.somebody(&by).map_err(aside)?;
        let (institution, info) =
            Entry::act(&name).ok_or_else(|| aside(format!("there is no act {name}")))?;
        let people = self.people();
        let known = files.get(&alias).map(|id| self.file(id)).transpose();
        let file = known.map_err(|it| aside(it.to_string()))?.unwrap_or_default();
        let mut uploads = Uploads { office: self, file };
        let fields =
            act_fields(info.fields, &table, &people, &self.law, &mut uploads).map_err(aside)?;
        self.clock.advance_to(now);
        let act = format!("{}.{}", institution.name, info.noun);
        let file = if info.opens { None } else { files.get(&alias).cloned() };
        let key = Some(key.to_owned());
        let request = Request { actor: &actor, file, seen: None, act: &act, fields, key };
        match self.perform_blocking(request) {
            Ok(done) => {
                files.insert(alias, done.file);
                Ok(())
            }
            Err(Failure::Refused(refusals)) => {
                let lines = refusals.iter().map(|it| format!("{} {}", it.rule, it.zh));
                Err(Put::Off(format!("{act} on {now}: {}", lines.collect::<Vec<_>>().join(" | "))))
            }
            Err(Failure::Malformed(faults)) => Err(aside(format!("{act}: {faults:?}"))),
            Err(other) => Err(aside(other.to_string())),
        }
    }

    fn somebody(&self, by: &str) -> Result<Person, String> {
        if let Some(person) = self.people().find(by) {
            return Ok(person.clone());
        }
        match by {
            "当事人" => Ok(Person::outsider("party", by, Role::Party)),
            "公众" => Ok(Person::outsider("citizen", by, Role::Citizen)),
            "相邻机关" => Ok(Person::outsider("authority", by, Role::Authority)),
            _ => Err(format!("nobody is called {by}")),
        }
    }
}

/// A story that is being told.
struct Running {
    title: String,
    key: String,
    acts: Vec<Block>,
    moments: Vec<DateTime>,
    /// Days by which the acts to come are moved.
    days: i32,
    /// Days by which the next act alone has been put off.
    put_off: i32,
    /// Acts performed.
    done: usize,
    files: Files,
}

impl Running {
    fn new(text: &str, how: &Telling) -> Result<Self, TellFault> {
        let mut text = text.to_owned();
        for (from, to) in &how.instead {
            text = text.replace(from.as_str(), to);
        }
        let fault = |line, why| TellFault { story: how.key.clone(), line, why };
        let story = parse(&text).map_err(|it| fault(it.line, it.message))?;
        let acts = story.blocks.into_iter().filter(|it| it.kind == Kind::Act);
        let acts: Vec<Block> = acts.take(how.acts.unwrap_or(usize::MAX)).collect();
        let moments = moments(&acts);
        let days_to = |end: Date| {
            let last = moments.last().map(|it| it.date())?;
            last.until(end).ok().map(|it| it.get_days())
        };
        Ok(Self {
            title: story.title,
            key: how.key.clone(),
            days: how.ends_on.and_then(days_to).unwrap_or(0),
            acts,
            moments,
            put_off: 0,
            done: 0,
            files: Files::new(),
        })
    }

    fn next_moment(&self) -> Option<DateTime> {
        let moment = self.moments.get(self.done)?;
        Some(moment.checked_add(self.days.days()).unwrap_or(*moment))
    }

    fn fault(&self, line: usize, why: String) -> TellFault {
        TellFault { story: self.title.clone(), line, why }
    }
}

/// Why an act of a story was not performed on a day.
enum Put {
    /// Refused: perhaps allowed on a later day.
    Off(String),
    /// It will never do.
    Aside(String),
}

/// The moment of each act: its own, or that of the act before.
fn moments(acts: &[Block]) -> Vec<DateTime> {
    let mut now = DateTime::MIN;
    let each = acts.iter().map(|block| {
        now = block.table.get("on").and_then(moment).unwrap_or(now).max(now);
        now
    });
    each.collect()
}
