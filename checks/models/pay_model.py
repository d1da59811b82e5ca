"""The model of pay itself: `evaluate` says what a document pays for one person's facts, stage by stage."""

from fractions import Fraction as F

from pay_shapes import At, curve, interpolated, marginal, package, retroactive, whole
from pay_world import PERIOD, SCALES, World, largest_remainder, num, rounded


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
