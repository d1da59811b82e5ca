//! What each deal adds to a line.
//!
//! Deals come in the order of day and id. What a deal adds is the difference that it makes to what the component earns, and
//! that difference goes through cap, multipliers and gates on top of the deals before it. Of it, what the component pays for
//! entering a step, and what a higher rate adds to earlier deals, stand as parts of their own.

use super::{
    super::{
        crediting::Credit,
        document::{CurveOf, MatrixGives, Pay, TierMode},
        labels as label,
    },
    Evaluated, Laid, after_limits,
    earnings::{self, Contribution, by_deal, in_period, pay_path},
    leaving::is_idle,
    limits::limited,
    shapes,
    standing::Standing,
    withheld,
};
use crate::{
    apportion::{Claim, split_amount},
    number::Number,
    rounding::{Mode, Rounding},
    shape::word,
    trace::Figure,
};

word! {
    /// Why a part of a line is paid.
    pub enum Cause as DealCause {
        /// The deal itself.
        Deal = "deal",
        /// The deal entered a step that pays an amount for it.
        Fixed = "fixed",
        /// The deal changed the rate that earlier deals are paid at.
        Lift = "lift",
        /// Paid before any deal of the period: what earlier periods are worth by now, or what is paid at zero.
        Base = "base",
        /// What a cap cut in earlier periods.
        Withheld = "withheld",
        /// What the component's floor adds.
        Floor = "floor",
    }
}

/// A part of a line.
pub struct Part<'a> {
    pub cause: Cause,
    /// The deal that caused it.
    pub deal: Option<&'a Credit>,
    /// What it adds to the line; the parts of a line sum to what it pays.
    pub pays: Number,
}

/// Whether what was taken back of a component's deals is deducted as it was paid.
pub fn is_as_paid(found: &Evaluated<'_>, index: usize) -> bool {
    let at = Standing::of(found.ask, found.credits, found.factors, index);
    at.is_some_and(|at| earnings::deals_of(&at).is_some() && earnings::is_as_paid(&at))
}

/// The parts of a component's line; none where it does not follow deals.
pub fn parts<'a>(found: &Laid<'a>, index: usize) -> Option<Vec<Part<'a>>> {
    let at = Standing::of(found.ask, found.credits, found.factors, index)?;
    let (passed, line) = (found.passed.get(index)?, found.limits.lines.get(index)?);
    if is_idle(&at) {
        return Some(Vec::new());
    }
    let Some(contributions) = by_deal(&at)? else { return Some(Vec::new()) };
    let floorless = Standing { without_floor: true, ..at.clone() };
    let mut run = Run { at: floorless, found, earned: Number::ZERO, paid: Number::ZERO, parts: Vec::new() };
    if withheld::of_component(&at).is_some() {
        run.add(Cause::Withheld, None, Number::ZERO)?;
    }
    run.add(Cause::Base, None, contributions.base.number().clone())?;
    let mut bare = Bare::of(&at);
    for contribution in &contributions.deals {
        let [own, lift, fixed] = bare.split(contribution)?.map(|part| part * &contribution.kept);
        run.add(Cause::Deal, Some(contribution), own)?;
        run.add(Cause::Fixed, Some(contribution), fixed)?;
        run.add(Cause::Lift, Some(contribution), lift)?;
    }
    let floor = passed.after_gates.number() - &run.paid;
    let mut parts = run.parts;
    parts.push(Part { cause: Cause::Floor, deal: None, pays: floor });
    parts.retain(|part| part.cause == Cause::Deal || !part.pays.is_zero());
    round(&mut parts, passed.rounded.number(), found.ask.rounding());
    let opening = withheld::of_line(found.ask, &passed.id).map_or(Number::ZERO, |opening| opening.number().clone());
    let cut = passed.rounded.number() + &opening - line.number();
    if !opening.is_zero() {
        parts.push(Part { cause: Cause::Withheld, deal: None, pays: opening });
    }
    take(&mut parts, &cut, found.ask.rounding());
    Some(parts)
}

/// The deals on their way through the stages, one after the other.
struct Run<'r, 'a> {
    at: Standing<'a>,
    found: &'r Laid<'a>,
    /// What was earned so far.
    earned: Number,
    /// What of it is left after the gates.
    paid: Number,
    parts: Vec<Part<'a>>,
}

impl<'a> Run<'_, 'a> {
    fn add(&mut self, cause: Cause, of: Option<&Contribution<'a>>, earned: Number) -> Option<()> {
        self.earned += &earned;
        let earned = Figure::constant(&label::EARNED, self.earned.clone());
        let limited = limited(&self.at, &earned)?;
        let paid = after_limits(&self.at, self.found.gates, earned, limited).after_gates.number().clone();
        let pays = &paid - &self.paid;
        self.paid = paid;
        self.parts.push(Part { cause, deal: of.map(|of| of.deal), pays });
        Some(())
    }
}

/// A component without the amounts for entering steps.
struct Bare<'a> {
    at: Standing<'a>,
    has_fixed: bool,
    lifts: Option<Lifted>,
    /// What the component without those amounts had earned with the deal before, where that is the next one's start.
    before: Option<Number>,
}

/// What a rate that was reached applies to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lifted {
    /// The period's own measure.
    Own,
    /// The measure of the window.
    Window,
}

