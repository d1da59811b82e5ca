//! The law of crediting in columns: a table credits everybody what single evaluation credits each person in each period, and names
//! the rows that single evaluation refuses. `common::cases` says over how many random tables.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test stops where something is wrong"
)]

mod common;

use common::cases;
use proptest::prelude::*;
use quotakit::{
    LifeCycle,
    life::Outcome as _,
    number::Number,
    payout::PayPlan,
    shape::Node,
    table::{Bits, Cells, Column, Table},
    trace::{Step, Value as Found},
};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

const PEOPLE: [&str; 5] = ["ann", "bob", "cid", "dee", "zoe"];
const ROLES: [&str; 2] = ["ae", "se"];
const LINES: [&str; 3] = ["cloud", "desk", "other"];
/// The plan of some cases is in force from July to September.
const MONTHS: [&str; 5] = ["2026-06", "2026-07", "2026-08", "2026-09", "2026-10"];
const DAYS: [&str; 8] =
    ["2026-06-30", "2026-07-01", "2026-07-31", "2026-08-01", "2026-08-15", "2026-09-30", "2026-10-01", "2026-02-30"];
const LARGE: i128 = 9_999_999_999_999_999_999_999_999_999;

/// A participant: the person, the role, the share in tenths.
type Part = (usize, Option<usize>, Option<i64>);

/// A transaction, and what is different in it.
#[derive(Clone, Debug)]
struct Deal {
    id: String,
    day: usize,
    paid: Option<usize>,
    amount: Option<i128>,
    quantity: Option<i64>,
    currency: Option<&'static str>,
    rate: Option<i64>,
    line: Option<usize>,
    parts: Vec<Part>,
    reverses: Option<String>,
}

fn amounts() -> impl Strategy<Value = Option<i128>> {
    prop_oneof![
        12 => (-100_000..100_000_i128).prop_map(Some),
        1 => prop::sample::select(vec![LARGE, LARGE + 1, -LARGE, i128::from(i64::MAX) + 1, i128::MAX, 0]).prop_map(Some),
        1 => Just(None),
    ]
}

fn parts() -> impl Strategy<Value = Vec<Part>> {
    let role = prop::option::weighted(0.7, 0..ROLES.len());
    let one =
        (0..PEOPLE.len() - 1, role, prop::option::weighted(0.5, prop::sample::select(vec![10_i64, 20, 5, 0, 30])));
    prop_oneof![
        6 => one.clone().prop_map(|(person, role, _)| vec![(person, role, None)]),
        1 => one.clone().prop_map(|part| vec![part]),
        2 => prop::collection::vec(one.clone(), 2..4),
        // A third and two thirds, in weights; and shares that total the whole.
        1 => (one.clone(), one.clone()).prop_map(|(a, b)| vec![(a.0, a.1, Some(10)), (b.0, b.1, Some(20))]),
        1 => (one.clone(), one).prop_map(|(a, b)| vec![(a.0, a.1, Some(3)), (b.0, b.1, Some(7))]),
    ]
}

fn deals() -> impl Strategy<Value = Vec<Deal>> {
    let day = || prop_oneof![40 => 0..DAYS.len() - 1, 1 => Just(DAYS.len() - 1)];
    let currency = prop_oneof![8 => Just(None), 2 => Just(Some("USD")), 2 => Just(Some("EUR")), 1 => Just(Some("JPY"))];
    let rate = prop::option::weighted(0.05, prop::sample::select(vec![11_i64, 0, -1]));
    let about =
        (day(), prop::option::weighted(0.7, day()), currency, rate, prop::option::weighted(0.9, 0..LINES.len()));
    let deal =
        (about, amounts(), prop::option::weighted(0.8, -5..50_i64), parts(), 0..40_u8, any::<prop::sample::Index>());
    prop::collection::vec(deal, 1..9).prop_map(|drawn| {
        let mut deals: Vec<Deal> = Vec::new();
        for (place, ((day, paid, currency, rate, line), amount, quantity, parts, chance, other)) in
            drawn.into_iter().enumerate()
        {
            let id = format!("d{place}");
            let mut deal = Deal { id, day, paid, amount, quantity, currency, rate, line, parts, reverses: None };
            let earlier = (place > 0).then(|| deals[other.index(place)].clone());
            match (chance, earlier) {
                // The whole, or a part, is taken back.
                (0..=5, Some(of)) => {
                    let part = if chance < 3 { 1 } else { 2 };
                    deal.amount = of.amount.map(|amount| amount.checked_neg().unwrap_or(0) / part);
                    deal.quantity = of.quantity.map(|quantity| -quantity / i64::try_from(part).expect("small"));
                    (deal.currency, deal.rate) = (None, None);
                    if chance % 2 == 0 {
                        deal.parts = of.parts;
                    }
                    deal.reverses = Some(of.id);
                }
                (6, Some(of)) => deal.id = of.id,
                (7, _) => deal.reverses = Some("nobody".to_owned()),
                (8, _) => deal.reverses = Some(deal.id.clone()),
                (9, _) => deal.id = " x".to_owned(),
                _ => {}
            }
            deals.push(deal);
        }
        deals
    })
}

