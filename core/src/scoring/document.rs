//! The scorecard as a document.

use super::{across::Across, bands::Bands, rule::*};
use crate::{
    calendar::CalendarRule,
    id::Id,
    life::{Example, document},
    number::Number,
    rounding::RoundingRule,
    shape::{Pair, record, word},
};
use std::collections::BTreeMap;

word! {
    /// What the weights of the parts of one group have to be.
    pub enum WeightRule {
        /// They add up to 100 or to 1, exactly.
        ExactSum = "exact_sum",
        /// They stand in proportion to each other: 1 : 1 : 1.
        Relative = "relative",
    }
}

word! {
    /// How the points of the parts of a group become the points of the group.
    pub enum Aggregate {
        /// The weighted mean.
        Arithmetic = "arithmetic",
        /// The weighted geometric mean, rooted half up to 12 places: a weak part cannot be outweighed. 0 if one part is 0.
        Geometric = "geometric",
        /// The smallest of the parts.
        Minimum = "minimum",
        /// Weight × points added up and not divided; a part without a weight counts once.
        Sum = "sum",
    }
}

word! {
    /// Which score the bands see.
    pub enum BandsOn {
        /// The rounded one, which people see too.
        Rounded = "rounded",
        /// The one before rounding.
        Raw = "raw",
    }
}

record! {
    /// A scorecard: groups of weighted indicators, adjustments, vetoes and grade bands.
    pub struct ScorecardDocument {
        /// `quotakit/scorecard@1`.
        schema: Option<String>,
        /// The id of the scorecard.
        id: Option<Id>,
        /// What it is called.
        name: Option<String>,
        /// Full marks.
        scale: Number = Number::HUNDRED,
        /// What weights have to be, in every group that does not say otherwise.
        weight_rule: WeightRule = WeightRule::ExactSum,
        /// How the groups become the score.
        aggregate: Aggregate = Aggregate::Arithmetic,
        /// Another scale for what the groups give, before adjustments.
        rescale: Option<Rescale>,
        /// How the score is rounded; it stays exact without this. `scale` has to be stated.
        rounding: Option<RoundingRule>,
        /// The limits of the score after adjustments; no limit without this.
        clamp: Option<Clamp>,
        /// The share of the weight that has to be measured for a score to be given at all, such as `"80%"`.
        minimum_weight: Option<Number>,
        /// The groups.
        groups: Vec<Group>,
        /// Points added and deducted outside of the weights.
        adjustments: Vec<Adjustment> = Vec::new(),
        /// What limits a grade whatever the score.
        vetoes: Vec<Veto> = Vec::new(),
        /// The grades by their lower bounds; no grades without this.
        bands: Option<Bands>,
        /// Which score the bands see.
        bands_on: BandsOn = BandsOn::Rounded,
        /// Whether a score on a bound has reached it.
        inclusive: bool = true,
        /// How the scores of several periods become one; none is told without this.
        across: Option<Across>,
        /// The calendar of the periods' labels.
        calendar: CalendarRule = CalendarRule::default(),
        /// Worked examples.
        examples: Vec<Example> = Vec::new(),
    }
}
document!(ScorecardDocument);

record! {
    /// The limits of a score.
    pub struct Clamp as ScoreLimits {
        /// The least score.
        min: Option<Number>,
        /// The highest score.
        max: Option<Number>,
    }
}

record! {
    /// A straight line from one scale to another: `to₀ + (points − from₀) ÷ (from₁ − from₀) × (to₁ − to₀)`. It does not
    /// hold at its ends: `clamp` limits a score, `cap` and `floor` limit an indicator.
    ///
    /// ```
    /// use quotakit::{life::LifeCycle, scoring::Scorecard};
    /// // 5.4375 of 1 to 10 is 4 + 4.4375 ÷ 9 × 5 of 4 to 9 (SAP KBA 2525218).
    /// let card = Scorecard::from_json(r#"{"rounding": {"scale": 2}, "rescale": {"from": ["1", "10"], "to": ["4", "9"]},
    ///     "groups": [{"id": "g", "weight": "100", "indicators": [{"id": "a", "weight": "100", "score": {"points": {}}}]}]}"#)?;
    /// let outcome = card.evaluate_json(r#"{"indicators": {"a": {"actual": "5.4375"}}}"#)?;
    /// assert!(outcome.contains(r#""score":"6.47""#));
    /// # Ok::<(), quotakit::error::Problems>(())
    /// ```
    pub struct Rescale as ScoreRescale {
        /// Two points of the present scale, the lower first.
        from: Pair<Number, Number>,
        /// Where they lie on the new scale, the lower first.
        to: Pair<Number, Number>,
    }
}

