//! Words that many papers share: dates and amounts as papers write them, the party, the bureau.

use crate::{CaseFile, PaperScene};
use case::PersonId;
use jiff::civil::{Date, DateTime};
use law::{Fen, Law, Unit};
use serde_json::{Value, json};

/// 2025年3月7日.
pub fn date_zh(day: Date) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// 2025年3月7日9时30分.
pub fn date_time_zh(at: DateTime) -> String {
    format!("{}{}时{:02}分", date_zh(at.date()), at.hour(), at.minute())
}

/// An amount in figures and in words: `5,000.00`, `伍仟元整`.
pub fn money(fen: Fen) -> Value {
    json!({ "figures": fen.to_string(), "words": fen.in_words() })
}

/// 人民币5,000.00元（大写：伍仟元整）.
pub fn money_zh(fen: Fen) -> String {
    format!("人民币{fen}元（大写：{}）", fen.in_words())
}

/// The party as papers state it.
pub fn party_fields(file: &CaseFile) -> Value {
    match file.party.known() {
        None => Value::Null,
        Some(party) => json!({
            "kind": party.kind.zh(),
            "name": party.name,
            "id_number": party.id_number,
            "representative": party.representative,
            "address": party.address,
            "phone": party.phone,
        }),
    }
}

/// 名称（证件号码），住址：the party in one line.
pub fn party_line(file: &CaseFile) -> String {
    let Some(party) = file.party.known() else {
        return String::new();
    };
    let mut line = party.name.clone();
    if let Some(number) = &party.id_number {
        line.push_str(&format!("（{number}）"));
    }
    if let Some(representative) = &party.representative {
        line.push_str(&format!("，法定代表人（负责人）：{representative}"));
    }
    line.push_str(&format!("，地址：{}", party.address));
    line
}

/// Name, address and telephone of the bureau that decides in its own name.
pub fn bureau(law: &Law) -> Value {
    let organ = law.city().organs.iter().find(|it| it.authority);
    match organ {
        None => Value::Null,
        Some(organ) => json!({
            "name": organ.name, "address": organ.address, "phone": organ.phone,
        }),
    }
}

/// Names of officers with the numbers of their certificates: 李岩（证号 …）、赵敏（证号 …）.
pub fn officers_zh(s: &PaperScene, officers: &[PersonId]) -> String {
    let one = |id: &PersonId| {
        let certificate = s.people.get(id).and_then(|it| it.certificate.as_ref());
        match certificate {
            Some(it) => format!("{}（执法证号{}）", s.people.name(id), it.number),
            None => s.people.name(id).to_owned(),
        }
    };
    officers.iter().map(one).collect::<Vec<_>>().join("、")
}

/// Articles of an item's penalty clause as a paper cites them: 《…》第…条.
pub fn cites_zh(cites: &[String]) -> String {
    cites.iter().map(|it| cite_zh(it)).collect::<Vec<_>>().join("、")
}

/// `行政处罚法第六十二条` → `《行政处罚法》第六十二条`.
pub fn cite_zh(cite: &str) -> String {
    match cite.find('第').or_else(|| cite.find('（')) {
        Some(at) if at > 0 => format!("《{}》{}", &cite[..at], &cite[at..]),
        _ => cite.to_owned(),
    }
}

/// The length of a term as papers write it: `5个工作日`, `90日`, `6个月`.
pub fn period_zh(law: &Law, key: &str) -> String {
    let Some(term) = law.term(key) else {
        return String::new();
    };
    let unit = match term.unit {
        Unit::Working => "个工作日",
        Unit::Calendar => "日",
        Unit::Month => "个月",
        Unit::Year => "年",
        Unit::Hour => "小时",
    };
    format!("{}{unit}", term.n)
}

/// A rate as papers write it: `百分之三`.
pub fn percent_zh(law: &Law, key: &str) -> String {
    let hundredths = law.rate(key).basis_points;
    match u32::try_from(hundredths / 100) {
        Ok(whole) if hundredths % 100 == 0 => {
            format!("百分之{}", law::numerals::chinese(whole))
        }
        _ => format!("{}%", Fen(hundredths)),
    }
}

/// What most papers of a case name: cause, party, bureau, day and who acted; `own` adds or replaces.
pub fn with_case(s: &PaperScene, own: Value) -> Value {
    // Before filing there is no cause of action yet: the lead says what it is about.
    let lead = s.file.lead.lead().map(|it| it.matter.trim_end_matches('。').to_owned());
    let mut fields = json!({
        "cause": s.file.filing.cause().map(str::to_owned).or(lead),
        "party": party_fields(s.file),
        "party_line": party_line(s.file),
        "organ": bureau(s.law),
        "date": date_zh(s.day()),
        "on": s.day().to_string(),
        "by": s.record.stamp.name,
    });
    if let (Value::Object(all), Value::Object(own)) = (&mut fields, own) {
        all.extend(own);
    }
    fields
}
