//! Orders and customers, and the same deals by what they have in common.

use super::{
    Run,
    prepare::Case,
    rates::{Stands, win_rate},
};
use crate::{
    funnel::{
        facts::{Cost, Filters},
        kpi, labels as label,
        outcome::{Breakdowns, Kpis, Reasons, Slice, Standing},
        sheet::Sheet,
        words::NoFigure,
    },
    number::Number,
    trace::{Figure, Source},
};
use std::collections::BTreeMap;

pub(super) fn standing(sheet: &mut Sheet, stands: &Stands<'_, '_>) -> Standing {
    Standing {
        total: stands.total.publish(sheet),
        open: stands.open.publish(sheet),
        won: stands.won.publish(sheet),
        lost: stands.lost.publish(sheet),
    }
}

pub(super) fn kpis(run: &Run<'_>, sheet: &mut Sheet, stands: &Stands<'_, '_>) -> Kpis {
    let mut reasons = Reasons::new();
    let mut orders: BTreeMap<&str, usize> = BTreeMap::new();
    for customer in stands.won.cases.iter().filter_map(|case| case.deal.customer.as_deref()) {
        let count = orders.entry(customer).or_default();
        *count = count.saturating_add(1);
    }
    let found = |label, count: usize| Figure::found(label, Number::from(count), Vec::new());
    let customers = found(&label::CUSTOMERS, orders.len());
    let named = found(&label::WON, orders.values().sum());
    let repeaters = found(&label::REPEATERS, orders.values().filter(|count| **count > 1).count());
    let per_customer = Figure::quotient(&label::ORDERS_PER_CUSTOMER, &named, &customers);
    let repeat = Figure::quotient(&label::REPEAT_RATE, &repeaters, &customers);
    let priced = stands.won.only(&label::PRICED, |case| case.amount.is_some());
    let order_value = kpi::average_order_value(&priced.value(), &priced.count);
    let (costs, no_cost) = costs(run);
    let cost = cost(&costs);
    let acquisition = cost.as_ref().and_then(|cost| kpi::acquisition_cost(cost, &customers));
    let won_value = stands.won.value();
    let roi = cost.as_ref().and_then(|cost| kpi::return_on_investment(&won_value, cost));
    let roas = cost.as_ref().and_then(|cost| kpi::return_on_spend(&won_value, cost));
    let why_cost = if cost.is_some() { NoFigure::ZeroCost } else { no_cost };
    let why_customer = if cost.is_some() { NoFigure::NoCustomers } else { no_cost };
    let collection = collection(stands);
    Kpis {
        average_order_value: sheet.money_or(
            order_value.as_ref(),
            ("average_order_value", stands.why_no_average()),
            &mut reasons,
        ),
        customers: orders.len(),
        orders_per_customer: sheet.number_or(
            per_customer.as_ref(),
            ("orders_per_customer", NoFigure::NoCustomers),
            &mut reasons,
        ),
        repeat_rate: sheet.number_or(repeat.as_ref(), ("repeat_rate", NoFigure::NoCustomers), &mut reasons),
        collection_rate: sheet.number_or(
            collection.as_ref(),
            ("collection_rate", NoFigure::NoCollections),
            &mut reasons,
        ),
        acquisition_cost: sheet.money_or(acquisition.as_ref(), ("acquisition_cost", why_customer), &mut reasons),
        roi: sheet.number_or(roi.as_ref(), ("roi", why_cost), &mut reasons),
        roas: sheet.number_or(roas.as_ref(), ("roas", why_cost), &mut reasons),
        reasons,
    }
}

/// Received ÷ value, over won deals that say both.
fn collection(stands: &Stands<'_, '_>) -> Option<Figure> {
    let told = stands.won.only(&label::WON, |case| case.collected.is_some() && case.amount.is_some());
    let received: Vec<&Figure> = told.cases.iter().filter_map(|case| case.collected.as_ref()).collect();
    kpi::collection_rate(&Figure::sum(&label::COLLECTED, &received), &told.value())
}

/// The costs of the deals that are looked at, and the reason for none: filtered by channel, those of the channels; by
/// anything else, nobody knows what of a cost is theirs.
fn costs<'a>(run: &'a Run<'_>) -> (Vec<(usize, &'a Cost)>, NoFigure) {
    let all = run.facts.costs.iter().enumerate();
    let Some(filters) = &run.facts.filters else { return (all.collect(), NoFigure::NoCost) };
    if !is_by_channel(filters) {
        let why = if run.facts.costs.is_empty() { NoFigure::NoCost } else { NoFigure::CostOfAll };
        return (Vec::new(), why);
    }
    let is_theirs = |cost: &Cost| cost.channel.as_ref().is_some_and(|channel| filters.channel.contains(channel));
    (all.filter(|(_, cost)| filters.channel.is_empty() || is_theirs(cost)).collect(), NoFigure::NoCost)
}

