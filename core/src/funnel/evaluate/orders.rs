//! Orders and customers of won deals, and what winning them cost: of all deals and of every slice.

use super::{Run, case::Case, group::Group, rates::Stands};
use crate::{
    error::catalogue::funnel as code,
    funnel::{
        facts::PipelineFacts,
        kpi, labels as label,
        notes::{Mark, Notes},
        outcome::{Kpis, Orders, Reasons, Returns},
        sheet::Sheet,
        words::NoFigure,
    },
    number::Number,
    trace::{Figure, Label},
    zone::Zone,
};
use std::collections::{BTreeMap, BTreeSet};

/// The first order of every customer, over all deals known: those as well that filters leave out.
pub(super) struct FirstOrders<'a> {
    orders: BTreeMap<&'a str, (bool, i64, usize)>,
    /// Customers who had bought before.
    before: BTreeSet<&'a str>,
}

impl<'a> FirstOrders<'a> {
    pub fn new(facts: &'a PipelineFacts) -> Self {
        let before = facts.customers_before.iter().map(String::as_str).collect();
        Self { orders: BTreeMap::new(), before }
    }

    /// Takes a deal into account; deals come by id, and of two orders won at one moment the first id is the first.
    pub fn see(&mut self, case: &Case<'a>, zone: Zone) {
        let Some(customer) = case.customer().filter(|_| case.is_won()) else { return };
        // An order without a date comes after those that have one.
        let order = (case.ended.is_none(), case.ended.map_or(0, |ended| ended.start(zone).millis()), case.row);
        let first = self.orders.entry(customer).or_insert(order);
        if (order.0, order.1) < (first.0, first.1) {
            *first = order;
        }
    }

    /// Whether a won deal made its customer one.
    fn is_of_new_customer(&self, case: &Case<'_>) -> bool {
        let Some(customer) = case.customer().filter(|customer| !self.before.contains(customer)) else { return false };
        self.orders.get(customer).is_some_and(|(.., row)| *row == case.row)
    }
}

pub(super) fn kpis(run: &Run<'_>, sheet: &mut Sheet, stands: &Stands<'_, '_>) -> Kpis {
    let mut reasons = Reasons::new();
    let (orders, new_customers) = orders(run, sheet, stands, "", &mut reasons);
    let cost = run.costs.total();
    let returns = returns(run, sheet, stands, &Spent { cost, new_customers, orders: &orders }, &mut reasons);
    Kpis { orders, returns, reasons }
}

/// The orders of won deals and their customers, with the number of new ones as a figure.
pub(super) fn orders(
    run: &Run<'_>,
    sheet: &mut Sheet,
    stands: &Stands<'_, '_>,
    about: &str,
    reasons: &mut Reasons,
) -> (Orders, Figure) {
    let won = &stands.won;
    let found = |label: &'static Label, count: usize| {
        let figure = Figure::found(label, Number::from(count), Vec::new());
        if about.is_empty() { figure } else { figure.about(about) }
    };
    let mut bought: BTreeMap<&str, usize> = BTreeMap::new();
    for customer in won.cases.iter().filter_map(|case| case.customer()) {
        let count = bought.entry(customer).or_default();
        *count = count.saturating_add(1);
    }
    let is_new = |case: &&&Case<'_>| run.first_orders.is_of_new_customer(case);
    let (repeat, new) = (bought.values().filter(|count| **count > 1).count(), won.cases.iter().filter(is_new).count());
    let (customers, repeaters) = (found(&label::CUSTOMERS, bought.len()), found(&label::REPEATERS, repeat));
    let named = found(&label::ORDERS_NAMED, bought.values().sum());
    let priced = won.only(&label::PRICED, |case| case.amount.is_some());
    let collected = won.only(&label::ORDERS_COLLECTED, |case| case.collected.is_some() && case.amount.is_some());
    let order_value = kpi::average_order_value(&priced.value(), &priced.count);
    let per_customer = Figure::quotient(&label::ORDERS_PER_CUSTOMER, &named, &customers);
    let repeat_rate = Figure::quotient(&label::REPEAT_RATE, &repeaters, &customers);
    let (collection, no_collection) = collection(&collected);
    let why_value = ("average_order_value", stands.why_no_average());
    let orders = Orders {
        orders: won.cases.len(),
        orders_with_amount: priced.cases.len(),
        orders_with_customer: bought.values().sum(),
        orders_with_collection: collected.cases.len(),
        customers: bought.len(),
        new_customers: new,
        repeat_customers: repeat,
        average_order_value: sheet.money_or(order_value.as_ref(), why_value, reasons),
        orders_per_customer: sheet.number_or(
            per_customer.as_ref(),
            ("orders_per_customer", NoFigure::NoCustomers),
            reasons,
        ),
        repeat_rate: sheet.number_or(repeat_rate.as_ref(), ("repeat_rate", NoFigure::NoCustomers), reasons),
        collection_rate: sheet.number_or(collection.as_ref(), ("collection_rate", no_collection), reasons),
    };
    (orders, found(&label::NEW_CUSTOMERS, new))
}

