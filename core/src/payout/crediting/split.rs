//! What one deal credits to the person by one rule.

use super::{
    Credit, DealSource, from_facts,
    matching::date_of,
    sharing::{Sharing, Take},
};
use crate::{
    error::{Problem, catalogue::pay as code},
    number::Number,
    payout::{
        document::{CreditOf, CreditRule, PlanDocument},
        evaluate::{Ask, in_plan_currency, unit_of},
        facts::Transaction,
        labels as label,
    },
    quantity::Unit,
    rounding::Rounding,
    trace::Figure,
};

/// The credit; `None` when the deal credits nothing to the person in this period.
pub fn credit(ask: &Ask<'_>, sharing: &Sharing<'_>, take: &Take<'_>, deal: &DealSource<'_>) -> Option<Credit> {
    let (_, rule) = take.rule;
    let date = date_of(rule.by, deal.transaction)?;
    if !ask.period.contains(date) {
        return None;
    }
    let place = format!("/transactions/{}", deal.index);
    if !take.is_overlay() {
        sharing.whole(ask)?;
    }
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
    let own = |value: &Figure| own_part(ask, sharing, take, value, &place);
    let (credit, original) = (own(&net)?, own(&original)?);
    let id = deal.transaction.id.clone();
    let share = share(ask, sharing, take);
    let (credit, index) = (credit.about(id.as_str()), deal.index);
    let rule = rule.id.clone();
    Some(Credit { date, path: place, index, credit, original, share, id, rule, earns: None, parts: Vec::new() })
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

/// The person's share of a deal by one rule.
pub fn share(ask: &Ask<'_>, sharing: &Sharing<'_>, take: &Take<'_>) -> Number {
    let total = if take.is_overlay() { Some(Number::ONE) } else { sharing.whole(ask).map(|whole| whole.total) };
    total.and_then(|total| sharing.sum(&take.own).over(&total)).unwrap_or_default()
}

/// The person's part of a value: split in whole units, counted within the rule's limits, times its factor.
fn own_part(ask: &Ask<'_>, sharing: &Sharing<'_>, take: &Take<'_>, value: &Figure, place: &str) -> Option<Figure> {
    let (index, rule) = take.rule;
    let path = format!("/crediting/rules/{index}");
    let mut parts = vec![split(ask, sharing, take, value, place)?];
    if let Some(proportion) = counted_proportion(rule, &path, value) {
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

fn split(ask: &Ask<'_>, sharing: &Sharing<'_>, take: &Take<'_>, value: &Figure, place: &str) -> Option<Figure> {
    if sharing.is_alone {
        return Some(value.clone());
    }
    let own = sharing.sum(&take.own);
    let given = |name| from_facts(name, &own, &format!("{place}/participants"));
    if take.is_overlay() {
        let own = given(&label::PROPORTION);
        let share = Figure::quotient(&label::PROPORTION, &own, &Figure::constant(&label::ALL_SHARES, 1))?;
        return Some(Figure::product(&label::SPLIT, &[value, &share]));
    }
    let whole = sharing.whole(ask)?;
    // Shares of one are parts of it; those of anything else are weights.
    let own = given(if whole.total == Number::ONE { &label::PROPORTION } else { &label::SHARE_WEIGHT });
    let total = Figure::constant(&label::ALL_SHARES, whole.total.clone());
    let Some(unit) = smallest_unit(ask.plan, take.rule.1) else {
        let share = Figure::quotient(&label::PROPORTION, &own, &total)?;
        return Some(Figure::product(&label::SPLIT, &[value, &share]));
    };
    let Some(part) = whole.part(value.number(), &unit, &take.own) else {
        let problem = Problem::new(&code::TOO_FINE, place).with("value", value.number());
        ask.fault(problem.with("unit", unit));
        return None;
    };
    Some(Figure::found(&label::SPLIT, part, vec![value.step(), own.step(), total.step()]))
}

/// The unit in which credits to a measure are handed out: money in its smallest, and what is counted in the step that
/// its unit declares. `None` for one that has none: two have half of a deal each, and neither has it by being first by
/// name.
pub fn smallest_unit(plan: &PlanDocument, rule: &CreditRule) -> Option<Number> {
    let minor = unit_of(Rounding::half_up(plan.currency.scale()));
    let measure = plan.measures.iter().find(|measure| measure.id == rule.measure)?;
    match &measure.unit {
        None => Some(minor),
        Some(unit @ Unit::Currency(_)) => Some(unit.step()),
        Some(Unit::Count(count)) => count.step.clone(),
        Some(_) => None,
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
