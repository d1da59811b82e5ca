"""Deals through stages, and events through steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from quotakit import _quotakit
from quotakit._document import Document, outcome_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from quotakit._outcomes import EventFunnelOutcome, PipelineOutcome
    from quotakit._shapes import EventFunnelFacts, PipelineFacts
    from quotakit._tables import ArrowTable

__all__ = ["EventFunnel", "Pipeline"]


class Pipeline(Document):
    """The stages that deals go through: conversion, time, win rate, velocity, and the bottleneck.

    Four deals: two are won, one is lost, one is open. Of the three that are decided, two thirds are won; of all four, a
    half would be if the open one were lost:

    >>> import quotakit as qk
    >>> pipeline = qk.Pipeline.from_dict({"id": "sales", "places": 4, "stages": [
    ...     {"id": "lead"}, {"id": "won", "outcome": "won"}, {"id": "lost", "outcome": "lost"}]})
    >>> def deal(name, *entries):
    ...     return {"id": name, "amount": 100, "currency": "CNY",
    ...             "history": [{"stage": stage, "at": day} for stage, day in entries]}
    >>> outcome = pipeline.evaluate({"as_of": "2026-06-01", "deals": [
    ...     deal("a", ("lead", "2026-01-01"), ("won", "2026-02-01")),
    ...     deal("b", ("lead", "2026-01-01"), ("won", "2026-03-01")),
    ...     deal("c", ("lead", "2026-01-01"), ("lost", "2026-02-01")),
    ...     deal("d", ("lead", "2026-05-01"))]})
    >>> outcome.win_rate.by_count, outcome.deals.open.count
    (Decimal('0.6667'), 1)

    The fields of the document are those of `quotakit.shapes.PipelineDocument`, those of the facts of
    `quotakit.shapes.PipelineFacts`.
    """

    __slots__ = ()
    kind: ClassVar[str] = "pipeline"

    def evaluate(self, facts: PipelineFacts | Mapping[str, Any] | str | bytes) -> PipelineOutcome:
        """Measure the funnel of these deals on the day `as_of`.

        Rows that cannot be read are set aside, and a finding says which and why.

        Raises:
            QuotakitError: everything that is wrong with the facts.

        """
        return cast("PipelineOutcome", self._outcome(facts))


class EventFunnel(Document):
    """Steps that users take within a window of time, and how far each of them came.

    Within 3.6 seconds of the first ``a``, ``c`` is out of reach; from the second ``a`` on, it is not:

    >>> import quotakit as qk
    >>> steps = {"steps": ["a", "b", "c"], "window_ms": 3600}
    >>> events = [{"user": "x", "time": time, "event": event}
    ...           for time, event in [(0, "a"), (1800, "a"), (2700, "b"), (4500, "c")]]
    >>> funnel = qk.EventFunnel.from_dict(steps | {"anchor": "best"})
    >>> funnel.evaluate({"events": events}).users[0].level
    3
    >>> first = qk.EventFunnel.from_dict(steps | {"anchor": "first"})
    >>> first.evaluate({"events": events}).users[0].level
    2

    The fields of the document are those of `quotakit.shapes.EventFunnelDocument`, those of the facts of
    `quotakit.shapes.EventFunnelFacts`.
    """

    __slots__ = ()
    kind: ClassVar[str] = "event-funnel"

    def evaluate(self, facts: EventFunnelFacts | Mapping[str, Any] | str | bytes) -> EventFunnelOutcome:
        """Find how far every user came.

        Raises:
            QuotakitError: everything that is wrong with the facts.

        """
        return cast("EventFunnelOutcome", self._outcome(facts))

    def evaluate_table(  # noqa: PLR0913 - one for each column, and what facts have beside them
        self,
        table: ArrowTable,
        *,
        user: str = "user",
        time: str = "time",
        event: str = "event",
        property: str | None = None,  # noqa: A002 - the document's word
        zone: str | None = None,
        language: str = "en",
        trace: bool = False,
        progress: Callable[[int], object] | None = None,
    ) -> EventFunnelOutcome:
        """Find how far users came by a table of events: the figures of `evaluate`, without the list of users.

        The table is one of pyarrow, polars, pandas, duckdb or any other library that speaks the Arrow PyCapsule
        interface; a reader is read batch by batch, and 16 to 20 bytes of each row are kept. `user`, `time`, `event` and
        `property` name its columns. Users are texts or whole numbers, events texts; columns of either may be
        dictionaries (categories). Times are timestamps with a zone, or whole numbers of milliseconds since 1970; finer
        digits are cut. For dates and timestamps without a zone say `zone="UTC"`, where they are that. A document that
        tells users apart by a property finds it in the column of that name, if there is one.

        Other threads run meanwhile. `progress` is called with the number of rows done since the last call, as the
        `update` of a tqdm bar wants it; Ctrl-C is heeded between blocks of rows. Rows that cannot be read are set
        aside, and a finding says how many, why, and where the first is: ``/5/time`` is the column `time` of row 5,
        counted from 0. With `property`, events that differ in it are no repeats of each other.

        Two users enter, one within a day of it signs:

        >>> import quotakit as qk
        >>> funnel = qk.EventFunnel.from_dict({"steps": ["visit", "sign"], "window_ms": 86_400_000})
        >>> import pyarrow as pa
        >>> events = pa.table({
        ...     "customer": [7, 7, 9, 9],
        ...     "time": pa.array([0, 3_600_000, 0, 172_800_000], pa.timestamp("ms", tz="UTC")),
        ...     "event": pa.array(["visit", "sign", "visit", "sign"]).dictionary_encode()})
        >>> outcome = funnel.evaluate_table(events, user="customer")
        >>> outcome.reached, outcome.steps[1].conversion
        ((2, 1), Decimal('0.5'))

        Raises:
            QuotakitError: a column is missing or cannot be what it should; the table cannot be read.

        """
        columns = (user, time, event, property)
        native = self._native
        text = _quotakit.evaluate_events(native, table, columns, zone, language, trace, progress)
        return cast("EventFunnelOutcome", outcome_of(self.kind, text))
