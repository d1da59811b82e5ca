//! How a statement shows figures: each in the format of what it is, with its name where it was given.

use super::{
    super::{
        document::{Accumulate, Axis, CurveOf, MatrixGives, Multiplier, Pay, PlanDocument},
        facts::PayFacts,
        labels as label,
    },
    words,
};
use crate::{
    curve,
    error::Language,
    number::Number,
    quantity::Unit,
    rounding::Rounding,
    trace::{Format, Op, Step, Value, grouped},
};
use chrono::NaiveDate;

/// The places that are shown, unless amounts are so large that cents would be lost.
const SHOWN_PLACES: u32 = 8;
/// The most places that are shown of the factors of very large amounts.
const SHOWN_PLACES_MAX: u32 = 24;

/// A figure as a text, and whether the text is the whole figure.
pub struct Shown {
    pub text: String,
    pub is_exact: bool,
}

impl Shown {
    /// The text in a sentence that is no equation.
    pub fn said(self) -> String {
        if self.is_exact { self.text } else { format!("≈ {}", self.text) }
    }
}

/// The formats of what has no format of its own.
#[derive(Clone, Copy)]
pub struct Formats {
    /// Bounds as declared, and points.
    pub across: Format,
    /// Heights, cells, and what lies between them.
    pub up: Format,
    /// The measure, and parts of it.
    pub measure: Format,
}

/// The plan's words and units, in one language.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    pub plan: &'a PlanDocument,
    pub language: Language,
    pub formats: Formats,
    /// Whether it is a bonus on deals that is told: it has no steps, and pays by the share of a deal.
    pub is_spiff: bool,
    /// The component that is told; none beside components.
    pub own: Option<&'a str>,
    /// The person who reads it.
    pub person: &'a str,
    /// The day of the question.
    pub as_of: Option<NaiveDate>,
    /// The most places that are shown of a figure.
    pub places: u32,
}

impl<'a> Names<'a> {
    /// The names and formats within a component, or beside all of them.
    pub fn of(plan: &'a PlanDocument, facts: &'a PayFacts, component: Option<usize>) -> Self {
        let money = Formats { across: Format::Money, up: Format::Money, measure: Format::Money };
        let (language, person) = (facts.language, facts.person.as_str());
        let (as_of, places) = (facts.as_of, SHOWN_PLACES);
        let names = Self { plan, language, formats: money, is_spiff: false, own: None, person, as_of, places };
        component.map_or(names, |index| names.within(index))
    }

    /// The same with as many places as keep the cents of an amount that has so many digits before its point.
    pub fn for_amounts_of(self, digits: u32) -> Self {
        let places = digits.saturating_add(self.plan.currency.scale()).clamp(SHOWN_PLACES, SHOWN_PLACES_MAX);
        Self { places, ..self }
    }

    /// The day that a share of a holdback waits for, where it waits for a day.
    pub fn release_day(self, test: &Step) -> Option<NaiveDate> {
        let Op::Given { source: Some(source) } = &test.op else { return None };
        let (index, _) = source.strip_prefix("document#/holdback/release/")?.split_once('/')?;
        self.plan.holdback.as_ref()?.release.get(index.parse::<usize>().ok()?)?.date
    }

    /// The position of a component.
    pub fn position(self, id: &str) -> Option<usize> {
        self.plan.components.iter().position(|component| component.id.as_str() == id)
    }

    /// The names and formats within a component.
    pub fn within(self, component: usize) -> Self {
        let mut names = self;
        let Some(component) = self.plan.components.get(component) else { return names };
        let measure = component.on.as_ref().map_or(Format::Money, |on| names.format_of_measure(on.as_str()));
        let along = |axis: Axis| if axis == Axis::Attainment { Format::Percent } else { measure };
        names.own = Some(component.id.as_str());
        names.is_spiff = matches!(within(&component.pay), Pay::Spiff(_));
        names.formats = match within(&component.pay) {
            Pay::Tiers(rule) => Formats { across: along(rule.axis), up: Format::Percent, measure },
            Pay::DerivedRate(_) => Formats { across: Format::Percent, up: Format::Percent, measure },
            Pay::InterpolatedTiers(rule) => {
                Formats { across: along(rule.axis), up: Format::Money, measure: along(rule.axis) }
            }
            Pay::Curve(rule) => {
                let up = if rule.of == CurveOf::Amount { Format::Money } else { Format::Percent };
                Formats { across: along(rule.axis), up, measure }
            }
            Pay::Matrix(rule) => {
                let up = match rule.gives {
                    MatrixGives::Rate => Format::Percent,
                    MatrixGives::Amount => Format::Money,
                    MatrixGives::Factor => Format::Plain,
                };
                Formats { across: Format::Plain, up, measure }
            }
            _ => Formats { across: measure, up: Format::Money, measure },
        };
        names
    }

