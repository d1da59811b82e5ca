"""Pay plans over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from quotakit._pay_questions import PayQuestions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quotakit._outcomes import PayOutcome
    from quotakit._shapes import PayFacts

__all__ = ["PayBook"]


class PayBook(PayQuestions):
    """Pay plans with all their versions, and who is on which plan when.

    A plan that changes is a new version with the same id and `effective` days of its own. A person and a period are
    paid by the version in force, and the outcome is that of this version alone, with its hash:

    >>> import quotakit as qk
    >>> def version(start, end, rate):
    ...     return {"id": "ae", "currency": "USD", "period": "month", "effective": {"start": start, "end": end},
    ...             "measures": [{"id": "sales"}],
    ...             "components": [{"id": "commission", "on": "sales", "pay": {"rate": {"rate": rate}}}]}
    >>> book = qk.PayBook.from_dict({
    ...     "id": "sales", "assignments": [{"person": "wang", "plan": "ae", "start": "2026-01-01"}],
    ...     "plans": [version("2026-01-01", "2026-07-01", "4%"), version("2026-07-01", "2027-01-01", "5%")]})
    >>> [book.evaluate({"person": "wang", "period": period, "measures": {"sales": {"actual": 1000}}}).due
    ...  for period in ("2026-06", "2026-07")]
    [Decimal('40.00'), Decimal('50.00')]

    It is asked what a plan is asked; the version in force for the person and period answers:

    >>> book.next_deal({"person": "wang", "period": "2026-07", "measures": {"sales": {"actual": 1000}}},
    ...                on="sales", size=100).pays
    Decimal('5.00')

    The fields of the document are those of `quotakit.shapes.PayBookDocument`, those of the facts of
    `quotakit.shapes.PayFacts`.
    """

    __slots__ = ()
    kind: ClassVar[str] = "pay-book"

    def evaluate(self, facts: PayFacts | Mapping[str, Any] | str | bytes) -> PayOutcome:
        """Pay one person for one period by the plan in force.

        Raises:
            QuotakitError: everything that is wrong with the facts; no plan in force, or more than one.

        """
        return cast("PayOutcome", self._outcome(facts))
