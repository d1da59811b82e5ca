//! Factors on credits, attainments and pay; gates.

use super::{
    super::document::{ActsOn, Axis, Gate, Multiplier},
    sheet::{Sheet, Written},
    standing::known,
};
use crate::{
    curve::Beyond,
    id::Id,
    number::Number,
    program::{Value, lines},
};

/// The factors of a plan, in its order.
#[derive(Default)]
pub struct Factors<'a>(Vec<(&'a Multiplier, Value)>);

impl<'a> Factors<'a> {
    pub fn written(sheet: &mut Sheet<'a>) -> Written<Self> {
        let plan = sheet.plan;
        let mut factors = Vec::new();
        for rule in &plan.multipliers {
            factors.push((rule, sheet.factor(rule)?));
        }
        Some(Self(factors))
    }

    /// The factors that act on something of a component.
    pub fn of<'s>(&'s self, acts_on: ActsOn, component: &'s Id) -> impl Iterator<Item = &'s Value> {
        let applies = move |rule: &Multiplier| rule.applies_to.as_ref().is_none_or(|ids| ids.contains(component));
        self.0.iter().filter(move |(rule, _)| rule.acts_on == acts_on && applies(rule)).map(|(_, factor)| factor)
    }
}

impl<'a> Sheet<'a> {
    fn factor(&mut self, rule: &'a Multiplier) -> Written {
        if rule.on.as_str() == "grade" && rule.points.is_empty() {
            return self.of_name(self.facts.grade.as_ref(), "/grade", rule.factors.iter());
        }
        let is_measure = self.plan.measures.iter().any(|measure| measure.id == rule.on);
        let at = match rule.axis {
            _ if !is_measure => self.given(self.facts.score.as_ref(), "/score")?,
            Axis::Attainment => self.attained(&rule.on)?,
            Axis::Amount | Axis::Quantity => self.actual(&rule.on)?,
        };
        let points: Vec<(&Number, &Number)> = rule.points.iter().map(|point| (&point.0, &point.1)).collect();
        lines(&mut self.writer, &at, &points, Beyond::Hold, Beyond::Hold)
    }

    /// The shares that gates leave, in the plan's order.
    pub fn gates(&mut self) -> Written<Vec<(&'a Gate, Value)>> {
        let plan = self.plan;
        let mut gates = Vec::new();
        for gate in &plan.gates {
            let holds = self.condition(&gate.when)?;
            gates.push((gate, self.writer.choose(holds, &known(&gate.limit_to), &known(&Number::ONE))?));
        }
        Some(gates)
    }

    /// The pay that the gates leave of a component.
    pub fn gated(&mut self, gates: &[(&'a Gate, Value)], pay: &Value, component: &Id) -> Written {
        let applies = |gate: &Gate| gate.applies_to.as_ref().is_none_or(|ids| ids.contains(component));
        let mut strictest: Option<Value> = None;
        for (_, limit) in gates.iter().filter(|(gate, _)| applies(gate)) {
            strictest = Some(match strictest {
                Some(least) => self.writer.least(&least, limit)?,
                None => limit.clone(),
            });
        }
        match strictest {
            Some(share) => self.writer.product(pay, &share),
            None => Some(pay.clone()),
        }
    }
}
