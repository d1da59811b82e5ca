//! Indicators and groups with their points.
//!
//! Quotients by a number of each row, such as its own target, have no common denominator that machine integers hold. In sums
//! of several each is taken at its floor, at a few places more than the score has, and the `slack` says how far the exact sum
//! may lie above. Where that could change what is rounded, the row is evaluated alone.

use super::{
    super::{
        document::{Aggregate, Group, Indicator, Rescale},
        rule::Missing,
    },
    Sheet, Written,
    table::places_of,
};
use crate::{
    id::Id,
    number::Number,
    program::Value,
    rounding::{Mode, Rounding},
    shape::escaped,
};

/// The places that floors have more than the score: one row in a hundred thousand lies so near to a half.
const PLACES_MORE: u32 = 6;

/// An indicator or a group. What is known of its weight and its coverage is the same in all rows of one form.
pub struct Part {
    pub id: String,
    pub weight: Number,
    /// The points; `None` for a part that is left out.
    pub points: Option<Value>,
    /// The exact points are at least `points` and lie no more than this above.
    pub slack: Number,
    pub applies: bool,
    pub coverage: Number,
    pub inner: Vec<Self>,
}

impl Part {
    /// The part of an id, this one or one below.
    pub fn find(&self, id: &str) -> Option<&Self> {
        if self.id == id { Some(self) } else { self.inner.iter().find_map(|part| part.find(id)) }
    }

    fn counts(&self) -> bool {
        !self.weight.is_zero()
    }
}

/// The share of the weight that was measured, of the parts that apply; `None` when none does.
fn coverage(parts: &[Part]) -> Option<Number> {
    let applicable = || parts.iter().filter(|part| part.applies);
    let measured: Number = applicable().map(|part| &part.coverage * &part.weight).sum();
    measured.over(&applicable().map(|part| part.weight.clone()).sum())
}

impl<'a> Sheet<'a> {
    pub fn parts(&mut self) -> Written<Vec<Part>> {
        let card = self.card;
        let groups = card.groups.iter().map(|group| self.group(group)).collect::<Option<Vec<Part>>>()?;
        self.check_names()?;
        Some(groups)
    }

    /// The composite, on the scale of the score, and its slack; rows whose coverage is too low have none, and no program.
    pub fn composite(&mut self, parts: &[Part]) -> Written<(Value, Number)> {
        let card = self.card;
        let is_covered = match (&card.minimum_weight, coverage(parts)) {
            (Some(minimum), Some(coverage)) => coverage >= *minimum,
            _ => true,
        };
        let composite = self.aggregate(parts, card.aggregate)?.filter(|_| is_covered)?;
        self.rescaled(card.rescale.as_ref(), composite)
    }

    fn check_names(&self) -> Written<()> {
        let known: Vec<&Id> = self.card.adjustments.iter().map(|adjustment| &adjustment.id).collect();
        let mut indicators = Vec::new();
        self.card.groups.iter().for_each(|group| collect_ids(group, &mut indicators));
        let is_known = self.facts.indicators.keys().all(|id| indicators.contains(&id))
            && self.facts.adjustments.keys().all(|id| known.contains(&id))
            && self.facts.vetoes.iter().all(|id| self.card.vetoes.iter().any(|veto| veto.id == *id));
        is_known.then_some(())
    }

    fn group(&mut self, group: &'a Group) -> Written<Part> {
        let mut inner = group.indicators.iter().map(|rule| self.indicator(rule)).collect::<Option<Vec<Part>>>()?;
        for below in &group.groups {
            inner.push(self.group(below)?);
        }
        let applies = inner.iter().any(|part| part.applies);
        let coverage = coverage(&inner).unwrap_or_default();
        let is_covered = group.minimum_weight.as_ref().is_none_or(|minimum| coverage >= *minimum);
        let own = self.aggregate(&inner, group.aggregate)?.filter(|_| is_covered);
        let points = match own {
            Some(own) => Some(self.rescaled(group.rescale.as_ref(), own)?),
            None if !applies => None,
            None => match &group.missing {
                Some(Missing::Error) => return None,
                Some(Missing::Zero) => Some((Value::ZERO, Number::ZERO)),
                Some(Missing::Neutral(points)) => Some((Value::Known(points.clone()), Number::ZERO)),
                Some(Missing::Renormalise | Missing::Carry) | None => None,
            },
        };
        let (points, slack) = points.map_or((None, Number::ZERO), |(points, slack)| (Some(points), slack));
        let weight = group.weight.clone().unwrap_or(Number::ONE);
        Some(Part { id: group.id.as_str().to_owned(), weight, points, slack, applies, coverage, inner })
    }

