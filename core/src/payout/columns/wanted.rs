//! What comes out of each row: amounts of the outcome by name.

use super::{
    super::{
        document::PlanDocument,
        outcome::{Line, LineKind, PayOutcome},
    },
    closing::Closed,
    limits::Passed,
};
use crate::{money::Amount, number::Number, program::Value};

/// A stage of a component's line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Earned,
    AfterCap,
    AfterMultipliers,
    AfterGates,
    Paid,
}

/// A figure of the outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    Entitled,
    Due,
    DrawBalance,
    Carried,
    /// A component's line, by the component's place.
    Component(usize, Stage),
    /// A line that the stages after the components add.
    Line(LineKind),
}

/// The lines that may come out, beside those of components.
const LINES: [LineKind; 14] = [
    LineKind::PlanFloor,
    LineKind::Forfeited,
    LineKind::Waiting,
    LineKind::Excess,
    LineKind::Holdback,
    LineKind::Release,
    LineKind::Draw,
    LineKind::Recovery,
    LineKind::Repayment,
    LineKind::Adjustment,
    LineKind::CarriedIn,
    LineKind::PaidBefore,
    LineKind::Carry,
    LineKind::Forgiven,
];

impl Wanted {
    /// The figure of a name: `due`, `entitled`, `draw_balance`, `carried`, a component's id (what its line pays) alone or with
    /// a stage (`commission.earned`), or a line such as `draw`.
    pub fn of(plan: &PlanDocument, name: &str) -> Option<Self> {
        let component = |id: &str| plan.components.iter().position(|component| component.id.as_str() == id);
        match name {
            "entitled" => return Some(Self::Entitled),
            "due" => return Some(Self::Due),
            "draw_balance" => return Some(Self::DrawBalance),
            "carried" => return Some(Self::Carried),
            _ => {}
        }
        if let Some(place) = component(name) {
            return Some(Self::Component(place, Stage::Paid));
        }
        if let Some((id, stage)) = name.rsplit_once('.')
            && let Some(place) = component(id)
        {
            let stage = match stage {
                "earned" => Stage::Earned,
                "after_cap" => Stage::AfterCap,
                "after_multipliers" => Stage::AfterMultipliers,
                "after_gates" => Stage::AfterGates,
                "paid" => Stage::Paid,
                _ => return None,
            };
            return Some(Self::Component(place, stage));
        }
        LINES.into_iter().find(|kind| kind.word() == name).map(Self::Line)
    }

    /// The names by default: what each component pays, then what the period entitles to and what is due.
    pub fn names(plan: &PlanDocument) -> Vec<String> {
        let components = plan.components.iter().map(|component| component.id.as_str().to_owned());
        components.chain(["entitled", "due", "draw_balance", "carried"].map(str::to_owned)).collect()
    }

    /// The value of a program that it is; `None` where programs do not compute it.
    pub fn value(&self, passed: &[Passed], closed: &Closed) -> Option<Value> {
        Some(match self {
            Self::Entitled => closed.entitled.clone(),
            Self::Due => closed.due.clone(),
            Self::DrawBalance => closed.debt.clone(),
            Self::Carried => closed.carried.clone(),
            Self::Component(place, Stage::Paid) => closed.lines.get(*place)?.clone(),
            Self::Component(place, stage) => {
                let line = passed.get(*place)?;
                match stage {
                    Stage::Earned => line.earned.clone(),
                    Stage::AfterCap => line.after_cap.clone(),
                    Stage::AfterMultipliers => line.after_multipliers.clone(),
                    Stage::AfterGates | Stage::Paid => line.after_gates.clone(),
                }
            }
            Self::Line(LineKind::PlanFloor) => closed.top_up.clone(),
            Self::Line(LineKind::Draw) => closed.draw.clone(),
            Self::Line(LineKind::Recovery) => closed.recovery.clone(),
            Self::Line(LineKind::CarriedIn) => closed.brought.clone(),
            Self::Line(LineKind::Carry) => closed.carry.clone(),
            // Facts that lead to the other lines have no program.
            Self::Line(_) => Value::ZERO,
        })
    }

    /// The figure of an outcome; a line that it has not is zero.
    pub fn amount(&self, plan: &PlanDocument, outcome: &PayOutcome) -> Option<Number> {
        let value = |amount: &Amount| amount.value().clone();
        Some(match self {
            Self::Entitled => value(&outcome.entitled),
            Self::Due => value(&outcome.due),
            Self::DrawBalance => value(&outcome.draw_balance),
            Self::Carried => value(&outcome.carried),
            Self::Component(place, stage) => {
                let id = plan.components.get(*place)?.id.as_str();
                let is_own = |line: &&Line| line.kind == LineKind::Component && line.component == id;
                let line = outcome.lines.iter().find(is_own)?;
                match stage {
                    Stage::Earned => line.earned.as_ref().map(value)?,
                    Stage::AfterCap => line.after_cap.as_ref().map(value)?,
                    Stage::AfterMultipliers => line.after_multipliers.as_ref().map(value)?,
                    Stage::AfterGates => line.after_gates.as_ref().map(value)?,
                    Stage::Paid => value(&line.paid),
                }
            }
            Self::Line(kind) => {
                outcome.lines.iter().filter(|line| line.kind == *kind).map(|line| line.paid.value()).sum()
            }
        })
    }
}
