//! Grade bands: lower bounds only, so that holes and overlaps cannot be written; closed ranges are imported and judged.

use crate::{
    error::{Problem, Problems, catalogue::document, catalogue::score as code},
    number::Number,
    rounding::{Mode, Rounding},
    shape::{Node, Reader, Shape, record},
};
use serde::{Serialize, Serializer};
use std::collections::BTreeSet;

record! {
    /// A grade and the score from which it is given.
    pub struct Band {
        /// The grade.
        grade: String,
        /// The lower bound.
        from: Number,
        /// What to tell people of this grade.
        advice: Option<String>,
    }
}

record! {
    /// A grade with both ends, as older tables have it: `from` ≤ score ≤ `to`.
    pub struct GradeRange {
        /// The grade.
        grade: String,
        /// The lower end, which belongs to the range.
        from: Number,
        /// The upper end, which belongs to the range too; open without it.
        to: Option<Number>,
        /// What to tell people of this grade.
        advice: Option<String>,
    }
}

record! {
    /// Closed ranges, to be imported.
    pub struct GradeRanges {
        /// The ranges.
        ranges: Vec<GradeRange>,
    }
}

/// The grades: a list of lower bounds, or `{"ranges": [{grade, from, to}]}` to be imported.
#[derive(Clone, Debug, PartialEq)]
pub enum Bands {
    /// By lower bounds.
    Lower(Vec<Band>),
    /// By closed ranges.
    Closed(GradeRanges),
}

impl Shape for Bands {
    fn blank() -> Self {
        Self::Lower(Vec::new())
    }
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        match node {
            Node::Object(_) => Self::Closed(GradeRanges::read(node, reader)),
            _ => Self::Lower(Vec::read(node, reader)),
        }
    }
}

impl Serialize for Bands {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Lower(bands) => bands.serialize(serializer),
            Self::Closed(ranges) => ranges.serialize(serializer),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Bands {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Bands".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let lower = generator.subschema_for::<Vec<Band>>();
        let closed = generator.subschema_for::<GradeRanges>();
        schemars::json_schema!({
            "description": "The grades: a list of lower bounds, or closed ranges to be imported.",
            "oneOf": [lower, closed],
        })
    }
}

/// A stretch of scores between two closed ranges that no grade covers, or that two do.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// The position of the range that the stretch ends at or begins with, in the list that was imported.
    pub index: usize,
    /// Where it begins: outside of a hole, inside of an overlap.
    pub from: Number,
    /// Where it ends, likewise; a hole above the highest range has no end.
    pub to: Option<Number>,
    /// The grades on both sides.
    pub grades: (String, String),
}

/// What importing closed ranges found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Import {
    /// The same grades by lower bounds, lowest first.
    pub bands: Vec<Band>,
    /// Scores that no range covers, both ends excluded.
    pub holes: Vec<Stretch>,
    /// Scores that two ranges cover, both ends included.
    pub overlaps: Vec<Stretch>,
}

