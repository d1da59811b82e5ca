//! Gates: conditions that limit pay to a share; the strictest that holds wins.

use super::{
    super::{crediting::Credits, document::Gate, labels as label},
    ask::Ask,
    conditions,
    leaving::has_no_object,
};
use crate::{id::Id, trace::Figure};

/// What each gate leaves: its share where it holds, the whole where it does not.
pub struct Gates<'a>(Vec<(&'a Gate, Figure)>);

impl<'a> Gates<'a> {
    pub fn of(ask: &Ask<'a>, credits: &Credits) -> Self {
        let gate = |(index, gate): (usize, &'a Gate)| {
            if has_no_object(ask, credits, gate.applies_to.as_deref()) {
                return None;
            }
            let holds = conditions::test(ask, credits, &gate.when, &format!("/gates/{index}/when"))?;
            let limit = Ask::declared(&label::LIMIT, &gate.limit_to, format!("/gates/{index}/limit_to"));
            let whole = Figure::constant(&label::WHOLE, 1);
            Some((gate, Figure::when(&label::LIMIT, &holds, &limit, &whole).about(gate.id.as_str())))
        };
        Self(ask.plan.gates.iter().enumerate().filter_map(gate).collect())
    }

    /// The pay that the gates leave of a component.
    pub fn applied(&self, pay: &Figure, component: &Id) -> Figure {
        let applies = |gate: &Gate| gate.applies_to.as_ref().is_none_or(|ids| ids.contains(component));
        let limits: Vec<&Figure> = self.0.iter().filter(|(gate, _)| applies(gate)).map(|(_, limit)| limit).collect();
        if limits.is_empty() {
            return pay.named(&label::AFTER_GATES);
        }
        let strictest = Figure::minimum(&label::REMAINS, &limits);
        Figure::product(&label::AFTER_GATES, &[pay, &strictest])
    }

    /// All gates, for the trace.
    pub fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.0.iter().map(|(_, figure)| figure)
    }
}
