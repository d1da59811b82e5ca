//! Where the parts of a figure stand.

use quotakit::number::Number;
use serde_json::Value;

/// An outcome with what it was made from.
pub struct Place<'a> {
    pub document: &'a Value,
    pub facts: &'a Value,
    pub outcome: &'a Value,
}

impl<'a> Place<'a> {
    /// The sum of what stands at these places, seen from the figure at `path`; what is not there adds nothing.
    pub fn sum(&self, path: &[String], places: &[&str]) -> Number {
        let (won, places): (Vec<&str>, Vec<&str>) = places.iter().partition(|place| **place == "@won");
        let is_won_next = || self.document["stages"][self.stage(path, "@stage+1")]["outcome"] == "won";
        let first = if !won.is_empty() && is_won_next() { Number::ONE } else { Number::ZERO };
        let values = places.iter().flat_map(|place| self.get(path, place));
        let number = |value: &Value| match value {
            Value::String(text) => text.parse::<Number>().ok(),
            Value::Number(number) => number.to_string().parse().ok(),
            _ => None,
        };
        values.filter_map(number).fold(first, |sum, number| sum + number)
    }

    /// What stands at a place, seen from the object that holds the figure at `path`.
    pub fn get(&self, path: &[String], place: &str) -> Vec<&'a Value> {
        let (mut at, mut root): (Vec<String>, &Value) = (path[..path.len() - 1].to_vec(), self.outcome);
        let mut place = place;
        if let Some(rest) = place.strip_prefix("facts/") {
            (at, root, place) = (Vec::new(), self.facts, rest);
        } else if let Some(rest) = place.strip_prefix('/') {
            (at, place) = (Vec::new(), rest);
        }
        let mut left = None;
        let mut found = None;
        for step in place.split('/') {
            match (step, found.is_some()) {
                ("..", false) => left = at.pop(),
                ("-1", false) => {
                    let index = left.take().and_then(|index: String| index.parse::<usize>().ok()?.checked_sub(1));
                    at.extend([index.map_or_else(|| "none".to_owned(), |index| index.to_string())]);
                }
                ("last", false) => {
                    let length = at_path(root, &at).and_then(Value::as_array).map_or(0, Vec::len);
                    at.push(length.saturating_sub(1).to_string());
                }
                ("*", false) => {
                    found = Some(
                        at_path(root, &at).and_then(Value::as_array).map_or(Vec::new(), |all| all.iter().collect()),
                    );
                }
                (step, false) if step.starts_with('@') => at.push(self.stage(path, step).to_string()),
                (step, false) => at.push(step.to_owned()),
                (step, true) => {
                    found = found.map(|all: Vec<&Value>| all.into_iter().filter_map(|value| value.get(step)).collect());
                }
            }
        }
        found.unwrap_or_else(|| at_path(root, &at).into_iter().collect())
    }

    /// The place of the stage that the figure is about, or of the next one that is not lost.
    fn stage(&self, path: &[String], step: &str) -> usize {
        let named = (0..path.len()).rev().find_map(|length| at_path(self.outcome, &path[..length])?.get("stage"));
        let stages = self.document["stages"].as_array().expect("stages");
        let index = stages.iter().position(|stage| Some(&stage["id"]) == named).expect("a stage of the document");
        if !step.ends_with("+1") {
            return index;
        }
        let is_way = |index: &usize| stages[*index]["outcome"] != "lost";
        (index + 1..stages.len()).find(is_way).unwrap_or(stages.len())
    }

    /// The reason under the name of the figure at `path`, or of what holds it, in the nearest `reasons`.
    pub fn reason(&self, path: &[String]) -> Option<String> {
        let name = path.last()?;
        let holder = path.get(path.len().checked_sub(2)?).cloned().unwrap_or_default();
        let names = [name.clone(), holder.clone(), format!("{holder}_{name}")];
        (0..path.len()).rev().find_map(|length| {
            let reasons = at_path(self.outcome, &path[..length])?.get("reasons")?;
            let names = names.iter().take(if length + 1 == path.len() { 1 } else { 3 });
            names.filter_map(|name| reasons.get(name)).find_map(Value::as_str).map(str::to_owned)
        })
    }
}

fn at_path<'a>(root: &'a Value, path: &[String]) -> Option<&'a Value> {
    path.iter().try_fold(root, |value, name| match value {
        Value::Array(items) => items.get(name.parse::<usize>().ok()?),
        value => value.get(name),
    })
}
