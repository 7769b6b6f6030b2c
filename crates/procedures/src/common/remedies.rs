//! 救济告知 — where and within what time a party turns against a decision. The general laws prevail
//! over the fifteen days that two older regulations still print (STALE-01): same-level government,
//! periods of 行政复议法第二十条 and 行政诉讼法第四十六条.

use law::{Law, Unit, numerals::chinese};
use serde_json::{Value, json};

/// The remedies against an ordinary decision: the party chooses between the two ways.
pub fn remedies(law: &Law) -> Value {
    let city = law.city();
    let (to, at, phone) = reconsideration_body(law);
    let (review, suit) = (length_zh(law, "reconsideration"), length_zh(law, "litigation"));
    let (court, address) = (&city.remedies.court, &city.remedies.court_address);
    json!({
        "reconsideration": format!(
            "如不服本决定，可以自收到本决定书之日起{review}内向{to}申请行政复议（地址：{at}，电话：{phone}）。"
        ),
        "litigation": format!(
            "也可以自收到本决定书之日起{suit}内直接向{court}提起行政诉讼（地址：{address}）。"
        ),
        "not_suspended": "申请行政复议或者提起行政诉讼期间，除法律另有规定外，本决定不停止执行。",
    })
}

/// The remedies against an on-the-spot decision: reconsideration comes first (行政复议法第二十三条),
/// whatever 住房和城乡建设行政处罚程序规定第三十九条 still says (STALE-08).
pub fn remedies_of_summary(law: &Law) -> Value {
    let city = law.city();
    let (to, at, phone) = reconsideration_body(law);
    let (review, suit) =
        (length_zh(law, "reconsideration"), length_zh(law, "litigation_after_reconsideration"));
    let (court, address) = (&city.remedies.court, &city.remedies.court_address);
    json!({
        "reconsideration": format!(
            "如不服本决定，应当自收到本决定书之日起{review}内先向{to}申请行政复议（地址：{at}，电话：{phone}），也可以向本机关提交复议申请。"
        ),
        "litigation": format!(
            "对行政复议决定仍不服的，可以自收到复议决定书之日起{suit}内向{court}提起行政诉讼（地址：{address}）。"
        ),
        "not_suspended": "申请行政复议或者提起行政诉讼期间，除法律另有规定外，本决定不停止执行。",
    })
}

fn reconsideration_body(law: &Law) -> (&str, &str, &str) {
    let it = &law.city().remedies;
    (&it.reconsideration, &it.reconsideration_address, &it.reconsideration_phone)
}

/// Length of a term in words: 六十日, 六个月, 五个工作日.
pub fn length_zh(law: &Law, key: &str) -> String {
    let Some(term) = law.term(key) else {
        return String::new();
    };
    let n = chinese(term.n);
    match term.unit {
        Unit::Working => format!("{n}个工作日"),
        Unit::Calendar => format!("{n}日"),
        Unit::Month => format!("{n}个月"),
        Unit::Year => format!("{n}年"),
        Unit::Hour => format!("{n}小时"),
    }
}
