//! Shares of days: of the period, of a window, of a value that changes on the way.
//!
//! A day weighs as much as every other, unless the plan declares a seasonality: then the days of a month share the weight
//! of their month, so that who is there for half of a strong month is there for more than for half of a weak one.

use super::{
    super::{document::Span, facts::Dated, labels as label, spans},
    ask::{Ask, Window},
};
use crate::{
    calendar::{Grain, Period},
    error::{Problem, catalogue::pay as code},
    number::Number,
    trace::{Figure, Label, Source, common},
};
use chrono::NaiveDate;

/// Some days and the place in the facts that names them.
struct Days {
    span: Span,
    path: String,
}

/// What a share and the days in it are called.
struct Names {
    share: &'static Label,
    days: &'static Label,
}

/// A value of the facts that may change within the period.
pub struct Changing<'a> {
    /// The value where it does not change.
    pub once: Option<&'a Number>,
    /// Where it does, what it is when.
    pub dated: Option<&'a [Dated]>,
    /// The pointer of the first.
    pub once_path: String,
    /// The pointer of the second.
    pub dated_path: String,
    /// What the value is called.
    pub name: &'static Label,
    /// Whose it is.
    pub about: Option<&'a str>,
    /// What the part of some days is called.
    pub part: &'static Label,
    /// Whether only active days count.
    pub is_scaled: bool,
    /// Whether months weigh by their seasonality.
    pub is_seasonal: bool,
}

