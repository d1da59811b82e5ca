//! The cohort as a document.

use crate::{
    id::Id,
    life::{Example, document},
    number::Number,
    rounding::RoundingRule,
    scoring::document::ScorecardDocument,
    shape::{choice, record, word},
};

record! {
    /// A scorecard over a whole team.
    pub struct CohortDocument {
        /// `quotakit/cohort@1`.
        schema: Option<String>,
        /// The id.
        id: Option<Id>,
        /// What it is called.
        name: Option<String>,
        /// How each person is scored.
        scorecard: ScorecardDocument,
        /// The attribute that forms cohorts, such as `team`; everyone is one cohort without it.
        cohort_by: Option<Id>,
        /// How many of a cohort may have which grade.
        distribution: Option<Distribution>,
        /// How people are ranked.
        ranks: Option<Ranks>,
        /// What people are honoured for.
        awards: Vec<Award> = Vec::new(),
        /// The indicators of which the team's attainment is taken.
        totals: Vec<Total> = Vec::new(),
        /// Grades set by people after the distribution.
        calibration: Vec<Override> = Vec::new(),
        /// Worked examples.
        examples: Vec<Example> = Vec::new(),
    }
}
document!(CohortDocument);

word! {
    /// Whether quotas are limits or have to be met.
    pub enum QuotaRule {
        /// No grade has more people; who does not fit has the next lower grade. Nobody is raised.
        AtMost = "at_most",
        /// Every grade has its people, best scores first, whatever the bands say.
        Exactly = "exactly",
    }
}

word! {
    /// What happens to equal scores across the edge of the places.
    pub enum Ties as EdgeTies {
        /// All of them get a place.
        PromoteAll = "promote_all",
        /// None of them gets a place.
        DemoteAll = "demote_all",
        /// Keys decide; it is an error when they do not.
        TieKey = "tie_key",
        /// It is an error.
        Error = "error",
    }
}

record! {
    /// Quotas of grades, in each cohort.
    pub struct Distribution {
        /// The quotas.
        quotas: Vec<Quota>,
        /// Whether they are limits or have to be met.
        rule: QuotaRule = QuotaRule::AtMost,
        /// What happens to equal scores across the edge.
        ties: Ties = Ties::Error,
        /// What decides between equal scores, for `tie_key`.
        tie_keys: Vec<Key> = Vec::new(),
        /// The people below which a cohort is not distributed.
        minimum_cohort: u32 = 1,
        /// Whether the grades change; otherwise the distribution only advises.
        enforced: bool = true,
    }
}

record! {
    /// The quota of one grade: one of `share` and `count`.
    pub struct Quota as GradeQuota {
        /// The grade.
        grade: String,
        /// The share of the people in a cohort, such as `"20%"`; largest remainders make it whole.
        share: Option<Number>,
        /// The number of people.
        count: Option<u32>,
    }
}

word! {
    /// What people are ordered by.
    pub enum By as OrderBy {
        /// The score as it is shown.
        Score = "score",
        /// The score that the bands saw.
        Seen = "seen",
        /// The points of an indicator.
        Points = "points",
        /// The raw value of an indicator.
        Raw = "raw",
        /// The days of tenure.
        TenureDays = "tenure_days",
        /// The score of the last period.
        LastScore = "last_score",
    }
}

word! {
    /// Which end comes first.
    pub enum Order as Direction {
        /// The largest.
        Descending = "descending",
        /// The smallest.
        Ascending = "ascending",
    }
}

record! {
    /// A key that orders people.
    pub struct Key as OrderKey {
        /// What they are ordered by.
        by: By = By::Score,
        /// The indicator, for `points` and `raw`.
        indicator: Option<Id>,
        /// Which end comes first.
        order: Order = Order::Descending,
    }
}

impl Default for Key {
    fn default() -> Self {
        Self { by: By::Score, indicator: None, order: Order::Descending }
    }
}

word! {
    /// How equal people are ranked.
    pub enum RankMethod {
        /// 1, 2, 2, 4.
        Competition = "competition",
        /// 1, 2, 2, 3.
        Dense = "dense",
        /// 1, 2, 3, 4: after all keys, ties go by id.
        Ordinal = "ordinal",
    }
}

