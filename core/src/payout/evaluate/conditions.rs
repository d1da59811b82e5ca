//! Conditions, tested on the period.

use super::{
    super::{
        crediting::Credits,
        document::{AttributeIn, Condition, MeasureBound},
        labels as label,
    },
    ask::Ask,
    standing::{attained, period_quota},
};
use crate::{
    number::Number,
    shape::escaped,
    trace::{Choice, Comparison, Figure, Source, Test},
};

/// Whether a condition holds; `None` when a fact is missing.
pub fn test(ask: &Ask<'_>, credits: &Credits, condition: &Condition, path: &str) -> Option<Test> {
    let within = |tag: &str| format!("{path}/{tag}");
    let bound = |tag: &str, number: &Number| Ask::declared(&label::BOUND, number, within(tag));
    match condition {
        Condition::All(parts) => Some(Test::all(&label::CONDITION, &tests(ask, credits, parts, &within("all"))?)),
        Condition::Any(parts) => Some(Test::any(&label::CONDITION, &tests(ask, credits, parts, &within("any"))?)),
        Condition::Not(part) => Some(Test::negated(&label::CONDITION, &test(ask, credits, part, &within("not"))?)),
        Condition::MeasureBelow(than) => measure(ask, credits, than, Comparison::Below, &within("measure_below")),
        Condition::MeasureAtLeast(than) => {
            measure(ask, credits, than, Comparison::AtLeast, &within("measure_at_least"))
        }
        Condition::AttainmentBelow(than) => {
            attainment(ask, credits, than, Comparison::Below, &within("attainment_below"))
        }
        Condition::AttainmentAtLeast(than) => {
            attainment(ask, credits, than, Comparison::AtLeast, &within("attainment_at_least"))
        }
        Condition::ScoreAtLeast(than) => score(ask, Comparison::AtLeast, &bound("score_at_least", than)),
        Condition::ScoreBelow(than) => score(ask, Comparison::Below, &bound("score_below", than)),
        Condition::GradeIn(grades) => grade(ask, grades, &within("grade_in")),
        Condition::RankAtMost(than) => {
            let Some(rank) = ask.facts.rank else {
                ask.missing("/rank", "rank");
                return None;
            };
            let rank = Figure::given(&label::RANK, Number::from(rank), Source::Facts("/rank".to_owned()));
            let than = bound("rank_at_most", &Number::from(*than));
            Some(Test::compare(&label::CONDITION, &rank, Comparison::AtMost, &than))
        }
        Condition::Attribute(wanted) => attribute(ask, wanted, &within("attribute")),
    }
}

/// All tests, so that all missing facts are noted.
fn tests(ask: &Ask<'_>, credits: &Credits, parts: &[Condition], path: &str) -> Option<Vec<Test>> {
    let tested: Vec<Option<Test>> =
        parts.iter().enumerate().map(|(index, part)| test(ask, credits, part, &format!("{path}/{index}"))).collect();
    tested.into_iter().collect()
}

fn measure(ask: &Ask<'_>, credits: &Credits, than: &MeasureBound, is: Comparison, path: &str) -> Option<Test> {
    let actual = credits.actual(ask, &than.measure)?;
    let value = Ask::declared(&label::BOUND, &than.value, format!("{path}/value"));
    Some(Test::compare(&label::CONDITION, &actual, is, &value))
}

fn attainment(ask: &Ask<'_>, credits: &Credits, than: &MeasureBound, is: Comparison, path: &str) -> Option<Test> {
    let actual = credits.actual(ask, &than.measure);
    let quota = period_quota(ask, &than.measure);
    let attained = attained(ask, &than.measure, &actual?, &quota?)?;
    let value = Ask::declared(&label::BOUND, &than.value, format!("{path}/value"));
    Some(Test::compare(&label::CONDITION, &attained, is, &value))
}

fn score(ask: &Ask<'_>, is: Comparison, than: &Figure) -> Option<Test> {
    let score = ask.given(&label::SCORE, ask.facts.score.as_ref(), "/score".to_owned())?;
    Some(Test::compare(&label::CONDITION, &score, is, than))
}

fn grade(ask: &Ask<'_>, grades: &[String], path: &str) -> Option<Test> {
    let Some(grade) = &ask.facts.grade else {
        ask.missing("/grade", "grade");
        return None;
    };
    let own = Choice::given(&label::GRADE, grade.clone(), Source::Facts("/grade".to_owned()));
    Some(one_of(own, grades.contains(grade), grades, path))
}

fn attribute(ask: &Ask<'_>, wanted: &AttributeIn, path: &str) -> Option<Test> {
    let place = format!("/attributes/{}", escaped(&wanted.name));
    let Some(value) = ask.facts.attributes.get(&wanted.name) else {
        ask.missing(place, &wanted.name);
        return None;
    };
    let mut allowed = wanted.one_of.clone();
    allowed.extend(wanted.equals.clone());
    let own = Choice::given(&label::ATTRIBUTE, value.clone(), Source::Facts(place)).about(wanted.name.clone());
    Some(one_of(own, allowed.contains(value), &allowed, path))
}

fn one_of(own: Choice, holds: bool, allowed: &[String], path: &str) -> Test {
    let allowed = Choice::given(&label::ALLOWED, allowed.join(", "), Source::Document(path.to_owned()));
    Test::found(&label::CONDITION, holds, vec![own.step(), allowed.step()])
}
