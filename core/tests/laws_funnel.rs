//! The laws of funnels, and slow models that the fast chains are held against.
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

mod common;

use common::{assert_canonical, assert_recomputes};
use proptest::prelude::*;
use quotakit::{
    LifeCycle,
    error::Language,
    funnel::{
        EventFunnel, EventFunnelDocument, Pipeline,
        events::{
            Anchor, EventColumns, Order, PropertyColumn, Ties,
            chain::Finder,
            rule::{Hit, Kind, Rule},
        },
    },
    json::evaluate_json,
    life::Outcome,
    number::Number,
    stats::difference::{Sample, newcombe},
    trace::{Figure, common as label},
};
use serde_json::{Value, json};

const NAMES: [&str; 3] = ["a", "b", "c"];
/// An excluded event, and one that is nothing.
const OTHERS: [&str; 2] = ["x", "o"];

/// A deal as it is drawn: its history, its amount, its owner.
type Drawn = (Vec<Value>, Option<i64>, Option<&'static str>);

fn document() -> impl Strategy<Value = EventFunnelDocument> {
    let steps = prop::collection::vec(prop::sample::select(NAMES.to_vec()), 1..5);
    let words = (0..3_usize, any::<bool>(), any::<bool>(), any::<bool>());
    let more = (prop::option::of(0..6_usize), any::<bool>());
    (steps, words, prop::option::of(0_u64..12), prop::option::of(0_u64..8), 0..4_usize, more).prop_filter_map(
        "a legal combination",
        |(steps, (order, is_increasing, is_first, has_exclude), window, step_window, optional, (breakdown, totals))| {
            let order = ["ordered", "strict", "any"][order];
            let text = json!({
                "steps": steps,
                "order": order,
                "ties": if is_increasing { "increasing" } else { "allowed" },
                "anchor": if is_first { "first" } else { "best" },
                "exclude": if has_exclude { vec!["x"] } else { Vec::new() },
                "optional": NAMES.get(optional).into_iter().filter(|name| steps.contains(name)).collect::<Vec<_>>(),
                "window_ms": window,
                "per_step_window_ms": step_window,
                "totals": totals,
                "histogram_ms": if totals { vec![1, 4] } else { Vec::new() },
                "breakdown": breakdown.map(|place| match place {
                    0 => json!({"property": "p"}),
                    1 => json!({"property": "p", "of": "last"}),
                    _ => json!({"property": "p", "step": place - 1}),
                }),
            });
            EventFunnel::from_json(&text.to_string()).ok().map(|funnel| funnel.document().clone())
        },
    )
}

fn events() -> impl Strategy<Value = Vec<(String, i64)>> {
    let name = prop::sample::select([NAMES.as_slice(), OTHERS.as_slice()].concat());
    prop::collection::vec((name.prop_map(str::to_owned), 0_i64..14), 0..8)
}

fn hits(document: &EventFunnelDocument, events: &[(String, i64)]) -> Vec<Hit> {
    let kind = |name: &String| match document.steps.iter().position(|step| step == name) {
        Some(step) => Kind::Step(u8::try_from(step).expect("few steps")),
        None if document.exclude.contains(name) => Kind::Excluded,
        None => Kind::Other,
    };
    let mut hits: Vec<Hit> = events.iter().map(|(name, time)| Hit { time: *time, kind: kind(name), tag: 0 }).collect();
    hits.sort();
    hits
}

/// Every chain there is: a list of (step, event) with each event once, judged by the definitions and nothing else.
struct Model<'a> {
    document: &'a EventFunnelDocument,
    hits: &'a [Hit],
}

