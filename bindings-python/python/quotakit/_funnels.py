"""Deals through stages, and events through steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from quotakit._document import Document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quotakit._outcomes import EventFunnelOutcome, PipelineOutcome
    from quotakit._shapes import EventFunnelFacts, PipelineFacts

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
