"""Weights in the model of targets: given, equal, of history or of capacity."""

from fractions import Fraction as F

from pay_numbers import num
from targets_shares import RefusedError


def weights_of(plan, node):
    """The weight of every child; locked ones need none."""
    weights = sourced(node)
    rule = plan.get("negative_weights", "error")
    for name, weight in weights.items():
        if weight < 0 and rule == "error":
            raise RefusedError("negative weight")
        if weight < 0 and rule == "clamp_zero":
            weights[name] = F(0)
    return weights


def sourced(node):
    ((kind, rule),) = node.get("weights", {"given": None}).items()
    names = [child["id"] for child in node["children"]]
    if kind == "given":
        return {child["id"]: num(child.get("weight", "0")) for child in node["children"]}
    if kind == "equal":
        return dict.fromkeys(names, F(1))
    if kind == "capacity":
        return {name: capacity(rule[name]) for name in names}
    if rule.get("blend", "proportions") == "amounts":
        return {name: sum(weight_of(one) * num(one["values"][name]) for one in rule["periods"]) for name in names}
    shares = dict.fromkeys(names, F(0))
    for one in rule["periods"]:
        whole = sum(num(one["values"][name]) for name in names)
        for name in names:
            shares[name] += weight_of(one) * num(one["values"][name]) / whole
    return shares


def weight_of(period):
    return num(period.get("weight", "1"))


def capacity(group):
    return num(group["headcount"]) * num(group.get("ramp", "1")) * num(group.get("productivity", "1"))
