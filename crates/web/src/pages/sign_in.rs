//! Signing in and out, the second factor, language and appearance.

use crate::shell::{
    App, Fault, LANG, Lang, Nav, Posted, PublicPosted, SESSION, Seat, THEME, TOKEN, Visit, check,
    local, public_page, set_cookie,
};
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use office::AccountFault;

use crate::shell::Pairs;

/// Seconds for which language and appearance are kept: a year.
const KEPT: u32 = 31_536_000;

/// `GET /sign-in`.
pub async fn form(State(app): State<App>, visit: Visit, RawQuery(query): RawQuery) -> Response {
    let query = Pairs::parse(query.as_deref().unwrap_or_default());
    sheet(&app, &visit, local(query.get("to")), "", None, StatusCode::OK)
}

fn sheet(
    app: &App,
    visit: &Visit,
    to: &str,
    login: &str,
    wrong: Option<String>,
    status: StatusCode,
) -> Response {
    let l = visit.lang;
    let (token, cookie) = visit.visitor_token(app.options().secure);
    let body = html! {
        section.door {
            h1 { (l.t("登录", "Sign in")) }
            @if let Some(wrong) = wrong { p.wrong role="alert" { (wrong) } }
            form method="post" action="/sign-in" {
                input type="hidden" name=(TOKEN) value=(token);
                input type="hidden" name="to" value=(to);
                label for="login" { (l.t("账号", "Account")) }
                input #login name="login" value=(login) autocomplete="username"
                    autocapitalize="off" spellcheck="false" required autofocus[login.is_empty()];
                label for="password" { (l.t("密码", "Password")) }
                input #password name="password" type="password"
                    autocomplete="current-password" required autofocus[!login.is_empty()];
                button.primary { (l.t("登录", "Sign in")) }
            }
            @if let Some(note) = &app.options().sign_in_note { p.note { (note) } }
            p.muted {
                (l.t(
                    "核验一份文书的真伪，不需要登录：",
                    "To verify a paper you need not sign in: ",
                ))
                a href="/verify" { (l.t("文书核验", "verify a paper")) }
            }
        }
    };
    let page = public_page(visit, None, Nav::None, l.t("登录", "Sign in"), body);
    let mut response = (status, page).into_response();
    if let Some(cookie) = cookie {
        put(response.headers_mut(), &cookie);
    }
    response
}

fn put(headers: &mut HeaderMap, cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        headers.append(header::SET_COOKIE, value);
    }
}

/// `POST /sign-in`.
///
/// # Errors
/// The store.
pub async fn sign_in(State(app): State<App>, posted: PublicPosted) -> Result<Response, Fault> {
    let PublicPosted { visit, pairs, .. } = posted;
    let (login, password) =
        (pairs.get("login").trim().to_owned(), pairs.get("password").to_owned());
    let to = local(pairs.get("to")).to_owned();
    let asked = login.clone();
    let signed = app.hash(move |office| Ok(office.sign_in(&asked, &password))).await?;
    match signed {
        Ok(signed) => {
            let to = if signed.needs_code { "/sign-in/code" } else { to.as_str() };
            let mut response = Redirect::to(to).into_response();
            let secure = app.options().secure;
            put(response.headers_mut(), &set_cookie(SESSION, &signed.token, None, secure, true));
            Ok(response)
        }
        Err(fault) => {
            let wrong = said(visit.lang, fault)?;
            let status = StatusCode::UNAUTHORIZED;
            Ok(sheet(&app, &visit, &to, &login, Some(wrong), status))
        }
    }
}

/// What is told of an account's fault; failures of ours are no answer to give.
///
/// # Errors
/// The store or the hashing failed.
pub fn said(l: Lang, fault: AccountFault) -> Result<String, Fault> {
    Ok(match fault {
        AccountFault::Wrong => l.t("账号或者密码不对。", "Wrong account or password."),
        AccountFault::Weak => l.t(
            "新密码至少 10 位，且不同于旧密码。",
            "The new password needs 10 characters or more and must differ from the old one.",
        ),
        AccountFault::Code => l.t("动态口令不对。", "Wrong one-time code."),
        AccountFault::Locked(until) => {
            let until = l.moment(until);
            return Ok(match l {
                Lang::Zh => format!("连续输错密码，账号锁定至 {until}。"),
                Lang::En => format!("Too many wrong passwords: locked until {until}."),
            });
        }
        AccountFault::Store(fault) => return Err(fault.into()),
        AccountFault::Hash(why) => return Err(Fault::internal(why)),
    }
    .to_owned())
}

/// `GET /sign-in/code`.
///
/// # Errors
/// The store.
pub async fn code_form(State(app): State<App>, visit: Visit) -> Result<Response, Fault> {
    let Some(seat) = Seat::find(&app, visit).await? else {
        return Ok(Redirect::to("/sign-in").into_response());
    };
    Ok(code_sheet(&seat, None, StatusCode::OK))
}

