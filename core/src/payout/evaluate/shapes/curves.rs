//! Straight lines through points.

use super::super::{
    super::{
        document::{CurveOf, CurveRule},
        labels as label,
    },
    ask::Ask,
    standing::Standing,
};
use crate::{curve::on_lines, trace::Figure};

pub fn curve(rule: &CurveRule, at: &Standing<'_>, path: &str) -> Option<Figure> {
    let on = at.component.on.as_ref()?;
    let measure = at.measure()?;
    let along = at.along(rule.axis, on, &measure);
    let base = match rule.of {
        CurveOf::TargetIncentive => Some(at.target_incentive()),
        CurveOf::BaseSalary => Some(at.base_salary()),
        CurveOf::Measure => Some(Some(measure)),
        CurveOf::Amount => None,
    };
    let mut points = Vec::new();
    for (index, point) in rule.points.iter().enumerate() {
        let place = format!("{path}/points/{index}");
        let x = at.bound(rule.axis, Some(on), Ask::declared(&label::POINT, &point.0, format!("{place}/0")));
        let y = Ask::declared(&label::HEIGHT, &point.1, format!("{place}/1"));
        points.push((x, if rule.of == CurveOf::Amount { at.fixed(y) } else { y }));
    }
    let height = on_lines(&along?, &points, rule.below, rule.above)?.named(&label::HEIGHT);
    match base {
        None => Some(height.named(&label::EARNED)),
        Some(base) => Some(Figure::product(&label::EARNED, &[&height, &base?])),
    }
}
