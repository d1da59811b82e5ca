//! The pay plan as plain data.

mod component;
mod condition;
mod crediting;
mod draw;
mod limits;
mod pay;
mod rates;
mod termination;
mod tiers;

pub use component::{Accumulate, AttainmentBasis, Better, Component, Measure, OnRevision, Revision};
pub use condition::{AttributeIn, Condition, MeasureBound};
pub use crediting::{
    AmountRange, AttributeIs, AttributeOneOf, CreditKind, CreditOf, CreditRule, Crediting, DateBasis, Matching,
    PickRule, Windfall,
};
pub use draw::{Clawback, Draw, DrawRule, Holdback, LedgerRule, Negative, Release, ReleaseBy, ReleaseOn};
pub use limits::{ActsOn, Gate, Multiplier, Proration};
pub use pay::{
    Bonus, By, DerivedRate, Fixed, GradeCoefficient, Matrix, MatrixAxis, MatrixGives, Multiple, Of, PaidBy, Pay,
    Penalty, PerUnit, Pool, PoolBy, RankAward, RateOf, Spiff,
};
pub use rates::{ExchangeRate, problems as rate_problems};
pub use termination::{
    LeaverBalance, LeaverDraw, LeaverExcess, LeaverHoldback, LeaverOther, LeaverTerms, StillEarns, Termination,
};
pub use tiers::{Axis, Count, CurveOf, CurveRule, InterpolatedTiers, Package, PaidStep, Step, Tie, TierMode, Tiers};

use crate::{
    calendar::{CalendarRule, Grain},
    id::Id,
    life::{Example, document},
    money::Currency,
    number::Number,
    rounding::RoundingRule,
    shape::record,
};
use chrono::NaiveDate;

record! {
    /// A half-open range of days: the start belongs to it, the end does not.
    pub struct Span as DaySpan {
        /// The first day.
        start: NaiveDate,
        /// The first day that no longer belongs to it.
        end: NaiveDate,
    }
}

record! {
    /// How people of one role are paid: what is measured, what it pays, and what limits it.
    pub struct PlanDocument as PayPlanDocument {
        /// The kind and version.
        schema: Option<String>,
        /// The name of the plan.
        id: Id,
        /// What people call it.
        title: Option<String>,
        /// The currency of all amounts.
        currency: Currency,
        /// The period that the plan pays for.
        period: Grain,
        /// The fiscal calendar; calendar years unless declared.
        calendar: Option<CalendarRule>,
        /// The days on which the plan is in force; always, unless declared.
        effective: Option<Span>,
        /// The rates that the plan fixes for other currencies; they go before those of the facts.
        rates: Vec<ExchangeRate> = Vec::new(),
        /// How each line is rounded; half up at the currency's scale unless declared.
        rounding: RoundingRule = RoundingRule::default(),
        /// What is measured.
        measures: Vec<Measure> = Vec::new(),
        /// How transactions become credits; without it the measures are given.
        crediting: Option<Crediting>,
        /// What is paid, a line each.
        components: Vec<Component>,
        /// Factors on credits, attainments or pay.
        multipliers: Vec<Multiplier> = Vec::new(),
        /// Conditions that limit pay to a share.
        gates: Vec<Gate> = Vec::new(),
        /// The most that the rounded lines of a period pay together, before holdback and draw.
        cap: Option<Number>,
        /// Whether what the cap cuts is carried to the next period, and paid as soon as there is room.
        withhold_excess: bool = false,
        /// The least that the lines of a period pay together; a line of its own tops it up.
        floor: Option<Number>,
        /// Whether the floor also restores what gates took; it does not unless declared.
        floor_restores_gates: bool = false,
        /// What the share of active days scales.
        proration: Proration = Proration::default(),
        /// What is withheld until an event.
        holdback: Option<Holdback>,
        /// What is advanced.
        draw: Option<Draw>,
        /// What remains of pay when somebody leaves; without it, nobody who left can be paid.
        termination: Option<Termination>,
        /// How negative balances and clawbacks are handled.
        ledger: LedgerRule = LedgerRule::default(),
        /// Worked examples.
        examples: Vec<Example> = Vec::new(),
    }
}
document!(PlanDocument);
