//! 送达的要求。

use super::{
    Act, Announce, Answer, Capacity, Channel, Event, Ground, HandOver, Leave, Report, Send,
    title_of,
};
use crate::{CaseFile, Scene, common, electronic_confirmation};
use case::{Due, Guard, Issued, Outcome, PaperNo, PersonId, Refusals, ensure};
use jiff::civil::Date;
use law::{Law, Reckoning};

pub(super) fn gates(noun: &str, s: &Scene, no: &mut Refusals) {
    no.check(match noun {
        "report" => result_awaited(s),
        _ => something_to_deliver(s),
    });
    if noun == "send" {
        no.check(electronic_confirmation::given(s));
    }
}

pub(super) fn decide(act: &Act, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    match act {
        Act::HandOver(it) => {
            no.all(person_to_person(s, it.paper, &it.officers, it.at.date(), "签收日期"));
            no.all([
                recipient_fits_party(s, it.capacity),
                recipient_is_party(s, it),
                agent_is_known(s, it.capacity, &it.recipient),
            ]);
            no.pass()?;
            Some(Outcome::event(Event::HandedOver(it.clone())).issue("proof"))
        }
        Act::Leave(it) => {
            no.all(person_to_person(s, it.paper, &it.officers, it.at.date(), "留置日期"));
            no.check(witnessed_or_recorded(it));
            no.pass()?;
            Some(Outcome::event(Event::Left(it.clone())).issue("proof"))
        }
        Act::Send(it) => {
            no.all(deliverable(s, it.paper, it.arrived_at.date(), "到达日期"));
            no.check(address_confirmed(s, it));
            no.pass()?;
            Some(Outcome::event(Event::Sent(it.clone())).issue("proof"))
        }
        Act::Post(it) => {
            no.all(deliverable(s, it.paper, it.posted_on, "交邮日期"));
            no.check(not_on_the_way(s, it.paper));
            no.pass()?;
            Some(Outcome::event(Event::Posted(it.clone())))
        }
        Act::Entrust(it) => {
            no.all(deliverable(s, it.paper, it.sent_on, "发函日期"));
            no.check(not_on_the_way(s, it.paper));
            no.pass()?;
            Some(Outcome::event(Event::Entrusted(it.clone())))
        }
        Act::Report(it) => report(it, s, no),
        Act::Fail(it) => {
            no.all(person_to_person(s, it.paper, &it.officers, it.at.date(), "日期"));
            no.pass()?;
            Some(Outcome::event(Event::Failed(it.clone())))
        }
        Act::Announce(it) => announce(it, s, no),
    }
}

fn report(it: &Report, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    no.check(common::not_in_the_future(s, it.answered_on, "签收或者退回日期"));
    no.all([was_dispatched(s, it), result_is_proved(it)]);
    if let Some(capacity) = it.capacity {
        no.check(recipient_fits_party(s, capacity));
    }
    no.pass()?;
    let received = it.answer == Answer::Received;
    Some(Outcome::event(Event::Reported(it.clone())).issue_if(received, "proof"))
}

fn announce(it: &Announce, s: &Scene, no: &mut Refusals) -> Option<Outcome<Event>> {
    no.all(deliverable(s, it.paper, it.published_on, "公告日期"));
    no.all([
        other_ways_failed(s, it),
        channel_chosen(it),
        posting_recorded(it),
        result_not_awaited(s, it.paper),
        not_announced_already(s, it.paper),
    ]);
    no.pass()?;
    let complete_on = announcement_period(s.law, it.published_on).legal_end;
    let event = Event::Announced { announcement: it.clone(), complete_on };
    Some(Outcome::event(event).issue("announcement"))
}

/// 公告期间：三十日与本地规定中较长者（AMB-08）。
fn announcement_period(law: &Law, from: Date) -> Reckoning {
    let national = law.reckon("announcement_delivery", from);
    let own = law.city().announcement.term.as_str();
    if own.is_empty() || own == national.term {
        return national;
    }
    let local = law.reckon(own, from);
    if local.legal_end > national.legal_end { local } else { national }
}

