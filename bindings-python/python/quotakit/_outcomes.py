# ruff: noqa: D205, SLF001, TC001, TC003  # long sentences; records read their parts; annotations are read at run time
"""What an evaluation gives: records with figures, dates and texts.

Written by ``cargo run -p types`` from the JSON Schemas of the library; changes belong there.

Figures are `decimal.Decimal`; where no decimal is exact, a figure is a `fractions.Fraction`. Days are `datetime.date`,
instants aware `datetime.datetime`. What JSON leaves out is `None`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias

from quotakit._errors import Problem
from quotakit._record import FrozenDict, Outcome, Record, decimal, figure, frozen, instant, problem

if TYPE_CHECKING:
    from typing_extensions import Self

    from quotakit._shapes import GoalDocument
else:
    GoalDocument = Mapping[str, Any]

__all__ = [
    "ANSWERS",
    "OUTCOMES",
    "AbcClass",
    "AbcFigures",
    "Achievability",
    "AcrossOutcome",
    "ActionRow",
    "AdjustedGoal",
    "AdjustmentOutcome",
    "AdviceOutcome",
    "AppliedPlan",
    "Attainment",
    "AttainmentLine",
    "AwardOutcome",
    "BandStretch",
    "BenchmarkGain",
    "BenchmarkSource",
    "Bin",
    "Bottleneck",
    "BottleneckBasis",
    "Breakdowns",
    "Calibrated",
    "Cause",
    "CauseKind",
    "CheapestWay",
    "CloseAnswer",
    "CloseOutcome",
    "CohortOutcome",
    "CohortPart",
    "Comparison",
    "ComponentCost",
    "Conversion",
    "Counted",
    "CurveLine",
    "CurveMark",
    "CurvePoint",
    "CustomerAbc",
    "CustomerDetail",
    "CustomerFigures",
    "CustomerLifetime",
    "CustomerRfm",
    "CustomerTier",
    "DaySpan",
    "DealCause",
    "DealCredit",
    "DealDetail",
    "DealFinding",
    "DealLine",
    "DealMaturity",
    "DealRow",
    "DealSlice",
    "DealStage",
    "DealStanding",
    "DealStatus",
    "Difference",
    "DueMilestone",
    "ElapsedDays",
    "EventFunnelOutcome",
    "EventGroup",
    "EventTotals",
    "ExcludedPerson",
    "ExclusionReason",
    "Fairness",
    "FixedWeight",
    "FixedWeightReason",
    "ForecastBacktest",
    "ForecastFit",
    "ForecastPeriod",
    "ForecastReason",
    "ForecastTried",
    "FunnelHistory",
    "GainBound",
    "GoalAnswer",
    "GoalCoverage",
    "GoalDays",
    "GoalDraft",
    "GoalFinding",
    "GoalNode",
    "GoalOutcome",
    "GoalReason",
    "GoalRolledUp",
    "GoalSetOutcome",
    "GoalStatus",
    "GoalTracking",
    "GoalVersionChange",
    "GoalVersionOutcome",
    "GroupOutcome",
    "HeldBound",
    "ImportedBand",
    "ImportedBands",
    "IndicatorLine",
    "IndicatorOutcome",
    "IndicatorState",
    "Kpis",
    "LedgerEntry",
    "LeftOutPeriod",
    "LeftOutReason",
    "Letter",
    "Letters",
    "LifetimeFigures",
    "LimitExceeded",
    "LineKind",
    "MarginalLine",
    "MarginalRate",
    "MatchedEvent",
    "MatrixMarginOutcome",
    "MatrixOutcome",
    "MetricShift",
    "MissedOf",
    "MissedTarget",
    "MissingAnswer",
    "MissingField",
    "MoveOutcome",
    "MovedWeight",
    "NextDeal",
    "NextGrade",
    "NextStep",
    "NextSteps",
    "NoFigure",
    "NoWayReason",
    "PayAnswer",
    "PayCurve",
    "PayLedger",
    "PayLine",
    "PayOutcome",
    "PayReview",
    "PaySection",
    "PayStages",
    "PayTotals",
    "Payment",
    "PeriodComparison",
    "PersonFault",
    "PersonFaults",
    "PersonOutcome",
    "PersonPay",
    "PersonPayment",
    "PersonPeriod",
    "PersonScore",
    "PipelineCoverage",
    "PipelineOutcome",
    "PlanChange",
    "PlanFor",
    "PlanPart",
    "Population",
    "ProblemPart",
    "ProgressReason",
    "Quantiles",
    "QuotaOutcome",
    "Ratio",
    "RatioSpread",
    "ReadFinding",
    "ReadOutcome",
    "RescaleOutcome",
    "ReviewPage",
    "RfmFigures",
    "RfmLimits",
    "RoundingMode",
    "ScoreAnswer",
    "ScoreCount",
    "ScorecardOutcome",
    "Sensitivity",
    "SensitivityOf",
    "SentenceSpan",
    "Settled",
    "Severity",
    "ShareBounds",
    "ShareReason",
    "Shift",
    "Shifts",
    "SimulatedPay",
    "Simulation",
    "SliceStage",
    "Solution",
    "SolvedPoint",
    "StageChange",
    "StageDays",
    "StageFigures",
    "StageTime",
    "StatementLanguage",
    "Step",
    "StepComparison",
    "StepFigures",
    "StepTime",
    "StepUsers",
    "Stopped",
    "TargetAnswer",
    "TargetChange",
    "TargetChangeReason",
    "TargetCommitment",
    "TargetCommitmentPeriod",
    "TargetCommitmentReason",
    "TargetFairness",
    "TargetFairnessFigure",
    "TargetFairnessLevel",
    "TargetFairnessMeasure",
    "TargetFairnessReason",
    "TargetFairnessSpread",
    "TargetFarthestNode",
    "TargetForecast",
    "TargetMoved",
    "TargetNodeKind",
    "TargetNodeOutcome",
    "TargetOutcome",
    "TargetPeriodOutcome",
    "TargetPlanHistory",
    "TargetProgress",
    "TargetReceipt",
    "TargetRevisionVersion",
    "TargetTable",
    "TargetValueChange",
    "TargetVersionChanges",
    "TargetVersionLine",
    "TargetsBrokenBack",
    "TargetsMovedLeast",
    "TargetsRetargeted",
    "TargetsTransferred",
    "TimeBin",
    "TimePoint",
    "TimeToWin",
    "ToldStatement",
    "TotalOutcome",
    "Track",
    "TrueUp",
    "UnallocatedTarget",
    "UserFigures",
    "Velocity",
    "Verdict",
    "WeightTry",
    "WeightTurn",
    "WeightedPipeline",
    "WinRate",
    "Winner",
]

AbcClass: TypeAlias = Literal["A", "B", "C"]
"""A class by won value."""

BenchmarkSource: TypeAlias = Literal["benchmark", "probability", "own_history"]
"""Where a benchmark comes from."""

BottleneckBasis: TypeAlias = Literal["all", "mature", "ended"]
"""Which deals a stage is judged by."""

CauseKind: TypeAlias = Literal["slipped_deal", "stage", "person", "product"]
"""What explains a part of a gap."""

CurveMark: TypeAlias = Literal["even", "bend", "before_jump", "jump"]
"""Why a point stands on a pay curve."""

DealCause: TypeAlias = Literal["deal", "fixed", "lift", "base", "withheld", "floor"]
"""Why a part of a line is paid."""

DealStatus: TypeAlias = Literal["open", "won", "lost"]
"""Where a deal stands."""

ExclusionReason: TypeAlias = Literal[
    "unscored",
    "vetoed",
    "no_value",
    "no_last_score",
    "base_too_low",
    "tenure_too_short",
    "undefined",
    "not_improved",
    "no_history",
    "broken",
]
"""Why someone could not take part in an award."""

FixedWeightReason: TypeAlias = Literal["alone", "zero", "not_additive", "coverage", "missing_differs"]
"""Why a weight was not changed."""

ForecastReason: TypeAlias = Literal[
    "too_short",
    "not_positive",
    "no_known_growth",
    "zero_actual",
    "zero_both",
    "no_change",
]
"""Why a figure of a forecast is missing."""

GoalReason: TypeAlias = Literal[
    "no_actual",
    "no_target",
    "no_baseline",
    "no_distance",
    "no_period",
    "no_start",
    "not_started",
    "too_few_growths",
    "not_positive",
    "children_missing",
    "limit",
]
"""Why there is no figure."""

GoalStatus: TypeAlias = Literal["on_track", "at_risk", "off_track"]
"""How a goal stands against the days that are gone."""

HeldBound: TypeAlias = Literal["lock", "min", "max", "set", "kept"]
"""The bound that a share met."""

IndicatorState: TypeAlias = Literal["measured", "substituted", "left_out", "not_applicable"]
"""Where the points of an indicator come from."""

LeftOutReason: TypeAlias = Literal["unscored", "not_among_best", "too_few"]
"""Why a period was left out."""

Letter: TypeAlias = Literal["S", "M", "A", "R", "T"]
"""The five letters, each of them a question that a goal has to answer."""

LineKind: TypeAlias = Literal[
    "component",
    "plan_floor",
    "forfeited",
    "waiting",
    "excess",
    "holdback",
    "release",
    "draw",
    "recovery",
    "repayment",
    "adjustment",
    "carried_in",
    "paid_before",
    "carry",
    "forgiven",
]
"""What a line is."""

MissedOf: TypeAlias = Literal["company", "region", "product", "person"]
"""What a missed target is of."""

MissingField: TypeAlias = Literal[
    "metric",
    "metric/unit",
    "objective",
    "objective/from",
    "owner",
    "history",
    "supports",
    "period",
]
"""A field of a goal that is missing."""

NoFigure: TypeAlias = Literal[
    "no_deals",
    "no_value",
    "negative_value",
    "last_stage",
    "none_completed",
    "none_current",
    "nothing_closed",
    "nothing_won",
    "no_dates",
    "zero_cycle",
    "nothing_remaining",
    "no_remaining_target",
    "open_left_out",
    "not_reached",
    "no_limit",
    "no_benchmark",
    "no_history",
    "small_sample",
    "zero_cost",
    "no_cost",
    "cost_of_all",
    "no_customers",
    "no_new_customers",
    "no_orders",
    "zero_span",
    "no_collections",
    "first_step",
    "no_users",
    "no_attempts",
    "none_mature",
]
"""Why a figure is `null`."""

NoWayReason: TypeAlias = Literal["top", "vetoed", "limited", "out_of_reach", "not_found", "unproven"]
"""Why there is no way to the next grade."""

PlanChange: TypeAlias = Literal["added", "removed", "changed", "moved"]
"""How a part of two plans differs."""

ProblemPart: TypeAlias = Literal["document", "facts"]
"""The text that a problem's path points into."""

ProgressReason: TypeAlias = Literal["actual_unknown", "no_target", "not_started"]
"""Why a figure is missing."""

RoundingMode: TypeAlias = Literal["half_up", "half_even", "half_down", "up", "down", "floor", "ceil"]
"""How a figure between two steps is rounded."""

SensitivityOf: TypeAlias = Literal["grade", "rank"]
"""What has to survive other weights."""

Severity: TypeAlias = Literal["info", "warn", "error"]
"""How much a problem weighs."""

ShareReason: TypeAlias = Literal["total", "fixed", "whole_share", "large_remainder", "small_remainder", "divisor"]
"""Why a node has the whole steps that it has."""

StatementLanguage: TypeAlias = Literal["en", "zh-Hans", "zh-Hant"]
"""The language of a statement as it is written: its full tag, never another name of it."""

StepComparison: TypeAlias = Literal["at_least", "at_most", "above", "below", "equal"]
"""A comparison of two numbers."""

Stopped: TypeAlias = Literal[
    "never_entered",
    "no_later_event",
    "out_of_order",
    "same_instant",
    "window",
    "step_window",
    "excluded",
    "interrupted",
    "missing_steps",
]
"""Why a user's chain went no further."""

TargetChangeReason: TypeAlias = Literal[
    "total",
    "reached",
    "sum",
    "by_weight",
    "equally",
    "minimum_first",
    "min",
    "max",
    "kept",
    "fewest",
    "by_time",
    "declared",
    "makes_room",
    "follows",
    "part_of",
    "given_up",
    "taken_over",
]
"""Why a target changes."""

TargetCommitmentReason: TypeAlias = Literal[
    "unanswered",
    "answered_above",
    "no_target",
    "actual_unknown",
    "no_commitment",
]
"""Why a figure of a commitment is missing."""

TargetFairnessMeasure: TypeAlias = Literal["potential", "pay"]
"""What targets are measured by."""

TargetFairnessReason: TypeAlias = Literal["unknown", "zero"]
"""Why a target has no ratio to what it is measured by."""

TargetNodeKind: TypeAlias = Literal["vacant", "house"]
"""A node that holds a share of its own and is not somebody who works for it."""

Track: TypeAlias = Literal["on_track", "at_risk", "off_track"]
"""Whether a target will be met at the present pace."""

