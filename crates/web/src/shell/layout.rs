//! The frame around every page.

use super::{Fault, Lang, Seat, Visit, address, escape};
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// Where in the workbench a page lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Nav {
    /// 我的办公桌。
    Desk,
    /// 案卷。
    Files,
    /// 新建。
    New,
    /// 法规。
    Law,
    /// 核验。
    Verify,
    /// None of them.
    #[default]
    None,
}

/// A page of somebody who has signed in.
pub fn page(seat: &Seat, nav: Nav, title: &str, body: Markup) -> Markup {
    frame(&seat.visit, Some(seat), nav, title, body)
}

/// A page for everybody.
pub fn public_page(
    visit: &Visit,
    seat: Option<&Seat>,
    nav: Nav,
    title: &str,
    body: Markup,
) -> Markup {
    frame(visit, seat, nav, title, body)
}

/// The hidden token of a form.
pub fn token(seat: &Seat) -> Markup {
    html! { input type="hidden" name=(super::TOKEN) value=(seat.session.csrf); }
}

fn frame(visit: &Visit, seat: Option<&Seat>, nav: Nav, title: &str, body: Markup) -> Markup {
    let l = visit.lang;
    html! {
        (DOCTYPE)
        html lang=(l.tag()) data-theme=[visit.theme] {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content=(visit.theme.unwrap_or("light dark"));
                title { (title) " · " (l.t("法度", "Fadu")) }
                link rel="icon" href=(address("icon.svg")) type="image/svg+xml";
                link rel="stylesheet" href=(address("fadu.css"));
                @if let Some(seat) = seat {
                    meta name="csrf" content=(seat.session.csrf);
                }
                script src=(address("fadu.js")) defer {}
            }
            body {
                a.skip href="#main" { (l.t("跳到正文", "Skip to content")) }
                (top(visit, seat, nav))
                @if let Some(why) = &visit.damaged {
                    p.banner role="alert" {
                        strong { (l.t("系统只读", "Read-only")) } " "
                        (l.t(
                            "数据核验未通过，可以查阅，不能办理。请联系系统管理员。",
                            "The data failed verification: you can read, but nothing is written.",
                        ))
                        " " span.muted { (why) }
                    }
                }
                main #main tabindex="-1" { (body) }
                (foot(visit, seat.is_some()))
            }
        }
    }
}

fn top(visit: &Visit, seat: Option<&Seat>, nav: Nav) -> Markup {
    let l = visit.lang;
    html! {
        header.top {
            a.brand href="/" {
                (mark())
                span { strong { (l.t("法度", "Fadu")) } span.organ { (visit.bureau) } }
            }
            nav.tabs aria-label=(l.t("主导航", "main")) {
                @if seat.is_some() {
                    (tab(nav, Nav::Desk, "/", l.t("我的办公桌", "My desk")))
                    (tab(nav, Nav::Files, "/files", l.t("案卷", "Files")))
                    (tab(nav, Nav::New, "/files/new", l.t("新开案卷", "New file")))
                    (tab(nav, Nav::Law, "/law", l.t("法规", "Law")))
                }
                (tab(nav, Nav::Verify, "/verify", l.t("核验", "Verify")))
            }
            @if seat.is_some() {
                form.find action="/files" role="search" {
                    label.visually-hidden for="find" { (l.t("查找案卷", "Find files")) }
                    input #find type="search" name="q" autocomplete="off"
                        placeholder=(l.t("查找：当事人、案由、文号、地点", "Party, cause, number, place"))
                        aria-keyshortcuts="/";
                }
            }
            (mine(visit, seat))
        }
    }
}

fn tab(here: Nav, nav: Nav, to: &str, name: &str) -> Markup {
    html! { a href=(to) aria-current=[(here == nav).then_some("page")] { (name) } }
}

