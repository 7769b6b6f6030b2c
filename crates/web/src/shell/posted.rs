//! What a form sent, after its token was checked: there is no other way to read a form here.

use super::{App, Fault, Seat, Visit, chance};
use axum::body::Bytes;
use axum::extract::{FromRef, FromRequest, FromRequestParts, Multipart, Request, multipart::Field};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use office::Office;

/// Largest form without files, in bytes.
pub const FORM_MAX: usize = 2 << 20;
/// Most fields of a form.
const FIELDS_MAX: usize = 20_000;
/// Name of the field with the token.
pub const TOKEN: &str = "_csrf";

/// Fields of a form in the order of the page.
#[derive(Clone, Debug, Default)]
pub struct Pairs(pub Vec<(String, String)>);

impl Pairs {
    /// The first value of a field, or nothing.
    pub fn get(&self, name: &str) -> &str {
        self.find(name).unwrap_or_default()
    }

    /// The first value of a field, if it was sent.
    pub fn find(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// All values of a field.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Reads `a=b&c=d`.
    pub fn parse(text: &str) -> Self {
        let pair = |it: &str| {
            let (key, value) = it.split_once('=').unwrap_or((it, ""));
            (unescape(key), unescape(value))
        };
        Self(text.split('&').filter(|it| !it.is_empty()).map(pair).collect())
    }
}

/// A form of somebody who has signed in.
pub struct Posted {
    /// Who.
    pub seat: Seat,
    /// What; files stand in it as references to the originals kept.
    pub pairs: Pairs,
}

/// A form of somebody who has not signed in.
pub struct PublicPosted {
    /// Who.
    pub visit: Visit,
    /// What.
    pub pairs: Pairs,
    /// Files by the name of their field.
    pub files: Vec<(String, Bytes)>,
}

impl<S> FromRequest<S> for Posted
where
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let app = App::from_ref(state);
        let (mut parts, body) = request.into_parts();
        let seat = Seat::from_request_parts(&mut parts, state).await?;
        let request = Request::from_parts(parts, body);
        let csrf = seat.session.csrf.clone();
        let pairs = if is_multipart(&request) {
            let multipart = Multipart::from_request(request, state).await;
            let multipart = multipart.map_err(IntoResponse::into_response)?;
            with_uploads(&app, multipart, &csrf).await.map_err(IntoResponse::into_response)?
        } else {
            let pairs = urlencoded(request, state).await?;
            check(pairs.get(TOKEN), &csrf).map_err(IntoResponse::into_response)?;
            pairs
        };
        Ok(Self { seat, pairs })
    }
}

impl<S> FromRequest<S> for PublicPosted
where
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let app = App::from_ref(state);
        let visit = Visit::of(&app, request.headers(), request.uri());
        let expected = visit.visitor().unwrap_or_default().to_owned();
        let (pairs, files) = if is_multipart(&request) {
            let multipart = Multipart::from_request(request, state).await;
            let multipart = multipart.map_err(IntoResponse::into_response)?;
            in_memory(multipart).await.map_err(IntoResponse::into_response)?
        } else {
            (urlencoded(request, state).await?, Vec::new())
        };
        check(pairs.get(TOKEN), &expected).map_err(IntoResponse::into_response)?;
        Ok(Self { visit, pairs, files })
    }
}

fn is_multipart(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok());
    kind.is_some_and(|it| it.starts_with("multipart/form-data"))
}

async fn urlencoded<S: Send + Sync>(request: Request, state: &S) -> Result<Pairs, Response> {
    let bytes = Bytes::from_request(request, state).await.map_err(IntoResponse::into_response)?;
    if bytes.len() > FORM_MAX {
        return Err(too_large().into_response());
    }
    let text = std::str::from_utf8(&bytes).map_err(|_| broken().into_response())?;
    if text.bytes().filter(|it| *it == b'&').count() > FIELDS_MAX {
        return Err(too_large().into_response());
    }
    Ok(Pairs::parse(text))
}

/// Compares the token of a form with the one expected, in a time that tells nothing.
///
/// # Errors
/// [`Fault::Forged`].
pub fn check(found: &str, expected: &str) -> Result<(), Fault> {
    let same_length = found.len() == expected.len() && !expected.is_empty();
    let difference = found.bytes().zip(expected.bytes()).fold(0, |sum, (a, b)| sum | (a ^ b));
    if same_length && difference == 0 { Ok(()) } else { Err(Fault::Forged) }
}

