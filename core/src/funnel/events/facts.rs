//! The facts of an event funnel: who did what, and when.

use super::user::User;
use crate::{
    error::Language,
    funnel::lenient::Lenient,
    life::facts,
    shape::{Instant, record},
};
use std::collections::BTreeMap;

record! {
    /// Something that a user did.
    pub struct Event as FunnelEvent {
        /// Who.
        user: User,
        /// When.
        time: Instant,
        /// What.
        event: String,
        /// Its properties, such as the channel; null where it has none.
        properties: BTreeMap<String, Lenient<Option<String>>> = BTreeMap::new(),
    }
}

record! {
    /// Events as lists of one length, as a table has columns: the first of each list are one event, and so on.
    pub struct EventTable {
        /// Who.
        user: Vec<Lenient<User>>,
        /// When.
        time: Vec<Lenient<Instant>>,
        /// What.
        event: Vec<Lenient<String>>,
        /// Properties, by name; null where an event has none.
        properties: BTreeMap<String, Vec<Lenient<Option<String>>>> = BTreeMap::new(),
    }
}

record! {
    /// What an event funnel is evaluated on.
    pub struct EventFunnelFacts {
        /// The events, in any order.
        events: Vec<Lenient<Event>> = Vec::new(),
        /// Events as columns; they count like those of events.
        columns: Option<EventTable>,
        /// Whether the outcome lists every user.
        users: bool = true,
        /// The language of findings.
        language: Language = Language::En,
        /// Whether the outcome carries its trace.
        trace: bool = false,
    }
}

facts!(EventFunnelFacts);
