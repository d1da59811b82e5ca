//! Incentive payout: from deals to money on a statement, each cent explained.
//!
//! A plan is data. Its stages always run in the same order, and each is a node of the trace: crediting, measures,
//! attainment, component earnings, component cap and floor, multipliers, gates, plan cap and floor, rounding, holdback and
//! release, draw, ledger. The [`reference`](mod@reference) has every shape and rule with worked figures,
//! [`dating`](mod@dating) what changes with the days.
//!
//! ```
//! use quotakit::{LifeCycle, payout::PayPlan};
//! let plan = PayPlan::from_json(r#"{
//!     "id": "salon", "currency": "TWD", "period": "month", "measures": [{"id": "sales"}],
//!     "components": [{"id": "commission", "on": "sales", "pay": {"tiers": {"mode": "marginal",
//!         "steps": [{"from": "0", "rate": "35%"}, {"from": "100000", "rate": "50%"}]}}}]
//! }"#)?;
//! let facts = PayPlan::facts_from_json(r#"{
//!     "person": "lin", "period": "2026-07", "measures": {"sales": {"actual": "120000"}}
//! }"#)?;
//! // 100,000 × 35 % + 20,000 × 50 %
//! assert_eq!(plan.evaluate(&facts)?.due.to_string(), "45000.00");
//! # Ok::<(), quotakit::error::Problems>(())
//! ```
//!
//! A field of a feature that is not there is refused, never ignored. Whole payrolls are evaluated as [tables](crate::table).

mod book;
mod check;
mod columns;
mod credit_table;
mod crediting;
mod document;
mod evaluate;
mod facts;
mod labels;
pub mod ledger;
mod lint;
mod outcome;
pub mod questions;
mod spans;
pub mod statement;

/// The reference of pay plans, with worked figures that are tested.
#[doc = include_str!("../../docs/pay.md")]
pub mod reference {}

/// What changes with the days: values within a period, seasons, rates of exchange, versions of plans, revisions.
#[doc = include_str!("../../docs/pay-dating.md")]
pub mod dating {}

pub use book::{AcrossPlans, Assigned, Assignment, BookDocument, PayBook};
pub use credit_table::{CreditRow, CreditTable};
pub use document::{
    Accumulate, ActsOn, AmountRange, AttainmentBasis, AttributeIn, AttributeIs, AttributeOneOf, Axis, Better, Bonus,
    By, Clawback, Component, Condition, Count, CreditKind, CreditOf, CreditRule, Crediting, CurveOf, CurveRule,
    DateBasis, DerivedRate, Draw, DrawRule, ExchangeRate, Fixed, Gate, GradeCoefficient, Holdback, InterpolatedTiers,
    LeaverBalance, LeaverDraw, LeaverExcess, LeaverHoldback, LeaverOther, LeaverTerms, LedgerRule, Matching, Matrix,
    MatrixAxis, MatrixGives, Measure, MeasureBound, Multiple, Multiplier, Negative, Of, OnRevision, Package, PaidBy,
    PaidStep, Pay, Penalty, PerUnit, PickRule, PlanDocument, Pool, PoolBy, Proration, RankAward, RateOf, Release,
    ReleaseBy, ReleaseOn, Revision, Span, Spiff, Step, StillEarns, Termination, Tie, TierMode, Tiers, Windfall,
};
pub use facts::{
    Adjustment, Collected, Dated, Dates, DealCollected, MeasureFacts, Member, Participant, PayFacts, PayIn, Receipt,
    Reporting, Terminated, Transaction, WindowActive, Windows,
};
pub use outcome::{Line, LineKind, PayOutcome, Payment};
pub use statement::{AppliedPlan, Cause, DealRow, Section, Stages, Statement, Totals};

use crate::{
    error::Problems,
    forms::Met,
    life::{KnownHash, LifeCycle},
    shape::Node,
};

/// A pay plan that was loaded and checked.
#[derive(Clone, Debug, PartialEq)]
pub struct PayPlan {
    document: PlanDocument,
    /// Every outcome carries the plan's hash.
    hash: KnownHash,
    met: Met,
}

impl PayPlan {
    /// How many [forms of facts](crate::forms) this plan answers by programs.
    #[must_use]
    pub fn known_forms(&self) -> usize {
        self.met.count()
    }
}

impl LifeCycle for PayPlan {
    const KIND: &'static str = "pay-plan";
    type Document = PlanDocument;
    type Facts = PayFacts;
    type Outcome = PayOutcome;

    fn check(document: &PlanDocument, problems: &mut Problems) {
        check::check(document, problems);
    }

    fn build(document: PlanDocument) -> Self {
        Self { document, hash: KnownHash::default(), met: Met::default() }
    }

    fn hash(&self) -> String {
        self.hash.of(self)
    }

    fn document(&self) -> &PlanDocument {
        &self.document
    }

    fn lint(&self) -> Problems {
        lint::lint(&self.document)
    }

    fn evaluate(&self, facts: &PayFacts) -> Result<PayOutcome, Problems> {
        evaluate::evaluate(&self.document, facts, self.hash())
    }

    fn evaluate_json(&self, facts: &str) -> Result<String, Problems> {
        self.met.evaluate(self, facts)
    }

    fn ask(&self, question: &Node<'_>) -> Result<String, Problems> {
        questions::ask(|question| self.answer(question), question)
    }
}
