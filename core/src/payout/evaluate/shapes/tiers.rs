//! Tiers: marginal, whole and retroactive, and rates derived from the target incentive.

use super::{
    super::{
        super::{
            document::{Axis, DerivedRate, Pay, Tie, TierMode, Tiers},
            labels as label,
        },
        ask::Ask,
        standing::{Moment, Standing},
    },
    mirrored,
};
use crate::{
    curve::part_inside,
    number::Number,
    trace::{Comparison, Figure},
};

/// One step as it stands for this person: the bound as an amount of the measure, the rate, the fixed amount.
struct Rung {
    from: Figure,
    rate: Figure,
    fixed: Option<Figure>,
}

/// The steps, and how they are read.
pub struct Ladder {
    rungs: Vec<Rung>,
    is_upper: bool,
    mode: TierMode,
}

/// The ladder of a shape that has one, where the component stands.
pub fn ladder_of(pay: &Pay, at: &Standing<'_>, path: &str) -> Option<Ladder> {
    let within = format!("{path}/{}", pay.tag());
    match pay {
        Pay::Tiers(rule) => ladder(rule, at, &within),
        Pay::DerivedRate(rule) => derived_ladder(rule, at, &within),
        _ => None,
    }
}

pub fn tiers(rule: &Tiers, at: &Standing<'_>, path: &str) -> Option<Figure> {
    ladder(rule, at, path)?.earned(&at.measure()?)
}

pub fn derived(rule: &DerivedRate, at: &Standing<'_>, path: &str) -> Option<Figure> {
    derived_ladder(rule, at, path)?.earned(&at.measure()?)
}

/// What this period earns along the ladder: the part between the measure before and the measure now.
///
/// `earlier` is the ladder as it stood before the period. `None` when the two moments do not share their bounds, so that
/// only the difference of both is right.
pub fn increment(ladder: &Ladder, earlier: &Ladder, before: &Figure, own: &Figure, now: &Figure) -> Option<Figure> {
    match ladder.mode {
        TierMode::Whole => Some(ladder.whole(earlier, before, own, now)),
        TierMode::Marginal if !before.number().is_negative() && now.number() >= before.number() => {
            Some(ladder.between(before, now))
        }
        TierMode::Marginal | TierMode::Retroactive => None,
    }
}

impl Ladder {
    /// Whether this period is paid by the step reached, with nothing earned before in the sum.
    pub fn is_whole(&self) -> bool {
        self.mode == TierMode::Whole
    }

    /// The lower bounds of the steps, and whether a step begins on its bound.
    pub fn bounds(&self) -> (Vec<Figure>, bool) {
        (self.rungs.iter().map(|rung| rung.from.clone()).collect(), self.is_upper)
    }

    /// What a measure earns that starts from nothing.
    fn earned(&self, measure: &Figure) -> Option<Figure> {
        let zero = Figure::constant(&label::NOTHING, 0);
        Some(match self.mode {
            TierMode::Marginal => mirrored(measure, |size| Some(self.between(&zero, size)))?,
            TierMode::Whole => self.whole(self, &zero, measure, measure),
            TierMode::Retroactive => mirrored(measure, |size| Some(self.retroactive(size)))?,
        })
    }

    /// The parts between two measures at their steps' rates, and the fixed amounts of the steps entered.
    fn between(&self, low: &Figure, high: &Figure) -> Figure {
        let mut parts = Vec::new();
        for (index, rung) in self.rungs.iter().enumerate() {
            let next = self.rungs.get(index.saturating_add(1)).map(|next| &next.from);
            if let Some(part) = part_inside(low, high, &rung.from, next) {
                parts.push(Figure::product(&label::IN_STEP, &[&part, &rung.rate]));
            }
            if let Some(fixed) = &rung.fixed
                && self.is_entered(rung, high.number())
                && !self.is_entered(rung, low.number())
            {
                parts.push(fixed.clone());
            }
        }
        Figure::sum(&label::EARNED, &parts.iter().collect::<Vec<_>>())
    }

