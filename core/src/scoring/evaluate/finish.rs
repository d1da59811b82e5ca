//! From the composite to the grade: adjustments, clamp, rounding, vetoes, bands.

use super::{Scoring, limited};
use crate::{
    error::{Problem, catalogue::score as code},
    rounding::{Mode, Rounding},
    scoring::{
        bands::Band,
        document::{Adjustment, BandsOn, PointRate, Veto},
        labels,
    },
    shape::escaped,
    trace::{Choice, Figure, Source, Test},
};

/// A score with its grade.
#[derive(Clone, Debug)]
pub(in crate::scoring) struct Graded {
    pub composite: Figure,
    pub adjustments: Vec<(String, Figure)>,
    /// After adjustments, before the limits.
    pub adjusted: Figure,
    pub score: Figure,
    /// What the bands see.
    pub seen: Figure,
    pub grade: Option<Choice>,
    /// The grade without vetoes.
    pub earned: Option<Choice>,
    /// The vetoes that were cast.
    pub vetoes: Vec<String>,
}

pub fn finish(scoring: &mut Scoring<'_>, composite: &Figure, vetoes: &[(&Veto, Test)]) -> Option<Graded> {
    let card = scoring.card;
    let adjustments = adjustments(scoring);
    let parts: Vec<&Figure> = std::iter::once(composite).chain(adjustments.iter().map(|(_, figure)| figure)).collect();
    let adjusted = Figure::sum(&labels::ADJUSTED, &parts);
    let clamped = clamped(scoring, &adjusted);
    let rounded = match rounding(scoring) {
        Some(rounding) => Figure::rounded(&labels::ROUNDED, &clamped, rounding),
        None => clamped.named(&labels::ROUNDED),
    };
    let score = limited_by_vetoes(scoring, &rounded, vetoes);
    let (free, seen) = match card.bands_on {
        BandsOn::Rounded => (&rounded, score.clone()),
        BandsOn::Raw => (&clamped, limited_by_vetoes(scoring, &clamped, vetoes)),
    };
    let cast = vetoes.iter().filter(|(_, test)| test.holds()).map(|(veto, _)| veto.id.to_string()).collect();
    let (earned, grade) = match grades(scoring, free, &seen, vetoes) {
        Some((earned, grade)) => (Some(earned), Some(grade)),
        None if card.bands.is_some() => {
            let problem = below_lowest(scoring, &seen);
            scoring.problems.push(problem);
            return None;
        }
        None => (None, None),
    };
    let composite = composite.clone();
    Some(Graded { composite, adjustments, adjusted, score, seen, grade, earned, vetoes: cast })
}

/// The problem that the bands see a score below the lowest of them.
pub fn below_lowest(scoring: &Scoring<'_>, seen: &Figure) -> Problem {
    let lowest = scoring.bands.first().map(|band| band.from.clone()).unwrap_or_default();
    // Among many it has to be said whose score it is.
    let problem = match scoring.facts.person.filter(|_| !scoring.facts_at.is_empty()) {
        Some(person) => scoring.fault(&code::BELOW_LOWEST, "").with("person", person),
        None => Problem::new(&code::BELOW_LOWEST, format!("{}/bands", scoring.card_at)),
    };
    problem.with("score", seen.number()).with("bound", lowest)
}

/// A score within the limits of the scorecard.
pub fn clamped(scoring: &Scoring<'_>, score: &Figure) -> Figure {
    let limit = |number: Option<&crate::number::Number>, field: &str| {
        let source = scoring.of_card(&format!("/clamp/{field}"));
        number.map(|number| Figure::given(&labels::LIMIT, number.clone(), source))
    };
    let clamp = scoring.card.clamp.as_ref();
    let floor = limit(clamp.and_then(|clamp| clamp.min.as_ref()), "min");
    let cap = limit(clamp.and_then(|clamp| clamp.max.as_ref()), "max");
    limited(&labels::CLAMPED, score, floor.as_ref(), cap.as_ref())
}

pub fn rounding(scoring: &Scoring<'_>) -> Option<Rounding> {
    let rule = scoring.card.rounding.as_ref()?;
    Some(Rounding { mode: rule.mode, scale: rule.scale? })
}

/// The places to which advice is told: two more than the score has.
pub fn places(scoring: &Scoring<'_>) -> u32 {
    rounding(scoring).map_or(2, |rounding| rounding.scale).saturating_add(2)
}

fn adjustments(scoring: &Scoring<'_>) -> Vec<(String, Figure)> {
    let figure = |(index, adjustment): (usize, &Adjustment)| {
        let (field, rate) = match (&adjustment.add, &adjustment.deduct) {
            (Some(rate), _) => ("add", rate),
            (None, Some(rate)) => ("deduct", rate),
            (None, None) => return None,
        };
        let earned = earned(scoring, adjustment, rate, &format!("/adjustments/{index}/{field}"))?;
        let signed = match field {
            "add" => earned.named(&labels::ADJUSTMENT),
            _ => Figure::negation(&labels::ADJUSTMENT, &earned),
        };
        Some((adjustment.id.to_string(), signed.about(adjustment.id.as_str())))
    };
    scoring.card.adjustments.iter().enumerate().filter_map(figure).collect()
}

