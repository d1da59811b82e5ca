//! What has to hold of a plan before any facts are seen.

mod components;
mod crediting;
mod dating;
mod revisions;
mod shapes;

use super::{
    document::{ActsOn, Condition, Holdback, Measure, MeasureBound, PlanDocument, ReleaseBy, ReleaseOn},
    outcome::LineKind,
};
use crate::{
    error::{Problem, Problems, catalogue::document as doc, catalogue::pay as code},
    id::Id,
    limits,
    number::Number,
    shape::suggestion,
};
use std::collections::{BTreeMap, BTreeSet};

/// Notes everything that is wrong with a plan.
pub fn check(plan: &PlanDocument, problems: &mut Problems) {
    let mut check = Check { plan, problems, known: Known::of(plan) };
    check.sizes();
    if let Some(calendar) = &plan.calendar {
        calendar.check("/calendar", check.problems);
    }
    check.top_level();
    check.ids("/measures", plan.measures.iter().map(|measure| &measure.id));
    check.ids("/components", plan.components.iter().map(|component| &component.id));
    check.ids("/multipliers", plan.multipliers.iter().map(|multiplier| &multiplier.id));
    check.ids("/gates", plan.gates.iter().map(|gate| &gate.id));
    components::check(&mut check);
    components::multipliers(&mut check);
    crediting::check(&mut check);
    for (index, gate) in plan.gates.iter().enumerate() {
        let path = format!("/gates/{index}");
        check.condition(&gate.when, &format!("{path}/when"));
        check.within(&gate.limit_to, &format!("{path}/limit_to"), "0 to 1", |value| {
            !value.is_negative() && *value <= Number::ONE
        });
        check.applies_to(gate.applies_to.as_deref(), &path);
    }
    if let Some(holdback) = &plan.holdback {
        check.holdback(holdback);
    }
    check.draw_and_ledger();
    dating::check(&mut check);
}

/// What the rules of a plan refer to: looked up, never searched for, so that a plan is checked in the time that it takes
/// to read it.
pub(super) struct Known<'a> {
    measures: BTreeMap<&'a str, &'a Measure>,
    measure_ids: Vec<&'a str>,
    components: BTreeSet<&'a str>,
    component_ids: Vec<&'a str>,
    fed: BTreeSet<&'a str>,
    /// The components whose attainment a multiplier moves; `None` for all of them.
    moved: Option<BTreeSet<&'a str>>,
}

impl<'a> Known<'a> {
    fn of(plan: &'a PlanDocument) -> Self {
        let measure_ids: Vec<&str> = plan.measures.iter().map(|measure| measure.id.as_str()).collect();
        let component_ids: Vec<&str> = plan.components.iter().map(|component| component.id.as_str()).collect();
        let moving = || plan.multipliers.iter().filter(|multiplier| multiplier.acts_on == ActsOn::Attainment);
        let named = || moving().filter_map(|multiplier| multiplier.applies_to.as_ref()).flatten();
        let is_for_all = moving().any(|multiplier| multiplier.applies_to.is_none());
        Self {
            measures: plan.measures.iter().map(|measure| (measure.id.as_str(), measure)).collect(),
            measure_ids,
            components: component_ids.iter().copied().collect(),
            component_ids,
            fed: plan.crediting.iter().flat_map(|one| &one.rules).map(|rule| rule.measure.as_str()).collect(),
            moved: (!is_for_all).then(|| named().map(Id::as_str).collect()),
        }
    }

    /// Whether a measure is declared.
    pub fn has_measure(&self, id: &Id) -> bool {
        self.measures.contains_key(id.as_str())
    }

    /// The names of all measures.
    pub fn measure_ids(&self) -> &[&'a str] {
        &self.measure_ids
    }

    /// Whether a measure is a rate.
    pub fn is_rate(&self, id: &Id) -> bool {
        self.measures.get(id.as_str()).is_some_and(|measure| measure.is_rate())
    }

    /// Whether crediting rules feed a measure.
    pub fn is_fed(&self, id: &Id) -> bool {
        self.fed.contains(id.as_str())
    }

    /// Whether a multiplier moves the attainment of a component.
    pub fn is_moved(&self, id: &Id) -> bool {
        self.moved.as_ref().is_none_or(|moved| moved.contains(id.as_str()))
    }
}