record! {
    /// A group of indicators, of groups, or of both.
    pub struct Group as IndicatorGroup {
        /// The id, unique in the scorecard.
        id: Id,
        /// What people call it.
        name: Option<String>,
        /// The weight among its siblings; may be left out only where points are summed or the smallest counts.
        weight: Option<Number>,
        /// What the weights inside have to be, where it is not the scorecard's rule.
        weight_rule: Option<WeightRule>,
        /// How its parts become its points.
        aggregate: Aggregate = Aggregate::Arithmetic,
        /// Another scale for its points. Points that stand in for missing ones are on that scale already.
        rescale: Option<Rescale>,
        /// What happens when nothing in it was measured; it is left out without this, which adds nothing to a sum.
        missing: Option<Missing>,
        /// The share of its weight that has to be measured; below it the group counts as missing.
        minimum_weight: Option<Number>,
        /// Who rates the indicators inside, by rater group.
        raters: Option<BTreeMap<Id, RaterRule>>,
        /// The indicators.
        indicators: Vec<Indicator> = Vec::new(),
        /// The groups inside.
        groups: Vec<Group> = Vec::new(),
    }
}

record! {
    /// An indicator.
    pub struct Indicator {
        /// The id, unique in the scorecard.
        id: Id,
        /// What people call it.
        name: Option<String>,
        /// The weight in its group; 0 for an indicator that only informs.
        weight: Option<Number>,
        /// How its value becomes points.
        score: Score,
        /// What `linear`, `piecewise`, `steps`, `within` and the peer comparisons look at.
        measure: Measure = Measure::Actual,
        /// Whether a value on the bound of a step has reached it.
        inclusive: bool = true,
        /// The target, where the facts give none.
        target: Option<Number>,
        /// The baseline, where the facts give none.
        base: Option<Number>,
        /// The most points.
        cap: Option<Number>,
        /// The least points.
        floor: Option<Number>,
        /// What happens when there is no value.
        missing: Missing = Missing::Error,
        /// The step in which its value moves: what advice asks for is a multiple of it. Two places more than the value has,
        /// where it is not stated.
        step: Option<Number>,
        /// What moving its value costs, for the cheapest way to the next grade; without this every point of it costs 1.
        effort: Option<Effort>,
        /// What to do about lost points, in the document's own words.
        advice: Option<String>,
    }
}

record! {
    /// One group of raters.
    pub struct RaterRule {
        /// The weight among the rater groups that are present.
        weight: Number,
        /// The ratings below which the group is dropped, so that nobody can be recognised.
        min: u32 = 1,
        /// Whether the group may give no rating at all.
        optional: bool = false,
    }
}

record! {
    /// Points outside of the weights: one of `add` and `deduct`.
    pub struct Adjustment as ScoreAdjustment {
        /// The id.
        id: Id,
        /// What people call it.
        name: Option<String>,
        /// Points added.
        add: Option<PointRate>,
        /// Points deducted.
        deduct: Option<PointRate>,
        /// What moving its count by whole ones costs; advice leaves the count as it is without this.
        effort: Option<Effort>,
    }
}

record! {
    /// What moving a value costs, in any unit that all efforts of the scorecard share: hours, money, trouble.
    ///
    /// ```
    /// use quotakit::{life::LifeCycle, scoring::Scorecard};
    /// // A visit costs 2 and an eighth of a point of the score; revenue costs 1 for each point, and gives .75 of it.
    /// let card = Scorecard::from_json(r#"{"rounding": {"scale": 0, "mode": "down"},
    ///     "groups": [{"id": "g", "weight": "100", "indicators": [
    ///         {"id": "revenue", "weight": "75", "score": {"points": {}}, "cap": "100"},
    ///         {"id": "visits", "weight": "25", "score": {"linear": {"from": "0", "to": "200"}}, "step": "1",
    ///          "effort": {"cost": "2", "most": "60"}}]}],
    ///     "bands": [{"grade": "A", "from": "80"}, {"grade": "B", "from": "0"}]}"#)?;
    /// let outcome = card.evaluate_json(r#"{"indicators": {"revenue": {"actual": "90"}, "visits": {"actual": "40"}}}"#)?;
    /// // 67.5 + 5 = 72.5; 7.5 more are 10 points of revenue, or 60 visits that cost 120.
    /// assert!(outcome.contains(r#""cheapest":{"moves":[{"id":"revenue","adjustment":false,"from":"90","to":"100","points":"100","cost":"10"}],"cost":"10""#));
    /// # Ok::<(), quotakit::error::Problems>(())
    /// ```
    pub struct Effort as ScoreEffort {
        /// What it costs to move the value by `per`.
        cost: Number,
        /// How far `cost` moves the value.
        per: Number = Number::ONE,
        /// The farthest that the value can move.
        most: Option<Number>,
    }
}

record! {
    /// Points by a count.
    pub struct PointRate {
        /// The count that earns `points`.
        per: Number,
        /// The points.
        points: Number,
        /// The most points of this adjustment.
        max: Option<Number>,
        /// Whether only whole multiples of `per` count.
        whole: bool = false,
    }
}

record! {
    /// What limits the grade, the score or both, whatever was reached.
    pub struct Veto {
        /// The id.
        id: Id,
        /// What people call it.
        name: Option<String>,
        /// The best grade that is left.
        grade_at_most: Option<String>,
        /// The highest score that is left.
        score_at_most: Option<Number>,
    }
}
