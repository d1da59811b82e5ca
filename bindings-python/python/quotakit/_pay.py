"""Incentive pay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from quotakit._document import Document
from quotakit._questions import answer_of, question_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from quotakit._outcomes import NextDeal, PayAnswer, PayOutcome
    from quotakit._shapes import PayFacts, PayQuestion

__all__ = ["PayBook", "PayPlan"]


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

    def ask_json(self, question: PayQuestion | Mapping[str, Any] | str | bytes) -> str:
        """Ask something of the plan (a mapping, or JSON text) and give the answer as JSON text, under the same name.

        The same plan and question give the same bytes from Rust, Python and JavaScript.

        Raises:
            QuotakitError: everything that is wrong with what the question gives.

        """
        return self._native.ask(question)

    def ask(self, question: PayQuestion | Mapping[str, Any] | str | bytes) -> PayAnswer:
        """Ask something of the plan: an object with one key, the name of the question.

        Each question is a method as well, such as `next_deal`; this takes those that are data.

        Raises:
            QuotakitError: everything that is wrong with what the question gives.

        """
        return cast("PayAnswer", answer_of(self.ask_json(question)))

    def _asked(self, name: str, **given: Any) -> Any:  # noqa: ANN401  # the record of the answer
        return self.ask(question_of(name, **given))

    def next_deal(
        self, facts: PayFacts | Mapping[str, Any] | str | bytes, *, on: str, size: Decimal | float | str
    ) -> NextDeal:
        """Tell what one more deal pays.

        Args:
            facts: What is known of the person and the period, before the deal.
            on: The measure that the deal adds to.
            size: How much it adds.

        A salon pays 35 % of its sales up to 100,000 and 50 % above. Lin stands at 90,000, so of a deal of 20,000 the
        first half earns 3,500 and the second 5,000:

        >>> import quotakit as qk
        >>> plan = qk.PayPlan.from_dict({
        ...     "id": "salon", "currency": "TWD", "period": "month", "measures": [{"id": "sales"}],
        ...     "components": [{"id": "commission", "on": "sales", "pay": {"tiers": {"mode": "marginal",
        ...         "steps": [{"from": 0, "rate": "35%"}, {"from": 100000, "rate": "50%"}]}}}]})
        >>> lin = {"person": "lin", "period": "2026-07", "measures": {"sales": {"actual": 90000}}}
        >>> plan.next_deal(lin, on="sales", size=20000).pays
        Decimal('8500.00')

        Raises:
            QuotakitError: everything that is wrong with the facts; a measure whose own value they do not give.

        """
        return cast("NextDeal", self._asked("next_deal", facts=facts, on=on, size=size))


class PayBook(Document):
    """Pay plans with all their versions, and who is on which plan when.

    A plan that changes is a new version with the same id and `effective` days of its own. A person and a period are paid by
    the version in force, and the outcome is that of this version alone, with its hash:

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
