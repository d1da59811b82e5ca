//! What can be wrong with a cohort beyond its shape.

use super::document::*;
use crate::{
    error::{Problem, Problems, catalogue::document, catalogue::score as code},
    id::Id,
    life::tag,
    number::Number,
    scoring::{check as card_check, document::Group},
    shape::suggestion,
};
use std::collections::BTreeSet;

pub(super) fn check(cohort: &CohortDocument, problems: &mut Problems) {
    let card = &cohort.scorecard;
    if let Some(schema) = card.schema.as_ref().filter(|schema| **schema != tag("scorecard")) {
        let problem = Problem::new(&document::WRONG_KIND, "/scorecard/schema").with("found", schema);
        problems.push(problem.with("expected", tag("scorecard")));
    }
    card_check::check(card, "/scorecard", true, problems);
    let mut indicators = Vec::new();
    card.groups.iter().for_each(|group| collect(group, &mut indicators));
    let grades = card.bands.as_ref().map(|bands| bands.sorted().into_iter().map(|band| band.grade).collect());
    let mut check = Check { indicators, grades, problems };
    if let Some(distribution) = &cohort.distribution {
        check.distribution(distribution);
    }
    if let Some(ranks) = &cohort.ranks {
        check.keys(&ranks.keys, "/ranks/keys");
    }
    check.awards(&cohort.awards);
    for (index, total) in cohort.totals.iter().enumerate() {
        check.indicator(&total.indicator, &format!("/totals/{index}/indicator"));
        if let Some(rule) = &total.rounding {
            card_check::rounding(rule, &format!("/totals/{index}/rounding"), check.problems);
        }
    }
    for (index, set) in cohort.calibration.iter().enumerate() {
        check.grade(&set.grade, "calibration", &format!("/calibration/{index}/grade"));
        set.unsaid().for_each(|field| check.problems.push(empty(index, field)));
    }
}

/// Quotas that have no effect: nobody is moved out of the lowest grade, because there is none below it.
pub(super) fn lint(cohort: &CohortDocument, findings: &mut Problems) {
    let lowest = cohort.scorecard.bands.as_ref().and_then(|bands| bands.sorted().into_iter().next());
    let (Some(rule), Some(lowest)) = (&cohort.distribution, lowest) else { return };
    for (index, quota) in rule.quotas.iter().enumerate() {
        if rule.rule == QuotaRule::AtMost && quota.grade == lowest.grade {
            let problem = Problem::new(&code::QUOTA_OF_LOWEST, format!("/distribution/quotas/{index}"));
            findings.push(problem.with("grade", &quota.grade));
        }
    }
}

fn collect<'a>(group: &'a Group, ids: &mut Vec<&'a Id>) {
    ids.extend(group.indicators.iter().map(|indicator| &indicator.id));
    group.groups.iter().for_each(|inner| collect(inner, ids));
}

/// An override that does not say who set it, or why.
pub(super) fn empty(index: usize, field: &str) -> Problem {
    Problem::new(&document::EMPTY, format!("/calibration/{index}/{field}")).with("field", field)
}

struct Check<'a> {
    indicators: Vec<&'a Id>,
    grades: Option<Vec<String>>,
    problems: &'a mut Problems,
}

