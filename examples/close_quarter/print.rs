//! The review as people read it in a terminal.

use crate::{
    load::Input,
    table::{Align, Table},
};
use quotakit::{
    error::{Language, Severity},
    funnel::{Bottleneck, Bounds},
    goals::Verdict,
    life::Outcome as _,
    number::Number,
    payout::LineKind,
    review::{AttainmentLine, CloseOutcome},
    rounding::Rounding,
    trace::{explain, grouped},
};
use std::{
    collections::BTreeMap,
    io::{IsTerminal, Write, stdout},
};

/// A line of the page; headings are coloured on a terminal, and only there.
pub enum Line {
    Heading(String),
    Plain(String),
}

/// Prints a page; a reader who stops reading (`| head`) is no fault.
pub fn show(lines: &[Line]) {
    let mut out = stdout().lock();
    let is_terminal = out.is_terminal();
    for line in lines {
        let written = match line {
            Line::Heading(text) if is_terminal => writeln!(out, "\n\x1b[1;36m{text}\x1b[0m"),
            Line::Heading(text) => writeln!(out, "\n{text}"),
            Line::Plain(text) => writeln!(out, "{text}"),
        };
        if written.is_err() {
            return;
        }
    }
}

/// The review, section by section.
pub fn review(outcome: &CloseOutcome, input: &Input) -> Vec<Line> {
    let title = outcome.title.as_deref().unwrap_or(outcome.id.as_str());
    let mut page = vec![Line::Heading(format!(
        "{title}: {} closed as of {}, amounts in {}",
        outcome.period, outcome.as_of, outcome.currency
    ))];
    section(&mut page, "Attainment", attainment(outcome));
    section(&mut page, "Goals", goals(outcome));
    section(&mut page, "Funnel (all deals of the tables, not only this period's)", funnel(outcome));
    section(&mut page, "Scores and pay", people(outcome));
    section(&mut page, "What explains the gaps (views that overlap: they do not add up)", causes(outcome));
    section(&mut page, "Will be missed at the present pace", missed(outcome));
    section(&mut page, "Actions", actions(outcome));
    section(&mut page, "Rows that were repaired, set aside or doubted", findings(outcome, input));
    page
}

/// How a person's score and pay came about.
pub fn why(outcome: &CloseOutcome, input: &Input, person: &str, language: Language) -> Result<Vec<Line>, String> {
    let steps = outcome.why(person);
    if steps.is_empty() {
        let known = outcome.subjects().join(", ");
        return Err(format!("nobody called `{person}` is scored or paid; known are {known}"));
    }
    let mut page = vec![Line::Heading(format!("{person}, {}", outcome.period))];
    for step in steps {
        let lines = explain(&step, language, usize::MAX);
        let shown = lines.iter().map(|line| {
            // A row of a table is told by its file and line; other pointers stand in the plan or the scorecard.
            let row = line.reason.strip_prefix("facts#").and_then(|pointer| input.row_place(pointer));
            let reason = row.unwrap_or_else(|| line.reason.clone());
            let reason = if reason.is_empty() { reason } else { format!("   ⟵ {reason}") };
            let value = if line.value.is_empty() { String::new() } else { format!(" = {}", line.value) };
            Line::Plain(format!("{}{}{value}{reason}", "  ".repeat(line.depth), line.label))
        });
        page.extend(shown);
    }
    Ok(page)
}

fn section(page: &mut Vec<Line>, heading: &str, lines: Vec<String>) {
    if !lines.is_empty() {
        page.push(Line::Heading(heading.to_owned()));
        page.extend(lines.into_iter().map(|line| Line::Plain(format!("  {line}"))));
    }
}

fn percent(number: Option<&Number>) -> String {
    let shown =
        |number: &Number| format!("{}%", (number * &Number::from(100_u32)).rounded(Rounding::half_up(2)).at_scale(2));
    number.map_or_else(|| "–".to_owned(), shown)
}

fn amount(text: &impl ToString) -> String {
    grouped(&text.to_string())
}

fn attainment(outcome: &CloseOutcome) -> Vec<String> {
    use Align::{Left, Right};
    let columns = [
        ("", Left),
        ("won", Right),
        ("target", Right),
        ("attained", Right),
        ("gap", Right),
        ("on last period", Right),
        ("on last year", Right),
    ];
    let mut table = Table::new(&columns);
    let attainment = &outcome.attainment;
    let mut add = |line: &AttainmentLine, indent: &str| {
        let change =
            |past: &Option<quotakit::review::Comparison>| percent(past.as_ref().and_then(|past| past.change.as_ref()));
        let name = line.name.as_ref().map_or_else(|| line.id.clone(), |name| format!("{name} ({})", line.id));
        table.row([
            format!("{indent}{name}"),
            amount(&line.actual),
            line.target.as_ref().map(amount).unwrap_or_default(),
            percent(line.attainment.as_ref()),
            line.gap.as_ref().map(amount).unwrap_or_default(),
            change(&line.last_period),
            change(&line.last_year),
        ]);
    };
    add(&attainment.company, "");
    attainment.regions.iter().for_each(|line| add(line, "  "));
    attainment.products.iter().for_each(|line| add(line, "  "));
    attainment.people.iter().for_each(|line| add(line, "    "));
    table.lines()
}

