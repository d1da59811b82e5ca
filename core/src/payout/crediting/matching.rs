//! Which transactions a rule means.

use super::{DealSource, from_facts};
use crate::{
    number::Number,
    payout::{
        document::{CreditRule, DateBasis, Matching},
        evaluate::{Ask, in_plan_currency},
        facts::Transaction,
        labels as label,
    },
};
use chrono::NaiveDate;

/// Whether a transaction passes a test; `amount` finds its amount in the plan's currency, which bounds are in.
pub fn matches(test: &Matching, transaction: &Transaction, amount: &dyn Fn() -> Number) -> bool {
    match test {
        Matching::All(parts) => parts.iter().all(|part| matches(part, transaction, amount)),
        Matching::Any(parts) => parts.iter().any(|part| matches(part, transaction, amount)),
        Matching::Not(part) => !matches(part, transaction, amount),
        Matching::Equals(is) => transaction.attributes.get(&is.attribute) == Some(&is.value),
        Matching::In(is) => transaction.attributes.get(&is.attribute).is_some_and(|value| is.values.contains(value)),
        Matching::Between(range) => {
            let amount = amount();
            range.from.as_ref().is_none_or(|from| amount >= *from) && range.to.as_ref().is_none_or(|to| amount < *to)
        }
    }
}

/// The amount of a transaction in the plan's currency on a day; a rate that is not known is noted as a fault.
pub fn amount_of(ask: &Ask<'_>, transaction: &Transaction, index: usize, date: NaiveDate) -> Number {
    let Some(amount) = &transaction.amount else { return Number::ZERO };
    let amount = from_facts(&label::DEAL_AMOUNT, amount, &format!("/transactions/{index}/amount"));
    let converted = in_plan_currency(ask, transaction, index, &amount, date);
    converted.map_or(Number::ZERO, |converted| converted.number().clone())
}

/// Whether a rule applies to a deal: its test, its roles, its days. One whose day has not come yet applies all the same:
/// the deal waits for it, and no later rule is picked in the meantime.
pub fn applies(ask: &Ask<'_>, rule: &CreditRule, deal: &DealSource<'_>) -> bool {
    let date = date_of(rule.by, deal.transaction);
    let valued = date.unwrap_or(deal.transaction.date);
    let has_role = rule.roles.is_empty()
        || deal
            .transaction
            .participants
            .iter()
            .any(|one| one.role.as_ref().is_some_and(|role| rule.roles.contains(role)));
    has_role
        && rule.when.as_ref().is_none_or(|test| {
            matches(test, deal.transaction, &|| amount_of(ask, deal.transaction, deal.index, valued))
        })
        && rule.during.as_ref().is_none_or(|span| date.is_some_and(|date| span.start <= date && date < span.end))
}

/// The day by which a rule counts a transaction; `None` when it has not come yet.
pub fn date_of(by: DateBasis, transaction: &Transaction) -> Option<NaiveDate> {
    match by {
        DateBasis::Date => Some(transaction.date),
        DateBasis::Booked => transaction.dates.booked,
        DateBasis::Invoiced => transaction.dates.invoiced,
        DateBasis::Paid => transaction.dates.paid,
    }
}

/// How many tests a rule makes.
pub fn specificity(rule: &CreditRule) -> usize {
    let tests = rule.when.as_ref().map_or(0, count);
    let others = [!rule.roles.is_empty(), rule.during.is_some()].into_iter().filter(|is| *is).count();
    tests.saturating_add(others)
}

fn count(test: &Matching) -> usize {
    match test {
        Matching::All(parts) | Matching::Any(parts) => parts.iter().map(count).sum(),
        Matching::Not(part) => count(part),
        Matching::Equals(_) | Matching::In(_) | Matching::Between(_) => 1,
    }
}
