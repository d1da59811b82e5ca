//! The review: a period closed, the five domains together.
//!
//! A [`CloseDocument`] holds the period and the documents of the five domains; [`CloseFacts`] hold tables as a CRM exports
//! them. One evaluation reads the tables (repairing what is declared, setting aside or refusing what cannot be read, and
//! noting both), compares what was won with the targets, judges the goals, measures the funnel, scores, grades and ranks
//! people, computes their pay, trues up the period before, and ranks what explains the gaps.
//!
//! Who counts for what: attainment and scores take a deal whole, for its owner and its region, before returns; pay may
//! take shares of deals less what was given back ([`FigureSource`]). Pay of the period before is computed twice, as it was
//! known when that period closed and as it is known now; the difference is the [`TrueUp`]. What caps withheld in the period
//! before, as it is known now, comes into this one. Draw balances and what caps withheld open at zero in the period before.
//!
//! Not yet: balances carried from before that period, corrections of older periods (refused by name), several currencies.

mod attainment;
mod books;
mod causes;
mod check;
mod document;
mod evaluate;
mod facts;
mod labels;
mod outcome;
mod pay;
mod question;
mod report;
pub mod rows;
mod sales;
mod scores;
mod tidy;

pub use attainment::{AttainmentLine, Comparison, Track};
pub use document::{CloseDocument, FigureSource, GoalSource, Named, Plain, RevenueScope};
pub use facts::CloseFacts;
pub use outcome::{Attainment, Cause, CauseKind, CloseOutcome, Missed, MissedOf, PayReview, PersonScore};
pub use pay::{PersonPay, TrueUp};
pub use question::{CloseAnswer, CloseQuestion, ReportQuestion, ReviewPage};
pub use tidy::{DateOrder, FaultyRows, Row, Table, Tidy};

use crate::{
    error::Problems,
    funnel::Pipeline,
    goals::GoalSet,
    life::LifeCycle,
    payout::PayPlan,
    scoring::Cohort,
    shape::Node,
    targets::{TargetMatrix, TargetPlan},
};

/// A loaded closing.
#[derive(Clone, Debug)]
pub struct Close {
    document: CloseDocument,
    goals: Option<GoalSet>,
    targets: TargetPlan,
    product_targets: Option<TargetMatrix>,
    pipeline: Pipeline,
    cohort: Cohort,
    pay_plans: Vec<PayPlan>,
}

impl LifeCycle for Close {
    const KIND: &'static str = "close";
    type Document = CloseDocument;
    type Facts = CloseFacts;
    type Outcome = CloseOutcome;

    fn check(document: &CloseDocument, problems: &mut Problems) {
        check::check(document, problems);
    }

    fn verify(document: &CloseDocument, problems: &mut Problems) {
        check::verify(document, problems);
    }

    fn build(document: CloseDocument) -> Self {
        Self {
            goals: document.goals.clone().map(GoalSet::build),
            targets: TargetPlan::build(document.targets.clone()),
            product_targets: document.product_targets.clone().map(TargetMatrix::build),
            pipeline: Pipeline::build(document.pipeline.clone()),
            cohort: Cohort::build(document.cohort.clone()),
            pay_plans: document.pay_plans.iter().cloned().map(PayPlan::build).collect(),
            document,
        }
    }

    fn document(&self) -> &CloseDocument {
        &self.document
    }

    fn lint(&self) -> Problems {
        let mut findings = Problems::new();
        findings.extend(self.targets.lint().under("/targets"));
        findings.extend(self.pipeline.lint().under("/pipeline"));
        findings.extend(self.cohort.lint().under("/cohort"));
        findings.extend(self.goals.iter().flat_map(LifeCycle::lint).collect::<Problems>().under("/goals"));
        findings.extend(
            self.product_targets.iter().flat_map(LifeCycle::lint).collect::<Problems>().under("/product_targets"),
        );
        for (index, plan) in self.pay_plans.iter().enumerate() {
            findings.extend(plan.lint().under(&format!("/pay_plans/{index}")));
        }
        findings
    }

    fn evaluate(&self, facts: &CloseFacts) -> Result<CloseOutcome, Problems> {
        evaluate::evaluate(self, facts)
    }

    fn ask(&self, question: &Node<'_>) -> Result<String, Problems> {
        question::ask(self, question)
    }
}