    /// Whether a measure (not negative) has entered a step; at zero none is.
    fn is_entered(&self, rung: &Rung, measure: &Number) -> bool {
        let is = if self.is_upper { Comparison::AtLeast } else { Comparison::Above };
        !measure.is_zero() && is.holds(measure, rung.from.number())
    }

    /// The step that a measure of any sign has entered, by its size.
    fn rung_of(&self, measure: &Number) -> Option<usize> {
        let size = measure.abs();
        self.rungs.iter().rposition(|rung| self.is_entered(rung, &size))
    }

    fn reached(&self, measure: &Figure) -> Figure {
        let size =
            if measure.number().is_negative() { Figure::negation(&label::SIZE, measure) } else { measure.clone() };
        let cases: Vec<(Figure, Figure)> =
            self.rungs.iter().map(|rung| (rung.from.clone(), rung.rate.clone())).collect();
        let nothing = || Figure::constant(&label::NOTHING, 0);
        // Zero lies between the first step and its mirror, whichever the tie; what takes everything back is paid at its rate.
        let is_upper = self.is_upper || size.number().is_zero();
        Figure::select(&label::REACHED, &size, &cases, is_upper).unwrap_or_else(nothing)
    }

    /// This period's own measure at the rate that the accumulated measure reached, and the fixed amount of that step when
    /// it is entered for the first time.
    fn whole(&self, earlier: &Self, before: &Figure, own: &Figure, now: &Figure) -> Figure {
        let mut parts = vec![Figure::product(&label::IN_STEP, &[own, &self.reached(now)])];
        if let Some(fixed) = self.newly_entered(earlier, before.number(), now.number()) {
            parts.push(fixed);
        }
        Figure::sum(&label::EARNED, &parts.iter().collect::<Vec<_>>())
    }

    /// The fixed amount of the step reached, unless it was reached before by the bounds then in force.
    fn newly_entered(&self, earlier: &Self, before: &Number, now: &Number) -> Option<Figure> {
        let entered = self.rung_of(now)?;
        let is_same_side = before.is_negative() == now.is_negative();
        let was = if is_same_side { earlier.rung_of(before) } else { None };
        let fixed = self.rungs.get(entered)?.fixed.as_ref()?;
        let is_new = was.is_none_or(|was| was < entered);
        let signed = || if now.is_negative() { Figure::negation(&label::MIRRORED, fixed) } else { fixed.clone() };
        is_new.then(signed)
    }

    /// All of a measure (not negative) at the rate that it reached, and the fixed amount of that step.
    fn retroactive(&self, size: &Figure) -> Figure {
        let mut parts = vec![Figure::product(&label::IN_STEP, &[size, &self.reached(size)])];
        let fixed = self.rung_of(size.number()).and_then(|index| self.rungs.get(index)?.fixed.clone());
        parts.extend(fixed);
        Figure::sum(&label::EARNED, &parts.iter().collect::<Vec<_>>())
    }
}

fn ladder(rule: &Tiers, at: &Standing<'_>, path: &str) -> Option<Ladder> {
    let scale = AxisScale::of(rule.axis, at)?;
    let mut rungs = Vec::new();
    for (index, step) in rule.steps.iter().enumerate() {
        let place = format!("{path}/steps/{index}");
        let from = Ask::declared(&label::BOUND, &step.from, format!("{place}/from"));
        let rate = match (&step.rate, &step.per_unit) {
            (Some(rate), _) => Ask::declared(&label::RATE, rate, format!("{place}/rate")),
            (None, Some(amount)) => Ask::declared(&label::PER_UNIT, amount, format!("{place}/per_unit")),
            (None, None) => Figure::constant(&label::RATE, 0),
        };
        let fixed = step.fixed.as_ref().filter(|_| !at.without_fixed);
        let fixed = fixed.map(|fixed| at.fixed(Ask::declared(&label::FIXED, fixed, format!("{place}/fixed"))));
        if let Some(from) = scale.amount(from, at) {
            rungs.push(Rung { from, rate, fixed });
        }
    }
    Some(Ladder { rungs, is_upper: rule.tie == Tie::Upper, mode: rule.mode })
}

