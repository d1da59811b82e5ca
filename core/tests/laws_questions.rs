//! The laws of questions: what is asked of a plan agrees with what evaluating it gives, everywhere.
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

mod pay_plans;

use pay_plans::plan;
use proptest::{prelude::*, test_runner::TestRunner};
use quotakit::{
    LifeCycle,
    number::Number,
    payout::{
        ActsOn, PayFacts, PayOutcome, PayPlan,
        questions::{Answer, MarginalRate, Mark, Question},
    },
    trace::{Step, Value as Traced},
};
use serde_json::{Value, json};
use std::{cell::Cell, sync::Arc};

/// The largest value of the measure: every whole number up to it is evaluated.
const LAST: usize = 160;

/// Facts without the measure's own value; quotas are no round numbers, so that bounds lie between whole units.
fn facts() -> impl Strategy<Value = Value> {
    (1_u32..150, 0_u32..80, 0_u32..100, 1_u32..=31, 0_u32..60).prop_map(|(quota, prior, score, active, paid)| {
        let end = if active == 31 { "2026-08-01".to_owned() } else { format!("2026-07-{:02}", active + 1) };
        json!({
            "person": "me", "period": "2026-07", "score": score, "target_incentive": 40, "prior_target_incentive": {"ytd": 90},
            "active": [{"start": "2026-07-01", "end": end}], "paid_before": {"2026-06": {"c0": paid}},
            "measures": {"sales": {"quota": quota, "prior": {"ytd": prior}, "prior_quota": {"ytd": 70}}},
        })
    })
}

/// A plan, and what it pays at every whole value of the measure.
struct Paid {
    plan: PayPlan,
    facts: Value,
    outcomes: Vec<PayOutcome>,
}

impl Paid {
    fn new(plan: &Value, facts: Value) -> Self {
        let plan = PayPlan::from_json(&plan.to_string()).unwrap_or_else(|problems| panic!("{problems}: {plan}"));
        let mut given: PayFacts = PayPlan::facts_from_json(&facts.to_string()).expect("the facts are legal");
        let outcome = |value: usize| {
            given.measures.values_mut().next().expect("sales").actual = Some(Number::from(value as i64));
            plan.evaluate(&given).unwrap_or_else(|problems| panic!("{problems}"))
        };
        let outcomes = (0..=LAST).map(outcome).collect();
        Self { plan, facts, outcomes }
    }

    fn entitled(&self, at: usize) -> &Number {
        self.outcomes[at].entitled.value()
    }

    /// The answer; `None` where steps on attainment stand under a multiplier that moves attainment with the measure: their
    /// bounds run as quotients of it, which no question claims to know.
    fn ask(&self, name: &str, mut question: Value) -> Option<Answer> {
        question["facts"] = self.facts.clone();
        question["on"] = json!("sales");
        let question: Question = serde_json::from_value(json!({name: question})).expect("a question");
        let is_moved = self.plan.document().multipliers.iter().any(|rule| rule.acts_on == ActsOn::Attainment);
        match self.plan.answer(&question) {
            Err(problems) if is_moved && problems.iter().all(|problem| problem.code.name == "pay/100") => None,
            answer => {
                Some(answer.unwrap_or_else(|problems| panic!("{problems}\n{}\n{}", self.plan.to_json(), self.facts)))
            }
        }
    }

    /// What evaluating gives at any value, whole or not.
    fn outcome_at(&self, value: &Number) -> PayOutcome {
        let mut facts: PayFacts = PayPlan::facts_from_json(&self.facts.to_string()).expect("the facts are legal");
        facts.measures.values_mut().next().expect("sales").actual = Some(value.clone());
        self.plan.evaluate(&facts).unwrap_or_else(|problems| panic!("{problems}"))
    }

    /// Whether every line runs straight between its bends: nothing multiplies the measure by itself.
    fn is_straight(&self) -> bool {
        let document = self.plan.document();
        let text = self.plan.to_json();
        document.multipliers.iter().all(|rule| rule.on.as_str() == "score")
            && !text.contains("bilinear")
            && !text.contains(r#""of":"measure""#)
    }

    fn told(&self) -> String {
        format!("{}\n{}", self.plan.to_json(), self.facts)
    }
}

/// The lines of an outcome before rounding, as its trace has them.
fn exact_lines(outcome: &PayOutcome) -> Vec<Number> {
    fn find(step: &Arc<Step>, component: &str) -> Option<Number> {
        match &step.value {
            Traced::Number(number) if step.label.key == "after_gates" && step.about.as_deref() == Some(component) => {
                Some(number.clone())
            }
            _ => step.of.iter().find_map(|below| find(below, component)),
        }
    }
    let trace = outcome.whole_trace();
    let lines = outcome.lines.iter().filter(|line| line.component.starts_with('c') && line.earned.is_some());
    lines.map(|line| find(&trace, &line.component).expect("every line passes the gates")).collect()
}

fn at(amount: &quotakit::money::Amount) -> usize {
    amount.to_string().parse().expect("a whole number")
}

/// Runs a law over random plans: over so many, and as many again until `least` points were compared.
fn over_plans(name: &str, cases: u32, least: usize, law: impl Fn(&Paid, u32) -> usize) {
    let count = Cell::new(0);
    let config = ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 60, ..ProptestConfig::default() };
    for _ in 0..10 {
        let result = TestRunner::new(config.clone()).run(&(plan(), facts(), any::<u32>()), |(plan, facts, salt)| {
            count.set(count.get() + law(&Paid::new(&plan, facts), salt));
            Ok(())
        });
        result.unwrap_or_else(|fault| panic!("{fault}"));
        if count.get() >= least {
            break;
        }
    }
    println!("{name}: {} points", count.get());
    assert!(count.get() >= least, "{name} compared {} points, fewer than {least}", count.get());
}

