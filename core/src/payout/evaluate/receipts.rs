//! What customers paid, of all deals of a period or of one.

use super::{
    super::{
        document::LeaverHoldback,
        facts::{DealCollected, Receipt, Transaction},
        labels as label,
    },
    ask::Ask,
};
use crate::{
    error::{Problem, catalogue::document as code, catalogue::pay},
    number::Number,
    trace::{Figure, Source, Test},
};
use chrono::NaiveDate;

fn nothing() -> Figure {
    Figure::constant(&label::NOTHING, 0)
}

fn whole() -> Figure {
    Figure::constant(&label::WHOLE, 1)
}

/// The share that came in, between nothing and all.
fn share_of(receipts: &[Figure], due: &Figure) -> Option<Figure> {
    let received = Figure::sum(&label::RECEIVED, &receipts.iter().collect::<Vec<_>>());
    let share = Figure::quotient(&label::COLLECTED, &received, due)?;
    let share = Figure::minimum(&label::COLLECTED, &[&share, &whole()]);
    Some(Figure::maximum(&label::COLLECTED, &[&share, &nothing()]))
}

/// The receipts that came in by a day; those of later days do not count yet.
fn by_day(receipts: &[Receipt], until: NaiveDate, path: &str) -> Vec<Figure> {
    let receipts = receipts.iter().enumerate().filter(|(_, receipt)| receipt.date <= until);
    let figure = |(index, receipt): (usize, &Receipt)| {
        Figure::given(&label::RECEIPT, receipt.amount.clone(), Source::Facts(format!("{path}/{index}/amount")))
    };
    receipts.map(figure).collect()
}

fn not_positive(ask: &Ask<'_>, path: &str, due: &Number) {
    ask.fault(Problem::new(&code::OUT_OF_RANGE, path).with("value", due).with("range", "> 0"));
}

/// The share of what the customers of the period owe that came in by a day.
pub fn of_period(ask: &Ask<'_>, until: Option<NaiveDate>) -> Option<Figure> {
    let Some(collected) = &ask.facts.collected else {
        ask.missing("/collected", "collected");
        return None;
    };
    let receipt = |(index, amount): (usize, &Number)| {
        Figure::given(&label::RECEIPT, amount.clone(), Source::Facts(format!("/collected/receipts/{index}")))
    };
    let mut receipts: Vec<Figure> = collected.receipts.iter().enumerate().map(receipt).collect();
    if let Some(leaver) = ask.leaver()
        && leaver.terms.holdback == LeaverHoldback::Forfeit
        && !collected.receipts.is_empty()
    {
        // Whether they came in time cannot be told.
        ask.fault(Problem::new(&pay::RECEIPT_UNDATED, "/collected/receipts").with("end", leaver.holdback_end()));
        return None;
    }
    if !collected.dated_receipts.is_empty() {
        let Some(until) = until else {
            ask.missing("/as_of", "as_of");
            return None;
        };
        receipts.extend(by_day(&collected.dated_receipts, until, "/collected/dated_receipts"));
    }
    if !collected.due.is_positive() {
        not_positive(ask, "/collected/due", &collected.due);
        return None;
    }
    let due = Figure::given(&label::RECEIVABLE, collected.due.clone(), Source::Facts("/collected/due".to_owned()));
    share_of(&receipts, &due)
}

/// The share of what the customer of one deal owes that came in by a day; the whole on the day it was paid where single
/// receipts are not known, and where nothing is left to pay.
pub fn of_deal(ask: &Ask<'_>, index: usize, until: NaiveDate) -> Option<Figure> {
    let transaction = ask.facts.transactions.as_deref().unwrap_or_default().get(index)?;
    let path = format!("/transactions/{index}");
    let Some(collected) = &transaction.collected else {
        if transaction.amount.is_some() && !left_of(ask, index)?.number().is_positive() {
            return Some(whole());
        }
        return Some(on_day(transaction, until, &path));
    };
    let due = due_of(ask, index, collected)?;
    if !due.number().is_positive() {
        return Some(whole());
    }
    share_of(&by_day(&collected.receipts, until, &format!("{path}/collected/receipts")), &due)
}

