//! 办理 — performing an act: the only way anything changes.

use crate::{
    Office,
    store::{Append, Appended, DocketLine, StoreFault},
};
use case::{Field, FieldFault, FieldKind, FileId, Party, People, Person, Refusal, field};
use jiff::civil::DateTime;
use law::Law;
use procedures::{Act, CaseFile, Earlier, Entry, Possible, Record, Scene, engine};
use serde_json::Value;
use std::sync::Arc;

/// What somebody asks for.
pub struct Request<'a> {
    /// Who asks.
    pub actor: &'a Person,
    /// The file, or `None` for an act that opens one.
    pub file: Option<FileId>,
    /// Version of the file that the person has seen.
    pub seen: Option<u32>,
    /// Full name of the act, such as `filing.file`.
    pub act: &'a str,
    /// What was filled in.
    pub fields: Value,
    /// Idempotency key: the same key is performed once and answered alike ever after.
    pub key: Option<String>,
}

/// What came of it.
#[derive(Debug)]
pub struct Performed {
    /// The file.
    pub file: FileId,
    /// Its version now.
    pub head: u32,
    /// Place of the record in the ledger.
    pub seq: u64,
    /// The record; absent when the answer repeats an earlier one.
    pub record: Option<Arc<Record>>,
}

/// Why it was not done. Each kind is for another reader; nothing converts between them.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The law does not allow it: for the officer, the citizen and the judge.
    #[error("refused")]
    Refused(Vec<Refusal>),
    /// What was filled in does not fit: for the person at the form.
    #[error("malformed")]
    Malformed(Vec<FieldFault>),
    /// No such act or file.
    #[error("{0}")]
    Unknown(String),
    /// The file has moved since it was seen.
    #[error("the file stands at version {head} now")]
    Moved {
        /// Its version now.
        head: u32,
        /// The records since.
        since: Vec<Arc<Record>>,
    },
    /// We failed: for the operator.
    #[error(transparent)]
    Store(#[from] StoreFault),
}

/// What an act would do if it were performed now.
pub struct Preview {
    /// The record with the papers it would issue, without numbers.
    pub record: Record,
    /// The file as it would be.
    pub file: CaseFile,
}

/// What a scene is made of.
struct Setting {
    file: Arc<CaseFile>,
    law: Arc<Law>,
    people: Arc<People>,
    earlier: Vec<Earlier>,
    now: DateTime,
}

impl Setting {
    fn scene<'a>(&'a self, actor: &'a Person) -> Scene<'a> {
        Scene {
            file: &self.file,
            law: &self.law,
            people: &self.people,
            actor,
            now: self.now,
            earlier: &self.earlier,
        }
    }
}

