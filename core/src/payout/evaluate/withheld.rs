//! What caps cut, where a plan carries it to the next period.
//!
//! A component's cap cuts what the component earned and what came in from the period before; a plan's cap cuts the lines,
//! each of which has what came in for it. What is cut goes on in whole units of the lines: both sides are rounded before
//! they are compared, so that over the periods nothing is lost between them.
//!
//! The facts of a period tell what came in for lines of its own plan. What caps of an earlier plan of a book withheld is known
//! to a payroll run alone, which has read the periods before; so leaving settles it in `settle`, and evaluating one period, or
//! its statement, does not.

use super::{
    super::{
        document::{Component, LeaverExcess, PlanDocument},
        labels as label,
    },
    ask::Ask,
    standing::Standing,
};
use crate::{
    number::Number,
    shape::escaped,
    trace::{Figure, Source},
};

/// What came in for a line.
fn opening(ask: &Ask<'_>, id: &str) -> Option<Figure> {
    came_in(id, ask.facts.withheld.get(id)?)
}

/// What caps of other plans withheld on lines that this plan does not withhold on.
pub fn elsewhere(ask: &Ask<'_>) -> Vec<Figure> {
    ask.elsewhere.iter().filter_map(|(line, value)| came_in(line, value)).collect()
}

fn came_in(id: &str, value: &Number) -> Option<Figure> {
    if value.is_zero() {
        return None;
    }
    let place = format!("/withheld/{}", escaped(id));
    Some(Figure::given(&label::WITHHELD_IN, value.clone(), Source::Facts(place)).about(id))
}

/// What came in for a component whose own cap withholds.
pub fn of_component(at: &Standing<'_>) -> Option<Figure> {
    opening(at.ask, at.component.id.as_str()).filter(|_| at.component.withhold_excess)
}

/// What came in for a line, where the plan's cap withholds.
pub fn of_line(ask: &Ask<'_>, id: &str) -> Option<Figure> {
    opening(ask, id).filter(|_| ask.plan.withhold_excess)
}

/// A figure together with what came in.
pub fn with(figure: &Figure, opening: Option<&Figure>) -> Figure {
    opening.map_or_else(|| figure.clone(), |opening| Figure::sum(&label::WITH_WITHHELD, &[figure, opening]))
}

/// What a cap cut; nothing where it did not bind. It goes on to the next period, or leaving settles it.
pub fn excess(ask: &Ask<'_>, uncapped: &Figure, capped: &Figure) -> Option<Figure> {
    let rounded = |figure: &Figure| Figure::rounded(&label::LINE, figure, ask.rounding());
    let name = match ask.leaver_closing().map_or(LeaverExcess::Carry, |terms| terms.withheld) {
        LeaverExcess::Carry => &label::WITHHELD,
        LeaverExcess::PayOut => &label::SETTLED_EXCESS,
        LeaverExcess::Forfeit => &label::FORFEITED_EXCESS,
    };
    let excess = Figure::difference(name, &rounded(uncapped), &rounded(capped));
    Some(excess).filter(|excess| excess.number().is_positive())
}

/// The ids of the components that hand on what a cap cut.
pub fn ids(plan: &PlanDocument) -> Vec<&str> {
    let withholds = |one: &&Component| plan.withhold_excess || one.withhold_excess;
    plan.components.iter().filter(withholds).map(|one| one.id.as_str()).collect()
}
