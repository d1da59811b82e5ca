//! Reading a tree into a typed document, with every fault on the way noted at its pointer.

use super::{Node, Shape};
use crate::{
    error::{Code, Problem, Problems, Suggestion, catalogue::document as code},
    limits,
};
use std::{borrow::Cow, collections::BTreeSet};

/// One step of the way from the root to a value.
#[derive(Clone, Debug)]
enum Step {
    Field(&'static str),
    Key(String),
    Index(usize),
}

/// Reads on after a fault: a value that cannot be read is noted and stands in blank, so that one pass finds all faults.
#[derive(Debug, Default)]
pub struct Reader {
    path: Vec<Step>,
    problems: Problems,
}

impl Reader {
    /// The JSON Pointer of the value being read.
    #[must_use]
    pub fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.path {
            pointer.push('/');
            match step {
                Step::Field(name) => pointer.push_str(name),
                Step::Key(key) => pointer.push_str(&escaped(key)),
                Step::Index(index) => pointer.push_str(&index.to_string()),
            }
        }
        pointer
    }

    /// Notes a fault of the value being read.
    pub fn fault(&mut self, code: &'static Code, tell: impl FnOnce(Problem) -> Problem) {
        if self.problems.is_full() {
            self.problems.push_unlisted(code);
        } else {
            let problem = tell(Problem::new(code, self.pointer()));
            self.problems.push(problem);
        }
    }

    /// Notes that the value being read should be `expected`.
    pub fn wrong_type(&mut self, expected: &str, node: &Node<'_>) {
        self.fault(&code::WRONG_TYPE, |problem| problem.with("expected", expected).with("found", node.describe()));
    }

    /// Notes a word that is not one of `known`.
    pub fn unknown_word(&mut self, word: &str, known: &[&str]) {
        self.fault(&code::UNKNOWN_WORD, |problem| {
            problem.with("value", super::shortened(word)).suggest(suggestion(word, known))
        });
    }

    fn within<T>(&mut self, step: Step, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(step);
        let value = read(self);
        self.path.pop();
        value
    }

    /// The entries of an object; notes what is none, and doubles.
    pub fn entries<'n, 'a>(&mut self, node: &'n Node<'a>, expected: &str) -> &'n [(Cow<'a, str>, Node<'a>)] {
        let Node::Object(entries) = node else {
            self.wrong_type(expected, node);
            return &[];
        };
        let mut names: Vec<&str> = entries.iter().map(|(name, _)| name.as_ref()).collect();
        names.sort_unstable();
        for pair in names.windows(2) {
            if let [first, second] = pair
                && first == second
            {
                let field = (*second).to_owned();
                self.within(Step::Key(field.clone()), |reader| {
                    reader.fault(&code::DUPLICATE_KEY, |problem| problem.with("field", field));
                });
            }
        }
        entries
    }

    /// The fields of a record; notes what is no object, doubles, and fields that are not `known`.
    pub fn fields<'n, 'a>(&mut self, node: &'n Node<'a>, known: &[&'static str]) -> Fields<'n, 'a> {
        let is_object = matches!(node, Node::Object(_));
        let entries = self.entries(node, "an object");
        for (name, _) in entries {
            if !known.contains(&name.as_ref()) {
                self.within(Step::Key(name.to_string()), |reader| {
                    reader.fault(&code::UNKNOWN_FIELD, |problem| {
                        problem.with("field", super::shortened(name)).suggest(suggestion(name, known))
                    });
                });
            }
        }
        Fields { entries, is_object }
    }

    /// Reads a field that has to be there, unless its type can be absent.
    pub fn field<T: Shape>(&mut self, fields: &Fields<'_, '_>, name: &'static str) -> T {
        match (fields.get(name), T::absent()) {
            (Some(node), _) => self.within(Step::Field(name), |reader| T::read(node, reader)),
            (None, Some(value)) => value,
            (None, None) => {
                if fields.is_object {
                    self.within(Step::Field(name), |reader| {
                        reader.fault(&code::MISSING_FIELD, |problem| problem.with("field", name));
                    });
                }
                T::blank()
            }
        }
    }

    /// Reads a field that means `default` when it is not there.
    pub fn field_or<T: Shape>(&mut self, fields: &Fields<'_, '_>, name: &'static str, default: T) -> T {
        match fields.get(name) {
            Some(node) => self.within(Step::Field(name), |reader| T::read(node, reader)),
            None => default,
        }
    }

    /// Reads a value at a named place below the one being read.
    pub fn at_field<T>(&mut self, name: &'static str, read: impl FnOnce(&mut Self) -> T) -> T {
        self.within(Step::Field(name), read)
    }

    /// Reads a value at a key below the one being read.
    pub fn at_key<T>(&mut self, key: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        self.within(Step::Key(key.to_owned()), read)
    }

    /// Reads a value at a list position below the one being read.
    pub fn at_index<T>(&mut self, index: usize, read: impl FnOnce(&mut Self) -> T) -> T {
        self.within(Step::Index(index), read)
    }

    /// Notes a list beyond a limit.
    pub fn limit(&mut self, what: &str, size: usize, limit: usize) {
        if let Err(problem) = limits::check(what, size, limit) {
            let path = self.pointer();
            self.problems.push(Problem { path, ..*problem });
        }
    }

    /// Notes problems whose paths begin at the value being read.
    pub fn note(&mut self, problems: Problems) {
        let path = self.pointer();
        self.problems.extend(problems.under(&path));
    }

    /// How many problems were noted.
    #[must_use]
    pub const fn found(&self) -> usize {
        self.problems.found()
    }

    /// Whether one of the problems that were noted beyond the first `before` is at such a path. Where not all problems are
    /// known, it may be.
    #[must_use]
    pub fn has_fault_since(&self, before: usize, is_meant: impl Fn(&str) -> bool) -> bool {
        self.problems.is_full() || self.problems.iter().skip(before).any(|problem| is_meant(&problem.path))
    }

    /// The problems noted.
    #[must_use]
    pub fn into_problems(self) -> Problems {
        self.problems
    }
}

