"""Random components: the shape, its window and its limits."""

from pay_case_dated import on_revision, revise, shapes_of
from pay_draws import RATES, bounds, cents, condition, matching, percent

MODES = ["marginal", "whole", "retroactive"]
FOLLOWING = [
    "rate",
    "per_unit",
    "tiers",
    "tiers",
    "tiers",
    "curve",
    "curve",
    "interpolated_tiers",
    "package",
    "matrix",
    "matrix",
    "derived_rate",
]
# What pays on each measure, and may be revised to one another.
ALONG = {
    "revenue": ["rate", "tiers", "tiers", "curve", "interpolated_tiers", "matrix", "derived_rate"],
    "units": ["per_unit", "package", "tiers", "curve", "interpolated_tiers", "matrix"],
}
FLAT = ["fixed", "bonus", "grade", "share_of", "penalty", "rank_award"]


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
    rule = {"mode": dice.choice(MODES), "steps": steps}
    if axis != "amount" or dice.random() < 0.5:
        rule["axis"] = axis
    if dice.random() < 0.6:
        rule["tie"] = dice.choice(["upper", "lower"])
    return {"tiers": rule}


def derived_rate(dice):
    rule = {"mode": dice.choice(MODES), "tie": dice.choice(["upper", "lower"])}
    if dice.random() < 0.7:
        rule["weight"] = dice.choice(["60%", "40%", "100%", "0.333"])
    if dice.random() < 0.8:
        starts = bounds(dice, "attainment", dice.randint(1, 3))
        starts[0] = dice.choice(["0", starts[0]])
        rule["steps"] = [{"from": start, "multiple": dice.choice(["0.5", "1", "1.5", "2.25"])} for start in starts]
    return {"derived_rate": rule}


def matrix(dice, measure):
    other = "margin" if measure == "revenue" else dice.choice(["margin", "revenue"])
    axes = []
    for on in (measure, other):
        axis = "attainment" if on == "revenue" and dice.random() < 0.5 else "amount"
        at = sorted(dice.sample(range(5, 60, 5), dice.randint(1, 3))) if on == "margin" else None
        at = [f"{value}%" for value in at] if at else bounds(dice, axis, dice.randint(1, 3))
        if dice.random() < 0.5:
            at[0] = "0"
        axes.append(
            {"on": on, "axis": axis, "at": at} if axis != "amount" or dice.random() < 0.5 else {"on": on, "at": at}
        )
    dice.shuffle(axes)
    gives = dice.choice(["rate", "amount", "factor"])
    cells = [
        [cents(dice, 0, 500) if gives == "amount" else percent(dice, 0, 60) for _ in axes[1]["at"]]
        for _ in axes[0]["at"]
    ]
    rule = {"rows": axes[0], "columns": axes[1], "cells": cells, "gives": gives}
    if dice.random() < 0.6:
        rule["by"] = "bilinear"
        rule["below"] = dice.choice(["zero", "hold", "extend"])
    else:
        rule["tie"] = dice.choice(["upper", "lower"])
    return {"matrix": rule}


def curve(dice, axis):
    of = dice.choice(["target_incentive", "base_salary", "measure", "amount"])
    xs = bounds(dice, axis, dice.randint(2, 4))
    ys = [cents(dice, 0, 2000) if of == "amount" else percent(dice, 0, 150) for _ in xs]
    ways = ["zero", "hold", "extend"]
    rule = {"axis": axis, "of": of, "points": [list(p) for p in zip(xs, ys, strict=True)]}
    return {"curve": {**rule, "below": dice.choice(ways), "above": dice.choice(ways)}}


