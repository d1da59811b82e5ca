//! The shapes of pay.

use super::{Condition, CurveRule, InterpolatedTiers, Matching, Package, Span, Tie, TierMode, Tiers};
use crate::{
    curve::Beyond,
    id::Id,
    number::Number,
    shape::{choice, record, word},
};
use std::collections::BTreeMap;

choice! {
    /// A shape of pay.
    pub enum Pay {
        /// A percentage: `{"rate": {"rate": "2%", "of": "measure"}}`.
        Rate(RateOf) = "rate",
        /// An amount a unit: `{"per_unit": {"amount": "250"}}`.
        PerUnit(PerUnit) = "per_unit",
        /// An amount: `{"fixed": {"amount": "500"}}`.
        Fixed(Fixed) = "fixed",
        /// An amount when a condition holds: `{"bonus": {"amount": "500", "when": {"grade_in": ["A"]}}}`.
        Bonus(Bonus) = "bonus",
        /// Steps with rates.
        Tiers(Tiers) = "tiers",
        /// Straight lines through points.
        Curve(CurveRule) = "curve",
        /// Steps with amounts, earned evenly.
        InterpolatedTiers(InterpolatedTiers) = "interpolated_tiers",
        /// Blocks of units: `{"package": {"size": "10", "amount": "100", "free": "5", "count": "completed"}}`.
        Package(Package) = "package",
        /// A coefficient by grade: `{"grade": {"of": "target_incentive", "coefficients": {"A": "1.2", "B": "1"}}}`.
        Grade(GradeCoefficient) = "grade",
        /// A deduction when a condition holds: `{"penalty": {"amount": "300", "when": {"score_below": "60"}}}`.
        Penalty(Penalty) = "penalty",
        /// The rate that pays the target incentive at quota, and multiples of it:
        /// `{"derived_rate": {"weight": "60%", "steps": [{"from": "0", "multiple": "1"}, {"from": "100%", "multiple": "1.5"}]}}`.
        DerivedRate(DerivedRate) = "derived_rate",
        /// A table over two axes: `{"matrix": {"rows": {"on": "revenue", "axis": "attainment", "at": ["0", "100%"]},
        /// "columns": {"on": "margin", "at": ["0", "30%"]}, "cells": [["1%", "2%"], ["2%", "4%"]], "gives": "rate"}}`.
        Matrix(Matrix) = "matrix",
        /// A dated bonus on transactions: `{"spiff": {"start": "2026-07-01", "end": "2026-08-01", "amount": "100"}}`.
        Spiff(Spiff) = "spiff",
        /// Amounts for the first places of a ranking: `{"rank_award": {"places": ["3000", "2000", "1000"]}}`.
        RankAward(RankAward) = "rank_award",
        /// A team pool that any shape funds: `{"pool": {"fund": {"rate": {"rate": "1%"}}, "by": "hours"}}`.
        Pool(Pool) = "pool",
    }
}

word! {
    /// What a rate is a share of.
    pub enum Of as RateBase {
        /// The measure.
        Measure = "measure",
        /// The base salary.
        BaseSalary = "base_salary",
        /// The target incentive.
        TargetIncentive = "target_incentive",
    }
}

record! {
    /// A percentage.
    pub struct RateOf {
        /// The percentage.
        rate: Number,
        /// What it is a share of.
        of: Of = Of::Measure,
    }
}

record! {
    /// An amount for each unit of the measure.
    pub struct PerUnit {
        /// The amount.
        amount: Number,
    }
}

record! {
    /// An amount that is paid for the active days, whatever is sold.
    pub struct Fixed as FixedPay {
        /// The amount.
        amount: Number,
    }
}

record! {
    /// An amount that is paid for the active days when a condition holds.
    pub struct Bonus {
        /// The amount.
        amount: Number,
        /// The condition.
        when: Condition,
    }
}

word! {
    /// The part of the pay that a grade's coefficient multiplies.
    pub enum PaidBy {
        /// The base salary.
        BaseSalary = "base_salary",
        /// The target incentive.
        TargetIncentive = "target_incentive",
    }
}