/// The decision that has to be delivered within the period of 行政处罚法第六十一条.
pub(super) fn decision_paper(file: &CaseFile) -> Option<&'static str> {
    const DECISIONS: [&str; 2] = ["decision.letter", "no_penalty.letter"];
    DECISIONS.into_iter().find(|kind| file.last_paper(kind).is_some())
}

pub(super) fn dues(file: &CaseFile, law: &Law) -> Vec<Due> {
    let mut dues = Vec::new();
    let decision = decision_paper(file).and_then(|kind| file.last_paper(kind));
    if let Some((record, paper)) = decision {
        let met = file.delivery.of(paper.no).map(|it| it.done_on);
        let reckoning = law.reckon("delivery", record.stamp.day());
        dues.push(Due::of_authority("送达处罚决定书", "deliver the decision", reckoning, met));
    }
    for (no, announcement) in file.delivery.announcements() {
        let reckoning = announcement_period(law, announcement.published_on);
        let overtaken = super::served_paper(file, *no).filter(|on| *on < reckoning.legal_end);
        let (zh, en) = ("公告期满，视为送达", "announcement complete: deemed delivered");
        dues.push(Due::of_party(zh, en, reckoning, overtaken));
    }
    dues
}

/// 当面送达的共同要求：两名持证人员，文书、日期相符。
fn person_to_person(
    s: &Scene,
    paper: PaperNo,
    officers: &[PersonId],
    day: Date,
    what: &str,
) -> Vec<Guard> {
    let mut guards = deliverable(s, paper, day, what).to_vec();
    guards.extend(common::enforcing_officers(s, officers, day));
    guards
}

fn deliverable(s: &Scene, paper: PaperNo, day: Date, what: &str) -> [Guard; 5] {
    [
        paper_exists(s, paper),
        addressed_to_party(s, paper),
        not_delivered_yet(s, paper),
        not_before_paper(s, paper, day, what),
        common::not_in_the_future(s, day, what),
    ]
}

fn issued<'a>(s: &Scene<'a>, no: PaperNo) -> Option<&'a Issued> {
    s.file.paper(no.0).map(|(_, paper)| paper)
}

fn titled(s: &Scene, no: PaperNo) -> String {
    issued(s, no).map_or_else(|| format!("第{no}份文书"), title_of)
}

/// 应当有尚未送达的文书。
fn something_to_deliver(s: &Scene) -> Guard {
    let open = super::unproved(s.file, s.today());
    ensure!(
        !open.is_empty(),
        "APL-61",
        "本案没有等待送达的文书。",
        "No paper of this file waits for delivery."
    )
}

/// 有邮寄或者委托在途的，才有结果可以登记。
fn result_awaited(s: &Scene) -> Guard {
    ensure!(
        s.file.delivery.awaits_result(),
        "CPL-91",
        "没有邮寄或者委托送达在等待结果。",
        "No posting or entrusting awaits its result."
    )
}

/// 送达的应当是本案的文书。
fn paper_exists(s: &Scene, no: PaperNo) -> Guard {
    ensure!(
        issued(s, no).is_some(),
        "CPL-87/88",
        "本案没有第{no}份文书，请从本案文书中选择。",
        "There is no paper {no} in this file; choose one of its papers."
    )
}

/// 只有送给当事人的文书才需要送达。
fn addressed_to_party(s: &Scene, no: PaperNo) -> Guard {
    let kind = issued(s, no).and_then(crate::engine::kind_of);
    let title = titled(s, no);
    ensure!(
        kind.is_none_or(|it| it.to_party),
        "CPL-87/88",
        "{title}是内部文书，不向当事人送达。",
        "{title} is internal and not delivered to the party."
    )
}

