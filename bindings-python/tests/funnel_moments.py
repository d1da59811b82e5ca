"""Days and instants of an export, and the days between them, in fractions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

DAY_MS = 86_400_000


@dataclass(frozen=True)
class Moment:
    """A calendar day, or milliseconds since 1970."""

    day: date | None = None
    ms: int = 0

    def text(self) -> str:
        """Write it as an export does."""
        if self.day is not None:
            return str(self.day)
        moment = datetime.fromtimestamp(self.ms // 1000, timezone.utc).replace(microsecond=self.ms % 1000 * 1000)
        return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def start(self, zone: ZoneInfo) -> int:
        """Give the first instant."""
        return self.ms if self.day is None else midnight(self.day, zone)

    def end(self, zone: ZoneInfo) -> int:
        """Give the instant at which it is over."""
        return self.ms if self.day is None else midnight(self.day + timedelta(days=1), zone)

    def date(self, zone: ZoneInfo) -> date:
        """Give the calendar day."""
        return self.day or datetime.fromtimestamp(self.ms / 1000, zone).date()


def midnight(day: date, zone: ZoneInfo) -> int:
    """Give the instant at which a day begins."""
    return round(datetime(day.year, day.month, day.day, tzinfo=zone).timestamp()) * 1000


def days_to(start: Moment, end: Moment, zone: ZoneInfo, *, is_as_of: bool = False) -> Fraction:
    """Count days: between instants by the clock, else by the calendar; the day of the report lasts to its end."""
    if start.day is None and end.day is None:
        return Fraction(end.ms - start.ms, DAY_MS)
    if start.day is None and end.day is not None:
        if is_as_of:
            end = Moment(day=end.day + timedelta(days=1))
        elif start.date(zone) == end.day:
            return Fraction(0)
    return (end.date(zone) - start.date(zone)).days + passed(end, zone) - passed(start, zone)


def passed(moment: Moment, zone: ZoneInfo) -> Fraction:
    """Give the part of its day that has passed at an instant; a day on which clocks change has other hours."""
    day = Moment(day=moment.date(zone))
    length = day.end(zone) - day.start(zone)
    return Fraction(moment.start(zone) - day.start(zone), length)
