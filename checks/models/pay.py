#!/usr/bin/env python3
"""An independent model of pay, and thousands of random cases that it and the library must agree on to the cent.

    cargo build --release -p quotakit --example evaluate
    python3 checks/models/pay.py --cases 3000 [--seed 1]

Written from the rules, not from the library's code: exact fractions, one function a stage. It prints how many cases
agreed; on a difference it prints the first one whole and exits 1.
"""

import argparse
import json
import math
import random
import subprocess
import sys
from datetime import date, timedelta
from fractions import Fraction as F
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
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


# ---------------------------------------------------------------- shapes: F of an accumulated measure


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


# ---------------------------------------------------------------- a component


def limited(world, component, pay, window):
    if "cap" in component and not component.get("cap_after_multipliers"):
        pay = min(pay, world.scaled(num(component["cap"]), "caps", window))
    if "floor" in component:
        pay = max(pay, world.scaled(num(component["floor"]), "caps", window))
    return pay


def follows_measure(pay):
    """Whether caps hold for the window of an accumulating component: not in whole mode, not for flat shapes."""
    ((shape, rule),) = pay.items()
    if shape == "rate":
        return rule.get("of", "measure") == "measure"
    return shape not in ("fixed", "bonus", "grade") and rule.get("mode") != "whole"


def component_pay(world, component):
    """What a component earned, and what its cap and floor left."""
    ((shape, rule),) = component["pay"].items()
    facts, window = world.facts, component.get("accumulate", "period")
    base = num(facts["base_salary"])
    if shape in ("fixed", "bonus", "grade") or shape == "rate" and rule.get("of", "measure") != "measure":
        if shape == "grade":
            of = base if rule.get("of") == "base_salary" else world.target()
            pay = num(rule["coefficients"][facts["grade"]]) * of
        elif shape == "rate":
            pay = num(rule["rate"]) * (base if rule["of"] == "base_salary" else world.target())
        else:
            pay = world.scaled(num(rule["amount"]), "fixed")
            if shape == "bonus" and not world.holds(rule["when"]):
                pay = F(0)
        return pay, limited(world, component, pay, "period")
    measure = component["on"]
    own = facts["measures"][measure]
    x, quota, target = world.actual(measure), world.quota(measure), world.target()
    if window == "period":
        now, before = At(x, quota, target, base), None
    else:
        prior_quota, prior_target = num(own["prior_quota"]["ytd"]), num(facts["prior_target_incentive"]["ytd"])
        prior = num(own["prior"]["ytd"])
        now = At(prior + x, prior_quota + quota, prior_target + target, base)
        before = At(prior, prior_quota, prior_target, base)
        if component.get("attainment") == "full_window":
            now.quota = before.quota = num(own["window_quota"]["ytd"])
    if shape == "tiers" and rule["mode"] == "whole":
        pay = whole(world, rule, now, before or At(F(0), quota, target, base), window)
        return pay, limited(world, component, pay, "period")

    def earned(at):
        if shape == "rate":
            return num(rule["rate"]) * at.measure
        if shape == "per_unit":
            return num(rule["amount"]) * at.measure
        if shape == "package":
            return package(rule, at)
        if shape == "tiers":
            return {"marginal": marginal, "retroactive": retroactive}[rule["mode"]](world, rule, at, window)
        return {"curve": curve, "interpolated_tiers": interpolated}[shape](world, rule, at, window)

    if before is None:
        return earned(now), limited(world, component, earned(now), window)
    return (
        earned(now) - earned(before),
        limited(world, component, earned(now), window) - limited(world, component, earned(before), window),
    )


# ---------------------------------------------------------------- the plan's stages


def concerns(rule, component):
    return rule.get("applies_to") is None or component["id"] in rule["applies_to"]


def factor(world, rule):
    if rule.get("factors"):
        return num(rule["factors"][world.facts["grade"]])
    if rule["on"] == "score":
        at = num(world.facts["score"])
    elif rule.get("axis") == "attainment":
        at = world.actual(rule["on"]) / world.quota(rule["on"])
    else:
        at = world.actual(rule["on"])
    points = [(num(x), num(y)) for x, y in rule["points"]]
    if at <= points[0][0]:
        return points[0][1]
    for left, right in zip(points, points[1:]):
        if at <= right[0]:
            return left[1] + (at - left[0]) * (right[1] - left[1]) / (right[0] - left[0])
    return points[-1][1]


