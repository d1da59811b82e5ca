//! From a raw value to points.

use super::{Scoring, raw::Inputs};
use crate::{
    curve::{Beyond, on_lines},
    error::{Code, Problem, catalogue::score as code},
    number::Number,
    scoring::{
        document::Indicator,
        labels,
        rule::{Linear, Matrix, Measure, Piecewise, PointStep, Score, Within},
    },
    shape::escaped,
    trace::{Comparison, Figure, Label, Test, reached},
};

type Found = Result<Figure, Box<Problem>>;

/// One indicator being scored.
struct Rule<'r, 's> {
    scoring: &'r Scoring<'s>,
    indicator: &'r Indicator,
    inputs: &'r Inputs,
    scale: &'r Figure,
    /// Where the rule stands in the scorecard.
    at: String,
}

/// The points of a value, before cap and floor.
pub fn normalise(scoring: &Scoring<'_>, indicator: &Indicator, inputs: &Inputs, scale: &Figure, at: &str) -> Found {
    let at = format!("{at}/score/{}", indicator.score.tag());
    let rule = Rule { scoring, indicator, inputs, scale, at };
    match &indicator.score {
        Score::Points(_) => Ok(inputs.raw.named(&labels::NORMALISED)),
        Score::Ratio(_) => rule.ratio(),
        Score::Progress(_) => rule.progress(),
        Score::InverseRatio(_) => rule.inverse_ratio(),
        Score::Mirror(_) => rule.mirror(),
        Score::Linear(line) => rule.linear(line),
        Score::Piecewise(lines) => rule.piecewise(lines),
        Score::Steps(steps) => rule.steps(steps),
        Score::Within(range) => rule.within(range),
        Score::Matrix(table) => rule.matrix(table),
        Score::ZScore(_) | Score::MinMax(_) | Score::Percentile(_) => {
            let value = rule.measured()?;
            let peers = scoring.peers.and_then(|peers| peers.of(&indicator.id));
            let Some(peers) = peers else { return Err(rule.fault(&code::NEEDS_PEERS, "")) };
            peers
                .points(&indicator.score, &value, scale, &|field| scoring.of_card(&format!("{}/{field}", rule.at)))
                .ok_or_else(|| rule.fault(&code::PEERS_EQUAL, ""))
        }
    }
}

/// What the rule looks at: the value itself, or the attainment.
pub fn measured(scoring: &Scoring<'_>, indicator: &Indicator, inputs: &Inputs) -> Found {
    let one = Figure::constant(&labels::SCALE, 1);
    Rule { scoring, indicator, inputs, scale: &one, at: String::new() }.measured()
}

impl Rule<'_, '_> {
    fn fault(&self, code: &'static Code, field: &str) -> Box<Problem> {
        let at = format!("/indicators/{}", escaped(self.indicator.id.as_str()));
        let at = if field.is_empty() { at } else { format!("{at}/{field}") };
        let problem = self.scoring.fault(code, &at).with("indicator", &self.indicator.id);
        Box::new(problem.with("rule", self.indicator.score.tag()).with("field", field))
    }

    /// Where the indicator stands in the scorecard.
    fn indicator_at(&self) -> &str {
        self.at.split_once("/score/").map_or("", |(at, _)| at)
    }

    fn needed(&self, figure: Option<&Figure>, field: &str) -> Found {
        figure.cloned().ok_or_else(|| self.fault(&code::INPUT_MISSING, field))
    }

    /// A number of the rule.
    fn given(&self, label: &'static Label, number: &Number, field: &str) -> Figure {
        Figure::given(label, number.clone(), self.scoring.of_card(&format!("{}/{field}", self.at)))
    }

    fn target(&self) -> Found {
        self.needed(self.inputs.target.as_ref(), "target")
    }

    /// A target above zero; others mean nothing to divide by.
    fn positive_target(&self) -> Found {
        let target = self.target()?;
        if target.number().is_positive() {
            return Ok(target);
        }
        Err(Box::new(self.fault(&code::TARGET_NOT_POSITIVE, "target").with("value", target.number())))
    }

