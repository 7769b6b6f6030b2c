//! Whether what people typed can be printed, before anything is typeset.

use serde_json::Value;

use crate::PaperFault;
use crate::faces::Faces;
use crate::sheet::{Furniture, Image};

/// Looks at every string of the fields. Line feeds are allowed; a carriage return before one is
/// dropped by the caller.
pub(crate) fn fields(value: &Value, faces: &Faces) -> Result<(), PaperFault> {
    walk(value, "", faces)
}

/// Looks at every string of the furniture, and that organ and title are there.
pub(crate) fn furniture(f: &Furniture, faces: &Faces) -> Result<(), PaperFault> {
    for (key, value) in [("机关名称 organ", &f.organ), ("文书名称 title", &f.title)] {
        if value.trim().is_empty() {
            return Err(PaperFault::MissingField { key: key.into() });
        }
        text(value, key, faces)?;
    }
    let receipt = f.receipt.as_ref().map(|r| r.code.clone());
    let optional = [
        ("文号 number", &f.number),
        ("草稿标记 watermark", &f.watermark),
        ("印章 seal", &f.seal),
        ("核验码 receipt", &receipt),
    ];
    for (key, value) in optional {
        text(value.as_deref().unwrap_or_default(), key, faces)?;
    }
    Ok(())
}

fn walk(value: &Value, path: &str, faces: &Faces) -> Result<(), PaperFault> {
    match value {
        Value::String(s) => text(s, path, faces),
        Value::Array(items) => {
            items.iter().enumerate().try_for_each(|(i, v)| walk(v, &format!("{path}[{i}]"), faces))
        }
        Value::Object(map) => map.iter().try_for_each(|(key, v)| {
            text(key, path, faces)?;
            walk(v, &if path.is_empty() { key.clone() } else { format!("{path}.{key}") }, faces)
        }),
        _ => Ok(()),
    }
}

/// One string. `field` names it in the fault.
pub(crate) fn text(s: &str, field: &str, faces: &Faces) -> Result<(), PaperFault> {
    let mut chars = s.chars().peekable();
    while let Some(ch) = chars.next() {
        let line_end = ch == '\n' || (ch == '\r' && chars.peek() == Some(&'\n'));
        if line_end || faces.draws(ch) && !invisible(ch) {
            continue;
        }
        let field = field.to_owned();
        return Err(match invisible(ch) {
            true => PaperFault::Control { ch, field },
            false => PaperFault::MissingGlyph { ch, field },
        });
    }
    Ok(())
}

/// That the bytes begin like an image the typesetter reads, to name the image that does not.
pub(crate) fn image(image: &Image) -> Result<(), PaperFault> {
    let starts = |magic: &[u8]| image.bytes.starts_with(magic);
    let webp = starts(b"RIFF") && image.bytes.get(8..12) == Some(b"WEBP");
    let vector = starts(b"<svg") || starts(b"<?xml");
    if starts(b"\x89PNG") || starts(b"\xff\xd8\xff") || starts(b"GIF8") || webp || vector {
        return Ok(());
    }
    let reason = "须为 PNG、JPEG、GIF、WebP 或 SVG / not PNG, JPEG, GIF, WebP or SVG".into();
    Err(PaperFault::Image { name: image.name.clone(), reason })
}

/// Controls, and characters that hide or reorder what stands beside them.
fn invisible(ch: char) -> bool {
    ch.is_control()
        || matches!(ch,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The fields with `\r\n`, as browsers send line ends, turned into `\n`.
pub(crate) fn with_plain_line_ends(value: &Value) -> Value {
    match value {
        Value::String(s) => Value::String(s.replace("\r\n", "\n")),
        Value::Array(items) => Value::Array(items.iter().map(with_plain_line_ends).collect()),
        Value::Object(map) => {
            Value::Object(map.iter().map(|(k, v)| (k.clone(), with_plain_line_ends(v))).collect())
        }
        other => other.clone(),
    }
}

/// Where a character stands among the fields, to name it in a fault found after typesetting.
pub(crate) fn place_of(ch: char, value: &Value) -> Option<String> {
    let own = |v: &Value, key: String| match v {
        Value::String(s) if s.contains(ch) => Some(key),
        Value::Array(_) | Value::Object(_) => place_of(ch, v).map(|inner| {
            if inner.starts_with('[') { key + &inner } else { format!("{key}.{inner}") }
        }),
        _ => None,
    };
    match value {
        Value::Object(map) => map.iter().find_map(|(k, v)| own(v, k.clone())),
        Value::Array(items) => items.iter().enumerate().find_map(|(i, v)| own(v, format!("[{i}]"))),
        _ => None,
    }
}
