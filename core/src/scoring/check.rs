//! What can be wrong with a scorecard beyond its shape.

use super::{
    across,
    bands::{self, Seen},
    check_rule,
    document::*,
    rule::Missing,
};
use crate::{
    apportion::{Claim, split_amount},
    error::{Problem, Problems, catalogue::document, catalogue::score as code},
    id::Id,
    number::Number,
    rounding::{Mode, Rounding, RoundingRule},
    shape::suggestion,
};
use std::collections::BTreeSet;

/// The indicators and groups of one scorecard.
pub const PARTS_MAX: usize = 1_000;
/// The most places that a number has.
const SCALE_MAX: u32 = 28;

/// Checks a scorecard that stands at `at`; the peer comparisons need a cohort.
pub(super) fn check(card: &ScorecardDocument, at: &str, has_peers: bool, problems: &mut Problems) {
    let mut check = Check { card, has_peers, ids: BTreeSet::new(), problems };
    if !card.scale.is_positive() {
        check.out_of_range(&card.scale, "`x > 0`", format!("{at}/scale"));
    }
    if let Some(rule) = &card.rounding {
        rounding(rule, &format!("{at}/rounding"), check.problems);
    }
    if let Some(Clamp { min: Some(min), max: Some(max) }) = &card.clamp
        && min > max
    {
        check.reversed(min, max, format!("{at}/clamp/max"));
    }
    check.rescale(card.rescale.as_ref(), at);
    check.share(card.minimum_weight.as_ref(), format!("{at}/minimum_weight"));
    check.members(card.aggregate, card.weight_rule, (&[], &card.groups), "groups", at);
    for (index, group) in card.groups.iter().enumerate() {
        check.group(group, card.aggregate, &format!("{at}/groups/{index}"));
    }
    check.adjustments(at);
    if let Some(rule) = &card.bands {
        bands::check(rule, &seen(card), &format!("{at}/bands"), check.problems);
    }
    check.vetoes(at);
    if let Some(rule) = &card.across {
        across::check(rule, &format!("{at}/across"), check.problems);
    }
    card.calendar.check(&format!("{at}/calendar"), check.problems);
}

/// A rounding that has to state its scale.
pub(super) fn rounding(rule: &RoundingRule, at: &str, problems: &mut Problems) {
    let problem = match rule.scale {
        None => Problem::new(&document::MISSING_FIELD, at).with("field", "scale"),
        Some(scale) if scale > SCALE_MAX => Problem::new(&document::OUT_OF_RANGE, format!("{at}/scale"))
            .with("value", scale)
            .with("range", "`0 ≤ x ≤ 28`"),
        Some(_) => return,
    };
    problems.push(problem);
}

/// What the bands of a scorecard see.
pub(super) fn seen(card: &ScorecardDocument) -> Seen {
    let scale = card.rounding.as_ref().and_then(|rule| rule.scale).filter(|scale| *scale <= SCALE_MAX);
    let max = card.clamp.as_ref().and_then(|clamp| clamp.max.clone());
    Seen { scale: scale.filter(|_| card.bands_on == BandsOn::Rounded), max }
}

struct Check<'a> {
    card: &'a ScorecardDocument,
    has_peers: bool,
    ids: BTreeSet<&'a Id>,
    problems: &'a mut Problems,
}

