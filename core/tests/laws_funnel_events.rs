//! The laws of event funnels, and slow models that the fast chains are held against.
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

use common::assert_canonical;
use proptest::prelude::*;
use quotakit::{
    LifeCycle,
    error::Language,
    funnel::{
        EventFunnel, EventFunnelDocument,
        events::{
            Anchor, EventColumns, Order, PropertyColumn, Ties,
            chain::Finder,
            rule::{Hit, Kind, Rule},
        },
    },
};
use serde_json::{Value, json};

const NAMES: [&str; 3] = ["a", "b", "c"];
/// An excluded event, and one that is nothing.
const OTHERS: [&str; 2] = ["x", "o"];

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
            left_out: &[],
        };
        let columns = funnel.evaluate_columns(&columns, Language::En).expect("columns of one length");
        prop_assert_eq!(serde_json::to_string(&columns).unwrap(), rows);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

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
    fn reload_is_identity(document in document()) {
        let funnel = EventFunnel::new(document).expect("a legal document").to_json();
        prop_assert_eq!(&assert_canonical(&funnel), &funnel);
    }
}