    /// The names and formats within a factor.
    pub fn within_factor(self, rule: &Multiplier) -> Self {
        let is_measure = self.measure(rule.on.as_str()).is_some();
        let measure = if is_measure { self.format_of_measure(rule.on.as_str()) } else { Format::Plain };
        let across = if rule.axis == Axis::Attainment { Format::Percent } else { measure };
        Self { formats: Formats { across, up: Format::Plain, measure }, ..self }
    }

    /// The names and formats of a measure, and of what is credited to it.
    pub fn of_measure(self, step: &Step) -> Self {
        let measure = step.about.as_deref().map_or(self.formats.measure, |about| self.format_of_measure(about));
        Self { formats: Formats { measure, ..self.formats }, ..self }
    }

    /// What people call the measure that the component is on.
    pub fn own_measure(self) -> String {
        let component = self.plan.components.iter().find(|component| Some(component.id.as_str()) == self.own);
        let Some(on) = component.and_then(|component| component.on.as_ref()).map(|on| on.as_str()) else {
            return self.language.of(&label::ACTUAL.texts).to_owned();
        };
        self.measure(on).and_then(|measure| measure.title.as_deref()).unwrap_or(on).to_owned()
    }

    /// Whether the steps of the component, which holds for the period alone, begin above nothing.
    pub fn begins_above_nothing(self) -> bool {
        let component = self.plan.components.iter().find(|component| Some(component.id.as_str()) == self.own);
        component.is_some_and(|component| {
            let is_alone = matches!(component.accumulate, Accumulate::Period | Accumulate::Each);
            let Pay::Tiers(rule) = within(&component.pay) else { return false };
            let first = rule.steps.first().is_some_and(|first| first.from.is_positive());
            is_alone && first && component.revisions.is_empty()
        })
    }

    fn measure(self, id: &str) -> Option<&'a super::super::document::Measure> {
        self.plan.measures.iter().find(|measure| measure.id.as_str() == id)
    }

    fn format_of_measure(self, id: &str) -> Format {
        match self.measure(id).and_then(|measure| measure.unit.as_ref()) {
            None | Some(Unit::Currency(_)) => Format::Money,
            Some(Unit::Percent(_) | Unit::PercentagePoints(_)) => Format::Percent,
            Some(_) => Format::Plain,
        }
    }

    fn format_of(self, step: &Step) -> Format {
        let is = |labels: &[&crate::trace::Label]| labels.iter().any(|known| known.key == step.label.key);
        if is_of_measure(step) && !is(&[&label::ATTAINED, &label::ADJUSTED_ATTAINMENT]) {
            return step.about.as_deref().map_or(self.formats.measure, |about| self.format_of_measure(about));
        }
        match &step.op {
            Op::Given { .. } if is(&[&label::BOUND]) => self.formats.across,
            Op::Select { .. } => chosen(step).map_or(step.format(), |(_, result)| self.format_of(result)),
            Op::Sum if is(&[&label::HEIGHT, &label::EARNED]) && step.of.len() == 1 => {
                if is(&[&label::EARNED]) {
                    Format::Money
                } else {
                    self.formats.up
                }
            }
            _ if is(&[&label::POINT]) => self.formats.across,
            _ if is(&[&label::HEIGHT, &label::CELL, &curve::ON_LINE, &curve::NOTHING_BELOW]) => self.formats.up,
            _ if is(&[&label::CREDIT, &label::SPLIT, &label::COUNTED, &label::NET]) => self.formats.measure,
            _ if is(&[&label::BOUND, &label::SIZE, &label::STEP_WIDTH, &curve::PART, &curve::UPPER, &curve::LOWER]) => {
                self.formats.measure
            }
            _ => step.format(),
        }
    }

    /// Whether a step is an amount of money.
    pub fn is_money(self, step: &Step) -> bool {
        self.format_of(step) == Format::Money
    }

    /// The value of a step.
    pub fn value(self, step: &Step) -> Shown {
        self.valued(step, step)
    }

    /// The value of a step in a sentence that is no equation: with `≈` where it is shortened.
    pub fn said(self, step: &Step) -> String {
        self.value(step).said()
    }

    /// The value of a step in the format of another.
    pub fn valued(self, step: &Step, like: &Step) -> Shown {
        match &step.value {
            Value::Number(number) => self.number(number, self.format_of(like)),
            Value::Text(text) => Shown { text: text.clone(), is_exact: true },
            Value::Flag(_) | Value::Nothing => Shown { text: String::new(), is_exact: true },
        }
    }

    /// A number in the format of a step that it is compared with.
    pub fn like(self, step: &Step, number: &Number) -> String {
        self.liked(step, number).text
    }

    /// The same, and whether it is the whole number.
    pub fn liked(self, step: &Step, number: &Number) -> Shown {
        self.number(number, self.format_of(step))
    }

    /// A number in a format.
    pub fn number(self, number: &Number, format: Format) -> Shown {
        let scaled = if format == Format::Percent { number * &Number::HUNDRED } else { number.clone() };
        let rounded = scaled.rounded(Rounding::half_up(self.places));
        let scale = self.plan.currency.scale();
        let text = match format {
            Format::Money if rounded.rounded(Rounding::half_up(scale)) == rounded => rounded.at_scale(scale),
            _ => rounded.to_string(),
        };
        let unit = if format == Format::Percent { "%" } else { "" };
        Shown { text: format!("{}{unit}", grouped(&text)), is_exact: rounded == scaled }
    }

    /// A step's value as a part of an equation: negative ones in brackets.
    pub fn operand(self, step: &Step) -> Shown {
        let shown = self.value(step);
        let text = if shown.text.starts_with('-') { format!("({})", shown.text) } else { shown.text };
        // What is due at once was found in another sentence, or in the section above; a cap may be rounded.
        let known = [
            &label::DUE_AT_ONCE,
            &label::PLAN_CAP,
            &label::DEBT,
            &label::GUARANTEE,
            &label::OPENING_BALANCE,
            &label::PAID_BEFORE,
        ];
        let is_known = known.iter().any(|known| known.key == step.label.key);
        let is_named = is_known || (matches!(step.op, Op::Given { .. }) && !is_plain(step));
        let text =
            if is_named { words::filled(&words::NAMED, self.language, &[&self.name(step), &text]) } else { text };
        Shown { text, ..shown }
    }

    /// What a step is: the measure that it is a value of, or the label's text with whose it is.
    pub fn name(self, step: &Step) -> String {
        let texts = match step.label.key {
            key if self.is_spiff && key == label::IN_STEP.key => &words::OF_SPIFF,
            key if self.is_spiff && key == label::PROPORTION.key => &words::SHARE,
            _ => &step.label.texts,
        };
        let text = self.language.of(texts);
        if step.label.key == label::OPENING_BALANCE.key && step.op == Op::Negation {
            return self.language.of(&words::OWED).to_owned();
        }
        if step.label.key == label::ACTUAL.key && step.about.is_none() && self.own.is_some() {
            return self.own_measure();
        }
        let Some(about) = step.about.as_deref() else { return text.to_owned() };
        if self.own == Some(about) && !is_of_measure(step) && step.label.key != label::ATTRIBUTE.key {
            return text.to_owned();
        }
        if let Some(measure) = self.measure(about) {
            let measure = measure.title.as_deref().unwrap_or(about);
            return match step.label.key {
                key if key == label::ACTUAL.key => measure.to_owned(),
                key if key == label::PRIOR.key => words::filled(&words::BEFORE, self.language, &[measure]),
                _ => words::filled(&words::OF_MEASURE, self.language, &[measure, text]),
            };
        }
        let component = self.plan.components.iter().find(|component| component.id.as_str() == about);
        let title = component.and_then(|component| component.title.as_deref());
        words::filled(&words::ABOUT, self.language, &[text, title.unwrap_or(about)])
    }
}

