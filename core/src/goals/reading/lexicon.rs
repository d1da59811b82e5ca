//! The lexicon as a tree of characters: the longest entry at a position wins.

use super::{
    options::LexiconRule,
    text::{Text, fold, is_word},
    words::{self, Row},
};
use crate::{
    goals::{Measured, StandsFor},
    money::Currency,
    quantity::Unit,
};
use std::{collections::HashMap, sync::LazyLock};

/// What a word means.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning {
    /// A metric, by its place in the lexicon.
    Metric(usize),
    /// What the metric shall do.
    Direction(Direction),
    /// A unit of amounts.
    Unit(UnitWord),
    /// A currency before its amount.
    CurrencySign(UnitWord),
    /// A length of time.
    Time(Length),
    /// A month by its name.
    MonthName(u32),
    /// The first or the second half of a year.
    Half(u32),
    /// A year counted from this one; whether it is the fiscal one.
    Year(i32, bool),
    /// A period that is counted from the present one: this, next, the coming n.
    Relative(Relative),
    /// The end or the start of a period.
    Edge(Edge),
    /// How a time bounds a goal.
    Bound(Bound),
    /// How an amount bounds a metric.
    Compare(Compare),
    /// What an amount is to a change.
    Role(Role),
    /// Doubling and the like: the share added.
    Multiple(u32),
    /// For every one of something that is no length of time: 每人.
    Each,
    /// For every one of a length of time: 每月.
    Every(Length),
    /// The end of the present year, quarter or month.
    EndOf(Length),
    /// The years since 1911: 民國.
    Minguo,
    /// What follows are the means.
    Means,
    /// A dimension of the scope.
    Scope(&'static str),
    /// The name of a region.
    Region,
    /// A vague word, and what it stands for.
    Vague(StandsFor),
    /// Joins two targets.
    And,
    /// Before the number in an ordinal.
    Ordinal,
    /// A number in words.
    NumberWord(u32),
    /// A power of ten in words: thousand.
    Multiplier(u32),
    /// Turns what follows into its opposite.
    Negation,
    /// A unit that changes what its number says: 倍, dozen.
    OddUnit,
    /// A number that a phrase stands for: half a million.
    Number(u32),
    /// 一半, by half.
    OneHalf,
    /// Falls by half: 减半.
    Halve,
    /// What follows is compared with, no part of the goal: than, 较.
    Versus,
    /// What follows are parts of what was said: 其中.
    OfWhich,
    /// The whole of the year before it, otherwise of this one: 全年.
    WholeYear,
    /// Makes another metric of the one before it: 占比.
    NamePart,
    /// The first of some lengths of time: the first two weeks.
    First,
    /// Says nothing that a field would hold.
    Filler,
}

/// What a metric shall do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Increase,
    Decrease,
    Maintain,
    /// Add a number of things that are counted: 新增, win, sign.
    Gain,
    /// Come to an amount: 达到, reach.
    Reach,
}

/// A unit as a word says it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum UnitWord {
    Known(Unit),
    /// 元, $, ¥: money, but whose?
    Money,
    Percent,
    Points,
    /// Hundredths of percentage points.
    BasisPoints,
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Length {
    Day,
    Week,
    Month,
    /// A month that counts a duration: 个月.
    Months,
    Quarter,
    Half,
    Year,
    /// The year as 财年.
    FiscalYear,
    /// The day in a date: 号.
    DayOfMonth,
}

/// A period counted from the present one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relative {
    This,
    Next,
    /// Periods from today on.
    Coming,
    Last,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    Start,
    Middle,
    End,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    By,
    /// 前: before or by.
    Before,
    Within,
    From,
    To,
    In,
    /// in, during: a bare year may follow.
    During,
    After,
    /// 起, 开始: from then on, behind its time.
    Since,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compare {
    AtLeast,
    AtMost,
    Exactly,
    /// Before the first of two amounts.
    Between,
    /// Plus or minus.
    About,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    From,
    To,
    By,
}

