//! Targets: a total broken down over a tree and over time, so that every level adds up to the last step.
//!
//! The exact share of every node is computed down the tree first; whole steps are then handed out so that every node has
//! the floor or the ceiling of its exact share. Locks hold, and bounds by one λ for all siblings.
//!
//! ```
//! use quotakit::{LifeCycle, targets::TargetPlan};
//! let plan = TargetPlan::from_json(r#"{"id": "q1", "unit": {"currency": {"code": "CNY"}}, "total": "100.00",
//!     "tree": {"id": "team", "weights": {"equal": {}}, "children": [{"id": "a"}, {"id": "b"}, {"id": "c"}]}}"#)?;
//! let outcome = plan.evaluate(&TargetPlan::facts_from_json("{}")?)?;
//! let values: Vec<String> = outcome.nodes.iter().map(|node| node.value.to_string()).collect();
//! assert_eq!(values, ["100.00", "33.34", "33.33", "33.33"]);
//! # Ok::<(), quotakit::error::Problems>(())
//! ```
//!
//! # Bounds
//! Locks hold whatever the rest is. Minima and maxima hold by one of two methods, with w the weight of a node and one λ for
//! all siblings, such that they add up to what they share; bounds that do not fall on a step are rounded inward.
//!
//! | `bounds` | exact share | so |
//! |---|---|---|
//! | `water_filling`, unless declared | x = clamp(λ · w, min, max) | a minimum only helps who would have less by weight |
//! | `minimum_first` | x = at most max of min + λ · w | everyone has the minimum, and of what is left a part by weight on top of it |
//!
//! By `minimum_first` what is left after all minima is shared by weight among those with room up to their maximum; what
//! somebody cannot take is shared again by weight among the others, and so on. That gives the λ above. It is how seats are
//! handed out where everybody has some first (*Cambridge Compromise*, 2011: 5 seats each, the rest by population, 96 at most),
//! and the rule of claims with a guaranteed minimum (Giménez-Gómez and Peris, *EJOR* 232, 2014).
//! A node above others first has what those below it have first, if that is more than its own minimum: so it does not
//! matter how people are grouped. Locks do not come first: whoever is locked moves nobody's share but by what is left.
//! What is settled of somebody counts towards the minimum. With a total below zero a maximum is what comes first.
//! Receipts say what came `first`, and say it by this method only; a weight of zero takes the minimum and no more; minima
//! that need more than there is are the same mistake as by the other method.
//!
//! ```
//! use quotakit::{LifeCycle, targets::TargetPlan};
//! let values = |bounds: &str| {
//!     let plan = TargetPlan::from_json(&format!(r#"{{"id": "q1", "unit": {{"count": {{}}}}, "total": "100", "bounds": "{bounds}",
//!         "tree": {{"id": "team", "children": [{{"id": "a", "weight": "3"}}, {{"id": "b", "weight": "1", "min": "20"}}]}}}}"#))?;
//!     let nodes = plan.evaluate(&TargetPlan::facts_from_json("{}")?)?.nodes;
//!     Ok::<_, quotakit::error::Problems>(nodes.iter().skip(1).map(|node| node.value.to_string()).collect::<Vec<_>>())
//! };
//! // b has 25 by weight, more than its minimum; or its minimum of 20, and a quarter of the 80 left.
//! assert_eq!(values("water_filling")?, ["75", "25"]);
//! assert_eq!(values("minimum_first")?, ["60", "40"]);
//! # Ok::<(), quotakit::error::Problems>(())
//! ```
//!
//! # What is settled
//! A node without children may say what it has in parts of the period that are settled, such as what was reached in those
//! that are over: `"kept": {"2026-Q1": "1717980.00"}`. Its share is then what is kept and, by weight, a part of what is left;
//! what is left goes to its other parts. Shares stay whole steps, so the first part that is open takes the fraction of a
//! step that what was reached leaves. `"set"` is a share that a revision gave: it holds like a lock until the next revision.
//! Where more is kept than a share can be, `below_zero` says whether that is a mistake.
//!
//! # Over time
//! `time` says how a target is spread over the parts of a period: equally, by days, working days or weeks, by a `profile` of
//! weights, or in the proportions of last year (`"profile": {"last_year": {"amounts": […]}}`, one amount for each part; what
//! is below zero, and amounts that add up to zero, are mistakes unless declared otherwise).
//!
//! A leaf may say from which day (`hired`) to which day (`left`) it counts, and how far a new hire has come in each month of
//! tenure (`ramp`, for all of them in `time`). Each part then counts by the days on which somebody is there, each by the
//! ramp, ÷ its days; working days where the plan is spread by them. The leaf is spread by the parts so counted, and its
//! weight among its siblings is multiplied by the part of the time that counts: over the open parts, where some are settled.
//! Who is away all the time gets nothing. A leaf of `kind` `vacant` or `house` holds a share of its own, and is told apart.
//!
//! Leaves are rounded so that what has come by the end of each part is within a step of exact; nodes above have the sums.
//! With `"margins": "both"` the parts of every node, and of every leaf, are the floor or the ceiling of exact, and what has
//! come of a leaf by the end of each part still is: both families of sums are nested, so a flow in whole steps exists. Where
//! what was reached is a fraction of a step, the first open part makes it whole, and exact is what the rest comes to.
//!
//! # As a table
//! `tree` may be given as a table: `{"table": [{"parent": "team", "id": "ann", "weight": "2"}, …]}`, or as the text of a
//! sheet, `{"csv": "parent,id,weight\n,team,\nteam,ann,2\n"}`, in rows of any order. The root has no parent, and siblings
//! stand in the order of their rows. The canonical document has the tree. [`TargetPlan::to_table`], and the question
//! `{"table": {}}`, give the table back; its rows make the same plan. Problems stand at the row that they concern, counted
//! from 0 as in every list (`/tree/table/3/parent`, `/tree/csv/3/parent`); messages count rows from 1, without the header.
//!
//! # As columns
//! [`TargetPlan::evaluate_table`] shares a plan's total out over a [`Table`](crate::table::Table) of a million rows, where a
//! document of as many nodes would take seconds and gigabytes: columns in, a column of values out, and no receipts. The plan's
//! `tree` is then its root alone. Every value is the one that the plan with this tree would give; rows that are no tree, and
//! whatever else is wrong, are the same problems at the same rows.
//!
//! An exact share is kept as a whole number of steps and a fraction of one, whose denominator is the same for all siblings. So
//! what integers hold is proven once for each family (⌊pot⌋ × the largest weight, and twice the denominator × the sum of the
//! weights, fit 64 bits, or 128), floors cost a product and a comparison, and remainders are compared as integers.
//!
//! # What facts say
//! `actuals` are what nodes without children have reached, by `as_of`: summed up the tree, with attainment and, against the
//! days that have passed, pace. What is not there is not known, and the nodes above then have no actual: it is never zero,
//! but for a vacant seat, where nobody sits who could have reached anything.
//!
//! ## Commitments from below
//! `commitments` are what people say that they will reach, summed up the tree beside the targets from above. Every node has
//!
//! | field | what |
//! |---|---|
//! | `value` | the commitments of those below together, once all answered; `answered` what those who did commit to |
//! | `gap`, `gap_ratio` | commitment − target, and that ÷ target |
//! | `variance`, `attainment` | actual − commitment, and actual ÷ commitment; those of the target are in `progress` |
//! | `unanswered` | how many did not answer; the outcome's `unanswered` lists them |
//!
//! `null`, like a node that is left out, is no answer, and an answer of nothing is `0`. Who commits by the parts of the period
//! does so in `commitments_by_period`; the whole is the sum of all parts, and every node has the same figures in `periods`.
//! A node with children may commit for all below it, who then have `"reason": "answered_above"`; where somebody below commits
//! as well the two contradict each other, and that is a mistake. The target is what the node carries, with padding (`value`).
//!
//! ## Fairness
//! `potential` (what a territory holds) and `pay` (what somebody is paid for reaching the target) are facts of nodes without
//! children, as they change while the plan stands, and pay is nobody's business who reads the plan. Both are summed up the
//! tree. Every node has target ÷ potential and target ÷ pay, and every level of the tree, by depth, their spread:
//! least, largest, mean, median, the coefficient of dispersion (mean distance from the median ÷ median) and the coefficient
//! of variation (sample standard deviation ÷ mean), and who is farthest above and below the median. These are the figures
//! by which ratio studies judge whether all are assessed alike (International Association of Assessing Officers, *Standard
//! on Ratio Studies*, 2013). Ratios are exact until they are written, at six places. Who is not known is counted and listed,
//! and has no ratio, nor have the nodes above; a potential or pay of zero gives `"reason": "zero"` and no ratio, and adds
//! nothing to the sums: so a vacant seat may be given a pay of 0.
//!
//! ```
//! use quotakit::{LifeCycle, targets::TargetPlan};
//! let plan = TargetPlan::from_json(r#"{"id": "q1", "unit": {"count": {}}, "total": "600", "tree": {"id": "team", "children": [
//!     {"id": "a", "weight": "3"}, {"id": "b", "weight": "5"}, {"id": "c", "weight": "7"}]}}"#)?;
//! let outcome = plan.evaluate(&TargetPlan::facts_from_json(r#"{"commitments": {"a": "130", "b": "180", "c": "280"},
//!     "potential": {"a": "400", "b": "500", "c": "560"}}"#)?)?;
//! // 120, 200 and 280 from above; 130 + 180 + 280 from below.
//! let team = outcome.nodes[0].commitment.as_ref().expect("anybody was asked");
//! assert_eq!(team.gap.as_ref().map(ToString::to_string).as_deref(), Some("-10"));
//! // 120 ÷ 400, 200 ÷ 500 and 280 ÷ 560 are 0.3, 0.4 and 0.5: a mean distance of 0.2 ÷ 3 from 0.4.
//! let spread = outcome.fairness[1].spread.as_ref().expect("ratios are known");
//! assert_eq!(spread.dispersion.as_ref().map(ToString::to_string).as_deref(), Some("0.166667"));
//! # Ok::<(), quotakit::error::Problems>(())
//! ```
//!
//! # Questions
//! [`TargetPlan::answer`], and [`ask_json`](crate::json::ask_json) with text, tell what becomes of a plan when periods have
//! passed, when the total changes, when a figure is set by hand and when target moves. A question is plain data, like a
//! document: an object with one field, the name of the [question](Question); so is its [answer](Answer). The answer to a
//! revision holds the new plan as a document: evaluating it gives the figures of the answer.
//!
//! ```
//! use quotakit::json::ask_json;
//! let plan = r#"{"schema": "quotakit/target-plan@1", "id": "q1", "unit": {"count": {}}, "total": "120",
//!   "tree": {"id": "team", "children": [{"id": "a", "weight": "1"}, {"id": "b", "weight": "2"}, {"id": "c", "weight": "3"}]},
//!   "time": {"period": "2026-Q1", "by": "month"}}"#;
//! // January is over: 3, 20 and 13 were reached, and 84 are left, which go 1 : 2 : 3.
//! let question = r#"{"retarget": {"as_of": "2026-01-31", "note": {"reason": "January is over"},
//!   "actuals": {"a": {"2026-01": "3"}, "b": {"2026-01": "20"}, "c": {"2026-01": "13"}}}}"#;
//! let answer: serde_json::Value = serde_json::from_str(&ask_json(plan, question)?)?;
//! let changes = answer["retarget"]["changes"].as_array().expect("a list");
//! let values: Vec<&str> = changes.iter().filter(|one| one.get("period").is_none()).map(|one| one["new"].as_str().unwrap()).collect();
//! assert_eq!(values, ["17", "48", "55"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! ## What is kept
//! [`retarget`](RetargetQuestion) keeps what was reached in the periods that are over, what is locked, and what the plan
//! keeps already (`kept` of a node). Everybody's share is what is kept of it and, by weight (or equally), a part of what is
//! left; shares stay whole steps, so what is left of one may be a fraction of a step, which the first open period takes.
//! With `to`, only the chosen periods take what is left, and the other open periods keep their targets. The new plan lists
//! the periods that are over in `closed` of its `time`: what is kept in them was reached, and what is kept in others was set by
//! hand or stays; once such a period is over, it wants an actual like any other. What is left is
//! never below zero unless `below_zero` is declared. [`minimum_change`](MinimumChangeQuestion) keeps the same, and moves as
//! few leaves as can be.
//!
//! ## What is set by hand
//! [`breakback`](BreakbackQuestion) sets a node, in the whole or in one period, and locks it in the new plan. With
//! `keep_total` siblings make room in proportion to each other, within their locks and bounds, and where they cannot, the
//! siblings of the node above do the rest; with `move_total` the nodes above rise with it and nobody else moves; with
//! `keep_node` the other periods of the node make room. In a period, leaves take a change in proportion to what they have
//! there; who is locked, has reached its figure, or stands beside the node and was set by hand there, stays, and what is set
//! of a node below which something is padded is refused. Where the new plan would not have exactly the value, or somebody
//! would move whom the rule does not name, that is told instead. With `"margins": "both"` the wholes of the others stay, and
//! steps of their periods may move, so that those above are exact.
//! [`transfer`](TransferQuestion) moves target from one node to another and leaves the total: weights move with it.
//!
//! ## Versions
//! The new plan says which version it is, when, by whom and why it was made, and the hash of the version before.
//! [`history`](HistoryQuestion) checks such a chain and tells what each version changed.
//!
//! # Forecasts
//! [`forecast`](ForecastQuestion) tells how a series of periods goes on, for setting a total; `{"forecast": {…}}` as the
//! `weights` of a node takes what each child is forecast to reach over the horizon. Periods are labels of the plan's calendar
//! and follow each other without a gap. Nothing is random, and the same question has the same answer everywhere.
//!
//! With values y, level l, trend b, seasons s of m periods, the next period is expected at l + φb, l + φb + s or (l + φb) · s, and
//! when its value has come:
//!
//! | what | without seasons | additive | multiplicative |
//! |---|---|---|---|
//! | l′ | αy + (1 − α)(l + φb) | α(y − s) + (1 − α)(l + φb) | α(y ÷ s) + (1 − α)(l + φb) |
//! | b′ | β(l′ − l) + (1 − β)φb | the same | the same |
//! | s′ | | γ(y − l − φb) + (1 − γ)s | γ(y ÷ (l + φb)) + (1 − γ)s |
//!
//! `simple` has no trend, `holt` and `holt_winters` have φ = 1. These are the equations of Hyndman and Athanasopoulos,
//! *Forecasting: principles and practice*, chapter 8, and of `statsmodels` with `initialization_method="known"`. Expected values
//! and states are rounded half even to twelve places at every period, so anyone can replay them line by line (`"trace": true`).
//!
//! - **What starts them** is the state before the first period: stated, or from the first values. Without seasons b = y₂ − y₁
//!   and l = y₁ − φb; the first one (`simple`) or two values then say nothing about misses. With seasons b is the rise from the
//!   mean of the first season to that of the second ÷ m, l the first mean − b(m + 1) ÷ 2, and sᵢ = yᵢ − (l + ib) or
//!   yᵢ ÷ (l + ib); misses count from the second season.
//! - **What is not stated** of α, β, γ (0 to 1) and φ (0.8 to 0.98) has the least sum of squared misses: the best point of
//!   the grid 0.1, 0.3, 0.5, 0.7, 0.9 (φ: 0.8, 0.9, 0.98), then its best neighbour a stride apart in one of them, again and
//!   again, with strides of 0.1, 0.05, 0.02, 0.01, 0.005, 0.002 and 0.001; the first of equals. A local minimum may not be
//!   the least of all. Binary floating point takes part in this search only; figures are worked exactly from what it found.
//! - **`auto`** takes the method with the least MASE of the backtest; the first of equals, in the order of
//!   [`ForecastMethod`], additive before multiplicative. A moving average has as many periods as a season, or three.
//! - **The backtest** runs the method from the latest origins whose whole horizon has come, finding anew at each what is
//!   not stated. Where there is more than one, the first leaves two seasons and a period, or five periods without seasons.
//!   MAPE is not defined where a value is zero, sMAPE where value and forecast both are, MASE where nothing changed: the
//!   answer gives the reason, and no figure.
//! - **The interval** is z · √(σ² · growth), with σ² the squared misses ÷ (their count − the figures found: α, β, φ, γ, the slope
//!   of `drift`), and the growth after h periods: h for `naive`, whole seasons for `seasonal_naive`, h(1 + h ÷ (n − 1)) for `drift`,
//!   1 + 1 ÷ k for the mean of k, 1 + Σ c² for smoothing with cⱼ = α + αβ(φ + … + φʲ), and γ more every season. Seasons that
//!   multiply have no interval.

