//! What a template prints, read without typesetting it.

use papers::missing_items;

/// The keys, separated by spaces, that a template of this body does not print.
fn missing(body: &str, keys: &str) -> String {
    let head = "#import \"/fadu.typ\": *\n#let d = json(\"/data.json\")\n#show: letter\n";
    let keys: Vec<&str> = keys.split_whitespace().collect();
    missing_items(&format!("{head}{body}"), &keys).join(" ")
}

#[test]
fn what_is_printed_counts_however_it_is_reached() {
    let body = r#"
#kv("住所", d.party.address)
#let p = d.party
#(p.name)
#d.at("fine", default: none)
#for (i, e) in d.evidence.enumerate(start: 1) [（#i）#(e.name)]
#numbered(d.grounds.map(g => [#(g.law)，#g.at("article")]))
#d.officers.join("、")
#form(row("电话", d.phone), opinion("意见", d.head.opinion, by: d.head.name))
#qa(d.questions)
#let sum = money(d.amount)
合计#(sum)。
#if d.hearing != none [听证：#(d.hearing)]
"#;
    let keys = "party.address party.name fine evidence.name grounds.law grounds.article officers \
        phone head.opinion head.name questions.q amount hearing";
    assert_eq!(missing(body, keys), "");
}

#[test]
fn what_is_only_mentioned_does_not_count() {
    let body = r#"
// #d.fine
"d.court"
#if d.bank != none [银行]
#let unused = money(d.amount)
#let p = d.party
#p.name
#for e in d.evidence [#(e.name)]
#d.goods.len()
#(other.term)
"#;
    let keys = "fine court bank amount party.address evidence.proves goods term part";
    assert_eq!(missing(body, keys), keys);
    assert_eq!(missing(body, "party.name evidence.name"), "");
}

#[test]
fn a_parameter_hides_the_fields() {
    let body = "#let show-it(d) = [#(d.fine)]\n#show-it((fine: 1))\n";
    assert_eq!(missing(body, "fine"), "fine");
}
