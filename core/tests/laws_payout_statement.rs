//! The laws of statements, over random plans of every shape and random deals.
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

use proptest::prelude::*;
use quotakit::{
    LifeCycle,
    number::Number,
    payout::{Cause, PayPlan, Section, Statement},
};
use serde_json::{Value, json};

/// A shape of pay, of any kind that follows deals, and of some that do not.
fn shape() -> impl Strategy<Value = Value> {
    let mode = prop::sample::select(vec!["marginal", "whole", "retroactive"]);
    let tie = prop::sample::select(vec!["upper", "lower"]);
    let step = (1_u32..900, 0_u32..500, prop::option::of(0_u32..50));
    (0_usize..13, prop::collection::vec(step, 1..4), mode, tie, 1_u32..400).prop_map(|(kind, widths, mode, tie, figure)| {
        let mut from = 0;
        let mut steps = Vec::new();
        let (mut multiples, mut amounts) = (Vec::new(), Vec::new());
        for (width, rate, fixed) in widths {
            steps.push(json!({"from": from, "rate": format!("0.{rate:03}"), "fixed": fixed}));
            multiples.push(json!({"from": format!("{from}%"), "multiple": format!("1.{rate:03}")}));
            amounts.push(json!({"from": from, "amount": rate}));
            from += width;
        }
        amounts.last_mut().unwrap()["to"] = json!(from);
        match kind {
            0 | 1 => json!({"tiers": {"mode": mode, "tie": tie, "steps": steps}}),
            2 => json!({"tiers": {"axis": "attainment", "mode": mode, "tie": tie, "steps": steps}}),
            3 => json!({"rate": {"rate": format!("0.{figure:03}")}}),
            4 => json!({"curve": {"axis": "attainment", "of": "target_incentive",
                "points": [["50%", "0"], ["100%", "100%"], ["150%", format!("{}%", 100 + figure)]], "above": "extend"}}),
            5 => json!({"curve": {"axis": "amount", "of": "measure", "points": [["0", "1%"], ["500", "3%"], ["1500", "9%"]], "below": "hold"}}),
            6 => json!({"package": {"size": figure, "amount": "7.77", "free": 3, "count": "started"}}),
            7 => json!({"fixed": {"amount": figure}}),
            8 => json!({"derived_rate": {"weight": "60%", "mode": mode, "steps": multiples}}),
            9 => json!({"matrix": {"rows": {"on": "sales", "axis": "attainment", "at": ["0", "80%"]},
                "columns": {"on": "sales", "at": ["0", "700"]}, "cells": [["1%", "2%"], ["2%", "4%"]], "gives": "rate"}}),
            10 => json!({"interpolated_tiers": {"steps": amounts}}),
            11 => json!({"spiff": {"start": "2026-07-05", "end": "2026-07-20", "amount": figure}}),
            _ => json!({"pool": {"fund": {"rate": {"rate": format!("0.{figure:03}")}}, "by": "equal"}}),
        }
    })
}

fn component() -> impl Strategy<Value = Value> {
    let accumulate = prop::sample::select(vec!["period", "ytd", "each"]);
    let limits = (prop::option::of(0_u32..900), prop::option::of(0_u32..300), any::<bool>());
    (shape(), accumulate, limits).prop_map(|(pay, accumulate, (cap, floor, is_late))| {
        let has_shares = pay.get("spiff").is_some() || pay.get("pool").is_some() || pay.get("fixed").is_some();
        let accumulate = if has_shares { "period" } else { accumulate };
        json!({"on": "sales", "accumulate": accumulate, "cap": cap, "floor": floor,
            "cap_after_multipliers": is_late && cap.is_some(), "pay": pay})
    })
}

