//! From a value to points, before cap and floor.

use super::{
    super::{
        document::Indicator,
        facts::IndicatorFacts,
        rule::{Linear, Measure, PointStep, Score, Within},
    },
    DIVISOR_PLACES, Sheet, Written,
};
use crate::{
    curve::Beyond,
    number::Number,
    program::{Value, lines},
    trace::Comparison,
};

/// What an indicator is scored by.
struct Inputs<'v> {
    actual: &'v Value,
    target: Option<Value>,
    base: Option<Value>,
}

impl Sheet<'_> {
    /// The points of a value; rules over peers and tables have no program.
    pub fn points(&mut self, rule: &Indicator, facts: Option<&IndicatorFacts>, actual: &Value, at: &str) -> Written {
        let own = |of: fn(&IndicatorFacts) -> Option<&Number>| facts.and_then(of);
        let target = own(|facts| facts.target.as_ref()).or(rule.target.as_ref());
        let base = own(|facts| facts.base.as_ref()).or(rule.base.as_ref());
        let target = self.given(target, &format!("{at}/target"))?;
        let base = self.given(base, &format!("{at}/base"))?;
        let inputs = Inputs { actual, target, base };
        match &rule.score {
            Score::Points(_) => Some(actual.clone()),
            Score::Ratio(_) => self.ratio(&inputs),
            Score::Progress(_) => self.progress(&inputs),
            Score::InverseRatio(_) => self.inverse_ratio(rule, &inputs),
            Score::Mirror(_) => {
                let attainment = self.attainment(&inputs)?;
                let rest = self.writer.difference(&Value::Known(2.into()), &attainment)?;
                self.scaled(&rest)
            }
            Score::Linear(line) => self.linear(rule, line, &inputs),
            Score::Piecewise(rule_points) => {
                let value = self.measured(rule, &inputs)?;
                let points: Vec<(&Number, &Number)> =
                    rule_points.points.iter().map(|point| (&point.0, &point.1)).collect();
                lines(&mut self.writer, &value, &points, Beyond::Hold, Beyond::Hold)
            }
            Score::Steps(steps) => self.steps(rule, steps, &inputs),
            Score::Within(range) => self.within(rule, range, &inputs),
            Score::ZScore(_) | Score::MinMax(_) | Score::Percentile(_) | Score::Matrix(_) => None,
        }
    }

    fn scaled(&mut self, part: &Value) -> Written {
        self.writer.product(part, &Value::Known(self.card.scale.clone()))
    }

    fn over(&mut self, dividend: &Value, divisor: &Value) -> Written {
        self.writer.quotient_by(dividend, divisor, DIVISOR_PLACES)
    }

    fn attainment(&mut self, inputs: &Inputs<'_>) -> Written {
        self.over(inputs.actual, inputs.target.as_ref()?)
    }

    /// What the rule looks at: the value itself, or the attainment.
    fn measured(&mut self, rule: &Indicator, inputs: &Inputs<'_>) -> Written {
        match rule.measure {
            Measure::Actual => Some(inputs.actual.clone()),
            Measure::Attainment => self.attainment(inputs),
        }
    }

    fn ratio(&mut self, inputs: &Inputs<'_>) -> Written {
        let is_known_bad = inputs.target.as_ref()?.known().is_some_and(|target| !target.is_positive());
        if is_known_bad && inputs.base.is_some() {
            return self.progress(inputs);
        }
        // Rows whose target is not above zero are evaluated alone: they fall back on the base or are refused.
        let attained = self.attainment(inputs)?;
        self.scaled(&attained)
    }

    /// The part of the way from one value to another, which may lie below; rows without any way are evaluated alone.
    fn way(&mut self, value: &Value, from: &Value, to: &Value) -> Written {
        let distance = self.writer.difference(to, from)?;
        let is_down = distance.known().is_some_and(Number::is_negative);
        let way = self.writer.difference(value, from)?;
        if is_down {
            let (way, distance) = (self.writer.negation(&way)?, self.writer.negation(&distance)?);
            return self.over(&way, &distance);
        }
        self.over(&way, &distance)
    }

    fn progress(&mut self, inputs: &Inputs<'_>) -> Written {
        let part = self.way(inputs.actual, inputs.base.as_ref()?, inputs.target.as_ref()?)?;
        self.scaled(&part)
    }

    fn inverse_ratio(&mut self, rule: &Indicator, inputs: &Inputs<'_>) -> Written {
        let target = inputs.target.as_ref()?;
        self.writer.require_positive(target)?;
        let Some(cap) = &rule.cap else {
            let part = self.over(target, inputs.actual)?;
            return self.scaled(&part);
        };
        // Nothing at all is better than anything: where the value is zero, one stands in for it and the cap is given.
        let is_none = self.writer.test(inputs.actual, Comparison::Equal, &Value::ZERO)?;
        let divisor = self.writer.choose(is_none, &Value::Known(Number::ONE), inputs.actual)?;
        let part = self.over(target, &divisor)?;
        let points = self.scaled(&part)?;
        let points = self.writer.least(&points, &Value::Known(cap.clone()))?;
        self.writer.choose(is_none, &Value::Known(cap.clone()), &points)
    }

    /// A straight line that holds at its ends.
    fn linear(&mut self, rule: &Indicator, line: &Linear, inputs: &Inputs<'_>) -> Written {
        let to = match &line.to {
            Some(to) => Value::Known(to.clone()),
            None => inputs.target.clone()?,
        };
        let value = self.measured(rule, inputs)?;
        let part = self.way(&value, &Value::Known(line.from.clone()), &to)?;
        let part = self.writer.least(&part, &Value::Known(Number::ONE))?;
        let part = self.writer.most(&part, &Value::ZERO)?;
        self.scaled(&part)
    }

    fn steps(&mut self, rule: &Indicator, steps: &[PointStep], inputs: &Inputs<'_>) -> Written {
        let value = self.measured(rule, inputs)?;
        let reaches = if rule.inclusive { Comparison::AtLeast } else { Comparison::Above };
        let mut points: Option<Value> = None;
        for step in steps {
            let is_reached = self.writer.test(&value, reaches, &Value::Known(step.from.clone()))?;
            points = Some(match points {
                Some(below) => self.writer.choose(is_reached, &Value::Known(step.points.clone()), &below)?,
                None => {
                    self.writer.require(is_reached)?;
                    Value::Known(step.points.clone())
                }
            });
        }
        points
    }

    /// Full marks inside of the range; outside of it a line down to nothing.
    fn within(&mut self, rule: &Indicator, range: &Within, inputs: &Inputs<'_>) -> Written {
        let value = self.measured(rule, inputs)?;
        let (zero, full) = (&Number::ZERO, &self.card.scale.clone());
        let mut points =
            vec![(&range.zero_at.0, zero), (&range.from, full), (&range.to, full), (&range.zero_at.1, zero)];
        if range.from == range.to {
            points.remove(1);
        }
        lines(&mut self.writer, &value, &points, Beyond::Hold, Beyond::Hold)
    }
}
