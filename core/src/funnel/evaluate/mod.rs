//! Evaluating a pipeline: deals are prepared once, and every figure is a view of the same cases.

mod bottleneck;
mod group;
mod history;
mod ladder;
mod prepare;
mod rates;
mod slices;
mod spelling;
mod stages;

use self::{
    ladder::Ladder,
    prepare::{Case, prepare},
    rates::Stands,
};
use super::{
    document::PipelineDocument,
    facts::PipelineFacts,
    labels as label,
    notes::Mark,
    outcome::{Conversion, PipelineOutcome},
    sheet::Sheet,
    words::NoFigure,
};
use crate::{
    error::{Problems, catalogue::funnel as code},
    moment::Moment,
    money::Currency,
    number::Number,
    trace::{Step, common},
    zone::Zone,
};

/// The places of values whose currency is not known.
const SCALE_UNKNOWN: u32 = 2;

/// What all figures are computed from.
struct Run<'a> {
    document: &'a PipelineDocument,
    facts: &'a PipelineFacts,
    ladder: &'a Ladder<'a>,
    cases: Vec<Case<'a>>,
    as_of: Moment,
    zone: Zone,
}

impl Run<'_> {
    fn minimum_sample(&self) -> usize {
        usize::try_from(self.document.minimum_sample).unwrap_or(usize::MAX)
    }

    /// The days from a deal's beginning to its end, or to `as_of`.
    fn age_days(&self, case: &Case<'_>) -> Option<Number> {
        let began = case.began?;
        if case.is_open() {
            return Some(began.days_until(self.as_of, self.zone));
        }
        Some(began.days_to(case.ended?, self.zone))
    }

    /// Whether a deal began long enough ago, whatever became of it. Without a declared age every deal did; a deal
    /// without a date is not known to.
    fn is_mature(&self, case: &Case<'_>) -> bool {
        let Some(days) = self.document.mature_after_days else { return true };
        case.began.is_some_and(|began| began.days_until(self.as_of, self.zone) >= Number::from(days))
    }
}

pub(super) fn evaluate(document: &PipelineDocument, facts: &PipelineFacts) -> Result<PipelineOutcome, Problems> {
    let ladder = Ladder::of(document);
    let prepared = prepare(document, &ladder, facts)?;
    let (currency, mut notes) = (prepared.currency, prepared.notes);
    let (as_of, zone) = (facts.as_of, document.zone);
    let run = Run { document, facts, ladder: &ladder, cases: prepared.cases, as_of, zone };
    let scale = currency.map_or(SCALE_UNKNOWN, Currency::scale);
    let confidence = document.confidence.clone();
    let mut sheet = Sheet::new(document.places, scale, confidence);
    let sheet = &mut sheet;
    let stands = Stands::of("", &run.cases);
    let (weighted, unweighted) = sheet.section(&label::WEIGHTINGS, None, |sheet| rates::weighted(&run, sheet));
    for deal in unweighted {
        notes.add(Some(deal), Mark::new(&code::NO_PROBABILITY, "/deals"));
    }
    let details = if facts.details { stages::details(&run, sheet) } else { Vec::new() };
    let mut outcome = PipelineOutcome {
        currency,
        deals: slices::standing(sheet, &stands),
        stages: stages::stages(&run, sheet),
        overall: sheet.section(&label::OVERALL, None, |sheet| overall(&run, sheet)),
        win_rate: sheet.section(&label::WIN_RATES, None, |sheet| rates::win_rate(sheet, &stands)),
        velocity: sheet.section(&label::VELOCITIES, None, |sheet| rates::velocity(&run, sheet, &stands)),
        weighted,
        coverage: sheet.section(&label::COVERAGES, None, |sheet| rates::coverage(&run, sheet, &stands)),
        time_to_win: sheet.section(&label::TIME_TO_WIN, None, |sheet| rates::time_to_win(&run, sheet)),
        bottlenecks: bottleneck::bottlenecks(&run, sheet, &stands),
        limits_exceeded: sheet.section(&label::LIMITS_EXCEEDED, None, |sheet| stages::exceeded(&run, sheet)),
        kpis: sheet.section(&label::KPIS, None, |sheet| slices::kpis(&run, sheet, &stands)),
        breakdowns: slices::breakdowns(&run, sheet),
        details,
        findings: notes.into_findings(facts.language),
        step: Step::group(&common::OUTCOME, None, Vec::new()),
    };
    outcome.step = Step::group(&common::OUTCOME, None, std::mem::take(&mut sheet.steps));
    Ok(outcome)
}

/// From the first stage to won.
fn overall(run: &Run<'_>, sheet: &mut Sheet) -> Conversion {
    let mut overall = stages::between(run, sheet, "overall", 0, run.ladder.top());
    if overall.of == 0 {
        overall.reasons.insert("by_value", NoFigure::NoDeals);
    }
    overall
}