word! {
    /// Among whom people are compared.
    pub enum Among as RankedAmong {
        /// Everyone.
        All = "all",
        /// Their cohort.
        Cohort = "cohort",
    }
}

record! {
    /// How people are ranked.
    pub struct Ranks {
        /// How equal people are ranked.
        method: RankMethod = RankMethod::Competition,
        /// The keys in their order; the score unless stated.
        keys: Vec<Key> = Vec::new(),
        /// Among whom.
        within: Among = Among::All,
    }
}

record! {
    /// An award.
    pub struct Award {
        /// The id.
        id: Id,
        /// What people call it.
        name: Option<String>,
        /// Who gets it.
        rule: AwardRule,
        /// Among whom.
        within: Among = Among::All,
        /// Whether people under a veto may get it.
        include_vetoed: bool = false,
    }
}

choice! {
    /// Who gets an award.
    pub enum AwardRule {
        /// The first n.
        TopN(TopN) = "top_n",
        /// Everyone from a value on.
        Threshold(Threshold) = "threshold",
        /// Whose score rose most since the last period.
        MostImproved(MostImproved) = "most_improved",
        /// Who reached a score in several periods in a row, up to the last one.
        Streak(Streak) = "streak",
    }
}

record! {
    /// The first n.
    pub struct TopN {
        /// How many.
        places: u32,
        /// By what; the score unless stated.
        key: Key = Key::default(),
        /// What happens to equal values across the edge.
        ties: Ties = Ties::PromoteAll,
        /// What decides between equal values, for `tie_key`.
        tie_keys: Vec<Key> = Vec::new(),
    }
}

record! {
    /// Everyone from a value on.
    pub struct Threshold {
        /// The value, itself included; with an ascending key, everyone up to it.
        from: Number,
        /// Of what; the score unless stated.
        key: Key = Key::default(),
    }
}

word! {
    /// How improvement is measured.
    pub enum Improvement {
        /// Score less last score.
        Difference = "difference",
        /// (score − last score) ÷ last score; undefined for a last score that is not above zero.
        Ratio = "ratio",
    }
}

record! {
    /// Whose score rose most; who did not rise gets nothing.
    pub struct MostImproved {
        /// How improvement is measured.
        by: Improvement = Improvement::Difference,
        /// How many get it.
        places: u32 = 1,
        /// The last score from which people take part.
        minimum_base: Option<Number>,
        /// The days of tenure from which people take part.
        minimum_tenure_days: Option<u32>,
        /// What happens to equal improvements across the edge.
        ties: Ties = Ties::PromoteAll,
        /// What decides between equal improvements, for `tie_key`.
        tie_keys: Vec<Key> = Vec::new(),
    }
}

record! {
    /// Who reached a score in several periods in a row, up to the last period that is known of anybody.
    pub struct Streak {
        /// How many periods it takes.
        at_least: u32,
        /// The score to reach in each of them, itself included.
        from: Number,
        /// Whether a period without a score ends the run; otherwise it is passed over. A veto always ends it, unless the
        /// award includes people under one.
        breaks_on_missing: bool = true,
    }
}

record! {
    /// An indicator of which the team's attainment is taken.
    pub struct Total as TeamTotal {
        /// The indicator.
        indicator: Id,
        /// How the attainment is rounded; it stays exact without this. `scale` has to be stated.
        rounding: Option<RoundingRule>,
    }
}

record! {
    /// A grade set by people.
    pub struct Override as GradeOverride {
        /// Whose.
        person: Id,
        /// The grade.
        grade: String,
        /// Who set it.
        by: String,
        /// Why.
        why: String,
    }
}

impl Override {
    /// The fields that say nothing.
    pub(super) fn unsaid(&self) -> impl Iterator<Item = &'static str> + '_ {
        let said = [("by", &self.by), ("why", &self.why)];
        said.into_iter().filter(|(_, text)| text.trim().is_empty()).map(|(field, _)| field)
    }
}
