//! Who visits: language, appearance, and the person who signed in.

use super::{App, Fault, Lang, chance};
use axum::extract::{FromRef, FromRequestParts};
use axum::http::{HeaderMap, Method, Uri, header, request::Parts};
use axum::response::{IntoResponse, Redirect, Response};
use case::{Person, Role};
use jiff::civil::{Date, DateTime};
use office::Session;
use std::convert::Infallible;

/// Name of the session's cookie.
pub const SESSION: &str = "fadu_session";
/// Name of the cookie that pairs with the token of forms for people who have not signed in.
pub const VISITOR: &str = "fadu_visitor";
/// Name of the language cookie.
pub const LANG: &str = "fadu_lang";
/// Name of the appearance cookie.
pub const THEME: &str = "fadu_theme";

/// What a request says of its visitor without asking the store.
#[derive(Clone, Debug)]
pub struct Visit {
    /// Language of the page.
    pub lang: Lang,
    /// `light` or `dark` where the switch was used.
    pub theme: Option<&'static str>,
    /// Path and query, to come back to.
    pub here: String,
    /// Whether a script of ours asks and puts the answer into the page.
    pub partial: bool,
    /// Why nothing is written, where the data are damaged.
    pub damaged: Option<String>,
    /// Name of the bureau.
    pub bureau: String,
    /// Whether the session came as a bearer token, which no browser sends by itself.
    pub bearer: bool,
    token: Option<String>,
    visitor: Option<String>,
}

impl Visit {
    /// Reads a request.
    pub fn of(app: &App, headers: &HeaderMap, uri: &Uri) -> Self {
        let theme = match cookie(headers, THEME) {
            Some("light") => Some("light"),
            Some("dark") => Some("dark"),
            _ => None,
        };
        let bearer = headers.get(header::AUTHORIZATION).and_then(|it| it.to_str().ok());
        let bearer = bearer.and_then(|it| it.strip_prefix("Bearer "));
        let token = bearer.or_else(|| cookie(headers, SESSION));
        let office = app.office();
        let bureau = office.bureau().map(|it| it.name.clone()).unwrap_or_default();
        Self {
            lang: cookie(headers, LANG).and_then(Lang::from_key).unwrap_or_default(),
            theme,
            here: uri.path_and_query().map_or("/", |it| it.as_str()).to_owned(),
            partial: headers.contains_key("x-partial"),
            damaged: office.store().damaged(),
            bureau,
            bearer: bearer.is_some(),
            token: token.filter(|it| it.len() <= 128).map(str::to_owned),
            visitor: cookie(headers, VISITOR).filter(|it| it.len() == 32).map(str::to_owned),
        }
    }

    /// The secret of the session, if the request carries one.
    pub fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }

    /// Token of forms for people who have not signed in, if the request carries its cookie.
    pub fn visitor(&self) -> Option<&str> {
        self.visitor.as_deref()
    }

    /// That token, made now if there is none; the second is the cookie to set.
    pub fn visitor_token(&self, secure: bool) -> (String, Option<String>) {
        match &self.visitor {
            Some(token) => (token.clone(), None),
            None => {
                let token = chance();
                let cookie = set_cookie(VISITOR, &token, None, secure, true);
                (token, Some(cookie))
            }
        }
    }
}

/// The value of a cookie.
fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(header::COOKIE).into_iter().filter_map(|it| it.to_str().ok());
    let mut pairs = lines.flat_map(|it| it.split(';')).filter_map(|it| it.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// A `Set-Cookie` line. Without an age the cookie ends with the browser.
pub fn set_cookie(
    name: &str,
    value: &str,
    max_age: Option<u32>,
    secure: bool,
    hidden: bool,
) -> String {
    let age = max_age.map_or(String::new(), |it| format!("; Max-Age={it}"));
    let secure = if secure { "; Secure" } else { "" };
    let hidden = if hidden { "; HttpOnly" } else { "" };
    format!("{name}={value}; Path=/; SameSite=Lax{age}{secure}{hidden}")
}

impl<S> FromRequestParts<S> for Visit
where
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&App::from_ref(state), &parts.headers, &parts.uri))
    }
}

