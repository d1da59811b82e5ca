"""Incentive pay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Literal, cast

from quotakit import _quotakit
from quotakit._pay_questions import PayQuestions
from quotakit._tables import CreditTable, OnTables, names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from quotakit._outcomes import Comparison, PayOutcome, Simulation
    from quotakit._shapes import FigureInput, PayFacts, PayPlanDocument, SimulatedPerson
    from quotakit._tables import ArrowTable

__all__ = ["PayPlan"]


class PayPlan(PayQuestions, OnTables):
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

    A payroll is a table: of pyarrow, polars, pandas or duckdb. `evaluate_table` pays each row as `evaluate` would:

    >>> import pyarrow as pa
    >>> payroll = pa.table({"person": ["wang", "li"], "revenue": [20000, 5000], "revenue.prior.ytd": [145000, 0]})
    >>> paid = plan.evaluate_table(payroll, facts={"period": "2026-07"}, outputs=["due"], keep=["person"])
    >>> pa.table(paid).select(["person", "due"]).to_pylist()
    [{'person': 'wang', 'due': Decimal('1100.00')}, {'person': 'li', 'due': Decimal('200.00')}]

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

    def credit_table(
        self,
        transactions: ArrowTable,
        *,
        facts: Mapping[str, Any] | str | bytes | None = None,
        columns: Mapping[str, str] | None = None,
        ignore: Iterable[str] = (),
        language: str = "en",
    ) -> CreditTable:
        """Credit a table of transactions to everybody in it, in every period: what `evaluate` credits each person.

        A row is a participant of a transaction: a deal that two people share has two rows of one `id`. The columns are
        `id`, `date`, `person`, and where there are any `amount`, `quantity`, `currency`, `rate`, `role`, `share`,
        `reverses`, `booked`, `invoiced` and `paid`; `columns` says which is which where they have other names
        (``{"owner": "person"}``). Every other column is an attribute that rules match on, a text, unless it is one to
        `ignore`. Dates are dates, texts, or times without a zone that are all at midnight. What all rows share stands
        in `facts`: `rates` of exchange and `reporting` lines.

        A wrong row takes its deal out, with what reverses it, and hides no other: look at `CreditTable.errors`. The
        measures that come out are facts: `evaluate_table` takes them as they are, or beside everybody's quota.

        Of the deal of 200.00 that was taken back in part, 50.00 are left; deals of desks count half:

        >>> import quotakit as qk
        >>> plan = qk.PayPlan.from_dict({
        ...     "id": "ae", "currency": "USD", "period": "month", "measures": [{"id": "revenue"}],
        ...     "crediting": {"rules": [
        ...         {"id": "cloud", "measure": "revenue", "when": {"equals": {"attribute": "line", "value": "cloud"}}},
        ...         {"id": "desk", "measure": "revenue", "when": {"equals": {"attribute": "line", "value": "desk"}},
        ...          "factor": "50%"}]},
        ...     "components": [{"id": "commission", "on": "revenue", "pay": {"rate": {"rate": "4%"}}}]})
        >>> import pyarrow as pa
        >>> deals = pa.table({
        ...     "id": ["d1", "d2", "d3", "d4"], "date": ["2026-07-01", "2026-07-31", "2026-08-02", "2026-02-30"],
        ...     "person": ["ann", "ann", "ann", "bob"], "amount": [1000, 200, -150, 70],
        ...     "line": ["desk", "cloud", "cloud", "cloud"], "reverses": [None, None, "d2", None]})
        >>> credited = plan.credit_table(deals)
        >>> pa.table(credited.measures).to_pylist()
        [{'person': 'ann', 'period': '2026-07', 'revenue': Decimal('550')}]
        >>> [(one["row"], one["error"].split(":")[0]) for one in pa.table(credited.errors).to_pylist()]
        [(3, 'doc/015')]

        Raises:
            QuotakitError: columns that are missing or stand twice, attributes that are no texts; everything that is
                wrong with the facts.

        """
        asked = {
            "facts": {} if facts is None else facts,
            "columns": dict(columns or {}),
            "ignore": names(ignore, "ignore"),
            "language": language,
        }
        return CreditTable(*_quotakit.credit_rows(self._native, transactions, asked))

    def simulate(
        self,
        people: Iterable[SimulatedPerson | Mapping[str, Any]],
        *,
        on: str,
        against: PayPlan | PayPlanDocument | Mapping[str, Any] | None = None,
        bins: Sequence[FigureInput] | None = None,
        over: Literal["period", "qtd", "ytd"] | None = None,
    ) -> Simulation:
        """Tell what the plan costs over a population, and what another plan would change, for whom.

        Who cannot be evaluated stands in `faults` with what is wrong, and is counted nowhere. Other threads run
        meanwhile.

        Args:
            people: The people: ``{"facts": …}``, with their ``sales`` and the ``potential`` of their territory where
                these are known.
            on: The measure by which sales, attainment and fairness are told.
            against: Another plan, which is evaluated on the same people.
            bins: The lower bounds of the bins of the distribution, rising.
            over: The time over which attainment and fairness are told; the period unless given.

        Ann sells 1,000 and Bob 3,000. At 10 % they cost 400; at 5 % up to 2,000 and 20 % above it is 50 for Ann, half
        of her 100, and 100 + 200 for Bob, as before:

        >>> import quotakit as qk
        >>> def plan(name, pay):
        ...     return qk.PayPlan.from_dict({
        ...         "id": name, "currency": "USD", "period": "month", "measures": [{"id": "sales"}],
        ...         "components": [{"id": "commission", "on": "sales", "pay": pay}]})
        >>> flat = plan("flat", {"rate": {"rate": "10%"}})
        >>> steep = plan("steep", {"tiers": {"mode": "marginal",
        ...     "steps": [{"from": 0, "rate": "5%"}, {"from": 2000, "rate": "20%"}]}})
        >>> team = [{"facts": {"person": person, "period": "2026-07", "measures": {"sales": {"actual": sales}}}}
        ...     for person, sales in (("ann", 1000), ("bob", 3000))]
        >>> simulated = flat.simulate(team, on="sales", against=steep)
        >>> [(one.person, str(one.before), str(one.after), str(one.difference)) for one in simulated.people]
        [('ann', '100.00', '50.00', '-50.00'), ('bob', '300.00', '300.00', '0.00')]
        >>> simulated.shifts.cost
        Decimal('-50.00')

        Raises:
            QuotakitError: a measure that is not declared; bins that do not rise; everything that is wrong with the
                other plan; one that pays in another currency.

        """
        given = {"people": list(people), "on": on, "against": against, "bins": bins, "over": over}
        return cast("Simulation", self._asked("simulate", **given))

    def compare(self, other: PayPlan | PayPlanDocument | Mapping[str, Any]) -> Comparison:
        """Tell how another plan differs, field by field; `Comparison.differences` is empty where it does not.

        >>> import quotakit as qk
        >>> plan = qk.PayPlan.from_dict({
        ...     "id": "ae", "currency": "USD", "period": "month", "measures": [{"id": "revenue"}],
        ...     "components": [{"id": "commission", "on": "revenue", "pay": {"rate": {"rate": "10%"}}}]})
        >>> rule = plan.to_dict()
        >>> rule["components"][0]["pay"]["rate"]["rate"] = "12%"
        >>> [(one.change, one.before.value, one.after.value) for one in plan.compare(rule).differences]
        [('changed', '0.1', '0.12')]

        Raises:
            QuotakitError: everything that is wrong with the other plan.

        """
        return cast("Comparison", self._asked("compare", with_=other))
