//! The outermost layer: headers of every answer, and faults told as a page or as JSON.

use super::{App, Fault, Visit, error_page};
use axum::Json;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// Scripts and styles from our own files only; nothing inline, nothing from elsewhere.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; \
    img-src 'self' data:; media-src 'self'; connect-src 'self'; form-action 'self'; \
    frame-ancestors 'none'; base-uri 'none'";

/// Wraps every request.
pub async fn around(State(app): State<App>, request: Request, next: Next) -> Response {
    let visit = Visit::of(&app, request.headers(), request.uri());
    let program = request.uri().path().starts_with("/api/");
    let head_only = request.method() == Method::HEAD;
    let mut response =
        if foreign(&request) { Fault::Forged.into_response() } else { next.run(request).await };
    if let Some(fault) = response.extensions_mut().remove::<Fault>() {
        response = tell(&visit, &fault, program);
    } else if response.status().is_client_error()
        && !response.headers().contains_key(header::CONTENT_TYPE)
        && !head_only
    {
        response = tell(&visit, &of_status(&response), program);
    }
    dress(&app, &mut response);
    response
}

/// A request that a page of somebody else made the browser send.
fn foreign(request: &Request) -> bool {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return false;
    }
    let text = |name: &str| request.headers().get(name).and_then(|it| it.to_str().ok());
    match text("sec-fetch-site") {
        Some(site) => !matches!(site, "same-origin" | "none"),
        None => match (text("origin"), text("host")) {
            (Some(origin), Some(host)) => {
                let origin = origin.strip_prefix("https://").or(origin.strip_prefix("http://"));
                origin != Some(host)
            }
            _ => false,
        },
    }
}

/// Faults that the framework found.
fn of_status(response: &Response) -> Fault {
    match response.status().as_u16() {
        404 => Fault::missing("没有这个页面。", "There is no such page."),
        405 => Fault::bad("这个地址不接受这种请求。", "This address does not take such requests."),
        413 => {
            Fault::TooLarge("提交的内容过大。".to_owned(), "The request is too large.".to_owned())
        }
        _ => Fault::bad("请求的格式不对。", "The request is malformed."),
    }
}

fn tell(visit: &Visit, fault: &Fault, program: bool) -> Response {
    let id = super::chance()[..12].to_owned();
    if let Fault::Internal(why) = fault {
        tracing::error!(id, why = %why.escape_debug(), "a request failed");
    }
    let status = fault.status();
    if program {
        let (zh, en) = fault.words();
        let title = fault.title().1;
        return (status, Json(json!({ "error": title, "zh": zh, "en": en, "id": id })))
            .into_response();
    }
    (status, error_page(visit, fault, &id)).into_response()
}

/// Puts the headers on that every answer bears, unless the handler chose its own.
fn dress(app: &App, response: &mut Response) {
    let headers = response.headers_mut();
    let mut put = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    put(header::CONTENT_SECURITY_POLICY, POLICY);
    put(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    put(header::REFERRER_POLICY, "same-origin");
    put(header::CACHE_CONTROL, "no-store");
    put(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    put(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    put(HeaderName::from_static("permissions-policy"), "camera=(self), geolocation=(self)");
    if app.options().secure {
        put(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
}
