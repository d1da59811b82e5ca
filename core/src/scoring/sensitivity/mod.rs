//! Does a grade or a rank survive other weights? Each weight is changed alone; its siblings keep their proportions and,
//! in a mean, their sum. In means and sums a score is a fraction of linear terms of one weight, so the weight at which
//! something turns is exact.

mod line;
mod subject;
mod turn;

pub(super) use subject::Subject;

use super::{
    cohort::CohortFacts,
    facts::ScorecardFacts,
    imported::{ImportBands, ImportedBands},
    outcome::Points,
};
use crate::{
    error::{Part, Problem, Problems, catalogue::document, catalogue::score as code},
    id::Id,
    number::Number,
    shape::{choice, record, word},
};
use line::Axis;
use serde::Serialize;
use turn::Turn;

choice! {
    /// What a scorecard can be asked.
    pub enum ScorecardQuestion {
        /// Whether the grade survives other weights.
        Sensitivity(ScorecardSensitivity) = "sensitivity",
        /// What closed ranges become as bands, and where they leave scores out or give them twice.
        ImportBands(ImportBands) = "import_bands",
    }
}

record! {
    /// Whether a person's grade survives other weights.
    pub struct ScorecardSensitivity {
        /// The person.
        facts: ScorecardFacts,
        /// How far each weight is changed, in parts of itself: `"5%"` makes 20 a 19 and a 21.
        weights: Number,
    }
}

choice! {
    /// What a cohort can be asked.
    pub enum CohortQuestion {
        /// Whether somebody's grade or rank survives other weights.
        Sensitivity(CohortSensitivity) = "sensitivity",
    }
}

record! {
    /// Whether the grade or the rank of one of a team survives other weights.
    pub struct CohortSensitivity {
        /// The team.
        facts: CohortFacts,
        /// Whose.
        person: Id,
        /// How far each weight is changed, in parts of itself: `"5%"` makes 20 a 19 and a 21.
        weights: Number,
        /// What has to survive.
        of: SensitivityOf = SensitivityOf::Grade,
    }
}

word! {
    /// What has to survive other weights.
    pub enum SensitivityOf {
        /// The grade by bands and vetoes, before distribution and calibration.
        Grade = "grade",
        /// The rank by the score within its limits, before rounding: how many have more, and one.
        Rank = "rank",
    }
}

/// The answer to a question of the same name.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ScoreAnswer {
    /// What the weights decide.
    Sensitivity(Box<Sensitivity>),
    /// The bands that closed ranges become.
    ImportBands(ImportedBands),
}

/// Whether a grade or a rank survives other weights, and the smallest change that it does not survive.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Sensitivity {
    /// Whose.
    pub person: Option<String>,
    /// What has to survive.
    pub of: SensitivityOf,
    /// How far each weight was changed, in parts of itself.
    pub weights: Number,
    /// The score with the weights as they are.
    pub score: Points,
    /// The grade with the weights as they are.
    pub grade: Option<String>,
    /// The rank with the weights as they are, where that was asked.
    pub rank: Option<usize>,
    /// Whether it survives every one of these changes; nothing where it survives those that were tried and a weight that
    /// could turn it was not.
    pub survives: Option<bool>,
    /// The weights that were changed, each alone.
    pub tries: Vec<WeightTry>,
    /// The weights that were not, and why.
    pub left_out: Vec<FixedWeight>,
    /// The smallest change, in parts of the weight, at which it turns; nothing where none does.
    pub smallest: Option<WeightTurn>,
}

/// One weight, changed down and up.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WeightTry {
    /// The indicator or the group.
    pub weight: String,
    /// Its weight.
    pub from: Number,
    /// With less of it.
    pub down: MovedWeight,
    /// With more of it; nothing where that would leave its siblings none.
    pub up: Option<MovedWeight>,
    /// The nearest weight at which it turns, however far; nothing where it never does.
    pub turn: Option<WeightTurn>,
}

/// What another weight gives.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MovedWeight {
    /// The weight.
    pub to: Number,
    /// The score; nothing where it would be below the lowest grade.
    pub score: Option<Points>,
    /// The grade.
    pub grade: Option<String>,
    /// The rank, where that was asked.
    pub rank: Option<usize>,
}