def evaluate(document, facts):
    world = World(document, facts)
    rule = document.get("rounding", {})
    mode, scale = rule.get("mode", "half_up"), rule.get("scale", SCALES[document["currency"]])

    def at_scale(value):
        return rounded(value, mode, scale)

    paid_before = facts.get("paid_before", {})
    lines, ungated_total, floor_line = {}, F(0), F(0)
    for component in document["components"]:
        earned, after_cap = component_pay(world, component)
        pay = after_cap
        for multiplier in document.get("multipliers", []):
            if concerns(multiplier, component):
                pay *= factor(world, multiplier)
        if component.get("cap_after_multipliers") and "cap" in component:
            accumulates = component.get("accumulate") == "ytd" and follows_measure(component["pay"])
            cap = world.scaled(num(component["cap"]), "caps", "ytd" if accumulates else "period")
            held = sum(
                (num(amounts.get(component["id"], "0")) for period, amounts in paid_before.items() if period < PERIOD),
                F(0),
            )
            pay = min(pay, cap - held if accumulates else cap)
        ungated = pay
        shares = [
            num(gate["limit_to"])
            for gate in document.get("gates", [])
            if concerns(gate, component) and world.holds(gate["when"])
        ]
        pay = min([F(1), *shares]) * pay
        ungated_total += at_scale(ungated)
        lines[component["id"]] = {"earned": earned, "after_cap": after_cap, "gated": pay, "paid": at_scale(pay)}
    total = sum(line["paid"] for line in lines.values())
    if "floor" in document:
        floor = world.scaled(num(document["floor"]), "caps")
        floor = at_scale(floor)
        restores = document.get("floor_restores_gates")
        floor_line = max(F(0), floor - (total if restores else max(total, ungated_total)))
        total += floor_line
    if "cap" in document:
        cap = rounded(world.scaled(num(document["cap"]), "caps"), "down", scale)
        if total > cap:
            weights = [(name, line["paid"]) for name, line in lines.items() if line["paid"] > 0]
            for name, cut in largest_remainder(total - cap, weights, scale).items():
                lines[name]["paid"] -= cut
            total = cap
    entitled = released = total
    if "holdback" in document:
        # What is open is rounded as a whole, so that partial receipts never lose or invent a cent.
        collected = facts["collected"]
        cumulated = min(F(1), sum(map(num, collected["receipts"]), F(0)) / num(collected["due"]))
        shares = [num(r["share"]) * (1 if r["on"] == "booking" else cumulated) for r in document["holdback"]["release"]]
        released = at_scale(total * sum(shares))
    due, debt, carried = released, num(facts.get("draw_balance", "0")), F(0)
    if "draw" in document:
        ((kind, terms),) = document["draw"].items()
        amount = at_scale(world.scaled(num(terms["amount"]), "draws"))
        if not terms["recoverable"]:
            top = amount if kind == "additive" else min(amount, max(F(0), amount - max(F(0), released)))
            carried += min(F(0), released)
            due = max(F(0), released) + at_scale(top)
        else:
            top = at_scale(amount if kind == "additive" else max(F(0), amount - released))
            recovery = at_scale(num(terms.get("recovery", "100%")) * max(F(0), released - amount))
            recover = min(debt, recovery)
            if "debt_limit" in terms:
                room = rounded(max(F(0), num(terms["debt_limit"]) - (debt - recover)), "down", scale)
                top = min(top, room)
            debt += top - recover
            due = released + top - recover
    ledger = document.get("ledger", {})
    opening = num(facts.get("carried_in", "0"))
    taken = -min(-opening, at_scale(num(ledger.get("recovery", "100%")) * max(F(0), due)))
    paid = sum(map(num, paid_before.get(PERIOD, {}).values()), F(0))
    if ledger.get("negative") == "due":
        due, carried = due + opening - paid, carried
    else:
        due, carried = due + taken - paid, carried + opening - taken
        if due < 0:
            due, carried = F(0), carried + due
    return {
        "lines": {name: line["paid"] for name, line in lines.items()},
        "plan_floor": floor_line,
        "entitled": entitled,
        "due": due,
        "draw_balance": debt,
        "carried": carried,
        "earned": {name: line["earned"] for name, line in lines.items()},
        "after_cap": {name: line["after_cap"] for name, line in lines.items()},
        "after_gates": {name: line["gated"] for name, line in lines.items()},
        "scale": max(scale, SCALES[document["currency"]]),
    }


