//! The mid-year retarget of the example company: who changes, by how much, and why.
//!
//! ```text
//! cargo run --release --example retarget_half_year                # by weight, in English
//! cargo run --release --example retarget_half_year -- zh-Hans     # or zh-Hant
//! ```
//!
//! The plan is the company's year of 2026; the actuals are what each rep won in the first two quarters, from
//! `examples/data/deals.csv` and `stages.csv`. Below the table stands the same with as few people moving as can be.

use quotakit::{
    LifeCycle,
    error::Language,
    targets::{MinimumChangeQuestion, Question, RetargetQuestion, Revision, TargetPlan},
};
use std::{
    env,
    error::Error,
    io::{Write, stdout},
};

fn main() -> Result<(), Box<dyn Error>> {
    let language = match env::args().nth(1) {
        None => Language::En,
        Some(tag) => Language::from_tag(&tag).ok_or_else(|| format!("no reasons in `{tag}`"))?,
    };
    let plan = TargetPlan::from_json(include_str!("plan.json"))?;
    let Question::Retarget(asked) = serde_json::from_str(include_str!("question.json"))? else {
        return Err("question.json asks for no retarget".into());
    };
    let asked = RetargetQuestion { language, ..asked };
    let revision = plan.retarget(&asked)?;
    let fewest = plan.minimum_change(&fewest(&asked))?;
    // A reader who stops reading (`| head`) is no fault.
    drop(print(&mut stdout().lock(), &revision, &fewest));

    // The answer holds the new plan: asked again, nothing changes.
    let next = TargetPlan::new(revision.plan)?;
    assert!(next.retarget(&asked)?.changes.is_empty());
    Ok(())
}

/// The same facts, with as few people moving as can be.
fn fewest(asked: &RetargetQuestion) -> MinimumChangeQuestion {
    MinimumChangeQuestion {
        total: asked.total.clone(),
        actuals: asked.actuals.clone(),
        as_of: asked.as_of,
        closed: asked.closed.clone(),
        to: asked.to.clone(),
        below_zero: asked.below_zero,
        note: asked.note.clone(),
        language: asked.language,
    }
}

fn print(out: &mut impl Write, revision: &Revision, fewest: &Revision) -> std::io::Result<()> {
    let version = &revision.version;
    let date = version.date.map(|date| date.to_string()).unwrap_or_default();
    let who = version.who.as_deref().unwrap_or_default();
    writeln!(out, "Version {} of {date} by {who}: {}", version.number, version.reason)?;
    writeln!(out, "Total {} (was {})\n", revision.total.new, revision.total.old)?;
    writeln!(out, "{:<8} {:<8} {:>12} {:>12} {:>11}  why", "node", "period", "old", "new", "change")?;
    for change in &revision.changes {
        let period = change.period.as_deref().unwrap_or("2026");
        let (old, new, by) = (change.old.to_string(), change.new.to_string(), change.change.to_string());
        writeln!(out, "{:<8} {period:<8} {old:>12} {new:>12} {by:>11}  {}", change.node.as_str(), change.reason)?;
    }
    writeln!(out, "\n{} of {} people have another target for the year.", revision.moved, revision.leaves)?;
    writeln!(
        out,
        "With as few as can be it is {}: everyone makes up for the first half alone, within the year's target.",
        fewest.moved
    )?;
    Ok(())
}
