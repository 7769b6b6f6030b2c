//! 视听资料的要求。

use super::{Act, Event, Medium, Monitor, Origin, Take};
use crate::{Scene, common};
use case::{BlobRef, EvidenceNo, Guard, Outcome, Refusals, ensure};

pub(super) fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
    match noun {
        // Performance and re-checks are photographed after the decision, too.
        "take" => {
            no.check(common::filing_not_declined(s));
        }
        "monitor" => no.all(common::investigation_open(s)),
        _ => {
            no.check(something_to_consult(s));
        }
    }
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::Take(it) => {
            no.all(common::enforcing_officers(s, &it.officers, s.today()));
            no.all([
                originals_are_kept(&it.files),
                files_are_of_the_medium(it),
                checked_with_the_carrier(it),
                sound_is_written_down(it),
                common::moments_in_order(s, it.at, it.at),
            ]);
            no.pass()?;
            Some(Outcome::event(Event::Taken(it.clone())).issue("sheet"))
        }
        Act::Monitor(it) => {
            no.all(common::enforcing_officers(s, &it.officers, s.today()));
            no.all([
                originals_are_kept(&it.files),
                device_was_reviewed(it),
                place_was_published(it),
                record_meets_the_law(it),
                common::moments_in_order(s, it.at, it.at),
            ]);
            no.pass()?;
            Some(Outcome::event(Event::Monitored(it.clone())).issue("told"))
        }
        Act::Consult(it) => {
            no.check(has_a_recording(s, it.evidence));
            no.pass()?;
            Some(Outcome::event(Event::Consulted(it.clone())))
        }
    }
}

/// 应当保存原始文件。
fn originals_are_kept(files: &[BlobRef]) -> Guard {
    ensure!(
        !files.is_empty(),
        "M55-17",
        "没有上传原始文件；照片、录像、录音应当保存原件。",
        "The original is missing: upload the photograph or recording."
    )
}

/// 文件应当与所选的形式相符。
fn files_are_of_the_medium(it: &Take) -> Guard {
    let kind = match it.medium {
        Medium::Photo => "image/",
        Medium::Video => "video/",
        Medium::Sound => "audio/",
    };
    let wrong = it.files.iter().filter(|file| !file.media_type.starts_with(kind));
    let names: Vec<_> = wrong.map(|file| file.name.as_str()).collect();
    let (names, medium) = (names.join("、"), it.medium.zh());
    ensure!(
        names.is_empty(),
        "M55-17",
        "{names}不是{medium}；请选择相符的形式或者文件。",
        "{names}: not of the medium chosen."
    )
}

/// 由他人提供的，应当核对与原始载体一致并由提供人签名。
fn checked_with_the_carrier(it: &Take) -> Guard {
    let own = it.origin == Origin::Officers;
    ensure!(
        own || (it.checked && it.provider.is_some()),
        "M55-17",
        "由他人提供的视听资料，应当写明提供人，经核对与原始载体一致，并由提供人签名。",
        "Material supplied by others names who supplied it, is checked with its carrier, and signed."
    )
}

/// 声音资料应当附有文字记录。
fn sound_is_written_down(it: &Take) -> Guard {
    ensure!(
        it.medium != Medium::Sound || it.transcript.is_some(),
        "M55-17",
        "录音应当附有声音内容的文字记录（行政诉讼证据规定第十二条）。",
        "A sound recording needs a transcript."
    )
}

/// 监控设备应当事先经过法制审核和技术审核。
fn device_was_reviewed(it: &Monitor) -> Guard {
    let day = it.at.date();
    let before = |on: Option<jiff::civil::Date>| on.is_some_and(|on| on <= day);
    let device = &it.device;
    ensure!(
        before(it.legality_reviewed_on) && before(it.technically_reviewed_on),
        "APL-41",
        "{device}在记录之前没有经过法制审核和技术审核，记录不得作为证据。",
        "{device} was not reviewed for legality and technically before the record."
    )
}

/// 设置地点应当公布，设置合理、标志明显。
fn place_was_published(it: &Monitor) -> Guard {
    let device = &it.device;
    ensure!(
        it.place_published && it.sign_clear,
        "APL-41",
        "{device}的设置地点没有向社会公布，或者设置不合理、标志不明显，记录不得作为证据。",
        "{device}: its place was not published, or it is not clearly marked."
    )
}

/// 记录内容经审核真实、清晰、完整、准确，才能作为证据。
fn record_meets_the_law(it: &Monitor) -> Guard {
    ensure!(
        it.true_and_complete,
        "APL-41",
        "记录内容未经审核或者不符合真实、清晰、完整、准确的要求，不得作为证据。",
        "The record was not found true, clear, complete and accurate: it is no evidence."
    )
}

/// 有音像记录，才能调阅。
fn something_to_consult(s: &Scene) -> Guard {
    let any = crate::engine::evidence(s.file).iter().any(|it| !it.blobs.is_empty());
    ensure!(any, "G118-10", "本案还没有可以调阅的音像记录。", "The file holds no recording yet.")
}

fn has_a_recording(s: &Scene, no: EvidenceNo) -> Guard {
    let found = crate::engine::evidence(s.file).into_iter().find(|it| it.no == no);
    let no = no.0;
    ensure!(
        found.is_some_and(|it| !it.blobs.is_empty()),
        "G118-10",
        "证据{no}不存在，或者没有音像记录。",
        "Evidence {no} does not exist or has no recording."
    )
}