/// 已经送达的，不再送达；公告期间当事人出现的，可以直接送达。
fn not_delivered_yet(s: &Scene, no: PaperNo) -> Guard {
    let today = s.today();
    let on = super::served_paper(s.file, no.0).filter(|on| *on <= today);
    let (title, shown) = (titled(s, no), on.map(|it| it.to_string()).unwrap_or_default());
    ensure!(
        on.is_none(),
        "CPL-87/88",
        "{title}已于{shown}送达，送达日期只有一个。",
        "{title} was delivered on {shown}; there is only one day of delivery."
    )
}

/// 送达不早于文书的日期。
fn not_before_paper(s: &Scene, no: PaperNo, day: Date, what: &str) -> Guard {
    let made = s.file.paper(no.0).map(|(record, _)| record.stamp.day());
    let (title, shown) = (titled(s, no), made.map(|it| it.to_string()).unwrap_or_default());
    ensure!(
        made.is_none_or(|made| made <= day),
        "CPL-87/88",
        "{what}（{day}）早于{title}的日期（{shown}）。",
        "{what} ({day}) lies before {title} was made ({shown})."
    )
}

/// 签收人应当是法律允许的人：公民的同住成年家属，单位的法定代表人、负责收件的人，代理人和指定代收人。
fn recipient_fits_party(s: &Scene, capacity: Capacity) -> Guard {
    let organization = s.file.party.known().is_some_and(|it| it.kind.is_organization());
    let fits = match capacity {
        Capacity::Oneself | Capacity::Family => !organization,
        Capacity::LegalRepresentative | Capacity::MailRoom => organization,
        Capacity::Agent | Capacity::Designated => true,
    };
    let (who, kind) = (capacity.zh(), if organization { "单位" } else { "公民" });
    ensure!(
        fits,
        "CPL-87/88",
        "当事人是{kind}，{who}签收不产生送达效力；公民由本人或者同住成年家属，单位由法定代表人、\
         主要负责人或者负责收件的人签收，也可以由委托代理人、指定的代收人签收。",
        "The signature of “{who}” has no effect for this party."
    )
}

/// 本人签收的，签收人就是当事人。
fn recipient_is_party(s: &Scene, it: &HandOver) -> Guard {
    let party = s.file.party.known();
    let (name, signed) = (party.map_or("", |it| it.name.as_str()), it.recipient.as_str());
    let representative = party.and_then(|it| it.representative.as_deref());
    ensure!(
        it.capacity != Capacity::Oneself || name == signed || representative == Some(signed),
        "CPL-87/88",
        "写明由本人签收，但签收人{signed}不是当事人{name}；由他人签收的，请选择签收人身份。",
        "{signed} is not the party {name}: say in which capacity the person signed."
    )
}

/// 代理人签收的，应当是本案登记的代理人。
fn agent_is_known(s: &Scene, capacity: Capacity, name: &str) -> Guard {
    let known = s.file.party.representatives().iter().any(|it| it.name == name);
    ensure!(
        capacity != Capacity::Agent || known,
        "CPL-87/88",
        "{name}不是本案登记的委托代理人；请先登记代理人和委托书。",
        "{name} is not registered as a representative; register the power of attorney first."
    )
}

/// 留置送达应当有基层组织或者所在单位代表见证，或者拍照、录像。
fn witnessed_or_recorded(it: &Leave) -> Guard {
    let witnessed = it.witness.is_some() && it.witness_from.is_some();
    ensure!(
        witnessed || !it.recordings.is_empty(),
        "CPL-89",
        "留置送达应当有基层组织或者所在单位的代表见证（写明姓名和单位），或者附留置过程的照片、录像。",
        "Leaving a paper needs a witness from a local organization or employer, or photographs or video."
    )
}