fn plans() -> impl Strategy<Value = Value> {
    let kind = prop::sample::select(vec!["revenue", "revenue", "revenue", "revenue", "overlay", "rollup"]);
    let rule = (0..3_usize, kind, 0..8_u8, prop::option::of(0..2_usize), any::<bool>(), 0..12_u8);
    let rules = prop::collection::vec(rule, 1..4);
    let pick = prop::sample::select(vec!["all_matches", "first_match", "most_specific"]);
    (rules, pick, any::<bool>(), 0..4_u8).prop_map(|(rules, pick, is_bounded, fixed)| {
        let made = rules.into_iter().enumerate().map(|(place, (measure, kind, when, role, by_paid, more))| {
            let (measure, of) = [("sales", "amount"), ("seats", "quantity"), ("deals", "count")][measure];
            let mut rule = json!({"id": format!("r{place}"), "measure": measure, "of": of, "kind": kind});
            let equals = |line: usize| json!({"equals": {"attribute": "line", "value": LINES[line]}});
            match when {
                0 | 1 => rule["when"] = equals(usize::from(when)),
                2 => rule["when"] = json!({"not": equals(0)}),
                3 => rule["when"] = json!({"any": [equals(0), {"in": {"attribute": "line", "values": LINES}}]}),
                4 => rule["when"] = json!({"between": {"from": "100"}}),
                _ => {}
            }
            if let Some(role) = role {
                rule["roles"] = json!([ROLES[role]]);
            }
            if by_paid {
                rule["by"] = json!("paid");
            }
            match more {
                0 => rule["cap_per_deal"] = json!("50"),
                1 => rule["windfall"] = json!({"above": "20", "share": "50%"}),
                2 => rule["during"] = json!({"start": "2026-07-15", "end": "2026-09-01"}),
                3..=6 => rule["factor"] = json!(["50%", "1.5", "-1", "33.3%"][usize::from(more) - 3]),
                _ => {}
            }
            rule
        });
        let rules: Vec<Value> = made.collect();
        let measures = [("sales", json!(null)), ("seats", json!({"count": {"step": "1"}})), ("deals", json!({"count": {}}))];
        let used = |id: &str| rules.iter().any(|rule| rule["measure"] == id);
        let measures: Vec<_> = measures.into_iter().filter(|(id, _)| used(id)).collect();
        let components = measures.iter().map(|(id, _)| json!({"id": format!("on-{id}"), "on": id, "pay": {"rate": {"rate": "0.0001%"}}}));
        let declared = measures.iter().map(|(id, unit)| if unit.is_null() { json!({"id": id}) } else { json!({"id": id, "unit": unit}) });
        let mut plan = json!({"id": "p", "currency": "USD", "period": "month", "measures": declared.collect::<Vec<_>>(),
            "crediting": {"pick": pick, "rules": rules}, "components": components.collect::<Vec<_>>(), "ledger": {"negative": "due"}});
        if is_bounded {
            plan["effective"] = json!({"start": "2026-07-01", "end": "2026-10-01"});
        }
        if fixed == 0 {
            plan["rates"] = json!([{"from": "EUR", "to": "USD", "rate": "1.25"}]);
        }
        plan
    })
}

fn shared() -> Value {
    json!({"reporting": [{"person": "ann", "manager": "dee"}, {"person": "bob", "manager": "ann", "end": "2026-08-01"}],
        "rates": [{"from": "JPY", "to": "USD", "rate": "0.0067"}]})
}

