//! 开头 — beginnings that many stories share, so that each story tells only its own question.

/// The opening of a name: the Markdown of a story, with which another one begins.
pub(super) fn opening(name: &str) -> Option<&'static str> {
    Some(match name {
        "摊贩立案" => include_str!("openings/vendor-filed.md"),
        "摊贩查证" => include_str!("openings/vendor-proven.md"),
        "摊贩告知" => include_str!("openings/vendor-notified.md"),
        "摊贩处罚" => include_str!("openings/vendor-fined.md"),
        "工地查证" => include_str!("openings/builder-proven.md"),
        "工地告知" => include_str!("openings/builder-notified.md"),
        _ => return None,
    })
}
