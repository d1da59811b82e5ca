//! What one deal credits to the person by one rule.

use super::{Credit, DealSource, from_facts, matching::date_of, reporting::is_above};
use crate::{
    apportion::{Claim, split_amount},
    error::{Problem, catalogue::pay as code},
    number::Number,
    payout::{
        document::{CreditKind, CreditOf, CreditRule},
        evaluate::{Ask, in_plan_currency, unit_of},
        facts::{Participant, Transaction},
        labels as label,
    },
    rounding::Rounding,
    trace::Figure,
};

/// The credit; `None` when the deal credits nothing to the person in this period.
pub fn credit(ask: &Ask<'_>, rule: &CreditRule, path: &str, deal: &DealSource<'_>) -> Option<Credit> {
    let date = date_of(rule.by, deal.transaction)?;
    if !ask.period.contains(date) {
        return None;
    }
    let place = format!("/transactions/{}", deal.index);
    let shares = Shares::of(ask, rule, deal)?;
    let original = value_of(ask, rule.of, deal.transaction, deal.index)?;
    let taken: Option<Vec<Figure>> =
        deal.reversals.iter().map(|(index, reversal)| value_of(ask, rule.of, reversal, *index)).collect();
    let mut taken = taken?;
    for (index, reversal) in &deal.late {
        taken.extend(late(ask, rule.of, reversal, *index));
    }
    let net = net_of(rule.of, &original, &taken, is_gone(deal));
    // The whole is converted before anybody has a part of it, and what reversals leave as one: parts sum to the whole,
    // and a deal that was taken back wholly leaves nothing.
    let converted = |value: &Figure| match rule.of {
        CreditOf::Amount => in_plan_currency(ask, deal.transaction, deal.index, value, date),
        CreditOf::Quantity | CreditOf::Count => Some(value.clone()),
    };
    let original = converted(&original)?;
    let net = if taken.is_empty() { original.clone() } else { converted(&net)? };
    let own = |value: &Figure| own_part(ask, rule, path, &shares, value, &place);
    let (credit, original) = (own(&net)?, own(&original)?);
    let id = deal.transaction.id.clone();
    let share = shares.own_share();
    Some(Credit { date, path: place, index: deal.index, credit: credit.about(id.as_str()), original, share, id })
}

fn value_of(ask: &Ask<'_>, of: CreditOf, transaction: &Transaction, index: usize) -> Option<Figure> {
    let (name, value, field) = match of {
        CreditOf::Count => return Some(Figure::constant(&label::DEAL_COUNT, 1)),
        CreditOf::Amount => (&label::DEAL_AMOUNT, &transaction.amount, "amount"),
        CreditOf::Quantity => (&label::DEAL_QUANTITY, &transaction.quantity, "quantity"),
    };
    let place = format!("/transactions/{index}/{field}");
    match value {
        Some(value) => Some(from_facts(name, value, &place)),
        None => {
            ask.missing(place, field);
            None
        }
    }
}

/// What a reversal that came too late takes back: nothing, which the trace shows.
fn late(ask: &Ask<'_>, of: CreditOf, reversal: &Transaction, index: usize) -> Option<Figure> {
    let value = if of == CreditOf::Count { None } else { value_of(ask, of, reversal, index) }?;
    Some(Figure::product(&label::LATE, &[&value, &Figure::constant(&label::PROPORTION, 0)]))
}

/// Whether reversals took the whole of a deal back.
fn is_gone(deal: &DealSource<'_>) -> bool {
    let left = |of: fn(&Transaction) -> Option<&Number>| {
        let own = of(deal.transaction)?;
        let taken: Number = deal.reversals.iter().filter_map(|(_, reversal)| of(reversal)).sum();
        Some(own + &taken)
    };
    let left = left(|one| one.amount.as_ref()).or_else(|| left(|one| one.quantity.as_ref()));
    !deal.reversals.is_empty() && left.is_none_or(|left| left.is_zero())
}

