//! Texts of the schemas as comments of the languages that types are written in.

/// The widest line of a generated file.
pub const WIDTH: usize = 120;

/// A description without what only Rust's documentation understands: the links behind names.
///
/// ```text
/// [`Outcome::trace`] writes …  becomes  `Outcome::trace` writes …
/// ```
#[must_use]
pub fn plain(doc: &str) -> String {
    let mut text = String::new();
    let mut rest = doc;
    while let Some((before, after)) = rest.split_once("[`") {
        text.push_str(before);
        let Some((name, behind)) = after.split_once("`]") else {
            text.push_str("[`");
            rest = after;
            continue;
        };
        text.push('`');
        text.push_str(name);
        text.push('`');
        rest = behind.strip_prefix('(').and_then(|link| link.split_once(')')).map_or(behind, |(_, behind)| behind);
    }
    text.push_str(rest);
    text
}

/// A text in lines of at most `width` characters, broken at blanks.
#[must_use]
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count().saturating_add(word.chars().count()) < width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{plain, wrapped};

    #[test]
    fn links_of_rust_become_names() {
        assert_eq!(
            plain("see [`Outcome::trace`] and [`A`](crate::A), not [b]"),
            "see `Outcome::trace` and `A`, not [b]"
        );
        assert_eq!(plain("[`open"), "[`open");
    }

    #[test]
    fn lines_break_at_blanks() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert!(wrapped("", 7).is_empty());
    }
}
