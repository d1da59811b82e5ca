//! How transactions become credits.

use super::Span;
use crate::{
    id::Id,
    number::Number,
    shape::{choice, record, word},
};

word! {
    /// Which of the rules that match a transaction count, for each measure.
    pub enum PickRule {
        /// All of them.
        AllMatches = "all_matches",
        /// The first in the plan's order.
        FirstMatch = "first_match",
        /// The one with the most tests; the plan's order breaks ties.
        MostSpecific = "most_specific",
    }
}

record! {
    /// The rules by which transactions become credits.
    pub struct Crediting {
        /// Which of the matching rules count.
        pick: PickRule = PickRule::AllMatches,
        /// The rules.
        rules: Vec<CreditRule>,
    }
}

word! {
    /// How a transaction is shared.
    pub enum CreditKind {
        /// Shares that total 100 %, or whole-number weights.
        Revenue = "revenue",
        /// Shares that may total anything.
        Overlay = "overlay",
        /// The managers above the participants, with all that the participants have.
        Rollup = "rollup",
    }
}

word! {
    /// What of a transaction counts.
    pub enum CreditOf {
        /// Its amount.
        Amount = "amount",
        /// Its quantity.
        Quantity = "quantity",
        /// One for each transaction.
        Count = "count",
    }
}

word! {
    /// The day by which a transaction belongs to a period.
    pub enum DateBasis {
        /// Its date.
        Date = "date",
        /// The day it was booked.
        Booked = "booked",
        /// The day it was invoiced.
        Invoiced = "invoiced",
        /// The day it was paid.
        Paid = "paid",
    }
}

record! {
    /// A rule: which transactions feed which measure, and with how much.
    pub struct CreditRule {
        /// Its name.
        id: Id,
        /// The measure that it feeds.
        measure: Id,
        /// How the transaction is shared.
        kind: CreditKind = CreditKind::Revenue,
        /// What of the transaction counts.
        of: CreditOf = CreditOf::Amount,
        /// Which transactions; all unless declared.
        when: Option<Matching>,
        /// Which roles of participants; all unless declared.
        roles: Vec<String> = Vec::new(),
        /// The day by which it belongs to a period.
        by: DateBasis = DateBasis::Date,
        /// The days on which the rule is in force; always, unless declared.
        during: Option<Span>,
        /// The factor on the credit.
        factor: Number = Number::ONE,
        /// The most that a deal counts.
        cap_per_deal: Option<Number>,
        /// How the excess of very large deals counts.
        windfall: Option<Windfall>,
    }
}

record! {
    /// Above a size, the excess of a deal counts at a share.
    pub struct Windfall {
        /// The size.
        above: Number,
        /// The share at which the excess counts.
        share: Number,
    }
}

choice! {
    /// A test of a transaction.
    pub enum Matching as TransactionTest {
        /// All of them match.
        All(Vec<Matching>) = "all",
        /// At least one of them matches.
        Any(Vec<Matching>) = "any",
        /// It does not match.
        Not(Box<Matching>) = "not",
        /// An attribute has the value.
        Equals(AttributeIs) = "equals",
        /// An attribute has one of the values.
        In(AttributeOneOf) = "in",
        /// The amount lies between two bounds.
        Between(AmountRange) = "between",
    }
}

record! {
    /// An attribute and its value.
    pub struct AttributeIs {
        /// The attribute.
        attribute: String,
        /// The value.
        value: String,
    }
}

record! {
    /// An attribute and its possible values.
    pub struct AttributeOneOf {
        /// The attribute.
        attribute: String,
        /// The values.
        values: Vec<String>,
    }
}

record! {
    /// Bounds of the transaction's amount; the lower belongs to it, the upper does not.
    pub struct AmountRange {
        /// The lower bound.
        from: Option<Number>,
        /// The upper bound.
        to: Option<Number>,
    }
}