fn plan() -> impl Strategy<Value = Value> {
    let factor = prop::sample::select(vec!["credit", "attainment", "pay", ""]);
    let limits = (prop::option::of(0_u32..5_000), prop::option::of(0_u32..2_000), 0_u32..100, 0_u32..=100);
    let windfall = prop::option::of((1_u32..900, 0_u32..=100));
    let rule = (prop::sample::select(vec!["1", "0.5", "1.2"]), prop::option::of(1_u32..900), windfall, any::<bool>());
    (prop::collection::vec(component(), 1..4), limits, factor, any::<bool>(), rule).prop_map(
        |(components, (cap, floor, below, share), factor, is_as_paid, (part, most, windfall, is_held))| {
            let windfall = windfall.map(|(above, share)| json!({"above": above, "share": format!("{share}%")}));
            let rule = json!({"id": "r", "measure": "sales", "factor": part, "cap_per_deal": most, "windfall": windfall});
            let named = components.into_iter().enumerate().map(|(index, mut component)| {
                component["id"] = json!(format!("c{index}"));
                // The factors of earlier periods are not known, so what they act on cannot accumulate.
                if ["credit", "attainment"].contains(&factor) && component["accumulate"] == "ytd" {
                    component["accumulate"] = json!("period");
                }
                component
            });
            let mut plan = json!({
                "schema": "quotakit/pay-plan@1", "id": "p", "currency": "CNY", "period": "month",
                "measures": [{"id": "sales"}], "crediting": {"rules": [rule]},
                "components": named.collect::<Vec<_>>(), "cap": cap, "floor": floor,
                "gates": [{"id": "g", "when": {"score_below": below}, "limit_to": format!("{share}%")}],
                "ledger": {"clawback": if is_as_paid { "as_paid" } else { "recompute" }},
                "draw": {"guarantee": {"amount": 500, "recoverable": true, "recovery": "50%"}},
            });
            if is_held {
                plan["holdback"] = json!({"by": "deal", "release": [{"share": "70%", "on": "booking"}, {"share": "30%", "on": "collection"}]});
            }
            if !factor.is_empty() {
                plan["multipliers"] =
                    json!([{"id": "m", "on": "score", "acts_on": factor, "points": [["0", "0.7"], ["100", "1.3"]]}]);
            }
            plan
        },
    )
}

fn cents(amount: i64) -> String {
    let sign = if amount < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", amount.abs() / 100, amount.abs() % 100)
}

fn facts(languages: Vec<&'static str>) -> impl Strategy<Value = Value> {
    let deal = (-90_000_i64..200_000, 1_u32..31, 0_u32..4, prop::option::of(0_i64..=100));
    let deals = prop::collection::vec(deal, 0..6);
    let language = prop::sample::select(languages);
    (deals, 0_u32..=100, 1_i64..200_000, language, -90_000_i64..500_000).prop_map(|(deals, score, quota, language, prior)| {
        let mut transactions = Vec::new();
        for (index, (amount, day, partners, taken)) in deals.into_iter().enumerate() {
            let others = (0..partners).map(|other| json!({"person": format!("p{other}")}));
            let people: Vec<Value> = std::iter::once(json!({"person": "me", "share": 2})).chain(others).collect();
            let (id, date) = (format!("d{index}"), format!("2026-07-{day:02}"));
            let (currency, rate) = if partners == 3 { ("EUR", "1.0833") } else { ("CNY", "1") };
            transactions.push(json!({"id": id, "date": date, "amount": cents(amount), "currency": currency, "rate": rate,
                "participants": people, "dates": {"paid": format!("2026-08-{day:02}")}}));
            if let Some(taken) = taken {
                let taken = if taken > 80 { 100 } else { taken };
                transactions.push(json!({"id": format!("r{index}"), "date": "2026-08-01", "reverses": id, "amount": cents(-amount * taken / 100)}));
            }
        }
        json!({
            "person": "me", "period": "2026-07", "as_of": "2026-08-15", "transactions": transactions, "score": score, "target_incentive": 3_000,
            "prior_target_incentive": {"ytd": 18_000}, "team": [{"person": "me"}, {"person": "you"}, {"person": "she"}],
            "measures": {"sales": {"quota": cents(quota), "prior": {"ytd": cents(prior)}, "prior_quota": {"ytd": "6000"}}},
            "draw_balance": "70.00", "carried_in": "-12.34", "paid_before": {"2026-07": {"c0": "3.21", "draw": "1.00"}},
            "adjustments": [{"id": "extra", "amount": "12.30", "reason": "helped", "approver": "lin"}], "language": language,
        })
    })
}

fn statement(plan: &Value, facts: &Value) -> Statement {
    let plan = PayPlan::from_json(&plan.to_string()).expect("the plans are legal");
    let facts = PayPlan::facts_from_json(&facts.to_string()).expect("the facts are legal");
    plan.statement(&facts).expect("nothing is wrong with the facts")
}

