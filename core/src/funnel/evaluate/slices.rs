//! Orders and customers, and the same deals by what they have in common.

use super::{
    Run,
    prepare::Case,
    rates::{Stands, win_rate},
};
use crate::{
    funnel::{
        kpi, labels as label,
        outcome::{Breakdowns, Kpis, Reasons, Slice, Standing},
        sheet::Sheet,
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
    let cost = cost(run, None);
    let acquisition = cost.as_ref().and_then(|cost| kpi::acquisition_cost(cost, &customers));
    let won_value = stands.won.value();
    let roi = cost.as_ref().and_then(|cost| kpi::return_on_investment(&won_value, cost));
    let roas = cost.as_ref().and_then(|cost| kpi::return_on_spend(&won_value, cost));
    let why_cost = if cost.is_some() { "zero_cost" } else { "no_cost" };
    let why_customer = if cost.is_some() { "no_customers" } else { "no_cost" };
    let collection = collection(stands);
    Kpis {
        average_order_value: sheet.money_or(order_value.as_ref(), ("average_order_value", "nothing_won"), &mut reasons),
        customers: orders.len(),
        orders_per_customer: sheet.number_or(
            per_customer.as_ref(),
            ("orders_per_customer", "no_customers"),
            &mut reasons,
        ),
        repeat_rate: sheet.number_or(repeat.as_ref(), ("repeat_rate", "no_customers"), &mut reasons),
        collection_rate: sheet.number_or(collection.as_ref(), ("collection_rate", "no_collections"), &mut reasons),
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

/// What was spent, on one channel or on all; `None` when the facts do not say.
fn cost(run: &Run<'_>, channel: Option<&str>) -> Option<Figure> {
    let costs = run.facts.costs.iter().enumerate();
    let on_channel = costs.filter(|(_, cost)| channel.is_none() || cost.channel.as_deref() == channel);
    let given = |(index, cost): (usize, &crate::funnel::facts::Cost)| {
        Figure::given(&label::COST, cost.amount.clone(), Source::Facts(format!("/costs/{index}/amount")))
    };
    let parts: Vec<Figure> = on_channel.map(given).collect();
    (!parts.is_empty()).then(|| Figure::sum(&label::COST, &parts.iter().collect::<Vec<_>>()))
}

pub(super) fn breakdowns(run: &Run<'_>, sheet: &mut Sheet) -> Breakdowns {
    let month = |case: &Case<'_>| case.began.map(|began| began.day(run.zone).format("%Y-%m").to_string());
    Breakdowns {
        owner: slices(run, sheet, |case| case.deal.owner.clone()),
        channel: channels(run, sheet),
        product: slices(run, sheet, |case| case.deal.product.clone()),
        region: slices(run, sheet, |case| case.deal.region.clone()),
        month: slices(run, sheet, month),
    }
}

fn slices(run: &Run<'_>, sheet: &mut Sheet, key: impl Fn(&Case<'_>) -> Option<String>) -> Vec<Slice> {
    let mut groups: BTreeMap<Option<String>, Vec<&Case<'_>>> = BTreeMap::new();
    for case in &run.cases {
        groups.entry(key(case)).or_default().push(case);
    }
    let mut slices = Vec::with_capacity(groups.len());
    for (key, cases) in groups {
        let stands = Stands::of(key.as_deref().unwrap_or_default(), cases);
        let average = stands.average_won();
        slices.push(Slice {
            standing: standing(sheet, &stands),
            win_rate: win_rate(sheet, &stands),
            average_won: average.map(|average| sheet.money(&average)),
            key,
            roi: None,
            roas: None,
        });
    }
    slices
}

/// Channels also have what was spent on them.
fn channels(run: &Run<'_>, sheet: &mut Sheet) -> Vec<Slice> {
    let mut slices = slices(run, sheet, |case| case.deal.channel.clone());
    for slice in &mut slices {
        let Some(channel) = slice.key.as_deref() else { continue };
        let Some(cost) = cost(run, Some(channel)) else { continue };
        let is_here = |case: &&Case<'_>| case.deal.channel.as_deref() == Some(channel);
        let won = Stands::of(channel, run.cases.iter().filter(is_here)).won.value();
        slice.roi = kpi::return_on_investment(&won, &cost).map(|roi| sheet.number(&roi.about(channel)));
        slice.roas = kpi::return_on_spend(&won, &cost).map(|roas| sheet.number(&roas.about(channel)));
    }
    slices
}
