//! What a target plan is as plain data.

use super::{forecast::ForecastWeights, table::TargetTree};
use crate::{
    calendar::{CalendarRule, Grain},
    id::Id,
    life::{Example, document},
    number::Number,
    quantity::Unit,
    shape::{Node, Reader, Shape, choice, record, word},
};
use chrono::NaiveDate;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

record! {
    /// A target that is broken down over a tree and over time.
    pub struct TargetPlanDocument {
        /// `quotakit/target-plan@1`.
        schema: Option<String>,
        /// The plan's name.
        id: Id,
        /// What people call the plan.
        title: Option<String>,
        /// What the target measures; money measures `revenue` and a count what it counts, unless declared.
        metric: Option<String>,
        /// What is handed out, and its smallest part.
        unit: Unit,
        /// The whole.
        total: Number,
        /// How whole steps are handed out.
        method: Method = Method::LargestRemainder,
        /// What a total means that is not a whole number of steps.
        residue: Residue = Residue::Error,
        /// What siblings mean whose weights are all zero.
        zero_weights: ZeroWeights = ZeroWeights::Error,
        /// What a weight below zero means.
        negative_weights: NegativeWeights = NegativeWeights::Error,
        /// What it means that somebody has more in settled periods than the whole share.
        below_zero: BelowZero = BelowZero::Error,
        /// Who has a share.
        tree: TargetTree,
        /// By how much the children of a node together carry more than the node, by the node's id.
        padding: BTreeMap<Id, Number> = BTreeMap::new(),
        /// The period, and how targets are spread over it.
        time: Option<TimeRule>,
        /// Which version of the plan this is; the first one needs none.
        version: Option<PlanVersion>,
        /// Worked examples.
        examples: Vec<Example> = Vec::new(),
    }
}
document!(TargetPlanDocument);

word! {
    /// How whole steps are handed out among siblings.
    pub enum Method {
        /// Everyone gets the floor of the exact share; the steps left over go to the largest remainders.
        LargestRemainder = "largest_remainder",
        /// Sainte-Laguë: the next step goes to the highest weight ÷ (s + 1/2).
        Webster = "webster",
        /// The next step goes to the highest weight ÷ √(s (s + 1)).
        HuntingtonHill = "huntington_hill",
        /// Jefferson: the next step goes to the highest weight ÷ (s + 1).
        Dhondt = "dhondt",
        /// The next step goes to the highest weight ÷ s.
        Adams = "adams",
    }
}

word! {
    /// What a total means that is not a whole number of steps.
    pub enum Residue {
        /// A mistake.
        Error = "error",
        /// The part below a step stays undistributed and is reported.
        Line = "line",
    }
}

word! {
    /// What siblings mean whose weights are all zero.
    pub enum ZeroWeights {
        /// A mistake.
        Error = "error",
        /// Equal weights.
        Equal = "equal",
    }
}

word! {
    /// What a weight below zero means.
    pub enum NegativeWeights {
        /// A mistake.
        Error = "error",
        /// Zero.
        ClampZero = "clamp_zero",
        /// A share below zero.
        Signed = "signed",
    }
}

word! {
    /// What it means that somebody has more in settled periods than the whole share, so that less than nothing is left.
    pub enum BelowZero {
        /// A mistake.
        Error = "error",
        /// What is left may be below zero.
        Allow = "allow",
    }
}

record! {
    /// A version of a plan: when, by whom and why it was made of the one before.
    pub struct PlanVersion as TargetPlanVersion {
        /// Its number; a plan without a version is number 1.
        number: u32,
        /// The day on which it was made.
        date: Option<NaiveDate>,
        /// Who made it.
        who: Option<String>,
        /// Why it was made.
        reason: String,
        /// The SHA-256 of the version before in canonical form.
        before: Option<String>,
    }
}

record! {
    /// Somebody or something that has a share: a region, a product, a person.
    pub struct TargetNode {
        /// The name, unique in the plan.
        id: Id,
        /// The weight among its siblings; `null` says that nobody answered yet.
        weight: Weight = Weight::Missing,
        /// The share itself, where it is fixed.
        locked: Option<Number>,
        /// The share that a revision gave it: it holds like a lock, until the next revision.
        set: Option<Number>,
        /// What it has in parts of the period that are settled, by label, such as what was reached in those that are over:
        /// its share is this and, by weight, a part of what is left, which goes to the other parts.
        kept: BTreeMap<String, Number> = BTreeMap::new(),
        /// The least share.
        min: Option<Number>,
        /// The largest share.
        max: Option<Number>,
        /// Who answers for it.
        owner: Option<Id>,
        /// The day by which it is due.
        due: Option<NaiveDate>,
        /// When it counts as done.
        standard: Option<Standard>,
        /// What it is, if not somebody or something that is there; `null` unless declared.
        kind: Option<NodeKind>,
        /// The first day on which it counts; before it, it has no share of the time.
        hired: Option<NaiveDate>,
        /// The last day on which it counts.
        left: Option<NaiveDate>,
        /// How far a new hire has come in each month since `hired`, fully after the last one; the plan's `ramp` unless
        /// declared.
        ramp: Option<Vec<Number>>,
        /// Where the weights of the children come from, if they do not carry their own.
        weights: Option<WeightSource>,
        /// Who shares it.
        children: Vec<TargetNode> = Vec::new(),
    }
}

