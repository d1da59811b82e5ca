//! What can be asked of a plan besides what it pays: what the next deal pays, what it takes to earn an amount, what a
//! whole team would cost.
//!
//! A question is plain data, like a document: an object with one field, the name of the question. So is its answer.
//!
//! ```
//! use quotakit::json::ask_json;
//! let plan = r#"{"schema": "quotakit/pay-plan@1", "id": "salon", "currency": "TWD", "period": "month",
//!   "measures": [{"id": "sales"}],
//!   "components": [{"id": "commission", "on": "sales", "pay": {"tiers": {"mode": "marginal",
//!     "steps": [{"from": "0", "rate": "35%"}, {"from": "100000", "rate": "50%"}]}}}]}"#;
//! let question = r#"{"next_deal": {"on": "sales", "size": "20000",
//!   "facts": {"person": "lin", "period": "2026-07", "measures": {"sales": {"actual": "90000"}}}}}"#;
//! // 10,000 at 35 % up to the step, and 10,000 at 50 % above it.
//! assert_eq!(ask_json(plan, question)?, r#"{"next_deal":{"before":"31500.00","after":"40000.00","pays":"8500.00"}}"#);
//! # Ok::<(), quotakit::error::Problems>(())
//! ```
//!
//! # Questions along a measure
//! [`curve`](CurveQuestion), [`marginal_rate`](MarginalRateQuestion) and [`solve`](SolveQuestion) let one measure move and
//! hold everything else as the facts say. What they tell is what evaluating the plan gives: every figure at scale was
//! evaluated, and `exact` is the same before any line is rounded.
//!
//! Between its *bends* every line is a polynomial of the measure, mostly a straight line. Bends are the bounds of steps,
//! curves, tables and blocks, on their own axis and for the active days; the points of multipliers; the values at which
//! conditions turn; and where caps, floors and the plan's own limits begin or cease to bind. They are found exactly, as
//! fractions; where a bend is no fraction (a parabola that meets a cap), the two neighbouring whole units of the measure
//! stand for it. A measure moves by its smallest unit: the minor unit of the currency or the declared
//! step, one of what is counted, and a hundredth of a percent.
//!
//! The marginal rate is about the next unit of the measure: the slope of the curve where it runs evenly over that unit,
//! and what the unit adds, divided by it, where the curve bends or jumps within.
//!
//! A measure that transactions feed moves by one more deal on the period's last day, which has no attributes and is
//! credited wholly to the person; where single deals are paid, less than what is credited is refused (`pay/102`). What
//! does not follow the measure in pieces is refused (`pay/100`): parts of a pool, deductions with a floor, and steps on
//! attainment whose attainment is multiplied by a factor of the same measure. More than 2,000 bends in a range are refused (`pay/101`).
//!
//! ```
//! use quotakit::{LifeCycle, payout::{PayPlan, questions::{Answer, Question}}};
//! // 10 % of sales, but 5 % of all of them from 10,000 on: at the bound the pay falls from 1,000 to 500.
//! let plan = PayPlan::from_json(r#"{"id": "cliff", "currency": "CNY", "period": "month", "measures": [{"id": "sales"}],
//!   "components": [{"id": "commission", "on": "sales", "pay": {"tiers": {"mode": "whole",
//!     "steps": [{"from": "0", "rate": "10%"}, {"from": "10000", "rate": "5%"}]}}}]}"#)?;
//! let question: Question = serde_json::from_str(r#"{"solve": {"on": "sales", "pays": "1200",
//!   "facts": {"person": "chen", "period": "2026-07", "measures": {"sales": {"actual": "12000"}}}}}"#)?;
//! let Answer::Solve(solution) = plan.answer(&question)? else { unreachable!() };
//! let needed = solution.needed.expect("the pay has no cap");
//! // 23,999.90 × 5 % = 1,199.995, which is paid as 1,200.00.
//! assert_eq!((needed.at.to_string(), needed.entitled.to_string()), ("23999.90".into(), "1200.00".into()));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What one more deal pays
//! [`next_deal`](NextDealQuestion) takes a measure and a size where the facts give the measure's value, and the deal itself
//! where transactions feed the measures: the plan's rules credit it by its attributes, its days and the person's role and
//! share, and the answer tells the credit of each measure and what changes on each line.
//!
//! # Questions about people and about plans
//! [`simulate`](SimulateQuestion) evaluates a population, under one plan or two: the cost, its share of sales, its parts by
//! component, quantiles (the median and the quartiles between neighbours, deciles as pay that somebody has), who gains and
//! who loses, and how fairly quotas lie, over the period or over its quarter or year up to its end. Measures may be given or
//! fed by transactions. All amounts are in the plan's currency, also of those who are paid in another; a plan that pays in
//! another currency is no comparison (`pay/107`). Someone who cannot be evaluated is told with what is wrong and counted nowhere.
//! [`compare`](CompareQuestion) tells how another plan differs, field by field.
//!
//! # Questions to a book
//! A [`PayBook`](crate::payout::PayBook) is asked the same: the plan in force for the `person` and `period` of the facts
//! answers, on the days of the assignment. [`plan_for`](PlanForQuestion) tells which version that is. A payroll run
//! ([`settle`](mod@crate::payout::ledger)) takes the plan of each person and period. Where plans are set side by side
//! (`simulate`, `compare`), the version itself is asked (`pay/140`).

