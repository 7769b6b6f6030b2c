//! 卷宗封面 — what the cover of an archived file says, asked from the institutions that know it.

use crate::CaseFile;
use case::People;
use jiff::civil::Date;
use law::Law;

/// What stands on the cover beside cause, party and officers.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// 承办机构.
    pub unit: String,
    /// 处理结果.
    pub outcome: Option<String>,
    /// 结案日期.
    pub closed_on: Option<Date>,
    /// 归档日期.
    pub archived_on: Option<Date>,
    /// 档号.
    pub archive_number: Option<String>,
    /// 保管期限.
    pub retention: Option<String>,
    /// 立卷人.
    pub archivist: Option<String>,
}

/// The cover of a file as it stands.
pub fn of(file: &CaseFile, law: &Law, people: &People) -> Said {
    let lead = crate::engine::hands(file);
    let day = file.records().last().map_or(Date::MIN, |it| it.stamp.day());
    let organ = lead.first().and_then(|id| people.get(id));
    let organ = organ.and_then(|it| it.posts_on(day).next().map(|post| post.organ.clone()));
    let named =
        |key: String| law.city().organs.iter().find(|it| it.key == key).map(|it| it.name.clone());
    Said { unit: organ.and_then(named).unwrap_or_default(), ..Said::default() }
}