fn decimal(mantissa: i128, scale: usize) -> String {
    let sign = if mantissa < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", mantissa.unsigned_abs(), width = scale + 1);
    let (whole, places) = digits.split_at(digits.len() - scale);
    let places = places.trim_end_matches('0');
    if places.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{places}") }
}

/// A deal as facts give it.
fn transaction(deal: &Deal, scale: usize) -> Value {
    let mut fields = Map::from_iter([("id".to_owned(), json!(deal.id)), ("date".to_owned(), json!(DAYS[deal.day]))]);
    let more = [
        ("amount", deal.amount.map(|amount| json!(decimal(amount, scale)))),
        ("quantity", deal.quantity.map(|quantity| json!(quantity.to_string()))),
        ("currency", deal.currency.map(|currency| json!(currency))),
        ("rate", deal.rate.map(|rate| json!(decimal(i128::from(rate), 1)))),
        ("dates", deal.paid.map(|paid| json!({"paid": DAYS[paid]}))),
        ("attributes", deal.line.map(|line| json!({"line": LINES[line]}))),
        ("reverses", deal.reverses.as_ref().map(|reverses| json!(reverses))),
    ];
    fields.extend(more.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))));
    let part = |(person, role, share): &Part| {
        let mut part = json!({"person": PEOPLE[*person]});
        if let Some(role) = role {
            part["role"] = json!(ROLES[*role]);
        }
        if let Some(share) = share {
            part["share"] = json!(decimal(i128::from(*share), 1));
        }
        part
    };
    fields.insert("participants".to_owned(), deal.parts.iter().map(part).collect());
    Value::Object(fields)
}

/// What single evaluation credits a person in a period, by measure.
fn single(
    plan: &PayPlan,
    deals: &[&Deal],
    scale: usize,
    person: &str,
    period: &str,
) -> Result<BTreeMap<String, Number>, BTreeSet<&'static str>> {
    let mut facts = shared();
    facts["person"] = json!(person);
    facts["period"] = json!(period);
    facts["transactions"] = deals.iter().map(|deal| transaction(deal, scale)).collect();
    facts["trace"] = json!(true);
    let codes =
        |problems: quotakit::error::Problems| problems.iter().map(|problem| problem.code.name).collect::<BTreeSet<_>>();
    let outcome = plan.evaluate(&PayPlan::facts_from_json(&facts.to_string()).map_err(codes)?).map_err(codes)?;
    let mut found = BTreeMap::new();
    actuals(&outcome.trace().expect("a trace"), &mut found);
    Ok(found)
}

fn is_readable(deal: &Deal, scale: usize) -> bool {
    let facts = json!({"person": "ann", "period": "2026-07", "transactions": [transaction(deal, scale)]});
    PayPlan::facts_from_json(&facts.to_string()).is_ok()
}

fn actuals(step: &Step, found: &mut BTreeMap<String, Number>) {
    if let ("actual", Some(about), Found::Number(value)) = (step.label.key, &step.about, &step.value) {
        found.insert(about.clone(), value.clone());
    }
    step.of.iter().for_each(|step| actuals(step, found));
}

fn bits(cells: impl Iterator<Item = bool>) -> Vec<u8> {
    let there: Vec<bool> = cells.collect();
    there.chunks(8).map(|eight| (0..8).zip(eight).map(|(bit, is_set)| u8::from(*is_set) << bit).sum()).collect()
}

/// A row of a deal: the deal's place, its participant's.
type Row = (usize, usize);

struct Columns {
    texts: BTreeMap<&'static str, (Vec<String>, Vec<u8>)>,
    numbers: BTreeMap<&'static str, (Vec<i64>, u32, Vec<u8>)>,
    amounts: (Vec<i128>, Vec<u8>),
    floats: Option<Vec<f64>>,
    codes: (Vec<u32>, Vec<u8>),
    days: Option<Vec<i64>>,
    scale: usize,
}

