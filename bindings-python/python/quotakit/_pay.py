"""Incentive pay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from quotakit._document import Document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quotakit._outcomes import PayOutcome
    from quotakit._shapes import PayFacts

__all__ = ["PayPlan"]


class PayPlan(Document):
    """A pay plan: what is measured, what it pays, and what bounds, multiplies and gates that.

    Commission is 4 % of the year's revenue up to 150,000 and 6 % above. Wang sold 145,000 before July and 20,000 in it,
    so 5,000 stand below the step and 15,000 above: 200.00 + 900.00:

    >>> import quotakit as qk
    >>> plan = qk.PayPlan.from_dict({
    ...     "id": "ae", "currency": "USD", "period": "month", "measures": [{"id": "revenue"}],
    ...     "components": [{"id": "commission", "on": "revenue", "accumulate": "ytd", "pay": {"tiers": {
    ...         "axis": "amount", "mode": "marginal",
    ...         "steps": [{"from": 0, "rate": "4%"}, {"from": 150000, "rate": "6%"}]}}}]})
    >>> july = {"person": "wang", "period": "2026-07",
    ...         "measures": {"revenue": {"actual": 20000, "prior": {"ytd": 145000}}}}
    >>> pay = plan.evaluate(july)
    >>> pay.due
    Decimal('1100.00')

    Every figure says how it came about:

    >>> [line.reason for line in plan.explain(july) if "%" in line.reason]
    ['5,000.00 × 4%', '15,000.00 × 6%']

    A plan is checked as a whole before anybody is paid, and all its faults are told at once:

    >>> qk.PayPlan.from_dict(plan.to_dict() | {"currencies": "USD", "measures": [{"id": "revenu"}]})
    Traceback (most recent call last):
    quotakit.QuotakitError: doc/003: /currencies: unknown field `currencies` (did you mean `currency`?)
    doc/008: /components/0/on: `revenue` is not declared (did you mean `revenu`?)

    The fields of the document are those of `quotakit.shapes.PayPlanDocument`, those of the facts of
    `quotakit.shapes.PayFacts`.
    """

    __slots__ = ()
    kind: ClassVar[str] = "pay-plan"

    def evaluate(self, facts: PayFacts | Mapping[str, Any] | str | bytes) -> PayOutcome:
        """Pay one person for one period.

        With ``"trace": True`` in the facts, the outcome carries the tree of steps that led to every figure.

        Raises:
            QuotakitError: everything that is wrong with the facts.

        """
        return cast("PayOutcome", self._outcome(facts))