impl Ask<'_> {
    /// The share of active days of the period, or of a window; `None` when it is whole.
    pub fn active_share(&self, window: Option<Window>) -> Option<Figure> {
        let Some([of_period, of_quarter, of_year]) = &self.shares else { return self.counted_share(window) };
        let known = match window {
            None => of_period,
            Some(Window::Qtd) => of_quarter,
            Some(Window::Ytd) => of_year,
        };
        known.get_or_init(|| self.counted_share(window)).clone()
    }

    fn counted_share(&self, window: Option<Window>) -> Option<Figure> {
        let around = window.map_or_else(|| Some(self.period.clone()), |window| self.around(window))?;
        let days = self.active_days(window, &around)?;
        let names = Names { share: &label::ACTIVE_SHARE, days: &common::ACTIVE_DAYS };
        let share = self.share_of(&names, &days, &around, self.plan.proration.seasonality.is_some())?;
        (*share.number() != Number::ONE).then_some(share)
    }

    /// The days that the facts say were active, or of the period those up to the last day; `None` where nothing says so. In a period
    /// after the last day there are none to scale by: what is paid then is paid on deals alone, by the whole period's terms.
    fn active_days(&self, window: Option<Window>, around: &Period) -> Option<Vec<Days>> {
        let active = &self.facts.window_active;
        let (given, path) = match window {
            None if self.is_after_leaving() => return None,
            None => (self.facts.active.as_ref(), "/active"),
            Some(Window::Qtd) => (active.qtd.as_ref(), "/window_active/qtd"),
            Some(Window::Ytd) => (active.ytd.as_ref(), "/window_active/ytd"),
        };
        let days = |(index, span): (usize, &Span)| Days { span: span.clone(), path: format!("{path}/{index}") };
        if let Some(given) = given {
            // What a window's days are is given for the window: leaving moves no bound or cap of months that were paid.
            let worked = spans::open(None, self.day_after_leaving().filter(|_| window.is_none()));
            let cut = |days: Days| spans::meet(&days.span, &worked).map(|span| Days { span, ..days });
            return Some(given.iter().enumerate().map(days).filter_map(cut).collect());
        }
        let path = "/terminated/last_day".to_owned();
        if window.is_some() {
            return None;
        }
        self.until_leaving(around).map(|span| vec![Days { span, path }])
    }

    /// The first day after the last.
    fn day_after_leaving(&self) -> Option<NaiveDate> {
        self.facts.terminated.as_ref()?.last_day.succ_opt()
    }

    /// The days of a period up to the last day, where that lies within it.
    fn until_leaving(&self, around: &Period) -> Option<Span> {
        let end = self.day_after_leaving()?;
        (around.start < end && end < around.end).then_some(Span { start: around.start, end })
    }

    /// A value of the period: as it is given, or put together from what it was on which days. For the active days, where
    /// those count.
    pub fn changing(&self, value: &Changing<'_>) -> Option<Figure> {
        let named = |figure: Figure| match value.about {
            Some(about) => figure.about(about),
            None => figure,
        };
        let Some(dated) = value.dated else {
            let given = named(self.given(value.name, value.once, value.once_path.clone())?);
            return Some(self.for_active_days(given, value.is_scaled, None));
        };
        let whole = Span { start: self.period.start, end: self.period.end };
        let counted: Vec<Span> = match &self.facts.active {
            _ if !value.is_scaled || self.is_after_leaving() => vec![whole],
            Some(active) => {
                let whole = spans::meet(&whole, &spans::open(None, self.day_after_leaving())).unwrap_or(whole);
                active.iter().filter_map(|span| spans::meet(span, &whole)).collect()
            }
            None => vec![self.until_leaving(&self.period).unwrap_or(whole)],
        };
        self.check_gaps(dated, &counted, &value.dated_path)?;
        let mut parts = Vec::new();
        for (index, one) in dated.iter().enumerate() {
            let (held, path) = (one.span(), format!("{}/{index}", value.dated_path));
            let days = |span: &Span| spans::meet(span, &held).map(|span| Days { span, path: path.clone() });
            let days: Vec<Days> = counted.iter().filter_map(days).collect();
            if days.is_empty() {
                continue;
            }
            let names = Names { share: &label::SHARE_OF_DAYS, days: &label::DAYS_HELD };
            let is_seasonal = value.is_seasonal && self.plan.proration.seasonality.is_some();
            let share = self.share_of(&names, &days, &self.period, is_seasonal)?;
            let amount = Figure::given(value.name, one.value.clone(), Source::Facts(format!("{path}/value")));
            parts.push(Figure::product(value.part, &[&amount, &share]));
        }
        Some(named(Figure::sum(value.name, &parts.iter().collect::<Vec<_>>())))
    }

    /// Every day that counts has a value.
    fn check_gaps(&self, dated: &[Dated], counted: &[Span], path: &str) -> Option<()> {
        let held: Vec<Span> = dated.iter().map(Dated::span).collect();
        let Some(gap) = counted.iter().flat_map(|span| spans::gaps(span, &held)).min_by_key(|gap| gap.start) else {
            return Some(());
        };
        let field = path.rsplit('/').next().unwrap_or_default();
        let problem = Problem::new(&code::NOTHING_HOLDS, path).with("field", field);
        self.fault(problem.with("start", gap.start).with("end", gap.end));
        None
    }

    /// The share that some days are of a period.
    fn share_of(&self, names: &Names, days: &[Days], around: &Period, is_seasonal: bool) -> Option<Figure> {
        if is_seasonal {
            return self.seasonal_share(names, days, around);
        }
        let counted = counted(names.days, days, around.start, around.end);
        let whole = Figure::constant(&common::PERIOD_DAYS, around.days()).about(around.label.clone());
        Figure::quotient(names.share, &counted, &whole)
    }

    /// The same by the weights of the months: Σ weight × days ÷ days of the month, over the same sum for all days.
    fn seasonal_share(&self, names: &Names, days: &[Days], around: &Period) -> Option<Figure> {
        let (mut parts, mut wholes, mut at) = (Vec::new(), Vec::new(), around.start);
        while at < around.end {
            let month = self.calendar.containing(at, Grain::Month)?;
            let (start, end) = (at, month.end.min(around.end));
            let weight = self.weight_of(&month)?;
            let length = Figure::constant(&label::MONTH_DAYS, month.days()).about(month.label.clone());
            let part = Figure::quotient(names.share, &counted(names.days, days, start, end), &length)?;
            parts.push(Figure::product(&label::SEASON_PART, &[&weight, &part]).about(month.label.clone()));
            wholes.push(if start == month.start && end == month.end {
                weight
            } else {
                let inside = end.signed_duration_since(start).num_days();
                let inside = Figure::constant(&common::PERIOD_DAYS, inside).about(around.label.clone());
                let inside = Figure::quotient(&label::SHARE_OF_DAYS, &inside, &length)?;
                Figure::product(&label::SEASON_PART, &[&weight, &inside]).about(month.label.clone())
            });
            at = end;
        }
        let part = Figure::sum(&label::SEASON_PART, &parts.iter().collect::<Vec<_>>());
        let whole = Figure::sum(&label::SEASON_WHOLE, &wholes.iter().collect::<Vec<_>>());
        Figure::quotient(names.share, &part, &whole)
    }

    /// The weight of a month, by its place in the year of the plan's calendar.
    fn weight_of(&self, month: &Period) -> Option<Figure> {
        let year = self.calendar.containing(month.start, Grain::Year)?;
        let months = self.calendar.children(&year, Grain::Month);
        let place = months.iter().position(|other| other.start == month.start)?;
        let weight = self.plan.proration.seasonality.as_ref()?.get(place)?;
        let weight = Ask::declared(&label::SEASON_WEIGHT, weight, format!("/proration/seasonality/{place}"));
        Some(weight.about(month.label.clone()))
    }
}

/// How many of the days lie in a range.
fn counted(name: &'static Label, days: &[Days], start: NaiveDate, end: NaiveDate) -> Figure {
    let within = Span { start, end };
    let count = |days: &Days| {
        let span = spans::meet(&days.span, &within);
        let count = span.map_or(0, |span| span.end.signed_duration_since(span.start).num_days());
        Figure::given(name, Number::from(count), Source::Facts(days.path.clone()))
    };
    let parts: Vec<Figure> = days.iter().map(count).collect();
    Figure::sum(name, &parts.iter().collect::<Vec<_>>())
}