/// A metric of the lexicon.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct MetricEntry {
    pub name: String,
    /// The unit that its figures have anyway.
    pub unit: Option<Unit>,
    /// How its figures come about, where the name says it.
    pub measured: Option<Measured>,
}

impl MetricEntry {
    /// Whether a percentage of it is itself a percentage.
    pub(super) const fn is_rate(&self) -> bool {
        matches!(self.unit, Some(Unit::Percent(_)))
    }
}

/// Words and what they mean.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon {
    edges: HashMap<(usize, char), usize>,
    meanings: HashMap<usize, Meaning>,
    nodes: usize,
    pub metrics: Vec<MetricEntry>,
}

impl Lexicon {
    /// The lexicon that everybody has.
    pub(super) fn shared() -> &'static Self {
        static SHARED: LazyLock<Lexicon> = LazyLock::new(|| {
            let mut lexicon = Lexicon::default();
            for (row, spellings) in words::rows() {
                match row {
                    Some(Row::Metric(name, unit, measured)) => {
                        lexicon.add_metric(MetricEntry { name: name.to_owned(), unit, measured }, &spellings);
                    }
                    Some(Row::Word(meaning)) => lexicon.add(&meaning, &spellings),
                    None => {}
                }
            }
            lexicon
        });
        &SHARED
    }

    /// The shared lexicon with the words of a rule, which win over the shared ones.
    pub(super) fn with(rule: &LexiconRule) -> Self {
        let mut lexicon = Self::shared().clone();
        for metric in &rule.metrics {
            let entry = MetricEntry { name: metric.name.clone(), unit: metric.unit.clone(), measured: metric.measured };
            let name = std::iter::once(&metric.name);
            let spellings: Vec<&str> = metric.words.iter().chain(name).map(String::as_str).collect();
            lexicon.add_metric(entry, &spellings);
        }
        for vague in &rule.vague {
            let meaning = match vague.stands_for {
                StandsFor::Nothing => Meaning::Filler,
                stands_for => Meaning::Vague(stands_for),
            };
            lexicon.add(&meaning, &[vague.word.trim()]);
        }
        for unit in &rule.units {
            let spellings: Vec<&str> = unit.words.iter().map(String::as_str).collect();
            lexicon.add(&Meaning::Unit(UnitWord::Known(unit.unit.clone())), &spellings);
        }
        lexicon
    }

    fn add_metric(&mut self, entry: MetricEntry, spellings: &[&str]) {
        let index = self.metrics.len();
        self.metrics.push(entry);
        self.add(&Meaning::Metric(index), spellings);
    }

    fn add(&mut self, meaning: &Meaning, spellings: &[&str]) {
        for spelling in spellings {
            let mut node = 0;
            for c in spelling.chars().map(fold) {
                let fresh = self.nodes.saturating_add(1);
                let next = *self.edges.entry((node, c)).or_insert(fresh);
                self.nodes = self.nodes.max(next);
                node = next;
            }
            if node != 0 {
                self.meanings.insert(node, meaning.clone());
            }
        }
    }

    /// The longest entry that starts at a position, and where it ends.
    pub(super) fn longest(&self, text: &Text<'_>, start: usize) -> Option<(&Meaning, usize)> {
        let (mut node, mut at, mut best) = (0, start, None);
        while let Some(c) = text.at(at) {
            let Some(next) = self.edges.get(&(node, c)) else { break };
            (node, at) = (*next, at.saturating_add(1));
            if c == ' ' {
                at = text.skip_blanks(at);
            }
            let is_inside_word = is_word(c) && text.at(at).is_some_and(is_word) && !c.is_ascii_digit();
            if !is_inside_word && let Some(meaning) = self.meanings.get(&node) {
                best = Some((meaning, at));
            }
        }
        best
    }
}

/// The currency of a code of the lexicon.
pub(super) fn currency(code: &str) -> UnitWord {
    Currency::from_code(code).map_or(UnitWord::Money, |code| UnitWord::Known(Unit::of_currency(code)))
}
