# ruff: noqa: D205, D400  # a sentence with an example can be long, and a question is one
"""Documents and facts as dicts: what type checkers and editors know about what is given to quotakit.

Written by ``cargo run -p types`` from the JSON Schemas of the library; changes belong there.

>>> from quotakit import _shapes as shapes
>>> step: shapes.TierStep = {"from": "0", "rate": "4%"}
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, TypeAlias, TypedDict

__all__ = [
    "AbcBoundary",
    "AbcRule",
    "AbcTies",
    "Accumulate",
    "AcrossPeriods",
    "AcrossRule",
    "ActsOn",
    "Adjustment",
    "Aggregate",
    "AmountRange",
    "Anchor",
    "AttainmentBasis",
    "AttributeIn",
    "AttributeIs",
    "AttributeOneOf",
    "Attribution",
    "Award",
    "AwardRule",
    "Band",
    "Bands",
    "BandsOn",
    "BelowZero",
    "Benchmarks",
    "BestPeriods",
    "BetterSide",
    "Beyond",
    "Blend",
    "Bonus",
    "BoundTie",
    "BreakbackQuestion",
    "BreakbackRule",
    "CalendarRule",
    "Capacity",
    "ChainOwner",
    "ChannelCost",
    "ChartOptions",
    "ChartTheme",
    "Clawback",
    "CloseDocument",
    "CloseFacts",
    "CloseQuestion",
    "CohortDocument",
    "CohortFacts",
    "CohortPerson",
    "CohortQuestion",
    "CohortSensitivity",
    "Collected",
    "CompareQuestion",
    "Component",
    "Condition",
    "CountUnit",
    "CountedBlocks",
    "Counting",
    "CreditKind",
    "CreditOf",
    "CreditRule",
    "Crediting",
    "CurrencyUnit",
    "CurveOf",
    "CurveQuestion",
    "CurveRule",
    "CustomerRules",
    "DampedSmoothing",
    "DateBasis",
    "DateOrder",
    "DatedValue",
    "DaySpan",
    "Deal",
    "DealCollected",
    "DealEnd",
    "DealFilters",
    "DealSliceBy",
    "DerivedRate",
    "Direction",
    "Distribution",
    "DoneWhen",
    "Draw",
    "DrawRule",
    "EdgeTies",
    "EventBreakdown",
    "EventFunnelDocument",
    "EventFunnelFacts",
    "EventTable",
    "Example",
    "ExchangeRate",
    "FaultyRows",
    "FigureInput",
    "FigureSource",
    "FindingWeight",
    "FixedPay",
    "ForecastMethod",
    "ForecastPoint",
    "ForecastQuestion",
    "ForecastSeasonal",
    "ForecastWeights",
    "FunnelEvent",
    "FunnelUser",
    "FurtherTarget",
    "Gate",
    "GoalChange",
    "GoalDelta",
    "GoalDocument",
    "GoalFacts",
    "GoalHold",
    "GoalPolicy",
    "GoalQuestion",
    "GoalRange",
    "GoalSetDocument",
    "GoalSetFacts",
    "GoalSource",
    "GoalTolerance",
    "GoalVersion",
    "GradeCoefficient",
    "GradeOverride",
    "GradeQuota",
    "GradeRange",
    "GradeRanges",
    "Grain",
    "History",
    "HistoryPeriod",
    "HistoryQuestion",
    "Holdback",
    "HoltSmoothing",
    "ImportBandsQuestion",
    "Improvement",
    "Indicator",
    "IndicatorFacts",
    "IndicatorGroup",
    "InstantInput",
    "InterpolatedTiers",
    "Language",
    "LeaverBalance",
    "LeaverDraw",
    "LeaverExcess",
    "LeaverHoldback",
    "LeaverOther",
    "LeaverTerms",
    "LedgerEntry",
    "LedgerRule",
    "LexiconRule",
    "LifetimeRule",
    "LifetimeSpan",
    "LinearRule",
    "LockedCell",
    "Margin",
    "MarginalRateQuestion",
    "MatrixAxis",
    "MatrixFacts",
    "MatrixGives",
    "MatrixReading",
    "MeasureBound",
    "MeasureFacts",
    "Measured",
    "Method",
    "Metric",
    "MetricWords",
    "Milestone",
    "Milestones",
    "MinimumChangeQuestion",
    "MissingPeriod",
    "MissingPolicy",
    "MissingPolicyNeutral",
    "Moment",
    "MostImproved",
    "MovingAverage",
    "Multiplier",
    "NamedBy",
    "NamedSource",
    "NamedUnit",
    "NegativeAmounts",
    "NegativeBalance",
    "NegativeWeights",
    "NextDealQuestion",
    "NextStepsQuestion",
    "NoSettings",
    "Objective",
    "OnRevision",
    "OrderBy",
    "OrderKey",
    "Package",
    "PaidBy",
    "PaidStep",
    "Participant",
    "Pay",
    "PayAdjustment",
    "PayAssignment",
    "PayBookDocument",
    "PayFacts",
    "PayIn",
    "PayLedger",
    "PayMatrix",
    "PayMeasure",
    "PayOpening",
    "PayPlanDocument",
    "PayQuestion",
    "PayRevision",
    "PayRun",
    "PayTermination",
    "PeerRule",
    "Penalty",
    "PerUnit",
    "PeriodDates",
    "PeriodRule",
    "PeriodScore",
    "PickRule",
    "PiecewiseRule",
    "PipelineDocument",
    "PipelineFacts",
    "PlainRule",
    "PlainSource",
    "PlainUnit",
    "PlanForQuestion",
    "PlanWindows",
    "PointRate",
    "PointStep",
    "Pool",
    "PoolBy",
    "PoolMember",
    "Probabilities",
    "Profile",
    "Proration",
    "QuantileDefinition",
    "QuotaRule",
    "RankAward",
    "RankMethod",
    "RankedAmong",
    "Ranks",
    "RateBase",
    "RateMultiple",
    "RateOf",
    "RaterRule",
    "ReadOptions",
    "Receipt",
    "Release",
    "ReleaseBy",
    "ReleaseOn",
    "ReportQuestion",
    "Reporting",
    "Residue",
    "RestBy",
    "RetargetQuestion",
    "RevenueScope",
    "RevisionNote",
    "RfmRule",
    "RfmScoreLimits",
    "RfmScoreRange",
    "RfmSegment",
    "RollUp",
    "RollUpPlain",
    "RollUpRule",
    "RoundingMode",
    "RoundingRule",
    "ScoreAdjustment",
    "ScoreEffort",
    "ScoreLimits",
    "ScoreMatrix",
    "ScoreMeasure",
    "ScoreRescale",
    "ScoreRule",
    "ScoreTrend",
    "ScorecardDocument",
    "ScorecardFacts",
    "ScorecardQuestion",
    "ScorecardSensitivity",
    "Season",
    "SeasonalSmoothing",
    "SensitivityOf",
    "SettlePerson",
    "SettleQuestion",
    "SimpleSmoothing",
    "SimulateQuestion",
    "SimulatedPerson",
    "SolveQuestion",
    "Spiff",
    "Spread",
    "Stage",
    "StageEntry",
    "StandardValue",
    "StandsFor",
    "StatementQuestion",
    "StepOrder",
    "StepTies",
    "StillEarns",
    "Streak",
    "TargetBounds",
    "TargetFacts",
    "TargetMatrixDocument",
    "TargetNode",
    "TargetNodeKind",
    "TargetPlanDocument",
    "TargetPlanVersion",
    "TargetQuestion",
    "TargetRow",
    "TargetTree",
    "TargetTreeCsv",
    "TargetTreeTable",
    "TeamTotal",
    "Terminated",
    "Threshold",
    "Tidy",
    "TierAxis",
    "TierMode",
    "TierStep",
    "Tiers",
    "TimeMargins",
    "TimeRule",
    "ToleranceRule",
    "TopN",
    "Transaction",
    "TransactionDates",
    "TransactionTest",
    "TransferQuestion",
    "Unit",
    "UnitWords",
    "VagueWord",
    "Veto",
    "WeekDay",
    "WeekPattern",
    "WeightRule",
    "WeightSource",
    "Windfall",
    "WindowActive",
    "Windows",
    "WithinRule",
    "YearEnd",
    "ZScoreRule",
    "ZeroWeights",
]

AbcBoundary: TypeAlias = Literal["share_before", "share_with"]
"""By which cumulative share a customer is judged."""

AbcTies: TypeAlias = Literal["better", "worse"]
"""In which class customers of equal value are that a threshold would part."""

Accumulate: TypeAlias = Literal["each", "period", "qtd", "ytd"]
"""Over which window a component's measure accumulates."""

ActsOn: TypeAlias = Literal["credit", "attainment", "pay"]
"""What a multiplier multiplies."""

Aggregate: TypeAlias = Literal["arithmetic", "geometric", "minimum", "sum"]
"""How the points of the parts of a group become the points of the group."""

Anchor: TypeAlias = Literal["best", "first"]
"""From which event a user's chain starts."""

AttainmentBasis: TypeAlias = Literal["to_date", "full_window"]
"""What an accumulated measure is compared with."""

Attribution: TypeAlias = Literal["first", "last"]
"""Which event of a user's chain says to which group the user belongs."""

BandsOn: TypeAlias = Literal["rounded", "raw"]
"""Which score the bands see."""

BelowZero: TypeAlias = Literal["error", "allow"]
"""What it means that somebody has more in settled periods than the whole share, so that less than nothing is left."""

Benchmarks: TypeAlias = Literal["declared", "own_history"]
"""Where the share that should go on from a stage comes from."""

BetterSide: TypeAlias = Literal["higher", "lower"]
"""Which way a measure is meant to go."""

Beyond: TypeAlias = Literal["zero", "hold", "extend"]
"""What a curve does outside of its points."""

Blend: TypeAlias = Literal["proportions", "amounts"]
"""What is blended when weights come from several periods."""

BoundTie: TypeAlias = Literal["upper", "lower"]
"""To which step a bound itself belongs."""

BreakbackRule: TypeAlias = Literal["keep_total", "keep_node", "move_total"]
"""What others do when a figure is set by hand."""

ChainOwner: TypeAlias = Literal["user"]
"""Whose events make a chain."""

ChartTheme: TypeAlias = Literal["light", "dark"]
"""The paper that a chart is drawn on."""

Clawback: TypeAlias = Literal["recompute", "as_paid"]
"""What a reversal takes back."""

CountedBlocks: TypeAlias = Literal["started", "completed"]
"""Which blocks of a package count."""

Counting: TypeAlias = Literal["touched", "in_order", "implied", "reset_on_regress"]
"""In which stages a deal counts."""

CreditKind: TypeAlias = Literal["revenue", "overlay", "rollup"]
"""How a transaction is shared."""

CreditOf: TypeAlias = Literal["amount", "quantity", "count"]
"""What of a transaction counts."""

CurveOf: TypeAlias = Literal["target_incentive", "base_salary", "measure", "amount"]
"""What the heights of a curve are shares of."""

DateBasis: TypeAlias = Literal["date", "booked", "invoiced", "paid"]
"""The day by which a transaction belongs to a period."""

DateOrder: TypeAlias = Literal["month_day_year", "day_month_year"]
"""How dates other than `2026-07-31` are written."""

DealEnd: TypeAlias = Literal["won", "lost"]
"""How a deal ends."""

DealSliceBy: TypeAlias = Literal["owner", "channel", "product", "region", "month"]
"""What the deals of a slice have in common."""

Direction: TypeAlias = Literal["descending", "ascending"]
"""Which end comes first."""

EdgeTies: TypeAlias = Literal["promote_all", "demote_all", "tie_key", "error"]
"""What happens to equal scores across the edge of the places."""

FaultyRows: TypeAlias = Literal["refuse", "set_aside"]
"""What happens to a row that cannot be read."""

FindingWeight: TypeAlias = Literal["info", "warn", "error"]
"""What a finding weighs."""

ForecastSeasonal: TypeAlias = Literal["additive", "multiplicative"]
"""How seasons and level make a value."""

Grain: TypeAlias = Literal["year", "half", "quarter", "month", "week", "day"]
"""How long a period is."""

Improvement: TypeAlias = Literal["difference", "ratio"]
"""How improvement is measured."""

Language: TypeAlias = Literal[
    "en",
    "en-US",
    "en-GB",
    "zh",
    "zh-Hans",
    "zh-CN",
    "zh-SG",
    "zh-Hant",
    "zh-TW",
    "zh-HK",
    "zh-MO",
]
"""The language of findings, as a tag of BCP 47."""

LeaverBalance: TypeAlias = Literal["carry", "due", "forgive"]
"""What becomes of a negative balance."""

LeaverDraw: TypeAlias = Literal["owe", "recover", "due", "forgive"]
"""What becomes of what is owed from draws."""

LeaverExcess: TypeAlias = Literal["carry", "pay_out", "forfeit"]
"""What becomes of what caps withheld for later periods."""

LeaverHoldback: TypeAlias = Literal["release", "pay_out", "forfeit"]
"""What becomes of what is held back."""

LeaverOther: TypeAlias = Literal["earned", "forfeit"]
"""What becomes of pay that follows no measure: fixed amounts, bonuses, grades, awards, pools."""

LifetimeSpan: TypeAlias = Literal["as_of", "last_order"]
"""Over which span the repeat orders of a customer are counted."""

MatrixGives: TypeAlias = Literal["rate", "amount", "factor"]
"""What the cells of a matrix are."""

MatrixReading: TypeAlias = Literal["cell", "bilinear"]
"""How a matrix is read."""

Measured: TypeAlias = Literal["level", "total"]
"""How a metric's figure comes about within the period."""

Method: TypeAlias = Literal["largest_remainder", "webster", "huntington_hill", "dhondt", "adams"]
"""How whole steps are handed out among siblings."""

MissingPeriod: TypeAlias = Literal["error", "skip", "zero"]
"""What happens to a period without a score."""

NamedBy: TypeAlias = Literal["end", "start"]
"""The civil year that names a fiscal year."""

NegativeAmounts: TypeAlias = Literal["error", "clamp_zero"]
"""What an amount below zero of last year means."""

NegativeBalance: TypeAlias = Literal["carry", "due"]
"""What becomes of a negative balance."""

NegativeWeights: TypeAlias = Literal["error", "clamp_zero", "signed"]
"""What a weight below zero means."""

OnRevision: TypeAlias = Literal["reprice", "keep"]
"""What a revision does to what a window had earned before it."""

OrderBy: TypeAlias = Literal["score", "seen", "points", "raw", "tenure_days", "last_score"]
"""What people are ordered by."""

PaidBy: TypeAlias = Literal["base_salary", "target_incentive"]
"""The part of the pay that a grade's coefficient multiplies."""

PickRule: TypeAlias = Literal["all_matches", "first_match", "most_specific"]
"""Which rules count of those that match a transaction, for each of its participants and each measure.

A rule that gives the person nothing of a participant's part is not among them.
"""

PlanWindows: TypeAlias = Literal["continue", "anew"]
"""What the `qtd` and `ytd` windows of a plan count of earlier periods on another plan."""

PoolBy: TypeAlias = Literal["weights", "hours", "equal", "score"]
"""How a pool is distributed."""

Probabilities: TypeAlias = Literal["declared", "learned"]
"""Where the probability of winning from a stage comes from."""

QuantileDefinition: TypeAlias = Literal["linear", "nearest_rank"]
"""The definition of a quantile (Hyndman and Fan 1996)."""

QuotaRule: TypeAlias = Literal["at_most", "exactly"]
"""Whether quotas are limits or have to be met."""

RankMethod: TypeAlias = Literal["competition", "dense", "ordinal"]
"""How equal people are ranked."""

RankedAmong: TypeAlias = Literal["all", "cohort"]
"""Among whom people are compared."""

RateBase: TypeAlias = Literal["measure", "base_salary", "target_incentive"]
"""What a rate is a share of."""

ReleaseBy: TypeAlias = Literal["period", "deal"]
"""Whose payments release what waits for the customer's payments."""

ReleaseOn: TypeAlias = Literal["booking", "collection", "date"]
"""The event that a share waits for."""

Residue: TypeAlias = Literal["error", "line"]
"""What a total means that is not a whole number of steps."""

RestBy: TypeAlias = Literal["weights", "equal"]
"""How what is left goes among nodes."""

RoundingMode: TypeAlias = Literal["half_up", "half_even", "half_down", "up", "down", "floor", "ceil"]
"""How a figure between two steps is rounded."""

ScoreMeasure: TypeAlias = Literal["actual", "attainment"]
"""What a rule looks at."""

SensitivityOf: TypeAlias = Literal["grade", "rank"]
"""What has to survive other weights."""

Spread: TypeAlias = Literal["equal", "days", "working_days", "weeks"]
"""How a target is spread over the parts of a period."""

StandsFor: TypeAlias = Literal["metric", "amount", "date", "nothing"]
"""What a vague word stands in for."""

StepOrder: TypeAlias = Literal["ordered", "strict", "any"]
"""How the events of a chain follow each other."""

StepTies: TypeAlias = Literal["allowed", "increasing"]
"""Whether two steps may have the same instant."""

StillEarns: TypeAlias = Literal["last_day", "booking", "cash"]
"""Which deals of somebody who left still earn."""

TargetBounds: TypeAlias = Literal["water_filling", "minimum_first"]
"""How minima and maxima hold among siblings."""

TargetNodeKind: TypeAlias = Literal["vacant", "house"]
"""A node that holds a share of its own and is not somebody who works for it."""

TierAxis: TypeAlias = Literal["amount", "attainment", "quantity"]
"""What a shape is read along."""

TierMode: TypeAlias = Literal["marginal", "whole", "retroactive"]
"""What the rate of a step applies to."""

TimeMargins: TypeAlias = Literal["leaves", "both"]
"""Whose targets in the parts of a period are within a step of exact."""

WeekDay: TypeAlias = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
"""A day of the week."""

WeekPattern: TypeAlias = Literal["4-4-5", "4-5-4", "5-4-4"]
"""The weeks of the three months of a quarter."""

WeightRule: TypeAlias = Literal["exact_sum", "relative"]
"""What the weights of the parts of one group have to be."""

YearEnd: TypeAlias = Literal["nearest", "last"]
"""How a year of whole weeks finds its end near the end of the month before `year_start`."""

ZeroWeights: TypeAlias = Literal["error", "equal"]
"""What siblings mean whose weights are all zero."""


class AbcRule(TypedDict, total=False):
    """Classes by won value: who brings the most together.

    Keys:
        a: The share of the value up to which customers are A.
        b: The share of the value up to which customers are A or B.
        boundary: By which cumulative share a customer is judged.
        ties: In which class customers of equal value are that a threshold would part.

    """

    a: FigureInput
    """The share of the value up to which customers are A."""
    b: FigureInput
    """The share of the value up to which customers are A or B."""
    boundary: AbcBoundary
    """By which cumulative share a customer is judged."""
    ties: AbcTies
    """In which class customers of equal value are that a threshold would part."""


class _AcrossPeriodsNeeds(TypedDict):
    rule: AcrossRule
    """How the scores of the periods become one."""


class AcrossPeriods(_AcrossPeriodsNeeds, total=False):
    """The score across periods.

    Keys:
        rule: How the scores of the periods become one.
        minimum: The scored periods below which there is no figure.
        missing: What happens to a period without a score.
        rounding: How the figure is rounded; as the score is, where it is not stated. `scale` has to be stated.

    """

    minimum: int
    """The scored periods below which there is no figure."""
    missing: MissingPeriod
    """What happens to a period without a score."""
    rounding: RoundingRule | None
    """How the figure is rounded; as the score is, where it is not stated. `scale` has to be stated."""


class _AcrossRuleMean(TypedDict):
    """Their mean."""

    mean: PlainRule
    """Their mean."""


class _AcrossRuleWeightedByDays(TypedDict):
    """Their mean, weighted by days: those of the label, or those that the facts give."""

    weighted_by_days: PlainRule
    """Their mean, weighted by days: those of the label, or those that the facts give."""


class _AcrossRuleBest(TypedDict):
    """The mean of the n best; between equal ones the earlier counts."""

    best: BestPeriods
    """The mean of the n best; between equal ones the earlier counts."""


class _AcrossRuleTrend(TypedDict):
    """The line of least squares through them, read periods ahead. It takes three."""

    trend: ScoreTrend
    """The line of least squares through them, read periods ahead. It takes three."""


class _AdjustmentNeeds(TypedDict):
    on: date | str
    """The first day on which the goal holds as adjusted."""
    reason: str
    """Why."""


class Adjustment(_AdjustmentNeeds, total=False):
    """A change of a goal; what it does not name stays.

    Keys:
        on: The first day on which the goal holds as adjusted.
        reason: Why.
        owner: Who answers for it from now on.
        objective: What the metric shall do from now on.
        period: When it shall be reached from now on.
        milestones: The way to the new target; the old way is given up with the old objective.

    """

    owner: str | None
    """Who answers for it from now on."""
    objective: Objective | None
    """What the metric shall do from now on."""
    period: PeriodRule | None
    """When it shall be reached from now on."""
    milestones: Milestones | None
    """The way to the new target; the old way is given up with the old objective."""


_AmountRangeMayKeys = TypedDict("_AmountRangeMayKeys", {"from": "FigureInput | None"}, total=False)


class AmountRange(_AmountRangeMayKeys, total=False):
    """Bounds of the transaction's amount; the lower belongs to it, the upper does not.

    Keys:
        from: The lower bound.
        to: The upper bound.

    """

    to: FigureInput | None
    """The upper bound."""


class _AttributeInNeeds(TypedDict):
    name: str
    """The attribute."""


class AttributeIn(_AttributeInNeeds, total=False):
    """An attribute of the person and the values that are meant: one by `equals`, several by `one_of`.

    Keys:
        name: The attribute.
        equals: The one value.
        one_of: Several values.

    """

    equals: str | None
    """The one value."""
    one_of: Sequence[str]
    """Several values."""


class AttributeIs(TypedDict):
    """An attribute and its value.

    Keys:
        attribute: The attribute.
        value: The value.

    """

    attribute: str
    """The attribute."""
    value: str
    """The value."""


class AttributeOneOf(TypedDict):
    """An attribute and its possible values.

    Keys:
        attribute: The attribute.
        values: The values.

    """

    attribute: str
    """The attribute."""
    values: Sequence[str]
    """The values."""


class _AwardNeeds(TypedDict):
    id: str
    """The id."""
    rule: AwardRule
    """Who gets it."""


class Award(_AwardNeeds, total=False):
    """An award.

    Keys:
        id: The id.
        name: What people call it.
        rule: Who gets it.
        within: Among whom.
        include_vetoed: Whether people under a veto may get it.

    """

    name: str | None
    """What people call it."""
    within: RankedAmong
    """Among whom."""
    include_vetoed: bool
    """Whether people under a veto may get it."""


class _AwardRuleTopN(TypedDict):
    """The first n."""

    top_n: TopN
    """The first n."""


class _AwardRuleThreshold(TypedDict):
    """Everyone from a value on."""

    threshold: Threshold
    """Everyone from a value on."""


class _AwardRuleMostImproved(TypedDict):
    """Whose score rose most since the last period."""

    most_improved: MostImproved
    """Whose score rose most since the last period."""


class _AwardRuleStreak(TypedDict):
    """Who reached a score in several periods in a row, up to the last one."""

    streak: Streak
    """Who reached a score in several periods in a row, up to the last one."""


_BandKeys = TypedDict("_BandKeys", {"from": "FigureInput"})


class _BandNeeds(TypedDict):
    grade: str
    """The grade."""


class Band(_BandKeys, _BandNeeds, total=False):
    """A grade and the score from which it is given.

    Keys:
        grade: The grade.
        from: The lower bound.
        advice: What to tell people of this grade.

    """

    advice: str | None
    """What to tell people of this grade."""


class BestPeriods(TypedDict):
    """The n best of the periods.

    Keys:
        n: How many.

    """

    n: int
    """How many."""


class Bonus(TypedDict):
    """An amount that is paid for the active days when a condition holds.

    Keys:
        amount: The amount.
        when: The condition.

    """

    amount: FigureInput
    """The amount."""
    when: Condition
    """The condition."""


