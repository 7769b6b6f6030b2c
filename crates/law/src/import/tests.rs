//! Small texts of our own in both layouts, with the irregularities that real collections have.

use super::{Edition, parse};
use crate::Place;

const HEADED: &str = "# 示例市养犬管理条例

2019年3月28日 示例市第一届人民代表大会常务委员会第三次会议通过

2021年5月7日 示例市第一届人民代表大会常务委员会第九次会议修正

<!-- INFO END -->

## 第一章 总　则

第一条 为了管好犬只，制定本条例。

第二条 养犬人应当做到下列事项：

（一）登记；

(二)牵绳：

1.绳长合适；

2．成年人牵领；

（三）清理粪便。

前款第一项的登记，一年一次。

## 第二章 处罚

第二条之一 违反第二条第一款第二项规定的，处罚
款。

第十条规定的情形除外。

第三条 本条例自2021年7月1日起施行。

附件：

犬种目录
";

const PLAIN: &str = "# 示例市摊点规定

（2020年1月5日示例市人民政府令第7号公布　自2020年3月1日起施行）

目　　录

第一章　总则

第二章　附则

　　第一章　总则

　　第一条（目的）

　　为了管好摊点，制定本规定。

　　第 二 条　摊点应当整洁。 第三条　不得占压盲道。

　　第五条　摊主不服的，可以申诉。

　　第二章　附则

　　第六条条　本规定由市城管局执行。

　　示例市人民政府办公室
";

fn read(path: &str, text: &str) -> Edition {
    parse(path, text).expect("an instrument")
}

fn places(edition: &Edition) -> Vec<String> {
    edition.articles.iter().map(|a| a.place.to_string()).collect()
}

#[test]
fn a_headed_file_is_read() {
    let edition = read("地方/示例市养犬管理条例(2021-05-07).md", HEADED);
    assert_eq!(edition.title, "示例市养犬管理条例");
    assert_eq!(edition.passed.map(|d| d.to_string()).as_deref(), Some("2021-05-07"));
    assert_eq!(edition.in_force.map(|d| d.to_string()).as_deref(), Some("2021-07-01"));
    assert_eq!(places(&edition), ["第一条", "第二条", "第二条之一", "第三条"]);
    let second = &edition.articles[1];
    assert_eq!(second.paragraphs.len(), 2);
    assert_eq!(second.paragraphs[0].items.len(), 3);
    assert_eq!(second.paragraphs[0].items[1].points, ["1.绳长合适；", "2．成年人牵领；"]);
    assert_eq!(second.paragraphs[1].text, "前款第一项的登记，一年一次。");
    let inserted =
        edition.article(&"第二条之一".parse::<Place>().expect("place")).expect("article");
    assert_eq!(inserted.paragraphs[0].text, "违反第二条第一款第二项规定的，处罚款。");
    assert_eq!(inserted.paragraphs[1].text, "第十条规定的情形除外。");
    assert_eq!(edition.above(inserted)[0].title, "处罚");
    assert_eq!(edition.headings[0].title, "总则");
    assert_eq!(edition.attachments, ["附件：", "犬种目录"]);
    assert_eq!(edition.problems, []);
}

#[test]
fn a_plain_file_is_read() {
    let edition = read("城管/示例市摊点规定.md", PLAIN);
    assert_eq!(edition.passed.map(|d| d.to_string()).as_deref(), Some("2020-01-05"));
    assert_eq!(edition.in_force.map(|d| d.to_string()).as_deref(), Some("2020-03-01"));
    assert_eq!(places(&edition), ["第一条", "第二条", "第三条", "第五条", "第六条"]);
    assert_eq!(edition.articles[0].title, "目的");
    assert_eq!(edition.articles[1].text(), "摊点应当整洁。");
    assert_eq!(edition.headings.len(), 2);
    assert_eq!(edition.articles[4].text(), "本规定由市城管局执行。");
    assert_eq!(edition.notes, ["示例市人民政府办公室"]);
    let problems: Vec<&str> = edition.problems.iter().map(|p| p.what.as_str()).collect();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].starts_with("第3条之后直接是第5条"));
}

#[test]
fn an_opinion_is_read_by_its_sections() {
    let text = "# 关于全面推行某制度的意见\n\n一、要求\n\n说明。\n\n　　（一）公开。应当公开。\n\n　　还应当更新。\n\n二、组织\n\n　　（二）记录。全程记录。\n";
    let edition = read("文件/意见.md", text);
    assert_eq!(places(&edition), ["一、", "（一）", "二、", "（二）"]);
    assert_eq!(edition.articles[0].text(), "说明。");
    assert_eq!(edition.articles[1].title, "公开");
    assert_eq!(edition.articles[1].text(), "应当公开。\n还应当更新。");
    assert_eq!(edition.above(&edition.articles[3])[0].title, "组织");
}

#[test]
fn what_is_no_instrument_is_refused_with_the_reason() {
    for (path, text, why) in [
        ("行政法/_index.md", "---\ntitle: x\n---\n", "目录或者说明文件"),
        ("README.md", "# 数据库\n", "目录或者说明文件"),
        ("a.md", "  \n", "空文件"),
        ("b.md", "# 关于某事的决定\n\n现就某事决定如下。\n", "既无条文"),
    ] {
        let refused = parse(path, text).expect_err("no instrument");
        assert!(refused.why.contains(why), "{}", refused.why);
    }
}