/// The plan being checked, and what was found.
pub(super) struct Check<'a, 'p> {
    pub plan: &'a PlanDocument,
    pub problems: &'p mut Problems,
    pub known: Known<'a>,
}

/// Notes a name that is not known; beyond the problems that are listed it is only counted.
fn unknown(problems: &mut Problems, id: &Id, known: &[&str], path: &str) {
    if problems.is_full() {
        return problems.push_unlisted(&doc::UNKNOWN_REFERENCE);
    }
    let suggestion = suggestion(id.as_str(), known);
    problems.push(Problem::new(&doc::UNKNOWN_REFERENCE, path).with("id", id).suggest(suggestion));
}

impl Check<'_, '_> {
    pub fn push(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Ids are used once.
    fn ids<'i>(&mut self, path: &str, ids: impl Iterator<Item = &'i Id>) {
        let mut seen = BTreeSet::new();
        for (index, id) in ids.enumerate() {
            if !seen.insert(id) {
                self.push(Problem::new(&doc::DUPLICATE_ID, format!("{path}/{index}/id")).with("id", id));
            }
        }
    }

    /// A measure is declared.
    pub fn measure(&mut self, measure: &Id, path: &str) {
        if !self.known.has_measure(measure) {
            unknown(self.problems, measure, &self.known.measure_ids, path);
        }
    }

    /// The components that a rule names are there.
    pub fn applies_to(&mut self, ids: Option<&[Id]>, path: &str) {
        for (index, id) in ids.unwrap_or_default().iter().enumerate() {
            if !self.known.components.contains(id.as_str()) {
                unknown(self.problems, id, &self.known.component_ids, &format!("{path}/applies_to/{index}"));
            }
        }
    }

    /// Lists that are worked through for each other are bounded.
    fn sizes(&mut self) {
        let plan = self.plan;
        let rules = plan.crediting.as_ref().map_or(0, |crediting| crediting.rules.len());
        let sizes = [
            ("measures", plan.measures.len()),
            ("components", plan.components.len()),
            ("multipliers", plan.multipliers.len()),
            ("gates", plan.gates.len()),
            ("crediting/rules", rules),
        ];
        for (list, size) in sizes {
            if let Err(mut problem) = limits::check(list, size, limits::RULES_MAX) {
                problem.path = format!("/{list}");
                self.push(*problem);
            }
        }
    }

    /// A number lies where it has to.
    pub fn within(&mut self, value: &Number, path: &str, range: &str, holds: impl Fn(&Number) -> bool) {
        if !holds(value) {
            self.push(Problem::new(&doc::OUT_OF_RANGE, path).with("value", value).with("range", range));
        }
    }

    /// A number is not negative.
    pub fn not_negative(&mut self, value: Option<&Number>, path: &str) {
        if let Some(value) = value {
            self.within(value, path, "≥ 0", |value| !value.is_negative());
        }
    }

    /// A share lies between nothing and all.
    pub fn share(&mut self, value: &Number, path: &str) {
        self.within(value, path, "0 to 1", |value| !value.is_negative() && *value <= Number::ONE);
    }

    /// A list has an entry.
    pub fn not_empty(&mut self, is_empty: bool, field: &str, path: &str) {
        if is_empty {
            self.push(Problem::new(&doc::EMPTY, path).with("field", field));
        }
    }

    fn top_level(&mut self) {
        let plan = self.plan;
        self.not_empty(plan.components.is_empty(), "components", "/components");
        if let Some(span) = plan.effective.as_ref().filter(|span| span.start >= span.end) {
            let problem = Problem::new(&code::EMPTY_SPAN, "/effective");
            self.push(problem.with("start", span.start).with("end", span.end));
        }
        if let Some(scale) = plan.rounding.scale.filter(|scale| *scale > 28) {
            let problem = Problem::new(&doc::OUT_OF_RANGE, "/rounding/scale");
            self.push(problem.with("value", scale).with("range", "0 to 28"));
        }
        self.not_negative(plan.cap.as_ref(), "/cap");
        for (index, measure) in plan.measures.iter().enumerate() {
            if let Some(unit) = &measure.unit {
                let path = format!("/measures/{index}/unit/{}/step", unit.tag());
                self.within(&unit.step(), &path, "> 0", Number::is_positive);
            }
        }
        for (index, component) in plan.components.iter().enumerate() {
            if LineKind::WORDS.contains(&component.id.as_str()) {
                let problem = Problem::new(&code::RESERVED, format!("/components/{index}/id"));
                self.push(problem.with("id", &component.id));
            }
        }
    }