class _BreakbackQuestionNeeds(TypedDict):
    node: str
    """The node."""
    value: FigureInput
    """What it shall have."""
    note: RevisionNote
    """Why the new version is made, when and by whom."""


class BreakbackQuestion(_BreakbackQuestionNeeds, total=False):
    """What becomes of the plan when a figure is set by hand?

    Keys:
        node: The node.
        value: What it shall have.
        period: The label of the period in which it shall have it; in the whole, unless given.
        rule: What the others do.
        note: Why the new version is made, when and by whom.
        language: The language of reasons.

    """

    period: str | None
    """The label of the period in which it shall have it; in the whole, unless given."""
    rule: BreakbackRule
    """What the others do."""
    language: Language
    """The language of reasons."""


class CalendarRule(TypedDict, total=False):
    """A fiscal calendar: the month in which the year starts, and months of the civil calendar or of whole weeks.

    Keys:
        year_start: The month in which the year starts, 1 to 12.
        weeks: The weeks of the months of a quarter; the months of the civil calendar unless declared.
        week_starts: The weekday on which weeks start, where `weeks` is declared; Monday unless said otherwise.
            Civil calendars have ISO weeks.
        year_ends: How a year of whole weeks ends; nearest to the end of the month unless said otherwise.
        week_53: The month of the fiscal year, 1 to 12, that gets the 53rd week; the last one unless said otherwise.
        named_by: The civil year that names a fiscal year that does not start in January; the one in which it ends
            unless said otherwise.
        weekend: The weekdays on which nobody works.
        holidays: The days off.
        extra_working_days: The days of a weekend on which people do work.

    """

    year_start: int
    """The month in which the year starts, 1 to 12."""
    weeks: WeekPattern | None
    """The weeks of the months of a quarter; the months of the civil calendar unless declared."""
    week_starts: WeekDay | None
    """The weekday on which weeks start, where `weeks` is declared; Monday unless said otherwise.

    Civil calendars have ISO weeks.
    """
    year_ends: YearEnd | None
    """How a year of whole weeks ends; nearest to the end of the month unless said otherwise."""
    week_53: int | None
    """The month of the fiscal year, 1 to 12, that gets the 53rd week; the last one unless said otherwise."""
    named_by: NamedBy | None
    """The civil year that names a fiscal year that does not start in January; the one in which it ends unless said
    otherwise.
    """
    weekend: Sequence[WeekDay]
    """The weekdays on which nobody works."""
    holidays: Sequence[date | str]
    """The days off."""
    extra_working_days: Sequence[date | str]
    """The days of a weekend on which people do work."""


class _CapacityNeeds(TypedDict):
    headcount: FigureInput
    """How many people."""


class Capacity(_CapacityNeeds, total=False):
    """What a group of people can do: headcount × ramp × productivity.

    Keys:
        headcount: How many people.
        ramp: How far they have come; fully, unless declared.
        productivity: What one of them does.

    """

    ramp: FigureInput
    """How far they have come; fully, unless declared."""
    productivity: FigureInput
    """What one of them does."""


class _ChannelCostNeeds(TypedDict):
    amount: FigureInput
    """How much, in the pipeline's currency. Below zero it is a credit note, which lowers the cost of what it names."""


class ChannelCost(_ChannelCostNeeds, total=False):
    """What was spent on winning customers. It counts in the slice of every key that it names.

    Keys:
        channel: The channel it was spent on.
        owner: Who spent it: the owner of deals.
        product: The product it was spent on.
        region: The region it was spent on.
        month: The month that it belongs to, such as `2026-07`: that of the deals which began in it.
        amount: How much, in the pipeline's currency. Below zero it is a credit note, which lowers the cost of what
            it names.

    """

    channel: str | None
    """The channel it was spent on."""
    owner: str | None
    """Who spent it: the owner of deals."""
    product: str | None
    """The product it was spent on."""
    region: str | None
    """The region it was spent on."""
    month: str | None
    """The month that it belongs to, such as `2026-07`: that of the deals which began in it."""


class ChartOptions(TypedDict, total=False):
    """How charts are drawn.

    Keys:
        language: The language of titles and labels.
        theme: The paper.
        at: The value of the measure at which a person stands on a pay curve.
        bands: The grade bands, as the scorecard declares them, that a score is drawn against.

    """

    language: Language
    """The language of titles and labels."""
    theme: ChartTheme
    """The paper."""
    at: FigureInput | None
    """The value of the measure at which a person stands on a pay curve."""
    bands: Sequence[Band]
    """The grade bands, as the scorecard declares them, that a score is drawn against."""


class _CloseDocumentNeeds(TypedDict):
    id: str
    """The id of the organisation."""
    period: str
    """The label of the period that is closed."""
    currency: str
    """The currency of all amounts."""
    targets: TargetPlanDocument
    """The target, from the company to persons.

    Its root is the company, the nodes below are regions, the leaves persons.
    """
    pipeline: PipelineDocument
    """The stages of the deals."""
    cohort: CohortDocument
    """The scorecard of the people who have a quota, with ranks, distribution and awards."""
    pay_plans: Sequence[PayPlanDocument]
    """The pay plans."""


class CloseDocument(_CloseDocumentNeeds, total=False):
    """How a period is closed. The documents of the five domains stand in it whole.

    Keys:
        schema: `quotakit/close@1`.
        id: The id of the organisation.
        title: Its name.
        period: The label of the period that is closed.
        currency: The currency of all amounts.
        zone: The zone whose days count.
        calendar: The calendar of the periods.
        tidy: What tables may need before they can be read.
        goals: The goals.
        goal_sources: Where goals find their actual figures, by goal id.
        targets: The target, from the company to persons. Its root is the company, the nodes below are regions, the
            leaves persons.
        product_targets: The target by region (rows) and product (columns).
        pipeline: The stages of the deals.
        cohort: The scorecard of the people who have a quota, with ranks, distribution and awards.
        pay_plans: The pay plans.
        sources: Where measures and indicators find their figures, by id; what is not named here is an indicator of
            its own name.
        examples: Worked examples.

    """

    schema: str | None
    """`quotakit/close@1`."""
    title: str | None
    """Its name."""
    zone: str
    """The zone whose days count."""
    calendar: CalendarRule
    """The calendar of the periods."""
    tidy: Tidy
    """What tables may need before they can be read."""
    goals: GoalSetDocument | None
    """The goals."""
    goal_sources: Mapping[str, GoalSource]
    """Where goals find their actual figures, by goal id."""
    product_targets: TargetMatrixDocument | None
    """The target by region (rows) and product (columns)."""
    sources: Mapping[str, FigureSource]
    """Where measures and indicators find their figures, by id; what is not named here is an indicator of its own name.
    """
    examples: Sequence[Example]
    """Worked examples."""


class _CloseFactsNeeds(TypedDict):
    as_of: date | str
    """The day on which the figures stand, inclusive."""


class CloseFacts(_CloseFactsNeeds, total=False):
    """What happened: one table for each file, its rows objects of texts. See `rows` for the columns.

    Keys:
        as_of: The day on which the figures stand, inclusive.
        people: People.
        products: Products.
        deals: Deals.
        stages: Entries of deals into stages.
        close_dates: Estimates of closing days, as they moved.
        collections: Receipts.
        returns: Amounts given back.
        quotas: Quotas of persons.
        indicators: Figures of persons for indicators.
        ratings: Ratings of persons.
        adjustments: Events that add or deduct points.
        vetoes: Vetoes.
        history: Revenue of earlier periods.
        actions: Actions that people agreed on.
        goal_actuals: The goals' actual figures by goal id, where the deals do not tell them.
        language: The language of findings.
        trace: Whether the outcome carries its trace.

    """

    people: Sequence[Mapping[str, Any]]
    """People."""
    products: Sequence[Mapping[str, Any]]
    """Products."""
    deals: Sequence[Mapping[str, Any]]
    """Deals."""
    stages: Sequence[Mapping[str, Any]]
    """Entries of deals into stages."""
    close_dates: Sequence[Mapping[str, Any]]
    """Estimates of closing days, as they moved."""
    collections: Sequence[Mapping[str, Any]]
    """Receipts."""
    returns: Sequence[Mapping[str, Any]]
    """Amounts given back."""
    quotas: Sequence[Mapping[str, Any]]
    """Quotas of persons."""
    indicators: Sequence[Mapping[str, Any]]
    """Figures of persons for indicators."""
    ratings: Sequence[Mapping[str, Any]]
    """Ratings of persons."""
    adjustments: Sequence[Mapping[str, Any]]
    """Events that add or deduct points."""
    vetoes: Sequence[Mapping[str, Any]]
    """Vetoes."""
    history: Sequence[Mapping[str, Any]]
    """Revenue of earlier periods."""
    actions: Sequence[Mapping[str, Any]]
    """Actions that people agreed on."""
    goal_actuals: Mapping[str, FigureInput]
    """The goals' actual figures by goal id, where the deals do not tell them."""
    language: Language
    """The language of findings."""
    trace: bool
    """Whether the outcome carries its trace."""


class _CloseQuestionReport(TypedDict):
    """The review as a page."""

    report: ReportQuestion
    """The review as a page."""


class _CohortDocumentNeeds(TypedDict):
    scorecard: ScorecardDocument
    """How each person is scored."""


class CohortDocument(_CohortDocumentNeeds, total=False):
    """A scorecard over a whole team.

    Keys:
        schema: `quotakit/cohort@1`.
        id: The id.
        name: What it is called.
        scorecard: How each person is scored.
        cohort_by: The attribute that forms cohorts, such as `team`; everyone is one cohort without it.
        distribution: How many of a cohort may have which grade.
        ranks: How people are ranked.
        awards: What people are honoured for.
        totals: The indicators of which the team's attainment is taken.
        calibration: Grades set by people after the distribution.
        examples: Worked examples.

    """

    schema: str | None
    """`quotakit/cohort@1`."""
    id: str | None
    """The id."""
    name: str | None
    """What it is called."""
    cohort_by: str | None
    """The attribute that forms cohorts, such as `team`; everyone is one cohort without it."""
    distribution: Distribution | None
    """How many of a cohort may have which grade."""
    ranks: Ranks | None
    """How people are ranked."""
    awards: Sequence[Award]
    """What people are honoured for."""
    totals: Sequence[TeamTotal]
    """The indicators of which the team's attainment is taken."""
    calibration: Sequence[GradeOverride]
    """Grades set by people after the distribution."""
    examples: Sequence[Example]
    """Worked examples."""


class _CohortFactsNeeds(TypedDict):
    people: Sequence[CohortPerson]
    """The people, in any order."""


class CohortFacts(_CohortFactsNeeds, total=False):
    """A team in one period.

    Keys:
        people: The people, in any order.
        calibration: Grades set by people, besides those of the document.
        period: The label of the period that is scored, where its scores count among the `periods` of people.
        language: The language of findings.
        trace: Whether the outcome carries its trace.

    """

    calibration: Sequence[GradeOverride]
    """Grades set by people, besides those of the document."""
    period: str | None
    """The label of the period that is scored, where its scores count among the `periods` of people."""
    language: Language
    """The language of findings."""
    trace: bool
    """Whether the outcome carries its trace."""


class _CohortPersonNeeds(TypedDict):
    person: str
    """Who."""


class CohortPerson(_CohortPersonNeeds, total=False):
    """One person of the team.

    Keys:
        person: Who.
        indicators: The measured values, by indicator.
        raters: The ratings, by indicator and rater group.
        adjustments: The counts of adjustments.
        vetoes: The vetoes that were cast.
        last_score: The score of the last period.
        periods: The scores of other periods, in any order.
        tenure_days: The days of tenure.
        attributes: What cohorts are formed by: team, region, post.

    """

    indicators: Mapping[str, IndicatorFacts]
    """The measured values, by indicator."""
    raters: Mapping[str, Mapping[str, Sequence[FigureInput]]]
    """The ratings, by indicator and rater group."""
    adjustments: Mapping[str, FigureInput]
    """The counts of adjustments."""
    vetoes: Sequence[str]
    """The vetoes that were cast."""
    last_score: FigureInput | None
    """The score of the last period."""
    periods: Sequence[PeriodScore]
    """The scores of other periods, in any order."""
    tenure_days: int | None
    """The days of tenure."""
    attributes: Mapping[str, str]
    """What cohorts are formed by: team, region, post."""


class _CohortQuestionSensitivity(TypedDict):
    """Whether somebody's grade or rank survives other weights."""

    sensitivity: CohortSensitivity
    """Whether somebody's grade or rank survives other weights."""


class _CohortSensitivityNeeds(TypedDict):
    facts: CohortFacts
    """The team."""
    person: str
    """Whose."""
    weights: FigureInput
    """How far each weight is changed, in parts of itself: `"5%"` makes 20 a 19 and a 21."""


class CohortSensitivity(_CohortSensitivityNeeds, total=False):
    """Whether the grade or the rank of one of a team survives other weights.

    Keys:
        facts: The team.
        person: Whose.
        weights: How far each weight is changed, in parts of itself: `"5%"` makes 20 a 19 and a 21.
        of: What has to survive.

    """

    of: SensitivityOf
    """What has to survive."""


class _CollectedNeeds(TypedDict):
    due: FigureInput
    """What they owe in all."""


class Collected(_CollectedNeeds, total=False):
    """What customers paid for the deals of the period.

    Keys:
        due: What they owe in all.
        receipts: What has come in, payment by payment.
        dated_receipts: What came in on which day: what came after `as_of` does not count yet.

    """

    receipts: Sequence[FigureInput]
    """What has come in, payment by payment."""
    dated_receipts: Sequence[Receipt]
    """What came in on which day: what came after `as_of` does not count yet."""


_CompareQuestionKeys = TypedDict("_CompareQuestionKeys", {"with": "PayPlanDocument"})


class CompareQuestion(_CompareQuestionKeys):
    """How does another plan differ from this one?

    Keys:
        with: The other plan.

    """


class _ComponentNeeds(TypedDict):
    id: str
    """Its name, which the line carries."""
    pay: Pay
    """The shape of its pay."""


class Component(_ComponentNeeds, total=False):
    """One line of the plan.

    Keys:
        id: Its name, which the line carries.
        title: What people call it.
        on: The measure that it pays on.
        accumulate: The window over which the measure accumulates.
        attainment: What attainment compares with under accumulation.
        cap: The most that it pays: within its window, or in the period where it pays each period alone.
        floor: The least that it pays: within its window, or in the period where it pays each period alone.
        cap_after_multipliers: Whether the cap binds after the multipliers instead of before.
        withhold_excess: Whether what the cap cuts is carried to the next period, and paid as soon as there is room.
        pay: The shape of its pay.
        revisions: The shapes that replace it later, by rising day.
        on_revision: What revisions do to earlier periods of the window; declared where a revised component
            accumulates.

    """

    title: str | None
    """What people call it."""
    on: str | None
    """The measure that it pays on."""
    accumulate: Accumulate
    """The window over which the measure accumulates."""
    attainment: AttainmentBasis
    """What attainment compares with under accumulation."""
    cap: FigureInput | None
    """The most that it pays: within its window, or in the period where it pays each period alone."""
    floor: FigureInput | None
    """The least that it pays: within its window, or in the period where it pays each period alone."""
    cap_after_multipliers: bool
    """Whether the cap binds after the multipliers instead of before."""
    withhold_excess: bool
    """Whether what the cap cuts is carried to the next period, and paid as soon as there is room."""
    revisions: Sequence[PayRevision]
    """The shapes that replace it later, by rising day."""
    on_revision: OnRevision | None
    """What revisions do to earlier periods of the window; declared where a revised component accumulates."""


class _ConditionAll(TypedDict):
    """All of them hold."""

    all: Sequence[Condition]
    """All of them hold."""


class _ConditionAny(TypedDict):
    """At least one of them holds."""

    any: Sequence[Condition]
    """At least one of them holds."""


_ConditionNotKeys = TypedDict("_ConditionNotKeys", {"not": "Condition"})


class _ConditionNot(_ConditionNotKeys):
    """It does not hold."""


class _ConditionMeasureBelow(TypedDict):
    """The period's measure is below the value, which active days do not scale."""

    measure_below: MeasureBound
    """The period's measure is below the value, which active days do not scale."""


class _ConditionMeasureAtLeast(TypedDict):
    """The period's measure is at least the value, which active days do not scale."""

    measure_at_least: MeasureBound
    """The period's measure is at least the value, which active days do not scale."""


class _ConditionAttainmentBelow(TypedDict):
    """The period's measure, divided by its quota for the active days, is below the value.

    Multipliers that act on credit or attainment change what components see, never what conditions test.
    """

    attainment_below: MeasureBound
    """The period's measure, divided by its quota for the active days, is below the value.

    Multipliers that act on credit or attainment change what components see, never what conditions test.
    """


class _ConditionAttainmentAtLeast(TypedDict):
    """The period's measure, divided by its quota for the active days, is at least the value."""

    attainment_at_least: MeasureBound
    """The period's measure, divided by its quota for the active days, is at least the value."""


class _ConditionScoreAtLeast(TypedDict):
    """The score is at least this."""

    score_at_least: FigureInput
    """The score is at least this."""


class _ConditionScoreBelow(TypedDict):
    """The score is below this."""

    score_below: FigureInput
    """The score is below this."""


class _ConditionGradeIn(TypedDict):
    """The grade is one of these."""

    grade_in: Sequence[str]
    """The grade is one of these."""


class _ConditionRankAtMost(TypedDict):
    """The rank is this or better (1 is the best)."""

    rank_at_most: int
    """The rank is this or better (1 is the best)."""


class _ConditionAttribute(TypedDict):
    """An attribute of the person is one of the values."""

    attribute: AttributeIn
    """An attribute of the person is one of the values."""


class CountUnit(TypedDict, total=False):
    """Things that are counted.

    Keys:
        of: What is counted, such as `customers`.
        step: The smallest number that is handed out (a pack of 12); 1 unless declared. Deals that are credited to
            several people are shared out exactly unless it is declared.

    """

    of: str | None
    """What is counted, such as `customers`."""
    step: FigureInput | None
    """The smallest number that is handed out (a pack of 12); 1 unless declared.

    Deals that are credited to several people are shared out exactly unless it is declared.
    """


class _CreditRuleNeeds(TypedDict):
    id: str
    """Its name."""
    measure: str
    """The measure that it feeds."""


class CreditRule(_CreditRuleNeeds, total=False):
    """A rule: which transactions feed which measure, and with how much.

    Keys:
        id: Its name.
        measure: The measure that it feeds.
        kind: How the transaction is shared.
        of: What of the transaction counts.
        when: Which transactions; all unless declared.
        roles: Which roles of participants; all unless declared.
        by: The day by which it belongs to a period.
        during: The days of which `by` has to be one; any, unless declared.
        factor: The factor on the credit.
        cap_per_deal: The most that a whole deal counts; each participant's part counts in the same proportion.
        windfall: How the excess of very large deals counts; it looks at the whole deal, before the cap.

    """

    kind: CreditKind
    """How the transaction is shared."""
    of: CreditOf
    """What of the transaction counts."""
    when: TransactionTest | None
    """Which transactions; all unless declared."""
    roles: Sequence[str]
    """Which roles of participants; all unless declared."""
    by: DateBasis
    """The day by which it belongs to a period."""
    during: DaySpan | None
    """The days of which `by` has to be one; any, unless declared."""
    factor: FigureInput
    """The factor on the credit."""
    cap_per_deal: FigureInput | None
    """The most that a whole deal counts; each participant's part counts in the same proportion."""
    windfall: Windfall | None
    """How the excess of very large deals counts; it looks at the whole deal, before the cap."""


class _CreditingNeeds(TypedDict):
    rules: Sequence[CreditRule]
    """The rules."""


class Crediting(_CreditingNeeds, total=False):
    """The rules by which transactions become credits.

    Keys:
        pick: Which of the matching rules count.
        rules: The rules.

    """

    pick: PickRule
    """Which of the matching rules count."""


class _CurrencyUnitNeeds(TypedDict):
    code: str
    """The ISO 4217 code."""


class CurrencyUnit(_CurrencyUnitNeeds, total=False):
    """Money.

    Keys:
        code: The ISO 4217 code.
        step: The smallest amount that is handed out; the minor unit unless declared.

    """

    step: FigureInput | None
    """The smallest amount that is handed out; the minor unit unless declared."""


_CurveQuestionKeys = TypedDict("_CurveQuestionKeys", {"from": "FigureInput"})


class _CurveQuestionNeeds(TypedDict):
    facts: PayFacts
    """What is known of the person and the period; the measure's own value is not needed."""
    on: str
    """The measure."""
    to: FigureInput
    """The last value."""


class CurveQuestion(_CurveQuestionKeys, _CurveQuestionNeeds, total=False):
    """What does the plan pay along a measure?

    Keys:
        facts: What is known of the person and the period; the measure's own value is not needed.
        on: The measure.
        axis: Whether `from` and `to` are values of the measure or multiples of the period's quota.
        from: The first value.
        to: The last value.
        points: How many values are spread evenly from the first to the last, at least 2.
        component: The one component whose line the points tell; all unless given.

    """

    axis: TierAxis
    """Whether `from` and `to` are values of the measure or multiples of the period's quota."""
    points: int
    """How many values are spread evenly from the first to the last, at least 2."""
    component: str | None
    """The one component whose line the points tell; all unless given."""


class _CurveRuleNeeds(TypedDict):
    axis: TierAxis
    """The axis of the points."""
    of: CurveOf
    """What the heights are shares of."""
    points: Sequence[Sequence[FigureInput]]
    """The points, by rising x."""


class CurveRule(_CurveRuleNeeds, total=False):
    """Straight lines through points.

    Keys:
        axis: The axis of the points.
        of: What the heights are shares of.
        points: The points, by rising x.
        below: What holds below the first point.
        above: What holds above the last point.

    """

    below: Beyond
    """What holds below the first point."""
    above: Beyond
    """What holds above the last point."""


class CustomerRules(TypedDict, total=False):
    """How customers are ranked, scored and valued.

    Keys:
        abc: Classes by won value.
        rfm: Scores by recency, frequency and value.
        lifetime: Lifetime value.

    """

    abc: AbcRule | None
    """Classes by won value."""
    rfm: RfmRule | None
    """Scores by recency, frequency and value."""
    lifetime: LifetimeRule | None
    """Lifetime value."""


class DampedSmoothing(TypedDict, total=False):
    """A level and a trend that fades; what is not given is found.

    Keys:
        alpha: How much of a miss the level takes on, 0 to 1.
        beta: How much of a change of the level the trend takes on, 0 to 1.
        phi: How much of the trend is left a period later, 0 to 1.
        level: The level before the first period.
        trend: The trend before the first period.

    """

    alpha: FigureInput | None
    """How much of a miss the level takes on, 0 to 1."""
    beta: FigureInput | None
    """How much of a change of the level the trend takes on, 0 to 1."""
    phi: FigureInput | None
    """How much of the trend is left a period later, 0 to 1."""
    level: FigureInput | None
    """The level before the first period."""
    trend: FigureInput | None
    """The trend before the first period."""


class _DatedValueNeeds(TypedDict):
    value: FigureInput
    """What the whole period would have, had it held throughout."""


class DatedValue(_DatedValueNeeds, total=False):
    """A value of a whole period that holds for some days of it only.

    Keys:
        start: The first day; from ever on unless given.
        end: The first day after; for good unless given.
        value: What the whole period would have, had it held throughout.

    """

    start: date | str | None
    """The first day; from ever on unless given."""
    end: date | str | None
    """The first day after; for good unless given."""


class DaySpan(TypedDict):
    """A half-open range of days: the start belongs to it, the end does not.

    Keys:
        start: The first day.
        end: The first day that no longer belongs to it.

    """

    start: date | str
    """The first day."""
    end: date | str
    """The first day that no longer belongs to it."""


class _DealNeeds(TypedDict):
    id: str
    """The name of the deal."""
    history: Sequence[StageEntry]
    """The entries into stages, in any order."""


