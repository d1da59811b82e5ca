//! Causes: what the figures show to have opened a gap, ranked by the amount that it explains.

use super::{
    attainment::{AttainmentLine, Track},
    books::{Books, Periods},
    outcome::{Attainment, Cause, CauseKind, Missed, MissedOf},
    sales::Deal,
};
use crate::{
    error::{Code, Language, Problem, catalogue::review as code},
    funnel::{Bottleneck, PipelineOutcome},
    money::{Amount, Currency},
    number::Number,
    rounding::Rounding,
    trace::{grouped, percent_at},
};

/// What opened the gaps, the largest first.
pub(super) fn causes(
    books: &Books,
    periods: &Periods,
    attainment: &Attainment,
    (funnel, confidence): (&PipelineOutcome, &Number),
    told: (Currency, Language),
) -> Vec<Cause> {
    let (currency, language) = told;
    let cause = |kind, id: &str, amount: &Number, code: &'static Code, params: &[(&'static str, String)]| {
        let amount = Amount::new(amount, currency.scale());
        let mut problem = Problem::new(code, "").with("id", id).with("amount", grouped(&amount.to_string()));
        problem.params.extend(params.iter().cloned());
        Cause { code: code.name, kind, id: id.to_owned(), amount, text: problem.message(language) }
    };
    let mut causes = Vec::new();
    for deal in &books.sales.deals {
        if let Some((amount, params)) = slipped(deal, periods) {
            causes.push(cause(
                CauseKind::SlippedDeal,
                deal.row.value.id.as_str(),
                &amount,
                &code::SLIPPED_DEAL,
                &params,
            ));
        }
    }
    for line in short(&attainment.products) {
        causes.push(cause(CauseKind::Product, &line.id, &missing(line), &code::PRODUCT_SHORT, &[]));
    }
    for line in short(&attainment.people) {
        causes.push(cause(CauseKind::Person, &line.id, &missing(line), &code::PERSON_SHORT, &[]));
    }
    for bottleneck in funnel.bottlenecks.iter().filter(|bottleneck| bottleneck.rank == Some(1)) {
        if let Some((value, params)) = leak(bottleneck, funnel, confidence, language) {
            causes.push(cause(CauseKind::Stage, &bottleneck.stage, &value, &code::STAGE_LOSES, &params));
        }
    }
    causes.sort_by(|a, b| b.amount.value().cmp(a.amount.value()).then_with(|| a.id.cmp(&b.id)));
    causes
}

type Params = Vec<(&'static str, String)>;

/// What raising a stage to its benchmark is worth, and all that the sentence says of it; `None` where it is worth nothing.
fn leak(
    bottleneck: &Bottleneck,
    funnel: &PipelineOutcome,
    confidence: &Number,
    language: Language,
) -> Option<(Number, Params)> {
    let gain = bottleneck.gain.as_ref()?;
    let value = gain.value.as_ref().filter(|value| value.value().is_positive())?;
    let interval = bottleneck.interval.as_ref()?;
    let stage = funnel.stages.iter().find(|stage| stage.id == bottleneck.stage)?;
    let name = stage.name.as_ref().map_or_else(|| stage.id.clone(), |name| format!("{name} ({})", stage.id));
    let count = |number: &Number| number.rounded(Rounding::half_up(1)).at_scale(1);
    let money = |value: &Option<Amount>| value.as_ref().map(|value| grouped(&value.to_string())).unwrap_or_default();
    let params = vec![
        ("name", name),
        ("of", bottleneck.of.to_string()),
        ("kind", language.of(bottleneck.basis.texts()).to_owned()),
        ("advanced", bottleneck.advanced.to_string()),
        ("conversion", percent(bottleneck.conversion.as_ref()?)),
        ("low", percent(&interval.low)),
        ("high", percent(&interval.high)),
        ("confidence", format!("{}%", confidence * &Number::HUNDRED)),
        ("benchmark", percent(bottleneck.benchmark.as_ref()?)),
        ("deals", count(&gain.deals)),
        ("won", count(gain.won.as_ref()?)),
        ("least", money(&gain.low.value)),
        ("most", money(&gain.high.value)),
    ];
    Some((value.value().clone(), params))
}

/// A share as a percentage with two places.
fn percent(share: &Number) -> String {
    percent_at(share, 2)
}

/// A deal that was expected in the period, is still open, and is now expected after it.
fn slipped(deal: &Deal, periods: &Periods) -> Option<(Number, Vec<(&'static str, String)>)> {
    let last = deal.estimates.last()?;
    let was = deal.estimates.iter().rev().find(|estimate| periods.current.contains(estimate.expected_close))?;
    let is_open = deal.won.is_none() && !deal.is_lost;
    if !is_open || last.expected_close < periods.current.end {
        return None;
    }
    let amount = deal.row.value.amount.clone()?;
    let owner = deal.row.value.owner.as_ref().map(ToString::to_string).unwrap_or_default();
    let params =
        vec![("owner", owner), ("was", was.expected_close.to_string()), ("now", last.expected_close.to_string())];
    Some((amount, params))
}

fn short(lines: &[AttainmentLine]) -> impl Iterator<Item = &AttainmentLine> {
    lines.iter().filter(|line| line.gap.as_ref().is_some_and(|gap| gap.value().is_negative()))
}

fn missing(line: &AttainmentLine) -> Number {
    line.gap.as_ref().map(|gap| gap.value().abs()).unwrap_or_default()
}

/// The targets that the present pace does not reach.
pub(super) fn missed(attainment: &Attainment) -> Vec<Missed> {
    let groups = [
        (MissedOf::Company, std::slice::from_ref(&attainment.company)),
        (MissedOf::Region, attainment.regions.as_slice()),
        (MissedOf::Product, attainment.products.as_slice()),
        (MissedOf::Person, attainment.people.as_slice()),
    ];
    let lines = groups.into_iter().flat_map(|(of, lines)| lines.iter().map(move |line| (of, line)));
    lines
        .filter_map(|(of, line)| {
            let (target, track) = (line.target.clone()?, line.track.filter(|track| *track != Track::OnTrack)?);
            let short = Amount::new(&(target.value() - line.projected.value()), target.scale());
            Some(Missed { of, id: line.id.clone(), target, projected: line.projected.clone(), short, track })
        })
        .collect()
}
