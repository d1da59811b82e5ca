//! What a cohort knows about its peers: the statistics that normalisations compare with.

use super::{
    labels,
    rule::{Peer, Score, ZScore},
};
use crate::{
    id::Id,
    number::Number,
    trace::{Figure, Source},
};
use std::collections::BTreeMap;

/// The places of a standard deviation.
const DEVIATION_PLACES: u32 = 12;

/// The values of the peers by indicator.
#[derive(Clone, Debug, Default)]
pub(super) struct Peers(BTreeMap<Id, PeerValues>);

/// The values of one indicator, smallest first, and what is known of them.
#[derive(Clone, Debug, Default)]
pub(super) struct PeerValues {
    sorted: Vec<Number>,
    mean: Number,
    variance: Number,
    sample_variance: Option<Number>,
}

impl Peers {
    pub fn of(&self, id: &Id) -> Option<&PeerValues> {
        self.0.get(id)
    }

    pub fn collect<'a>(values: impl IntoIterator<Item = (&'a Id, Number)>) -> Self {
        let mut found: BTreeMap<Id, Vec<Number>> = BTreeMap::new();
        for (id, value) in values {
            found.entry(id.clone()).or_default().push(value);
        }
        Self(found.into_iter().map(|(id, values)| (id, PeerValues::new(values))).collect())
    }
}

impl PeerValues {
    fn new(mut sorted: Vec<Number>) -> Self {
        sorted.sort();
        let count = Number::from(sorted.len());
        let mean = sorted.iter().sum::<Number>().over(&count).unwrap_or_default();
        let square = |value: &Number| (value - &mean) * (value - &mean);
        let squares: Number = sorted.iter().map(square).sum();
        let variance = squares.over(&count).unwrap_or_default();
        let sample_variance = squares.over(&(count - Number::ONE));
        Self { sorted, mean, variance, sample_variance }
    }

    fn found(label: &'static crate::trace::Label, number: &Number) -> Figure {
        Figure::found(label, number.clone(), Vec::new())
    }

    /// The points of a value among the peers; `None` when the peers do not differ and nothing is declared for that.
    pub fn points(
        &self,
        score: &Score,
        value: &Figure,
        scale: &Figure,
        source: &dyn Fn(&str) -> Source,
    ) -> Option<Figure> {
        let (found, if_equal) = match score {
            Score::ZScore(rule) => (self.z_score(rule, value, scale, source), &rule.if_equal),
            Score::MinMax(rule) => (self.min_max(rule, value, scale), &rule.if_equal),
            Score::Percentile(rule) => (self.percentile(rule, value, scale), &rule.if_equal),
            _ => return None,
        };
        let equal = || if_equal.clone().map(|points| Figure::given(&labels::NORMALISED, points, source("if_equal")));
        found.or_else(equal)
    }

    /// `mean points + spread × (value − mean) ÷ deviation`; the deviation is a root half up to 12 places.
    fn z_score(
        &self,
        rule: &ZScore,
        value: &Figure,
        scale: &Figure,
        source: &dyn Fn(&str) -> Source,
    ) -> Option<Figure> {
        let variance = if rule.sample { self.sample_variance.as_ref()? } else { &self.variance };
        let variance = Self::found(&labels::PEER_DEVIATION, variance);
        let deviation = Figure::root(&labels::PEER_DEVIATION, &variance, 2, DEVIATION_PLACES)?;
        let way = Figure::difference(&labels::WAY, value, &Self::found(&labels::PEER_MEAN, &self.mean));
        let deviations = Figure::quotient(&labels::DEVIATIONS, &way, &deviation)?;
        let spread = Figure::given(&labels::SPREAD, rule.spread.clone(), source("spread"));
        let at_mean = match &rule.mean {
            Some(mean) => Figure::given(&labels::END, mean.clone(), source("mean")),
            None => Figure::quotient(&labels::END, scale, &Figure::constant(&labels::END, 2))?,
        };
        let gained = Figure::product(&labels::WEIGHTED, &[&spread, &deviations]);
        Some(Figure::sum(&labels::NORMALISED, &[&at_mean, &gained]))
    }

    /// `(value − smallest) ÷ (largest − smallest)`, from the other end where lower is better.
    fn min_max(&self, rule: &Peer, value: &Figure, scale: &Figure) -> Option<Figure> {
        let low = Self::found(&labels::PEER_MIN, self.sorted.first()?);
        let high = Self::found(&labels::PEER_MAX, self.sorted.last()?);
        let (from, to) = if rule.lower_is_better { (high, low) } else { (low, high) };
        let way = Figure::difference(&labels::WAY, value, &from);
        let part = Figure::quotient(&labels::PART_OF_FULL, &way, &Figure::difference(&labels::DISTANCE, &to, &from))?;
        Some(Figure::product(&labels::NORMALISED, &[&part, scale]))
    }

    /// `(passed + half of the others who are equal) ÷ (n − 1)`: the best has full marks, the worst nothing, equals share.
    fn percentile(&self, rule: &Peer, value: &Figure, scale: &Figure) -> Option<Figure> {
        let below = self.sorted.partition_point(|peer| peer < value.number());
        let not_above = self.sorted.partition_point(|peer| peer <= value.number());
        let above = self.sorted.len().checked_sub(not_above)?;
        let equal = not_above.checked_sub(below)?.checked_sub(1)?;
        let passed = if rule.lower_is_better { above } else { below };
        let halves = Number::from(passed) + Number::from(equal).over(&Number::from(2))?;
        let others = Number::from(self.sorted.len().checked_sub(1)?);
        if self.sorted.first() == self.sorted.last() {
            return None;
        }
        let share = Self::found(&labels::PEER_SHARE, &halves.over(&others)?);
        Some(Figure::product(&labels::NORMALISED, &[&share, scale]))
    }
}
