//! Forecasts: how a series of periods goes on, for setting a total, and as weights.

mod backtest;
mod check;
mod choose;
mod document;
mod interval;
mod outcome;
mod recursion;
mod rule;
mod run;
mod search;
mod weights;

pub(super) use check::check_size;
pub use document::{
    DampedSmoothing, ForecastMethod, ForecastPoint, ForecastQuestion, ForecastWeights, HoltSmoothing, MovingAverage,
    Seasonal, SeasonalSmoothing, SimpleSmoothing,
};
pub use outcome::{Backtest, FitPeriod, Forecast, ForecastPeriod, Reason, Tried};
pub(super) use weights::forecast_weights;

use super::{plan::TargetPlan, steps::Steps};
use crate::{
    calendar::Period,
    error::{Problem, Problems, catalogue::number as number_code},
    life::LifeCycle as _,
    limits,
    money::Amount,
    number::Number,
    rounding::{Mode, Rounding},
    shape::shortened,
    stats::interval::{CONFIDENCES, normal_quantile},
};
use check::{Series, Settings, calendar_of, outside, within};
use choose::{Chosen, Sight};
use run::Run;

/// The places of the deviation.
const DEVIATION_PLACES: u32 = 6;

impl TargetPlan {
    /// How a series goes on, in the plan's unit and calendar, [in full](super#forecasts).
    ///
    /// ```
    /// use quotakit::{LifeCycle, targets::{ForecastQuestion, TargetPlan}};
    /// let plan = TargetPlan::from_json(r#"{"id": "y", "unit": {"count": {}}, "total": "0", "tree": {"id": "all"}}"#)?;
    /// let asked: ForecastQuestion = serde_json::from_str(r#"{"horizon": 2, "method": {"simple": {"alpha": "0.5", "level": "10"}},
    ///   "series": [{"period": "2026-01", "value": "12"}, {"period": "2026-02", "value": "15"}]}"#).expect("a question");
    /// let forecast = plan.forecast(&asked)?;
    /// // The level is 10, then 11, then 13, and stays.
    /// let next: Vec<_> = forecast.forecasts.iter().map(|next| format!("{} {}", next.period, next.value)).collect();
    /// assert_eq!(next, ["2026-03 13", "2026-04 13"]);
    /// # Ok::<(), quotakit::error::Problems>(())
    /// ```
    ///
    /// # Errors
    /// Periods that do not follow each other, a series that is too short for the method, parameters out of their range,
    /// values that seasons cannot multiply.
    pub fn forecast(&self, asked: &ForecastQuestion) -> Result<Forecast, Problems> {
        self.forecast_of(asked).map_err(Problems::in_facts)
    }

    fn forecast_of(&self, asked: &ForecastQuestion) -> Result<Forecast, Problems> {
        let mut problems = Problems::new();
        let settings = Settings { season: asked.season, horizon: asked.horizon, method: &asked.method };
        settings.check("", &mut problems);
        within(asked.origins, (1, limits::FORECAST_ORIGINS_MAX), "/origins", &mut problems);
        if normal_quantile(&asked.level).is_none() {
            outside(&asked.level, CONFIDENCES, "/level".to_owned(), &mut problems);
        }
        let series = Series::of(&asked.series, &calendar_of(self.document()), "/series", &mut problems);
        let Some(series) = problems.or(series)? else { return Err(Problems::new()) };
        let (season, horizon) = settings.counts();
        let mut problems = Problems::new();
        let ahead = series.ahead(horizon, "/horizon", &mut problems);
        let ahead = problems.or(ahead)?.unwrap_or_default();
        let origins = usize::try_from(asked.origins).unwrap_or(usize::MAX);
        let sight = Sight { values: &series.values, season, horizon, origins };
        let chosen = sight.choose(&asked.method).map_err(|fault| series.refused(&fault, &asked.method, "/series"))?;
        if let Some(large) = chosen.run.ahead.iter().find(|value| value.is_too_large()) {
            let problem = Problem::new(&number_code::OVERFLOW, "/series").with("figure", "forecast");
            return Err(problem.with("value", shortened(&large.to_string())).into());
        }
        Ok(self.tell(asked, &series, &ahead, chosen))
    }

    fn tell(&self, asked: &ForecastQuestion, series: &Series, ahead: &[Period], chosen: Chosen) -> Forecast {
        let Chosen { run, tested, tried } = chosen;
        let season = usize::try_from(asked.season).unwrap_or(usize::MAX);
        let variance = interval::variance(&run);
        let growths = interval::growths(&run.rule, series.values.len(), season, ahead.len());
        let margins = match (&variance, &growths) {
            (Some(variance), Some(growths)) => interval::margins(&run, variance, growths, &asked.level),
            _ => None,
        };
        let interval_reason = match (&margins, &growths) {
            (Some(_), _) => None,
            (None, None) => Some(Reason::NoKnownGrowth),
            (None, Some(_)) => Some(Reason::TooShort),
        };
        let forecasts = self.periods(&run, ahead, margins);
        let total: Number = forecasts.iter().map(|one| one.value.value()).sum();
        let deviation = variance.as_ref().and_then(interval::root);
        let (backtest, backtest_reason) = match tested {
            Ok(tested) => (Some(tested.told), None),
            Err(reason) => (None, Some(reason)),
        };
        Forecast {
            method: run.rule.method(),
            total: Amount::new(&total, Steps::of(self.document()).scale),
            forecasts,
            level: asked.level.clone(),
            deviation: deviation.map(|deviation| deviation.rounded(Rounding::half_up(DEVIATION_PLACES))),
            interval_reason,
            backtest,
            backtest_reason,
            tried,
            fit: if asked.trace { fit(&run, &series.periods) } else { Vec::new() },
        }
    }

    /// The periods to come in whole steps: the value half up, the interval outwards.
    fn periods(&self, run: &Run, ahead: &[Period], margins: Option<Vec<Number>>) -> Vec<ForecastPeriod> {
        let document = self.document();
        let (step, scale) = (document.unit.step(), Steps::of(document).scale);
        let whole = |number: &Number, mode: Mode| {
            let steps = number.over(&step).unwrap_or_default().rounded(Rounding { mode, scale: 0 });
            Amount::new(&(&steps * &step), scale)
        };
        let margins =
            margins.map_or_else(|| vec![None; ahead.len()], |margins| margins.into_iter().map(Some).collect());
        let lines = ahead.iter().zip(&run.ahead).zip(margins);
        lines
            .map(|((period, exact), margin)| ForecastPeriod {
                period: period.label.clone(),
                value: whole(exact, Mode::HalfUp),
                exact: exact.clone(),
                low: margin.as_ref().map(|margin| whole(&(exact - margin), Mode::Floor)),
                high: margin.as_ref().map(|margin| whole(&(exact + margin), Mode::Ceil)),
            })
            .collect()
    }
}

/// What a rule made of every period of the series.
fn fit(run: &Run, periods: &[Period]) -> Vec<FitPeriod> {
    let is_simple = matches!(run.rule.method(), ForecastMethod::Simple(_));
    let line = |(row, period): (&run::Row, &Period)| FitPeriod {
        period: period.label.clone(),
        value: row.value.clone(),
        expected: row.expected.clone(),
        miss: row.expected.as_ref().map(|expected| &row.value - expected),
        level: row.state.as_ref().map(|state| state.level.clone()),
        trend: row.state.as_ref().filter(|_| !is_simple).map(|state| state.trend.clone()),
        season: row.state.as_ref().and_then(|state| state.seasons.back().cloned()),
    };
    run.rows.iter().zip(periods).map(line).collect()
}
