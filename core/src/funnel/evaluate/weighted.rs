//! Open deals weighted by the probability of winning, declared or learned.

use super::{Run, case::Case, group::Group};
use crate::{
    error::catalogue::funnel as code,
    funnel::{
        document::Probabilities,
        labels as label,
        notes::{Mark, Notes},
        outcome::Weighted,
        sheet::Sheet,
    },
    trace::{Figure, Source},
};

/// The deals of a stage that had their chance, from which the probability of winning is learned.
fn had_chance<'c, 'a>(run: &'c Run<'a>, stage: usize) -> Option<Group<'c, 'a>> {
    let rung = run.ladder.rung(stage)?;
    let known = run.cases.iter().filter(|case| case.counts_at(rung) && run.had_chance(case));
    Some(Group::of(&label::DEALS, run.document.stages.get(stage)?.id.as_str(), known))
}

/// Notes stages whose probability is learned from fewer deals than the declared minimum, for the open deals in them.
pub(super) fn note_learned(run: &Run<'_>, notes: &mut Notes) {
    if run.document.probabilities != Probabilities::Learned {
        return;
    }
    let is_small = |known: &Group<'_, '_>| !known.cases.is_empty() && known.cases.len() < run.minimum_sample();
    for (index, stage) in run.document.stages.iter().enumerate() {
        let Some(known) = had_chance(run, index).filter(is_small) else { continue };
        for case in run.cases.iter().filter(|case| case.is_open() && case.stage() == Some(index)) {
            let mark =
                Mark::new(&code::LEARNED_FROM_FEW, "/deals").by("stage", &stage.id).by("deals", known.cases.len());
            notes.add(Some(case.deal.id.as_str()), mark);
        }
    }
}

/// The probability of winning from a stage, by the document's policy.
pub(super) fn probability(run: &Run<'_>, stage: usize) -> Option<Figure> {
    let declared = run.document.stages.get(stage)?;
    let id = declared.id.as_str();
    match run.document.probabilities {
        Probabilities::Declared => {
            let source = Source::Document(format!("/stages/{stage}/probability"));
            Some(Figure::given(&label::PROBABILITY, declared.probability.clone()?, source).about(id))
        }
        Probabilities::Learned => {
            let known = had_chance(run, stage)?;
            let won = known.only(&label::WON, Case::is_won);
            Figure::quotient(&label::PROBABILITY, &won.count, &known.count).map(|figure| figure.about(id))
        }
    }
}

/// The weighted pipeline, and the open deals that lack a probability.
pub(super) fn weighted<'c>(run: &'c Run<'_>, sheet: &mut Sheet) -> (Weighted, Vec<&'c str>) {
    let probabilities: Vec<_> = (0..run.document.stages.len()).map(|stage| probability(run, stage)).collect();
    let (mut amounts, mut without_amount) = (Vec::new(), 0_usize);
    let (mut values, mut variances, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
    let one = Figure::constant(&label::ONE, 1);
    for case in run.cases.iter().filter(|case| case.is_open()) {
        let Some(chance) = case.stage().and_then(|stage| probabilities.get(stage)?.as_ref()) else {
            unknown.push(case.deal.id.as_str());
            continue;
        };
        let Some(amount) = &case.amount else {
            without_amount = without_amount.saturating_add(1);
            continue;
        };
        amounts.push(amount);
        let miss = Figure::difference(&label::COMPLEMENT, &one, chance);
        values.push(Figure::product(&label::WEIGHTED, &[amount, chance]).about(case.deal.id.as_str()));
        let variance = Figure::product(&label::VARIANCE, &[amount, amount, chance, &miss]);
        variances.push(variance.about(case.deal.id.as_str()));
    }
    let value = Figure::sum(&label::WEIGHTED_VALUE, &values.iter().collect::<Vec<_>>());
    let variance = Figure::sum(&label::VARIANCE, &variances.iter().collect::<Vec<_>>());
    let deviation = Figure::root(&label::DEVIATION, &variance, 2, sheet.scale);
    let zero = Figure::constant(&label::ZERO, 0);
    let outcome = Weighted {
        deals: values.len(),
        without_probability: unknown.len(),
        without_amount,
        unweighted: sheet.money(&Figure::sum(&label::UNWEIGHTED, &amounts)),
        value: sheet.money(&value),
        variance: sheet.number(&variance),
        deviation: sheet.money(deviation.as_ref().unwrap_or(&zero)),
    };
    (outcome, unknown)
}
