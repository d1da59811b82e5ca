//! The document of a closing: the period, and the rules of all five domains that apply to it.

use super::tidy::Tidy;
use crate::{
    calendar::CalendarRule,
    funnel::Pipeline,
    goals::GoalSet,
    id::Id,
    life::{Example, LifeCycle, document},
    money::Currency,
    payout::PayPlan,
    scoring::Cohort,
    shape::{choice, record},
    targets::{TargetMatrix, TargetPlan},
    zone::Zone,
};
use std::collections::BTreeMap;

record! {
    /// How a period is closed. The documents of the five domains stand in it whole.
    pub struct CloseDocument {
        /// `quotakit/close@1`.
        schema: Option<String>,
        /// The id of the organisation.
        id: Id,
        /// Its name.
        title: Option<String>,
        /// The label of the period that is closed.
        period: String,
        /// The currency of all amounts.
        currency: Currency,
        /// The zone whose days count.
        zone: Zone = Zone::UTC,
        /// The calendar of the periods.
        calendar: CalendarRule = CalendarRule::default(),
        /// What tables may need before they can be read.
        tidy: Tidy = Tidy::default(),
        /// The goals.
        goals: Option<<GoalSet as LifeCycle>::Document>,
        /// Where goals find their actual figures, by goal id.
        goal_sources: BTreeMap<Id, GoalSource> = BTreeMap::new(),
        /// The target, from the company to persons. Its root is the company, the nodes below are regions, the leaves persons.
        targets: <TargetPlan as LifeCycle>::Document,
        /// The target by region (rows) and product (columns).
        product_targets: Option<<TargetMatrix as LifeCycle>::Document>,
        /// The stages of the deals.
        pipeline: <Pipeline as LifeCycle>::Document,
        /// The scorecard of the people who have a quota, with ranks, distribution and awards.
        cohort: <Cohort as LifeCycle>::Document,
        /// The pay plans.
        pay_plans: Vec<<PayPlan as LifeCycle>::Document>,
        /// Where measures and indicators find their figures, by id; what is not named here is an indicator of its own name.
        sources: BTreeMap<Id, FigureSource> = BTreeMap::new(),
        /// Worked examples.
        examples: Vec<Example> = Vec::new(),
    }
}
document!(CloseDocument);

choice! {
    /// Where a person's figure comes from.
    pub enum FigureSource {
        /// The deals that the person owns, before returns.
        Owned(Plain) = "owned",
        /// The person's shares of deals, less returns.
        Credited(Plain) = "credited",
        /// The deals of the person's region, or of the company for who has none, before returns.
        Team(Plain) = "team",
        /// An indicator.
        Indicator(Named) = "indicator",
        /// How often something happened.
        Count(Named) = "count",
    }
}

record! {
    /// A source with nothing to declare.
    pub struct Plain as PlainSource {}
}

record! {
    /// A source with a name.
    pub struct Named as NamedSource {
        /// The id.
        id: Id,
    }
}

choice! {
    /// Where a goal's actual figure comes from.
    pub enum GoalSource {
        /// Revenue won in the period, before returns.
        Revenue(RevenueScope) = "revenue",
        /// How often something happened, over all persons.
        Count(Named) = "count",
    }
}

record! {
    /// Which revenue.
    pub struct RevenueScope {
        /// Of this region only.
        region: Option<Id>,
        /// Of this product only.
        product: Option<Id>,
        /// Of this owner only.
        person: Option<Id>,
    }
}
