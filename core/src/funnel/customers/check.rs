//! What can be wrong with the rules for customers before any deal is seen.

use super::document::{Abc, CustomerRules, Lifetime, Rfm, SCORES_MAX, SEGMENTS_MAX, ScoreRange};
use crate::{
    error::{Problem, Problems, catalogue::document as code, catalogue::funnel},
    funnel::check::out_of_range,
    limits,
    number::Number,
};
use std::collections::BTreeSet;

/// The months that a window may have: a hundred years.
const MONTHS_MAX: u32 = 1_200;
/// The years that a customer may stay.
const YEARS_MAX: u32 = 100;

pub(in crate::funnel) fn check(rules: &CustomerRules, problems: &mut Problems) {
    if let Some(abc) = &rules.abc {
        check_abc(abc, problems);
    }
    if let Some(rfm) = &rules.rfm {
        check_rfm(rfm, problems);
    }
    if let Some(lifetime) = &rules.lifetime {
        check_lifetime(lifetime, problems);
    }
}

fn check_abc(abc: &Abc, problems: &mut Problems) {
    let before = problems.found();
    for (field, share) in [("a", &abc.a), ("b", &abc.b)] {
        if !share.is_positive() || *share > Number::ONE {
            problems.push(out_of_range(format!("/customers/abc/{field}"), share, "more than 0 to 1"));
        }
    }
    if problems.found() == before && abc.b <= abc.a {
        problems.push(not_rising("/customers/abc/b", &abc.b, &abc.a));
    }
}

fn not_rising(path: impl Into<String>, value: &Number, before: &Number) -> Problem {
    Problem::new(&funnel::NOT_RISING, path).with("value", value).with("before", before)
}

fn check_rfm(rfm: &Rfm, problems: &mut Problems) {
    if let Some(months) = rfm.months.filter(|months| *months == 0 || *months > MONTHS_MAX) {
        problems.push(out_of_range("/customers/rfm/months".to_owned(), months, &format!("1 to {MONTHS_MAX}")));
    }
    if rfm.scores < 2 || rfm.scores > SCORES_MAX {
        problems.push(out_of_range("/customers/rfm/scores".to_owned(), rfm.scores, &format!("2 to {SCORES_MAX}")));
        return;
    }
    if let Some(limits) = &rfm.limits {
        let lists =
            [("recency_days", &limits.recency_days), ("frequency", &limits.frequency), ("value", &limits.value)];
        for (field, list) in lists {
            check_limits(rfm.scores, field, list, problems);
        }
    }
    if let Err(problem) = limits::check("the number of segments", rfm.segments.len(), SEGMENTS_MAX) {
        problems.push(Problem { path: "/customers/rfm/segments".to_owned(), ..*problem });
    }
    let mut seen = BTreeSet::new();
    for (index, segment) in rfm.segments.iter().enumerate() {
        let path = format!("/customers/rfm/segments/{index}");
        if !seen.insert(&segment.id) {
            problems.push(Problem::new(&code::DUPLICATE_ID, format!("{path}/id")).with("id", &segment.id));
        }
        let ranges = [("recency", &segment.recency), ("frequency", &segment.frequency), ("value", &segment.value)];
        for (field, range) in ranges.into_iter().filter_map(|(field, range)| Some((field, range.as_ref()?))) {
            check_range(rfm.scores, range, &format!("{path}/{field}"), problems);
        }
    }
}

fn check_limits(scores: u32, field: &str, list: &[Number], problems: &mut Problems) {
    let path = format!("/customers/rfm/limits/{field}");
    let wanted = usize::try_from(scores).unwrap_or(usize::MAX).saturating_sub(1);
    if list.len() != wanted {
        let problem = Problem::new(&funnel::LIMITS_COUNT, &path).with("count", list.len());
        problems.push(problem.with("scores", scores).with("wanted", wanted));
    }
    for (index, limit) in list.iter().enumerate() {
        let path = format!("{path}/{index}");
        let before = index.checked_sub(1).and_then(|before| list.get(before));
        if limit.is_negative() {
            problems.push(out_of_range(path, limit, "0 and more"));
        } else if let Some(before) = before.filter(|before| limit <= before) {
            problems.push(not_rising(path, limit, before));
        }
    }
}

fn check_range(scores: u32, range: &ScoreRange, path: &str, problems: &mut Problems) {
    let told = format!("1 to {scores}");
    if range.from == 0 || range.from > scores {
        problems.push(out_of_range(format!("{path}/from"), range.from, &told));
    }
    if let Some(to) = range.to {
        if to == 0 || to > scores {
            problems.push(out_of_range(format!("{path}/to"), to, &told));
        } else if to < range.from && range.from <= scores {
            problems.push(out_of_range(format!("{path}/to"), to, &format!("{} to {scores}", range.from)));
        }
    }
}

fn check_lifetime(lifetime: &Lifetime, problems: &mut Problems) {
    if lifetime.margin.is_negative() || lifetime.margin > Number::ONE {
        problems.push(out_of_range("/customers/lifetime/margin".to_owned(), &lifetime.margin, "0 to 1"));
    }
    if !lifetime.years.is_positive() || lifetime.years > Number::from(YEARS_MAX) {
        let range = format!("more than 0 to {YEARS_MAX} years");
        problems.push(out_of_range("/customers/lifetime/years".to_owned(), &lifetime.years, &range));
    }
}
