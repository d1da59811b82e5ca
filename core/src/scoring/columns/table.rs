//! Scorecards on tables: the names of columns and outputs.

use super::{
    super::{
        document::{Group, ScorecardDocument},
        facts::ScorecardFacts,
        outcome::ScorecardOutcome,
        scorecard::Scorecard,
    },
    Wanted, program,
};
use crate::{
    life::LifeCycle as _,
    program::{Bound, Program},
    shape::escaped,
    table::{Cell, Columns, Kind, TextRole},
};

/// The places of figures that the scorecard does not round.
const PLACES: u32 = 6;

/// The places that numbers come out with: those of the score, and six where it is not rounded.
pub(super) fn places_of(card: &ScorecardDocument) -> u32 {
    card.rounding.as_ref().and_then(|rule| rule.scale).unwrap_or(PLACES)
}

fn ids_of<'a>(group: &'a Group, ids: &mut Vec<&'a str>, groups: &mut Vec<&'a str>) {
    groups.push(group.id.as_str());
    ids.extend(group.indicators.iter().map(|indicator| indicator.id.as_str()));
    group.groups.iter().for_each(|inner| ids_of(inner, ids, groups));
}

impl Scorecard {
    /// The ids of indicators and of groups.
    fn ids(&self) -> (Vec<&str>, Vec<&str>) {
        let (mut ids, mut groups) = (Vec::new(), Vec::new());
        self.document().groups.iter().for_each(|group| ids_of(group, &mut ids, &mut groups));
        (ids, groups)
    }

    fn places(&self) -> Vec<(String, String)> {
        let field = |name: &str| (name.to_owned(), format!("/{name}"));
        let mut places = vec![field("person"), field("language")];
        for adjustment in &self.document().adjustments {
            let (id, at) = (adjustment.id.as_str(), format!("/adjustments/{}", escaped(adjustment.id.as_str())));
            places.push((format!("adjustments.{id}"), at.clone()));
            places.push((id.to_owned(), at));
        }
        for id in self.ids().0 {
            let at = format!("/indicators/{}", escaped(id));
            for name in ["actual", "second", "target", "base", "last_points"] {
                places.push((format!("{id}.{name}"), format!("{at}/{name}")));
            }
            places.push((id.to_owned(), format!("{at}/actual")));
        }
        places
    }

    fn wanted<'n>(&self, name: &'n str) -> Option<Wanted<'n>> {
        let has_bands = self.document().bands.is_some();
        match name {
            "score" => Some(Wanted::Score),
            "composite" => Some(Wanted::Composite),
            "grade" if has_bands => Some(Wanted::Grade),
            "earned_grade" if has_bands => Some(Wanted::EarnedGrade),
            _ => {
                let (ids, groups) = self.ids();
                (ids.contains(&name) || groups.contains(&name)).then_some(Wanted::Points(name))
            }
        }
    }
}

/// A column is named as an indicator (its actual value), a field of one (`revenue.target`) or an adjustment (how often).
impl Columns for Scorecard {
    fn pointer_of(&self, column: &str) -> Option<String> {
        // An indicator that is named as something else is one, as its scorecard says.
        self.places().into_iter().rev().find(|(name, _)| name == column).map(|(_, pointer)| pointer)
    }

    fn column_names(&self) -> Vec<String> {
        self.places().into_iter().map(|(name, _)| name).collect()
    }

    fn text_role(&self, pointer: &str) -> TextRole {
        if pointer == "/person" { TextRole::Name } else { TextRole::Form }
    }

    fn spare_facts(&self) -> &'static [(&'static str, &'static str)] {
        &[]
    }

    fn outputs(&self) -> Vec<String> {
        let grade = self.document().bands.as_ref().map(|_| "grade".to_owned());
        std::iter::once("score".to_owned()).chain(grade).collect()
    }

    fn output_kind(&self, name: &str) -> Option<Kind> {
        Some(match self.wanted(name)? {
            Wanted::Score | Wanted::Composite | Wanted::Points(_) => Kind::Number { scale: places_of(self.document()) },
            Wanted::Grade | Wanted::EarnedGrade => {
                Kind::Name { names: self.parts().1.iter().map(|band| band.grade.clone()).collect() }
            }
        })
    }

    fn program(&self, facts: &ScorecardFacts, bound: &dyn Bound, outputs: &[String]) -> Option<Program> {
        let wanted = outputs.iter().map(|name| self.wanted(name)).collect::<Option<Vec<_>>>()?;
        program(self, facts, bound, &wanted)
    }

    fn figure(&self, outcome: &ScorecardOutcome, name: &str) -> Cell {
        let number = |number: Option<&crate::number::Number>| number.cloned().map_or(Cell::Nothing, Cell::Number);
        let name_of = |name: Option<&String>| name.cloned().map_or(Cell::Nothing, Cell::Name);
        match self.wanted(name) {
            Some(Wanted::Score) => number(outcome.score.as_ref().map(|score| &score.number)),
            Some(Wanted::Composite) => number(outcome.composite.as_ref()),
            Some(Wanted::Grade) => name_of(outcome.grade.as_ref()),
            Some(Wanted::EarnedGrade) => name_of(outcome.earned_grade.as_ref()),
            Some(Wanted::Points(id)) => {
                let indicator = outcome.indicators.iter().find(|indicator| indicator.id == id);
                let group = outcome.groups.iter().find(|group| group.id == id);
                number(
                    indicator
                        .map_or_else(|| group.and_then(|group| group.points.as_ref()), |found| found.points.as_ref()),
                )
            }
            None => Cell::Nothing,
        }
    }
}