    fn measured(&self) -> Found {
        match self.indicator.measure {
            Measure::Actual => Ok(self.inputs.raw.clone()),
            Measure::Attainment => Ok(self.over(&labels::ATTAINMENT, &self.inputs.raw, &self.positive_target()?)),
        }
    }

    /// A quotient whose divisor was found to be none of zero.
    fn over(&self, label: &'static Label, dividend: &Figure, divisor: &Figure) -> Figure {
        // INVARIANT: every caller has refused a divisor of zero.
        Figure::quotient(label, dividend, divisor).unwrap_or_else(|| Figure::constant(label, 0))
    }

    fn points(&self, part: &Figure) -> Figure {
        Figure::product(&labels::NORMALISED, &[part, self.scale])
    }

    fn ratio(&self) -> Found {
        let target = self.target()?;
        if !target.number().is_positive() && self.inputs.base.is_some() {
            return self.progress();
        }
        Ok(self.points(&self.over(&labels::ATTAINMENT, &self.inputs.raw, &self.positive_target()?)))
    }

    fn way(&self, from: &Figure, to: &Figure) -> Found {
        let distance = Figure::difference(&labels::DISTANCE, to, from);
        if distance.number().is_zero() {
            return Err(Box::new(self.fault(&code::NO_DISTANCE, "target").with("value", to.number())));
        }
        let way = Figure::difference(&labels::WAY, &self.inputs.raw, from);
        Ok(self.over(&labels::PART_OF_FULL, &way, &distance))
    }

    fn progress(&self) -> Found {
        let base = self.needed(self.inputs.base.as_ref(), "base")?;
        Ok(self.points(&self.way(&base, &self.target()?)?))
    }

    fn inverse_ratio(&self) -> Found {
        let target = self.positive_target()?;
        let actual = &self.inputs.raw;
        if let Some(cap) = self.indicator.cap.as_ref().filter(|_| actual.number().is_zero()) {
            // Nothing at all is better than anything: all the points that there are.
            let source = self.scoring.of_card(&format!("{}/cap", self.indicator_at()));
            let cap = Figure::given(&labels::LIMIT, cap.clone(), source);
            return Ok(Figure::found(&labels::NORMALISED, cap.number().clone(), vec![actual.step(), cap.step()]));
        }
        if !actual.number().is_positive() {
            return Err(Box::new(self.fault(&code::ACTUAL_NOT_POSITIVE, "actual").with("value", actual.number())));
        }
        Ok(self.points(&self.over(&labels::PART_OF_FULL, &target, actual)))
    }

    fn mirror(&self) -> Found {
        let attainment = self.over(&labels::ATTAINMENT, &self.inputs.raw, &self.positive_target()?);
        let two = Figure::constant(&labels::END, 2);
        Ok(self.points(&Figure::difference(&labels::PART_OF_FULL, &two, &attainment)))
    }

    /// A straight line that holds at its ends.
    fn linear(&self, line: &Linear) -> Found {
        let from = self.given(&labels::END, &line.from, "from");
        let to = match &line.to {
            Some(to) => self.given(&labels::END, to, "to"),
            None => self.target()?,
        };
        let distance = Figure::difference(&labels::DISTANCE, &to, &from);
        if distance.number().is_zero() {
            return Err(Box::new(self.fault(&code::NO_DISTANCE, "target").with("value", to.number())));
        }
        let way = Figure::difference(&labels::WAY, &self.measured()?, &from);
        let part = self.over(&labels::PART_OF_FULL, &way, &distance);
        let (none, full) = (Figure::constant(&labels::END, 0), Figure::constant(&labels::END, 1));
        Ok(self.points(&super::limited(&labels::HELD, &part, Some(&none), Some(&full))))
    }