impl Columns {
    fn of(deals: &[Deal], rows: &[Row], scale: usize, as_numbers: bool, as_floats: bool) -> Self {
        let text = |of: &dyn Fn(&Deal, &Part) -> Option<String>| {
            let cells: Vec<Option<String>> =
                rows.iter().map(|(deal, part)| of(&deals[*deal], &deals[*deal].parts[*part])).collect();
            let there = bits(cells.iter().map(Option::is_some));
            (cells.into_iter().map(Option::unwrap_or_default).collect::<Vec<_>>(), there)
        };
        let number = |scale: u32, of: &dyn Fn(&Deal, &Part) -> Option<i64>| {
            let cells: Vec<Option<i64>> =
                rows.iter().map(|(deal, part)| of(&deals[*deal], &deals[*deal].parts[*part])).collect();
            let there = bits(cells.iter().map(Option::is_some));
            (cells.into_iter().map(|cell| cell.unwrap_or(-7)).collect::<Vec<_>>(), scale, there)
        };
        let as_float = |amount: i128| decimal(amount, scale).parse::<f64>().expect("a float");
        // Floats tell decimals of 15 digits apart.
        let is_float =
            as_floats && deals.iter().all(|deal| deal.amount.is_none_or(|amount| amount.abs() < 10_i128.pow(15)));
        let floats = is_float.then(|| rows.iter().map(|row| as_float(deals[row.0].amount.unwrap_or(-7))).collect());
        let is_numbered = as_numbers && deals.iter().all(|deal| deal.day + 1 < DAYS.len());
        let days = is_numbered.then(|| {
            let day = |row: &Row| DAYS[deals[row.0].day].parse::<chrono::NaiveDate>().expect("a day");
            rows.iter().map(|row| day(row).signed_duration_since(chrono::NaiveDate::default()).num_days()).collect()
        });
        Self {
            texts: BTreeMap::from([
                ("id", text(&|deal, _| Some(deal.id.clone()))),
                ("date", text(&|deal, _| Some(DAYS[deal.day].to_owned()))),
                ("paid", text(&|deal, _| deal.paid.map(|paid| DAYS[paid].to_owned()))),
                ("currency", text(&|deal, _| deal.currency.map(str::to_owned))),
                ("person", text(&|_, part| Some(PEOPLE[part.0].to_owned()))),
                ("role", text(&|_, part| part.1.map(|role| ROLES[role].to_owned()))),
                ("reverses", text(&|deal, _| deal.reverses.clone())),
            ]),
            numbers: BTreeMap::from([
                ("quantity", number(0, &|deal, _| deal.quantity)),
                ("rate", number(1, &|deal, _| deal.rate)),
                ("share", number(1, &|_, part| part.2)),
            ]),
            amounts: (
                rows.iter().map(|row| deals[row.0].amount.unwrap_or(-7)).collect(),
                bits(rows.iter().map(|row| deals[row.0].amount.is_some())),
            ),
            codes: (
                rows.iter()
                    .map(|row| deals[row.0].line.map_or(9, |line| u32::try_from(line).expect("small")))
                    .collect(),
                bits(rows.iter().map(|row| deals[row.0].line.is_some())),
            ),
            floats,
            days,
            scale,
        }
    }

    fn table(&self) -> Table<'_> {
        let valid = |bytes| Some(Bits { bytes, offset: 0 });
        let mut columns = Vec::new();
        for (name, (texts, there)) in &self.texts {
            let cells = match &self.days {
                Some(values) if *name == "date" => Cells::Int64 { values, scale: 0 },
                _ => Cells::Text(texts),
            };
            columns.push(Column { name, cells, valid: valid(there) });
        }
        for (name, (values, scale, there)) in &self.numbers {
            columns.push(Column { name, cells: Cells::Int64 { values, scale: *scale }, valid: valid(there) });
        }
        let scale = u32::try_from(self.scale).expect("small");
        let whole = Cells::Int128 { values: &self.amounts.0, scale };
        let cells = self.floats.as_ref().map_or(whole, |floats| Cells::Float64(floats));
        columns.push(Column { name: "amount", cells, valid: valid(&self.amounts.1) });
        let cells = Cells::Coded { codes: &self.codes.0, names: &LINES };
        columns.push(Column { name: "line", cells, valid: valid(&self.codes.1) });
        Table::new(columns).expect("columns of one length")
    }
}

