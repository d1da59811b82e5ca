//! Rates of exchange.

use super::Span;
use crate::{
    error::{Problem, catalogue::document as doc, catalogue::pay as code},
    money::Currency,
    number::Number,
    payout::spans,
    shape::record,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

record! {
    /// What one unit of a currency is worth in another, on some days.
    pub struct ExchangeRate {
        /// The currency that is converted.
        from: Currency,
        /// The currency that it is converted into.
        to: Currency,
        /// The units of `to` for one unit of `from`.
        rate: Number,
        /// The first day; from ever on unless given.
        start: Option<NaiveDate>,
        /// The first day after; for good unless given.
        end: Option<NaiveDate>,
    }
}

impl ExchangeRate {
    /// The days on which it holds.
    #[must_use]
    pub fn span(&self) -> Span {
        spans::open(self.start, self.end)
    }

    /// Whether it converts the one into the other on a day.
    #[must_use]
    pub fn holds(&self, from: Currency, to: Currency, date: NaiveDate) -> bool {
        let span = self.span();
        self.from == from && self.to == to && span.start <= date && date < span.end
    }
}

/// What is wrong with a table of rates, at `/rates`: a rate that is not positive, one from a currency to itself, and two
/// rates for one day.
pub fn problems(rates: &[ExchangeRate]) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut pairs: BTreeMap<(&str, &str), Vec<(String, Span)>> = BTreeMap::new();
    for (index, rate) in rates.iter().enumerate() {
        let path = format!("/rates/{index}");
        if !rate.rate.is_positive() {
            let problem = Problem::new(&doc::OUT_OF_RANGE, format!("{path}/rate")).with("value", &rate.rate);
            found.push(problem.with("range", "> 0"));
        }
        if rate.from == rate.to {
            found.push(Problem::new(&code::RATE_TO_ITSELF, path.clone()).with("currency", rate.from));
        }
        pairs.entry((rate.from.code(), rate.to.code())).or_default().push((path, rate.span()));
    }
    found.extend(pairs.into_values().flat_map(spans::problems));
    found
}
