//! Lifetime value: historic, and what the declared years promise.

use super::{Buyer, Run, Whole, days_between};
use crate::{
    funnel::{
        customers::{CustomerLifetime, Lifetime, LifetimeFigures, Span, labels as own},
        kpi, labels as label,
        outcome::Reasons,
        sheet::Sheet,
        words::NoFigure,
    },
    number::Number,
    trace::{Figure, Source},
};
use chrono::NaiveDate;

/// The days of a year, leap years left out of account.
const DAYS_A_YEAR: u32 = 365;

/// What is declared, and the span that is looked at.
pub(super) struct Policy<'a> {
    rule: &'a Lifetime,
    margin: Figure,
    years: Figure,
    a_year: Figure,
    from: Option<NaiveDate>,
    to: NaiveDate,
}

impl<'a> Policy<'a> {
    /// Orders are looked at from the first one to `as_of`, or as the filters by the day of the end say.
    pub fn of(run: &Run<'_>, rule: &'a Lifetime, buyers: &[Buyer<'_, '_>]) -> Self {
        let given = |label, value: &Number, field: &str| {
            Figure::given(label, value.clone(), Source::Document(format!("/customers/lifetime/{field}")))
        };
        let filters = run.facts.filters.as_ref();
        let last = filters.and_then(|filters| filters.closed_before?.pred_opt());
        let today = run.as_of.day(run.zone);
        let first = buyers.iter().filter_map(|buyer| buyer.days.first().copied()).min();
        Self {
            rule,
            margin: given(&own::MARGIN, &rule.margin, "margin"),
            years: given(&own::LIFETIME_YEARS, &rule.years, "years"),
            a_year: Figure::constant(&own::DAYS_A_YEAR, DAYS_A_YEAR),
            from: first.map(|first| filters.and_then(|filters| filters.closed_from).unwrap_or(first)),
            to: last.map_or(today, |last| last.min(today)),
        }
    }

    fn years_of(&self, days: &Figure) -> Option<Figure> {
        Figure::quotient(&own::SPAN_YEARS, days, &self.a_year)
    }
}

pub(super) fn figures(
    sheet: &mut Sheet,
    policy: &Policy<'_>,
    buyers: &[Buyer<'_, '_>],
    whole: &Whole,
) -> LifetimeFigures {
    let mut reasons = Reasons::new();
    let found = |label, count: usize| Figure::found(label, Number::from(count), Vec::new());
    let priced: usize = buyers.iter().map(|buyer| buyer.priced).sum();
    let dated = buyers.iter().filter(|buyer| !buyer.days.is_empty()).count();
    let orders: usize = buyers.iter().map(|buyer| buyer.days.len()).sum();
    let valued = buyers.iter().filter(|buyer| buyer.value.is_some()).count();
    // Both the first and the last day are looked at.
    let days = policy.from.map(|from| days_between(from, policy.to) + Number::ONE);
    let days = days.map(|days| Figure::found(&own::SPAN_DAYS, days, Vec::new()));
    let order_value = kpi::average_order_value(&whole.value, &found(&label::PRICED, priced));
    let per_customer = Figure::quotient(
        &label::ORDERS_PER_CUSTOMER,
        &found(&own::CUSTOMER_ORDERS, orders),
        &found(&label::CUSTOMERS, dated),
    );
    let years = days.as_ref().and_then(|days| policy.years_of(days));
    let frequency =
        per_customer.zip(years).and_then(|(orders, years)| Figure::quotient(&own::ORDERS_A_YEAR, &orders, &years));
    let simple = order_value.as_ref().zip(frequency.as_ref());
    let simple = simple.map(|(value, frequency)| kpi::lifetime_value(value, frequency, &policy.margin, &policy.years));
    let why_value = if buyers.is_empty() { NoFigure::NoCustomers } else { NoFigure::NoValue };
    let why_dates = if buyers.is_empty() { NoFigure::NoCustomers } else { NoFigure::NoDates };
    let historic = (valued > 0).then(|| Figure::product(&own::HISTORIC_VALUE, &[&whole.value, &policy.margin]));
    let average = historic
        .as_ref()
        .and_then(|historic| Figure::quotient(&own::HISTORIC_AVERAGE, historic, &found(&label::CUSTOMERS, valued)));
    for (name, is_missing) in [("from", policy.from.is_none())] {
        if is_missing {
            reasons.insert(name, why_dates);
        }
    }
    let why_simple = if order_value.is_none() { why_value } else { why_dates };
    LifetimeFigures {
        margin: policy.rule.margin.clone(),
        years: policy.rule.years.clone(),
        from: policy.from,
        to: policy.to,
        span_days: sheet.number_or(days.as_ref(), ("span_days", why_dates), &mut reasons),
        customers: dated,
        orders,
        orders_with_amount: priced,
        average_order_value: sheet.money_or(order_value.as_ref(), ("average_order_value", why_value), &mut reasons),
        orders_a_year: sheet.number_or(frequency.as_ref(), ("orders_a_year", why_dates), &mut reasons),
        simple: sheet.money_or(simple.as_ref(), ("simple", why_simple), &mut reasons),
        historic: sheet.money_or(historic.as_ref(), ("historic", why_value), &mut reasons),
        historic_average: sheet.money_or(average.as_ref(), ("historic_average", why_value), &mut reasons),
        reasons,
    }
}

