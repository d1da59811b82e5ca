"""Plain figures in fractions, for models that quotakit is held to."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def rounded(figure: Fraction, places: int) -> Fraction:
    """Round half away from zero."""
    scaled = abs(figure) * 10**places + Fraction(1, 2)
    whole = Fraction(scaled.numerator // scaled.denominator, 10**places)
    return whole if figure >= 0 else -whole


def ratio(part: Fraction | int, whole: Fraction | int) -> Fraction | None:
    """Divide; there is no such figure where the denominator is zero."""
    return Fraction(part) / whole if whole else None


def quantile(values: Sequence[Fraction | int], share: Fraction, definition: str = "linear") -> Fraction:
    """Give a quantile by its definition (Hyndman and Fan: type 7 or type 1)."""
    values = sorted(values)
    if definition == "nearest_rank":
        return next(
            Fraction(value) for place, value in enumerate(values, start=1) if Fraction(place, len(values)) >= share
        )
    rank = (len(values) - 1) * share
    low = rank.numerator // rank.denominator
    high = min(low + 1, len(values) - 1)
    return Fraction(values[low]) + (values[high] - values[low]) * (rank - low)
