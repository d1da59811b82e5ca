"""The shapes of pay in the model: each one a function of an accumulated measure."""

import math
from fractions import Fraction as F

from pay_world import num


class At:
    """A point of the window: the measure so far and the parameters then in force."""

    def __init__(self, measure, quota, target, base):
        self.measure, self.quota, self.target, self.base = measure, quota, target, base

    def mirrored(self):
        return At(-self.measure, self.quota, self.target, self.base)


def axis_bound(world, rule, bound, at, window):
    """A bound of an axis in units of the measure."""
    axis = rule.get("axis", "amount")
    if axis == "attainment":
        return num(bound) * at.quota
    return world.scaled(num(bound), "bounds", window)


def reached(world, rule, at, window):
    """The index of the step that the measure (not negative) reached; -1 for none."""
    found = -1
    for index, step in enumerate(rule["steps"]):
        bound = axis_bound(world, rule, step["from"], at, window)
        inside = at.measure > bound if rule.get("tie") == "lower" else at.measure >= bound
        if inside and at.measure != 0:
            found = index
    return found


def step_rate(step):
    return num(step.get("rate") or step.get("per_unit") or "0")


def step_fixed(world, step, window):
    return world.scaled(num(step.get("fixed", "0")), "fixed", window)


def marginal(world, rule, at, window):
    if at.measure < 0:
        return -marginal(world, rule, at.mirrored(), window)
    steps, total = rule["steps"], F(0)
    for index, step in enumerate(steps):
        low = axis_bound(world, rule, step["from"], at, window)
        high = axis_bound(world, rule, steps[index + 1]["from"], at, window) if index + 1 < len(steps) else None
        top = at.measure if high is None else min(at.measure, high)
        total += max(F(0), top - low) * step_rate(step)
    for step in steps[: reached(world, rule, at, window) + 1]:
        total += step_fixed(world, step, window)
    return total


def retroactive(world, rule, at, window):
    if at.measure < 0:
        return -retroactive(world, rule, at.mirrored(), window)
    index = reached(world, rule, at, window)
    if index < 0:
        return F(0)
    step = rule["steps"][index]
    return at.measure * step_rate(step) + step_fixed(world, step, window)


def whole(world, rule, now, before, window):
    """This period's measure at the rate reached; the step's fixed amount once, on first entry."""
    if now.measure < 0:
        return -whole(world, rule, now.mirrored(), before.mirrored(), window)
    index = reached(world, rule, now, window)
    if index < 0:
        # At zero, what takes everything back is paid at the rate of the step that starts there.
        first = rule["steps"][0]
        taken_back = now.measure == 0 and num(first["from"]) == 0
        return (now.measure - before.measure) * step_rate(first) if taken_back else F(0)
    step = rule["steps"][index]
    earlier = reached(world, rule, before, window) if before.measure > 0 else -1
    fixed = step_fixed(world, step, window) if earlier < index else F(0)
    return (now.measure - before.measure) * step_rate(step) + fixed


def curve(world, rule, at, window):
    points = [(axis_bound(world, rule, x, at, window), num(y)) for x, y in rule["points"]]
    x = at.measure

    def line(left, right):
        return left[1] + (x - left[0]) * (right[1] - left[1]) / (right[0] - left[0])

    if x < points[0][0]:
        how, end, ends = rule.get("below", "zero"), points[0], points[:2]
    elif x > points[-1][0]:
        how, end, ends = rule.get("above", "hold"), points[-1], points[-2:]
    else:
        how, end = "inside", points[-1]
        ends = next(([l, r] for l, r in zip(points, points[1:]) if l[0] <= x <= r[0]), None)
    if how == "zero":
        y = F(0)
    elif how == "hold" or ends is None or len(ends) < 2:
        y = end[1]
    else:
        y = line(*ends)
    of = rule["of"]
    if of == "measure":
        return y * at.measure
    if of == "target_incentive":
        return y * at.target
    if of == "base_salary":
        return y * at.base
    return world.scaled(y, "fixed", window)


def interpolated(world, rule, at, window):
    if at.measure < 0:
        return -interpolated(world, rule, at.mirrored(), window)
    total = F(0)
    for index, step in enumerate(rule["steps"]):
        low = axis_bound(world, rule, step["from"], at, window)
        end = step["to"] if "to" in step else rule["steps"][index + 1]["from"]
        high = axis_bound(world, rule, end, at, window)
        part = min(max(at.measure - low, F(0)), high - low) / (high - low)
        total += world.scaled(num(step["amount"]), "fixed", window) * part
    return total


def package(rule, at):
    if at.measure < 0:
        return -package(rule, at.mirrored())
    blocks = max(F(0), at.measure - num(rule.get("free", "0"))) / num(rule["size"])
    count = math.ceil(blocks) if rule["count"] == "started" else math.floor(blocks)
    return count * num(rule["amount"])
