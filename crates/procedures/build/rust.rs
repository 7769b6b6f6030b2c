//! A reader of Rust source, just good enough to find calls, strings and doc comments. Shared by the
//! build script and by the checks of the house.

/// A token with the line it stands on, from 1, where that matters.
#[derive(Clone, Debug, PartialEq)]
pub enum Token<'a> {
    /// An identifier or keyword.
    Word(&'a str, usize),
    /// The inside of a string literal, escapes untouched.
    Text(&'a str, usize),
    /// The text of a `///` comment.
    Doc(&'a str),
    /// Anything else, one character.
    Mark(char),
}

/// Reads a source. Numbers come as words; comments and lifetimes are left out.
pub fn tokens(source: &str) -> Vec<Token<'_>> {
    let bytes = source.as_bytes();
    let (mut found, mut at, mut line) = (Vec::new(), 0, 1);
    while at < bytes.len() {
        let rest = &source[at..];
        let length = if rest.starts_with("//") {
            let length = rest.find('\n').unwrap_or(rest.len());
            if let Some(text) = rest[..length].strip_prefix("///") {
                found.push(Token::Doc(text));
            }
            length
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some((skip, inside, length)) = string(rest) {
            found.push(Token::Text(&rest[skip..skip + inside], line));
            length
        } else if let Some(length) = character(rest) {
            length
        } else if rest.starts_with(|it: char| it.is_alphanumeric() || it == '_') {
            let end = rest.find(|it: char| !it.is_alphanumeric() && it != '_');
            let length = end.unwrap_or(rest.len());
            found.push(Token::Word(&rest[..length], line));
            length
        } else {
            let mark = rest.chars().next().unwrap_or(' ');
            if !mark.is_whitespace() {
                found.push(Token::Mark(mark));
            }
            mark.len_utf8()
        };
        line += rest[..length].matches('\n').count();
        at += length;
    }
    found
}

/// Where the inside of a string literal starts, its length, and the length of the literal.
fn string(rest: &str) -> Option<(usize, usize, usize)> {
    let raw = rest.strip_prefix('r').filter(|it| it.starts_with(['"', '#']));
    if let Some(after) = raw {
        let hashes = after.bytes().take_while(|it| *it == b'#').count();
        let body = after[hashes..].strip_prefix('"')?;
        let end = body.find(&format!("\"{}", "#".repeat(hashes)))?;
        let skip = 2 + hashes;
        return Some((skip, end, skip + end + 1 + hashes));
    }
    let body = rest.strip_prefix('"')?;
    let (mut escaped, mut end) = (false, None);
    for (at, byte) in body.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => {
                end = Some(at);
                break;
            }
            _ => {}
        }
    }
    let end = end?;
    Some((1, end, end + 2))
}

/// The length of a character literal or a lifetime.
fn character(rest: &str) -> Option<usize> {
    let body = rest.strip_prefix('\'')?;
    let mut chars = body.char_indices();
    let (_, first) = chars.next()?;
    if first == '\\' {
        let end = body[2..].find('\'')?;
        return Some(1 + 2 + end + 1);
    }
    let (second_at, second) = chars.next()?;
    if second == '\'' {
        return Some(1 + second_at + 1);
    }
    let end = body.find(|it: char| !it.is_alphanumeric() && it != '_');
    Some(1 + end.unwrap_or(body.len()))
}

/// The end of the item under `#[cfg(test)]` that starts at `at`, if one does.
pub fn test_module(tokens: &[Token], at: usize) -> Option<usize> {
    let head = [Token::Mark('#'), Token::Mark('[')];
    if tokens.get(at..at + 2)? != head {
        return None;
    }
    let word = |offset: usize, name: &str| matches!(tokens.get(at + offset), Some(Token::Word(found, _)) if *found == name);
    if !(word(2, "cfg") && word(4, "test")) {
        return None;
    }
    let mut depth = 0_usize;
    for (offset, token) in tokens[at..].iter().enumerate() {
        match token {
            Token::Mark('{') => depth += 1,
            Token::Mark('}') => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + offset + 1);
                }
            }
            Token::Mark(';') if depth == 0 => return Some(at + offset + 1),
            _ => {}
        }
    }
    Some(tokens.len())
}

/// Whether the token at `at` begins the second argument of an `ensure!`.
pub fn second_of_ensure(tokens: &[Token], at: usize) -> bool {
    let Some(Token::Mark(',')) = at.checked_sub(1).and_then(|at| tokens.get(at)) else {
        return false;
    };
    let (mut depth, mut commas) = (0_i32, 0);
    for back in (0..at).rev() {
        match &tokens[back] {
            Token::Mark(')' | ']' | '}') => depth += 1,
            Token::Mark('(' | '[' | '{') if depth > 0 => depth -= 1,
            Token::Mark('(') => {
                let call = back.checked_sub(2).map(|start| &tokens[start..back]);
                let ensure = matches!(call, Some([Token::Word("ensure", _), Token::Mark('!')]));
                return ensure && commas == 1;
            }
            Token::Mark('[' | '{') => return false,
            Token::Mark(',') if depth == 0 => commas += 1,
            // Commas between the parameters of a closure do not part arguments; guards do not use them
            // at the top level of `ensure!`.
            _ => {}
        }
    }
    false
}
