//! Conditions as flags of every row.

use super::{
    super::document::Condition,
    sheet::{Sheet, Written},
    standing::known,
};
use crate::{
    number::Number,
    program::{Flag, Value},
    shape::escaped,
    trace::Comparison,
};

impl Sheet<'_> {
    /// Whether a condition holds. All its parts are asked for, as a missing fact of any of them is a fault.
    pub fn condition(&mut self, condition: &Condition) -> Written<Flag> {
        match condition {
            Condition::All(parts) => {
                let mut all = Flag::Known(true);
                for part in parts {
                    let part = self.condition(part)?;
                    all = self.writer.and(all, part);
                }
                Some(all)
            }
            Condition::Any(parts) => {
                let mut any = Flag::Known(false);
                for part in parts {
                    let part = self.condition(part)?;
                    any = self.writer.or(any, part);
                }
                Some(any)
            }
            Condition::Not(part) => {
                let part = self.condition(part)?;
                Some(self.writer.not(part))
            }
            Condition::MeasureBelow(than) => {
                let actual = self.actual(&than.measure)?;
                self.compared(&actual, Comparison::Below, &than.value)
            }
            Condition::MeasureAtLeast(than) => {
                let actual = self.actual(&than.measure)?;
                self.compared(&actual, Comparison::AtLeast, &than.value)
            }
            Condition::AttainmentBelow(than) => {
                let attained = self.attained(&than.measure)?;
                self.compared(&attained, Comparison::Below, &than.value)
            }
            Condition::AttainmentAtLeast(than) => {
                let attained = self.attained(&than.measure)?;
                self.compared(&attained, Comparison::AtLeast, &than.value)
            }
            Condition::ScoreAtLeast(than) => self.score(Comparison::AtLeast, than),
            Condition::ScoreBelow(than) => self.score(Comparison::Below, than),
            Condition::GradeIn(grades) => {
                let grades: Vec<&str> = grades.iter().map(String::as_str).collect();
                self.is_one_of(self.facts.grade.as_ref(), "/grade", &grades)
            }
            Condition::RankAtMost(than) => {
                let rank = self.given(self.facts.rank.map(Number::from).as_ref(), "/rank")?;
                self.compared(&rank, Comparison::AtMost, &Number::from(*than))
            }
            Condition::Attribute(wanted) => {
                let names: Vec<&str> = wanted.one_of.iter().chain(&wanted.equals).map(String::as_str).collect();
                let pointer = format!("/attributes/{}", escaped(&wanted.name));
                self.is_one_of(self.facts.attributes.get(&wanted.name), &pointer, &names)
            }
        }
    }

    fn score(&mut self, is: Comparison, than: &Number) -> Written<Flag> {
        let score = self.given(self.facts.score.as_ref(), "/score")?;
        self.compared(&score, is, than)
    }

    fn compared(&mut self, value: &Value, is: Comparison, than: &Number) -> Written<Flag> {
        self.writer.test(value, is, &known(than))
    }
}