impl Model<'_> {
    fn matches(&self, step: usize, event: usize) -> bool {
        let first = self.document.steps.iter().position(|name| *name == self.document.steps[step]);
        self.hits[event].kind == Kind::Step(u8::try_from(first.unwrap()).unwrap())
    }

    fn is_optional(&self, step: usize) -> bool {
        self.document.optional.contains(&self.document.steps[step])
    }

    /// The earliest instant at which a chain could start.
    fn entry(&self) -> Option<i64> {
        let is_entry =
            |step: usize| self.document.order == Order::Any || (0..step).all(|before| self.is_optional(before));
        let steps: Vec<usize> = (0..self.document.steps.len()).filter(|step| is_entry(*step)).collect();
        let events = (0..self.hits.len()).filter(|event| steps.iter().any(|step| self.matches(*step, *event)));
        events.map(|event| self.hits[event].time).min()
    }

    /// In `strict` a chain may only start at the first event in sequence that can be an entry.
    fn first_entry_position(&self) -> Option<usize> {
        let is_entry = |step: usize| (0..step).all(|before| self.is_optional(before));
        (0..self.hits.len())
            .find(|event| (0..self.document.steps.len()).any(|step| is_entry(step) && self.matches(step, *event)))
    }

    fn is_legal(&self, chain: &[(usize, usize)]) -> bool {
        let time = |at: usize| self.hits[chain[at].1].time;
        let times: Vec<i64> = (0..chain.len()).map(time).collect();
        let (first, last) = (*times.iter().min().unwrap(), *times.iter().max().unwrap());
        let window = self.document.window_ms.map_or(i64::MAX, |window| i64::try_from(window).unwrap());
        let step_window = self.document.per_step_window_ms.map_or(i64::MAX, |window| i64::try_from(window).unwrap());
        if last - first > window {
            return false;
        }
        if self.document.anchor == Anchor::First && Some(first) != self.entry() {
            return false;
        }
        let parts = |from: i64, to: i64| {
            self.hits.iter().any(|hit| hit.kind == Kind::Excluded && from <= hit.time && hit.time < to)
        };
        if self.document.order == Order::Any {
            return !parts(first, last);
        }
        if self.document.order == Order::Strict {
            let is_anchor = |event: usize| Some(event) == self.first_entry_position();
            if self.document.anchor == Anchor::First && !is_anchor(chain[0].1) {
                return false;
            }
            if chain.windows(2).any(|pair| pair[1].1 != pair[0].1 + 1) {
                return false;
            }
        }
        let is_increasing = self.document.ties == Ties::Increasing;
        times.windows(2).all(|pair| {
            let (from, to) = (pair[0], pair[1]);
            from <= to && (!is_increasing || from < to) && to - from <= step_window && !parts(from, to)
        })
    }

    fn level(&self) -> usize {
        self.chains().iter().map(|chain| self.reached(chain)).max().unwrap_or(0)
    }

    fn reached(&self, chain: &[(usize, usize)]) -> usize {
        if self.document.order == Order::Any { chain.len() } else { chain.last().unwrap().0 + 1 }
    }

    /// Every legal chain.
    fn chains(&self) -> Vec<Vec<(usize, usize)>> {
        let mut found = Vec::new();
        self.grow(&mut Vec::new(), 0, &mut found);
        found
    }

    fn grow(&self, chain: &mut Vec<(usize, usize)>, step: usize, found: &mut Vec<Vec<(usize, usize)>>) {
        if !chain.is_empty() && self.is_legal(chain) {
            found.push(chain.clone());
        }
        if step == self.document.steps.len() {
            return;
        }
        for event in 0..self.hits.len() {
            if self.matches(step, event) && chain.iter().all(|(_, used)| *used != event) {
                chain.push((step, event));
                self.grow(chain, step + 1, found);
                chain.pop();
            }
        }
        if self.document.order == Order::Any || self.is_optional(step) {
            self.grow(chain, step + 1, found);
        }
    }
}

