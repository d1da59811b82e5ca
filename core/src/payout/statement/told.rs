//! How a component's line came about: which figures are told with it, and which are known from elsewhere.

use super::{
    super::{
        document::{By, Pay},
        evaluate::{Along, along_curve, axes, is_as_paid},
        facts::MeasureFacts,
    },
    build::Build,
    how::Teller,
    shown::Names,
    words,
};
use crate::{
    curve::Beyond,
    error::Texts,
    number::Number,
    rounding::{Mode, Rounding},
    trace::Figure,
};

impl Build<'_, '_> {
    /// The words and units for a component, or for what stands beside all of them, with as many places as the amounts need.
    pub(super) fn names(&self, component: Option<usize>) -> Names<'_> {
        let credits = self.found.credits.measures().flat_map(|(_, deals)| deals).map(|deal| deal.original.number());
        let earned = self.found.passed.iter().map(|line| line.earned.number());
        let facts = self.facts();
        let given = |measure: &MeasureFacts| [measure.actual.clone(), measure.quota.clone()];
        let given: Vec<Number> = facts.measures.values().flat_map(given).flatten().collect();
        let others = [&facts.target_incentive, &facts.base_salary].into_iter().flatten();
        let most = credits.chain(earned).chain(&given).chain(others).map(Number::abs).max().unwrap_or_default();
        let digits = most.rounded(Rounding { mode: Mode::Floor, scale: 0 }).to_string().len();
        Names::of(self.plan(), facts, component).for_amounts_of(u32::try_from(digits).unwrap_or(u32::MAX))
    }

    /// How a component's line came about.
    pub(super) fn how(&self, index: usize, has_table: bool) -> Vec<String> {
        let mut teller = Teller::new(self.names(Some(index)), has_table);
        let (Some(passed), Some(line)) = (self.found.passed.get(index), self.found.closing.limits.lines.get(index))
        else {
            return Vec::new();
        };
        // Each of the other lines stands in its own section.
        let others = self.found.passed.iter().filter(|other| other.id != passed.id);
        others.for_each(|other| {
            teller.skip(&other.rounded.step());
            teller.skip(&other.ungated.step());
        });
        let is_as_paid = is_as_paid(self.found, index);
        if is_as_paid {
            teller.tell_as_paid(&passed.earned.step());
        } else {
            teller.has_rates = has_table;
            teller.tell_measure(&passed.earned.step());
            self.tell_axes(index, &passed.earned, &mut teller);
        }
        // A cap or a floor that changes nothing is no step of the way.
        let has_opening = self.facts().withheld.contains_key(&passed.id);
        if passed.earned.number() == passed.after_cap.number() && !has_opening {
            teller.skip(&passed.after_cap.step());
        }
        // Nor is a gate that leaves everything.
        if passed.after_multipliers.number() == passed.after_gates.number() {
            teller.skip(&passed.after_gates.step());
        }
        if let Some(at) = along_curve(self.found, index).filter(|_| !is_as_paid) {
            teller.tell_on_curve(&at, &passed.earned);
        }
        let stages =
            [&passed.earned, &passed.after_cap, &passed.after_multipliers, &passed.after_gates, &passed.rounded];
        stages.iter().for_each(|stage| teller.tell(&stage.step()));
        teller.tell(&line.step());
        if let Some((_, withheld)) = self.found.closing.withheld.iter().find(|(id, _)| *id == passed.id) {
            teller.tell(&withheld.step());
        }
        teller.into_sentences()
    }

    /// Where the component stands, if the figures do not tell it: before the first step, or beyond what a table spans.
    fn tell_axes(&self, index: usize, earned: &Figure, teller: &mut Teller<'_>) {
        let pay = self.plan().components.get(index).map(|component| component.pay_on(self.found.ask.period.start).0);
        let Some(pay) = pay else { return };
        let table = if let Pay::Matrix(rule) = pay { Some(rule) } else { None };
        let mut axes = axes(self.found, index);
        if table.is_none_or(|rule| rule.by == By::Cell) {
            // What is paid all the same is the difference of two moments, or told by its steps.
            axes.retain(|along| along.below().is_some() && earned.number().is_zero());
            let Some(along) = axes.first() else { return };
            self.tell_place(along, &words::BELOW_FIRST, along.below(), Some(earned), teller);
            return teller.skip(&earned.step());
        }
        let below = if table.is_some_and(|rule| rule.below == Beyond::Hold) {
            &words::BEFORE_FIRST
        } else {
            &words::BEFORE_NOTHING
        };
        for along in &axes {
            self.tell_place(along, below, along.below(), None, teller);
            self.tell_place(along, &words::PAST_LAST, along.past(), None, teller);
        }
    }

    /// Where the component stands beside a bound of an axis.
    fn tell_place(
        &self,
        along: &Along,
        texts: &Texts,
        bound: Option<&Figure>,
        pays: Option<&Figure>,
        teller: &mut Teller<'_>,
    ) {
        let Some(bound) = bound else { return };
        let at = along.at.step();
        teller.tell(&at);
        teller.tell(&bound.step());
        teller.say_place(texts, &at, bound.number(), pays);
    }
}