/// 电子送达只能发到当事人在确认书中写明的地址，且在其确认之后。
fn address_confirmed(s: &Scene, it: &Send) -> Guard {
    let on = it.arrived_at.date();
    let confirmed = electronic_confirmation::addresses_on(s.file, on);
    let (shown, address) = (confirmed.join("、"), it.address.trim());
    ensure!(
        confirmed.iter().any(|it| it.eq_ignore_ascii_case(address)),
        "APL-61",
        "{address}不是当事人在{on}确认的电子送达地址（确认的是：{shown}）。",
        "{address} is not an address that the party had confirmed on {on} (confirmed: {shown})."
    )
}

/// 上一次邮寄或者委托有了结果，才能再次寄送。
fn not_on_the_way(s: &Scene, no: PaperNo) -> Guard {
    let way = s.file.delivery.on_the_way(no.0);
    let shown = way.map(|it| format!("{}，{}", it.on, it.reference)).unwrap_or_default();
    ensure!(
        way.is_none(),
        "CPL-91",
        "该文书已经寄送（{shown}），请先登记结果。",
        "The paper is on its way ({shown}); record the result first."
    )
}

/// 登记结果的，应当曾经邮寄或者委托，结果不早于寄送。
fn was_dispatched(s: &Scene, it: &Report) -> Guard {
    let way = s.file.delivery.on_the_way(it.paper.0);
    let (title, on) = (titled(s, it.paper), it.answered_on);
    ensure!(
        way.is_some_and(|way| way.on <= on),
        "CPL-91",
        "{title}在{on}之前没有邮寄或者委托送达在途。",
        "{title} was not on its way before {on}."
    )
}

/// 签收的应当写明签收人；回执或者对方的送达回证是凭证。
fn result_is_proved(it: &Report) -> Guard {
    let named = it.capacity.is_some() && it.recipient.is_some();
    ensure!(
        it.answer != Answer::Received || named,
        "CPL-91",
        "已签收的，应当写明签收人姓名和身份（见回执或者邮政企业网上查询结果）。",
        "State who signed for it and in which capacity, as the receipt shows."
    )
}

/// 有在途的寄送，先等结果，再考虑公告。
fn result_not_awaited(s: &Scene, no: PaperNo) -> Guard {
    ensure!(
        s.file.delivery.on_the_way(no.0).is_none(),
        "CPL-95",
        "邮寄或者委托送达尚无结果，不能认定其他方式无法送达。",
        "A posting or entrusting still awaits its result: other ways have not failed yet."
    )
}

/// 公告送达是最后的方式：当事人下落不明，或者其他方式都试过而没有送到。
fn other_ways_failed(s: &Scene, it: &Announce) -> Guard {
    let tried = s.file.delivery.failures_of(it.paper.0).len();
    ensure!(
        it.ground == Ground::Missing || tried > 0,
        "CPL-95",
        "没有记录任何一次送达未成，不能以“其他方式无法送达”为由公告；请先直接、留置、邮寄或者委托送达，\
         并登记结果。",
        "No failed attempt is on record: try handing over, leaving, posting or entrusting first."
    )
}

/// 应当写明公告载体。
fn channel_chosen(it: &Announce) -> Guard {
    ensure!(
        !it.channels.is_empty(),
        "CPL-95",
        "请写明在哪里公告：本机关网站、本级人民政府网站、报纸或者张贴。",
        "Say where it is announced."
    )
}

/// 张贴公告应当拍照、录像。
fn posting_recorded(it: &Announce) -> Guard {
    ensure!(
        !it.channels.contains(&Channel::Posted) || !it.recordings.is_empty(),
        "CPL-95",
        "张贴公告的，应当附张贴过程的照片或者录像。",
        "A posted announcement needs photographs or video of the posting."
    )
}

/// 同一文书只公告一次。
fn not_announced_already(s: &Scene, no: PaperNo) -> Guard {
    let running = s.file.delivery.announcement(no.0).is_some();
    ensure!(
        !running,
        "CPL-95",
        "该文书已经公告，正在公告期内。",
        "The paper has been announced; the period runs."
    )
}
