//! 取证 — what every taking of evidence in front of people records alike: who attended, who signed,
//! what was filmed, and the requirements of 行政处罚法第五十五条 and 程序规定第十七条 on it.

use crate::{Record, Scene};
use case::{BlobRef, Guard, LongText, choices, ensure, group};
use jiff::civil::{Date, DateTime};

choices! {
    /// 当事人到场和签名的情况。
    Attendance {
        Signed = "signed", "到场并签名或者盖章", "present and signed";
        RefusedToSign = "refused_to_sign", "到场但拒绝签名", "present, refused to sign";
        RefusedToCome = "refused_to_come", "拒绝到场", "refused to come";
        UnableToCome = "unable_to_come", "到场确有困难", "could not come";
        NotFound = "not_found", "无法找到", "could not be found";
    }
}

group! {
    /// 见证人：有关基层组织的代表，或者无利害关系的人。
    Witness {
        name: String = "见证人姓名", "name of the witness";
        standing: String = "单位或者身份", "organisation or standing";
        disinterested: bool = "是基层组织代表或者与本案无利害关系",
            "of a local organisation, or without interest in the case";
    }
}

group! {
    /// 到场、签名情况。
    Presence {
        party: Attendance = "当事人到场和签名", "attendance of the party";
        person: Option<String> = "到场人姓名和身份", "who attended, and as what";
        remark: Option<LongText> = "未到场或者未签名的原因", "why absent or unsigned";
        witness: Option<Witness> = "见证人", "witness";
    }
}

group! {
    /// 音像记录。
    Recording {
        files: Vec<BlobRef> = "音像记录文件", "recordings";
        reference: Option<String> = "执法记录仪文件编号", "reference of the body camera";
        none_because: Option<String> = "没有音像记录的原因", "why there is no recording";
    }
}

impl Recording {
    /// Whether there is a recording, here or on a recorder that is named.
    pub fn exists(&self) -> bool {
        !self.files.is_empty() || self.reference.is_some()
    }

    /// The recording in one line of a paper.
    pub fn zh(&self) -> String {
        let names: Vec<_> = self.files.iter().map(|it| it.name.as_str()).collect();
        let reference = self.reference.as_ref().map(|it| format!("执法记录仪{it}"));
        let mut parts: Vec<String> = reference.into_iter().collect();
        if !names.is_empty() {
            parts.push(names.join("、"));
        }
        match (&self.none_because, parts.is_empty()) {
            (Some(why), true) => format!("未作音像记录，原因：{why}"),
            (None, true) => "未作音像记录".to_owned(),
            (_, false) => parts.join("；"),
        }
    }
}

impl Presence {
    /// Whether the party was there and signed.
    pub fn signed(&self) -> bool {
        self.party == Attendance::Signed
    }

    /// Attendance in one line of a paper.
    pub fn zh(&self) -> String {
        let mut line = format!("当事人{}", self.party.zh());
        if let Some(person) = &self.person {
            line.push_str(&format!("（{person}）"));
        }
        if let Some(remark) = &self.remark {
            line.push_str(&format!("；{}", remark.trim_end_matches('。')));
        }
        if let Some(witness) = &self.witness {
            line.push_str(&format!("；见证人{}（{}）", witness.name, witness.standing));
        }
        line
    }
}

/// Something as it was recorded, with its place in the file.
#[derive(Clone, Debug)]
pub struct Kept<T> {
    /// Position of the record in the file: the number of the evidence.
    pub no: u32,
    /// Day of the record.
    pub on: Date,
    /// What was recorded.
    pub it: T,
}

impl<T: Clone> Kept<T> {
    /// Keeps `it` with the place of its record.
    pub fn of(it: &T, record: &Record) -> Self {
        Self { no: record.seq, on: record.stamp.day(), it: it.clone() }
    }
}

/// 主动出示执法证件；不出示的，当事人有权拒绝。
pub fn certificates_shown(shown: bool) -> Guard {
    ensure!(
        shown,
        "APL-55",
        "执法人员没有出示执法证件；不出示的，当事人或者有关人员有权拒绝接受调查、检查。",
        "The officers did not show their certificates; the party may refuse."
    )
}

/// 现场执法、调查取证视情况音像记录；没有记录的写明原因。
pub fn recorded_or_explained(it: &Recording) -> Guard {
    ensure!(
        it.exists() || it.none_because.is_some(),
        "G118-8b",
        "没有音像记录：请上传文件、写明执法记录仪文件编号，或者写明没有记录的原因。",
        "No recording: upload it, name the recorder's file, or say why there is none."
    )
}

/// 当事人没有签名的，写明原因，并由见证人到场或者录像。
pub fn absence_made_good(presence: &Presence, recording: &Recording) -> Guard {
    let how = presence.party.zh();
    let noted = presence.remark.is_some();
    ensure!(
        presence.signed() || (noted && (presence.witness.is_some() || recording.exists())),
        "M55-17",
        "当事人{how}：应当注明情况，并邀请见证人到场或者以录像等方式记录。",
        "The party did not sign: note it, and have a witness or a video record."
    )
}

/// 见证人应当是有关基层组织的代表，或者与案件没有利害关系。
pub fn witness_is_neutral(presence: &Presence) -> Guard {
    let name = presence.witness.as_ref().map_or("", |it| it.name.as_str());
    ensure!(
        presence.witness.as_ref().is_none_or(|it| it.disinterested),
        "M55-17",
        "见证人{name}应当是有关基层组织的代表，或者与本案没有利害关系。",
        "The witness {name} must come from a local organisation or have no interest in the case."
    )
}

/// 清单各执一份。
pub fn list_handed_over(presence: &Presence, handed: bool) -> Guard {
    ensure!(
        handed || !presence.signed(),
        "M55-17",
        "物品清单应当由执法人员和当事人各执一份；请确认已经交给当事人一份。",
        "Each side keeps a copy of the list: confirm that the party received one."
    )
}

/// 时间前后相符，并且已经发生。
pub fn moments_in_order(s: &Scene, from: DateTime, to: DateTime) -> Guard {
    let now = s.now;
    ensure!(
        from <= to && to <= now,
        "APL-47",
        "时间（{from}至{to}）前后不符，或者在现在（{now}）之后；记录只记已经发生的事。",
        "The times ({from} to {to}) do not fit, or lie after now ({now})."
    )
}

/// 线索登记之后、案件处理完毕之前，才进行调查取证。
pub fn investigation_open(s: &Scene) -> [Guard; 2] {
    [filing_not_declined(s), nothing_decided_yet(s)]
}

/// 作出决定以后收集的证据，不能证明决定合法。
fn nothing_decided_yet(s: &Scene) -> Guard {
    let on = super::concluded(s.file).map(|it| it.to_string());
    let on = on.unwrap_or_default();
    ensure!(
        on.is_empty(),
        "ALIT-35",
        "本案已于{on}作出处理决定；决定作出以后收集的证据，不能证明决定合法。",
        "The case was decided on {on}: evidence taken afterwards cannot support the decision."
    )
}

/// 不予立案以后，不再调查取证。
pub fn filing_not_declined(s: &Scene) -> Guard {
    ensure!(
        s.file.filing.declined_on().is_none(),
        "M55-15.2",
        "已经决定不予立案，不再调查取证；发现新情况的，重新登记线索。",
        "Filing was declined: no more investigation here; register a new lead."
    )
}
