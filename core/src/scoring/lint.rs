//! What is worth knowing about a scorecard before anyone is scored.

use super::{
    bands, check,
    document::{Clamp, ScorecardDocument},
};
use crate::{
    error::{Problem, Problems, catalogue::score as code},
    number::Number,
    rounding::Rounding,
};

pub(super) fn lint(card: &ScorecardDocument, at: &str, findings: &mut Problems) {
    let seen = check::seen(card);
    if let Some(rule) = &card.bands {
        bands::lint(rule, &seen, &format!("{at}/bands"), findings);
    }
    let limits = card.clamp.iter().flat_map(|Clamp { min, max }| [(min, "/clamp/min"), (max, "/clamp/max")]);
    let limits = limits.filter_map(|(limit, path)| Some((limit.as_ref()?, format!("{at}{path}"))));
    let vetoes = card.vetoes.iter().enumerate();
    let vetoes = vetoes
        .filter_map(|(index, veto)| Some((veto.score_at_most.as_ref()?, format!("{at}/vetoes/{index}/score_at_most"))));
    // A limit of more places than the score lets a score out that rounding forgot, or one that passes the limit.
    let scale = card.rounding.as_ref().and_then(|rule| rule.scale);
    for (limit, path) in limits.chain(vetoes) {
        if let Some(scale) = scale.filter(|scale| limit.rounded(Rounding::half_up(*scale)) != *limit) {
            findings.push(Problem::new(&code::FINER_THAN_ROUNDING, path).with("value", limit).with("scale", scale));
        }
    }
    let least: Option<&Number> = card.clamp.as_ref().and_then(|clamp| clamp.min.as_ref());
    let lowest = card.bands.as_ref().and_then(|bands| bands.sorted().into_iter().next());
    if let (Some(least), Some(lowest)) = (least, lowest)
        && *least < lowest.from
    {
        let pointer = card.bands.as_ref().map(|bands| bands.pointer_of(&lowest.grade)).unwrap_or_default();
        let problem = Problem::new(&code::NO_GRADE_BELOW, format!("{at}/bands{pointer}/from"));
        findings.push(problem.with("least", least).with("bound", &lowest.from));
    }
}
