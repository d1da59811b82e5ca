//! The life cycle of a target plan.

use super::{
    check,
    document::{BoundsMethod, TargetPlanDocument},
    explain::Story,
    facts::TargetFacts,
    findings::Review,
    outcome::{NodeOutcome, PeriodOutcome, ReceiptOutcome, TargetOutcome, UnallocatedOutcome},
    prepare::prepare,
    report::{Clock, QUOTIENT_PLACES, Reports, Told, check_facts},
    share::{Rules, Share, share},
    spread::{Course, Spans, course, spread},
    steps::Steps,
    table::{at_rows, has_faulty_rows},
    weights::listed,
};
use crate::{
    calendar::{Calendar, Period},
    error::{
        Findings, Problem, Problems,
        catalogue::{number, target as code},
    },
    id::Id,
    life::{LifeCycle, load},
    money::Amount,
    number::Number,
    rounding::Rounding,
    shape::{Node, shortened},
};

/// A target plan that holds: it can be shared out to the last step.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetPlan {
    document: TargetPlanDocument,
}

/// Everything that is computed of a plan before facts come in.
pub(super) struct Worked<'d> {
    pub steps: Steps,
    pub root: Share<'d>,
    pub time: Option<(Calendar, Period, Option<Course>)>,
}

impl TargetPlan {
    /// Works the plan out.
    pub(super) fn work(&self) -> Worked<'_> {
        let steps = Steps::of(&self.document);
        // INVARIANT: loading found no problem, so there is none here.
        let mut none = Problems::new();
        let (root, whole) = prepare(&self.document, &mut none);
        let root = share(root, &whole, Rules::of(&self.document));
        let time = self.document.time.as_ref().and_then(|rule| course(rule, &mut none));
        Worked { steps, root, time }
    }

    fn findings(&self, worked: &Worked<'_>) -> Problems {
        let time = worked.time.as_ref().map(|(calendar, period, _)| (calendar, period));
        Review { plan: &self.document, steps: &worked.steps, time }.of(&worked.root)
    }
}

impl LifeCycle for TargetPlan {
    const KIND: &'static str = "target-plan";
    type Document = TargetPlanDocument;
    type Facts = TargetFacts;
    type Outcome = TargetOutcome;

    fn check(document: &TargetPlanDocument, problems: &mut Problems) {
        check::check(document, problems);
    }

    fn verify(document: &TargetPlanDocument, problems: &mut Problems) {
        check::verify(document, problems);
    }

    fn from_node(node: &Node<'_>) -> Result<Self, Problems> {
        load(node).map_err(|mut problems| {
            if has_faulty_rows(node) {
                // Whether somebody who is named elsewhere is in the tree shows when the rows are one.
                problems.retain(|problem| !problem.path.starts_with("/padding/"));
            }
            at_rows(node, problems)
        })
    }

    fn build(document: TargetPlanDocument) -> Self {
        Self { document }
    }

    fn document(&self) -> &TargetPlanDocument {
        &self.document
    }

    fn ask(&self, question: &Node<'_>) -> Result<String, Problems> {
        super::revise::ask(self, question)
    }

    fn lint(&self) -> Problems {
        self.findings(&self.work())
    }

    fn evaluate(&self, facts: &TargetFacts) -> Result<TargetOutcome, Problems> {
        let worked = self.work();
        check_facts(facts, &worked).or(())?;
        if let Some(problem) = unsound(&worked.root, &worked.steps) {
            return Err(problem.into());
        }
        let course = worked.time.as_ref().and_then(|(_, _, course)| course.as_ref());
        let spans = course.map(|course| spread(&worked.root, course, &worked.steps));
        let clock = worked.time.as_ref().and_then(|(_, period, _)| Clock::of(period, facts));
        let mut reports = Reports::of(facts, &worked, spans.as_ref(), clock.as_ref());
        let trace = facts.trace.then(|| {
            let story = Story { plan: &self.document, steps: &worked.steps, course };
            let mut below = reports.nodes.iter_mut().map(|told| std::mem::take(&mut told.steps));
            story.of(&worked.root, spans.as_ref(), &mut below, &reports.steps)
        });
        let mut findings = self.findings(&worked);
        findings.extend(reports.findings);
        let mut listing = Listing {
            steps: &worked.steps,
            bounds: self.document.bounds,
            course,
            told: reports.nodes.into_iter(),
            nodes: Vec::new(),
        };
        listing.node(&worked.root, None, spans.as_ref());
        let handed_out = worked.steps.amount(&worked.root.count);
        Ok(TargetOutcome {
            id: self.document.id.clone(),
            nodes: listing.nodes,
            residue: Amount::new(&(&self.document.total - &handed_out), worked.steps.scale),
            elapsed: clock.map(|clock| clock.elapsed),
            unanswered: reports.unanswered,
            fairness: reports.levels,
            findings: Findings { problems: findings, language: facts.language },
            trace,
        })
    }
}

