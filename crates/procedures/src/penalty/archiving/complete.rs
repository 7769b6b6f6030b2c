//! 齐全检查：按案件走过的程序，列出应当有而没有的文书、证据和送达凭证。

use crate::{
    CaseFile, Entry, Scene, common, decision, defence, deliberation, delivery, engine, goods,
    hearing, legality_review, no_penalty, payment, remedy, summary, withdrawal,
};
use case::EvidenceKind;

/// Class of the file in the city's table of retention.
pub(super) fn class(file: &CaseFile) -> &'static str {
    let major = legality_review::passed_on(file).is_some()
        || hearing::held_on(file).is_some()
        || deliberation::held_on(file).is_some()
        || !file.remedy.all().is_empty();
    if major {
        "major"
    } else if summary::made(file).is_some() {
        "summary"
    } else {
        "ordinary"
    }
}

/// Everything that should be in the file and is not, each as the archivist would say it.
pub fn missing(s: &Scene) -> Vec<String> {
    let mut missing = papers(s);
    missing.extend(evidence(s.file));
    missing.extend(deliveries(s));
    missing
}

/// 应当有的文书，取决于案件走过的程序。
fn papers(s: &Scene) -> Vec<String> {
    let file = s.file;
    let decided = decision::made_on(file).is_some();
    let concluded = decided || no_penalty::made_on(file).is_some();
    let filed = file.filing.filed_on().is_some();
    let money = payment::imposed(file) != payment::Imposed::default();
    let wanted = [
        (filed, "filing.approval"),
        (filed && concluded, "investigation_report.report"),
        (decided, "prior_notice.letter"),
        (defence::stated_on(file).is_some(), "defence.opinion"),
        (hearing::held_on(file).is_some(), "hearing.record"),
        (decided && !legality_review::required(s).is_empty(), "legality_review.opinion"),
        (decided && !deliberation::required(s).is_empty(), "deliberation.record"),
        (decided, "decision.letter"),
        (no_penalty::made_on(file).is_some(), "no_penalty.letter"),
        (withdrawal::made_on(file).is_some(), "withdrawal.approval"),
        (summary::made(file).is_some(), "summary.decision"),
        (summary::made(file).is_some(), "summary.registration"),
        (money && payment::settled_on(file).is_some(), "payment.record"),
        (goods::confiscated(file), "goods.list"),
        (goods::settled_on(file).is_some(), "goods.record"),
        (file.demand.issued_on().is_some(), "demand.letter"),
        (true, "closure.approval"),
    ];
    let lacking = wanted.into_iter().filter(|(due, key)| *due && file.last_paper(key).is_none());
    let title =
        |key: &str| Entry::paper(key).map_or(key.to_owned(), |(_, kind)| kind.zh.to_owned());
    lacking.map(|(_, key)| format!("文书：{}", title(key))).collect()
}

/// 处理过的案件应当有证据；视听资料、电子数据应当有原件。
fn evidence(file: &CaseFile) -> Vec<String> {
    let items = engine::evidence(file);
    let mut missing = Vec::new();
    if items.is_empty() && summary::made(file).is_none() && common::concluded(file).is_some() {
        missing.push("证据：没有任何证据材料".to_owned());
    }
    let stored = |kind| matches!(kind, EvidenceKind::AudioVisual | EvidenceKind::Electronic);
    let lost = items.iter().filter(|it| stored(it.kind) && it.blobs.is_empty());
    missing.extend(lost.map(|it| format!("证据原件：{}", it.title)));
    missing
}

/// 送给当事人的文书都应当有送达凭证；有复议、诉讼的，应当有结果。
fn deliveries(s: &Scene) -> Vec<String> {
    let title = |no: &u32| s.file.paper(*no).map(|(_, it)| delivery::title_of(it));
    let open = delivery::unproved(s.file, s.today());
    let mut missing: Vec<_> =
        open.iter().filter_map(title).map(|title| format!("送达凭证：{title}")).collect();
    if remedy::running_since(s.file).is_some() {
        missing.push("复议、诉讼的结果".to_owned());
    }
    missing
}