fn mine(visit: &Visit, seat: Option<&Seat>) -> Markup {
    let l = visit.lang;
    let back = escape(&visit.here);
    let other = l.t("en", "zh");
    html! {
        details.mine {
            summary {
                @match seat {
                    Some(seat) => {
                        span.who { (seat.person().name) }
                        span.roles { (roles(seat)) }
                    }
                    None => (l.t("选项", "Options")),
                }
            }
            div.menu {
                @if let Some(seat) = seat {
                    p.muted { (seat.session.account.login) " · " (roles(seat)) }
                    a href="/account" { (l.t("账号与安全", "Account")) }
                    a href="/help" aria-keyshortcuts="?" { (l.t("快捷键和帮助", "Shortcuts and help")) }
                }
                a href={ "/set?lang=" (other) "&back=" (back) } hreflang=(other) lang=(other) {
                    (l.t("English", "中文"))
                }
                span.choices {
                    span { (l.t("外观", "Appearance")) }
                    @for (key, zh, en) in [("light", "浅色", "Light"), ("dark", "深色", "Dark"), ("auto", "随系统", "System")] {
                        a href={ "/set?theme=" (key) "&back=" (back) }
                            aria-current=[(visit.theme.unwrap_or("auto") == key).then_some("true")] {
                            (l.t(zh, en))
                        }
                    }
                }
                @match seat {
                    Some(seat) => form method="post" action="/sign-out" {
                        (token(seat))
                        button.plain { (l.t("退出登录", "Sign out")) }
                    },
                    None => a href="/sign-in" { (l.t("登录", "Sign in")) },
                }
            }
        }
    }
}

fn roles(seat: &Seat) -> String {
    let l = seat.lang();
    let names: Vec<_> = seat.roles().into_iter().map(|it| l.t(it.zh(), it.en())).collect();
    if names.is_empty() {
        l.t("今日无职务", "no post today").to_owned()
    } else {
        names.join("、")
    }
}

fn foot(visit: &Visit, signed_in: bool) -> Markup {
    let l = visit.lang;
    html! {
        footer.foot {
            span { (l.t("法度", "Fadu")) " " (env!("CARGO_PKG_VERSION")) }
            a href="/verify" { (l.t("文书核验", "Verify a paper")) }
            @if signed_in {
                a href="/law/coverage" { (l.t("法条落实情况", "Coverage of the law")) }
                a href="/help" { (l.t("快捷键：按 ? 查看", "Shortcuts: press ?")) }
            }
        }
    }
}

/// The mark: a measure (度) on a level line.
fn mark() -> Markup {
    html! {
        svg.mark viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" {
            path d="M3 19h18M6 19V9M12 19V4M18 19v-7M6 9h3M12 4h3M18 12h-3" fill="none"
                stroke="currentColor" stroke-width="1.8" stroke-linecap="round" {}
        }
    }
}

/// The page of a fault.
pub fn error_page(visit: &Visit, fault: &Fault, id: &str) -> Markup {
    let l = visit.lang;
    let ((title_zh, title_en), (zh, en)) = (fault.title(), fault.words());
    let title = l.t(title_zh, title_en);
    let body = html! {
        section.fault data-partial="" {
            p.code { (fault.status().as_u16()) }
            h1 { (title) }
            p { (l.t(&zh, &en)) }
            p {
                @if matches!(fault, Fault::SignIn) {
                    a.button href={ "/sign-in?to=" (escape(&visit.here)) } target=[visit.partial.then_some("_blank")] {
                        (l.t("去登录", "Sign in"))
                    }
                    @if visit.partial {
                        " " span.muted {
                            (l.t(
                                "登录会在新标签页打开，这一页填写的内容不会丢失。",
                                "It opens in a new tab; what you typed here stays.",
                            ))
                        }
                    }
                } @else {
                    a href="/" { (l.t("回到首页", "To the first page")) }
                }
            }
            p.muted { (l.t("编号", "Id")) " " code { (id) } }
        }
    };
    public_page(visit, None, Nav::None, title, body)
}

/// A link to the page of a rule of the catalogue.
pub fn rule_link(id: &str) -> Markup {
    html! { a.rule href={ "/law/rules/" (id) } { (id) } }
}

/// Trusted markup made by our own typesetter.
pub fn drawn(svg: String) -> Markup {
    PreEscaped(svg)
}

/// A definition list of label and text; blank texts are left out.
pub fn facts(pairs: &[(&str, Option<Markup>)]) -> Markup {
    html! {
        dl.facts {
            @for (label, value) in pairs {
                @if let Some(value) = value { div { dt { (label) } dd { (value) } } }
            }
        }
    }
}

/// A text as markup, unless blank.
pub fn some(text: &str) -> Option<Markup> {
    (!text.trim().is_empty()).then(|| html! { (text) })
}

/// The word of a yes or no.
pub fn yes_no(l: Lang, it: bool) -> &'static str {
    if it { l.t("是", "yes") } else { l.t("否", "no") }
}
