"""Time in the model of targets: the parts of a period, how much each counts, who is there, and rounding over them."""

import math
from datetime import date, timedelta
from fractions import Fraction as F

from pay_calendar import LENGTHS, label_of, month_start, resolve
from pay_numbers import num
from targets_shares import RefusedError

DAY = timedelta(days=1)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def days_of(start, end):
    return [start + DAY * index for index in range((end - start).days)]


def parts_of(time):
    """The parts of the period as `(label, first day, day after the last)`; the whole where none are declared."""
    calendar = time.get("calendar", {})
    start, end, offset = resolve(time["period"], calendar)
    grain = time.get("by")
    if grain is None:
        return [(time["period"], start, end)]
    if grain == "day":
        return [(day.isoformat(), day, day + DAY) for day in days_of(start, end)]
    if grain == "week":
        return weeks_of(time["period"], start, end)
    year = int(time["period"].removeprefix("FY")[:4])
    months, found, at = LENGTHS[grain], [], start
    while at < end:
        after = month_start(at.year, at.month + months)
        index = (offset + (at.year - start.year) * 12 + at.month - start.month) // months + 1
        found.append((label_of(grain, year, index, calendar), at, after))
        at = after
    return found


def weeks_of(period, start, end):
    """ISO weeks; those that reach beyond the period count by the days inside it."""
    found, at = [], start
    while at < end:
        monday = at - DAY * at.weekday()
        year, week, _ = at.isocalendar()
        whole = monday >= start and monday + 7 * DAY <= end
        label = f"{year}-W{week:02}" + ("" if whole else f"@{period}")
        after = min(monday + 7 * DAY, end)
        found.append((label, at, after))
        at = after
    return found


class Course:
    """The parts of the period of a plan, and the weight of each."""

    def __init__(self, time):
        self.time, self.parts = time, parts_of(time)
        self.calendar = time.get("calendar", {})
        self.spread = time.get("spread", "equal")
        self.weights = self.weigh()

    def works(self, day):
        """Whether people work on it."""
        day_text = day.isoformat()
        if day_text in self.calendar.get("extra_working_days", []):
            return True
        weekend = self.calendar.get("weekend", ["saturday", "sunday"])
        return WEEKDAYS[day.weekday()] not in weekend and day_text not in self.calendar.get("holidays", [])

    def counted(self, start, end):
        """The days that count."""
        days = days_of(start, end)
        by_work = self.spread == "working_days" and "profile" not in self.time
        return [day for day in days if self.works(day)] if by_work else days

    def weigh(self):
        if "profile" in self.time:
            ((kind, rule),) = self.time["profile"].items()
            if kind == "weights":
                return [num(weight) for weight in rule]
            amounts = [num(amount) for amount in rule["amounts"]]
            if rule.get("negative") == "clamp_zero":
                amounts = [max(amount, F(0)) for amount in amounts]
            return amounts if any(amounts) else [F(1)] * len(amounts)
        if self.spread == "equal":
            return [F(1)] * len(self.parts)
        return [F(len(self.counted(start, end))) for _, start, end in self.parts]

    def presence(self, leaf):
        """How much of each part somebody is there, each day by how far a new hire has come."""
        if "hired" not in leaf and "left" not in leaf:
            return [F(1)] * len(self.parts)
        ramp = [num(step) for step in leaf.get("ramp", self.time.get("ramp", []))]
        hired = date.fromisoformat(leaf["hired"]) if "hired" in leaf else None
        left = date.fromisoformat(leaf["left"]) if "left" in leaf else date.max
        marks = [anniversary(hired, index) for index in range(len(ramp) + 1)] if hired else []

        def comes(day):
            if day > left or (hired and day < hired):
                return F(0)
            return next((step for step, mark in zip(ramp, marks[1:], strict=False) if day < mark), F(1))

        found = []
        for _, start, end in self.parts:
            days = self.counted(start, end)
            found.append(sum(map(comes, days), F(0)) / len(days) if days else F(0))
        return found

    def of_leaf(self, leaf):
        return [weight * there for weight, there in zip(self.weights, self.presence(leaf), strict=True)]

    def factor(self, leaf):
        """The part of the time that counts."""
        return sum(self.of_leaf(leaf), F(0)) / sum(self.weights)


def anniversary(day, months):
    """The same day of a later month, or its last one."""
    after = month_start(day.year, day.month + months)
    last = month_start(day.year, day.month + months + 1) - DAY
    return after.replace(day=min(day.day, last.day))


def cumulated(count, weights):
    """`count` steps over parts: what has come by the end of each is exact, rounded away from zero."""
    whole, come, given, found = sum(weights), F(0), 0, []
    if whole == 0:
        if count:
            raise RefusedError("away with a share")
        return [0] * len(weights)
    for weight in weights:
        come += weight
        exact = abs(count) * come / whole
        now = math.ceil(exact) * (-1 if count < 0 else 1)
        found.append(now - given)
        given = now
    return found
