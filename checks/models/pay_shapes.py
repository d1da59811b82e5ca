"""The shapes of pay in the model that follow a measure: each one a function of a point of the window."""

import math

from pay_dated import RefusedError
from pay_numbers import F, num, straight

# How far a bound lies that no measure reaches: what 0 % attainment makes of every bound above zero.
BEYOND = F(10) ** 60


class At:
    """A point of the window: the measure so far and the parameters then in force.

    `quota` and `target` belong together: a derived rate is their quotient. `full` is what attainment compares with, the
    quota unless the whole window's was declared. `boost` is what multipliers make of the attainment: the bounds of an
    attainment axis come nearer by it, the quota itself stays.
    """

    def __init__(self, measure, quota=None, target=None, base=None, boost=1, full=None):
        self.measure, self.quota, self.target, self.base, self.boost = measure, quota, target, base, F(boost)
        self.full = quota if full is None else full

    def mirrored(self):
        return self.moved_to(-self.measure)

    def moved_to(self, measure):
        return At(measure, self.quota, self.target, self.base, self.boost, self.full)


def axis_bound(world, rule, bound, at, window):
    """A bound of an axis in units of the measure."""
    if rule.get("axis", "amount") == "attainment":
        if at.full == 0 and world.shares["period"] == 0:
            # Nobody attains a quota of nothing.
            raise RefusedError
        if at.boost == 0:
            return num(bound) * BEYOND
        return num(bound) * at.full / at.boost
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
    return num(step.get("rate", step.get("per_unit", "0")))


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
    x, (first, low), (last, high) = at.measure, points[0], points[-1]
    how = rule.get("below", "zero") if x < first else rule.get("above", "hold") if x > last else "inside"
    if how == "zero":
        y = F(0)
    elif how == "hold" or len(points) == 1:
        y = low if x < first else high
    elif how == "extend":
        (a, low), (b, high) = points[:2] if x < first else points[-2:]
        y = low + (x - a) * (high - low) / (b - a)
    else:
        y = straight(points, x)
    return in_money(world, rule["of"], y, at, window)


def in_money(world, of, y, at, window):
    """A height of a curve as an amount."""
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


def derived(rule, at):
    """The derived rate's steps as steps of rates on the attainment axis; once throughout unless declared."""
    rate = at.target * num(rule.get("weight", "1")) / at.quota
    steps = rule.get("steps") or [{"from": "0", "multiple": "1"}]
    return {
        "axis": "attainment",
        "mode": rule.get("mode", "marginal"),
        "tie": rule.get("tie", "upper"),
        "steps": [{"from": s["from"], "rate": num(s["multiple"]) * rate} for s in steps],
    }


# ---------------------------------------------------------------- tables over two axes


def cell_of(axis_values, at, tie):
    found = -1
    for index, bound in enumerate(axis_values):
        if at > bound or (at == bound and tie == "upper"):
            found = index
    return found


def weighted(axis_values, at, below):
    """The cells between which a value lies, with their weights; the last bound holds, below the first as declared."""
    if at < axis_values[0]:
        if below == "zero":
            return []
        if below == "hold" or len(axis_values) == 1:
            return [(0, F(1))]
        low, high, index = axis_values[0], axis_values[1], 0
    elif at >= axis_values[-1]:
        return [(len(axis_values) - 1, F(1))]
    else:
        index = next(i for i in range(len(axis_values) - 1) if axis_values[i] <= at < axis_values[i + 1])
        low, high = axis_values[index], axis_values[index + 1]
    share = (at - low) / (high - low)
    return [(index, 1 - share), (index + 1, share)]


def matrix(world, rule, at, values, window):
    """`values`: what is measured along the rows and along the columns."""
    axes = []
    for name, value in zip(("rows", "columns"), values, strict=True):
        axis = rule[name]
        prorated = axis.get("axis", "amount") != "attainment" and not world.is_share(axis["on"])
        bounds = [world.scaled(num(b), "bounds", window) if prorated else num(b) for b in axis["at"]]
        axes.append((bounds, value))
    if rule.get("by", "cell") == "cell":
        row, column = (cell_of(bounds, value, rule.get("tie", "upper")) for bounds, value in axes)
        y = num(rule["cells"][row][column]) if row >= 0 and column >= 0 else F(0)
    else:
        rows, columns = (weighted(bounds, value, rule.get("below", "zero")) for bounds, value in axes)
        y = sum((u * v * num(rule["cells"][i][j]) for i, u in rows for j, v in columns), F(0))
    return in_money(
        world, {"rate": "measure", "factor": "target_incentive", "amount": "amount"}[rule["gives"]], y, at, window
    )
