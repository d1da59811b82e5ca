//! Where a component stands on its axis: now, before this period, or for one transaction alone.

use super::{
    super::{
        crediting::Credits,
        document::{ActsOn, AttainmentBasis, Axis, Component, OnRevision, Pay},
        facts::{MeasureFacts, Windows},
        labels as label,
    },
    ask::{Ask, Window, measure_path},
    days::Changing,
    multipliers::Factors,
};
use crate::{
    error::{Problem, catalogue::document as code},
    id::Id,
    number::Number,
    trace::Figure,
};

/// The moment for which a shape is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// With this period.
    Now,
    /// Before this period.
    Before,
}

/// What a shape of pay asks of its component.
#[derive(Clone)]
pub struct Standing<'a> {
    pub ask: &'a Ask<'a>,
    pub credits: &'a Credits,
    pub factors: &'a Factors<'a>,
    pub component: &'a Component,
    /// The JSON Pointer of the component.
    pub path: String,
    pub moment: Moment,
    /// What stands in for the period's own part of the component's measure: one deal, or the deals up to one.
    pub own: Option<Figure>,
    /// Whether one transaction stands alone.
    pub is_alone: bool,
    /// Whether the amounts for entering a step are left out, to tell them from what the deals themselves earn.
    pub without_fixed: bool,
    /// Whether the component's floor is left out, to tell what it adds.
    pub without_floor: bool,
    /// Whether it is a team that is asked for: its pool does not depend on the days of one member.
    pub is_team: bool,
}

impl<'a> Standing<'a> {
    /// A component of the plan in the whole period.
    pub fn of(ask: &'a Ask<'a>, credits: &'a Credits, factors: &'a Factors<'a>, index: usize) -> Option<Self> {
        let component = ask.plan.components.get(index)?;
        Some(Self {
            ask,
            credits,
            factors,
            component,
            path: format!("/components/{index}"),
            moment: Moment::Now,
            own: None,
            is_alone: false,
            without_fixed: false,
            without_floor: false,
            is_team: false,
        })
    }
}

impl<'a> Standing<'a> {
    /// The window, unless the component does not accumulate.
    pub fn window(&self) -> Option<Window> {
        self.ask.window(self.component).map(|(window, _)| window)
    }

    /// The window when there was something before this period.
    fn open_window(&self) -> Option<Window> {
        self.ask.window(self.component).filter(|(_, is_first)| !is_first).map(|(window, _)| window)
    }

    /// The shape of pay in force, and its place. A period is paid by the shape of its first day; what was earned before it,
    /// by the shape of the period before, where revisions reprice the window, and by the same one where they do not.
    pub fn shape(&self) -> (&'a Pay, String) {
        let period = &self.ask.period;
        let reprices = self.component.on_revision == Some(OnRevision::Reprice);
        let earlier = match self.moment {
            Moment::Before if reprices => self.ask.calendar.previous(period).map(|earlier| earlier.start),
            _ => None,
        };
        let (pay, place) = self.component.pay_on(earlier.unwrap_or(period.start));
        (pay, format!("{}/{place}", self.path))
    }

