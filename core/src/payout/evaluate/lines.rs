//! From the components' pay to the lines of a statement and what is due.

use super::{
    super::{
        labels as label,
        outcome::{Line, LineKind, PayOutcome},
    },
    Evaluated, Laid, Passed,
    ask::Ask,
    draw::{Drawn, drawn},
    holdback::{Held, held},
    leaving::Left,
    ledger::{Ledger, settled},
    limits::{PlanLimits, of_plan},
    rates::{Converted, in_payee_currency},
    stages::{Closing, trace},
};
use crate::{
    money::Amount,
    number::Number,
    trace::{Figure, Source},
};
use std::collections::BTreeMap;

/// The lines within the limits of the plan.
pub fn limits(ask: &Ask<'_>, passed: &[Passed]) -> PlanLimits {
    let ids: Vec<&str> = passed.iter().map(|line| line.id.as_str()).collect();
    let rounded: Vec<Figure> = passed.iter().map(|line| line.rounded.clone()).collect();
    let ungated: Vec<Figure> = passed.iter().map(|line| line.ungated.clone()).collect();
    let mut limits = of_plan(ask, &ids, &rounded, &ungated);
    for (line, id) in limits.lines.iter_mut().zip(&ids) {
        *line = line.named(&label::ENTITLED_LINE).about(*id);
    }
    limits
}

/// What the lines entitle to.
pub fn entitled(limits: &PlanLimits) -> Figure {
    let mut parts: Vec<&Figure> = limits.lines.iter().collect();
    parts.extend(&limits.top_up);
    Figure::sum(&label::ENTITLED, &parts)
}

/// The rest of the stages, on the lines that earn; `entitled` is what all deals entitle to, also those that `left` says no
/// longer earn.
pub fn closing(laid: &Laid<'_>, entitled: Figure, left: Option<Left>) -> Option<Closing> {
    let Laid { ask, limits, passed, .. } = *laid;
    let earned = left.as_ref().map_or_else(|| entitled.clone(), |left| left.entitled.clone());
    let held = match &ask.plan.holdback {
        Some(rule) => Some(held(laid, rule, &earned)?),
        None => None,
    };
    let mut available = match &held {
        Some(held) => {
            let kept = Figure::difference(&label::AVAILABLE, &earned, &held.forfeited());
            let kept = Figure::difference(&label::AVAILABLE, &kept, &held.held);
            Figure::sum(&label::AVAILABLE, &[&kept, &held.released])
        }
        None => earned.named(&label::AVAILABLE),
    };
    let cut = limits.withheld.iter().zip(passed);
    let cut = cut.filter_map(|(cut, line)| Some((line.id.clone(), line.withheld.as_ref().or(cut.as_ref())?.clone())));
    let withheld: Vec<(String, Figure)> = cut.collect();
    let left = left.map(|left| left.closed(ask, held.as_ref(), &withheld));
    if let Some(excess) = left.as_ref().and_then(Left::paid_out) {
        available = Figure::sum(&label::AVAILABLE, &[&available, excess]);
    }
    let withheld = if left.as_ref().is_some_and(|left| left.excess.is_some()) { Vec::new() } else { withheld };
    let drawn = drawn(ask, &available);
    let adjustments = adjustments(ask);
    let given_back = Figure::negation(&label::RECOVERED, &drawn.recovered);
    let deferred = Figure::negation(&label::DEFERRED, &drawn.deferred);
    let mut parts = vec![&available, &drawn.top, &given_back, &deferred];
    parts.extend(&adjustments);
    let pay = Figure::sum(&label::AFTER_DRAW, &parts);
    let ledger = settled(ask, &pay, &drawn);
    let payment = in_payee_currency(ask, &ledger.due);
    Some(Closing { limits: limits.clone(), entitled, left, held, available, withheld, drawn, pay, ledger, payment })
}

fn adjustments(ask: &Ask<'_>) -> Vec<Figure> {
    let given = |(index, adjustment): (usize, &super::super::facts::Adjustment)| {
        let source = Source::Facts(format!("/adjustments/{index}/amount"));
        Figure::given(&label::ADJUSTMENT, adjustment.amount.clone(), source).about(adjustment.id.as_str())
    };
    ask.facts.adjustments.iter().enumerate().map(given).collect()
}

