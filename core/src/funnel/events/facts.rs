//! The facts of an event funnel: who did what, and when.

use crate::{
    error::Language,
    funnel::lenient::Lenient,
    id::Id,
    life::facts,
    shape::{Instant, record},
};

record! {
    /// Something that a user did.
    pub struct Event as FunnelEvent {
        /// Who.
        user: Id,
        /// When.
        time: Instant,
        /// What.
        event: String,
    }
}

record! {
    /// What an event funnel is evaluated on.
    pub struct EventFunnelFacts {
        /// The events, in any order.
        events: Vec<Lenient<Event>>,
        /// The language of findings.
        language: Language = Language::En,
        /// Whether the outcome carries its trace.
        trace: bool = false,
    }
}

facts!(EventFunnelFacts);
