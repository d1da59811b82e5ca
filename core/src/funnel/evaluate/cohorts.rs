//! Deals that began together, or have something else in common: where their part of the funnel leaks, and which of them
//! had their chance.

use super::{
    Run,
    case::{Case, Ripeness},
    group::Group,
    rates::Stands,
    slices::standing,
};
use crate::{
    funnel::{
        cohorts::{Maturity, SliceStage},
        labels as label,
        outcome::{Conversion, Reasons},
        sheet::Sheet,
        words::NoFigure,
    },
    trace::{Figure, Label},
};

/// The share of `of` that `advanced`, by count and by value.
pub(super) fn conversion(run: &Run<'_>, sheet: &mut Sheet, of: &Group<'_, '_>, advanced: &Group<'_, '_>) -> Conversion {
    let mut reasons = Reasons::new();
    let by_count = Figure::quotient(&label::CONVERSION, &advanced.count, &of.count);
    let (of_value, advanced_value) = (of.value(), advanced.value());
    let has_negative = of.has_negative();
    let is_known = !has_negative && of.has_value_beside(advanced);
    let by_value = Figure::quotient(&label::CONVERSION_BY_VALUE, &advanced_value, &of_value);
    let why_value = match () {
        () if has_negative => NoFigure::NegativeValue,
        () if of.cases.is_empty() => NoFigure::NoDeals,
        () => NoFigure::NoValue,
    };
    Conversion {
        of: of.cases.len(),
        advanced: advanced.cases.len(),
        conversion: sheet.number_or(by_count.as_ref(), ("conversion", NoFigure::NoDeals), &mut reasons),
        interval: sheet.interval(&advanced.count, &of.count, ("interval", NoFigure::NoDeals), &mut reasons),
        of_value: sheet.money(&of_value),
        advanced_value: sheet.money(&advanced_value),
        unpriced: of.unpriced(),
        by_value: sheet.number_or(by_value.filter(|_| is_known).as_ref(), ("by_value", why_value), &mut reasons),
        is_small_sample: of.cases.len() < run.minimum_sample(),
        mature: None,
        reasons,
    }
}

/// The share of the deals of a group that fulfil a condition.
pub(super) fn share<'a>(
    run: &Run<'_>,
    sheet: &mut Sheet,
    of: &Group<'_, 'a>,
    label: &'static Label,
    has_advanced: impl Fn(&Case<'a>) -> bool,
) -> Conversion {
    conversion(run, sheet, of, &of.only(label, has_advanced))
}

/// The share of the deals counting at `from` that count at `to` as well, with the mature deals beside all of them.
pub(super) fn between(
    run: &Run<'_>,
    sheet: &mut Sheet,
    about: &str,
    cases: &[&Case<'_>],
    (from, to): (usize, usize),
) -> Conversion {
    let of = Group::of(&label::DEALS, about, cases.iter().copied().filter(|case| case.counts_at(from)));
    let mut all = share(run, sheet, &of, &label::ADVANCED, |case| case.counts_at(to));
    if run.has_maturity() {
        let of = of.only(&label::MATURE, Case::is_mature);
        let mature = sheet.section(&label::MATURE, Some(about), |sheet| {
            share(run, sheet, &of, &label::ADVANCED, |case| case.counts_at(to))
        });
        all.mature = Some(Box::new(mature));
    }
    all
}

/// From the first stage to won.
pub(super) fn overall(run: &Run<'_>, sheet: &mut Sheet, about: &str, cases: &[&Case<'_>]) -> Conversion {
    between(run, sheet, about, cases, (0, run.ladder.top()))
}

/// From each stage to the next.
pub(super) fn stages(run: &Run<'_>, sheet: &mut Sheet, cases: &[&Case<'_>]) -> Vec<SliceStage> {
    let passed = run.ladder.stages.iter().take(run.ladder.top()).enumerate();
    let stages = passed.filter_map(|(rung, index)| Some((rung, run.document.stages.get(*index)?.id.as_str())));
    stages
        .map(|(rung, id)| {
            let steps = (rung, rung.saturating_add(1));
            let conversion = sheet.section(&label::STAGE, Some(id), |sheet| between(run, sheet, id, cases, steps));
            SliceStage { stage: id.to_owned(), conversion }
        })
        .collect()
}

/// Who had their chance; `None` where the document does not say when a deal has.
pub(super) fn maturity(run: &Run<'_>, sheet: &mut Sheet) -> Option<Maturity> {
    let after_days = run.document.mature_after_days?;
    let mut of = |label: &'static Label, ripeness: Ripeness| {
        let cases = run.cases.iter().filter(|case| case.ripeness == ripeness);
        sheet.section(label, None, |sheet| standing(sheet, &Stands::of("", cases)))
    };
    Some(Maturity {
        after_days,
        mature: of(&label::MATURE, Ripeness::Mature),
        young: of(&label::YOUNG, Ripeness::Young),
        undated: of(&label::UNDATED, Ripeness::Undated),
    })
}