/// Whether a step is a value of a measure, or compared with one.
fn is_of_measure(step: &Step) -> bool {
    let known = [
        &label::ACTUAL,
        &label::PRIOR,
        &label::ACCUMULATED,
        &label::CREDITED,
        &label::QUOTA,
        &label::PRIOR_QUOTA,
        &label::WINDOW_QUOTA,
        &label::ATTAINED,
        &label::ADJUSTED_ATTAINMENT,
    ];
    known.iter().any(|known| known.key == step.label.key)
}

/// Numbers that say what they are: bounds, points, amounts that the plan declares.
fn is_plain(step: &Step) -> bool {
    let plain = [
        &label::BOUND,
        &label::POINT,
        &label::HEIGHT,
        &label::CELL,
        &label::AMOUNT,
        &label::NOTHING,
        &label::WHOLE,
        &label::EARNED,
    ];
    plain.iter().any(|known| known.key == step.label.key)
}

/// The shape, or what funds it.
fn within(pay: &Pay) -> &Pay {
    match pay {
        Pay::Pool(rule) => within(&rule.fund),
        other => other,
    }
}

/// The bound that was reached and what holds from there.
pub fn chosen(select: &Step) -> Option<(&Step, &Step)> {
    let Op::Select { is_inclusive } = select.op else { return None };
    let (at, cases) = select.of.split_first()?;
    let number = |step: &Step| match &step.value {
        Value::Number(number) => Some(number.clone()),
        _ => None,
    };
    let at = number(at)?;
    let is_reached = |bound: &Number| if is_inclusive { at >= *bound } else { at > *bound };
    let mut pairs = cases.iter().filter_map(|case| Some((case.of.first()?.as_ref(), case.of.get(1)?.as_ref())));
    pairs.rfind(|(bound, _)| number(bound).is_some_and(|bound| is_reached(&bound)))
}