class Deal(_DealNeeds, total=False):
    """A deal: what it is worth, whose it is, where it has been.

    Keys:
        id: The name of the deal.
        owner: Who sells.
        channel: How the customer came.
        product: What is sold.
        region: Where.
        customer: To whom.
        amount: The value.
        currency: The value's currency; the pipeline's unless given.
        collected: What of the value was received so far.
        created: When the deal began; its first entry unless given.
        history: The entries into stages, in any order.

    """

    owner: str | None
    """Who sells."""
    channel: str | None
    """How the customer came."""
    product: str | None
    """What is sold."""
    region: str | None
    """Where."""
    customer: str | None
    """To whom."""
    amount: FigureInput | None
    """The value."""
    currency: str | None
    """The value's currency; the pipeline's unless given."""
    collected: FigureInput | None
    """What of the value was received so far."""
    created: Moment | None
    """When the deal began; its first entry unless given."""


class DealCollected(TypedDict, total=False):
    """What a customer paid for one deal, in the currency of the deal.

    Keys:
        due: What the customer owes for it, which may be more than it counts, as with taxes; the amount of the deal
            less everything that was taken back of it, unless given.
        receipts: What came in on which day: what came after `as_of` does not count yet.

    """

    due: FigureInput | None
    """What the customer owes for it, which may be more than it counts, as with taxes; the amount of the deal less
    everything that was taken back of it, unless given.
    """
    receipts: Sequence[Receipt]
    """What came in on which day: what came after `as_of` does not count yet."""


class DealFilters(TypedDict, total=False):
    """Which deals are looked at; an empty list lets all pass.

    Keys:
        owner: Only of these owners.
        channel: Only through these channels.
        product: Only these products.
        region: Only in these regions.
        customer: Only to these customers.
        created_from: Only deals that began on this day or later.
        created_before: Only deals that began before this day.
        closed_from: Only deals that ended on this day or later.
        closed_before: Only deals that ended before this day.

    """

    owner: Sequence[str]
    """Only of these owners."""
    channel: Sequence[str]
    """Only through these channels."""
    product: Sequence[str]
    """Only these products."""
    region: Sequence[str]
    """Only in these regions."""
    customer: Sequence[str]
    """Only to these customers."""
    created_from: date | str | None
    """Only deals that began on this day or later."""
    created_before: date | str | None
    """Only deals that began before this day."""
    closed_from: date | str | None
    """Only deals that ended on this day or later."""
    closed_before: date | str | None
    """Only deals that ended before this day."""


class DerivedRate(TypedDict, total=False):
    """The target incentive times a weight, divided by the quota, as the rate; multiples of it from bounds on.

    Keys:
        weight: The component's share of the target incentive.
        mode: Whether a multiple applies inside its step, to the period, or to the window.
        tie: To which step a bound belongs.
        steps: The multiples by attainment; once throughout unless declared.

    """

    weight: FigureInput
    """The component's share of the target incentive."""
    mode: TierMode
    """Whether a multiple applies inside its step, to the period, or to the window."""
    tie: BoundTie
    """To which step a bound belongs."""
    steps: Sequence[RateMultiple]
    """The multiples by attainment; once throughout unless declared."""


class _DistributionNeeds(TypedDict):
    quotas: Sequence[GradeQuota]
    """The quotas."""


class Distribution(_DistributionNeeds, total=False):
    """Quotas of grades, in each cohort.

    Keys:
        quotas: The quotas.
        rule: Whether they are limits or have to be met.
        ties: What happens to equal scores across the edge.
        tie_keys: What decides between equal scores, for `tie_key`.
        minimum_cohort: The people below which a cohort is not distributed.
        enforced: Whether the grades change; otherwise the distribution only advises.

    """

    rule: QuotaRule
    """Whether they are limits or have to be met."""
    ties: EdgeTies
    """What happens to equal scores across the edge."""
    tie_keys: Sequence[OrderKey]
    """What decides between equal scores, for `tie_key`."""
    minimum_cohort: int
    """The people below which a cohort is not distributed."""
    enforced: bool
    """Whether the grades change; otherwise the distribution only advises."""


class _DoneWhenAtLeast(TypedDict):
    """When a metric reaches a value."""

    at_least: StandardValue
    """When a metric reaches a value."""


class _DrawGuarantee(TypedDict):
    """Pay is topped up to the amount."""

    guarantee: DrawRule
    """Pay is topped up to the amount."""


class _DrawAdditive(TypedDict):
    """The amount is paid in addition."""

    additive: DrawRule
    """The amount is paid in addition."""


class _DrawRuleNeeds(TypedDict):
    amount: FigureInput
    """The amount of a period."""
    recoverable: bool
    """Whether it is an advance that later pay gives back."""


class DrawRule(_DrawRuleNeeds, total=False):
    """The amount and the terms of a draw. Periods are judged by their first day.

    Keys:
        amount: The amount of a period.
        recoverable: Whether it is an advance that later pay gives back.
        recovery: The share of the pay above the amount that goes into recovery; of all pay once the draw has ended.
        start: The first day of the draw.
        end: The first day without it: nothing is advanced or guaranteed any more, and recovery goes on.
        debt_limit: The most that may be owed.
        recovery_start: The first day of recovery.
        forgiven_from: The day from which what is owed is forgiven.

    """

    recovery: FigureInput
    """The share of the pay above the amount that goes into recovery; of all pay once the draw has ended."""
    start: date | str | None
    """The first day of the draw."""
    end: date | str | None
    """The first day without it: nothing is advanced or guaranteed any more, and recovery goes on."""
    debt_limit: FigureInput | None
    """The most that may be owed."""
    recovery_start: date | str | None
    """The first day of recovery."""
    forgiven_from: date | str | None
    """The day from which what is owed is forgiven."""


class _EventBreakdownNeeds(TypedDict):
    property: str
    """The property."""


class EventBreakdown(_EventBreakdownNeeds, total=False):
    """Users told apart by a property of their events, such as the channel.

    Keys:
        property: The property.
        of: Which event of the chain has the value that counts.
        step: The event of this step, counted from 1, instead; users whose chain lacks it have no value.

    """

    of: Attribution
    """Which event of the chain has the value that counts."""
    step: int | None
    """The event of this step, counted from 1, instead; users whose chain lacks it have no value."""


class _EventFunnelDocumentNeeds(TypedDict):
    steps: Sequence[str]
    """The events that are the steps, in order; an event may stand for several steps."""


class EventFunnelDocument(_EventFunnelDocumentNeeds, total=False):
    """An event funnel: how far each user gets through steps inside a window.

    Keys:
        schema: `quotakit/event-funnel@1`.
        id: The name of the funnel.
        title: What people call it.
        steps: The events that are the steps, in order; an event may stand for several steps.
        window_ms: The most milliseconds from the first step to any other, inclusive; unlimited unless given.
        per_step_window_ms: The most milliseconds from a step to the next, inclusive; unlimited unless given.
        order: How the events of a chain follow each other.
        ties: Whether two steps may have the same instant.
        anchor: From which event a chain starts.
        exclude: Events that end a chain when they stand between two steps.
        optional: Steps that a chain may leave out.
        breakdown: Tells users apart by a property.
        totals: Whether every attempt of a user is counted too, beside the longest chain.
        histogram_ms: The upper bounds of the bins for the milliseconds between steps, inclusive and rising; a last
            bin has all above.
        by: Whose events make a chain.
        confidence: The confidence of intervals: 80%, 90%, 95% or 99%.
        places: The places to which rates and times are written.
        quantiles: The definition of medians and other quantiles.
        examples: Worked examples.

    """

    schema: str | None
    """`quotakit/event-funnel@1`."""
    id: str | None
    """The name of the funnel."""
    title: str | None
    """What people call it."""
    window_ms: int | None
    """The most milliseconds from the first step to any other, inclusive; unlimited unless given."""
    per_step_window_ms: int | None
    """The most milliseconds from a step to the next, inclusive; unlimited unless given."""
    order: StepOrder
    """How the events of a chain follow each other."""
    ties: StepTies
    """Whether two steps may have the same instant."""
    anchor: Anchor
    """From which event a chain starts."""
    exclude: Sequence[str]
    """Events that end a chain when they stand between two steps."""
    optional: Sequence[str]
    """Steps that a chain may leave out."""
    breakdown: EventBreakdown | None
    """Tells users apart by a property."""
    totals: bool
    """Whether every attempt of a user is counted too, beside the longest chain."""
    histogram_ms: Sequence[int]
    """The upper bounds of the bins for the milliseconds between steps, inclusive and rising; a last bin has all above.
    """
    by: ChainOwner
    """Whose events make a chain."""
    confidence: FigureInput
    """The confidence of intervals: 80%, 90%, 95% or 99%."""
    places: int
    """The places to which rates and times are written."""
    quantiles: QuantileDefinition
    """The definition of medians and other quantiles."""
    examples: Sequence[Example]
    """Worked examples."""


class EventFunnelFacts(TypedDict, total=False):
    """What an event funnel is evaluated on.

    Keys:
        events: The events, in any order.
        columns: Events as columns; they count like those of events.
        users: Whether the outcome lists every user.
        language: The language of findings.
        trace: Whether the outcome carries its trace.

    """

    events: Sequence[FunnelEvent]
    """The events, in any order."""
    columns: EventTable | None
    """Events as columns; they count like those of events."""
    users: bool
    """Whether the outcome lists every user."""
    language: Language
    """The language of findings."""
    trace: bool
    """Whether the outcome carries its trace."""


class _EventTableNeeds(TypedDict):
    user: Sequence[FunnelUser]
    """Who."""
    time: Sequence[InstantInput]
    """When."""
    event: Sequence[str]
    """What."""


class EventTable(_EventTableNeeds, total=False):
    """Events as lists of one length, as a table has columns: the first of each list are one event, and so on.

    Keys:
        user: Who.
        time: When.
        event: What.
        properties: Properties, by name; null where an event has none.

    """

    properties: Mapping[str, Sequence[str | None]]
    """Properties, by name; null where an event has none."""


class _ExampleNeeds(TypedDict):
    facts: Any
    """The facts."""
    expect: Any
    """The part of the outcome that the example states."""


class Example(_ExampleNeeds, total=False):
    """A worked example inside a document: `check_examples` evaluates the facts and compares what is expected.

    Keys:
        title: What the example shows.
        facts: The facts.
        expect: The part of the outcome that the example states.

    """

    title: str | None
    """What the example shows."""


_ExchangeRateKeys = TypedDict("_ExchangeRateKeys", {"from": "str"})


class _ExchangeRateNeeds(TypedDict):
    to: str
    """The currency that it is converted into."""
    rate: FigureInput
    """The units of `to` for one unit of `from`."""


class ExchangeRate(_ExchangeRateKeys, _ExchangeRateNeeds, total=False):
    """What one unit of a currency is worth in another, on some days.

    Keys:
        from: The currency that is converted.
        to: The currency that it is converted into.
        rate: The units of `to` for one unit of `from`.
        start: The first day; from ever on unless given.
        end: The first day after; for good unless given.

    """

    start: date | str | None
    """The first day; from ever on unless given."""
    end: date | str | None
    """The first day after; for good unless given."""


class _FigureSourceOwned(TypedDict):
    """The deals that the person owns, before returns."""

    owned: PlainSource
    """The deals that the person owns, before returns."""


class _FigureSourceCredited(TypedDict):
    """The person's shares of deals, less returns."""

    credited: PlainSource
    """The person's shares of deals, less returns."""


class _FigureSourceTeam(TypedDict):
    """The deals of the person's region, or of the company for who has none, before returns."""

    team: PlainSource
    """The deals of the person's region, or of the company for who has none, before returns."""


class _FigureSourceIndicator(TypedDict):
    """An indicator."""

    indicator: NamedSource
    """An indicator."""


class _FigureSourceCount(TypedDict):
    """How often something happened."""

    count: NamedSource
    """How often something happened."""


class FixedPay(TypedDict):
    """An amount that is paid for the active days, whatever is sold.

    Keys:
        amount: The amount.

    """

    amount: FigureInput
    """The amount."""


class _ForecastMethodAuto(TypedDict):
    """By the method that did best in the backtest."""

    auto: NoSettings
    """By the method that did best in the backtest."""


class _ForecastMethodNaive(TypedDict):
    """As in the last period."""

    naive: NoSettings
    """As in the last period."""


class _ForecastMethodSeasonalNaive(TypedDict):
    """As in the same period of the last season."""

    seasonal_naive: NoSettings
    """As in the same period of the last season."""


class _ForecastMethodDrift(TypedDict):
    """On the line from the first period to the last."""

    drift: NoSettings
    """On the line from the first period to the last."""


class _ForecastMethodMovingAverage(TypedDict):
    """The mean of the last periods."""

    moving_average: MovingAverage
    """The mean of the last periods."""


class _ForecastMethodSimple(TypedDict):
    """Simple exponential smoothing: a level."""

    simple: SimpleSmoothing
    """Simple exponential smoothing: a level."""


class _ForecastMethodHolt(TypedDict):
    """Holt: a level and a trend."""

    holt: HoltSmoothing
    """Holt: a level and a trend."""


class _ForecastMethodDampedHolt(TypedDict):
    """Holt with a trend that fades."""

    damped_holt: DampedSmoothing
    """Holt with a trend that fades."""


class _ForecastMethodHoltWinters(TypedDict):
    """Holt and Winters: a level, a trend and seasons."""

    holt_winters: SeasonalSmoothing
    """Holt and Winters: a level, a trend and seasons."""


class ForecastPoint(TypedDict):
    """What was reached in a period.

    Keys:
        period: The label of the period.
        value: What was reached in it.

    """

    period: str
    """The label of the period."""
    value: FigureInput
    """What was reached in it."""


class _ForecastQuestionNeeds(TypedDict):
    series: Sequence[ForecastPoint]
    """What was reached in periods that follow each other."""
    horizon: int
    """How many periods to look ahead."""


class ForecastQuestion(_ForecastQuestionNeeds, total=False):
    """How will a series of periods go on?

    Keys:
        series: What was reached in periods that follow each other.
        season: How many periods a season has: 12 for months of a year; 1 for none.
        method: The method; the one that did best before, unless declared.
        horizon: How many periods to look ahead.
        level: How often the value shall lie between `low` and `high`: `80%`, `90%`, `95%` or `99%`.
        origins: How many origins the backtest has at most.
        trace: Whether the answer tells the states of every period.

    """

    season: int
    """How many periods a season has: 12 for months of a year; 1 for none."""
    method: ForecastMethod
    """The method; the one that did best before, unless declared."""
    level: FigureInput
    """How often the value shall lie between `low` and `high`: `80%`, `90%`, `95%` or `99%`."""
    origins: int
    """How many origins the backtest has at most."""
    trace: bool
    """Whether the answer tells the states of every period."""


class _ForecastWeightsNeeds(TypedDict):
    series: Mapping[str, Sequence[ForecastPoint]]
    """What each of them reached, up to the same period."""
    horizon: int
    """How many periods to look ahead."""


class ForecastWeights(_ForecastWeightsNeeds, total=False):
    """Weights that are what siblings are forecast to reach: the sum over the horizon.

    Keys:
        series: What each of them reached, up to the same period.
        season: How many periods a season has: 12 for months of a year; 1 for none.
        method: The method; the one that did best before, for each of them, unless declared.
        horizon: How many periods to look ahead.

    """

    season: int
    """How many periods a season has: 12 for months of a year; 1 for none."""
    method: ForecastMethod
    """The method; the one that did best before, for each of them, unless declared."""


class _FunnelEventNeeds(TypedDict):
    user: FunnelUser
    """Who."""
    time: InstantInput
    """When."""
    event: str
    """What."""


class FunnelEvent(_FunnelEventNeeds, total=False):
    """Something that a user did.

    Keys:
        user: Who.
        time: When.
        event: What.
        properties: Its properties, such as the channel; null where it has none.

    """

    properties: Mapping[str, str | None]
    """Its properties, such as the channel; null where it has none."""


class FurtherTarget(TypedDict, total=False):
    """A further target in the same goal.

    Keys:
        metric: What is measured.
        objective: What it shall do.

    """

    metric: Metric | None
    """What is measured."""
    objective: Objective | None
    """What it shall do."""


class _GateNeeds(TypedDict):
    id: str
    """Its name."""
    when: Condition
    """The condition."""
    limit_to: FigureInput
    """The share that remains of the pay after multipliers; of several gates that hold, the strictest counts."""


class Gate(_GateNeeds, total=False):
    """A condition under which pay is limited to a share.

    Keys:
        id: Its name.
        when: The condition.
        limit_to: The share that remains of the pay after multipliers; of several gates that hold, the strictest
            counts.
        applies_to: The components; all unless declared.

    """

    applies_to: Sequence[str] | None
    """The components; all unless declared."""


_GoalChangeMayKeys = TypedDict("_GoalChangeMayKeys", {"from": "FigureInput | None"}, total=False)


class GoalChange(_GoalChangeMayKeys, total=False):
    """A change: two of the three say it all; where all three are given they have to agree.

    Keys:
        from: The figure before.
        to: The figure after.
        by: How far it moves, without a sign.

    """

    to: FigureInput | None
    """The figure after."""
    by: GoalDelta | None
    """How far it moves, without a sign."""


class _GoalDeltaAmount(TypedDict):
    """By an amount in the metric's unit."""

    amount: FigureInput
    """By an amount in the metric's unit."""


class _GoalDeltaPercent(TypedDict):
    """By a share of the figure before: from 20 % by 5 % is 21 %."""

    percent: FigureInput
    """By a share of the figure before: from 20 % by 5 % is 21 %."""


class _GoalDeltaPoints(TypedDict):
    """By percentage points: from 20 % by `"5%"` is 25 %."""

    points: FigureInput
    """By percentage points: from 20 % by `"5%"` is 25 %."""


class _GoalDeltaAmountBetween(TypedDict):
    """By an amount from the first to the second; the first is the target, the second what is hoped for."""

    amount_between: Sequence[FigureInput]
    """By an amount from the first to the second; the first is the target, the second what is hoped for."""


class _GoalDeltaPercentBetween(TypedDict):
    """By a share from the first to the second: 100 by `["8%", "10%"]` is met from 108 on."""

    percent_between: Sequence[FigureInput]
    """By a share from the first to the second: 100 by `["8%", "10%"]` is met from 108 on."""


class _GoalDeltaPointsBetween(TypedDict):
    """By percentage points from the first to the second."""

    points_between: Sequence[FigureInput]
    """By percentage points from the first to the second."""


class GoalDocument(TypedDict, total=False):
    """A goal: what is measured, how much of it is wanted, by when, by whom, and why that is thought possible.

    Keys:
        schema: `quotakit/goal@1`.
        id: The name by which other goals refer to this one; needed inside a set.
        title: What people call the goal.
        text: The sentence that the goal was said in.
        owner: Who answers for it.
        scope: Where it holds, by dimension: `{"region": "east"}`.
        metric: What is measured.
        objective: What the metric shall do.
        also: Further targets that were put into the same goal; the verdict advises to split them off.
        period: When it shall be reached.
        means: By what means.
        supports: The goals that this one serves.
        milestones: The way to the target.
        completion: What the completion standard measures: the metric, if the goal is to be what it says.
        history: What the metric was in the periods before, the oldest first.
        rolls_up: How the goals below come together where nobody says what this one has reached: the sum of what
            they reached where they measure the same, unless declared.
        capacity: The most that can be reached with what there is (for a decrease: the least).
        versions: What the goal was before it was adjusted, the oldest first.
        examples: Worked examples.

    """

    schema: str | None
    """`quotakit/goal@1`."""
    id: str | None
    """The name by which other goals refer to this one; needed inside a set."""
    title: str | None
    """What people call the goal."""
    text: str | None
    """The sentence that the goal was said in."""
    owner: str | None
    """Who answers for it."""
    scope: Mapping[str, str]
    """Where it holds, by dimension: `{"region": "east"}`."""
    metric: Metric | None
    """What is measured."""
    objective: Objective | None
    """What the metric shall do."""
    also: Sequence[FurtherTarget]
    """Further targets that were put into the same goal; the verdict advises to split them off."""
    period: PeriodRule | None
    """When it shall be reached."""
    means: Sequence[str]
    """By what means."""
    supports: Sequence[str]
    """The goals that this one serves."""
    milestones: Milestones | None
    """The way to the target."""
    completion: str | None
    """What the completion standard measures: the metric, if the goal is to be what it says."""
    history: Sequence[FigureInput]
    """What the metric was in the periods before, the oldest first."""
    rolls_up: RollUpRule | None
    """How the goals below come together where nobody says what this one has reached: the sum of what they reached where
    they measure the same, unless declared.
    """
    capacity: FigureInput | None
    """The most that can be reached with what there is (for a decrease: the least)."""
    versions: Sequence[GoalVersion]
    """What the goal was before it was adjusted, the oldest first."""
    examples: Sequence[Example]
    """Worked examples."""


class _GoalFactsNeeds(TypedDict):
    as_of: date | str
    """Today."""


class GoalFacts(_GoalFactsNeeds, total=False):
    """The facts of one goal.

    Keys:
        as_of: Today.
        actual: What the metric is today; where it is a total, what it came to since the first day.
        calendar: The calendar that period labels belong to; Gregorian years unless declared.
        policy: How strictly to judge.
        language: The language of findings.
        trace: Whether the outcome carries its trace.

    """

    actual: FigureInput | None
    """What the metric is today; where it is a total, what it came to since the first day."""
    calendar: CalendarRule | None
    """The calendar that period labels belong to; Gregorian years unless declared."""
    policy: GoalPolicy
    """How strictly to judge."""
    language: Language
    """The language of findings."""
    trace: bool
    """Whether the outcome carries its trace."""


class GoalHold(TypedDict, total=False):
    """A figure that shall stay.

    Keys:
        value: The figure.
        tolerance: How far it may stray to either side.

    """

    value: FigureInput | None
    """The figure."""
    tolerance: GoalTolerance | None
    """How far it may stray to either side."""


class GoalPolicy(TypedDict, total=False):
    """How strictly to judge. Codes are named with or without their area: `A003`, `goal/A003`.

    Keys:
        deviations: How many standard deviations above the mean growth a goal may ask for.
        growths_min: The fewest growths that say anything about the next.
        stated_tolerance: How far a stated change may be from the one that its figures give, as a share of the
            figure before.
        on_track_min: The least pace that is on track.
        at_risk_min: The least pace that is at risk and not off track.
        places: The decimal places that shares and rates are shown with: 4 shows 12.74 %.
        off: Codes that are not looked for.
        severities: Codes that weigh something else than usual.
        vague: Vague words besides the usual ones, or taken out of them.

    """

    deviations: FigureInput
    """How many standard deviations above the mean growth a goal may ask for."""
    growths_min: int
    """The fewest growths that say anything about the next."""
    stated_tolerance: FigureInput
    """How far a stated change may be from the one that its figures give, as a share of the figure before."""
    on_track_min: FigureInput
    """The least pace that is on track."""
    at_risk_min: FigureInput
    """The least pace that is at risk and not off track."""
    places: int
    """The decimal places that shares and rates are shown with: 4 shows 12.74 %."""
    off: Sequence[str]
    """Codes that are not looked for."""
    severities: Mapping[str, FindingWeight]
    """Codes that weigh something else than usual."""
    vague: Sequence[VagueWord]
    """Vague words besides the usual ones, or taken out of them."""


class _GoalQuestionAdjust(TypedDict):
    """What it becomes when it is adjusted."""

    adjust: Adjustment
    """What it becomes when it is adjusted."""


class GoalRange(TypedDict):
    """A range, both ends included.

    Keys:
        low: The least.
        high: The most.

    """

    low: FigureInput
    """The least."""
    high: FigureInput
    """The most."""


class _GoalSetDocumentNeeds(TypedDict):
    goals: Sequence[GoalDocument]
    """The goals."""


class GoalSetDocument(_GoalSetDocumentNeeds, total=False):
    """Goals that belong together: a company's, its regions', its people's.

    Keys:
        schema: `quotakit/goal-set@1`.
        id: The name of the set.
        title: What people call it.
        calendar: The calendar that the goals' periods belong to; Gregorian years unless declared.
        roots: The goals that need no parent. Unless declared: those that support nothing but are supported.
        rolls_up: Metrics of children that serve another metric of their parent.
        goals: The goals.
        examples: Worked examples.

    """

    schema: str | None
    """`quotakit/goal-set@1`."""
    id: str | None
    """The name of the set."""
    title: str | None
    """What people call it."""
    calendar: CalendarRule | None
    """The calendar that the goals' periods belong to; Gregorian years unless declared."""
    roots: Sequence[str]
    """The goals that need no parent. Unless declared: those that support nothing but are supported."""
    rolls_up: Sequence[RollUp]
    """Metrics of children that serve another metric of their parent."""
    examples: Sequence[Example]
    """Worked examples."""