# ---------------------------------------------------------------- random cases


def cents(dice, low, high):
    return text_of(F(dice.randint(low * 100, high * 100), 100), 2)


def percent(dice, low, high):
    """A percentage, now and then one with half per mille."""
    return f"{dice.randint(low, high)}" + dice.choice(["", "", "", ".5", ".25"]) + "%"


RATES = ["0", "0.5%", "1%", "1.75%", "2.5%", "3%", "5%", "7.5%", "10%", "33.3333%"]


def bounds(dice, axis, count):
    if axis == "attainment":
        return [f"{value}%" for value in sorted(dice.sample(range(20, 200, 10), count))]
    return [str(value) for value in sorted(dice.sample(range(100, 3000, 100), count))]


def tiers(dice, axis):
    starts = bounds(dice, axis, dice.randint(1, 4))
    if dice.random() < 0.8:
        starts[0] = "0"
    steps = []
    for start in starts:
        step = {"from": start}
        if axis == "quantity" or dice.random() < 0.15:
            step["per_unit"] = cents(dice, 0, 40)
        else:
            step["rate"] = dice.choice(RATES)
        if dice.random() < 0.3:
            step["fixed"] = cents(dice, 1, 300)
        steps.append(step)
    rule = {"mode": dice.choice(["marginal", "whole", "retroactive"]), "steps": steps}
    if axis != "amount" or dice.random() < 0.5:
        rule["axis"] = axis
    if dice.random() < 0.6:
        rule["tie"] = dice.choice(["upper", "lower"])
    return {"tiers": rule}


def shape(dice, kind, measure):
    axis = "quantity" if measure == "units" else dice.choice(["amount", "attainment"])
    if kind == "rate":
        return {"rate": {"rate": dice.choice(RATES), "of": dice.choice(["measure", "base_salary", "target_incentive"])}}
    if kind == "per_unit":
        return {"per_unit": {"amount": cents(dice, 0, 50)}}
    if kind == "fixed":
        return {"fixed": {"amount": cents(dice, 0, 900)}}
    if kind == "bonus":
        return {"bonus": {"amount": cents(dice, 0, 900), "when": condition(dice, 0)}}
    if kind == "grade":
        of = dice.choice(["base_salary", "target_incentive"])
        return {"grade": {"of": of, "coefficients": {"A": percent(dice, 100, 200), "B": "1", "C": "0.333"}}}
    if kind == "tiers":
        return tiers(dice, axis)
    if kind == "curve":
        of = dice.choice(["target_incentive", "base_salary", "measure", "amount"])
        xs = bounds(dice, axis, dice.randint(2, 4))
        ys = [cents(dice, 0, 2000) if of == "amount" else percent(dice, 0, 150) for _ in xs]
        ways = ["zero", "hold", "extend"]
        return {"curve": {"axis": axis, "of": of, "points": [list(p) for p in zip(xs, ys)],
                          "below": dice.choice(ways), "above": dice.choice(ways)}}
    if kind == "interpolated_tiers":
        starts = bounds(dice, axis, dice.randint(2, 4))
        steps = [{"from": start, "amount": cents(dice, 0, 900)} for start in starts[:-1]]
        steps[-1]["to"] = starts[-1]
        return {"interpolated_tiers": {"axis": axis, "steps": steps}}
    rule = {"size": str(dice.randint(1, 30)), "amount": cents(dice, 1, 90), "count": dice.choice(["started", "completed"])}
    if dice.random() < 0.5:
        rule["free"] = str(dice.randint(0, 40))
    return {"package": rule}


