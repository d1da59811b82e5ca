//! Where components stand on the axes of their shapes, for those who tell it.

use super::{
    super::document::{Accumulate, Pay},
    Evaluated, shapes,
    standing::Standing,
};
use crate::{number::Number, trace::Figure};

/// An axis of a shape: where the component stands on it, and what lies on it.
pub struct Along {
    /// Where the component stands.
    pub at: Figure,
    /// The lower bounds of steps, or the points of lines, in rising order.
    pub points: Vec<Figure>,
    /// How it is read.
    pub read: Read,
}

/// How an axis is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Read {
    /// By steps, from their bounds on or above them.
    Steps { is_upper: bool },
    /// The same, for the size of what has either sign.
    Sizes { is_upper: bool },
    /// Along lines through points.
    Lines,
}

impl Along {
    /// The first bound or point, where the component stands before it. Nothing is nowhere.
    pub fn below(&self) -> Option<&Figure> {
        let first = self.points.first()?;
        let (value, bound) = (self.at.number(), first.number());
        let is_below = match self.read {
            Read::Lines => value < bound,
            Read::Steps { is_upper } => value < bound || (value == bound && !is_upper),
            Read::Sizes { is_upper } => {
                let size = value.abs();
                size < *bound || (size == *bound && !is_upper)
            }
        };
        (is_below && *value != Number::ZERO).then_some(first)
    }

    /// The last point, where the component stands after it or on it.
    pub fn past(&self) -> Option<&Figure> {
        self.points.last().filter(|last| self.read == Read::Lines && self.at.number() >= last.number())
    }
}

/// Where a component stands along its curve; `None` where it has none, or where every deal stands alone.
pub fn along_curve(found: &Evaluated<'_>, index: usize) -> Option<Figure> {
    let at = Standing::of(found.ask, found.credits, found.factors, index)?;
    match (at.pay(), &at.component.on) {
        (Pay::Curve(rule), Some(on)) if at.component.accumulate != Accumulate::Each && !at.has_before() => {
            at.along(rule.axis, on, &at.measure()?)
        }
        _ => None,
    }
}

/// The axes of a component's steps or of its table; none where it has no such shape, or where every deal stands alone.
pub fn axes(found: &Evaluated<'_>, index: usize) -> Vec<Along> {
    let axes = || {
        let at = Standing::of(found.ask, found.credits, found.factors, index)?;
        if at.component.accumulate == Accumulate::Each || super::leaving::is_idle(&at) {
            return None;
        }
        let (pay, path) = at.shape();
        shapes::axes(pay, &at, &path)
    };
    axes().unwrap_or_default()
}
