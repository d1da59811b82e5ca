//! Whether the figures of an answer can be written: like those of an outcome, as numbers that a document could hold.

use super::Answer;
use crate::{
    error::{Problem, Problems, catalogue::number as code},
    number::DIGITS_MAX,
    shape::{Node, escaped, shortened},
};
use num_bigint::BigInt;

/// What names somebody or something, in whatever digits.
const NAMES: [&str; 14] = [
    "component",
    "deal",
    "id",
    "label",
    "line",
    "measure",
    "name",
    "on",
    "period",
    "person",
    "plan",
    "plan_hash",
    "run",
    "text",
];

/// Notes the first figure of more digits than can be written.
///
/// Answers are exact whatever their size; but a figure of more digits than a document may hold comes from an input that is
/// far too large, and could not be read again.
pub fn check(answer: &Answer) -> Result<(), Problems> {
    let text = serde_json::to_string(answer).unwrap_or_default();
    // Nearly no answer has so many digits in a row, and only those that have are looked at one by one.
    if !has_long_run(&text) {
        return Ok(());
    }
    let found = Node::parse(&text).ok().and_then(|answer| too_large(&answer, ""));
    let Some((place, figure)) = found else { return Ok(()) };
    let problem = Problem::new(&code::OVERFLOW, "").in_facts().with("figure", place);
    Err(problem.with("value", shortened(&figure)).into())
}

fn has_long_run(text: &str) -> bool {
    text.split(|letter: char| !letter.is_ascii_digit()).any(|run| run.len() > DIGITS_MAX)
}

/// The place and the text of the first figure below that is too large.
fn too_large(value: &Node<'_>, place: &str) -> Option<(String, String)> {
    match value {
        Node::Text(text) => is_too_large(text).then(|| (place.to_owned(), text.clone().into_owned())),
        Node::List(items) => {
            items.iter().enumerate().find_map(|(index, item)| too_large(item, &format!("{place}/{index}")))
        }
        Node::Object(fields) => fields
            .iter()
            .filter(|(name, value)| !matches!(value, Node::Text(_)) || !NAMES.contains(&&**name))
            .find_map(|(name, value)| too_large(value, &format!("{place}/{}", escaped(name)))),
        _ => None,
    }
}

/// Whether a text is a number, or a fraction, with more digits before the point than a document may write.
fn is_too_large(text: &str) -> bool {
    let size = text.strip_prefix('-').unwrap_or(text);
    let size = size.strip_suffix('%').unwrap_or(size);
    let (whole, rest) = size.split_once(['.', '/']).unwrap_or((size, ""));
    let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() <= DIGITS_MAX || !is_number(whole) || !is_number(rest) {
        return false;
    }
    if !size.contains('/') {
        return true;
    }
    let quotient = whole.parse::<BigInt>().ok().zip(rest.parse::<BigInt>().ok());
    let quotient = quotient.and_then(|(whole, rest)| whole.checked_div(&rest));
    quotient.is_some_and(|quotient| quotient.to_string().len() > DIGITS_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 28 digits before the point can be written, whatever follows; 29 cannot, and a fraction counts by its value.
    #[test]
    fn digits_before_the_point_count() {
        let nines = |count: usize| "9".repeat(count);
        assert!(!is_too_large(&nines(28)) && is_too_large(&nines(29)) && is_too_large(&format!("-{}.5", nines(29))));
        assert!(!is_too_large(&format!("0.{}", nines(40))));
        assert!(!is_too_large(&format!("{}/{}", nines(40), nines(20))));
        assert!(is_too_large(&format!("{}/{}", nines(40), nines(11))));
        assert!(!is_too_large(&format!("order {}", nines(40))));
    }
}
