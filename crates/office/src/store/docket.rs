//! 台账 — one derived line per file, for lists, filters and search. Dropped and rebuilt at will.

use super::StoreFault;
use case::{DueState, FileId, People, Whose};
use jiff::civil::Date;
use law::Law;
use procedures::{CaseFile, engine, scene::Earlier};
use rusqlite::{Connection, params, params_from_iter, types::Value};
use serde::Serialize;

/// What lists show of a file.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DocketLine {
    /// The file.
    pub file: String,
    /// Its version.
    pub head: u32,
    /// Day it was opened.
    pub opened: String,
    /// Moment of its last record.
    pub changed: String,
    /// Number of its first numbered paper: the case number people use.
    pub number: Option<String>,
    /// 案由, or what the lead says.
    pub title: String,
    /// Name of the party.
    pub party: Option<String>,
    /// Identity of the party across files; never shown.
    #[serde(skip)]
    pub party_key: Option<String>,
    /// Violation item.
    pub item: Option<String>,
    /// Place.
    pub place: Option<String>,
    /// Order of the stage.
    pub rank: u8,
    /// Stage in Chinese.
    pub stage_zh: String,
    /// Stage in English.
    pub stage_en: String,
    /// Whether it has ended.
    pub ended: bool,
    /// The next day on which the bureau owes something.
    pub due_on: Option<String>,
    /// What is owed, in Chinese.
    pub due_zh: Option<String>,
    /// What is owed, in English.
    pub due_en: Option<String>,
    /// Role key for whose approval it waits.
    pub waits_for: Option<String>,
    /// Officers in charge, by id.
    #[serde(skip)]
    pub hands: Vec<String>,
    /// Text that search finds it by.
    #[serde(skip)]
    pub words: String,
}

/// From this rank on a file has ended.
const ENDED: u8 = 80;

impl DocketLine {
    /// The line of a file.
    pub fn of(id: &FileId, file: &CaseFile, law: &Law, people: &People) -> Self {
        let stage = engine::stage(file);
        let last = file.records().last();
        let today = last.map_or(Date::MIN, |it| it.stamp.day());
        let dues = engine::dues(file, law);
        let open = dues.iter().find(|it| {
            it.whose == Whose::Authority
                && !matches!(it.state(today), DueState::Met | DueState::MetLate)
        });
        let earlier = Earlier::of(file);
        let lead = file.lead.lead();
        let short = |it: &str| it.chars().take(40).collect::<String>();
        let title = file.filing.cause().map(str::to_owned);
        let title = title.or_else(|| earlier.as_ref().map(|it| it.title.clone()));
        let title = title.filter(|it| !it.is_empty());
        let title = title.or_else(|| lead.map(|it| short(&it.matter))).unwrap_or_default();
        let party = file.party.known();
        let hands: Vec<String> = engine::hands(file).iter().map(ToString::to_string).collect();
        let number = file.papers().find_map(|(_, it)| it.number.clone());
        let mut line = Self {
            file: id.to_string(),
            head: file.head(),
            opened: file.opened_on().map(|it| it.to_string()).unwrap_or_default(),
            changed: last.map(|it| it.stamp.at.to_string()).unwrap_or_default(),
            number,
            title,
            party: party.map(|it| it.name.clone()),
            party_key: party.map(case::Party::identity),
            item: file.filing.item().map(|it| it.0.clone()),
            place: engine::place(file),
            rank: stage.map_or(0, |it| it.rank),
            stage_zh: stage.map_or("", |it| it.zh).to_owned(),
            stage_en: stage.map_or("", |it| it.en).to_owned(),
            ended: stage.is_some_and(|it| it.rank >= ENDED),
            due_on: open.map(|it| it.last_day().to_string()),
            due_zh: open.map(|it| it.zh.clone()),
            due_en: open.map(|it| it.en.clone()),
            waits_for: engine::waits_for(file).map(|it| it.key().to_owned()),
            hands,
            words: String::new(),
        };
        line.words = line.searchable(file, people);
        line
    }

    fn searchable(&self, file: &CaseFile, people: &People) -> String {
        let mut words = vec![self.title.clone(), self.stage_zh.clone()];
        words.extend(self.party.clone());
        words.extend(self.place.clone());
        words.extend(self.item.clone());
        words.extend(file.papers().filter_map(|(_, it)| it.number.clone()));
        words.extend(file.lead.lead().map(|it| it.matter.to_string()));
        let names = self.hands.iter().filter_map(|id| people.find(id));
        words.extend(names.map(|it| it.name.clone()));
        words.join("\n")
    }

