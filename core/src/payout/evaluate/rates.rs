//! Amounts of other currencies: what a transaction is worth in the plan's, and what is due in the payee's.

use super::{
    super::{
        document::PlanDocument,
        facts::{PayFacts, PayIn, Transaction},
        labels as label,
        outcome::Payment,
    },
    ask::Ask,
};
use crate::{
    calendar::Calendar,
    error::{Problem, Problems, catalogue::document as doc, catalogue::pay as code},
    money::{Amount, Currency},
    number::Number,
    rounding::Rounding,
    trace::{Figure, Source},
};
use chrono::NaiveDate;

/// What is due in the currency of the payee.
pub struct Converted {
    pub currency: Currency,
    pub rate: Figure,
    pub date: Option<NaiveDate>,
    pub due: Figure,
}

impl Converted {
    /// As an outcome tells it.
    pub fn payment(&self) -> Payment {
        Payment {
            currency: self.currency,
            rate: self.rate.number().clone(),
            date: self.date,
            due: Amount::new(self.due.number(), self.currency.scale()),
        }
    }
}

/// The name of a rate: the currencies and the day.
fn named(rate: Figure, from: Currency, to: Currency, date: Option<NaiveDate>) -> Figure {
    let day = date.map(|date| format!(" {date}")).unwrap_or_default();
    rate.about(format!("{from}/{to}{day}"))
}

/// The rate of a day: the one that the plan fixes, otherwise the one that the facts know.
fn rate_on(ask: &Ask<'_>, from: Currency, to: Currency, date: NaiveDate, path: &str) -> Option<Figure> {
    type Place = fn(String) -> Source;
    let plan: Place = Source::Document;
    for (table, source) in [(&ask.plan.rates, plan), (&ask.facts.rates, Source::Facts)] {
        if let Some(index) = table.iter().position(|rate| rate.holds(from, to, date)) {
            let rate = table.get(index)?.rate.clone();
            let rate = Figure::given(&label::EXCHANGE_RATE, rate, source(format!("/rates/{index}/rate")));
            return Some(named(rate, from, to, Some(date)));
        }
    }
    let problem = Problem::new(&code::OTHER_CURRENCY, path).with("from", from);
    ask.fault(problem.with("to", to).with("date", date));
    None
}

/// An amount at a rate, rounded once at the scale of its new currency, by the plan's mode.
fn at_rate(ask: &Ask<'_>, amount: &Figure, rate: &Figure, to: Currency) -> Figure {
    let exact = Figure::product(&label::AT_RATE, &[amount, rate]);
    Figure::rounded(&label::CONVERTED, &exact, Rounding { mode: ask.rounding().mode, scale: to.scale() })
}

/// An amount of a transaction in the plan's currency, at the rate of the day on which it is credited.
pub fn in_plan_currency(
    ask: &Ask<'_>,
    transaction: &Transaction,
    index: usize,
    amount: &Figure,
    date: NaiveDate,
) -> Option<Figure> {
    let to = ask.plan.currency;
    let Some(from) = transaction.currency.filter(|currency| *currency != to) else { return Some(amount.clone()) };
    let path = format!("/transactions/{index}");
    let rate = match &transaction.rate {
        Some(rate) => {
            let rate = Figure::given(&label::EXCHANGE_RATE, rate.clone(), Source::Facts(format!("{path}/rate")));
            named(rate, from, to, Some(date))
        }
        None => rate_on(ask, from, to, date, &format!("{path}/currency"))?,
    };
    Some(at_rate(ask, amount, &rate, to))
}

/// What is due in the currency in which the person is paid; `None` where that is the plan's, or no rate is known.
pub fn in_payee_currency(ask: &Ask<'_>, due: &Figure) -> Option<Converted> {
    let PayIn { currency, rate, date } = ask.facts.pay_in.as_ref()?;
    let (from, to) = (ask.plan.currency, *currency);
    let date = date.or(ask.facts.as_of);
    let rate = match (rate, date) {
        (Some(rate), _) => {
            let rate = Figure::given(&label::EXCHANGE_RATE, rate.clone(), Source::Facts("/pay_in/rate".to_owned()));
            named(rate, from, to, date)
        }
        (None, _) if from == to => named(Figure::constant(&label::EXCHANGE_RATE, 1), from, to, date),
        (None, Some(date)) => rate_on(ask, from, to, date, "/pay_in/currency")?,
        (None, None) => {
            ask.missing("/pay_in/date", "date");
            return None;
        }
    };
    let due = at_rate(ask, due, &rate, to).named(&label::PAYMENT);
    Some(Converted { currency: to, rate, date, due })
}

/// What is due in the currency of the payee that the facts name.
pub fn payment(plan: &PlanDocument, facts: &PayFacts, due: &Number) -> Result<Option<Payment>, Problems> {
    let calendar = plan.calendar.as_ref().map_or_else(Calendar::gregorian, Calendar::new);
    let period = super::facts::period(plan, facts, &calendar)?;
    let ask = Ask::new(plan, facts, calendar, period);
    check(&ask);
    let converted = in_payee_currency(&ask, &Figure::given(&label::DUE, due.clone(), Source::Rule));
    let payment = converted.as_ref().map(Converted::payment);
    let problems = ask.into_problems();
    if problems.is_empty() { Ok(payment) } else { Err(problems) }
}

/// Notes rates that no exchange can have.
pub fn check(ask: &Ask<'_>) {
    super::super::document::rate_problems(&ask.facts.rates).into_iter().for_each(|problem| ask.fault(problem));
    if let Some(PayIn { currency, rate: Some(rate), .. }) = &ask.facts.pay_in {
        check_rate(ask, rate, *currency == ask.plan.currency, "/pay_in/rate");
    }
}

/// A rate is positive, and 1 where nothing is converted.
pub fn check_rate(ask: &Ask<'_>, rate: &Number, is_same: bool, path: &str) {
    if !rate.is_positive() || (is_same && *rate != Number::ONE) {
        let range = if is_same { "1" } else { "> 0" };
        ask.fault(Problem::new(&doc::OUT_OF_RANGE, path).with("value", rate).with("range", range));
    }
}