/// The curve at every whole value is what evaluating the plan there pays, line by line; and it runs straight wherever
/// it is not said to bend, to jump or to bow.
#[test]
fn curve_agrees_with_evaluate() {
    over_plans("curve_agrees_with_evaluate", 64, 10_000, |paid, _| {
        let answer = paid.ask("curve", json!({"from": 0, "to": LAST, "points": LAST + 1}));
        let Some(Answer::Curve(curve)) = answer else { return 0 };
        assert_eq!(curve.points.len(), LAST + 1);
        for point in &curve.points {
            let outcome = &paid.outcomes[at(&point.at)];
            assert_eq!(point.entitled, outcome.entitled, "at {}\n{}\n{}", point.at, paid.plan.to_json(), paid.facts);
            for (line, told) in outcome.lines.iter().zip(&point.lines) {
                assert_eq!((&line.component, &line.paid), (&told.component, &told.pays));
            }
        }
        for three in curve.points.windows(3) {
            let [before, here, after] = three else { continue };
            if here.mark == Mark::Even && !here.is_bowed && !before.is_bowed {
                let (one, two) = (&here.exact - &before.exact, &after.exact - &here.exact);
                assert_eq!(one, two, "around {}\n{}\n{}", here.at, paid.plan.to_json(), paid.facts);
            }
        }
        curve.points.len()
    });
}

/// The answer is the smallest value that pays the amount, among all whole values; and if there is none, there is none.
#[test]
fn solve_agrees_with_evaluate() {
    over_plans("solve_agrees_with_evaluate", 64, 10_000, |paid, salt| {
        let most = (0..=LAST).map(|value| paid.entitled(value)).max().expect("values");
        let some = paid.entitled(salt as usize % (LAST + 1));
        let one = Number::ONE;
        for pays in [some.clone(), some + &one, most.clone(), most + &one, Number::from(i64::from(salt % 60))] {
            let first = (0..=LAST).find(|value| *paid.entitled(*value) >= pays);
            let answer = paid.ask("solve", json!({"pays": pays.to_string(), "up_to": LAST}));
            let Some(Answer::Solve(solution)) = answer else { return 0 };
            let told = || format!("{pays}\n{}\n{}", paid.plan.to_json(), paid.facts);
            assert_eq!(solution.needed.as_ref().map(|needed| at(&needed.at)), first, "{}", told());
            if let Some(needed) = &solution.needed {
                assert_eq!(needed.entitled.value(), paid.entitled(at(&needed.at)));
            } else {
                let best = solution.most.expect("the most");
                assert_eq!(best.entitled.value(), most, "{}", told());
                assert_eq!(Some(at(&best.at)), (0..=LAST).find(|value| paid.entitled(*value) == most), "{}", told());
            }
        }
        5 * (LAST + 1)
    });
}

/// What the next unit pays is what evaluating says it adds, whether the curve runs straight there, bows, jumps, or bends
/// within the unit, at a fraction or at none; and it holds up to where it is said to change. No value is left out.
#[test]
fn marginal_rate_agrees_with_evaluate() {
    over_plans("marginal_rate_agrees_with_evaluate", 24, 5_000, |paid, salt| {
        let answer = paid.ask("curve", json!({"from": 0, "to": LAST, "points": LAST + 1}));
        let Some(Answer::Curve(curve)) = answer else { return 0 };
        let exact = |value: usize| &curve.points[value].exact;
        let values = (0..LAST).filter(|value| value % 16 == salt as usize % 16);
        let points = values.map(|value| {
            let Some(Answer::MarginalRate(rate)) = paid.ask("marginal_rate", json!({"at": value})) else { return 0 };
            let told = || format!("at {value}: {rate:?}\n{}", paid.told());
            assert_eq!(rate.entitled.value(), paid.entitled(value));
            let until = rate.until.as_ref().map_or(usize::MAX, at);
            let adds = exact(value + 1) - exact(value);
            assert!(until > value, "{}", told());
            if rate.is_mean {
                assert_eq!((adds, None, value + 1), (rate.exact.clone(), rate.jump.clone(), until), "{}", told());
            } else if !rate.is_bowed && until > value + 1 {
                assert_eq!(adds, &rate.exact + &rate.jump.clone().unwrap_or_default(), "{}", told());
            }
            lines_agree(paid, value, &rate);
            if rate.is_bowed || rate.is_mean {
                return 1;
            }
            for value in value + 1..until.min(LAST).saturating_sub(1) {
                assert_eq!(exact(value + 1) - exact(value), rate.exact, "{}", told());
            }
            until.min(LAST).saturating_sub(value)
        });
        points.sum()
    });
}

