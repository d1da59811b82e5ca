"""Targets that break down so that they add up: over trees, periods and crossing dimensions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from quotakit._document import Document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quotakit._outcomes import MatrixOutcome, TargetOutcome
    from quotakit._shapes import MatrixFacts, TargetFacts

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