    pub(super) fn write(&self, connection: &Connection) -> Result<(), StoreFault> {
        connection
            .prepare_cached(
                "INSERT OR REPLACE INTO docket (file, head, opened, changed, number, title, party,
                 party_key, item, place, rank, stage_zh, stage_en, ended, due_on, due_zh, due_en,
                 waits_for, word) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,
                 ?14, ?15, ?16, ?17, ?18, ?19)",
            )?
            .execute(params![
                self.file,
                self.head,
                self.opened,
                self.changed,
                self.number,
                self.title,
                self.party,
                self.party_key,
                self.item,
                self.place,
                self.rank,
                self.stage_zh,
                self.stage_en,
                self.ended,
                self.due_on,
                self.due_zh,
                self.due_en,
                self.waits_for,
                word_row(&self.file)
            ])?;
        self.write_hands(connection)?;
        let row = word_row(&self.file);
        connection.prepare_cached("DELETE FROM words WHERE rowid = ?1")?.execute([row])?;
        connection
            .prepare_cached("INSERT INTO words (rowid, text) VALUES (?1, ?2)")?
            .execute(params![row, bigrams(&self.words)])?;
        Ok(())
    }

    fn write_hands(&self, connection: &Connection) -> Result<(), StoreFault> {
        connection.prepare_cached("DELETE FROM hand WHERE file = ?1")?.execute([&self.file])?;
        let mut insert = connection
            .prepare_cached("INSERT OR IGNORE INTO hand (person, file) VALUES (?1, ?2)")?;
        for person in &self.hands {
            insert.execute([person, &self.file])?;
        }
        Ok(())
    }
}

/// Order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Most recently changed first.
    #[default]
    Changed,
    /// Nearest due first.
    Due,
    /// Most recently opened first.
    Opened,
}

/// What a list asks for.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// Words to search for; two Chinese characters or more find every occurrence.
    pub words: String,
    /// Only files in these hands.
    pub hand: Option<String>,
    /// Only files waiting for the approval of one of these roles.
    pub waits_for: Vec<String>,
    /// Only stages of these ranks, both included.
    pub ranks: Option<(u8, u8)>,
    /// Only files that have not ended.
    pub open: bool,
    /// Only files whose next due lies before this day.
    pub due_before: Option<Date>,
    /// Only files of this item.
    pub item: Option<String>,
    /// Order.
    pub sort: Sort,
    /// Rows to skip.
    pub offset: u32,
    /// Most rows.
    pub limit: u32,
}

/// One page of a list.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Page {
    /// The lines.
    pub lines: Vec<DocketLine>,
    /// Whether more follow.
    pub more: bool,
}

impl Query {
    /// Conditions and their values, shared by lists and counts.
    fn conditions(&self) -> (String, Vec<Value>) {
        let mut sql = String::from(" WHERE 1 = 1");
        let mut values: Vec<Value> = Vec::new();
        let mut add = |sql: &mut String, condition: &str, value: Value| {
            values.push(value);
            let place = format!("?{}", values.len());
            sql.push_str(&format!(" AND {}", condition.replace('?', &place)));
        };
        let wanted = match_words(&self.words);
        if !wanted.is_empty() {
            let found = "word IN (SELECT rowid FROM words WHERE words MATCH ?)";
            add(&mut sql, found, wanted.into());
        }
        if let Some(person) = &self.hand {
            let theirs = "file IN (SELECT file FROM hand WHERE person = ?)";
            add(&mut sql, theirs, person.clone().into());
        }
        if !self.waits_for.is_empty() {
            let roles = format!(",{},", self.waits_for.join(","));
            let waits = "waits_for IS NOT NULL AND instr(?, ',' || waits_for || ',') > 0";
            add(&mut sql, waits, roles.into());
        }
        if let Some((from, to)) = self.ranks {
            add(&mut sql, "rank >= ?", i64::from(from).into());
            add(&mut sql, "rank <= ?", i64::from(to).into());
        }
        if self.open {
            sql.push_str(" AND ended = 0");
        }
        if let Some(day) = self.due_before {
            add(&mut sql, "ended = 0 AND due_on < ?", day.to_string().into());
        }
        if let Some(item) = &self.item {
            add(&mut sql, "item = ?", item.clone().into());
        }
        (sql, values)
    }