    /// The shape of pay in force.
    pub fn pay(&self) -> &'a Pay {
        self.shape().0
    }

    /// The component's measure, accumulated up to the moment.
    pub fn measure(&self) -> Option<Figure> {
        let on = self.component.on.as_ref()?;
        if self.is_alone { self.own_of(on) } else { self.measure_of(on) }
    }

    /// A measure, accumulated up to the moment.
    pub fn measure_of(&self, measure: &Id) -> Option<Figure> {
        if self.moment == Moment::Before {
            return self.prior_of(measure);
        }
        let own = self.own_of(measure)?;
        if self.window().is_none() || !self.has_prior(measure) {
            return Some(own);
        }
        let prior = self.prior_of(measure)?;
        Some(Figure::sum(&label::ACCUMULATED, &[&prior, &own]).about(measure.as_str()))
    }

    /// The period's own part of a measure, with the factors on credit where it is the component's: a margin that a table
    /// also reads is no credit.
    pub fn own_of(&self, measure: &Id) -> Option<Figure> {
        if let Some(own) = &self.own
            && self.component.on.as_ref() == Some(measure)
        {
            return Some(own.clone());
        }
        let own = self.credits.actual(self.ask, measure)?;
        let is_credit = self.component.on.as_ref() == Some(measure);
        Some(if is_credit { self.with_credit_factors(&own) } else { own })
    }

    /// A credit with the factors on credit.
    pub fn with_credit_factors(&self, credit: &Figure) -> Figure {
        self.factors.applied(&label::CREDITED, credit, ActsOn::Credit, &self.component.id)
    }

    /// Whether a value before this period is needed, or given all the same.
    fn has_prior(&self, measure: &Id) -> bool {
        let is_given = || {
            let facts = self.ask.facts.measures.get(measure)?;
            self.window()?.in_windows(&facts.prior)
        };
        self.open_window().is_some() || is_given().is_some()
    }

    /// The measure before this period.
    pub fn prior_of(&self, measure: &Id) -> Option<Figure> {
        let window = self.window()?;
        if !self.has_prior(measure) {
            return Some(Figure::constant(&label::PRIOR, 0).about(measure.as_str()));
        }
        let facts = self.ask.measure_facts(measure)?;
        let path = measure_path(measure, &format!("prior/{}", window.name()));
        let prior = self.ask.given(&label::PRIOR, window.in_windows(&facts.prior), path)?;
        Some(prior.about(measure.as_str()))
    }

    /// The quota of the period for the active days.
    pub fn period_quota(&self, measure: &Id) -> Option<Figure> {
        quota_of_days(self.ask, measure, self.ask.plan.proration.quotas && !self.is_team)
    }

    /// A figure for the active days of the person, where it is not one of a team.
    fn for_active_days(&self, figure: Figure, is_scaled: bool, window: Option<Window>) -> Figure {
        self.ask.for_active_days(figure, is_scaled && !self.is_team, window)
    }

    /// The quota that the accumulated measure is compared with.
    pub fn quota_of(&self, measure: &Id) -> Option<Figure> {
        let Some(window) = self.window() else { return self.period_quota(measure) };
        if self.component.attainment == AttainmentBasis::FullWindow {
            let facts = self.ask.measure_facts(measure)?;
            let path = measure_path(measure, &format!("window_quota/{}", window.name()));
            let quota = self.ask.given(&label::WINDOW_QUOTA, window.in_windows(&facts.window_quota), path)?;
            return Some(self.for_active_days(quota, self.ask.plan.proration.quotas, Some(window)));
        }
        self.quota_to_date(measure, window)
    }

    fn quota_to_date(&self, measure: &Id, window: Window) -> Option<Figure> {
        let facts = self.ask.measure_facts(measure)?;
        let given = window.in_windows(&facts.prior_quota);
        let prior = if self.open_window().is_some() || given.is_some() {
            let path = measure_path(measure, &format!("prior_quota/{}", window.name()));
            Some(self.ask.given(&label::PRIOR_QUOTA, given, path)?)
        } else {
            None
        };
        match (self.moment, prior) {
            (Moment::Before, prior) => Some(prior.unwrap_or_else(|| Figure::constant(&label::PRIOR_QUOTA, 0))),
            (Moment::Now, None) => self.period_quota(measure),
            (Moment::Now, Some(prior)) if self.adds_no_quota() => {
                Some(Figure::sum(&label::QUOTA, &[&prior]).about(measure.as_str()))
            }
            (Moment::Now, Some(prior)) => {
                let quota = self.period_quota(measure)?;
                Some(Figure::sum(&label::QUOTA, &[&prior, &quota]).about(measure.as_str()))
            }
        }
    }

    /// The quota up to the moment, whatever attainment compares with.
    pub fn quota_up_to_now(&self, measure: &Id) -> Option<Figure> {
        match self.window() {
            Some(window) => self.quota_to_date(measure, window),
            None => self.period_quota(measure),
        }
    }

    /// The attainment of a measure, with the factors on attainment.
    pub fn attainment_of(&self, measure: &Id, value: &Figure) -> Option<Figure> {
        let quota = self.quota_of(measure)?;
        let attained = self.over_quota(measure, value, &quota)?;
        Some(self.factors.applied(&label::ADJUSTED_ATTAINMENT, &attained, ActsOn::Attainment, &self.component.id))
    }

    /// A figure divided by the quota that holds at the moment; a fault names the quota that is not positive.
    pub fn over_quota(&self, measure: &Id, value: &Figure, quota: &Figure) -> Option<Figure> {
        let field = match self.window() {
            Some(window) if self.component.attainment == AttainmentBasis::FullWindow => {
                format!("window_quota/{}", window.name())
            }
            Some(window) if self.moment == Moment::Before => format!("prior_quota/{}", window.name()),
            _ => "quota".to_owned(),
        };
        attained_of(self.ask, measure, value, quota, &field)
    }

    /// The value along an axis.
    pub fn along(&self, axis: Axis, measure: &Id, value: &Figure) -> Option<Figure> {
        match axis {
            Axis::Amount | Axis::Quantity => Some(value.clone()),
            Axis::Attainment => self.attainment_of(measure, value),
        }
    }

    /// The target incentive, which accumulates with the quota.
    pub fn target_incentive(&self) -> Option<Figure> {
        let facts = self.ask.facts;
        let now = || period_target(self.ask, !self.is_team);
        let Some(window) = self.window() else { return now() };
        let given = window.in_windows(&facts.prior_target_incentive);
        if self.open_window().is_none() && given.is_none() {
            return if self.moment == Moment::Now { now() } else { Some(Figure::constant(&label::PRIOR_TARGET, 0)) };
        }
        let path = format!("/prior_target_incentive/{}", window.name());
        let prior = self.ask.given(&label::PRIOR_TARGET, given, path)?;
        if self.moment == Moment::Before {
            return Some(prior);
        }
        if self.adds_no_quota() {
            return Some(Figure::sum(&label::TARGET_INCENTIVE, &[&prior]));
        }
        Some(Figure::sum(&label::TARGET_INCENTIVE, &[&prior, &now()?]))
    }

    /// Whether the period's own quota and target incentive stay out of the window: who left before the period has none to
    /// work for. A window that opens after the last day has no other, so that its first period's stand.
    fn adds_no_quota(&self) -> bool {
        self.ask.is_after_leaving() && !self.is_team && self.open_window().is_some()
    }

    /// The base salary. It is what payroll pays for the period, so that neither active days nor seasons scale it.
    pub fn base_salary(&self) -> Option<Figure> {
        self.ask.changing(&Changing {
            once: self.ask.facts.base_salary.as_ref(),
            dated: self.ask.facts.base_salaries.as_deref(),
            once_path: "/base_salary".to_owned(),
            dated_path: "/base_salaries".to_owned(),
            name: &label::BASE_SALARY,
            about: None,
            part: &label::SALARY_PART,
            is_scaled: false,
            is_seasonal: false,
        })
    }

    /// A declared amount for the active days.
    pub fn fixed(&self, amount: Figure) -> Figure {
        let is_scaled = self.ask.plan.proration.fixed && !self.is_alone;
        self.for_active_days(amount, is_scaled, self.window())
    }

    /// A declared bound of a measure's axis for the active days. Who works half the days sells half as much, but at
    /// the same margin: bounds of attainments and of measures that are rates stay.
    pub fn bound(&self, axis: Axis, measure: Option<&Id>, bound: Figure) -> Figure {
        let is_rate = axis == Axis::Attainment || measure.is_some_and(|measure| self.is_rate(measure));
        let is_scaled = self.ask.plan.proration.bounds && !self.is_alone && !is_rate;
        self.for_active_days(bound, is_scaled, self.window())
    }

    fn is_rate(&self, measure: &Id) -> bool {
        self.ask.plan.measures.iter().any(|known| known.id == *measure && known.is_rate())
    }

    /// The same component at another moment.
    pub fn at(&self, moment: Moment) -> Self {
        Self { moment, ..self.clone() }
    }

    /// The same component as that of a team.
    pub fn of_team(&self) -> Self {
        Self { is_team: true, credits: self.credits.of_team(), ..self.clone() }
    }

    /// The same component with another own part of its measure.
    pub fn with_own(&self, own: Figure, is_alone: bool) -> Self {
        Self { own: Some(own), is_alone, ..self.clone() }
    }

    /// Whether anything can have been earned before this period.
    pub fn has_before(&self) -> bool {
        let (Some(on), Some(window)) = (&self.component.on, self.window()) else { return false };
        let facts = self.ask.facts.measures.get(on);
        let is_zero = |windows: fn(&MeasureFacts) -> &Windows| {
            facts.and_then(|facts| window.in_windows(windows(facts))).map(Number::is_zero)
        };
        match (is_zero(|facts| &facts.prior), is_zero(|facts| &facts.prior_quota)) {
            (None, _) => self.open_window().is_some(),
            // Who had no quota and no sales before was not there: nothing can have been earned.
            (Some(true), Some(true)) => false,
            (Some(is_zero), _) => self.open_window().is_some() || !is_zero,
        }
    }
}

