//! Weights that are forecasts.

use super::{
    check::{Series, Settings, calendar_of},
    choose::Sight,
    document::{ForecastWeights, ORIGINS},
};
use crate::{
    error::{Problem, Problems, catalogue::target as code},
    id::Id,
    number::Number,
    shape::escaped,
    targets::document::TargetPlanDocument,
};
use std::collections::BTreeMap;

/// What each of the siblings is forecast to reach over the horizon together; those of whom something is wrong count one.
pub(in crate::targets) fn forecast_weights(
    asked: &ForecastWeights,
    plan: &TargetPlanDocument,
    path: &str,
    problems: &mut Problems,
) -> BTreeMap<Id, Number> {
    let blank = || asked.series.keys().map(|id| (id.clone(), Number::ONE)).collect();
    let settings = Settings { season: asked.season, horizon: asked.horizon, method: &asked.method };
    let mut faults = Problems::new();
    settings.check(path, &mut faults);
    let calendar = calendar_of(plan);
    let place = |id: &Id| format!("{path}/series/{}", escaped(id.as_str()));
    let read = |(id, points): (_, &Vec<_>)| Some((id, Series::of(points, &calendar, &place(id), &mut faults)?));
    let series: Vec<(&Id, Series)> = asked.series.iter().filter_map(read).collect();
    check_ends(&series, &place, &mut faults);
    if faults.has_errors() {
        problems.extend(faults);
        return blank();
    }
    let (season, horizon) = settings.counts();
    let origins = usize::try_from(ORIGINS).unwrap_or(usize::MAX);
    let mut weight = |(id, series): (&Id, Series)| {
        let sight = Sight { values: &series.values, season, horizon, origins };
        let ahead = sight.choose(&asked.method).map(|chosen| chosen.run.ahead.iter().sum());
        let ahead = ahead.map_err(|fault| problems.push(series.refused(&fault, &asked.method, &place(id))));
        (id.clone(), ahead.unwrap_or(Number::ONE))
    };
    series.into_iter().map(&mut weight).collect()
}

/// Notes series that end before another does: their forecasts would be of other periods.
fn check_ends(series: &[(&Id, Series)], place: &dyn Fn(&Id) -> String, problems: &mut Problems) {
    let ends = || series.iter().filter_map(|(id, series)| Some((id, series.periods.last()?)));
    let Some((_, latest)) = ends().max_by_key(|(_, period)| (period.end, period.grain)) else { return };
    for (id, end) in ends().filter(|(_, end)| *end != latest) {
        let problem = Problem::new(&code::SERIES_ENDS, place(id)).with("node", id);
        problems.push(problem.with("period", &end.label).with("expected", &latest.label));
    }
}