/// A deal less its reversals; as a number of deals it counts until nothing of it is left.
fn net_of(of: CreditOf, original: &Figure, taken: &[Figure], is_gone: bool) -> Figure {
    match (of, taken) {
        (_, []) => original.clone(),
        (CreditOf::Count, _) if !is_gone => original.clone(),
        (CreditOf::Count, _) => Figure::difference(&label::NET, original, &Figure::constant(&label::REVERSED, 1)),
        (_, taken) => {
            let mut parts = vec![original];
            parts.extend(taken);
            Figure::sum(&label::NET, &parts)
        }
    }
}

/// The claims on a deal, and which of them are the person's.
struct Shares<'a> {
    claims: Vec<&'a Participant>,
    own: Vec<bool>,
    /// Shares of the whole, or weights among themselves.
    is_overlay: bool,
}

/// Whether a rule gives the person anything of a deal, so that it counts among the rules of which the plan picks: a rule
/// for others neither is the first that matches nor hides the person's own.
pub fn concerns(ask: &Ask<'_>, rule: &CreditRule, deal: &DealSource<'_>) -> bool {
    Shares::claimed(ask, rule, deal).is_some()
}

impl<'a> Shares<'a> {
    fn of(ask: &Ask<'_>, rule: &CreditRule, deal: &DealSource<'a>) -> Option<Self> {
        let shares = Self::claimed(ask, rule, deal)?;
        if !shares.is_overlay && !shares.claims.is_empty() {
            check_total(ask, &shares.claims, deal.index)?;
        }
        Some(shares)
    }

    /// The claims, if one of them is the person's.
    fn claimed(ask: &Ask<'_>, rule: &CreditRule, deal: &DealSource<'a>) -> Option<Self> {
        let transaction = deal.transaction;
        let has_role = |one: &&Participant| {
            rule.roles.is_empty() || one.role.as_ref().is_some_and(|role| rule.roles.contains(role))
        };
        let claims: Vec<&Participant> = transaction.participants.iter().filter(has_role).collect();
        let is_overlay = rule.kind == CreditKind::Overlay;
        if claims.is_empty() {
            // A deal without participants is the person's alone.
            let is_alone = transaction.participants.is_empty() && rule.kind != CreditKind::Rollup;
            return is_alone.then_some(Self { claims, own: Vec::new(), is_overlay });
        }
        let person = &ask.facts.person;
        let is_own = |one: &&Participant| match rule.kind {
            CreditKind::Rollup => one.person != *person && is_above(ask, person, &one.person, transaction.date),
            CreditKind::Revenue | CreditKind::Overlay => one.person == *person,
        };
        let own: Vec<bool> = claims.iter().map(is_own).collect();
        own.contains(&true).then_some(Self { claims, own, is_overlay })
    }

    fn total(&self) -> Number {
        if self.is_overlay { Number::ONE } else { self.claims.iter().map(|claim| &claim.share).sum() }
    }

    fn own_sum(&self) -> Number {
        self.claims.iter().zip(&self.own).filter(|(_, is_own)| **is_own).map(|(claim, _)| &claim.share).sum()
    }

    fn own_share(&self) -> Number {
        if self.claims.is_empty() { Number::ONE } else { self.own_sum().over(&self.total()).unwrap_or_default() }
    }
}

/// Revenue shares total 100 %, or are whole-number weights.
fn check_total(ask: &Ask<'_>, claims: &[&Participant], index: usize) -> Option<()> {
    let total: Number = claims.iter().map(|claim| &claim.share).sum();
    let are_weights = total.is_positive() && claims.iter().all(|claim| claim.share.is_integer());
    if total == Number::ONE || are_weights {
        return Some(());
    }
    let problem = Problem::new(&code::SHARES_TOTAL, format!("/transactions/{index}/participants"));
    ask.fault(problem.with("total", total));
    None
}

