//! What a closing gives: one outcome for the period, plain data that any view only draws.

use super::{
    attainment::{AttainmentLine, Track},
    pay::PersonPay,
    report,
    rows::ActionRow,
};
use crate::{
    error::Findings,
    funnel::PipelineOutcome,
    goals::GoalSetOutcome,
    id::Id,
    life::Outcome,
    money::{Amount, Currency},
    number::Number,
    shape::word,
    trace::Step,
};
use chrono::NaiveDate;
use serde::Serialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// The review of a period.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CloseOutcome {
    /// The organisation.
    pub id: Id,
    /// Its name.
    pub title: Option<String>,
    /// The period.
    pub period: String,
    /// The day on which the figures stand, inclusive.
    pub as_of: NaiveDate,
    /// The currency of all amounts.
    pub currency: Currency,
    /// Targets and what was won.
    pub attainment: Attainment,
    /// The goals.
    pub goals: Option<GoalSetOutcome>,
    /// The deals through their stages.
    pub funnel: PipelineOutcome,
    /// Scores, grades and ranks.
    pub scores: Vec<PersonScore>,
    /// Pay.
    pub pay: PayReview,
    /// What was received in the period.
    pub received: Amount,
    /// Targets that will be missed at the present pace.
    pub missed: Vec<Missed>,
    /// What the figures show to have caused gaps, the largest first.
    pub causes: Vec<Cause>,
    /// What people agreed to do.
    pub actions: Vec<ActionRow>,
    /// What had to be repaired, set aside, or is odd.
    pub findings: Findings,
    /// What people, products and goals are called.
    #[serde(skip)]
    pub(super) names: BTreeMap<Id, String>,
    #[serde(skip)]
    pub(super) trace: Arc<Step>,
}

impl CloseOutcome {
    /// The review as a page: one file of HTML that needs nothing else, in the language of the facts.
    #[must_use]
    pub fn html(&self) -> String {
        report::page(self, self.findings.language)
    }
}

impl Outcome for CloseOutcome {
    fn trace(&self) -> Option<Arc<Step>> {
        Some(Arc::clone(&self.trace))
    }

    /// The steps of one person's score and pay, from deals to cents.
    fn why(&self, about: &str) -> Vec<Arc<Step>> {
        let score = self.scores.iter().find(|score| score.person.as_str() == about);
        let pay = self.pay.people.iter().find(|pay| pay.person.as_str() == about);
        score.map(|score| Arc::clone(&score.trace)).into_iter().chain(pay.map(PersonPay::why)).collect()
    }

    /// The people who are scored or paid.
    fn subjects(&self) -> Vec<String> {
        let scored = self.scores.iter().map(|score| score.person.to_string());
        let paid = self.pay.people.iter().map(|pay| pay.person.to_string());
        let people: BTreeSet<String> = scored.chain(paid).collect();
        people.into_iter().collect()
    }
}

/// Targets and what was won.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Attainment {
    /// The company.
    pub company: AttainmentLine,
    /// Its regions.
    pub regions: Vec<AttainmentLine>,
    /// Its products.
    pub products: Vec<AttainmentLine>,
    /// The people who have a quota.
    pub people: Vec<AttainmentLine>,
}

/// One person's score.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PersonScore {
    /// The person.
    pub person: Id,
    /// The score.
    pub score: Option<Number>,
    /// The grade, after vetoes.
    pub grade: Option<String>,
    /// The rank among those scored, 1 for the best; equals share a rank.
    pub rank: Option<u32>,
    /// Last period's score.
    pub last_score: Option<Number>,
    /// Last period's grade.
    pub last_grade: Option<String>,
    /// Awards that the person earned.
    pub awards: Vec<String>,
    #[serde(skip)]
    pub(super) trace: Arc<Step>,
}

/// Pay.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PayReview {
    /// Everybody's statement.
    pub people: Vec<PersonPay>,
    /// What all are entitled to for the period, and the corrections of the one before.
    pub cost: Amount,
    /// Cost ÷ the revenue of the company, to four places; `null` without revenue.
    pub cost_of_sales: Option<Number>,
}

word! {
    /// What a missed target is of.
    pub enum MissedOf {
        /// The company.
        Company = "company",
        /// A region.
        Region = "region",
        /// A product.
        Product = "product",
        /// A person.
        Person = "person",
    }
}

/// A target that will be missed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "MissedTarget"))]
pub struct Missed {
    /// What the target is of.
    pub of: MissedOf,
    /// Whose target.
    pub id: String,
    /// The target.
    pub target: Amount,
    /// What the present pace comes to.
    pub projected: Amount,
    /// The difference.
    pub short: Amount,
    /// At risk or off track.
    pub track: Track,
}

word! {
    /// What explains a part of a gap.
    pub enum CauseKind {
        /// A deal that was expected in the period and is now expected after it.
        SlippedDeal = "slipped_deal",
        /// A stage that loses more than its benchmark.
        Stage = "stage",
        /// A person below the target.
        Person = "person",
        /// A product below the target.
        Product = "product",
    }
}

/// Something that explains a part of a gap.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cause {
    /// The stable code of the sentence.
    pub code: &'static str,
    /// What it is.
    pub kind: CauseKind,
    /// The deal, the stage, the person or the product.
    pub id: String,
    /// The amount that it explains.
    pub amount: Amount,
    /// The sentence that says so.
    pub text: String,
}
