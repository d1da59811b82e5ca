"""The documents: one class for each kind."""

from __future__ import annotations

from typing import ClassVar

from quotakit._document import Document

__all__ = [
    "Close",
    "Cohort",
    "EventFunnel",
    "Goal",
    "GoalSet",
    "PayPlan",
    "Pipeline",
    "Scorecard",
    "TargetMatrix",
    "TargetPlan",
]


class Goal(Document):
    """One goal."""

    __slots__ = ()
    kind: ClassVar[str] = "goal"


class GoalSet(Document):
    """Goals."""

    __slots__ = ()
    kind: ClassVar[str] = "goal-set"


class TargetPlan(Document):
    """A target and how it breaks down."""

    __slots__ = ()
    kind: ClassVar[str] = "target-plan"


class TargetMatrix(Document):
    """Matrix."""

    __slots__ = ()
    kind: ClassVar[str] = "target-matrix"


class Pipeline(Document):
    """Pipeline."""

    __slots__ = ()
    kind: ClassVar[str] = "pipeline"


class EventFunnel(Document):
    """Events."""

    __slots__ = ()
    kind: ClassVar[str] = "event-funnel"


class Scorecard(Document):
    """Scorecard."""

    __slots__ = ()
    kind: ClassVar[str] = "scorecard"


class Cohort(Document):
    """Cohort."""

    __slots__ = ()
    kind: ClassVar[str] = "cohort"


class PayPlan(Document):
    """Pay plan."""

    __slots__ = ()
    kind: ClassVar[str] = "pay-plan"


class Close(Document):
    """Close."""

    __slots__ = ()
    kind: ClassVar[str] = "close"
