//! Titles as they are compared.

/// A title without what collections write differently: blanks, brackets, the name of the state, numbers of documents
/// and issuers in front, dates behind. 《中华人民共和国行政处罚法》(2021年修订) and 行政处罚法 are one.
pub(super) fn normal(title: &str) -> String {
    let mut text: String = title.chars().filter(|c| !c.is_whitespace()).collect();
    for mark in ["《", "》", "〈", "〉", "<", ">", "“", "”", "、"] {
        text = text.replace(mark, "");
    }
    let text = text.replace("中华人民共和国", "");
    let text = without_number(&text);
    let text = without_date(text);
    without_issuer(text).to_owned()
}

/// Without 最高人民法院 or 国务院办公厅 in front of 关于…
fn without_issuer(text: &str) -> &str {
    match text.find("关于") {
        Some(at) if text[..at].chars().count() <= 16 => &text[at..],
        _ => text,
    }
}

/// Without 国办发〔2018〕118号 in front.
fn without_number(text: &str) -> &str {
    let Some(end) = text.find('号').map(|i| i + '号'.len_utf8()) else {
        return text;
    };
    let front = &text[..end];
    let numbered = front.contains(['〔', '[', '［']) && front.chars().count() <= 20;
    if numbered && end < text.len() { &text[end..] } else { text }
}

/// Without (2019-04-23) or （2019年4月23日第二次修正） behind.
fn without_date(text: &str) -> &str {
    let Some(at) = text.rfind(['(', '（']) else {
        return text;
    };
    let digits = text[at..].chars().filter(char::is_ascii_digit).count();
    if digits >= 4 && at > 0 { &text[..at] } else { text }
}

#[cfg(test)]
mod tests {
    use super::normal;

    #[test]
    fn titles_compare_as_people_read_them() {
        for (a, b) in [
            ("中华人民共和国行政处罚法", "行政处罚法"),
            ("中华人民共和国城乡规划法（2019年4月23日第二次修正）", "城乡规划法"),
            ("浙江省实施《中华人民共和国人民防空法》办法", "浙江省实施人民防空法办法"),
            (
                "国办发〔2018〕118号国务院办公厅关于全面推行 某制度的意见",
                "国务院办公厅关于全面推行某制度的意见",
            ),
        ] {
            assert_eq!(normal(a), normal(b));
        }
        assert_ne!(normal("行政复议法"), normal("行政复议法实施条例"));
    }
}
