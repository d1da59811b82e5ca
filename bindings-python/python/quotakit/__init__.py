"""Sales performance, exact and explained."""

from quotakit._documents import (
    Close,
    Cohort,
    EventFunnel,
    Goal,
    GoalSet,
    PayPlan,
    Pipeline,
    Scorecard,
    TargetMatrix,
    TargetPlan,
)
from quotakit._document import Document
from quotakit._errors import Problem, QuotakitError
from quotakit._lines import Line
from quotakit._quotakit import (
    __version__,
    canonical_json,
    evaluate_json,
    explain_json,
    lint_json,
    read_goal_json,
)

__all__ = [
    "Close",
    "Cohort",
    "Document",
    "EventFunnel",
    "Goal",
    "GoalSet",
    "Line",
    "PayPlan",
    "Pipeline",
    "Problem",
    "QuotakitError",
    "Scorecard",
    "TargetMatrix",
    "TargetPlan",
    "__version__",
    "canonical_json",
    "evaluate_json",
    "explain_json",
    "lint_json",
    "read_goal_json",
]
