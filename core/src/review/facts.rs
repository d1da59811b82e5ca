//! The facts of a closing: tables, as a CRM or a spreadsheet exports them.

use super::tidy::Table;
use crate::{error::Language, life::facts, number::Number, shape::record};
use chrono::NaiveDate;
use std::collections::BTreeMap;

record! {
    /// What happened: one table for each file, its rows objects of texts. See [`rows`](super::rows) for the columns.
    pub struct CloseFacts {
        /// The day on which the figures stand, inclusive.
        as_of: NaiveDate,
        /// People.
        people: Table,
        /// Products.
        products: Table,
        /// Deals.
        deals: Table,
        /// Entries of deals into stages.
        stages: Table,
        /// Estimates of closing days, as they moved.
        close_dates: Table,
        /// Receipts.
        collections: Table,
        /// Amounts given back.
        returns: Table,
        /// Quotas of persons.
        quotas: Table,
        /// Figures of persons for indicators.
        indicators: Table,
        /// Ratings of persons.
        ratings: Table,
        /// Events that add or deduct points.
        adjustments: Table,
        /// Vetoes.
        vetoes: Table,
        /// Revenue of earlier periods.
        history: Table,
        /// Actions that people agreed on.
        actions: Table,
        /// The goals' actual figures by goal id, where the deals do not tell them.
        goal_actuals: BTreeMap<String, Number> = BTreeMap::new(),
        /// The language of findings.
        language: Language = Language::En,
        /// Whether the outcome carries its trace.
        trace: bool = false,
    }
}
facts!(CloseFacts);