fn paid(section: &Section) -> Number {
    section.deals.iter().map(|row| row.pays.value()).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    /// The rows of deals sum to their line, the sections to what is due, and the totals lead there.
    #[test]
    fn deals_sum_to_the_line(plan in plan(), facts in facts(vec!["en"])) {
        let statement = statement(&plan, &facts);
        for section in statement.sections.iter().filter(|section| !section.deals.is_empty()) {
            prop_assert_eq!(&paid(section), section.entitled.value(), "{:?}", section);
        }
        for section in &statement.sections {
            if let Some(stages) = &section.stages {
                prop_assert_eq!(&(stages.rounded.value() - stages.cut.value()), section.entitled.value());
            }
        }
        let due: Number = statement.sections.iter().map(|section| section.due.value()).sum();
        let totals = &statement.totals;
        prop_assert_eq!(&due, totals.due.value());
        let added: Number = [&totals.entitled, &totals.released, &totals.draw, &totals.adjustments, &totals.carried_in, &totals.carry]
            .map(|amount| amount.value().clone()).into_iter().sum();
        let taken: Number = [&totals.held, &totals.recovery, &totals.paid_before].map(|amount| amount.value().clone()).into_iter().sum();
        prop_assert_eq!(&(added - &taken), totals.due.value());
    }

    /// A deal that was taken back wholly adds nothing, to the cent, and neither enters a step nor lifts another deal.
    #[test]
    fn reversals_leave_nothing(plan in plan(), facts in facts(vec!["en"])) {
        for section in statement(&plan, &facts).sections {
            for row in &section.deals {
                let gone = section.deals.iter().any(|deal| deal.id == row.id && deal.cause == Cause::Deal
                    && deal.credit.as_ref().is_some_and(Number::is_zero) && deal.amount.as_ref().is_some_and(|amount| !amount.is_zero()));
                prop_assert!(!gone || row.pays.value().is_zero(), "{:?}", row);
            }
        }
    }

    /// The order in which transactions are given changes nothing.
    #[test]
    fn order_does_not_matter(plan in plan(), facts in facts(vec!["zh-Hans"])) {
        let mut turned = facts.clone();
        turned["transactions"].as_array_mut().unwrap().reverse();
        prop_assert_eq!(statement(&plan, &facts), statement(&plan, &turned));
    }

    /// Where nothing was taken back, it makes no difference how it would be.
    #[test]
    fn without_reversals_both_clawbacks_agree(plan in plan(), facts in facts(vec!["en"])) {
        let (mut plan, mut facts) = (plan, facts);
        facts["transactions"].as_array_mut().unwrap().retain(|deal| deal["reverses"].is_null());
        plan["ledger"]["clawback"] = json!("recompute");
        // The sentences differ: what is paid back as it was paid is not told by steps.
        let figures = |plan: &Value| {
            let sections = statement(plan, &facts).sections.into_iter();
            sections.map(|section| Section { how: Vec::new(), ..section }).collect::<Vec<_>>()
        };
        let recomputed = figures(&plan);
        plan["ledger"]["clawback"] = json!("as_paid");
        prop_assert_eq!(figures(&plan), recomputed);
    }
}

/// Reads `a × b`, `(a − b) × c`, … as a calculator with brackets does; words and commas between thousands are left out.
struct Calculator {
    signs: Vec<char>,
    at: usize,
}

impl Calculator {
    fn of(text: &str) -> Self {
        let mut is_word = false;
        let kept = |one: &char| {
            // The digits of a name are its own.
            is_word = one.is_alphabetic() || (is_word && (one.is_ascii_digit() || "-.".contains(*one)));
            !is_word && (one.is_ascii_digit() || "().%+−×÷-".contains(*one))
        };
        let signs: String = named_away(text).chars().filter(kept).collect();
        Self { signs: signs.replace("()", "").chars().collect(), at: 0 }
    }

    fn next_is(&mut self, signs: &str) -> Option<char> {
        let found = self.signs.get(self.at).copied().filter(|one| signs.contains(*one))?;
        self.at += 1;
        Some(found)
    }

    fn sum(&mut self) -> Number {
        let mut total = self.product();
        while let Some(sign) = self.next_is("+−") {
            let part = self.product();
            if sign == '+' { total += &part } else { total -= &part }
        }
        total
    }

