"""Sales performance, exact and explained."""

from quotakit._calendar import Calendar, Grain, Period
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
    "Calendar",
    "Grain",
    "Period",
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

# Public names say where users find them, in tracebacks, `help` and pickles.
for _name in __all__:
    _public = globals()[_name]
    if isinstance(_public, type):
        _public.__module__ = __name__
del _name, _public
