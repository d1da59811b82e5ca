//! The rows of deals.

use super::{
    super::{
        document::CreditOf,
        evaluate::{Cause, Part, is_as_paid, parts},
        facts::Transaction,
        labels as label,
    },
    DealRow,
    build::Build,
    how::number,
    words,
};
use crate::{id::Id, number::Number, trace::Step};
use std::sync::Arc;

impl Build<'_, '_> {
    pub(super) fn deals(&self, index: usize) -> Option<Vec<DealRow>> {
        let component = self.plan().components.get(index)?;
        let is_accumulated = self.found.ask.window(component).is_some();
        let is_as_paid = is_as_paid(self.found, index);
        let of = component.on.as_ref().map_or(CreditOf::Amount, |on| self.credit_of(on));
        Some(
            parts(&self.found.laid(), index)?
                .iter()
                .map(|part| self.row(part, is_accumulated, of, is_as_paid))
                .collect(),
        )
    }

    /// What rules credit to a measure: quantities, where all of them do.
    fn credit_of(&self, measure: &Id) -> CreditOf {
        let rules = self.plan().crediting.iter().flat_map(|crediting| &crediting.rules);
        let mut of_measure = rules.filter(|rule| rule.measure == *measure).map(|rule| rule.of).peekable();
        let first = of_measure.peek().copied().unwrap_or(CreditOf::Amount);
        if of_measure.all(|of| of == first) { first } else { CreditOf::Amount }
    }

    fn row(&self, part: &Part<'_>, is_accumulated: bool, of: CreditOf, is_as_paid: bool) -> DealRow {
        let texts = match part.cause {
            Cause::Deal => None,
            Cause::Fixed => Some(&words::BY_FIXED),
            Cause::Lift => Some(&words::BY_LIFT),
            Cause::Base if is_accumulated => Some(&words::BY_WINDOW),
            Cause::Base => Some(&words::BY_BASE),
            Cause::Withheld => Some(&words::BY_WITHHELD),
            Cause::Floor => Some(&words::BY_FLOOR),
        };
        let own = part.deal.filter(|_| part.cause == Cause::Deal);
        let transaction = own.and_then(|deal| self.facts().transactions.as_ref()?.get(deal.index));
        let size = transaction.and_then(|deal| size_of(deal, of).cloned());
        let is_amount = |deal: &&Transaction| size.is_some() && size_of(deal, of) == deal.amount.as_ref();
        let currency = transaction.filter(is_amount).and_then(|deal| deal.currency);
        let credit = own.map(|deal| if is_as_paid { &deal.original } else { &deal.credit });
        let converted = credit.and_then(|credit| converted_in(&credit.step()));
        DealRow {
            cause: part.cause,
            id: part.deal.map(|deal| deal.id.as_str().to_owned()),
            date: own.map(|deal| deal.date),
            taken_back: transaction.map(|deal| self.taken_back(deal, of)).filter(|taken| !taken.is_zero()),
            amount: size,
            share: own.map(|deal| deal.share.clone()),
            currency: currency.filter(|currency| *currency != self.plan().currency),
            rate: converted.as_ref().map(|(rate, _)| rate.clone()),
            converted: converted.map(|(_, worth)| self.amount(&worth)),
            credit: credit.map(|credit| credit.number().clone()),
            pays: self.amount(&part.pays),
            reason: texts.map(|texts| self.facts().language.of(texts).to_owned()),
        }
    }

    /// What reversals took of a deal, but for those that came too late.
    fn taken_back(&self, deal: &Transaction, of: CreditOf) -> Number {
        let all = self.facts().transactions.iter().flatten();
        let all = all.filter(|one| self.plan().ledger.is_in_time(deal.date, one.date));
        let reversals = all.filter(|one| one.reverses.as_ref() == Some(&deal.id));
        let taken: Number = reversals.filter_map(|one| size_of(one, of)).sum();
        -taken
    }
}

/// How large a deal is, in what rules credit of it.
fn size_of(deal: &Transaction, of: CreditOf) -> Option<&Number> {
    let (amount, quantity) = (deal.amount.as_ref(), deal.quantity.as_ref());
    if of == CreditOf::Quantity { quantity.or(amount) } else { amount.or(quantity) }
}

/// The rate at which an amount was converted on its way to a credit, and what it came to.
fn converted_in(credit: &Arc<Step>) -> Option<(Number, Number)> {
    let mut open = vec![Arc::clone(credit)];
    while let Some(step) = open.pop() {
        if step.label.key == label::CONVERTED.key {
            let rate = step.of.first()?.of.get(1)?;
            return Some((number(rate)?.clone(), number(&step)?.clone()));
        }
        open.extend(step.of.iter().cloned());
    }
    None
}
