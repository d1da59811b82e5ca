//! The facts of a pipeline: deals with their histories.

use super::lenient::Lenient;
use crate::{
    error::Language,
    id::Id,
    life::facts,
    moment::Moment,
    money::{Currency, MoneyNumber},
    shape::{record, word},
};
use chrono::NaiveDate;

record! {
    /// A deal's entry into a stage.
    pub struct Entry as StageEntry {
        /// The stage.
        stage: String,
        /// When it was entered; an entry without a readable date takes its place by the order of stages and is not timed.
        at: Option<Lenient<Moment>>,
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
        amount: Option<Lenient<MoneyNumber>>,
        /// The value's currency; the pipeline's unless given.
        currency: Option<Currency>,
        /// What of the value was received so far.
        collected: Option<Lenient<MoneyNumber>>,
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
    /// What was spent on winning customers. It counts in the slice of every key that it names.
    pub struct Cost as ChannelCost {
        /// The channel it was spent on.
        channel: Option<String>,
        /// Who spent it: the owner of deals.
        owner: Option<String>,
        /// The product it was spent on.
        product: Option<String>,
        /// The region it was spent on.
        region: Option<String>,
        /// The month that it belongs to, such as `2026-07`: that of the deals which began in it.
        month: Option<String>,
        /// How much, in the pipeline's currency. Below zero it is a credit note, which lowers the cost of what it names.
        amount: MoneyNumber,
    }
}

word! {
    /// What the deals of a slice have in common.
    pub enum SliceBy as DealSliceBy {
        /// Who sells.
        Owner = "owner",
        /// How the customer came.
        Channel = "channel",
        /// What is sold.
        Product = "product",
        /// Where.
        Region = "region",
        /// The month in which the deal began.
        Month = "month",
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
        /// The day before which deals of the funnel's own past began; the first day of `created_from` unless given, where
        /// the pipeline takes its benchmarks from there.
        history_before: Option<NaiveDate>,
        /// What is still to be sold: the pipeline is held against it.
        remaining_target: Option<MoneyNumber>,
        /// What was spent on winning customers.
        costs: Vec<Cost> = Vec::new(),
        /// The breakdowns whose slices have their own conversions from stage to stage.
        stages_by: Vec<SliceBy> = vec![SliceBy::Month],
        /// Customers who had bought before any of these deals: they are not new.
        customers_before: Vec<String> = Vec::new(),
        /// Whether the outcome lists every customer.
        customers: bool = false,
        /// Whether the outcome lists every deal with its time in each stage.
        details: bool = false,
        /// The language of findings.
        language: Language = Language::En,
        /// Whether the outcome carries its trace; without it the steps of single slices are not kept.
        trace: bool = false,
    }
}

facts!(PipelineFacts);