fn derived_ladder(rule: &DerivedRate, at: &Standing<'_>, path: &str) -> Option<Ladder> {
    let on = at.component.on.as_ref()?;
    let target = at.target_incentive();
    let quota = at.quota_up_to_now(on)?;
    let scale = AxisScale::of(Axis::Attainment, at)?;
    let weight = Ask::declared(&label::PROPORTION, &rule.weight, format!("{path}/weight"));
    let target = Figure::product(&label::WEIGHTED_TARGET, &[&target?, &weight]);
    // A quota that is not above zero is a fault of the facts, as it is of an attainment.
    at.over_quota(on, &target, &quota)?;
    let base = Figure::quotient(&label::DERIVED_RATE, &target, &quota)?;
    let mut rungs = Vec::new();
    for (index, step) in rule.steps.iter().enumerate() {
        let place = format!("{path}/steps/{index}");
        let from = Ask::declared(&label::BOUND, &step.from, format!("{place}/from"));
        let multiple = Ask::declared(&label::MULTIPLE, &step.multiple, format!("{place}/multiple"));
        let rate = Figure::product(&label::RATE, &[&base, &multiple]);
        if let Some(from) = scale.amount(from, at) {
            rungs.push(Rung { from, rate, fixed: None });
        }
    }
    if rule.steps.is_empty() {
        rungs.push(Rung { from: Figure::constant(&label::BOUND, 0), rate: base, fixed: None });
    }
    Some(Ladder { rungs, is_upper: rule.tie == Tie::Upper, mode: rule.mode })
}

/// How bounds become amounts of the measure.
enum AxisScale {
    /// They are amounts.
    Amount,
    /// They are multiples of the quota, divided by the factors on attainment.
    Quota { quota: Figure, factor: Figure },
}

impl AxisScale {
    fn of(axis: Axis, at: &Standing<'_>) -> Option<Self> {
        if axis != Axis::Attainment {
            return Some(Self::Amount);
        }
        let on = at.component.on.as_ref()?;
        let quota = at.quota_of(on)?;
        // A quota of zero is refused here, where it would put every measure into the top step.
        let one = Figure::constant(&label::WHOLE, 1);
        at.over_quota(on, &quota, &quota)?;
        let acts_on = super::super::super::document::ActsOn::Attainment;
        let factor = at.factors.applied(&label::FACTOR, &one, acts_on, &at.component.id);
        Some(Self::Quota { quota, factor })
    }

    /// A bound as an amount; `None` where a factor of zero keeps the step from being reached.
    fn amount(&self, bound: Figure, at: &Standing<'_>) -> Option<Figure> {
        match self {
            Self::Amount => Some(at.bound(Axis::Amount, at.component.on.as_ref(), bound)),
            Self::Quota { .. } if bound.number().is_zero() => Some(bound),
            Self::Quota { quota, factor } => {
                let amount = Figure::product(&label::BOUND, &[&bound, quota]);
                if *factor.number() == Number::ONE {
                    return Some(amount);
                }
                Figure::quotient(&label::BOUND, &amount, factor)
            }
        }
    }
}

/// Whether the bounds now are the bounds before: the axis does not move with the quota or the target.
pub fn has_fixed_bounds(pay: &Pay) -> bool {
    matches!(pay, Pay::Tiers(rule) if rule.axis != Axis::Attainment)
}

impl Standing<'_> {
    /// Whether this period's earnings along a ladder can be read off it at once: not where a revision has changed what
    /// was earned before.
    pub fn reads_increment(&self, pay: &Pay, before: &Pay, ladder: &Ladder) -> bool {
        self.moment == Moment::Now && (ladder.is_whole() || (has_fixed_bounds(pay) && std::ptr::eq(pay, before)))
    }
}
