//! Customers of won deals: what each bought and when, their classes, scores and lifetime value.

mod abc;
mod lifetime;
mod rfm;

use super::{Run, case::Case, group::Group};
use crate::{
    funnel::{
        customers::{Customer, Customers, Tier, labels as own},
        labels as label,
        outcome::Reasons,
        sheet::Sheet,
        words::NoFigure,
    },
    number::Number,
    trace::Figure,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A customer with all won deals that are looked at.
struct Buyer<'c, 'a> {
    id: &'c str,
    orders: Vec<&'c Case<'a>>,
    /// What the orders with an amount are worth; `None` without any.
    value: Option<Figure>,
    priced: usize,
    /// The days of the orders that have one, in order.
    days: Vec<NaiveDate>,
}

impl<'c, 'a> Buyer<'c, 'a> {
    fn of(run: &Run<'_>, id: &'c str, orders: Vec<&'c Case<'a>>) -> Self {
        let mut days: Vec<NaiveDate> = orders.iter().filter_map(|case| day(run, case)).collect();
        days.sort_unstable();
        let (value, priced) = worth(id, &orders);
        Self { id, orders, value, priced, days }
    }
}

fn day(run: &Run<'_>, case: &Case<'_>) -> Option<NaiveDate> {
    case.ended.map(|ended| ended.day(run.zone))
}

/// What orders are worth, and how many of them have an amount; `None` without any.
fn worth(id: &str, orders: &[&Case<'_>]) -> (Option<Figure>, usize) {
    let amounts: Vec<&Figure> = orders.iter().filter_map(|case| case.amount.as_ref()).collect();
    ((!amounts.is_empty()).then(|| Figure::sum(&label::VALUE, &amounts).about(id)), amounts.len())
}

/// All customers together.
struct Whole {
    count: Figure,
    value: Figure,
    has_negative: bool,
}

impl Whole {
    /// Why there are no shares of the value, if there are none.
    fn no_share(&self) -> Option<NoFigure> {
        match () {
            () if self.count.number().is_zero() => Some(NoFigure::NoCustomers),
            () if self.has_negative => Some(NoFigure::NegativeValue),
            () if self.value.number().is_zero() => Some(NoFigure::NoValue),
            () => None,
        }
    }
}

pub(super) fn customers(run: &Run<'_>, sheet: &mut Sheet) -> Option<Customers> {
    let is_wanted = run.document.customers.is_some() || run.facts.customers;
    is_wanted.then(|| sheet.section(&own::CUSTOMER_FIGURES, None, |sheet| figures(run, sheet)))
}

fn figures(run: &Run<'_>, sheet: &mut Sheet) -> Customers {
    let won = || run.cases.iter().filter(|case| case.is_won());
    let mut orders: BTreeMap<&str, Vec<&Case<'_>>> = BTreeMap::new();
    for case in won() {
        if let Some(customer) = case.customer() {
            orders.entry(customer).or_default().push(case);
        }
    }
    let buyers: Vec<Buyer<'_, '_>> = orders.into_iter().map(|(id, orders)| Buyer::of(run, id, orders)).collect();
    let named = Group::of(&own::CUSTOMER_ORDERS, "", won().filter(|case| case.customer().is_some()));
    let unnamed = Group::of(&label::WON, "", won().filter(|case| case.customer().is_none()));
    let values: Vec<&Figure> = buyers.iter().filter_map(|buyer| buyer.value.as_ref()).collect();
    let whole = Whole {
        count: Figure::found(&label::CUSTOMERS, Number::from(buyers.len()), Vec::new()),
        value: Figure::sum(&own::CUSTOMERS_VALUE, &values),
        has_negative: named.has_negative(),
    };
    let rules = run.document.customers.as_ref();
    let places = rules.and_then(|rules| rules.abc.as_ref()).map(|abc| abc::places(abc, &buyers, &whole));
    let scores = rules.and_then(|rules| rules.rfm.as_ref()).map(|rfm| rfm::scores(run, rfm, &buyers));
    let lifetime = rules.and_then(|rules| rules.lifetime.as_ref()).map(|of| lifetime::Policy::of(run, of, &buyers));
    let mut outcome = Customers {
        customers: buyers.len(),
        orders: named.cases.len(),
        orders_with_amount: buyers.iter().map(|buyer| buyer.priced).sum(),
        value: sheet.money(&whole.value),
        unnamed: unnamed.publish(sheet),
        abc: places.as_ref().map(|places| abc::figures(sheet, places, &buyers, &whole)),
        rfm: scores.as_ref().map(|scores| rfm::figures(sheet, scores, &buyers, &whole)),
        lifetime: lifetime.as_ref().map(|policy| {
            sheet.section(&own::LIFETIME, None, |sheet| lifetime::figures(sheet, policy, &buyers, &whole))
        }),
        list: Vec::new(),
    };
    if run.facts.customers {
        let listed = |(index, buyer): (usize, &Buyer<'_, '_>)| {
            sheet.section(&own::CUSTOMER, Some(buyer.id), |sheet| {
                let mut customer = customer(run, sheet, buyer);
                customer.abc = places.as_ref().map(|places| abc::of_customer(sheet, places, index, buyer, &whole));
                customer.rfm = scores.as_ref().map(|scores| scores.of_customer(sheet, index));
                customer.lifetime = lifetime.as_ref().map(|policy| lifetime::of_customer(sheet, policy, buyer));
                customer
            })
        };
        outcome.list = buyers.iter().enumerate().map(listed).collect();
    }
    outcome
}

fn customer(run: &Run<'_>, sheet: &mut Sheet, buyer: &Buyer<'_, '_>) -> Customer {
    let mut reasons = Reasons::new();
    let (first_won, last_won) = (buyer.days.first().copied(), buyer.days.last().copied());
    let recency = last_won.map(|last| {
        let days = days_between(last, run.as_of.day(run.zone));
        Figure::found(&own::RECENCY_DAYS, days, Vec::new()).about(buyer.id)
    });
    for (name, is_missing) in [("first_won", first_won.is_none()), ("last_won", last_won.is_none())] {
        if is_missing {
            reasons.insert(name, NoFigure::NoDates);
        }
    }
    Customer {
        id: buyer.id.to_owned(),
        orders: buyer.orders.len(),
        orders_with_amount: buyer.priced,
        value: sheet.money_or(buyer.value.as_ref(), ("value", NoFigure::NoValue), &mut reasons),
        first_won,
        last_won,
        recency_days: sheet.number_or(recency.as_ref(), ("recency_days", NoFigure::NoDates), &mut reasons),
        abc: None,
        rfm: None,
        lifetime: None,
        reasons,
    }
}

/// The whole days from one day to another.
fn days_between(from: NaiveDate, to: NaiveDate) -> Number {
    Number::from(to.signed_duration_since(from).num_days())
}

/// The figures of the customers of a class or a segment.
fn tier(sheet: &mut Sheet, id: Option<&str>, members: &[&Buyer<'_, '_>], whole: &Whole) -> Tier {
    sheet.section(&own::TIER, id, |sheet| {
        let about = id.unwrap_or_default();
        let found = |label, count: usize| Figure::found(label, Number::from(count), Vec::new()).about(about);
        let values: Vec<&Figure> = members.iter().filter_map(|buyer| buyer.value.as_ref()).collect();
        let value = Figure::sum(&label::VALUE, &values).about(about);
        let orders = members.iter().map(|buyer| buyer.orders.len()).sum();
        let count = found(&label::CUSTOMERS, members.len());
        let of_count = Figure::quotient(&own::SHARE_OF_CUSTOMERS, &count, &whole.count);
        let priced = members.iter().map(|buyer| buyer.priced).sum();
        // What customers bought whose amounts nobody knows is no share, and not none.
        let is_unknown = !members.is_empty() && priced == 0;
        let no_share = whole.no_share().or(is_unknown.then_some(NoFigure::NoValue));
        let of_value = Figure::quotient(&own::SHARE_OF_VALUE, &value, &whole.value).filter(|_| no_share.is_none());
        let mut reasons = Reasons::new();
        let why = no_share.unwrap_or(NoFigure::NoValue);
        sheet.steps.push(found(&own::CUSTOMER_ORDERS, orders).step());
        Tier {
            tier: id.map(str::to_owned),
            name: None,
            customers: members.len(),
            orders,
            orders_with_amount: priced,
            value: sheet.money(&value),
            share_of_customers: sheet.number_or(
                of_count.as_ref(),
                ("share_of_customers", NoFigure::NoCustomers),
                &mut reasons,
            ),
            share_of_value: sheet.number_or(of_value.as_ref(), ("share_of_value", why), &mut reasons),
            reasons,
        }
    })
}
