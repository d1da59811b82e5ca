//! From a goal set and its facts to the verdicts.

use super::{
    case::{Bench, Case},
    check::{check_policy, check_set, note_unknown},
    docket::{Docket, below},
    document::GoalSetDocument,
    evaluate::{calendar_of, judge, lint_goal, unknown_period},
    facts::GoalSetFacts,
    labels as label,
    lexicon::Lexicon,
    outcome::{GoalOutcome, GoalSetOutcome, TreeNode},
    relevant, rolled, together,
    tree::Tree,
    versions::Held,
};
use crate::{
    calendar::Calendar,
    error::Problems,
    id::Id,
    life::LifeCycle,
    trace::{Figure, Source, Step},
};

/// Goals that are judged together.
///
/// ```
/// use quotakit::{LifeCycle, goals::GoalSet};
/// let set = GoalSet::from_json(r#"{"goals": [
///     {"id": "company", "metric": {"name": "revenue", "unit": {"currency": {"code": "CNY"}}},
///      "objective": {"at_least": "1000000"}, "period": "2023-Q4"},
///     {"id": "east", "metric": {"name": "revenue", "unit": {"currency": {"code": "CNY"}}}, "scope": {"region": "east"},
///      "objective": {"at_least": "400000"}, "period": "2023-Q4", "supports": ["company"]}
/// ]}"#)?;
/// let verdict = set.evaluate(&GoalSet::facts_from_json(r#"{"as_of": "2023-10-01"}"#)?)?;
/// assert_eq!(verdict.coverage[0].share.as_ref().map(|share| share.to_string()).as_deref(), Some("0.4"));
/// assert_eq!(
///     verdict.findings[0].message,
///     "the goals below `company` by `region` sum to `400000`, not to `1000000`: off by `600000`",
/// );
/// # Ok::<(), quotakit::error::Problems>(())
/// ```
#[derive(Clone, Debug)]
pub struct GoalSet {
    document: GoalSetDocument,
}

impl LifeCycle for GoalSet {
    const KIND: &'static str = "goal-set";
    type Document = GoalSetDocument;
    type Facts = GoalSetFacts;
    type Outcome = GoalSetOutcome;

    fn check(document: &GoalSetDocument, problems: &mut Problems) {
        check_set(document, problems);
    }

    fn build(document: GoalSetDocument) -> Self {
        Self { document }
    }

    fn document(&self) -> &GoalSetDocument {
        &self.document
    }

    /// What can be said about each goal before the facts are known.
    fn lint(&self) -> Problems {
        let calendar = self.document.calendar.as_ref().map_or_else(Calendar::gregorian, Calendar::new);
        let mut problems = Problems::new();
        for (index, goal) in self.document.goals.iter().enumerate() {
            problems.extend(lint_goal(goal, format!("/goals/{index}"), &calendar));
        }
        problems
    }

    fn evaluate(&self, facts: &GoalSetFacts) -> Result<GoalSetOutcome, Problems> {
        let mut problems = Problems::new();
        check_policy(&facts.policy, &mut problems);
        self.check_actuals(facts, &mut problems);
        let calendar = calendar_of(facts.calendar.as_ref(), self.document.calendar.as_ref(), &mut problems);
        if problems.has_errors() {
            return Err(problems);
        }
        let lexicon = Lexicon::standard().extended(&facts.policy.vague);
        let bench = Bench {
            as_of: facts.as_of,
            calendar: &calendar,
            policy: &facts.policy,
            language: facts.language,
            lexicon: &lexicon,
        };
        let held: Vec<Held<'_>> = self.document.goals.iter().map(|goal| Held::on(goal, facts.as_of)).collect();
        let cases = Self::cases(&held, &bench, facts);
        let unknown: Problems = cases.iter().filter_map(unknown_period).collect();
        unknown.or(())?;
        Ok(self.judge(&bench, cases))
    }
}

impl GoalSet {
    /// An actual figure of a goal that is not in the set is a slip that would go unnoticed.
    fn check_actuals(&self, facts: &GoalSetFacts, problems: &mut Problems) {
        let mut known: Vec<&str> =
            self.document.goals.iter().filter_map(|goal| goal.id.as_ref()).map(Id::as_str).collect();
        known.sort_unstable();
        let mut faults = Problems::new();
        let unknown = facts.actual.keys().map(Id::as_str).filter(|id| known.binary_search(id).is_err());
        note_unknown(unknown.map(|id| (below("/actual", id), id)), &known, &mut faults);
        problems.extend(faults.in_facts());
    }

    fn cases<'a>(held: &'a [Held<'a>], bench: &'a Bench<'a>, facts: &GoalSetFacts) -> Vec<Case<'a>> {
        held.iter()
            .enumerate()
            .map(|(index, goal)| {
                let found = goal.document.id.as_ref().and_then(|id| facts.actual.get_key_value(id));
                let actual = found.map(|(id, value)| {
                    let source = Source::Facts(below("/actual", id.as_str()));
                    Figure::given(&label::ACTUAL, value.clone(), source)
                });
                Case::new(bench, goal, format!("/goals/{index}"), actual)
            })
            .collect()
    }

    fn judge(&self, bench: &Bench<'_>, mut cases: Vec<Case<'_>>) -> GoalSetOutcome {
        let tree = Tree::of(&self.document);
        relevant::judge(&self.document, &tree, &mut cases);
        let mut docket = Docket::new(bench.policy, bench.language, String::new(), String::new());
        rolled::roll_up(&mut cases, &tree, &mut docket);
        let (coverage, steps) = together::cover(&cases, &tree, &mut docket);
        together::conflicts(&cases, &tree, &mut docket);
        let goals: Vec<GoalOutcome> = cases.into_iter().map(|case| judge(case, true)).collect();
        let traces = goals.iter().map(|goal| std::sync::Arc::clone(&goal.trace)).chain(steps).collect();
        let about = self.document.id.as_ref().map(ToString::to_string);
        GoalSetOutcome {
            smart: goals.iter().all(|goal| goal.smart),
            findings: docket.into_findings(),
            tree: self.nodes(&tree),
            coverage,
            trace: Step::group(&label::GOALS, about, traces),
            goals,
        }
    }

    fn nodes(&self, tree: &Tree) -> Vec<TreeNode> {
        let id_at = |index: usize| self.document.goals.get(index).and_then(|goal| goal.id.clone());
        let ids = |lists: &[Vec<usize>], index: usize| {
            let mut ids: Vec<Id> = lists.get(index).into_iter().flatten().filter_map(|index| id_at(*index)).collect();
            ids.sort();
            ids
        };
        let node = |index: usize| {
            Some(TreeNode {
                id: id_at(index)?,
                parents: ids(&tree.parents, index),
                children: ids(&tree.children, index),
                is_root: tree.is_root.get(index).copied().unwrap_or(false),
            })
        };
        (0..self.document.goals.len()).filter_map(node).collect()
    }
}
