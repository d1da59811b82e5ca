"""Shares of days: of a period or a window, and of a value that changes within the period."""

from datetime import date, timedelta

from pay_numbers import F, num


def month_after(day):
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def weight(start, end, seasonality, year_start):
    """What the days from `start` to the day before `end` weigh: one each, or by the weight of their month."""
    if seasonality is None:
        return F(max(0, (end - start).days))
    total = F(0)
    while start < end:
        first, after = start.replace(day=1), month_after(start)
        days = (min(end, after) - start).days
        total += num(seasonality[(start.month - year_start) % 12]) * days / (after - first).days
        start = after
    return total


def spans_of(spans):
    return [(date.fromisoformat(s["start"]), date.fromisoformat(s["end"])) for s in spans]


def overlap(one, other):
    return max(one[0], other[0]), min(one[1], other[1])


def share(spans, around, seasonality, year_start):
    """The share of the active days; the whole when no days are named."""
    if spans is None:
        return F(1)
    active = sum((weight(*overlap(span, around), seasonality, year_start) for span in spans_of(spans)), F(0))
    return active / weight(*around, seasonality, year_start)


def changing(dated, active, around, seasonality, year_start):
    """A value that changes within the period: each for its days, among the active ones where those are named."""
    total = F(0)
    for entry in dated:
        start = date.fromisoformat(entry["start"]) if "start" in entry else around[0]
        end = date.fromisoformat(entry["end"]) if "end" in entry else around[1]
        holds = overlap((start, end), around)
        days = [holds] if active is None else [overlap(holds, span) for span in spans_of(active)]
        total += num(entry["value"]) * sum((weight(*span, seasonality, year_start) for span in days), F(0))
    return total / weight(*around, seasonality, year_start)