/// The person's part of a value: split in whole units, counted within the rule's limits, times its factor.
fn own_part(
    ask: &Ask<'_>,
    rule: &CreditRule,
    path: &str,
    shares: &Shares<'_>,
    value: &Figure,
    place: &str,
) -> Option<Figure> {
    let mut parts = vec![split(ask, rule, shares, value, place)?];
    if let Some(proportion) = counted_proportion(rule, path, value) {
        parts.push(proportion);
    }
    if rule.factor != Number::ONE {
        parts.push(Ask::declared(&label::FACTOR, &rule.factor, format!("{path}/factor")));
    }
    let parts: Vec<&Figure> = parts.iter().collect();
    Some(match parts.as_slice() {
        [only] => only.named(&label::CREDIT),
        _ => Figure::product(&label::CREDIT, &parts),
    })
}

fn split(ask: &Ask<'_>, rule: &CreditRule, shares: &Shares<'_>, value: &Figure, place: &str) -> Option<Figure> {
    if shares.claims.is_empty() {
        return Some(value.clone());
    }
    let own = from_facts(&label::PROPORTION, &shares.own_sum(), &format!("{place}/participants"));
    let unit = smallest_unit(ask, rule);
    let (Some(unit), false) = (unit, shares.is_overlay) else {
        let total = Figure::constant(&label::ALL_SHARES, shares.total());
        let share = Figure::quotient(&label::PROPORTION, &own, &total)?;
        return Some(Figure::product(&label::SPLIT, &[value, &share]));
    };
    let claims: Vec<Claim<'_>> =
        shares.claims.iter().map(|claim| Claim { id: claim.person.as_str(), weight: &claim.share }).collect();
    let Some(parts) = split_amount(value.number(), &unit, &claims) else {
        let problem = Problem::new(&code::TOO_FINE, place).with("value", value.number());
        ask.fault(problem.with("unit", unit));
        return None;
    };
    let part = parts.iter().zip(&shares.own).filter(|(_, is_own)| **is_own).map(|(part, _)| part).sum();
    let total = Figure::constant(&label::ALL_SHARES, shares.total());
    Some(Figure::found(&label::SPLIT, part, vec![value.step(), own.step(), total.step()]))
}

/// The unit in which a measure is handed out; `None` for one that has no smallest part.
fn smallest_unit(ask: &Ask<'_>, rule: &CreditRule) -> Option<Number> {
    let minor = unit_of(Rounding::half_up(ask.plan.currency.scale()));
    let measure = ask.plan.measures.iter().find(|measure| measure.id == rule.measure)?;
    match &measure.unit {
        None => Some(minor),
        Some(unit) => unit.scale().map(|_| unit.step()),
    }
}

/// How much of a deal counts, where a cap or a windfall rule binds.
fn counted_proportion(rule: &CreditRule, path: &str, value: &Figure) -> Option<Figure> {
    if rule.cap_per_deal.is_none() && rule.windfall.is_none() {
        return None;
    }
    let size = if value.number().is_negative() { Figure::negation(&label::SIZE, value) } else { value.clone() };
    let mut counted = size.clone();
    if let Some(windfall) = &rule.windfall {
        let above = Ask::declared(&label::WINDFALL, &windfall.above, format!("{path}/windfall/above"));
        let share = Ask::declared(&label::PROPORTION, &windfall.share, format!("{path}/windfall/share"));
        let over = Figure::difference(&label::EXCESS, &counted, &above);
        let over = Figure::maximum(&label::EXCESS, &[&over, &Figure::constant(&label::NOTHING, 0)]);
        let within = Figure::minimum(&label::COUNTED, &[&counted, &above]);
        let reduced = Figure::product(&label::REDUCED, &[&over, &share]);
        counted = Figure::sum(&label::COUNTED, &[&within, &reduced]);
    }
    if let Some(cap) = &rule.cap_per_deal {
        let cap = Ask::declared(&label::DEAL_CAP, cap, format!("{path}/cap_per_deal"));
        counted = Figure::minimum(&label::COUNTED, &[&counted, &cap]);
    }
    Figure::quotient(&label::PROPORTION, &counted, &size)
}
