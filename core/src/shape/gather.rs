//! Trees gathered from the values of another language: what every binding does alike, so that the same value is refused
//! with the same code, place and text in each of them.

use super::{Node, escaped, settle, shortened};
use crate::{
    error::{Code, Problem, Problems, catalogue::document as code, catalogue::number},
    limits,
    number::{BARE_DIGITS_MAX, DIGITS_MAX, Number},
};
use std::borrow::Cow;

/// Gathers a tree: knows the place at hand, counts against the limits of JSON texts, and notes every fault.
///
/// ```
/// use quotakit::shape::{Gather, Node};
/// let mut gather = Gather::default();
/// let place = gather.enter("rate");
/// let rate = gather.float(0.1 + 0.2);
/// gather.leave(place);
/// let gathered = gather.finish(Node::Object(vec![("rate".into(), rate)]));
/// // The digits are those of the float; whether they are too many for a figure is for the reader to say.
/// assert_eq!(gathered.node.get("rate"), Some(&Node::Number("0.30000000000000004".into())));
/// assert!(gathered.faults.is_empty());
/// ```
#[derive(Debug, Default)]
pub struct Gather {
    path: String,
    problems: Problems,
    values: usize,
    text_bytes: usize,
    is_over: bool,
}

/// A tree, and everything in what it was gathered from that is no data; there, the tree has `null`.
#[derive(Debug)]
pub struct Gathered {
    /// The tree.
    pub node: Node<'static>,
    /// What is no data.
    pub faults: Problems,
}

impl Gathered {
    /// Says that this is facts.
    #[must_use]
    pub fn in_facts(self) -> Self {
        Self { faults: self.faults.in_facts(), ..self }
    }

    /// Hands the tree on; faults are told with those that are found in the rest of it, less what only follows from them.
    ///
    /// # Errors
    /// The faults, and what `run` finds.
    pub fn then<T>(self, run: impl FnOnce(&Node<'_>) -> Result<T, Problems>) -> Result<T, Problems> {
        let result = run(&self.node);
        if self.faults.is_empty() {
            return result;
        }
        Err(settle(self.faults, result.err().unwrap_or_default()))
    }
}

impl Gather {
    /// Ends the gathering.
    #[must_use]
    pub fn finish(self, node: Node<'static>) -> Gathered {
        Gathered { node, faults: self.problems }
    }

    /// Counts a value; `false` where a limit is passed and nothing more is to be looked at.
    pub fn counts_value(&mut self) -> bool {
        self.values = self.values.saturating_add(1);
        self.is_within("the number of values", self.values, limits::VALUES_MAX)
    }

    /// Whether a list of so many items may stand at the place at hand; asked before any of them is read.
    pub fn may_hold(&mut self, items: u32) -> bool {
        let items = usize::try_from(items).unwrap_or(usize::MAX);
        self.is_within("the number of values", self.values.saturating_add(items), limits::VALUES_MAX)
    }

    /// Whether a list or an object may stand at the place at hand; `false` where it is too deep, as whatever holds itself
    /// is at some depth.
    pub fn may_nest(&mut self) -> bool {
        let depth = self.path.matches('/').count().saturating_add(1);
        self.is_within("its nesting", depth, limits::DEPTH_MAX)
    }

    /// Whether a limit was passed.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.is_over
    }

    /// Steps into a field or an item, and gives the place to [`Gather::leave`] to.
    #[must_use]
    pub fn enter(&mut self, token: &str) -> usize {
        let place = self.path.len();
        self.path.push('/');
        self.path.push_str(&escaped(token));
        place
    }

    /// Steps back out.
    pub fn leave(&mut self, place: usize) {
        self.path.truncate(place);
    }