/// The quota of the period for the active days.
pub fn period_quota(ask: &Ask<'_>, measure: &Id) -> Option<Figure> {
    quota_of_days(ask, measure, ask.plan.proration.quotas)
}

/// The quota of the period, for the active days or for all of them.
pub fn quota_of_days(ask: &Ask<'_>, measure: &Id, is_scaled: bool) -> Option<Figure> {
    let facts = ask.measure_facts(measure)?;
    ask.changing(&Changing {
        once: facts.quota.as_ref(),
        dated: facts.quotas.as_deref(),
        once_path: measure_path(measure, "quota"),
        dated_path: measure_path(measure, "quotas"),
        name: &label::QUOTA,
        about: Some(measure.as_str()),
        part: &label::QUOTA_PART,
        is_scaled,
        is_seasonal: true,
    })
}

/// The target incentive of the period for the active days. A team is not scaled by the days of one of its members.
pub fn period_target(ask: &Ask<'_>, is_own: bool) -> Option<Figure> {
    ask.changing(&Changing {
        once: ask.facts.target_incentive.as_ref(),
        dated: ask.facts.target_incentives.as_deref(),
        once_path: "/target_incentive".to_owned(),
        dated_path: "/target_incentives".to_owned(),
        name: &label::TARGET_INCENTIVE,
        about: None,
        part: &label::TARGET_PART,
        is_scaled: ask.plan.proration.target_incentive && is_own,
        is_seasonal: true,
    })
}

/// The measure divided by the period's quota.
pub fn attained(ask: &Ask<'_>, measure: &Id, value: &Figure, quota: &Figure) -> Option<Figure> {
    attained_of(ask, measure, value, quota, "quota")
}

/// The measure divided by a quota, which stands in a field of the measure's facts.
fn attained_of(ask: &Ask<'_>, measure: &Id, value: &Figure, quota: &Figure, field: &str) -> Option<Figure> {
    if !quota.number().is_positive() {
        // Without an active day there is no quota to attain, whatever the facts give as the whole period's.
        let is_inactive = field == "quota" && ask.active_share(None).is_some_and(|share| share.number().is_zero());
        let is_dated = ask.facts.measures.get(measure).is_some_and(|facts| facts.quotas.is_some());
        let field = if field == "quota" && is_dated { "quotas" } else { field };
        let path = if is_inactive { "/active".to_owned() } else { measure_path(measure, field) };
        let range = if is_inactive { "> 0 days" } else { "> 0" };
        ask.fault(Problem::new(&code::OUT_OF_RANGE, path).with("value", quota.number()).with("range", range));
        return None;
    }
    Figure::quotient(&label::ATTAINED, value, quota).map(|attained| attained.about(measure.as_str()))
}
