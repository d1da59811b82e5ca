//! Moments: a calendar day or an instant, as exports have the one or the other.

use crate::{
    number::Number,
    shape::{Instant, Node, Reader, Shape},
    zone::Zone,
};
use chrono::NaiveDate;
use serde::{Serialize, Serializer};

/// The milliseconds of a day.
pub const DAY_MS: i64 = 86_400_000;

/// A calendar day or an instant, as exports have the one or the other: `2026-07-31`, `2026-07-31T09:30:00Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Moment {
    /// A whole day, in the document's zone.
    Day(NaiveDate),
    /// An instant.
    At(Instant),
}

impl Moment {
    /// The instant at which this begins.
    #[must_use]
    pub fn start(self, zone: Zone) -> Instant {
        match self {
            Self::Day(day) => zone.start_of(day),
            Self::At(instant) => instant,
        }
    }

    /// The first instant after this: a day lasts to its end, an instant ends at once.
    #[must_use]
    pub fn end(self, zone: Zone) -> Instant {
        match self {
            Self::Day(day) => zone.start_of(day.succ_opt().unwrap_or(day)),
            Self::At(instant) => instant,
        }
    }

    /// The calendar day.
    #[must_use]
    pub fn day(self, zone: Zone) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::At(instant) => zone.day_of(instant),
        }
    }

    /// The days from this to the moment at which the facts stand, exact. Between two days whole days are counted; an
    /// instant is counted to the end of a last day.
    #[must_use]
    pub fn days_until(self, as_of: Self, zone: Zone) -> Number {
        match (self, as_of) {
            (Self::At(_), Self::Day(last)) => calendar_days(self, Self::Day(last.succ_opt().unwrap_or(last)), zone),
            _ => self.days_to(as_of, zone),
        }
    }

    /// The days from this to a later entry, exact; none between an instant and the day that it lies in. Between two
    /// instants a day is 24 hours. Beside a day an instant is its day and the part of it that has passed, so that days
    /// on which clocks change are days as well.
    #[must_use]
    pub fn days_to(self, later: Self, zone: Zone) -> Number {
        match (self, later) {
            (Self::At(from), Self::At(to)) => days_between(from, to),
            (Self::At(_), Self::Day(day)) if self.day(zone) == day => Number::ZERO,
            _ => calendar_days(self, later, zone),
        }
    }
}

/// The calendar days between two moments: whole days, and the parts of days that instants have behind them.
fn calendar_days(from: Moment, to: Moment, zone: Zone) -> Number {
    let days = to.day(zone).signed_duration_since(from.day(zone)).num_days();
    &(&Number::from(days) + &passed(to, zone)) - &passed(from, zone)
}

/// The part of its day that has passed at an instant; none at a whole day.
fn passed(moment: Moment, zone: Zone) -> Number {
    let day = Moment::Day(moment.day(zone));
    let since = |instant: Instant| Number::from(instant.millis().saturating_sub(day.start(zone).millis()));
    since(moment.start(zone)).over(&since(day.end(zone))).unwrap_or_default()
}

/// The days between two instants, exact.
#[must_use]
pub fn days_between(from: Instant, to: Instant) -> Number {
    let millis = to.millis().saturating_sub(from.millis());
    Number::from(millis).over(&Number::from(DAY_MS)).unwrap_or_default()
}

impl Shape for Moment {
    fn blank() -> Self {
        Self::Day(NaiveDate::default())
    }
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        match node {
            Node::Text(text) if text.len() <= 10 => Self::Day(NaiveDate::read(node, reader)),
            _ => Self::At(Instant::read(node, reader)),
        }
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Day(day) => day.serialize(serializer),
            Self::At(instant) => instant.serialize(serializer),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Moment {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Moment".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A calendar day, a UTC instant, or milliseconds since 1970.",
            "oneOf": [{ "type": "string", "format": "date" }, { "type": "string", "format": "date-time" }, { "type": "integer" }],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    #[test]
    fn days_are_counted_as_people_count_them() {
        let zone = Zone::from_name("Asia/Taipei").expect("known");
        let day = |text: &str| Moment::Day(text.parse().expect(text));
        let at = |text: &str| {
            Moment::At(Instant::from_millis(DateTime::parse_from_rfc3339(text).expect(text).timestamp_millis()))
        };
        assert_eq!(day("2026-09-20").days_until(day("2026-09-30"), zone), Number::from(10));
        // Noon in Shanghai to the end of the next day there: a day and a half.
        assert_eq!(at("2026-09-29T04:00:00Z").days_until(day("2026-09-30"), zone).to_string(), "1.5");
    }

    /// New York's clocks went back on 1 November 2026, a day of 25 hours: midnight to midnight is a week all the same,
    /// and 13:00 (standard time) is 14 of the 25 hours.
    #[test]
    fn days_on_which_clocks_change_are_days() {
        let zone = Zone::from_name("America/New_York").expect("known");
        let day = |text: &str| Moment::Day(text.parse().expect(text));
        let at = |text: &str| {
            Moment::At(Instant::from_millis(DateTime::parse_from_rfc3339(text).expect(text).timestamp_millis()))
        };
        assert_eq!(day("2026-10-28").days_to(at("2026-11-04T00:00:00-05:00"), zone), Number::from(7));
        assert_eq!(day("2026-03-01").days_until(at("2026-03-31T00:00:00-04:00"), zone), Number::from(30));
        assert_eq!(day("2026-11-01").days_to(at("2026-11-01T13:00:00-05:00"), zone).to_string(), "0.56");
        assert_eq!(at("2026-11-01T13:00:00-05:00").days_until(day("2026-11-01"), zone).to_string(), "0.44");
        assert_eq!(
            at("2026-10-28T00:00:00-04:00").days_to(at("2026-11-04T00:00:00-05:00"), zone).floor(),
            Number::from(7)
        );
    }
}
