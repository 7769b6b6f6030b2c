//! 立卷归档 — one case, one file, complete and in order, kept as long as the city says.
//!
//! 住房和城乡建设行政处罚程序规定第四十条：一案一卷，八类材料，每类按形成时间排列；三项制度指导意见（九）；保管期限见本市
//! 案卷管理办法。

mod complete;
mod papers;
mod rules;

use crate::{CaseFile, Institution, PaperScene, Record, Scene, registry::Stage};
use case::{LongText, Outcome, PaperKind, Refusals, acts};
use jiff::civil::Date;
use law::{Law, city::Retention};
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use complete::missing;

acts! {
    /// 结案以后，档案员检查案卷是否齐全，编号入库；缺少文书、证据或者送达凭证的，不能归档。
    Archive "立卷归档" "archive the file" as "archive" by [Archivist] under "M55-40" {
        archive_number: String = "档案号", "archive number";
        location: String = "存放位置", "where it is kept";
        pages: u32 = "页数", "pages";
        note: Option<LongText> = "备考", "remark";
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// 已归档。
    Archived {
        /// What the archivist entered.
        archive: Archive,
        /// Class of the city's table.
        class: String,
        /// Years for which it is kept.
        years: u32,
    },
}

/// What is known of the archiving.
#[derive(Clone, Default)]
pub struct State {
    archived_on: Option<Date>,
}

/// Day on which the file was archived.
pub fn archived_on(file: &CaseFile) -> Option<Date> {
    file.archiving.archived_on
}

/// 保管期限: the class of the city's table that the file belongs to; `None` where the city has no table.
pub fn retention<'a>(file: &CaseFile, law: &'a Law) -> Option<&'a Retention> {
    let class = complete::class(file);
    law.city().retention.iter().find(|it| it.class == class)
}

/// The law of archiving.
pub struct Rules;

impl Institution for Rules {
    type Act = Act;
    type Event = Event;
    type State = State;
    const ACTS: &'static [case::ActInfo] = ACTS;
    const PAPERS: &'static [PaperKind] = papers::PAPERS;

    fn apply(state: &mut State, _event: &Event, record: &Record) {
        state.archived_on = Some(record.stamp.day());
    }

    fn gates(_noun: &str, s: &Scene, no: &mut Refusals) {
        rules::gates(s, no);
    }

    fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
        rules::decide(act, s, no)
    }

    fn stage(file: &CaseFile) -> Option<Stage> {
        archived_on(file)?;
        Some(Stage { rank: 90, zh: "已归档", en: "archived" })
    }

    fn fields(_paper: &str, s: &PaperScene) -> Value {
        papers::fields(s)
    }
}
