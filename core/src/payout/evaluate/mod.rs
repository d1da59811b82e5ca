//! The stages, always in the same order: credit, measure, attainment, earnings, cap and floor, multipliers, gates, plan
//! cap and floor, rounding, holdback, draw, ledger.

mod accrued;
mod along;
mod ask;
mod attained;
mod conditions;
mod days;
mod deals;
mod draw;
mod earnings;
mod facts;
mod gates;
mod holdback;
mod leaving;
mod ledger;
mod limits;
mod lines;
mod multipliers;
mod penalties;
mod rates;
mod receipts;
mod repaid;
mod sample;
mod shapes;
mod stages;
mod standing;
mod withheld;

pub use accrued::{Accrued, accrued};
pub use along::{Along, along_curve, axes};
pub use ask::{Ask, Window, measure_path};
pub use attained::{Reached, reached};
pub use deals::{Cause, Part, is_as_paid, parts};
pub use earnings::follows_measure;
pub use facts::{in_force, refuse_leavers};
pub use leaving::{Fate, Left, pays_on_measure};
pub use rates::{check_rate, in_plan_currency, payment};
pub use sample::{
    Bend, LAYERS, LineSample, PlanBounds, Sample, credited, degree_max, line_sample, quota_of, sample, turns,
};
pub use withheld::ids as withholding;

use super::{crediting::Credits, document::PlanDocument, facts::PayFacts, labels as label, outcome::PayOutcome};
use crate::{
    calendar::Calendar,
    error::Problems,
    number::{Number, power_of_ten},
    rounding::Rounding,
    trace::Figure,
};
use gates::Gates;
use limits::PlanLimits;
use multipliers::Factors;
use stages::Closing;
use standing::Standing;
use std::{collections::BTreeMap, ops::Range};

/// The smallest amount at a rounding's scale.
pub fn unit_of(rounding: Rounding) -> Number {
    Number::ONE.over(&Number::from(power_of_ten(rounding.scale))).unwrap_or_default()
}

/// A component on its way through the stages.
pub struct Passed {
    pub id: String,
    pub earned: Figure,
    pub after_cap: Figure,
    pub after_multipliers: Figure,
    pub after_gates: Figure,
    pub rounded: Figure,
    pub ungated: Figure,
    /// What the component's cap cut and the next period has.
    pub withheld: Option<Figure>,
}

/// Components that were laid out on their lines.
pub struct Laid<'a> {
    pub ask: &'a Ask<'a>,
    pub credits: &'a Credits,
    pub factors: &'a Factors<'a>,
    pub gates: &'a Gates<'a>,
    pub passed: &'a [Passed],
    pub limits: &'a PlanLimits,
}

/// What an evaluation found on its way to the outcome.
pub struct Evaluated<'a> {
    pub ask: &'a Ask<'a>,
    pub credits: &'a Credits,
    /// The credits of the deals that earn: all of them, but of somebody who left.
    pub earning: &'a Credits,
    pub factors: &'a Factors<'a>,
    pub gates: &'a Gates<'a>,
    pub passed: &'a [Passed],
    pub closing: &'a Closing,
}

impl<'a> Evaluated<'a> {
    /// The components on their lines.
    pub const fn laid(&self) -> Laid<'a> {
        let Self { ask, credits, factors, gates, passed, closing, .. } = *self;
        Laid { ask, credits, factors, gates, passed, limits: &closing.limits }
    }

    /// What the deals that earn left of each component: of somebody who left less than is booked on its line, which is what all
    /// deals pay.
    pub fn earned_lines(&self) -> BTreeMap<String, Number> {
        let limits = self.closing.left.as_ref().map_or(&self.closing.limits, |left| &left.limits);
        let line = |(passed, line): (&Passed, &Figure)| (passed.id.clone(), line.number().clone());
        self.passed.iter().zip(&limits.lines).map(line).collect()
    }
}

/// Evaluates a plan on the facts of one person and period.
pub fn evaluate(plan: &PlanDocument, facts: &PayFacts, hash: String) -> Result<PayOutcome, Problems> {
    evaluate_then(plan, facts, hash, |_, outcome| Some(outcome))
}

