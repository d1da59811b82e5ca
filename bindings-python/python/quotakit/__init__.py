"""Sales performance, exact and explained: goals, targets, funnels, scores, grades and pay, and why.

A *document* holds the rules, *facts* hold what happened, an *outcome* holds the figures, and every figure carries the
steps that led to it. Documents are loaded with the classes of this package from JSON, dicts or files, and are checked
whole: every fault is told at once, with a code, its place, a message and help. Figures are `decimal.Decimal`, dates
`datetime.date`; nothing is rounded but where a document says so.

>>> import quotakit as qk
>>> plan = qk.TargetPlan.from_dict({
...     "id": "thirds", "unit": {"currency": {"code": "USD"}}, "total": 100,
...     "tree": {"id": "all", "children": [{"id": name, "weight": 1} for name in "abc"]}})
>>> [str(node.value) for node in plan.evaluate({}).nodes[1:]]
['33.34', '33.33', '33.33']

====================================  ==================================================================
goals                                 `Goal`, `GoalSet`, `read_goal`
targets                               `TargetPlan`, `TargetMatrix`
funnels                               `Pipeline`, `EventFunnel`
scores                                `Scorecard`, `Cohort`
pay                                   `PayPlan`, `PayBook`
the five together, for a period       `Close`
calendars                             `Calendar`, `Period`
tables, in and out                    `evaluate_table`, `evaluate_stream`, `row_facts`, `PayPlan.credit_table`; `Table`
data frames of Spark                  `quotakit.spark`, which is imported by itself
what is wrong, and where              `QuotakitError`, `Problem`, `place_of`, `Place`
the doors of text, JSON in and out    `evaluate_json`, `lint_json`, `explain_json`, `ask_json`, `canonical_json`,
                                      `read_goal_json`
====================================  ==================================================================

The records of outcomes are in `quotakit.outcomes`, the types of documents and facts, for type checkers, in
`quotakit.shapes`.
"""

from quotakit._book import PayBook
from quotakit._calendar import Calendar, Grain, Period
from quotakit._charts import Chart, Charts
from quotakit._close import Close
from quotakit._document import Document
from quotakit._errors import Problem, QuotakitError
from quotakit._funnels import EventFunnel, Pipeline
from quotakit._goals import Goal, GoalSet, read_goal
from quotakit._lines import Explanation, Line
from quotakit._pay import PayPlan
from quotakit._place import Place, place_of
from quotakit._quotakit import (
    __version__,
    ask_json,
    canonical_json,
    evaluate_json,
    explain_json,
    lint_json,
    read_goal_json,
)
from quotakit._scores import Cohort, Scorecard
from quotakit._tables import ArrowTable, CreditTable, SplitTable, Table, TableStream
from quotakit._targets import TargetMatrix, TargetPlan

__all__ = [
    "ArrowTable",
    "Calendar",
    "Chart",
    "Charts",
    "Close",
    "Cohort",
    "CreditTable",
    "Document",
    "EventFunnel",
    "Explanation",
    "Goal",
    "GoalSet",
    "Grain",
    "Line",
    "PayBook",
    "PayPlan",
    "Period",
    "Pipeline",
    "Place",
    "Problem",
    "QuotakitError",
    "Scorecard",
    "SplitTable",
    "Table",
    "TableStream",
    "TargetMatrix",
    "TargetPlan",
    "__version__",
    "ask_json",
    "canonical_json",
    "evaluate_json",
    "explain_json",
    "lint_json",
    "place_of",
    "read_goal",
    "read_goal_json",
]

# Public names say where users find them, in tracebacks, `help` and pickles.
for _name in __all__:
    _public = globals()[_name]
    if isinstance(_public, type):
        _public.__module__ = __name__
del _name, _public