/// Somebody who has signed in and may go on.
#[derive(Clone)]
pub struct Seat {
    /// The visit.
    pub visit: Visit,
    /// The session.
    pub session: Session,
    /// Civil time of the bureau.
    pub now: DateTime,
}

impl Seat {
    /// The person.
    pub fn person(&self) -> &Person {
        &self.session.person
    }

    /// Language of the page.
    pub fn lang(&self) -> Lang {
        self.visit.lang
    }

    /// Today.
    pub fn today(&self) -> Date {
        self.now.date()
    }

    /// Roles held today, each once, in the order of the permission table.
    pub fn roles(&self) -> Vec<Role> {
        let today = self.today();
        Role::ALL.iter().copied().filter(|it| self.person().holds(*it, today)).collect()
    }

    /// Whether the person may read files: the three administrators (三员) see none, and whoever
    /// holds no post today has no business with them.
    pub fn reads_files(&self) -> bool {
        self.roles().iter().any(|it| !is_administrator(*it) && !it.is_outside())
    }

    /// Refuses whoever may not read files.
    ///
    /// # Errors
    /// [`Fault::Forbidden`].
    pub fn must_read_files(&self) -> Result<(), Fault> {
        if self.reads_files() {
            return Ok(());
        }
        Err(Fault::Forbidden(
            "您今天没有可以查阅案卷的职务；系统、安全、审计管理员不查阅案卷。".to_owned(),
            "You hold no post today that reads files; the three administrators read none."
                .to_owned(),
        ))
    }
}

fn is_administrator(role: Role) -> bool {
    matches!(role, Role::SystemAdmin | Role::SecurityAdmin | Role::AuditAdmin)
}

/// Where the missing step of signing in leads to.
enum Gate {
    SignIn,
    Code,
    Password,
    Fault(Fault),
}

impl Seat {
    /// The seat of a request, wherever its session stands.
    ///
    /// # Errors
    /// The store.
    pub async fn find(app: &App, visit: Visit) -> Result<Option<Self>, Fault> {
        let Some(token) = visit.token.clone() else { return Ok(None) };
        let session = app.read(move |office| Ok(office.session(&token)?)).await?;
        let now = app.office().clock().now();
        Ok(session.map(|session| Self { visit, session, now }))
    }
}

impl<S> FromRequestParts<S> for Seat
where
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let app = App::from_ref(state);
        let visit = Visit::of(&app, &parts.headers, &parts.uri);
        let program = parts.uri.path().starts_with("/api/");
        let gate = match Self::find(&app, visit.clone()).await {
            Ok(Some(seat)) if !seat.session.proven => Gate::Code,
            Ok(Some(seat)) if seat.session.account.must_change => {
                if parts.uri.path() == "/account/password" {
                    return Ok(seat);
                }
                Gate::Password
            }
            Ok(Some(seat)) => return Ok(seat),
            Ok(None) => Gate::SignIn,
            Err(fault) => Gate::Fault(fault),
        };
        let reading = matches!(parts.method, Method::GET | Method::HEAD);
        let to = match gate {
            Gate::Fault(fault) => return Err(fault.into_response()),
            _ if program || visit.partial || !reading => return Err(Fault::SignIn.into_response()),
            Gate::SignIn if visit.here == "/" => "/sign-in".to_owned(),
            Gate::SignIn => format!("/sign-in?to={}", escape(&visit.here)),
            Gate::Code => "/sign-in/code".to_owned(),
            Gate::Password => "/account/password".to_owned(),
        };
        Err(Redirect::to(&to).into_response())
    }
}

/// Escapes a text for a query or a path segment.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                escaped.push(char::from(byte));
            }
            other => escaped.push_str(&format!("%{other:02X}")),
        }
    }
    escaped
}

/// A path of ours to go back to; anything else becomes the first page.
pub fn local(path: &str) -> &str {
    let ours = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && !path.chars().any(char::is_control);
    if ours { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_ours_are_gone_back_to() {
        assert_eq!(local("/files?q=占道"), "/files?q=占道");
        for hostile in ["//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nb"] {
            assert_eq!(local(hostile), "/", "{hostile}");
        }
    }

    #[test]
    fn escaping_leaves_nothing_to_break_out_with() {
        assert_eq!(escape("/a?b=<\"'&占"), "%2Fa%3Fb%3D%3C%22%27%26%E5%8D%A0");
    }
}