class _GoalSetFactsNeeds(TypedDict):
    as_of: date | str
    """Today."""


class GoalSetFacts(_GoalSetFactsNeeds, total=False):
    """The facts of a goal set.

    Keys:
        as_of: Today.
        actual: What the metric of each goal is today, by the goal's id.
        calendar: The calendar that period labels belong to; the set's own unless declared here.
        policy: How strictly to judge.
        language: The language of findings.
        trace: Whether the outcome carries its trace.

    """

    actual: Mapping[str, FigureInput]
    """What the metric of each goal is today, by the goal's id."""
    calendar: CalendarRule | None
    """The calendar that period labels belong to; the set's own unless declared here."""
    policy: GoalPolicy
    """How strictly to judge."""
    language: Language
    """The language of findings."""
    trace: bool
    """Whether the outcome carries its trace."""


class _GoalSourceRevenue(TypedDict):
    """Revenue won in the period, before returns."""

    revenue: RevenueScope
    """Revenue won in the period, before returns."""


class _GoalSourceCount(TypedDict):
    """How often something happened, over all persons."""

    count: NamedSource
    """How often something happened, over all persons."""


class _GoalVersionNeeds(TypedDict):
    until: date | str
    """The first day on which it no longer held."""
    reason: str
    """Why it was adjusted."""


class GoalVersion(_GoalVersionNeeds, total=False):
    """What a goal was until it was adjusted.

    Keys:
        until: The first day on which it no longer held.
        reason: Why it was adjusted.
        owner: Who answered for it.
        objective: What the metric had to do.
        period: When it had to be reached.
        milestones: The way to the target.

    """

    owner: str | None
    """Who answered for it."""
    objective: Objective | None
    """What the metric had to do."""
    period: PeriodRule | None
    """When it had to be reached."""
    milestones: Milestones | None
    """The way to the target."""


class _GradeCoefficientNeeds(TypedDict):
    coefficients: Mapping[str, FigureInput]
    """The coefficients by grade."""


class GradeCoefficient(_GradeCoefficientNeeds, total=False):
    """A coefficient for each grade.

    Keys:
        of: What the coefficient multiplies.
        coefficients: The coefficients by grade.

    """

    of: PaidBy
    """What the coefficient multiplies."""


class GradeOverride(TypedDict):
    """A grade set by people.

    Keys:
        person: Whose.
        grade: The grade.
        by: Who set it.
        why: Why.

    """

    person: str
    """Whose."""
    grade: str
    """The grade."""
    by: str
    """Who set it."""
    why: str
    """Why."""


class _GradeQuotaNeeds(TypedDict):
    grade: str
    """The grade."""


class GradeQuota(_GradeQuotaNeeds, total=False):
    """The quota of one grade: one of `share` and `count`.

    Keys:
        grade: The grade.
        share: The share of the people in a cohort, such as `"20%"`; largest remainders make it whole.
        count: The number of people.

    """

    share: FigureInput | None
    """The share of the people in a cohort, such as `"20%"`; largest remainders make it whole."""
    count: int | None
    """The number of people."""


_GradeRangeKeys = TypedDict("_GradeRangeKeys", {"from": "FigureInput"})


class _GradeRangeNeeds(TypedDict):
    grade: str
    """The grade."""


class GradeRange(_GradeRangeKeys, _GradeRangeNeeds, total=False):
    """A grade with both ends, as older tables have it: `from` ≤ score ≤ `to`.

    Keys:
        grade: The grade.
        from: The lower end, which belongs to the range.
        to: The upper end, which belongs to the range too; open without it.
        advice: What to tell people of this grade.

    """

    to: FigureInput | None
    """The upper end, which belongs to the range too; open without it."""
    advice: str | None
    """What to tell people of this grade."""


class GradeRanges(TypedDict):
    """Closed ranges, to be imported.

    Keys:
        ranges: The ranges.

    """

    ranges: Sequence[GradeRange]
    """The ranges."""


class _HistoryNeeds(TypedDict):
    periods: Sequence[HistoryPeriod]
    """The periods."""


class History(_HistoryNeeds, total=False):
    """What siblings did in one or several periods, blended.

    Keys:
        periods: The periods.
        blend: What is blended.

    """

    blend: Blend
    """What is blended."""


class _HistoryPeriodNeeds(TypedDict):
    values: Mapping[str, FigureInput]
    """What each of them did."""


class HistoryPeriod(_HistoryPeriodNeeds, total=False):
    """What siblings did in one period.

    Keys:
        weight: The weight of the period in the blend.
        values: What each of them did.

    """

    weight: FigureInput
    """The weight of the period in the blend."""


class HistoryQuestion(TypedDict):
    """What did the versions of the plan change?

    Keys:
        before: The versions before the plan that is asked, from the first.

    """

    before: Sequence[TargetPlanDocument]
    """The versions before the plan that is asked, from the first."""


class _HoldbackNeeds(TypedDict):
    release: Sequence[Release]
    """The shares, which total 100 %."""


class Holdback(_HoldbackNeeds, total=False):
    """What is withheld until events.

    Keys:
        by: Whose payments release what waits for the customer's payments.
        release: The shares, which total 100 %.
        applies_to: The components; all unless declared.

    """

    by: ReleaseBy
    """Whose payments release what waits for the customer's payments."""
    applies_to: Sequence[str] | None
    """The components; all unless declared."""


class HoltSmoothing(TypedDict, total=False):
    """A level and a trend; what is not given is found.

    Keys:
        alpha: How much of a miss the level takes on, 0 to 1.
        beta: How much of a change of the level the trend takes on, 0 to 1.
        level: The level before the first period.
        trend: The trend before the first period.

    """

    alpha: FigureInput | None
    """How much of a miss the level takes on, 0 to 1."""
    beta: FigureInput | None
    """How much of a change of the level the trend takes on, 0 to 1."""
    level: FigureInput | None
    """The level before the first period."""
    trend: FigureInput | None
    """The trend before the first period."""


class _ImportBandsQuestionNeeds(TypedDict):
    ranges: Sequence[GradeRange]
    """The ranges."""


class ImportBandsQuestion(_ImportBandsQuestionNeeds, total=False):
    """What closed ranges become.

    Keys:
        ranges: The ranges.
        scale: The places of the scores that the bands see; those that the scorecard's bands see, unless stated.
        max: The highest score that there is; the scorecard's limit, unless stated.

    """

    scale: int | None
    """The places of the scores that the bands see; those that the scorecard's bands see, unless stated."""
    max: FigureInput | None
    """The highest score that there is; the scorecard's limit, unless stated."""


class _IndicatorNeeds(TypedDict):
    id: str
    """The id, unique in the scorecard."""
    score: ScoreRule
    """How its value becomes points."""


class Indicator(_IndicatorNeeds, total=False):
    """An indicator.

    Keys:
        id: The id, unique in the scorecard.
        name: What people call it.
        weight: The weight in its group; 0 for an indicator that only informs.
        score: How its value becomes points.
        measure: What `linear`, `piecewise`, `steps`, `within` and the peer comparisons look at.
        inclusive: Whether a value on the bound of a step has reached it.
        target: The target, where the facts give none.
        base: The baseline, where the facts give none.
        cap: The most points.
        floor: The least points.
        missing: What happens when there is no value.
        step: The step in which its value moves: what advice asks for is a multiple of it. Two places more than the
            value has, where it is not stated.
        effort: What moving its value costs, for the cheapest way to the next grade; without this every point of it
            costs 1.
        advice: What to do about lost points, in the document's own words.

    """

    name: str | None
    """What people call it."""
    weight: FigureInput | None
    """The weight in its group; 0 for an indicator that only informs."""
    measure: ScoreMeasure
    """What `linear`, `piecewise`, `steps`, `within` and the peer comparisons look at."""
    inclusive: bool
    """Whether a value on the bound of a step has reached it."""
    target: FigureInput | None
    """The target, where the facts give none."""
    base: FigureInput | None
    """The baseline, where the facts give none."""
    cap: FigureInput | None
    """The most points."""
    floor: FigureInput | None
    """The least points."""
    missing: MissingPolicy
    """What happens when there is no value."""
    step: FigureInput | None
    """The step in which its value moves: what advice asks for is a multiple of it.

    Two places more than the value has, where it is not stated.
    """
    effort: ScoreEffort | None
    """What moving its value costs, for the cheapest way to the next grade; without this every point of it costs 1."""
    advice: str | None
    """What to do about lost points, in the document's own words."""


class IndicatorFacts(TypedDict, total=False):
    """What was measured for one indicator.

    Keys:
        actual: The value; not rated when it is missing.
        second: The second value, for a table of two.
        target: The target.
        base: The baseline.
        last_points: The points of the last period, for an indicator that carries them over.
        not_applicable: Whether the indicator does not apply to this person; its weight goes to its siblings and
            nothing is missing.

    """

    actual: FigureInput | None
    """The value; not rated when it is missing."""
    second: FigureInput | None
    """The second value, for a table of two."""
    target: FigureInput | None
    """The target."""
    base: FigureInput | None
    """The baseline."""
    last_points: FigureInput | None
    """The points of the last period, for an indicator that carries them over."""
    not_applicable: bool
    """Whether the indicator does not apply to this person; its weight goes to its siblings and nothing is missing."""


class _IndicatorGroupNeeds(TypedDict):
    id: str
    """The id, unique in the scorecard."""


class IndicatorGroup(_IndicatorGroupNeeds, total=False):
    """A group of indicators, of groups, or of both.

    Keys:
        id: The id, unique in the scorecard.
        name: What people call it.
        weight: The weight among its siblings; may be left out only where points are summed or the smallest counts.
        weight_rule: What the weights inside have to be, where it is not the scorecard's rule.
        aggregate: How its parts become its points.
        rescale: Another scale for its points. Points that stand in for missing ones are on that scale already.
        missing: What happens when nothing in it was measured; it is left out without this, which adds nothing to a
            sum.
        minimum_weight: The share of its weight that has to be measured; below it the group counts as missing.
        raters: Who rates the indicators inside, by rater group.
        indicators: The indicators.
        groups: The groups inside.

    """

    name: str | None
    """What people call it."""
    weight: FigureInput | None
    """The weight among its siblings; may be left out only where points are summed or the smallest counts."""
    weight_rule: WeightRule | None
    """What the weights inside have to be, where it is not the scorecard's rule."""
    aggregate: Aggregate
    """How its parts become its points."""
    rescale: ScoreRescale | None
    """Another scale for its points. Points that stand in for missing ones are on that scale already."""
    missing: MissingPolicy | None
    """What happens when nothing in it was measured; it is left out without this, which adds nothing to a sum."""
    minimum_weight: FigureInput | None
    """The share of its weight that has to be measured; below it the group counts as missing."""
    raters: Mapping[str, RaterRule] | None
    """Who rates the indicators inside, by rater group."""
    indicators: Sequence[Indicator]
    """The indicators."""
    groups: Sequence[IndicatorGroup]
    """The groups inside."""


class _InterpolatedTiersNeeds(TypedDict):
    steps: Sequence[PaidStep]
    """The steps, by rising lower bound; the last one has an end."""


class InterpolatedTiers(_InterpolatedTiersNeeds, total=False):
    """Steps that pay an amount each, earned evenly along the step.

    Keys:
        axis: The axis of the bounds.
        steps: The steps, by rising lower bound; the last one has an end.

    """

    axis: TierAxis
    """The axis of the bounds."""


class LeaverTerms(TypedDict, total=False):
    """What remains of the pay of somebody who left.

    Keys:
        earns: Which deals still earn; what the others would have added is forfeited.
        tail_days: How many days after the last day count as well: none unless declared, and without end for
            `booking`.
        holdback: What becomes of what is held back.
        holdback_days: How many days after the last day what would be forfeited may still be released.
        other_pay: What becomes of pay that follows no measure, and of the plan's floor.
        withheld: What becomes of what caps withheld for later periods.
        draw_balance: What becomes of what is owed from draws.
        carried: What becomes of a negative balance.

    """

    earns: StillEarns
    """Which deals still earn; what the others would have added is forfeited."""
    tail_days: int | None
    """How many days after the last day count as well: none unless declared, and without end for `booking`."""
    holdback: LeaverHoldback
    """What becomes of what is held back."""
    holdback_days: int
    """How many days after the last day what would be forfeited may still be released."""
    other_pay: LeaverOther
    """What becomes of pay that follows no measure, and of the plan's floor."""
    withheld: LeaverExcess
    """What becomes of what caps withheld for later periods."""
    draw_balance: LeaverDraw
    """What becomes of what is owed from draws."""
    carried: LeaverBalance
    """What becomes of a negative balance."""


class _LedgerEntryNeeds(TypedDict):
    run: str
    """The run that posted it."""
    as_of: date | str
    """The day of the run."""
    person: str
    """The person."""
    period: str
    """The period in which it was earned."""
    line: str
    """The line."""
    amount: Decimal | str
    """What the run added; negative for what it took back."""


class LedgerEntry(_LedgerEntryNeeds, total=False):
    """One posting: what a run added to a line of a person's earning period.

    Keys:
        run: The run that posted it.
        as_of: The day of the run.
        person: The person.
        period: The period in which it was earned.
        line: The line.
        amount: What the run added; negative for what it took back.
        plan_hash: The SHA-256 of the version of the plan that ruled, where a book chose it.

    """

    plan_hash: str
    """The SHA-256 of the version of the plan that ruled, where a book chose it."""


class LedgerRule(TypedDict, total=False):
    """How the ledger handles negative balances and clawbacks.

    Keys:
        negative: What becomes of a negative balance.
        recovery: The share of a period's pay that a carried negative balance may take.
        clawback: What a reversal takes back.
        clawback_days: How many days after the `date` of a deal a reversal may be dated and still take something
            back; without a limit unless declared.

    """

    negative: NegativeBalance
    """What becomes of a negative balance."""
    recovery: FigureInput
    """The share of a period's pay that a carried negative balance may take."""
    clawback: Clawback
    """What a reversal takes back."""
    clawback_days: int | None
    """How many days after the `date` of a deal a reversal may be dated and still take something back; without a limit
    unless declared.
    """


class LexiconRule(TypedDict, total=False):
    """Words that join the shared lexicon; where both have a word, these win.

    Keys:
        metrics: Names of metrics.
        vague: Vague words.
        units: Units.

    """

    metrics: Sequence[MetricWords]
    """Names of metrics."""
    vague: Sequence[VagueWord]
    """Vague words."""
    units: Sequence[UnitWords]
    """Units."""


class _LifetimeRuleNeeds(TypedDict):
    margin: FigureInput
    """The share of the value that is earned."""
    years: FigureInput
    """How many years a customer stays."""


class LifetimeRule(_LifetimeRuleNeeds, total=False):
    """What a customer is worth over a lifetime.

    Keys:
        margin: The share of the value that is earned.
        years: How many years a customer stays.
        span: Over which span a customer's repeat orders are counted.

    """

    span: LifetimeSpan
    """Over which span a customer's repeat orders are counted."""


_LinearRuleKeys = TypedDict("_LinearRuleKeys", {"from": "FigureInput"})


class LinearRule(_LinearRuleKeys, total=False):
    """A straight line.

    Keys:
        from: The value that gives nothing: the worst.
        to: The value that gives full marks; the target where it is not stated. Below `from`, lower is better.

    """

    to: FigureInput | None
    """The value that gives full marks; the target where it is not stated. Below `from`, lower is better."""


class LockedCell(TypedDict):
    """A cell whose value is fixed.

    Keys:
        row: The row.
        column: The column.
        value: The value.

    """

    row: str
    """The row."""
    column: str
    """The column."""
    value: FigureInput
    """The value."""


class Margin(TypedDict):
    """A row or a column.

    Keys:
        id: Its name, unique among its like.
        total: What its cells add up to.

    """

    id: str
    """Its name, unique among its like."""
    total: FigureInput
    """What its cells add up to."""


class _MarginalRateQuestionNeeds(TypedDict):
    facts: PayFacts
    """What is known of the person and the period."""
    on: str
    """The measure."""


class MarginalRateQuestion(_MarginalRateQuestionNeeds, total=False):
    """What does the next unit of a measure pay?

    Keys:
        facts: What is known of the person and the period.
        on: The measure.
        at: The value of the measure; the one of the facts unless given.

    """

    at: FigureInput | None
    """The value of the measure; the one of the facts unless given."""


class _MatrixAxisNeeds(TypedDict):
    on: str
    """The measure."""
    at: Sequence[FigureInput]
    """The bounds, rising."""


class MatrixAxis(_MatrixAxisNeeds, total=False):
    """One axis of a matrix.

    Keys:
        on: The measure.
        axis: The axis.
        at: The bounds, rising.

    """

    axis: TierAxis
    """The axis."""


class MatrixFacts(TypedDict, total=False):
    """A matrix needs no facts.

    Keys:
        language: The language of findings.
        trace: Whether the outcome carries its trace.

    """

    language: Language
    """The language of findings."""
    trace: bool
    """Whether the outcome carries its trace."""


class MeasureBound(TypedDict):
    """A measure and the value that it is compared with.

    Keys:
        measure: The measure.
        value: The value.

    """

    measure: str
    """The measure."""
    value: FigureInput
    """The value."""


class MeasureFacts(TypedDict, total=False):
    """What is known of a measure.

    Keys:
        actual: The period's own value; of a measure that crediting rules feed, what they credit, or left out.
        prior: The value before this period, by window.
        quota: The quota of the whole period.
        quotas: The quotas of a period within which they change, instead of `quota`: each counts for its days.
        prior_quota: The quotas before this period as they were in force, by window.
        window_quota: The quota of the whole window.

    """

    actual: FigureInput | None
    """The period's own value; of a measure that crediting rules feed, what they credit, or left out."""
    prior: Windows
    """The value before this period, by window."""
    quota: FigureInput | None
    """The quota of the whole period."""
    quotas: Sequence[DatedValue] | None
    """The quotas of a period within which they change, instead of `quota`: each counts for its days."""
    prior_quota: Windows
    """The quotas before this period as they were in force, by window."""
    window_quota: Windows
    """The quota of the whole window."""


class Metric(TypedDict, total=False):
    """What is measured.

    Keys:
        name: Its name, such as `revenue`.
        unit: What its figures count.
        measured: Whether the period's figure adds up from zero or stands at a level from its first day.

    """

    name: str | None
    """Its name, such as `revenue`."""
    unit: Unit | None
    """What its figures count."""
    measured: Measured | None
    """Whether the period's figure adds up from zero or stands at a level from its first day."""


class _MetricWordsNeeds(TypedDict):
    name: str
    """The name in the drafts."""


class MetricWords(_MetricWordsNeeds, total=False):
    """A metric and the words for it.

    Keys:
        name: The name in the drafts.
        unit: What its figures count, where the name says it.
        measured: Whether it adds up over a period or stands at a level, where the name says it.
        words: The words, besides the name.

    """

    unit: Unit | None
    """What its figures count, where the name says it."""
    measured: Measured | None
    """Whether it adds up over a period or stands at a level, where the name says it."""
    words: Sequence[str]
    """The words, besides the name."""


class _MilestoneNeeds(TypedDict):
    value: FigureInput
    """The figure."""


class Milestone(_MilestoneNeeds, total=False):
    """One milestone.

    Keys:
        due: Its last day.
        value: The figure.

    """

    due: date | str | None
    """Its last day."""


class _MilestonesPath(TypedDict):
    """What the metric shall be on some days."""

    path: Sequence[Milestone]
    """What the metric shall be on some days."""


class _MilestonesParts(TypedDict):
    """What each part of the period shall bring; the parts sum to the target."""

    parts: Sequence[Milestone]
    """What each part of the period shall bring; the parts sum to the target."""


class _MinimumChangeQuestionNeeds(TypedDict):
    note: RevisionNote
    """Why the new version is made, when and by whom."""


class MinimumChangeQuestion(_MinimumChangeQuestionNeeds, total=False):
    """What becomes of the plan when periods have passed or the total changes, if as few leaves move as can be?

    Keys:
        total: The new total; the old one, unless given.
        actuals: What each node without children reached, by period that is over.
        as_of: The day up to which it is known, inclusive: periods that end by then are over.
        closed: The labels of further periods that are over.
        to: The labels of the periods that take what is left; all open ones, unless given. The others keep their
            targets.
        below_zero: Whether less than nothing may be left of somebody; as the plan says, unless given.
        note: Why the new version is made, when and by whom.
        language: The language of reasons.

    """

    total: FigureInput | None
    """The new total; the old one, unless given."""
    actuals: Mapping[str, Mapping[str, FigureInput]]
    """What each node without children reached, by period that is over."""
    as_of: date | str | None
    """The day up to which it is known, inclusive: periods that end by then are over."""
    closed: Sequence[str]
    """The labels of further periods that are over."""
    to: Sequence[str] | None
    """The labels of the periods that take what is left; all open ones, unless given. The others keep their targets."""
    below_zero: BelowZero | None
    """Whether less than nothing may be left of somebody; as the plan says, unless given."""
    language: Language
    """The language of reasons."""


class MissingPolicyNeutral(TypedDict):
    neutral: FigureInput


class MostImproved(TypedDict, total=False):
    """Whose score rose most; who did not rise gets nothing.

    Keys:
        by: How improvement is measured.
        places: How many get it.
        minimum_base: The last score from which people take part.
        minimum_tenure_days: The days of tenure from which people take part.
        ties: What happens to equal improvements across the edge.
        tie_keys: What decides between equal improvements, for `tie_key`.

    """

    by: Improvement
    """How improvement is measured."""
    places: int
    """How many get it."""
    minimum_base: FigureInput | None
    """The last score from which people take part."""
    minimum_tenure_days: int | None
    """The days of tenure from which people take part."""
    ties: EdgeTies
    """What happens to equal improvements across the edge."""
    tie_keys: Sequence[OrderKey]
    """What decides between equal improvements, for `tie_key`."""


class MovingAverage(TypedDict):
    """The mean of the last periods.

    Keys:
        periods: How many.

    """

    periods: int
    """How many."""


class _MultiplierNeeds(TypedDict):
    id: str
    """Its name."""
    on: str
    """What decides the factor: `score`, `grade` or a measure."""
    acts_on: ActsOn
    """What it multiplies."""


class Multiplier(_MultiplierNeeds, total=False):
    """A factor by score, by grade or by a measure.

    Keys:
        id: Its name.
        on: What decides the factor: `score`, `grade` or a measure.
        axis: Along which axis a measure is read.
        acts_on: What it multiplies.
        points: The factors as points of straight lines; outside of them the ends hold.
        factors: The factors by grade.
        applies_to: The components; all unless declared.

    """

    axis: TierAxis
    """Along which axis a measure is read."""
    points: Sequence[Sequence[FigureInput]]
    """The factors as points of straight lines; outside of them the ends hold."""
    factors: Mapping[str, FigureInput]
    """The factors by grade."""
    applies_to: Sequence[str] | None
    """The components; all unless declared."""


class NamedSource(TypedDict):
    """A source with a name.

    Keys:
        id: The id.

    """

    id: str
    """The id."""


class NamedUnit(TypedDict):
    """A unit with a name of its own.

    Keys:
        name: The name.

    """

    name: str
    """The name."""


class _NextDealQuestionNeeds(TypedDict):
    facts: PayFacts
    """What is known of the person and the period, before the deal."""


class NextDealQuestion(_NextDealQuestionNeeds, total=False):
    """What does one more deal pay?

    Keys:
        facts: What is known of the person and the period, before the deal.
        on: The measure that the deal adds to, where the facts give its value.
        size: How much it adds.
        deal: The deal itself, instead of `on` and `size`, where transactions feed the measures: it is credited by
            the plan's rules, by its attributes, its days and the person's role and share.

    """

    on: str | None
    """The measure that the deal adds to, where the facts give its value."""
    size: FigureInput | None
    """How much it adds."""
    deal: Transaction | None
    """The deal itself, instead of `on` and `size`, where transactions feed the measures: it is credited by the plan's
    rules, by its attributes, its days and the person's role and share.
    """


