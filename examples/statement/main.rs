//! One person's pay statement of the example company, in three languages:
//! `cargo run --release --example statement`, or in one: `cargo run --release --example statement -- zh-Hant`.
//!
//! The plan is the company's plan for reps, with the rule that credits deals; the facts are those of xu, who joined on
//! 2026-08-10 and shares her largest deal.

use quotakit::{
    LifeCycle,
    error::{Language, Problems},
    payout::PayPlan,
};
use std::{
    env,
    error::Error,
    io::{Write, stdout},
};

fn main() -> Result<(), Box<dyn Error>> {
    let languages = match env::args().nth(1) {
        None => Language::ALL.to_vec(),
        Some(tag) => vec![Language::from_tag(&tag).ok_or_else(|| format!("no statement in `{tag}`"))?],
    };
    let mut out = stdout().lock();
    for language in languages {
        // A reader who stops reading (`| head`) is no fault.
        if writeln!(out, "{}", statement_in(language)?).is_err() {
            break;
        }
    }
    Ok(())
}

fn statement_in(language: Language) -> Result<String, Problems> {
    let plan = PayPlan::from_json(include_str!("plan.json"))?;
    let mut facts = PayPlan::facts_from_json(include_str!("facts.json"))?;
    facts.language = language;
    Ok(plan.statement(&facts)?.text())
}
