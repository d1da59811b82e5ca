//! Scores by recency, frequency and value.

use super::{Buyer, Run, Whole, day, days_between, tier, worth};
use crate::{
    funnel::{
        customers::{
            CustomerRfm, Rfm, RfmFigures, RfmLimits, ScoreCount, ScoreLimits, ScoreRange, Segment, labels as own,
        },
        outcome::Reasons,
        sheet::Sheet,
        words::NoFigure,
    },
    number::Number,
    stats::quantile::{Definition, quantile},
    trace::Figure,
};
use chrono::{Months, NaiveDate};

/// What of a customer counts.
struct Counted {
    orders: usize,
    value: Option<Figure>,
    /// Days since the last order, orders and value; or why there are no scores.
    measures: Result<[Number; 3], NoFigure>,
}

/// The three scores: of recency, of frequency, of value.
type Triple = [u32; 3];

pub(super) struct Scores<'a> {
    rfm: &'a Rfm,
    from: Option<NaiveDate>,
    undated: usize,
    limits: [Vec<Figure>; 3],
    customers: Vec<(Counted, Option<Triple>)>,
}

pub(super) fn scores<'a>(run: &Run<'_>, rfm: &'a Rfm, buyers: &[Buyer<'_, '_>]) -> Scores<'a> {
    let today = run.as_of.day(run.zone);
    let first_day = |months| today.checked_sub_months(Months::new(months))?.succ_opt();
    let from = rfm.months.map(|months| first_day(months).unwrap_or(NaiveDate::MIN));
    let counted: Vec<Counted> = buyers.iter().map(|buyer| counted(run, from, today, buyer)).collect();
    let limits = match &rfm.limits {
        Some(limits) => declared(limits),
        None => [0, 1, 2].map(|part| parting(run.document.quantiles, rfm.scores, part, &counted)),
    };
    let triple = |counted: &Counted| Some(triple(rfm, &limits, counted.measures.as_ref().ok()?));
    let triples: Vec<Option<Triple>> = counted.iter().map(triple).collect();
    let undated = buyers.iter().map(|buyer| buyer.orders.len().saturating_sub(buyer.days.len())).sum();
    Scores { rfm, from, undated, limits, customers: counted.into_iter().zip(triples).collect() }
}

fn counted(run: &Run<'_>, from: Option<NaiveDate>, today: NaiveDate, buyer: &Buyer<'_, '_>) -> Counted {
    let is_inside = |day: Option<NaiveDate>| from.is_none_or(|from| day.is_some_and(|day| day >= from));
    let orders: Vec<_> = buyer.orders.iter().copied().filter(|case| is_inside(day(run, case))).collect();
    let last = buyer.days.last().copied().filter(|last| is_inside(Some(*last)));
    let (value, _) = worth(buyer.id, &orders);
    let measures = match (&value, last) {
        (_, None) if buyer.days.is_empty() => Err(NoFigure::NoDates),
        (_, None) => Err(NoFigure::NoOrders),
        (None, _) => Err(NoFigure::NoValue),
        (Some(value), Some(last)) => {
            Ok([days_between(last, today), Number::from(orders.len()), value.number().clone()])
        }
    };
    Counted { orders: orders.len(), value, measures }
}

fn declared(limits: &ScoreLimits) -> [Vec<Figure>; 3] {
    let given =
        |list: &Vec<Number>| list.iter().map(|limit| Figure::constant(&own::SCORE_LIMIT, limit.clone())).collect();
    [given(&limits.recency_days), given(&limits.frequency), given(&limits.value)]
}

/// The quantiles that part the customers into as many groups as there are scores.
fn parting(definition: Definition, scores: u32, part: usize, counted: &[Counted]) -> Vec<Figure> {
    let measures = counted.iter().filter_map(|counted| counted.measures.as_ref().ok()?.get(part).cloned());
    let mut sorted: Vec<Number> = measures.collect();
    sorted.sort();
    let at = |part: u32| quantile(definition, &sorted, &Number::from(part).over(&Number::from(scores))?);
    (1..scores).filter_map(at).collect()
}

