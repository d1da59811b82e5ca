//! Pay: what the tables know of a person, as a pay plan's facts; the statement of the period, and the true-up of the one
//! before it.

use super::{
    books::{Books, Periods},
    document::{CloseDocument, FigureSource},
    labels,
    rows::PersonRow,
};
use crate::{
    calendar::{Calendar, Grain, Period},
    error::Problems,
    id::Id,
    life::{LifeCycle, Outcome},
    money::Amount,
    number::Number,
    payout::{MeasureFacts, PayFacts, PayOutcome, PayPlan, Span, WindowActive, Windows},
    shape::{Node, with_fields},
    trace::{Figure, Step},
};
use chrono::NaiveDate;
use serde::Serialize;
use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

/// What a person is paid, and what led to it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PersonPay {
    /// The person; the statement writes it.
    #[serde(skip_serializing)]
    pub person: Id,
    /// The plan.
    pub plan: Id,
    /// What last period's pay is today less what it was when that period closed: what came in late or was given back.
    pub true_up: Option<TrueUp>,
    /// The statement of the period.
    #[serde(flatten)]
    pub statement: PayOutcome,
    /// The figures that the plan was evaluated on.
    #[serde(skip)]
    pub(super) inputs: Vec<Arc<Step>>,
}

/// The correction of a period that was closed before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TrueUp {
    /// The period that is corrected.
    pub period: String,
    /// What is still to be paid for it, or, below zero, to be taken back.
    pub amount: Amount,
}

/// What a plan needs to know of a person's score.
#[derive(Clone, Debug, Default)]
pub(super) struct Standing {
    pub score: Option<Number>,
    pub grade: Option<String>,
    pub rank: Option<u32>,
}

/// Everything that one evaluation of a plan is made of.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub books: &'a Books,
    pub document: &'a CloseDocument,
    pub plan: &'a PayPlan,
    pub person: &'a PersonRow,
    pub standing: &'a Standing,
}

/// A period, and the day before which everything is known.
#[derive(Clone, Copy)]
struct View<'a> {
    period: &'a Period,
    until: NaiveDate,
}