record! {
    /// A coefficient for each grade.
    pub struct GradeCoefficient {
        /// What the coefficient multiplies.
        of: PaidBy = PaidBy::TargetIncentive,
        /// The coefficients by grade.
        coefficients: BTreeMap<String, Number>,
    }
}

record! {
    /// A deduction when a condition holds.
    pub struct Penalty {
        /// The amount that is deducted, written without a sign.
        amount: Number,
        /// The condition.
        when: Condition,
        /// What the deduction leaves at least of what all other lines pay, after multipliers and gates. Several deductions
        /// count in the order of their ids, each with what the ones before have left.
        floor: Option<Number>,
    }
}

record! {
    /// The target incentive times a weight, divided by the quota, as the rate; multiples of it from bounds on.
    pub struct DerivedRate {
        /// The component's share of the target incentive.
        weight: Number = Number::ONE,
        /// Whether a multiple applies inside its step, to the period, or to the window.
        mode: TierMode = TierMode::Marginal,
        /// To which step a bound belongs.
        tie: Tie = Tie::Upper,
        /// The multiples by attainment; once throughout unless declared.
        steps: Vec<Multiple> = Vec::new(),
    }
}

record! {
    /// A multiple of the derived rate from an attainment on.
    pub struct Multiple as RateMultiple {
        /// The attainment.
        from: Number,
        /// The multiple.
        multiple: Number,
    }
}

word! {
    /// What the cells of a matrix are.
    pub enum MatrixGives {
        /// Rates of the component's measure.
        Rate = "rate",
        /// Amounts.
        Amount = "amount",
        /// Factors on the target incentive.
        Factor = "factor",
    }
}

word! {
    /// How a matrix is read.
    pub enum By as MatrixReading {
        /// The cell whose bounds were reached.
        Cell = "cell",
        /// Straight lines between the cells, along both axes.
        Bilinear = "bilinear",
    }
}

record! {
    /// A table over two axes.
    pub struct Matrix as PayMatrix {
        /// The axis down the table.
        rows: MatrixAxis,
        /// The axis across the table.
        columns: MatrixAxis,
        /// The cells, row by row.
        cells: Vec<Vec<Number>>,
        /// What the cells are.
        gives: MatrixGives,
        /// How the table is read.
        by: By = By::Cell,
        /// To which cell a bound belongs.
        tie: Tie = Tie::Upper,
        /// What holds below the first bound of an axis, read by lines.
        below: Beyond = Beyond::Zero,
    }
}

record! {
    /// One axis of a matrix.
    pub struct MatrixAxis {
        /// The measure.
        on: Id,
        /// The axis.
        axis: super::Axis = super::Axis::Amount,
        /// The bounds, rising.
        at: Vec<Number>,
    }
}

record! {
    /// A bonus on transactions of some days.
    pub struct Spiff {
        /// The first day.
        start: chrono::NaiveDate,
        /// The first day after.
        end: chrono::NaiveDate,
        /// Which transactions; all unless declared.
        when: Option<Matching>,
        /// The amount of a transaction, times the person's share of it.
        amount: Option<Number>,
        /// The share of the person's credit.
        rate: Option<Number>,
    }
}

impl Spiff {
    /// The days on which transactions count.
    #[must_use]
    pub const fn span(&self) -> Span {
        Span { start: self.start, end: self.end }
    }
}

record! {
    /// Amounts for the first places of a ranking.
    pub struct RankAward {
        /// The ranking among the facts' `ranks`; the facts' `rank` unless declared.
        ranking: Option<Id>,
        /// The amounts of the first place, the second, and so on.
        places: Vec<Number>,
    }
}

word! {
    /// How a pool is distributed.
    pub enum PoolBy {
        /// By the members' weights.
        Weights = "weights",
        /// By the members' hours.
        Hours = "hours",
        /// In equal parts.
        Equal = "equal",
        /// By the members' scores.
        Score = "score",
    }
}

record! {
    /// A team pool: rounded once, and distributed by largest remainder so that the parts of all members sum to it.
    pub struct Pool {
        /// What fills the pool, from the team's measure. It is the same for every member: neither the days nor the score or
        /// the grade of the one who is paid move it; factors on measures do.
        fund: Box<Pay>,
        /// How it is distributed among the `team` of the facts.
        by: PoolBy,
    }
}
