"""Calendars, and the periods in them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast

from quotakit import _quotakit
from quotakit._value import Value

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from typing_extensions import Self

    _Parts: TypeAlias = "tuple[str, str, str, str]"

__all__ = ["Calendar", "Grain", "Period"]

Grain = Literal["year", "half", "quarter", "month", "week", "day"]
"""How long a period is."""


@dataclass(frozen=True, order=True)
class Period:
    """A period of a calendar: the days from `start` to the day before `end`.

    >>> import quotakit as qk
    >>> july = qk.Calendar.gregorian().period("2026-07")
    >>> july.days, july.last_day.isoformat(), july.end.isoformat()
    (31, '2026-07-31', '2026-08-01')
    """

    label: str
    """The label, which names this period in its calendar."""
    grain: Grain
    """How long it is."""
    start: dt.date
    """The first day."""
    end: dt.date
    """The day after the last."""

    @property
    def days(self) -> int:
        """The days in it."""
        return (self.end - self.start).days

    @property
    def last_day(self) -> dt.date:
        """The last day."""
        return self.end - dt.timedelta(days=1)

    def __contains__(self, date: dt.date) -> bool:
        """Tell whether a day lies in it."""
        return self.start <= date < self.end

    def __str__(self) -> str:
        """Give the label."""
        return self.label


class Calendar(Value):
    """A calendar: civil or fiscal years, and the halves, quarters, months, weeks and days in them.

    A fiscal year starts in a declared month and has the months of the civil calendar, or months of whole weeks. It is
    named by the civil year in which it ends, unless declared otherwise. Its labels carry ``FY``.

    >>> import quotakit as qk
    >>> fiscal = qk.Calendar.from_dict({"year_start": 4})
    >>> first = fiscal.period("FY2026-Q1")
    >>> first.start.isoformat(), first.days
    ('2025-04-01', 91)
    >>> [str(month) for month in fiscal.children(first, "month")]
    ['FY2026-01', 'FY2026-02', 'FY2026-03']

    The calendar of the National Retail Federation; its year 2023 had 53 weeks:

    >>> retail = qk.Calendar.from_dict(
    ...     {"year_start": 2, "weeks": "4-5-4", "week_starts": "sunday", "named_by": "start"})
    >>> len(retail.children(retail.period("FY2023"), "week"))
    53

    A label that is none of the calendar's is refused, never guessed:

    >>> fiscal.period("2026-Q1")
    Traceback (most recent call last):
    quotakit.QuotakitError: calendar/001: /label: `2026-Q1` is not a period of this calendar (did you mean `FY2026-Q1`?)
    """

    __slots__ = ()
    _native: _quotakit.Calendar

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        return cls._holding(_quotakit.Calendar.from_json(text))

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        return cls._holding(_quotakit.Calendar.from_data(data))

    @classmethod
    def gregorian(cls) -> Self:
        """Give the civil calendar, with ISO weeks, weekends on Saturday and Sunday, and no holidays."""
        return cls.from_dict({})

    @property
    def is_fiscal(self) -> bool:
        """Whether labels carry ``FY``: the year starts after January, or has months of whole weeks."""
        return self._native.is_fiscal

    def period(self, label: str) -> Period:
        """Give the period of a label: ``2026``, ``2026-H2``, ``2026-Q3``, ``2026-07``, ``2026-W31``, ``2026-07-31``.

        Raises:
            QuotakitError: a label that is none of this calendar's.

        """
        return _period(self._native.period(label))

    def containing(self, date: dt.date | str, grain: Grain) -> Period | None:
        """Give the period of a grain that a day lies in; None beyond the years that a calendar knows."""
        return _optional(self._native.containing(_day(date), grain))

    def children(self, period: Period, grain: Grain) -> list[Period]:
        """List the periods of a grain inside a period, in order; they tile it.

        A period has itself as the only child of its own grain, and none of a longer one. Where weeks do not fit (civil
        months), the first and the last are parts of weeks.
        """
        return [_period(child) for child in self._native.children(_parts(period), grain)]

    def next(self, period: Period) -> Period | None:
        """Give the period of the same grain that follows."""
        return _optional(self._native.next(_parts(period)))

    def previous(self, period: Period) -> Period | None:
        """Give the period of the same grain that comes before."""
        return _optional(self._native.previous(_parts(period)))

    def same_period_last_year(self, period: Period) -> Period | None:
        """Give the period at the same place of the year before; None where that year has none (a 53rd week)."""
        return _optional(self._native.same_period_last_year(_parts(period)))

    def working_days(self, period: Period) -> int:
        """Count the days of a period on which people work.

        Twenty-two weekdays of October 2026, five of them holidays, and a Saturday that is worked for them:

        >>> import quotakit as qk
        >>> holidays = [f"2026-10-0{day}" for day in range(1, 8)]
        >>> china = qk.Calendar.from_dict({"holidays": holidays, "extra_working_days": ["2026-10-10"]})
        >>> china.working_days(china.period("2026-10"))
        18
        """
        return self._native.working_days(_parts(period))

    def is_working_day(self, date: dt.date | str) -> bool:
        """Tell whether people work on a day: no weekend and no holiday, or declared as worked."""
        return self._native.is_working_day(_day(date))

    def to_json(self) -> str:
        return self._native.to_json()

    def __repr__(self) -> str:
        """Show the rule."""
        return f"<Calendar {self.to_json()}>"


def _day(date: dt.date | str) -> str:
    return date if isinstance(date, str) else date.isoformat()


def _period(parts: _Parts) -> Period:
    label, grain, start, end = parts
    return Period(label, cast("Grain", grain), dt.date.fromisoformat(start), dt.date.fromisoformat(end))


def _optional(parts: _Parts | None) -> Period | None:
    return None if parts is None else _period(parts)


def _parts(period: Period) -> _Parts:
    return period.label, period.grain, period.start.isoformat(), period.end.isoformat()