/// The levels of all attempts, by looking at every chain of every beginning of what is left. `document` has the anchor
/// `first`.
fn attempts(document: &EventFunnelDocument, hits: &[Hit]) -> Vec<usize> {
    let model = |to: usize, from: usize| Model { document, hits: &hits[from..to] };
    let level = |to: usize, from: usize| model(to, from).level();
    // In `ordered` the events of one instant stand together, in other orders one event follows the other.
    let next = |from: usize| match document.order {
        Order::Ordered => (from..hits.len()).find(|at| hits[*at].time != hits[from].time).unwrap_or(hits.len()),
        _ => from + 1,
    };
    let within = |limit: Option<u64>, from: i64, to: i64| limit.is_none_or(|limit| (to - from) as u64 <= limit);
    let (mut found, mut from, mut at) = (Vec::new(), 0, 0);
    while at < hits.len() {
        let (before, end) = (level(at, from), next(at));
        let so_far = model(at, from);
        let goes_on = |chain: &Vec<(usize, usize)>| {
            let times: Vec<i64> = chain.iter().map(|(_, event)| so_far.hits[*event].time).collect();
            let (first, last) = (*times.iter().min().unwrap(), *times.iter().max().unwrap());
            let is_apart = |hit: &Hit| hit.kind == Kind::Excluded && last <= hit.time;
            let is_apart = match document.order {
                Order::Any => hits[at].kind == Kind::Excluded,
                _ => so_far.hits.iter().any(is_apart),
            };
            let is_over = !within(document.window_ms, first, hits[at].time);
            !is_apart && !is_over && within(document.per_step_window_ms, last, hits[at].time)
        };
        let is_over = before > 0
            && match document.order {
                Order::Strict => {
                    let last = at - from;
                    !model(end, from).chains().iter().any(|chain| chain.len() > 1 && chain.last().unwrap().1 == last)
                }
                Order::Any => {
                    let counts = matches!(hits[at].kind, Kind::Step(_) | Kind::Excluded);
                    let first = so_far.chains().into_iter().find(|chain| chain.len() == 1);
                    counts && !first.is_some_and(|first| goes_on(&first))
                }
                Order::Ordered => !so_far.chains().iter().any(goes_on),
            };
        if is_over {
            found.push(before);
            from = at;
        }
        if level(end, from) == document.steps.len() {
            found.push(document.steps.len());
            from = end;
        }
        at = end;
    }
    found.extend(Some(level(hits.len(), from)).filter(|level| *level > 0));
    found
}

/// Deals with every kind of oddity.
fn deals() -> impl Strategy<Value = Vec<Value>> {
    let stage = prop::sample::select(vec!["s1", "s2", "s3", "won", "lost", "?"]);
    let at = prop_oneof![
        5 => (1_u32..29).prop_map(|day| json!(format!("2026-01-{day:02}"))),
        2 => (1_u32..29, 0_u32..24).prop_map(|(day, hour)| json!(format!("2026-02-{day:02}T{hour:02}:30:00Z"))),
        1 => Just(Value::Null),
    ];
    let history = prop::collection::vec((stage, at).prop_map(|(stage, at)| json!({"stage": stage, "at": at})), 0..6);
    let amount = prop::option::of(-900_i64..9_000);
    let owner = prop::option::of(prop::sample::select(vec!["an", "bo", "chen"]));
    prop::collection::vec((history, amount, owner), 0..8).prop_map(|rows| {
        let row = |(index, (history, amount, owner)): (usize, Drawn)| {
            let amount = amount.map(|cents| format!("{}{}.{:02}", if cents < 0 { "-" } else { "" }, cents.abs() / 100, cents.abs() % 100));
            json!({"id": format!("d{index:02}"), "history": history, "amount": amount, "owner": owner, "customer": owner, "currency": "CNY"})
        };
        rows.into_iter().enumerate().map(row).collect()
    })
}

