//! One goal on the docket, with everything that its checks look at.

use super::{
    aim::{Aim, unit_of},
    docket::Docket,
    document::GoalDocument,
    facts::Policy,
    lexicon::Lexicon,
    outcome::Shown,
    rolled::RolledUp,
    span::Span,
    versions::Held,
};
use crate::{
    calendar::Calendar,
    error::Language,
    number::Number,
    quantity::Unit,
    rounding::Rounding,
    trace::{Figure, Label},
};
use chrono::NaiveDate;

/// What all goals of an evaluation share.
pub(super) struct Bench<'a> {
    pub as_of: NaiveDate,
    pub calendar: &'a Calendar,
    pub policy: &'a Policy,
    pub language: Language,
    pub lexicon: &'a Lexicon,
}

/// One goal with its figures and days.
pub(super) struct Case<'a> {
    pub bench: &'a Bench<'a>,
    /// The goal with all its versions.
    pub document: &'a GoalDocument,
    /// The goal as it held on the day of evaluation.
    pub goal: &'a GoalDocument,
    /// The pointer of the goal in its document.
    pub root: String,
    /// The pointer of what held then of its objective, period and milestones: the goal's, or that of a version.
    pub held: String,
    pub aim: Aim,
    pub span: Span,
    pub actual: Option<Figure>,
    /// What came together from the goals below.
    pub rolled: Option<RolledUp>,
    pub docket: Docket<'a>,
}

impl<'a> Case<'a> {
    pub(super) fn new(bench: &'a Bench<'a>, of: &'a Held<'a>, root: String, actual: Option<Figure>) -> Self {
        let goal: &GoalDocument = &of.goal;
        let held = of.version.map_or_else(|| root.clone(), |index| format!("{root}/versions/{index}"));
        let aim = Aim::of(goal, &root, &held);
        let path = format!("{held}/period");
        let span = Span::resolve(goal.period.as_ref(), bench.as_of, bench.calendar, &path);
        let docket = Docket::new(bench.policy, bench.language, root.clone(), held.clone());
        Self { bench, document: of.document, goal, root, held, aim, span, actual, rolled: None, docket }
    }

    pub(super) fn unit(&self) -> Option<&'a Unit> {
        unit_of(self.goal)
    }

    /// The places of amounts that had to be computed: the currency's, otherwise the policy's.
    fn places(&self) -> u32 {
        let money = self.unit().and_then(Unit::currency).map(|currency| currency.scale());
        money.unwrap_or(self.bench.policy.places)
    }

    /// A share or a rate at the policy's places.
    pub(super) fn rate(&self, label: &'static Label, exact: &Figure) -> Figure {
        Figure::rounded(label, exact, Rounding::half_up(self.bench.policy.places))
    }

    /// An amount at its places.
    pub(super) fn amount(&self, label: &'static Label, exact: &Figure) -> Figure {
        Figure::rounded(label, exact, Rounding::half_up(self.places()))
    }

    /// An amount as the outcome writes it.
    pub(super) fn shown(&self, number: &Number) -> Shown {
        let rounded = number.rounded(Rounding::half_up(self.places()));
        let is_money = self.unit().and_then(Unit::currency).is_some();
        // A stated amount is never rounded, even if it has more places than its currency.
        Shown(match (is_money && rounded == *number, number.to_decimal()) {
            (true, _) => number.at_scale(self.places()),
            (false, Some(_)) => number.to_string(),
            (false, None) => rounded.to_string(),
        })
    }

    /// A share as outcomes write it.
    pub(super) fn rounded(&self, number: &Number) -> Number {
        number.rounded(Rounding::half_up(self.bench.policy.places))
    }

    /// A share as messages say it: `12.74%`.
    pub(super) fn percent(&self, number: &Number) -> String {
        number.rounded(Rounding::half_up(self.bench.policy.places)).in_percent()
    }
}
