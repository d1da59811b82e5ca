"""What the model of pay rests on: exact numbers, the one period it looks at, and what is known of a person."""

import math
from datetime import date
from fractions import Fraction as F

PERIOD = "2026-07"
FIRST, AFTER = date(2026, 7, 1), date(2026, 8, 1)
SCALES = {"USD": 2, "CNY": 2, "JPY": 0, "KWD": 3}


# ---------------------------------------------------------------- numbers


def num(text):
    return F(text[:-1]) / 100 if text.endswith("%") else F(text)


def text_of(value, scale):
    """A figure that is exact at `scale`, with all its places."""
    units = value * 10**scale
    assert units.denominator == 1, f"{value} is not exact at {scale} places"
    digits = str(abs(units.numerator)).rjust(scale + 1, "0")
    sign = "-" if units < 0 else ""
    return sign + (digits if scale == 0 else f"{digits[:-scale]}.{digits[-scale:]}")


def rounded(value, mode, scale):
    units = value * 10**scale
    low = math.floor(units)
    rest = units - low
    if rest == 0:
        chosen = low
    elif mode == "floor":
        chosen = low
    elif mode == "ceil":
        chosen = low + 1
    elif mode == "down":
        chosen = low if units > 0 else low + 1
    elif mode == "up":
        chosen = low + 1 if units > 0 else low
    elif rest != F(1, 2):
        chosen = low if rest < F(1, 2) else low + 1
    elif mode == "half_even":
        chosen = low if low % 2 == 0 else low + 1
    elif mode == "half_up":
        chosen = low + 1 if units > 0 else low
    else:
        chosen = low if units > 0 else low + 1
    return F(chosen, 10**scale)


def largest_remainder(total, weights, scale):
    """`total` >= 0 by `[(id, weight)]`: whole smallest units; ties to the larger weight, then by id."""
    units, whole = total * 10**scale, sum(weight for _, weight in weights)
    exact = {name: units * weight / whole for name, weight in weights}
    parts = {name: math.floor(share) for name, share in exact.items()}
    left = int(units) - sum(parts.values())
    order = sorted(weights, key=lambda pair: (-(exact[pair[0]] - parts[pair[0]]), -pair[1], pair[0]))
    for name, _ in order[:left]:
        parts[name] += 1
    return {name: F(part, 10**scale) for name, part in parts.items()}


# ---------------------------------------------------------------- what is known of a person


class World:
    """One document and one person's facts, with the rules of proration."""

    def __init__(self, document, facts):
        self.document, self.facts = document, facts
        spans = facts.get("active")
        days = (AFTER - FIRST).days
        active = days if spans is None else sum(
            (date.fromisoformat(s["end"]) - date.fromisoformat(s["start"])).days for s in spans
        )
        self.share = F(active, days)

    def prorates(self, what):
        return self.document.get("proration", {}).get(what, True)

    def scaled(self, value, what, window="period"):
        """An accumulated window is whole: its own active days are not generated here."""
        return value * self.share if window == "period" and self.prorates(what) else value

    def actual(self, measure):
        return num(self.facts["measures"][measure]["actual"])

    def quota(self, measure):
        quota = num(self.facts["measures"][measure]["quota"])
        return quota * self.share if self.prorates("quotas") else quota

    def target(self):
        target = num(self.facts["target_incentive"])
        return target * self.share if self.prorates("target_incentive") else target

    def holds(self, condition):
        ((name, value),) = condition.items()
        if name == "all":
            return all(map(self.holds, value))
        if name == "any":
            return any(map(self.holds, value))
        if name == "not":
            return not self.holds(value)
        if name == "grade_in":
            return self.facts["grade"] in value
        if name == "rank_at_most":
            return self.facts["rank"] <= value
        if name.startswith("score"):
            found, bound = num(self.facts["score"]), num(value)
        else:
            found, bound = self.actual(value["measure"]), num(value["value"])
            if name.startswith("attainment"):
                found = found / self.quota(value["measure"])
        return found >= bound if name.endswith("at_least") else found < bound
