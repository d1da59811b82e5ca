"""Scores and grades of persons, and of whole teams with quotas, ranks and awards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from quotakit._document import Document
from quotakit._questions import answer_of, question_of
from quotakit._tables import OnTables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quotakit._outcomes import CohortOutcome, ImportedBands, ScoreAnswer, ScorecardOutcome, Sensitivity
    from quotakit._shapes import (
        CohortFacts,
        CohortQuestion,
        FigureInput,
        GradeRange,
        ScorecardFacts,
        ScorecardQuestion,
        SensitivityOf,
    )

__all__ = ["Cohort", "Scorecard"]


class Scorecard(Document, OnTables):
    """Weighted indicators, normalised to points and summed to a score, which has a grade.

    Weights of .6, .2 and .2 on 92, 80 and 94 points are 55.2 + 16 + 18.8 = 90.00, which is 优秀. Binary floating point
    makes 89.99999999999999 of it, which is not:

    >>> import quotakit as qk
    >>> indicators = [{"id": name, "weight": weight, "score": {"points": {}}}
    ...               for name, weight in {"sales": 0.6, "visits": 0.2, "team": 0.2}.items()]
    >>> card = qk.Scorecard.from_dict({
    ...     "rounding": {"scale": 2}, "groups": [{"id": "all", "weight": 100, "indicators": indicators}],
    ...     "bands": [{"grade": "优秀", "from": 90}, {"grade": "良好", "from": 80}, {"grade": "待改进", "from": 0}]})
    >>> outcome = card.evaluate({"person": "ann", "indicators": {
    ...     "sales": {"actual": 92}, "visits": {"actual": 80}, "team": {"actual": 94}}})
    >>> outcome.score, outcome.grade
    (Decimal('90.00'), '优秀')
    >>> [str(line.contribution) for line in outcome.indicators]
    ['55.2', '16', '18.8']

    The fields of the document are those of `quotakit.shapes.ScorecardDocument`, those of the facts of
    `quotakit.shapes.ScorecardFacts`.
    """

    __slots__ = ()
    kind: ClassVar[str] = "scorecard"

    def evaluate(self, facts: ScorecardFacts | Mapping[str, Any] | str | bytes) -> ScorecardOutcome:
        """Score one person.

        Raises:
            QuotakitError: everything that is wrong with the facts.

        """
        return cast("ScorecardOutcome", self._outcome(facts))

    def ask_json(self, question: ScorecardQuestion | Mapping[str, Any] | str | bytes) -> str:
        """Ask something (a mapping, or JSON text) and give the answer as JSON text, under the same name.

        Raises:
            QuotakitError: everything that is wrong with what the question gives.

        """
        return self._native.ask(question)

    def ask(self, question: ScorecardQuestion | Mapping[str, Any] | str | bytes) -> ScoreAnswer:
        """Ask something: an object with one key, the name of the question.

        Raises:
            QuotakitError: everything that is wrong with what the question gives.

        """
        return cast("ScoreAnswer", answer_of(self.ask_json(question)))

    def sensitivity(
        self, facts: ScorecardFacts | Mapping[str, Any] | str | bytes, *, weights: FigureInput
    ) -> Sensitivity:
        """Tell whether the grade survives when each weight changes by `weights` of itself, and what turns it first.

        Raises:
            QuotakitError: everything that is wrong with the facts; that there is no score or no grades.

        """
        return cast("Sensitivity", self.ask(question_of("sensitivity", facts=facts, weights=weights)))

    def import_bands(
        self,
        ranges: Sequence[GradeRange | Mapping[str, Any]],
        *,
        scale: int | None = None,
        max_: FigureInput | None = None,
    ) -> ImportedBands:
        """Turn closed ranges into bands, and tell every hole and every overlap between them.

        Args:
            ranges: The grades with both ends, which belong to them; the highest may be open.
            scale: The places of the scores that the bands see; those of the scorecard, unless given.
            max_: The highest score that there is; the scorecard's limit, unless given.

        Of 59.95 nobody says what grade it has; nothing is above 100:

        >>> import quotakit as qk
        >>> card = qk.Scorecard.from_dict({"rounding": {"scale": 2}, "groups": [
        ...     {"id": "all", "weight": 100, "indicators": [{"id": "sales", "weight": 100, "score": {"points": {}}}]}]})
        >>> found = card.import_bands([{"grade": "B", "from": 0, "to": "59.9"}, {"grade": "A", "from": 60, "to": 100}],
        ...                           max_=100)
        >>> [(str(hole.from_), str(hole.to), hole.lower, hole.upper) for hole in found.holes]
        [('59.9', '60', 'B', 'A')]
        >>> [(band.grade, str(band.from_)) for band in found.bands]
        [('B', '0'), ('A', '60')]

        Raises:
            QuotakitError: no ranges, grades without a name or named twice, ranges that end before they begin.

        """
        return cast("ImportedBands", self.ask(question_of("import_bands", ranges=ranges, scale=scale, max_=max_)))


class Cohort(Document):
    """A scorecard over a whole team: quotas of grades, ranks and awards.

    Nineteen people at 30, 40, 20 and 10 % are 5.7, 7.6, 3.8 and 1.9 people; the three that are left over go to the
    largest remainders, .9, .8 and .7:

    >>> import quotakit as qk
    >>> card = {"groups": [{"id": "all", "weight": 100, "indicators": [
    ...             {"id": "sales", "weight": 100, "score": {"points": {}}}]}],
    ...         "bands": [{"grade": grade, "from": start} for grade, start in zip("ABCD", [90, 80, 60, 0])]}
    >>> cohort = qk.Cohort.from_dict({"scorecard": card, "distribution": {"rule": "exactly", "quotas": [
    ...     {"grade": grade, "share": share} for grade, share in zip("ABCD", ["30%", "40%", "20%", "10%"])]}})
    >>> people = [{"person": f"p{rank:02}", "indicators": {"sales": {"actual": 100 - rank}}} for rank in range(1, 20)]
    >>> outcome = cohort.evaluate({"people": people})
    >>> [(quota.grade, quota.seats) for quota in outcome.cohorts[0].quotas]
    [('A', 6), ('B', 7), ('C', 4), ('D', 2)]

    The fields of the document are those of `quotakit.shapes.CohortDocument`, those of the facts of
    `quotakit.shapes.CohortFacts`.
    """

    __slots__ = ()
    kind: ClassVar[str] = "cohort"

    def evaluate(self, facts: CohortFacts | Mapping[str, Any] | str | bytes) -> CohortOutcome:
        """Score, grade and rank everybody, and give the awards.

        Raises:
            QuotakitError: everything that is wrong with the facts.

        """
        return cast("CohortOutcome", self._outcome(facts))

    def ask_json(self, question: CohortQuestion | Mapping[str, Any] | str | bytes) -> str:
        """Ask something (a mapping, or JSON text) and give the answer as JSON text, under the same name.

        Raises:
            QuotakitError: everything that is wrong with what the question gives.

        """
        return self._native.ask(question)

    def ask(self, question: CohortQuestion | Mapping[str, Any] | str | bytes) -> ScoreAnswer:
        """Ask something: an object with one key, the name of the question.

        Raises:
            QuotakitError: everything that is wrong with what the question gives.

        """
        return cast("ScoreAnswer", answer_of(self.ask_json(question)))

    def sensitivity(
        self,
        facts: CohortFacts | Mapping[str, Any] | str | bytes,
        *,
        person: str,
        weights: FigureInput,
        of: SensitivityOf | None = None,
    ) -> Sensitivity:
        """Tell whether somebody's grade or rank survives when each weight changes by `weights` of itself.

        Raises:
            QuotakitError: everything that is wrong with the facts; somebody who is not in the team or has no score.

        """
        return cast(
            "Sensitivity", self.ask(question_of("sensitivity", facts=facts, person=person, weights=weights, of=of))
        )
