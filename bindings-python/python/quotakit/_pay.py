"""Incentive pay."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, ClassVar, cast

from quotakit._document import Document
from quotakit._questions import answer_of, question_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quotakit._outcomes import NextDeal, PayAnswer, PayOutcome, ToldStatement
    from quotakit._shapes import FigureInput, PayFacts, PayQuestion

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
        if isinstance(given.get("facts"), (str, bytes)):
            try:
                json.loads(given["facts"])
            except ValueError:
                self.evaluate_json(given["facts"])  # tells the line and column
        return self.ask(question_of(name, **given))

    def next_deal(self, facts: PayFacts | Mapping[str, Any] | str | bytes, *, on: str, size: FigureInput) -> NextDeal:
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

    def statement(self, facts: PayFacts | Mapping[str, Any] | str | bytes) -> ToldStatement:
        """Tell what a person is paid, by component and by deal, in the language that the facts ask for.

        Printed, it is a text that the person can read; in a notebook, it is tables. Each deal's part is whole units of
        the currency, and they sum to the line. A salon pays 35 % of its sales up to 100,000 and 50 % above. Of Lin's
        second deal 10,000 stand below that step and 10,000 above it:

        >>> import quotakit as qk
        >>> plan = qk.PayPlan.from_dict({
        ...     "id": "salon", "currency": "TWD", "period": "month", "measures": [{"id": "sales"}],
        ...     "crediting": {"rules": [{"id": "own", "measure": "sales"}]},
        ...     "components": [{"id": "commission", "on": "sales", "pay": {"tiers": {"mode": "marginal",
        ...         "steps": [{"from": 0, "rate": "35%"}, {"from": 100000, "rate": "50%"}]}}}]})
        >>> lin = plan.statement({"person": "lin", "period": "2026-07", "transactions": [
        ...     {"id": "july-1", "date": "2026-07-01", "amount": 90000},
        ...     {"id": "july-2", "date": "2026-07-02", "amount": 20000}]})
        >>> [(deal.id, str(deal.pays)) for deal in lin.sections[0].deals]
        [('july-1', '31500.00'), ('july-2', '8500.00')]
        >>> lin.totals.due
        Decimal('40000.00')

        Raises:
            QuotakitError: everything that is wrong with the facts.

        """
        return cast("ToldStatement", self._asked("statement", facts=facts, text=True))