class NextStepsQuestion(TypedDict):
    """How far is it to the next step, and what does it pay?

    Keys:
        facts: What is known of the person and the period.
        on: The measure.

    """

    facts: PayFacts
    """What is known of the person and the period."""
    on: str
    """The measure."""


class NoSettings(TypedDict):
    """Nothing to declare."""


class _ObjectiveIncrease(TypedDict):
    """Rise."""

    increase: GoalChange
    """Rise."""


class _ObjectiveDecrease(TypedDict):
    """Fall."""

    decrease: GoalChange
    """Fall."""


class _ObjectiveAtLeast(TypedDict):
    """Be this much or more."""

    at_least: FigureInput
    """Be this much or more."""


class _ObjectiveAtMost(TypedDict):
    """Be this much or less."""

    at_most: FigureInput
    """Be this much or less."""


class _ObjectiveWithin(TypedDict):
    """Lie between two figures, both of them included."""

    within: GoalRange
    """Lie between two figures, both of them included."""


class _ObjectiveReach(TypedDict):
    """Be exactly this."""

    reach: FigureInput
    """Be exactly this."""


class _ObjectiveMaintain(TypedDict):
    """Stay where it is."""

    maintain: GoalHold
    """Stay where it is."""


class OrderKey(TypedDict, total=False):
    """A key that orders people.

    Keys:
        by: What they are ordered by.
        indicator: The indicator, for `points` and `raw`.
        order: Which end comes first.

    """

    by: OrderBy
    """What they are ordered by."""
    indicator: str | None
    """The indicator, for `points` and `raw`."""
    order: Direction
    """Which end comes first."""


class _PackageNeeds(TypedDict):
    size: FigureInput
    """The units of a block."""
    amount: FigureInput
    """The amount of a block."""
    count: CountedBlocks
    """Which blocks count."""


class Package(_PackageNeeds, total=False):
    """An amount for each block of units.

    Keys:
        size: The units of a block.
        amount: The amount of a block.
        free: The first units, which pay nothing.
        count: Which blocks count.

    """

    free: FigureInput
    """The first units, which pay nothing."""


_PaidStepKeys = TypedDict("_PaidStepKeys", {"from": "FigureInput"})


class _PaidStepNeeds(TypedDict):
    amount: FigureInput
    """The amount of the whole step."""


class PaidStep(_PaidStepKeys, _PaidStepNeeds, total=False):
    """A step that pays an amount, earned evenly along it.

    Keys:
        from: The lower bound.
        to: The upper bound; only the last step writes it.
        amount: The amount of the whole step.

    """

    to: FigureInput | None
    """The upper bound; only the last step writes it."""


class _ParticipantNeeds(TypedDict):
    person: str
    """The person."""


class Participant(_ParticipantNeeds, total=False):
    """Someone who has a share in a transaction.

    Keys:
        person: The person.
        role: The role.
        share: The share, or the weight where all who share the deal have whole numbers; 1 unless given.

    """

    role: str | None
    """The role."""
    share: FigureInput
    """The share, or the weight where all who share the deal have whole numbers; 1 unless given."""


class _PayRate(TypedDict):
    """A percentage: `{"rate": {"rate": "2%", "of": "measure"}}`."""

    rate: RateOf
    """A percentage: `{"rate": {"rate": "2%", "of": "measure"}}`."""


class _PayPerUnit(TypedDict):
    """An amount a unit: `{"per_unit": {"amount": "250"}}`."""

    per_unit: PerUnit
    """An amount a unit: `{"per_unit": {"amount": "250"}}`."""


class _PayFixed(TypedDict):
    """An amount: `{"fixed": {"amount": "500"}}`."""

    fixed: FixedPay
    """An amount: `{"fixed": {"amount": "500"}}`."""


class _PayBonus(TypedDict):
    """An amount when a condition holds: `{"bonus": {"amount": "500", "when": {"grade_in": ["A"]}}}`."""

    bonus: Bonus
    """An amount when a condition holds: `{"bonus": {"amount": "500", "when": {"grade_in": ["A"]}}}`."""


class _PayTiers(TypedDict):
    """Steps with rates."""

    tiers: Tiers
    """Steps with rates."""


class _PayCurve(TypedDict):
    """Straight lines through points."""

    curve: CurveRule
    """Straight lines through points."""


class _PayInterpolatedTiers(TypedDict):
    """Steps with amounts, earned evenly."""

    interpolated_tiers: InterpolatedTiers
    """Steps with amounts, earned evenly."""


class _PayPackage(TypedDict):
    """Blocks of units: `{"package": {"size": "10", "amount": "100", "free": "5", "count": "completed"}}`."""

    package: Package
    """Blocks of units: `{"package": {"size": "10", "amount": "100", "free": "5", "count": "completed"}}`."""


class _PayGrade(TypedDict):
    """A coefficient by grade: `{"grade": {"of": "target_incentive", "coefficients": {"A": "1.2", "B": "1"}}}`."""

    grade: GradeCoefficient
    """A coefficient by grade: `{"grade": {"of": "target_incentive", "coefficients": {"A": "1.2", "B": "1"}}}`."""


class _PayPenalty(TypedDict):
    """A deduction when a condition holds: `{"penalty": {"amount": "300", "when": {"score_below": "60"}}}`."""

    penalty: Penalty
    """A deduction when a condition holds: `{"penalty": {"amount": "300", "when": {"score_below": "60"}}}`."""


class _PayDerivedRate(TypedDict):
    """The rate that pays the target incentive at quota, and multiples of it: `{"derived_rate": {"weight": "60%",
    "steps": [{"from": "0", "multiple": "1"}, {"from": "100%", "multiple": "1.5"}]}}`.
    """

    derived_rate: DerivedRate
    """The rate that pays the target incentive at quota, and multiples of it: `{"derived_rate": {"weight": "60%",
    "steps": [{"from": "0", "multiple": "1"}, {"from": "100%", "multiple": "1.5"}]}}`.
    """


class _PayMatrix(TypedDict):
    """A table over two axes: `{"matrix": {"rows": {"on": "revenue", "axis": "attainment", "at": ["0", "100%"]},
    "columns": {"on": "margin", "at": ["0", "30%"]}, "cells": [["1%", "2%"], ["2%", "4%"]], "gives": "rate"}}`.
    """

    matrix: PayMatrix
    """A table over two axes: `{"matrix": {"rows": {"on": "revenue", "axis": "attainment", "at": ["0", "100%"]},
    "columns": {"on": "margin", "at": ["0", "30%"]}, "cells": [["1%", "2%"], ["2%", "4%"]], "gives": "rate"}}`.
    """


class _PaySpiff(TypedDict):
    """A dated bonus on transactions: `{"spiff": {"start": "2026-07-01", "end": "2026-08-01", "amount": "100"}}`."""

    spiff: Spiff
    """A dated bonus on transactions: `{"spiff": {"start": "2026-07-01", "end": "2026-08-01", "amount": "100"}}`."""


class _PayRankAward(TypedDict):
    """Amounts for the first places of a ranking: `{"rank_award": {"places": ["3000", "2000", "1000"]}}`."""

    rank_award: RankAward
    """Amounts for the first places of a ranking: `{"rank_award": {"places": ["3000", "2000", "1000"]}}`."""


class _PayPool(TypedDict):
    """A team pool that any shape funds: `{"pool": {"fund": {"rate": {"rate": "1%"}}, "by": "hours"}}`."""

    pool: Pool
    """A team pool that any shape funds: `{"pool": {"fund": {"rate": {"rate": "1%"}}, "by": "hours"}}`."""


class PayAdjustment(TypedDict):
    """An amount that was added by hand.

    Keys:
        id: Its name, which the line carries.
        amount: The amount, negative for a deduction.
        reason: Why.
        approver: Who approved it.

    """

    id: str
    """Its name, which the line carries."""
    amount: FigureInput
    """The amount, negative for a deduction."""
    reason: str
    """Why."""
    approver: str
    """Who approved it."""


class _PayAssignmentNeeds(TypedDict):
    person: str
    """The person."""
    plan: str
    """The plan; which of its versions counts is told by the days."""
    start: date | str
    """The first day."""


class PayAssignment(_PayAssignmentNeeds, total=False):
    """Who is on which plan, and when.

    Keys:
        person: The person.
        plan: The plan; which of its versions counts is told by the days.
        start: The first day.
        end: The first day after; for good unless given.
        windows: What windows that began on another plan count; a payroll run needs it where the plan accumulates.

    """

    end: date | str | None
    """The first day after; for good unless given."""
    windows: PlanWindows | None
    """What windows that began on another plan count; a payroll run needs it where the plan accumulates."""


class _PayBookDocumentNeeds(TypedDict):
    id: str
    """The name of the book."""
    plans: Sequence[PayPlanDocument]
    """The plans; versions of one plan have the same id, and are `effective` on days of their own."""


class PayBookDocument(_PayBookDocumentNeeds, total=False):
    """Plans with all their versions, and the people who are paid by them.

    Keys:
        schema: The kind and version.
        id: The name of the book.
        title: What people call it.
        plans: The plans; versions of one plan have the same id, and are `effective` on days of their own.
        assignments: Who is on which plan.
        examples: Worked examples.

    """

    schema: str | None
    """The kind and version."""
    title: str | None
    """What people call it."""
    assignments: Sequence[PayAssignment]
    """Who is on which plan."""
    examples: Sequence[Example]
    """Worked examples."""


class _PayFactsNeeds(TypedDict):
    person: str
    """The person."""
    period: str
    """The label of the period."""


class PayFacts(_PayFactsNeeds, total=False):
    """What is known of one person in one period.

    Keys:
        person: The person.
        period: The label of the period.
        as_of: The day on which the question is asked; releases on a day, receipts with days and who left need it.
        terminated: Who left: the plan's `termination` says what remains. It acts from the last day on, as of which
            it is judged.
        active: The active days; the whole period unless given, for who left up to the last day.
        window_active: The active days of the windows; whole unless given.
        measures: The measures.
        transactions: The transactions that crediting rules turn into measures.
        rates: Rates of exchange, where the plan fixes none and a transaction carries none.
        reporting: Who reports to whom.
        base_salary: The base salary as payroll pays it for the period; active days do not scale it.
        base_salaries: The base salaries of a period within which they change, instead of `base_salary`.
        target_incentive: The target incentive of the whole period; active days scale it.
        target_incentives: The target incentives of a period within which they change, instead of
            `target_incentive`.
        prior_target_incentive: The target incentives before this period, by window.
        score: The score.
        grade: The grade.
        rank: The rank, 1 for the best.
        ranks: The ranks in other rankings.
        attributes: Attributes of the person.
        team: The team that shares a pool, with the person.
        collected: What customers paid.
        adjustments: Amounts added by hand.
        draw_balance: What is owed from draws when the period opens.
        carried_in: The balance that was carried into the period: below zero what the person owes, above it what is
            still due.
        withheld: What caps withheld in earlier periods and is still to be paid, by line, in whole units of the
            currency.
        paid_before: What was paid already, by earning period and line; that of the period itself is taken off what
            is due. That of earlier periods takes the room of caps after the multipliers: of somebody who left, what
            deals that earn paid.
        due_elsewhere: What the same run pays for other periods: a negative balance is taken from it before it is
            carried.
        pay_in: The currency in which the person is paid; the plan's unless given.
        language: The language of findings.
        trace: Whether the outcome carries its trace.

    """

    as_of: date | str | None
    """The day on which the question is asked; releases on a day, receipts with days and who left need it."""
    terminated: Terminated | None
    """Who left: the plan's `termination` says what remains. It acts from the last day on, as of which it is judged."""
    active: Sequence[DaySpan] | None
    """The active days; the whole period unless given, for who left up to the last day."""
    window_active: WindowActive
    """The active days of the windows; whole unless given."""
    measures: Mapping[str, MeasureFacts]
    """The measures."""
    transactions: Sequence[Transaction] | None
    """The transactions that crediting rules turn into measures."""
    rates: Sequence[ExchangeRate]
    """Rates of exchange, where the plan fixes none and a transaction carries none."""
    reporting: Sequence[Reporting]
    """Who reports to whom."""
    base_salary: FigureInput | None
    """The base salary as payroll pays it for the period; active days do not scale it."""
    base_salaries: Sequence[DatedValue] | None
    """The base salaries of a period within which they change, instead of `base_salary`."""
    target_incentive: FigureInput | None
    """The target incentive of the whole period; active days scale it."""
    target_incentives: Sequence[DatedValue] | None
    """The target incentives of a period within which they change, instead of `target_incentive`."""
    prior_target_incentive: Windows
    """The target incentives before this period, by window."""
    score: FigureInput | None
    """The score."""
    grade: str | None
    """The grade."""
    rank: int | None
    """The rank, 1 for the best."""
    ranks: Mapping[str, int]
    """The ranks in other rankings."""
    attributes: Mapping[str, str]
    """Attributes of the person."""
    team: Sequence[PoolMember] | None
    """The team that shares a pool, with the person."""
    collected: Collected | None
    """What customers paid."""
    adjustments: Sequence[PayAdjustment]
    """Amounts added by hand."""
    draw_balance: FigureInput
    """What is owed from draws when the period opens."""
    carried_in: FigureInput
    """The balance that was carried into the period: below zero what the person owes, above it what is still due."""
    withheld: Mapping[str, FigureInput]
    """What caps withheld in earlier periods and is still to be paid, by line, in whole units of the currency."""
    paid_before: Mapping[str, Mapping[str, FigureInput]]
    """What was paid already, by earning period and line; that of the period itself is taken off what is due.

    That of earlier periods takes the room of caps after the multipliers: of somebody who left, what deals that earn
    paid.
    """
    due_elsewhere: FigureInput
    """What the same run pays for other periods: a negative balance is taken from it before it is carried."""
    pay_in: PayIn | None
    """The currency in which the person is paid; the plan's unless given."""
    language: Language
    """The language of findings."""
    trace: bool
    """Whether the outcome carries its trace."""


class _PayInNeeds(TypedDict):
    currency: str
    """The currency."""


class PayIn(_PayInNeeds, total=False):
    """The currency in which a person is paid, where it is not the plan's.

    Keys:
        currency: The currency.
        rate: Units of it for one unit of the plan's currency; from the tables of rates unless given.
        date: The day of the rate; `as_of` unless given.

    """

    rate: FigureInput | None
    """Units of it for one unit of the plan's currency; from the tables of rates unless given."""
    date: date | str | None
    """The day of the rate; `as_of` unless given."""


class PayLedger(TypedDict):
    """Everything that was posted, in the order of the runs.

    Keys:
        entries: The postings.

    """

    entries: Sequence[LedgerEntry]
    """The postings."""


class _PayMatrixNeeds(TypedDict):
    rows: MatrixAxis
    """The axis down the table."""
    columns: MatrixAxis
    """The axis across the table."""
    cells: Sequence[Sequence[FigureInput]]
    """The cells, row by row."""
    gives: MatrixGives
    """What the cells are."""


class PayMatrix(_PayMatrixNeeds, total=False):
    """A table over two axes.

    Keys:
        rows: The axis down the table.
        columns: The axis across the table.
        cells: The cells, row by row.
        gives: What the cells are.
        by: How the table is read.
        tie: To which cell a bound belongs.
        below: What holds below the first bound of an axis, read by lines.

    """

    by: MatrixReading
    """How the table is read."""
    tie: BoundTie
    """To which cell a bound belongs."""
    below: Beyond
    """What holds below the first bound of an axis, read by lines."""


class _PayMeasureNeeds(TypedDict):
    id: str
    """Its name."""


class PayMeasure(_PayMeasureNeeds, total=False):
    """Something that is measured.

    Keys:
        id: Its name.
        title: What people call it.
        unit: Its unit; an amount in the plan's currency unless declared.
        better: Which side of it is better, for findings alone: pay that falls where it gets better is noted. Unless
            declared, more is better, and of a percentage or a ratio what the plan pays shows it: a margin or a
            discount.

    """

    title: str | None
    """What people call it."""
    unit: Unit | None
    """Its unit; an amount in the plan's currency unless declared."""
    better: BetterSide | None
    """Which side of it is better, for findings alone: pay that falls where it gets better is noted.

    Unless declared, more is better, and of a percentage or a ratio what the plan pays shows it: a margin or a
    discount.
    """


class PayOpening(TypedDict, total=False):
    """What a person brings along into the first period that a run is given.

    Keys:
        draw_balance: What is owed from draws.
        carried_in: The balance that is carried.
        withheld: What caps withheld, by line.
        prior: The value of each measure before the first period, by window.
        prior_quota: The quotas before the first period as they were in force, by window.
        prior_target_incentive: The target incentives before the first period, by window.

    """

    draw_balance: FigureInput
    """What is owed from draws."""
    carried_in: FigureInput
    """The balance that is carried."""
    withheld: Mapping[str, FigureInput]
    """What caps withheld, by line."""
    prior: Mapping[str, Windows]
    """The value of each measure before the first period, by window."""
    prior_quota: Mapping[str, Windows]
    """The quotas before the first period as they were in force, by window."""
    prior_target_incentive: Windows
    """The target incentives before the first period, by window."""


class _PayPlanDocumentNeeds(TypedDict):
    id: str
    """The name of the plan."""
    currency: str
    """The currency of all amounts."""
    period: Grain
    """The period that the plan pays for."""
    components: Sequence[Component]
    """What is paid, a line each."""


class PayPlanDocument(_PayPlanDocumentNeeds, total=False):
    """How people of one role are paid: what is measured, what it pays, and what limits it.

    Keys:
        schema: The kind and version.
        id: The name of the plan.
        title: What people call it.
        currency: The currency of all amounts.
        period: The period that the plan pays for.
        calendar: The fiscal calendar; calendar years unless declared.
        effective: The days on which the plan is in force; always, unless declared.
        rates: The rates that the plan fixes for other currencies; they go before those of the facts.
        rounding: How each line is rounded; half up at the currency's scale unless declared.
        measures: What is measured.
        crediting: How transactions become credits; without it the measures are given.
        components: What is paid, a line each.
        multipliers: Factors on credits, attainments or pay.
        gates: Conditions that limit pay to a share.
        cap: The most that the rounded lines of a period pay together, before holdback and draw.
        withhold_excess: Whether what the cap cuts is carried to the next period, and paid as soon as there is room.
        floor: The least that the lines of a period pay together; a line of its own tops it up.
        floor_restores_gates: Whether the floor also restores what gates took; it does not unless declared.
        proration: What the share of active days scales.
        holdback: What is withheld until an event.
        draw: What is advanced.
        termination: What remains of pay when somebody leaves; without it, nobody who left can be paid.
        ledger: How negative balances and clawbacks are handled.
        examples: Worked examples.

    """

    schema: str | None
    """The kind and version."""
    title: str | None
    """What people call it."""
    calendar: CalendarRule | None
    """The fiscal calendar; calendar years unless declared."""
    effective: DaySpan | None
    """The days on which the plan is in force; always, unless declared."""
    rates: Sequence[ExchangeRate]
    """The rates that the plan fixes for other currencies; they go before those of the facts."""
    rounding: RoundingRule
    """How each line is rounded; half up at the currency's scale unless declared."""
    measures: Sequence[PayMeasure]
    """What is measured."""
    crediting: Crediting | None
    """How transactions become credits; without it the measures are given."""
    multipliers: Sequence[Multiplier]
    """Factors on credits, attainments or pay."""
    gates: Sequence[Gate]
    """Conditions that limit pay to a share."""
    cap: FigureInput | None
    """The most that the rounded lines of a period pay together, before holdback and draw."""
    withhold_excess: bool
    """Whether what the cap cuts is carried to the next period, and paid as soon as there is room."""
    floor: FigureInput | None
    """The least that the lines of a period pay together; a line of its own tops it up."""
    floor_restores_gates: bool
    """Whether the floor also restores what gates took; it does not unless declared."""
    proration: Proration
    """What the share of active days scales."""
    holdback: Holdback | None
    """What is withheld until an event."""
    draw: Draw | None
    """What is advanced."""
    termination: PayTermination | None
    """What remains of pay when somebody leaves; without it, nobody who left can be paid."""
    ledger: LedgerRule
    """How negative balances and clawbacks are handled."""
    examples: Sequence[Example]
    """Worked examples."""


class _PayQuestionNextDeal(TypedDict):
    """What one more deal pays."""

    next_deal: NextDealQuestion
    """What one more deal pays."""


class _PayQuestionStatement(TypedDict):
    """What a person is paid, by component and by deal."""

    statement: StatementQuestion
    """What a person is paid, by component and by deal."""


class _PayQuestionCurve(TypedDict):
    """What the plan pays along a measure."""

    curve: CurveQuestion
    """What the plan pays along a measure."""


class _PayQuestionMarginalRate(TypedDict):
    """What the next unit of a measure pays."""

    marginal_rate: MarginalRateQuestion
    """What the next unit of a measure pays."""


class _PayQuestionSolve(TypedDict):
    """How much of a measure it takes to be paid an amount."""

    solve: SolveQuestion
    """How much of a measure it takes to be paid an amount."""


class _PayQuestionNextSteps(TypedDict):
    """How far it is to the next step, and what it pays."""

    next_steps: NextStepsQuestion
    """How far it is to the next step, and what it pays."""


class _PayQuestionSimulate(TypedDict):
    """What the plan costs over a population, and what another plan would change."""

    simulate: SimulateQuestion
    """What the plan costs over a population, and what another plan would change."""


class _PayQuestionCompare(TypedDict):
    """How another plan differs."""

    compare: CompareQuestion
    """How another plan differs."""


class _PayQuestionSettle(TypedDict):
    """What each person is paid by a payroll run."""

    settle: SettleQuestion
    """What each person is paid by a payroll run."""


class _PayQuestionPlanFor(TypedDict):
    """Which version of which plan rules a person and period."""

    plan_for: PlanForQuestion
    """Which version of which plan rules a person and period."""


_PayRevisionKeys = TypedDict("_PayRevisionKeys", {"from": "date | str"})


class PayRevision(_PayRevisionKeys):
    """Another shape of pay from a day on.

    Keys:
        from: The first day; a period is paid by the shape that is in force on its first day.
        pay: The shape of pay.

    """

    pay: Pay
    """The shape of pay."""


class PayRun(TypedDict):
    """A payroll run.

    Keys:
        id: Its name; a name is used once.
        as_of: The day on which it is run: releases, terminations and receipts are judged by it.

    """

    id: str
    """Its name; a name is used once."""
    as_of: date | str
    """The day on which it is run: releases, terminations and receipts are judged by it."""


class PayTermination(TypedDict, total=False):
    """What remains of pay when somebody leaves, by the reason for leaving where that matters.

    Keys:
        terms: What remains where the facts give no reason.
        reasons: What remains for some reasons: a reason of the facts is one of these.

    """

    terms: LeaverTerms
    """What remains where the facts give no reason."""
    reasons: Mapping[str, LeaverTerms]
    """What remains for some reasons: a reason of the facts is one of these."""


class PeerRule(TypedDict, total=False):
    """Points by a place among the peers.

    Keys:
        lower_is_better: Whether a lower value is better.
        if_equal: The points when the peers do not differ; an error without this.

    """

    lower_is_better: bool
    """Whether a lower value is better."""
    if_equal: FigureInput | None
    """The points when the peers do not differ; an error without this."""


class _PenaltyNeeds(TypedDict):
    amount: FigureInput
    """The amount that is deducted, written without a sign."""
    when: Condition
    """The condition."""


class Penalty(_PenaltyNeeds, total=False):
    """A deduction when a condition holds.

    Keys:
        amount: The amount that is deducted, written without a sign.
        when: The condition.
        floor: What the deduction leaves at least of what all other lines pay, after multipliers and gates. Several
            deductions count in the order of their ids, each with what the ones before have left.

    """

    floor: FigureInput | None
    """What the deduction leaves at least of what all other lines pay, after multipliers and gates.

    Several deductions count in the order of their ids, each with what the ones before have left.
    """