    fn indicator(&mut self, rule: &'a Indicator) -> Written<Part> {
        let facts = self.facts.indicators.get(&rule.id);
        let at = format!("/indicators/{}", escaped(rule.id.as_str()));
        let applies = facts.is_none_or(|facts| !facts.not_applicable);
        let actual = self.given(facts.and_then(|facts| facts.actual.as_ref()), &format!("{at}/actual"))?;
        let is_measured = applies && actual.is_some();
        let points = match actual.filter(|_| applies) {
            _ if !applies => None,
            Some(actual) => {
                let points = self.points(rule, facts, &actual, &at)?;
                Some(self.limited(rule, &points)?)
            }
            None => match &rule.missing {
                Missing::Error => return None,
                Missing::Zero => Some(Value::ZERO),
                Missing::Neutral(points) => Some(Value::Known(points.clone())),
                Missing::Renormalise => None,
                Missing::Carry => {
                    let last = facts.and_then(|facts| facts.last_points.as_ref());
                    let last = self.given(last, &format!("{at}/last_points"))??;
                    Some(self.limited(rule, &last)?)
                }
            },
        };
        let weight = rule.weight.clone().unwrap_or(Number::ONE);
        let coverage = if is_measured { Number::ONE } else { Number::ZERO };
        Some(Part {
            id: rule.id.as_str().to_owned(),
            weight,
            points,
            slack: Number::ZERO,
            applies,
            coverage,
            inner: Vec::new(),
        })
    }

    /// Points within the cap and the floor of an indicator.
    fn limited(&mut self, rule: &Indicator, points: &Value) -> Written {
        let mut limited = points.clone();
        if let Some(cap) = &rule.cap {
            limited = self.writer.least(&limited, &Value::Known(cap.clone()))?;
        }
        if let Some(floor) = &rule.floor {
            limited = self.writer.most(&limited, &Value::Known(floor.clone()))?;
        }
        Some(limited)
    }

    /// The points of a group from those of its parts, and their slack; `Some(None)` when no part with a weight has any.
    fn aggregate(&mut self, parts: &[Part], how: Aggregate) -> Written<Option<(Value, Number)>> {
        let present: Vec<(&Part, &Value)> =
            parts.iter().filter_map(|part| Some((part, part.points.as_ref()?))).collect();
        let total: Number = present.iter().map(|(part, _)| part.weight.clone()).sum();
        match how {
            Aggregate::Arithmetic if !total.is_positive() => Some(None),
            Aggregate::Arithmetic => self.weighted(&present, &total).map(Some),
            Aggregate::Sum if present.is_empty() => Some(None),
            Aggregate::Sum => self.weighted(&present, &Number::ONE).map(Some),
            Aggregate::Minimum => {
                let mut least: Option<(Value, Number)> = None;
                for (part, points) in present.into_iter().filter(|(part, _)| part.counts()) {
                    least = Some(match least {
                        Some((least, slack)) => (self.writer.least(&least, points)?, slack.at_least(&part.slack)),
                        None => (points.clone(), part.slack.clone()),
                    });
                }
                Some(least)
            }
            Aggregate::Geometric => None,
        }
    }

    /// The sum of points by their weights over a total.
    fn weighted(&mut self, parts: &[(&Part, &Value)], total: &Number) -> Written<(Value, Number)> {
        let is_floored = parts.iter().filter(|(_, points)| points.is_quotient()).count() > 1;
        let rounding = Rounding { mode: Mode::Floor, scale: places_of(self.card).saturating_add(PLACES_MORE) };
        let unit = Number::ONE.over(&Number::from(10_u64.checked_pow(rounding.scale)?))?;
        let (mut sum, mut slack) = (Value::ZERO, Number::ZERO);
        for (part, points) in parts {
            let share = part.weight.over(total)?;
            let mut weighted = self.writer.product(points, &Value::Known(share.clone()))?;
            if is_floored && weighted.is_quotient() {
                weighted = self.writer.rounded(&weighted, rounding)?;
                slack += &unit;
            }
            slack += &(&part.slack * &share);
            sum = self.writer.sum(&sum, &weighted)?;
        }
        Some((sum, slack))
    }

    fn rescaled(&mut self, rule: Option<&Rescale>, (points, slack): (Value, Number)) -> Written<(Value, Number)> {
        let Some(Rescale { from, to }) = rule else { return Some((points, slack)) };
        let slope = (&to.1 - &to.0).over(&(&from.1 - &from.0))?;
        if slope.is_negative() && !slack.is_zero() {
            return None;
        }
        let way = self.writer.difference(&points, &Value::Known(from.0.clone()))?;
        let scaled = self.writer.product(&way, &Value::Known(slope.clone()))?;
        Some((self.writer.sum(&Value::Known(to.0.clone()), &scaled)?, slack * slope))
    }
}

/// The ids of the indicators in a group.
fn collect_ids<'a>(group: &'a Group, ids: &mut Vec<&'a Id>) {
    ids.extend(group.indicators.iter().map(|indicator| &indicator.id));
    group.groups.iter().for_each(|inner| collect_ids(inner, ids));
}