/// Whether deals are chosen by nothing but their channel.
fn is_by_channel(filters: &Filters) -> bool {
    let lists = [&filters.owner, &filters.product, &filters.region, &filters.customer];
    let days = [filters.created_from, filters.created_before, filters.closed_from, filters.closed_before];
    lists.into_iter().all(Vec::is_empty) && days.iter().all(Option::is_none)
}

/// All that was spent; `None` when the facts do not say.
fn cost(costs: &[(usize, &Cost)]) -> Option<Figure> {
    let parts: Vec<Figure> = costs.iter().copied().map(given_cost).collect();
    (!parts.is_empty()).then(|| Figure::sum(&label::COST, &parts.iter().collect::<Vec<_>>()))
}

fn given_cost((index, cost): (usize, &Cost)) -> Figure {
    Figure::given(&label::COST, cost.amount.clone(), Source::Facts(format!("/costs/{index}/amount")))
}

type Costs = BTreeMap<Option<String>, Vec<Figure>>;

pub(super) fn breakdowns(run: &Run<'_>, sheet: &mut Sheet) -> Breakdowns {
    let month = |case: &Case<'_>| case.began.map(|began| began.day(run.zone).format("%Y-%m").to_string());
    let mut costs = Costs::new();
    for (index, cost) in self::costs(run).0.into_iter().filter(|(_, cost)| cost.channel.is_some()) {
        costs.entry(cost.channel.clone()).or_default().push(given_cost((index, cost)));
    }
    let none = Costs::new();
    let mut by = |name: &str, costs: &Costs, key: &dyn Fn(&Case<'_>) -> Option<String>| {
        sheet.section(&label::BREAKDOWN, Some(name), |sheet| slices(run, sheet, costs, key))
    };
    Breakdowns {
        owner: by("owner", &none, &|case| case.deal.owner.clone()),
        channel: by("channel", &costs, &|case| case.deal.channel.clone()),
        product: by("product", &none, &|case| case.deal.product.clone()),
        region: by("region", &none, &|case| case.deal.region.clone()),
        month: by("month", &none, &month),
    }
}

/// A slice for every key that a deal or a cost has: money spent on a channel without deals is a slice as well.
fn slices(run: &Run<'_>, sheet: &mut Sheet, costs: &Costs, key: &dyn Fn(&Case<'_>) -> Option<String>) -> Vec<Slice> {
    let mut groups: BTreeMap<Option<String>, Vec<&Case<'_>>> =
        costs.keys().map(|key| (key.clone(), Vec::new())).collect();
    for case in &run.cases {
        groups.entry(key(case)).or_default().push(case);
    }
    groups
        .into_iter()
        .map(|(key, cases)| {
            let costs = costs.get(&key).map(Vec::as_slice).unwrap_or_default();
            slice(sheet, key, cases, costs)
        })
        .collect()
}

fn slice(sheet: &mut Sheet, key: Option<String>, cases: Vec<&Case<'_>>, costs: &[Figure]) -> Slice {
    let about = key.clone().unwrap_or_default();
    let stands = Stands::of(&about, cases);
    let won = stands.won.value();
    let cost = Figure::sum(&label::COST, &costs.iter().collect::<Vec<_>>());
    let has_cost = !costs.is_empty();
    let mut reasons = Reasons::new();
    let mut of_cost = |figure: Option<Figure>, name: &'static str, sheet: &mut Sheet| {
        if has_cost { sheet.number_or(figure.as_ref(), (name, NoFigure::ZeroCost), &mut reasons) } else { None }
    };
    let roi = of_cost(kpi::return_on_investment(&won, &cost), "roi", sheet);
    let roas = of_cost(kpi::return_on_spend(&won, &cost), "roas", sheet);
    let average = stands.average_won();
    Slice {
        standing: standing(sheet, &stands),
        win_rate: win_rate(sheet, &stands),
        average_won: sheet.money_or(average.as_ref(), ("average_won", stands.why_no_average()), &mut reasons),
        key,
        roi,
        roas,
        reasons,
    }
}