mod along;
mod compare;
mod curve;
mod marginal_rate;
mod next_deal;
mod next_steps;
mod plan_for;
mod search;
mod simulate;
mod solve;
mod statement;
mod written;

pub use compare::{Change, CompareQuestion, Comparison, Difference, PlanPart};
pub use curve::{Curve, CurveLine, CurvePoint, CurveQuestion, Mark};
pub use marginal_rate::{MarginalLine, MarginalRate, MarginalRateQuestion};
pub use next_deal::{DealCredit, DealLine, NextDeal, NextDealQuestion};
pub use next_steps::{NextStep, NextSteps, NextStepsQuestion};
pub use plan_for::{PlanFor, PlanForQuestion};
pub use simulate::{
    Bin, ComponentCost, Fairness, PersonFaults, PersonPay, Population, Ratio, Shift, Shifts, SimulateQuestion,
    SimulatedPerson, Simulation, Spread,
};
pub use solve::{Solution, SolveQuestion, Solved};
pub use statement::{StatementQuestion, ToldStatement};

use super::{
    PayFacts, PayPlan,
    ledger::{SettleQuestion, Settled},
};
use crate::{
    error::Problems,
    shape::{Node, choice, read_whole},
};
use serde::Serialize;

choice! {
    /// A question to a pay plan, or to a book of them.
    pub enum Question as PayQuestion {
        /// What one more deal pays.
        NextDeal(NextDealQuestion) = "next_deal",
        /// What a person is paid, by component and by deal.
        Statement(StatementQuestion) = "statement",
        /// What the plan pays along a measure.
        Curve(CurveQuestion) = "curve",
        /// What the next unit of a measure pays.
        MarginalRate(MarginalRateQuestion) = "marginal_rate",
        /// How much of a measure it takes to be paid an amount.
        Solve(SolveQuestion) = "solve",
        /// How far it is to the next step, and what it pays.
        NextSteps(NextStepsQuestion) = "next_steps",
        /// What the plan costs over a population, and what another plan would change.
        Simulate(SimulateQuestion) = "simulate",
        /// How another plan differs.
        Compare(CompareQuestion) = "compare",
        /// What each person is paid by a payroll run.
        Settle(SettleQuestion) = "settle",
        /// Which version of which plan rules a person and period.
        PlanFor(PlanForQuestion) = "plan_for",
    }
}