impl<'a> Check<'a> {
    fn push(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    fn out_of_range(&mut self, value: &Number, range: &str, path: String) {
        self.push(Problem::new(&document::OUT_OF_RANGE, path).with("value", value).with("range", range));
    }

    fn reversed(&mut self, low: &Number, high: &Number, path: String) {
        self.push(Problem::new(&code::ENDS_REVERSED, path).with("low", low).with("high", high));
    }

    fn share(&mut self, share: Option<&Number>, path: String) {
        if let Some(share) = share.filter(|share| share.is_negative() || **share > Number::ONE) {
            self.out_of_range(share, "`0 ≤ x ≤ 1`", path);
        }
    }

    /// Both scales rise: on a falling one more points would be less, and equal ends have no way between them.
    fn rescale(&mut self, rule: Option<&Rescale>, at: &str) {
        for (ends, field) in rule.iter().flat_map(|rule| [(&rule.from, "from"), (&rule.to, "to")]) {
            if ends.0 >= ends.1 {
                let problem = Problem::new(&code::RESCALE_ENDS, format!("{at}/rescale/{field}"));
                self.push(problem.with("low", &ends.0).with("high", &ends.1));
            }
        }
    }

    fn id(&mut self, id: &'a Id, path: &str) {
        if !self.ids.insert(id) {
            self.push(Problem::new(&document::DUPLICATE_ID, format!("{path}/id")).with("id", id));
        }
        if self.ids.len() == PARTS_MAX.saturating_add(1) {
            let problem = Problem::new(&document::TOO_LARGE, path).with("what", "the number of indicators and groups");
            self.push(problem.with("size", self.ids.len()).with("limit", PARTS_MAX));
        }
    }

    /// The parts of one group, or of the scorecard: that there are some, and that their weights fit.
    fn members(
        &mut self,
        aggregate: Aggregate,
        rule: WeightRule,
        (indicators, groups): (&'a [Indicator], &'a [Group]),
        name: &str,
        at: &str,
    ) {
        let parts = indicators
            .iter()
            .enumerate()
            .map(|(index, part)| (&part.id, part.weight.as_ref(), format!("{at}/indicators/{index}")));
        let inner = groups
            .iter()
            .enumerate()
            .map(|(index, part)| (&part.id, part.weight.as_ref(), format!("{at}/groups/{index}")));
        let parts: Vec<_> = parts.chain(inner).collect();
        if parts.is_empty() {
            let field = if name == "groups" { "groups" } else { "indicators" };
            self.push(Problem::new(&document::EMPTY, format!("{at}/{field}")).with("field", field));
            return;
        }
        let needs_weights = matches!(aggregate, Aggregate::Arithmetic | Aggregate::Geometric);
        let mut claims = Vec::new();
        let mut is_whole = true;
        for (id, weight, path) in &parts {
            match weight {
                Some(weight) if weight.is_negative() => {
                    self.out_of_range(weight, "`x ≥ 0`", format!("{path}/weight"));
                    is_whole = false;
                }
                Some(weight) => claims.push(Claim { id: id.as_str(), weight }),
                None if needs_weights => {
                    self.push(Problem::new(&document::MISSING_FIELD, path.as_str()).with("field", "weight"));
                    is_whole = false;
                }
                None => {}
            }
        }
        if needs_weights && is_whole {
            self.weights(rule, &claims, name, at);
        }
    }

    fn weights(&mut self, rule: WeightRule, claims: &[Claim<'_>], name: &str, at: &str) {
        let sum: Number = claims.iter().map(|claim| claim.weight).sum();
        let is_exact = sum == Number::HUNDRED || sum == Number::ONE;
        if rule == WeightRule::ExactSum && !is_exact {
            let problem = Problem::new(&code::WEIGHTS_SUM, at).with("group", name).with("sum", &sum);
            self.push(problem.with("fix", mended(&sum, claims)));
        } else if sum.is_zero() {
            self.out_of_range(&sum, "`x > 0`", at.to_owned());
        }
    }

    fn group(&mut self, group: &'a Group, parent: Aggregate, at: &str) {
        self.id(&group.id, at);
        self.rescale(group.rescale.as_ref(), at);
        self.share(group.minimum_weight.as_ref(), format!("{at}/minimum_weight"));
        if let Some(missing) = &group.missing {
            self.missing(missing, &group.id, parent, at);
        }
        if group.missing == Some(Missing::Carry) {
            self.push(Problem::new(&code::CARRY_IN_GROUP, format!("{at}/missing")).with("id", &group.id));
        }
        let rule = group.weight_rule.unwrap_or(self.card.weight_rule);
        let parts = (group.indicators.as_slice(), group.groups.as_slice());
        self.members(group.aggregate, rule, parts, group.id.as_str(), at);
        for (id, rater) in group.raters.iter().flatten() {
            if !rater.weight.is_positive() {
                let path = format!("{at}/raters/{}/weight", crate::shape::escaped(id.as_str()));
                self.out_of_range(&rater.weight, "`x > 0`", path);
            }
        }
        let claims: Vec<Claim<'_>> =
            group.raters.iter().flatten().map(|(id, rater)| Claim { id: id.as_str(), weight: &rater.weight }).collect();
        if !claims.is_empty() && claims.iter().all(|claim| claim.weight.is_positive()) {
            self.weights(rule, &claims, "raters", &format!("{at}/raters"));
        }
        if group.raters.as_ref().is_some_and(std::collections::BTreeMap::is_empty) {
            self.push(Problem::new(&document::EMPTY, format!("{at}/raters")).with("field", "raters"));
        }
        for (index, indicator) in group.indicators.iter().enumerate() {
            self.indicator(indicator, group.aggregate, &format!("{at}/indicators/{index}"));
        }
        for (index, inner) in group.groups.iter().enumerate() {
            self.group(inner, group.aggregate, &format!("{at}/groups/{index}"));
        }
    }

    fn missing(&mut self, missing: &Missing, id: &Id, parent: Aggregate, at: &str) {
        if *missing == Missing::Renormalise && parent == Aggregate::Sum {
            self.push(Problem::new(&code::RENORMALISE_IN_SUM, format!("{at}/missing")).with("id", id));
        }
    }

    fn indicator(&mut self, indicator: &'a Indicator, parent: Aggregate, at: &str) {
        self.id(&indicator.id, at);
        self.missing(&indicator.missing, &indicator.id, parent, at);
        if let (Some(floor), Some(cap)) = (&indicator.floor, &indicator.cap)
            && floor > cap
        {
            self.reversed(floor, cap, format!("{at}/cap"));
        }
        if let Missing::Neutral(points) = &indicator.missing {
            let (floor, cap) = (indicator.floor.as_ref(), indicator.cap.as_ref());
            if floor.is_some_and(|floor| points < floor) || cap.is_some_and(|cap| points > cap) {
                let shown =
                    |limit: Option<&Number>, open: &str| limit.map_or_else(|| open.to_owned(), ToString::to_string);
                let range = format!("`{} ≤ x ≤ {}`", shown(floor, "-∞"), shown(cap, "∞"));
                self.out_of_range(points, &range, format!("{at}/missing/neutral"));
            }
        }
        if let Some(step) = indicator.step.as_ref().filter(|step| !step.is_positive()) {
            self.out_of_range(step, "`x > 0`", format!("{at}/step"));
        }
        self.effort(indicator.effort.as_ref(), at);
        check_rule::check(indicator, self.has_peers, at, self.problems);
    }

    fn effort(&mut self, effort: Option<&Effort>, at: &str) {
        let Some(effort) = effort else { return };
        let fields = [(Some(&effort.cost), "cost"), (Some(&effort.per), "per"), (effort.most.as_ref(), "most")];
        for (number, field) in fields {
            if let Some(number) = number.filter(|number| !number.is_positive()) {
                self.out_of_range(number, "`x > 0`", format!("{at}/effort/{field}"));
            }
        }
    }

    fn adjustments(&mut self, at: &str) {
        let mut ids = BTreeSet::new();
        for (index, adjustment) in self.card.adjustments.iter().enumerate() {
            let path = format!("{at}/adjustments/{index}");
            if !ids.insert(&adjustment.id) {
                self.push(Problem::new(&document::DUPLICATE_ID, format!("{path}/id")).with("id", &adjustment.id));
            }
            if adjustment.add.is_some() == adjustment.deduct.is_some() {
                self.push(Problem::new(&code::ADD_OR_DEDUCT, &path).with("id", &adjustment.id));
            }
            self.effort(adjustment.effort.as_ref(), &path);
            for (field, rate) in [("add", &adjustment.add), ("deduct", &adjustment.deduct)] {
                let Some(rate) = rate else { continue };
                if !rate.per.is_positive() {
                    self.out_of_range(&rate.per, "`x > 0`", format!("{path}/{field}/per"));
                }
                if rate.points.is_negative() {
                    self.out_of_range(&rate.points, "`x ≥ 0`", format!("{path}/{field}/points"));
                }
                if let Some(max) = rate.max.as_ref().filter(|max| max.is_negative()) {
                    self.out_of_range(max, "`x ≥ 0`", format!("{path}/{field}/max"));
                }
            }
        }
    }

    fn vetoes(&mut self, at: &str) {
        let grades: Option<Vec<String>> =
            self.card.bands.as_ref().map(|bands| bands.sorted().into_iter().map(|band| band.grade).collect());
        let mut ids = BTreeSet::new();
        for (index, veto) in self.card.vetoes.iter().enumerate() {
            let path = format!("{at}/vetoes/{index}");
            if !ids.insert(&veto.id) {
                self.push(Problem::new(&document::DUPLICATE_ID, format!("{path}/id")).with("id", &veto.id));
            }
            if veto.grade_at_most.is_none() && veto.score_at_most.is_none() {
                self.push(Problem::new(&code::VETO_EMPTY, &path).with("id", &veto.id));
            }
            if let Some(grade) = &veto.grade_at_most {
                self.grade(grade, grades.as_deref(), "grade_at_most", &format!("{path}/grade_at_most"));
            }
        }
    }

    fn grade(&mut self, grade: &str, grades: Option<&[String]>, field: &str, path: &str) {
        let problem = match grades {
            None => Problem::new(&code::NO_BANDS, path).with("field", field),
            Some(grades) if grades.iter().any(|known| known == grade) => return,
            Some(grades) => {
                Problem::new(&document::UNKNOWN_REFERENCE, path).with("id", grade).suggest(suggestion(grade, grades))
            }
        };
        self.push(problem);
    }
}

/// The weights that would add up: the nearest of 100 and 1 split in the same proportions.
fn mended(sum: &Number, claims: &[Claim<'_>]) -> String {
    let whole = if *sum > Number::from(2) { Number::HUNDRED } else { Number::ONE };
    let needed = claims.iter().map(|claim| scale_of(claim.weight)).max().unwrap_or_default();
    let scale = if whole == Number::ONE { needed.max(2) } else { needed };
    let step = Number::ONE.over(&Number::from(10).to_power(scale)).unwrap_or_default();
    match split_amount(&whole, &step, claims) {
        Some(parts) => parts.iter().map(|part| format!("`{part}`")).collect::<Vec<_>>().join(", "),
        None => "`100`".to_owned(),
    }
}

fn scale_of(number: &Number) -> u32 {
    (0..=SCALE_MAX)
        .find(|scale| number.rounded(Rounding { mode: Mode::Down, scale: *scale }) == *number)
        .unwrap_or(SCALE_MAX)
}
