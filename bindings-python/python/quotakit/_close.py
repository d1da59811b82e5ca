"""The closing of a period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from quotakit._document import Document
from quotakit._questions import answer_of, question_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quotakit._outcomes import CloseOutcome, ReviewPage
    from quotakit._shapes import CloseFacts, CloseQuestion

__all__ = ["Close"]


class Close(Document):
    """The five domains together, for a period: attainment, goals, funnel, scores, pay, and what explains the gap.

    The documents of the other classes stand in it whole, as themselves or as dicts; the facts are tables as a CRM
    exports them. Ann and Bob share a target of 1,000 in 3 : 2, and each is paid 10 % of what they won, 500 and 400:

    >>> import quotakit as qk
    >>> close = qk.Close.from_dict({
    ...     "id": "mini", "period": "2026-Q3", "currency": "CNY",
    ...     "targets": qk.TargetPlan.from_dict({
    ...         "id": "q3", "unit": {"currency": {"code": "CNY", "step": 1}}, "total": 1000,
    ...         "tree": {"id": "mini", "children": [{"id": "east", "weight": 1, "children": [
    ...             {"id": "ann", "weight": 3}, {"id": "bob", "weight": 2}]}]}}),
    ...     "pipeline": qk.Pipeline.from_dict({"stages": [
    ...         {"id": "lead"}, {"id": "won", "outcome": "won"}, {"id": "lost", "outcome": "lost"}]}),
    ...     "cohort": {"scorecard": {
    ...         "groups": [{"id": "result", "weight": 100, "indicators": [
    ...             {"id": "revenue", "weight": 100, "score": {"ratio": {}}}]}],
    ...         "bands": [{"grade": "A", "from": 90}, {"grade": "B", "from": 0}]}},
    ...     "pay_plans": [qk.PayPlan.from_dict({
    ...         "id": "rep", "currency": "CNY", "period": "quarter", "measures": [{"id": "credited"}],
    ...         "components": [{"id": "commission", "on": "credited", "pay": {"rate": {"rate": "10%"}}}]})],
    ...     "sources": {"revenue": {"owned": {}}, "credited": {"credited": {}}}})
    >>> who = {"role": "rep", "region": "east", "start": "2020-01-01", "plan": "rep"}
    >>> what = {"region": "east", "product": "gas", "currency": "CNY", "created": "2026-07-01"}
    >>> review = close.evaluate({
    ...     "as_of": "2026-09-30",
    ...     "people": [{"id": "ann", "name": "Ann", **who}, {"id": "bob", "name": "Bob", **who}],
    ...     "products": [{"id": "gas", "name": "Gas analyser"}],
    ...     "deals": [{"id": "D1", "owner": "ann", "amount": "500.00", **what},
    ...               {"id": "D2", "owner": "bob", "amount": "400.00", **what}],
    ...     "stages": [{"deal": deal, "stage": stage, "at": f"2026-{month}-02T01:00:00Z"}
    ...                for deal in ("D1", "D2") for stage, month in (("lead", "07"), ("won", "08"))]})
    >>> company = review.attainment.company
    >>> company.actual, company.target, company.attainment
    (Decimal('900.00'), Decimal('1000.00'), Decimal('0.9'))
    >>> review.pay.cost
    Decimal('90.00')

    The fields of the document are those of `quotakit.shapes.CloseDocument`, those of the facts of
    `quotakit.shapes.CloseFacts`.
    """

    __slots__ = ()
    kind: ClassVar[str] = "close"

    def evaluate(self, facts: CloseFacts | Mapping[str, Any] | str | bytes) -> CloseOutcome:
        """Close the period on the day `as_of`.

        Raises:
            QuotakitError: everything that is wrong with the facts.

        """
        return cast("CloseOutcome", self._outcome(facts))

    def ask_json(self, question: CloseQuestion | Mapping[str, Any] | str | bytes) -> str:
        """Ask something (a mapping, or JSON text) and give the answer as JSON text, under the same name.

        Raises:
            QuotakitError: everything that is wrong with what the question gives.

        """
        return self._native.ask(question)

    def ask(self, question: CloseQuestion | Mapping[str, Any] | str | bytes) -> ReviewPage:
        """Ask something: an object with one key, the name of the question.

        Raises:
            QuotakitError: everything that is wrong with what the question gives.

        """
        return cast("ReviewPage", answer_of(self.ask_json(question)))

    def report(self, facts: CloseFacts | Mapping[str, Any] | str | bytes) -> ReviewPage:
        """Write the review as a page, one file of HTML that needs nothing else, in the language of the facts.

        A notebook shows it; `Path("review.html").write_text(page.html, "utf-8")` keeps it.

        Raises:
            QuotakitError: everything that is wrong with the facts.

        """
        return self.ask(question_of("report", facts=facts))