class PerUnit(TypedDict):
    """An amount for each unit of the measure.

    Keys:
        amount: The amount.

    """

    amount: FigureInput
    """The amount."""


class PeriodDates(TypedDict, total=False):
    """A period by its dates. The end is said in one way only.

    Keys:
        start: The first day; the day of evaluation unless given.
        end: The day after the last one.
        deadline: The last day: "by 31 March".
        days: The number of days, the first one included.
        said: The words that the dates were read from, where they can be read otherwise too.

    """

    start: date | str | None
    """The first day; the day of evaluation unless given."""
    end: date | str | None
    """The day after the last one."""
    deadline: date | str | None
    """The last day: "by 31 March"."""
    days: int | None
    """The number of days, the first one included."""
    said: str | None
    """The words that the dates were read from, where they can be read otherwise too."""


class _PeriodScoreNeeds(TypedDict):
    period: str
    """The label of the period, such as `2026-Q1`."""


class PeriodScore(_PeriodScoreNeeds, total=False):
    """The score of a period that is over.

    Keys:
        period: The label of the period, such as `2026-Q1`.
        score: The score; none was given where it is missing.
        days: The days that count, of a joiner or a leaver; all days of the period unless stated.
        vetoed: Whether a veto was cast.

    """

    score: FigureInput | None
    """The score; none was given where it is missing."""
    days: int | None
    """The days that count, of a joiner or a leaver; all days of the period unless stated."""
    vetoed: bool
    """Whether a veto was cast."""


class PiecewiseRule(TypedDict):
    """Straight lines through points.

    Keys:
        points: Value and points, by strictly rising value.

    """

    points: Sequence[Sequence[FigureInput]]
    """Value and points, by strictly rising value."""


class _PipelineDocumentNeeds(TypedDict):
    stages: Sequence[Stage]
    """The stages: those that a deal passes, in order, one `won`, and any number of `lost`."""


class PipelineDocument(_PipelineDocumentNeeds, total=False):
    """A pipeline: deals moving through stages.

    Keys:
        schema: `quotakit/pipeline@1`.
        id: The name of the pipeline.
        title: What people call it.
        zone: Where a calendar day begins and ends.
        currency: The currency of all values; the deals' own where they have only one.
        stages: The stages: those that a deal passes, in order, one `won`, and any number of `lost`.
        counting: In which stages a deal counts.
        mature_after_days: The days after which a deal had its chance: mature figures leave younger deals out.
        confidence: The confidence of intervals: 80%, 90%, 95% or 99%.
        minimum_sample: The deals below which a conversion is too uncertain to be ranked as a bottleneck.
        places: The places to which rates and days are written; values have their currency's.
        quantiles: The definition of medians and other quantiles.
        probabilities: Where the probability of winning from a stage comes from.
        benchmarks: Where the share that should go on from a stage comes from.
        customers: How customers are ranked, scored and valued.
        examples: Worked examples.

    """

    schema: str | None
    """`quotakit/pipeline@1`."""
    id: str | None
    """The name of the pipeline."""
    title: str | None
    """What people call it."""
    zone: str
    """Where a calendar day begins and ends."""
    currency: str | None
    """The currency of all values; the deals' own where they have only one."""
    counting: Counting
    """In which stages a deal counts."""
    mature_after_days: int | None
    """The days after which a deal had its chance: mature figures leave younger deals out."""
    confidence: FigureInput
    """The confidence of intervals: 80%, 90%, 95% or 99%."""
    minimum_sample: int
    """The deals below which a conversion is too uncertain to be ranked as a bottleneck."""
    places: int
    """The places to which rates and days are written; values have their currency's."""
    quantiles: QuantileDefinition
    """The definition of medians and other quantiles."""
    probabilities: Probabilities
    """Where the probability of winning from a stage comes from."""
    benchmarks: Benchmarks
    """Where the share that should go on from a stage comes from."""
    customers: CustomerRules | None
    """How customers are ranked, scored and valued."""
    examples: Sequence[Example]
    """Worked examples."""


class _PipelineFactsNeeds(TypedDict):
    as_of: Moment
    """The moment at which the deals stand as they are told; a day counts to its end."""
    deals: Sequence[Deal]
    """The deals."""


class PipelineFacts(_PipelineFactsNeeds, total=False):
    """What a pipeline is evaluated on.

    Keys:
        as_of: The moment at which the deals stand as they are told; a day counts to its end.
        deals: The deals.
        filters: Which of them are looked at.
        history_before: The day before which deals of the funnel's own past began; the first day of `created_from`
            unless given, where the pipeline takes its benchmarks from there.
        remaining_target: What is still to be sold: the pipeline is held against it.
        costs: What was spent on winning customers.
        stages_by: The breakdowns whose slices have their own conversions from stage to stage.
        customers_before: Customers who had bought before any of these deals: they are not new.
        customers: Whether the outcome lists every customer.
        details: Whether the outcome lists every deal with its time in each stage.
        language: The language of findings.
        trace: Whether the outcome carries its trace; without it the steps of single slices are not kept.

    """

    filters: DealFilters | None
    """Which of them are looked at."""
    history_before: date | str | None
    """The day before which deals of the funnel's own past began; the first day of `created_from` unless given, where
    the pipeline takes its benchmarks from there.
    """
    remaining_target: FigureInput | None
    """What is still to be sold: the pipeline is held against it."""
    costs: Sequence[ChannelCost]
    """What was spent on winning customers."""
    stages_by: Sequence[DealSliceBy]
    """The breakdowns whose slices have their own conversions from stage to stage."""
    customers_before: Sequence[str]
    """Customers who had bought before any of these deals: they are not new."""
    customers: bool
    """Whether the outcome lists every customer."""
    details: bool
    """Whether the outcome lists every deal with its time in each stage."""
    language: Language
    """The language of findings."""
    trace: bool
    """Whether the outcome carries its trace; without it the steps of single slices are not kept."""


class PlainRule(TypedDict):
    """A rule with nothing to declare."""


class PlainSource(TypedDict):
    """A source with nothing to declare."""


class PlainUnit(TypedDict):
    """A unit with nothing to declare."""


class PlanForQuestion(TypedDict):
    """Which version of which plan rules a person and period?

    Keys:
        person: The person.
        period: The label of the period.

    """

    person: str
    """The person."""
    period: str
    """The label of the period."""


class _PointRateNeeds(TypedDict):
    per: FigureInput
    """The count that earns `points`."""
    points: FigureInput
    """The points."""


class PointRate(_PointRateNeeds, total=False):
    """Points by a count.

    Keys:
        per: The count that earns `points`.
        points: The points.
        max: The most points of this adjustment.
        whole: Whether only whole multiples of `per` count.

    """

    max: FigureInput | None
    """The most points of this adjustment."""
    whole: bool
    """Whether only whole multiples of `per` count."""


_PointStepKeys = TypedDict("_PointStepKeys", {"from": "FigureInput"})


class PointStep(_PointStepKeys):
    """One step.

    Keys:
        from: The value from which it holds.
        points: The points.

    """

    points: FigureInput
    """The points."""


class Pool(TypedDict):
    """A team pool: rounded once, and distributed by largest remainder so that the parts of all members sum to it.

    Keys:
        fund: What fills the pool, from the team's measure. It is the same for every member: neither the days nor
            the score or the grade of the one who is paid move it; factors on measures do.
        by: How it is distributed among the `team` of the facts.

    """

    fund: Pay
    """What fills the pool, from the team's measure.

    It is the same for every member: neither the days nor the score or the grade of the one who is paid move it;
    factors on measures do.
    """
    by: PoolBy
    """How it is distributed among the `team` of the facts."""


class _PoolMemberNeeds(TypedDict):
    person: str
    """The person."""


class PoolMember(_PoolMemberNeeds, total=False):
    """A member of a team that shares a pool.

    Keys:
        person: The person.
        weight: The weight.
        hours: The hours.
        score: The score.

    """

    weight: FigureInput | None
    """The weight."""
    hours: FigureInput | None
    """The hours."""
    score: FigureInput | None
    """The score."""


class _ProfileWeights(TypedDict):
    """One for each part."""

    weights: Sequence[FigureInput]
    """One for each part."""


class _ProfileLastYear(TypedDict):
    """What last year's parts came to."""

    last_year: Season
    """What last year's parts came to."""


class Proration(TypedDict, total=False):
    """What the share of active days scales; everything listed here, unless switched off.

    Never scaled are rates, bounds of attainments and of measures that are rates, the values of conditions, and the
    base salary.

    Keys:
        quotas: Quotas.
        bounds: Bounds of shapes of pay on the amount axis.
        target_incentive: The target incentive.
        fixed: Fixed amounts and bonuses.
        caps: Caps and floors.
        draws: Draws.
        seasonality: The weights of the twelve months of the plan's year, in order; every day weighs the same unless
            declared.

    """

    quotas: bool
    """Quotas."""
    bounds: bool
    """Bounds of shapes of pay on the amount axis."""
    target_incentive: bool
    """The target incentive."""
    fixed: bool
    """Fixed amounts and bonuses."""
    caps: bool
    """Caps and floors."""
    draws: bool
    """Draws."""
    seasonality: Sequence[FigureInput] | None
    """The weights of the twelve months of the plan's year, in order; every day weighs the same unless declared."""


class _RankAwardNeeds(TypedDict):
    places: Sequence[FigureInput]
    """The amounts of the first place, the second, and so on."""


class RankAward(_RankAwardNeeds, total=False):
    """Amounts for the first places of a ranking.

    Keys:
        ranking: The ranking among the facts' `ranks`; the facts' `rank` unless declared.
        places: The amounts of the first place, the second, and so on.

    """

    ranking: str | None
    """The ranking among the facts' `ranks`; the facts' `rank` unless declared."""


class Ranks(TypedDict, total=False):
    """How people are ranked.

    Keys:
        method: How equal people are ranked.
        keys: The keys in their order; the score unless stated.
        within: Among whom.

    """

    method: RankMethod
    """How equal people are ranked."""
    keys: Sequence[OrderKey]
    """The keys in their order; the score unless stated."""
    within: RankedAmong
    """Among whom."""


_RateMultipleKeys = TypedDict("_RateMultipleKeys", {"from": "FigureInput"})


class RateMultiple(_RateMultipleKeys):
    """A multiple of the derived rate from an attainment on.

    Keys:
        from: The attainment.
        multiple: The multiple.

    """

    multiple: FigureInput
    """The multiple."""


class _RateOfNeeds(TypedDict):
    rate: FigureInput
    """The percentage."""


class RateOf(_RateOfNeeds, total=False):
    """A percentage.

    Keys:
        rate: The percentage.
        of: What it is a share of.

    """

    of: RateBase
    """What it is a share of."""


class _RaterRuleNeeds(TypedDict):
    weight: FigureInput
    """The weight among the rater groups that are present."""


class RaterRule(_RaterRuleNeeds, total=False):
    """One group of raters.

    Keys:
        weight: The weight among the rater groups that are present.
        min: The ratings below which the group is dropped, so that nobody can be recognised.
        optional: Whether the group may give no rating at all.

    """

    min: int
    """The ratings below which the group is dropped, so that nobody can be recognised."""
    optional: bool
    """Whether the group may give no rating at all."""


class _ReadOptionsNeeds(TypedDict):
    as_of: date | str
    """The day that "next quarter" and "by the end of the year" are counted from."""


class ReadOptions(_ReadOptionsNeeds, total=False):
    """What a sentence is read with: the day it was said on, the calendar, and words of one's own.

    Keys:
        as_of: The day that "next quarter" and "by the end of the year" are counted from.
        calendar: The fiscal calendar; years of the civil calendar unless given.
        language: The language of the findings; the sentence's own unless given.
        lexicon: Further words.

    """

    calendar: CalendarRule
    """The fiscal calendar; years of the civil calendar unless given."""
    language: Language | None
    """The language of the findings; the sentence's own unless given."""
    lexicon: LexiconRule | None
    """Further words."""


class Receipt(TypedDict):
    """A payment of a customer.

    Keys:
        date: The day it came in; before that day it does not count.
        amount: How much, negative for what was paid back.

    """

    date: date | str
    """The day it came in; before that day it does not count."""
    amount: FigureInput
    """How much, negative for what was paid back."""


class _ReleaseNeeds(TypedDict):
    share: FigureInput
    """The share."""
    on: ReleaseOn
    """The event."""


class Release(_ReleaseNeeds, total=False):
    """A share of the pay and the event that releases it.

    Keys:
        share: The share.
        on: The event.
        date: The day, when a day releases it.

    """

    date: date | str | None
    """The day, when a day releases it."""


class ReportQuestion(TypedDict):
    """The review as a page of HTML.

    Keys:
        facts: The facts of the closing; their language is that of the page.

    """

    facts: CloseFacts
    """The facts of the closing; their language is that of the page."""


class _ReportingNeeds(TypedDict):
    person: str
    """The person."""
    manager: str
    """The manager."""


class Reporting(_ReportingNeeds, total=False):
    """Who reports to whom, for some days.

    Keys:
        person: The person.
        manager: The manager.
        start: The first day; from ever on unless given.
        end: The first day after; for good unless given.

    """

    start: date | str | None
    """The first day; from ever on unless given."""
    end: date | str | None
    """The first day after; for good unless given."""


class _RetargetQuestionNeeds(TypedDict):
    note: RevisionNote
    """Why the new version is made, when and by whom."""


class RetargetQuestion(_RetargetQuestionNeeds, total=False):
    """What becomes of the plan when periods have passed or the total changes?

    Keys:
        total: The new total; the old one, unless given.
        actuals: What each node without children reached, by period that is over.
        as_of: The day up to which it is known, inclusive: periods that end by then are over.
        closed: The labels of further periods that are over.
        by: How what is left goes among nodes.
        to: The labels of the periods that take what is left; all open ones, unless given. The others keep their
            targets.
        below_zero: Whether less than nothing may be left of somebody; as the plan says, unless given.
        note: Why the new version is made, when and by whom.
        language: The language of reasons.

    """

    total: FigureInput | None
    """The new total; the old one, unless given."""
    actuals: Mapping[str, Mapping[str, FigureInput]]
    """What each node without children reached, by period that is over."""
    as_of: date | str | None
    """The day up to which it is known, inclusive: periods that end by then are over."""
    closed: Sequence[str]
    """The labels of further periods that are over."""
    by: RestBy
    """How what is left goes among nodes."""
    to: Sequence[str] | None
    """The labels of the periods that take what is left; all open ones, unless given. The others keep their targets."""
    below_zero: BelowZero | None
    """Whether less than nothing may be left of somebody; as the plan says, unless given."""
    language: Language
    """The language of reasons."""


class RevenueScope(TypedDict, total=False):
    """Which revenue.

    Keys:
        region: Of this region only.
        product: Of this product only.
        person: Of this owner only.

    """

    region: str | None
    """Of this region only."""
    product: str | None
    """Of this product only."""
    person: str | None
    """Of this owner only."""


class _RevisionNoteNeeds(TypedDict):
    reason: str
    """Why."""


class RevisionNote(_RevisionNoteNeeds, total=False):
    """Why a version of a plan is made, when and by whom.

    Keys:
        reason: Why.
        date: When.
        who: By whom.

    """

    date: date | str | None
    """When."""
    who: str | None
    """By whom."""


class RfmRule(TypedDict, total=False):
    """Scores by recency, frequency and value (RFM): 1 is the worst.

    Keys:
        months: The months back from `as_of` whose orders count; all unless given.
        scores: How many scores there are.
        limits: Declared limits between the scores; without them quantiles of the customers part them, as
            `quantiles` says.
        segments: Segments by scores: the first that fits is the customer's.

    """

    months: int | None
    """The months back from `as_of` whose orders count; all unless given."""
    scores: int
    """How many scores there are."""
    limits: RfmScoreLimits | None
    """Declared limits between the scores; without them quantiles of the customers part them, as `quantiles` says."""
    segments: Sequence[RfmSegment]
    """Segments by scores: the first that fits is the customer's."""


class RfmScoreLimits(TypedDict):
    """Limits between scores, rising, and one fewer than there are scores.

    Keys:
        recency_days: The most days since the last order for each score but the lowest, from the best score down.
        frequency: The fewest orders for each score but the lowest, from the second score up.
        value: The least value for each score but the lowest, from the second score up.

    """

    recency_days: Sequence[FigureInput]
    """The most days since the last order for each score but the lowest, from the best score down."""
    frequency: Sequence[FigureInput]
    """The fewest orders for each score but the lowest, from the second score up."""
    value: Sequence[FigureInput]
    """The least value for each score but the lowest, from the second score up."""


_RfmScoreRangeMayKeys = TypedDict("_RfmScoreRangeMayKeys", {"from": "int"}, total=False)


class RfmScoreRange(_RfmScoreRangeMayKeys, total=False):
    """The scores from one to another, both included.

    Keys:
        from: The lowest.
        to: The highest; the highest there is unless given.

    """

    to: int | None
    """The highest; the highest there is unless given."""


class _RfmSegmentNeeds(TypedDict):
    id: str
    """The name of the segment."""


class RfmSegment(_RfmSegmentNeeds, total=False):
    """Customers with certain scores; a part that is not given may have any.

    Keys:
        id: The name of the segment.
        name: What people call it.
        recency: Scores of recency.
        frequency: Scores of frequency.
        value: Scores of value.

    """

    name: str | None
    """What people call it."""
    recency: RfmScoreRange | None
    """Scores of recency."""
    frequency: RfmScoreRange | None
    """Scores of frequency."""
    value: RfmScoreRange | None
    """Scores of value."""


class RollUp(TypedDict):
    """Says that one metric serves another: new customers serve revenue.

    Keys:
        metric: The child's metric.
        to: The parent's metric.

    """

    metric: str
    """The child's metric."""
    to: str
    """The parent's metric."""


class RollUpPlain(TypedDict):
    """Nothing more to say."""


class _RollUpRuleSum(TypedDict):
    """What they reached adds up."""

    sum: RollUpPlain
    """What they reached adds up."""


class _RollUpRuleMean(TypedDict):
    """The mean of their progress."""

    mean: RollUpPlain
    """The mean of their progress."""


class _RollUpRuleWeighted(TypedDict):
    """The mean of their progress, each with its weight; goals without one count nothing."""

    weighted: Mapping[str, FigureInput]
    """The mean of their progress, each with its weight; goals without one count nothing."""


class RoundingRule(TypedDict, total=False):
    """A rounding as a document declares it; without a scale, the currency's.

    Keys:
        mode: The mode; half up unless declared.
        scale: The decimal places kept, 0 to 28.

    """

    mode: RoundingMode
    """The mode; half up unless declared."""
    scale: int | None
    """The decimal places kept, 0 to 28."""


class _ScoreAdjustmentNeeds(TypedDict):
    id: str
    """The id."""


class ScoreAdjustment(_ScoreAdjustmentNeeds, total=False):
    """Points outside of the weights: one of `add` and `deduct`.

    Keys:
        id: The id.
        name: What people call it.
        add: Points added.
        deduct: Points deducted.
        effort: What moving its count by whole ones costs; advice leaves the count as it is without this.

    """

    name: str | None
    """What people call it."""
    add: PointRate | None
    """Points added."""
    deduct: PointRate | None
    """Points deducted."""
    effort: ScoreEffort | None
    """What moving its count by whole ones costs; advice leaves the count as it is without this."""


class _ScoreEffortNeeds(TypedDict):
    cost: FigureInput
    """What it costs to move the value by `per`."""


class ScoreEffort(_ScoreEffortNeeds, total=False):
    """What moving a value costs, in any unit that all efforts of the scorecard share: hours, money, trouble.

    ``` use quotakit::{life::LifeCycle, scoring::Scorecard}; // A visit costs 2 and an eighth of a point of the
    score; revenue costs 1 for each point, and gives .75 of it. let card = Scorecard::from_json(r#"{"rounding":
    {"scale": 0, "mode": "down"}, "groups": [{"id": "g", "weight": "100", "indicators": [ {"id": "revenue", "weight":
    "75", "score": {"points": {}}, "cap": "100"}, {"id": "visits", "weight": "25", "score": {"linear": {"from": "0",
    "to": "200"}}, "step": "1", "effort": {"cost": "2", "most": "60"}}]}], "bands": [{"grade": "A", "from": "80"},
    {"grade": "B", "from": "0"}]}"#)?; let outcome = card.evaluate_json(r#"{"indicators": {"revenue": {"actual":
    "90"}, "visits": {"actual": "40"}}}"#)?; // 67.5 + 5 = 72.5; 7.5 more are 10 points of revenue, or 60 visits that
    cost 120.
    assert!(outcome.contains(r#""cheapest":{"moves":[{"id":"revenue","adjustment":false,"from":"90","to":"100","points":"100","cost":"10"}],"cost":"10""#));
    # Ok::<(), quotakit::error::Problems>(()) ```.

    Keys:
        cost: What it costs to move the value by `per`.
        per: How far `cost` moves the value.
        most: The farthest that the value can move.

    """

    per: FigureInput
    """How far `cost` moves the value."""
    most: FigureInput | None
    """The farthest that the value can move."""


class ScoreLimits(TypedDict, total=False):
    """The limits of a score.

    Keys:
        min: The least score.
        max: The highest score.

    """

    min: FigureInput | None
    """The least score."""
    max: FigureInput | None
    """The highest score."""


class ScoreMatrix(TypedDict):
    """A table of points.

    Keys:
        rows: The lower bounds of the rows, rising; `actual` picks the last one that it reached.
        columns: The lower bounds of the columns, rising; `second` picks the last one that it reached.
        points: The points, row by row.

    """

    rows: Sequence[FigureInput]
    """The lower bounds of the rows, rising; `actual` picks the last one that it reached."""
    columns: Sequence[FigureInput]
    """The lower bounds of the columns, rising; `second` picks the last one that it reached."""
    points: Sequence[Sequence[FigureInput]]
    """The points, row by row."""


_ScoreRescaleKeys = TypedDict("_ScoreRescaleKeys", {"from": "Sequence[FigureInput]"})


class ScoreRescale(_ScoreRescaleKeys):
    """A straight line from one scale to another: `to₀ + (points − from₀) ÷ (from₁ − from₀) × (to₁ − to₀)`.

    It does not hold at its ends: `clamp` limits a score, `cap` and `floor` limit an indicator. ``` use
    quotakit::{life::LifeCycle, scoring::Scorecard}; // 5.4375 of 1 to 10 is 4 + 4.4375 ÷ 9 × 5 of 4 to 9 (SAP KBA
    2525218). let card = Scorecard::from_json(r#"{"rounding": {"scale": 2}, "rescale": {"from": ["1", "10"], "to":
    ["4", "9"]}, "groups": [{"id": "g", "weight": "100", "indicators": [{"id": "a", "weight": "100", "score":
    {"points": {}}}]}]}"#)?; let outcome = card.evaluate_json(r#"{"indicators": {"a": {"actual": "5.4375"}}}"#)?;
    assert!(outcome.contains(r#""score":"6.47""#)); # Ok::<(), quotakit::error::Problems>(()) ```.

    Keys:
        from: Two points of the present scale, the lower first.
        to: Where they lie on the new scale, the lower first.

    """

    to: Sequence[FigureInput]
    """Where they lie on the new scale, the lower first."""


class _ScoreRuleRatio(TypedDict):
    """Actual ÷ target × full marks."""

    ratio: PlainRule
    """Actual ÷ target × full marks."""


class _ScoreRuleProgress(TypedDict):
    """(actual − base) ÷ (target − base) × full marks."""

    progress: PlainRule
    """(actual − base) ÷ (target − base) × full marks."""


class _ScoreRuleLinear(TypedDict):
    """A straight line from nothing to full marks that holds at its ends."""

    linear: LinearRule
    """A straight line from nothing to full marks that holds at its ends."""


class _ScoreRulePiecewise(TypedDict):
    """Straight lines through points."""

    piecewise: PiecewiseRule
    """Straight lines through points."""


class _ScoreRuleSteps(TypedDict):
    """Points by steps."""

    steps: Sequence[PointStep]
    """Points by steps."""


class _ScoreRuleInverseRatio(TypedDict):
    """Target ÷ actual × full marks: lower is better."""

    inverse_ratio: PlainRule
    """Target ÷ actual × full marks: lower is better."""


