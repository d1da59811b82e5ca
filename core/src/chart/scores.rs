//! Scores: what each indicator contributes, the score against the bands, a team's scores and grades.

use super::{
    Chart, Draw, Row,
    close::{Names, called},
    fill::told_apart,
    read, words,
};
use crate::{number::Number, shape::Node};

pub(super) fn charts(draw: &Draw<'_>, outcome: &Node<'_>) -> Vec<Chart> {
    let row = |indicator: &Node<'_>| {
        let contribution = read::number(indicator, "contribution")?;
        let label = draw.fill(
            &words::OF_POINTS,
            &[
                ("points", read::shown(indicator, "points")),
                ("weight", read::shown(indicator, "weight")),
                ("contribution", read::shown(indicator, "contribution")),
            ],
        );
        let row = Row::new(read::name(indicator), label).number("value", Some(&contribution));
        Some((read::text(indicator, "id")?.to_owned(), row))
    };
    let rows = read::list(outcome, "indicators").iter().filter_map(row).collect();
    let contributions = draw.bars("contributions", &words::CONTRIBUTIONS, draw.axis(&words::POINTS, None), rows);
    let score = against_bands(draw, vec![outcome], &Names::new(), "score");
    contributions.into_iter().chain(score).collect()
}

/// A team: everybody's score, and how many have each grade.
pub(super) fn team(draw: &Draw<'_>, outcome: &Node<'_>) -> Vec<Chart> {
    let people = read::list(outcome, "people");
    people_and(draw, people, &Names::new(), grades(draw, people, read::list(outcome, "cohorts")))
}

/// Everybody's score, and how many have each grade, where nothing says how many places there are.
pub(super) fn people(draw: &Draw<'_>, people: &[Node<'_>], names: &Names) -> Vec<Chart> {
    people_and(draw, people, names, grades(draw, people, &[]))
}

fn people_and(draw: &Draw<'_>, people: &[Node<'_>], names: &Names, grades: Option<Chart>) -> Vec<Chart> {
    let mut scored: Vec<&Node<'_>> = people.iter().filter(|person| read::number(person, "score").is_some()).collect();
    scored.sort_by_key(|person| std::cmp::Reverse(read::number(person, "score")));
    against_bands(draw, scored, names, "scores").into_iter().chain(grades).collect()
}

/// Scores as bars, with a line where each band begins.
fn against_bands(draw: &Draw<'_>, people: Vec<&Node<'_>>, names: &Names, name: &'static str) -> Option<Chart> {
    let row = |person: &&Node<'_>| {
        let score = read::number(person, "score")?;
        let label = match read::text(person, "grade") {
            Some(grade) => {
                draw.fill(&words::SCORED, &[("score", read::shown(person, "score")), ("grade", grade.to_owned())])
            }
            None => read::shown(person, "score"),
        };
        Some((read::name(person), Row::new(called(names, person), label).number("value", Some(&score))))
    };
    let rows = told_apart(people.iter().filter_map(row).collect());
    let declared = draw.options.bands.iter().map(|band| (band.grade.clone(), band.from.clone()));
    let next = people.first().filter(|_| people.len() == 1 && draw.options.bands.is_empty());
    let next = next.and_then(|person| person.get("advice")?.get("next"));
    let next = next.and_then(|next| Some((read::text(next, "grade")?.to_owned(), read::number(next, "from")?)));
    // A band from zero on begins where the axis does.
    let bands = declared.chain(next).filter(|(_, from)| !from.is_zero());
    let bands = bands.map(|(grade, from)| Row::plain().text("grade", grade).number("from", Some(&from))).collect();
    (!rows.is_empty()).then(|| {
        let filling = draw.titled(&words::SCORES, None, &rows).text("$x", draw.of(&words::POINTS));
        filling.rows("$rows", rows).rows("$bands", bands).chart(name, include_str!("specs/score.json"))
    })
}

fn grades(draw: &Draw<'_>, people: &[Node<'_>], cohorts: &[Node<'_>]) -> Option<Chart> {
    let quotas: Vec<&Node<'_>> = cohorts.iter().flat_map(|cohort| read::list(cohort, "quotas")).collect();
    let mut names: Vec<&str> = draw.options.bands.iter().map(|band| band.grade.as_str()).collect();
    names.extend(quotas.iter().filter_map(|quota| read::text(quota, "grade")));
    names.extend(people.iter().filter_map(|person| read::text(person, "grade")));
    let mut seen: Vec<&str> = Vec::new();
    for name in names {
        if !seen.contains(&name) {
            seen.push(name);
        }
    }
    let row = |grade: &&str| {
        let count = people.iter().filter(|person| read::text(person, "grade") == Some(*grade)).count();
        let seats = quotas.iter().filter(|quota| read::text(quota, "grade") == Some(*grade));
        let seats: Vec<Number> = seats.filter_map(|quota| read::number(quota, "seats")).collect();
        let seats = (!seats.is_empty()).then(|| seats.iter().sum::<Number>());
        let counted = u64::try_from(count).map(Number::from).ok();
        Row::new(*grade, count.to_string()).number("value", counted.as_ref()).number("seats", seats.as_ref())
    };
    let rows: Vec<Row> = seen.iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        let note = if quotas.is_empty() { "" } else { draw.of(&words::GRADES_NOTE) };
        let filling =
            draw.titled(&words::GRADES, None, &rows).text("$subtitle", note).text("$x", draw.of(&words::PEOPLE));
        filling.rows("$rows", rows).chart("grades", include_str!("specs/grades.json"))
    })
}