/// The outcome of what the stages found.
pub fn outcome(found: &Evaluated<'_>, hash: String) -> PayOutcome {
    let Evaluated { ask, passed, closing, .. } = found;
    let amount = |figure: &Figure| Amount::new(figure.number(), ask.scale());
    let lines = lines(ask, passed, closing);
    PayOutcome {
        person: ask.facts.person.as_str().to_owned(),
        period: ask.facts.period.clone(),
        currency: ask.plan.currency,
        booked: booked(&lines, ask.scale()),
        lines,
        entitled: amount(&closing.entitled),
        due: amount(&closing.ledger.due),
        draw_balance: amount(&closing.drawn.debt),
        carried: amount(&closing.ledger.carried),
        withheld: closing.withheld.iter().map(|(line, figure)| (line.clone(), amount(figure))).collect(),
        payment: closing.payment.as_ref().map(Converted::payment),
        plan_hash: hash,
        trace: trace(found),
    }
}

/// What the ledger holds after this run: every line but what was paid before.
fn booked(lines: &[Line], scale: u32) -> BTreeMap<String, Amount> {
    let mut booked: BTreeMap<String, Number> = BTreeMap::new();
    for line in lines.iter().filter(|line| line.kind != LineKind::PaidBefore) {
        *booked.entry(line.component.clone()).or_default() += line.paid.value();
    }
    booked.into_iter().map(|(line, paid)| (line, Amount::new(&paid, scale))).collect()
}

fn lines(ask: &Ask<'_>, passed: &[Passed], closing: &Closing) -> Vec<Line> {
    let amount = |figure: &Figure| Amount::new(figure.number(), ask.scale());
    let carried = |line: &Passed| ask.facts.withheld.get(&line.id).filter(|value| !value.is_zero());
    let component = |(line, paid): (&Passed, &Figure)| Line {
        component: line.id.clone(),
        kind: LineKind::Component,
        earned: Some(amount(&line.earned)),
        after_cap: Some(amount(&line.after_cap)),
        after_multipliers: Some(amount(&line.after_multipliers)),
        after_gates: Some(amount(&line.after_gates)),
        withheld_in: carried(line).map(|value| Amount::new(value, ask.scale())),
        paid: amount(paid),
        reason: None,
        approver: None,
    };
    let mut lines: Vec<Line> = passed.iter().zip(&closing.limits.lines).map(component).collect();
    let plain = |name: &str, kind: LineKind, paid: Number| Line {
        component: name.to_owned(),
        kind,
        earned: None,
        after_cap: None,
        after_multipliers: None,
        after_gates: None,
        withheld_in: None,
        paid: Amount::new(&paid, ask.scale()),
        reason: None,
        approver: None,
    };
    let Drawn { top, recovered, demanded, .. } = &closing.drawn;
    let Ledger { brought, forgiven, carry, paid_before, .. } = &closing.ledger;
    let top_up = closing.limits.top_up.as_ref().map(|top_up| (LineKind::PlanFloor, top_up.number().clone()));
    lines.extend(top_up.map(|(kind, paid)| plain(kind.word(), kind, paid)));
    if let Some(left) = &closing.left {
        let amounts = [
            (LineKind::Forfeited, -left.forfeited.number()),
            (LineKind::Waiting, -left.waiting.number()),
            (LineKind::Excess, left.excess.as_ref().map(|excess| excess.number().clone()).unwrap_or_default()),
        ];
        let amounts = amounts.into_iter().filter(|(_, paid)| !paid.is_zero());
        lines.extend(amounts.map(|(kind, paid)| plain(kind.word(), kind, paid)));
    }
    if let Some(Held { held, released, .. }) = &closing.held {
        lines.push(plain(LineKind::Holdback.word(), LineKind::Holdback, -held.number()));
        lines.push(plain(LineKind::Release.word(), LineKind::Release, released.number().clone()));
    }
    let mut push = |kind: LineKind, paid: Number| {
        if !paid.is_zero() {
            lines.push(plain(kind.word(), kind, paid));
        }
    };
    push(LineKind::Draw, top.number().clone());
    push(LineKind::Recovery, -recovered.number());
    push(LineKind::Repayment, -demanded.number());
    for adjustment in &ask.facts.adjustments {
        let line = plain(adjustment.id.as_str(), LineKind::Adjustment, adjustment.amount.clone());
        let approver = Some(adjustment.approver.as_str().to_owned());
        lines.push(Line { reason: Some(adjustment.reason.clone()), approver, ..line });
    }
    let mut push = |kind: LineKind, paid: Number| {
        if !paid.is_zero() {
            lines.push(plain(kind.word(), kind, paid));
        }
    };
    push(LineKind::CarriedIn, brought.number().clone());
    push(LineKind::Carry, carry.number().clone());
    push(LineKind::Forgiven, forgiven.number().clone());
    lines.extend(paid_before.iter().map(|(name, paid)| plain(name, LineKind::PaidBefore, -paid.number())));
    lines
}