/// Turns closed ranges into lower bounds and reports every hole and every overlap between them.
///
/// ```
/// use quotakit::scoring::{GradeRange, import_ranges};
/// let range = |grade: &str, from: &str, to: Option<&str>| GradeRange {
///     grade: grade.into(), from: from.parse().expect("a number"),
///     to: to.map(|to| to.parse().expect("a number")), advice: None,
/// };
/// let import = import_ranges(&[range("B", "25", Some("29.99")), range("A", "30", None)]);
/// assert_eq!(import.holes[0].from.to_string(), "29.99"); // 29.995 has no grade
/// assert_eq!(import.holes[0].to.as_ref().map(ToString::to_string).as_deref(), Some("30"));
/// assert!(import.overlaps.is_empty());
/// ```
#[must_use]
pub fn import_ranges(ranges: &[GradeRange]) -> Import {
    let mut order: Vec<(usize, &GradeRange)> = ranges.iter().enumerate().collect();
    order.sort_by(|(_, a), (_, b)| a.from.cmp(&b.from).then_with(|| a.grade.cmp(&b.grade)));
    let mut import = Import::default();
    // The range that reaches highest so far; an open one reaches everything.
    let mut highest: Option<&GradeRange> = None;
    let mut last: Option<&GradeRange> = None;
    for (index, range) in order {
        let stretch = |below: &GradeRange, from: &Number, to: Option<Number>| Stretch {
            index,
            from: from.clone(),
            to,
            grades: (below.grade.clone(), range.grade.clone()),
        };
        let overlaps =
            |below: &GradeRange| stretch(below, &range.from, lower_end(below.to.as_ref(), range.to.as_ref()));
        match highest.map(|below| (below, &below.to)) {
            Some((below, Some(to))) if *to < range.from => {
                import.holes.push(stretch(below, to, Some(range.from.clone())));
            }
            Some((below, _)) => import.overlaps.push(overlaps(below)),
            None => {}
        }
        // The range just below may overlap too, within the one that reaches highest.
        let within = last.filter(|last| highest != Some(*last));
        import.overlaps.extend(within.filter(|last| last.to.as_ref().is_none_or(|to| *to >= range.from)).map(overlaps));
        last = Some(range);
        let Band { grade, from, advice } =
            Band { grade: range.grade.clone(), from: range.from.clone(), advice: range.advice.clone() };
        import.bands.push(Band { grade, from, advice });
        highest = match highest {
            Some(below) if reaches_higher(below, range) => Some(below),
            _ => Some(range),
        };
    }
    if let Some(top) = highest
        && let Some(to) = &top.to
    {
        let index = ranges.iter().position(|range| range == top).unwrap_or_default();
        let grades = (top.grade.clone(), String::new());
        import.holes.push(Stretch { index, from: to.clone(), to: None, grades });
    }
    import
}

fn lower_end(a: Option<&Number>, b: Option<&Number>) -> Option<Number> {
    [a, b].into_iter().flatten().min().cloned()
}

fn reaches_higher(below: &GradeRange, range: &GradeRange) -> bool {
    match (&below.to, &range.to) {
        (None, _) => true,
        (_, None) => false,
        (Some(a), Some(b)) => a >= b,
    }
}

impl Bands {
    /// The grades by lower bounds, lowest first.
    #[must_use]
    pub fn sorted(&self) -> Vec<Band> {
        match self {
            Self::Lower(bands) => {
                let mut sorted = bands.clone();
                sorted.sort_by(|a, b| a.from.cmp(&b.from));
                sorted
            }
            Self::Closed(ranges) => import_ranges(&ranges.ranges).bands,
        }
    }

    /// The pointer of the band of a grade, below the bands' own.
    pub(super) fn pointer_of(&self, grade: &str) -> String {
        let position = |mut grades: Box<dyn Iterator<Item = &String> + '_>| grades.position(|found| found == grade);
        match self {
            Self::Lower(bands) => {
                format!("/{}", position(Box::new(bands.iter().map(|band| &band.grade))).unwrap_or_default())
            }
            Self::Closed(GradeRanges { ranges }) => {
                format!("/ranges/{}", position(Box::new(ranges.iter().map(|range| &range.grade))).unwrap_or_default())
            }
        }
    }
}

/// What the bands see: at how many places, and up to which score.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    pub scale: Option<u32>,
    pub max: Option<Number>,
}

impl Seen {
    /// Whether a score that the bands see can fall between two numbers.
    pub(super) fn can_fall_between(&self, from: &Number, to: Option<&Number>) -> bool {
        if self.max.as_ref().is_some_and(|max| max <= from) {
            return false;
        }
        let Some(to) = to else { return true };
        let Some(scale) = self.scale else { return true };
        let down = from.rounded(Rounding { mode: Mode::Floor, scale });
        let step = Number::ONE.over(&Number::from(10).to_power(scale)).unwrap_or_default();
        down + step < *to
    }
}