impl Office {
    /// Performs an act: reads the file, asks the law, appends what happened, and answers when it is
    /// on disk.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn perform(&self, request: Request<'_>) -> Result<Performed, Failure> {
        if let Some(performed) = self.repeated(&request)? {
            return Ok(performed);
        }
        let (next, append, id) = self.prepare(&request)?;
        let appended = self.store.append(append).await;
        self.finish(next, &id, appended)
    }

    /// The same for threads outside the runtime, such as the one that makes a demonstration.
    ///
    /// # Errors
    /// See [`Failure`].
    pub fn perform_blocking(&self, request: Request<'_>) -> Result<Performed, Failure> {
        if let Some(performed) = self.repeated(&request)? {
            return Ok(performed);
        }
        let (next, append, id) = self.prepare(&request)?;
        let appended = self.store.append_blocking(append);
        self.finish(next, &id, appended)
    }

    /// What an act would do, without doing it.
    ///
    /// # Errors
    /// See [`Failure`].
    pub fn preview(&self, request: &Request<'_>) -> Result<Preview, Failure> {
        let Asked { act, parties } = read_act(request.act, &request.fields)?;
        let setting = self.setting(request.file.as_ref(), &parties, self.clock.now())?;
        let scene = setting.scene(request.actor);
        let outcome = engine::attempt(&act, &scene).map_err(Failure::Refused)?;
        let id = request.file.clone().unwrap_or_else(|| FileId::new("preview"));
        let (file, record) = engine::recorded(&act, &scene, id, outcome);
        Ok(Preview { record, file })
    }

    /// Every act with what stands in its way now, for a person and a file (or none yet).
    ///
    /// # Errors
    /// [`Failure::Unknown`] for a file that does not exist.
    pub fn possible(
        &self,
        actor: &Person,
        file: Option<&FileId>,
    ) -> Result<Vec<Possible>, Failure> {
        let setting = self.setting(file, &[], self.clock.now())?;
        Ok(engine::possible(&setting.scene(actor)))
    }

    /// A file, folded.
    ///
    /// # Errors
    /// [`Failure::Unknown`] when it does not exist.
    pub fn file(&self, id: &FileId) -> Result<Arc<CaseFile>, Failure> {
        if let Some(file) = self.files.get(id) {
            return Ok(file);
        }
        let records = self.store.records(id)?;
        if records.is_empty() {
            return Err(Failure::Unknown(format!("没有案卷 {id} / there is no file {id}")));
        }
        let file = Arc::new(CaseFile::of(records));
        self.files.keep(id, file.clone());
        Ok(file)
    }

    fn repeated(&self, request: &Request<'_>) -> Result<Option<Performed>, Failure> {
        let Some(key) = &request.key else { return Ok(None) };
        Ok(self.store.answered(key)?.map(|it| repeat(&it)).transpose()?)
    }

    fn prepare(&self, request: &Request<'_>) -> Result<(CaseFile, Append, FileId), Failure> {
        let Asked { act, parties } = read_act(request.act, &request.fields)?;
        let setting = self.setting(request.file.as_ref(), &parties, self.clock.now())?;
        if let Some(seen) = request.seen.filter(|seen| *seen != setting.file.head()) {
            let since = setting.file.records().iter().skip(seen as usize).cloned().collect();
            return Err(Failure::Moved { head: setting.file.head(), since });
        }
        let scene = setting.scene(request.actor);
        let outcome = engine::attempt(&act, &scene).map_err(Failure::Refused)?;
        let id = match &request.file {
            Some(id) => id.clone(),
            None => new_file_id(setting.now)?,
        };
        let (next, record) = engine::recorded(&act, &scene, id.clone(), outcome);
        let series = record.papers.iter().map(|it| engine::series_of(it, &self.law)).collect();
        let line = DocketLine::of(&id, &next, &self.law, &setting.people);
        Ok((next, Append { record, series, line, key: request.key.clone() }, id))
    }

    fn finish(
        &self,
        next: CaseFile,
        id: &FileId,
        appended: Result<Appended, StoreFault>,
    ) -> Result<Performed, Failure> {
        let Appended { record, seq } = match appended {
            Ok(appended) => appended,
            Err(StoreFault::Answered(answer)) => return Ok(repeat(&answer)?),
            Err(StoreFault::Moved { head }) => {
                self.files.forget_all();
                let file = self.file(id)?;
                let seen = next.head().saturating_sub(1) as usize;
                let since = file.records().iter().skip(seen).cloned().collect();
                return Err(Failure::Moved { head, since });
            }
            Err(other) => return Err(other.into()),
        };
        // The numbers came with the transaction, so the record replaces the one decided on.
        let next = if record.papers.iter().any(|it| it.number.is_some()) {
            next.with_last(record.clone())
        } else {
            next
        };
        let head = next.head();
        self.files.keep(id, Arc::new(next));
        Ok(Performed { file: id.clone(), head, seq, record: Some(record) })
    }

    fn setting(
        &self,
        id: Option<&FileId>,
        parties: &[String],
        now: DateTime,
    ) -> Result<Setting, Failure> {
        let file = match id {
            Some(id) => self.file(id)?,
            None => Arc::default(),
        };
        let earlier = self.earlier(id, &file, parties)?;
        Ok(Setting { file, law: self.law.clone(), people: self.people(), earlier, now })
    }

    /// Other files of the party of the file, and of those that the act names: an act that opens a
    /// file brings its party along.
    fn earlier(
        &self,
        id: Option<&FileId>,
        file: &CaseFile,
        parties: &[String],
    ) -> Result<Vec<Earlier>, Failure> {
        let mut parties = parties.to_vec();
        parties.extend(file.party.known().map(Party::identity));
        parties.sort();
        parties.dedup();
        let mut told = Vec::new();
        for party in &parties {
            let others = self.store.files_of(party)?;
            for other in others.iter().filter(|it| Some(*it) != id) {
                told.extend(Earlier::of(&*self.file(other)?));
            }
        }
        Ok(told)
    }
}

/// An act as it was asked for.
struct Asked {
    act: Act,
    /// Identities of the parties that it names.
    parties: Vec<String>,
}

/// Reads an act and what was filled in.
fn read_act(name: &str, fields: &Value) -> Result<Asked, Failure> {
    let unknown = || Failure::Unknown(format!("没有行为 {name} / there is no act {name}"));
    let (institution, info) = Entry::act(name).ok_or_else(unknown)?;
    let checked = field::check(info.fields, fields).map_err(Failure::Malformed)?;
    let groups = info.fields.iter().filter(|it| matches!(it.kind, FieldKind::Group(_)));
    let party = |it: &Field| serde_json::from_value::<Party>(checked[it.name].clone()).ok();
    let parties = groups.filter_map(party).map(|it| it.identity()).collect();
    let act = Act::parse(institution.name, info.noun, checked).map_err(Failure::Unknown)?;
    Ok(Asked { act, parties })
}

fn repeat(answer: &str) -> Result<Performed, StoreFault> {
    #[derive(serde::Deserialize)]
    struct Answer {
        file: FileId,
        version: u32,
        seq: u64,
    }
    let Answer { file, version, seq } = serde_json::from_str(answer)?;
    Ok(Performed { file, head: version, seq, record: None })
}

/// A new id: the day, then chance, so that ids sort by day and cannot be guessed.
fn new_file_id(now: DateTime) -> Result<FileId, Failure> {
    let mut bytes = [0_u8; 8];
    getrandom::fill(&mut bytes).map_err(|it| Failure::Store(StoreFault::Ledger(it.to_string())))?;
    let chance: String = bytes.iter().map(|it| format!("{it:02x}")).collect();
    let day = now.date();
    Ok(FileId::new(format!("case_{:04}{:02}{:02}_{chance}", day.year(), day.month(), day.day())))
}