impl Question {
    /// The facts of the one person and period that the question is about, where it is about one.
    #[must_use]
    pub const fn facts(&self) -> Option<&PayFacts> {
        match self {
            Self::NextDeal(asked) => Some(&asked.facts),
            Self::Statement(asked) => Some(&asked.facts),
            Self::Curve(asked) => Some(&asked.facts),
            Self::MarginalRate(asked) => Some(&asked.facts),
            Self::Solve(asked) => Some(&asked.facts),
            Self::NextSteps(asked) => Some(&asked.facts),
            Self::Simulate(_) | Self::Compare(_) | Self::Settle(_) | Self::PlanFor(_) => None,
        }
    }

    /// The same question on other facts; itself where it has none.
    #[must_use]
    pub fn with_facts(mut self, facts: PayFacts) -> Self {
        match &mut self {
            Self::NextDeal(asked) => asked.facts = facts,
            Self::Statement(asked) => asked.facts = facts,
            Self::Curve(asked) => asked.facts = facts,
            Self::MarginalRate(asked) => asked.facts = facts,
            Self::Solve(asked) => asked.facts = facts,
            Self::NextSteps(asked) => asked.facts = facts,
            Self::Simulate(_) | Self::Compare(_) | Self::Settle(_) | Self::PlanFor(_) => {}
        }
        self
    }
}

/// The answer to a [`Question`], under the same name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PayAnswer"))]
pub enum Answer {
    /// What one more deal pays.
    NextDeal(NextDeal),
    /// What a person is paid, by component and by deal.
    Statement(Box<ToldStatement>),
    /// What the plan pays along a measure.
    Curve(Curve),
    /// What the next unit of a measure pays.
    MarginalRate(MarginalRate),
    /// How much of a measure it takes to be paid an amount.
    Solve(Solution),
    /// How far it is to the next step, and what it pays.
    NextSteps(NextSteps),
    /// What the plan costs over a population, and what another plan would change.
    Simulate(Box<Simulation>),
    /// How another plan differs.
    Compare(Comparison),
    /// What each person is paid by a payroll run.
    Settle(Settled),
    /// Which version of which plan rules a person and period.
    PlanFor(PlanFor),
}

impl PayPlan {
    /// Answers a question.
    ///
    /// # Errors
    /// Everything that is wrong with what the question gives; a figure of more digits than a document could hold. Paths begin
    /// at the question.
    pub fn answer(&self, question: &Question) -> Result<Answer, Problems> {
        let answer = match question {
            Question::NextDeal(asked) => self.next_deal(asked).map(Answer::NextDeal),
            Question::Statement(asked) => statement::told(self, asked).map(|told| Answer::Statement(Box::new(told))),
            Question::Curve(asked) => self.curve(asked).map(Answer::Curve),
            Question::MarginalRate(asked) => self.marginal_rate(asked).map(Answer::MarginalRate),
            Question::Solve(asked) => self.solve(asked).map(Answer::Solve),
            Question::NextSteps(asked) => self.next_steps(asked).map(Answer::NextSteps),
            Question::Simulate(asked) => self.simulate(asked).map(Box::new).map(Answer::Simulate),
            Question::Compare(asked) => self.compare(asked).map(Answer::Compare),
            Question::Settle(asked) => self.settle(asked).map(Answer::Settle),
            Question::PlanFor(asked) => self.plan_for(asked).map(Answer::PlanFor),
        };
        let answer = answer.map_err(|problems| problems.under(&format!("/{}", question.tag())))?;
        written::check(&answer)?;
        Ok(answer)
    }
}

/// Answers a question that is given as a tree, as JSON.
pub(super) fn ask(
    answer: impl FnOnce(&Question) -> Result<Answer, Problems>,
    question: &Node<'_>,
) -> Result<String, Problems> {
    let (question, problems): (Question, _) = read_whole(question);
    let question = problems.in_facts().or(question)?;
    Ok(serde_json::to_string(&answer(&question)?).unwrap_or_default())
}
