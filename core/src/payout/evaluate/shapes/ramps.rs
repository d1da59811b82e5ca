//! Steps with amounts that are earned evenly along the step.

use super::{
    super::{
        super::{
            document::{InterpolatedTiers, PaidStep},
            labels as label,
        },
        along::{Along, Read},
        ask::Ask,
        standing::Standing,
    },
    mirrored,
};
use crate::{curve::part_inside, trace::Figure};

pub fn interpolated(rule: &InterpolatedTiers, at: &Standing<'_>, path: &str) -> Option<Figure> {
    let on = at.component.on.as_ref()?;
    let along = at.along(rule.axis, on, &at.measure()?)?;
    mirrored(&along, |size| along_steps(rule, at, size, path))
}

/// The axis along which they lie.
pub fn axis(rule: &InterpolatedTiers, at: &Standing<'_>, path: &str) -> Option<Along> {
    let on = at.component.on.as_ref()?;
    let bound = |(index, step): (usize, &PaidStep)| {
        at.bound(rule.axis, Some(on), Ask::declared(&label::BOUND, &step.from, format!("{path}/steps/{index}/from")))
    };
    let points = rule.steps.iter().enumerate().map(bound).collect();
    Some(Along { at: at.along(rule.axis, on, &at.measure()?)?, points, read: Read::Sizes { is_upper: false } })
}

/// The amounts of the steps completed, and the fraction of the one reached.
fn along_steps(rule: &InterpolatedTiers, at: &Standing<'_>, size: &Figure, path: &str) -> Option<Figure> {
    let zero = Figure::constant(&label::NOTHING, 0);
    let on = at.component.on.as_ref()?;
    let mut parts = Vec::new();
    for (index, step) in rule.steps.iter().enumerate() {
        let place = format!("{path}/steps/{index}");
        let next = index.saturating_add(1);
        let end = match (rule.steps.get(next), &step.to) {
            (Some(next_step), _) => (&next_step.from, format!("{path}/steps/{next}/from")),
            (None, Some(to)) => (to, format!("{place}/to")),
            (None, None) => return None,
        };
        let from = at.bound(rule.axis, Some(on), Ask::declared(&label::BOUND, &step.from, format!("{place}/from")));
        let to = at.bound(rule.axis, Some(on), Ask::declared(&label::BOUND, end.0, end.1));
        let Some(part) = part_inside(&zero, size, &from, Some(&to)) else { continue };
        let length = Figure::difference(&label::STEP_WIDTH, &to, &from);
        let fraction = Figure::quotient(&label::PROPORTION, &part, &length)?;
        let amount = at.fixed(Ask::declared(&label::AMOUNT, &step.amount, format!("{place}/amount")));
        parts.push(Figure::product(&label::IN_STEP, &[&fraction, &amount]));
    }
    Some(Figure::sum(&label::EARNED, &parts.iter().collect::<Vec<_>>()))
}
