//! Deals: transactions together with what takes them back.

use crate::{
    error::{Problem, catalogue::document as doc, catalogue::pay as code},
    id::Id,
    number::Number,
    payout::{
        evaluate::{Ask, check_rate},
        facts::Transaction,
    },
    shape::suggestion,
};
use std::collections::BTreeMap;

/// A transaction and its reversals.
pub struct Source<'a> {
    /// The transaction.
    pub transaction: &'a Transaction,
    /// Its position in the facts.
    pub index: usize,
    /// The reversals with their positions, by day and id.
    pub reversals: Vec<(usize, &'a Transaction)>,
    /// Those that came too late to take anything back.
    pub late: Vec<(usize, &'a Transaction)>,
}

/// Puts reversals to what they reverse, and notes what is wrong with the transactions.
pub fn deals_of<'a>(ask: &Ask<'_>, transactions: &'a [Transaction]) -> Vec<Source<'a>> {
    let mut deals: BTreeMap<&Id, Source<'a>> = BTreeMap::new();
    let mut seen: BTreeMap<&Id, usize> = BTreeMap::new();
    for (index, transaction) in transactions.iter().enumerate() {
        check_one(ask, transaction, index);
        if seen.insert(&transaction.id, index).is_some() {
            let problem = Problem::new(&doc::DUPLICATE_ID, format!("/transactions/{index}/id"));
            ask.fault(problem.with("id", &transaction.id));
        } else if transaction.reverses.is_none() {
            deals.insert(&transaction.id, Source { transaction, index, reversals: Vec::new(), late: Vec::new() });
        }
    }
    for (index, transaction) in transactions.iter().enumerate() {
        let Some(reversed) = &transaction.reverses else { continue };
        let path = || format!("/transactions/{index}/reverses");
        if let Some(deal) = deals.get_mut(reversed) {
            deal.reversals.push((index, transaction));
        } else if seen.contains_key(reversed) {
            ask.fault(Problem::new(&code::REVERSES_REVERSAL, path()).with("id", reversed));
        } else {
            let known: Vec<&Id> = deals.keys().copied().collect();
            let problem = Problem::new(&doc::UNKNOWN_REFERENCE, path()).with("id", reversed);
            ask.fault(problem.suggest(suggestion(reversed.as_str(), &known)));
        }
    }
    let mut deals: Vec<Source<'a>> = deals.into_values().collect();
    for deal in &mut deals {
        deal.reversals.sort_by(|(_, a), (_, b)| (a.date, &a.id).cmp(&(b.date, &b.id)));
        // A late reversal has to be valid all the same: otherwise the limit would hide what is wrong.
        check_reversals(ask, deal);
        let is_late = |(_, reversal): &mut (usize, &Transaction)| {
            !ask.plan.ledger.is_in_time(deal.transaction.date, reversal.date)
        };
        deal.late = deal.reversals.extract_if(.., is_late).collect();
    }
    deals
}

fn check_one(ask: &Ask<'_>, transaction: &Transaction, index: usize) {
    if let (Some(rate), None) = (&transaction.rate, &transaction.reverses) {
        let is_same = transaction.currency.is_none_or(|currency| currency == ask.plan.currency);
        check_rate(ask, rate, is_same, &format!("/transactions/{index}/rate"));
    }
    for (position, participant) in transaction.participants.iter().enumerate() {
        if participant.share.is_negative() {
            let path = format!("/transactions/{index}/participants/{position}/share");
            ask.fault(Problem::new(&doc::OUT_OF_RANGE, path).with("value", &participant.share).with("range", "≥ 0"));
        }
    }
}

/// Reversals have the other sign, take back no more than there is, and are shared as the deal was.
fn check_reversals(ask: &Ask<'_>, deal: &Source<'_>) {
    type Part = fn(&Transaction) -> Option<&Number>;
    let parts: [(Part, &str); 2] = [(|t| t.amount.as_ref(), "amount"), (|t| t.quantity.as_ref(), "quantity")];
    for (part, field) in parts {
        let Some(original) = part(deal.transaction) else { continue };
        let mut left = original.clone();
        for (index, reversal) in &deal.reversals {
            let taken = part(reversal).cloned().unwrap_or(Number::ZERO);
            left += &taken;
            let is_other_sign = taken.is_zero() || taken.is_negative() != original.is_negative();
            let is_within = left.is_zero() || left.is_negative() == original.is_negative();
            if !is_other_sign || !is_within {
                let problem = Problem::new(&code::REVERSES_TOO_MUCH, format!("/transactions/{index}/{field}"));
                ask.fault(problem.with("value", taken).with("deal", &deal.transaction.id).with("amount", original));
            }
        }
    }
    let currency = |transaction: &Transaction| transaction.currency.unwrap_or(ask.plan.currency);
    for (index, reversal) in &deal.reversals {
        let is_other_currency = reversal.currency.is_some_and(|own| own != currency(deal.transaction));
        let is_other_rate = reversal.rate.is_some() && reversal.rate != deal.transaction.rate;
        if is_other_currency || is_other_rate {
            let field = if is_other_currency { "currency" } else { "rate" };
            let problem = Problem::new(&code::REVERSAL_CURRENCY, format!("/transactions/{index}/{field}"));
            ask.fault(problem.with("field", field).with("deal", &deal.transaction.id));
        }
        if !reversal.participants.is_empty() && reversal.participants != deal.transaction.participants {
            let problem = Problem::new(&code::REVERSAL_SHARES, format!("/transactions/{index}/participants"));
            ask.fault(problem.with("deal", &deal.transaction.id));
        }
    }
}
