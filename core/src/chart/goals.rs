//! Goals: how much of the way is done, and how much should be.

use super::{Chart, Draw, Row, fill::told_apart, read, words};
use crate::shape::Node;

pub(super) fn charts(draw: &Draw<'_>, goals: &[Node<'_>]) -> Vec<Chart> {
    let rows = told_apart(goals.iter().filter_map(|goal| row(draw, goal)).collect());
    if rows.is_empty() {
        return Vec::new();
    }
    let filling = draw.titled(&words::PACE, None, &rows).text("$subtitle", draw.of(&words::PACE_NOTE));
    let filling = filling.text("$x", draw.of(&words::WAY_DONE)).rows("$rows", rows);
    vec![filling.chart("pace", include_str!("specs/attainment.json"))]
}

fn row(draw: &Draw<'_>, goal: &Node<'_>) -> Option<(String, Row)> {
    let progress = read::number(goal, "progress")?;
    let tracking = goal.get("tracking")?;
    let label =
        draw.fill(&words::DONE_OF, &[("share", read::percent(&progress)), ("target", read::shown(goal, "target"))]);
    let row = Row::new(read::name(goal), label).number("share", Some(&progress));
    let row = row.number("mark", read::number(tracking, "expected").as_ref());
    Some((read::name(goal), super::close::tracked(draw, row, read::text(tracking, "status"))))
}