pub(super) fn check(bands: &Bands, seen: &Seen, path: &str, problems: &mut Problems) {
    let (grades, path): (Vec<(&String, &Number)>, String) = match bands {
        Bands::Lower(bands) => (bands.iter().map(|band| (&band.grade, &band.from)).collect(), path.to_owned()),
        Bands::Closed(GradeRanges { ranges }) => {
            (ranges.iter().map(|range| (&range.grade, &range.from)).collect(), format!("{path}/ranges"))
        }
    };
    check_grades(grades.iter().map(|(grade, _)| *grade), &path, problems);
    match bands {
        Bands::Lower(_) => check_bounds(&grades, &path, problems),
        Bands::Closed(GradeRanges { ranges }) => check_ranges(ranges, seen, &path, problems),
    }
}

/// Grades are there, have names, and have them once.
pub(super) fn check_grades<'a>(grades: impl Iterator<Item = &'a String>, path: &str, problems: &mut Problems) {
    let mut names = BTreeSet::new();
    let mut grades = grades.enumerate().peekable();
    if grades.peek().is_none() {
        problems.push(Problem::new(&document::EMPTY, path).with("field", "bands"));
    }
    for (index, grade) in grades {
        if grade.trim().is_empty() {
            problems.push(Problem::new(&document::EMPTY, format!("{path}/{index}/grade")).with("field", "grade"));
        } else if !names.insert(grade) {
            problems.push(Problem::new(&document::DUPLICATE_ID, format!("{path}/{index}/grade")).with("id", grade));
        }
    }
}

fn check_bounds(grades: &[(&String, &Number)], path: &str, problems: &mut Problems) {
    let mut bounds = std::collections::BTreeMap::new();
    for (index, (grade, from)) in grades.iter().enumerate() {
        if let Some(first) = bounds.insert(*from, *grade) {
            let problem = Problem::new(&code::TWO_GRADES, format!("{path}/{index}/from"));
            problems.push(problem.with("first", first).with("second", grade).with("bound", from));
        }
    }
}

/// No range ends before it begins.
pub(super) fn check_ends(ranges: &[GradeRange], path: &str, problems: &mut Problems) {
    for (index, range) in ranges.iter().enumerate() {
        if let Some(to) = range.to.as_ref().filter(|to| **to < range.from) {
            let problem = Problem::new(&code::ENDS_REVERSED, format!("{path}/{index}/to"));
            problems.push(problem.with("low", &range.from).with("high", to));
        }
    }
}

fn check_ranges(ranges: &[GradeRange], seen: &Seen, path: &str, problems: &mut Problems) {
    check_ends(ranges, path, problems);
    let import = import_ranges(ranges);
    for hole in &import.holes {
        if seen.can_fall_between(&hole.from, hole.to.as_ref()) {
            problems.push(told(&code::RANGE_HOLE, hole, path));
        }
    }
    for overlap in &import.overlaps {
        problems.push(told(&code::RANGE_OVERLAP, overlap, path));
    }
}

/// Holes that no score can fall into only because scores are rounded or limited.
pub(super) fn lint(bands: &Bands, seen: &Seen, path: &str, findings: &mut Problems) {
    let Bands::Closed(GradeRanges { ranges }) = bands else { return };
    for hole in import_ranges(ranges).holes {
        if !seen.can_fall_between(&hole.from, hole.to.as_ref()) {
            findings.push(told(&code::RANGE_HOLE_UNSEEN, &hole, &format!("{path}/ranges")));
        }
    }
}

fn told(code: &'static crate::error::Code, stretch: &Stretch, path: &str) -> Problem {
    let to = stretch.to.as_ref().map_or_else(|| "∞".to_owned(), ToString::to_string);
    let problem = Problem::new(code, format!("{path}/{}", stretch.index));
    let problem = problem.with("from", &stretch.from).with("to", to);
    problem.with("lower", &stretch.grades.0).with("upper", &stretch.grades.1)
}