Verdict: TypeAlias = Literal["pass", "fail", "unknown"]
"""Whether a letter holds."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class AbcFigures(Record):
    """Classes by won value.

    Attributes:
        classes: A, B, C, and customers in no class if there are any.
        reasons: Why a figure is `null`.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("classes", "classes", False),
        ("reasons", "reasons", True),
    )
    classes: tuple[CustomerTier, ...] | None
    """A, B, C, and customers in no class if there are any."""
    reasons: Mapping[str, NoFigure] | None = None
    """Why a figure is `null`."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            classes=None if data["classes"] is None else tuple(map(CustomerTier._read, data["classes"])),
            reasons=FrozenDict(data["reasons"]) if "reasons" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Achievability(Record):
    """What history says about a goal; rates are rounded to the policy's places.

    Attributes:
        asked: The change that the goal asks for, as a share of the figure before.
        growths: The growth from each period of the history to the next.
        mean: Their mean.
        deviation: Their sample standard deviation.
        limit: The most that the history bears: the mean and so many deviations (for a decrease: the least).
        best: The best figure of the history.
        expected: What the last figure would become at the mean growth.
        reason: Why the history says nothing about growth.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("asked", "asked", False),
        ("growths", "growths", False),
        ("mean", "mean", False),
        ("deviation", "deviation", False),
        ("limit", "limit", False),
        ("best", "best", False),
        ("expected", "expected", False),
        ("reason", "reason", False),
    )
    asked: Decimal | Fraction | None
    """The change that the goal asks for, as a share of the figure before."""
    growths: tuple[Decimal | Fraction, ...]
    """The growth from each period of the history to the next."""
    mean: Decimal | Fraction | None
    """Their mean."""
    deviation: Decimal | Fraction | None
    """Their sample standard deviation."""
    limit: Decimal | Fraction | None
    """The most that the history bears: the mean and so many deviations (for a decrease: the least)."""
    best: Decimal | Fraction | None
    """The best figure of the history."""
    expected: Decimal | Fraction | None
    """What the last figure would become at the mean growth."""
    reason: GoalReason | None
    """Why the history says nothing about growth."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            asked=None if data["asked"] is None else figure(data["asked"]),
            growths=tuple(map(figure, data["growths"])),
            mean=None if data["mean"] is None else figure(data["mean"]),
            deviation=None if data["deviation"] is None else figure(data["deviation"]),
            limit=None if data["limit"] is None else figure(data["limit"]),
            best=None if data["best"] is None else figure(data["best"]),
            expected=None if data["expected"] is None else figure(data["expected"]),
            reason=data["reason"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class AcrossOutcome(Record):
    """A score across periods.

    Attributes:
        score: The score within the limits and rounded; nothing when `findings` say why there is none.
        grade: The grade that it gives by the same bands; no veto limits it but those that limited the scores.
        used: The periods that it is made of, in their order.
        left_out: The periods that it is not made of, in their order.
        slope: The change from period to period, of a trend.
        level: Where the line of a trend stands at the last period that it is made of.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("score", "score", False),
        ("grade", "grade", False),
        ("used", "used", False),
        ("left_out", "left_out", False),
        ("slope", "slope", False),
        ("level", "level", False),
    )
    score: Decimal | Fraction | None
    """The score within the limits and rounded; nothing when `findings` say why there is none."""
    grade: str | None
    """The grade that it gives by the same bands; no veto limits it but those that limited the scores."""
    used: tuple[str, ...]
    """The periods that it is made of, in their order."""
    left_out: tuple[LeftOutPeriod, ...]
    """The periods that it is not made of, in their order."""
    slope: Decimal | Fraction | None
    """The change from period to period, of a trend."""
    level: Decimal | Fraction | None
    """Where the line of a trend stands at the last period that it is made of."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            score=None if data["score"] is None else figure(data["score"]),
            grade=data["grade"],
            used=tuple(data["used"]),
            left_out=tuple(map(LeftOutPeriod._read, data["left_out"])),
            slope=None if data["slope"] is None else figure(data["slope"]),
            level=None if data["level"] is None else figure(data["level"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ActionRow(Record):
    """An action that people agreed on.

    Attributes:
        action: What is to be done.
        owner: Who does it.
        due: By when.
        about: What it answers: the id of a cause, a goal, a person.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("action", "action", False),
        ("owner", "owner", False),
        ("due", "due", False),
        ("about", "about", True),
    )
    action: str
    """What is to be done."""
    owner: str
    """Who does it."""
    due: date
    """By when."""
    about: str | None = None
    """What it answers: the id of a cause, a goal, a person."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            action=data["action"],
            owner=data["owner"],
            due=date.fromisoformat(data["due"]),
            about=data.get("about"),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class AdjustedGoal(Outcome):
    """A goal as adjusted, with what it was among its versions.

    Attributes:
        document: The document, which loads as any other.

    """

    kind: ClassVar[str] = "adjust"
    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (("document", "document", False),)
    document: GoalDocument
    """The document, which loads as any other."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            document=frozen(data["document"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class AdjustmentOutcome(Record):
    """An adjustment with its points.

    Attributes:
        id: The id.
        points: The points, negative when deducted.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", False),
        ("points", "points", False),
    )
    id: str
    """The id."""
    points: Decimal | Fraction
    """The points, negative when deducted."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            id=data["id"],
            points=figure(data["points"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class AdviceOutcome(Record):
    """What to do next.

    Attributes:
        text: The document's words for the grade.
        next: The next grade; nothing at the top, and where a veto is in the way.
        blocked_by: The vetoes that are in the way.
        indicators: The indicators that lost points, most lost first.
        cheapest: The cheapest way to the next grade.
        no_way: Why there is no such way.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("text", "text", False),
        ("next", "next", False),
        ("blocked_by", "blocked_by", False),
        ("indicators", "indicators", False),
        ("cheapest", "cheapest", False),
        ("no_way", "no_way", False),
    )
    text: str | None
    """The document's words for the grade."""
    next: NextGrade | None
    """The next grade; nothing at the top, and where a veto is in the way."""
    blocked_by: tuple[str, ...]
    """The vetoes that are in the way."""
    indicators: tuple[IndicatorLine, ...]
    """The indicators that lost points, most lost first."""
    cheapest: CheapestWay | None
    """The cheapest way to the next grade."""
    no_way: NoWayReason | None
    """Why there is no such way."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            text=data["text"],
            next=None if data["next"] is None else NextGrade._read(data["next"]),
            blocked_by=tuple(data["blocked_by"]),
            indicators=tuple(map(IndicatorLine._read, data["indicators"])),
            cheapest=None if data["cheapest"] is None else CheapestWay._read(data["cheapest"]),
            no_way=data["no_way"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class AppliedPlan(Record):
    """The plan that a statement applied; its canonical form, which has this hash, replays the statement to the same
    bytes.

    Attributes:
        id: Its name.
        title: What people call it.
        hash: The SHA-256 of its canonical form.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", False),
        ("title", "title", True),
        ("hash", "hash", False),
    )
    id: str
    """Its name."""
    title: str | None = None
    """What people call it."""
    hash: str
    """The SHA-256 of its canonical form."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            id=data["id"],
            title=data.get("title"),
            hash=data["hash"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Attainment(Record):
    """Targets and what was won.

    Attributes:
        company: The company.
        regions: Its regions.
        products: Its products.
        people: The people who have a quota.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("company", "company", False),
        ("regions", "regions", False),
        ("products", "products", False),
        ("people", "people", False),
    )
    company: AttainmentLine
    """The company."""
    regions: tuple[AttainmentLine, ...]
    """Its regions."""
    products: tuple[AttainmentLine, ...]
    """Its products."""
    people: tuple[AttainmentLine, ...]
    """The people who have a quota."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            company=AttainmentLine._read(data["company"]),
            regions=tuple(map(AttainmentLine._read, data["regions"])),
            products=tuple(map(AttainmentLine._read, data["products"])),
            people=tuple(map(AttainmentLine._read, data["people"])),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class AttainmentLine(Record):
    """One line of the attainment table.

    Attributes:
        id: The company, a region, a product or a person.
        name: Its name, where a table gives one.
        actual: Revenue won in the period, before returns.
        target: The target; `null` where there is none.
        attainment: Actual ÷ target, to four places; `null` without a target.
        gap: Actual − target.
        projected: Actual ÷ the share of the period's days that has elapsed.
        track: Whether the projection meets the target.
        last_period: Against the period before.
        last_year: Against the same period of the year before.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", False),
        ("name", "name", False),
        ("actual", "actual", False),
        ("target", "target", False),
        ("attainment", "attainment", False),
        ("gap", "gap", False),
        ("projected", "projected", False),
        ("track", "track", False),
        ("last_period", "last_period", False),
        ("last_year", "last_year", False),
    )
    id: str
    """The company, a region, a product or a person."""
    name: str | None
    """Its name, where a table gives one."""
    actual: Decimal
    """Revenue won in the period, before returns."""
    target: Decimal | None
    """The target; `null` where there is none."""
    attainment: Decimal | Fraction | None
    """Actual ÷ target, to four places; `null` without a target."""
    gap: Decimal | None
    """Actual − target."""
    projected: Decimal
    """Actual ÷ the share of the period's days that has elapsed."""
    track: Track | None
    """Whether the projection meets the target."""
    last_period: PeriodComparison | None
    """Against the period before."""
    last_year: PeriodComparison | None
    """Against the same period of the year before."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            id=data["id"],
            name=data["name"],
            actual=decimal(data["actual"]),
            target=None if data["target"] is None else decimal(data["target"]),
            attainment=None if data["attainment"] is None else figure(data["attainment"]),
            gap=None if data["gap"] is None else decimal(data["gap"]),
            projected=decimal(data["projected"]),
            track=data["track"],
            last_period=None if data["last_period"] is None else PeriodComparison._read(data["last_period"]),
            last_year=None if data["last_year"] is None else PeriodComparison._read(data["last_year"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class AwardOutcome(Record):
    """An award with its winners.

    Attributes:
        id: The id.
        name: What people call it.
        winners: The winners, by id.
        excluded: Who could not take part, by id, and why.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", False),
        ("name", "name", False),
        ("winners", "winners", False),
        ("excluded", "excluded", False),
    )
    id: str
    """The id."""
    name: str | None
    """What people call it."""
    winners: tuple[Winner, ...]
    """The winners, by id."""
    excluded: tuple[ExcludedPerson, ...]
    """Who could not take part, by id, and why."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            id=data["id"],
            name=data["name"],
            winners=tuple(map(Winner._read, data["winners"])),
            excluded=tuple(map(ExcludedPerson._read, data["excluded"])),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class BandStretch(Record):
    """A stretch of scores between two ranges.

    Attributes:
        range: The position of the range that a hole ends at, of the highest where it has no end, or that an overlap
            begins with.
        from_: Where it begins.
        to: Where it ends; nothing where it does not.
        lower: The grade of the lower range.
        upper: The grade of the upper range; nothing above the highest.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("range", "range", False),
        ("from_", "from", False),
        ("to", "to", False),
        ("lower", "lower", False),
        ("upper", "upper", False),
    )
    range: int
    """The position of the range that a hole ends at, of the highest where it has no end, or that an overlap begins
    with.
    """
    from_: Decimal | Fraction
    """Where it begins."""
    to: Decimal | Fraction | None
    """Where it ends; nothing where it does not."""
    lower: str
    """The grade of the lower range."""
    upper: str | None
    """The grade of the upper range; nothing above the highest."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            range=data["range"],
            from_=figure(data["from"]),
            to=None if data["to"] is None else figure(data["to"]),
            lower=data["lower"],
            upper=data["upper"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class BenchmarkGain(Record):
    """What raising a stage to its benchmark would gain, with all later stages as they are.

    Attributes:
        gap: The distance from the conversion to the benchmark; 0 where it is reached.
        of: Deals in the stage that it is judged by, as in the bottleneck.
        deals: More deals in the next stage: `gap` × `of`.
        next: Deals in the next stage, of those as well.
        next_won: Those of them that are won.
        won: More won deals: `deals` × `next_won` ÷ `next`. Where no deal came to the next stage, each of them is
            won if that is the won one; else it is `null`, as nobody knows how many are won from there.
        average_won: The average won amount.
        value: More won value: `won` × `average_won`.
        low: The least that it is worth: at the end of the interval that is nearest to the benchmark.
        high: The most that it is worth: at the end of the interval that is farthest from it.
        reasons: Why a figure is `null`, at the ends as well.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("gap", "gap", False),
        ("of", "of", False),
        ("deals", "deals", False),
        ("next", "next", False),
        ("next_won", "next_won", False),
        ("won", "won", False),
        ("average_won", "average_won", False),
        ("value", "value", False),
        ("low", "low", False),
        ("high", "high", False),
        ("reasons", "reasons", True),
    )
    gap: Decimal | Fraction
    """The distance from the conversion to the benchmark; 0 where it is reached."""
    of: int
    """Deals in the stage that it is judged by, as in the bottleneck."""
    deals: Decimal | Fraction
    """More deals in the next stage: `gap` × `of`."""
    next: int
    """Deals in the next stage, of those as well."""
    next_won: int
    """Those of them that are won."""
    won: Decimal | Fraction | None
    """More won deals: `deals` × `next_won` ÷ `next`.

    Where no deal came to the next stage, each of them is won if that is the won one; else it is `null`, as nobody
    knows how many are won from there.
    """
    average_won: Decimal | None
    """The average won amount."""
    value: Decimal | None
    """More won value: `won` × `average_won`."""
    low: GainBound
    """The least that it is worth: at the end of the interval that is nearest to the benchmark."""
    high: GainBound
    """The most that it is worth: at the end of the interval that is farthest from it."""
    reasons: Mapping[str, NoFigure] | None = None
    """Why a figure is `null`, at the ends as well."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            gap=figure(data["gap"]),
            of=data["of"],
            deals=figure(data["deals"]),
            next=data["next"],
            next_won=data["next_won"],
            won=None if data["won"] is None else figure(data["won"]),
            average_won=None if data["average_won"] is None else decimal(data["average_won"]),
            value=None if data["value"] is None else decimal(data["value"]),
            low=GainBound._read(data["low"]),
            high=GainBound._read(data["high"]),
            reasons=FrozenDict(data["reasons"]) if "reasons" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Bin(Record):
    """The people whose pay lies from one bound up to the next, which is left out.

    Attributes:
        from_: The lower bound; absent for what lies below the first.
        to: The upper bound, left out; absent for the last.
        people: How many.
        cost: What they are paid in all.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("from_", "from", True),
        ("to", "to", True),
        ("people", "people", False),
        ("cost", "cost", False),
    )
    from_: Decimal | Fraction | None = None
    """The lower bound; absent for what lies below the first."""
    to: Decimal | Fraction | None = None
    """The upper bound, left out; absent for the last."""
    people: int
    """How many."""
    cost: Decimal
    """What they are paid in all."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            from_=figure(data["from"]) if "from" in data else None,
            to=figure(data["to"]) if "to" in data else None,
            people=data["people"],
            cost=decimal(data["cost"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Bottleneck(Record):
    """A stage as a bottleneck.

    Attributes:
        stage: The stage.
        owner: Who answers for it.
        rank: 1 loses the most value; `null` for a small sample.
        lost: Deals whose last stage before they were lost was this one.
        delay_rank: 1 delays most; `null` without a limit.
        over_days: The days over the limit, all deals together.
        basis: Which deals the stage is judged by: the mature ones where the document says when a deal is; against
            the funnel's own past those of the present that had their chance.
        of: Those of them that count in the stage.
        left_out: Other deals that count in the stage and are left out: they had not had their chance, or are of the
            past.
        advanced: Those of `of` that count in the next stage too.
        conversion: The share that went on.
        interval: Wilson's interval of it.
        change: The stage against its own past, where the facts say which deals that is.
        benchmark: The share that should go on.
        benchmark_from: Where the benchmark comes from.
        is_surely_below: Whether even the upper bound of the interval is below the benchmark; against the funnel's
            own past, whether even the upper bound of the difference is below zero.
        gain: What raising the conversion to the benchmark would gain.
        reasons: Why a figure is `null`.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("stage", "stage", False),
        ("owner", "owner", True),
        ("rank", "rank", False),
        ("lost", "lost", False),
        ("delay_rank", "delay_rank", False),
        ("over_days", "over_days", False),
        ("basis", "basis", False),
        ("of", "of", False),
        ("left_out", "left_out", False),
        ("advanced", "advanced", False),
        ("conversion", "conversion", False),
        ("interval", "interval", False),
        ("change", "change", True),
        ("benchmark", "benchmark", False),
        ("benchmark_from", "benchmark_from", True),
        ("is_surely_below", "is_surely_below", False),
        ("gain", "gain", False),
        ("reasons", "reasons", True),
    )
    stage: str
    """The stage."""
    owner: str | None = None
    """Who answers for it."""
    rank: int | None
    """1 loses the most value; `null` for a small sample."""
    lost: Counted
    """Deals whose last stage before they were lost was this one."""
    delay_rank: int | None
    """1 delays most; `null` without a limit."""
    over_days: Decimal | Fraction | None
    """The days over the limit, all deals together."""
    basis: BottleneckBasis
    """Which deals the stage is judged by: the mature ones where the document says when a deal is; against the funnel's
    own past those of the present that had their chance.
    """
    of: int
    """Those of them that count in the stage."""
    left_out: int
    """Other deals that count in the stage and are left out: they had not had their chance, or are of the past."""
    advanced: int
    """Those of `of` that count in the next stage too."""
    conversion: Decimal | Fraction | None
    """The share that went on."""
    interval: ShareBounds | None
    """Wilson's interval of it."""
    change: StageChange | None = None
    """The stage against its own past, where the facts say which deals that is."""
    benchmark: Decimal | Fraction | None
    """The share that should go on."""
    benchmark_from: BenchmarkSource | None = None
    """Where the benchmark comes from."""
    is_surely_below: bool | None
    """Whether even the upper bound of the interval is below the benchmark; against the funnel's own past, whether even
    the upper bound of the difference is below zero.
    """
    gain: BenchmarkGain | None
    """What raising the conversion to the benchmark would gain."""
    reasons: Mapping[str, NoFigure] | None = None
    """Why a figure is `null`."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            stage=data["stage"],
            owner=data.get("owner"),
            rank=data["rank"],
            lost=Counted._read(data["lost"]),
            delay_rank=data["delay_rank"],
            over_days=None if data["over_days"] is None else figure(data["over_days"]),
            basis=data["basis"],
            of=data["of"],
            left_out=data["left_out"],
            advanced=data["advanced"],
            conversion=None if data["conversion"] is None else figure(data["conversion"]),
            interval=None if data["interval"] is None else ShareBounds._read(data["interval"]),
            change=StageChange._read(data["change"]) if "change" in data else None,
            benchmark=None if data["benchmark"] is None else figure(data["benchmark"]),
            benchmark_from=data.get("benchmark_from"),
            is_surely_below=data["is_surely_below"],
            gain=None if data["gain"] is None else BenchmarkGain._read(data["gain"]),
            reasons=FrozenDict(data["reasons"]) if "reasons" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Breakdowns(Record):
    """The deals by what they have in common.

    Attributes:
        owner: Who sells.
        channel: How the customer came.
        product: What is sold.
        region: Where.
        month: The month in which the deal began: a cohort.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("owner", "owner", False),
        ("channel", "channel", False),
        ("product", "product", False),
        ("region", "region", False),
        ("month", "month", False),
    )
    owner: tuple[DealSlice, ...]
    """Who sells."""
    channel: tuple[DealSlice, ...]
    """How the customer came."""
    product: tuple[DealSlice, ...]
    """What is sold."""
    region: tuple[DealSlice, ...]
    """Where."""
    month: tuple[DealSlice, ...]
    """The month in which the deal began: a cohort."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            owner=tuple(map(DealSlice._read, data["owner"])),
            channel=tuple(map(DealSlice._read, data["channel"])),
            product=tuple(map(DealSlice._read, data["product"])),
            region=tuple(map(DealSlice._read, data["region"])),
            month=tuple(map(DealSlice._read, data["month"])),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Calibrated(Record):
    """A grade that people set.

    Attributes:
        before: The grade before.
        after: The grade after.
        by: Who set it.
        why: Why.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("before", "before", False),
        ("after", "after", False),
        ("by", "by", False),
        ("why", "why", False),
    )
    before: str
    """The grade before."""
    after: str
    """The grade after."""
    by: str
    """Who set it."""
    why: str
    """Why."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            before=data["before"],
            after=data["after"],
            by=data["by"],
            why=data["why"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Cause(Record):
    """Something that explains a part of a gap.

    Attributes:
        code: The stable code of the sentence.
        kind: What it is.
        id: The deal, the stage, the person or the product.
        amount: The amount that it explains.
        text: The sentence that says so.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("code", "code", False),
        ("kind", "kind", False),
        ("id", "id", False),
        ("amount", "amount", False),
        ("text", "text", False),
    )
    code: str
    """The stable code of the sentence."""
    kind: CauseKind
    """What it is."""
    id: str
    """The deal, the stage, the person or the product."""
    amount: Decimal
    """The amount that it explains."""
    text: str
    """The sentence that says so."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            code=data["code"],
            kind=data["kind"],
            id=data["id"],
            amount=decimal(data["amount"]),
            text=data["text"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class CheapestWay(Record):
    """The values that lead to the next grade for the least cost, each moved from where it is; scored again before it is
    told.

    What is not measured, does not apply or is compared with peers stays as it is, and no value is moved past where
    it is best.

    Attributes:
        moves: What to move, by id.
        cost: What the moves cost together.
        score: The score that they give.
        grade: The grade that they give.
        optimal: Whether it was found that nothing is cheaper, in the declared steps. Where no step is declared, the
            exact value is the cheapest and the told one the next that can be typed in. Never below a geometric mean.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("moves", "moves", False),
        ("cost", "cost", False),
        ("score", "score", False),
        ("grade", "grade", False),
        ("optimal", "optimal", False),
    )
    moves: tuple[MoveOutcome, ...]
    """What to move, by id."""
    cost: Decimal | Fraction
    """What the moves cost together."""
    score: Decimal | Fraction
    """The score that they give."""
    grade: str
    """The grade that they give."""
    optimal: bool
    """Whether it was found that nothing is cheaper, in the declared steps.

    Where no step is declared, the exact value is the cheapest and the told one the next that can be typed in. Never
    below a geometric mean.
    """

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            moves=tuple(map(MoveOutcome._read, data["moves"])),
            cost=figure(data["cost"]),
            score=figure(data["score"]),
            grade=data["grade"],
            optimal=data["optimal"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class CloseOutcome(Outcome):
    """The review of a period.

    Attributes:
        id: The organisation.
        title: Its name.
        period: The period.
        as_of: The day on which the figures stand, inclusive.
        currency: The currency of all amounts.
        attainment: Targets and what was won.
        goals: The goals.
        funnel: The deals through their stages.
        scores: Scores, grades and ranks.
        pay: Pay.
        received: What was received in the period.
        missed: Targets that will be missed at the present pace.
        causes: What the figures show to have caused gaps, the largest first.
        actions: What people agreed to do.
        findings: What had to be repaired, set aside, or is odd.
        trace: The steps from the inputs to every figure, where asked for.

    """

    kind: ClassVar[str] = "close"
    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", False),
        ("title", "title", False),
        ("period", "period", False),
        ("as_of", "as_of", False),
        ("currency", "currency", False),
        ("attainment", "attainment", False),
        ("goals", "goals", False),
        ("funnel", "funnel", False),
        ("scores", "scores", False),
        ("pay", "pay", False),
        ("received", "received", False),
        ("missed", "missed", False),
        ("causes", "causes", False),
        ("actions", "actions", False),
        ("findings", "findings", False),
        ("trace", "trace", True),
    )
    id: str
    """The organisation."""
    title: str | None
    """Its name."""
    period: str
    """The period."""
    as_of: date
    """The day on which the figures stand, inclusive."""
    currency: str
    """The currency of all amounts."""
    attainment: Attainment
    """Targets and what was won."""
    goals: GoalSetOutcome | None
    """The goals."""
    funnel: PipelineOutcome
    """The deals through their stages."""
    scores: tuple[PersonScore, ...]
    """Scores, grades and ranks."""
    pay: PayReview
    """Pay."""
    received: Decimal
    """What was received in the period."""
    missed: tuple[MissedTarget, ...]
    """Targets that will be missed at the present pace."""
    causes: tuple[Cause, ...]
    """What the figures show to have caused gaps, the largest first."""
    actions: tuple[ActionRow, ...]
    """What people agreed to do."""
    findings: tuple[Problem, ...]
    """What had to be repaired, set aside, or is odd."""
    trace: Step | None = None
    """The steps from the inputs to every figure, where asked for."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            id=data["id"],
            title=data["title"],
            period=data["period"],
            as_of=date.fromisoformat(data["as_of"]),
            currency=data["currency"],
            attainment=Attainment._read(data["attainment"]),
            goals=None if data["goals"] is None else GoalSetOutcome._read(data["goals"]),
            funnel=PipelineOutcome._read(data["funnel"]),
            scores=tuple(map(PersonScore._read, data["scores"])),
            pay=PayReview._read(data["pay"]),
            received=decimal(data["received"]),
            missed=tuple(map(MissedTarget._read, data["missed"])),
            causes=tuple(map(Cause._read, data["causes"])),
            actions=tuple(map(ActionRow._read, data["actions"])),
            findings=tuple(map(problem, data["findings"])),
            trace=Step._read(data["trace"]) if "trace" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class CohortOutcome(Outcome):
    """A team with scores, grades, ranks, awards and totals.

    Attributes:
        people: The people, by id.
        cohorts: The cohorts, by name, with their quotas.
        awards: The awards, in the order of the document.
        totals: The team's attainment, by indicator.
        findings: What is worth knowing about the cohorts.
        trace: The steps from the inputs to every figure, where asked for.

    """

    kind: ClassVar[str] = "cohort"
    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("people", "people", False),
        ("cohorts", "cohorts", False),
        ("awards", "awards", False),
        ("totals", "totals", False),
        ("findings", "findings", False),
        ("trace", "trace", True),
    )
    people: tuple[PersonOutcome, ...]
    """The people, by id."""
    cohorts: tuple[CohortPart, ...]
    """The cohorts, by name, with their quotas."""
    awards: tuple[AwardOutcome, ...]
    """The awards, in the order of the document."""
    totals: tuple[TotalOutcome, ...]
    """The team's attainment, by indicator."""
    findings: tuple[Problem, ...]
    """What is worth knowing about the cohorts."""
    trace: Step | None = None
    """The steps from the inputs to every figure, where asked for."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            people=tuple(map(PersonOutcome._read, data["people"])),
            cohorts=tuple(map(CohortPart._read, data["cohorts"])),
            awards=tuple(map(AwardOutcome._read, data["awards"])),
            totals=tuple(map(TotalOutcome._read, data["totals"])),
            findings=tuple(map(problem, data["findings"])),
            trace=Step._read(data["trace"]) if "trace" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class CohortPart(Record):
    """One cohort.

    Attributes:
        cohort: The value of the attribute that forms it; nothing when everyone is one cohort.
        size: The people with a grade.
        distributed: Whether its grades were distributed.
        quotas: The quotas.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("cohort", "cohort", False),
        ("size", "size", False),
        ("distributed", "distributed", False),
        ("quotas", "quotas", False),
    )
    cohort: str | None
    """The value of the attribute that forms it; nothing when everyone is one cohort."""
    size: int
    """The people with a grade."""
    distributed: bool
    """Whether its grades were distributed."""
    quotas: tuple[QuotaOutcome, ...]
    """The quotas."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            cohort=data["cohort"],
            size=data["size"],
            distributed=data["distributed"],
            quotas=tuple(map(QuotaOutcome._read, data["quotas"])),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Comparison(Outcome):
    """How two plans differ.

    Attributes:
        before: The hash of this plan.
        after: The hash of the other plan.
        differences: The differences, in the order of this plan's fields; none between plans of the same hash.

    """

    kind: ClassVar[str] = "compare"
    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("before", "before", False),
        ("after", "after", False),
        ("differences", "differences", False),
    )
    before: str
    """The hash of this plan."""
    after: str
    """The hash of the other plan."""
    differences: tuple[Difference, ...]
    """The differences, in the order of this plan's fields; none between plans of the same hash."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            before=data["before"],
            after=data["after"],
            differences=tuple(map(Difference._read, data["differences"])),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ComponentCost(Record):
    """What a component costs.

    Attributes:
        component: The component; or the name of the line that tops pay up to the plan's floor or to a guarantee
            that is not recoverable, takes what leavers forfeit, or pays out what caps withheld of them.
        cost: What its lines add up to.
        paid: How many people it pays more than nothing.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("component", "component", False),
        ("cost", "cost", False),
        ("paid", "paid", False),
    )
    component: str
    """The component; or the name of the line that tops pay up to the plan's floor or to a guarantee that is not
    recoverable, takes what leavers forfeit, or pays out what caps withheld of them.
    """
    cost: Decimal
    """What its lines add up to."""
    paid: int
    """How many people it pays more than nothing."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            component=data["component"],
            cost=decimal(data["cost"]),
            paid=data["paid"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Conversion(Record):
    """A share of deals that went on.

    Attributes:
        of: The denominator: deals that count in the stage.
        advanced: The numerator: those of them that count in the next one too.
        conversion: The share by count.
        interval: Wilson's interval of the share by count.
        of_value: The denominator by value.
        advanced_value: The numerator by value.
        unpriced: How many of the denominator have no amount: they add nothing to the values.
        by_value: The share by value.
        is_small_sample: Whether the denominator is below the declared minimum.
        mature: The same without deals that are too young, where the document says when a deal is mature.
        reasons: Why a figure is `null`.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("of", "of", False),
        ("advanced", "advanced", False),
        ("conversion", "conversion", False),
        ("interval", "interval", False),
        ("of_value", "of_value", False),
        ("advanced_value", "advanced_value", False),
        ("unpriced", "unpriced", False),
        ("by_value", "by_value", False),
        ("is_small_sample", "is_small_sample", False),
        ("mature", "mature", True),
        ("reasons", "reasons", True),
    )
    of: int
    """The denominator: deals that count in the stage."""
    advanced: int
    """The numerator: those of them that count in the next one too."""
    conversion: Decimal | Fraction | None
    """The share by count."""
    interval: ShareBounds | None
    """Wilson's interval of the share by count."""
    of_value: Decimal
    """The denominator by value."""
    advanced_value: Decimal
    """The numerator by value."""
    unpriced: int
    """How many of the denominator have no amount: they add nothing to the values."""
    by_value: Decimal | Fraction | None
    """The share by value."""
    is_small_sample: bool
    """Whether the denominator is below the declared minimum."""
    mature: Conversion | None = None
    """The same without deals that are too young, where the document says when a deal is mature."""
    reasons: Mapping[str, NoFigure] | None = None
    """Why a figure is `null`."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            of=data["of"],
            advanced=data["advanced"],
            conversion=None if data["conversion"] is None else figure(data["conversion"]),
            interval=None if data["interval"] is None else ShareBounds._read(data["interval"]),
            of_value=decimal(data["of_value"]),
            advanced_value=decimal(data["advanced_value"]),
            unpriced=data["unpriced"],
            by_value=None if data["by_value"] is None else figure(data["by_value"]),
            is_small_sample=data["is_small_sample"],
            mature=Conversion._read(data["mature"]) if "mature" in data else None,
            reasons=FrozenDict(data["reasons"]) if "reasons" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Counted(Record):
    """A number of deals and their value.

    Attributes:
        count: How many.
        value: What they are worth together.
        unpriced: How many of them have no amount in this currency: they add nothing to the value.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("count", "count", False),
        ("value", "value", False),
        ("unpriced", "unpriced", False),
    )
    count: int
    """How many."""
    value: Decimal
    """What they are worth together."""
    unpriced: int
    """How many of them have no amount in this currency: they add nothing to the value."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            count=data["count"],
            value=decimal(data["value"]),
            unpriced=data["unpriced"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class CurveLine(Record):
    """What one component pays at a point.

    Attributes:
        component: The component.
        pays: Its line: rounded, and after the plan's cap.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("component", "component", False),
        ("pays", "pays", False),
    )
    component: str
    """The component."""
    pays: Decimal
    """Its line: rounded, and after the plan's cap."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            component=data["component"],
            pays=decimal(data["pays"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class CurvePoint(Record):
    """A point of a pay curve.

    Attributes:
        at: The value of the measure, a whole number of its smallest unit.
        attainment: The value divided by the period's quota, half up to 6 places; only where a quota is given.
        entitled: What the period entitles to there: what evaluating the plan gives.
        exact: The same if no line were rounded.
        mark: Why the point stands here.
        is_bowed: Whether the curve bows up to the next bend, instead of running straight.
        lines: What the components pay.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("at", "at", False),
        ("attainment", "attainment", True),
        ("entitled", "entitled", False),
        ("exact", "exact", False),
        ("mark", "mark", False),
        ("is_bowed", "is_bowed", False),
        ("lines", "lines", False),
    )
    at: Decimal
    """The value of the measure, a whole number of its smallest unit."""
    attainment: Decimal | Fraction | None = None
    """The value divided by the period's quota, half up to 6 places; only where a quota is given."""
    entitled: Decimal
    """What the period entitles to there: what evaluating the plan gives."""
    exact: Decimal | Fraction
    """The same if no line were rounded."""
    mark: CurveMark
    """Why the point stands here."""
    is_bowed: bool
    """Whether the curve bows up to the next bend, instead of running straight."""
    lines: tuple[CurveLine, ...]
    """What the components pay."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            at=decimal(data["at"]),
            attainment=figure(data["attainment"]) if "attainment" in data else None,
            entitled=decimal(data["entitled"]),
            exact=figure(data["exact"]),
            mark=data["mark"],
            is_bowed=data["is_bowed"],
            lines=tuple(map(CurveLine._read, data["lines"])),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class CustomerAbc(Record):
    """The class of a customer.

    Attributes:
        class_: The class.
        share: The share of all value.
        cumulative_share: The share of all customers whose value is at least this one's.
        reasons: Why a figure is `null`.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("class_", "class", False),
        ("share", "share", False),
        ("cumulative_share", "cumulative_share", False),
        ("reasons", "reasons", True),
    )
    class_: AbcClass | None
    """The class."""
    share: Decimal | Fraction | None
    """The share of all value."""
    cumulative_share: Decimal | Fraction | None
    """The share of all customers whose value is at least this one's."""
    reasons: Mapping[str, NoFigure] | None = None
    """Why a figure is `null`."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            class_=data["class"],
            share=None if data["share"] is None else figure(data["share"]),
            cumulative_share=None if data["cumulative_share"] is None else figure(data["cumulative_share"]),
            reasons=FrozenDict(data["reasons"]) if "reasons" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class CustomerDetail(Record):
    """A customer.

    Attributes:
        id: The customer.
        orders: Won deals.
        orders_with_amount: Those of them that have an amount.
        value: What these are worth together.
        first_won: The day of the first order.
        last_won: The day of the last order.
        recency_days: The days from the last order to `as_of`.
        abc: The class, where the document declares classes.
        rfm: The scores, where the document declares them.
        lifetime: What the customer is worth, where the document declares lifetime value.
        reasons: Why a figure is `null`.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", False),
        ("orders", "orders", False),
        ("orders_with_amount", "orders_with_amount", False),
        ("value", "value", False),
        ("first_won", "first_won", False),
        ("last_won", "last_won", False),
        ("recency_days", "recency_days", False),
        ("abc", "abc", True),
        ("rfm", "rfm", True),
        ("lifetime", "lifetime", True),
        ("reasons", "reasons", True),
    )
    id: str
    """The customer."""
    orders: int
    """Won deals."""
    orders_with_amount: int
    """Those of them that have an amount."""
    value: Decimal | None
    """What these are worth together."""
    first_won: date | None
    """The day of the first order."""
    last_won: date | None
    """The day of the last order."""
    recency_days: Decimal | Fraction | None
    """The days from the last order to `as_of`."""
    abc: CustomerAbc | None = None
    """The class, where the document declares classes."""
    rfm: CustomerRfm | None = None
    """The scores, where the document declares them."""
    lifetime: CustomerLifetime | None = None
    """What the customer is worth, where the document declares lifetime value."""
    reasons: Mapping[str, NoFigure] | None = None
    """Why a figure is `null`."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            id=data["id"],
            orders=data["orders"],
            orders_with_amount=data["orders_with_amount"],
            value=None if data["value"] is None else decimal(data["value"]),
            first_won=None if data["first_won"] is None else date.fromisoformat(data["first_won"]),
            last_won=None if data["last_won"] is None else date.fromisoformat(data["last_won"]),
            recency_days=None if data["recency_days"] is None else figure(data["recency_days"]),
            abc=CustomerAbc._read(data["abc"]) if "abc" in data else None,
            rfm=CustomerRfm._read(data["rfm"]) if "rfm" in data else None,
            lifetime=CustomerLifetime._read(data["lifetime"]) if "lifetime" in data else None,
            reasons=FrozenDict(data["reasons"]) if "reasons" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class CustomerFigures(Record):
    """The customers of won deals. Values, orders and customers of classes and of segments add up to these.

    Attributes:
        customers: Customers with a won deal.
        orders: Their won deals.
        orders_with_amount: Those of them that have an amount.
        value: What these are worth together.
        unnamed: Won deals that name no customer: they are in none of these figures.
        abc: Classes by won value, where the document declares them.
        rfm: Scores by recency, frequency and value, where the document declares them.
        lifetime: Lifetime value, where the document declares it.
        list: Every customer by id, where the facts ask for it.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("customers", "customers", False),
        ("orders", "orders", False),
        ("orders_with_amount", "orders_with_amount", False),
        ("value", "value", False),
        ("unnamed", "unnamed", False),
        ("abc", "abc", True),
        ("rfm", "rfm", True),
        ("lifetime", "lifetime", True),
        ("list", "list", True),
    )
    customers: int
    """Customers with a won deal."""
    orders: int
    """Their won deals."""
    orders_with_amount: int
    """Those of them that have an amount."""
    value: Decimal
    """What these are worth together."""
    unnamed: Counted
    """Won deals that name no customer: they are in none of these figures."""
    abc: AbcFigures | None = None
    """Classes by won value, where the document declares them."""
    rfm: RfmFigures | None = None
    """Scores by recency, frequency and value, where the document declares them."""
    lifetime: LifetimeFigures | None = None
    """Lifetime value, where the document declares it."""
    list: tuple[CustomerDetail, ...] | None = None
    """Every customer by id, where the facts ask for it."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            customers=data["customers"],
            orders=data["orders"],
            orders_with_amount=data["orders_with_amount"],
            value=decimal(data["value"]),
            unnamed=Counted._read(data["unnamed"]),
            abc=AbcFigures._read(data["abc"]) if "abc" in data else None,
            rfm=RfmFigures._read(data["rfm"]) if "rfm" in data else None,
            lifetime=LifetimeFigures._read(data["lifetime"]) if "lifetime" in data else None,
            list=tuple(map(CustomerDetail._read, data["list"])) if "list" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class CustomerLifetime(Record):
    """What a customer is worth.

    Attributes:
        historic: Historic lifetime value: value so far × margin.
        repeat_orders_a_year: Repeat orders ÷ years of the span.
        remaining_years: The declared years less those since the first order.
        expected: Average order value × repeat orders a year × margin × remaining years.
        value: Historic and expected together.
        reasons: Why a figure is `null`.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("historic", "historic", False),
        ("repeat_orders_a_year", "repeat_orders_a_year", False),
        ("remaining_years", "remaining_years", False),
        ("expected", "expected", False),
        ("value", "value", False),
        ("reasons", "reasons", True),
    )
    historic: Decimal | None
    """Historic lifetime value: value so far × margin."""
    repeat_orders_a_year: Decimal | Fraction | None
    """Repeat orders ÷ years of the span."""
    remaining_years: Decimal | Fraction | None
    """The declared years less those since the first order."""
    expected: Decimal | None
    """Average order value × repeat orders a year × margin × remaining years."""
    value: Decimal | None
    """Historic and expected together."""
    reasons: Mapping[str, NoFigure] | None = None
    """Why a figure is `null`."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            historic=None if data["historic"] is None else decimal(data["historic"]),
            repeat_orders_a_year=None if data["repeat_orders_a_year"] is None else figure(data["repeat_orders_a_year"]),
            remaining_years=None if data["remaining_years"] is None else figure(data["remaining_years"]),
            expected=None if data["expected"] is None else decimal(data["expected"]),
            value=None if data["value"] is None else decimal(data["value"]),
            reasons=FrozenDict(data["reasons"]) if "reasons" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class CustomerRfm(Record):
    """The scores of a customer.

    Attributes:
        orders: Orders that count.
        value: What these are worth.
        recency_score: The score of recency: the fewer days, the higher.
        frequency_score: The score of frequency.
        value_score: The score of value.
        segment: The first segment that fits, if any.
        reasons: Why a figure is `null`.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("orders", "orders", False),
        ("value", "value", False),
        ("recency_score", "recency_score", False),
        ("frequency_score", "frequency_score", False),
        ("value_score", "value_score", False),
        ("segment", "segment", True),
        ("reasons", "reasons", True),
    )
    orders: int
    """Orders that count."""
    value: Decimal | None
    """What these are worth."""
    recency_score: int | None
    """The score of recency: the fewer days, the higher."""
    frequency_score: int | None
    """The score of frequency."""
    value_score: int | None
    """The score of value."""
    segment: str | None = None
    """The first segment that fits, if any."""
    reasons: Mapping[str, NoFigure] | None = None
    """Why a figure is `null`."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            orders=data["orders"],
            value=None if data["value"] is None else decimal(data["value"]),
            recency_score=data["recency_score"],
            frequency_score=data["frequency_score"],
            value_score=data["value_score"],
            segment=data.get("segment"),
            reasons=FrozenDict(data["reasons"]) if "reasons" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class CustomerTier(Record):
    """The customers of a class or a segment.

    Attributes:
        tier: The class or the segment; `null` for customers in none.
        name: What people call it.
        customers: The customers in it.
        orders: All their won deals.
        orders_with_amount: Those of them that have an amount.
        value: All that they bought.
        share_of_customers: The share of the customers.
        share_of_value: The share of the value.
        reasons: Why a figure is `null`.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("tier", "tier", False),
        ("name", "name", True),
        ("customers", "customers", False),
        ("orders", "orders", False),
        ("orders_with_amount", "orders_with_amount", False),
        ("value", "value", False),
        ("share_of_customers", "share_of_customers", False),
        ("share_of_value", "share_of_value", False),
        ("reasons", "reasons", True),
    )
    tier: str | None
    """The class or the segment; `null` for customers in none."""
    name: str | None = None
    """What people call it."""
    customers: int
    """The customers in it."""
    orders: int
    """All their won deals."""
    orders_with_amount: int
    """Those of them that have an amount."""
    value: Decimal
    """All that they bought."""
    share_of_customers: Decimal | Fraction | None
    """The share of the customers."""
    share_of_value: Decimal | Fraction | None
    """The share of the value."""
    reasons: Mapping[str, NoFigure] | None = None
    """Why a figure is `null`."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            tier=data["tier"],
            name=data.get("name"),
            customers=data["customers"],
            orders=data["orders"],
            orders_with_amount=data["orders_with_amount"],
            value=decimal(data["value"]),
            share_of_customers=None if data["share_of_customers"] is None else figure(data["share_of_customers"]),
            share_of_value=None if data["share_of_value"] is None else figure(data["share_of_value"]),
            reasons=FrozenDict(data["reasons"]) if "reasons" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class DaySpan(Record):
    """A half-open range of days: the start belongs to it, the end does not.

    Attributes:
        start: The first day.
        end: The first day that no longer belongs to it.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("start", "start", False),
        ("end", "end", False),
    )
    start: date
    """The first day."""
    end: date
    """The first day that no longer belongs to it."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            start=date.fromisoformat(data["start"]),
            end=date.fromisoformat(data["end"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class DealCredit(Record):
    """What a deal credits to a measure.

    Attributes:
        measure: The measure.
        before: What it is without the deal.
        after: What it is with the deal.
        credit: The difference: what is credited to the person.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("measure", "measure", False),
        ("before", "before", False),
        ("after", "after", False),
        ("credit", "credit", False),
    )
    measure: str
    """The measure."""
    before: Decimal | Fraction
    """What it is without the deal."""
    after: Decimal | Fraction
    """What it is with the deal."""
    credit: Decimal | Fraction
    """The difference: what is credited to the person."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            measure=data["measure"],
            before=figure(data["before"]),
            after=figure(data["after"]),
            credit=figure(data["credit"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class DealDetail(Record):
    """A deal with its stages.

    Attributes:
        id: The deal.
        status: Whether it is open, won or lost.
        stage: The stage in which it is.
        age_days: Days from its beginning to its end, or to `as_of`.
        regressions: Moves back.
        stages: The time in each stage it was in.
        reasons: Why a figure is `null`.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", False),
        ("status", "status", False),
        ("stage", "stage", False),
        ("age_days", "age_days", False),
        ("regressions", "regressions", False),
        ("stages", "stages", False),
        ("reasons", "reasons", True),
    )
    id: str
    """The deal."""
    status: DealStatus
    """Whether it is open, won or lost."""
    stage: str
    """The stage in which it is."""
    age_days: Decimal | Fraction | None
    """Days from its beginning to its end, or to `as_of`."""
    regressions: int
    """Moves back."""
    stages: tuple[DealStage, ...]
    """The time in each stage it was in."""
    reasons: Mapping[str, NoFigure] | None = None
    """Why a figure is `null`."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            id=data["id"],
            status=data["status"],
            stage=data["stage"],
            age_days=None if data["age_days"] is None else figure(data["age_days"]),
            regressions=data["regressions"],
            stages=tuple(map(DealStage._read, data["stages"])),
            reasons=FrozenDict(data["reasons"]) if "reasons" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class DealFinding(Record):
    """Something odd about the deals: counted, and treated as `help` says.

    Attributes:
        code: The stable code.
        severity: Its weight.
        path: Where the first of them stands in the facts.
        message: What was found.
        help: How it was treated, and what to do.
        count: How many deals (or rows).
        stage: The stage, where it is about one.
        deals: The deals, by id.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("code", "code", False),
        ("severity", "severity", False),
        ("path", "path", False),
        ("message", "message", False),
        ("help", "help", False),
        ("count", "count", False),
        ("stage", "stage", True),
        ("deals", "deals", True),
    )
    code: str
    """The stable code."""
    severity: Severity
    """Its weight."""
    path: str
    """Where the first of them stands in the facts."""
    message: str
    """What was found."""
    help: str
    """How it was treated, and what to do."""
    count: int
    """How many deals (or rows)."""
    stage: str | None = None
    """The stage, where it is about one."""
    deals: tuple[str, ...] | None = None
    """The deals, by id."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            code=data["code"],
            severity=data["severity"],
            path=data["path"],
            message=data["message"],
            help=data["help"],
            count=data["count"],
            stage=data.get("stage"),
            deals=tuple(data["deals"]) if "deals" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class DealLine(Record):
    """What a deal changes on a line.

    Attributes:
        component: The component, or the name of the line that tops pay up to the plan's floor.
        before: What the line pays without the deal.
        after: What it pays with the deal.
        pays: The difference.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("component", "component", False),
        ("before", "before", False),
        ("after", "after", False),
        ("pays", "pays", False),
    )
    component: str
    """The component, or the name of the line that tops pay up to the plan's floor."""
    before: Decimal
    """What the line pays without the deal."""
    after: Decimal
    """What it pays with the deal."""
    pays: Decimal
    """The difference."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            component=data["component"],
            before=decimal(data["before"]),
            after=decimal(data["after"]),
            pays=decimal(data["pays"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class DealMaturity(Record):
    """Which deals had their chance.

    Attributes:
        after_days: The days after which a deal had its chance.
        mature: Deals that began so many days ago or more: mature figures are of them.
        young: Deals that began later: mature figures leave them out, whatever became of them.
        undated: Deals of which nobody knows when they began: mature figures leave them out as well.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("after_days", "after_days", False),
        ("mature", "mature", False),
        ("young", "young", False),
        ("undated", "undated", False),
    )
    after_days: int
    """The days after which a deal had its chance."""
    mature: DealStanding
    """Deals that began so many days ago or more: mature figures are of them."""
    young: DealStanding
    """Deals that began later: mature figures leave them out, whatever became of them."""
    undated: DealStanding
    """Deals of which nobody knows when they began: mature figures leave them out as well."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            after_days=data["after_days"],
            mature=DealStanding._read(data["mature"]),
            young=DealStanding._read(data["young"]),
            undated=DealStanding._read(data["undated"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class DealRow(Record):
    """What a deal, or something beside the deals, adds to a line.

    Attributes:
        cause: Why it is paid.
        id: The deal; `fixed` and `lift` name the deal that caused them.
        date: The day by which the deal was credited.
        amount: The amount of the deal, or its quantity where it has no amount.
        currency: The currency of that amount, where it is not the plan's.
        taken_back: What was taken back of it, in the same currency.
        rate: Units of the plan's currency for one unit of the deal's, where the amount was converted.
        converted: What the deal is worth in the plan's currency, where it was converted: the amount less what was
            taken back, at the rate.
        share: The person's share of the deal.
        credit: What of the deal counts for the measure, net of what was taken back, or before that where it is
            deducted as it was paid. Multipliers on credit act on the measure afterwards.
        pays: What it adds to the line.
        reason: Why something beside the deals is paid.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("cause", "cause", False),
        ("id", "id", True),
        ("date", "date", True),
        ("amount", "amount", True),
        ("currency", "currency", True),
        ("taken_back", "taken_back", True),
        ("rate", "rate", True),
        ("converted", "converted", True),
        ("share", "share", True),
        ("credit", "credit", True),
        ("pays", "pays", False),
        ("reason", "reason", True),
    )
    cause: DealCause
    """Why it is paid."""
    id: str | None = None
    """The deal; `fixed` and `lift` name the deal that caused them."""
    date: date | None = None
    """The day by which the deal was credited."""
    amount: Decimal | Fraction | None = None
    """The amount of the deal, or its quantity where it has no amount."""
    currency: str | None = None
    """The currency of that amount, where it is not the plan's."""
    taken_back: Decimal | Fraction | None = None
    """What was taken back of it, in the same currency."""
    rate: Decimal | Fraction | None = None
    """Units of the plan's currency for one unit of the deal's, where the amount was converted."""
    converted: Decimal | None = None
    """What the deal is worth in the plan's currency, where it was converted: the amount less what was taken back, at
    the rate.
    """
    share: Decimal | Fraction | None = None
    """The person's share of the deal."""
    credit: Decimal | Fraction | None = None
    """What of the deal counts for the measure, net of what was taken back, or before that where it is deducted as it
    was paid.

    Multipliers on credit act on the measure afterwards.
    """
    pays: Decimal
    """What it adds to the line."""
    reason: str | None = None
    """Why something beside the deals is paid."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            cause=data["cause"],
            id=data.get("id"),
            date=date.fromisoformat(data["date"]) if "date" in data else None,
            amount=figure(data["amount"]) if "amount" in data else None,
            currency=data.get("currency"),
            taken_back=figure(data["taken_back"]) if "taken_back" in data else None,
            rate=figure(data["rate"]) if "rate" in data else None,
            converted=decimal(data["converted"]) if "converted" in data else None,
            share=figure(data["share"]) if "share" in data else None,
            credit=figure(data["credit"]) if "credit" in data else None,
            pays=decimal(data["pays"]),
            reason=data.get("reason"),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class DealSlice(Record):
    """The deals that have one thing in common.

    Attributes:
        key: What they have in common; `null` for deals that do not say.
        total: All that count.
        open: Neither won nor lost.
        won: Won.
        lost: Lost.
        win_rate: The share won.
        average_won: The mean amount of won deals that have one.
        overall: From the first stage to won, where the facts ask for it.
        stages: From each stage to the next, where the facts ask for it.
        orders: Won deals.
        orders_with_amount: Those that have an amount: the average order value is over them.
        orders_with_customer: Those that name a customer: figures of customers are over them.
        orders_with_collection: Those that have an amount and say what was received: the collection rate is over
            them.
        customers: Customers with a won deal.
        new_customers: Those of them whose first won deal is among these, of all deals known, filtered away or not.
        repeat_customers: Customers with two won deals or more.
        average_order_value: Won value ÷ won deals with an amount.
        orders_per_customer: Won deals that name a customer ÷ customers.
        repeat_rate: Customers with two won deals or more ÷ customers.
        collection_rate: Received ÷ won value, over won deals that say both.
        cost: What was spent: the costs that name this slice. Where the facts give costs and none does, `reasons`
            says so.
        acquisition_cost: Cost ÷ new customers, of such costs.
        roi: (Won value − cost) ÷ cost, of such costs.
        roas: Won value ÷ cost, of such costs.
        reasons: Why a figure is `null`.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("key", "key", False),
        ("total", "total", False),
        ("open", "open", False),
        ("won", "won", False),
        ("lost", "lost", False),
        ("win_rate", "win_rate", False),
        ("average_won", "average_won", False),
        ("overall", "overall", True),
        ("stages", "stages", True),
        ("orders", "orders", False),
        ("orders_with_amount", "orders_with_amount", False),
        ("orders_with_customer", "orders_with_customer", False),
        ("orders_with_collection", "orders_with_collection", False),
        ("customers", "customers", False),
        ("new_customers", "new_customers", False),
        ("repeat_customers", "repeat_customers", False),
        ("average_order_value", "average_order_value", False),
        ("orders_per_customer", "orders_per_customer", False),
        ("repeat_rate", "repeat_rate", False),
        ("collection_rate", "collection_rate", False),
        ("cost", "cost", True),
        ("acquisition_cost", "acquisition_cost", True),
        ("roi", "roi", True),
        ("roas", "roas", True),
        ("reasons", "reasons", True),
    )
    key: str | None
    """What they have in common; `null` for deals that do not say."""
    total: Counted
    """All that count."""
    open: Counted
    """Neither won nor lost."""
    won: Counted
    """Won."""
    lost: Counted
    """Lost."""
    win_rate: WinRate
    """The share won."""
    average_won: Decimal | None
    """The mean amount of won deals that have one."""
    overall: Conversion | None = None
    """From the first stage to won, where the facts ask for it."""
    stages: tuple[SliceStage, ...] | None = None
    """From each stage to the next, where the facts ask for it."""
    orders: int
    """Won deals."""
    orders_with_amount: int
    """Those that have an amount: the average order value is over them."""
    orders_with_customer: int
    """Those that name a customer: figures of customers are over them."""
    orders_with_collection: int
    """Those that have an amount and say what was received: the collection rate is over them."""
    customers: int
    """Customers with a won deal."""
    new_customers: int
    """Those of them whose first won deal is among these, of all deals known, filtered away or not."""
    repeat_customers: int
    """Customers with two won deals or more."""
    average_order_value: Decimal | None
    """Won value ÷ won deals with an amount."""
    orders_per_customer: Decimal | Fraction | None
    """Won deals that name a customer ÷ customers."""
    repeat_rate: Decimal | Fraction | None
    """Customers with two won deals or more ÷ customers."""
    collection_rate: Decimal | Fraction | None
    """Received ÷ won value, over won deals that say both."""
    cost: Decimal | None = None
    """What was spent: the costs that name this slice. Where the facts give costs and none does, `reasons` says so."""
    acquisition_cost: Decimal | None = None
    """Cost ÷ new customers, of such costs."""
    roi: Decimal | Fraction | None = None
    """(Won value − cost) ÷ cost, of such costs."""
    roas: Decimal | Fraction | None = None
    """Won value ÷ cost, of such costs."""
    reasons: Mapping[str, NoFigure] | None = None
    """Why a figure is `null`."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            key=data["key"],
            total=Counted._read(data["total"]),
            open=Counted._read(data["open"]),
            won=Counted._read(data["won"]),
            lost=Counted._read(data["lost"]),
            win_rate=WinRate._read(data["win_rate"]),
            average_won=None if data["average_won"] is None else decimal(data["average_won"]),
            overall=Conversion._read(data["overall"]) if "overall" in data else None,
            stages=tuple(map(SliceStage._read, data["stages"])) if "stages" in data else None,
            orders=data["orders"],
            orders_with_amount=data["orders_with_amount"],
            orders_with_customer=data["orders_with_customer"],
            orders_with_collection=data["orders_with_collection"],
            customers=data["customers"],
            new_customers=data["new_customers"],
            repeat_customers=data["repeat_customers"],
            average_order_value=None if data["average_order_value"] is None else decimal(data["average_order_value"]),
            orders_per_customer=None if data["orders_per_customer"] is None else figure(data["orders_per_customer"]),
            repeat_rate=None if data["repeat_rate"] is None else figure(data["repeat_rate"]),
            collection_rate=None if data["collection_rate"] is None else figure(data["collection_rate"]),
            cost=decimal(data["cost"]) if "cost" in data else None,
            acquisition_cost=decimal(data["acquisition_cost"]) if "acquisition_cost" in data else None,
            roi=figure(data["roi"]) if "roi" in data else None,
            roas=figure(data["roas"]) if "roas" in data else None,
            reasons=FrozenDict(data["reasons"]) if "reasons" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class DealStage(Record):
    """The time of a deal in a stage.

    Attributes:
        stage: The stage.
        cumulative_days: Days over all visits.
        latest_days: Days of the last visit.
        visits: How often it was there.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("stage", "stage", False),
        ("cumulative_days", "cumulative_days", False),
        ("latest_days", "latest_days", False),
        ("visits", "visits", False),
    )
    stage: str
    """The stage."""
    cumulative_days: Decimal | Fraction
    """Days over all visits."""
    latest_days: Decimal | Fraction
    """Days of the last visit."""
    visits: int
    """How often it was there."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            stage=data["stage"],
            cumulative_days=figure(data["cumulative_days"]),
            latest_days=figure(data["latest_days"]),
            visits=data["visits"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class DealStanding(Record):
    """How the deals stand.

    Attributes:
        total: All that count.
        open: Neither won nor lost.
        won: Won.
        lost: Lost.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("total", "total", False),
        ("open", "open", False),
        ("won", "won", False),
        ("lost", "lost", False),
    )
    total: Counted
    """All that count."""
    open: Counted
    """Neither won nor lost."""
    won: Counted
    """Won."""
    lost: Counted
    """Lost."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            total=Counted._read(data["total"]),
            open=Counted._read(data["open"]),
            won=Counted._read(data["won"]),
            lost=Counted._read(data["lost"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Difference(Record):
    """One difference between two plans.

    Attributes:
        change: What kind of difference.
        within: The names of what the difference is in, from the outermost: the ids of a component, a rule, a gate,
            and fields.
        before: The part as this plan has it.
        after: The part as the other plan has it.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("change", "change", False),
        ("within", "within", False),
        ("before", "before", True),
        ("after", "after", True),
    )
    change: PlanChange
    """What kind of difference."""
    within: tuple[str, ...]
    """The names of what the difference is in, from the outermost: the ids of a component, a rule, a gate, and fields.
    """
    before: PlanPart | None = None
    """The part as this plan has it."""
    after: PlanPart | None = None
    """The part as the other plan has it."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            change=data["change"],
            within=tuple(data["within"]),
            before=PlanPart._read(data["before"]) if "before" in data else None,
            after=PlanPart._read(data["after"]) if "after" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class DueMilestone(Record):
    """The milestone that was due last.

    Attributes:
        due: Its day.
        value: What the metric was to be by then; of parts, all that were due together.
        gap: The actual figure less that.
        reached: Whether the actual figure came up to it.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("due", "due", False),
        ("value", "value", False),
        ("gap", "gap", False),
        ("reached", "reached", False),
    )
    due: date
    """Its day."""
    value: Decimal | Fraction
    """What the metric was to be by then; of parts, all that were due together."""
    gap: Decimal | Fraction | None
    """The actual figure less that."""
    reached: bool | None
    """Whether the actual figure came up to it."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            due=date.fromisoformat(data["due"]),
            value=figure(data["value"]),
            gap=None if data["gap"] is None else figure(data["gap"]),
            reached=data["reached"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ElapsedDays(Record):
    """How much of the period has passed.

    Attributes:
        days: The days up to and including `as_of`.
        of: The days of the period.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("days", "days", False),
        ("of", "of", False),
    )
    days: int
    """The days up to and including `as_of`."""
    of: int
    """The days of the period."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            days=data["days"],
            of=data["of"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class EventFunnelOutcome(Outcome):
    """The outcome of an event funnel.

    Attributes:
        levels: Users whose level is exactly 0, 1, ….
        reached: Users whose level is at least 1, 2, ….
        steps: The steps with their conversions.
        matched: For each step of the document the users whose chain has it.
        breakdown: The users by the value of a property, where the document asks for it; those without a value last.
        totals: The attempts, where the document asks for them.
        users: Each user, by id; none where the facts ask for none.
        findings: What is odd about the events, and how it was treated.
        trace: The steps from the inputs to every figure, where asked for.

    """

    kind: ClassVar[str] = "event-funnel"
    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("levels", "levels", False),
        ("reached", "reached", False),
        ("steps", "steps", False),
        ("matched", "matched", False),
        ("breakdown", "breakdown", True),
        ("totals", "totals", True),
        ("users", "users", False),
        ("findings", "findings", False),
        ("trace", "trace", True),
    )
    levels: tuple[int, ...]
    """Users whose level is exactly 0, 1, …."""
    reached: tuple[int, ...]
    """Users whose level is at least 1, 2, …."""
    steps: tuple[StepFigures, ...]
    """The steps with their conversions."""
    matched: tuple[StepUsers, ...]
    """For each step of the document the users whose chain has it."""
    breakdown: tuple[EventGroup, ...] | None = None
    """The users by the value of a property, where the document asks for it; those without a value last."""
    totals: EventTotals | None = None
    """The attempts, where the document asks for them."""
    users: tuple[UserFigures, ...]
    """Each user, by id; none where the facts ask for none."""
    findings: tuple[DealFinding, ...]
    """What is odd about the events, and how it was treated."""
    trace: Step | None = None
    """The steps from the inputs to every figure, where asked for."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            levels=tuple(data["levels"]),
            reached=tuple(data["reached"]),
            steps=tuple(map(StepFigures._read, data["steps"])),
            matched=tuple(map(StepUsers._read, data["matched"])),
            breakdown=tuple(map(EventGroup._read, data["breakdown"])) if "breakdown" in data else None,
            totals=EventTotals._read(data["totals"]) if "totals" in data else None,
            users=tuple(map(UserFigures._read, data["users"])),
            findings=tuple(map(DealFinding._read, data["findings"])),
            trace=Step._read(data["trace"]) if "trace" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class EventGroup(Record):
    """Users with the same value of a property.

    Attributes:
        value: The value; `null` where the event that counts has none, or there is no such event.
        users: How many.
        reached: Those of them whose level is at least 1, 2, ….
        conversion: The share of those at the first step who reach the last.
        interval: Wilson's interval of it.
        reasons: Why a figure is `null`.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("value", "value", False),
        ("users", "users", False),
        ("reached", "reached", False),
        ("conversion", "conversion", False),
        ("interval", "interval", False),
        ("reasons", "reasons", True),
    )
    value: str | None
    """The value; `null` where the event that counts has none, or there is no such event."""
    users: int
    """How many."""
    reached: tuple[int, ...]
    """Those of them whose level is at least 1, 2, …."""
    conversion: Decimal | Fraction | None
    """The share of those at the first step who reach the last."""
    interval: ShareBounds | None
    """Wilson's interval of it."""
    reasons: Mapping[str, NoFigure] | None = None
    """Why a figure is `null`."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            value=data["value"],
            users=data["users"],
            reached=tuple(data["reached"]),
            conversion=None if data["conversion"] is None else figure(data["conversion"]),
            interval=None if data["interval"] is None else ShareBounds._read(data["interval"]),
            reasons=FrozenDict(data["reasons"]) if "reasons" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class EventTotals(Record):
    """Attempts at the steps: a user who came back later counts again.

    Attributes:
        attempts: How many.
        reached: Attempts that got to level 1, 2, … or beyond.
        conversion: The share of attempts that reach the last step.
        reasons: Why a figure is `null`.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("attempts", "attempts", False),
        ("reached", "reached", False),
        ("conversion", "conversion", False),
        ("reasons", "reasons", True),
    )
    attempts: int
    """How many."""
    reached: tuple[int, ...]
    """Attempts that got to level 1, 2, … or beyond."""
    conversion: Decimal | Fraction | None
    """The share of attempts that reach the last step."""
    reasons: Mapping[str, NoFigure] | None = None
    """Why a figure is `null`."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            attempts=data["attempts"],
            reached=tuple(data["reached"]),
            conversion=None if data["conversion"] is None else figure(data["conversion"]),
            reasons=FrozenDict(data["reasons"]) if "reasons" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ExcludedPerson(Record):
    """Someone who could not take part.

    Attributes:
        person: Who.
        reason: Why.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("person", "person", False),
        ("reason", "reason", False),
    )
    person: str
    """Who."""
    reason: ExclusionReason
    """Why."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            person=data["person"],
            reason=data["reason"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Fairness(Record):
    """How fairly quotas and targets lie.

    Attributes:
        attainment: The measure divided by the quota for the active days.
        quota_to_potential: The quota divided by the potential.
        incentive_to_quota: The target incentive divided by the quota.
        people: The ratios of each person who was evaluated.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("attainment", "attainment", True),
        ("quota_to_potential", "quota_to_potential", True),
        ("incentive_to_quota", "incentive_to_quota", True),
        ("people", "people", False),
    )
    attainment: RatioSpread | None = None
    """The measure divided by the quota for the active days."""
    quota_to_potential: RatioSpread | None = None
    """The quota divided by the potential."""
    incentive_to_quota: RatioSpread | None = None
    """The target incentive divided by the quota."""
    people: tuple[Ratio, ...]
    """The ratios of each person who was evaluated."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            attainment=RatioSpread._read(data["attainment"]) if "attainment" in data else None,
            quota_to_potential=RatioSpread._read(data["quota_to_potential"]) if "quota_to_potential" in data else None,
            incentive_to_quota=RatioSpread._read(data["incentive_to_quota"]) if "incentive_to_quota" in data else None,
            people=tuple(map(Ratio._read, data["people"])),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class FixedWeight(Record):
    """A weight that was not changed.

    Attributes:
        weight: The indicator or the group.
        reason: Why.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("weight", "weight", False),
        ("reason", "reason", False),
    )
    weight: str
    """The indicator or the group."""
    reason: FixedWeightReason
    """Why."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            weight=data["weight"],
            reason=data["reason"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ForecastBacktest(Record):
    """How a method would have done before, to six places.

    Attributes:
        origins: From how many origins it was run.
        errors: How many forecasts came due.
        mae: The mean absolute error.
        mape: The mean of |error| ÷ |actual|.
        mape_reason: Why there is none.
        smape: The mean of 2 · |error| ÷ (|actual| + |forecast|).
        smape_reason: Why there is none.
        mase: The mean absolute error ÷ the mean absolute change from a season before, of what was known at the
            first origin.
        mase_reason: Why there is none.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("origins", "origins", False),
        ("errors", "errors", False),
        ("mae", "mae", False),
        ("mape", "mape", True),
        ("mape_reason", "mape_reason", True),
        ("smape", "smape", True),
        ("smape_reason", "smape_reason", True),
        ("mase", "mase", True),
        ("mase_reason", "mase_reason", True),
    )
    origins: int
    """From how many origins it was run."""
    errors: int
    """How many forecasts came due."""
    mae: Decimal | Fraction
    """The mean absolute error."""
    mape: Decimal | Fraction | None = None
    """The mean of |error| ÷ |actual|."""
    mape_reason: ForecastReason | None = None
    """Why there is none."""
    smape: Decimal | Fraction | None = None
    """The mean of 2 · |error| ÷ (|actual| + |forecast|)."""
    smape_reason: ForecastReason | None = None
    """Why there is none."""
    mase: Decimal | Fraction | None = None
    """The mean absolute error ÷ the mean absolute change from a season before, of what was known at the first origin.
    """
    mase_reason: ForecastReason | None = None
    """Why there is none."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            origins=data["origins"],
            errors=data["errors"],
            mae=figure(data["mae"]),
            mape=figure(data["mape"]) if "mape" in data else None,
            mape_reason=data.get("mape_reason"),
            smape=figure(data["smape"]) if "smape" in data else None,
            smape_reason=data.get("smape_reason"),
            mase=figure(data["mase"]) if "mase" in data else None,
            mase_reason=data.get("mase_reason"),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ForecastFit(Record):
    """What a method made of a period of the series.

    Attributes:
        period: Its label.
        value: What was reached.
        expected: What was expected one period before.
        miss: What was reached less what was expected.
        level: The level after it.
        trend: The trend after it.
        season: Its season.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("period", "period", False),
        ("value", "value", False),
        ("expected", "expected", True),
        ("miss", "miss", True),
        ("level", "level", True),
        ("trend", "trend", True),
        ("season", "season", True),
    )
    period: str
    """Its label."""
    value: Decimal | Fraction
    """What was reached."""
    expected: Decimal | Fraction | None = None
    """What was expected one period before."""
    miss: Decimal | Fraction | None = None
    """What was reached less what was expected."""
    level: Decimal | Fraction | None = None
    """The level after it."""
    trend: Decimal | Fraction | None = None
    """The trend after it."""
    season: Decimal | Fraction | None = None
    """Its season."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            period=data["period"],
            value=figure(data["value"]),
            expected=figure(data["expected"]) if "expected" in data else None,
            miss=figure(data["miss"]) if "miss" in data else None,
            level=figure(data["level"]) if "level" in data else None,
            trend=figure(data["trend"]) if "trend" in data else None,
            season=figure(data["season"]) if "season" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ForecastPeriod(Record):
    """A period to come.

    Attributes:
        period: Its label.
        value: What is expected, rounded half up to whole steps of the plan's unit.
        exact: The same to twelve places.
        low: The lower end of the interval, rounded down to whole steps.
        high: The upper end of the interval, rounded up to whole steps.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("period", "period", False),
        ("value", "value", False),
        ("exact", "exact", False),
        ("low", "low", True),
        ("high", "high", True),
    )
    period: str
    """Its label."""
    value: Decimal
    """What is expected, rounded half up to whole steps of the plan's unit."""
    exact: Decimal | Fraction
    """The same to twelve places."""
    low: Decimal | None = None
    """The lower end of the interval, rounded down to whole steps."""
    high: Decimal | None = None
    """The upper end of the interval, rounded up to whole steps."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            period=data["period"],
            value=decimal(data["value"]),
            exact=figure(data["exact"]),
            low=decimal(data["low"]) if "low" in data else None,
            high=decimal(data["high"]) if "high" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ForecastTried(Record):
    """A method that was tried.

    Attributes:
        method: Its name.
        seasonal: How seasons and level make a value, of a method with seasons.
        mae: The mean absolute error of its backtest, to six places.
        mase: The same as MASE.
        reason: Why it could not be tried.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("method", "method", False),
        ("seasonal", "seasonal", True),
        ("mae", "mae", True),
        ("mase", "mase", True),
        ("reason", "reason", True),
    )
    method: str
    """Its name."""
    seasonal: str | None = None
    """How seasons and level make a value, of a method with seasons."""
    mae: Decimal | Fraction | None = None
    """The mean absolute error of its backtest, to six places."""
    mase: Decimal | Fraction | None = None
    """The same as MASE."""
    reason: ForecastReason | None = None
    """Why it could not be tried."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            method=data["method"],
            seasonal=data.get("seasonal"),
            mae=figure(data["mae"]) if "mae" in data else None,
            mase=figure(data["mase"]) if "mase" in data else None,
            reason=data.get("reason"),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class FunnelHistory(Record):
    """The funnel's own past: deals that began before a day, held against those that began later.

    Both sides are deals that had their chance: the mature ones, or, where the document does not say when a deal is
    mature, those that ended. Filters by owner, channel, product, region and customer hold for both; those by day
    choose what is looked at, and the past is what began before.

    Attributes:
        before: The day before which deals of the past began.
        past: Deals of the past.
        now: Deals that began on that day or later, of those that are looked at.
        left_out: Deals on either side that are left out, as they had not had their chance.
        undated: Deals that are left out, as nobody knows when they began.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("before", "before", False),
        ("past", "past", False),
        ("now", "now", False),
        ("left_out", "left_out", False),
        ("undated", "undated", False),
    )
    before: date
    """The day before which deals of the past began."""
    past: DealStanding
    """Deals of the past."""
    now: DealStanding
    """Deals that began on that day or later, of those that are looked at."""
    left_out: int
    """Deals on either side that are left out, as they had not had their chance."""
    undated: int
    """Deals that are left out, as nobody knows when they began."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            before=date.fromisoformat(data["before"]),
            past=DealStanding._read(data["past"]),
            now=DealStanding._read(data["now"]),
            left_out=data["left_out"],
            undated=data["undated"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class GainBound(Record):
    """What raising a stage would gain at an end of the interval.

    Attributes:
        gap: The distance to the benchmark; 0 where it is reached.
        deals: More deals in the next stage.
        won: More won deals.
        value: More won value.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("gap", "gap", False),
        ("deals", "deals", False),
        ("won", "won", False),
        ("value", "value", False),
    )
    gap: Decimal | Fraction
    """The distance to the benchmark; 0 where it is reached."""
    deals: Decimal | Fraction
    """More deals in the next stage."""
    won: Decimal | Fraction | None
    """More won deals."""
    value: Decimal | None
    """More won value."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            gap=figure(data["gap"]),
            deals=figure(data["deals"]),
            won=None if data["won"] is None else figure(data["won"]),
            value=None if data["value"] is None else decimal(data["value"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class GoalCoverage(Record):
    """What share of a goal the goals below it carry, along one dimension.

    Attributes:
        parent: The goal above.
        dimension: What tells the children apart: a dimension of their scope, `owner` or `period`.
        children: The goals below that measure the same.
        sum: What they come to.
        target: What the goal above asks for.
        share: The first over the second, rounded to the policy's places; nothing where the second is zero.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("parent", "parent", False),
        ("dimension", "dimension", False),
        ("children", "children", False),
        ("sum", "sum", False),
        ("target", "target", False),
        ("share", "share", False),
    )
    parent: str
    """The goal above."""
    dimension: str
    """What tells the children apart: a dimension of their scope, `owner` or `period`."""
    children: tuple[str, ...]
    """The goals below that measure the same."""
    sum: Decimal | Fraction
    """What they come to."""
    target: Decimal | Fraction
    """What the goal above asks for."""
    share: Decimal | Fraction | None
    """The first over the second, rounded to the policy's places; nothing where the second is zero."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            parent=data["parent"],
            dimension=data["dimension"],
            children=tuple(data["children"]),
            sum=figure(data["sum"]),
            target=figure(data["target"]),
            share=None if data["share"] is None else figure(data["share"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class GoalDays(Record):
    """The days of a goal, half open.

    Attributes:
        start: The first day.
        end: The day after the last.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("start", "start", False),
        ("end", "end", False),
    )
    start: date
    """The first day."""
    end: date
    """The day after the last."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            start=date.fromisoformat(data["start"]),
            end=date.fromisoformat(data["end"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class GoalDraft(Record):
    """A goal as far as a sentence says it.

    Attributes:
        goal: The goal; what the sentence does not say is missing.
        letters: The verdict, letter by letter. Achievable and relevant are unknown: a sentence cannot show them.
        change: How far the metric moves, where the sentence gives both figures.
        spans: Where each field stands in the sentence, by its JSON Pointer into `goal`.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("goal", "goal", False),
        ("letters", "letters", False),
        ("change", "change", True),
        ("spans", "spans", False),
    )
    goal: GoalDocument
    """The goal; what the sentence does not say is missing."""
    letters: Letters
    """The verdict, letter by letter. Achievable and relevant are unknown: a sentence cannot show them."""
    change: MetricShift | None = None
    """How far the metric moves, where the sentence gives both figures."""
    spans: Mapping[str, SentenceSpan]
    """Where each field stands in the sentence, by its JSON Pointer into `goal`."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            goal=frozen(data["goal"]),
            letters=Letters._read(data["letters"]),
            change=MetricShift._read(data["change"]) if "change" in data else None,
            spans=FrozenDict({key: SentenceSpan._read(item) for key, item in data["spans"].items()}),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class GoalFinding(Record):
    """Something that stands against a goal, or that is worth knowing about it.

    Attributes:
        code: The stable code, such as `goal/S001`.
        letter: The letter that it belongs to.
        severity: Its weight.
        path: A JSON Pointer into the document.
        message: What is the matter.
        help: What to do.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("code", "code", False),
        ("letter", "letter", False),
        ("severity", "severity", False),
        ("path", "path", False),
        ("message", "message", False),
        ("help", "help", False),
    )
    code: str
    """The stable code, such as `goal/S001`."""
    letter: Letter
    """The letter that it belongs to."""
    severity: Severity
    """Its weight."""
    path: str
    """A JSON Pointer into the document."""
    message: str
    """What is the matter."""
    help: str
    """What to do."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            code=data["code"],
            letter=data["letter"],
            severity=data["severity"],
            path=data["path"],
            message=data["message"],
            help=data["help"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class GoalNode(Record):
    """A goal in the tree of a set.

    Attributes:
        id: The goal.
        parents: The goals that it supports, as far as they are in the set and not below it.
        children: The goals that support it.
        is_root: Whether it stands at the top and needs no parent.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", False),
        ("parents", "parents", False),
        ("children", "children", False),
        ("is_root", "is_root", False),
    )
    id: str
    """The goal."""
    parents: tuple[str, ...]
    """The goals that it supports, as far as they are in the set and not below it."""
    children: tuple[str, ...]
    """The goals that support it."""
    is_root: bool
    """Whether it stands at the top and needs no parent."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            id=data["id"],
            parents=tuple(data["parents"]),
            children=tuple(data["children"]),
            is_root=data["is_root"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class GoalOutcome(Outcome):
    """The verdict on one goal.

    Attributes:
        id: The goal.
        letters: Letter by letter.
        findings: What stands against it.
        smart: Whether all five letters pass.
        missing: What is missing, and what to ask.
        period: The days that the period came to.
        baseline: The figure before.
        target: The figure to reach.
        stretch: What a range of changes hopes for beyond that.
        rolled: What came together from the goals below, where nobody says what this one has reached.
        versions: What it was until it was adjusted, the oldest first, and what it is.
        achievability: What history says.
        progress: The part of the way that is done: (actual − from) ÷ (to − from).
        pace: The progress against that of the days that are gone; 1 is just in time.
        tracking: The rest of the standing.
        trace: The steps from the inputs to every figure, where asked for.

    """

    kind: ClassVar[str] = "goal"
    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", False),
        ("letters", "letters", False),
        ("findings", "findings", False),
        ("smart", "smart", False),
        ("missing", "missing", False),
        ("period", "period", False),
        ("baseline", "baseline", False),
        ("target", "target", False),
        ("stretch", "stretch", True),
        ("rolled", "rolled", True),
        ("versions", "versions", True),
        ("achievability", "achievability", False),
        ("progress", "progress", False),
        ("pace", "pace", False),
        ("tracking", "tracking", False),
        ("trace", "trace", True),
    )
    id: str | None
    """The goal."""
    letters: Letters
    """Letter by letter."""
    findings: tuple[GoalFinding, ...]
    """What stands against it."""
    smart: bool
    """Whether all five letters pass."""
    missing: tuple[MissingAnswer, ...]
    """What is missing, and what to ask."""
    period: GoalDays | None
    """The days that the period came to."""
    baseline: Decimal | Fraction | None
    """The figure before."""
    target: Decimal | Fraction | None
    """The figure to reach."""
    stretch: Decimal | Fraction | None = None
    """What a range of changes hopes for beyond that."""
    rolled: GoalRolledUp | None = None
    """What came together from the goals below, where nobody says what this one has reached."""
    versions: tuple[GoalVersionOutcome, ...] | None = None
    """What it was until it was adjusted, the oldest first, and what it is."""
    achievability: Achievability | None
    """What history says."""
    progress: Decimal | Fraction | None
    """The part of the way that is done: (actual − from) ÷ (to − from)."""
    pace: Decimal | Fraction | None
    """The progress against that of the days that are gone; 1 is just in time."""
    tracking: GoalTracking
    """The rest of the standing."""
    trace: Step | None = None
    """The steps from the inputs to every figure, where asked for."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            id=data["id"],
            letters=Letters._read(data["letters"]),
            findings=tuple(map(GoalFinding._read, data["findings"])),
            smart=data["smart"],
            missing=tuple(map(MissingAnswer._read, data["missing"])),
            period=None if data["period"] is None else GoalDays._read(data["period"]),
            baseline=None if data["baseline"] is None else figure(data["baseline"]),
            target=None if data["target"] is None else figure(data["target"]),
            stretch=figure(data["stretch"]) if "stretch" in data else None,
            rolled=GoalRolledUp._read(data["rolled"]) if "rolled" in data else None,
            versions=tuple(map(GoalVersionOutcome._read, data["versions"])) if "versions" in data else None,
            achievability=None if data["achievability"] is None else Achievability._read(data["achievability"]),
            progress=None if data["progress"] is None else figure(data["progress"]),
            pace=None if data["pace"] is None else figure(data["pace"]),
            tracking=GoalTracking._read(data["tracking"]),
            trace=Step._read(data["trace"]) if "trace" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class GoalRolledUp(Record):
    """What came together from the goals below.

    Attributes:
        actual: What they reached together; of the mean of progress nothing.
        dimension: What tells them apart: a dimension of their scope, `owner` or `period`; of the mean of progress
            nothing.
        of: The goals that it comes from.
        missing: Those of which nobody says what they have reached.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("actual", "actual", False),
        ("dimension", "dimension", False),
        ("of", "of", False),
        ("missing", "missing", False),
    )
    actual: Decimal | Fraction | None
    """What they reached together; of the mean of progress nothing."""
    dimension: str | None
    """What tells them apart: a dimension of their scope, `owner` or `period`; of the mean of progress nothing."""
    of: tuple[str, ...]
    """The goals that it comes from."""
    missing: tuple[str, ...]
    """Those of which nobody says what they have reached."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            actual=None if data["actual"] is None else figure(data["actual"]),
            dimension=data["dimension"],
            of=tuple(data["of"]),
            missing=tuple(data["missing"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class GoalSetOutcome(Outcome):
    """The verdict on a set of goals.

    Attributes:
        goals: Goal by goal, in the order of the document.
        findings: What stands against the set as a whole.
        smart: Whether all its goals are SMART.
        tree: Who supports whom.
        coverage: What the children carry.
        trace: The steps from the inputs to every figure, where asked for.

    """

    kind: ClassVar[str] = "goal-set"
    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("goals", "goals", False),
        ("findings", "findings", False),
        ("smart", "smart", False),
        ("tree", "tree", False),
        ("coverage", "coverage", False),
        ("trace", "trace", True),
    )
    goals: tuple[GoalOutcome, ...]
    """Goal by goal, in the order of the document."""
    findings: tuple[GoalFinding, ...]
    """What stands against the set as a whole."""
    smart: bool
    """Whether all its goals are SMART."""
    tree: tuple[GoalNode, ...]
    """Who supports whom."""
    coverage: tuple[GoalCoverage, ...]
    """What the children carry."""
    trace: Step | None = None
    """The steps from the inputs to every figure, where asked for."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            goals=tuple(map(GoalOutcome._read, data["goals"])),
            findings=tuple(map(GoalFinding._read, data["findings"])),
            smart=data["smart"],
            tree=tuple(map(GoalNode._read, data["tree"])),
            coverage=tuple(map(GoalCoverage._read, data["coverage"])),
            trace=Step._read(data["trace"]) if "trace" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class GoalTracking(Record):
    """Where a goal stands on the day of evaluation.

    Attributes:
        status: On track, at risk or off track.
        reason: Why a figure is missing.
        days: The days of the period.
        elapsed_days: Those that are gone, the day of evaluation included.
        expected: The progress that they stand for.
        projection: The figure at the end, if all days are like those that are gone.
        remaining: What is still to come, with the sign of the way to go.
        needed_per_day: What each of the days left has to bring.
        milestone: The milestone that was due last, by the day of evaluation.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("status", "status", False),
        ("reason", "reason", False),
        ("days", "days", False),
        ("elapsed_days", "elapsed_days", False),
        ("expected", "expected", False),
        ("projection", "projection", False),
        ("remaining", "remaining", False),
        ("needed_per_day", "needed_per_day", False),
        ("milestone", "milestone", False),
    )
    status: GoalStatus | None
    """On track, at risk or off track."""
    reason: GoalReason | None
    """Why a figure is missing."""
    days: int | None
    """The days of the period."""
    elapsed_days: int | None
    """Those that are gone, the day of evaluation included."""
    expected: Decimal | Fraction | None
    """The progress that they stand for."""
    projection: Decimal | Fraction | None
    """The figure at the end, if all days are like those that are gone."""
    remaining: Decimal | Fraction | None
    """What is still to come, with the sign of the way to go."""
    needed_per_day: Decimal | Fraction | None
    """What each of the days left has to bring."""
    milestone: DueMilestone | None
    """The milestone that was due last, by the day of evaluation."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            status=data["status"],
            reason=data["reason"],
            days=data["days"],
            elapsed_days=data["elapsed_days"],
            expected=None if data["expected"] is None else figure(data["expected"]),
            projection=None if data["projection"] is None else figure(data["projection"]),
            remaining=None if data["remaining"] is None else figure(data["remaining"]),
            needed_per_day=None if data["needed_per_day"] is None else figure(data["needed_per_day"]),
            milestone=None if data["milestone"] is None else DueMilestone._read(data["milestone"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class GoalVersionChange(Record):
    """How far a target moved from one version to the next.

    Attributes:
        by: The target after less the target before.
        relative: The same as a share of the target before, rounded to the policy's places; nothing where that is
            zero.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("by", "by", False),
        ("relative", "relative", False),
    )
    by: Decimal | Fraction
    """The target after less the target before."""
    relative: Decimal | Fraction | None
    """The same as a share of the target before, rounded to the policy's places; nothing where that is zero."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            by=figure(data["by"]),
            relative=None if data["relative"] is None else figure(data["relative"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class GoalVersionOutcome(Record):
    """A version of a goal: what it was until it was adjusted, or what it is.

    Attributes:
        from_: The first day on which it held; nothing for the first version.
        until: The first day on which it no longer held; nothing for the goal as it is.
        reason: Why it was adjusted.
        owner: Who answered for it.
        target: The figure to reach.
        period: The days that its period came to.
        change: How far the target moved from the version before.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("from_", "from", False),
        ("until", "until", False),
        ("reason", "reason", False),
        ("owner", "owner", False),
        ("target", "target", False),
        ("period", "period", False),
        ("change", "change", False),
    )
    from_: date | None
    """The first day on which it held; nothing for the first version."""
    until: date | None
    """The first day on which it no longer held; nothing for the goal as it is."""
    reason: str | None
    """Why it was adjusted."""
    owner: str | None
    """Who answered for it."""
    target: Decimal | Fraction | None
    """The figure to reach."""
    period: GoalDays | None
    """The days that its period came to."""
    change: GoalVersionChange | None
    """How far the target moved from the version before."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            from_=None if data["from"] is None else date.fromisoformat(data["from"]),
            until=None if data["until"] is None else date.fromisoformat(data["until"]),
            reason=data["reason"],
            owner=data["owner"],
            target=None if data["target"] is None else figure(data["target"]),
            period=None if data["period"] is None else GoalDays._read(data["period"]),
            change=None if data["change"] is None else GoalVersionChange._read(data["change"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class GroupOutcome(Record):
    """A group with its points.

    Attributes:
        id: The id.
        parent: The group around it.
        points: The points; nothing when the group was left out.
        weight: The effective weight in the score; nothing where weights do not multiply.
        coverage: The share of its weight that was measured.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", False),
        ("parent", "parent", False),
        ("points", "points", False),
        ("weight", "weight", False),
        ("coverage", "coverage", False),
    )
    id: str
    """The id."""
    parent: str | None
    """The group around it."""
    points: Decimal | Fraction | None
    """The points; nothing when the group was left out."""
    weight: Decimal | Fraction | None
    """The effective weight in the score; nothing where weights do not multiply."""
    coverage: Decimal | Fraction
    """The share of its weight that was measured."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            id=data["id"],
            parent=data["parent"],
            points=None if data["points"] is None else figure(data["points"]),
            weight=None if data["weight"] is None else figure(data["weight"]),
            coverage=figure(data["coverage"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ImportedBand(Record):
    """A grade and the score from which it is given.

    Attributes:
        grade: The grade.
        from_: The lower bound.
        advice: What to tell people of this grade.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("grade", "grade", False),
        ("from_", "from", False),
        ("advice", "advice", True),
    )
    grade: str
    """The grade."""
    from_: Decimal | Fraction
    """The lower bound."""
    advice: str | None = None
    """What to tell people of this grade."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            grade=data["grade"],
            from_=figure(data["from"]),
            advice=data.get("advice"),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ImportedBands(Outcome):
    """Closed ranges by lower bounds, with every hole and every overlap between them.

    Attributes:
        bands: The same grades by lower bounds, lowest first, as a scorecard takes them.
        holes: Scores that no range covers, both ends excluded: a scorecard with these ranges is refused.
        unseen_holes: Holes into which no score falls, because scores are rounded or limited.
        overlaps: Scores that two ranges cover, both ends included: a scorecard with these ranges is refused.

    """

    kind: ClassVar[str] = "import_bands"
    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("bands", "bands", False),
        ("holes", "holes", False),
        ("unseen_holes", "unseen_holes", False),
        ("overlaps", "overlaps", False),
    )
    bands: tuple[ImportedBand, ...]
    """The same grades by lower bounds, lowest first, as a scorecard takes them."""
    holes: tuple[BandStretch, ...]
    """Scores that no range covers, both ends excluded: a scorecard with these ranges is refused."""
    unseen_holes: tuple[BandStretch, ...]
    """Holes into which no score falls, because scores are rounded or limited."""
    overlaps: tuple[BandStretch, ...]
    """Scores that two ranges cover, both ends included: a scorecard with these ranges is refused."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            bands=tuple(map(ImportedBand._read, data["bands"])),
            holes=tuple(map(BandStretch._read, data["holes"])),
            unseen_holes=tuple(map(BandStretch._read, data["unseen_holes"])),
            overlaps=tuple(map(BandStretch._read, data["overlaps"])),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class IndicatorLine(Record):
    """What one indicator lost, and what it alone would have to be for the next grade.

    Attributes:
        id: The id.
        name: What people call it.
        lost: The score lost: weight × (full marks − points).
        points_needed: The points that lead to the next grade; nothing where this indicator alone cannot.
        actual_needed: The value that earns them.
        text: The document's words.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", False),
        ("name", "name", False),
        ("lost", "lost", False),
        ("points_needed", "points_needed", False),
        ("actual_needed", "actual_needed", False),
        ("text", "text", False),
    )
    id: str
    """The id."""
    name: str | None
    """What people call it."""
    lost: Decimal | Fraction
    """The score lost: weight × (full marks − points)."""
    points_needed: Decimal | Fraction | None
    """The points that lead to the next grade; nothing where this indicator alone cannot."""
    actual_needed: Decimal | Fraction | None
    """The value that earns them."""
    text: str | None
    """The document's words."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            id=data["id"],
            name=data["name"],
            lost=figure(data["lost"]),
            points_needed=None if data["points_needed"] is None else figure(data["points_needed"]),
            actual_needed=None if data["actual_needed"] is None else figure(data["actual_needed"]),
            text=data["text"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class IndicatorOutcome(Record):
    """An indicator with its points.

    Attributes:
        id: The id.
        name: What people call it.
        group: The group it stands in.
        state: Where the points come from.
        raw: The measured value, or the weighted mean of the ratings.
        points: The points within cap and floor; nothing when it was left out.
        weight: The effective weight in the score; nothing where weights do not multiply.
        contribution: Weight × points: what it adds to the score before adjustments.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", False),
        ("name", "name", False),
        ("group", "group", False),
        ("state", "state", False),
        ("raw", "raw", False),
        ("points", "points", False),
        ("weight", "weight", False),
        ("contribution", "contribution", False),
    )
    id: str
    """The id."""
    name: str | None
    """What people call it."""
    group: str
    """The group it stands in."""
    state: IndicatorState
    """Where the points come from."""
    raw: Decimal | Fraction | None
    """The measured value, or the weighted mean of the ratings."""
    points: Decimal | Fraction | None
    """The points within cap and floor; nothing when it was left out."""
    weight: Decimal | Fraction | None
    """The effective weight in the score; nothing where weights do not multiply."""
    contribution: Decimal | Fraction | None
    """Weight × points: what it adds to the score before adjustments."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            id=data["id"],
            name=data["name"],
            group=data["group"],
            state=data["state"],
            raw=None if data["raw"] is None else figure(data["raw"]),
            points=None if data["points"] is None else figure(data["points"]),
            weight=None if data["weight"] is None else figure(data["weight"]),
            contribution=None if data["contribution"] is None else figure(data["contribution"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Kpis(Record):
    """Orders, customers, and what winning them cost.

    Attributes:
        orders: Won deals.
        orders_with_amount: Those that have an amount: the average order value is over them.
        orders_with_customer: Those that name a customer: figures of customers are over them.
        orders_with_collection: Those that have an amount and say what was received: the collection rate is over
            them.
        customers: Customers with a won deal.
        new_customers: Those of them whose first won deal is among these, of all deals known, filtered away or not.
        repeat_customers: Customers with two won deals or more.
        average_order_value: Won value ÷ won deals with an amount.
        orders_per_customer: Won deals that name a customer ÷ customers.
        repeat_rate: Customers with two won deals or more ÷ customers.
        collection_rate: Received ÷ won value, over won deals that say both.
        cost: What was spent.
        acquisition_cost: Cost ÷ new customers.
        roi: (Won value − cost) ÷ cost.
        roas: Won value ÷ cost.
        reasons: Why a figure is `null`.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("orders", "orders", False),
        ("orders_with_amount", "orders_with_amount", False),
        ("orders_with_customer", "orders_with_customer", False),
        ("orders_with_collection", "orders_with_collection", False),
        ("customers", "customers", False),
        ("new_customers", "new_customers", False),
        ("repeat_customers", "repeat_customers", False),
        ("average_order_value", "average_order_value", False),
        ("orders_per_customer", "orders_per_customer", False),
        ("repeat_rate", "repeat_rate", False),
        ("collection_rate", "collection_rate", False),
        ("cost", "cost", False),
        ("acquisition_cost", "acquisition_cost", False),
        ("roi", "roi", False),
        ("roas", "roas", False),
        ("reasons", "reasons", True),
    )
    orders: int
    """Won deals."""
    orders_with_amount: int
    """Those that have an amount: the average order value is over them."""
    orders_with_customer: int
    """Those that name a customer: figures of customers are over them."""
    orders_with_collection: int
    """Those that have an amount and say what was received: the collection rate is over them."""
    customers: int
    """Customers with a won deal."""
    new_customers: int
    """Those of them whose first won deal is among these, of all deals known, filtered away or not."""
    repeat_customers: int
    """Customers with two won deals or more."""
    average_order_value: Decimal | None
    """Won value ÷ won deals with an amount."""
    orders_per_customer: Decimal | Fraction | None
    """Won deals that name a customer ÷ customers."""
    repeat_rate: Decimal | Fraction | None
    """Customers with two won deals or more ÷ customers."""
    collection_rate: Decimal | Fraction | None
    """Received ÷ won value, over won deals that say both."""
    cost: Decimal | None
    """What was spent."""
    acquisition_cost: Decimal | None
    """Cost ÷ new customers."""
    roi: Decimal | Fraction | None
    """(Won value − cost) ÷ cost."""
    roas: Decimal | Fraction | None
    """Won value ÷ cost."""
    reasons: Mapping[str, NoFigure] | None = None
    """Why a figure is `null`."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            orders=data["orders"],
            orders_with_amount=data["orders_with_amount"],
            orders_with_customer=data["orders_with_customer"],
            orders_with_collection=data["orders_with_collection"],
            customers=data["customers"],
            new_customers=data["new_customers"],
            repeat_customers=data["repeat_customers"],
            average_order_value=None if data["average_order_value"] is None else decimal(data["average_order_value"]),
            orders_per_customer=None if data["orders_per_customer"] is None else figure(data["orders_per_customer"]),
            repeat_rate=None if data["repeat_rate"] is None else figure(data["repeat_rate"]),
            collection_rate=None if data["collection_rate"] is None else figure(data["collection_rate"]),
            cost=None if data["cost"] is None else decimal(data["cost"]),
            acquisition_cost=None if data["acquisition_cost"] is None else decimal(data["acquisition_cost"]),
            roi=None if data["roi"] is None else figure(data["roi"]),
            roas=None if data["roas"] is None else figure(data["roas"]),
            reasons=FrozenDict(data["reasons"]) if "reasons" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class LedgerEntry(Record):
    """One posting: what a run added to a line of a person's earning period.

    Attributes:
        run: The run that posted it.
        as_of: The day of the run.
        person: The person.
        period: The period in which it was earned.
        line: The line.
        amount: What the run added; negative for what it took back.
        plan_hash: The SHA-256 of the version of the plan that ruled, where a book chose it.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("run", "run", False),
        ("as_of", "as_of", False),
        ("person", "person", False),
        ("period", "period", False),
        ("line", "line", False),
        ("amount", "amount", False),
        ("plan_hash", "plan_hash", True),
    )
    run: str
    """The run that posted it."""
    as_of: date
    """The day of the run."""
    person: str
    """The person."""
    period: str
    """The period in which it was earned."""
    line: str
    """The line."""
    amount: Decimal
    """What the run added; negative for what it took back."""
    plan_hash: str | None = None
    """The SHA-256 of the version of the plan that ruled, where a book chose it."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            run=data["run"],
            as_of=date.fromisoformat(data["as_of"]),
            person=data["person"],
            period=data["period"],
            line=data["line"],
            amount=decimal(data["amount"]),
            plan_hash=data.get("plan_hash"),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class LeftOutPeriod(Record):
    """A period that the score across periods is not made of.

    Attributes:
        period: Its label.
        reason: Why.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("period", "period", False),
        ("reason", "reason", False),
    )
    period: str
    """Its label."""
    reason: LeftOutReason
    """Why."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            period=data["period"],
            reason=data["reason"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Letters(Record):
    """The verdict, letter by letter.

    Attributes:
        specific: S.
        measurable: M.
        achievable: A.
        relevant: R.
        time_bound: T.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("specific", "specific", False),
        ("measurable", "measurable", False),
        ("achievable", "achievable", False),
        ("relevant", "relevant", False),
        ("time_bound", "time_bound", False),
    )
    specific: Verdict
    """S."""
    measurable: Verdict
    """M."""
    achievable: Verdict
    """A."""
    relevant: Verdict
    """R."""
    time_bound: Verdict
    """T."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            specific=data["specific"],
            measurable=data["measurable"],
            achievable=data["achievable"],
            relevant=data["relevant"],
            time_bound=data["time_bound"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class LifetimeFigures(Record):
    """Lifetime value, with what it was computed from.

    Attributes:
        margin: The declared margin.
        years: The declared years that a customer stays.
        from_: The day of the first order.
        to: The last day on which orders were looked at.
        span_days: The days from the one to the other, both included.
        customers: Customers whose orders have dates.
        orders: Their orders that have dates.
        orders_with_amount: Orders with an amount, of all customers.
        average_order_value: Value ÷ orders with an amount.
        orders_a_year: Orders ÷ customers ÷ years of the span; a year has 365 days.
        simple: Simple predictive lifetime value of a customer: average order value × orders a year × margin ×
            years.
        historic: Historic lifetime value of all customers: value so far × margin.
        historic_average: The same for each customer who has an order with an amount.
        reasons: Why a figure is `null`.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("margin", "margin", False),
        ("years", "years", False),
        ("from_", "from", False),
        ("to", "to", False),
        ("span_days", "span_days", False),
        ("customers", "customers", False),
        ("orders", "orders", False),
        ("orders_with_amount", "orders_with_amount", False),
        ("average_order_value", "average_order_value", False),
        ("orders_a_year", "orders_a_year", False),
        ("simple", "simple", False),
        ("historic", "historic", False),
        ("historic_average", "historic_average", False),
        ("reasons", "reasons", True),
    )
    margin: Decimal | Fraction
    """The declared margin."""
    years: Decimal | Fraction
    """The declared years that a customer stays."""
    from_: date | None
    """The day of the first order."""
    to: date
    """The last day on which orders were looked at."""
    span_days: Decimal | Fraction | None
    """The days from the one to the other, both included."""
    customers: int
    """Customers whose orders have dates."""
    orders: int
    """Their orders that have dates."""
    orders_with_amount: int
    """Orders with an amount, of all customers."""
    average_order_value: Decimal | None
    """Value ÷ orders with an amount."""
    orders_a_year: Decimal | Fraction | None
    """Orders ÷ customers ÷ years of the span; a year has 365 days."""
    simple: Decimal | None
    """Simple predictive lifetime value of a customer: average order value × orders a year × margin × years."""
    historic: Decimal | None
    """Historic lifetime value of all customers: value so far × margin."""
    historic_average: Decimal | None
    """The same for each customer who has an order with an amount."""
    reasons: Mapping[str, NoFigure] | None = None
    """Why a figure is `null`."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            margin=figure(data["margin"]),
            years=figure(data["years"]),
            from_=None if data["from"] is None else date.fromisoformat(data["from"]),
            to=date.fromisoformat(data["to"]),
            span_days=None if data["span_days"] is None else figure(data["span_days"]),
            customers=data["customers"],
            orders=data["orders"],
            orders_with_amount=data["orders_with_amount"],
            average_order_value=None if data["average_order_value"] is None else decimal(data["average_order_value"]),
            orders_a_year=None if data["orders_a_year"] is None else figure(data["orders_a_year"]),
            simple=None if data["simple"] is None else decimal(data["simple"]),
            historic=None if data["historic"] is None else decimal(data["historic"]),
            historic_average=None if data["historic_average"] is None else decimal(data["historic_average"]),
            reasons=FrozenDict(data["reasons"]) if "reasons" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class LimitExceeded(Record):
    """A deal over a stage's limit.

    Attributes:
        stage: The stage.
        stage_owner: Who answers for the stage.
        deal: The deal.
        owner: Who sells.
        days: Days in the stage, over all visits.
        limit_days: The limit.
        over_days: The days beyond it.
        is_current: Whether the deal is still there.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("stage", "stage", False),
        ("stage_owner", "stage_owner", True),
        ("deal", "deal", False),
        ("owner", "owner", False),
        ("days", "days", False),
        ("limit_days", "limit_days", False),
        ("over_days", "over_days", False),
        ("is_current", "is_current", False),
    )
    stage: str
    """The stage."""
    stage_owner: str | None = None
    """Who answers for the stage."""
    deal: str
    """The deal."""
    owner: str | None
    """Who sells."""
    days: Decimal | Fraction
    """Days in the stage, over all visits."""
    limit_days: Decimal | Fraction
    """The limit."""
    over_days: Decimal | Fraction
    """The days beyond it."""
    is_current: bool
    """Whether the deal is still there."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            stage=data["stage"],
            stage_owner=data.get("stage_owner"),
            deal=data["deal"],
            owner=data["owner"],
            days=figure(data["days"]),
            limit_days=figure(data["limit_days"]),
            over_days=figure(data["over_days"]),
            is_current=data["is_current"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class MarginalLine(Record):
    """What one component adds for each unit.

    Attributes:
        component: The component.
        rate: What it adds for each unit, before the plan's cap and floor, half up to 8 places.
        exact: The same, exactly; a fraction `n/d` where no decimal holds it.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("component", "component", False),
        ("rate", "rate", False),
        ("exact", "exact", False),
    )
    component: str
    """The component."""
    rate: Decimal | Fraction
    """What it adds for each unit, before the plan's cap and floor, half up to 8 places."""
    exact: Decimal | Fraction
    """The same, exactly; a fraction `n/d` where no decimal holds it."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            component=data["component"],
            rate=figure(data["rate"]),
            exact=figure(data["exact"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class MarginalRate(Outcome):
    """What the next unit of a measure pays.

    Attributes:
        at: The value of the measure.
        entitled: What the period entitles to there.
        rate: What each unit adds above it before rounding, half up to 8 places: 0.06 for six cents of each unit of
            money.
        percent: The rate as a percentage; only where the measure is money.
        exact: The rate, exactly; a fraction `n/d` where no decimal holds it.
        jump: What the first unit above adds at once, before rounding, when the curve jumps right above the value.
        is_bowed: Whether the rate itself changes from unit to unit; `exact` is then the slope right at the value.
        is_mean: Whether the curve bends or jumps within the next unit of the measure, so that no rate holds for all
            of it. The rate is then what the unit adds, divided by the unit, and `jump` is part of it.
        lines: The components with a rate of their own.
        until: The first whole unit of the measure at or above which another rate holds; absent where none is known
            up to a million million units above.

    """

    kind: ClassVar[str] = "marginal_rate"
    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("at", "at", False),
        ("entitled", "entitled", False),
        ("rate", "rate", False),
        ("percent", "percent", True),
        ("exact", "exact", False),
        ("jump", "jump", True),
        ("is_bowed", "is_bowed", False),
        ("is_mean", "is_mean", True),
        ("lines", "lines", False),
        ("until", "until", True),
    )
    at: Decimal | Fraction
    """The value of the measure."""
    entitled: Decimal
    """What the period entitles to there."""
    rate: Decimal | Fraction
    """What each unit adds above it before rounding, half up to 8 places: 0.06 for six cents of each unit of money."""
    percent: str | None = None
    """The rate as a percentage; only where the measure is money."""
    exact: Decimal | Fraction
    """The rate, exactly; a fraction `n/d` where no decimal holds it."""
    jump: Decimal | Fraction | None = None
    """What the first unit above adds at once, before rounding, when the curve jumps right above the value."""
    is_bowed: bool
    """Whether the rate itself changes from unit to unit; `exact` is then the slope right at the value."""
    is_mean: bool | None = None
    """Whether the curve bends or jumps within the next unit of the measure, so that no rate holds for all of it.

    The rate is then what the unit adds, divided by the unit, and `jump` is part of it.
    """
    lines: tuple[MarginalLine, ...]
    """The components with a rate of their own."""
    until: Decimal | None = None
    """The first whole unit of the measure at or above which another rate holds; absent where none is known up to a
    million million units above.
    """

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            at=figure(data["at"]),
            entitled=decimal(data["entitled"]),
            rate=figure(data["rate"]),
            percent=data.get("percent"),
            exact=figure(data["exact"]),
            jump=figure(data["jump"]) if "jump" in data else None,
            is_bowed=data["is_bowed"],
            is_mean=data.get("is_mean"),
            lines=tuple(map(MarginalLine._read, data["lines"])),
            until=decimal(data["until"]) if "until" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class MatchedEvent(Record):
    """An event that counted as a step.

    Attributes:
        step: The step, counted from 1.
        event: Its event.
        time: When.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("step", "step", False),
        ("event", "event", False),
        ("time", "time", False),
    )
    step: int
    """The step, counted from 1."""
    event: str
    """Its event."""
    time: datetime
    """When."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            step=data["step"],
            event=data["event"],
            time=instant(data["time"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class MatrixMarginOutcome(Record):
    """A row or a column with its sum.

    Attributes:
        id: The row or the column.
        total: What its cells add up to.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", False),
        ("total", "total", False),
    )
    id: str
    """The row or the column."""
    total: Decimal
    """What its cells add up to."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            id=data["id"],
            total=decimal(data["total"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class MatrixOutcome(Outcome):
    """A matrix in whole steps.

    Attributes:
        cells: The cells, row by row: each is the floor or the ceiling of the fitted share.
        rows: The rows with what their cells add up to.
        columns: The columns with what their cells add up to.
        fitted: The fitted shares, rounded half up to six places.
        trace: The steps from the inputs to every figure, where asked for.

    """

    kind: ClassVar[str] = "target-matrix"
    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("cells", "cells", False),
        ("rows", "rows", False),
        ("columns", "columns", False),
        ("fitted", "fitted", False),
        ("trace", "trace", True),
    )
    cells: tuple[tuple[Decimal, ...], ...]
    """The cells, row by row: each is the floor or the ceiling of the fitted share."""
    rows: tuple[MatrixMarginOutcome, ...]
    """The rows with what their cells add up to."""
    columns: tuple[MatrixMarginOutcome, ...]
    """The columns with what their cells add up to."""
    fitted: tuple[tuple[Decimal | Fraction, ...], ...]
    """The fitted shares, rounded half up to six places."""
    trace: Step | None = None
    """The steps from the inputs to every figure, where asked for."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            cells=tuple([tuple(map(decimal, item)) for item in data["cells"]]),
            rows=tuple(map(MatrixMarginOutcome._read, data["rows"])),
            columns=tuple(map(MatrixMarginOutcome._read, data["columns"])),
            fitted=tuple([tuple(map(figure, item)) for item in data["fitted"]]),
            trace=Step._read(data["trace"]) if "trace" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class MetricShift(Record):
    """How far a metric moves from one figure to another.

    Attributes:
        by: The figure after less the figure before; of percentages, the percentage points (`"0.05"` is five).
        relative: The same as a share of the figure before; `null` where that is zero.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("by", "by", False),
        ("relative", "relative", False),
    )
    by: Decimal | Fraction
    """The figure after less the figure before; of percentages, the percentage points (`"0.05"` is five)."""
    relative: Decimal | Fraction | None
    """The same as a share of the figure before; `null` where that is zero."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            by=figure(data["by"]),
            relative=None if data["relative"] is None else figure(data["relative"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class MissedTarget(Record):
    """A target that will be missed.

    Attributes:
        of: What the target is of.
        id: Whose target.
        target: The target.
        projected: What the present pace comes to.
        short: The difference.
        track: At risk or off track.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("of", "of", False),
        ("id", "id", False),
        ("target", "target", False),
        ("projected", "projected", False),
        ("short", "short", False),
        ("track", "track", False),
    )
    of: MissedOf
    """What the target is of."""
    id: str
    """Whose target."""
    target: Decimal
    """The target."""
    projected: Decimal
    """What the present pace comes to."""
    short: Decimal
    """The difference."""
    track: Track
    """At risk or off track."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            of=data["of"],
            id=data["id"],
            target=decimal(data["target"]),
            projected=decimal(data["projected"]),
            short=decimal(data["short"]),
            track=data["track"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class MissingAnswer(Record):
    """Something that a goal lacks, and the question that would bring it to light.

    Attributes:
        letter: The letter that waits for it.
        field: The field of the document.
        question: What to ask.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("letter", "letter", False),
        ("field", "field", False),
        ("question", "question", False),
    )
    letter: Letter
    """The letter that waits for it."""
    field: MissingField
    """The field of the document."""
    question: str
    """What to ask."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            letter=data["letter"],
            field=data["field"],
            question=data["question"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class MoveOutcome(Record):
    """One value to move.

    Attributes:
        id: The id of the indicator, or of the adjustment.
        adjustment: Whether it is the count of an adjustment.
        from_: The value, the mean rating or the count now.
        to: Where it has to be.
        points: The points that it has there.
        cost: What moving it costs.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", False),
        ("adjustment", "adjustment", False),
        ("from_", "from", False),
        ("to", "to", False),
        ("points", "points", False),
        ("cost", "cost", False),
    )
    id: str
    """The id of the indicator, or of the adjustment."""
    adjustment: bool
    """Whether it is the count of an adjustment."""
    from_: Decimal | Fraction
    """The value, the mean rating or the count now."""
    to: Decimal | Fraction
    """Where it has to be."""
    points: Decimal | Fraction
    """The points that it has there."""
    cost: Decimal | Fraction
    """What moving it costs."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            id=data["id"],
            adjustment=data["adjustment"],
            from_=figure(data["from"]),
            to=figure(data["to"]),
            points=figure(data["points"]),
            cost=figure(data["cost"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class MovedWeight(Record):
    """What another weight gives.

    Attributes:
        to: The weight.
        score: The score; nothing where it would be below the lowest grade.
        grade: The grade.
        rank: The rank, where that was asked.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("to", "to", False),
        ("score", "score", False),
        ("grade", "grade", False),
        ("rank", "rank", False),
    )
    to: Decimal | Fraction
    """The weight."""
    score: Decimal | Fraction | None
    """The score; nothing where it would be below the lowest grade."""
    grade: str | None
    """The grade."""
    rank: int | None
    """The rank, where that was asked."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            to=figure(data["to"]),
            score=None if data["score"] is None else figure(data["score"]),
            grade=data["grade"],
            rank=data["rank"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class NextDeal(Outcome):
    """What one more deal pays.

    Attributes:
        before: What the period entitles to without the deal.
        after: What it entitles to with the deal.
        pays: The difference: what the deal pays.
        credits: What the deal credits to the person in this period, by measure; empty where no rule credits it.
            Only where the question gives the deal itself, as the next field.
        lines: The lines that the deal changes; they add up to what it pays.

    """

    kind: ClassVar[str] = "next_deal"
    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("before", "before", False),
        ("after", "after", False),
        ("pays", "pays", False),
        ("credits", "credits", True),
        ("lines", "lines", True),
    )
    before: Decimal
    """What the period entitles to without the deal."""
    after: Decimal
    """What it entitles to with the deal."""
    pays: Decimal
    """The difference: what the deal pays."""
    credits: tuple[DealCredit, ...] | None = None
    """What the deal credits to the person in this period, by measure; empty where no rule credits it.

    Only where the question gives the deal itself, as the next field.
    """
    lines: tuple[DealLine, ...] | None = None
    """The lines that the deal changes; they add up to what it pays."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            before=decimal(data["before"]),
            after=decimal(data["after"]),
            pays=decimal(data["pays"]),
            credits=tuple(map(DealCredit._read, data["credits"])) if "credits" in data else None,
            lines=tuple(map(DealLine._read, data["lines"])) if "lines" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class NextGrade(Record):
    """The next grade.

    Attributes:
        grade: The grade.
        from_: Its lower bound.
        gap: The score that is missing before limits and rounding; nothing where the limits keep the grade away.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("grade", "grade", False),
        ("from_", "from", False),
        ("gap", "gap", False),
    )
    grade: str
    """The grade."""
    from_: Decimal | Fraction
    """Its lower bound."""
    gap: Decimal | Fraction | None
    """The score that is missing before limits and rounding; nothing where the limits keep the grade away."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            grade=data["grade"],
            from_=figure(data["from"]),
            gap=None if data["gap"] is None else figure(data["gap"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class NextStep(Record):
    """The next value of the measure at which a component pays by another rule: a step, a point, a block, a cap.

    Attributes:
        component: The component.
        at: The first whole unit of the measure at which the bound is reached.
        distance: How much is missing.
        pays: What reaching it adds to the component's line.
        entitled: What reaching it adds to what the period entitles to.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("component", "component", False),
        ("at", "at", False),
        ("distance", "distance", False),
        ("pays", "pays", False),
        ("entitled", "entitled", False),
    )
    component: str
    """The component."""
    at: Decimal
    """The first whole unit of the measure at which the bound is reached."""
    distance: Decimal | Fraction
    """How much is missing."""
    pays: Decimal
    """What reaching it adds to the component's line."""
    entitled: Decimal
    """What reaching it adds to what the period entitles to."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            component=data["component"],
            at=decimal(data["at"]),
            distance=figure(data["distance"]),
            pays=decimal(data["pays"]),
            entitled=decimal(data["entitled"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class NextSteps(Outcome):
    """What comes next on a measure.

    Attributes:
        at: The value of the measure now.
        entitled: What the period entitles to now.
        steps: The next step of each component that has one, in the order of the plan.

    """

    kind: ClassVar[str] = "next_steps"
    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("at", "at", False),
        ("entitled", "entitled", False),
        ("steps", "steps", False),
    )
    at: Decimal | Fraction
    """The value of the measure now."""
    entitled: Decimal
    """What the period entitles to now."""
    steps: tuple[NextStep, ...]
    """The next step of each component that has one, in the order of the plan."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            at=figure(data["at"]),
            entitled=decimal(data["entitled"]),
            steps=tuple(map(NextStep._read, data["steps"])),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class PayCurve(Outcome):
    """A pay curve.

    Attributes:
        on: The measure.
        unit: The smallest change of the measure: between two neighbouring points of a jump.
        points: The points, by rising measure.

    """

    kind: ClassVar[str] = "curve"
    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("on", "on", False),
        ("unit", "unit", False),
        ("points", "points", False),
    )
    on: str
    """The measure."""
    unit: Decimal | Fraction
    """The smallest change of the measure: between two neighbouring points of a jump."""
    points: tuple[CurvePoint, ...]
    """The points, by rising measure."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            on=data["on"],
            unit=figure(data["unit"]),
            points=tuple(map(CurvePoint._read, data["points"])),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class PayLedger(Record):
    """Everything that was posted, in the order of the runs.

    Attributes:
        entries: The postings.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (("entries", "entries", False),)
    entries: tuple[LedgerEntry, ...]
    """The postings."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            entries=tuple(map(LedgerEntry._read, data["entries"])),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class PayLine(Record):
    """One line of a statement. Amounts are at the currency's scale.

    Attributes:
        component: The component, or the line's own name.
        kind: What the line is.
        earned: What the component earned.
        after_cap: What its cap and floor left.
        after_multipliers: What multipliers made of it.
        after_gates: What gates left.
        withheld_in: What caps withheld of it in earlier periods, which counts in this one.
        paid: What the line adds to what is due.
        reason: Why, where a person added the line.
        approver: Who approved it.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("component", "component", False),
        ("kind", "kind", False),
        ("earned", "earned", True),
        ("after_cap", "after_cap", True),
        ("after_multipliers", "after_multipliers", True),
        ("after_gates", "after_gates", True),
        ("withheld_in", "withheld_in", True),
        ("paid", "paid", False),
        ("reason", "reason", True),
        ("approver", "approver", True),
    )
    component: str
    """The component, or the line's own name."""
    kind: LineKind
    """What the line is."""
    earned: Decimal | None = None
    """What the component earned."""
    after_cap: Decimal | None = None
    """What its cap and floor left."""
    after_multipliers: Decimal | None = None
    """What multipliers made of it."""
    after_gates: Decimal | None = None
    """What gates left."""
    withheld_in: Decimal | None = None
    """What caps withheld of it in earlier periods, which counts in this one."""
    paid: Decimal
    """What the line adds to what is due."""
    reason: str | None = None
    """Why, where a person added the line."""
    approver: str | None = None
    """Who approved it."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            component=data["component"],
            kind=data["kind"],
            earned=decimal(data["earned"]) if "earned" in data else None,
            after_cap=decimal(data["after_cap"]) if "after_cap" in data else None,
            after_multipliers=decimal(data["after_multipliers"]) if "after_multipliers" in data else None,
            after_gates=decimal(data["after_gates"]) if "after_gates" in data else None,
            withheld_in=decimal(data["withheld_in"]) if "withheld_in" in data else None,
            paid=decimal(data["paid"]),
            reason=data.get("reason"),
            approver=data.get("approver"),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class PayOutcome(Outcome):
    """What one person is paid for one period.

    Attributes:
        person: The person.
        period: The period.
        currency: The currency of all amounts.
        lines: The lines; they sum to what is due.
        entitled: The pay of the period, before holdback and draw.
        due: What is to be paid now.
        draw_balance: What is owed from draws when the period closes.
        carried: The balance that the next period opens with.
        withheld: What caps cut and the next period has, by line: the `withheld` of its facts.
        booked: What the ledger holds for this period once this is paid, by line: the `paid_before` of the next run.
        payment: What is due in the currency in which the person is paid, where the facts name one.
        plan_hash: The SHA-256 of the plan in canonical form.
        trace: The steps from the inputs to every figure, where asked for.

    """

    kind: ClassVar[str] = "pay-plan"
    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("person", "person", False),
        ("period", "period", False),
        ("currency", "currency", False),
        ("lines", "lines", False),
        ("entitled", "entitled", False),
        ("due", "due", False),
        ("draw_balance", "draw_balance", False),
        ("carried", "carried", False),
        ("withheld", "withheld", True),
        ("booked", "booked", False),
        ("payment", "payment", True),
        ("plan_hash", "plan_hash", False),
        ("trace", "trace", True),
    )
    person: str
    """The person."""
    period: str
    """The period."""
    currency: str
    """The currency of all amounts."""
    lines: tuple[PayLine, ...]
    """The lines; they sum to what is due."""
    entitled: Decimal
    """The pay of the period, before holdback and draw."""
    due: Decimal
    """What is to be paid now."""
    draw_balance: Decimal
    """What is owed from draws when the period closes."""
    carried: Decimal
    """The balance that the next period opens with."""
    withheld: Mapping[str, Decimal] | None = None
    """What caps cut and the next period has, by line: the `withheld` of its facts."""
    booked: Mapping[str, Decimal]
    """What the ledger holds for this period once this is paid, by line: the `paid_before` of the next run."""
    payment: Payment | None = None
    """What is due in the currency in which the person is paid, where the facts name one."""
    plan_hash: str
    """The SHA-256 of the plan in canonical form."""
    trace: Step | None = None
    """The steps from the inputs to every figure, where asked for."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            person=data["person"],
            period=data["period"],
            currency=data["currency"],
            lines=tuple(map(PayLine._read, data["lines"])),
            entitled=decimal(data["entitled"]),
            due=decimal(data["due"]),
            draw_balance=decimal(data["draw_balance"]),
            carried=decimal(data["carried"]),
            withheld=FrozenDict({key: decimal(item) for key, item in data["withheld"].items()})
            if "withheld" in data
            else None,
            booked=FrozenDict({key: decimal(item) for key, item in data["booked"].items()}),
            payment=Payment._read(data["payment"]) if "payment" in data else None,
            plan_hash=data["plan_hash"],
            trace=Step._read(data["trace"]) if "trace" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class PayReview(Record):
    """Pay.

    Attributes:
        people: Everybody's statement.
        cost: What all are entitled to for the period, and the corrections of the one before.
        cost_of_sales: Cost ÷ the revenue of the company, to four places; `null` without revenue.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("people", "people", False),
        ("cost", "cost", False),
        ("cost_of_sales", "cost_of_sales", False),
    )
    people: tuple[PersonPay, ...]
    """Everybody's statement."""
    cost: Decimal
    """What all are entitled to for the period, and the corrections of the one before."""
    cost_of_sales: Decimal | Fraction | None
    """Cost ÷ the revenue of the company, to four places; `null` without revenue."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            people=tuple(map(PersonPay._read, data["people"])),
            cost=decimal(data["cost"]),
            cost_of_sales=None if data["cost_of_sales"] is None else figure(data["cost_of_sales"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class PaySection(Record):
    """Everything a statement says about one component, or about one of the lines that stand beside components.

    Attributes:
        component: The component, or the line's own name.
        title: What people call it.
        kind: What the line is.
        entitled: What the period entitles to, or what the line adds.
        paid_before: What was paid of it before.
        due: What is left to pay of it.
        stages: The component on its way to the line.
        how: How the line came about, in sentences that a reader follows with a calculator: `=` where all figures
            are whole, `≈` where one is shortened to eight places.
        deals: What each deal adds to the line; empty where the component does not follow deals. The rows sum to
            `entitled`.
        reason: Why, where a person added the line.
        approver: Who approved it.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("component", "component", False),
        ("title", "title", True),
        ("kind", "kind", False),
        ("entitled", "entitled", False),
        ("paid_before", "paid_before", False),
        ("due", "due", False),
        ("stages", "stages", True),
        ("how", "how", True),
        ("deals", "deals", True),
        ("reason", "reason", True),
        ("approver", "approver", True),
    )
    component: str
    """The component, or the line's own name."""
    title: str | None = None
    """What people call it."""
    kind: LineKind
    """What the line is."""
    entitled: Decimal
    """What the period entitles to, or what the line adds."""
    paid_before: Decimal
    """What was paid of it before."""
    due: Decimal
    """What is left to pay of it."""
    stages: PayStages | None = None
    """The component on its way to the line."""
    how: tuple[str, ...] | None = None
    """How the line came about, in sentences that a reader follows with a calculator: `=` where all figures are whole,
    `≈` where one is shortened to eight places.
    """
    deals: tuple[DealRow, ...] | None = None
    """What each deal adds to the line; empty where the component does not follow deals. The rows sum to `entitled`."""
    reason: str | None = None
    """Why, where a person added the line."""
    approver: str | None = None
    """Who approved it."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            component=data["component"],
            title=data.get("title"),
            kind=data["kind"],
            entitled=decimal(data["entitled"]),
            paid_before=decimal(data["paid_before"]),
            due=decimal(data["due"]),
            stages=PayStages._read(data["stages"]) if "stages" in data else None,
            how=tuple(data["how"]) if "how" in data else None,
            deals=tuple(map(DealRow._read, data["deals"])) if "deals" in data else None,
            reason=data.get("reason"),
            approver=data.get("approver"),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class PayStages(Record):
    """A component from what it earned to its line; all but the last two are rounded only to be shown.

    Attributes:
        earned: What it earned.
        after_cap: What its cap and floor left.
        after_multipliers: What multipliers made of it.
        after_gates: What gates left.
        rounded: The line, rounded as the plan says.
        cut: What the plan's cap takes off it.
        withheld_in: What caps withheld of it in earlier periods, which counts in this one: before the component's
            cap, or where the plan's cap withholds, after the rounding.
        withheld: What the cap cut of it and the next period has.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("earned", "earned", False),
        ("after_cap", "after_cap", False),
        ("after_multipliers", "after_multipliers", False),
        ("after_gates", "after_gates", False),
        ("rounded", "rounded", False),
        ("cut", "cut", False),
        ("withheld_in", "withheld_in", True),
        ("withheld", "withheld", True),
    )
    earned: Decimal
    """What it earned."""
    after_cap: Decimal
    """What its cap and floor left."""
    after_multipliers: Decimal
    """What multipliers made of it."""
    after_gates: Decimal
    """What gates left."""
    rounded: Decimal
    """The line, rounded as the plan says."""
    cut: Decimal
    """What the plan's cap takes off it."""
    withheld_in: Decimal | None = None
    """What caps withheld of it in earlier periods, which counts in this one: before the component's cap, or where the
    plan's cap withholds, after the rounding.
    """
    withheld: Decimal | None = None
    """What the cap cut of it and the next period has."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            earned=decimal(data["earned"]),
            after_cap=decimal(data["after_cap"]),
            after_multipliers=decimal(data["after_multipliers"]),
            after_gates=decimal(data["after_gates"]),
            rounded=decimal(data["rounded"]),
            cut=decimal(data["cut"]),
            withheld_in=decimal(data["withheld_in"]) if "withheld_in" in data else None,
            withheld=decimal(data["withheld"]) if "withheld" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class PayTotals(Record):
    """From what the period entitles to down to what is due: `due = entitled − held + released + draw − recovery +
    adjustments + carried_in + carry − paid_before`; of somebody who left also `− forfeited − waiting + excess −
    repayment + forgiven`.

    Attributes:
        entitled: The pay of the period.
        forfeited: What somebody who left forfeits.
        waiting: What deals of somebody who left would add that may still earn.
        excess: What caps withheld and leaving settles.
        held: What is withheld of it.
        released: What was released of it so far.
        draw: What is advanced.
        recovery: What is given back of advances.
        repayment: What somebody who left owes from draws and pays back at once.
        adjustments: What was added or deducted by hand.
        carried_in: What the balance of earlier periods adds or takes.
        carry: What moves to the next period so that nothing negative is due.
        forgiven: What somebody who left is forgiven of a negative balance.
        paid_before: What was paid already.
        due: What is to be paid now.
        draw_forgiven: What was owed from draws and nobody has to give back any more.
        draw_balance: What is owed from draws afterwards.
        carried: The balance that the next period opens with.
        withheld: What caps cut of all lines and the next period has.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("entitled", "entitled", False),
        ("forfeited", "forfeited", True),
        ("waiting", "waiting", True),
        ("excess", "excess", True),
        ("held", "held", False),
        ("released", "released", False),
        ("draw", "draw", False),
        ("recovery", "recovery", False),
        ("repayment", "repayment", True),
        ("adjustments", "adjustments", False),
        ("carried_in", "carried_in", False),
        ("carry", "carry", False),
        ("forgiven", "forgiven", True),
        ("paid_before", "paid_before", False),
        ("due", "due", False),
        ("draw_forgiven", "draw_forgiven", True),
        ("draw_balance", "draw_balance", False),
        ("carried", "carried", False),
        ("withheld", "withheld", True),
    )
    entitled: Decimal
    """The pay of the period."""
    forfeited: Decimal | None = None
    """What somebody who left forfeits."""
    waiting: Decimal | None = None
    """What deals of somebody who left would add that may still earn."""
    excess: Decimal | None = None
    """What caps withheld and leaving settles."""
    held: Decimal
    """What is withheld of it."""
    released: Decimal
    """What was released of it so far."""
    draw: Decimal
    """What is advanced."""
    recovery: Decimal
    """What is given back of advances."""
    repayment: Decimal | None = None
    """What somebody who left owes from draws and pays back at once."""
    adjustments: Decimal
    """What was added or deducted by hand."""
    carried_in: Decimal
    """What the balance of earlier periods adds or takes."""
    carry: Decimal
    """What moves to the next period so that nothing negative is due."""
    forgiven: Decimal | None = None
    """What somebody who left is forgiven of a negative balance."""
    paid_before: Decimal
    """What was paid already."""
    due: Decimal
    """What is to be paid now."""
    draw_forgiven: Decimal | None = None
    """What was owed from draws and nobody has to give back any more."""
    draw_balance: Decimal
    """What is owed from draws afterwards."""
    carried: Decimal
    """The balance that the next period opens with."""
    withheld: Decimal | None = None
    """What caps cut of all lines and the next period has."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            entitled=decimal(data["entitled"]),
            forfeited=decimal(data["forfeited"]) if "forfeited" in data else None,
            waiting=decimal(data["waiting"]) if "waiting" in data else None,
            excess=decimal(data["excess"]) if "excess" in data else None,
            held=decimal(data["held"]),
            released=decimal(data["released"]),
            draw=decimal(data["draw"]),
            recovery=decimal(data["recovery"]),
            repayment=decimal(data["repayment"]) if "repayment" in data else None,
            adjustments=decimal(data["adjustments"]),
            carried_in=decimal(data["carried_in"]),
            carry=decimal(data["carry"]),
            forgiven=decimal(data["forgiven"]) if "forgiven" in data else None,
            paid_before=decimal(data["paid_before"]),
            due=decimal(data["due"]),
            draw_forgiven=decimal(data["draw_forgiven"]) if "draw_forgiven" in data else None,
            draw_balance=decimal(data["draw_balance"]),
            carried=decimal(data["carried"]),
            withheld=decimal(data["withheld"]) if "withheld" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Payment(Record):
    """What is due in the currency of the payee.

    Attributes:
        currency: The currency.
        rate: Units of it for one unit of the plan's currency.
        date: The day of the rate.
        due: What is due, rounded once at the scale of this currency; the ledger stays in the plan's.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("currency", "currency", False),
        ("rate", "rate", False),
        ("date", "date", True),
        ("due", "due", False),
    )
    currency: str
    """The currency."""
    rate: Decimal | Fraction
    """Units of it for one unit of the plan's currency."""
    date: date | None = None
    """The day of the rate."""
    due: Decimal
    """What is due, rounded once at the scale of this currency; the ledger stays in the plan's."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            currency=data["currency"],
            rate=figure(data["rate"]),
            date=date.fromisoformat(data["date"]) if "date" in data else None,
            due=decimal(data["due"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class PeriodComparison(Record):
    """What an earlier period had, and the change since.

    Attributes:
        period: The earlier period.
        revenue: Its revenue.
        change: This period's revenue ÷ the earlier one's − 1; `null` where that is zero.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("period", "period", False),
        ("revenue", "revenue", False),
        ("change", "change", False),
    )
    period: str
    """The earlier period."""
    revenue: Decimal
    """Its revenue."""
    change: Decimal | Fraction | None
    """This period's revenue ÷ the earlier one's − 1; `null` where that is zero."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            period=data["period"],
            revenue=decimal(data["revenue"]),
            change=None if data["change"] is None else figure(data["change"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class PersonFault(Record):
    """A person who could not be settled, and why.

    Attributes:
        person: The person.
        problems: What is wrong; paths begin at the question.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("person", "person", False),
        ("problems", "problems", False),
    )
    person: str
    """The person."""
    problems: tuple[Problem, ...]
    """What is wrong; paths begin at the question."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            person=data["person"],
            problems=tuple(map(problem, data["problems"])),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class PersonFaults(Record):
    """Someone who could not be evaluated, and is counted nowhere.

    Attributes:
        index: The position among the people of the question.
        problems: What is wrong; the paths are those of the question.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("index", "index", False),
        ("problems", "problems", False),
    )
    index: int
    """The position among the people of the question."""
    problems: tuple[Problem, ...]
    """What is wrong; the paths are those of the question."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            index=data["index"],
            problems=tuple(map(problem, data["problems"])),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class PersonOutcome(Record):
    """A person: the scorecard's outcome with the layers that a cohort puts on it. `grade` is the last of them.

    Attributes:
        person: Who was scored.
        score: The score, at the scale it was rounded to; nothing when `findings` say why there is none.
        grade: The grade after vetoes.
        earned_grade: The grade that the score alone gives.
        composite: The weighted points before adjustments, on the scale of the score.
        coverage: The share of the weight that was measured.
        groups: The groups, outer before inner.
        indicators: The indicators, in the order of the scorecard.
        rescales: The groups that were put on another scale, outer before inner, and last the whole.
        adjustments: Points added and deducted.
        vetoes: The vetoes that were cast.
        advice: What to do next.
        across: The score across periods, where the scorecard declares one.
        findings: What is worth knowing about this score.
        cohort: The cohort.
        scored_grade: The grade by bands and vetoes, before the distribution.
        distributed_grade: The grade that the distribution gives or, where it only advises, would give.
        calibration: The grade that people set.
        rank: The rank, where ranks are asked for and there is a score.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("person", "person", False),
        ("score", "score", False),
        ("grade", "grade", False),
        ("earned_grade", "earned_grade", False),
        ("composite", "composite", False),
        ("coverage", "coverage", False),
        ("groups", "groups", False),
        ("indicators", "indicators", False),
        ("rescales", "rescales", False),
        ("adjustments", "adjustments", False),
        ("vetoes", "vetoes", False),
        ("advice", "advice", False),
        ("across", "across", True),
        ("findings", "findings", False),
        ("cohort", "cohort", False),
        ("scored_grade", "scored_grade", False),
        ("distributed_grade", "distributed_grade", False),
        ("calibration", "calibration", False),
        ("rank", "rank", False),
    )
    person: str | None
    """Who was scored."""
    score: Decimal | Fraction | None
    """The score, at the scale it was rounded to; nothing when `findings` say why there is none."""
    grade: str | None
    """The grade after vetoes."""
    earned_grade: str | None
    """The grade that the score alone gives."""
    composite: Decimal | Fraction | None
    """The weighted points before adjustments, on the scale of the score."""
    coverage: Decimal | Fraction | None
    """The share of the weight that was measured."""
    groups: tuple[GroupOutcome, ...]
    """The groups, outer before inner."""
    indicators: tuple[IndicatorOutcome, ...]
    """The indicators, in the order of the scorecard."""
    rescales: tuple[RescaleOutcome, ...]
    """The groups that were put on another scale, outer before inner, and last the whole."""
    adjustments: tuple[AdjustmentOutcome, ...]
    """Points added and deducted."""
    vetoes: tuple[str, ...]
    """The vetoes that were cast."""
    advice: AdviceOutcome | None
    """What to do next."""
    across: AcrossOutcome | None = None
    """The score across periods, where the scorecard declares one."""
    findings: tuple[Problem, ...]
    """What is worth knowing about this score."""
    cohort: str | None
    """The cohort."""
    scored_grade: str | None
    """The grade by bands and vetoes, before the distribution."""
    distributed_grade: str | None
    """The grade that the distribution gives or, where it only advises, would give."""
    calibration: tuple[Calibrated, ...]
    """The grade that people set."""
    rank: int | None
    """The rank, where ranks are asked for and there is a score."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            person=data["person"],
            score=None if data["score"] is None else figure(data["score"]),
            grade=data["grade"],
            earned_grade=data["earned_grade"],
            composite=None if data["composite"] is None else figure(data["composite"]),
            coverage=None if data["coverage"] is None else figure(data["coverage"]),
            groups=tuple(map(GroupOutcome._read, data["groups"])),
            indicators=tuple(map(IndicatorOutcome._read, data["indicators"])),
            rescales=tuple(map(RescaleOutcome._read, data["rescales"])),
            adjustments=tuple(map(AdjustmentOutcome._read, data["adjustments"])),
            vetoes=tuple(data["vetoes"]),
            advice=None if data["advice"] is None else AdviceOutcome._read(data["advice"]),
            across=AcrossOutcome._read(data["across"]) if "across" in data else None,
            findings=tuple(map(problem, data["findings"])),
            cohort=data["cohort"],
            scored_grade=data["scored_grade"],
            distributed_grade=data["distributed_grade"],
            calibration=tuple(map(Calibrated._read, data["calibration"])),
            rank=data["rank"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class PersonPay(Record):
    """What a person is paid, and what led to it.

    Attributes:
        plan: The plan.
        true_up: What last period's pay is today less what it was when that period closed: what came in late or was
            given back.
        person: The person.
        period: The period.
        currency: The currency of all amounts.
        lines: The lines; they sum to what is due.
        entitled: The pay of the period, before holdback and draw.
        due: What is to be paid now.
        draw_balance: What is owed from draws when the period closes.
        carried: The balance that the next period opens with.
        withheld: What caps cut and the next period has, by line: the `withheld` of its facts.
        booked: What the ledger holds for this period once this is paid, by line: the `paid_before` of the next run.
        payment: What is due in the currency in which the person is paid, where the facts name one.
        plan_hash: The SHA-256 of the plan in canonical form.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("plan", "plan", False),
        ("true_up", "true_up", False),
        ("person", "person", False),
        ("period", "period", False),
        ("currency", "currency", False),
        ("lines", "lines", False),
        ("entitled", "entitled", False),
        ("due", "due", False),
        ("draw_balance", "draw_balance", False),
        ("carried", "carried", False),
        ("withheld", "withheld", True),
        ("booked", "booked", False),
        ("payment", "payment", True),
        ("plan_hash", "plan_hash", False),
    )
    plan: str
    """The plan."""
    true_up: TrueUp | None
    """What last period's pay is today less what it was when that period closed: what came in late or was given back."""
    person: str
    """The person."""
    period: str
    """The period."""
    currency: str
    """The currency of all amounts."""
    lines: tuple[PayLine, ...]
    """The lines; they sum to what is due."""
    entitled: Decimal
    """The pay of the period, before holdback and draw."""
    due: Decimal
    """What is to be paid now."""
    draw_balance: Decimal
    """What is owed from draws when the period closes."""
    carried: Decimal
    """The balance that the next period opens with."""
    withheld: Mapping[str, Decimal] | None = None
    """What caps cut and the next period has, by line: the `withheld` of its facts."""
    booked: Mapping[str, Decimal]
    """What the ledger holds for this period once this is paid, by line: the `paid_before` of the next run."""
    payment: Payment | None = None
    """What is due in the currency in which the person is paid, where the facts name one."""
    plan_hash: str
    """The SHA-256 of the plan in canonical form."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            plan=data["plan"],
            true_up=None if data["true_up"] is None else TrueUp._read(data["true_up"]),
            person=data["person"],
            period=data["period"],
            currency=data["currency"],
            lines=tuple(map(PayLine._read, data["lines"])),
            entitled=decimal(data["entitled"]),
            due=decimal(data["due"]),
            draw_balance=decimal(data["draw_balance"]),
            carried=decimal(data["carried"]),
            withheld=FrozenDict({key: decimal(item) for key, item in data["withheld"].items()})
            if "withheld" in data
            else None,
            booked=FrozenDict({key: decimal(item) for key, item in data["booked"].items()}),
            payment=Payment._read(data["payment"]) if "payment" in data else None,
            plan_hash=data["plan_hash"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class PersonPayment(Record):
    """What one person is paid by a run.

    Attributes:
        person: The person.
        currency: The currency.
        due: What is paid now: the sum over the periods, and of the run's postings.
        payment: The same in the currency of the payee, where that is another.
        draw_balance: What is owed from draws after the last period.
        carried: The balance that is carried out of the last period.
        withheld: What caps withheld after the last period, by line.
        periods: The periods.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("person", "person", False),
        ("currency", "currency", False),
        ("due", "due", False),
        ("payment", "payment", True),
        ("draw_balance", "draw_balance", False),
        ("carried", "carried", False),
        ("withheld", "withheld", True),
        ("periods", "periods", False),
    )
    person: str
    """The person."""
    currency: str
    """The currency."""
    due: Decimal
    """What is paid now: the sum over the periods, and of the run's postings."""
    payment: Payment | None = None
    """The same in the currency of the payee, where that is another."""
    draw_balance: Decimal
    """What is owed from draws after the last period."""
    carried: Decimal
    """The balance that is carried out of the last period."""
    withheld: Mapping[str, Decimal] | None = None
    """What caps withheld after the last period, by line."""
    periods: tuple[PersonPeriod, ...]
    """The periods."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            person=data["person"],
            currency=data["currency"],
            due=decimal(data["due"]),
            payment=Payment._read(data["payment"]) if "payment" in data else None,
            draw_balance=decimal(data["draw_balance"]),
            carried=decimal(data["carried"]),
            withheld=FrozenDict({key: decimal(item) for key, item in data["withheld"].items()})
            if "withheld" in data
            else None,
            periods=tuple(map(PersonPeriod._read, data["periods"])),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class PersonPeriod(Record):
    """What one earning period of a person comes to.

    Attributes:
        period: The period.
        entitled: The pay of the period, before holdback and draw.
        paid_before: What earlier runs paid for it.
        due: What this run pays for it; negative where it is set against what the run pays for other periods.
        draw_balance: What is owed from draws when it closes.
        carried: The balance that it hands on to the next period.
        withheld: What caps withheld and it hands on to the next period, by line.
        plan_hash: The SHA-256 of the plan in canonical form.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("period", "period", False),
        ("entitled", "entitled", False),
        ("paid_before", "paid_before", False),
        ("due", "due", False),
        ("draw_balance", "draw_balance", False),
        ("carried", "carried", False),
        ("withheld", "withheld", True),
        ("plan_hash", "plan_hash", False),
    )
    period: str
    """The period."""
    entitled: Decimal
    """The pay of the period, before holdback and draw."""
    paid_before: Decimal
    """What earlier runs paid for it."""
    due: Decimal
    """What this run pays for it; negative where it is set against what the run pays for other periods."""
    draw_balance: Decimal
    """What is owed from draws when it closes."""
    carried: Decimal
    """The balance that it hands on to the next period."""
    withheld: Mapping[str, Decimal] | None = None
    """What caps withheld and it hands on to the next period, by line."""
    plan_hash: str
    """The SHA-256 of the plan in canonical form."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            period=data["period"],
            entitled=decimal(data["entitled"]),
            paid_before=decimal(data["paid_before"]),
            due=decimal(data["due"]),
            draw_balance=decimal(data["draw_balance"]),
            carried=decimal(data["carried"]),
            withheld=FrozenDict({key: decimal(item) for key, item in data["withheld"].items()})
            if "withheld" in data
            else None,
            plan_hash=data["plan_hash"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class PersonScore(Record):
    """One person's score.

    Attributes:
        person: The person.
        score: The score.
        grade: The grade, after vetoes.
        rank: The rank among those scored, 1 for the best; equals share a rank.
        last_score: Last period's score.
        last_grade: Last period's grade.
        awards: Awards that the person earned.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("person", "person", False),
        ("score", "score", False),
        ("grade", "grade", False),
        ("rank", "rank", False),
        ("last_score", "last_score", False),
        ("last_grade", "last_grade", False),
        ("awards", "awards", False),
    )
    person: str
    """The person."""
    score: Decimal | Fraction | None
    """The score."""
    grade: str | None
    """The grade, after vetoes."""
    rank: int | None
    """The rank among those scored, 1 for the best; equals share a rank."""
    last_score: Decimal | Fraction | None
    """Last period's score."""
    last_grade: str | None
    """Last period's grade."""
    awards: tuple[str, ...]
    """Awards that the person earned."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            person=data["person"],
            score=None if data["score"] is None else figure(data["score"]),
            grade=data["grade"],
            rank=data["rank"],
            last_score=None if data["last_score"] is None else figure(data["last_score"]),
            last_grade=data["last_grade"],
            awards=tuple(data["awards"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class PipelineCoverage(Record):
    """The open pipeline against the remaining target.

    Attributes:
        open_value: The value of the open deals.
        unpriced: Open deals without an amount: they add nothing to it.
        remaining_target: What is still to be sold.
        coverage: Open value ÷ remaining target.
        win_rate: Won ÷ (won + lost).
        required: 1 ÷ win rate.
        reasons: Why a figure is `null`.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("open_value", "open_value", False),
        ("unpriced", "unpriced", False),
        ("remaining_target", "remaining_target", False),
        ("coverage", "coverage", False),
        ("win_rate", "win_rate", False),
        ("required", "required", False),
        ("reasons", "reasons", True),
    )
    open_value: Decimal
    """The value of the open deals."""
    unpriced: int
    """Open deals without an amount: they add nothing to it."""
    remaining_target: Decimal | None
    """What is still to be sold."""
    coverage: Decimal | Fraction | None
    """Open value ÷ remaining target."""
    win_rate: Decimal | Fraction | None
    """Won ÷ (won + lost)."""
    required: Decimal | Fraction | None
    """1 ÷ win rate."""
    reasons: Mapping[str, NoFigure] | None = None
    """Why a figure is `null`."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            open_value=decimal(data["open_value"]),
            unpriced=data["unpriced"],
            remaining_target=None if data["remaining_target"] is None else decimal(data["remaining_target"]),
            coverage=None if data["coverage"] is None else figure(data["coverage"]),
            win_rate=None if data["win_rate"] is None else figure(data["win_rate"]),
            required=None if data["required"] is None else figure(data["required"]),
            reasons=FrozenDict(data["reasons"]) if "reasons" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class PipelineOutcome(Outcome):
    """The outcome of a pipeline.

    Attributes:
        currency: The currency of all values; `null` when no deal names one.
        deals: How the deals stand.
        maturity: Who had their chance, where the document says when a deal is mature.
        stages: The stages in the order of the document.
        overall: From the first stage to won.
        win_rate: The share won.
        velocity: The speed of selling.
        weighted: Open deals, weighted by their probability of winning.
        coverage: The open pipeline against the remaining target.
        time_to_win: The time from beginning to won, with open deals as not yet observed and lost as a competing
            end.
        history: The funnel's own past, where the facts say which deals it is.
        bottlenecks: Stages that lose most, first.
        limits_exceeded: Deals that stayed longer in a stage than its limit.
        kpis: Orders and customers.
        customers: Customers, where the document has rules for them or the facts ask for them.
        breakdowns: The same deals by owner, channel, product, region and month of beginning.
        details: Every deal with its stages, where the facts ask for it.
        findings: What is odd about the deals, and how it was treated.
        trace: The steps from the inputs to every figure, where asked for.

    """

    kind: ClassVar[str] = "pipeline"
    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("currency", "currency", False),
        ("deals", "deals", False),
        ("maturity", "maturity", True),
        ("stages", "stages", False),
        ("overall", "overall", False),
        ("win_rate", "win_rate", False),
        ("velocity", "velocity", False),
        ("weighted", "weighted", False),
        ("coverage", "coverage", False),
        ("time_to_win", "time_to_win", False),
        ("history", "history", True),
        ("bottlenecks", "bottlenecks", False),
        ("limits_exceeded", "limits_exceeded", False),
        ("kpis", "kpis", False),
        ("customers", "customers", True),
        ("breakdowns", "breakdowns", False),
        ("details", "details", True),
        ("findings", "findings", False),
        ("trace", "trace", True),
    )
    currency: str | None
    """The currency of all values; `null` when no deal names one."""
    deals: DealStanding
    """How the deals stand."""
    maturity: DealMaturity | None = None
    """Who had their chance, where the document says when a deal is mature."""
    stages: tuple[StageFigures, ...]
    """The stages in the order of the document."""
    overall: Conversion
    """From the first stage to won."""
    win_rate: WinRate
    """The share won."""
    velocity: Velocity
    """The speed of selling."""
    weighted: WeightedPipeline
    """Open deals, weighted by their probability of winning."""
    coverage: PipelineCoverage
    """The open pipeline against the remaining target."""
    time_to_win: TimeToWin
    """The time from beginning to won, with open deals as not yet observed and lost as a competing end."""
    history: FunnelHistory | None = None
    """The funnel's own past, where the facts say which deals it is."""
    bottlenecks: tuple[Bottleneck, ...]
    """Stages that lose most, first."""
    limits_exceeded: tuple[LimitExceeded, ...]
    """Deals that stayed longer in a stage than its limit."""
    kpis: Kpis
    """Orders and customers."""
    customers: CustomerFigures | None = None
    """Customers, where the document has rules for them or the facts ask for them."""
    breakdowns: Breakdowns
    """The same deals by owner, channel, product, region and month of beginning."""
    details: tuple[DealDetail, ...] | None = None
    """Every deal with its stages, where the facts ask for it."""
    findings: tuple[DealFinding, ...]
    """What is odd about the deals, and how it was treated."""
    trace: Step | None = None
    """The steps from the inputs to every figure, where asked for."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            currency=data["currency"],
            deals=DealStanding._read(data["deals"]),
            maturity=DealMaturity._read(data["maturity"]) if "maturity" in data else None,
            stages=tuple(map(StageFigures._read, data["stages"])),
            overall=Conversion._read(data["overall"]),
            win_rate=WinRate._read(data["win_rate"]),
            velocity=Velocity._read(data["velocity"]),
            weighted=WeightedPipeline._read(data["weighted"]),
            coverage=PipelineCoverage._read(data["coverage"]),
            time_to_win=TimeToWin._read(data["time_to_win"]),
            history=FunnelHistory._read(data["history"]) if "history" in data else None,
            bottlenecks=tuple(map(Bottleneck._read, data["bottlenecks"])),
            limits_exceeded=tuple(map(LimitExceeded._read, data["limits_exceeded"])),
            kpis=Kpis._read(data["kpis"]),
            customers=CustomerFigures._read(data["customers"]) if "customers" in data else None,
            breakdowns=Breakdowns._read(data["breakdowns"]),
            details=tuple(map(DealDetail._read, data["details"])) if "details" in data else None,
            findings=tuple(map(DealFinding._read, data["findings"])),
            trace=Step._read(data["trace"]) if "trace" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class PlanFor(Outcome):
    """The version of a plan that rules a person and period.

    Attributes:
        plan: The plan.
        version: The position of the version among the plans of the book; 0 for a plan alone.
        effective: The days on which the version is in force; for good unless it says so.
        days: The days of the period on which the person is on the plan, in order.
        hash: The SHA-256 of the version in canonical form: the `plan_hash` of what it pays.

    """

    kind: ClassVar[str] = "plan_for"
    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("plan", "plan", False),
        ("version", "version", False),
        ("effective", "effective", True),
        ("days", "days", False),
        ("hash", "hash", False),
    )
    plan: str
    """The plan."""
    version: int
    """The position of the version among the plans of the book; 0 for a plan alone."""
    effective: DaySpan | None = None
    """The days on which the version is in force; for good unless it says so."""
    days: tuple[DaySpan, ...]
    """The days of the period on which the person is on the plan, in order."""
    hash: str
    """The SHA-256 of the version in canonical form: the `plan_hash` of what it pays."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            plan=data["plan"],
            version=data["version"],
            effective=DaySpan._read(data["effective"]) if "effective" in data else None,
            days=tuple(map(DaySpan._read, data["days"])),
            hash=data["hash"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class PlanPart(Record):
    """A part of a plan: its place and what stands there.

    Attributes:
        path: The JSON Pointer into the plan that has it.
        value: What stands there, in canonical form.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("path", "path", False),
        ("value", "value", False),
    )
    path: str
    """The JSON Pointer into the plan that has it."""
    value: Any
    """What stands there, in canonical form."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            path=data["path"],
            value=frozen(data["value"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Population(Record):
    """What a plan pays a population.

    Attributes:
        people: How many people were evaluated.
        paid: How many of them are paid more than nothing.
        cost: What they are entitled to in all, without what leavers forfeit, with what draws add that are not
            recoverable.
        sales: The sales of those whose sales are known, in the plan's currency.
        cost_of_sales: The cost divided by the sales, half up to 6 places; absent where somebody's sales are not
            known, or there are none.
        mean: The mean; absent without people, as all that follow.
        median: The median: the mean of the middle two of an even number.
        quartiles: The first and the third quartile, linearly between the two neighbours.
        deciles: The least, the nine deciles, and the most: each what somebody is paid, and at least so many tenths
            of all are paid no more.
        components: The cost by component, in the order of the plan.
        bins: The distribution over the bins of the question.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("people", "people", False),
        ("paid", "paid", False),
        ("cost", "cost", False),
        ("sales", "sales", False),
        ("cost_of_sales", "cost_of_sales", True),
        ("mean", "mean", True),
        ("median", "median", True),
        ("quartiles", "quartiles", True),
        ("deciles", "deciles", True),
        ("components", "components", False),
        ("bins", "bins", True),
    )
    people: int
    """How many people were evaluated."""
    paid: int
    """How many of them are paid more than nothing."""
    cost: Decimal
    """What they are entitled to in all, without what leavers forfeit, with what draws add that are not recoverable."""
    sales: Decimal | Fraction
    """The sales of those whose sales are known, in the plan's currency."""
    cost_of_sales: Decimal | Fraction | None = None
    """The cost divided by the sales, half up to 6 places; absent where somebody's sales are not known, or there are
    none.
    """
    mean: Decimal | None = None
    """The mean; absent without people, as all that follow."""
    median: Decimal | None = None
    """The median: the mean of the middle two of an even number."""
    quartiles: tuple[Decimal, ...] | None = None
    """The first and the third quartile, linearly between the two neighbours."""
    deciles: tuple[Decimal, ...] | None = None
    """The least, the nine deciles, and the most: each what somebody is paid, and at least so many tenths of all are
    paid no more.
    """
    components: tuple[ComponentCost, ...]
    """The cost by component, in the order of the plan."""
    bins: tuple[Bin, ...] | None = None
    """The distribution over the bins of the question."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            people=data["people"],
            paid=data["paid"],
            cost=decimal(data["cost"]),
            sales=figure(data["sales"]),
            cost_of_sales=figure(data["cost_of_sales"]) if "cost_of_sales" in data else None,
            mean=decimal(data["mean"]) if "mean" in data else None,
            median=decimal(data["median"]) if "median" in data else None,
            quartiles=tuple(map(decimal, data["quartiles"])) if "quartiles" in data else None,
            deciles=tuple(map(decimal, data["deciles"])) if "deciles" in data else None,
            components=tuple(map(ComponentCost._read, data["components"])),
            bins=tuple(map(Bin._read, data["bins"])) if "bins" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Quantiles(Record):
    """Quantiles of days.

    Attributes:
        median: Half stayed no longer.
        p75: Three quarters stayed no longer.
        p90: Nine tenths stayed no longer.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("median", "median", False),
        ("p75", "p75", False),
        ("p90", "p90", False),
    )
    median: Decimal | Fraction | None
    """Half stayed no longer."""
    p75: Decimal | Fraction | None
    """Three quarters stayed no longer."""
    p90: Decimal | Fraction | None
    """Nine tenths stayed no longer."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            median=None if data["median"] is None else figure(data["median"]),
            p75=None if data["p75"] is None else figure(data["p75"]),
            p90=None if data["p90"] is None else figure(data["p90"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class QuotaOutcome(Record):
    """The quota of one grade.

    Attributes:
        grade: The grade.
        exact: The places before they were made whole.
        seats: The places.
        scored: The people that bands and vetoes put here.
        distributed: The people after the distribution.
        people: The people after calibration.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("grade", "grade", False),
        ("exact", "exact", False),
        ("seats", "seats", False),
        ("scored", "scored", False),
        ("distributed", "distributed", False),
        ("people", "people", False),
    )
    grade: str
    """The grade."""
    exact: Decimal | Fraction
    """The places before they were made whole."""
    seats: int
    """The places."""
    scored: int
    """The people that bands and vetoes put here."""
    distributed: int
    """The people after the distribution."""
    people: int
    """The people after calibration."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            grade=data["grade"],
            exact=figure(data["exact"]),
            seats=data["seats"],
            scored=data["scored"],
            distributed=data["distributed"],
            people=data["people"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Ratio(Record):
    """The ratios of one person, half up to 6 places; each absent where a figure is not given or not positive.

    Attributes:
        index: The position among the people of the question.
        attainment: The measure divided by the quota for the active days.
        quota_to_potential: The whole quota divided by the potential.
        incentive_to_quota: The whole target incentive divided by the whole quota: what a unit of quota is worth.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("index", "index", False),
        ("attainment", "attainment", True),
        ("quota_to_potential", "quota_to_potential", True),
        ("incentive_to_quota", "incentive_to_quota", True),
    )
    index: int
    """The position among the people of the question."""
    attainment: Decimal | Fraction | None = None
    """The measure divided by the quota for the active days."""
    quota_to_potential: Decimal | Fraction | None = None
    """The whole quota divided by the potential."""
    incentive_to_quota: Decimal | Fraction | None = None
    """The whole target incentive divided by the whole quota: what a unit of quota is worth."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            index=data["index"],
            attainment=figure(data["attainment"]) if "attainment" in data else None,
            quota_to_potential=figure(data["quota_to_potential"]) if "quota_to_potential" in data else None,
            incentive_to_quota=figure(data["incentive_to_quota"]) if "incentive_to_quota" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class RatioSpread(Record):
    """How far the ratios of people lie apart. All are rounded half up to 6 places.

    Attributes:
        people: How many people have the ratio.
        least: The least.
        median: The median.
        mean: The mean.
        most: The most.
        deviation: The standard deviation of a sample; absent for one person alone.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("people", "people", False),
        ("least", "least", False),
        ("median", "median", False),
        ("mean", "mean", False),
        ("most", "most", False),
        ("deviation", "deviation", True),
    )
    people: int
    """How many people have the ratio."""
    least: Decimal | Fraction
    """The least."""
    median: Decimal | Fraction
    """The median."""
    mean: Decimal | Fraction
    """The mean."""
    most: Decimal | Fraction
    """The most."""
    deviation: Decimal | Fraction | None = None
    """The standard deviation of a sample; absent for one person alone."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            people=data["people"],
            least=figure(data["least"]),
            median=figure(data["median"]),
            mean=figure(data["mean"]),
            most=figure(data["most"]),
            deviation=figure(data["deviation"]) if "deviation" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ReadFinding(Record):
    """Something that stands against a draft, or that was not understood.

    Attributes:
        code: The stable code, such as `goal/S010`.
        letter: The letter that it belongs to; none where it concerns the reading.
        severity: Its weight.
        path: A JSON Pointer into the outcome; empty where no draft has the words.
        span: Where the words stand; none where something is missing.
        message: What is the matter.
        help: What to do.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("code", "code", False),
        ("letter", "letter", False),
        ("severity", "severity", False),
        ("path", "path", False),
        ("span", "span", False),
        ("message", "message", False),
        ("help", "help", False),
    )
    code: str
    """The stable code, such as `goal/S010`."""
    letter: Letter | None
    """The letter that it belongs to; none where it concerns the reading."""
    severity: Severity
    """Its weight."""
    path: str
    """A JSON Pointer into the outcome; empty where no draft has the words."""
    span: SentenceSpan | None
    """Where the words stand; none where something is missing."""
    message: str
    """What is the matter."""
    help: str
    """What to do."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            code=data["code"],
            letter=data["letter"],
            severity=data["severity"],
            path=data["path"],
            span=None if data["span"] is None else SentenceSpan._read(data["span"]),
            message=data["message"],
            help=data["help"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ReadOutcome(Outcome):
    """What was read.

    Attributes:
        drafts: One draft for each target.
        findings: What stands against the drafts, and what was not understood. Paths point into this outcome.

    """

    kind: ClassVar[str] = "read-goal"
    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("drafts", "drafts", False),
        ("findings", "findings", False),
    )
    drafts: tuple[GoalDraft, ...]
    """One draft for each target."""
    findings: tuple[ReadFinding, ...]
    """What stands against the drafts, and what was not understood. Paths point into this outcome."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            drafts=tuple(map(GoalDraft._read, data["drafts"])),
            findings=tuple(map(ReadFinding._read, data["findings"])),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class RescaleOutcome(Record):
    """Points on two scales.

    Attributes:
        group: The group; nothing for the whole.
        before: The points on the old scale.
        points: The points on the new scale.
        offset: What the new scale itself adds to the score: with the contributions of the indicators it makes the
            composite. Nothing where weights do not multiply.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("group", "group", False),
        ("before", "before", False),
        ("points", "points", False),
        ("offset", "offset", False),
    )
    group: str | None
    """The group; nothing for the whole."""
    before: Decimal | Fraction
    """The points on the old scale."""
    points: Decimal | Fraction
    """The points on the new scale."""
    offset: Decimal | Fraction | None
    """What the new scale itself adds to the score: with the contributions of the indicators it makes the composite.

    Nothing where weights do not multiply.
    """

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            group=data["group"],
            before=figure(data["before"]),
            points=figure(data["points"]),
            offset=None if data["offset"] is None else figure(data["offset"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ReviewPage(Outcome):
    """The review as a page.

    Attributes:
        html: One file of HTML that needs nothing else: no script, no font, no picture from elsewhere.

    """

    kind: ClassVar[str] = "report"
    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (("html", "html", False),)
    html: str
    """One file of HTML that needs nothing else: no script, no font, no picture from elsewhere."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            html=data["html"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class RfmFigures(Record):
    """Scores by recency, frequency and value.

    Attributes:
        from_: The first day whose orders count, where the document declares a window.
        scored: Customers with scores.
        not_scored: Customers without: no order in the window, none with a date, or none with an amount.
        undated_orders: Orders without a date: they count where there is no window, and never for recency.
        limits: The limits between scores, as declared or found.
        scores: How many customers have each score.
        segments: The declared segments, and customers in none if there are any.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("from_", "from", True),
        ("scored", "scored", False),
        ("not_scored", "not_scored", False),
        ("undated_orders", "undated_orders", False),
        ("limits", "limits", False),
        ("scores", "scores", False),
        ("segments", "segments", False),
    )
    from_: date | None = None
    """The first day whose orders count, where the document declares a window."""
    scored: int
    """Customers with scores."""
    not_scored: int
    """Customers without: no order in the window, none with a date, or none with an amount."""
    undated_orders: int
    """Orders without a date: they count where there is no window, and never for recency."""
    limits: RfmLimits
    """The limits between scores, as declared or found."""
    scores: tuple[ScoreCount, ...]
    """How many customers have each score."""
    segments: tuple[CustomerTier, ...]
    """The declared segments, and customers in none if there are any."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            from_=date.fromisoformat(data["from"]) if "from" in data else None,
            scored=data["scored"],
            not_scored=data["not_scored"],
            undated_orders=data["undated_orders"],
            limits=RfmLimits._read(data["limits"]),
            scores=tuple(map(ScoreCount._read, data["scores"])),
            segments=tuple(map(CustomerTier._read, data["segments"])),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class RfmLimits(Record):
    """The limits between scores, in the order in which documents declare them.

    Attributes:
        recency_days: At most so many days since the last order, from the best score down.
        frequency: From the second score up: at least so many orders where declared, more than so many where
            quantiles part them.
        value: From the second score up: at least so much where declared, more than so much where quantiles part
            them.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("recency_days", "recency_days", False),
        ("frequency", "frequency", False),
        ("value", "value", False),
    )
    recency_days: tuple[Decimal | Fraction, ...]
    """At most so many days since the last order, from the best score down."""
    frequency: tuple[Decimal | Fraction, ...]
    """From the second score up: at least so many orders where declared, more than so many where quantiles part them."""
    value: tuple[Decimal | Fraction, ...]
    """From the second score up: at least so much where declared, more than so much where quantiles part them."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            recency_days=tuple(map(figure, data["recency_days"])),
            frequency=tuple(map(figure, data["frequency"])),
            value=tuple(map(figure, data["value"])),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ScoreCount(Record):
    """How many customers have a score.

    Attributes:
        score: The score.
        recency: Customers with this score of recency.
        frequency: Customers with this score of frequency.
        value: Customers with this score of value.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("score", "score", False),
        ("recency", "recency", False),
        ("frequency", "frequency", False),
        ("value", "value", False),
    )
    score: int
    """The score."""
    recency: int
    """Customers with this score of recency."""
    frequency: int
    """Customers with this score of frequency."""
    value: int
    """Customers with this score of value."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            score=data["score"],
            recency=data["recency"],
            frequency=data["frequency"],
            value=data["value"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ScorecardOutcome(Outcome):
    """A score with its grade and all that led to it.

    Attributes:
        person: Who was scored.
        score: The score, at the scale it was rounded to; nothing when `findings` say why there is none.
        grade: The grade after vetoes.
        earned_grade: The grade that the score alone gives.
        composite: The weighted points before adjustments, on the scale of the score.
        coverage: The share of the weight that was measured.
        groups: The groups, outer before inner.
        indicators: The indicators, in the order of the scorecard.
        rescales: The groups that were put on another scale, outer before inner, and last the whole.
        adjustments: Points added and deducted.
        vetoes: The vetoes that were cast.
        advice: What to do next.
        across: The score across periods, where the scorecard declares one.
        findings: What is worth knowing about this score.
        trace: The steps from the inputs to every figure, where asked for.

    """

    kind: ClassVar[str] = "scorecard"
    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("person", "person", False),
        ("score", "score", False),
        ("grade", "grade", False),
        ("earned_grade", "earned_grade", False),
        ("composite", "composite", False),
        ("coverage", "coverage", False),
        ("groups", "groups", False),
        ("indicators", "indicators", False),
        ("rescales", "rescales", False),
        ("adjustments", "adjustments", False),
        ("vetoes", "vetoes", False),
        ("advice", "advice", False),
        ("across", "across", True),
        ("findings", "findings", False),
        ("trace", "trace", True),
    )
    person: str | None
    """Who was scored."""
    score: Decimal | Fraction | None
    """The score, at the scale it was rounded to; nothing when `findings` say why there is none."""
    grade: str | None
    """The grade after vetoes."""
    earned_grade: str | None
    """The grade that the score alone gives."""
    composite: Decimal | Fraction | None
    """The weighted points before adjustments, on the scale of the score."""
    coverage: Decimal | Fraction | None
    """The share of the weight that was measured."""
    groups: tuple[GroupOutcome, ...]
    """The groups, outer before inner."""
    indicators: tuple[IndicatorOutcome, ...]
    """The indicators, in the order of the scorecard."""
    rescales: tuple[RescaleOutcome, ...]
    """The groups that were put on another scale, outer before inner, and last the whole."""
    adjustments: tuple[AdjustmentOutcome, ...]
    """Points added and deducted."""
    vetoes: tuple[str, ...]
    """The vetoes that were cast."""
    advice: AdviceOutcome | None
    """What to do next."""
    across: AcrossOutcome | None = None
    """The score across periods, where the scorecard declares one."""
    findings: tuple[Problem, ...]
    """What is worth knowing about this score."""
    trace: Step | None = None
    """The steps from the inputs to every figure, where asked for."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            person=data["person"],
            score=None if data["score"] is None else figure(data["score"]),
            grade=data["grade"],
            earned_grade=data["earned_grade"],
            composite=None if data["composite"] is None else figure(data["composite"]),
            coverage=None if data["coverage"] is None else figure(data["coverage"]),
            groups=tuple(map(GroupOutcome._read, data["groups"])),
            indicators=tuple(map(IndicatorOutcome._read, data["indicators"])),
            rescales=tuple(map(RescaleOutcome._read, data["rescales"])),
            adjustments=tuple(map(AdjustmentOutcome._read, data["adjustments"])),
            vetoes=tuple(data["vetoes"]),
            advice=None if data["advice"] is None else AdviceOutcome._read(data["advice"]),
            across=AcrossOutcome._read(data["across"]) if "across" in data else None,
            findings=tuple(map(problem, data["findings"])),
            trace=Step._read(data["trace"]) if "trace" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Sensitivity(Outcome):
    """Whether a grade or a rank survives other weights, and the smallest change that it does not survive.

    Attributes:
        person: Whose.
        of: What has to survive.
        weights: How far each weight was changed, in parts of itself.
        score: The score with the weights as they are.
        grade: The grade with the weights as they are.
        rank: The rank with the weights as they are, where that was asked.
        survives: Whether it survives every one of these changes; nothing where it survives those that were tried
            and a weight that could turn it was not.
        tries: The weights that were changed, each alone.
        left_out: The weights that were not, and why.
        smallest: The smallest change, in parts of the weight, at which it turns; nothing where none does.

    """

    kind: ClassVar[str] = "sensitivity"
    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("person", "person", False),
        ("of", "of", False),
        ("weights", "weights", False),
        ("score", "score", False),
        ("grade", "grade", False),
        ("rank", "rank", False),
        ("survives", "survives", False),
        ("tries", "tries", False),
        ("left_out", "left_out", False),
        ("smallest", "smallest", False),
    )
    person: str | None
    """Whose."""
    of: SensitivityOf
    """What has to survive."""
    weights: Decimal | Fraction
    """How far each weight was changed, in parts of itself."""
    score: Decimal | Fraction
    """The score with the weights as they are."""
    grade: str | None
    """The grade with the weights as they are."""
    rank: int | None
    """The rank with the weights as they are, where that was asked."""
    survives: bool | None
    """Whether it survives every one of these changes; nothing where it survives those that were tried and a weight that
    could turn it was not.
    """
    tries: tuple[WeightTry, ...]
    """The weights that were changed, each alone."""
    left_out: tuple[FixedWeight, ...]
    """The weights that were not, and why."""
    smallest: WeightTurn | None
    """The smallest change, in parts of the weight, at which it turns; nothing where none does."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            person=data["person"],
            of=data["of"],
            weights=figure(data["weights"]),
            score=figure(data["score"]),
            grade=data["grade"],
            rank=data["rank"],
            survives=data["survives"],
            tries=tuple(map(WeightTry._read, data["tries"])),
            left_out=tuple(map(FixedWeight._read, data["left_out"])),
            smallest=None if data["smallest"] is None else WeightTurn._read(data["smallest"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class SentenceSpan(Record):
    """A part of the sentence: half-open ranges of bytes (UTF-8) and of characters (Unicode scalar values).

    Attributes:
        bytes: The first byte and the byte after the last.
        chars: The first character and the character after the last.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("bytes", "bytes", False),
        ("chars", "chars", False),
    )
    bytes: tuple[int, int]
    """The first byte and the byte after the last."""
    chars: tuple[int, int]
    """The first character and the character after the last."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            bytes=(data["bytes"][0], data["bytes"][1]),
            chars=(data["chars"][0], data["chars"][1]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Settled(Outcome):
    """What a payroll run gives: the ledger with its postings, and what each person is paid.

    Attributes:
        ledger: The ledger: what it held, untouched, and behind it what this run posts, by person, period and line.
        payments: What is paid, by person.
        total: What is paid in all, by currency of the plans.
        paid_in: What is paid in all, by currency of the payees, where anybody is paid in another currency than the
            plan's.
        faults: The people who could not be settled, and why.

    """

    kind: ClassVar[str] = "settle"
    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("ledger", "ledger", False),
        ("payments", "payments", False),
        ("total", "total", False),
        ("paid_in", "paid_in", True),
        ("faults", "faults", False),
    )
    ledger: PayLedger
    """The ledger: what it held, untouched, and behind it what this run posts, by person, period and line."""
    payments: tuple[PersonPayment, ...]
    """What is paid, by person."""
    total: Mapping[str, Decimal]
    """What is paid in all, by currency of the plans."""
    paid_in: Mapping[str, Decimal] | None = None
    """What is paid in all, by currency of the payees, where anybody is paid in another currency than the plan's."""
    faults: tuple[PersonFault, ...]
    """The people who could not be settled, and why."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            ledger=PayLedger._read(data["ledger"]),
            payments=tuple(map(PersonPayment._read, data["payments"])),
            total=FrozenDict({key: decimal(item) for key, item in data["total"].items()}),
            paid_in=FrozenDict({key: decimal(item) for key, item in data["paid_in"].items()})
            if "paid_in" in data
            else None,
            faults=tuple(map(PersonFault._read, data["faults"])),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ShareBounds(Record):
    """The bounds of a share.

    Attributes:
        low: The lower bound.
        high: The upper bound.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("low", "low", False),
        ("high", "high", False),
    )
    low: Decimal | Fraction
    """The lower bound."""
    high: Decimal | Fraction
    """The upper bound."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            low=figure(data["low"]),
            high=figure(data["high"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Shift(Record):
    """How many people gain or lose, and how much in all.

    Attributes:
        people: How many.
        amount: How much, negative for losses.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("people", "people", False),
        ("amount", "amount", False),
    )
    people: int
    """How many."""
    amount: Decimal
    """How much, negative for losses."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            people=data["people"],
            amount=decimal(data["amount"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Shifts(Record):
    """Who gains and who loses by the other plan.

    Attributes:
        gain: Those who gain.
        lose: Those who lose.
        same: How many are paid the same.
        cost: What the other plan costs more, negative where it costs less.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("gain", "gain", False),
        ("lose", "lose", False),
        ("same", "same", False),
        ("cost", "cost", False),
    )
    gain: Shift
    """Those who gain."""
    lose: Shift
    """Those who lose."""
    same: int
    """How many are paid the same."""
    cost: Decimal
    """What the other plan costs more, negative where it costs less."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            gain=Shift._read(data["gain"]),
            lose=Shift._read(data["lose"]),
            same=data["same"],
            cost=decimal(data["cost"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class SimulatedPay(Record):
    """What one person is paid.

    Attributes:
        index: The position among the people of the question.
        person: The person.
        before: What the period costs under this plan: what it entitles to, without what somebody who left forfeits,
            with what a draw adds that is not recoverable.
        after: The same under the other plan.
        difference: The difference: what the person gains by the other plan, negative for a loss.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("index", "index", False),
        ("person", "person", False),
        ("before", "before", False),
        ("after", "after", True),
        ("difference", "difference", True),
    )
    index: int
    """The position among the people of the question."""
    person: str
    """The person."""
    before: Decimal
    """What the period costs under this plan: what it entitles to, without what somebody who left forfeits, with what a
    draw adds that is not recoverable.
    """
    after: Decimal | None = None
    """The same under the other plan."""
    difference: Decimal | None = None
    """The difference: what the person gains by the other plan, negative for a loss."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            index=data["index"],
            person=data["person"],
            before=decimal(data["before"]),
            after=decimal(data["after"]) if "after" in data else None,
            difference=decimal(data["difference"]) if "difference" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Simulation(Outcome):
    """What a plan costs over a population.

    Attributes:
        currency: The currency of all amounts.
        before: The population under this plan.
        after: The same people under the other plan.
        shifts: Who gains and who loses by the other plan.
        fairness: How quotas, potential and target incentives lie to each other.
        people: What each person is paid.
        faults: Those who could not be evaluated.

    """

    kind: ClassVar[str] = "simulate"
    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("currency", "currency", False),
        ("before", "before", False),
        ("after", "after", True),
        ("shifts", "shifts", True),
        ("fairness", "fairness", False),
        ("people", "people", False),
        ("faults", "faults", False),
    )
    currency: str
    """The currency of all amounts."""
    before: Population
    """The population under this plan."""
    after: Population | None = None
    """The same people under the other plan."""
    shifts: Shifts | None = None
    """Who gains and who loses by the other plan."""
    fairness: Fairness
    """How quotas, potential and target incentives lie to each other."""
    people: tuple[SimulatedPay, ...]
    """What each person is paid."""
    faults: tuple[PersonFaults, ...]
    """Those who could not be evaluated."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            currency=data["currency"],
            before=Population._read(data["before"]),
            after=Population._read(data["after"]) if "after" in data else None,
            shifts=Shifts._read(data["shifts"]) if "shifts" in data else None,
            fairness=Fairness._read(data["fairness"]),
            people=tuple(map(SimulatedPay._read, data["people"])),
            faults=tuple(map(PersonFaults._read, data["faults"])),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class SliceStage(Record):
    """A stage within a slice: the share of its deals that went on.

    Attributes:
        stage: The stage.
        of: The denominator: deals that count in the stage.
        advanced: The numerator: those of them that count in the next one too.
        conversion: The share by count.
        interval: Wilson's interval of the share by count.
        of_value: The denominator by value.
        advanced_value: The numerator by value.
        unpriced: How many of the denominator have no amount: they add nothing to the values.
        by_value: The share by value.
        is_small_sample: Whether the denominator is below the declared minimum.
        mature: The same without deals that are too young, where the document says when a deal is mature.
        reasons: Why a figure is `null`.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("stage", "stage", False),
        ("of", "of", False),
        ("advanced", "advanced", False),
        ("conversion", "conversion", False),
        ("interval", "interval", False),
        ("of_value", "of_value", False),
        ("advanced_value", "advanced_value", False),
        ("unpriced", "unpriced", False),
        ("by_value", "by_value", False),
        ("is_small_sample", "is_small_sample", False),
        ("mature", "mature", True),
        ("reasons", "reasons", True),
    )
    stage: str
    """The stage."""
    of: int
    """The denominator: deals that count in the stage."""
    advanced: int
    """The numerator: those of them that count in the next one too."""
    conversion: Decimal | Fraction | None
    """The share by count."""
    interval: ShareBounds | None
    """Wilson's interval of the share by count."""
    of_value: Decimal
    """The denominator by value."""
    advanced_value: Decimal
    """The numerator by value."""
    unpriced: int
    """How many of the denominator have no amount: they add nothing to the values."""
    by_value: Decimal | Fraction | None
    """The share by value."""
    is_small_sample: bool
    """Whether the denominator is below the declared minimum."""
    mature: Conversion | None = None
    """The same without deals that are too young, where the document says when a deal is mature."""
    reasons: Mapping[str, NoFigure] | None = None
    """Why a figure is `null`."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            stage=data["stage"],
            of=data["of"],
            advanced=data["advanced"],
            conversion=None if data["conversion"] is None else figure(data["conversion"]),
            interval=None if data["interval"] is None else ShareBounds._read(data["interval"]),
            of_value=decimal(data["of_value"]),
            advanced_value=decimal(data["advanced_value"]),
            unpriced=data["unpriced"],
            by_value=None if data["by_value"] is None else figure(data["by_value"]),
            is_small_sample=data["is_small_sample"],
            mature=Conversion._read(data["mature"]) if "mature" in data else None,
            reasons=FrozenDict(data["reasons"]) if "reasons" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Solution(Outcome):
    """How much of a measure it takes.

    Attributes:
        pays: The amount that was asked for.
        needed: The smallest value of the measure that pays as much; absent where none up to the bound does.
        most: The most that is paid up to the bound, and the smallest value that pays it; only where nothing pays as
            much as was asked for.
        up_to: The bound up to which the measure was searched.

    """

    kind: ClassVar[str] = "solve"
    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("pays", "pays", False),
        ("needed", "needed", True),
        ("most", "most", True),
        ("up_to", "up_to", False),
    )
    pays: Decimal | Fraction
    """The amount that was asked for."""
    needed: SolvedPoint | None = None
    """The smallest value of the measure that pays as much; absent where none up to the bound does."""
    most: SolvedPoint | None = None
    """The most that is paid up to the bound, and the smallest value that pays it; only where nothing pays as much as
    was asked for.
    """
    up_to: Decimal
    """The bound up to which the measure was searched."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            pays=figure(data["pays"]),
            needed=SolvedPoint._read(data["needed"]) if "needed" in data else None,
            most=SolvedPoint._read(data["most"]) if "most" in data else None,
            up_to=decimal(data["up_to"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class SolvedPoint(Record):
    """A value of the measure and what the plan pays there.

    Attributes:
        at: The value of the measure, a whole number of its smallest unit.
        attainment: The value divided by the period's quota, half up to 6 places; only where a quota is given.
        entitled: What the period entitles to there: what evaluating the plan gives.
        distance: How much it is above the measure's value in the facts, negative below it; only where the facts
            have one.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("at", "at", False),
        ("attainment", "attainment", True),
        ("entitled", "entitled", False),
        ("distance", "distance", True),
    )
    at: Decimal
    """The value of the measure, a whole number of its smallest unit."""
    attainment: Decimal | Fraction | None = None
    """The value divided by the period's quota, half up to 6 places; only where a quota is given."""
    entitled: Decimal
    """What the period entitles to there: what evaluating the plan gives."""
    distance: Decimal | Fraction | None = None
    """How much it is above the measure's value in the facts, negative below it; only where the facts have one."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            at=decimal(data["at"]),
            attainment=figure(data["attainment"]) if "attainment" in data else None,
            entitled=decimal(data["entitled"]),
            distance=figure(data["distance"]) if "distance" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class StageChange(Record):
    """A stage against its own past.

    Attributes:
        past: The share of earlier deals that went on.
        now: The share of later ones.
        difference: The share now less the share in the past.
        interval: Newcombe's interval of the difference.
        is_sure: Whether the interval leaves out zero.
        past_days: Days that earlier deals stayed.
        now_days: Days that later deals stayed.
        days_difference: The median now less the median in the past.
        reasons: Why a figure is `null`.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("past", "past", False),
        ("now", "now", False),
        ("difference", "difference", False),
        ("interval", "interval", False),
        ("is_sure", "is_sure", False),
        ("past_days", "past_days", False),
        ("now_days", "now_days", False),
        ("days_difference", "days_difference", False),
        ("reasons", "reasons", True),
    )
    past: Conversion
    """The share of earlier deals that went on."""
    now: Conversion
    """The share of later ones."""
    difference: Decimal | Fraction | None
    """The share now less the share in the past."""
    interval: ShareBounds | None
    """Newcombe's interval of the difference."""
    is_sure: bool | None
    """Whether the interval leaves out zero."""
    past_days: StageDays
    """Days that earlier deals stayed."""
    now_days: StageDays
    """Days that later deals stayed."""
    days_difference: Decimal | Fraction | None
    """The median now less the median in the past."""
    reasons: Mapping[str, NoFigure] | None = None
    """Why a figure is `null`."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            past=Conversion._read(data["past"]),
            now=Conversion._read(data["now"]),
            difference=None if data["difference"] is None else figure(data["difference"]),
            interval=None if data["interval"] is None else ShareBounds._read(data["interval"]),
            is_sure=data["is_sure"],
            past_days=StageDays._read(data["past_days"]),
            now_days=StageDays._read(data["now_days"]),
            days_difference=None if data["days_difference"] is None else figure(data["days_difference"]),
            reasons=FrozenDict(data["reasons"]) if "reasons" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class StageDays(Record):
    """Days in a stage, of deals that left it.

    Attributes:
        completed: Deals that left the stage and have all dates.
        median: Half of them stayed no longer, over all visits.
        reasons: Why a figure is `null`.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("completed", "completed", False),
        ("median", "median", False),
        ("reasons", "reasons", True),
    )
    completed: int
    """Deals that left the stage and have all dates."""
    median: Decimal | Fraction | None
    """Half of them stayed no longer, over all visits."""
    reasons: Mapping[str, NoFigure] | None = None
    """Why a figure is `null`."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            completed=data["completed"],
            median=None if data["median"] is None else figure(data["median"]),
            reasons=FrozenDict(data["reasons"]) if "reasons" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class StageFigures(Record):
    """The figures of a stage.

    Attributes:
        id: The stage.
        name: What people call it.
        count: Deals that count in it.
        value: Their value.
        unpriced: How many of them have no amount: they add nothing to the value.
        advanced: Those of them that count in the next stage too.
        advanced_value: The value of those.
        conversion: The share that went on to the next stage, by count.
        interval: Wilson's interval of it.
        conversion_by_value: The share that went on, by value.
        is_small_sample: Whether `count` is below the declared minimum.
        won: Those that count here and are won.
        won_from: The share that was won of the deals that count here.
        mature: Conversion without deals that are too young.
        mature_won_from: The share that was won of the deals that count here and are old enough: `advanced` are the
            won ones.
        time: Time in the stage.
        reasons: Why a figure is `null`.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", False),
        ("name", "name", True),
        ("count", "count", False),
        ("value", "value", False),
        ("unpriced", "unpriced", False),
        ("advanced", "advanced", False),
        ("advanced_value", "advanced_value", False),
        ("conversion", "conversion", False),
        ("interval", "interval", False),
        ("conversion_by_value", "conversion_by_value", False),
        ("is_small_sample", "is_small_sample", False),
        ("won", "won", False),
        ("won_from", "won_from", False),
        ("mature", "mature", True),
        ("mature_won_from", "mature_won_from", True),
        ("time", "time", True),
        ("reasons", "reasons", True),
    )
    id: str
    """The stage."""
    name: str | None = None
    """What people call it."""
    count: int
    """Deals that count in it."""
    value: Decimal
    """Their value."""
    unpriced: int
    """How many of them have no amount: they add nothing to the value."""
    advanced: int
    """Those of them that count in the next stage too."""
    advanced_value: Decimal | None
    """The value of those."""
    conversion: Decimal | Fraction | None
    """The share that went on to the next stage, by count."""
    interval: ShareBounds | None
    """Wilson's interval of it."""
    conversion_by_value: Decimal | Fraction | None
    """The share that went on, by value."""
    is_small_sample: bool
    """Whether `count` is below the declared minimum."""
    won: int
    """Those that count here and are won."""
    won_from: Decimal | Fraction | None
    """The share that was won of the deals that count here."""
    mature: Conversion | None = None
    """Conversion without deals that are too young."""
    mature_won_from: Conversion | None = None
    """The share that was won of the deals that count here and are old enough: `advanced` are the won ones."""
    time: StageTime | None = None
    """Time in the stage."""
    reasons: Mapping[str, NoFigure] | None = None
    """Why a figure is `null`."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            id=data["id"],
            name=data.get("name"),
            count=data["count"],
            value=decimal(data["value"]),
            unpriced=data["unpriced"],
            advanced=data["advanced"],
            advanced_value=None if data["advanced_value"] is None else decimal(data["advanced_value"]),
            conversion=None if data["conversion"] is None else figure(data["conversion"]),
            interval=None if data["interval"] is None else ShareBounds._read(data["interval"]),
            conversion_by_value=None if data["conversion_by_value"] is None else figure(data["conversion_by_value"]),
            is_small_sample=data["is_small_sample"],
            won=data["won"],
            won_from=None if data["won_from"] is None else figure(data["won_from"]),
            mature=Conversion._read(data["mature"]) if "mature" in data else None,
            mature_won_from=Conversion._read(data["mature_won_from"]) if "mature_won_from" in data else None,
            time=StageTime._read(data["time"]) if "time" in data else None,
            reasons=FrozenDict(data["reasons"]) if "reasons" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class StageTime(Record):
    """Time in a stage, in days.

    Attributes:
        completed: Deals that left the stage and have all dates; medians and quantiles are over them.
        visited: Deals that were ever there.
        undated: Those of them that are left out of all days, as a visit has no date.
        cumulative: Days over all visits.
        latest: Days of the last visit.
        visits: Visits of all deals.
        current: Deals that are there now.
        oldest_days: The days of the deal that has been there longest.
        over_limit: Deals over the limit.
        reasons: Why a figure is `null`.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("completed", "completed", False),
        ("visited", "visited", False),
        ("undated", "undated", False),
        ("cumulative", "cumulative", False),
        ("latest", "latest", False),
        ("visits", "visits", False),
        ("current", "current", False),
        ("oldest_days", "oldest_days", False),
        ("over_limit", "over_limit", False),
        ("reasons", "reasons", True),
    )
    completed: int
    """Deals that left the stage and have all dates; medians and quantiles are over them."""
    visited: int
    """Deals that were ever there."""
    undated: int
    """Those of them that are left out of all days, as a visit has no date."""
    cumulative: Quantiles
    """Days over all visits."""
    latest: Quantiles
    """Days of the last visit."""
    visits: int
    """Visits of all deals."""
    current: int
    """Deals that are there now."""
    oldest_days: Decimal | Fraction | None
    """The days of the deal that has been there longest."""
    over_limit: int
    """Deals over the limit."""
    reasons: Mapping[str, NoFigure] | None = None
    """Why a figure is `null`."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            completed=data["completed"],
            visited=data["visited"],
            undated=data["undated"],
            cumulative=Quantiles._read(data["cumulative"]),
            latest=Quantiles._read(data["latest"]),
            visits=data["visits"],
            current=data["current"],
            oldest_days=None if data["oldest_days"] is None else figure(data["oldest_days"]),
            over_limit=data["over_limit"],
            reasons=FrozenDict(data["reasons"]) if "reasons" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Step(Record):
    """One step from the inputs to a figure: the operation `op` on the steps `of` gives `value`.

    Attributes:
        name: What the step is: a stable name.
        about: Whose it is: the id of a component, a person, a period.
        value: What it found: a figure or a name as a text, yes or no, or `null` where the step only groups others.
        op: How the value follows from the steps below.
        source: Of `given`: `document#` or `facts#` and the JSON Pointer of the value; absent for a constant.
        mode: Of `rounded`: the mode.
        scale: Of `rounded`: the decimal places.
        degree: Of `root`: 2 for a square root.
        places: Of `root`: the places that were computed.
        is_: Of `compare`: how the first of two stands to the second.
        inclusive: Of `select`: whether a bound belongs to the case that starts there.
        index: Of `pick`: the position.
        of: From what.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("name", "name", False),
        ("about", "about", True),
        ("value", "value", False),
        ("op", "op", False),
        ("source", "source", True),
        ("mode", "mode", True),
        ("scale", "scale", True),
        ("degree", "degree", True),
        ("places", "places", True),
        ("is_", "is", True),
        ("inclusive", "inclusive", True),
        ("index", "index", True),
        ("of", "of", True),
    )
    name: str
    """What the step is: a stable name."""
    about: str | None = None
    """Whose it is: the id of a component, a person, a period."""
    value: str | bool | None
    """What it found: a figure or a name as a text, yes or no, or `null` where the step only groups others."""
    op: str
    """How the value follows from the steps below."""
    source: str | None = None
    """Of `given`: `document#` or `facts#` and the JSON Pointer of the value; absent for a constant."""
    mode: RoundingMode | None = None
    """Of `rounded`: the mode."""
    scale: int | None = None
    """Of `rounded`: the decimal places."""
    degree: int | None = None
    """Of `root`: 2 for a square root."""
    places: int | None = None
    """Of `root`: the places that were computed."""
    is_: StepComparison | None = None
    """Of `compare`: how the first of two stands to the second."""
    inclusive: bool | None = None
    """Of `select`: whether a bound belongs to the case that starts there."""
    index: int | None = None
    """Of `pick`: the position."""
    of: tuple[Step, ...] | None = None
    """From what."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            name=data["name"],
            about=data.get("about"),
            value=data["value"],
            op=data["op"],
            source=data.get("source"),
            mode=data.get("mode"),
            scale=data.get("scale"),
            degree=data.get("degree"),
            places=data.get("places"),
            is_=data.get("is"),
            inclusive=data.get("inclusive"),
            index=data.get("index"),
            of=tuple(map(Step._read, data["of"])) if "of" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class StepFigures(Record):
    """The figures of a step.

    Attributes:
        step: The step, counted from 1.
        event: Its event; none with `any`, where this is a number of distinct steps.
        users: Users who got here or beyond.
        conversion: The share of the users of the step before (of all users at the first step).
        interval: Wilson's interval of it.
        from_first: The share of the users of the first step.
        time: The milliseconds since the matched step before: of users who have both.
        reasons: Why a figure is `null`.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("step", "step", False),
        ("event", "event", True),
        ("users", "users", False),
        ("conversion", "conversion", False),
        ("interval", "interval", False),
        ("from_first", "from_first", False),
        ("time", "time", False),
        ("reasons", "reasons", True),
    )
    step: int
    """The step, counted from 1."""
    event: str | None = None
    """Its event; none with `any`, where this is a number of distinct steps."""
    users: int
    """Users who got here or beyond."""
    conversion: Decimal | Fraction | None
    """The share of the users of the step before (of all users at the first step)."""
    interval: ShareBounds | None
    """Wilson's interval of it."""
    from_first: Decimal | Fraction | None
    """The share of the users of the first step."""
    time: StepTime | None
    """The milliseconds since the matched step before: of users who have both."""
    reasons: Mapping[str, NoFigure] | None = None
    """Why a figure is `null`."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            step=data["step"],
            event=data.get("event"),
            users=data["users"],
            conversion=None if data["conversion"] is None else figure(data["conversion"]),
            interval=None if data["interval"] is None else ShareBounds._read(data["interval"]),
            from_first=None if data["from_first"] is None else figure(data["from_first"]),
            time=None if data["time"] is None else StepTime._read(data["time"]),
            reasons=FrozenDict(data["reasons"]) if "reasons" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class StepTime(Record):
    """The time from a step to the next, in milliseconds.

    Attributes:
        users: Users who have both steps.
        median: Half took no longer.
        p90: Nine tenths took no longer.
        histogram: How many took how long, where the document declares bins.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("users", "users", False),
        ("median", "median", False),
        ("p90", "p90", False),
        ("histogram", "histogram", True),
    )
    users: int
    """Users who have both steps."""
    median: Decimal | Fraction
    """Half took no longer."""
    p90: Decimal | Fraction
    """Nine tenths took no longer."""
    histogram: tuple[TimeBin, ...] | None = None
    """How many took how long, where the document declares bins."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            users=data["users"],
            median=figure(data["median"]),
            p90=figure(data["p90"]),
            histogram=tuple(map(TimeBin._read, data["histogram"])) if "histogram" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class StepUsers(Record):
    """The users whose chain has a step.

    Attributes:
        step: The step, counted from 1.
        event: Its event.
        users: Users whose chain has it.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("step", "step", False),
        ("event", "event", False),
        ("users", "users", False),
    )
    step: int
    """The step, counted from 1."""
    event: str
    """Its event."""
    users: int
    """Users whose chain has it."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            step=data["step"],
            event=data["event"],
            users=data["users"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TargetChange(Record):
    """A target that changes.

    Attributes:
        node: The node.
        parent: The node that it is a part of.
        period: The period; without one it is the whole target of the node.
        old: Before.
        new: After.
        change: The difference.
        why: Why.
        reason: Why, in words.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("node", "node", False),
        ("parent", "parent", True),
        ("period", "period", True),
        ("old", "old", False),
        ("new", "new", False),
        ("change", "change", False),
        ("why", "why", False),
        ("reason", "reason", False),
    )
    node: str
    """The node."""
    parent: str | None = None
    """The node that it is a part of."""
    period: str | None = None
    """The period; without one it is the whole target of the node."""
    old: Decimal
    """Before."""
    new: Decimal
    """After."""
    change: Decimal
    """The difference."""
    why: TargetChangeReason
    """Why."""
    reason: str
    """Why, in words."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            node=data["node"],
            parent=data.get("parent"),
            period=data.get("period"),
            old=decimal(data["old"]),
            new=decimal(data["new"]),
            change=decimal(data["change"]),
            why=data["why"],
            reason=data["reason"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TargetCommitment(Record):
    """What people commit to from below, beside the target from above.

    Attributes:
        value: What it commits to with all below it; `null` where somebody did not answer, or a node above answers
            for it.
        answered: What those of them who answered commit to together.
        unanswered: How many of them did not answer.
        gap: The commitment less the target.
        gap_ratio: The gap ÷ the target, to six places.
        variance: What has been reached less the commitment.
        attainment: What has been reached ÷ the commitment, to six places.
        periods: The same in the parts of the period, where anybody commits by part.
        reason: Why a figure is missing.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("value", "value", False),
        ("answered", "answered", False),
        ("unanswered", "unanswered", False),
        ("gap", "gap", False),
        ("gap_ratio", "gap_ratio", False),
        ("variance", "variance", False),
        ("attainment", "attainment", False),
        ("periods", "periods", False),
        ("reason", "reason", True),
    )
    value: Decimal | None
    """What it commits to with all below it; `null` where somebody did not answer, or a node above answers for it."""
    answered: Decimal
    """What those of them who answered commit to together."""
    unanswered: int
    """How many of them did not answer."""
    gap: Decimal | None
    """The commitment less the target."""
    gap_ratio: Decimal | Fraction | None
    """The gap ÷ the target, to six places."""
    variance: Decimal | None
    """What has been reached less the commitment."""
    attainment: Decimal | Fraction | None
    """What has been reached ÷ the commitment, to six places."""
    periods: tuple[TargetCommitmentPeriod, ...]
    """The same in the parts of the period, where anybody commits by part."""
    reason: TargetCommitmentReason | None = None
    """Why a figure is missing."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            value=None if data["value"] is None else decimal(data["value"]),
            answered=decimal(data["answered"]),
            unanswered=data["unanswered"],
            gap=None if data["gap"] is None else decimal(data["gap"]),
            gap_ratio=None if data["gap_ratio"] is None else figure(data["gap_ratio"]),
            variance=None if data["variance"] is None else decimal(data["variance"]),
            attainment=None if data["attainment"] is None else figure(data["attainment"]),
            periods=tuple(map(TargetCommitmentPeriod._read, data["periods"])),
            reason=data.get("reason"),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TargetCommitmentPeriod(Record):
    """What people commit to in a part of the period, beside the target in it.

    Attributes:
        period: The label of the part.
        value: The commitment in it; `null` where it is not known of somebody below.
        target: The target in it.
        gap: The commitment less the target.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("period", "period", False),
        ("value", "value", False),
        ("target", "target", False),
        ("gap", "gap", False),
    )
    period: str
    """The label of the part."""
    value: Decimal | None
    """The commitment in it; `null` where it is not known of somebody below."""
    target: Decimal
    """The target in it."""
    gap: Decimal | None
    """The commitment less the target."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            period=data["period"],
            value=None if data["value"] is None else decimal(data["value"]),
            target=decimal(data["target"]),
            gap=None if data["gap"] is None else decimal(data["gap"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TargetFairness(Record):
    """A target beside what the territory holds and what people are paid.

    Attributes:
        potential: The target ÷ the potential.
        pay: The target ÷ the pay.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("potential", "potential", True),
        ("pay", "pay", True),
    )
    potential: TargetFairnessFigure | None = None
    """The target ÷ the potential."""
    pay: TargetFairnessFigure | None = None
    """The target ÷ the pay."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            potential=TargetFairnessFigure._read(data["potential"]) if "potential" in data else None,
            pay=TargetFairnessFigure._read(data["pay"]) if "pay" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TargetFairnessFigure(Record):
    """A target ÷ what it is measured by.

    Attributes:
        value: The potential, or the pay, of the node with all below it; `null` where it is not known of somebody.
        unknown: Of how many nodes without children it is not known.
        ratio: The target ÷ that, to six places.
        reason: Why there is no ratio.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("value", "value", False),
        ("unknown", "unknown", False),
        ("ratio", "ratio", False),
        ("reason", "reason", True),
    )
    value: Decimal | Fraction | None
    """The potential, or the pay, of the node with all below it; `null` where it is not known of somebody."""
    unknown: int
    """Of how many nodes without children it is not known."""
    ratio: Decimal | Fraction | None
    """The target ÷ that, to six places."""
    reason: TargetFairnessReason | None = None
    """Why there is no ratio."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            value=None if data["value"] is None else figure(data["value"]),
            unknown=data["unknown"],
            ratio=None if data["ratio"] is None else figure(data["ratio"]),
            reason=data.get("reason"),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TargetFairnessLevel(Record):
    """The ratios of the nodes that stand at the same depth of the tree.

    Attributes:
        measure: What targets are measured by.
        level: The depth; the root is at 0.
        nodes: How many nodes stand there.
        missing: Those of them without a ratio.
        spread: How far the others lie apart; `null` where none has a ratio.
        above: Who is farthest above the median; `null` where nobody is above it.
        below: Who is farthest below the median; `null` where nobody is below it.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("measure", "measure", False),
        ("level", "level", False),
        ("nodes", "nodes", False),
        ("missing", "missing", False),
        ("spread", "spread", False),
        ("above", "above", False),
        ("below", "below", False),
    )
    measure: TargetFairnessMeasure
    """What targets are measured by."""
    level: int
    """The depth; the root is at 0."""
    nodes: int
    """How many nodes stand there."""
    missing: tuple[str, ...]
    """Those of them without a ratio."""
    spread: TargetFairnessSpread | None
    """How far the others lie apart; `null` where none has a ratio."""
    above: TargetFarthestNode | None
    """Who is farthest above the median; `null` where nobody is above it."""
    below: TargetFarthestNode | None
    """Who is farthest below the median; `null` where nobody is below it."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            measure=data["measure"],
            level=data["level"],
            nodes=data["nodes"],
            missing=tuple(data["missing"]),
            spread=None if data["spread"] is None else TargetFairnessSpread._read(data["spread"]),
            above=None if data["above"] is None else TargetFarthestNode._read(data["above"]),
            below=None if data["below"] is None else TargetFarthestNode._read(data["below"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TargetFairnessSpread(Record):
    """How far ratios lie apart, each figure to six places.

    Attributes:
        min: The least ratio.
        max: The largest ratio.
        mean: The mean.
        median: The median; of an even number the mean of the middle two.
        dispersion: The coefficient of dispersion: the mean distance from the median ÷ the median; `null` for a
            median of zero.
        variation: The coefficient of variation: the sample standard deviation ÷ the mean, without its sign; `null`
            of fewer than two, or for a mean of zero.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("min", "min", False),
        ("max", "max", False),
        ("mean", "mean", False),
        ("median", "median", False),
        ("dispersion", "dispersion", False),
        ("variation", "variation", False),
    )
    min: Decimal | Fraction
    """The least ratio."""
    max: Decimal | Fraction
    """The largest ratio."""
    mean: Decimal | Fraction
    """The mean."""
    median: Decimal | Fraction
    """The median; of an even number the mean of the middle two."""
    dispersion: Decimal | Fraction | None
    """The coefficient of dispersion: the mean distance from the median ÷ the median; `null` for a median of zero."""
    variation: Decimal | Fraction | None
    """The coefficient of variation: the sample standard deviation ÷ the mean, without its sign; `null` of fewer than
    two, or for a mean of zero.
    """

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            min=figure(data["min"]),
            max=figure(data["max"]),
            mean=figure(data["mean"]),
            median=figure(data["median"]),
            dispersion=None if data["dispersion"] is None else figure(data["dispersion"]),
            variation=None if data["variation"] is None else figure(data["variation"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TargetFarthestNode(Record):
    """A node that is far from the median of its level.

    Attributes:
        id: The node.
        ratio: Its ratio, to six places.
        apart: Its ratio less the median, to six places.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", False),
        ("ratio", "ratio", False),
        ("apart", "apart", False),
    )
    id: str
    """The node."""
    ratio: Decimal | Fraction
    """Its ratio, to six places."""
    apart: Decimal | Fraction
    """Its ratio less the median, to six places."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            id=data["id"],
            ratio=figure(data["ratio"]),
            apart=figure(data["apart"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TargetForecast(Outcome):
    """How a series goes on.

    Attributes:
        method: The method with everything stated: asked with it, the values to come are the same. What was found
            counts as stated then, so the interval and the backtest are not.
        forecasts: The periods to come, in order.
        total: Their values together.
        level: How often the value shall lie between `low` and `high`.
        deviation: The standard deviation of the misses of the series, to six places.
        interval_reason: Why there is no interval.
        backtest: How the method would have done before.
        backtest_reason: Why there is no backtest.
        tried: The methods among which was chosen, in the order that ties go by.
        fit: What the method made of every period of the series, where the question asks for it.

    """

    kind: ClassVar[str] = "forecast"
    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("method", "method", False),
        ("forecasts", "forecasts", False),
        ("total", "total", False),
        ("level", "level", False),
        ("deviation", "deviation", True),
        ("interval_reason", "interval_reason", True),
        ("backtest", "backtest", True),
        ("backtest_reason", "backtest_reason", True),
        ("tried", "tried", True),
        ("fit", "fit", True),
    )
    method: Any
    """The method with everything stated: asked with it, the values to come are the same.

    What was found counts as stated then, so the interval and the backtest are not.
    """
    forecasts: tuple[ForecastPeriod, ...]
    """The periods to come, in order."""
    total: Decimal
    """Their values together."""
    level: Decimal | Fraction
    """How often the value shall lie between `low` and `high`."""
    deviation: Decimal | Fraction | None = None
    """The standard deviation of the misses of the series, to six places."""
    interval_reason: ForecastReason | None = None
    """Why there is no interval."""
    backtest: ForecastBacktest | None = None
    """How the method would have done before."""
    backtest_reason: ForecastReason | None = None
    """Why there is no backtest."""
    tried: tuple[ForecastTried, ...] | None = None
    """The methods among which was chosen, in the order that ties go by."""
    fit: tuple[ForecastFit, ...] | None = None
    """What the method made of every period of the series, where the question asks for it."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            method=frozen(data["method"]),
            forecasts=tuple(map(ForecastPeriod._read, data["forecasts"])),
            total=decimal(data["total"]),
            level=figure(data["level"]),
            deviation=figure(data["deviation"]) if "deviation" in data else None,
            interval_reason=data.get("interval_reason"),
            backtest=ForecastBacktest._read(data["backtest"]) if "backtest" in data else None,
            backtest_reason=data.get("backtest_reason"),
            tried=tuple(map(ForecastTried._read, data["tried"])) if "tried" in data else None,
            fit=tuple(map(ForecastFit._read, data["fit"])) if "fit" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TargetMoved(Record):
    """A figure before and after.

    Attributes:
        old: Before.
        new: After.
        change: The difference.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("old", "old", False),
        ("new", "new", False),
        ("change", "change", False),
    )
    old: Decimal
    """Before."""
    new: Decimal
    """After."""
    change: Decimal
    """The difference."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            old=decimal(data["old"]),
            new=decimal(data["new"]),
            change=decimal(data["change"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TargetNodeOutcome(Record):
    """A node with its target.

    Attributes:
        id: The node.
        parent: The node that it is a part of.
        kind: What it is, if not somebody or something that is there.
        value: What it carries, with the padding of the nodes above it.
        exact: The exact share, before whole steps.
        plan: What it would carry without padding.
        assigned: What its children carry together.
        coverage: What its children carry ÷ what it carries, to six places; `null` without children, or for a value
            of zero.
        unallocated: What none of its children has, because all are fixed.
        periods: The value over time.
        receipt: How the value came about.
        progress: What has been reached, where the facts say it.
        commitment: What it commits to from below, where anybody was asked.
        fairness: Its target ÷ potential and ÷ pay, where the facts say it.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", False),
        ("parent", "parent", False),
        ("kind", "kind", True),
        ("value", "value", False),
        ("exact", "exact", False),
        ("plan", "plan", False),
        ("assigned", "assigned", False),
        ("coverage", "coverage", False),
        ("unallocated", "unallocated", False),
        ("periods", "periods", False),
        ("receipt", "receipt", False),
        ("progress", "progress", True),
        ("commitment", "commitment", True),
        ("fairness", "fairness", True),
    )
    id: str
    """The node."""
    parent: str | None
    """The node that it is a part of."""
    kind: TargetNodeKind | None = None
    """What it is, if not somebody or something that is there."""
    value: Decimal
    """What it carries, with the padding of the nodes above it."""
    exact: Decimal | Fraction
    """The exact share, before whole steps."""
    plan: Decimal
    """What it would carry without padding."""
    assigned: Decimal | None
    """What its children carry together."""
    coverage: Decimal | Fraction | None
    """What its children carry ÷ what it carries, to six places; `null` without children, or for a value of zero."""
    unallocated: UnallocatedTarget | None
    """What none of its children has, because all are fixed."""
    periods: tuple[TargetPeriodOutcome, ...]
    """The value over time."""
    receipt: TargetReceipt
    """How the value came about."""
    progress: TargetProgress | None = None
    """What has been reached, where the facts say it."""
    commitment: TargetCommitment | None = None
    """What it commits to from below, where anybody was asked."""
    fairness: TargetFairness | None = None
    """Its target ÷ potential and ÷ pay, where the facts say it."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            id=data["id"],
            parent=data["parent"],
            kind=data.get("kind"),
            value=decimal(data["value"]),
            exact=figure(data["exact"]),
            plan=decimal(data["plan"]),
            assigned=None if data["assigned"] is None else decimal(data["assigned"]),
            coverage=None if data["coverage"] is None else figure(data["coverage"]),
            unallocated=None if data["unallocated"] is None else UnallocatedTarget._read(data["unallocated"]),
            periods=tuple(map(TargetPeriodOutcome._read, data["periods"])),
            receipt=TargetReceipt._read(data["receipt"]),
            progress=TargetProgress._read(data["progress"]) if "progress" in data else None,
            commitment=TargetCommitment._read(data["commitment"]) if "commitment" in data else None,
            fairness=TargetFairness._read(data["fairness"]) if "fairness" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TargetOutcome(Outcome):
    """A target broken down.

    Attributes:
        id: The plan.
        nodes: Every node, a parent before its children.
        residue: The part of the total below a step, which nobody has.
        elapsed: How much of the period has passed.
        unanswered: Who did not answer, where anybody was asked for a commitment: nodes without children, and nodes
            that committed for all below them in some parts of the period only.
        fairness: How targets compare with potential and pay, by measure and depth, where the facts say it.
        findings: What should be seen.
        trace: The steps from the inputs to every figure, where asked for.

    """

    kind: ClassVar[str] = "target-plan"
    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", False),
        ("nodes", "nodes", False),
        ("residue", "residue", False),
        ("elapsed", "elapsed", True),
        ("unanswered", "unanswered", True),
        ("fairness", "fairness", True),
        ("findings", "findings", False),
        ("trace", "trace", True),
    )
    id: str
    """The plan."""
    nodes: tuple[TargetNodeOutcome, ...]
    """Every node, a parent before its children."""
    residue: Decimal
    """The part of the total below a step, which nobody has."""
    elapsed: ElapsedDays | None = None
    """How much of the period has passed."""
    unanswered: tuple[str, ...] | None = None
    """Who did not answer, where anybody was asked for a commitment: nodes without children, and nodes that committed
    for all below them in some parts of the period only.
    """
    fairness: tuple[TargetFairnessLevel, ...] | None = None
    """How targets compare with potential and pay, by measure and depth, where the facts say it."""
    findings: tuple[Problem, ...]
    """What should be seen."""
    trace: Step | None = None
    """The steps from the inputs to every figure, where asked for."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            id=data["id"],
            nodes=tuple(map(TargetNodeOutcome._read, data["nodes"])),
            residue=decimal(data["residue"]),
            elapsed=ElapsedDays._read(data["elapsed"]) if "elapsed" in data else None,
            unanswered=tuple(data["unanswered"]) if "unanswered" in data else None,
            fairness=tuple(map(TargetFairnessLevel._read, data["fairness"])) if "fairness" in data else None,
            findings=tuple(map(problem, data["findings"])),
            trace=Step._read(data["trace"]) if "trace" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TargetPeriodOutcome(Record):
    """A target in a part of the period.

    Attributes:
        period: The label of the part.
        value: The target in it.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("period", "period", False),
        ("value", "value", False),
    )
    period: str
    """The label of the part."""
    value: Decimal
    """The target in it."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            period=data["period"],
            value=decimal(data["value"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TargetPlanHistory(Outcome):
    """The versions of a plan, and what each of them changed.

    Attributes:
        versions: The versions, from the first.
        steps: What each version but the first changed.

    """

    kind: ClassVar[str] = "history"
    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("versions", "versions", False),
        ("steps", "steps", False),
    )
    versions: tuple[TargetVersionLine, ...]
    """The versions, from the first."""
    steps: tuple[TargetVersionChanges, ...]
    """What each version but the first changed."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            versions=tuple(map(TargetVersionLine._read, data["versions"])),
            steps=tuple(map(TargetVersionChanges._read, data["steps"])),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TargetProgress(Record):
    """What has been reached of a target.

    Attributes:
        actual: What has been reached; `null` where the actual of a node below is not known.
        unknown: How many nodes without children have no actual.
        variance: What has been reached less the target.
        attainment: What has been reached ÷ the target, to six places.
        expected: The target × the days elapsed ÷ the days of the period, rounded half up to the plan's scale.
        pace: What has been reached ÷ what was expected by now, to six places.
        reason: Why there is no attainment or no pace.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("actual", "actual", False),
        ("unknown", "unknown", False),
        ("variance", "variance", False),
        ("attainment", "attainment", False),
        ("expected", "expected", False),
        ("pace", "pace", False),
        ("reason", "reason", True),
    )
    actual: Decimal | None
    """What has been reached; `null` where the actual of a node below is not known."""
    unknown: int
    """How many nodes without children have no actual."""
    variance: Decimal | None
    """What has been reached less the target."""
    attainment: Decimal | Fraction | None
    """What has been reached ÷ the target, to six places."""
    expected: Decimal | None
    """The target × the days elapsed ÷ the days of the period, rounded half up to the plan's scale."""
    pace: Decimal | Fraction | None
    """What has been reached ÷ what was expected by now, to six places."""
    reason: ProgressReason | None = None
    """Why there is no attainment or no pace."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            actual=None if data["actual"] is None else decimal(data["actual"]),
            unknown=data["unknown"],
            variance=None if data["variance"] is None else decimal(data["variance"]),
            attainment=None if data["attainment"] is None else figure(data["attainment"]),
            expected=None if data["expected"] is None else decimal(data["expected"]),
            pace=None if data["pace"] is None else figure(data["pace"]),
            reason=data.get("reason"),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TargetReceipt(Record):
    """How a value came about.

    Attributes:
        share: The exact share as a fraction of what the siblings share; `null` for the root, and where nothing is
            shared.
        floor: The whole steps of the exact share.
        remainder: What is left of it, as a fraction of a step.
        rank: The place of the remainder among the siblings', from 1; whole shares have none.
        unit: What was received beyond the floor.
        why: Why.
        held: The lock or bound that held.
        bound: Its amount.
        first: What it had before anything went by weight: its minimum, or what is settled; there where bounds hold
            by `minimum_first`, and not where they hold by water-filling or where the node is fixed.
        lambda_: The siblings' λ: the share of one unit of weight; `null` where all are fixed.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("share", "share", False),
        ("floor", "floor", False),
        ("remainder", "remainder", False),
        ("rank", "rank", False),
        ("unit", "unit", False),
        ("why", "why", False),
        ("held", "held", False),
        ("bound", "bound", False),
        ("first", "first", True),
        ("lambda_", "lambda", False),
    )
    share: Decimal | Fraction | None
    """The exact share as a fraction of what the siblings share; `null` for the root, and where nothing is shared."""
    floor: Decimal
    """The whole steps of the exact share."""
    remainder: Decimal | Fraction
    """What is left of it, as a fraction of a step."""
    rank: int | None
    """The place of the remainder among the siblings', from 1; whole shares have none."""
    unit: Decimal
    """What was received beyond the floor."""
    why: ShareReason
    """Why."""
    held: HeldBound | None
    """The lock or bound that held."""
    bound: Decimal | None
    """Its amount."""
    first: Decimal | Fraction | None = None
    """What it had before anything went by weight: its minimum, or what is settled; there where bounds hold by
    `minimum_first`, and not where they hold by water-filling or where the node is fixed.
    """
    lambda_: Decimal | Fraction | None
    """The siblings' λ: the share of one unit of weight; `null` where all are fixed."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            share=None if data["share"] is None else figure(data["share"]),
            floor=decimal(data["floor"]),
            remainder=figure(data["remainder"]),
            rank=data["rank"],
            unit=decimal(data["unit"]),
            why=data["why"],
            held=data["held"],
            bound=None if data["bound"] is None else decimal(data["bound"]),
            first=figure(data["first"]) if "first" in data else None,
            lambda_=None if data["lambda"] is None else figure(data["lambda"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TargetRevisionVersion(Record):
    """The version that a revision makes.

    Attributes:
        number: Its number.
        date: The day on which it was made.
        who: Who made it.
        reason: Why it was made.
        before: The SHA-256 of the version before in canonical form.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("number", "number", False),
        ("date", "date", True),
        ("who", "who", True),
        ("reason", "reason", False),
        ("before", "before", False),
    )
    number: int
    """Its number."""
    date: date | None = None
    """The day on which it was made."""
    who: str | None = None
    """Who made it."""
    reason: str
    """Why it was made."""
    before: str
    """The SHA-256 of the version before in canonical form."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            number=data["number"],
            date=date.fromisoformat(data["date"]) if "date" in data else None,
            who=data.get("who"),
            reason=data["reason"],
            before=data["before"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TargetTable(Outcome):
    """The tree of a plan as a table, in rows and as the text of a sheet.

    Attributes:
        rows: The nodes, a parent before its children, as documents take them.
        csv: The same as comma-separated values with a header.

    """

    kind: ClassVar[str] = "table"
    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("rows", "rows", False),
        ("csv", "csv", False),
    )
    rows: tuple[Any, ...]
    """The nodes, a parent before its children, as documents take them."""
    csv: str
    """The same as comma-separated values with a header."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            rows=tuple(map(frozen, data["rows"])),
            csv=data["csv"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TargetValueChange(Record):
    """The target of a node in two versions.

    Attributes:
        node: The node.
        old: Before; nothing where there was no such node.
        new: After; nothing where there is no such node any more.
        change: The difference.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("node", "node", False),
        ("old", "old", True),
        ("new", "new", True),
        ("change", "change", False),
    )
    node: str
    """The node."""
    old: Decimal | None = None
    """Before; nothing where there was no such node."""
    new: Decimal | None = None
    """After; nothing where there is no such node any more."""
    change: Decimal
    """The difference."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            node=data["node"],
            old=decimal(data["old"]) if "old" in data else None,
            new=decimal(data["new"]) if "new" in data else None,
            change=decimal(data["change"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TargetVersionChanges(Record):
    """What one version changed of the one before.

    Attributes:
        from_: The number of the version before.
        to: The number of the version.
        changes: The nodes whose target it changed, a parent before its children.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("from_", "from", False),
        ("to", "to", False),
        ("changes", "changes", False),
    )
    from_: int
    """The number of the version before."""
    to: int
    """The number of the version."""
    changes: tuple[TargetValueChange, ...]
    """The nodes whose target it changed, a parent before its children."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            from_=data["from"],
            to=data["to"],
            changes=tuple(map(TargetValueChange._read, data["changes"])),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TargetVersionLine(Record):
    """A version of a plan.

    Attributes:
        number: Its number.
        date: The day on which it was made.
        who: Who made it.
        reason: Why it was made; the first version needs no reason.
        hash: The SHA-256 of the version in canonical form.
        total: Its total.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("number", "number", False),
        ("date", "date", True),
        ("who", "who", True),
        ("reason", "reason", True),
        ("hash", "hash", False),
        ("total", "total", False),
    )
    number: int
    """Its number."""
    date: date | None = None
    """The day on which it was made."""
    who: str | None = None
    """Who made it."""
    reason: str | None = None
    """Why it was made; the first version needs no reason."""
    hash: str
    """The SHA-256 of the version in canonical form."""
    total: Decimal
    """Its total."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            number=data["number"],
            date=date.fromisoformat(data["date"]) if "date" in data else None,
            who=data.get("who"),
            reason=data.get("reason"),
            hash=data["hash"],
            total=decimal(data["total"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TargetsBrokenBack(Outcome):
    """What becomes of a plan when a figure is set by hand.

    Attributes:
        version: The version that it makes.
        total: The total before and after.
        leaves: How many nodes without children there are.
        moved: How many of them have another target in the whole.
        changes: Every target that changes, a parent before its children, the whole before its periods.
        hash: The SHA-256 of the new plan in canonical form.
        plan: The new plan: evaluating it gives the figures above.

    """

    kind: ClassVar[str] = "breakback"
    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("version", "version", False),
        ("total", "total", False),
        ("leaves", "leaves", False),
        ("moved", "moved", False),
        ("changes", "changes", False),
        ("hash", "hash", False),
        ("plan", "plan", False),
    )
    version: TargetRevisionVersion
    """The version that it makes."""
    total: TargetMoved
    """The total before and after."""
    leaves: int
    """How many nodes without children there are."""
    moved: int
    """How many of them have another target in the whole."""
    changes: tuple[TargetChange, ...]
    """Every target that changes, a parent before its children, the whole before its periods."""
    hash: str
    """The SHA-256 of the new plan in canonical form."""
    plan: Any
    """The new plan: evaluating it gives the figures above."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            version=TargetRevisionVersion._read(data["version"]),
            total=TargetMoved._read(data["total"]),
            leaves=data["leaves"],
            moved=data["moved"],
            changes=tuple(map(TargetChange._read, data["changes"])),
            hash=data["hash"],
            plan=frozen(data["plan"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TargetsMovedLeast(Outcome):
    """What becomes of a plan when as few leaves move as can be.

    Attributes:
        version: The version that it makes.
        total: The total before and after.
        leaves: How many nodes without children there are.
        moved: How many of them have another target in the whole.
        changes: Every target that changes, a parent before its children, the whole before its periods.
        hash: The SHA-256 of the new plan in canonical form.
        plan: The new plan: evaluating it gives the figures above.

    """

    kind: ClassVar[str] = "minimum_change"
    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("version", "version", False),
        ("total", "total", False),
        ("leaves", "leaves", False),
        ("moved", "moved", False),
        ("changes", "changes", False),
        ("hash", "hash", False),
        ("plan", "plan", False),
    )
    version: TargetRevisionVersion
    """The version that it makes."""
    total: TargetMoved
    """The total before and after."""
    leaves: int
    """How many nodes without children there are."""
    moved: int
    """How many of them have another target in the whole."""
    changes: tuple[TargetChange, ...]
    """Every target that changes, a parent before its children, the whole before its periods."""
    hash: str
    """The SHA-256 of the new plan in canonical form."""
    plan: Any
    """The new plan: evaluating it gives the figures above."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            version=TargetRevisionVersion._read(data["version"]),
            total=TargetMoved._read(data["total"]),
            leaves=data["leaves"],
            moved=data["moved"],
            changes=tuple(map(TargetChange._read, data["changes"])),
            hash=data["hash"],
            plan=frozen(data["plan"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TargetsRetargeted(Outcome):
    """What becomes of a plan when periods have passed or the total changes.

    Attributes:
        version: The version that it makes.
        total: The total before and after.
        leaves: How many nodes without children there are.
        moved: How many of them have another target in the whole.
        changes: Every target that changes, a parent before its children, the whole before its periods.
        hash: The SHA-256 of the new plan in canonical form.
        plan: The new plan: evaluating it gives the figures above.

    """

    kind: ClassVar[str] = "retarget"
    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("version", "version", False),
        ("total", "total", False),
        ("leaves", "leaves", False),
        ("moved", "moved", False),
        ("changes", "changes", False),
        ("hash", "hash", False),
        ("plan", "plan", False),
    )
    version: TargetRevisionVersion
    """The version that it makes."""
    total: TargetMoved
    """The total before and after."""
    leaves: int
    """How many nodes without children there are."""
    moved: int
    """How many of them have another target in the whole."""
    changes: tuple[TargetChange, ...]
    """Every target that changes, a parent before its children, the whole before its periods."""
    hash: str
    """The SHA-256 of the new plan in canonical form."""
    plan: Any
    """The new plan: evaluating it gives the figures above."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            version=TargetRevisionVersion._read(data["version"]),
            total=TargetMoved._read(data["total"]),
            leaves=data["leaves"],
            moved=data["moved"],
            changes=tuple(map(TargetChange._read, data["changes"])),
            hash=data["hash"],
            plan=frozen(data["plan"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TargetsTransferred(Outcome):
    """What becomes of a plan when target moves from one node to another.

    Attributes:
        version: The version that it makes.
        total: The total before and after.
        leaves: How many nodes without children there are.
        moved: How many of them have another target in the whole.
        changes: Every target that changes, a parent before its children, the whole before its periods.
        hash: The SHA-256 of the new plan in canonical form.
        plan: The new plan: evaluating it gives the figures above.

    """

    kind: ClassVar[str] = "transfer"
    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("version", "version", False),
        ("total", "total", False),
        ("leaves", "leaves", False),
        ("moved", "moved", False),
        ("changes", "changes", False),
        ("hash", "hash", False),
        ("plan", "plan", False),
    )
    version: TargetRevisionVersion
    """The version that it makes."""
    total: TargetMoved
    """The total before and after."""
    leaves: int
    """How many nodes without children there are."""
    moved: int
    """How many of them have another target in the whole."""
    changes: tuple[TargetChange, ...]
    """Every target that changes, a parent before its children, the whole before its periods."""
    hash: str
    """The SHA-256 of the new plan in canonical form."""
    plan: Any
    """The new plan: evaluating it gives the figures above."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            version=TargetRevisionVersion._read(data["version"]),
            total=TargetMoved._read(data["total"]),
            leaves=data["leaves"],
            moved=data["moved"],
            changes=tuple(map(TargetChange._read, data["changes"])),
            hash=data["hash"],
            plan=frozen(data["plan"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TimeBin(Record):
    """A bin of times.

    Attributes:
        to_ms: The most milliseconds that belong to it; `null` for all above.
        users: Users who took so long, and longer than the bin before.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("to_ms", "to_ms", False),
        ("users", "users", False),
    )
    to_ms: int | None
    """The most milliseconds that belong to it; `null` for all above."""
    users: int
    """Users who took so long, and longer than the bin before."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            to_ms=data["to_ms"],
            users=data["users"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TimePoint(Record):
    """The curves at a day.

    Attributes:
        day: Days since each deal's beginning.
        at_risk: Deals that lasted until then.
        won: Won on this day.
        lost: Lost on this day.
        not_won: Not yet won, by Kaplan–Meier.
        won_by: Won by then, by Aalen–Johansen.
        lost_by: Lost by then, by Aalen–Johansen.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("day", "day", False),
        ("at_risk", "at_risk", False),
        ("won", "won", False),
        ("lost", "lost", False),
        ("not_won", "not_won", False),
        ("won_by", "won_by", False),
        ("lost_by", "lost_by", False),
    )
    day: int
    """Days since each deal's beginning."""
    at_risk: int
    """Deals that lasted until then."""
    won: int
    """Won on this day."""
    lost: int
    """Lost on this day."""
    not_won: Decimal | Fraction
    """Not yet won, by Kaplan–Meier."""
    won_by: Decimal | Fraction
    """Won by then, by Aalen–Johansen."""
    lost_by: Decimal | Fraction
    """Lost by then, by Aalen–Johansen."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            day=data["day"],
            at_risk=data["at_risk"],
            won=data["won"],
            lost=data["lost"],
            not_won=figure(data["not_won"]),
            won_by=figure(data["won_by"]),
            lost_by=figure(data["lost_by"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TimeToWin(Record):
    """The time from beginning to won, in whole days.

    Attributes:
        deals: Deals with known days.
        left_out: Deals that are left out: a date is missing, or they ended before they began.
        beyond_horizon: Deals that lasted longer than the horizon and count as open at its end.
        horizon_days: The days over which deals are followed; one that lasts longer counts as open at their end.
        median_days: The first day by which half are won by Kaplan–Meier (lost deals no longer observed).
        half_won_days: The first day by which half of all deals are won by Aalen–Johansen (lost deals cannot be won
            any more).
        points: The curves, a point for each day on which a deal was won or lost.
        reasons: Why a figure is `null`.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("deals", "deals", False),
        ("left_out", "left_out", False),
        ("beyond_horizon", "beyond_horizon", False),
        ("horizon_days", "horizon_days", False),
        ("median_days", "median_days", False),
        ("half_won_days", "half_won_days", False),
        ("points", "points", False),
        ("reasons", "reasons", True),
    )
    deals: int
    """Deals with known days."""
    left_out: int
    """Deals that are left out: a date is missing, or they ended before they began."""
    beyond_horizon: int
    """Deals that lasted longer than the horizon and count as open at its end."""
    horizon_days: int
    """The days over which deals are followed; one that lasts longer counts as open at their end."""
    median_days: int | None
    """The first day by which half are won by Kaplan–Meier (lost deals no longer observed)."""
    half_won_days: int | None
    """The first day by which half of all deals are won by Aalen–Johansen (lost deals cannot be won any more)."""
    points: tuple[TimePoint, ...]
    """The curves, a point for each day on which a deal was won or lost."""
    reasons: Mapping[str, NoFigure] | None = None
    """Why a figure is `null`."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            deals=data["deals"],
            left_out=data["left_out"],
            beyond_horizon=data["beyond_horizon"],
            horizon_days=data["horizon_days"],
            median_days=data["median_days"],
            half_won_days=data["half_won_days"],
            points=tuple(map(TimePoint._read, data["points"])),
            reasons=FrozenDict(data["reasons"]) if "reasons" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ToldStatement(Outcome):
    """A statement, and its text where it was asked for.

    Attributes:
        person: The person.
        period: The period.
        currency: The currency of all amounts.
        language: The language of titles, reasons and sentences: that of the facts.
        plan: The plan that was applied.
        sections: A section for every component, and for every line that stands beside components; their dues sum to
            what is due.
        totals: From what the period entitles to down to what is due.
        payment: What is due in the currency in which the person is paid, where the facts name one.
        text: The statement as plain text, at most 100 columns wide.

    """

    kind: ClassVar[str] = "statement"
    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("person", "person", False),
        ("period", "period", False),
        ("currency", "currency", False),
        ("language", "language", False),
        ("plan", "plan", False),
        ("sections", "sections", False),
        ("totals", "totals", False),
        ("payment", "payment", True),
        ("text", "text", True),
    )
    person: str
    """The person."""
    period: str
    """The period."""
    currency: str
    """The currency of all amounts."""
    language: StatementLanguage
    """The language of titles, reasons and sentences: that of the facts."""
    plan: AppliedPlan
    """The plan that was applied."""
    sections: tuple[PaySection, ...]
    """A section for every component, and for every line that stands beside components; their dues sum to what is due.
    """
    totals: PayTotals
    """From what the period entitles to down to what is due."""
    payment: Payment | None = None
    """What is due in the currency in which the person is paid, where the facts name one."""
    text: str | None = None
    """The statement as plain text, at most 100 columns wide."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            person=data["person"],
            period=data["period"],
            currency=data["currency"],
            language=data["language"],
            plan=AppliedPlan._read(data["plan"]),
            sections=tuple(map(PaySection._read, data["sections"])),
            totals=PayTotals._read(data["totals"]),
            payment=Payment._read(data["payment"]) if "payment" in data else None,
            text=data.get("text"),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TotalOutcome(Record):
    """The team's attainment in one indicator.

    Attributes:
        indicator: The indicator.
        people: The people with a value and a target.
        actual: Their values together.
        target: Their targets together.
        attainment: Actual ÷ target; nothing for a target of zero.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("indicator", "indicator", False),
        ("people", "people", False),
        ("actual", "actual", False),
        ("target", "target", False),
        ("attainment", "attainment", False),
    )
    indicator: str
    """The indicator."""
    people: int
    """The people with a value and a target."""
    actual: Decimal | Fraction
    """Their values together."""
    target: Decimal | Fraction
    """Their targets together."""
    attainment: Decimal | Fraction | None
    """Actual ÷ target; nothing for a target of zero."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            indicator=data["indicator"],
            people=data["people"],
            actual=figure(data["actual"]),
            target=figure(data["target"]),
            attainment=None if data["attainment"] is None else figure(data["attainment"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class TrueUp(Record):
    """The correction of a period that was closed before.

    Attributes:
        period: The period that is corrected.
        amount: What is still to be paid for it, or, below zero, to be taken back.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("period", "period", False),
        ("amount", "amount", False),
    )
    period: str
    """The period that is corrected."""
    amount: Decimal
    """What is still to be paid for it, or, below zero, to be taken back."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            period=data["period"],
            amount=decimal(data["amount"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class UnallocatedTarget(Record):
    """A line for what nobody has.

    Attributes:
        value: How much.
        exact: Before whole steps.
        plan: Without padding.
        periods: Over time.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("value", "value", False),
        ("exact", "exact", False),
        ("plan", "plan", False),
        ("periods", "periods", False),
    )
    value: Decimal
    """How much."""
    exact: Decimal | Fraction
    """Before whole steps."""
    plan: Decimal
    """Without padding."""
    periods: tuple[TargetPeriodOutcome, ...]
    """Over time."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            value=decimal(data["value"]),
            exact=figure(data["exact"]),
            plan=decimal(data["plan"]),
            periods=tuple(map(TargetPeriodOutcome._read, data["periods"])),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class UserFigures(Record):
    """How far a user got.

    Attributes:
        user: The user.
        level: The furthest step reached, 0 for none; with `any` the number of distinct steps.
        matched: The events of the chain.
        stopped: Why it went no further; `null` for a complete chain.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("user", "user", False),
        ("level", "level", False),
        ("matched", "matched", False),
        ("stopped", "stopped", False),
    )
    user: str
    """The user."""
    level: int
    """The furthest step reached, 0 for none; with `any` the number of distinct steps."""
    matched: tuple[MatchedEvent, ...]
    """The events of the chain."""
    stopped: Stopped | None
    """Why it went no further; `null` for a complete chain."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            user=data["user"],
            level=data["level"],
            matched=tuple(map(MatchedEvent._read, data["matched"])),
            stopped=data["stopped"],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Velocity(Record):
    """The speed of selling: opportunities × average won amount × win rate ÷ cycle days.

    Attributes:
        per_day: Money a day.
        opportunities: Open deals.
        won: Won deals.
        priced: Those of them that have an amount.
        won_value: What those are worth together.
        average_won: The mean amount: `won_value` ÷ `priced`.
        closed: Won and lost deals.
        win_rate: `won` ÷ `closed`.
        timed: Won deals of which the beginning and the end are known.
        days: The days from beginning to won, over those.
        cycle_days: The mean days from beginning to won: `days` ÷ `timed`.
        reasons: Why a figure is `null`.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("per_day", "per_day", False),
        ("opportunities", "opportunities", False),
        ("won", "won", False),
        ("priced", "priced", False),
        ("won_value", "won_value", False),
        ("average_won", "average_won", False),
        ("closed", "closed", False),
        ("win_rate", "win_rate", False),
        ("timed", "timed", False),
        ("days", "days", False),
        ("cycle_days", "cycle_days", False),
        ("reasons", "reasons", True),
    )
    per_day: Decimal | None
    """Money a day."""
    opportunities: int
    """Open deals."""
    won: int
    """Won deals."""
    priced: int
    """Those of them that have an amount."""
    won_value: Decimal
    """What those are worth together."""
    average_won: Decimal | None
    """The mean amount: `won_value` ÷ `priced`."""
    closed: int
    """Won and lost deals."""
    win_rate: Decimal | Fraction | None
    """`won` ÷ `closed`."""
    timed: int
    """Won deals of which the beginning and the end are known."""
    days: Decimal | Fraction
    """The days from beginning to won, over those."""
    cycle_days: Decimal | Fraction | None
    """The mean days from beginning to won: `days` ÷ `timed`."""
    reasons: Mapping[str, NoFigure] | None = None
    """Why a figure is `null`."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            per_day=None if data["per_day"] is None else decimal(data["per_day"]),
            opportunities=data["opportunities"],
            won=data["won"],
            priced=data["priced"],
            won_value=decimal(data["won_value"]),
            average_won=None if data["average_won"] is None else decimal(data["average_won"]),
            closed=data["closed"],
            win_rate=None if data["win_rate"] is None else figure(data["win_rate"]),
            timed=data["timed"],
            days=figure(data["days"]),
            cycle_days=None if data["cycle_days"] is None else figure(data["cycle_days"]),
            reasons=FrozenDict(data["reasons"]) if "reasons" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class WeightTry(Record):
    """One weight, changed down and up.

    Attributes:
        weight: The indicator or the group.
        from_: Its weight.
        down: With less of it.
        up: With more of it; nothing where that would leave its siblings none.
        turn: The nearest weight at which it turns, however far; nothing where it never does.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("weight", "weight", False),
        ("from_", "from", False),
        ("down", "down", False),
        ("up", "up", False),
        ("turn", "turn", False),
    )
    weight: str
    """The indicator or the group."""
    from_: Decimal | Fraction
    """Its weight."""
    down: MovedWeight
    """With less of it."""
    up: MovedWeight | None
    """With more of it; nothing where that would leave its siblings none."""
    turn: WeightTurn | None
    """The nearest weight at which it turns, however far; nothing where it never does."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            weight=data["weight"],
            from_=figure(data["from"]),
            down=MovedWeight._read(data["down"]),
            up=None if data["up"] is None else MovedWeight._read(data["up"]),
            turn=None if data["turn"] is None else WeightTurn._read(data["turn"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class WeightTurn(Record):
    """Where a grade or a rank turns.

    Attributes:
        weight: The indicator or the group.
        from_: Its weight.
        to: The weight at which it turns, exactly; its siblings keep their proportions and, in a mean, their sum.
        change: `to` less `from`.
        relative: The change in parts of `from`.
        is_reached: Whether it has turned at `to`; otherwise it turns just beyond.
        grade: The grade after; nothing below the lowest.
        rank: The rank after, where that was asked.
        crossed: Who then stands otherwise to the person than before, by id, where the rank was asked.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("weight", "weight", False),
        ("from_", "from", False),
        ("to", "to", False),
        ("change", "change", False),
        ("relative", "relative", False),
        ("is_reached", "is_reached", False),
        ("grade", "grade", False),
        ("rank", "rank", False),
        ("crossed", "crossed", False),
    )
    weight: str
    """The indicator or the group."""
    from_: Decimal | Fraction
    """Its weight."""
    to: Decimal | Fraction
    """The weight at which it turns, exactly; its siblings keep their proportions and, in a mean, their sum."""
    change: Decimal | Fraction
    """`to` less `from`."""
    relative: Decimal | Fraction
    """The change in parts of `from`."""
    is_reached: bool
    """Whether it has turned at `to`; otherwise it turns just beyond."""
    grade: str | None
    """The grade after; nothing below the lowest."""
    rank: int | None
    """The rank after, where that was asked."""
    crossed: tuple[str, ...]
    """Who then stands otherwise to the person than before, by id, where the rank was asked."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            weight=data["weight"],
            from_=figure(data["from"]),
            to=figure(data["to"]),
            change=figure(data["change"]),
            relative=figure(data["relative"]),
            is_reached=data["is_reached"],
            grade=data["grade"],
            rank=data["rank"],
            crossed=tuple(data["crossed"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class WeightedPipeline(Record):
    """Open deals, weighted by their probability of winning.

    Attributes:
        deals: Open deals that have an amount and a probability.
        without_probability: Open deals that are left out, as their stage has no probability.
        without_amount: Open deals that are left out, as they have a probability and no amount.
        unweighted: What the deals are worth before it is weighted.
        value: The sum of amount × probability.
        variance: The sum of amount² × probability × (1 − probability): deals taken as independent.
        deviation: Its square root.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("deals", "deals", False),
        ("without_probability", "without_probability", False),
        ("without_amount", "without_amount", False),
        ("unweighted", "unweighted", False),
        ("value", "value", False),
        ("variance", "variance", False),
        ("deviation", "deviation", False),
    )
    deals: int
    """Open deals that have an amount and a probability."""
    without_probability: int
    """Open deals that are left out, as their stage has no probability."""
    without_amount: int
    """Open deals that are left out, as they have a probability and no amount."""
    unweighted: Decimal
    """What the deals are worth before it is weighted."""
    value: Decimal
    """The sum of amount × probability."""
    variance: Decimal | Fraction
    """The sum of amount² × probability × (1 − probability): deals taken as independent."""
    deviation: Decimal
    """Its square root."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            deals=data["deals"],
            without_probability=data["without_probability"],
            without_amount=data["without_amount"],
            unweighted=decimal(data["unweighted"]),
            value=decimal(data["value"]),
            variance=figure(data["variance"]),
            deviation=decimal(data["deviation"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class WinRate(Record):
    """The share won.

    Attributes:
        won: The numerator: won deals.
        lost: Lost deals.
        closed: The denominator: won and lost deals.
        all: The denominator with open deals.
        by_count: Won ÷ (won + lost).
        interval: Wilson's interval of it.
        by_value: Won value ÷ (won + lost value).
        with_open: Won ÷ all, open deals included.
        with_open_by_value: Won value ÷ the value of all, open deals included.
        mature: The same without deals that are too young, where the document says when a deal is mature.
        reasons: Why a figure is `null`.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("won", "won", False),
        ("lost", "lost", False),
        ("closed", "closed", False),
        ("all", "all", False),
        ("by_count", "by_count", False),
        ("interval", "interval", False),
        ("by_value", "by_value", False),
        ("with_open", "with_open", False),
        ("with_open_by_value", "with_open_by_value", False),
        ("mature", "mature", True),
        ("reasons", "reasons", True),
    )
    won: Counted
    """The numerator: won deals."""
    lost: Counted
    """Lost deals."""
    closed: Counted
    """The denominator: won and lost deals."""
    all: Counted
    """The denominator with open deals."""
    by_count: Decimal | Fraction | None
    """Won ÷ (won + lost)."""
    interval: ShareBounds | None
    """Wilson's interval of it."""
    by_value: Decimal | Fraction | None
    """Won value ÷ (won + lost value)."""
    with_open: Decimal | Fraction | None
    """Won ÷ all, open deals included."""
    with_open_by_value: Decimal | Fraction | None
    """Won value ÷ the value of all, open deals included."""
    mature: WinRate | None = None
    """The same without deals that are too young, where the document says when a deal is mature."""
    reasons: Mapping[str, NoFigure] | None = None
    """Why a figure is `null`."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            won=Counted._read(data["won"]),
            lost=Counted._read(data["lost"]),
            closed=Counted._read(data["closed"]),
            all=Counted._read(data["all"]),
            by_count=None if data["by_count"] is None else figure(data["by_count"]),
            interval=None if data["interval"] is None else ShareBounds._read(data["interval"]),
            by_value=None if data["by_value"] is None else figure(data["by_value"]),
            with_open=None if data["with_open"] is None else figure(data["with_open"]),
            with_open_by_value=None if data["with_open_by_value"] is None else figure(data["with_open_by_value"]),
            mature=WinRate._read(data["mature"]) if "mature" in data else None,
            reasons=FrozenDict(data["reasons"]) if "reasons" in data else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Winner(Record):
    """A winner.

    Attributes:
        person: Who.
        value: The value that won: of a streak, the periods up to now.
        longest: The periods of the longest streak.
        since: The first period of the streak that goes on.

    """

    _keys: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("person", "person", False),
        ("value", "value", False),
        ("longest", "longest", True),
        ("since", "since", True),
    )
    person: str
    """Who."""
    value: Decimal | Fraction
    """The value that won: of a streak, the periods up to now."""
    longest: int | None = None
    """The periods of the longest streak."""
    since: str | None = None
    """The first period of the streak that goes on."""

    @classmethod
    def _read(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            person=data["person"],
            value=figure(data["value"]),
            longest=data.get("longest"),
            since=data.get("since"),
        )


OUTCOMES: dict[str, type[Outcome]] = {
    "close": CloseOutcome,
    "cohort": CohortOutcome,
    "event-funnel": EventFunnelOutcome,
    "goal": GoalOutcome,
    "goal-set": GoalSetOutcome,
    "pay-book": PayOutcome,
    "pay-plan": PayOutcome,
    "pipeline": PipelineOutcome,
    "read-goal": ReadOutcome,
    "scorecard": ScorecardOutcome,
    "target-matrix": MatrixOutcome,
    "target-plan": TargetOutcome,
}
"""The class of the outcomes of each kind; ``read-goal`` is what reading sentences gives."""


CloseAnswer: TypeAlias = ReviewPage
"""The answer to a question of the same name."""


GoalAnswer: TypeAlias = AdjustedGoal
"""The answer to a question of the same name."""


PayAnswer: TypeAlias = (
    NextDeal
    | ToldStatement
    | PayCurve
    | MarginalRate
    | Solution
    | NextSteps
    | Simulation
    | Comparison
    | Settled
    | PlanFor
)
"""The answer to a `Question`, under the same name."""


ScoreAnswer: TypeAlias = Sensitivity | ImportedBands
"""The answer to a question of the same name."""


TargetAnswer: TypeAlias = (
    TargetsRetargeted
    | TargetsMovedLeast
    | TargetsBrokenBack
    | TargetsTransferred
    | TargetPlanHistory
    | TargetTable
    | TargetForecast
)
"""The answer to a `Question`, under the same name."""

ANSWERS: dict[str, type[Outcome]] = {
    "adjust": AdjustedGoal,
    "breakback": TargetsBrokenBack,
    "compare": Comparison,
    "curve": PayCurve,
    "forecast": TargetForecast,
    "history": TargetPlanHistory,
    "import_bands": ImportedBands,
    "marginal_rate": MarginalRate,
    "minimum_change": TargetsMovedLeast,
    "next_deal": NextDeal,
    "next_steps": NextSteps,
    "plan_for": PlanFor,
    "report": ReviewPage,
    "retarget": TargetsRetargeted,
    "sensitivity": Sensitivity,
    "settle": Settled,
    "simulate": Simulation,
    "solve": Solution,
    "statement": ToldStatement,
    "table": TargetTable,
    "transfer": TargetsTransferred,
}
"""The class of the answer to each question."""
