//! One's own account: password and second factor.

use super::sign_in::said;
use crate::shell::{App, Fault, Nav, Posted, Seat, facts, page, token};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use qrcode::{QrCode, render::svg};

/// `GET /account`.
pub async fn show(seat: Seat) -> Markup {
    let l = seat.lang();
    let title = l.t("账号与安全", "Account");
    let person = seat.person();
    let second = seat.session.account.second_factor;
    let body = html! {
        h1 { (title) }
        (facts(&[
            (l.t("姓名", "Name"), Some(html! { (person.name) })),
            (l.t("账号", "Account"), Some(html! { (seat.session.account.login) })),
            (l.t("今日职务", "Posts today"), Some(posts(&seat))),
            (l.t("执法证", "Certificate"), person.certificate.as_ref().map(|it| html! {
                (it.number) " " (it.valid_from) "–" (it.valid_to)
            })),
            (l.t("动态口令", "Second factor"), Some(html! {
                @if second { (l.t("已启用", "in use")) } @else { (l.t("未启用", "not in use")) }
            })),
        ]))
        p.buttons {
            a.button href="/account/password" { (l.t("修改密码", "Change password")) }
            a.button href="/account/second-factor" {
                @if second { (l.t("更换验证器", "Change authenticator")) }
                @else { (l.t("启用动态口令", "Set up a second factor")) }
            }
        }
    };
    page(&seat, Nav::None, title, body)
}

fn posts(seat: &Seat) -> Markup {
    let l = seat.lang();
    html! {
        @for (at, post) in seat.person().posts_on(seat.today()).enumerate() {
            @if at > 0 { "、" }
            (l.t(post.role.zh(), post.role.en()))
        }
    }
}

/// `GET /account/password`.
pub async fn password_form(seat: Seat) -> Markup {
    password_sheet(&seat, None)
}

fn password_sheet(seat: &Seat, wrong: Option<String>) -> Markup {
    let l = seat.lang();
    let title = l.t("修改密码", "Change password");
    let body = html! {
        section.door {
            h1 { (title) }
            @if seat.session.account.must_change {
                p.note {
                    (l.t(
                        "这是初始密码，使用前必须修改。",
                        "This is a first password: change it before you go on.",
                    ))
                }
            }
            @if let Some(wrong) = wrong { p.wrong role="alert" { (wrong) } }
            form method="post" action="/account/password" {
                (token(seat))
                label for="old" { (l.t("现在的密码", "Present password")) }
                input #old name="old" type="password" autocomplete="current-password" required;
                label for="new" { (l.t("新密码（至少 10 位）", "New password (10 characters or more)")) }
                input #new name="new" type="password" autocomplete="new-password" minlength="10" required;
                label for="again" { (l.t("再输入一次新密码", "New password again")) }
                input #again name="again" type="password" autocomplete="new-password" required;
                button.primary { (title) }
            }
        }
    };
    page(seat, Nav::None, title, body)
}

/// `POST /account/password`.
///
/// # Errors
/// The store.
pub async fn change_password(State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { seat, pairs } = posted;
    let l = seat.lang();
    if pairs.get("new") != pairs.get("again") {
        let wrong = l.t("两次输入的新密码不同。", "The two new passwords differ.").to_owned();
        return Ok((StatusCode::BAD_REQUEST, password_sheet(&seat, Some(wrong))).into_response());
    }
    let token = seat.visit.token().unwrap_or_default().to_owned();
    let (old, new) = (pairs.get("old").to_owned(), pairs.get("new").to_owned());
    let changed = app.hash(move |office| Ok(office.change_password(&token, &old, &new))).await?;
    match changed {
        Ok(()) => Ok(Redirect::to("/").into_response()),
        Err(fault) => {
            let wrong = said(l, fault)?;
            Ok((StatusCode::BAD_REQUEST, password_sheet(&seat, Some(wrong))).into_response())
        }
    }
}

/// `GET /account/second-factor`.
///
/// # Errors
/// The system gives no chance.
pub async fn second_form(State(app): State<App>, seat: Seat) -> Result<Markup, Fault> {
    let secret = app
        .read(|office| office.new_second_factor().map_err(|it| Fault::internal(it.to_string())))
        .await?;
    Ok(second_sheet(&seat, &secret, None))
}

fn second_sheet(seat: &Seat, secret: &str, wrong: Option<String>) -> Markup {
    let l = seat.lang();
    let title = l.t("启用动态口令", "Set up a second factor");
    let login = crate::shell::escape(&seat.session.account.login);
    let address = format!("otpauth://totp/Fadu:{login}?secret={secret}&issuer=Fadu");
    let drawn = QrCode::new(address.as_bytes()).map(|code| {
        code.render::<svg::Color<'_>>().min_dimensions(200, 200).quiet_zone(true).build()
    });
    let body = html! {
        section.door {
            h1 { (title) }
            @if let Some(wrong) = wrong { p.wrong role="alert" { (wrong) } }
            ol {
                li { (l.t("用验证器（任何支持 TOTP 的软件）扫描二维码，或者手工输入密钥。", "Scan the code with any TOTP authenticator, or type the key.")) }
                li { (l.t("输入验证器显示的六位数字，确认启用。", "Enter the six digits it shows.")) }
            }
            @if let Ok(svg) = drawn {
                div.qr role="img" aria-label=(l.t("二维码", "QR code")) { (crate::shell::drawn(inner(&svg))) }
            }
            p { (l.t("密钥：", "Key: ")) code { (secret) } }
            form method="post" action="/account/second-factor" {
                (token(seat))
                input type="hidden" name="secret" value=(secret);
                label for="code" { (l.t("六位数字", "Six digits")) }
                input #code name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="6" required;
                button.primary { (l.t("启用", "Enable")) }
            }
        }
    };
    page(seat, Nav::None, title, body)
}

/// The element without the XML declaration.
fn inner(svg: &str) -> String {
    svg.find("<svg").map_or(String::new(), |at| svg[at..].to_owned())
}

/// `POST /account/second-factor`.
///
/// # Errors
/// The store.
pub async fn set_second(State(app): State<App>, posted: Posted) -> Result<Response, Fault> {
    let Posted { seat, pairs } = posted;
    let secret = pairs.get("secret").to_owned();
    let sound = (16..=64).contains(&secret.len())
        && secret.bytes().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit());
    if !sound {
        return Err(Fault::bad("密钥的格式不对。", "The key is malformed."));
    }
    let (login, kept, code) =
        (seat.session.account.login.clone(), secret.clone(), pairs.get("code").to_owned());
    let set = app.read(move |office| Ok(office.set_second_factor(&login, &kept, &code))).await?;
    match set {
        Ok(()) => Ok(Redirect::to("/account").into_response()),
        Err(fault) => {
            let wrong = said(seat.lang(), fault)?;
            let sheet = second_sheet(&seat, &secret, Some(wrong));
            Ok((StatusCode::BAD_REQUEST, sheet).into_response())
        }
    }
}
