"""Exact numbers of the model: reading, writing, rounding, splitting."""

import math
from fractions import Fraction as F
from functools import cache
from itertools import pairwise

SCALES = {"USD": 2, "CNY": 2, "TWD": 2, "JPY": 0, "KWD": 3}


def num(text):
    """A number as documents write it, or one that was calculated already."""
    return text if isinstance(text, F) else read(text)


@cache
def read(text):
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
    if rest == 0 or mode == "floor":
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
    """`total` by `[(id, weight)]` in whole smallest units; ties to the larger weight, then by id; negatives mirror."""
    if total < 0:
        return {name: -part for name, part in largest_remainder(-total, weights, scale).items()}
    units, whole = total * 10**scale, sum(weight for _, weight in weights)
    exact = {name: units * weight / whole for name, weight in weights}
    parts = {name: math.floor(share) for name, share in exact.items()}
    left = int(units) - sum(parts.values())
    order = sorted(weights, key=lambda pair: (-(exact[pair[0]] - parts[pair[0]]), -pair[1], pair[0]))
    for name, _ in order[:left]:
        parts[name] += 1
    return {name: F(part, 10**scale) for name, part in parts.items()}


def straight(points, x):
    """The height at `x` of the straight lines through `points`, which have to span it."""
    for (left, low), (right, high) in pairwise(points):
        if left <= x <= right:
            return low + (x - left) * (high - low) / (right - left)
    return points[-1][1]
