//! How quotas, potential and target incentives lie to each other: who has to sell how much of what there is, for how much.

use super::SimulatedPerson;
use crate::{
    id::Id,
    number::Number,
    payout::evaluate::Reached,
    rounding::Rounding,
    stats::{
        moments::{mean, sample_variance},
        quantile::{Definition, quantile},
    },
    trace::{Figure, common},
};
use serde::Serialize;

/// The places that ratios are written with.
const RATIO_PLACES: u32 = 6;

/// The ratios of one person, half up to 6 places; each absent where a figure is not given or not positive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ratio {
    /// The position among the people of the question.
    pub index: usize,
    /// The measure divided by the quota for the active days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attainment: Option<Number>,
    /// The whole quota divided by the potential.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quota_to_potential: Option<Number>,
    /// The whole target incentive divided by the whole quota: what a unit of quota is worth.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub incentive_to_quota: Option<Number>,
}

/// How far the ratios of people lie apart. All are rounded half up to 6 places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RatioSpread"))]
pub struct Spread {
    /// How many people have the ratio.
    pub people: usize,
    /// The least.
    pub least: Number,
    /// The median.
    pub median: Number,
    /// The mean.
    pub mean: Number,
    /// The most.
    pub most: Number,
    /// The standard deviation of a sample; absent for one person alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deviation: Option<Number>,
}

/// How fairly quotas and targets lie.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Fairness {
    /// The measure divided by the quota for the active days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attainment: Option<Spread>,
    /// The quota divided by the potential.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quota_to_potential: Option<Spread>,
    /// The target incentive divided by the quota.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub incentive_to_quota: Option<Spread>,
    /// The ratios of each person who was evaluated.
    pub people: Vec<Ratio>,
}

impl Fairness {
    pub(super) fn of<'p>(people: impl Iterator<Item = (usize, &'p SimulatedPerson, &'p Reached)>, on: &Id) -> Self {
        let mut exact: [Vec<Number>; 3] = Default::default();
        let mut rows = Vec::new();
        for (index, asked, reached) in people {
            let quota = reached.whole_quota.as_ref();
            let ratios = [
                over(reached.actual.as_ref(), reached.quota.as_ref()),
                over(quota, asked.potential.get(on)),
                over(reached.whole_target.as_ref(), quota),
            ];
            for (all, ratio) in exact.iter_mut().zip(&ratios) {
                all.extend(ratio.clone());
            }
            let [attainment, quota_to_potential, incentive_to_quota] = ratios.map(|ratio| ratio.as_ref().map(rounded));
            rows.push(Ratio { index, attainment, quota_to_potential, incentive_to_quota });
        }
        let [attainment, quota_to_potential, incentive_to_quota] = exact.map(Spread::of);
        Self { attainment, quota_to_potential, incentive_to_quota, people: rows }
    }
}

fn over(one: Option<&Number>, other: Option<&Number>) -> Option<Number> {
    one?.over(other.filter(|other| other.is_positive())?)
}

fn rounded(value: &Number) -> Number {
    value.rounded(Rounding::half_up(RATIO_PLACES))
}

impl Spread {
    fn of(mut values: Vec<Number>) -> Option<Self> {
        values.sort();
        let half = Number::ONE.over(&Number::from(2))?;
        let deviation = sample_variance(&values).and_then(|variance| {
            Figure::root(&common::AMOUNT, &Figure::constant(&common::AMOUNT, variance), 2, RATIO_PLACES)
        });
        Some(Self {
            people: values.len(),
            least: rounded(values.first()?),
            median: rounded(quantile(Definition::Linear, &values, &half)?.number()),
            mean: rounded(&mean(&values)?),
            most: rounded(values.last()?),
            deviation: deviation.map(|deviation| deviation.number().clone()),
        })
    }
}