word! {
    /// A node that holds a share of its own and is not somebody who works for it.
    pub enum NodeKind as TargetNodeKind {
        /// A seat that nobody sits on.
        Vacant = "vacant",
        /// An account that the house serves itself.
        House = "house",
    }
}

/// A weight: given, not answered (`null`), or not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Weight {
    /// There is none.
    Missing,
    /// It was asked for and not answered.
    Unanswered,
    /// It is given.
    Given(Number),
}

impl Shape for Weight {
    fn blank() -> Self {
        Self::Given(Number::ONE)
    }
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        if *node == Node::Null { Self::Unanswered } else { Self::Given(Number::read(node, reader)) }
    }
}

impl Serialize for Weight {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Given(number) => number.serialize(serializer),
            Self::Missing | Self::Unanswered => serializer.serialize_none(),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Weight {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "NodeWeight".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let mut schema = generator.subschema_for::<Option<Number>>();
        schema.insert("description".to_owned(), "A weight, or `null` where it was asked for and not answered.".into());
        schema
    }
}

choice! {
    /// When a target counts as done.
    pub enum Standard as DoneWhen {
        /// When a metric reaches a value.
        AtLeast(StandardValue) = "at_least",
    }
}

record! {
    /// The value that a metric has to reach.
    pub struct StandardValue {
        /// The metric.
        metric: String,
        /// The value.
        value: Number,
        /// How often: in each month of the plan's period; once in the whole period unless declared.
        each: Option<Grain>,
    }
}

choice! {
    /// Where the weights of siblings come from.
    pub enum WeightSource {
        /// All are equal.
        Equal(Nothing) = "equal",
        /// From what they did before.
        History(History) = "history",
        /// From how many people they have and what those can do.
        Capacity(BTreeMap<Id, Capacity>) = "capacity",
        /// From what they are forecast to reach.
        Forecast(ForecastWeights) = "forecast",
    }
}

record! {
    /// Nothing to declare.
    pub struct Nothing as NoSettings {}
}

record! {
    /// What siblings did in one or several periods, blended.
    pub struct History {
        /// The periods.
        periods: Vec<HistoryPeriod>,
        /// What is blended.
        blend: Blend = Blend::Proportions,
    }
}

word! {
    /// What is blended when weights come from several periods.
    pub enum Blend {
        /// The shares of the siblings in each period: a large period counts no more than a small one.
        Proportions = "proportions",
        /// The amounts themselves: a large period counts more.
        Amounts = "amounts",
    }
}

record! {
    /// What siblings did in one period.
    pub struct HistoryPeriod {
        /// The weight of the period in the blend.
        weight: Number = Number::ONE,
        /// What each of them did.
        values: BTreeMap<Id, Number>,
    }
}

record! {
    /// What a group of people can do: headcount × ramp × productivity.
    pub struct Capacity {
        /// How many people.
        headcount: Number,
        /// How far they have come; fully, unless declared.
        ramp: Number = Number::ONE,
        /// What one of them does.
        productivity: Number = Number::ONE,
    }
}

record! {
    /// The period of a plan, and how targets are spread over it.
    pub struct TimeRule {
        /// The calendar of the labels.
        calendar: CalendarRule = CalendarRule::default(),
        /// The label of the whole period.
        period: String,
        /// The length of the parts; nothing is spread unless declared.
        by: Option<Grain>,
        /// How a target is spread over the parts.
        spread: Spread = Spread::Equal,
        /// The weights of the parts, instead of `spread`.
        profile: Option<Profile>,
        /// What is exact in each part besides the whole.
        margins: Margins = Margins::Leaves,
        /// How far new hires have come in each month since their first day, fully after the last one.
        ramp: Vec<Number> = Vec::new(),
    }
}

word! {
    /// How a target is spread over the parts of a period.
    pub enum Spread {
        /// Every part gets the same.
        Equal = "equal",
        /// By the days in it.
        Days = "days",
        /// By the days on which people work.
        WorkingDays = "working_days",
        /// By its weeks, in a calendar of whole weeks.
        Weeks = "weeks",
    }
}

choice! {
    /// The weights of the parts of a period, in order.
    pub enum Profile {
        /// One for each part.
        Weights(Vec<Number>) = "weights",
        /// What last year's parts came to.
        LastYear(Season) = "last_year",
    }
}

record! {
    /// What the parts of last year came to: this year's have the same proportions.
    pub struct Season {
        /// One amount for each part, in order.
        amounts: Vec<Number>,
        /// What an amount below zero means.
        negative: NegativeAmounts = NegativeAmounts::Error,
        /// What amounts mean that add up to zero.
        zero: ZeroWeights = ZeroWeights::Error,
    }
}

word! {
    /// What an amount below zero of last year means.
    pub enum NegativeAmounts {
        /// A mistake.
        Error = "error",
        /// Zero.
        ClampZero = "clamp_zero",
    }
}

word! {
    /// Whose targets in the parts of a period are within a step of exact.
    pub enum Margins as TimeMargins {
        /// Those of leaves, and all their parts up to each one; nodes above have the sums.
        Leaves = "leaves",
        /// Those of nodes above, too.
        Both = "both",
    }
}
