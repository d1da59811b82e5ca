//! What was spent on winning customers: which costs belong to the deals that are looked at, and to which of their slices.

use crate::{
    calendar::{Calendar, Grain},
    error::{Problem, Problems, Suggestion, catalogue::calendar, catalogue::funnel as code},
    funnel::{
        facts::{Cost, Filters, PipelineFacts},
        labels as label,
        notes::{Mark, Notes},
        words::NoFigure,
    },
    shape::shortened,
    trace::{Figure, Source},
};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// The figures of the costs by what the slices of one breakdown have in common.
pub(super) type CostsByKey = BTreeMap<Option<String>, Vec<Figure>>;

/// The costs of the deals that are looked at.
pub(super) struct Costs<'a> {
    rows: Vec<(&'a Cost, Figure)>,
    /// Whether the facts give any cost at all.
    pub is_given: bool,
    /// Why there is none for these deals.
    pub why_none: NoFigure,
}

impl<'a> Costs<'a> {
    /// Filtered deals have the costs that name what they are filtered by: nobody knows what of another cost is theirs.
    pub fn of(facts: &'a PipelineFacts) -> Self {
        let costs = &facts.costs;
        let keys = Keys::of(facts.filters.as_ref());
        let is_named = |cost: &&Cost| keys.missing(cost).is_empty();
        let can_be_known = !keys.is_beyond_costs && costs.iter().any(|cost| is_named(&cost));
        let theirs = |(_, cost): &(usize, &Cost)| is_named(cost) && keys.are_wanted(cost) && !keys.is_beyond_costs;
        let rows = costs.iter().enumerate().filter(theirs).map(|(index, cost)| (cost, given(index, cost))).collect();
        let why_none = if can_be_known || costs.is_empty() { NoFigure::NoCost } else { NoFigure::CostOfAll };
        Self { rows, is_given: !costs.is_empty(), why_none }
    }

    /// All that was spent; `None` when the facts do not say.
    pub fn total(&self) -> Option<Figure> {
        sum(&self.rows.iter().map(|(_, figure)| figure).collect::<Vec<_>>())
    }

    /// The costs that name a key of a breakdown, by the key.
    pub fn by(&self, key: impl Fn(&Cost) -> Option<&String>) -> CostsByKey {
        let mut costs = CostsByKey::new();
        for (cost, figure) in &self.rows {
            if let Some(key) = key(cost) {
                costs.entry(Some(key.clone())).or_default().push(figure.clone());
            }
        }
        costs
    }
}

/// The sum of costs; `None` when there are none.
pub(super) fn sum(costs: &[&Figure]) -> Option<Figure> {
    (!costs.is_empty()).then(|| Figure::sum(&label::COST, costs))
}

fn given(index: usize, cost: &Cost) -> Figure {
    Figure::given(&label::COST, cost.amount.number().clone(), Source::Facts(format!("/costs/{index}/amount")))
}

/// The name of a key, what is wanted of it, and what a cost names.
type Wanted<'a> = (&'static str, &'a [String], fn(&Cost) -> Option<&String>);

/// What deals are filtered by, as far as costs can name it.
struct Keys<'a> {
    lists: Vec<Wanted<'a>>,
    /// The first days of the months from the first to before the last.
    months: Option<(Option<NaiveDate>, Option<NaiveDate>)>,
    /// Whether they are filtered by something that no cost names: a customer, days within a month, days of their end.
    is_beyond_costs: bool,
}

impl<'a> Keys<'a> {
    fn of(filters: Option<&'a Filters>) -> Self {
        let Some(filters) = filters else { return Self { lists: Vec::new(), months: None, is_beyond_costs: false } };
        let lists: [Wanted<'a>; 4] = [
            ("owner", &filters.owner, |cost| cost.owner.as_ref()),
            ("channel", &filters.channel, |cost| cost.channel.as_ref()),
            ("product", &filters.product, |cost| cost.product.as_ref()),
            ("region", &filters.region, |cost| cost.region.as_ref()),
        ];
        let (from, before) = (filters.created_from, filters.created_before);
        let is_within_a_month = [from, before].into_iter().flatten().any(|day| day.day() != 1);
        let has_ends = filters.closed_from.is_some() || filters.closed_before.is_some();
        Self {
            lists: lists.into_iter().filter(|(_, wanted, _)| !wanted.is_empty()).collect(),
            months: (from.is_some() || before.is_some()).then_some((from, before)),
            is_beyond_costs: is_within_a_month || has_ends || !filters.customer.is_empty(),
        }
    }

    /// What a cost would have to name.
    fn missing(&self, cost: &Cost) -> Vec<&'static str> {
        let lists = self.lists.iter().filter(|(_, _, named)| named(cost).is_none()).map(|(field, ..)| *field);
        let month = self.months.filter(|_| cost.month.is_none()).map(|_| "month");
        lists.chain(month).collect()
    }

    fn are_wanted(&self, cost: &Cost) -> bool {
        let is_listed = |wanted: &[String], name: Option<&String>| name.is_some_and(|name| wanted.contains(name));
        self.lists.iter().all(|(_, wanted, named)| is_listed(wanted, named(cost)))
            && self.months.is_none_or(|(from, before)| {
                let month = cost.month.as_deref().and_then(first_day);
                let is_after = from.is_none_or(|from| month.is_some_and(|month| month >= from));
                is_after && before.is_none_or(|before| month.is_some_and(|month| month < before))
            })
    }
}

/// Notes costs below zero.
pub(super) fn note_negative(costs: &[Cost], notes: &mut Notes) {
    for (index, _) in costs.iter().enumerate().filter(|(_, cost)| cost.amount.number().is_negative()) {
        notes.add(None, Mark::new(&code::NEGATIVE_COST, format!("/costs/{index}/amount")));
    }
}

/// Notes the costs that do not name what deals are filtered by.
pub(super) fn note_unassigned(facts: &PipelineFacts, notes: &mut Notes) {
    let keys = Keys::of(facts.filters.as_ref());
    for (index, cost) in facts.costs.iter().enumerate() {
        for field in keys.missing(cost) {
            let mark = Mark::new(&code::COST_UNASSIGNED, format!("/costs/{index}")).by("field", field);
            notes.add(None, mark);
        }
    }
}

fn first_day(month: &str) -> Option<NaiveDate> {
    let period = Calendar::gregorian().period(month)?;
    (period.grain == Grain::Month).then_some(period.start)
}

/// Notes the months of costs that are none.
pub(super) fn check_months(facts: &PipelineFacts, problems: &mut Problems) {
    for (index, cost) in facts.costs.iter().enumerate() {
        if let Some(month) = cost.month.as_deref().filter(|month| first_day(month).is_none()) {
            let known = Suggestion::Known { names: vec!["2026-07".to_owned()], has_more: true };
            let problem = Problem::new(&calendar::BAD_PERIOD, format!("/costs/{index}/month"));
            problems.push(problem.with("label", shortened(month)).suggest(known).in_facts());
        }
    }
}