/// Where a grade or a rank turns.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WeightTurn {
    /// The indicator or the group.
    pub weight: String,
    /// Its weight.
    pub from: Number,
    /// The weight at which it turns, exactly; its siblings keep their proportions and, in a mean, their sum.
    pub to: Number,
    /// `to` less `from`.
    pub change: Number,
    /// The change in parts of `from`.
    pub relative: Number,
    /// Whether it has turned at `to`; otherwise it turns just beyond.
    pub is_reached: bool,
    /// The grade after; nothing below the lowest.
    pub grade: Option<String>,
    /// The rank after, where that was asked.
    pub rank: Option<usize>,
    /// Who then stands otherwise to the person than before, by id, where the rank was asked.
    pub crossed: Vec<String>,
}

/// A weight that was not changed.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FixedWeight {
    /// The indicator or the group.
    pub weight: String,
    /// Why.
    pub reason: Fixed,
}

word! {
    /// Why a weight was not changed.
    pub enum Fixed as FixedWeightReason {
        /// It has no sibling with a weight.
        Alone = "alone",
        /// It is zero, and a part of zero is zero.
        Zero = "zero",
        /// It stands in or below a geometric mean or a minimum, where a score is no fraction of it.
        NotAdditive = "not_additive",
        /// Not all was measured, and whether that is enough depends on it.
        Coverage = "coverage",
        /// Two people miss other parts of a group, so their scores meet at no fraction of it.
        MissingDiffers = "missing_differs",
    }
}

/// What is compared: a grade, or a rank.
#[derive(Clone, Debug, PartialEq)]
struct Verdict {
    grade: Option<String>,
    rank: Option<usize>,
}

/// Answers for one person; of a rank, among the others.
pub(super) fn answer(
    me: &Subject<'_>,
    others: &[Subject<'_>],
    of: SensitivityOf,
    weights: &Number,
) -> Result<Sensitivity, Problems> {
    if !weights.is_positive() || *weights >= Number::ONE {
        let problem = Problem::new(&document::OUT_OF_RANGE, "/weights").in_facts().with("value", weights);
        return Err(problem.with("range", "`0 < x < 1`").into());
    }
    if of == SensitivityOf::Grade && !me.has_bands() {
        return Err(Problem::new(&code::NO_BANDS, "").in_facts().with("field", "sensitivity").into());
    }
    let asked = Asked { me, others, of };
    let (mut tries, mut left_out) = (Vec::new(), Vec::new());
    for (index, axis) in me.axes.iter().enumerate() {
        match asked.tried(axis, index, weights) {
            Ok(found) => tries.push(found),
            Err(reason) => left_out.push(FixedWeight { weight: axis.id.clone(), reason }),
        }
    }
    let now = me.moved_to(&me.score);
    let verdict = asked.now();
    let turns = tries.iter().filter_map(|found| found.turn.as_ref());
    let smallest = turns.min_by_key(|turn| (turn.relative.abs(), turn.weight.clone())).cloned();
    let stays = |moved: &MovedWeight| match of {
        SensitivityOf::Grade => moved.grade == verdict.grade,
        SensitivityOf::Rank => moved.rank == verdict.rank,
    };
    let is_near = smallest.as_ref().is_some_and(|turn| turn.relative.abs() < *weights);
    let is_turned = is_near || !tries.iter().flat_map(|found| std::iter::once(&found.down).chain(&found.up)).all(stays);
    // A weight that is alone or zero cannot be changed by a share of itself; the others were not tried.
    let is_whole = left_out.iter().all(|fixed| matches!(fixed.reason, Fixed::Alone | Fixed::Zero));
    Ok(Sensitivity {
        person: me.person(),
        of,
        weights: weights.clone(),
        score: now.0.unwrap_or_else(|| me.points(&me.score)),
        grade: now.1,
        rank: verdict.rank,
        survives: if is_turned { Some(false) } else { is_whole.then_some(true) },
        tries,
        left_out,
        smallest,
    })
}

/// Places problems of the question under its name; `facts` are those that stand in it.
pub(super) fn placed(problems: Problems, at: &str) -> Problems {
    let at = |mut problem: Problem| {
        if problem.part == Part::Facts {
            problem.path.insert_str(0, at);
        }
        problem
    };
    problems.into_iter().map(at).collect()
}

/// The problem that somebody has no score.
pub(super) fn unscored(at: impl Into<String>) -> Problems {
    Problem::new(&code::NOTHING_TO_TURN, at).in_facts().into()
}

struct Asked<'s, 'a> {
    me: &'s Subject<'a>,
    others: &'s [Subject<'a>],
    of: SensitivityOf,
}

impl Asked<'_, '_> {
    fn now(&self) -> Verdict {
        let mine = self.me.limited(&self.me.score);
        let rank = rank(self.others.iter().map(|other| other.limited(&other.score) > mine));
        self.verdict(|| self.me.moved_to(&self.me.score).1, rank)
    }

