//! Originals: shown to those who may read the file, and taken in pieces so that uploads resume.

use crate::shell::{App, Fault, Pairs, Seat, check};
use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use case::{BlobRef, FileId};
use http_body::Frame;
use procedures::CaseFile;
use serde_json::{Value, json};
use std::io::{Read, Seek, SeekFrom};
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::sync::mpsc;

/// Bytes read from the disk at once.
const PIECE: usize = 256 << 10;

/// `GET /files/{file}/blobs/{sha256}`. Looking is recorded.
///
/// # Errors
/// The file has no such original, or the visitor may not read files.
pub async fn show(
    State(app): State<App>,
    seat: Seat,
    Path((file, sha256)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    seat.must_read_files()?;
    let id = FileId::new(file);
    let (blob, disk) = app
        .read(move |office| {
            let file = office.file(&id)?;
            let blob = find(&file, &sha256).ok_or_else(|| {
                Fault::missing("案卷中没有这个原件。", "The file has no such original.")
            })?;
            let disk = office.view_blob(&sha256, &seat.person().id, Some(&id))?;
            Ok((blob, disk))
        })
        .await?;
    let size = disk.metadata().map_err(|it| Fault::internal(it.to_string()))?.len();
    let range = headers.get(header::RANGE).and_then(|it| it.to_str().ok());
    let part = range.and_then(|it| asked(it, size));
    let (from, to) = part.unwrap_or((0, size));
    let mut response = Body::new(Disk::read(disk, from, to)).into_response();
    if part.is_some() {
        *response.status_mut() = StatusCode::PARTIAL_CONTENT;
    }
    let headers = response.headers_mut();
    let mut put = |name: header::HeaderName, value: String| {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    };
    if part.is_some() {
        put(header::CONTENT_RANGE, format!("bytes {from}-{}/{size}", to.saturating_sub(1)));
    }
    put(header::CONTENT_LENGTH, (to - from).to_string());
    put(header::ACCEPT_RANGES, "bytes".to_owned());
    let looked_at = ["image/", "video/", "audio/", "application/pdf"];
    let inline = looked_at.iter().any(|it| blob.media_type.starts_with(it));
    let how = if inline { "inline" } else { "attachment" };
    put(
        header::CONTENT_DISPOSITION,
        format!("{how}; filename*=UTF-8''{}", crate::shell::escape(&blob.name)),
    );
    put(header::CONTENT_TYPE, blob.media_type);
    // Whatever stands in an original, nothing in it runs or loads.
    put(header::CONTENT_SECURITY_POLICY, "default-src 'none'; media-src 'self'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'".to_owned());
    Ok(response)
}

/// The reference to an original in the records of a file.
fn find(file: &CaseFile, sha256: &str) -> Option<BlobRef> {
    fn within(value: &Value, sha256: &str) -> Option<BlobRef> {
        match value {
            Value::Object(map) if map.get("sha256").and_then(Value::as_str) == Some(sha256) => {
                serde_json::from_value(value.clone()).ok()
            }
            Value::Object(map) => map.values().find_map(|it| within(it, sha256)),
            Value::Array(rows) => rows.iter().find_map(|it| within(it, sha256)),
            _ => None,
        }
    }
    let events = file.records().iter().flat_map(|it| &it.events);
    events.filter_map(|it| serde_json::to_value(it).ok()).find_map(|it| within(&it, sha256))
}

/// First byte and the byte after the last of `bytes=0-499`; anything else asks for the whole.
fn asked(range: &str, size: u64) -> Option<(u64, u64)> {
    let (from, to) = range.strip_prefix("bytes=")?.split_once('-')?;
    let (from, to) = match (from.parse::<u64>(), to.parse::<u64>()) {
        (Ok(from), Ok(to)) => (from, to.saturating_add(1).min(size)),
        (Ok(from), Err(_)) if to.is_empty() => (from, size),
        (Err(_), Ok(last)) if from.is_empty() => (size.saturating_sub(last), size),
        _ => return None,
    };
    (from < to).then_some((from, to))
}

/// A part of a file on disk as the body of an answer.
struct Disk(mpsc::Receiver<std::io::Result<Bytes>>);

impl Disk {
    fn read(mut file: std::fs::File, from: u64, to: u64) -> Self {
        let (tell, told) = mpsc::channel(4);
        tokio::task::spawn_blocking(move || {
            let mut left = to - from;
            let mut failed = file.seek(SeekFrom::Start(from)).err();
            while left > 0 && failed.is_none() {
                let mut piece = vec![0; PIECE.min(usize::try_from(left).unwrap_or(PIECE))];
                match file.read(&mut piece) {
                    Ok(0) => return,
                    Ok(read) => {
                        piece.truncate(read);
                        left -= read as u64;
                        if tell.blocking_send(Ok(Bytes::from(piece))).is_err() {
                            return;
                        }
                    }
                    Err(it) => failed = Some(it),
                }
            }
            if let Some(fault) = failed {
                // The reader may have gone; then nobody needs to know.
                let _ = tell.blocking_send(Err(fault));
            }
        });
        Self(told)
    }
}

impl http_body::Body for Disk {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        self.0.poll_recv(cx).map(|it| it.map(|it| it.map(Frame::data)))
    }
}