pub(super) fn of_customer(sheet: &mut Sheet, policy: &Policy<'_>, buyer: &Buyer<'_, '_>) -> CustomerLifetime {
    let mut reasons = Reasons::new();
    let found = |label, number: Number| Figure::found(label, number, Vec::new()).about(buyer.id);
    let (first, last) = (buyer.days.first().copied(), buyer.days.last().copied());
    let days_to = |to: NaiveDate| first.map(|first| found(&own::SPAN_DAYS, days_between(first, to)));
    let historic = buyer.value.as_ref().map(|value| Figure::product(&own::HISTORIC_VALUE, &[value, &policy.margin]));
    let span = match policy.rule.span {
        Span::AsOf => days_to(policy.to),
        Span::LastOrder => last.and_then(days_to),
    };
    let repeats = found(&own::REPEAT_ORDERS, Number::from(buyer.days.len().saturating_sub(1)));
    let span_years = span.as_ref().and_then(|span| policy.years_of(span));
    let frequency = span_years.and_then(|years| Figure::quotient(&own::REPEAT_ORDERS_A_YEAR, &repeats, &years));
    let zero = Figure::constant(&label::ZERO, 0);
    let remaining = days_to(policy.to).as_ref().and_then(|days| policy.years_of(days)).map(|passed| {
        let left = Figure::difference(&own::REMAINING_YEARS, &policy.years, &passed);
        Figure::maximum(&own::REMAINING_YEARS, &[&zero, &left])
    });
    let priced = found(&label::PRICED, Number::from(buyer.priced));
    let order_value = buyer.value.as_ref().and_then(|value| kpi::average_order_value(value, &priced));
    let expected = order_value.zip(frequency.as_ref()).zip(remaining.as_ref()).map(|((value, frequency), years)| {
        Figure::product(&own::EXPECTED_VALUE, &[&value, frequency, &policy.margin, years])
    });
    let value = historic
        .as_ref()
        .zip(expected.as_ref())
        .map(|(so_far, expected)| Figure::sum(&own::CUSTOMER_VALUE, &[so_far, expected]));
    let why_frequency = if first.is_none() { NoFigure::NoDates } else { NoFigure::ZeroSpan };
    let why_expected = if buyer.value.is_none() { NoFigure::NoValue } else { why_frequency };
    CustomerLifetime {
        historic: sheet.money_or(historic.as_ref(), ("historic", NoFigure::NoValue), &mut reasons),
        repeat_orders_a_year: sheet.number_or(
            frequency.as_ref(),
            ("repeat_orders_a_year", why_frequency),
            &mut reasons,
        ),
        remaining_years: sheet.number_or(remaining.as_ref(), ("remaining_years", NoFigure::NoDates), &mut reasons),
        expected: sheet.money_or(expected.as_ref(), ("expected", why_expected), &mut reasons),
        value: sheet.money_or(value.as_ref(), ("value", why_expected), &mut reasons),
        reasons,
    }
}
