//! Measures, and the components that pay on them.

use super::Pay;
use crate::{
    id::Id,
    number::Number,
    quantity::Unit,
    shape::{record, word},
};
use chrono::NaiveDate;

word! {
    /// Which way a measure is meant to go.
    pub enum Better as BetterSide {
        /// More of it is better: sales, margins, collected shares.
        Higher = "higher",
        /// Less of it is better: complaints, discounts, returns.
        Lower = "lower",
    }
}

record! {
    /// Something that is measured.
    pub struct Measure as PayMeasure {
        /// Its name.
        id: Id,
        /// What people call it.
        title: Option<String>,
        /// Its unit; an amount in the plan's currency unless declared.
        unit: Option<Unit>,
        /// Which side of it is better, for findings alone: pay that falls where it gets better is noted. Unless declared,
        /// more is better, and of a percentage or a ratio what the plan pays shows it: a margin or a discount.
        better: Option<Better>,
    }
}

impl Measure {
    /// Whether it is a rate, such as a margin: rates of several periods do not add up, and half the days leave them whole.
    #[must_use]
    pub const fn is_rate(&self) -> bool {
        matches!(self.unit, Some(Unit::Percent(_) | Unit::PercentagePoints(_) | Unit::Ratio(_)))
    }
}

word! {
    /// Over which window a component's measure accumulates.
    pub enum Accumulate {
        /// Every transaction stands alone.
        Each = "each",
        /// The plan's period stands alone.
        Period = "period",
        /// The quarter to date.
        Qtd = "qtd",
        /// The year to date.
        Ytd = "ytd",
    }
}

word! {
    /// What an accumulated measure is compared with.
    pub enum AttainmentBasis {
        /// The quotas up to now.
        ToDate = "to_date",
        /// The quota of the whole window.
        FullWindow = "full_window",
    }
}

word! {
    /// What a revision does to what a window had earned before it.
    pub enum OnRevision {
        /// The window is worth what the new shape says of all of it: earlier periods are paid up or down to that.
        Reprice = "reprice",
        /// Earlier periods keep what they earned: the new shape pays what this period adds along it.
        Keep = "keep",
    }
}

record! {
    /// Another shape of pay from a day on.
    pub struct Revision as PayRevision {
        /// The first day; a period is paid by the shape that is in force on its first day.
        from: NaiveDate,
        /// The shape of pay.
        pay: Pay,
    }
}

record! {
    /// One line of the plan.
    pub struct Component {
        /// Its name, which the line carries.
        id: Id,
        /// What people call it.
        title: Option<String>,
        /// The measure that it pays on.
        on: Option<Id>,
        /// The window over which the measure accumulates.
        accumulate: Accumulate = Accumulate::Period,
        /// What attainment compares with under accumulation.
        attainment: AttainmentBasis = AttainmentBasis::ToDate,
        /// The most that it pays: within its window, or in the period where it pays each period alone.
        cap: Option<Number>,
        /// The least that it pays: within its window, or in the period where it pays each period alone.
        floor: Option<Number>,
        /// Whether the cap binds after the multipliers instead of before.
        cap_after_multipliers: bool = false,
        /// Whether what the cap cuts is carried to the next period, and paid as soon as there is room.
        withhold_excess: bool = false,
        /// The shape of its pay.
        pay: Pay,
        /// The shapes that replace it later, by rising day.
        revisions: Vec<Revision> = Vec::new(),
        /// What revisions do to earlier periods of the window; declared where a revised component accumulates.
        on_revision: Option<OnRevision>,
    }
}

impl Component {
    /// The shape of pay on a day, and where it stands in the component: `pay`, or `revisions/1/pay`.
    #[must_use]
    pub fn pay_on(&self, date: NaiveDate) -> (&Pay, String) {
        let revised = self.revisions.iter().enumerate().rev().find(|(_, revision)| revision.from <= date);
        revised.map_or_else(
            || (&self.pay, "pay".to_owned()),
            |(index, revision)| (&revision.pay, format!("revisions/{index}/pay")),
        )
    }

    /// All shapes of its pay with the place of each in the component, the first one first.
    pub fn shapes(&self) -> impl Iterator<Item = (&Pay, String)> {
        let later = self.revisions.iter().enumerate();
        std::iter::once((&self.pay, "pay".to_owned()))
            .chain(later.map(|(index, revision)| (&revision.pay, format!("revisions/{index}/pay"))))
    }
}
