"""The model of targets: a total down a tree, exact and in whole steps, and over time."""

import math
from fractions import Fraction as F

from pay_numbers import SCALES, num, rounded
from targets_shares import RefusedError, by_divisor, by_remainder, filled
from targets_time import Course, cumulated
from targets_weights import weights_of


class Share:
    """What a node has: the steps it has to and may take, the exact share, the whole steps."""

    def __init__(self, node, parent, weight):
        self.node, self.parent, self.weight = node, parent, weight
        self.children, self.low, self.high = [], F(0), math.inf
        self.exact = self.count = self.plan = self.rate = self.pot = self.left = self.left_plan = None
        # How much of the time a leaf is there; the place of its remainder; what its children share before whole steps.
        self.there = self.rank = self.whole = None
        self.is_floored = False
        self.periods, self.left_periods = [], []


class Model:
    """A plan of which the total is not below zero; others are mirrored."""

    def __init__(self, plan):
        self.plan = plan
        self.step = step_of(plan["unit"])
        total = num(plan["total"])
        self.sign = -1 if total < 0 else 1
        self.total = abs(total) / self.step
        self.course = Course(plan["time"]) if "time" in plan else None
        self.nodes = []
        self.is_signed = plan.get("negative_weights") == "signed"

    def run(self):
        whole = math.floor(self.total)
        if whole != self.total and self.plan.get("residue") != "line":
            raise RefusedError("off step")
        self.residue = (self.total - whole) * self.step * self.sign
        root = self.read(self.plan["tree"], None, F(1))
        self.bound(root, whole)
        root.exact, root.count = F(whole), whole
        self.share(root)
        root.plan = whole
        self.unpad(root, root.exact, is_padded=False)
        if self.course is not None and "by" in self.plan["time"]:
            self.spread(root)
        return self

    def read(self, node, parent, weight):
        share = Share(node, parent, weight)
        self.nodes.append(share)
        if "children" in node:
            weights = weights_of(self.plan, node)
            share.children = [self.read(child, share, weights[child["id"]]) for child in node["children"]]
        elif self.course is not None:
            share.there = self.course.factor(node)
            share.weight *= share.there
        return share

    def own_bounds(self, node, whole):
        """Inward to whole steps; mirrored, a maximum is a minimum; without any nobody has less than nothing."""
        if whole is not None:
            return F(whole), F(whole)
        names = ("min", "max") if self.sign > 0 else ("max", "min")
        low, high = (num(node[name]) * self.sign / self.step if name in node else None for name in names)
        high = math.inf if high is None else F(math.floor(high))
        low = (-math.inf if self.is_signed else min(F(0), high)) if low is None else F(math.ceil(low))
        if "locked" in node:
            lock = num(node["locked"]) * self.sign / self.step
            low, high = max(low, lock), min(high, lock)
        if low > high:
            raise RefusedError("crossed")
        return low, high

    def padding(self, share):
        return 1 + num(self.plan.get("padding", {}).get(share.node["id"], "0"))

    def pot_of(self, share, count):
        return int(rounded(count * self.padding(share), "half_up", 0))

    def carried(self, share):
        """What the children share, before whole steps: a padding is of what a node has, not of its exact share."""
        padding = self.padding(share)
        return share.exact if padding == 1 else share.count * padding

    def bound(self, share, whole=None):
        """What those below need and can take bounds a node from its own bounds inward."""
        for child in share.children:
            self.bound(child)
        share.low, share.high = self.own_bounds(share.node, whole)
        share.is_floored = whole is not None or "locked" in share.node or ("min", "max")[self.sign < 0] in share.node
        if share.there == 0 and share.low > 0:
            raise RefusedError("away")
        if not share.children:
            return
        self.settle(share)
        if self.is_signed:
            # Plans with shares below zero are drawn without bounds.
            return
        need = sum(child.low for child in share.children)
        room = math.inf if all_fixed(share) else sum(room_of(child) for child in share.children)
        if share.high != math.inf and need > self.pot_of(share, share.high):
            raise RefusedError("above")
        if share.low != -math.inf and room < self.pot_of(share, share.low):
            raise RefusedError("below")
        padding, own = self.padding(share), (share.low, share.high)
        low, high = F(math.ceil(need / padding)), room if room == math.inf else F(math.floor(room / padding))
        share.is_floored |= low > 0
        share.low, share.high = max(own[0], low), min(own[1], high)
        if share.low > share.high:
            # Whole steps of a padded value may just fit where the padded value itself is beyond them.
            near = range(int(low) - 2, int(high) + 3) if room != math.inf else range(int(low) - 2, int(low) + 1)
            fitting = [
                count for count in near if need <= self.pot_of(share, count) <= room and own[0] <= count <= own[1]
            ]
            if not fitting:
                raise RefusedError("above")
            share.low, share.high = F(fitting[0]), F(fitting[-1])

    def settle(self, share):
        """Weights of those who may have more or less; who is away for a part of the time weighs less."""
        free = [child for child in share.children if not is_fixed(child)]
        if free and all(child.weight == 0 for child in free) and self.plan.get("zero_weights") == "equal":
            for child in free:
                child.weight = F(1) if child.there is None else child.there
        if free and sum(child.weight for child in free) <= 0:
            raise RefusedError("zero weights")

    def share(self, share):
        if not share.children:
            return
        share.pot = self.pot_of(share, share.count)
        exact = share.whole = self.carried(share)
        if all_fixed(share):
            for child in share.children:
                child.exact, child.count = child.low, int(child.low)
            fixed = sum(child.low for child in share.children)
            if share.pot != fixed:
                share.left = (exact - fixed, share.pot - fixed)
        else:
            self.hand_out(share, exact)
        for child in share.children:
            self.share(child)

    def hand_out(self, share, exact):
        children = share.children
        if self.is_signed:
            share.rate = exact / sum(child.weight for child in children)
            shares = [share.rate * child.weight for child in children]
        else:
            # What just fits in whole steps is shared as that.
            need, room = sum(child.low for child in children), sum(room_of(child) for child in children)
            exact = share.whole = min(max(exact, need), room)
            shares, share.rate = filled(exact, [(child.weight, child.low, child.high) for child in children])
        for child, own in zip(children, shares, strict=True):
            child.exact = own
        method = self.plan.get("method", "largest_remainder")
        siblings = [(child.weight, child.node["id"]) for child in children]
        if method == "largest_remainder":
            counts, ranks = by_remainder(share.pot, siblings, shares)
        else:
            bounds = [(int(child.low), child.high) for child in children]
            counts, ranks = by_divisor(share.pot, siblings, bounds, method), {}
        for place, (child, count) in enumerate(zip(children, counts, strict=True)):
            child.count, child.rank = count, ranks.get(place)

    def unpad(self, share, exact, *, is_padded):
        """What everybody would have without padding: below a padded node in the proportions of what they carry."""
        if not is_padded and self.padding(share) != 1:
            is_padded, exact = True, F(share.plan)
        rows = [(child.weight, child.node["id"], child.exact, child.count) for child in share.children]
        if share.left:
            rows.append((F(0), "", *share.left))
        exacts, plans = [row[2] for row in rows], [row[3] for row in rows]
        if is_padded and rows:
            whole = sum(exacts)
            exacts = [own * exact / whole if whole else F(0) for own in exacts]
            plans = by_remainder(share.plan, [row[:2] for row in rows], exacts)[0] if whole else [0] * len(rows)
        if share.left:
            share.left_plan = plans.pop()
        for child, own, plan in zip(share.children, exacts, plans, strict=False):
            child.plan = plan
            self.unpad(child, own, is_padded=is_padded)

    def spread(self, share):
        for child in share.children:
            self.spread(child)
        if not share.children:
            share.periods = cumulated(share.count, self.course.of_leaf(share.node))
            return
        if share.left:
            share.left_periods = cumulated(share.left[1], self.course.weights)
        if share.pot != share.count:
            share.periods = cumulated(share.count, self.course.weights)
        else:
            rows = [child.periods for child in share.children] + ([share.left_periods] if share.left else [])
            share.periods = [sum(part) for part in zip(*rows, strict=True)]

    def amount(self, steps):
        return steps * self.step * self.sign


def is_fixed(child):
    """Whether bounds that somebody gave leave no choice."""
    return child.is_floored and child.low == child.high


def all_fixed(share):
    return all(map(is_fixed, share.children))


def room_of(child):
    """Without a weight nobody takes more than needed."""
    return child.high if child.weight > 0 else child.low


def step_of(unit):
    ((kind, rule),) = unit.items()
    if "step" in rule:
        return num(rule["step"])
    return F(1, 10 ** SCALES[rule["code"]]) if kind == "currency" else F(1)


def evaluate(plan):
    return Model(plan).run()
