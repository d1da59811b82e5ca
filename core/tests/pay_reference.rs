//! Every table of `docs/pay.md` is evaluated with the JSON above it: the reference that people read cannot drift.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where something is wrong"
)]

use quotakit::json;
use serde_json::{Value, json};

const REFERENCE: &str = include_str!("../docs/pay.md");

/// A table, and the JSON that stands before it.
struct Table {
    document: Value,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

fn cells(line: &str) -> Vec<String> {
    line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()
}

fn tables() -> Vec<Table> {
    let (mut tables, mut document, mut text) = (Vec::<Table>::new(), None, None::<String>);
    let (mut is_in_table, mut is_used) = (false, false);
    for line in REFERENCE.lines() {
        match (&mut text, line) {
            (None, "```json") => {
                assert!(document.is_none() || is_used, "no table follows {document:?}");
                text = Some(String::new());
            }
            (Some(block), "```") => {
                document = Some(serde_json::from_str(block).unwrap_or_else(|error| panic!("{error} in {block}")));
                (text, is_used) = (None, false);
            }
            (Some(block), _) => block.push_str(line),
            (None, line) if line.starts_with('|') && document.is_some() => {
                if !is_in_table {
                    let document = document.clone().unwrap();
                    tables.push(Table { document, columns: cells(line), rows: Vec::new() });
                } else if !line.starts_with("|--") {
                    tables.last_mut().unwrap().rows.push(cells(line));
                }
                (is_in_table, is_used) = (true, true);
            }
            _ => is_in_table = false,
        }
    }
    tables
}

fn plan_of(part: &Value) -> Value {
    let mut plan = json!({"schema": "quotakit/pay-plan@1", "id": "p", "currency": "USD", "period": "month",
        "measures": [{"id": "sales"}, {"id": "units", "unit": {"count": {}}}, {"id": "margin", "unit": {"percent": {}}}]});
    let fields = plan.as_object_mut().unwrap();
    if part.get("pay").is_some() {
        let mut component = json!({"id": "c", "on": "sales"});
        component.as_object_mut().unwrap().extend(part.as_object().unwrap().clone());
        fields.insert("components".to_owned(), json!([component]));
    } else {
        fields.extend(part.as_object().unwrap().clone());
    }
    plan
}

/// Puts a cell into the facts; `false` where the column is no fact.
fn put(facts: &mut Value, column: &str, cell: &str) -> bool {
    let words: Vec<&str> = cell.split(' ').collect();
    match column {
        "sales" | "units" | "margin" => facts["measures"][column]["actual"] = json!(cell),
        "prior" => facts["measures"]["sales"]["prior"] = json!({"ytd": cell}),
        "quota" => facts["measures"]["sales"]["quota"] = json!(cell),
        "target" => facts["target_incentive"] = json!(cell),
        "base" => facts["base_salary"] = json!(cell),
        "score" | "grade" => facts[column] = json!(cell),
        "rank" => facts["rank"] = json!(cell.parse::<u32>().unwrap()),
        "carried in" => facts["carried_in"] = json!(cell),
        "draw balance in" => facts["draw_balance"] = json!(cell),
        "active" => {
            let (start, end) = cell.split_once("..").unwrap();
            facts["active"] = json!([{"start": start, "end": end}]);
        }
        "who" => facts["person"] = json!(cell),
        "deal" => {
            let (amount, people) = cell.split_once(": ").unwrap();
            let participant = |one: &str| {
                let [person, role, share] = one.split(' ').collect::<Vec<_>>()[..] else { panic!("{one}") };
                json!({"person": person, "role": role, "share": share})
            };
            let people: Value = people.split(", ").map(participant).collect();
            facts["transactions"] =
                json!([{"id": "d", "date": "2026-07-05", "amount": amount, "participants": people}]);
            facts["reporting"] = json!(["wang", "li"].map(|person| json!({"person": person, "manager": "boss"})));
        }
        "left for" => {
            facts["terminated"] = json!({"last_day": "2026-07-15"});
            if !cell.is_empty() {
                facts["terminated"]["reason"] = json!(cell);
            }
            facts["transactions"] = json!([{"id": "a", "date": "2026-07-10", "amount": "4000"},
                {"id": "b", "date": "2026-07-20", "amount": "6000", "dates": {"booked": "2026-07-12", "paid": "2026-08-10"}}]);
        }
        "as of" => facts["as_of"] = json!(cell),
        "deals" => {
            let deal = |(index, one): (usize, &str)| match one.strip_suffix(" taken back") {
                Some(number) => {
                    let amount = cell.split("; ").nth(number.parse::<usize>().unwrap() - 1).unwrap();
                    let amount = format!("-{amount}");
                    json!({"id": "back", "date": "2026-07-20", "amount": amount, "reverses": format!("d{number}")})
                }
                None => json!({"id": format!("d{}", index + 1), "date": "2026-07-05", "amount": one}),
            };
            facts["transactions"] = cell.split("; ").enumerate().map(deal).collect();
        }
        "withheld in" if cell.is_empty() => {}
        "withheld in" => facts["withheld"] = json!({words[0]: words[1]}),
        "paid before" if cell.is_empty() => {}
        "paid before" => facts["paid_before"] = json!({"2026-07": {words[0]: words[1]}}),
        "collected" => facts["collected"] = json!({"due": words[2], "receipts": [words[0]]}),
        "deals collected" => {
            let deal = |(index, one): (usize, &str)| {
                let words: Vec<&str> = one.split(' ').collect();
                let receipts = json!([{"date": "2026-07-20", "amount": words[2]}]);
                json!({"id": format!("d{index}"), "date": "2026-07-10", "amount": words[0],
                    "collected": {"due": words[4], "receipts": receipts}})
            };
            facts["transactions"] = cell.split(", ").enumerate().map(deal).collect();
            facts["as_of"] = json!("2026-07-31");
        }
        "team" => {
            let member = |one: &str| {
                let (person, hours) = one.split_once(' ').unwrap();
                json!({"person": person, "hours": hours})
            };
            facts["team"] = cell.split(", ").map(member).collect();
        }
        _ => return false,
    }
    true
}

/// What the outcome says under a column.
fn found<'o>(outcome: &'o Value, column: &str) -> &'o Value {
    let is_meant = |line: &&Value| line["kind"] == "component" && line["component"] == column;
    match column {
        "pays" => &outcome["lines"][0]["paid"],
        "entitled" | "due" | "carried" => &outcome[column],
        "draw balance" => &outcome["draw_balance"],
        _ => &outcome["lines"].as_array().unwrap().iter().find(is_meant).unwrap_or_else(|| panic!("{column}?"))["paid"],
    }
}