/// What must never be handed out: amounts too large to be read again, as paddings add to the total, and children that do
/// not add up. Preparing refuses plans of which the second could be; should it ever miss one, nothing is better than that.
pub(super) fn unsound(share: &Share<'_>, steps: &Steps) -> Option<Problem> {
    let (node, handed_out) = (&share.at.node.id, steps.amount(&share.pot));
    if handed_out.is_too_large() {
        let problem = Problem::new(&number::OVERFLOW, share.at.path.clone()).with("figure", node);
        return Some(problem.with("value", shortened(&handed_out.to_string())));
    }
    let left = share.unallocated.as_ref().map(|left| &left.count);
    let given: Number = share.children.iter().map(|child| &child.count).chain(left).sum();
    if !share.children.is_empty() && given != share.pot {
        let apart = steps.written(&(&share.pot - &given).abs());
        let (code, name, difference) = if steps.amount(&given) < handed_out {
            (&code::BELOW, "room", "short")
        } else {
            (&code::ABOVE, "need", "excess")
        };
        let problem = Problem::new(code, share.at.path.clone()).with("parent", node).with(difference, apart);
        let problem = problem.with("nodes", listed(share.children.iter().map(|child| &child.at.node.id)));
        return Some(problem.with(name, steps.written(&given)).with("limit", steps.written(&share.pot)));
    }
    share.children.iter().find_map(|child| unsound(child, steps))
}

/// Writes the nodes, a parent before its children.
struct Listing<'d> {
    steps: &'d Steps,
    bounds: BoundsMethod,
    course: Option<&'d Course>,
    told: std::vec::IntoIter<Told>,
    nodes: Vec<NodeOutcome>,
}

impl Listing<'_> {
    fn node(&mut self, share: &Share<'_>, parent: Option<(&Id, &Share<'_>)>, spans: Option<&Spans>) {
        let steps = self.steps;
        let assigned: Option<Number> =
            (!share.children.is_empty()).then(|| share.children.iter().map(|child| &child.count).sum());
        let coverage = assigned.as_ref().and_then(|assigned| assigned.over(&share.count));
        let unallocated = share.unallocated.as_ref().map(|left| UnallocatedOutcome {
            value: steps.written(&left.count),
            exact: steps.amount(&left.exact),
            plan: steps.written(&left.plan),
            periods: self.periods(spans.map(|spans| &spans.unallocated)),
        });
        let Told { progress, commitment, fairness, .. } = self.told.next().unwrap_or_default();
        let node = NodeOutcome {
            id: share.at.node.id.clone(),
            parent: parent.map(|(id, _)| id.clone()),
            kind: share.at.node.kind,
            value: steps.written(&share.count),
            exact: steps.amount(&share.exact),
            plan: steps.written(&share.plan),
            assigned: assigned.map(|assigned| steps.written(&assigned)),
            coverage: coverage.map(|coverage| coverage.rounded(Rounding::half_up(QUOTIENT_PLACES))),
            unallocated,
            periods: self.periods(spans.map(|spans| &spans.own)),
            receipt: self.receipt(share, parent.map(|(_, share)| share)),
            progress,
            commitment,
            fairness,
        };
        self.nodes.push(node);
        let mut below = spans.map(|spans| spans.children.iter()).into_iter().flatten();
        for child in &share.children {
            self.node(child, Some((&share.at.node.id, share)), below.next());
        }
    }

    fn periods(&self, counts: Option<&Vec<Number>>) -> Vec<PeriodOutcome> {
        let parts = self.course.map(|course| course.parts.iter()).into_iter().flatten();
        parts
            .zip(counts.into_iter().flatten())
            .map(|(part, count)| PeriodOutcome { period: part.label.clone(), value: self.steps.written(count) })
            .collect()
    }

    fn receipt(&self, share: &Share<'_>, parent: Option<&Share<'_>>) -> ReceiptOutcome {
        let (receipt, steps) = (&share.receipt, self.steps);
        let lambda = parent.and_then(|parent| parent.lambda.as_ref());
        let comes_first = self.bounds == BoundsMethod::MinimumFirst && !share.at.is_fixed();
        let first = lambda.filter(|_| comes_first).map(|_| share.at.start().cloned().unwrap_or_default());
        ReceiptOutcome {
            share: parent.and_then(|parent| share.exact.over(&parent.pot_exact)),
            floor: steps.written(&receipt.floor),
            remainder: &share.exact - &receipt.floor,
            rank: receipt.rank,
            unit: steps.written(&(&share.count - &receipt.floor)),
            why: receipt.why,
            held: receipt.held,
            bound: receipt.bound.as_ref().map(|bound| steps.written(bound)),
            first: first.map(|first| steps.amount(&first)),
            lambda: lambda.map(|lambda| steps.amount(lambda)),
        }
    }
}
