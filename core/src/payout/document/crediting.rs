//! How transactions become credits.

use super::Span;
use crate::{
    id::Id,
    number::Number,
    shape::{choice, record, word},
};

word! {
    /// Which rules count of those that match a transaction, for each of its participants and each measure. A rule that gives
    /// the person nothing of a participant's part is not among them.
    pub enum PickRule {
        /// All of them; each counts the part.
        AllMatches = "all_matches",
        /// The first in the plan's order.
        FirstMatch = "first_match",
        /// The one that asks for most: each test counts one, and so do roles and days; the plan's order breaks ties.
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
        /// Divided among all whom revenue rules of the measure credit, by shares that total 100 % or are whole-number weights;
        /// among all participants where only theirs do.
        Revenue = "revenue",
        /// Each share of the whole deal beside the revenue; shares may total anything.
        Overlay = "overlay",
        /// The managers above the participants on the day of the transaction, with what revenue rules of the measure give the
        /// participants; where none applies, with what dividing the deal among the participants would give them.
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
        /// The days of which `by` has to be one; any, unless declared.
        during: Option<Span>,
        /// The factor on the credit.
        factor: Number = Number::ONE,
        /// The most that a whole deal counts; each participant's part counts in the same proportion.
        cap_per_deal: Option<Number>,
        /// How the excess of very large deals counts; it looks at the whole deal, before the cap.
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