    fn product(&mut self) -> Number {
        let mut total = self.one();
        while let Some(sign) = self.next_is("×÷") {
            let part = self.one();
            total = if sign == '×' {
                &total * &part
            } else {
                total.over(&part).unwrap_or_else(|| panic!("{:?}", self.signs))
            };
        }
        total
    }

    fn one(&mut self) -> Number {
        if self.next_is("(").is_some() {
            let total = self.sum();
            assert_eq!(self.next_is(")"), Some(')'), "{:?}", self.signs);
            return total;
        }
        let start = self.at;
        while self.next_is("-0123456789.").is_some() {}
        let text: String = self.signs[start..self.at].iter().collect();
        let number: Number = text.trim_end_matches('.').parse().unwrap_or_else(|_| panic!("{text}: {:?}", self.signs));
        if self.next_is("%").is_some() {
            return number.over(&Number::from(100)).expect("a hundred is not nothing");
        }
        number
    }

    fn whole(text: &str) -> Number {
        let mut calculator = Self::of(text);
        let total = calculator.sum();
        assert_eq!(calculator.at, calculator.signs.len(), "{text}");
        total
    }
}

/// A text without the brackets that name something: `(EUR/CNY 2026-07-02)`.
fn named_away(text: &str) -> String {
    let mut parts: Vec<String> = vec![String::new()];
    for one in text.chars() {
        match one {
            '(' | '（' => parts.push("(".to_owned()),
            ')' | '）' if parts.len() > 1 => {
                let part = parts.pop().expect("a bracket was opened");
                let is_name = part.contains(char::is_alphabetic);
                parts.last_mut().expect("a text").push_str(&if is_name { " ".to_owned() } else { format!("{part})") });
            }
            _ => parts.last_mut().expect("a text").push(one),
        }
    }
    parts.concat()
}

