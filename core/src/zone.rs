//! Time zones: on which calendar day an instant falls.

use crate::{
    error::catalogue::document as code,
    shape::{Instant, Node, Reader, Shape, shortened},
};
use chrono::{NaiveDate, NaiveTime, TimeDelta, TimeZone as _};
use chrono_tz::Tz;
use serde::{Serialize, Serializer};

/// A zone of the IANA time zone database.
///
/// ```
/// use quotakit::{shape::Instant, zone::Zone};
/// // 2026-06-30T16:05:00Z is five past midnight of 1 July in Shanghai.
/// let instant = Instant::from_millis(1_782_835_500_000);
/// let day = |name| Zone::from_name(name).map(|zone| zone.day_of(instant).to_string());
/// assert_eq!(day("UTC").as_deref(), Some("2026-06-30"));
/// assert_eq!(day("Asia/Shanghai").as_deref(), Some("2026-07-01"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Zone(Tz);

impl Zone {
    /// Coordinated universal time.
    pub const UTC: Self = Self(Tz::UTC);

    /// The zone of a name such as `Asia/Taipei`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        name.parse().ok().map(Self)
    }

    /// The name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The calendar day on which an instant falls here.
    #[must_use]
    pub fn day_of(self, instant: Instant) -> NaiveDate {
        instant.to_utc().with_timezone(&self.0).date_naive()
    }

    /// The first instant of a calendar day here. Where the clock skips midnight, the day begins after the gap.
    #[must_use]
    pub fn start_of(self, day: NaiveDate) -> Instant {
        const GAP_HOURS_MAX: i64 = 24;
        let midnight = day.and_time(NaiveTime::MIN);
        let local = |hours: i64| midnight.checked_add_signed(TimeDelta::hours(hours));
        let found = (0..=GAP_HOURS_MAX).find_map(|hours| self.0.from_local_datetime(&local(hours)?).earliest());
        let millis = found.map_or_else(|| midnight.and_utc().timestamp_millis(), |start| start.timestamp_millis());
        Instant::from_millis(millis)
    }
}

impl Shape for Zone {
    fn blank() -> Self {
        Self::UTC
    }
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        let Node::Text(text) = node else {
            reader.wrong_type("a time zone", node);
            return Self::UTC;
        };
        Self::from_name(text).unwrap_or_else(|| {
            reader.fault(&code::UNKNOWN_ZONE, |problem| problem.with("value", shortened(text)));
            Self::UTC
        })
    }
}

impl Serialize for Zone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