fn earned(scoring: &Scoring<'_>, adjustment: &Adjustment, rate: &PointRate, at: &str) -> Option<Figure> {
    let given = |label, number: &crate::number::Number, field: &str| {
        Figure::given(label, number.clone(), scoring.of_card(&format!("{at}/{field}")))
    };
    let id = adjustment.id.as_str();
    let count = match scoring.facts.adjustments.get(&adjustment.id) {
        Some(count) => {
            let source = scoring.of_facts(&format!("/adjustments/{}", escaped(id)));
            Figure::given(&labels::COUNT, count.clone(), source)
        }
        None => Figure::constant(&labels::COUNT, 0),
    };
    let mut times = Figure::quotient(&labels::TIMES, &count, &given(&labels::PER, &rate.per, "per"))?;
    if rate.whole {
        times = Figure::rounded(&labels::TIMES, &times, Rounding { mode: Mode::Floor, scale: 0 });
    }
    let points = Figure::product(&labels::EARNED, &[&times, &given(&labels::RATE, &rate.points, "points")]);
    let cap = rate.max.as_ref().map(|max| given(&labels::LIMIT, max, "max"));
    Some(limited(&labels::EARNED, &points, None, cap.as_ref()))
}

/// The score, no higher than the vetoes that were cast allow.
fn limited_by_vetoes(scoring: &Scoring<'_>, score: &Figure, vetoes: &[(&Veto, Test)]) -> Figure {
    let limit = |(index, (veto, test)): (usize, &(&Veto, Test))| {
        let limit = veto.score_at_most.clone().filter(|_| test.holds())?;
        let source = scoring.of_card(&format!("/vetoes/{index}/score_at_most"));
        Some(Figure::given(&labels::LIMIT, limit, source).about(veto.id.as_str()))
    };
    let limits: Vec<Figure> = vetoes.iter().enumerate().filter_map(limit).collect();
    let parts: Vec<&Figure> = std::iter::once(score).chain(&limits).collect();
    Figure::minimum(&labels::VETOED_SCORE, &parts)
}

/// Where a band stands in the document.
fn band_source(scoring: &Scoring<'_>, grade: &str, field: &str) -> Source {
    let at = scoring.card.bands.as_ref().map(|bands| bands.pointer_of(grade)).unwrap_or_default();
    scoring.of_card(&format!("/bands{at}/{field}"))
}

/// The level of a grade from the bottom, from 1.
fn level(bands: &[Band], grade: &str) -> Figure {
    let level = bands.iter().position(|band| band.grade == grade).map_or(0, |index| index.saturating_add(1));
    Figure::constant(&labels::LEVEL, level).about(grade)
}

/// The grade by the bands, and the grade after vetoes: the lower of two levels, the one that the score reached and the
/// one that the vetoes leave.
pub fn grades(
    scoring: &Scoring<'_>,
    free: &Figure,
    seen: &Figure,
    vetoes: &[(&Veto, Test)],
) -> Option<(Choice, Choice)> {
    let bands = scoring.bands;
    let bound =
        |band: &Band| Figure::given(&labels::BAND_FROM, band.from.clone(), band_source(scoring, &band.grade, "from"));
    let levels: Vec<_> = bands.iter().map(|band| (bound(band), level(bands, &band.grade))).collect();
    let reached = Figure::select(&labels::BAND, seen, &levels, scoring.card.inclusive)?;
    let top = Figure::constant(&labels::LEVEL, bands.len());
    let limit = |(index, (veto, test)): (usize, &(&Veto, Test))| {
        let grade = veto.grade_at_most.as_ref()?;
        let source = scoring.of_card(&format!("/vetoes/{index}/grade_at_most"));
        let level = Figure::given(&labels::LEVEL, level(bands, grade).number().clone(), source).about(grade.as_str());
        Some(Figure::when(&labels::LEVEL_LIMIT, test, &level, &top).about(veto.id.as_str()))
    };
    let limits: Vec<Figure> = vetoes.iter().enumerate().filter_map(limit).collect();
    let parts: Vec<&Figure> = std::iter::once(&reached).chain(&limits).collect();
    let left = Figure::minimum(&labels::LEVEL, &parts);
    let name = |band: &Band| {
        let name = Choice::given(&labels::GRADE, band.grade.as_str(), band_source(scoring, &band.grade, "grade"));
        (level(bands, &band.grade), name)
    };
    let names: Vec<_> = bands.iter().map(name).collect();
    let without_vetoes = Figure::select(&labels::BAND, free, &levels, scoring.card.inclusive)?;
    let earned = Choice::select(&labels::EARNED_GRADE, &without_vetoes, &names, true)?;
    Some((earned, Choice::select(&labels::GRADE, &left, &names, true)?))
}

/// The best grade that the vetoes cast leave to a person; `None` without such a veto.
pub(in crate::scoring) fn grade_limit(scoring: &[Veto], cast: &[String], bands: &[Band]) -> Option<usize> {
    let limits = scoring.iter().filter(|veto| cast.iter().any(|id| id == veto.id.as_str()));
    let position = |grade: &String| bands.iter().position(|band| band.grade == *grade);
    limits.filter_map(|veto| veto.grade_at_most.as_ref().and_then(position)).min()
}