impl Check<'_> {
    fn indicator(&mut self, id: &Id, path: &str) {
        if !self.indicators.contains(&id) {
            let problem = Problem::new(&document::UNKNOWN_REFERENCE, path).with("id", id);
            self.problems.push(problem.suggest(suggestion(id.as_str(), &self.indicators)));
        }
    }

    fn grade(&mut self, grade: &str, field: &str, path: &str) {
        let problem = match &self.grades {
            None => Problem::new(&code::NO_BANDS, path).with("field", field),
            Some(grades) if grades.iter().any(|known| known == grade) => return,
            Some(grades) => {
                Problem::new(&document::UNKNOWN_REFERENCE, path).with("id", grade).suggest(suggestion(grade, grades))
            }
        };
        self.problems.push(problem);
    }

    fn key(&mut self, key: &Key, path: &str) {
        match (&key.indicator, key.by) {
            (Some(id), _) => self.indicator(id, &format!("{path}/indicator")),
            (None, By::Points | By::Raw) => {
                self.problems.push(Problem::new(&document::MISSING_FIELD, path).with("field", "indicator"));
            }
            (None, _) => {}
        }
    }

    fn keys(&mut self, keys: &[Key], path: &str) {
        for (index, key) in keys.iter().enumerate() {
            self.key(key, &format!("{path}/{index}"));
        }
    }

    fn ties(&mut self, ties: Ties, keys: &[Key], path: &str) {
        if ties == Ties::TieKey && keys.is_empty() {
            let path = format!("{path}/tie_keys");
            self.problems.push(Problem::new(&document::EMPTY, path).with("field", "tie_keys"));
        }
        self.keys(keys, &format!("{path}/tie_keys"));
    }

    fn distribution(&mut self, rule: &Distribution) {
        let path = "/distribution";
        if rule.quotas.is_empty() {
            self.problems.push(Problem::new(&document::EMPTY, format!("{path}/quotas")).with("field", "quotas"));
        }
        self.ties(rule.ties, &rule.tie_keys, path);
        let (mut seen, mut shares, mut has_counts) = (BTreeSet::new(), Number::ZERO, false);
        for (index, quota) in rule.quotas.iter().enumerate() {
            let at = format!("{path}/quotas/{index}");
            self.grade(&quota.grade, "distribution", &format!("{at}/grade"));
            if !seen.insert(&quota.grade) {
                let problem = Problem::new(&document::DUPLICATE_ID, format!("{at}/grade"));
                self.problems.push(problem.with("id", &quota.grade));
            }
            if quota.share.is_some() == quota.count.is_some() {
                self.problems.push(Problem::new(&code::QUOTA_KIND, &at).with("grade", &quota.grade));
            }
            has_counts |= quota.count.is_some();
            if let Some(share) = &quota.share {
                if share.is_negative() {
                    let problem = Problem::new(&document::OUT_OF_RANGE, format!("{at}/share")).with("value", share);
                    self.problems.push(problem.with("range", "`0 ≤ x ≤ 1`"));
                }
                shares += share;
            }
        }
        let is_short = rule.rule == QuotaRule::Exactly && !has_counts && shares != Number::ONE;
        if shares > Number::ONE || is_short {
            let expected = if is_short { "1" } else { "≤ 1" };
            let problem = Problem::new(&code::QUOTAS_SUM, format!("{path}/quotas")).with("sum", &shares);
            self.problems.push(problem.with("expected", expected));
        }
        if rule.rule == QuotaRule::Exactly && has_counts && rule.quotas.iter().any(|quota| quota.share.is_some()) {
            // Shares of a cohort beside fixed counts could not be met together in every cohort.
            let first = rule.quotas.iter().position(|quota| quota.share.is_some()).unwrap_or_default();
            let grade = rule.quotas.get(first).map(|quota| quota.grade.clone()).unwrap_or_default();
            let problem = Problem::new(&code::QUOTA_KIND, format!("{path}/quotas/{first}"));
            self.problems.push(problem.with("grade", grade));
        }
    }

    fn awards(&mut self, awards: &[Award]) {
        let mut ids = BTreeSet::new();
        for (index, award) in awards.iter().enumerate() {
            let path = format!("/awards/{index}");
            if !ids.insert(&award.id) {
                let problem = Problem::new(&document::DUPLICATE_ID, format!("{path}/id"));
                self.problems.push(problem.with("id", &award.id));
            }
            let path = format!("{path}/rule/{}", award.rule.tag());
            match &award.rule {
                AwardRule::TopN(rule) => {
                    self.key(&rule.key, &format!("{path}/key"));
                    self.ties(rule.ties, &rule.tie_keys, &path);
                }
                AwardRule::Threshold(rule) => self.key(&rule.key, &format!("{path}/key")),
                AwardRule::Streak(rule) => {
                    if rule.at_least == 0 {
                        let problem = Problem::new(&document::OUT_OF_RANGE, format!("{path}/at_least"));
                        self.problems.push(problem.with("value", 0).with("range", "`x ≥ 1`"));
                    }
                }
                AwardRule::MostImproved(rule) => self.ties(rule.ties, &rule.tie_keys, &path),
            }
        }
    }
}
