//! The rows of the tables that a closing reads.

use super::tidy::Columns;
use crate::{
    id::Id,
    number::Number,
    shape::{Instant, record},
};
use chrono::NaiveDate;

record! {
    /// A person.
    pub struct PersonRow {
        /// The id.
        id: Id,
        /// The name, in any script.
        name: String,
        /// What the person does: a word of the organisation's own.
        role: String,
        /// The region that the person works for; nobody's for the whole company.
        region: Option<Id>,
        /// The person's manager.
        manager: Option<Id>,
        /// The first day of work.
        start: NaiveDate,
        /// The last day of work, inclusive.
        end: Option<NaiveDate>,
        /// The base salary of the whole period, in the closing's currency.
        base_salary: Option<Number>,
        /// The target incentive of the whole period, in the closing's currency.
        target_incentive: Option<Number>,
        /// The id of the pay plan.
        plan: Option<Id>,
        /// The share of the region's potential.
        weight: Option<Number>,
    }
}

record! {
    /// A product.
    pub struct ProductRow {
        /// The id.
        id: Id,
        /// The name.
        name: String,
        /// The price of one.
        list_price: Option<Number>,
    }
}

record! {
    /// A deal.
    pub struct DealRow {
        /// The id.
        id: Id,
        /// The person whose deal it is.
        owner: Option<Id>,
        /// The region.
        region: Option<Id>,
        /// The product.
        product: Option<Id>,
        /// The customer.
        customer: Option<String>,
        /// Where the customer came from.
        channel: Option<Id>,
        /// The order, or the offer while it is open.
        amount: Option<Number>,
        /// The ISO 4217 code of the amount; the closing's currency unless given.
        currency: Option<String>,
        /// The day on which the deal was entered.
        created: Option<NaiveDate>,
        /// The newest estimate of the closing day.
        expected_close: Option<NaiveDate>,
        /// `person:share` joined by `;`; all to the owner unless given.
        participants: Option<String>,
    }
}

record! {
    /// A deal's entry into a stage.
    pub struct StageRow {
        /// The deal.
        deal: Id,
        /// The stage.
        stage: Id,
        /// When.
        at: Instant,
    }
}

record! {
    /// An estimate of a deal's closing day.
    pub struct EstimateRow {
        /// The deal.
        deal: Id,
        /// When it was estimated.
        at: Instant,
        /// The estimate.
        expected_close: NaiveDate,
        /// Why it moved.
        reason: Option<String>,
    }
}

record! {
    /// A receipt.
    pub struct CollectionRow {
        /// The deal that was paid.
        deal: Id,
        /// When.
        date: NaiveDate,
        /// How much.
        amount: Number,
    }
}

record! {
    /// An amount given back.
    pub struct ReturnRow {
        /// The id.
        id: Id,
        /// The deal that is reversed, in whole or in part.
        deal: Id,
        /// When.
        date: NaiveDate,
        /// How much, as a positive amount.
        amount: Number,
        /// Why.
        reason: Option<String>,
    }
}

record! {
    /// A person's quota for a period.
    pub struct QuotaRow {
        /// The person.
        person: Id,
        /// The period.
        period: String,
        /// The quota.
        quota: Number,
    }
}

record! {
    /// A person's figure for an indicator.
    pub struct IndicatorRow {
        /// The person.
        person: Id,
        /// The period.
        period: String,
        /// The indicator.
        indicator: Id,
        /// What was reached.
        actual: Number,
        /// What was to be reached.
        target: Option<Number>,
    }
}

record! {
    /// One rater's rating of a person.
    pub struct RatingRow {
        /// The person.
        person: Id,
        /// The period.
        period: String,
        /// What is rated.
        indicator: Id,
        /// The group that the rater belongs to.
        rater_group: Id,
        /// The rating.
        rating: Number,
    }
}

record! {
    /// How often something happened that adds or deducts points.
    pub struct AdjustmentRow {
        /// The person.
        person: Id,
        /// The period.
        period: String,
        /// What happened.
        adjustment: Id,
        /// How often.
        count: Number,
    }
}

record! {
    /// A veto against a person's grade.
    pub struct VetoRow {
        /// The person.
        person: Id,
        /// The period.
        period: String,
        /// The veto.
        veto: Id,
        /// Why.
        note: Option<String>,
    }
}

record! {
    /// Revenue of an earlier period.
    pub struct HistoryRow {
        /// The period.
        period: String,
        /// The region.
        region: Id,
        /// The product.
        product: Id,
        /// The revenue, before returns.
        revenue: Number,
    }
}

record! {
    /// An action that people agreed on.
    pub struct ActionRow {
        /// What is to be done.
        action: String,
        /// Who does it.
        owner: Id,
        /// By when.
        due: NaiveDate,
        /// What it answers: the id of a cause, a goal, a person.
        about: Option<String>,
    }
}

pub(super) const NO_COLUMNS: Columns = Columns { dates: &[], amounts: &[] };
pub(super) const PEOPLE_COLUMNS: Columns =
    Columns { dates: &["start", "end"], amounts: &["base_salary", "target_incentive"] };
pub(super) const DEAL_COLUMNS: Columns = Columns { dates: &["created", "expected_close"], amounts: &["amount"] };
pub(super) const DATED_AMOUNT_COLUMNS: Columns = Columns { dates: &["date"], amounts: &["amount"] };
pub(super) const ESTIMATE_COLUMNS: Columns = Columns { dates: &["expected_close"], amounts: &[] };
pub(super) const QUOTA_COLUMNS: Columns = Columns { dates: &[], amounts: &["quota"] };
pub(super) const HISTORY_COLUMNS: Columns = Columns { dates: &[], amounts: &["revenue"] };