def condition(dice, depth):
    leaves = [
        {"score_at_least": str(dice.choice([60, 80, 90]))},
        {"score_below": str(dice.choice([60, 80, 90]))},
        {"grade_in": dice.sample(["A", "B", "C"], dice.randint(1, 2))},
        {"rank_at_most": dice.randint(1, 3)},
        {"measure_below": {"measure": "revenue", "value": str(dice.choice([0, 500, 1000]))}},
        {"measure_at_least": {"measure": "units", "value": str(dice.choice([0, 100, 500]))}},
        {"attainment_below": {"measure": "revenue", "value": dice.choice(["80%", "100%"])}},
        {"attainment_at_least": {"measure": "revenue", "value": dice.choice(["80%", "100%"])}},
    ]
    if depth < 2 and dice.random() < 0.3:
        inner = [condition(dice, depth + 1) for _ in range(dice.randint(1, 3))]
        return dice.choice([{"all": inner}, {"any": inner}, {"not": inner[0]}])
    return dice.choice(leaves)


KINDS = ["rate", "per_unit", "fixed", "bonus", "tiers", "tiers", "tiers", "tiers", "curve", "curve",
         "interpolated_tiers", "package", "grade"]


def component(dice, name):
    kind = dice.choice(KINDS)
    own = {"id": name}
    if kind not in ("fixed", "bonus", "grade"):
        own["on"] = dice.choice(["revenue", "units"]) if kind in ("tiers", "curve", "interpolated_tiers") else (
            "revenue" if kind == "rate" else "units")
    own["pay"] = shape(dice, kind, own.get("on"))
    # The base salary of earlier periods is not a fact, so what is a share of it cannot accumulate.
    of = next(iter(own["pay"].values())).get("of")
    if of != "base_salary" and dice.random() < 0.45:
        own["accumulate"] = "ytd"
        if dice.random() < 0.3:
            own["attainment"] = "full_window"
    if dice.random() < 0.3:
        own["cap"] = cents(dice, 50, 900)
        own["cap_after_multipliers"] = dice.random() < 0.3
    elif dice.random() < 0.2 and own.get("accumulate") != "ytd":
        own["floor"] = cents(dice, 0, 300)
    return own


def some(dice, names):
    return dice.sample(names, dice.randint(1, len(names)))


def plan(dice):
    names = ["a", "b", "c", "d"][: dice.randint(1, 4)]
    document = {
        "schema": "quotakit/pay-plan@1", "id": "p", "currency": dice.choice(list(SCALES)), "period": "month",
        "measures": [{"id": "revenue"}, {"id": "units", "unit": {"count": {}}}],
        "components": [component(dice, name) for name in names],
    }
    if dice.random() < 0.7:
        modes = ["half_up", "half_even", "half_down", "up", "down", "floor", "ceil"]
        document["rounding"] = {"mode": dice.choice(modes)}
        if dice.random() < 0.3:
            document["rounding"]["scale"] = dice.randint(0, 3)
    multipliers = []
    for index in range(dice.choice([0, 0, 1, 2])):
        on, how = dice.choice([("score", {}), ("revenue", {"axis": "attainment"}), ("revenue", {})])
        xs = ["60", "80", "100"] if on == "score" else bounds(dice, how.get("axis", "amount"), 3)
        ys = [text_of(F(dice.randint(0, 200), 100), 2) for _ in xs]
        own = {"id": f"m{index}", "on": on, "acts_on": "pay", "points": [list(p) for p in zip(xs, ys)], **how}
        if dice.random() < 0.4:
            own["applies_to"] = some(dice, names)
        multipliers.append(own)
    if multipliers:
        document["multipliers"] = multipliers
    gates = []
    for index in range(dice.choice([0, 0, 1, 2])):
        own = {"id": f"g{index}", "when": condition(dice, 0), "limit_to": dice.choice(["0", "50%", "33.3%", "100%"])}
        if dice.random() < 0.4:
            own["applies_to"] = some(dice, names)
        gates.append(own)
    if gates:
        document["gates"] = gates
    if dice.random() < 0.35:
        document["cap"] = text_of(F(dice.randint(100000, 3000000), 1000), 3)
    elif dice.random() < 0.2:
        document["floor"] = cents(dice, 100, 900)
        document["floor_restores_gates"] = dice.random() < 0.5
    if dice.random() < 0.3:
        parts = ["quotas", "bounds", "target_incentive", "fixed", "caps", "draws"]
        document["proration"] = {part: dice.random() < 0.6 for part in parts}
    if dice.random() < 0.35:
        terms = {"amount": cents(dice, 0, 2000), "recoverable": dice.random() < 0.6}
        if terms["recoverable"]:
            terms["recovery"] = dice.choice(["100%", "50%", "33%"])
            if dice.random() < 0.3:
                terms["debt_limit"] = cents(dice, 100, 3000)
        document["draw"] = {dice.choice(["guarantee", "additive"]): terms}
    if dice.random() < 0.25:
        document["ledger"] = dice.choice([{"negative": "due"}, {"recovery": "50%"}, {"recovery": "0.333"}])
    if dice.random() < 0.15:
        first = dice.choice([10, 50, 70, 95])
        document["holdback"] = {"release": [{"share": f"{first}%", "on": "booking"},
                                            {"share": f"{100 - first}%", "on": "collection"}]}
    return document