/// The share of what the customer of one deal owes that came in by `end` and was not paid back by `as_of`, for somebody who
/// left. A deal of which nothing is left to pay was paid where something came in and stayed.
pub fn of_cash(ask: &Ask<'_>, index: usize, end: NaiveDate, as_of: NaiveDate) -> Option<Figure> {
    let in_time = paid_by(ask, index, end.min(as_of))?;
    let now = paid_by(ask, index, as_of)?;
    Some(if now.number() < in_time.number() { now } else { in_time })
}

fn paid_by(ask: &Ask<'_>, index: usize, until: NaiveDate) -> Option<Figure> {
    let transaction = ask.facts.transactions.as_deref().unwrap_or_default().get(index)?;
    let path = format!("/transactions/{index}");
    let Some(collected) = &transaction.collected else {
        return Some(on_day(transaction, until, &path));
    };
    let due = due_of(ask, index, collected)?;
    let receipts = by_day(&collected.receipts, until, &format!("{path}/collected/receipts"));
    if due.number().is_positive() {
        return share_of(&receipts, &due);
    }
    let received: Number = receipts.iter().map(Figure::number).sum();
    Some(if received.is_positive() { whole() } else { nothing() })
}

/// Whether the customer of a deal still owes something, had nothing come in.
pub fn is_owed(ask: &Ask<'_>, index: usize) -> Option<bool> {
    let transaction = ask.facts.transactions.as_deref().unwrap_or_default().get(index)?;
    match &transaction.collected {
        Some(collected) => Some(due_of(ask, index, collected)?.number().is_positive()),
        None => Some(transaction.amount.is_none() || left_of(ask, index)?.number().is_positive()),
    }
}

/// All or nothing, where single receipts are not known.
fn on_day(transaction: &Transaction, until: NaiveDate, path: &str) -> Figure {
    let is_paid = transaction.dates.paid.is_some_and(|paid| paid <= until);
    let paid = Test::given(&label::CONDITION, is_paid, Source::Facts(format!("{path}/dates/paid")));
    Figure::when(&label::COLLECTED, &paid, &whole(), &nothing())
}

fn due_of(ask: &Ask<'_>, index: usize, collected: &DealCollected) -> Option<Figure> {
    match &collected.due {
        Some(due) => {
            let source = Source::Facts(format!("/transactions/{index}/collected/due"));
            Some(Figure::given(&label::RECEIVABLE, due.clone(), source))
        }
        None => left_of(ask, index),
    }
}

/// The amount of a deal less everything that was taken back of it in time: what came too late takes back no pay, so that it
/// does not count as paid by the customer either.
fn left_of(ask: &Ask<'_>, index: usize) -> Option<Figure> {
    let transactions = ask.facts.transactions.as_deref().unwrap_or_default();
    let deal = transactions.get(index)?;
    let mut parts = Vec::new();
    for (at, one) in transactions.iter().enumerate() {
        let takes_back = one.reverses.as_ref() == Some(&deal.id) && ask.plan.ledger.is_in_time(deal.date, one.date);
        if at != index && !takes_back {
            continue;
        }
        match &one.amount {
            Some(amount) => {
                let source = Source::Facts(format!("/transactions/{at}/amount"));
                parts.push(Figure::given(&label::DEAL_AMOUNT, amount.clone(), source));
            }
            None if at == index => {
                ask.missing(format!("/transactions/{index}/collected/due"), "due");
                return None;
            }
            None => {}
        }
    }
    Some(Figure::sum(&label::RECEIVABLE, &parts.iter().collect::<Vec<_>>()))
}

/// Receipts stand with the deal, not with what takes it back: what was paid back is a negative receipt of the deal. What is
/// owed is more than nothing.
pub fn check(ask: &Ask<'_>) {
    for (index, transaction) in ask.facts.transactions.iter().flatten().enumerate() {
        if let (Some(deal), Some(_)) = (&transaction.reverses, &transaction.collected) {
            let path = format!("/transactions/{index}/collected");
            ask.fault(Problem::new(&pay::COLLECTED_OF_REVERSAL, path).with("deal", deal));
        }
        let due = transaction.collected.as_ref().and_then(|collected| collected.due.as_ref());
        if let Some(due) = due.filter(|due| !due.is_positive()) {
            not_positive(ask, &format!("/transactions/{index}/collected/due"), due);
        }
    }
}
