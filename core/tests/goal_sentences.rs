//! The corpus of sentences: precision and recall of every field, and floors that they must not fall below.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test stops where something is wrong"
)]

use quotakit::json::read_goal_json;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const CORPUS: &str = include_str!("goal_sentences.json");

/// The fields that are compared, with the floor of precision and of recall in percent.
const FLOORS: [(&str, usize, usize); 10] = [
    ("drafts", 100, 100),
    ("metric", 100, 100),
    ("objective", 100, 100),
    ("unit", 100, 100),
    ("scope", 100, 100),
    ("means", 100, 100),
    ("period", 100, 100),
    ("parts", 100, 100),
    ("letters", 100, 100),
    ("codes", 100, 100),
];

/// The codes that follow from a missing field are not compared: the letters are.
const NOT_COMPARED: [&str; 7] = ["S001", "S002", "S003", "S030", "M001", "T001", "N001"];

#[derive(Default)]
struct Tally {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Tally {
    fn note(&mut self, found: &Value, wanted: &Value) -> bool {
        self.found += usize::from(!found.is_null());
        self.wanted += usize::from(!wanted.is_null());
        let is_right = found == wanted;
        self.right += usize::from(is_right && !found.is_null());
        is_right
    }
    fn percent(&self, of: usize) -> usize {
        (self.right * 100).checked_div(of).unwrap_or(100)
    }
}

fn unit_of(goal: &Value) -> Value {
    let Some((tag, unit)) = goal.pointer("/metric/unit").and_then(Value::as_object).and_then(|unit| unit.iter().next())
    else {
        return Value::Null;
    };
    let detail = unit.get("code").or_else(|| unit.get("name")).and_then(Value::as_str);
    json!(detail.map_or_else(|| tag.clone(), |detail| format!("{tag}:{detail}")))
}

/// The period as half-open dates: labels are resolved by the verdict, which this reads back through the document.
fn period_of(goal: &Value, calendar: Option<&Value>) -> Value {
    use quotakit::calendar::{Calendar, CalendarRule};
    match goal.get("period") {
        Some(Value::String(label)) => {
            let year_start = calendar.and_then(|rule| rule["year_start"].as_u64()).map_or(1, |month| month as u32);
            let calendar = Calendar::new(&CalendarRule { year_start, ..CalendarRule::default() });
            let period = calendar.period(label).expect("a draft's label is known");
            json!([period.start.to_string(), period.end.to_string()])
        }
        Some(dates) => json!([dates["start"], dates.get("deadline").unwrap_or(&dates["end"])]),
        None => Value::Null,
    }
}

fn letters_of(draft: &Value) -> Value {
    let letter = |name: &str| match draft["letters"][name].as_str() {
        Some("pass") => 'P',
        Some("fail") => 'F',
        _ => '?',
    };
    assert_eq!(draft["letters"]["achievable"], "unknown");
    assert_eq!(draft["letters"]["relevant"], "unknown");
    json!(["specific", "measurable", "time_bound"].into_iter().map(letter).collect::<String>())
}

/// A draft in the form of the corpus.
fn fields_of(draft: &Value, calendar: Option<&Value>) -> BTreeMap<&'static str, Value> {
    let goal = &draft["goal"];
    let get = |pointer: &str| goal.pointer(pointer).cloned().unwrap_or(Value::Null);
    let parts = goal.pointer("/milestones/parts").and_then(Value::as_array);
    let values = parts.map(|parts| parts.iter().map(|part| part["value"].clone()).collect::<Vec<_>>());
    BTreeMap::from([
        ("metric", get("/metric/name")),
        ("objective", get("/objective")),
        ("unit", unit_of(goal)),
        ("scope", get("/scope")),
        ("means", get("/means")),
        ("period", period_of(goal, calendar)),
        ("parts", values.map_or(Value::Null, Value::from)),
        ("letters", letters_of(draft)),
    ])
}

fn codes_of(outcome: &Value) -> Vec<String> {
    let findings = outcome["findings"].as_array().expect("findings");
    let codes = findings.iter().filter_map(|finding| finding["code"].as_str()?.strip_prefix("goal/"));
    let mut codes: Vec<String> = codes.filter(|code| !NOT_COMPARED.contains(code)).map(str::to_owned).collect();
    codes.sort();
    codes.dedup();
    codes
}

#[test]
fn the_corpus_is_read_as_people_read_it() {
    let corpus: Value = serde_json::from_str(CORPUS).expect("the corpus is JSON");
    let cases = corpus["cases"].as_array().expect("cases");
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    for case in cases {
        let text = case["text"].as_str().expect("a text");
        let calendar = case.get("calendar");
        let mut options = json!({"as_of": corpus["as_of"]});
        if let Some(calendar) = calendar {
            options["calendar"] = calendar.clone();
        }
        let outcome =
            read_goal_json(text, &options.to_string()).unwrap_or_else(|problems| panic!("{text}: {problems}"));
        let outcome: Value = serde_json::from_str(&outcome).expect("JSON");
        let (found, wanted) =
            (outcome["drafts"].as_array().expect("drafts"), case["drafts"].as_array().expect("drafts"));
        let mut tell = |field: &'static str, found: &Value, wanted: &Value| {
            if !tallies.entry(field).or_default().note(found, wanted) {
                println!("{text}\n    {field}: found {found}, wanted {wanted}");
            }
        };
        tell("drafts", &json!(found.len()), &json!(wanted.len()));
        for index in 0..found.len().max(wanted.len()) {
            let read = found.get(index).map(|draft| fields_of(draft, calendar)).unwrap_or_default();
            for (field, ..) in FLOORS.into_iter().filter(|(field, ..)| !["drafts", "codes"].contains(field)) {
                let wanted = wanted.get(index).and_then(|draft| draft.get(field)).unwrap_or(&Value::Null);
                tell(field, read.get(field).unwrap_or(&Value::Null), wanted);
            }
        }
        let mut wanted: Vec<String> = case["codes"]
            .as_array()
            .expect("codes")
            .iter()
            .map(|code| code.as_str().expect("a code").to_owned())
            .collect();
        wanted.sort();
        let found = codes_of(&outcome);
        for code in found.iter().chain(wanted.iter().filter(|code| !found.contains(code))) {
            let of = |codes: &[String]| if codes.contains(code) { json!(code) } else { Value::Null };
            tell("codes", &of(&found), &of(&wanted));
        }
    }
    report(cases.len(), &tallies);
}

fn report(sentences: usize, tallies: &BTreeMap<&str, Tally>) {
    println!("{sentences} sentences");
    let mut below = Vec::new();
    for (field, precision_min, recall_min) in FLOORS {
        let none = Tally::default();
        let tally = tallies.get(field).unwrap_or(&none);
        let (precision, recall) = (tally.percent(tally.found), tally.percent(tally.wanted));
        println!(
            "{field:>10}: precision {precision:>3} % of {:>3}, recall {recall:>3} % of {:>3}",
            tally.found, tally.wanted
        );
        if precision < precision_min || recall < recall_min {
            below.push(field);
        }
    }
    assert!(sentences >= 60, "the corpus shrank");
    assert!(below.is_empty(), "below the floor: {below:?}");
}