def amount(dice, document, measure):
    """A measure: around zero, on a bound of some shape, a half cent, negative, or big."""
    if measure == "units":
        return str(dice.choice([0, 1, dice.randint(0, 3000), dice.randint(0, 60), dice.randrange(0, 3000, 100),
                                -dice.randint(1, 2000), -dice.randrange(100, 3000, 100)]))
    kind = dice.random()
    sign = "-" if dice.random() < 0.25 else ""
    if kind < 0.08:
        return "0"
    if kind < 0.35:
        return sign + str(dice.randrange(100, 3000, 100))
    if kind < 0.5:
        return sign + text_of(F(dice.randint(1, 600000), 200), 3)
    if kind < 0.55:
        return sign + f"98765432109{dice.randint(1, 9)}.{dice.randint(11, 99)}"
    return sign + cents(dice, 1, 3000)


def facts_for(dice, document):
    own = {"person": "wang", "period": PERIOD, "measures": {}}
    for measure in ("revenue", "units"):
        quota = str(dice.choice([1000, 1000, 700, 300]))
        actual, prior = amount(dice, document, measure), amount(dice, document, measure)
        if dice.random() < 0.1 and actual != "0":
            prior = actual[1:] if actual.startswith("-") else "-" + actual
        own["measures"][measure] = {
            "actual": actual, "quota": quota,
            "prior": {"ytd": prior},
            "prior_quota": {"ytd": str(dice.choice([1000, 3000, 700]))}, "window_quota": {"ytd": "12000"},
        }
    own["base_salary"], own["target_incentive"] = cents(dice, 0, 9000), cents(dice, 0, 4000)
    own["prior_target_incentive"] = {"ytd": cents(dice, 0, 20000)}
    own["score"] = text_of(F(dice.choice([0, 600, 925, 800, 1000, 1200, dice.randint(0, 1300)]), 10), 1)
    own["grade"], own["rank"] = dice.choice("ABC"), dice.randint(1, 4)
    if dice.random() < 0.35:
        first = FIRST + timedelta(days=dice.randint(0, 20))
        last = first + timedelta(days=dice.randint(1, (AFTER - first).days))
        own["active"] = [{"start": first.isoformat(), "end": last.isoformat()}]
    if "draw" in document and document["draw"][next(iter(document["draw"]))]["recoverable"]:
        own["draw_balance"] = balance(dice, document, 2000) if dice.random() < 0.6 else "0"
    if dice.random() < 0.25:
        own["carried_in"] = "-" + balance(dice, document, 800)
    if "holdback" in document:
        own["collected"] = {"due": "3000", "receipts": ["1000"] * dice.randint(0, 3)}
    if dice.random() < 0.25:
        own["paid_before"] = {
            period: {c["id"]: balance(dice, document, 900) for c in document["components"]}
            for period in dice.sample(["2026-05", "2026-06", PERIOD], dice.randint(1, 2))
        }
    return own


def balance(dice, document, most):
    """An amount at the scale of the outcome, which may be finer than what lines are rounded to."""
    natural = SCALES[document["currency"]]
    scale = max(natural, document.get("rounding", {}).get("scale", natural))
    return text_of(F(dice.randint(1, most * 10**scale), 10**scale), scale)


# ---------------------------------------------------------------- the comparison


