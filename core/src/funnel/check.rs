//! What can be wrong with a pipeline before any deal is seen.

use super::document::{PipelineDocument, STAGES_MAX, StageOutcome};
use crate::{
    error::{Problem, Problems, catalogue::document as code, catalogue::funnel},
    limits,
    number::Number,
    stats::interval::{CONFIDENCES, PLACES_MAX, normal_quantile},
};
use std::collections::BTreeSet;

pub(super) fn check(document: &PipelineDocument, problems: &mut Problems) {
    check_stages(document, problems);
    check_statistics(&document.confidence, document.places, problems);
    if let Some(rules) = &document.customers {
        super::customers::check(rules, problems);
    }
}

fn check_stages(document: &PipelineDocument, problems: &mut Problems) {
    if let Err(problem) = limits::check("the number of stages", document.stages.len(), STAGES_MAX) {
        problems.push(Problem { path: "/stages".to_owned(), ..*problem });
    }
    let mut seen = BTreeSet::new();
    for (index, stage) in document.stages.iter().enumerate() {
        let path = format!("/stages/{index}");
        if !seen.insert(&stage.id) {
            problems.push(Problem::new(&code::DUPLICATE_ID, format!("{path}/id")).with("id", &stage.id));
        }
        let shares = [("probability", &stage.probability), ("benchmark", &stage.benchmark)];
        for (field, share) in shares.into_iter().filter_map(|(field, share)| Some((field, share.as_ref()?))) {
            if share.is_negative() || *share > Number::ONE {
                problems.push(out_of_range(format!("{path}/{field}"), share, "0 to 1"));
            }
        }
        if let Some(limit) = stage.limit_days.as_ref().filter(|limit| limit.is_negative()) {
            problems.push(out_of_range(format!("{path}/limit_days"), limit, "0 days and more"));
        }
    }
    let count = |outcome| document.stages.iter().filter(|stage| stage.outcome == outcome).count();
    let won = count(Some(StageOutcome::Won));
    if won != 1 {
        problems.push(Problem::new(&funnel::WON_STAGES, "/stages").with("count", won));
    }
    check_won_stands_above(document, problems);
    if count(None) == 0 {
        problems.push(Problem::new(&code::EMPTY, "/stages").with("field", "stages"));
    }
}

/// A stage below `won` would be passed on the way to it, whatever its place in the list says.
fn check_won_stands_above(document: &PipelineDocument, problems: &mut Problems) {
    let won = document.stages.iter().position(|stage| stage.outcome == Some(StageOutcome::Won));
    let Some((won, end)) = won.and_then(|place| Some((place, document.stages.get(place)?))) else { return };
    for (index, stage) in document.stages.iter().enumerate().skip(won).filter(|(_, stage)| stage.outcome.is_none()) {
        let problem = Problem::new(&funnel::AFTER_WON, format!("/stages/{index}"));
        problems.push(problem.with("stage", &stage.id).with("won", &end.id));
    }
}

/// What stages declare and nothing reads, as deals end there.
pub(super) fn lint(document: &PipelineDocument) -> Problems {
    let mut findings = Problems::new();
    let ends = document.stages.iter().enumerate().filter(|(_, stage)| stage.outcome.is_some());
    for (index, stage) in ends {
        let declared =
            [("limit_days", &stage.limit_days), ("probability", &stage.probability), ("benchmark", &stage.benchmark)];
        for (field, _) in declared.into_iter().filter(|(_, value)| value.is_some()) {
            let problem = Problem::new(&funnel::END_IGNORES, format!("/stages/{index}/{field}"));
            findings.push(problem.with("field", field).with("stage", &stage.id));
        }
    }
    findings
}

/// The confidence and the places that both funnels declare.
pub(super) fn check_statistics(confidence: &Number, places: u32, problems: &mut Problems) {
    if normal_quantile(confidence).is_none() {
        problems.push(out_of_range("/confidence".to_owned(), confidence, CONFIDENCES));
    }
    if places > PLACES_MAX {
        problems.push(out_of_range("/places".to_owned(), places, &format!("0 to {PLACES_MAX}")));
    }
}

/// A value outside of its range.
pub(super) fn out_of_range(path: String, value: impl std::fmt::Display, range: &str) -> Problem {
    Problem::new(&code::OUT_OF_RANGE, path).with("value", value).with("range", range)
}
