//! Evaluating a pipeline: deals are prepared once, and every figure is a view of the same cases.

mod blanks;
mod bottleneck;
mod case;
mod cohorts;
mod costs;
mod customers;
mod filters;
mod gain;
mod group;
mod history;
mod judged;
mod ladder;
mod orders;
mod past;
mod prepare;
mod rates;
mod slices;
mod spelling;
mod stages;
mod time_to_win;
mod weighted;

use self::{case::Case, costs::Costs, ladder::Ladder, orders::FirstOrders, prepare::prepare, rates::Stands};
use super::{
    document::{PipelineDocument, Probabilities},
    facts::PipelineFacts,
    labels as label,
    notes::Mark,
    outcome::PipelineOutcome,
    sheet::Sheet,
};
use crate::{
    error::{Problems, catalogue::funnel as code},
    moment::Moment,
    money::Currency,
    number::Number,
    trace::{Step, common},
    zone::Zone,
};
use chrono::NaiveDate;

/// The places of values whose currency is not known.
const SCALE_UNKNOWN: u32 = 2;

/// What all figures are computed from.
struct Run<'a> {
    document: &'a PipelineDocument,
    facts: &'a PipelineFacts,
    ladder: &'a Ladder<'a>,
    cases: Vec<Case<'a>>,
    first_orders: FirstOrders<'a>,
    costs: Costs<'a>,
    earlier: Vec<Case<'a>>,
    history_before: Option<NaiveDate>,
    as_of: Moment,
    zone: Zone,
}

impl Run<'_> {
    fn minimum_sample(&self) -> usize {
        usize::try_from(self.document.minimum_sample).unwrap_or(usize::MAX)
    }

    /// Whether filters by the day of the end leave the open deals out, so that nothing can be said of them.
    fn leaves_open_out(&self) -> bool {
        let filters = self.facts.filters.as_ref();
        filters.is_some_and(|filters| filters.closed_from.is_some() || filters.closed_before.is_some())
    }

    /// The days from a deal's beginning to its end, or to `as_of`.
    fn age_days(&self, case: &Case<'_>) -> Option<Number> {
        let began = case.began?;
        if case.is_open() {
            return Some(began.days_until(self.as_of, self.zone));
        }
        Some(began.days_to(case.ended?, self.zone))
    }

    /// Whether a deal had its chance: it is mature, or, where nothing says when that is, it ended.
    fn had_chance(&self, case: &Case<'_>) -> bool {
        if self.has_maturity() { case.is_mature() } else { !case.is_open() }
    }

    /// Whether the document says when a deal is mature.
    const fn has_maturity(&self) -> bool {
        self.document.mature_after_days.is_some()
    }
}

pub(super) fn evaluate(document: &PipelineDocument, facts: &PipelineFacts) -> Result<PipelineOutcome, Problems> {
    let facts = &*blanks::without_blanks(facts);
    let ladder = Ladder::of(document);
    let prepared = prepare(document, &ladder, facts)?;
    let (currency, mut notes) = (prepared.currency, prepared.notes);
    let (as_of, zone) = (facts.as_of, document.zone);
    let (first_orders, costs) = (prepared.first_orders, Costs::of(facts));
    let (cases, earlier, history_before) = (prepared.cases, prepared.earlier, prepared.history_before);
    let run =
        Run { document, facts, ladder: &ladder, cases, first_orders, costs, earlier, history_before, as_of, zone };
    let scale = currency.map_or(SCALE_UNKNOWN, Currency::scale);
    let confidence = document.confidence.clone();
    let mut sheet = Sheet::new(document.places, scale, confidence);
    let sheet = &mut sheet;
    let stands = Stands::of("", &run.cases);
    let all: Vec<&Case<'_>> = run.cases.iter().collect();
    let (weighted, unweighted) = sheet.section(&label::WEIGHTINGS, None, |sheet| weighted::weighted(&run, sheet));
    let why_unweighted = match document.probabilities {
        Probabilities::Declared => &code::NO_PROBABILITY,
        Probabilities::Learned => &code::NOTHING_LEARNED,
    };
    for deal in unweighted {
        notes.add(Some(deal), Mark::new(why_unweighted, "/deals"));
    }
    let past = past::Past::of(&run);
    weighted::note_learned(&run, &mut notes);
    let details = if facts.details { stages::details(&run, sheet) } else { Vec::new() };
    let mut outcome = PipelineOutcome {
        currency,
        deals: slices::standing(sheet, &stands),
        stages: stages::stages(&run, sheet),
        maturity: cohorts::maturity(&run, sheet),
        overall: sheet.section(&label::OVERALL, None, |sheet| cohorts::overall(&run, sheet, "overall", &all)),
        win_rate: sheet.section(&label::WIN_RATES, None, |sheet| rates::win_rate(&run, sheet, &stands)),
        velocity: sheet.section(&label::VELOCITIES, None, |sheet| rates::velocity(&run, sheet, &stands)),
        weighted,
        coverage: sheet.section(&label::COVERAGES, None, |sheet| rates::coverage(&run, sheet, &stands)),
        time_to_win: sheet.section(&label::TIME_TO_WIN, None, |sheet| time_to_win::time_to_win(&run, sheet)),
        history: past.as_ref().map(|past| past.publish(sheet)),
        bottlenecks: bottleneck::bottlenecks(&run, sheet, &stands, past.as_ref()),
        limits_exceeded: sheet.section(&label::LIMITS_EXCEEDED, None, |sheet| stages::exceeded(&run, sheet)),
        kpis: sheet.section(&label::KPIS, None, |sheet| orders::kpis(&run, sheet, &stands)),
        customers: customers::customers(&run, sheet),
        breakdowns: slices::breakdowns(&run, sheet),
        details,
        findings: notes.into_findings(facts.language),
        step: Step::group(&common::OUTCOME, None, Vec::new()),
    };
    outcome.step = Step::group(&common::OUTCOME, None, std::mem::take(&mut sheet.steps));
    Ok(outcome)
}
