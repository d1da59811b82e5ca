//! What stages ask of the plan and the facts: every value with its source, every missing one noted once.

use super::{
    super::{
        document::{Accumulate, Component, PlanDocument},
        facts::{MeasureFacts, PayFacts, Windows},
        labels as label,
    },
    earnings::follows_measure,
};
use crate::{
    calendar::{Calendar, Grain, Period},
    error::{Code, Problem, Problems, catalogue::document as code},
    id::Id,
    number::Number,
    rounding::Rounding,
    shape::escaped,
    trace::{Figure, Label, Source},
};
use std::{
    cell::{OnceCell, RefCell},
    collections::{BTreeMap, HashSet},
};

/// A window over which components accumulate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    Qtd,
    Ytd,
}

impl Window {
    pub const fn of(accumulate: Accumulate) -> Option<Self> {
        match accumulate {
            Accumulate::Qtd => Some(Self::Qtd),
            Accumulate::Ytd => Some(Self::Ytd),
            Accumulate::Each | Accumulate::Period => None,
        }
    }

    pub const fn grain(self) -> Grain {
        match self {
            Self::Qtd => Grain::Quarter,
            Self::Ytd => Grain::Year,
        }
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::Qtd => "qtd",
            Self::Ytd => "ytd",
        }
    }

    pub const fn in_windows(self, windows: &Windows) -> Option<&Number> {
        match self {
            Self::Qtd => windows.qtd.as_ref(),
            Self::Ytd => windows.ytd.as_ref(),
        }
    }
}

/// The plan, the facts, and the period they speak of.
pub struct Ask<'a> {
    pub plan: &'a PlanDocument,
    pub facts: &'a PayFacts,
    pub calendar: Calendar,
    pub period: Period,
    /// What caps of another plan withheld on lines that this one does not withhold on: leaving settles it.
    pub elsewhere: BTreeMap<String, Number>,
    problems: RefCell<Problems>,
    noted: RefCell<HashSet<(&'static str, String)>>,
    /// The shares of active days of the period, the quarter and the year, which every declared amount asks for: where only
    /// figures are wanted. A trace shows them wherever they were used.
    pub(super) shares: Option<[OnceCell<Option<Figure>>; 3]>,
}

impl<'a> Ask<'a> {
    pub fn new(plan: &'a PlanDocument, facts: &'a PayFacts, calendar: Calendar, period: Period) -> Self {
        let (problems, noted) = (RefCell::default(), RefCell::default());
        Self { plan, facts, calendar, period, elsewhere: BTreeMap::new(), problems, noted, shares: None }
    }

    /// The same, for figures whose trace nobody sees.
    pub fn for_figures(plan: &'a PlanDocument, facts: &'a PayFacts, calendar: Calendar, period: Period) -> Self {
        Self { shares: Some(Default::default()), ..Self::new(plan, facts, calendar, period) }
    }

    /// Notes a fault of the facts, once for each code and place.
    pub fn fault(&self, problem: Problem) {
        let is_new = self.noted.borrow_mut().insert((problem.code.name, problem.path.clone()));
        if is_new {
            self.problems.borrow_mut().push(problem.in_facts());
        }
    }

    pub fn fault_at(&self, code: &'static Code, path: impl Into<String>) {
        self.fault(Problem::new(code, path));
    }

    pub fn missing(&self, path: impl Into<String>, field: &str) {
        self.fault(Problem::new(&code::MISSING_FIELD, path).with("field", field));
    }

    pub fn has_problems(&self) -> bool {
        !self.problems.borrow().is_empty()
    }

    pub fn into_problems(self) -> Problems {
        self.problems.into_inner()
    }

    /// How lines are rounded.
    pub fn rounding(&self) -> Rounding {
        self.plan.rounding.at(self.plan.currency.scale())
    }

    /// The places that amounts of the outcome are written with.
    pub fn scale(&self) -> u32 {
        self.rounding().scale.max(self.plan.currency.scale())
    }

    /// A number of the facts that has to be there.
    pub fn given(&self, label: &'static Label, value: Option<&Number>, path: String) -> Option<Figure> {
        if let Some(value) = value {
            return Some(Figure::given(label, value.clone(), Source::Facts(path)));
        }
        let field = path.rsplit('/').next().unwrap_or_default().to_owned();
        self.missing(path, &field);
        None
    }

    /// A number of the document.
    pub fn declared(label: &'static Label, value: &Number, path: impl Into<String>) -> Figure {
        Figure::given(label, value.clone(), Source::Document(path.into()))
    }

    /// What is known of a measure.
    pub fn measure_facts(&self, measure: &Id) -> Option<&'a MeasureFacts> {
        let found = self.facts.measures.get(measure);
        if found.is_none() {
            self.missing(measure_path(measure, ""), measure.as_str());
        }
        found
    }

    /// The window of a component, and whether this period is its first. What does not follow a measure never
    /// accumulates: a share of the target incentive is paid on this period's, not again on all that came before.
    pub fn window(&self, component: &Component) -> Option<(Window, bool)> {
        if !follows_measure(&component.pay) {
            return None;
        }
        let window = Window::of(component.accumulate)?;
        let around = self.around(window);
        Some((window, around.is_none_or(|around| around.start >= self.period.start)))
    }

    /// The window as a period.
    pub fn around(&self, window: Window) -> Option<Period> {
        self.calendar.containing(self.period.start, window.grain())
    }

    /// An amount of the document for the active days.
    pub fn for_active_days(&self, amount: Figure, is_scaled: bool, window: Option<Window>) -> Figure {
        match self.active_share(window) {
            Some(share) if is_scaled => Figure::product(&label::SCALED, &[&amount, &share]),
            _ => amount,
        }
    }
}

/// The place of a measure's facts.
pub fn measure_path(measure: &Id, field: &str) -> String {
    let slash = if field.is_empty() { "" } else { "/" };
    format!("/measures/{}{slash}{field}", escaped(measure.as_str()))
}