/// The equation of a sentence: what stands around `=` or `≈`, after the colons; `≈` also marks single figures.
fn equation(sentence: &str) -> Option<(&str, bool, &str)> {
    let equation = sentence.rsplit([':', '：']).next()?;
    let sign = if equation.contains('≈') { '≈' } else { '=' };
    let (left, right) = equation.split_once(sign)?;
    left.contains(['+', '−', '×', '÷']).then_some((left, sign == '=', right))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Every equation of a statement is right: with `=` to the last digit, with `≈` as far as its figures are shown.
    #[test]
    fn a_calculator_agrees(plan in plan(), facts in facts(vec!["en", "zh-Hans", "zh-Hant"])) {
        for section in statement(&plan, &facts).sections {
            for sentence in &section.how {
                let Some((left, is_exact, right)) = equation(sentence) else { continue };
                let (left, right) = (Calculator::whole(left), Calculator::whole(right));
                if is_exact {
                    prop_assert_eq!(left, right, "{}", sentence);
                } else {
                    // Eight places of each figure, of figures up to some thousands.
                    let off = (&left - &right).abs();
                    let near = Number::from(1).over(&Number::from(1_000)).expect("a thousand is not nothing");
                    prop_assert!(off <= near, "{}: {} is not {}", sentence, left, right);
                }
            }
        }
    }

    /// Every sentence has a name before its colon and says something of its own, and where there are any, one of them comes to
    /// the line.
    #[test]
    fn every_sentence_says_something(plan in plan(), facts in facts(vec!["en", "zh-Hans", "zh-Hant"])) {
        for section in statement(&plan, &facts).sections {
            let mut seen = std::collections::BTreeSet::new();
            for sentence in &section.how {
                prop_assert!(seen.insert(sentence), "twice: {}", sentence);
                let is_empty = |mark: &&str| sentence.contains(mark) || sentence.starts_with(mark) || sentence.ends_with(mark);
                let found = ["()", "（）", "  ", "（ ", " ）", "{}"].into_iter().find(|mark| is_empty(mark));
                prop_assert_eq!(found, None, "{}", sentence);
                prop_assert!(!sentence.starts_with([':', '：', ' ', ',']), "no name: {}", sentence);
                prop_assert!(!sentence.trim_end().ends_with([':', '：', '=', '≈']), "no value: {}", sentence);
            }
            let line = section.entitled.value().abs().at_scale(section.entitled.scale());
            let line = quotakit::trace::grouped(&line);
            let is_line = |sentence: &String| sentence.contains(&line);
            let is_closed = section.how.is_empty() || section.how.iter().any(is_line);
            prop_assert!(is_closed, "{}: {:?}", line, section.how);
        }
    }

    /// With as many places as are shown, a calculator finds the cents of amounts of any size.
    #[test]
    fn places_keep_the_cents(amount in 1_i64..99_999_999_999, days in 1_u32..31, score in 41_u32..100) {
        let plan = json!({
            "schema": "quotakit/pay-plan@1", "id": "p", "currency": "USD", "period": "month", "measures": [{"id": "sales"}],
            "components": [{"id": "comm", "on": "sales", "pay": {"rate": {"rate": "70%"}}},
                {"id": "base", "pay": {"rate": {"rate": "100%", "of": "base_salary"}}}],
            "multipliers": [{"id": "m", "on": "score", "acts_on": "pay", "points": [["40", "0.9"], ["100", "1"]]}],
        });
        let facts = json!({"person": "me", "period": "2026-07", "score": score.to_string(), "base_salary": cents(amount),
            "active": [{"start": "2026-07-01", "end": format!("2026-07-{:02}", days + 1)}],
            "measures": {"sales": {"actual": cents(amount)}}});
        let half_a_cent: Number = "0.005".parse().expect("a number");
        for section in statement(&plan, &facts).sections {
            for (left, is_exact, right) in section.how.iter().filter_map(|sentence| equation(sentence)) {
                let off = (&Calculator::whole(left) - &Calculator::whole(right)).abs();
                prop_assert!(off <= if is_exact { Number::ZERO } else { half_a_cent.clone() }, "{} {}", left, right);
            }
        }
    }

    /// However many deals there are, the last sentences of a line come to its figure, and each deal that waits has one.
    #[test]
    fn every_line_is_closed(count in 1_usize..60, amount in 1_000_i64..900_000, share in 1_u32..=100, booked in 1_u32..99) {
        let plan = json!({
            "schema": "quotakit/pay-plan@1", "id": "p", "currency": "USD", "period": "month", "measures": [{"id": "sales"}],
            "crediting": {"rules": [{"id": "own", "measure": "sales"}]},
            "components": [{"id": "comm", "on": "sales", "pay": {"rate": {"rate": "7%"}}}],
            "holdback": {"by": "deal", "release": [
                {"share": format!("{booked}%"), "on": "booking"}, {"share": format!("{}%", 100 - booked), "on": "collection"}]},
        });
        let deal = |index: usize| json!({"id": format!("d{index}"), "date": "2026-07-02", "amount": cents(amount + 7 * index as i64),
            "currency": "EUR", "rate": "1.0833", "participants": [{"person": "me", "share": share}, {"person": "you", "share": 40}]});
        let facts = json!({"person": "me", "period": "2026-07", "as_of": "2026-07-31",
            "transactions": (0..count).map(deal).collect::<Vec<_>>()});
        let sections = statement(&plan, &facts).sections;
        let ends = |section: &Section, from_end: usize, value: &Number| {
            let value = quotakit::trace::grouped(&value.abs().at_scale(2));
            section.how.iter().rev().take(from_end).any(|sentence| sentence.ends_with(&value))
        };
        prop_assert!(ends(&sections[0], 2, sections[0].entitled.value()), "{:?}", sections[0].how);
        let held = sections.iter().find(|section| section.component == "holdback").unwrap();
        prop_assert!(held.entitled.value().is_zero() || ends(held, 1, held.entitled.value()), "{:?}", held.how);
        let alone = |index: usize| held.how.iter().any(|sentence| sentence.contains(&format!("withheld (d{index}): ")));
        prop_assert!(count == 1 || (0..count).all(alone), "{:?}", held.how);
    }

    /// No line of the text is wider than a hundred columns, and the same statement has the same text.
    #[test]
    fn texts_fit_a_terminal(plan in plan(), facts in facts(vec!["en", "zh-Hans", "zh-Hant"])) {
        use unicode_width::UnicodeWidthStr as _;
        let statement = statement(&plan, &facts);
        let text = statement.text();
        for line in text.lines() {
            prop_assert!(line.width() <= 100, "{} columns: {}", line.width(), line);
        }
        prop_assert!(text.contains(&quotakit::trace::grouped(&statement.totals.due.to_string())));
    }
}