/// The rate of every line: what a unit adds where the curve bends within it, and otherwise the slope right above the
/// value, told by evaluating at seven eighths of the unit, through which a polynomial of degree six is laid.
fn lines_agree(paid: &Paid, value: usize, rate: &MarginalRate) {
    let start = Number::from(value as i64);
    let eighth = Number::ONE.over(&Number::from(8)).expect("eight is not zero");
    let rates = if rate.is_mean {
        let (now, then) = (exact_lines(&paid.outcomes[value]), exact_lines(&paid.outcomes[value + 1]));
        then.iter().zip(&now).map(|(then, now)| then - now).collect()
    } else {
        let offsets: Vec<Number> = (1..8).map(|count| &eighth * &Number::from(count)).collect();
        let lines: Vec<Vec<Number>> =
            offsets.iter().map(|offset| exact_lines(&paid.outcome_at(&(&start + offset)))).collect();
        (0..lines[0].len()).map(|line| slope_at_zero(&offsets, &|at| lines[at][line].clone())).collect::<Vec<_>>()
    };
    for (index, expected) in rates.iter().enumerate() {
        let told = rate.lines.iter().find(|line| line.component == format!("c{index}"));
        let told = told.map_or(Number::ZERO, |line| line.exact.clone());
        assert_eq!(told, *expected, "c{index} at {value}: {rate:?}\n{}", paid.told());
    }
}

/// The slope at zero of the polynomial through points, none of which lies at zero: by Lagrange's formula.
fn slope_at_zero(x: &[Number], y: &dyn Fn(usize) -> Number) -> Number {
    let others = |at: usize| (0..x.len()).filter(move |other| *other != at);
    let slope = |at: usize| {
        let height: Number = others(at)
            .map(|other| (-&x[other]).over(&(&x[at] - &x[other])).unwrap())
            .fold(Number::ONE, |all, one| all * one);
        let sum: Number = others(at).map(|other| Number::ONE.over(&-&x[other]).unwrap()).sum();
        y(at) * height * sum
    };
    (0..x.len()).map(slope).sum()
}

/// Between the value now and the next step of a component nothing changes but evenly, all the way where it has none; and
/// reaching the step adds what is told.
#[test]
fn next_steps_agree_with_evaluate() {
    over_plans("next_steps_agree_with_evaluate", 24, 2_000, |paid, salt| {
        let exact: Vec<Vec<Number>> = paid.outcomes.iter().map(exact_lines).collect();
        let rise = |line: usize, value: usize| &exact[value + 1][line] - &exact[value][line];
        let mut count = 0;
        for value in (0..64).filter(|value| value % 2 == salt as usize % 2) {
            let mut facts = paid.facts.clone();
            facts["measures"]["sales"]["actual"] = json!(value);
            let question: Question =
                serde_json::from_value(json!({"next_steps": {"facts": facts, "on": "sales"}})).expect("a question");
            let Ok(Answer::NextSteps(next)) = paid.plan.answer(&question) else { return count };
            assert_eq!(next.entitled.value(), paid.entitled(value));
            for line in 0..exact[value].len() {
                let told = || format!("c{line} at {value}: {:?}\n{}", next.steps, paid.told());
                let step = next.steps.iter().find(|step| step.component == format!("c{line}"));
                let reached = step.map_or(usize::MAX, |step| at(&step.at));
                if paid.is_straight() {
                    let even = rise(line, value);
                    for value in value + 1..reached.min(LAST + 1).saturating_sub(1) {
                        assert_eq!(rise(line, value), even, "{}", told());
                    }
                }
                let Some(step) = step.filter(|_| reached <= LAST) else {
                    count += usize::from(paid.is_straight());
                    continue;
                };
                assert!(reached > value, "{}", told());
                assert_eq!(step.distance, Number::from((reached - value) as i64));
                assert_eq!(*step.entitled.value(), paid.entitled(reached) - paid.entitled(value), "{}", told());
                let paid_at = |value: usize| paid.outcomes[value].lines[line].paid.value().clone();
                assert_eq!(*step.pays.value(), paid_at(reached) - paid_at(value), "{}", told());
                count += 1;
            }
        }
        count
    });
}
