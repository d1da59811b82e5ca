//! What a population is paid: the cost, its parts, and how it is spread.

use crate::{
    life::LifeCycle as _,
    money::Amount,
    number::Number,
    payout::{Line, LineKind, PayOutcome, PayPlan},
    rounding::Rounding,
    stats::quantile::{Definition, quantile},
};
use serde::Serialize;

/// The places that shares of sales are written with.
const SHARE_PLACES: u32 = 6;

/// What one person is paid, and the sales that it is compared with.
pub struct Paid {
    pub outcome: PayOutcome,
    pub sales: Option<Number>,
}

/// The lines that make up what a period costs. What a draw that is not recoverable tops pay up by is never given back.
fn cost_lines<'o>(plan: &PayPlan, outcome: &'o PayOutcome) -> impl Iterator<Item = &'o Line> {
    let is_given = plan.document().draw.as_ref().is_some_and(|draw| !draw.rule().recoverable);
    outcome.lines.iter().filter(move |line| line.kind.is_cost() || (is_given && line.kind == LineKind::Draw))
}

/// What a person's period costs: what it entitles to, without what is forfeited, and what a draw that is not recoverable adds.
pub(super) fn cost_of(plan: &PayPlan, outcome: &PayOutcome) -> Amount {
    let lines = cost_lines(plan, outcome);
    Amount::new(&lines.map(|line| line.paid.value()).sum(), outcome.entitled.scale())
}

/// What a component costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ComponentCost {
    /// The component; or the name of the line that tops pay up to the plan's floor or to a guarantee that is not recoverable,
    /// takes what leavers forfeit, or pays out what caps withheld of them.
    pub component: String,
    /// What its lines add up to.
    pub cost: Amount,
    /// How many people it pays more than nothing.
    pub paid: usize,
}

/// The people whose pay lies from one bound up to the next, which is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Bin {
    /// The lower bound; absent for what lies below the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Number>,
    /// The upper bound, left out; absent for the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Number>,
    /// How many.
    pub people: usize,
    /// What they are paid in all.
    pub cost: Amount,
}

/// What a plan pays a population.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Population {
    /// How many people were evaluated.
    pub people: usize,
    /// How many of them are paid more than nothing.
    pub paid: usize,
    /// What they are entitled to in all, without what leavers forfeit, with what draws add that are not recoverable.
    pub cost: Amount,
    /// The sales of those whose sales are known, in the plan's currency.
    pub sales: Number,
    /// The cost divided by the sales, half up to 6 places; absent where somebody's sales are not known, or there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_of_sales: Option<Number>,
    /// The mean; absent without people, as all that follow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mean: Option<Amount>,
    /// The median: the mean of the middle two of an even number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub median: Option<Amount>,
    /// The first and the third quartile, linearly between the two neighbours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quartiles: Option<[Amount; 2]>,
    /// The least, the nine deciles, and the most: each what somebody is paid, and at least so many tenths of all are paid
    /// no more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deciles: Option<Vec<Amount>>,
    /// The cost by component, in the order of the plan.
    pub components: Vec<ComponentCost>,
    /// The distribution over the bins of the question.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bins: Vec<Bin>,
}

impl Population {
    /// What a plan pays these people.
    pub(super) fn of(plan: &PayPlan, people: &[Paid], bins: &[Number]) -> Self {
        let currency = plan.document().currency.scale();
        let scale = people.iter().map(|paid| paid.outcome.entitled.scale()).max().unwrap_or(currency);
        let amount = |value: &Number| Amount::new(value, scale);
        let mut pay: Vec<Number> = people.iter().map(|paid| cost_of(plan, &paid.outcome).value().clone()).collect();
        pay.sort();
        let cost: Number = pay.iter().sum();
        let sales: Number = people.iter().filter_map(|paid| paid.sales.as_ref()).sum();
        let is_known = people.iter().all(|paid| paid.sales.is_some());
        let tenths = |tenths: u32| Number::from(tenths).over(&Number::from(10)).unwrap_or_default();
        let at = |definition, p: &Number| quantile(definition, &pay, p).map(|value| amount(value.number()));
        let quarter = |quarters: u32| at(Definition::Linear, &Number::from(quarters).over(&Number::from(4))?);
        let deciles: Vec<Amount> = (0..=10).filter_map(|count| at(Definition::NearestRank, &tenths(count))).collect();
        let share = |cost: &Number| cost.over(&sales).map(|share| share.rounded(Rounding::half_up(SHARE_PLACES)));
        Self {
            people: people.len(),
            paid: pay.iter().filter(|pay| pay.is_positive()).count(),
            cost_of_sales: share(&cost).filter(|_| is_known && sales.is_positive()),
            mean: cost.over(&Number::from(pay.len())).map(|mean| amount(&mean)),
            median: quarter(2),
            quartiles: quarter(1).zip(quarter(3)).map(|(first, third)| [first, third]),
            deciles: Some(deciles).filter(|deciles| !deciles.is_empty()),
            components: components(plan, people, scale),
            bins: distribution(&pay, bins, scale),
            cost: amount(&cost),
            sales,
        }
    }
}

/// The lines that make up the cost, by name.
fn components(plan: &PayPlan, people: &[Paid], scale: u32) -> Vec<ComponentCost> {
    let mut costs: Vec<(String, Number, usize)> = Vec::new();
    for paid in people {
        for line in cost_lines(plan, &paid.outcome) {
            let is_paid = usize::from(line.paid.value().is_positive());
            match costs.iter_mut().find(|(name, ..)| *name == line.component) {
                Some((_, cost, count)) => {
                    *cost += line.paid.value();
                    *count = count.saturating_add(is_paid);
                }
                None => costs.push((line.component.clone(), line.paid.value().clone(), is_paid)),
            }
        }
    }
    let written = |(component, cost, paid)| ComponentCost { component, cost: Amount::new(&cost, scale), paid };
    costs.into_iter().map(written).collect()
}

/// How many are paid how much, from bound to bound.
fn distribution(pay: &[Number], bounds: &[Number], scale: u32) -> Vec<Bin> {
    if bounds.is_empty() {
        return Vec::new();
    }
    let bin = |from: Option<&Number>, to: Option<&Number>| {
        let is_within = |pay: &&Number| from.is_none_or(|from| *pay >= from) && to.is_none_or(|to| *pay < to);
        let within: Vec<&Number> = pay.iter().filter(is_within).collect();
        let (people, cost) = (within.len(), Amount::new(&within.into_iter().sum(), scale));
        Bin { from: from.cloned(), to: to.cloned(), people, cost }
    };
    let ends = bounds.iter().skip(1).map(Some).chain([None]);
    let mut bins = vec![bin(None, bounds.first())];
    bins.extend(bounds.iter().zip(ends).map(|(from, to)| bin(Some(from), to)));
    bins
}
