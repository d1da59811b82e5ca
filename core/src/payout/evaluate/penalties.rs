//! Deductions, and what they leave of the other components' pay.
//!
//! A deduction passes all stages as any component does. Its floor is looked at on the lines as they would be paid, after
//! multipliers and gates: a floor that only held before them would not hold for what people get. Several deductions
//! count one after the other, in the order of their ids, so that the order of the plan's components changes nothing.

use super::{
    super::{
        document::{Pay, Penalty},
        labels as label,
    },
    Passed,
    ask::Ask,
    standing::Standing,
};
use crate::{
    rounding::{Mode, Rounding},
    trace::Figure,
};

/// Lets every deduction leave its floor of what the other lines pay.
pub fn spare_floors(standings: &[Standing<'_>], passed: Vec<Passed>) -> Vec<Passed> {
    let is_penalty = |at: &Standing<'_>| matches!(at.pay(), Pay::Penalty(_));
    if !standings.iter().any(is_penalty) {
        return passed;
    }
    let others = |of: fn(&Passed) -> &Figure| {
        let lines = standings.iter().zip(&passed).filter(|(at, _)| !is_penalty(at)).map(|(_, line)| of(line));
        Figure::sum(&label::OTHER_PAY, &lines.collect::<Vec<_>>())
    };
    let mut left = others(|line| &line.rounded);
    let mut ungated_left = others(|line| &line.ungated);
    let mut lines: Vec<(usize, &Standing<'_>, Passed)> =
        standings.iter().zip(passed).enumerate().map(|(index, (at, line))| (index, at, line)).collect();
    lines.sort_by(|(_, a, _), (_, b, _)| a.component.id.cmp(&b.component.id));
    for (_, at, line) in &mut lines {
        let Pay::Penalty(rule) = at.pay() else { continue };
        if let Some(most) = most_of(at, rule, &left) {
            let within = |figure: &Figure| Figure::maximum(&label::DEDUCTION, &[figure, &most]);
            line.after_gates = within(&line.after_gates).named(&label::AFTER_GATES).about(line.id.as_str());
            line.rounded = within(&line.rounded).named(&label::LINE).about(line.id.as_str());
        }
        if let Some(most) = most_of(at, rule, &ungated_left) {
            let ungated = Figure::maximum(&label::DEDUCTION, &[&line.ungated, &most]);
            line.ungated = ungated.named(&label::UNGATED).about(line.id.as_str());
        }
        left = Figure::sum(&label::OTHER_PAY, &[&left, &line.rounded]);
        ungated_left = Figure::sum(&label::OTHER_PAY, &[&ungated_left, &line.ungated]);
    }
    lines.sort_by_key(|(index, _, _)| *index);
    lines.into_iter().map(|(_, _, line)| line).collect()
}

/// The most that may be deducted, below zero and in whole units of the lines; `None` without a floor.
fn most_of(at: &Standing<'_>, rule: &Penalty, others: &Figure) -> Option<Figure> {
    let floor = rule.floor.as_ref()?;
    let floor = Ask::declared(&label::FLOOR, floor, format!("{}/penalty/floor", super::earnings::pay_path(at)));
    let floor = at.ask.for_active_days(floor, at.ask.plan.proration.caps, None);
    let room = Figure::difference(&label::ROOM, others, &floor);
    let room = Figure::maximum(&label::ROOM, &[&room, &Figure::constant(&label::NOTHING, 0)]);
    let room = Figure::rounded(&label::ROOM, &room, Rounding { mode: Mode::Down, scale: at.ask.rounding().scale });
    Some(Figure::negation(&label::DEDUCTION, &room))
}