/// The deals that are credited: those of which no row is wrong, nor of what takes them back.
fn credited<'d>(deals: &'d [Deal], wrong: &BTreeSet<&str>) -> Vec<&'d Deal> {
    let is_deal = |id: &str| deals.iter().any(|deal| deal.id == id && deal.reverses.is_none());
    let group = |deal: &Deal| deal.reverses.clone().filter(|of| is_deal(of)).unwrap_or_else(|| deal.id.clone());
    let bad: BTreeSet<String> = deals.iter().filter(|deal| wrong.contains(deal.id.as_str())).map(group).collect();
    let is_named = |id: &str| wrong.contains(id);
    let is_out = |deal: &&Deal| {
        is_named(&deal.id) || bad.contains(&group(deal)) || deal.reverses.as_deref().is_some_and(is_named)
    };
    deals.iter().filter(|deal| !is_out(deal)).collect()
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn batch_equals_single(
        (deals, rows) in deals().prop_flat_map(|deals| {
            let rows: Vec<Row> = deals.iter().enumerate().flat_map(|(at, deal)| (0..deal.parts.len()).map(move |part| (at, part))).collect();
            (Just(deals), Just(rows).prop_shuffle())
        }),
        plan in plans(), scale in prop::sample::select(vec![2_usize, 2, 0, 3, 28]),
        (as_numbers, as_floats) in (any::<bool>(), any::<bool>()),
    ) {
        let loaded = PayPlan::from_json(&plan.to_string());
        prop_assume!(loaded.is_ok());
        let loaded = loaded.expect("a plan");
        let columns = Columns::of(&deals, &rows, scale, as_numbers, as_floats);
        let text = shared().to_string();
        let facts = Node::parse(&text).expect("facts");
        let table = loaded.credit_table(&columns.table(), &facts).expect("columns that name facts");
        let id = |row: usize| deals[rows[row].0].id.as_str();
        let wrong: BTreeSet<&str> = table.errors.iter().map(|error| id(error.row)).collect();
        let in_force = |period: &&str| plan.get("effective").is_none() || MONTHS[1..4].contains(period);
        // What is credited is what single evaluation of everything that is not wrong finds.
        let good = credited(&deals, &wrong);
        let mut left: BTreeMap<(&str, &str, &str), &Number> =
            table.rows.iter().map(|row| ((row.person.as_str(), row.period.as_str(), row.measure.as_str()), &row.value)).collect();
        for person in PEOPLE {
            for period in MONTHS.iter().filter(|period| in_force(period)) {
                let found = match single(&loaded, &good, scale, person, period) {
                    Ok(found) => found,
                    Err(codes) => return Err(TestCaseError::fail(format!("{codes:?} is told of none: {good:?}"))),
                };
                for measure in ["sales", "seats", "deals"] {
                    let own = left.remove(&(person, *period, measure)).cloned().unwrap_or(Number::ZERO);
                    let other = found.get(measure).cloned().unwrap_or(Number::ZERO);
                    prop_assert_eq!(&own, &other, "{} {} {} {}", person, period, measure, plan);
                }
            }
        }
        prop_assert!(left.is_empty(), "{:?} stand in no period", left);
        // What is told of a row is what single evaluation of its deal tells.
        for error in &table.errors {
            let (at, own) = (rows[error.row].0, id(error.row));
            let of = deals[at].reverses.as_deref().unwrap_or(own);
            // A reversal that takes back another reversal says nothing of it.
            let of_deal = |deal: &Deal| deal.reverses.as_deref().is_some_and(|by| by == of);
            let near: Vec<&Deal> =
                deals.iter().filter(|deal| [own, of].contains(&deal.id.as_str()) || of_deal(deal)).collect();
            // Facts that cannot be read are not judged, so that one deal's unreadable day would hide what is wrong with another.
            let readable: Vec<&Deal> = near.iter().copied().filter(|deal| is_readable(deal, scale)).collect();
            let mut told = BTreeSet::new();
            for (near, person) in [&near, &readable].into_iter().flat_map(|near| PEOPLE.map(|person| (near, person))) {
                for period in MONTHS {
                    told.extend(single(&loaded, near, scale, person, period).err().into_iter().flatten());
                }
            }
            let mut twice = BTreeSet::new();
            if deals[at].parts.iter().any(|part| !twice.insert((part.0, part.1))) || deals.iter().filter(|deal| deal.id == own).count() > 1 {
                told.insert("doc/007");
            }
            for problem in error.problems.iter() {
                prop_assert!(told.contains(problem.code.name), "{problem:?} {told:?} {near:?} {plan}");
            }
        }
    }
}