impl<'a> Bare<'a> {
    fn of(at: &Standing<'a>) -> Self {
        let pay = at.pay();
        let has_fixed = matches!(pay, Pay::Tiers(rule) if rule.steps.iter().any(|step| step.fixed.is_some()));
        let lifts = lifted(pay);
        Self { at: Standing { without_fixed: true, ..at.clone() }, has_fixed, lifts, before: None }
    }

    /// What the deal itself earns, what it adds to earlier deals, and what it pays for entering a step.
    fn split(&mut self, of: &Contribution<'a>) -> Option<[Number; 3]> {
        let pays = of.pays.number();
        let whole = if self.has_fixed { self.without_fixed(of)? } else { pays.clone() };
        let lift = match (&of.around, self.lifts) {
            (Some((before, now)), Some(what)) => self.lift(before, now, what)?,
            _ => Number::ZERO,
        };
        Some([&whole - &lift, lift, pays - &whole])
    }

    fn without_fixed(&mut self, of: &Contribution<'a>) -> Option<Number> {
        let Some((before, now)) = &of.around else {
            let alone = self.at.with_own(of.credit.clone(), true);
            return Some(shapes::earned(alone.pay(), &alone, &pay_path(&alone))?.number().clone());
        };
        let earned = |own: &Figure| Some(in_period(&self.at.with_own(own.clone(), false))?.number().clone());
        let before = match self.before.take() {
            Some(before) => before,
            None => earned(before)?,
        };
        let now = earned(now)?;
        let difference = &now - &before;
        self.before = Some(now);
        Some(difference)
    }

    /// What the change of the rate makes of the deals before.
    fn lift(&self, before: &Figure, now: &Figure, what: Lifted) -> Option<Number> {
        let rate = |own: &Figure| {
            let at = self.at.with_own(own.clone(), false);
            let measure = at.measure()?.number().clone();
            let rate = shapes::earned(at.pay(), &at, &pay_path(&at))?.number().over(&measure);
            Some((measure, rate))
        };
        let ((measure, before_rate), (_, now_rate)) = (rate(before)?, rate(now)?);
        let earlier = if what == Lifted::Own { before.number().clone() } else { measure };
        let (Some(before_rate), Some(now_rate)) = (before_rate, now_rate) else { return Some(Number::ZERO) };
        Some(&earlier * &(now_rate - &before_rate))
    }
}

/// What the rate of a shape applies to, where it applies to more than the part of the measure that a deal adds.
fn lifted(pay: &Pay) -> Option<Lifted> {
    let of_mode = |mode: TierMode| match mode {
        TierMode::Marginal => None,
        TierMode::Whole => Some(Lifted::Own),
        TierMode::Retroactive => Some(Lifted::Window),
    };
    match pay {
        Pay::Tiers(rule) => of_mode(rule.mode),
        Pay::DerivedRate(rule) => of_mode(rule.mode),
        Pay::Curve(rule) if rule.of == CurveOf::Measure => Some(Lifted::Window),
        Pay::Matrix(rule) if rule.gives == MatrixGives::Rate => Some(Lifted::Window),
        _ => None,
    }
}

/// Makes the parts whole units that sum to the rounded line: each is cut to the unit below, and what is missing goes to
/// the largest remainders; of equal ones to the larger part, then to the earlier. Negative lines mirror.
fn round(parts: &mut [Part<'_>], line: &Number, rounding: Rounding) {
    let unit = super::unit_of(rounding);
    let total: Number = parts.iter().map(|part| &part.pays).sum();
    let is_mirrored = total.is_negative() || (total.is_zero() && line.is_negative());
    let down = Rounding { mode: if is_mirrored { Mode::Ceil } else { Mode::Floor }, ..rounding };
    let mut rest: Vec<(usize, Number, Number)> = Vec::new();
    let mut missing = line.clone();
    for (index, part) in parts.iter_mut().enumerate() {
        let whole = part.pays.rounded(down);
        rest.push((index, (&part.pays - &whole).abs(), part.pays.abs()));
        missing -= &whole;
        part.pays = whole;
    }
    rest.sort_by(|a, b| (&b.1, &b.2, a.0).cmp(&(&a.1, &a.2, b.0)));
    let step = if missing.is_negative() { -unit } else { unit };
    for (index, _, _) in rest {
        if missing.is_zero() {
            break;
        }
        if let Some(part) = parts.get_mut(index) {
            part.pays += &step;
            missing -= &step;
        }
    }
}

/// Takes a cut off the parts, by largest remainder in proportion to what they pay; deductions are not cut.
fn take(parts: &mut [Part<'_>], cut: &Number, rounding: Rounding) {
    if cut.is_zero() {
        return;
    }
    let weights: Vec<Number> = parts.iter().map(|part| part.pays.clone().at_least(&Number::ZERO)).collect();
    let ids: Vec<&str> = parts.iter().map(|part| part.deal.map_or("", |deal| deal.id.as_str())).collect();
    let claims: Vec<Claim<'_>> = ids.iter().zip(&weights).map(|(id, weight)| Claim { id, weight }).collect();
    let Some(taken) = split_amount(cut, &super::unit_of(rounding), &claims) else { return };
    for (part, taken) in parts.iter_mut().zip(taken) {
        part.pays -= &taken;
    }
}