def seen(outcome, expected):
    """What the library's outcome says of each figure that the model states."""
    own = {line["component"]: line for line in outcome["lines"] if line["kind"] == "component"}
    top = [line["paid"] for line in outcome["lines"] if line["kind"] == "plan_floor"]
    found = {
        "lines": {name: line["paid"] for name, line in own.items()},
        "plan_floor": top[0] if top else text_of(F(0), expected["scale"]),
    }
    for name in ("entitled", "due", "draw_balance", "carried"):
        found[name] = outcome[name]
    for stage in ("earned", "after_cap", "after_gates"):
        found[stage] = {name: line[stage] for name, line in own.items()}
    return found


def stated(expected):
    """The model's figures as an outcome writes them."""
    scale = expected["scale"]
    told = {name: text_of(expected[name], scale) for name in ("plan_floor", "entitled", "due", "draw_balance", "carried")}
    told["lines"] = {name: text_of(value, scale) for name, value in expected["lines"].items()}
    # The stages before rounding are exact; an outcome shows them half up.
    for stage in ("earned", "after_cap", "after_gates"):
        told[stage] = {name: text_of(rounded(v, "half_up", scale), scale) for name, v in expected[stage].items()}
    return told


def evaluate_all(cases):
    program = ROOT / "target/release/examples/evaluate"
    text = "".join(json.dumps({"document": d, "facts": f}, separators=(",", ":")) + "\n" for d, f in cases)
    done = subprocess.run([program, "--lines"], input=text, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def again(document, facts, outcome):
    """The same question, once what it answered is paid."""
    paid = dict(facts.get("paid_before", {}))
    paid[PERIOD] = outcome["booked"]
    return document, {**facts, "paid_before": paid}


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--cases", type=int, default=3000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--all", action="store_true", help="count every difference by what differs")
    options = options.parse_args()
    dice = random.Random(options.seed)
    cases = []
    for _ in range(options.cases):
        document = plan(dice)
        cases.append((document, facts_for(dice, document)))
    outcomes = evaluate_all(cases)
    assert len(outcomes) == len(cases)
    agreed, first, kinds = 0, None, {}
    for (document, facts), outcome in zip(cases, outcomes):
        if "problems" in outcome:
            difference = {"problems": outcome["problems"]}
        else:
            expected = evaluate(document, facts)
            wanted, found = stated(expected), seen(outcome, expected)
            difference = {
                name: {"model": wanted[name], "library": found[name]} for name in wanted if wanted[name] != found[name]
            }
        if not difference:
            agreed += 1
            continue
        first = first or (document, facts, difference, outcome)
        key = ",".join(p["code"] for p in difference["problems"]) if "problems" in difference else next(iter(difference))
        kinds.setdefault(key, []).append((document, facts, difference, outcome))
    # Once paid, nothing more is due, and the balances stay what they were.
    answered = [(d, f, o) for (d, f), o in zip(cases, outcomes) if "problems" not in o]
    second = evaluate_all([again(*case) for case in answered])
    settled = 0
    for (document, facts, outcome), repeat in zip(answered, second):
        same = all(repeat.get(name) == outcome[name] for name in ("draw_balance", "carried", "entitled", "booked"))
        if same and F(repeat["due"]) == 0:
            settled += 1
        else:
            difference = {"run again": {name: repeat.get(name) for name in ("due", "carried", "draw_balance", "problems")}}
            first = first or (document, facts, difference, outcome)
            kinds.setdefault("again", []).append((document, facts, difference, outcome))
    print(f"pay: {agreed} of {len(cases)} cases agree; {settled} of {len(answered)} owe nothing once paid")
    if options.all:
        for key, found in sorted(kinds.items(), key=lambda pair: -len(pair[1])):
            print(len(found), key)
            smallest = min(found, key=lambda case: len(json.dumps(case[:2])))
            print(json.dumps(smallest[0]), json.dumps(smallest[1]), json.dumps(smallest[2], indent=1),
                  json.dumps({k: v for k, v in smallest[3].items() if k != "trace"}), sep="\n")
    if first:
        for name, part in zip(("document", "facts", "difference", "outcome"), first):
            print(f"{name}: {json.dumps(part, indent=1, ensure_ascii=False)}")
        sys.exit(1)


if __name__ == "__main__":
    main()