fn code_sheet(seat: &Seat, wrong: Option<String>, status: StatusCode) -> Response {
    let l = seat.lang();
    let body = html! {
        section.door {
            h1 { (l.t("动态口令", "One-time code")) }
            @if let Some(wrong) = wrong { p.wrong role="alert" { (wrong) } }
            form method="post" action="/sign-in/code" {
                (crate::shell::token(seat))
                label for="code" { (l.t("验证器上的六位数字", "Six digits from your authenticator")) }
                input #code name="code" inputmode="numeric" autocomplete="one-time-code"
                    pattern="[0-9]{6}" maxlength="6" required autofocus;
                button.primary { (l.t("继续", "Continue")) }
            }
        }
    };
    let title = l.t("动态口令", "One-time code");
    (status, public_page(&seat.visit, None, Nav::None, title, body)).into_response()
}

/// `POST /sign-in/code`.
///
/// # Errors
/// The store.
pub async fn show_code(
    State(app): State<App>,
    visit: Visit,
    body: String,
) -> Result<Response, Fault> {
    let pairs = Pairs::parse(&body);
    let token = visit.token().unwrap_or_default().to_owned();
    let Some(seat) = Seat::find(&app, visit).await? else { return Err(Fault::SignIn) };
    check(pairs.get(TOKEN), &seat.session.csrf)?;
    let code = pairs.get("code").to_owned();
    let shown = app.hash(move |office| Ok(office.show_code(&token, &code))).await?;
    match shown {
        Ok(()) => Ok(Redirect::to("/").into_response()),
        Err(fault) => {
            let wrong = said(seat.lang(), fault)?;
            Ok(code_sheet(&seat, Some(wrong), StatusCode::UNAUTHORIZED))
        }
    }
}

/// `POST /sign-out`.
///
/// # Errors
/// The store.
pub async fn sign_out(State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let token = posted.seat.visit.token().unwrap_or_default().to_owned();
    app.read(move |office| Ok(office.sign_out(&token)?)).await?;
    let mut response = Redirect::to("/sign-in").into_response();
    put(response.headers_mut(), &set_cookie(SESSION, "", Some(0), app.options().secure, true));
    let clear = HeaderValue::from_static("\"cache\", \"storage\"");
    response.headers_mut().insert("clear-site-data", clear);
    Ok(response)
}

/// `GET /set?lang=en&back=/…`: changes nothing but how pages look in this browser.
pub async fn set(State(app): State<App>, RawQuery(query): RawQuery) -> Response {
    let query = Pairs::parse(query.as_deref().unwrap_or_default());
    let mut response = Redirect::to(local(query.get("back"))).into_response();
    let secure = app.options().secure;
    if Lang::from_key(query.get("lang")).is_some() {
        let cookie = set_cookie(LANG, query.get("lang"), Some(KEPT), secure, false);
        put(response.headers_mut(), &cookie);
    }
    match query.get("theme") {
        theme @ ("light" | "dark") => {
            put(response.headers_mut(), &set_cookie(THEME, theme, Some(KEPT), secure, false));
        }
        "auto" => put(response.headers_mut(), &set_cookie(THEME, "", Some(0), secure, false)),
        _ => {}
    }
    response
}

/// `GET /help`.
pub async fn help(seat: Seat) -> Markup {
    let l = seat.lang();
    let title = l.t("快捷键和帮助", "Shortcuts and help");
    crate::shell::page(&seat, Nav::None, title, html! { h1 { (title) } (shortcuts(l)) })
}

/// Keys and what they do.
fn shortcuts(l: Lang) -> Markup {
    let keys = [
        ("?", "打开这张表", "this list"),
        ("/", "查找案卷", "find files"),
        ("g d", "我的办公桌", "my desk"),
        ("g f", "案卷列表", "list of files"),
        ("g n", "新开案卷", "new file"),
        ("g l", "法规", "the law"),
        ("j / k", "列表中下一条、上一条", "next, previous line of a list"),
        ("Enter", "打开选中的一条", "open the line"),
        ("a", "案卷页：跳到可以办理的事项", "file: what can be done"),
        ("q", "案卷页：跳到期限", "file: terms"),
        ("w", "案卷页：跳到文书", "file: papers"),
        ("t", "案卷页：跳到办理经过", "file: timeline"),
        ("Ctrl + Enter", "表单：核对并看文书效果", "form: check and preview"),
        ("Esc", "关闭菜单或者列表", "close a menu or a list"),
    ];
    html! {
        table.keys {
            caption.visually-hidden { (l.t("快捷键", "Shortcuts")) }
            thead { tr { th { (l.t("按键", "Key")) } th { (l.t("作用", "What it does")) } } }
            tbody {
                @for (key, zh, en) in keys {
                    tr { td { kbd { (key) } } td { (l.t(zh, en)) } }
                }
            }
        }
        p.muted {
            (l.t(
                "在输入框里打字时，单个字母的快捷键不起作用。",
                "Single letters do nothing while you type in a field.",
            ))
        }
    }
}