    /// The measures and lists of a condition.
    pub fn condition(&mut self, condition: &Condition, path: &str) {
        let within = format!("{path}/{}", condition.tag());
        match condition {
            Condition::All(parts) | Condition::Any(parts) => {
                self.not_empty(parts.is_empty(), condition.tag(), &within);
                for (index, part) in parts.iter().enumerate() {
                    self.condition(part, &format!("{within}/{index}"));
                }
            }
            Condition::Not(part) => self.condition(part, &within),
            Condition::MeasureBelow(MeasureBound { measure, .. })
            | Condition::MeasureAtLeast(MeasureBound { measure, .. })
            | Condition::AttainmentBelow(MeasureBound { measure, .. })
            | Condition::AttainmentAtLeast(MeasureBound { measure, .. }) => {
                self.measure(measure, &format!("{within}/measure"));
            }
            Condition::GradeIn(grades) => self.not_empty(grades.is_empty(), "grade_in", &within),
            Condition::Attribute(wanted) => {
                if wanted.equals.is_some() != wanted.one_of.is_empty() {
                    let problem = Problem::new(&code::ONE_OF_TWO, within);
                    self.push(problem.with("first", "equals").with("second", "one_of"));
                }
            }
            Condition::ScoreAtLeast(_) | Condition::ScoreBelow(_) | Condition::RankAtMost(_) => {}
        }
    }

    fn holdback(&mut self, holdback: &Holdback) {
        self.not_empty(holdback.release.is_empty(), "release", "/holdback/release");
        for (index, release) in holdback.release.iter().enumerate() {
            let path = format!("/holdback/release/{index}");
            self.share(&release.share, &format!("{path}/share"));
            if (release.on == ReleaseOn::Date) != release.date.is_some() {
                self.push(Problem::new(&code::RELEASE_DATE, path).with("on", release.on.word()));
            }
        }
        let total: Number = holdback.release.iter().map(|release| &release.share).sum();
        if total != Number::ONE && !holdback.release.is_empty() {
            self.push(Problem::new(&code::RELEASE_TOTAL, "/holdback/release").with("total", total));
        }
        self.applies_to(holdback.applies_to.as_deref(), "/holdback");
        if holdback.by == ReleaseBy::Deal && !self.holds_deals(holdback) {
            self.push(Problem::new(&code::DEALS_UNKNOWN, "/holdback/by"));
        }
    }

    /// Whether a component that is held back pays on a measure that transactions feed.
    fn holds_deals(&self, holdback: &Holdback) -> bool {
        let rules = || self.plan.crediting.iter().flat_map(|crediting| &crediting.rules);
        let is_meant = |id: &Id| holdback.applies_to.as_ref().is_none_or(|ids| ids.contains(id));
        let is_fed = |on: &Id| rules().any(|rule| rule.measure == *on);
        let components = self.plan.components.iter().filter(|component| is_meant(&component.id));
        components.filter_map(|component| component.on.as_ref()).any(is_fed)
    }

    fn draw_and_ledger(&mut self) {
        self.share(&self.plan.ledger.recovery, "/ledger/recovery");
        let Some(draw) = &self.plan.draw else { return };
        let (rule, path) = (draw.rule(), format!("/draw/{}", draw.tag()));
        self.not_negative(Some(&rule.amount), &format!("{path}/amount"));
        self.not_negative(rule.debt_limit.as_ref(), &format!("{path}/debt_limit"));
        self.share(&rule.recovery, &format!("{path}/recovery"));
        if let (Some(start), Some(end)) = (rule.start, rule.end)
            && start >= end
        {
            self.push(Problem::new(&code::EMPTY_SPAN, path).with("start", start).with("end", end));
        }
    }
}
