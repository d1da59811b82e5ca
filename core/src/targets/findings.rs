//! What is legal but should be seen: targets that nobody has, standards that do not add up or measure something else,
//! missing owners, days that do not fit.

use super::{
    check::times_of,
    document::{NodeKind, Standard, StandardValue, TargetNode, TargetPlanDocument, Weight},
    share::Share,
    steps::Steps,
};
use crate::{
    calendar::{Calendar, Grain, Period},
    error::{Code, Problem, Problems, catalogue::target as code},
    money::Amount,
    number::Number,
    quantity::Unit,
    shape::escaped,
};

/// What the target measures: as declared; a count measures what it counts, money `revenue`.
pub(super) fn metric_of(plan: &TargetPlanDocument) -> Option<String> {
    plan.metric.clone().or_else(|| match &plan.unit {
        Unit::Currency(_) => Some("revenue".to_owned()),
        Unit::Count(unit) => unit.of.clone(),
        Unit::Named(unit) => Some(unit.name.clone()),
        _ => None,
    })
}

pub(super) struct Review<'d> {
    pub plan: &'d TargetPlanDocument,
    pub steps: &'d Steps,
    pub time: Option<(&'d Calendar, &'d Period)>,
}

impl Review<'_> {
    pub fn of(&self, root: &Share<'_>) -> Problems {
        let mut problems = Problems::new();
        if matches!(self.plan.tree.weight, Weight::Given(_)) {
            let problem = Problem::new(&code::SAYS_NOTHING, "/tree/weight").with("field", "weight");
            problems.push(problem.with("node", &self.plan.tree.id));
        }
        for (id, padding) in self.plan.padding.iter().filter(|(_, padding)| **padding > Number::ONE) {
            let problem = Problem::new(&code::LARGE_PADDING, format!("/padding/{}", escaped(id.as_str())));
            let (percent, times) = (format!("{}%", padding * &Number::HUNDRED), padding + &Number::ONE);
            problems.push(problem.with("node", id).with("percent", percent).with("times", times));
        }
        let has_owners = has_owner(&self.plan.tree);
        self.node(root, None, has_owners, &mut problems);
        problems
    }

    /// Reviews a node; `parent` is the nearest node above that is due on a day.
    fn node(&self, share: &Share<'_>, parent: Option<&TargetNode>, has_owners: bool, problems: &mut Problems) {
        let node = share.at.node;
        let finding = |code: &'static Code, field: &str| {
            Problem::new(code, format!("{}{field}", share.at.path)).with("node", &node.id)
        };
        if let Some(left) = &share.unallocated {
            let fixed = self.steps.written(&(&share.pot - &left.count));
            let value = self.steps.written(&left.count);
            let finding = finding(&code::UNALLOCATED, "").with("value", value).with("fixed", fixed);
            problems.push(finding.with("whole", self.steps.written(&share.pot)));
        }
        let value = || self.steps.written(&share.count);
        match node.kind {
            Some(NodeKind::Vacant) => problems.push(finding(&code::VACANT_SEAT, "/kind").with("value", value())),
            Some(NodeKind::House) => problems.push(finding(&code::HOUSE_ACCOUNT, "/kind").with("value", value())),
            None => {}
        }
        if has_owners && node.owner.is_none() {
            problems.push(finding(&code::NO_OWNER, ""));
        }
        if let Some(Standard::AtLeast(standard)) = &node.standard {
            self.standard(standard, share, finding(&code::STANDARD_SHORT, "/standard/at_least"), problems);
        }
        self.due(node, parent, finding(&code::DUE_ELSEWHERE, "/due"), problems);
        let bounding = if node.due.is_some() { Some(node) } else { parent };
        for child in &share.children {
            self.node(child, bounding, has_owners, problems);
        }
    }

    fn standard(&self, standard: &StandardValue, share: &Share<'_>, finding: Problem, problems: &mut Problems) {
        if let Some(target) = metric_of(self.plan)
            && target != standard.metric
        {
            let finding = Problem { code: &code::STANDARD_ELSEWHERE, ..finding };
            problems.push(finding.with("metric", &standard.metric).with("target", target));
            return;
        }
        let times = standard.each.and_then(|each| times_there(each, self.time?, share.at.node)).unwrap_or(1);
        let sum = &standard.value * &Number::from(times);
        let target = self.steps.amount(&share.count);
        if sum < target {
            let scale = self.steps.scale.max(super::steps::places(&standard.value));
            let written = |number: &Number| Amount::new(number, scale);
            let finding = finding.with("times", times).with("value", written(&standard.value));
            let finding = finding.with("sum", written(&sum)).with("target", written(&target));
            problems.push(finding.with("short", written(&(&target - &sum))));
        }
    }

    fn due(&self, node: &TargetNode, parent: Option<&TargetNode>, finding: Problem, problems: &mut Problems) {
        let Some(due) = node.due else { return };
        if let Some((_, period)) = self.time
            && !period.contains(due)
        {
            let finding = finding.clone().with("due", due).with("period", &period.label);
            problems.push(finding.with("from", period.start).with("to", period.last_day()));
        }
        if let Some(parent) = parent
            && let Some(before) = parent.due.filter(|before| due > *before)
        {
            let finding = Problem { code: &code::DUE_AFTER_PARENT, ..finding };
            problems.push(finding.with("due", due).with("parent", &parent.id).with("before", before));
        }
    }
}

/// The parts in which somebody is there.
fn times_there(each: Grain, (calendar, period): (&Calendar, &Period), node: &TargetNode) -> Option<usize> {
    let all = times_of(each, Some((calendar, period)))?;
    let is_away = |part: &Period| {
        node.hired.is_some_and(|hired| hired >= part.end) || node.left.is_some_and(|left| left < part.start)
    };
    Some(all.saturating_sub(calendar.children(period, each).iter().filter(|part| is_away(part)).count()))
}

fn has_owner(node: &TargetNode) -> bool {
    node.owner.is_some() || node.children.iter().any(has_owner)
}