/// Uploads send their token in a header, because their body is the original itself.
fn ours(seat: &Seat, headers: &HeaderMap) -> Result<(), Fault> {
    seat.must_read_files()?;
    let found = headers.get("x-csrf-token").and_then(|it| it.to_str().ok()).unwrap_or_default();
    check(found, &seat.session.csrf)
}

/// `GET /uploads/{id}`: how much has arrived.
///
/// # Errors
/// A malformed id, or the disk.
pub async fn arrived(
    State(app): State<App>,
    _seat: Seat,
    Path(id): Path<String>,
) -> Result<Json<Value>, Fault> {
    let uploads = app.uploads();
    let size = app.read(move |office| uploads.with(office, &id, |it| Ok(it.size()))).await?;
    Ok(Json(json!({ "offset": size })))
}

/// `PATCH /uploads/{id}?offset=0`: the next piece.
///
/// # Errors
/// Another piece should come next (409 with the offset), or it is too large.
pub async fn piece(
    State(app): State<App>,
    seat: Seat,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<Response, Fault> {
    ours(&seat, &headers)?;
    let query = Pairs::parse(query.as_deref().unwrap_or_default());
    let offset: u64 = query
        .get("offset")
        .parse()
        .map_err(|_| Fault::bad("缺少 offset。", "The offset is missing."))?;
    let uploads = app.uploads();
    let append = move |office: &office::Office| {
        uploads.with(office, &id, |upload| match upload.append(offset, &bytes) {
            Ok(()) => Ok((StatusCode::OK, upload.size())),
            Err(office::BlobFault::Offset { expected }) => Ok((StatusCode::CONFLICT, expected)),
            Err(fault) => Err(fault.into()),
        })
    };
    let (status, size) = app.read(append).await?;
    Ok((status, Json(json!({ "offset": size }))).into_response())
}

/// `POST /uploads/{id}?name=…&sha256=…`: the original is complete.
///
/// # Errors
/// The digest differs.
pub async fn finish(
    State(app): State<App>,
    seat: Seat,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Json<BlobRef>, Fault> {
    ours(&seat, &headers)?;
    let query = Pairs::parse(query.as_deref().unwrap_or_default());
    let uploads = app.uploads();
    let keep = move |office: &office::Office| {
        let upload = uploads.take(office, &id)?;
        Ok(office.keep_upload(upload, query.get("name"), query.find("sha256"))?)
    };
    Ok(Json(app.read(keep).await?))
}

#[cfg(test)]
mod tests {
    use super::asked;

    #[test]
    fn ranges_stay_within_the_original() {
        assert_eq!(asked("bytes=0-499", 1_000), Some((0, 500)));
        assert_eq!(asked("bytes=500-", 1_000), Some((500, 1_000)));
        assert_eq!(asked("bytes=-200", 1_000), Some((800, 1_000)));
        assert_eq!(asked("bytes=900-99999", 1_000), Some((900, 1_000)));
        assert_eq!(asked("bytes=1000-", 1_000), None);
        assert_eq!(asked("bytes=5-1", 1_000), None);
        assert_eq!(asked("lines=1-2", 1_000), None);
    }
}
