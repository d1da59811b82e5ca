//! What a component earns in the period, before any limit.

use super::{
    super::{
        crediting::Credit,
        document::{Accumulate, Clawback, CurveOf, Of, Pay},
        labels as label,
    },
    shapes,
    standing::{Moment, Standing},
};
use crate::{number::Number, trace::Figure};

/// Whether a shape follows its measure, so that it can accumulate or be read deal by deal.
pub const fn follows_measure(pay: &Pay) -> bool {
    match pay {
        Pay::Rate(rule) => matches!(rule.of, Of::Measure),
        Pay::Curve(rule) => !matches!(rule.of, CurveOf::BaseSalary),
        Pay::PerUnit(_)
        | Pay::Tiers(_)
        | Pay::InterpolatedTiers(_)
        | Pay::Package(_)
        | Pay::DerivedRate(_)
        | Pay::Matrix(_) => true,
        Pay::Fixed(_)
        | Pay::Bonus(_)
        | Pay::Grade(_)
        | Pay::Penalty(_)
        | Pay::Spiff(_)
        | Pay::RankAward(_)
        | Pay::Pool(_) => false,
    }
}

/// What the component earns in the period.
pub fn earned(at: &Standing<'_>) -> Option<Figure> {
    let deals = at.component.on.as_ref().and_then(|on| at.credits.deals(on));
    let follows = follows_measure(&at.component.pay);
    match deals {
        Some(deals) if follows && at.ask.plan.ledger.clawback == Clawback::AsPaid => as_paid(at, deals),
        Some(deals) if follows && at.component.accumulate == Accumulate::Each => each(at, deals),
        None if follows && at.component.accumulate == Accumulate::Each => {
            at.ask.missing("/transactions", "transactions");
            None
        }
        _ => in_period(at),
    }
}

/// Every deal alone.
fn each(at: &Standing<'_>, deals: &[Credit]) -> Option<Figure> {
    let of_deal = |deal: &Credit| {
        let alone = at.with_own(at.with_credit_factors(&deal.credit), true);
        let earned = shapes::earned(&at.component.pay, &alone, &pay_path(at));
        earned.map(|earned| earned.about(deal.id.as_str()))
    };
    let parts: Vec<Figure> = deals.iter().map(of_deal).collect::<Option<_>>()?;
    Some(Figure::sum(&label::EARNED, &parts.iter().collect::<Vec<_>>()))
}

/// What the period earns on its own part of the measure: the whole, or the increment over what was earned before.
fn in_period(at: &Standing<'_>) -> Option<Figure> {
    let pay = &at.component.pay;
    let path = pay_path(at);
    if !follows_measure(pay) || !at.has_before() {
        return shapes::earned(pay, at, &path);
    }
    let on = at.component.on.as_ref()?;
    if let Some(ladder) = shapes::ladder_of(pay, at, &path)
        && at.reads_increment(pay, &ladder)
        && let (Some(before), Some(own), Some(now)) = (at.prior_of(on), at.own_of(on), at.measure())
        && let Some(earlier) = shapes::ladder_of(pay, &at.at(Moment::Before), &path)
        && let Some(earned) = shapes::increment(&ladder, &earlier, &before, &own, &now)
    {
        return Some(earned);
    }
    let now = shapes::earned(pay, at, &path);
    let before = before(at);
    Some(Figure::difference(&label::EARNED, &now?.named(&label::EARNED_NOW), &before?))
}

/// What was earned before the period, by the parameters then in force.
pub fn before(at: &Standing<'_>) -> Option<Figure> {
    let before = shapes::earned(&at.component.pay, &at.at(Moment::Before), &pay_path(at))?;
    Some(before.named(&label::EARNED_BEFORE))
}

/// What each deal adds, in the order of day and id; the parts sum to what the period earns.
pub fn contributions(at: &Standing<'_>, deals: &[Credit], of: fn(&Credit) -> &Figure) -> Option<Vec<(Figure, Figure)>> {
    if at.component.accumulate == Accumulate::Each {
        let alone = |deal: &Credit| {
            let own = at.with_credit_factors(of(deal));
            let earned = shapes::earned(&at.component.pay, &at.with_own(own.clone(), true), &pay_path(at))?;
            Some((own, earned.about(deal.id.as_str())))
        };
        return deals.iter().map(alone).collect();
    }
    let mut own = Figure::constant(&label::ACTUAL, 0);
    let mut earned_before = in_period(&at.with_own(own.clone(), false))?;
    let mut parts = Vec::new();
    for deal in deals {
        let credit = at.with_credit_factors(of(deal));
        own = Figure::sum(&label::ACTUAL, &[&own, &credit]);
        let earned = in_period(&at.with_own(own.clone(), false))?;
        let part = Figure::difference(&label::IN_STEP, &earned, &earned_before).about(deal.id.as_str());
        parts.push((credit, part));
        earned_before = earned;
    }
    Some(parts)
}

/// What the deals earned before anything was taken back, less what each deal taken back had itself earned.
fn as_paid(at: &Standing<'_>, deals: &[Credit]) -> Option<Figure> {
    let originals = contributions(at, deals, |deal| &deal.original)?;
    let mut parts = Vec::new();
    for ((_, part), deal) in originals.iter().zip(deals) {
        parts.push(part.clone());
        let kept = deal.credit.number().over(deal.original.number()).unwrap_or(Number::ONE);
        if kept != Number::ONE {
            let taken = Figure::difference(&label::NET, &deal.original, &deal.credit);
            let share = Figure::quotient(&label::PROPORTION, &taken, &deal.original)?;
            let back = Figure::product(&label::REVERSED, &[part, &share]);
            parts.push(Figure::negation(&label::MIRRORED, &back).about(deal.id.as_str()));
        }
    }
    Some(Figure::sum(&label::EARNED, &parts.iter().collect::<Vec<_>>()))
}

/// The place of a component's shape.
pub fn pay_path(at: &Standing<'_>) -> String {
    format!("{}/pay", at.path)
}