fn triple(rfm: &Rfm, limits: &[Vec<Figure>; 3], measures: &[Number; 3]) -> Triple {
    let ([recency_limits, frequency_limits, value_limits], [days, orders, value]) = (limits, measures);
    // Declared limits are reached by what equals them; quantiles of the customers are exceeded by what is above them.
    let is_declared = rfm.limits.is_some();
    let is_passed = |measure: &Number, limit: &Figure| match is_declared {
        true => measure >= limit.number(),
        false => measure > limit.number(),
    };
    let rising = |limits: &[Figure], measure: &Number| {
        let passed = limits.iter().filter(|limit| is_passed(measure, limit)).count();
        u32::try_from(passed).unwrap_or(u32::MAX).saturating_add(1)
    };
    let late = recency_limits.iter().filter(|limit| days > limit.number()).count();
    let recency = rfm.scores.saturating_sub(u32::try_from(late).unwrap_or(u32::MAX));
    [recency, rising(frequency_limits, orders), rising(value_limits, value)]
}

impl Scores<'_> {
    fn segment(&self, triple: &Triple) -> Option<&Segment> {
        let [recency, frequency, value] = triple;
        self.rfm.segments.iter().find(|segment| {
            is_in(segment.recency.as_ref(), *recency)
                && is_in(segment.frequency.as_ref(), *frequency)
                && is_in(segment.value.as_ref(), *value)
        })
    }

    fn segment_of(&self, index: usize) -> Option<&Segment> {
        self.segment(self.customers.get(index)?.1.as_ref()?)
    }

    pub fn of_customer(&self, sheet: &mut Sheet, index: usize) -> CustomerRfm {
        let (counted, triple) =
            self.customers.get(index).map_or((None, None), |(counted, triple)| (Some(counted), triple.as_ref()));
        let mut reasons = Reasons::new();
        if let Some(why) = counted.and_then(|counted| counted.measures.as_ref().err()) {
            for name in ["recency_score", "frequency_score", "value_score"] {
                reasons.insert(name, *why);
            }
        }
        let orders = counted.map_or(0, |counted| counted.orders);
        let why = if orders == 0 { NoFigure::NoOrders } else { NoFigure::NoValue };
        let value = counted.and_then(|counted| counted.value.as_ref());
        CustomerRfm {
            orders,
            value: sheet.money_or(value, ("value", why), &mut reasons),
            recency_score: triple.map(|[recency, ..]| *recency),
            frequency_score: triple.map(|[_, frequency, _]| *frequency),
            value_score: triple.map(|[.., value]| *value),
            segment: self.segment_of(index).map(|segment| segment.id.to_string()),
            reasons,
        }
    }
}

fn is_in(range: Option<&ScoreRange>, score: u32) -> bool {
    range.is_none_or(|range| score >= range.from && range.to.is_none_or(|to| score <= to))
}

pub(super) fn figures(sheet: &mut Sheet, scores: &Scores<'_>, buyers: &[Buyer<'_, '_>], whole: &Whole) -> RfmFigures {
    let triples = || scores.customers.iter().filter_map(|(_, triple)| triple.as_ref());
    let count = |score: u32| ScoreCount {
        score,
        recency: triples().filter(|[recency, ..]| *recency == score).count(),
        frequency: triples().filter(|[_, frequency, _]| *frequency == score).count(),
        value: triples().filter(|[.., value]| *value == score).count(),
    };
    let scored = triples().count();
    let mut list = |limits: &Vec<Figure>| limits.iter().map(|limit| sheet.number(limit)).collect();
    let [recency, frequency, value] = &scores.limits;
    let limits = RfmLimits { recency_days: list(recency), frequency: list(frequency), value: list(value) };
    RfmFigures {
        from: scores.from,
        scored,
        not_scored: buyers.len().saturating_sub(scored),
        undated_orders: scores.undated,
        limits,
        scores: (1..=scores.rfm.scores).map(count).collect(),
        segments: segments(sheet, scores, buyers, whole),
    }
}

fn segments(
    sheet: &mut Sheet,
    scores: &Scores<'_>,
    buyers: &[Buyer<'_, '_>],
    whole: &Whole,
) -> Vec<crate::funnel::customers::Tier> {
    if scores.rfm.segments.is_empty() {
        return Vec::new();
    }
    let members = |id: Option<&str>| -> Vec<&Buyer<'_, '_>> {
        let is_in = |index: usize| scores.segment_of(index).map(|segment| segment.id.as_str()) == id;
        buyers.iter().enumerate().filter(|(index, _)| is_in(*index)).map(|(_, buyer)| buyer).collect()
    };
    let mut tiers = Vec::new();
    for segment in &scores.rfm.segments {
        let id = segment.id.as_str();
        let mut tier = tier(sheet, Some(id), &members(Some(id)), whole);
        tier.name.clone_from(&segment.name);
        tiers.push(tier);
    }
    let others = members(None);
    if !others.is_empty() {
        tiers.push(tier(sheet, None, &others, whole));
    }
    tiers
}
