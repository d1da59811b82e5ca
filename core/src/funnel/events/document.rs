//! The event funnel document: steps, and what makes a chain of events count.

use crate::{
    funnel::document::default_confidence,
    id::Id,
    life::{Example, document},
    number::Number,
    shape::{record, word},
    stats::quantile::Definition,
};

/// The steps that a funnel may have.
pub const STEPS_MAX: usize = 64;

word! {
    /// How the events of a chain follow each other.
    pub enum Order as StepOrder {
        /// In step order; other events between them are fine.
        Ordered = "ordered",
        /// In step order, with no other event between them.
        Strict = "strict",
        /// In any order: as many distinct steps as one window holds.
        Any = "any",
    }
}

word! {
    /// Whether two steps may have the same instant.
    pub enum Ties as StepTies {
        /// They may.
        Allowed = "allowed",
        /// Each step is later than the one before.
        Increasing = "increasing",
    }
}

word! {
    /// From which event a user's chain starts.
    pub enum Anchor {
        /// From whichever gives the longest chain.
        Best = "best",
        /// From the earliest possible one, without a second try.
        First = "first",
    }
}

word! {
    /// Whose events make a chain.
    pub enum By as ChainOwner {
        /// A user's.
        User = "user",
    }
}

word! {
    /// Which event of a user's chain says to which group the user belongs.
    pub enum Attribution {
        /// The first.
        First = "first",
        /// The last.
        Last = "last",
    }
}

record! {
    /// Users told apart by a property of their events, such as the channel.
    pub struct Breakdown as EventBreakdown {
        /// The property.
        property: String,
        /// Which event of the chain has the value that counts.
        of: Attribution = Attribution::First,
        /// The event of this step, counted from 1, instead; users whose chain lacks it have no value.
        step: Option<u32>,
    }
}

record! {
    /// An event funnel: how far each user gets through steps inside a window.
    pub struct EventFunnelDocument {
        /// `quotakit/event-funnel@1`.
        schema: Option<String>,
        /// The name of the funnel.
        id: Option<Id>,
        /// What people call it.
        title: Option<String>,
        /// The events that are the steps, in order; an event may stand for several steps.
        steps: Vec<String>,
        /// The most milliseconds from the first step to any other, inclusive; unlimited unless given.
        window_ms: Option<u64>,
        /// The most milliseconds from a step to the next, inclusive; unlimited unless given.
        per_step_window_ms: Option<u64>,
        /// How the events of a chain follow each other.
        order: Order = Order::Ordered,
        /// Whether two steps may have the same instant.
        ties: Ties = Ties::Allowed,
        /// From which event a chain starts.
        anchor: Anchor = Anchor::Best,
        /// Events that end a chain when they stand between two steps.
        exclude: Vec<String> = Vec::new(),
        /// Steps that a chain may leave out.
        optional: Vec<String> = Vec::new(),
        /// Tells users apart by a property.
        breakdown: Option<Breakdown>,
        /// Whether every attempt of a user is counted too, beside the longest chain.
        totals: bool = false,
        /// The upper bounds of the bins for the milliseconds between steps, inclusive and rising; a last bin has all above.
        histogram_ms: Vec<u64> = Vec::new(),
        /// Whose events make a chain.
        by: By = By::User,
        /// The confidence of intervals: 80%, 90%, 95% or 99%.
        confidence: Number = default_confidence(),
        /// The places to which rates and times are written.
        places: u32 = 6,
        /// The definition of medians and other quantiles.
        quantiles: Definition = Definition::Linear,
        /// Worked examples.
        examples: Vec<Example> = Vec::new(),
    }
}

document!(EventFunnelDocument);
