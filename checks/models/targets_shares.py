"""Shares of siblings in the model of targets: exact by water-filling, then in whole steps by each method."""

import heapq
import math
from fractions import Fraction as F


class RefusedError(Exception):
    """What no plan can hold, by the name of the rule that it breaks."""


def filled(total, siblings):
    """`total` as `clamp(rate × weight, low, high)`, and the rate where there is but one.

    `siblings` are `(weight, low, high)`.
    """

    def at(rate):
        return [min(max(rate * weight, low), high) for weight, low, high in siblings]

    marks = {F(0)}
    for weight, low, high in siblings:
        if weight > 0:
            marks |= {F(bound) / weight for bound in (low, high) if bound != math.inf}
    marks = sorted(mark for mark in marks if mark >= 0)
    below = max((mark for mark in marks if sum(at(mark)) <= total), default=None)
    if below is None:
        raise RefusedError("above")
    left = total - sum(at(below))
    # Whoever is between the bounds, or leaves the lower one just there, takes part in what is left.
    free = sum(weight for weight, low, high in siblings if low <= below * weight < high)
    if left != 0 and free == 0:
        raise RefusedError("below")
    rate = below + left / free if left else below
    is_one = any(low < rate * weight < high for weight, low, high in siblings)
    return at(rate), rate if is_one else None


def by_remainder(count, siblings, exact):
    """Floors of the exact shares, and the steps left over by the remainders; with the places of the remainders.

    `siblings` are `(weight, id)`: ties go to the larger weight, then to the id that sorts first.
    """
    given = [math.floor(share) for share in exact]
    left = count - sum(given)
    order = [place for place, share in enumerate(exact) if share != given[place]]
    order.sort(key=lambda place: (given[place] - exact[place], -siblings[place][0], siblings[place][1]))
    assert 0 <= left <= len(order), "floors and ceilings leave no room for the whole"
    for place in order[:left]:
        given[place] += 1
    return given, {place: rank for rank, place in enumerate(order, 1)}


# The claim of who has `seats` already; that of Huntington and Hill squared, so that it is a fraction too.
CLAIMS = {
    "webster": lambda weight, seats: weight / (2 * seats + 1),
    "huntington_hill": lambda weight, seats: weight**2 / (seats * (seats + 1)),
    "dhondt": lambda weight, seats: weight / (seats + 1),
    "adams": lambda weight, seats: weight / seats,
}


def by_divisor(count, siblings, bounds, method):
    """One step after the other to the largest claim, from the lower bounds, never beyond the upper ones."""
    given, queue = [low for low, _ in bounds], []

    def bid(place):
        (weight, name), seats = siblings[place], given[place]
        if weight > 0 and seats < bounds[place][1]:
            is_first = seats == 0 and method in ("adams", "huntington_hill")
            claim = 0 if is_first else CLAIMS[method](weight, seats)
            heapq.heappush(queue, (not is_first, -claim, -weight, name, place))

    for place in range(len(siblings)):
        bid(place)
    for _ in range(count - sum(given)):
        place = heapq.heappop(queue)[-1]
        given[place] += 1
        bid(place)
    return given