    /// A text.
    pub fn text(&mut self, text: String) -> Node<'static> {
        self.count_text(text.len());
        Node::Text(Cow::Owned(text))
    }

    /// Counts the bytes of a text or a name.
    pub fn count_text(&mut self, bytes: usize) {
        self.text_bytes = self.text_bytes.saturating_add(bytes);
        self.is_within("the text", self.text_bytes, limits::TEXT_BYTES_MAX);
    }

    /// A binary float, by the shortest digits that name it; NaN and the infinities are refused.
    pub fn float(&mut self, value: f64) -> Node<'static> {
        if value.is_finite() {
            let text = value.to_string();
            return Node::Number(if text == "-0" { Cow::Borrowed("0") } else { Cow::Owned(text) });
        }
        let refused = Number::from_float(value).err().map(|malformed| malformed.problem(&self.path));
        self.problems.extend(refused.into_iter().collect());
        Node::Null
    }

    /// An exact integer, by its digits: a bare number, or a text where it has more digits than a bare number may have.
    pub fn integer(&mut self, digits: String) -> Node<'static> {
        let count = digits.trim_start_matches('-').len();
        if count > BARE_DIGITS_MAX { self.text(digits) } else { Node::Number(Cow::Owned(digits)) }
    }

    /// Refuses a number of more digits than a number may have; `shown` stands for it.
    pub fn too_many_digits(&mut self, shown: &str) -> Node<'static> {
        self.fault(&number::TOO_MANY_DIGITS, |problem| {
            problem.with("value", shortened(shown)).with("limit", DIGITS_MAX)
        })
    }

    /// Refuses a text with half a character (a lone surrogate), which UTF-8 does not have; `shown` is what can be shown.
    pub fn half_a_character(&mut self, shown: &str) -> Node<'static> {
        let found = format!("the text `{}` with half a character (a lone surrogate)", shortened(shown));
        self.wrong_type("a text of whole characters", found)
    }

    /// Refuses a value that is no data.
    pub fn no_data(&mut self, found: String) -> Node<'static> {
        self.wrong_type("data: a text, a number, true or false, null, a list or an object", found)
    }

    /// Refuses a value that is something else than expected.
    pub fn wrong_type(&mut self, expected: &str, found: String) -> Node<'static> {
        self.fault(&code::WRONG_TYPE, |problem| problem.with("expected", expected).with("found", found))
    }

    /// Notes a fault at the place at hand; `null` stands there.
    pub fn fault(&mut self, code: &'static Code, tell: impl FnOnce(Problem) -> Problem) -> Node<'static> {
        if self.problems.is_full() {
            self.problems.push_unlisted(code);
        } else {
            self.problems.push(tell(Problem::new(code, self.path.clone())));
        }
        Node::Null
    }

    /// Stops at a limit, once. Like a JSON text beyond its limits, the whole is refused, not a place in it.
    fn is_within(&mut self, what: &str, size: usize, limit: usize) -> bool {
        if size > limit && !self.is_over {
            self.is_over = true;
            let problem = Problem::new(&code::TOO_LARGE, "").with("what", what);
            self.problems.push(problem.with("size", size).with("limit", limit));
        }
        !self.is_over
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(gathered: &Gathered) -> Vec<(&str, &str)> {
        gathered.faults.iter().map(|problem| (problem.code.name, problem.path.as_str())).collect()
    }

    #[test]
    fn every_fault_has_its_place_and_the_rest_is_read_on() {
        let mut gather = Gather::default();
        let mut fields = Vec::new();
        for (name, value) in [("a/b", f64::NAN), ("c", 1.5), ("d", f64::INFINITY)] {
            let place = gather.enter(name);
            fields.push((Cow::Borrowed(name), gather.float(value)));
            gather.leave(place);
        }
        let gathered = gather.finish(Node::Object(fields));
        assert_eq!(codes(&gathered), [("number/006", "/a~1b"), ("number/006", "/d")]);
        assert_eq!(gathered.node.get("c"), Some(&Node::Number("1.5".into())));
    }

    #[test]
    fn what_follows_from_a_fault_is_not_told_twice() {
        let gathered = || {
            let mut gather = Gather::default();
            let place = gather.enter("a");
            let node = gather.no_data("a set".to_owned());
            gather.leave(place);
            gather.finish(Node::Object(vec![("a".into(), node)])).in_facts()
        };
        let of_reading = |path: &str| Problems::from(Problem::new(&code::UNKNOWN_REFERENCE, path).in_facts());
        let told = |path: &str| gathered().then::<()>(|_| Err(of_reading(path))).expect_err("a fault").len();
        assert_eq!((told("/a"), told("/a/b"), told("/c")), (1, 1, 2));
        assert!(gathered().then(|_| Ok(())).is_err(), "a fault is never passed over");
    }

    #[test]
    fn a_list_beyond_the_limit_is_refused_before_it_is_read() {
        let mut gather = Gather::default();
        assert!(gather.may_hold(16_000_000), "nothing was counted yet");
        assert!(gather.counts_value() && !gather.may_hold(16_000_000) && !gather.counts_value());
        assert_eq!(codes(&gather.finish(Node::Null)), [("doc/010", "")]);
    }

    #[test]
    fn integers_are_exact_and_limits_are_told_once() {
        let mut gather = Gather::default();
        assert_eq!(gather.integer("-123456789012345".to_owned()), Node::Number("-123456789012345".into()));
        assert_eq!(gather.integer("1234567890123456".to_owned()), Node::Text("1234567890123456".into()));
        for _ in 0..limits::DEPTH_MAX {
            assert!(gather.may_nest());
            let _ = gather.enter("a");
        }
        assert!(!gather.may_nest() && !gather.may_nest() && gather.is_over() && !gather.counts_value());
        assert_eq!(codes(&gather.finish(Node::Null)), [("doc/010", "")]);
    }
}