def shape(dice, kind, measure):
    axis = "quantity" if measure == "units" else dice.choice(["amount", "attainment"])
    if kind == "rate":
        return {"rate": {"rate": dice.choice(RATES)}}
    if kind == "share_of":
        return {"rate": {"rate": dice.choice(RATES), "of": dice.choice(["base_salary", "target_incentive"])}}
    if kind in ("per_unit", "fixed"):
        return {kind: {"amount": cents(dice, 0, 50 if kind == "per_unit" else 900)}}
    if kind == "bonus":
        return {"bonus": {"amount": cents(dice, 0, 900), "when": condition(dice)}}
    if kind == "penalty":
        rule = {"amount": cents(dice, 0, 900), "when": condition(dice)}
        return {"penalty": rule if dice.random() < 0.4 else {**rule, "floor": cents(dice, 0, 1500)}}
    if kind == "rank_award":
        rule = {"places": [cents(dice, 0, 3000) for _ in range(dice.randint(1, 3))]}
        return {"rank_award": rule if dice.random() < 0.5 else {"ranking": "progress", **rule}}
    if kind == "grade":
        of = dice.choice(["base_salary", "target_incentive"])
        return {"grade": {"of": of, "coefficients": {"A": percent(dice, 100, 200), "B": "1", "C": "0.333"}}}
    if kind == "spiff":
        first = dice.randint(1, 20)
        rule = {"start": f"2026-07-{first:02}", "end": f"2026-07-{first + dice.randint(1, 10):02}"}
        if dice.random() < 0.5:
            rule["when"] = matching(dice)
        rule.update({"amount": cents(dice, 1, 90)} if dice.random() < 0.5 else {"rate": dice.choice(RATES)})
        return {"spiff": rule}
    if kind in ("tiers", "curve"):
        return (tiers if kind == "tiers" else curve)(dice, axis)
    if kind == "matrix":
        return matrix(dice, measure)
    if kind == "derived_rate":
        return derived_rate(dice)
    if kind == "interpolated_tiers":
        starts = bounds(dice, axis, dice.randint(2, 4))
        steps = [{"from": start, "amount": cents(dice, 0, 900)} for start in starts[:-1]]
        steps[-1]["to"] = starts[-1]
        return {"interpolated_tiers": {"axis": axis, "steps": steps}}
    rule = {
        "size": str(dice.randint(1, 30)),
        "amount": cents(dice, 1, 90),
        "count": dice.choice(["started", "completed"]),
    }
    if dice.random() < 0.5:
        rule["free"] = str(dice.randint(0, 40))
    return {"package": rule}


def component(dice, name, credited, windows):
    """`credited`: the measures that transactions feed, to be paid deal by deal; `windows`: what can accumulate."""
    kind = dice.choice([*FOLLOWING, *FLAT, "pool"] + (["spiff", "spiff"] if "revenue" in credited else []))
    in_pool = kind == "pool"
    if in_pool:
        kind = dice.choice(["rate", "tiers", "fixed", "curve"])
    own = {"id": name}
    if kind not in FLAT:
        own["on"] = (
            dice.choice(["revenue", "units"])
            if kind in ("tiers", "curve", "interpolated_tiers", "matrix")
            else ("revenue" if kind in ("rate", "derived_rate", "spiff") else "units")
        )
    by = dice.choice(["weights", "hours", "equal", "score"])

    def draw_shape(kind=kind):
        pay = shape(dice, kind, own.get("on"))
        return {"pool": {"fund": pay, "by": by}} if in_pool else pay

    own["pay"] = draw_shape()
    if dice.random() < 0.2:
        others = [kind] if in_pool or kind == "spiff" else FLAT if kind in FLAT else ALONG[own["on"]]
        revise(dice, own, lambda: draw_shape(dice.choice(others)))
    accumulation(dice, own, kind, credited, in_pool, windows)
    on_revision(dice, own)
    limits(dice, own, kind)
    return own


def accumulation(dice, own, kind, credited, in_pool, windows):
    """A window: what is a share of the base salary cannot accumulate, its earlier figures are no facts."""
    rules = [rule for pay in shapes_of(own) for rule in pay.values()]
    if kind in FLAT or kind == "spiff" or in_pool or any(rule.get("of") == "base_salary" for rule in rules):
        return
    # A percentage of several periods is not a sum, so a table over one does not accumulate.
    by_share = any("rows" in rule and "margin" in (rule["rows"]["on"], rule["columns"]["on"]) for rule in rules)
    choice = dice.random()
    if choice < 0.2 and own["on"] in credited:
        own["accumulate"] = "each"
    elif choice < 0.5 and windows and not by_share:
        own["accumulate"] = dice.choice(windows)
        if dice.random() < 0.3:
            own["attainment"] = "full_window"


def limits(dice, own, kind):
    if own.get("on_revision") == "keep":
        # What the window earned is known through its periods alone, so nothing can limit it.
        return
    if dice.random() < 0.3:
        own["cap"] = cents(dice, 50, 900)
        own["cap_after_multipliers"] = dice.random() < 0.3
        if dice.random() < 0.4 and (own["cap_after_multipliers"] or own.get("accumulate") not in ("ytd", "qtd")):
            own["withhold_excess"] = True
            if dice.random() < 0.3:
                own["floor"] = cents(dice, 0, 49)
    elif dice.random() < 0.2 and own.get("accumulate") not in ("ytd", "qtd") and kind != "penalty":
        own["floor"] = cents(dice, 0, 300)