/// The fields of a record being read.
#[derive(Clone, Copy, Debug)]
pub struct Fields<'n, 'a> {
    entries: &'n [(Cow<'a, str>, Node<'a>)],
    is_object: bool,
}

impl<'n, 'a> Fields<'n, 'a> {
    fn get(&self, name: &str) -> Option<&'n Node<'a>> {
        self.entries.iter().find(|(field, _)| field == name).map(|(_, node)| node)
    }
}

/// A name as a token of a JSON Pointer.
#[must_use]
pub fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// The known name that is most like a word, or the list of what is known.
#[must_use]
pub fn suggestion<T: AsRef<str>>(word: &str, known: &[T]) -> Suggestion {
    const CLOSE: f64 = 0.75;
    const LISTED: usize = 20;
    // Every unknown name of a hostile text is compared with these, so they are bounded.
    const COMPARED: usize = 500;
    let words = known.iter().take(COMPARED).map(AsRef::as_ref);
    let scored = words.map(|candidate: &str| (strsim::jaro_winkler(word, candidate), candidate));
    let best = scored.filter(|(score, _)| *score >= CLOSE).max_by(|(a, _), (b, _)| a.total_cmp(b));
    match best {
        Some((_, candidate)) => Suggestion::DidYouMean(candidate.to_owned()),
        None => {
            let names = known.iter().take(LISTED).map(|name| name.as_ref().to_owned()).collect();
            Suggestion::Known { names, has_more: known.len() > LISTED }
        }
    }
}

/// Joins what reading found with what checking found, leaving out what only follows from a value that could not be read.
///
/// A check runs over blanks where values were faulty. Its findings at, below or above such a place may be the blank's
/// doing, so they wait until the text is mended.
#[must_use]
pub fn settle(read: Problems, checked: Problems) -> Problems {
    // Where not all blanks are known, nothing that was checked over them can be told from what only follows from one.
    if read.is_full() {
        return read;
    }
    let harmless = [&code::UNKNOWN_FIELD, &code::DUPLICATE_KEY];
    let blanks: BTreeSet<String> =
        read.iter().filter(|problem| !harmless.contains(&problem.code)).map(|problem| problem.path.clone()).collect();
    let is_below_a_blank = |path: &str| {
        let ends = path.match_indices('/').map(|(end, _)| end).chain([path.len()]);
        ends.filter_map(|end| path.get(..end)).any(|above| blanks.contains(above))
    };
    let is_above_a_blank = |path: &str| {
        let below = format!("{path}/");
        blanks.range(below.clone()..).next().is_some_and(|blank| blank.starts_with(&below))
    };
    let mut settled = read;
    for problem in checked {
        let is_count = problem.code == &code::TOO_MANY;
        if is_count || (!is_below_a_blank(&problem.path) && !is_above_a_blank(&problem.path)) {
            settled.push(problem);
        }
    }
    settled
}

/// The one field of an externally tagged choice; notes what is none and tags that are not `known`.
pub fn tagged<'n, 'a>(
    node: &'n Node<'a>,
    known: &[&'static str],
    reader: &mut Reader,
) -> Option<(&'n str, &'n Node<'a>)> {
    match node {
        Node::Object(entries) => match entries.as_slice() {
            [(tag, value)] if known.contains(&tag.as_ref()) => return Some((tag, value)),
            [(tag, _)] => reader.at_key(tag, |reader| reader.unknown_word(tag, known)),
            _ => reader.wrong_type(&one_field_of(known), node),
        },
        Node::Text(word) if known.contains(&word.as_ref()) => {
            reader.wrong_type(&format!("an object `{{\"{word}\": {{…}}}}`"), node);
        }
        _ => reader.wrong_type(&one_field_of(known), node),
    }
    None
}

fn one_field_of(known: &[&str]) -> String {
    let names: Vec<_> = known.iter().map(|name| format!("`{name}`")).collect();
    format!("an object with one of {}", names.join(", "))
}
