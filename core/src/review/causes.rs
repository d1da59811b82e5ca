//! Causes: what the figures show to have opened a gap, ranked by the amount that it explains.

use super::{
    attainment::{AttainmentLine, Track},
    books::{Books, Periods},
    outcome::{Attainment, Cause, CauseKind, Missed, MissedOf},
    sales::Deal,
};
use crate::{
    error::{Code, Language, Problem, catalogue::review as code},
    funnel::PipelineOutcome,
    money::{Amount, Currency},
    number::Number,
    trace::grouped,
};

/// What opened the gaps, the largest first.
pub(super) fn causes(
    books: &Books,
    periods: &Periods,
    attainment: &Attainment,
    funnel: &PipelineOutcome,
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
        if let Some(value) = bottleneck.gain.as_ref().and_then(|gain| gain.value.as_ref())
            && value.value().is_positive()
        {
            causes.push(cause(CauseKind::Stage, &bottleneck.stage, value.value(), &code::STAGE_LOSES, &[]));
        }
    }
    causes.sort_by(|a, b| b.amount.value().cmp(a.amount.value()).then_with(|| a.id.cmp(&b.id)));
    causes
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
