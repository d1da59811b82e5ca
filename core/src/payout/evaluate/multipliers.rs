//! Factors on credits, attainments and pay.

use super::{
    super::{
        crediting::Credits,
        document::{ActsOn, Axis, Component, Multiplier, Pay},
        labels as label,
    },
    ask::Ask,
    leaving::has_no_object,
    standing::{attained, period_quota},
};
use crate::{
    curve::{Beyond, ON_LINE, on_lines},
    error::{Problem, catalogue::pay as code},
    id::Id,
    number::Number,
    shape::{escaped, suggestion},
    trace::{Choice, Figure, Label, Source},
};
use std::collections::BTreeSet;

struct Factor<'a> {
    rule: &'a Multiplier,
    figure: Figure,
    /// The same on all deals of a team, where the person has only those that still earn.
    of_team: Option<Figure>,
    /// Whether it is the person's own: by score or grade, not by a measure.
    is_personal: bool,
}

/// The factors that hold for this person and period.
pub struct Factors<'a> {
    factors: Vec<Factor<'a>>,
    /// The components that pay a part of a team's pool.
    pools: BTreeSet<&'a str>,
}

impl<'a> Factors<'a> {
    pub fn of(ask: &Ask<'a>, credits: &Credits) -> Self {
        let factor = |(index, rule): (usize, &'a Multiplier)| {
            if has_no_object(ask, credits, rule.applies_to.as_deref()) {
                return None;
            }
            let path = format!("/multipliers/{index}");
            let of_team = credits.is_reduced() && is_measure(ask, rule);
            let of_team = if of_team { Some(by_points(ask, credits.of_team(), rule, &path)?) } else { None };
            let figure = if rule.on.as_str() == "grade" && rule.points.is_empty() {
                by_grade(ask, rule, &path)
            } else {
                by_points(ask, credits, rule, &path)
            };
            let is_personal = !is_measure(ask, rule);
            let named = |figure: Figure| figure.named(&label::FACTOR).about(rule.id.as_str());
            Some(Factor { rule, figure: named(figure?), of_team: of_team.map(named), is_personal })
        };
        let is_pool = |component: &&'a Component| matches!(component.pay_on(ask.period.start).0, Pay::Pool(_));
        Self {
            factors: ask.plan.multipliers.iter().enumerate().filter_map(factor).collect(),
            pools: ask.plan.components.iter().filter(is_pool).map(|component| component.id.as_str()).collect(),
        }
    }

    /// The figure times every factor that acts on it; itself where none does. What fills a team's pool is the same for all
    /// of its members, so that the score or the grade of one of them does not move it.
    pub fn applied(&self, name: &'static Label, figure: &Figure, acts_on: ActsOn, component: &Id) -> Figure {
        let applies = |rule: &Multiplier| rule.applies_to.as_ref().is_none_or(|ids| ids.contains(component));
        let is_of_team = acts_on != ActsOn::Pay && self.pools.contains(component.as_str());
        let acts = |factor: &&Factor<'_>| {
            factor.rule.acts_on == acts_on && applies(factor.rule) && !(is_of_team && factor.is_personal)
        };
        let matching = self.factors.iter().filter(acts);
        let mut parts = vec![figure];
        parts.extend(matching.map(|factor| factor.of_team.as_ref().filter(|_| is_of_team).unwrap_or(&factor.figure)));
        if parts.len() == 1 { figure.clone() } else { Figure::product(name, &parts) }
    }

    /// All factors, for the trace.
    pub fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.factors.iter().map(|factor| &factor.figure)
    }
}

/// Whether a measure decides the factor.
fn is_measure(ask: &Ask<'_>, rule: &Multiplier) -> bool {
    ask.plan.measures.iter().any(|measure| measure.id == rule.on)
}

fn by_points(ask: &Ask<'_>, credits: &Credits, rule: &Multiplier, path: &str) -> Option<Figure> {
    let at = value_of(ask, credits, rule)?;
    let mut points = Vec::new();
    for (index, point) in rule.points.iter().enumerate() {
        let place = format!("{path}/points/{index}");
        let x = Ask::declared(&label::POINT, &point.0, format!("{place}/0"));
        points.push((x, Ask::declared(&label::FACTOR, &point.1, format!("{place}/1"))));
    }
    let factor = on_lines(&at, &points, Beyond::Hold, Beyond::Hold)?;
    if factor.step().label == &ON_LINE {
        return Some(factor);
    }
    // At a point and outside of the points the factor is a point's own: which value led there is told beside it.
    Some(Figure::found(&label::FACTOR, factor.number().clone(), vec![at.step(), factor.step()]))
}

fn value_of(ask: &Ask<'_>, credits: &Credits, rule: &Multiplier) -> Option<Figure> {
    if !is_measure(ask, rule) {
        return ask.given(&label::SCORE, ask.facts.score.as_ref(), "/score".to_owned());
    }
    let actual = credits.actual(ask, &rule.on)?;
    if rule.axis != Axis::Attainment {
        return Some(actual);
    }
    attained(ask, &rule.on, &actual, &period_quota(ask, &rule.on)?)
}

fn by_grade(ask: &Ask<'_>, rule: &Multiplier, path: &str) -> Option<Figure> {
    let place = format!("{path}/factors");
    by_grade_table(ask, &label::FACTOR, rule.factors.iter(), &place)
}

/// The number that a table has for the person's grade.
pub fn by_grade_table<'t>(
    ask: &Ask<'_>,
    name: &'static Label,
    table: impl Iterator<Item = (&'t String, &'t Number)>,
    place: &str,
) -> Option<Figure> {
    let Some(grade) = &ask.facts.grade else {
        ask.missing("/grade", "grade");
        return None;
    };
    let entries: Vec<(&String, &Number)> = table.collect();
    if let Some((_, value)) = entries.iter().find(|(known, _)| *known == grade) {
        let source = Source::Document(format!("{place}/{}", escaped(grade)));
        let given = Figure::given(name, (*value).clone(), source);
        let grade = Choice::given(&label::GRADE, grade.clone(), Source::Facts("/grade".to_owned()));
        return Some(Figure::found(name, (*value).clone(), vec![grade.step(), given.step()]));
    }
    let known: Vec<&str> = entries.iter().map(|(known, _)| known.as_str()).collect();
    let problem = Problem::new(&code::UNKNOWN_GRADE, "/grade").with("grade", grade);
    ask.fault(problem.suggest(suggestion(grade, &known)));
    None
}