impl Case<'_> {
    /// The statement of the current period, after truing up the one before it.
    ///
    /// # Errors
    /// What the plan misses in the facts.
    pub fn pay(&self, periods: &Periods, before: Option<&Standing>) -> Result<PersonPay, Problems> {
        let now = View { period: &periods.current, until: periods.until };
        let corrected = match (&periods.previous, before) {
            (Some(previous), Some(standing)) => Some(Case { standing, ..*self }.corrected(previous, periods)?),
            _ => None,
        };
        let (mut facts, inputs) = self.facts(now);
        if let Some(corrected) = &corrected {
            facts.draw_balance = corrected.draw_balance.value().clone();
            facts.carried_in = corrected.carried.value() + corrected.due.value();
            let withheld = corrected.withheld.iter();
            facts.withheld = withheld.map(|(line, amount)| (line.clone(), amount.value().clone())).collect();
        }
        let statement = self.plan.evaluate(&facts)?;
        let true_up = corrected.zip(periods.previous.as_ref()).map(|(corrected, previous)| {
            let scale = corrected.due.scale();
            TrueUp { period: previous.label.clone(), amount: Amount::new(&facts.carried_in, scale) }
        });
        let plan = self.plan.document().id.clone();
        Ok(PersonPay { person: self.person.id.clone(), plan, true_up, statement, inputs })
    }

    /// Last period as it is known today, against what was paid when it closed.
    fn corrected(&self, previous: &Period, periods: &Periods) -> Result<PayOutcome, Problems> {
        let (then, _) = self.facts(View { period: previous, until: periods.current.start });
        let paid = self.plan.evaluate(&then)?;
        let (mut now, _) = self.facts(View { period: previous, until: periods.until });
        let booked = paid.booked.iter().map(|(line, amount)| (line.clone(), amount.value().clone()));
        now.paid_before = BTreeMap::from([(previous.label.clone(), booked.collect())]);
        self.plan.evaluate(&now)
    }

    fn facts(&self, view: View<'_>) -> (PayFacts, Vec<Arc<Step>>) {
        let mut inputs = Vec::new();
        let mut measures = BTreeMap::new();
        for measure in &self.plan.document().measures {
            if let Some((facts, steps)) = self.measure(&measure.id, view) {
                inputs.extend(steps);
                measures.insert(measure.id.clone(), facts);
            }
        }
        let year = self.year(view.period);
        let facts = PayFacts {
            active: self.active(view.period),
            window_active: WindowActive { qtd: None, ytd: year.as_ref().and_then(|year| self.active(year)) },
            measures,
            base_salary: self.person.base_salary.clone(),
            target_incentive: self.person.target_incentive.clone(),
            score: self.standing.score.clone(),
            grade: self.standing.grade.clone(),
            rank: self.standing.rank,
            ..with_fields([text("person", self.person.id.as_str()), text("period", &view.period.label)])
        };
        (facts, inputs)
    }

    fn year(&self, period: &Period) -> Option<Period> {
        Calendar::new(&self.document.calendar).containing(period.start, Grain::Year)
    }

    /// The person's days of work within a period; nothing when that is all of it.
    fn active(&self, period: &Period) -> Option<Vec<Span>> {
        let leaves = self.person.end.and_then(|end| end.succ_opt()).unwrap_or(period.end);
        let (start, end) = (self.person.start.max(period.start), leaves.min(period.end));
        let is_whole = start == period.start && end == period.end;
        (!is_whole).then(|| if start < end { vec![Span { start, end }] } else { Vec::new() })
    }

    fn measure(&self, id: &Id, view: View<'_>) -> Option<(MeasureFacts, Vec<Arc<Step>>)> {
        let source = self.document.sources.get(id);
        let figure = |period: &Period| self.books.figure(source, id, self.person, period, view.until);
        let actual = figure(view.period)?;
        let is_money =
            matches!(source, Some(FigureSource::Owned(_) | FigureSource::Credited(_) | FigureSource::Team(_)));
        let prior = self.earlier_periods(view.period).iter().filter_map(figure).collect::<Vec<_>>();
        let prior = is_money.then(|| Figure::sum(&labels::PRIOR, &prior.iter().collect::<Vec<_>>()));
        let quota = self.quota(source, view.period);
        let steps = [Some(&actual), prior.as_ref(), quota.as_ref()].into_iter().flatten().map(Figure::step).collect();
        let number = |figure: &Figure| figure.number().clone();
        let facts = MeasureFacts {
            actual: Some(number(&actual)),
            prior: Windows { qtd: None, ytd: prior.as_ref().map(number) },
            quota: quota.as_ref().map(number),
            ..with_fields([])
        };
        Some((facts, steps))
    }

    /// The periods of the year before this one, of the same length.
    fn earlier_periods(&self, period: &Period) -> Vec<Period> {
        let calendar = Calendar::new(&self.document.calendar);
        let Some(year) = self.year(period) else { return Vec::new() };
        let siblings = calendar.children(&year, period.grain);
        siblings.into_iter().filter(|sibling| sibling.end <= period.start).collect()
    }

    /// The target of a team, or the person's own quota.
    fn quota(&self, source: Option<&FigureSource>, period: &Period) -> Option<Figure> {
        match source {
            Some(FigureSource::Team(_)) if period.label == self.document.period => {
                self.books.team_target(self.person, self.document.targets.tree.id.as_str())
            }
            Some(FigureSource::Owned(_) | FigureSource::Credited(_)) => {
                self.books.quota(&self.person.id, &period.label)
            }
            _ => None,
        }
    }
}

fn text(name: &'static str, value: &str) -> (&'static str, Node<'static>) {
    (name, Node::Text(Cow::Owned(value.to_owned())))
}

impl PersonPay {
    /// The steps from deals to what is due.
    #[must_use]
    pub fn why(&self) -> Arc<Step> {
        let mut steps = self.inputs.clone();
        steps.extend(self.statement.trace());
        Step::group(&labels::PAY, Some(self.person.to_string()), steps)
    }
}