#[test]
fn the_reference_holds() {
    let mut count = 0;
    for table in tables() {
        let plan = plan_of(&table.document).to_string();
        for row in &table.rows {
            let mut facts = json!({"person": "wang", "period": "2026-07", "measures": {}});
            let is_fact: Vec<bool> =
                table.columns.iter().zip(row).map(|(column, cell)| put(&mut facts, column, cell)).collect();
            let outcome = json::evaluate_json(&plan, &facts.to_string())
                .unwrap_or_else(|problems| panic!("{problems:?}\n{plan}\n{facts}"));
            let outcome: Value = serde_json::from_str(&outcome).unwrap();
            for ((column, cell), is_fact) in table.columns.iter().zip(row).zip(is_fact) {
                if !is_fact && column != "because" {
                    if ["forfeited", "waiting"].contains(&column.as_str()) {
                        let lines = outcome["lines"].as_array().unwrap();
                        let line = lines.iter().find(|line| line["kind"] == *column).map(|line| &line["paid"]);
                        let amount = line.and_then(Value::as_str).map_or("", |paid| paid.trim_start_matches('-'));
                        assert_eq!(amount, cell, "{column} of {row:?}");
                        count += 1;
                        continue;
                    }
                    if column == "withheld" {
                        let (line, amount) =
                            cell.split_once(' ').map_or(("c", Value::Null), |(line, amount)| (line, json!(amount)));
                        assert_eq!(
                            outcome.pointer(&format!("/withheld/{line}")).unwrap_or(&Value::Null),
                            &amount,
                            "{row:?}"
                        );
                        count += 1;
                        continue;
                    }
                    assert_eq!(found(&outcome, column), cell, "{column} of {row:?} under {}", table.document);
                    count += 1;
                }
            }
        }
    }
    println!("{count} figures of the reference hold");
    assert!(count > 50, "only {count} figures were found");
}