/// Evaluates a plan, and makes something of the outcome and of what was found on the way to it.
pub fn evaluate_then<T>(
    plan: &PlanDocument,
    facts: &PayFacts,
    hash: String,
    then: impl FnOnce(&Evaluated<'_>, PayOutcome) -> Option<T>,
) -> Result<T, Problems> {
    evaluate_with(plan, facts, BTreeMap::new(), hash, then)
}

/// The same, with what caps of other plans withheld on lines that this plan does not withhold on.
pub fn evaluate_with<T>(
    plan: &PlanDocument,
    facts: &PayFacts,
    elsewhere: BTreeMap<String, Number>,
    hash: String,
    then: impl FnOnce(&Evaluated<'_>, PayOutcome) -> Option<T>,
) -> Result<T, Problems> {
    let calendar = plan.calendar.as_ref().map_or_else(Calendar::gregorian, Calendar::new);
    let period = facts::period(plan, facts, &calendar)?;
    let mut ask = Ask::new(plan, facts, calendar, period);
    ask.elsewhere = elsewhere;
    facts::check(&ask);
    let made = evaluated(&ask, hash, then);
    match made {
        Some(made) if !ask.has_problems() => Ok(made),
        _ => Err(ask.into_problems()),
    }
}

fn evaluated<T>(ask: &Ask<'_>, hash: String, then: impl FnOnce(&Evaluated<'_>, PayOutcome) -> Option<T>) -> Option<T> {
    let credits = Credits::of(ask);
    let factors = Factors::of(ask, &credits);
    let gates = Gates::of(ask, &credits);
    let all = 0..ask.plan.components.len();
    let passed = passed(ask, &credits, &factors, &gates, all.clone())?;
    if ask.has_problems() {
        return None;
    }
    let limits = lines::limits(ask, &passed);
    let laid = Laid { ask, credits: &credits, factors: &factors, gates: &gates, passed: &passed, limits: &limits };
    let Some(leaver) = ask.leaver() else {
        let closing = lines::closing(&laid, lines::entitled(&limits), None)?;
        return told(&laid, &closing, &credits, hash, then);
    };
    // Somebody who left is paid what the plan pays on the deals that still earn.
    let kept = leaving::kept(ask, &leaver, &credits)?;
    let (open_factors, open_gates) = (Factors::of(ask, &kept.open), Gates::of(ask, &kept.open));
    let open = self::passed(ask, &kept.open, &open_factors, &open_gates, all.clone())?;
    let (factors, gates) = (Factors::of(ask, &kept.earning), Gates::of(ask, &kept.earning));
    let earning = self::passed(ask, &kept.earning, &factors, &gates, all)?;
    if ask.has_problems() {
        return None;
    }
    let left = leaving::left(ask, &limits, &open, &earning, &kept.deals);
    let kept_limits = left.limits.clone();
    let entitled = lines::entitled(&limits);
    let credits_kept = &kept.earning;
    let own =
        Laid { ask, credits: credits_kept, factors: &factors, gates: &gates, passed: &earning, limits: &kept_limits };
    let closing = Closing { limits: limits.clone(), ..lines::closing(&own, entitled, Some(left))? };
    told(&laid, &closing, credits_kept, hash, then)
}

/// Makes something of what was found; `earning` are the credits that later periods accumulate.
fn told<T>(
    laid: &Laid<'_>,
    closing: &Closing,
    earning: &Credits,
    hash: String,
    then: impl FnOnce(&Evaluated<'_>, PayOutcome) -> Option<T>,
) -> Option<T> {
    let Laid { ask, credits, factors, gates, passed, .. } = *laid;
    let found = Evaluated { ask, credits, earning, factors, gates, passed, closing };
    then(&found, lines::outcome(&found, hash))
}

/// The components through the stages up to their rounded lines; all missing facts are noted before it gives up.
fn passed<'a>(
    ask: &'a Ask<'a>,
    credits: &'a Credits,
    factors: &'a Factors<'a>,
    gates: &Gates<'_>,
    components: Range<usize>,
) -> Option<Vec<Passed>> {
    let standing = |index| Standing::of(ask, credits, factors, index);
    let standings: Vec<Standing<'_>> = components.filter_map(standing).collect();
    let earn = |at: &Standing<'_>| {
        if leaving::is_idle(at) {
            let earned = named(Figure::constant(&label::EARNED, 0), at);
            let limited = named(limits::limited_idle(at, &earned), at);
            return Some((earned, limited));
        }
        let earned = earnings::earned(at)?;
        let is_named = earned.step().label == &label::EARNED;
        let earned = named(if is_named { earned } else { earned.named(&label::EARNED) }, at);
        let limited = named(limits::limited(at, &earned)?, at);
        Some((earned, limited))
    };
    let settle = |at: &Standing<'_>| earn(at).map(|(earned, after_cap)| after_limits(at, gates, earned, after_cap));
    let passed: Vec<Option<Passed>> = standings.iter().map(settle).collect();
    Some(penalties::spare_floors(&standings, passed.into_iter().collect::<Option<_>>()?))
}

fn named(figure: Figure, at: &Standing<'_>) -> Figure {
    figure.about(at.component.id.as_str())
}

pub fn after_limits(at: &Standing<'_>, gates: &Gates<'_>, earned: Figure, after_cap: Figure) -> Passed {
    let id = &at.component.id;
    let named = |figure: Figure| named(figure, at);
    let acts_on = super::document::ActsOn::Pay;
    let multiplied = at.factors.applied(&label::AFTER_MULTIPLIERS, &after_cap, acts_on, id);
    let withheld = limits::withheld(at, &earned, &multiplied).map(named);
    let after_multipliers = named(limits::capped_after(at, multiplied).named(&label::AFTER_MULTIPLIERS));
    let after_gates = named(gates.applied(&after_multipliers, id));
    let rounding = at.ask.rounding();
    let rounded = named(Figure::rounded(&label::LINE, &after_gates, rounding));
    let ungated = named(Figure::rounded(&label::UNGATED, &after_multipliers, rounding));
    Passed { id: id.as_str().to_owned(), earned, after_cap, after_multipliers, after_gates, rounded, ungated, withheld }
}