mod both;
mod check;
mod columns;
mod divisor;
mod document;
mod explain;
mod facts;
mod fill;
mod findings;
mod forecast;
mod implied;
mod labels;
mod matrix;
mod outcome;
mod plan;
mod prepare;
mod report;
mod revise;
mod share;
mod spread;
mod steps;
mod table;
mod tenure;
mod weights;

pub use columns::NodeValues;
pub use document::{
    BelowZero, Blend, BoundsMethod, Capacity, History, HistoryPeriod, Margins, Method, NegativeAmounts,
    NegativeWeights, NodeKind, Nothing, PlanVersion, Profile, Residue, Season, Spread, Standard, StandardValue,
    TargetNode, TargetPlanDocument, TimeRule, Weight, WeightSource, ZeroWeights,
};
pub use facts::{MatrixFacts, TargetFacts};
pub use forecast::{
    Backtest, DampedSmoothing, FitPeriod, Forecast, ForecastMethod, ForecastPeriod, ForecastPoint, ForecastQuestion,
    ForecastWeights, HoltSmoothing, MovingAverage, Reason as ForecastReason, Seasonal, SeasonalSmoothing,
    SimpleSmoothing, Tried,
};
pub use matrix::{LockedCell, Margin, MarginOutcome, MatrixOutcome, TargetMatrix, TargetMatrixDocument};
pub use outcome::{NodeOutcome, PeriodOutcome, ReceiptOutcome, TargetOutcome, UnallocatedOutcome};
pub use plan::TargetPlan;
pub use report::{
    Commitment, CommitmentPeriod, CommitmentReason, Elapsed, Fairness, FairnessFigure, FairnessLevel, FairnessMeasure,
    FairnessReason, FairnessSpread, FarthestNode, Progress, Reason,
};
pub use revise::{
    Answer, BreakbackQuestion, BreakbackRule, ChangeReason, HistoryQuestion, MadeVersion, MinimumChangeQuestion, Moved,
    PlanHistory, Question, RestBy, RetargetQuestion, Revision, RevisionNote, TargetChange, TransferQuestion,
    ValueChange, VersionChanges, VersionLine,
};
pub use share::{Held, Why};
pub use table::{TargetRow, TargetTable, TargetTree};
