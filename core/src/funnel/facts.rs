//! The facts of a pipeline: deals with their histories.

use super::lenient::Lenient;
use crate::{error::Language, id::Id, life::facts, moment::Moment, money::Currency, number::Number, shape::record};
use chrono::NaiveDate;

record! {
    /// A deal's entry into a stage.
    pub struct Entry as StageEntry {
        /// The stage.
        stage: String,
        /// When it was entered; a missing date takes its place by the order of stages and is not timed.
        at: Option<Moment>,
    }
}

record! {
    /// A deal: what it is worth, whose it is, where it has been.
    pub struct Deal {
        /// The name of the deal.
        id: Id,
        /// Who sells.
        owner: Option<String>,
        /// How the customer came.
        channel: Option<String>,
        /// What is sold.
        product: Option<String>,
        /// Where.
        region: Option<String>,
        /// To whom.
        customer: Option<String>,
        /// The value.
        amount: Option<Lenient<Number>>,
        /// The value's currency; the pipeline's unless given.
        currency: Option<Currency>,
        /// What of the value was received so far.
        collected: Option<Lenient<Number>>,
        /// When the deal began; its first entry unless given.
        created: Option<Lenient<Moment>>,
        /// The entries into stages, in any order.
        history: Vec<Lenient<Entry>>,
    }
}

record! {
    /// Which deals are looked at; an empty list lets all pass.
    pub struct Filters as DealFilters {
        /// Only of these owners.
        owner: Vec<String> = Vec::new(),
        /// Only through these channels.
        channel: Vec<String> = Vec::new(),
        /// Only these products.
        product: Vec<String> = Vec::new(),
        /// Only in these regions.
        region: Vec<String> = Vec::new(),
        /// Only to these customers.
        customer: Vec<String> = Vec::new(),
        /// Only deals that began on this day or later.
        created_from: Option<NaiveDate>,
        /// Only deals that began before this day.
        created_before: Option<NaiveDate>,
        /// Only deals that ended on this day or later.
        closed_from: Option<NaiveDate>,
        /// Only deals that ended before this day.
        closed_before: Option<NaiveDate>,
    }
}

record! {
    /// What was spent on winning customers.
    pub struct Cost as ChannelCost {
        /// The channel it was spent on; on all of them unless given.
        channel: Option<String>,
        /// How much, in the pipeline's currency.
        amount: Number,
    }
}

record! {
    /// What a pipeline is evaluated on.
    pub struct PipelineFacts {
        /// The moment at which the deals stand as they are told; a day counts to its end.
        as_of: Moment,
        /// The deals.
        deals: Vec<Lenient<Deal>>,
        /// Which of them are looked at.
        filters: Option<Filters>,
        /// What is still to be sold: the pipeline is held against it.
        remaining_target: Option<Number>,
        /// What was spent on winning customers.
        costs: Vec<Cost> = Vec::new(),
        /// Whether the outcome lists every deal with its time in each stage.
        details: bool = false,
        /// The language of findings.
        language: Language = Language::En,
        /// Whether the outcome carries its trace.
        trace: bool = false,
    }
}

facts!(PipelineFacts);
