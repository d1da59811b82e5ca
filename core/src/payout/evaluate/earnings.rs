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
    match deals_of(at) {
        Some(_) if is_as_paid(at) => as_paid(at),
        Some(deals) if is_each(at) => {
            let parts: Vec<Figure> = each(at, deals, |deal| &deal.credit)?.into_iter().map(|part| part.pays).collect();
            Some(Figure::sum(&label::EARNED, &parts.iter().collect::<Vec<_>>()))
        }
        None if is_each(at) => {
            at.ask.missing("/transactions", "transactions");
            None
        }
        _ => in_period(at),
    }
}

/// The deals that feed the component's measure.
pub fn deals_of<'a>(at: &Standing<'a>) -> Option<&'a [Credit]> {
    let credits = if matches!(at.pay(), Pay::Pool(_)) { at.credits.of_team() } else { at.credits };
    at.component.on.as_ref().and_then(|on| credits.deals(on))
}

pub fn is_as_paid(at: &Standing<'_>) -> bool {
    follows_measure(at.pay()) && at.ask.plan.ledger.clawback == Clawback::AsPaid
}

fn is_each(at: &Standing<'_>) -> bool {
    follows_measure(at.pay()) && at.component.accumulate == Accumulate::Each
}

/// What the period earns on its own part of the measure: the whole, or the increment over what was earned before.
pub fn in_period(at: &Standing<'_>) -> Option<Figure> {
    let (pay, path) = at.shape();
    if !follows_measure(pay) || !at.has_before() {
        return shapes::earned(pay, at, &path);
    }
    let on = at.component.on.as_ref()?;
    let was = at.at(Moment::Before);
    let (pay_before, path_before) = was.shape();
    if let Some(ladder) = shapes::ladder_of(pay, at, &path)
        && at.reads_increment(pay, pay_before, &ladder)
        && let (Some(before), Some(own), Some(now)) = (at.prior_of(on), at.own_of(on), at.measure())
        && let Some(earlier) = shapes::ladder_of(pay_before, &was, &path_before)
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
    let was = at.at(Moment::Before);
    let (pay, path) = was.shape();
    let before = shapes::earned(pay, &was, &path)?;
    Some(before.named(&label::EARNED_BEFORE))
}

/// What one deal adds to what a component earns.
pub struct Contribution<'a> {
    /// The deal.
    pub deal: &'a Credit,
    /// What of it counts, with the factors on credit.
    pub credit: Figure,
    /// The component's own measure before the deal and with it; `None` where the deal stands alone.
    pub around: Option<(Figure, Figure)>,
    /// What it adds.
    pub pays: Figure,
    /// How much of that is left once what was taken back is taken off; only where the deal is paid back as it was paid.
    pub kept: Number,
}

/// What a component earns, deal by deal.
pub struct Contributions<'a> {
    /// What it earns before any deal of the period.
    pub base: Figure,
    /// What each deal adds, in the order of day and id. With the base they sum to what the component earns.
    pub deals: Vec<Contribution<'a>>,
}

/// What a component earns, deal by deal; `Some(None)` where it does not follow deals.
pub fn by_deal<'a>(at: &Standing<'a>) -> Option<Option<Contributions<'a>>> {
    let Some(deals) = deals_of(at) else { return Some(None) };
    let of: fn(&Credit) -> &Figure = if is_as_paid(at) { |deal| &deal.original } else { |deal| &deal.credit };
    let nothing = || Figure::constant(&label::NOTHING, 0);
    let found = match at.pay() {
        Pay::Spiff(rule) => Contributions { base: nothing(), deals: shapes::spiff_by_deal(rule, at, &pay_path(at))? },
        _ if is_each(at) => Contributions { base: nothing(), deals: each(at, deals, of)? },
        pay if follows_measure(pay) || matches!(pay, Pay::Curve(_) | Pay::Pool(_)) => one_by_one(at, deals, of)?,
        _ => return Some(None),
    };
    Some(Some(found))
}

/// Every deal alone.
fn each<'a>(at: &Standing<'a>, deals: &'a [Credit], of: fn(&Credit) -> &Figure) -> Option<Vec<Contribution<'a>>> {
    let alone = |deal: &'a Credit| {
        let credit = at.with_credit_factors(of(deal));
        let earned = shapes::earned(at.pay(), &at.with_own(credit.clone(), true), &pay_path(at))?;
        let pays = earned.about(deal.id.as_str());
        Some(Contribution { deal, credit, around: None, pays, kept: kept(at, deal) })
    };
    deals.iter().map(alone).collect()
}

/// What the component earns with the deals up to each one, less what it earned without that one.
fn one_by_one<'a>(at: &Standing<'a>, deals: &'a [Credit], of: fn(&Credit) -> &Figure) -> Option<Contributions<'a>> {
    let mut own = Figure::constant(&label::ACTUAL, 0);
    let base = in_period(&at.with_own(own.clone(), false))?;
    let mut earned_before = base.clone();
    let mut parts = Vec::new();
    for deal in deals {
        let credit = at.with_credit_factors(of(deal));
        let now = Figure::sum(&label::ACTUAL, &[&own, &credit]);
        let earned = in_period(&at.with_own(now.clone(), false))?;
        let pays = Figure::difference(&label::IN_STEP, &earned, &earned_before).about(deal.id.as_str());
        parts.push(Contribution { deal, credit, around: Some((own, now.clone())), pays, kept: kept(at, deal) });
        (own, earned_before) = (now, earned);
    }
    Some(Contributions { base, deals: parts })
}

/// The share of a deal that was not taken back, where what was paid on it is taken back as it was paid.
fn kept(at: &Standing<'_>, deal: &Credit) -> Number {
    let left = || deal.credit.number().over(deal.original.number());
    if is_as_paid(at) { left().unwrap_or(Number::ONE) } else { Number::ONE }
}

/// What the deals earned before anything was taken back, less what each deal taken back had itself earned.
fn as_paid(at: &Standing<'_>) -> Option<Figure> {
    let Contributions { base, deals } = by_deal(at)??;
    let mut parts = Vec::new();
    if !base.number().is_zero() {
        parts.push(base);
    }
    for Contribution { deal, pays, kept, .. } in deals {
        parts.push(pays.clone());
        if kept != Number::ONE {
            let taken = Figure::difference(&label::REVERSED, &deal.original, &deal.credit);
            let share = Figure::quotient(&label::PROPORTION, &taken, &deal.original)?;
            let back = Figure::product(&label::REVERSED, &[&pays, &share]);
            parts.push(Figure::negation(&label::TAKEN, &back).about(deal.id.as_str()));
        }
    }
    Some(Figure::sum(&label::EARNED, &parts.iter().collect::<Vec<_>>()))
}

/// The place of a component's shape.
pub fn pay_path(at: &Standing<'_>) -> String {
    at.shape().1
}