/// Received ÷ value, over won deals that say both.
fn collection(told: &Group<'_, '_>) -> (Option<Figure>, NoFigure) {
    let received: Vec<&Figure> = told.cases.iter().filter_map(|case| case.collected.as_ref()).collect();
    let has_negative = told.has_negative() || received.iter().any(|received| received.number().is_negative());
    let why = match () {
        () if told.cases.is_empty() => NoFigure::NoCollections,
        () if has_negative => NoFigure::NegativeValue,
        () => NoFigure::NoValue,
    };
    let rate = kpi::collection_rate(&Figure::sum(&label::COLLECTED, &received), &told.value());
    (rate.filter(|_| !has_negative), why)
}

/// What was spent, and for whom.
pub(super) struct Spent<'o> {
    pub cost: Option<Figure>,
    pub new_customers: Figure,
    pub orders: &'o Orders,
}

pub(super) fn returns(
    run: &Run<'_>,
    sheet: &mut Sheet,
    stands: &Stands<'_, '_>,
    spent: &Spent<'_>,
    reasons: &mut Reasons,
) -> Returns {
    let why = match &spent.cost {
        None => run.costs.why_none,
        Some(cost) if cost.number().is_negative() => NoFigure::NegativeValue,
        Some(_) => NoFigure::ZeroCost,
    };
    let why_customer = match (&spent.cost, spent.orders.customers) {
        (Some(cost), _) if cost.number().is_negative() => NoFigure::NegativeValue,
        (Some(_), 0) => NoFigure::NoCustomers,
        (Some(_), _) => NoFigure::NoNewCustomers,
        (None, _) => why,
    };
    let cost = spent.cost.as_ref();
    // What came back more than it cost is no cost, and a return on it says nothing.
    let positive = cost.filter(|cost| !cost.number().is_negative());
    let won = stands.won.value();
    // Won deals whose amounts nobody knows brought something, not nothing.
    let returned = positive.filter(|_| stands.won.has_value());
    let why_return = match &spent.cost {
        Some(cost) if cost.number().is_positive() => NoFigure::NoValue,
        _ => why,
    };
    let acquisition = positive.and_then(|cost| kpi::acquisition_cost(cost, &spent.new_customers));
    let roi = returned.and_then(|cost| kpi::return_on_investment(&won, cost));
    let roas = returned.and_then(|cost| kpi::return_on_spend(&won, cost));
    Returns {
        cost: sheet.money_or(cost, ("cost", why), reasons),
        acquisition_cost: sheet.money_or(acquisition.as_ref(), ("acquisition_cost", why_customer), reasons),
        roi: sheet.number_or(roi.as_ref(), ("roi", why_return), reasons),
        roas: sheet.number_or(roas.as_ref(), ("roas", why_return), reasons),
    }
}

/// Notes won deals without a customer where customers are told at all.
pub(super) fn note_without_customer(cases: &[Case<'_>], notes: &mut Notes) {
    if cases.iter().all(|case| case.customer().is_none()) {
        return;
    }
    for case in cases.iter().filter(|case| case.is_won() && case.customer().is_none()) {
        let mark = Mark::new(&code::CUSTOMER_MISSING, format!("/deals/{}", case.row));
        notes.add(Some(case.deal.id.as_str()), mark);
    }
}
