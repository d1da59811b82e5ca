"""Random plans, and facts to go with them, from one source of chance: the same seed makes the same cases."""

from datetime import timedelta
from fractions import Fraction as F

from pay_world import AFTER, FIRST, PERIOD, SCALES, text_of


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
