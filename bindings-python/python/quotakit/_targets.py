"""Targets that break down so that they add up: over trees, periods and crossing dimensions."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, cast

from quotakit import _quotakit
from quotakit._document import Document
from quotakit._questions import answer_of, question_of
from quotakit._tables import SplitTable, names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from quotakit._outcomes import (
        MatrixOutcome,
        TargetAnswer,
        TargetForecast,
        TargetOutcome,
        TargetPlanHistory,
        TargetsBrokenBack,
        TargetsMovedLeast,
        TargetsRetargeted,
        TargetsTransferred,
        TargetTable,
    )
    from quotakit._shapes import (
        BelowZero,
        BreakbackRule,
        FigureInput,
        ForecastMethod,
        ForecastPoint,
        Language,
        MatrixFacts,
        RestBy,
        RevisionNote,
        TargetFacts,
        TargetPlanDocument,
        TargetQuestion,
    )
    from quotakit._tables import ArrowTable

    Actuals = Mapping[str, Mapping[str, FigureInput]]
    Note = RevisionNote | Mapping[str, Any]

__all__ = ["TargetMatrix", "TargetPlan"]


class TargetPlan(Document):
    """A target and how it breaks down over a tree, and over time where declared; every level adds up to the last unit.

    Of 1,000,000 in steps of 1,000 the north has its 250,000 already. The rest goes 40 : 35 to east and west, and east's
    400,000 goes 3 : 2 to its people:

    >>> import quotakit as qk
    >>> plan = qk.TargetPlan.from_dict({
    ...     "id": "2026-q4", "unit": {"currency": {"code": "CNY", "step": 1000}}, "total": 1000000,
    ...     "tree": {"id": "company", "children": [
    ...         {"id": "east", "weight": 40, "children": [{"id": "ann", "weight": 3}, {"id": "bob", "weight": 2}]},
    ...         {"id": "west", "weight": 35, "max": 360000},
    ...         {"id": "north", "locked": 250000}]}})
    >>> for node in plan.evaluate({}).nodes:
    ...     print(f"{node.id:8}{node.value:>12,}")
    company 1,000,000.00
    east      400,000.00
    ann       240,000.00
    bob       160,000.00
    west      350,000.00
    north     250,000.00

    What cannot be split evenly goes to the largest remainders, never to the order of rows; the parts sum to the whole:

    >>> thirds = qk.TargetPlan.from_dict({
    ...     "id": "thirds", "unit": {"currency": {"code": "USD"}}, "total": 100,
    ...     "tree": {"id": "all", "children": [{"id": name, "weight": 1} for name in "abc"]}})
    >>> [str(node.value) for node in thirds.evaluate({}).nodes]
    ['100.00', '33.34', '33.33', '33.33']

    The fields of the document are those of `quotakit.shapes.TargetPlanDocument`, those of the facts of
    `quotakit.shapes.TargetFacts`.
    """

    __slots__ = ()
    kind: ClassVar[str] = "target-plan"

    def evaluate(self, facts: TargetFacts | Mapping[str, Any] | str | bytes) -> TargetOutcome:
        """Split the target; with actual figures and `as_of` in the facts, say how far everybody has come.

        Raises:
            QuotakitError: everything that is wrong with the facts.

        """
        return cast("TargetOutcome", self._outcome(facts))

    def evaluate_table(
        self,
        table: ArrowTable,
        *,
        columns: Mapping[str, str] | None = None,
        keep: Iterable[str] = (),
        ignore: Iterable[str] = (),
    ) -> SplitTable:
        """Share the total out over a tree that is a table, a row for each node: a million of them as well.

        The values are those of `evaluate` where the same rows are the plan's ``tree``, and there are no receipts. The
        plan's own tree is its root alone; the root of the table takes its place. Columns are `id`, `parent` (empty for
        the root), `weight`, `min`, `max`, `locked` and so on, as rows of ``{"table": [...]}`` have them; `columns` says
        which is which where they have other names, and rows may stand in any order. The table that comes out has the
        rows of the one that went in: the columns to `keep`, and `value`, decimals with the plan's places. Columns to
        `ignore` are not looked at.

        Two thirds of 100.00 are 66.66…, and the cent left over goes to the larger remainder:

        >>> import quotakit as qk
        >>> plan = qk.TargetPlan.from_dict({
        ...     "id": "q1", "unit": {"currency": {"code": "CNY"}}, "total": "100.00", "tree": {"id": "all"}})
        >>> import pyarrow as pa
        >>> tree = pa.table({
        ...     "id": ["all", "north", "south"], "parent": [None, "all", "all"], "weight": [None, 2, 1]})
        >>> found = plan.evaluate_table(tree, keep=["id"])
        >>> [(one["id"], str(one["value"])) for one in pa.table(found.nodes).to_pylist()]
        [('all', '100.00'), ('north', '66.67'), ('south', '33.33')]

        Raises:
            QuotakitError: rows that are no tree, and whatever else is wrong with them, at the row
                (``/tree/table/3/weight``); a plan that says more of its own tree.

        """
        asked = {"columns": dict(columns or {}), "keep": names(keep, "keep"), "ignore": names(ignore, "ignore")}
        nodes, (residue, scale) = _quotakit.split_rows(self._native, table, asked)
        return SplitTable(nodes, Decimal(residue).scaleb(-scale))

    def ask_json(self, question: TargetQuestion | Mapping[str, Any] | str | bytes) -> str:
        """Ask something (a mapping, or JSON text) and give the answer as JSON text, under the same name.

        The same document and question give the same bytes from Rust, Python and JavaScript.

        Raises:
            QuotakitError: everything that is wrong with what the question gives.

        """
        return self._native.ask(question)

    def ask(self, question: TargetQuestion | Mapping[str, Any] | str | bytes) -> TargetAnswer:
        """Ask something: an object with one key, the name of the question.

        Each question is a method as well, such as `retarget`; this takes those that are data.

        Raises:
            QuotakitError: everything that is wrong with what the question gives.

        """
        return cast("TargetAnswer", answer_of(self.ask_json(question)))

    def retarget(  # noqa: PLR0913 - the names of a question
        self,
        note: Note,
        *,
        total: FigureInput | None = None,
        actuals: Actuals | None = None,
        as_of: date | str | None = None,
        closed: Sequence[str] | None = None,
        by: RestBy | None = None,
        to: Sequence[str] | None = None,
        below_zero: BelowZero | None = None,
        language: Language | None = None,
    ) -> TargetsRetargeted:
        """Tell what becomes of the plan when periods have passed or the total changes, and why.

        What was reached and what is locked stays; what is left goes by weight, or equally.

        Args:
            note: Why the new version is made, when and by whom.
            total: The new total; the old one, unless given.
            actuals: What each node without children reached, by period that is over.
            as_of: The day up to which it is known; periods that end by then are over.
            closed: The labels of further periods that are over.
            by: How what is left goes among nodes: by weight, or equally.
            to: The periods that take what is left; all open ones, unless given.
            below_zero: Whether less than nothing may be left of somebody.
            language: The language of reasons.

        January is over: 3, 20 and 13 were reached, and the 84 that are left go 1 : 2 : 3:

        >>> import quotakit as qk
        >>> plan = qk.TargetPlan.from_dict({
        ...     "id": "q1", "unit": {"count": {}}, "total": 120, "time": {"period": "2026-Q1", "by": "month"},
        ...     "tree": {"id": "team", "children": [{"id": name, "weight": weight} for name, weight in
        ...         [("a", 1), ("b", 2), ("c", 3)]]}})
        >>> new = plan.retarget({"reason": "January is over"}, as_of="2026-01-31",
        ...     actuals={"a": {"2026-01": 3}, "b": {"2026-01": 20}, "c": {"2026-01": 13}})
        >>> [(row.node, str(row.old), str(row.new)) for row in new.changes if row.period is None]
        [('a', '20', '17'), ('b', '40', '48'), ('c', '60', '55')]
        >>> qk.TargetPlan.from_dict(new.plan).hash == new.hash
        True

        Raises:
            QuotakitError: missing actuals, and those of periods that are not over; what cannot hold together.

        """
        answer = self._asked("retarget", note=note, total=total, actuals=actuals, as_of=as_of, closed=closed, by=by,
                             to=to, below_zero=below_zero, language=language)  # fmt: skip
        return cast("TargetsRetargeted", answer)

    def minimum_change(  # noqa: PLR0913 - the names of a question
        self,
        note: Note,
        *,
        total: FigureInput | None = None,
        actuals: Actuals | None = None,
        as_of: date | str | None = None,
        closed: Sequence[str] | None = None,
        to: Sequence[str] | None = None,
        below_zero: BelowZero | None = None,
        language: Language | None = None,
    ) -> TargetsMovedLeast:
        """Tell the same as `retarget`, with as few nodes without children moving as can be.

        Who has the largest room moves first, and of equal rooms the id that sorts first. 6 more than 54 fit at once
        where nothing bounds them:

        >>> import quotakit as qk
        >>> plan = qk.TargetPlan.from_dict({
        ...     "id": "q1", "unit": {"count": {}}, "total": 54,
        ...     "tree": {"id": "team", "children": [{"id": "a", "weight": 1, "max": 20}, {"id": "b", "weight": 2}]}})
        >>> new = plan.minimum_change({"reason": "the market grew"}, total=60)
        >>> new.moved, [(row.node, str(row.new)) for row in new.changes]
        (1, [('team', '60'), ('b', '42')])

        Raises:
            QuotakitError: as those of `retarget`.

        """
        answer = self._asked("minimum_change", note=note, total=total, actuals=actuals, as_of=as_of, closed=closed,
                             to=to, below_zero=below_zero, language=language)  # fmt: skip
        return cast("TargetsMovedLeast", answer)

    def breakback(  # noqa: PLR0913 - the names of a question
        self,
        node: str,
        value: FigureInput,
        note: Note,
        *,
        period: str | None = None,
        rule: BreakbackRule | None = None,
        language: Language | None = None,
    ) -> TargetsBrokenBack:
        """Tell what becomes of the plan when a node, in the whole or in one period, is set by hand.

        Args:
            node: The node.
            value: What it shall have.
            note: Why the new version is made, when and by whom.
            period: The period in which it shall have it; in the whole, unless given.
            rule: ``keep_total``: siblings make room; ``move_total``: the nodes above follow; ``keep_node``: other
                periods of the node make room.
            language: The language of reasons.

        40, 36 and 24 by 5 : 3 : 2 with at most 40 for the first. With 30 for the last, the second makes room:

        >>> import quotakit as qk
        >>> plan = qk.TargetPlan.from_dict({
        ...     "id": "b", "unit": {"count": {}}, "total": 100, "tree": {"id": "n", "children": [
        ...         {"id": "a", "weight": 5, "max": 40}, {"id": "b", "weight": 3}, {"id": "c", "weight": 2}]}})
        >>> for row in plan.breakback("c", 30, {"reason": "agreed in the review"}).changes:
        ...     print(row.node, row.new, row.reason)
        b 30 makes room for `c`
        c 30 set to 30 by hand

        Raises:
            QuotakitError: locks and bounds in the way, with the nodes and the amounts by which they are.

        """
        answer = self._asked(
            "breakback", node=node, value=value, note=note, period=period, rule=rule, language=language
        )
        return cast("TargetsBrokenBack", answer)

    def transfer(
        self, from_: str, to: str, amount: FigureInput, note: Note, *, language: Language | None = None
    ) -> TargetsTransferred:
        """Tell what becomes of the plan when target moves from one node to another; the total stays.

        >>> import quotakit as qk
        >>> plan = qk.TargetPlan.from_dict({
        ...     "id": "t", "unit": {"count": {}}, "total": 100,
        ...     "tree": {"id": "n", "children": [{"id": "east", "weight": 3}, {"id": "south", "weight": 2}]}})
        >>> [str(row.new) for row in plan.transfer("east", "south", 10, {"reason": "Hangzhou goes south"}).changes]
        ['50', '50']

        Raises:
            QuotakitError: nodes of which one is a part of the other; nodes between that are held or padded.

        """
        return cast("TargetsTransferred", self._asked("transfer", from_=from_, to=to, amount=amount, note=note,
                                                      language=language))  # fmt: skip

    def history(self, before: Iterable[TargetPlan | TargetPlanDocument | Mapping[str, Any]]) -> TargetPlanHistory:
        """Tell what each version of the plan changed, given those before it from the first.

        >>> import quotakit as qk
        >>> first = qk.TargetPlan.from_dict({"id": "t", "unit": {"count": {}}, "total": 100, "tree": {"id": "n"}})
        >>> second = qk.TargetPlan.from_dict(first.retarget({"reason": "the market grew"}, total=120).plan)
        >>> history = second.history([first])
        >>> history.versions[1].reason, str(history.steps[0].changes[0].change)
        ('the market grew', '20')

        Raises:
            QuotakitError: versions that do not follow each other.

        """
        documents = [plan.to_dict() if isinstance(plan, TargetPlan) else plan for plan in before]
        return cast("TargetPlanHistory", self._asked("history", before=documents))

    def to_table(self) -> TargetTable:
        r"""Give the tree as a table: rows that name their parents, and the same as the text of a sheet.

        Both may stand in a document instead of the tree, in any order of rows:

        >>> import quotakit as qk
        >>> plan = qk.TargetPlan.from_dict({"id": "t", "unit": {"count": {}}, "total": 9,
        ...     "tree": {"csv": "parent,id,weight\nteam,ann,2\nteam,bob,1\n,team,\n"}})
        >>> [(row["id"], row.get("weight")) for row in plan.to_table().rows]
        [('team', None), ('ann', '2'), ('bob', '1')]
        """
        return cast("TargetTable", self._asked("table"))

    def forecast(  # noqa: PLR0913 - the names of a question
        self,
        series: Sequence[ForecastPoint | Mapping[str, Any]],
        horizon: int,
        *,
        season: int | None = None,
        method: ForecastMethod | Mapping[str, Any] | None = None,
        level: FigureInput | None = None,
        origins: int | None = None,
        trace: bool | None = None,
    ) -> TargetForecast:
        """Tell how a series goes on, in the unit and the calendar of the plan.

        Args:
            series: What was reached in periods that follow each other.
            horizon: How many periods to look ahead.
            season: How many periods a season has, such as 12 for months of a year.
            method: The method and its parameters; what is not stated is found. The one that did best in a backtest,
                unless given.
            level: How often the value shall lie between ``low`` and ``high``: 80%, 90%, 95% or 99%.
            origins: How many origins the backtest has at most.
            trace: Whether the answer tells the states of every period.

        The level is 10, then 11, then 13, and stays:

        >>> import quotakit as qk
        >>> plan = qk.TargetPlan.from_dict({"id": "y", "unit": {"count": {}}, "total": 0, "tree": {"id": "all"}})
        >>> told = plan.forecast([{"period": "2026-01", "value": 12}, {"period": "2026-02", "value": 15}], 2,
        ...     method={"simple": {"alpha": "0.5", "level": 10}})
        >>> [(row.period, str(row.value)) for row in told.forecasts]
        [('2026-03', '13'), ('2026-04', '13')]

        Raises:
            QuotakitError: periods that do not follow each other, a series that is too short, parameters out of range.

        """
        answer = self._asked("forecast", series=series, horizon=horizon, season=season, method=method, level=level,
                             origins=origins, trace=trace)  # fmt: skip
        return cast("TargetForecast", answer)

    def _asked(self, name: str, **given: Any) -> Any:  # noqa: ANN401  # the record of the answer
        return self.ask(question_of(name, **given))


class TargetMatrix(Document):
    """A target over two dimensions at once, such as regions and products, whose rows and columns both add up.

    >>> import quotakit as qk
    >>> matrix = qk.TargetMatrix.from_dict({
    ...     "unit": {"count": {}},
    ...     "rows": [{"id": "east", "total": 2}, {"id": "west", "total": 4}],
    ...     "columns": [{"id": "meters", "total": 3}, {"id": "analysers", "total": 3}],
    ...     "weights": [[1, 1], [1, 1]]})
    >>> [[str(cell) for cell in row] for row in matrix.evaluate({}).cells]
    [['1', '1'], ['2', '2']]

    The fields of the document are those of `quotakit.shapes.TargetMatrixDocument`, those of the facts of
    `quotakit.shapes.MatrixFacts`.
    """

    __slots__ = ()
    kind: ClassVar[str] = "target-matrix"

    def evaluate(self, facts: MatrixFacts | Mapping[str, Any] | str | bytes) -> MatrixOutcome:
        """Fit the cells to the totals of rows and columns.

        Raises:
            QuotakitError: everything that is wrong with the facts.

        """
        return cast("MatrixOutcome", self._outcome(facts))