    pub(super) fn run(&self, connection: &Connection) -> Result<Page, StoreFault> {
        let (conditions, mut values) = self.conditions();
        let order = match self.sort {
            Sort::Changed => "changed DESC, file",
            Sort::Due => "due_on IS NULL, due_on, file",
            Sort::Opened => "opened DESC, file",
        };
        let limit = self.limit.clamp(1, 500);
        values.push(i64::from(limit + 1).into());
        values.push(i64::from(self.offset).into());
        let sql = format!(
            "SELECT file, head, opened, changed, number, title, party, party_key, item, place, rank,
             stage_zh, stage_en, ended, due_on, due_zh, due_en, waits_for FROM docket{conditions}
             ORDER BY {order} LIMIT ?{} OFFSET ?{}",
            values.len() - 1,
            values.len()
        );
        let mut statement = connection.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(values), line)?;
        let mut lines: Vec<DocketLine> = rows.collect::<Result<_, _>>()?;
        let more = lines.len() > limit as usize;
        lines.truncate(limit as usize);
        Ok(Page { lines, more })
    }

    pub(super) fn count(&self, connection: &Connection) -> Result<u64, StoreFault> {
        let (conditions, values) = self.conditions();
        let sql = format!("SELECT count(*) FROM docket{conditions}");
        let mut statement = connection.prepare_cached(&sql)?;
        Ok(statement
            .query_row(params_from_iter(values), |row| row.get(0).map(super::ledger::place))?)
    }
}

impl super::Sqlite {
    /// Stages in which files stand: order, Chinese and English name.
    ///
    /// # Errors
    /// The data base failed.
    pub fn stages(&self) -> Result<Vec<(u8, String, String)>, StoreFault> {
        self.read(|connection| {
            let sql = "SELECT DISTINCT rank, stage_zh, stage_en FROM docket
                       WHERE stage_zh <> '' ORDER BY rank, stage_zh";
            let mut query = connection.prepare_cached(sql)?;
            let stages = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            Ok(stages.collect::<Result<_, _>>()?)
        })
    }
}

fn line(row: &rusqlite::Row<'_>) -> rusqlite::Result<DocketLine> {
    Ok(DocketLine {
        file: row.get(0)?,
        head: row.get(1)?,
        opened: row.get(2)?,
        changed: row.get(3)?,
        number: row.get(4)?,
        title: row.get(5)?,
        party: row.get(6)?,
        party_key: row.get(7)?,
        item: row.get(8)?,
        place: row.get(9)?,
        rank: row.get(10)?,
        stage_zh: row.get(11)?,
        stage_en: row.get(12)?,
        ended: row.get(13)?,
        due_on: row.get(14)?,
        due_zh: row.get(15)?,
        due_en: row.get(16)?,
        waits_for: row.get(17)?,
        hands: Vec::new(),
        words: String::new(),
    })
}

/// The row of a file in the word index: its id, hashed, so that a contentless index can be kept.
fn word_row(file: &str) -> i64 {
    use sha2::Digest;
    let digest = sha2::Sha256::digest(file);
    let mut first = [0_u8; 8];
    first.copy_from_slice(&digest[..8]);
    i64::from_be_bytes(first) >> 1
}

fn is_han(it: char) -> bool {
    matches!(it, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}')
}

/// 占道经营 → `占 占道 道 道经 经 经营 营`: every two neighbouring characters become a word.
fn bigrams(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut words = String::with_capacity(text.len() * 3);
    for (at, one) in chars.iter().enumerate() {
        if !is_han(*one) {
            let breaks = at > 0 && is_han(chars[at - 1]);
            words.push_str(if breaks { " " } else { "" });
            words.push(*one);
            continue;
        }
        words.push(' ');
        words.push(*one);
        if let Some(next) = chars.get(at + 1).filter(|it| is_han(**it)) {
            words.push(' ');
            words.push(*one);
            words.push(*next);
        }
    }
    words
}

/// The query that finds all of `words`; user text never becomes query syntax.
fn match_words(words: &str) -> String {
    let quoted = |it: &str| {
        let han: Vec<char> = it.chars().collect();
        let pairs: Vec<String> = match han.len() {
            0 => Vec::new(),
            1 => vec![it.to_owned()],
            _ if han.iter().all(|it| is_han(*it)) => {
                han.windows(2).map(|pair| pair.iter().collect()).collect()
            }
            _ => bigrams(it).split_whitespace().map(str::to_owned).collect(),
        };
        let quote = |it: &String| format!("\"{}\"", it.replace('"', "\"\""));
        pairs.iter().map(quote).collect::<Vec<_>>().join(" AND ")
    };
    let parts = words.split_whitespace().map(quoted).filter(|it| !it.is_empty());
    parts.collect::<Vec<_>>().join(" AND ")
}
