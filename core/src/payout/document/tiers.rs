//! Shapes of pay over an axis: tiers, curves, packages.

use crate::{
    curve::Beyond,
    number::Number,
    shape::{Pair, record, word},
};

word! {
    /// What a shape is read along.
    pub enum Axis as TierAxis {
        /// The measure itself.
        Amount = "amount",
        /// The measure divided by its quota; `"100%"` is the quota.
        Attainment = "attainment",
        /// The measure as a number of things.
        Quantity = "quantity",
    }
}

word! {
    /// What the rate of a step applies to.
    pub enum TierMode {
        /// Each step's rate to the part of the measure inside the step.
        Marginal = "marginal",
        /// The rate reached to the whole of this period.
        Whole = "whole",
        /// The rate reached to all of the window, less what was earned before.
        Retroactive = "retroactive",
    }
}

word! {
    /// To which step a bound itself belongs.
    pub enum Tie as BoundTie {
        /// To the step that starts there.
        Upper = "upper",
        /// To the step that ends there.
        Lower = "lower",
    }
}

record! {
    /// Steps with a rate each.
    pub struct Tiers {
        /// The axis of the bounds; rates always apply to the measure.
        axis: Axis = Axis::Amount,
        /// What the rates apply to.
        mode: TierMode,
        /// To which step a bound belongs.
        tie: Tie = Tie::Upper,
        /// The steps, by rising lower bound; each ends where the next begins.
        steps: Vec<Step>,
    }
}

record! {
    /// One step: from a bound on, a rate or an amount a unit, and a fixed amount for reaching it.
    pub struct Step as TierStep {
        /// The lower bound.
        from: Number,
        /// The upper bound as imported tables have it; it has to be where the next step begins.
        to: Option<Number>,
        /// The share of the measure.
        rate: Option<Number>,
        /// The amount for each unit of the measure.
        per_unit: Option<Number>,
        /// The amount for entering the step.
        fixed: Option<Number>,
    }
}

word! {
    /// What the heights of a curve are shares of.
    pub enum CurveOf {
        /// The target incentive.
        TargetIncentive = "target_incentive",
        /// The base salary.
        BaseSalary = "base_salary",
        /// The measure: the heights are rates.
        Measure = "measure",
        /// Nothing: the heights are amounts.
        Amount = "amount",
    }
}

record! {
    /// Straight lines through points.
    pub struct CurveRule {
        /// The axis of the points.
        axis: Axis,
        /// What the heights are shares of.
        of: CurveOf,
        /// The points, by rising x.
        points: Vec<Pair<Number, Number>>,
        /// What holds below the first point.
        below: Beyond = Beyond::Zero,
        /// What holds above the last point.
        above: Beyond = Beyond::Hold,
    }
}

record! {
    /// Steps that pay an amount each, earned evenly along the step.
    pub struct InterpolatedTiers {
        /// The axis of the bounds.
        axis: Axis = Axis::Amount,
        /// The steps, by rising lower bound; the last one has an end.
        steps: Vec<PaidStep>,
    }
}

record! {
    /// A step that pays an amount, earned evenly along it.
    pub struct PaidStep {
        /// The lower bound.
        from: Number,
        /// The upper bound; only the last step writes it.
        to: Option<Number>,
        /// The amount of the whole step.
        amount: Number,
    }
}

word! {
    /// Which blocks of a package count.
    pub enum Count as CountedBlocks {
        /// Every block that was begun.
        Started = "started",
        /// Only blocks that are full.
        Completed = "completed",
    }
}

record! {
    /// An amount for each block of units.
    pub struct Package {
        /// The units of a block.
        size: Number,
        /// The amount of a block.
        amount: Number,
        /// The first units, which pay nothing.
        free: Number = Number::ZERO,
        /// Which blocks count.
        count: Count,
    }
}