    fn verdict(&self, grade: impl Fn() -> Option<String>, rank: usize) -> Verdict {
        match self.of {
            SensitivityOf::Grade => Verdict { grade: grade(), rank: None },
            SensitivityOf::Rank => Verdict { grade: None, rank: Some(rank) },
        }
    }

    /// How the people stand to the person at a weight.
    fn standing(&self, axis: &Axis, index: usize, t: &Number) -> Vec<std::cmp::Ordering> {
        let mine = self.me.limited(&self.me.at(axis, t));
        let theirs = |other: &Subject<'_>| {
            other.limited(&other.axes.get(index).map_or_else(Number::default, |axis| other.at(axis, t)))
        };
        self.others.iter().map(|other| theirs(other).cmp(&mine)).collect()
    }

    fn tried(&self, axis: &Axis, index: usize, weights: &Number) -> Result<WeightTry, Fixed> {
        axis.line.as_ref().map_err(|reason| *reason)?;
        let stops = match self.of {
            SensitivityOf::Grade => self.me.stops(axis),
            SensitivityOf::Rank => self.crossings(axis, index)?,
        };
        // In a mean the scores move with the share of a weight.
        let whole = axis.whole.clone().unwrap_or(Number::ONE);
        let from = axis.weight.over(&whole).unwrap_or_default();
        let most = axis.whole.as_ref().map(|_| Number::ONE);
        let verdict = |t: &Number| {
            let rank = match self.of {
                SensitivityOf::Grade => 0,
                SensitivityOf::Rank => rank(self.standing(axis, index, t).into_iter().map(std::cmp::Ordering::is_gt)),
            };
            self.verdict(|| self.me.moved_to(&self.me.at(axis, t)).1, rank)
        };
        let moved = |t: Number| {
            let (score, grade) = self.me.moved_to(&self.me.at(axis, &t));
            MovedWeight { to: &t * &whole, score, grade, rank: verdict(&t).rank }
        };
        let (less, more) = (&from * &(Number::ONE - weights), &from * &(Number::ONE + weights));
        let more = Some(more).filter(|more| most.as_ref().is_none_or(|most| more < most));
        let (down, up) = (moved(less), more.map(moved));
        let turn = turn::nearest(&from, stops, most.as_ref(), verdict);
        Ok(WeightTry {
            weight: axis.id.clone(),
            from: axis.weight.clone(),
            down,
            up,
            turn: turn.map(|turn| self.told(axis, index, &from, &whole, turn)),
        })
    }

    fn told(&self, axis: &Axis, index: usize, from: &Number, whole: &Number, turn: Turn<Verdict>) -> WeightTurn {
        let Turn { at, is_reached, after, next } = turn;
        let to = &at * whole;
        let change = &to - &axis.weight;
        let crossed = match self.of {
            SensitivityOf::Grade => Vec::new(),
            SensitivityOf::Rank => {
                let (before, now) = (self.standing(axis, index, from), self.standing(axis, index, &next));
                let others = self.others.iter().zip(before.iter().zip(&now));
                let mut ids: Vec<String> =
                    others.filter(|(_, (before, now))| before != now).filter_map(|(other, _)| other.person()).collect();
                ids.sort();
                ids
            }
        };
        let relative = change.over(&axis.weight).unwrap_or_default();
        let grade = self.me.moved_to(&self.me.at(axis, &next)).1;
        let Verdict { rank, .. } = after;
        WeightTurn {
            weight: axis.id.clone(),
            from: axis.weight.clone(),
            to,
            change,
            relative,
            is_reached,
            grade,
            rank,
            crossed,
        }
    }

    /// The weights at which the person and another may meet, or one of them a limit.
    fn crossings(&self, axis: &Axis, index: usize) -> Result<Vec<Number>, Fixed> {
        let mine = axis.line.as_ref().map_err(|reason| *reason)?;
        let mut stops = Vec::new();
        for other in self.others {
            let Some(theirs) = other.axes.get(index).map(|axis| axis.line.as_ref().map_err(|reason| *reason)) else {
                continue;
            };
            let theirs = theirs?;
            stops.extend(mine.cross(theirs)?);
            let limits = || self.me.limits.iter().chain(&other.limits);
            stops.extend(limits().flat_map(|limit| [mine.solve(limit), theirs.solve(limit)]).flatten());
        }
        Ok(stops)
    }
}

/// The rank of somebody of whom it is known who has more.
fn rank(has_more: impl Iterator<Item = bool>) -> usize {
    has_more.filter(|has_more| *has_more).count().saturating_add(1)
}
