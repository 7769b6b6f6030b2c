//! Embedded style and script: one file each, addressed by digest and kept by browsers for a year.

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::sync::OnceLock;

const DARK: &str = include_str!("../assets/dark.css");
const STYLES: &[&str] = &[
    include_str!("../assets/base.css"),
    include_str!("../assets/frame.css"),
    include_str!("../assets/lists.css"),
    include_str!("../assets/file.css"),
    include_str!("../assets/forms.css"),
    include_str!("../assets/law.css"),
    include_str!("../assets/print.css"),
];
const SCRIPTS: &[&str] = &[
    include_str!("../assets/keys.js"),
    include_str!("../assets/forms.js"),
    include_str!("../assets/items.js"),
    include_str!("../assets/upload.js"),
];
const ICON: &str = include_str!("../assets/icon.svg");

struct Asset {
    name: &'static str,
    media_type: &'static str,
    digest: String,
    text: String,
}

/// Both ways to dark: the switch, and the system's wish where the switch was not used.
fn style() -> String {
    let mut text = STYLES.concat();
    text.push_str(&format!(":root[data-theme=dark]{{{DARK}}}\n"));
    let wish = "@media (prefers-color-scheme:dark){:root:not([data-theme])";
    text.push_str(&format!("{wish}{{{DARK}}}}}\n"));
    text
}

fn script() -> String {
    let parts = SCRIPTS.iter().map(|it| format!("(() => {{\n{it}}})();\n"));
    format!("\"use strict\";\n{}", parts.collect::<String>())
}

fn all() -> &'static [Asset] {
    static ASSETS: OnceLock<Vec<Asset>> = OnceLock::new();
    ASSETS.get_or_init(|| {
        let asset = |name, media_type, text: String| {
            let digest = ledger::leaf_hash(text.as_bytes()).to_string();
            let digest = digest.chars().filter(char::is_ascii_alphanumeric).take(16).collect();
            Asset { name, media_type, digest, text }
        };
        vec![
            asset("fadu.css", "text/css; charset=utf-8", style()),
            asset("fadu.js", "text/javascript; charset=utf-8", script()),
            asset("icon.svg", "image/svg+xml", ICON.to_owned()),
        ]
    })
}

/// Address of an asset.
pub fn address(name: &str) -> String {
    let digest = all().iter().find(|it| it.name == name).map_or("", |it| it.digest.as_str());
    format!("/assets/{digest}/{name}")
}

/// `GET /assets/{digest}/{name}`.
pub async fn serve(Path((digest, name)): Path<(String, String)>) -> Response {
    let Some(asset) = all().iter().find(|it| it.name == name && it.digest == digest) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.media_type));
    let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
    headers.insert(header::CACHE_CONTROL, forever);
    (headers, asset.text.as_str()).into_response()
}