    fn piecewise(&self, lines: &Piecewise) -> Found {
        let value = self.measured()?;
        let point = |(index, point): (usize, &crate::shape::Pair<Number, Number>)| {
            let x = self.given(&labels::END, &point.0, &format!("points/{index}/0"));
            (x, self.given(&labels::NORMALISED, &point.1, &format!("points/{index}/1")))
        };
        let points: Vec<(Figure, Figure)> = lines.points.iter().enumerate().map(point).collect();
        let found = on_lines(&value, &points, Beyond::Hold, Beyond::Hold);
        found.map(|found| found.named(&labels::NORMALISED)).ok_or_else(|| self.fault(&code::INPUT_MISSING, "points"))
    }

    fn steps(&self, steps: &[PointStep]) -> Found {
        let value = self.measured()?;
        let case = |(index, step): (usize, &PointStep)| {
            let from = self.given(&labels::END, &step.from, &format!("{index}/from"));
            (from, self.given(&labels::NORMALISED, &step.points, &format!("{index}/points")))
        };
        let cases: Vec<(Figure, Figure)> = steps.iter().enumerate().map(case).collect();
        let found = Figure::select(&labels::NORMALISED, &value, &cases, self.indicator.inclusive);
        found.ok_or_else(|| self.below(&value, steps.first().map(|step| &step.from)))
    }

    fn below(&self, value: &Figure, bound: Option<&Number>) -> Box<Problem> {
        let bound = bound.cloned().unwrap_or_default();
        Box::new(self.fault(&code::OUTSIDE_STEPS, "actual").with("value", value.number()).with("bound", bound))
    }

    /// Full marks inside of the range; outside of it a line down to nothing.
    fn within(&self, range: &Within) -> Found {
        let value = self.measured()?;
        let zero = Figure::constant(&labels::NORMALISED, 0);
        let full = self.scale.named(&labels::NORMALISED);
        let end = |number: &Number, field: &str| self.given(&labels::END, number, field);
        let mut points = vec![
            (end(&range.zero_at.0, "zero_at/0"), zero.clone()),
            (end(&range.from, "from"), full.clone()),
            (end(&range.to, "to"), full),
            (end(&range.zero_at.1, "zero_at/1"), zero),
        ];
        if range.from == range.to {
            points.remove(1);
        }
        let found = on_lines(&value, &points, Beyond::Hold, Beyond::Hold);
        found.map(|found| found.named(&labels::NORMALISED)).ok_or_else(|| self.fault(&code::INPUT_MISSING, "points"))
    }

    /// A row by the value, an entry by the second value.
    fn matrix(&self, table: &Matrix) -> Found {
        let value = self.measured()?;
        let second = self.needed(self.inputs.second.as_ref(), "second")?;
        let row = reached(value.number(), table.rows.iter(), self.indicator.inclusive);
        let row = row.ok_or_else(|| self.below(&value, table.rows.first()))?;
        let bound = table.rows.get(row).cloned().unwrap_or_default();
        let at_row = self.given(&labels::END, &bound, &format!("rows/{row}"));
        let comparison = if self.indicator.inclusive { Comparison::AtLeast } else { Comparison::Above };
        let is_reached = Test::compare(&labels::MEASURED, &value, comparison, &at_row);
        let entries = table.columns.iter().zip(table.points.get(row).into_iter().flatten()).enumerate();
        let case = |(column, (bound, points)): (usize, (&Number, &Number))| {
            let from = self.given(&labels::END, bound, &format!("columns/{column}"));
            (from, self.given(&labels::NORMALISED, points, &format!("points/{row}/{column}")))
        };
        let cases: Vec<(Figure, Figure)> = entries.map(case).collect();
        let found = Figure::select(&labels::NORMALISED, &second, &cases, self.indicator.inclusive);
        let found = found.ok_or_else(|| self.below(&second, table.columns.first()))?;
        Ok(Figure::when(&labels::NORMALISED, &is_reached, &found, &Figure::constant(&labels::END, 0)))
    }
}
