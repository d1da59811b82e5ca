"""Periods of the model: years that start in some month, and what lies in them."""

import re
from datetime import date


def month_start(year, month):
    """The first day of a month that may lie beyond its year."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


LENGTHS = {"year": 12, "half": 6, "quarter": 3, "month": 1}


def resolve(label, calendar):
    """The first day of a period, the day after its last, and how many months of its year lie before it."""
    first = calendar.get("year_start", 1)
    found = re.fullmatch(r"(?:FY)?(\d{4})(?:-([HQ]?)(\d+))?", label)
    year, letter, index = int(found[1]), found[2], int(found[3] or 1)
    # A fiscal year is named by the year in which it ends, unless declared otherwise.
    if first > 1 and calendar.get("named_by", "end") == "end":
        year -= 1
    months = 12 if found[3] is None else {"H": 6, "Q": 3, "": 1}[letter]
    offset = (index - 1) * months
    return month_start(year, first + offset), month_start(year, first + offset + months), offset


def windows(label, calendar):
    """The ranges of days that accumulate: the period, its quarter, its year."""
    start, end, offset = resolve(label, calendar)
    year_start = (
        month_start(start.year, start.month - offset)
        if offset < start.month
        else month_start(start.year - 1, start.month - offset + 12)
    )
    within = offset % 3
    quarter_start = (
        month_start(start.year, start.month - within)
        if within < start.month
        else month_start(start.year - 1, start.month - within + 12)
    )
    return {
        "period": (start, end),
        "qtd": (quarter_start, month_start(quarter_start.year, quarter_start.month + 3)),
        "ytd": (year_start, month_start(year_start.year, year_start.month + 12)),
    }


def label_of(grain, year, index, calendar):
    """The label of the `index`th period (from 1) of a year."""
    prefix = "FY" if calendar.get("year_start", 1) > 1 else ""
    tail = {"year": "", "half": f"-H{index}", "quarter": f"-Q{index}", "month": f"-{index:02}"}[grain]
    return f"{prefix}{year}{tail}"