class _ScoreRuleMirror(TypedDict):
    """(2 − actual ÷ target) × full marks: lower is better."""

    mirror: PlainRule
    """(2 − actual ÷ target) × full marks: lower is better."""


class _ScoreRuleWithin(TypedDict):
    """Full marks inside of a range, a straight line down to nothing outside of it."""

    within: WithinRule
    """Full marks inside of a range, a straight line down to nothing outside of it."""


class _ScoreRulePoints(TypedDict):
    """The value is the points."""

    points: PlainRule
    """The value is the points."""


class _ScoreRuleZScore(TypedDict):
    """By the distance from the mean of the peers in standard deviations. Depends on the peers."""

    z_score: ZScoreRule
    """By the distance from the mean of the peers in standard deviations. Depends on the peers."""


class _ScoreRuleMinMax(TypedDict):
    """By the place between the smallest and the largest value of the peers. Depends on the peers."""

    min_max: PeerRule
    """By the place between the smallest and the largest value of the peers. Depends on the peers."""


class _ScoreRulePercentile(TypedDict):
    """By the share of the peers that are passed. Depends on the peers."""

    percentile: PeerRule
    """By the share of the peers that are passed. Depends on the peers."""


class _ScoreRuleMatrix(TypedDict):
    """By a table of two values: `actual` picks the row, `second` the column."""

    matrix: ScoreMatrix
    """By a table of two values: `actual` picks the row, `second` the column."""


class ScoreTrend(TypedDict, total=False):
    """The line through the scores.

    Keys:
        ahead: How many periods after the last one that has a score the line is read; 0 reads it there.

    """

    ahead: int
    """How many periods after the last one that has a score the line is read; 0 reads it there."""


class _ScorecardDocumentNeeds(TypedDict):
    groups: Sequence[IndicatorGroup]
    """The groups."""


class ScorecardDocument(_ScorecardDocumentNeeds, total=False):
    """A scorecard: groups of weighted indicators, adjustments, vetoes and grade bands.

    Keys:
        schema: `quotakit/scorecard@1`.
        id: The id of the scorecard.
        name: What it is called.
        scale: Full marks.
        weight_rule: What weights have to be, in every group that does not say otherwise.
        aggregate: How the groups become the score.
        rescale: Another scale for what the groups give, before adjustments.
        rounding: How the score is rounded; it stays exact without this. `scale` has to be stated.
        clamp: The limits of the score after adjustments; no limit without this.
        minimum_weight: The share of the weight that has to be measured for a score to be given at all, such as
            `"80%"`.
        groups: The groups.
        adjustments: Points added and deducted outside of the weights.
        vetoes: What limits a grade whatever the score.
        bands: The grades by their lower bounds; no grades without this.
        bands_on: Which score the bands see.
        inclusive: Whether a score on a bound has reached it.
        across: How the scores of several periods become one; none is told without this.
        calendar: The calendar of the periods' labels.
        examples: Worked examples.

    """

    schema: str | None
    """`quotakit/scorecard@1`."""
    id: str | None
    """The id of the scorecard."""
    name: str | None
    """What it is called."""
    scale: FigureInput
    """Full marks."""
    weight_rule: WeightRule
    """What weights have to be, in every group that does not say otherwise."""
    aggregate: Aggregate
    """How the groups become the score."""
    rescale: ScoreRescale | None
    """Another scale for what the groups give, before adjustments."""
    rounding: RoundingRule | None
    """How the score is rounded; it stays exact without this. `scale` has to be stated."""
    clamp: ScoreLimits | None
    """The limits of the score after adjustments; no limit without this."""
    minimum_weight: FigureInput | None
    """The share of the weight that has to be measured for a score to be given at all, such as `"80%"`."""
    adjustments: Sequence[ScoreAdjustment]
    """Points added and deducted outside of the weights."""
    vetoes: Sequence[Veto]
    """What limits a grade whatever the score."""
    bands: Bands | None
    """The grades by their lower bounds; no grades without this."""
    bands_on: BandsOn
    """Which score the bands see."""
    inclusive: bool
    """Whether a score on a bound has reached it."""
    across: AcrossPeriods | None
    """How the scores of several periods become one; none is told without this."""
    calendar: CalendarRule
    """The calendar of the periods' labels."""
    examples: Sequence[Example]
    """Worked examples."""


class ScorecardFacts(TypedDict, total=False):
    """One person in one period.

    Keys:
        person: Who is scored.
        indicators: The measured values, by indicator.
        raters: The ratings, by indicator and rater group.
        adjustments: The counts of adjustments.
        vetoes: The vetoes that were cast.
        period: The label of the period that is scored, where its score counts among `periods`.
        periods: The scores of other periods, in any order.
        language: The language of findings.
        trace: Whether the outcome carries its trace.

    """

    person: str | None
    """Who is scored."""
    indicators: Mapping[str, IndicatorFacts]
    """The measured values, by indicator."""
    raters: Mapping[str, Mapping[str, Sequence[FigureInput]]]
    """The ratings, by indicator and rater group."""
    adjustments: Mapping[str, FigureInput]
    """The counts of adjustments."""
    vetoes: Sequence[str]
    """The vetoes that were cast."""
    period: str | None
    """The label of the period that is scored, where its score counts among `periods`."""
    periods: Sequence[PeriodScore]
    """The scores of other periods, in any order."""
    language: Language
    """The language of findings."""
    trace: bool
    """Whether the outcome carries its trace."""


class _ScorecardQuestionSensitivity(TypedDict):
    """Whether the grade survives other weights."""

    sensitivity: ScorecardSensitivity
    """Whether the grade survives other weights."""


class _ScorecardQuestionImportBands(TypedDict):
    """What closed ranges become as bands, and where they leave scores out or give them twice."""

    import_bands: ImportBandsQuestion
    """What closed ranges become as bands, and where they leave scores out or give them twice."""


class ScorecardSensitivity(TypedDict):
    """Whether a person's grade survives other weights.

    Keys:
        facts: The person.
        weights: How far each weight is changed, in parts of itself: `"5%"` makes 20 a 19 and a 21.

    """

    facts: ScorecardFacts
    """The person."""
    weights: FigureInput
    """How far each weight is changed, in parts of itself: `"5%"` makes 20 a 19 and a 21."""


class _SeasonNeeds(TypedDict):
    amounts: Sequence[FigureInput]
    """One amount for each part, in order."""


class Season(_SeasonNeeds, total=False):
    """What the parts of last year came to: this year's have the same proportions.

    Keys:
        amounts: One amount for each part, in order.
        negative: What an amount below zero means.
        zero: What amounts mean that add up to zero.

    """

    negative: NegativeAmounts
    """What an amount below zero means."""
    zero: ZeroWeights
    """What amounts mean that add up to zero."""


class _SeasonalSmoothingNeeds(TypedDict):
    seasonal: ForecastSeasonal
    """Whether seasons are added or multiplied."""


class SeasonalSmoothing(_SeasonalSmoothingNeeds, total=False):
    """A level, a trend and seasons; what is not given is found.

    Keys:
        seasonal: Whether seasons are added or multiplied.
        alpha: How much of a miss the level takes on, 0 to 1.
        beta: How much of a change of the level the trend takes on, 0 to 1.
        gamma: How much of a miss the season takes on, 0 to 1.
        level: The level before the first period.
        trend: The trend before the first period.
        seasons: The seasons of the periods before the first, of the same place in the season as the first, the
            second and so on.

    """

    alpha: FigureInput | None
    """How much of a miss the level takes on, 0 to 1."""
    beta: FigureInput | None
    """How much of a change of the level the trend takes on, 0 to 1."""
    gamma: FigureInput | None
    """How much of a miss the season takes on, 0 to 1."""
    level: FigureInput | None
    """The level before the first period."""
    trend: FigureInput | None
    """The trend before the first period."""
    seasons: Sequence[FigureInput]
    """The seasons of the periods before the first, of the same place in the season as the first, the second and so on.
    """


class _SettlePersonNeeds(TypedDict):
    person: str
    """The person."""
    periods: Sequence[PayFacts]
    """What is known of each period, from the first to the last, in any order."""


class SettlePerson(_SettlePersonNeeds, total=False):
    """A person to be settled, with all that is known.

    Keys:
        person: The person.
        periods: What is known of each period, from the first to the last, in any order.
        transactions: The transactions of all periods, in any order; those of the periods' own facts count too.
        reporting: Who reports to whom, for all periods that do not say so themselves.
        rates: Rates of exchange, for all periods that do not say so themselves.
        pay_in: The currency in which the run pays the person; the plan's unless given.
        terminated: Who left, for all periods that do not say so themselves.
        opening: What the person brings along; nothing, for who is new.

    """

    transactions: Sequence[Transaction] | None
    """The transactions of all periods, in any order; those of the periods' own facts count too."""
    reporting: Sequence[Reporting]
    """Who reports to whom, for all periods that do not say so themselves."""
    rates: Sequence[ExchangeRate]
    """Rates of exchange, for all periods that do not say so themselves."""
    pay_in: PayIn | None
    """The currency in which the run pays the person; the plan's unless given."""
    terminated: Terminated | None
    """Who left, for all periods that do not say so themselves."""
    opening: PayOpening | None
    """What the person brings along; nothing, for who is new."""


class _SettleQuestionNeeds(TypedDict):
    run: PayRun
    """The run."""
    people: Sequence[SettlePerson]
    """The people, in any order."""


class SettleQuestion(_SettleQuestionNeeds, total=False):
    """A payroll run over people, their periods, and the ledger so far.

    Keys:
        run: The run.
        people: The people, in any order.
        ledger: The ledger so far; empty unless given.
        language: The language of the faults.

    """

    ledger: PayLedger
    """The ledger so far; empty unless given."""
    language: Language
    """The language of the faults."""


class SimpleSmoothing(TypedDict, total=False):
    """A level; what is not given is found.

    Keys:
        alpha: How much of a miss the level takes on, 0 to 1.
        level: The level before the first period.

    """

    alpha: FigureInput | None
    """How much of a miss the level takes on, 0 to 1."""
    level: FigureInput | None
    """The level before the first period."""


class _SimulateQuestionNeeds(TypedDict):
    people: Sequence[SimulatedPerson]
    """The people."""
    on: str
    """The measure by which sales, attainment and fairness are told."""


class SimulateQuestion(_SimulateQuestionNeeds, total=False):
    """What does a plan cost over a population, and what would another plan change?

    Keys:
        people: The people.
        against: Another plan, which is evaluated on the same people.
        on: The measure by which sales, attainment and fairness are told.
        over: Over which time attainment and fairness are told: the period, or its quarter or year up to its end.
        bins: The lower bounds of the bins of the distribution, rising; none unless given.

    """

    against: PayPlanDocument | None
    """Another plan, which is evaluated on the same people."""
    over: Accumulate
    """Over which time attainment and fairness are told: the period, or its quarter or year up to its end."""
    bins: Sequence[FigureInput]
    """The lower bounds of the bins of the distribution, rising; none unless given."""


class _SimulatedPersonNeeds(TypedDict):
    facts: Any
    """What is known of the person and the period, as evaluating the plan takes it."""


class SimulatedPerson(_SimulatedPersonNeeds, total=False):
    """One person of a population.

    Keys:
        facts: What is known of the person and the period, as evaluating the plan takes it.
        sales: The sales that the pay is compared with, in the plan's currency; the period's own value of the
            measure unless given, where that is money.
        potential: What the person's territory could bring of each measure, for the fairness of quotas; over the
            same time.

    """

    sales: FigureInput | None
    """The sales that the pay is compared with, in the plan's currency; the period's own value of the measure unless
    given, where that is money.
    """
    potential: Mapping[str, FigureInput]
    """What the person's territory could bring of each measure, for the fairness of quotas; over the same time."""


_SolveQuestionMayKeys = TypedDict("_SolveQuestionMayKeys", {"from": "FigureInput | None"}, total=False)


class _SolveQuestionNeeds(TypedDict):
    facts: PayFacts
    """What is known of the person and the period; the measure's own value only serves to tell the distance."""
    on: str
    """The measure."""
    pays: FigureInput
    """The amount that the period has to entitle to."""


class SolveQuestion(_SolveQuestionMayKeys, _SolveQuestionNeeds, total=False):
    """How much of a measure does it take to be paid an amount?

    Keys:
        facts: What is known of the person and the period; the measure's own value only serves to tell the distance.
        on: The measure.
        pays: The amount that the period has to entitle to.
        from: The least value of the measure to look at; nothing unless given, and what is credited where single
            deals are paid.
        up_to: The largest value of the measure to look at; a million million of its smallest units unless given.

    """

    up_to: FigureInput | None
    """The largest value of the measure to look at; a million million of its smallest units unless given."""


class _SpiffNeeds(TypedDict):
    start: date | str
    """The first day."""
    end: date | str
    """The first day after."""


class Spiff(_SpiffNeeds, total=False):
    """A bonus on transactions of some days.

    Keys:
        start: The first day.
        end: The first day after.
        when: Which transactions; all unless declared.
        amount: The amount of a transaction, times the person's share of it.
        rate: The share of the person's credit.

    """

    when: TransactionTest | None
    """Which transactions; all unless declared."""
    amount: FigureInput | None
    """The amount of a transaction, times the person's share of it."""
    rate: FigureInput | None
    """The share of the person's credit."""


class _StageNeeds(TypedDict):
    id: str
    """The name by which histories refer to it."""


class Stage(_StageNeeds, total=False):
    """A stage, in the order in which a deal passes them.

    Keys:
        id: The name by which histories refer to it.
        name: What people call it.
        limit_days: The days that a deal may stay, over all its visits.
        probability: The probability that a deal in this stage is won.
        benchmark: The share that should move on to the next stage.
        outcome: Whether and how a deal ends here.
        owner: Who answers for the stage.

    """

    name: str | None
    """What people call it."""
    limit_days: FigureInput | None
    """The days that a deal may stay, over all its visits."""
    probability: FigureInput | None
    """The probability that a deal in this stage is won."""
    benchmark: FigureInput | None
    """The share that should move on to the next stage."""
    outcome: DealEnd | None
    """Whether and how a deal ends here."""
    owner: str | None
    """Who answers for the stage."""


class _StageEntryNeeds(TypedDict):
    stage: str
    """The stage."""


class StageEntry(_StageEntryNeeds, total=False):
    """A deal's entry into a stage.

    Keys:
        stage: The stage.
        at: When it was entered; an entry without a readable date takes its place by the order of stages and is not
            timed.

    """

    at: Moment | None
    """When it was entered; an entry without a readable date takes its place by the order of stages and is not timed."""


class _StandardValueNeeds(TypedDict):
    metric: str
    """The metric."""
    value: FigureInput
    """The value."""


class StandardValue(_StandardValueNeeds, total=False):
    """The value that a metric has to reach.

    Keys:
        metric: The metric.
        value: The value.
        each: How often: in each month of the plan's period; once in the whole period unless declared.

    """

    each: Grain | None
    """How often: in each month of the plan's period; once in the whole period unless declared."""


class _StatementQuestionNeeds(TypedDict):
    facts: PayFacts
    """What is known of the person and the period; their language is the statement's."""


class StatementQuestion(_StatementQuestionNeeds, total=False):
    """What is a person paid for a period, by component and by deal?

    Keys:
        facts: What is known of the person and the period; their language is the statement's.
        text: Whether the answer carries the statement as a text, too.

    """

    text: bool
    """Whether the answer carries the statement as a text, too."""


_StreakKeys = TypedDict("_StreakKeys", {"from": "FigureInput"})


class _StreakNeeds(TypedDict):
    at_least: int
    """How many periods it takes."""


class Streak(_StreakKeys, _StreakNeeds, total=False):
    """Who reached a score in several periods in a row, up to the last period that is known of anybody.

    Keys:
        at_least: How many periods it takes.
        from: The score to reach in each of them, itself included.
        breaks_on_missing: Whether a period without a score ends the run; otherwise it is passed over. A veto always
            ends it, unless the award includes people under one.

    """

    breaks_on_missing: bool
    """Whether a period without a score ends the run; otherwise it is passed over.

    A veto always ends it, unless the award includes people under one.
    """


class TargetFacts(TypedDict, total=False):
    """What is known while a plan runs: what has been reached, what people commit to, and what targets are measured by.

    Keys:
        actuals: What each node without children has reached; what is not there is not known, but for a vacant seat:
            it has 0.
        commitments: What nodes commit to: those without children by themselves, others for all below them. `null`
            says that nobody answered yet, as does leaving a node out; nothing committed is `0`.
        commitments_by_period: The same by the labels of the parts of the period, of whom it is known by part: the
            whole is their sum.
        potential: What the territory of each node without children holds, in the unit of the target; `null` where
            it is not known.
        pay: What each node without children is paid for reaching the target, in any one currency; `null` where it
            is not known.
        as_of: The day up to which it is known, inclusive.
        language: The language of findings.
        trace: Whether the outcome carries its trace.

    """

    actuals: Mapping[str, FigureInput]
    """What each node without children has reached; what is not there is not known, but for a vacant seat: it has 0."""
    commitments: Mapping[str, FigureInput | None]
    """What nodes commit to: those without children by themselves, others for all below them.

    `null` says that nobody answered yet, as does leaving a node out; nothing committed is `0`.
    """
    commitments_by_period: Mapping[str, Mapping[str, FigureInput | None]]
    """The same by the labels of the parts of the period, of whom it is known by part: the whole is their sum."""
    potential: Mapping[str, FigureInput | None]
    """What the territory of each node without children holds, in the unit of the target; `null` where it is not known.
    """
    pay: Mapping[str, FigureInput | None]
    """What each node without children is paid for reaching the target, in any one currency; `null` where it is not
    known.
    """
    as_of: date | str | None
    """The day up to which it is known, inclusive."""
    language: Language
    """The language of findings."""
    trace: bool
    """Whether the outcome carries its trace."""


class _TargetMatrixDocumentNeeds(TypedDict):
    unit: Unit
    """What is handed out, and its smallest part."""
    rows: Sequence[Margin]
    """The rows with their totals."""
    columns: Sequence[Margin]
    """The columns with their totals."""
    weights: Sequence[Sequence[FigureInput]]
    """A row of weights for each row; a zero stays zero."""


class TargetMatrixDocument(_TargetMatrixDocumentNeeds, total=False):
    """A target that two dimensions share: the rows and the columns have totals, the cells have weights.

    Keys:
        schema: `quotakit/target-matrix@1`.
        id: The matrix's name.
        title: What people call it.
        unit: What is handed out, and its smallest part.
        rows: The rows with their totals.
        columns: The columns with their totals.
        weights: A row of weights for each row; a zero stays zero.
        locked: Cells whose value is fixed.
        tolerance: How near the fitted cells come to the totals, in steps, before they are rounded.
        examples: Worked examples.

    """

    schema: str | None
    """`quotakit/target-matrix@1`."""
    id: str | None
    """The matrix's name."""
    title: str | None
    """What people call it."""
    locked: Sequence[LockedCell]
    """Cells whose value is fixed."""
    tolerance: FigureInput
    """How near the fitted cells come to the totals, in steps, before they are rounded."""
    examples: Sequence[Example]
    """Worked examples."""


class _TargetNodeNeeds(TypedDict):
    id: str
    """The name, unique in the plan."""


class TargetNode(_TargetNodeNeeds, total=False):
    """Somebody or something that has a share: a region, a product, a person.

    Keys:
        id: The name, unique in the plan.
        weight: The weight among its siblings; `null` says that nobody answered yet.
        locked: The share itself, where it is fixed.
        set: The share that a revision gave it: it holds like a lock, until the next revision.
        kept: What it has in parts of the period that are settled, by label, such as what was reached in those that
            are over: its share is this and, by weight, a part of what is left, which goes to the other parts.
        min: The least share.
        max: The largest share.
        owner: Who answers for it.
        due: The day by which it is due.
        standard: When it counts as done.
        kind: What it is, if not somebody or something that is there; `null` unless declared.
        hired: The first day on which it counts; before it, it has no share of the time.
        left: The last day on which it counts.
        ramp: How far a new hire has come in each month since `hired`, fully after the last one; the plan's `ramp`
            unless declared.
        weights: Where the weights of the children come from, if they do not carry their own.
        children: Who shares it.

    """

    weight: FigureInput | None
    """The weight among its siblings; `null` says that nobody answered yet."""
    locked: FigureInput | None
    """The share itself, where it is fixed."""
    set: FigureInput | None
    """The share that a revision gave it: it holds like a lock, until the next revision."""
    kept: Mapping[str, FigureInput]
    """What it has in parts of the period that are settled, by label, such as what was reached in those that are over:
    its share is this and, by weight, a part of what is left, which goes to the other parts.
    """
    min: FigureInput | None
    """The least share."""
    max: FigureInput | None
    """The largest share."""
    owner: str | None
    """Who answers for it."""
    due: date | str | None
    """The day by which it is due."""
    standard: DoneWhen | None
    """When it counts as done."""
    kind: TargetNodeKind | None
    """What it is, if not somebody or something that is there; `null` unless declared."""
    hired: date | str | None
    """The first day on which it counts; before it, it has no share of the time."""
    left: date | str | None
    """The last day on which it counts."""
    ramp: Sequence[FigureInput] | None
    """How far a new hire has come in each month since `hired`, fully after the last one; the plan's `ramp` unless
    declared.
    """
    weights: WeightSource | None
    """Where the weights of the children come from, if they do not carry their own."""
    children: Sequence[TargetNode]
    """Who shares it."""


class _TargetPlanDocumentNeeds(TypedDict):
    id: str
    """The plan's name."""
    unit: Unit
    """What is handed out, and its smallest part."""
    total: FigureInput
    """The whole."""
    tree: TargetTree
    """Who has a share."""


class TargetPlanDocument(_TargetPlanDocumentNeeds, total=False):
    """A target that is broken down over a tree and over time.

    Keys:
        schema: `quotakit/target-plan@1`.
        id: The plan's name.
        title: What people call the plan.
        metric: What the target measures; money measures `revenue` and a count what it counts, unless declared.
        unit: What is handed out, and its smallest part.
        total: The whole.
        method: How whole steps are handed out.
        bounds: How minima and maxima hold among siblings.
        residue: What a total means that is not a whole number of steps.
        zero_weights: What siblings mean whose weights are all zero.
        negative_weights: What a weight below zero means.
        below_zero: What it means that somebody has more in settled periods than the whole share.
        tree: Who has a share.
        padding: By how much the children of a node together carry more than the node, by the node's id.
        time: The period, and how targets are spread over it.
        version: Which version of the plan this is; the first one needs none.
        examples: Worked examples.

    """

    schema: str | None
    """`quotakit/target-plan@1`."""
    title: str | None
    """What people call the plan."""
    metric: str | None
    """What the target measures; money measures `revenue` and a count what it counts, unless declared."""
    method: Method
    """How whole steps are handed out."""
    bounds: TargetBounds
    """How minima and maxima hold among siblings."""
    residue: Residue
    """What a total means that is not a whole number of steps."""
    zero_weights: ZeroWeights
    """What siblings mean whose weights are all zero."""
    negative_weights: NegativeWeights
    """What a weight below zero means."""
    below_zero: BelowZero
    """What it means that somebody has more in settled periods than the whole share."""
    padding: Mapping[str, FigureInput]
    """By how much the children of a node together carry more than the node, by the node's id."""
    time: TimeRule | None
    """The period, and how targets are spread over it."""
    version: TargetPlanVersion | None
    """Which version of the plan this is; the first one needs none."""
    examples: Sequence[Example]
    """Worked examples."""


class _TargetPlanVersionNeeds(TypedDict):
    number: int
    """Its number; a plan without a version is number 1."""
    reason: str
    """Why it was made."""


class TargetPlanVersion(_TargetPlanVersionNeeds, total=False):
    """A version of a plan: when, by whom and why it was made of the one before.

    Keys:
        number: Its number; a plan without a version is number 1.
        date: The day on which it was made.
        who: Who made it.
        reason: Why it was made.
        before: The SHA-256 of the version before in canonical form.

    """

    date: date | str | None
    """The day on which it was made."""
    who: str | None
    """Who made it."""
    before: str | None
    """The SHA-256 of the version before in canonical form."""


