"""Questions to pay plans, and to books of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from quotakit._document import Document
from quotakit._questions import answer_of, question_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from quotakit._outcomes import (
        MarginalRate,
        NextDeal,
        NextSteps,
        PayAnswer,
        PayCurve,
        PayLedger,
        PlanFor,
        Settled,
        Solution,
        ToldStatement,
    )
    from quotakit._shapes import FigureInput, PayFacts, PayQuestion, PayRun, SettlePerson, TierAxis, Transaction
    from quotakit._shapes import PayLedger as PayLedgerShape

__all__ = ["PayQuestions"]


class PayQuestions(Document):
    """What pay plans and books of them are asked; of a book, the plan in force for the person and period answers."""

    __slots__ = ()

    def ask_json(self, question: PayQuestion | Mapping[str, Any] | str | bytes) -> str:
        """Ask something (a mapping, or JSON text) and give the answer as JSON text, under the same name.

        The same document and question give the same bytes from Rust, Python and JavaScript.

        Raises:
            QuotakitError: everything that is wrong with what the question gives.

        """
        return self._native.ask(question)

    def ask(self, question: PayQuestion | Mapping[str, Any] | str | bytes) -> PayAnswer:
        """Ask something: an object with one key, the name of the question.

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

    def next_deal(
        self,
        facts: PayFacts | Mapping[str, Any] | str | bytes,
        *,
        on: str | None = None,
        size: FigureInput | None = None,
        deal: Transaction | Mapping[str, Any] | None = None,
    ) -> NextDeal:
        """Tell what one more deal pays.

        Args:
            facts: What is known of the person and the period, before the deal.
            on: The measure that the deal adds to, where the facts give its value.
            size: How much it adds.
            deal: The deal itself, instead of the two, where transactions feed the measures: the plan's rules credit it,
                and the answer tells ``credits`` and the ``lines`` that change.

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
            QuotakitError: everything that is wrong with the facts or the deal; a measure whose own value they do not
                give; a size alone where transactions feed the measure.

        """
        return cast("NextDeal", self._asked("next_deal", facts=facts, on=on, size=size, deal=deal))

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

    def settle(
        self,
        *,
        run: PayRun | Mapping[str, Any],
        people: Iterable[SettlePerson | Mapping[str, Any]],
        ledger: PayLedger | PayLedgerShape | Mapping[str, Any] | None = None,
        language: str | None = None,
    ) -> Settled:
        """Run the payroll: work out each person's periods anew, compare with the ledger, and post the difference.

        A second run on the same facts posts nothing; late deals and corrected quotas are a later run. Other threads run
        meanwhile.

        Args:
            run: Its name, used once, and the day: ``{"id": …, "as_of": …}``.
            people: The people with the facts of all their periods; who cannot be settled stands in `faults`.
            ledger: The ledger so far, such as that of the run before; empty unless given.
            language: The language of the faults.

        Ann sold 1,000 in July, and 500 more come to light in September:

        >>> import quotakit as qk
        >>> plan = qk.PayPlan.from_dict({
        ...     "id": "ae", "currency": "USD", "period": "month", "measures": [{"id": "sales"}],
        ...     "components": [{"id": "commission", "on": "sales", "pay": {"rate": {"rate": "10%"}}}]})
        >>> def ann(sales):
        ...     july = {"person": "ann", "period": "2026-07", "measures": {"sales": {"actual": sales}}}
        ...     return [{"person": "ann", "periods": [july]}]
        >>> august = plan.settle(run={"id": "august", "as_of": "2026-08-05"}, people=ann(1000))
        >>> september = plan.settle(
        ...     run={"id": "september", "as_of": "2026-09-05"}, people=ann(1500), ledger=august.ledger)
        >>> [(entry.run, entry.period, str(entry.amount)) for entry in september.ledger.entries]
        [('august', '2026-07', '100.00'), ('september', '2026-07', '50.00')]
        >>> str(september.total["USD"])
        '50.00'

        Raises:
            QuotakitError: everything that is wrong with the run or the ledger.

        """
        given = {"run": run, "people": list(people), "ledger": ledger, "language": language}
        return cast("Settled", self._asked("settle", **given))

    def curve(  # noqa: PLR0913 - the names of a question
        self,
        facts: PayFacts | Mapping[str, Any] | str | bytes,
        *,
        on: str,
        from_: FigureInput,
        to: FigureInput,
        points: int | None = None,
        axis: TierAxis | None = None,
        component: str | None = None,
    ) -> PayCurve:
        """Tell what the plan pays along a measure, for drawing: evenly spread points, each bend, both sides of a jump.

        Args:
            facts: What is known of the person and the period; the measure's own value is not needed.
            on: The measure.
            from_: The first value.
            to: The last value.
            points: How many values are spread evenly from the first to the last; 25 unless given.
            axis: ``attainment`` where `from_` and `to` are multiples of the period's quota.
            component: The one component whose line the points tell; all unless given.

        10 % of sales, but only 5 % of all of them from 10,000 on: a cent more costs 500.

        >>> import quotakit as qk
        >>> plan = qk.PayPlan.from_dict({
        ...     "id": "cliff", "currency": "CNY", "period": "month", "measures": [{"id": "sales"}],
        ...     "components": [{"id": "commission", "on": "sales", "pay": {"tiers": {"mode": "whole",
        ...         "steps": [{"from": 0, "rate": "10%"}, {"from": 10000, "rate": "5%"}]}}}]})
        >>> curve = plan.curve({"person": "chen", "period": "2026-07"}, on="sales", from_=8000, to=12000, points=2)
        >>> [(str(point.at), str(point.entitled)) for point in curve.points]
        [('8000.00', '800.00'), ('9999.99', '1000.00'), ('10000.00', '500.00'), ('12000.00', '600.00')]

        Raises:
            QuotakitError: everything that is wrong with the facts; a range that is empty; more points or bends than the
                limits.

        """
        given = {"facts": facts, "on": on, "from_": from_, "to": to}
        return cast("PayCurve", self._asked("curve", **given, points=points, axis=axis, component=component))

    def marginal_rate(
        self, facts: PayFacts | Mapping[str, Any] | str | bytes, *, on: str, at: FigureInput | None = None
    ) -> MarginalRate:
        """Tell what the next unit of a measure pays, exactly, and until where.

        Args:
            facts: What is known of the person and the period.
            on: The measure.
            at: The value of the measure; the one of the facts unless given.

        >>> import quotakit as qk
        >>> plan = qk.PayPlan.from_dict({
        ...     "id": "salon", "currency": "TWD", "period": "month", "measures": [{"id": "sales"}],
        ...     "components": [{"id": "commission", "on": "sales", "pay": {"tiers": {"mode": "marginal",
        ...         "steps": [{"from": 0, "rate": "35%"}, {"from": 100000, "rate": "50%"}]}}}]})
        >>> lin = {"person": "lin", "period": "2026-07", "measures": {"sales": {"actual": 90000}}}
        >>> next_unit = plan.marginal_rate(lin, on="sales")
        >>> next_unit.percent, next_unit.until
        ('35%', Decimal('100000.00'))
        >>> plan.marginal_rate(lin, on="sales", at=100000).percent
        '50%'

        Raises:
            QuotakitError: everything that is wrong with the facts; a measure without a value.

        """
        return cast("MarginalRate", self._asked("marginal_rate", facts=facts, on=on, at=at))

    def solve(
        self,
        facts: PayFacts | Mapping[str, Any] | str | bytes,
        *,
        on: str,
        pays: FigureInput,
        from_: FigureInput | None = None,
        up_to: FigureInput | None = None,
    ) -> Solution:
        """Tell how much of a measure it takes to be paid an amount: the smallest value that the period entitles it at.

        Args:
            facts: What is known of the person and the period; the measure's own value only serves to tell the distance.
            on: The measure.
            pays: The amount that the period has to entitle to.
            from_: The least value of the measure to look at.
            up_to: The largest value of the measure to look at.

        Lin stands at 90,000 and wants 40,000: 100,000 pay 35,000, and the other 5,000 take 10,000 more at 50 %.

        >>> import quotakit as qk
        >>> plan = qk.PayPlan.from_dict({
        ...     "id": "salon", "currency": "TWD", "period": "month",
        ...     "measures": [{"id": "sales", "unit": {"currency": {"code": "TWD", "step": 1}}}],
        ...     "components": [{"id": "commission", "on": "sales", "pay": {"tiers": {"mode": "marginal",
        ...         "steps": [{"from": 0, "rate": "35%"}, {"from": 100000, "rate": "50%"}]}}}]})
        >>> lin = {"person": "lin", "period": "2026-07", "measures": {"sales": {"actual": 90000}}}
        >>> needed = plan.solve(lin, on="sales", pays=40000).needed
        >>> needed.at, needed.distance
        (Decimal('110000'), Decimal('20000'))

        Raises:
            QuotakitError: everything that is wrong with the facts; more bends than the limits.

        """
        return cast("Solution", self._asked("solve", facts=facts, on=on, pays=pays, from_=from_, up_to=up_to))

    def next_steps(self, facts: PayFacts | Mapping[str, Any] | str | bytes, *, on: str) -> NextSteps:
        """Tell, for each component, how far it is to the next step, point or cap, and what reaching it pays.

        Args:
            facts: What is known of the person and the period.
            on: The measure.

        >>> import quotakit as qk
        >>> plan = qk.PayPlan.from_dict({
        ...     "id": "salon", "currency": "TWD", "period": "month", "measures": [{"id": "sales"}],
        ...     "components": [{"id": "commission", "on": "sales", "pay": {"tiers": {"mode": "marginal",
        ...         "steps": [{"from": 0, "rate": "35%"}, {"from": 100000, "rate": "50%"}]}}}]})
        >>> lin = {"person": "lin", "period": "2026-07", "measures": {"sales": {"actual": 90000}}}
        >>> step = plan.next_steps(lin, on="sales").steps[0]
        >>> str(step.at), str(step.distance), str(step.pays)
        ('100000.00', '10000', '3500.00')

        Raises:
            QuotakitError: everything that is wrong with the facts; a measure without a value.

        """
        return cast("NextSteps", self._asked("next_steps", facts=facts, on=on))

    def plan_for(self, person: str, period: str) -> PlanFor:
        """Tell which version of which plan rules a person and period, on which days, and its hash.

        >>> import quotakit as qk
        >>> def version(start, end, rate):
        ...     return {"id": "ae", "currency": "USD", "period": "month", "effective": {"start": start, "end": end},
        ...             "measures": [{"id": "sales"}],
        ...             "components": [{"id": "commission", "on": "sales", "pay": {"rate": {"rate": rate}}}]}
        >>> book = qk.PayBook.from_dict({
        ...     "id": "sales", "assignments": [{"person": "wang", "plan": "ae", "start": "2026-07-16"}],
        ...     "plans": [version("2026-01-01", "2026-07-01", "4%"), version("2026-07-01", "2027-01-01", "5%")]})
        >>> ruling = book.plan_for("wang", "2026-07")
        >>> ruling.plan, ruling.version, str(ruling.days[0].start)
        ('ae', 1, '2026-07-16')
        >>> qk.PayPlan.from_dict(book.to_dict()["plans"][ruling.version]).hash == ruling.hash
        True

        Raises:
            QuotakitError: no plan in force, or more than one.

        """
        return cast("PlanFor", self._asked("plan_for", person=person, period=period))
