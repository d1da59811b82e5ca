//! Attainment: what was won against what was to be won, by company, region, product and person.

use super::labels;
use crate::{
    calendar::Period,
    money::{Amount, Currency},
    number::Number,
    rounding::Rounding,
    shape::word,
    trace::{Figure, Label, Step},
};
use chrono::{Days, NaiveDate};
use serde::Serialize;
use std::sync::Arc;

/// The places of percentages in an outcome: 0.9017 is 90.17 %.
const PERCENT_PLACES: u32 = 4;
/// Below this share of its target a projection is off track; between it and the target, at risk.
const AT_RISK_FROM_PERCENT: i32 = 90;

word! {
    /// Whether a target will be met at the present pace.
    pub enum Track {
        /// The projection meets the target.
        OnTrack = "on_track",
        /// The projection stays below the target, by at most a tenth.
        AtRisk = "at_risk",
        /// The projection stays further below.
        OffTrack = "off_track",
    }
}

/// What an earlier period had, and the change since.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PeriodComparison"))]
pub struct Comparison {
    /// The earlier period.
    pub period: String,
    /// Its revenue.
    pub revenue: Amount,
    /// This period's revenue ÷ the earlier one's − 1; `null` where that is zero.
    pub change: Option<Number>,
}

/// One line of the attainment table.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AttainmentLine {
    /// The company, a region, a product or a person.
    pub id: String,
    /// Its name, where a table gives one.
    pub name: Option<String>,
    /// Revenue won in the period, before returns.
    pub actual: Amount,
    /// The target; `null` where there is none.
    pub target: Option<Amount>,
    /// Actual ÷ target, to four places; `null` without a target.
    pub attainment: Option<Number>,
    /// Actual − target.
    pub gap: Option<Amount>,
    /// Actual ÷ the share of the period's days that has elapsed.
    pub projected: Amount,
    /// Whether the projection meets the target.
    pub track: Option<Track>,
    /// Against the period before.
    pub last_period: Option<Comparison>,
    /// Against the same period of the year before.
    pub last_year: Option<Comparison>,
}

/// A line with the steps that found it.
#[derive(Clone, Debug)]
pub(super) struct Traced {
    pub line: AttainmentLine,
    pub steps: Vec<Arc<Step>>,
}

/// The period, how far it has come, and the money it is counted in.
#[derive(Clone, Debug)]
pub(super) struct Clock {
    pub currency: Currency,
    /// The share of the period's days that has elapsed at the end of `as_of`.
    pub elapsed: Figure,
}

impl Clock {
    /// The clock of a period at the end of a day; `None` before the period began.
    pub fn at(period: &Period, as_of: NaiveDate, currency: Currency) -> Option<Self> {
        let tomorrow = as_of.checked_add_days(Days::new(1))?;
        let days = tomorrow.min(period.end).signed_duration_since(period.start).num_days();
        let elapsed = Figure::constant(&labels::DAYS_ELAPSED, days);
        let whole = Figure::constant(&labels::DAYS, period.days());
        if days <= 0 {
            return None;
        }
        Some(Self { currency, elapsed: Figure::quotient(&labels::ELAPSED, &elapsed, &whole)? })
    }
}

/// What a line is made of.
pub(super) struct Parts {
    pub id: String,
    pub name: Option<String>,
    pub actual: Figure,
    pub target: Option<Figure>,
    pub last_period: Option<(String, Figure)>,
    pub last_year: Option<(String, Figure)>,
}

/// Compares an actual figure with its target and its past.
pub(super) fn line(parts: Parts, clock: &Clock) -> Traced {
    let scale = clock.currency.scale();
    let amount = |figure: &Figure| Amount::new(figure.number(), scale);
    let Parts { id, name, actual, target, last_period, last_year } = parts;
    let projected = Figure::quotient(&labels::PROJECTED, &actual, &clock.elapsed).unwrap_or_else(|| actual.clone());
    let target = target.as_ref();
    let attainment = target.and_then(|target| percent(&labels::ATTAINMENT, &actual, target));
    let gap = target.map(|target| Figure::difference(&labels::DIFFERENCE, &actual, target));
    let track = target.map(|target| track_of(projected.number(), target.number()));

    let mut steps = vec![actual.step(), projected.step()];
    steps.extend([&attainment, &gap].into_iter().flatten().map(Figure::step));
    let mut compare = |past: Option<(String, Figure)>| {
        let (period, revenue) = past?;
        let change = percent(&labels::CHANGE, &Figure::difference(&labels::DIFFERENCE, &actual, &revenue), &revenue);
        steps.extend(change.iter().map(Figure::step));
        Some(Comparison { period, revenue: amount(&revenue), change: change.map(|change| change.number().clone()) })
    };
    let (last_period, last_year) = (compare(last_period), compare(last_year));
    let line = AttainmentLine {
        id,
        name,
        actual: amount(&actual),
        target: target.map(amount),
        attainment: attainment.map(|attainment| attainment.number().clone()),
        gap: gap.as_ref().map(amount),
        projected: amount(&projected),
        track,
        last_period,
        last_year,
    };
    Traced { line, steps }
}

/// A quotient to four places; `None` where the divisor is zero.
pub(super) fn percent(label: &'static Label, part: &Figure, whole: &Figure) -> Option<Figure> {
    let exact = Figure::quotient(label, part, whole)?;
    Some(Figure::rounded(&labels::PERCENT_SHOWN, &exact, Rounding::half_up(PERCENT_PLACES)))
}

fn track_of(projected: &Number, target: &Number) -> Track {
    let at_risk_from = target * &Number::from(AT_RISK_FROM_PERCENT);
    if projected >= target {
        Track::OnTrack
    } else if projected * &Number::HUNDRED >= at_risk_from {
        Track::AtRisk
    } else {
        Track::OffTrack
    }
}