fn goals(outcome: &CloseOutcome) -> Vec<String> {
    use Align::{Left, Right};
    let mut table = Table::new(&[
        ("goal", Left),
        ("S M A R T", Left),
        ("progress", Right),
        ("pace", Right),
        ("what to mend", Left),
    ]);
    for goal in outcome.goals.iter().flat_map(|set| &set.goals) {
        let letters = &goal.letters;
        let marks = [letters.specific, letters.measurable, letters.achievable, letters.relevant, letters.time_bound]
            .map(|verdict| match verdict {
                Verdict::Pass => "✓",
                Verdict::Fail => "✗",
                Verdict::Unknown => "?",
            })
            .join(" ");
        let errors = goal.findings.iter().filter(|finding| finding.severity == Severity::Error);
        let first = errors.map(|finding| format!("{}: {}", finding.code, finding.message)).next().unwrap_or_default();
        let id = goal.id.as_ref().map(ToString::to_string).unwrap_or_default();
        table.row([id, marks, percent(goal.progress.as_ref()), percent(goal.pace.as_ref()), first]);
    }
    table.lines()
}

fn funnel(outcome: &CloseOutcome) -> Vec<String> {
    use Align::{Left, Right};
    let mut table = Table::new(&[
        ("stage", Left),
        ("deals", Right),
        ("value", Right),
        ("to the next", Right),
        ("95 % interval", Right),
        ("over limit", Right),
    ]);
    for stage in &outcome.funnel.stages {
        let interval = stage.interval.as_ref();
        let interval = interval
            .map(|interval| format!("{} … {}", percent(Some(&interval.low)), percent(Some(&interval.high))))
            .unwrap_or_default();
        let over = stage.time.as_ref().map(|time| time.over_limit.to_string()).unwrap_or_default();
        let name = stage.name.as_ref().map_or_else(|| stage.id.clone(), |name| format!("{name} ({})", stage.id));
        let conversion = stage.conversion.as_ref();
        let conversion = conversion.map(|number| percent(Some(number))).unwrap_or_default();
        table.row([name, stage.count.to_string(), amount(&stage.value), conversion, interval, over]);
    }
    let mut lines = table.lines();
    let rate = &outcome.funnel.win_rate;
    lines.push(format!(
        "won of closed: {} by count, {} by value; {} with open deals",
        percent(rate.by_count.as_ref()),
        percent(rate.by_value.as_ref()),
        percent(rate.with_open.as_ref())
    ));
    for bottleneck in outcome.funnel.bottlenecks.iter().filter(|bottleneck| bottleneck.rank == Some(1)) {
        lines.extend(leak(outcome, bottleneck));
    }
    lines
}

/// The stage that loses most: what was lost there, who goes on and who should, what that is worth, and with whom.
fn leak(outcome: &CloseOutcome, bottleneck: &Bottleneck) -> Vec<String> {
    let interval = |bounds: Option<&Bounds>| {
        bounds.map(|bounds| format!("{} to {}", percent(Some(&bounds.low)), percent(Some(&bounds.high))))
    };
    let mut lines = vec![format!(
        "bottleneck: {}, {} deals worth {} are lost there; {} of {} ({}) go on, {} ({}), {} should",
        bottleneck.stage,
        bottleneck.lost.count,
        amount(&bottleneck.lost.value),
        bottleneck.advanced,
        bottleneck.of,
        bottleneck.basis.word(),
        percent(bottleneck.conversion.as_ref()),
        interval(bottleneck.interval.as_ref()).unwrap_or_default(),
        percent(bottleneck.benchmark.as_ref()),
    )];
    if let Some(gain) = &bottleneck.gain
        && let (Some(value), Some(low), Some(high)) = (&gain.value, &gain.low.value, &gain.high.value)
    {
        let (value, low, high) = (amount(value), amount(low), amount(high));
        lines.push(format!("  reaching that is worth {value}, at the ends of the interval {low} and {high}"));
    }
    if let Some(change) = &bottleneck.change {
        let (past, now) = (percent(change.past.conversion.as_ref()), percent(change.now.conversion.as_ref()));
        let sure = if change.is_sure == Some(true) { "" } else { ", which may be chance" };
        let deals = (change.past.of, change.now.of);
        lines.push(format!("  before this period {past} of {} went on, now {now} of {}{sure}", deals.0, deals.1));
    }
    let stages = outcome.funnel.breakdowns.owner.iter().filter_map(|slice| {
        let stage = slice.stages.iter().find(|stage| stage.stage == bottleneck.stage)?;
        // Judged by the same deals as the stage.
        let conversion = stage.conversion.mature.as_deref().unwrap_or(&stage.conversion);
        (!conversion.is_small_sample).then_some((slice.key.as_deref()?, conversion))
    });
    let mut owners: Vec<_> = stages.collect();
    owners.sort_by(|(_, a), (_, b)| a.conversion.cmp(&b.conversion));
    let shown = owners.iter().take(3).map(|(owner, step)| {
        format!("{owner} {} of {} ({})", step.advanced, step.of, percent(step.conversion.as_ref()))
    });
    lines.push(format!("  least go on with {}", shown.collect::<Vec<_>>().join(", ")));
    lines
}

