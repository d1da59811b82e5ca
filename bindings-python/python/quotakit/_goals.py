"""SMART goals, goal by goal and as a tree, and goals read out of sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from quotakit import _quotakit
from quotakit._document import Document, outcome_of
from quotakit._questions import answer_of, question_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from quotakit._outcomes import AdjustedGoal, GoalAnswer, GoalOutcome, GoalSetOutcome, ReadOutcome
    from quotakit._shapes import (
        CalendarRule,
        GoalFacts,
        GoalQuestion,
        GoalSetFacts,
        LexiconRule,
        Milestones,
        Objective,
        PeriodRule,
    )

__all__ = ["Goal", "GoalSet", "read_goal"]


class Goal(Document):
    """One goal, and whether it is SMART: specific, measurable, achievable, relevant, time-bound.

    Every letter is judged by declared rules, and every finding says what to ask for:

    >>> import quotakit as qk
    >>> wish = qk.Goal.from_dict({"title": "尽快大幅提升业绩"})
    >>> judged = wish.evaluate({"as_of": "2026-08-20"})
    >>> judged.smart, judged.letters.specific, judged.letters.measurable, judged.letters.time_bound
    (False, 'fail', 'fail', 'fail')

    What is achievable is measured against the history. Growths of 6.67, −2.08, 7.45 and −0.99 % have a mean of 2.76 %
    and a standard deviation of 4.99 points, so at most 12.74 % may be asked; this goal asks 5 %:

    >>> goal = qk.Goal.from_dict({
    ...     "id": "east-q4", "title": "East revenue", "period": "2026-Q4",
    ...     "metric": {"name": "revenue", "unit": {"currency": {"code": "CNY"}}},
    ...     "objective": {"increase": {"from": 1000000, "to": 1050000}},
    ...     "history": [900000, 960000, 940000, 1010000, 1000000]})
    >>> judged = goal.evaluate({"as_of": "2026-08-20"})
    >>> judged.letters.achievable, judged.achievability.asked, judged.achievability.limit
    ('pass', Decimal('0.05'), Decimal('0.1274'))

    The fields of the document are those of `quotakit.shapes.GoalDocument`, those of the facts of
    `quotakit.shapes.GoalFacts`.
    """

    __slots__ = ()
    kind: ClassVar[str] = "goal"

    def evaluate(self, facts: GoalFacts | Mapping[str, Any] | str | bytes) -> GoalOutcome:
        """Judge the goal on the day `as_of`, with what was reached so far where the facts say so.

        Raises:
            QuotakitError: everything that is wrong with the facts.

        """
        return cast("GoalOutcome", self._outcome(facts))

    def ask_json(self, question: GoalQuestion | Mapping[str, Any] | str | bytes) -> str:
        """Ask something (a mapping, or JSON text) and give the answer as JSON text, under the same name.

        The same document and question give the same bytes from Rust, Python and JavaScript.

        Raises:
            QuotakitError: everything that is wrong with what the question gives.

        """
        return self._native.ask(question)

    def ask(self, question: GoalQuestion | Mapping[str, Any] | str | bytes) -> GoalAnswer:
        """Ask something: an object with one key, the name of the question.

        The question is a method as well, `adjust`; this takes those that are data.

        Raises:
            QuotakitError: everything that is wrong with what the question gives.

        """
        return cast("GoalAnswer", answer_of(self.ask_json(question)))

    def adjust(  # noqa: PLR0913 - the names of a question
        self,
        on: dt.date | str,
        reason: str,
        *,
        owner: str | None = None,
        objective: Objective | None = None,
        period: PeriodRule | None = None,
        milestones: Milestones | None = None,
    ) -> AdjustedGoal:
        """Tell what the goal becomes when it is adjusted; what it was is kept among its versions, with the reason.

        What is not named stays; the way to an old target is given up with it.

        Args:
            on: The first day on which the goal holds as adjusted.
            reason: Why.
            owner: Who answers for it from now on.
            objective: What the metric shall do from now on.
            period: When it shall be reached from now on.
            milestones: The way to the new target.

        >>> import quotakit as qk
        >>> goal = qk.Goal.from_dict({"title": "New customers", "objective": {"at_least": 30}, "period": "2026-Q3"})
        >>> new = goal.adjust("2026-08-01", "two exhibitions were called off", objective={"at_least": 24}).document
        >>> new["objective"], new["versions"][0]["objective"]
        ({'at_least': '24'}, {'at_least': '30'})

        Raises:
            QuotakitError: an adjustment without a reason, one that is not after the last, one that makes no goal.

        """
        question = question_of(
            "adjust", on=on, reason=reason, owner=owner, objective=objective, period=period, milestones=milestones
        )
        return self.ask(question)


class GoalSet(Document):
    """Goals that belong together: each judged as a `Goal` is, and all of them as a tree.

    Two representatives carry goals of 100 and 50 below a goal of 100, which is covered one and a half times:

    >>> import quotakit as qk
    >>> metric = {"name": "revenue", "unit": {"currency": {"code": "CNY"}}}
    >>> def goal(name, owner, amount, supports):
    ...     return {"id": name, "owner": owner, "metric": metric, "period": "2026", "scope": {"region": "east"},
    ...             "objective": {"at_least": amount}, "supports": supports}
    >>> goals = qk.GoalSet.from_dict({"goals": [
    ...     goal("boss", "ann", 100, []), goal("rep-1", "ben", 100, ["boss"]), goal("rep-2", "cleo", 50, ["boss"])]})
    >>> outcome = goals.evaluate({"as_of": "2026-03-01"})
    >>> outcome.coverage[0].share
    Decimal('1.5')
    >>> print(outcome.findings[0].message)
    the goals below `boss` by `owner` sum to `150`, not to `100`: off by `50`

    The fields of the document are those of `quotakit.shapes.GoalSetDocument`, those of the facts of
    `quotakit.shapes.GoalSetFacts`.
    """

    __slots__ = ()
    kind: ClassVar[str] = "goal-set"

    def evaluate(self, facts: GoalSetFacts | Mapping[str, Any] | str | bytes) -> GoalSetOutcome:
        """Judge every goal on the day `as_of`, and what they say together.

        Raises:
            QuotakitError: everything that is wrong with the facts.

        """
        return cast("GoalSetOutcome", self._outcome(facts))


def read_goal(
    text: str,
    *,
    as_of: dt.date | str,
    calendar: CalendarRule | Mapping[str, Any] | None = None,
    language: str | None = None,
    lexicon: LexiconRule | Mapping[str, Any] | None = None,
) -> ReadOutcome:
    """Read the goals that a sentence states, in English, simplified or traditional Chinese.

    Args:
        text: The sentence, or several.
        as_of: The day that "next quarter" is counted from.
        calendar: The fiscal calendar; years of the civil calendar unless given.
        language: The language of the findings; the sentence's own unless given.
        lexicon: Words of your own: metrics, units, vague words.

    What no rule understands becomes a finding with its place; no field is ever guessed.

    >>> import quotakit as qk
    >>> read = qk.read_goal("Raise win rate from 20% to 25% by 31 March 2027", as_of="2026-08-20")
    >>> read.drafts[0].goal["objective"]
    {'increase': {'from': '0.2', 'to': '0.25'}}
    >>> read.drafts[0].letters.time_bound
    'pass'

    Raises:
        QuotakitError: a text beyond its limit, or everything that is wrong with the other arguments.

    """
    given = {"as_of": as_of, "calendar": calendar, "language": language, "lexicon": lexicon}
    options = {name: value for name, value in given.items() if value is not None}
    return cast("ReadOutcome", outcome_of("read-goal", _quotakit.read_goal(text, options)))