class _TargetQuestionRetarget(TypedDict):
    """What becomes of the plan when periods have passed or the total changes."""

    retarget: RetargetQuestion
    """What becomes of the plan when periods have passed or the total changes."""


class _TargetQuestionMinimumChange(TypedDict):
    """The same, moving as few leaves as can be."""

    minimum_change: MinimumChangeQuestion
    """The same, moving as few leaves as can be."""


class _TargetQuestionBreakback(TypedDict):
    """What becomes of the plan when a figure is set by hand."""

    breakback: BreakbackQuestion
    """What becomes of the plan when a figure is set by hand."""


class _TargetQuestionTransfer(TypedDict):
    """What becomes of the plan when target moves from one node to another."""

    transfer: TransferQuestion
    """What becomes of the plan when target moves from one node to another."""


class _TargetQuestionHistory(TypedDict):
    """What the versions of the plan changed."""

    history: HistoryQuestion
    """What the versions of the plan changed."""


class _TargetQuestionTable(TypedDict):
    """The plan's tree as a table."""

    table: NoSettings
    """The plan's tree as a table."""


class _TargetQuestionForecast(TypedDict):
    """How a series goes on, for setting the total."""

    forecast: ForecastQuestion
    """How a series goes on, for setting the total."""


class _TargetRowNeeds(TypedDict):
    id: str
    """The node, unique in the plan."""


class TargetRow(_TargetRowNeeds, total=False):
    """A node of a plan's tree as a row of a table.

    Keys:
        parent: The node that it is a part of; the root has none.
        id: The node, unique in the plan.
        weight: The weight among its siblings; `null` says that nobody answered yet.
        min: The least share.
        max: The largest share.
        locked: The share itself, where it is fixed.
        owner: Who answers for it.
        due: The day by which it is due.
        set: The share that a revision gave it.
        kept: What it has in parts of the period that are settled, by label.
        standard: When it counts as done.
        kind: What it is, if not somebody or something that is there.
        hired: The first day on which it counts.
        left: The last day on which it counts.
        ramp: How far a new hire has come in each month since `hired`.
        weights: Where the weights of the children come from, if they do not carry their own.

    """

    parent: str | None
    """The node that it is a part of; the root has none."""
    weight: FigureInput | None
    """The weight among its siblings; `null` says that nobody answered yet."""
    min: FigureInput | None
    """The least share."""
    max: FigureInput | None
    """The largest share."""
    locked: FigureInput | None
    """The share itself, where it is fixed."""
    owner: str | None
    """Who answers for it."""
    due: date | str | None
    """The day by which it is due."""
    set: FigureInput | None
    """The share that a revision gave it."""
    kept: Mapping[str, FigureInput]
    """What it has in parts of the period that are settled, by label."""
    standard: DoneWhen | None
    """When it counts as done."""
    kind: TargetNodeKind | None
    """What it is, if not somebody or something that is there."""
    hired: date | str | None
    """The first day on which it counts."""
    left: date | str | None
    """The last day on which it counts."""
    ramp: Sequence[FigureInput] | None
    """How far a new hire has come in each month since `hired`."""
    weights: WeightSource | None
    """Where the weights of the children come from, if they do not carry their own."""


class TargetTreeCsv(TypedDict):
    """A tree as the text of a sheet.

    Keys:
        csv: A header of field names, and a line for each node.

    """

    csv: str
    """A header of field names, and a line for each node."""


class TargetTreeTable(TypedDict):
    """A tree as a table of rows.

    Keys:
        table: A row for each node.

    """

    table: Sequence[TargetRow]
    """A row for each node."""


class _TeamTotalNeeds(TypedDict):
    indicator: str
    """The indicator."""


class TeamTotal(_TeamTotalNeeds, total=False):
    """An indicator of which the team's attainment is taken.

    Keys:
        indicator: The indicator.
        rounding: How the attainment is rounded; it stays exact without this. `scale` has to be stated.

    """

    rounding: RoundingRule | None
    """How the attainment is rounded; it stays exact without this. `scale` has to be stated."""


class _TerminatedNeeds(TypedDict):
    last_day: date | str
    """The last day, which is still a day of work."""


class Terminated(_TerminatedNeeds, total=False):
    """Somebody who left.

    Keys:
        last_day: The last day, which is still a day of work.
        reason: Why, where the plan has terms for some reasons.

    """

    reason: str | None
    """Why, where the plan has terms for some reasons."""


_ThresholdKeys = TypedDict("_ThresholdKeys", {"from": "FigureInput"})


class Threshold(_ThresholdKeys, total=False):
    """Everyone from a value on.

    Keys:
        from: The value, itself included; with an ascending key, everyone up to it.
        key: Of what; the score unless stated.

    """

    key: OrderKey
    """Of what; the score unless stated."""


class Tidy(TypedDict, total=False):
    """The repairs that tables may need.

    Keys:
        aliases: Other spellings by column: `{"product": {"Flow Meter": "flow-meter"}}`.
        fold: Columns whose texts are trimmed and written in lower case.
        thousands: The separator between the thousands of an amount, where amounts come with one.
        dates: How slashed dates are meant.
        faulty_rows: What happens to a row that cannot be read.

    """

    aliases: Mapping[str, Mapping[str, str]]
    """Other spellings by column: `{"product": {"Flow Meter": "flow-meter"}}`."""
    fold: Sequence[str]
    """Columns whose texts are trimmed and written in lower case."""
    thousands: str | None
    """The separator between the thousands of an amount, where amounts come with one."""
    dates: DateOrder | None
    """How slashed dates are meant."""
    faulty_rows: FaultyRows
    """What happens to a row that cannot be read."""


_TierStepKeys = TypedDict("_TierStepKeys", {"from": "FigureInput"})


class TierStep(_TierStepKeys, total=False):
    """One step: from a bound on, a rate or an amount a unit, and a fixed amount for reaching it.

    Keys:
        from: The lower bound.
        to: The upper bound as imported tables have it; it has to be where the next step begins.
        rate: The share of the measure.
        per_unit: The amount for each unit of the measure.
        fixed: The amount for entering the step.

    """

    to: FigureInput | None
    """The upper bound as imported tables have it; it has to be where the next step begins."""
    rate: FigureInput | None
    """The share of the measure."""
    per_unit: FigureInput | None
    """The amount for each unit of the measure."""
    fixed: FigureInput | None
    """The amount for entering the step."""


class _TiersNeeds(TypedDict):
    mode: TierMode
    """What the rates apply to."""
    steps: Sequence[TierStep]
    """The steps, by rising lower bound; each ends where the next begins."""


class Tiers(_TiersNeeds, total=False):
    """Steps with a rate each.

    Keys:
        axis: The axis of the bounds; rates always apply to the measure.
        mode: What the rates apply to.
        tie: To which step a bound belongs.
        steps: The steps, by rising lower bound; each ends where the next begins.

    """

    axis: TierAxis
    """The axis of the bounds; rates always apply to the measure."""
    tie: BoundTie
    """To which step a bound belongs."""


class _TimeRuleNeeds(TypedDict):
    period: str
    """The label of the whole period."""


class TimeRule(_TimeRuleNeeds, total=False):
    """The period of a plan, and how targets are spread over it.

    Keys:
        calendar: The calendar of the labels.
        period: The label of the whole period.
        by: The length of the parts; nothing is spread unless declared.
        spread: How a target is spread over the parts.
        profile: The weights of the parts, instead of `spread`.
        margins: What is exact in each part besides the whole.
        closed: The labels of the parts that are over: what leaves have `kept` in them was reached. What is kept in
            another part was set by hand, or stays until it is over.
        ramp: How far new hires have come in each month since their first day, fully after the last one.

    """

    calendar: CalendarRule
    """The calendar of the labels."""
    by: Grain | None
    """The length of the parts; nothing is spread unless declared."""
    spread: Spread
    """How a target is spread over the parts."""
    profile: Profile | None
    """The weights of the parts, instead of `spread`."""
    margins: TimeMargins
    """What is exact in each part besides the whole."""
    closed: Sequence[str]
    """The labels of the parts that are over: what leaves have `kept` in them was reached.

    What is kept in another part was set by hand, or stays until it is over.
    """
    ramp: Sequence[FigureInput]
    """How far new hires have come in each month since their first day, fully after the last one."""


class _ToleranceRuleAmount(TypedDict):
    """An amount in the metric's unit."""

    amount: FigureInput
    """An amount in the metric's unit."""


class _ToleranceRuleShare(TypedDict):
    """A share of the figure: `"5%"` of 1,000,000 is 50,000."""

    share: FigureInput
    """A share of the figure: `"5%"` of 1,000,000 is 50,000."""


class _TopNNeeds(TypedDict):
    places: int
    """How many."""


class TopN(_TopNNeeds, total=False):
    """The first n.

    Keys:
        places: How many.
        key: By what; the score unless stated.
        ties: What happens to equal values across the edge.
        tie_keys: What decides between equal values, for `tie_key`.

    """

    key: OrderKey
    """By what; the score unless stated."""
    ties: EdgeTies
    """What happens to equal values across the edge."""
    tie_keys: Sequence[OrderKey]
    """What decides between equal values, for `tie_key`."""


class _TransactionNeeds(TypedDict):
    id: str
    """Its name."""
    date: date | str
    """Its day."""


class Transaction(_TransactionNeeds, total=False):
    """A deal, an order, an invoice, or what takes one back.

    Keys:
        id: Its name.
        date: Its day.
        amount: How much money.
        quantity: How many things.
        currency: The currency; the plan's unless given, and that of what it takes back.
        rate: Units of the plan's currency for one unit of this one; from the tables of rates unless given.
        attributes: What rules match on.
        dates: Its other days.
        participants: Who has a share; the person alone unless given.
        reverses: The transaction that this one takes back, wholly or in part.
        collected: What the customer paid for it; the whole on the day `dates` say it was paid, unless given.

    """

    amount: FigureInput | None
    """How much money."""
    quantity: FigureInput | None
    """How many things."""
    currency: str | None
    """The currency; the plan's unless given, and that of what it takes back."""
    rate: FigureInput | None
    """Units of the plan's currency for one unit of this one; from the tables of rates unless given."""
    attributes: Mapping[str, str]
    """What rules match on."""
    dates: TransactionDates
    """Its other days."""
    participants: Sequence[Participant]
    """Who has a share; the person alone unless given."""
    reverses: str | None
    """The transaction that this one takes back, wholly or in part."""
    collected: DealCollected | None
    """What the customer paid for it; the whole on the day `dates` say it was paid, unless given."""


class TransactionDates(TypedDict, total=False):
    """The days of a transaction's life.

    Keys:
        booked: The day it was booked.
        invoiced: The day it was invoiced.
        paid: The day it was paid.

    """

    booked: date | str | None
    """The day it was booked."""
    invoiced: date | str | None
    """The day it was invoiced."""
    paid: date | str | None
    """The day it was paid."""


class _TransactionTestAll(TypedDict):
    """All of them match."""

    all: Sequence[TransactionTest]
    """All of them match."""


class _TransactionTestAny(TypedDict):
    """At least one of them matches."""

    any: Sequence[TransactionTest]
    """At least one of them matches."""


_TransactionTestNotKeys = TypedDict("_TransactionTestNotKeys", {"not": "TransactionTest"})


class _TransactionTestNot(_TransactionTestNotKeys):
    """It does not match."""


class _TransactionTestEquals(TypedDict):
    """An attribute has the value."""

    equals: AttributeIs
    """An attribute has the value."""


_TransactionTestInKeys = TypedDict("_TransactionTestInKeys", {"in": "AttributeOneOf"})


class _TransactionTestIn(_TransactionTestInKeys):
    """An attribute has one of the values."""


class _TransactionTestBetween(TypedDict):
    """The amount lies between two bounds."""

    between: AmountRange
    """The amount lies between two bounds."""


_TransferQuestionKeys = TypedDict("_TransferQuestionKeys", {"from": "str"})


class _TransferQuestionNeeds(TypedDict):
    to: str
    """Who takes it over."""
    amount: FigureInput
    """How much; more than zero, and a whole number of steps."""
    note: RevisionNote
    """Why the new version is made, when and by whom."""


class TransferQuestion(_TransferQuestionKeys, _TransferQuestionNeeds, total=False):
    """What becomes of the plan when target moves from one node to another?

    Keys:
        from: Who gives it up.
        to: Who takes it over.
        amount: How much; more than zero, and a whole number of steps.
        note: Why the new version is made, when and by whom.
        language: The language of reasons.

    """

    language: Language
    """The language of reasons."""


class _UnitCurrency(TypedDict):
    """An amount of money."""

    currency: CurrencyUnit
    """An amount of money."""


class _UnitCount(TypedDict):
    """A number of things."""

    count: CountUnit
    """A number of things."""


class _UnitPercent(TypedDict):
    """A percentage; `"25%"` and `"0.25"` are the same figure."""

    percent: PlainUnit
    """A percentage; `"25%"` and `"0.25"` are the same figure."""


class _UnitPercentagePoints(TypedDict):
    """A difference of percentages; `"5%"` is five points."""

    percentage_points: PlainUnit
    """A difference of percentages; `"5%"` is five points."""


class _UnitDays(TypedDict):
    """A number of days."""

    days: PlainUnit
    """A number of days."""


class _UnitRatio(TypedDict):
    """A quotient without a unit."""

    ratio: PlainUnit
    """A quotient without a unit."""


class _UnitNamed(TypedDict):
    """Any other unit, by its name."""

    named: NamedUnit
    """Any other unit, by its name."""


class UnitWords(TypedDict):
    """A unit and the words for it.

    Keys:
        unit: The unit.
        words: The words.

    """

    unit: Unit
    """The unit."""
    words: Sequence[str]
    """The words."""


class VagueWord(TypedDict):
    """A vague word that people add, or take out.

    Keys:
        word: The word, in any script; capitals do not matter.
        stands_for: What it stands in for.

    """

    word: str
    """The word, in any script; capitals do not matter."""
    stands_for: StandsFor
    """What it stands in for."""


class _VetoNeeds(TypedDict):
    id: str
    """The id."""


class Veto(_VetoNeeds, total=False):
    """What limits the grade, the score or both, whatever was reached.

    Keys:
        id: The id.
        name: What people call it.
        grade_at_most: The best grade that is left.
        score_at_most: The highest score that is left.

    """

    name: str | None
    """What people call it."""
    grade_at_most: str | None
    """The best grade that is left."""
    score_at_most: FigureInput | None
    """The highest score that is left."""


class _WeightSourceEqual(TypedDict):
    """All are equal."""

    equal: NoSettings
    """All are equal."""


class _WeightSourceHistory(TypedDict):
    """From what they did before."""

    history: History
    """From what they did before."""


class _WeightSourceCapacity(TypedDict):
    """From how many people they have and what those can do."""

    capacity: Mapping[str, Capacity]
    """From how many people they have and what those can do."""


class _WeightSourceForecast(TypedDict):
    """From what they are forecast to reach."""

    forecast: ForecastWeights
    """From what they are forecast to reach."""


class Windfall(TypedDict):
    """Above a size, the excess of a deal counts at a share.

    Keys:
        above: The size.
        share: The share at which the excess counts.

    """

    above: FigureInput
    """The size."""
    share: FigureInput
    """The share at which the excess counts."""


class WindowActive(TypedDict, total=False):
    """The active days of each window.

    Keys:
        qtd: Within the quarter.
        ytd: Within the year.

    """

    qtd: Sequence[DaySpan] | None
    """Within the quarter."""
    ytd: Sequence[DaySpan] | None
    """Within the year."""


class Windows(TypedDict, total=False):
    """A value for each window that can accumulate.

    Keys:
        qtd: Of the quarter, before this period.
        ytd: Of the year, before this period.

    """

    qtd: FigureInput | None
    """Of the quarter, before this period."""
    ytd: FigureInput | None
    """Of the year, before this period."""


_WithinRuleKeys = TypedDict("_WithinRuleKeys", {"from": "FigureInput"})


class WithinRule(_WithinRuleKeys):
    """A range that earns full marks.

    Keys:
        from: The lower end of the range.
        to: The upper end of the range.
        zero_at: The values below and above the range at which nothing is left.

    """

    to: FigureInput
    """The upper end of the range."""
    zero_at: Sequence[FigureInput]
    """The values below and above the range at which nothing is left."""


class _ZScoreRuleNeeds(TypedDict):
    spread: FigureInput
    """The points of one standard deviation; negative where lower is better."""


class ZScoreRule(_ZScoreRuleNeeds, total=False):
    """Points by standard deviations: `mean + spread × (value − mean of the peers) ÷ deviation of the peers`.

    Keys:
        mean: The points of a value on the mean; half of full marks unless stated.
        spread: The points of one standard deviation; negative where lower is better.
        sample: Whether the peers are a sample: the deviation divides by n − 1.
        if_equal: The points when all peers have one value; an error without this.

    """

    mean: FigureInput | None
    """The points of a value on the mean; half of full marks unless stated."""
    sample: bool
    """Whether the peers are a sample: the deviation divides by n − 1."""
    if_equal: FigureInput | None
    """The points when all peers have one value; an error without this."""


FigureInput: TypeAlias = Decimal | int | float | str
"""An exact decimal of at most 28 digits, as a text such as "0.075" or "7.5%", or as a bare number of at most 15
significant digits.
"""

AcrossRule: TypeAlias = _AcrossRuleMean | _AcrossRuleWeightedByDays | _AcrossRuleBest | _AcrossRuleTrend
"""How the scores of the periods become one."""

AwardRule: TypeAlias = _AwardRuleTopN | _AwardRuleThreshold | _AwardRuleMostImproved | _AwardRuleStreak
"""Who gets an award."""

CloseQuestion: TypeAlias = _CloseQuestionReport
"""What a closing can be asked."""

CohortQuestion: TypeAlias = _CohortQuestionSensitivity
"""What a cohort can be asked."""

Condition: TypeAlias = (
    _ConditionAll
    | _ConditionAny
    | _ConditionNot
    | _ConditionMeasureBelow
    | _ConditionMeasureAtLeast
    | _ConditionAttainmentBelow
    | _ConditionAttainmentAtLeast
    | _ConditionScoreAtLeast
    | _ConditionScoreBelow
    | _ConditionGradeIn
    | _ConditionRankAtMost
    | _ConditionAttribute
)
"""Something that holds or does not."""

DoneWhen: TypeAlias = _DoneWhenAtLeast
"""When a target counts as done."""

Draw: TypeAlias = _DrawGuarantee | _DrawAdditive
"""What is advanced."""

FigureSource: TypeAlias = (
    _FigureSourceOwned | _FigureSourceCredited | _FigureSourceTeam | _FigureSourceIndicator | _FigureSourceCount
)
"""Where a person's figure comes from."""

ForecastMethod: TypeAlias = (
    _ForecastMethodAuto
    | _ForecastMethodNaive
    | _ForecastMethodSeasonalNaive
    | _ForecastMethodDrift
    | _ForecastMethodMovingAverage
    | _ForecastMethodSimple
    | _ForecastMethodHolt
    | _ForecastMethodDampedHolt
    | _ForecastMethodHoltWinters
)
"""How a series goes on."""

GoalDelta: TypeAlias = (
    _GoalDeltaAmount
    | _GoalDeltaPercent
    | _GoalDeltaPoints
    | _GoalDeltaAmountBetween
    | _GoalDeltaPercentBetween
    | _GoalDeltaPointsBetween
)
"""How far a figure moves."""

GoalQuestion: TypeAlias = _GoalQuestionAdjust
"""What a goal can be asked."""

GoalSource: TypeAlias = _GoalSourceRevenue | _GoalSourceCount
"""Where a goal's actual figure comes from."""

Milestones: TypeAlias = _MilestonesPath | _MilestonesParts
"""The way to the target."""

Objective: TypeAlias = (
    _ObjectiveIncrease
    | _ObjectiveDecrease
    | _ObjectiveAtLeast
    | _ObjectiveAtMost
    | _ObjectiveWithin
    | _ObjectiveReach
    | _ObjectiveMaintain
)
"""What the metric shall do."""

Pay: TypeAlias = (
    _PayRate
    | _PayPerUnit
    | _PayFixed
    | _PayBonus
    | _PayTiers
    | _PayCurve
    | _PayInterpolatedTiers
    | _PayPackage
    | _PayGrade
    | _PayPenalty
    | _PayDerivedRate
    | _PayMatrix
    | _PaySpiff
    | _PayRankAward
    | _PayPool
)
"""A shape of pay."""

PayQuestion: TypeAlias = (
    _PayQuestionNextDeal
    | _PayQuestionStatement
    | _PayQuestionCurve
    | _PayQuestionMarginalRate
    | _PayQuestionSolve
    | _PayQuestionNextSteps
    | _PayQuestionSimulate
    | _PayQuestionCompare
    | _PayQuestionSettle
    | _PayQuestionPlanFor
)
"""A question to a pay plan, or to a book of them."""

Profile: TypeAlias = _ProfileWeights | _ProfileLastYear
"""The weights of the parts of a period, in order."""

RollUpRule: TypeAlias = _RollUpRuleSum | _RollUpRuleMean | _RollUpRuleWeighted
"""How the goals below a goal come together."""

ScoreRule: TypeAlias = (
    _ScoreRuleRatio
    | _ScoreRuleProgress
    | _ScoreRuleLinear
    | _ScoreRulePiecewise
    | _ScoreRuleSteps
    | _ScoreRuleInverseRatio
    | _ScoreRuleMirror
    | _ScoreRuleWithin
    | _ScoreRulePoints
    | _ScoreRuleZScore
    | _ScoreRuleMinMax
    | _ScoreRulePercentile
    | _ScoreRuleMatrix
)
"""How a value becomes points; full marks are the `scale` of the scorecard."""

ScorecardQuestion: TypeAlias = _ScorecardQuestionSensitivity | _ScorecardQuestionImportBands
"""What a scorecard can be asked."""

TargetQuestion: TypeAlias = (
    _TargetQuestionRetarget
    | _TargetQuestionMinimumChange
    | _TargetQuestionBreakback
    | _TargetQuestionTransfer
    | _TargetQuestionHistory
    | _TargetQuestionTable
    | _TargetQuestionForecast
)
"""A question to a target plan."""

ToleranceRule: TypeAlias = _ToleranceRuleAmount | _ToleranceRuleShare
"""How far a figure may stray, and in what."""

TransactionTest: TypeAlias = (
    _TransactionTestAll
    | _TransactionTestAny
    | _TransactionTestNot
    | _TransactionTestEquals
    | _TransactionTestIn
    | _TransactionTestBetween
)
"""A test of a transaction."""

Unit: TypeAlias = (
    _UnitCurrency | _UnitCount | _UnitPercent | _UnitPercentagePoints | _UnitDays | _UnitRatio | _UnitNamed
)
"""The unit of a metric, a measure or a target."""

WeightSource: TypeAlias = _WeightSourceEqual | _WeightSourceHistory | _WeightSourceCapacity | _WeightSourceForecast
"""Where the weights of siblings come from."""

Bands: TypeAlias = Sequence[Band] | GradeRanges
"""The grades: a list of lower bounds, or closed ranges to be imported."""

FunnelUser: TypeAlias = str | int
"""A user: a name in any script, or a whole number, which is the name of its digits."""

GoalTolerance: TypeAlias = FigureInput | ToleranceRule
"""An amount in the metric's unit (of a percentage, points), or an object that says whether it is an amount or a share
of the figure.
"""

InstantInput: TypeAlias = datetime | str | int
"""A UTC instant, or milliseconds since 1970."""

MissingPolicy: TypeAlias = Literal["error", "zero", "renormalise", "carry"] | MissingPolicyNeutral
"""What a missing value means; `neutral` gives it points."""

Moment: TypeAlias = date | str | datetime | int
"""A calendar day, a UTC instant, or milliseconds since 1970."""

PeriodRule: TypeAlias = str | PeriodDates
"""A label such as `2026-Q4`, or dates."""

TargetTree: TypeAlias = TargetNode | TargetTreeTable | TargetTreeCsv
"""The root of the tree, or the whole tree as a table of rows or as the text of a sheet."""