/// What the draw adds to the pay, or, negative, takes back of earlier advances.
fn drawn(lines: &[quotakit::payout::Line]) -> String {
    let of_draw = lines.iter().filter(|line| matches!(line.kind, LineKind::Draw | LineKind::Recovery));
    let paid = of_draw.map(|line| amount(&line.paid)).filter(|paid| paid != "0.00");
    paid.collect::<Vec<_>>().join(" ")
}

fn people(outcome: &CloseOutcome) -> Vec<String> {
    use Align::{Left, Right};
    let mut table = Table::new(&[
        ("person", Left),
        ("score", Right),
        ("grade", Left),
        ("rank", Right),
        ("before", Right),
        ("entitled", Right),
        ("true-up", Right),
        ("draw", Right),
        ("due", Right),
        ("draw owed", Right),
    ]);
    let scores: BTreeMap<_, _> = outcome.scores.iter().map(|score| (&score.person, score)).collect();
    for pay in &outcome.pay.people {
        let score = scores.get(&pay.person);
        let number = |number: Option<&Number>| number.map(|number| number.at_scale(2)).unwrap_or_default();
        table.row([
            pay.person.to_string(),
            number(score.and_then(|score| score.score.as_ref())),
            score.and_then(|score| score.grade.clone()).unwrap_or_default(),
            score.and_then(|score| score.rank).map(|rank| rank.to_string()).unwrap_or_default(),
            number(score.and_then(|score| score.last_score.as_ref())),
            amount(&pay.statement.entitled),
            pay.true_up.as_ref().map(|true_up| amount(&true_up.amount)).unwrap_or_default(),
            drawn(&pay.statement.lines),
            amount(&pay.statement.due),
            amount(&pay.statement.draw_balance),
        ]);
    }
    let mut lines = table.lines();
    let cost = amount(&outcome.pay.cost);
    lines.push(format!("pay costs {cost}, {} of what was won", percent(outcome.pay.cost_of_sales.as_ref())));
    for score in outcome.scores.iter().filter(|score| !score.awards.is_empty()) {
        lines.push(format!("award: {} ({})", score.awards.join(", "), score.person));
    }
    lines
}

fn causes(outcome: &CloseOutcome) -> Vec<String> {
    use Align::{Left, Right};
    let mut table = Table::new(&[("explains", Right), ("what", Left)]);
    for cause in &outcome.causes {
        table.row([amount(&cause.amount), cause.text.clone()]);
    }
    table.lines().into_iter().skip(1).collect()
}

fn missed(outcome: &CloseOutcome) -> Vec<String> {
    use Align::{Left, Right};
    let mut table = Table::new(&[("", Left), ("short by", Right), ("", Left)]);
    for missed in &outcome.missed {
        table.row([
            format!("{} {}", missed.of.word(), missed.id),
            amount(&missed.short),
            missed.track.word().to_owned(),
        ]);
    }
    if outcome.missed.is_empty() { Vec::new() } else { table.lines() }
}

fn actions(outcome: &CloseOutcome) -> Vec<String> {
    use Align::Left;
    let mut table = Table::new(&[("by", Left), ("who", Left), ("what", Left)]);
    for action in &outcome.actions {
        table.row([action.due.to_string(), action.owner.to_string(), action.action.clone()]);
    }
    if outcome.actions.is_empty() { Vec::new() } else { table.lines() }
}

fn findings(outcome: &CloseOutcome, input: &Input) -> Vec<String> {
    let told = input.diagnostics(&outcome.findings.problems, outcome.findings.language);
    told.lines().map(str::to_owned).collect()
}