fn pipeline() -> impl Strategy<Value = String> {
    let counting = prop::sample::select(vec!["touched", "in_order", "implied", "reset_on_regress"]);
    let probabilities = prop::sample::select(vec!["declared", "learned"]);
    let quantiles = prop::sample::select(vec!["linear", "nearest_rank"]);
    let benchmarks = prop::sample::select(vec!["declared", "own_history"]);
    let policies = (counting, probabilities, quantiles, benchmarks, 0_u32..60);
    policies.prop_map(|(counting, probabilities, quantiles, benchmarks, mature)| {
        let stages = json!([
            {"id": "s1", "limit_days": 5, "probability": "10%"}, {"id": "s2", "probability": "25%", "owner": "lin"},
            {"id": "s3", "benchmark": "60%", "limit_days": "2.5"}, {"id": "won", "outcome": "won"}, {"id": "lost", "outcome": "lost"},
        ]);
        json!({"schema": "quotakit/pipeline@1", "stages": stages, "counting": counting, "probabilities": probabilities,
               "quantiles": quantiles, "benchmarks": benchmarks, "mature_after_days": mature, "minimum_sample": 2, "zone": "Asia/Taipei"})
        .to_string()
    })
}

fn facts(deals: &[Value]) -> String {
    json!({"as_of": "2026-02-20", "deals": deals, "details": true, "remaining_target": "1000", "history_before": "2026-01-15"}).to_string()
}

/// A share as it was counted.
fn share() -> impl Strategy<Value = (u32, u32)> {
    (1_u32..60).prop_flat_map(|cases| (0..=cases, Just(cases)))
}

/// The outcome with conversions within the slices of a breakdown.
fn figures_by(document: &str, deals: &[Value], by: &str) -> Value {
    let mut facts: Value = serde_json::from_str(&facts(deals)).expect("JSON");
    facts["stages_by"] = json!([by]);
    serde_json::from_str(&evaluate_json(document, &facts.to_string()).expect("an outcome")).expect("JSON")
}

/// The outcome without the places of rows, which follow the order of rows.
fn figures(document: &str, deals: &[Value]) -> Value {
    let mut outcome: Value =
        serde_json::from_str(&evaluate_json(document, &facts(deals)).expect("an outcome")).expect("JSON");
    for finding in outcome["findings"].as_array_mut().expect("findings") {
        finding["path"] = Value::Null;
    }
    outcome
}