/// Reads a form with files; each file is kept as an original and named by its reference. The token
/// comes first, so that nothing is kept for a forged form.
async fn with_uploads(app: &App, mut form: Multipart, csrf: &str) -> Result<Pairs, Fault> {
    let mut pairs = Pairs::default();
    let (mut checked, mut text_size) = (false, 0);
    while let Some(field) = form.next_field().await.map_err(|_| broken())? {
        let name = field.name().unwrap_or_default().to_owned();
        match field.file_name().map(str::to_owned) {
            Some(_) if !checked => return Err(Fault::Forged),
            Some(file) if file.is_empty() => drop(field),
            Some(file) => {
                let reference = keep(app, field, &file).await?;
                pairs.0.push((name, reference));
            }
            None => {
                let text = field.text().await.map_err(|_| broken())?;
                text_size += text.len();
                if text_size > FORM_MAX || pairs.0.len() > FIELDS_MAX {
                    return Err(too_large());
                }
                if name == TOKEN && !checked {
                    check(&text, csrf)?;
                    checked = true;
                }
                pairs.0.push((name, text));
            }
        }
    }
    if checked { Ok(pairs) } else { Err(Fault::Forged) }
}

/// Streams one file of a form into the store of originals.
async fn keep(app: &App, mut field: Field<'_>, name: &str) -> Result<String, Fault> {
    let id = chance();
    let mut upload = app.read(move |office| Ok(office.upload(&id)?)).await?;
    while let Some(chunk) = field.chunk().await.map_err(|_| broken())? {
        let append = move |_: &Office| {
            let at = upload.size();
            upload.append(at, &chunk)?;
            Ok(upload)
        };
        upload = app.read(append).await?;
    }
    let name = name.to_owned();
    app.read(move |office| {
        let kept = office.keep_upload(upload, &name, None)?;
        serde_json::to_string(&kept).map_err(|it| Fault::internal(it.to_string()))
    })
    .await
}

async fn in_memory(mut form: Multipart) -> Result<(Pairs, Vec<(String, Bytes)>), Fault> {
    let (mut pairs, mut files) = (Pairs::default(), Vec::new());
    while let Some(field) = form.next_field().await.map_err(|_| broken())? {
        let name = field.name().unwrap_or_default().to_owned();
        if pairs.0.len() + files.len() > 32 {
            return Err(too_large());
        }
        if field.file_name().is_some() {
            files.push((name, field.bytes().await.map_err(|_| broken())?));
        } else {
            pairs.0.push((name, field.text().await.map_err(|_| broken())?));
        }
    }
    Ok((pairs, files))
}

fn broken() -> Fault {
    Fault::bad("表单没有完整到达或者格式不对。", "The form did not arrive whole, or is malformed.")
}

fn too_large() -> Fault {
    Fault::TooLarge("表单内容过多。".to_owned(), "The form is too large.".to_owned())
}

/// Reads `%E5` and `+`; a broken escape stays as it is.
pub fn unescape(text: &str) -> String {
    let bytes = text.as_bytes();
    let (mut out, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while at < bytes.len() {
        let escaped = (bytes[at] == b'%')
            .then(|| text.get(at + 1..at + 3).and_then(|it| u8::from_str_radix(it, 16).ok()))
            .flatten();
        match (escaped, bytes[at]) {
            (Some(byte), _) => {
                out.push(byte);
                at += 2;
            }
            (None, b'+') => out.push(b' '),
            (None, other) => out.push(other),
        }
        at += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_read_in_order() {
        let pairs = Pairs::parse("a=1&b=%E5%8D%A0+x&a=2&c&%zz=%");
        assert_eq!(pairs.get("b"), "占 x");
        assert_eq!(pairs.all("a").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(pairs.find("c"), Some(""));
        assert_eq!(pairs.get("%zz"), "%");
    }

    #[test]
    fn an_empty_token_never_fits() {
        assert!(check("", "").is_err());
        assert!(check("abc", "abd").is_err());
        assert!(check("abc", "abc").is_ok());
    }
}