fn cents(value: &Value) -> i64 {
    value.as_str().expect("an amount").replace('.', "").parse().expect("cents")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000.max(ProptestConfig::default().cases), ..ProptestConfig::default() })]

    /// The one-pass chains reach exactly the level of the best of all chains.
    #[test]
    fn chains_are_the_longest_there_are(document in document(), events in events()) {
        let hits = hits(&document, &events);
        let rule = Rule::of(&document);
        let mut finder = Finder::new(&rule);
        let chain = finder.longest(&hits);
        prop_assert_eq!(chain.level, Model { document: &document, hits: &hits }.level(), "{:?} {:?}", document, hits);
        prop_assert!(chain.level <= document.steps.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000.max(ProptestConfig::default().cases), ..ProptestConfig::default() })]

    /// Attempts are what looking at every beginning of the events finds.
    #[test]
    fn attempts_follow_each_other(document in document(), events in events()) {
        let document = EventFunnelDocument { anchor: Anchor::First, ..document };
        let (hits, rule) = (hits(&document, &events), Rule::of(&document));
        let mut found = Vec::new();
        Finder::new(&rule).attempts(&hits, |chain| found.push(chain.level));
        prop_assert_eq!(found, attempts(&document, &hits), "{:?} {:?}", document, hits);
    }

    /// Plain chains, found by a way of their own, have the events and the tags of those found by the general way.
    #[test]
    fn plain_chains_are_those_of_the_general_way(document in document(), events in events(), tags in prop::collection::vec(0..3_u32, 8)) {
        let (mut hits, rule) = (hits(&document, &events), Rule::of(&document));
        hits.iter_mut().zip(tags).for_each(|(hit, tag)| hit.tag = tag);
        hits.sort();
        let general = Finder::general(&rule).longest(&hits).clone();
        let mut finder = Finder::new(&rule);
        // What a user before left behind changes nothing.
        finder.longest(&hits[hits.len() / 2..]);
        prop_assert_eq!(finder.longest(&hits), &general, "{:?} {:?}", document, hits);
    }

    /// Columns give the bytes that rows give.
    #[test]
    fn columns_equal_rows(document in document(), events in events(), drawn in prop::collection::vec((0..3_u32, 0..4_u32), 8)) {
        let funnel = EventFunnel::new(document).expect("a legal document");
        let names = [NAMES.as_slice(), OTHERS.as_slice()].concat();
        let values = ["y", "x", "z"];
        let drawn = &drawn[..events.len()];
        let row = |((name, time), (user, value)): (&(String, i64), &(u32, u32))| {
            let properties = values.get(*value as usize).map_or(json!({}), |value| json!({"p": value}));
            json!({"user": format!("u{user}"), "time": time, "event": name, "properties": properties})
        };
        let rows: Vec<Value> = events.iter().zip(drawn).map(row).collect();
        let rows = funnel.evaluate_json(&json!({"events": rows, "users": false}).to_string()).expect("sound facts");
        let code = |name: &String| names.iter().position(|known| known == name).unwrap() as u32;
        let columns = EventColumns {
            users: &drawn.iter().map(|(user, _)| user * 1_000_000).collect::<Vec<_>>(),
            times: &events.iter().map(|(_, time)| *time).collect::<Vec<_>>(),
            events: &events.iter().map(|(name, _)| code(name)).collect::<Vec<_>>(),
            names: &names,
            property: Some(PropertyColumn {
                codes: &drawn.iter().map(|(_, value)| if *value < 3 { *value } else { PropertyColumn::NONE }).collect::<Vec<_>>(),
                values: &values,
            }),
        };
        let columns = funnel.evaluate_columns(&columns, Language::En).expect("columns of one length");
        prop_assert_eq!(serde_json::to_string(&columns).unwrap(), rows);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn order_does_not_matter(document in pipeline(), deals in deals(), seed in any::<u64>()) {
        let mut shuffled = deals.clone();
        for (index, deal) in shuffled.iter_mut().enumerate() {
            let history = deal["history"].as_array_mut().expect("a history");
            let turn = usize::try_from(seed >> (index % 60)).unwrap_or(0) % history.len().max(1);
            history.rotate_left(turn);
        }
        shuffled.reverse();
        prop_assert_eq!(figures(&document, &deals), figures(&document, &shuffled));
    }

    #[test]
    fn order_of_events_does_not_matter(document in document(), events in events()) {
        let rows = |events: &[(String, i64)]| {
            let row = |(name, time): &(String, i64)| json!({"user": format!("u{}", time % 2), "time": time, "event": name});
            json!({"events": events.iter().map(row).collect::<Vec<_>>(), "trace": true}).to_string()
        };
        let funnel = EventFunnel::new(document).expect("a legal document");
        let mut turned = events.clone();
        turned.reverse();
        prop_assert_eq!(funnel.evaluate_json(&rows(&events)).ok(), funnel.evaluate_json(&rows(&turned)).ok());
    }

    #[test]
    fn trace_recomputes(document in pipeline(), deals in deals()) {
        let pipeline = Pipeline::from_json(&document).expect("a legal document");
        let mut facts = Pipeline::facts_from_json(&facts(&deals)).expect("legal facts");
        facts.trace = true;
        let outcome = pipeline.evaluate(&facts).expect("an outcome");
        assert_recomputes(&outcome.trace().expect("a trace"));
    }

    /// Open, won and lost add up to all deals, and so do the slices of every breakdown, to the last cent.
    #[test]
    fn parts_sum_to_the_whole(document in pipeline(), deals in deals()) {
        let outcome = figures(&document, &deals);
        let total = &outcome["deals"]["total"];
        let parts = ["open", "won", "lost"].map(|part| &outcome["deals"][part]);
        prop_assert_eq!(parts.iter().map(|part| cents(&part["value"])).sum::<i64>(), cents(&total["value"]));
        prop_assert_eq!(parts.iter().map(|part| part["count"].as_i64().unwrap()).sum::<i64>(), total["count"].as_i64().unwrap());
        for (name, slices) in outcome["breakdowns"].as_object().expect("breakdowns") {
            let slices = slices.as_array().expect("slices");
            let value: i64 = slices.iter().map(|slice| cents(&slice["total"]["value"])).sum();
            prop_assert_eq!(value, cents(&total["value"]), "{}", name);
            let count: i64 = slices.iter().map(|slice| slice["total"]["count"].as_i64().unwrap()).sum();
            prop_assert_eq!(count, total["count"].as_i64().unwrap(), "{}", name);
        }
    }

    /// Every denominator is the sum of its parts: of the months in which deals began, of who had their chance and who
    /// had not, of who is won, lost and open, of who is weighted and who is left out.
    #[test]
    fn denominators_sum_to_the_whole(document in pipeline(), deals in deals(), by in prop::sample::select(vec!["owner", "month"])) {
        let outcome = figures_by(&document, &deals, by);
        let count = |place: &Value, name: &str| place[name].as_i64().unwrap();
        let slices = outcome["breakdowns"][by].as_array().unwrap();
        for (index, stage) in outcome["stages"].as_array().unwrap().iter().take(3).enumerate() {
            let of = |name: &str| slices.iter().map(|slice| count(&slice["stages"][index], name)).sum::<i64>();
            let value = |name: &str| slices.iter().map(|slice| cents(&slice["stages"][index][name])).sum::<i64>();
            prop_assert_eq!((of("of"), of("advanced"), of("unpriced")), (count(stage, "count"), count(stage, "advanced"), count(stage, "unpriced")));
            prop_assert_eq!((value("of_value"), value("advanced_value")), (cents(&stage["value"]), cents(&stage["advanced_value"])));
            let mature = slices.iter().map(|slice| count(&slice["stages"][index]["mature"], "advanced")).sum::<i64>();
            prop_assert_eq!(mature, count(&stage["mature"], "advanced"));
            let time = &stage["time"];
            prop_assert!(count(time, "completed") + count(time, "undated") <= count(time, "visited"));
        }
        for part in ["total", "open", "won", "lost"] {
            let parts = ["mature", "young", "undated"].map(|of| &outcome["maturity"][of][part]);
            let whole = &outcome["deals"][part];
            prop_assert_eq!(parts.iter().map(|part| count(part, "count")).sum::<i64>(), count(whole, "count"));
            prop_assert_eq!(parts.iter().map(|part| cents(&part["value"])).sum::<i64>(), cents(&whole["value"]));
        }
        for rate in [&outcome["win_rate"], &outcome["win_rate"]["mature"]] {
            let counts = ["won", "lost", "closed"].map(|part| (count(&rate[part], "count"), cents(&rate[part]["value"]), count(&rate[part], "unpriced")));
            let [won, lost, closed] = counts;
            prop_assert_eq!((won.0 + lost.0, won.1 + lost.1, won.2 + lost.2), closed);
        }
        let weighted = &outcome["weighted"];
        let left_out = count(weighted, "without_probability") + count(weighted, "without_amount");
        prop_assert_eq!(count(weighted, "deals") + left_out, count(&outcome["deals"]["open"], "count"));
        let time = &outcome["time_to_win"];
        prop_assert_eq!(count(time, "deals") + count(time, "left_out"), count(&outcome["deals"]["total"], "count"));
    }

    /// The past and the present share no deal and leave out no deal in silence; a stage is worth at least what the near
    /// end of the interval says, and at most what the far one does.
    #[test]
    fn the_past_is_told_apart(document in pipeline(), deals in deals()) {
        let outcome = figures(&document, &deals);
        let (history, total) = (&outcome["history"], outcome["deals"]["total"]["count"].as_u64().unwrap());
        let sides = ["past", "now"].map(|side| history[side]["total"]["count"].as_u64().unwrap());
        let left_out = ["left_out", "undated"].map(|side| history[side].as_u64().unwrap());
        prop_assert_eq!(sides[0] + sides[1] + left_out[0] + left_out[1], total);
        for row in outcome["bottlenecks"].as_array().unwrap() {
            let number = |value: &Value| value.as_str().map(|text| text.parse::<f64>().unwrap());
            let change = &row["change"];
            if let (Some(low), Some(high)) = (number(&change["interval"]["low"]), number(&change["interval"]["high"])) {
                let difference = number(&change["difference"]).unwrap();
                prop_assert!(-1.0 <= low && low <= difference && difference <= high && high <= 1.0, "{}", row);
            }
            for figure in ["gap", "deals", "won"] {
                let gain = &row["gain"];
                let ends = ["low", "high"].map(|end| number(&gain[end][figure]));
                let (Some(exact), [Some(low), Some(high)]) = (number(&gain[figure]), ends) else { continue };
                prop_assert!(0.0 <= low && low <= exact && exact <= high, "{}", row);
            }
        }
    }

    /// The difference of two shares, seen from the other side, is the same with the other sign.
    #[test]
    fn differences_mirror((s, n) in share(), (r, m) in share()) {
        let counted = |count: u32| Figure::constant(&label::AMOUNT, count);
        let [s, n, r, m] = [s, n, r, m].map(counted);
        let (first, second) = (Sample { successes: &s, cases: &n }, Sample { successes: &r, cases: &m });
        let confidence: Number = "95%".parse().unwrap();
        let interval = newcombe(first, second, &confidence, 12).unwrap();
        let mirrored = newcombe(second, first, &confidence, 12).unwrap();
        prop_assert_eq!(interval.low.number(), &-mirrored.high.number());
        prop_assert!(interval.low.number() <= interval.high.number());
    }

    /// Amounts of the other sign give values of the other sign.
    #[test]
    fn sign_mirrors(document in pipeline(), deals in deals()) {
        let mut mirrored = deals.clone();
        for deal in &mut mirrored {
            if let Some(amount) = deal["amount"].as_str() {
                let turned = amount.strip_prefix('-').map_or_else(|| format!("-{amount}"), str::to_owned);
                deal["amount"] = json!(turned);
            }
        }
        let (plain, mirrored) = (figures(&document, &deals), figures(&document, &mirrored));
        for place in ["/deals/total/value", "/deals/won/value", "/stages/0/value", "/weighted/value", "/stages/4/value"] {
            prop_assert_eq!(cents(plain.pointer(place).unwrap()), -cents(mirrored.pointer(place).unwrap()), "{}", place);
        }
        prop_assert_eq!(&plain["win_rate"]["by_count"], &mirrored["win_rate"]["by_count"]);
        prop_assert_eq!(&plain["weighted"]["variance"], &mirrored["weighted"]["variance"]);
    }

    #[test]
    fn reload_is_identity(document in pipeline(), events in document()) {
        assert_canonical(&document);
        let funnel = EventFunnel::new(events).expect("a legal document").to_json();
        prop_assert_eq!(&assert_canonical(&funnel), &funnel);
    }

    #[test]
    fn bad_input_never_panics(document in pipeline(), deals in deals(), cut in any::<prop::sample::Index>(), junk in ".{0,3}") {
        for text in [document.clone(), facts(&deals)] {
            let mut at = cut.index(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            let broken = format!("{}{junk}{}", &text[..at], &text[at..]);
            let _ = evaluate_json(&broken, &facts(&deals));
            let _ = evaluate_json(&document, &broken);
        }
    }
}

/// The pipeline of the example company loads.
#[test]
fn the_example_pipeline_loads() {
    Pipeline::from_json(&common::text_of("examples/data/pipeline.json")).expect("a legal document");
}
