"""What has been reached in the model of targets: actuals summed up the tree, against the target and the day."""

from datetime import date, timedelta
from fractions import Fraction as F

from pay_numbers import num, rounded


def elapsed(model, facts):
    """The part of the period that has passed, to the end of the day; nothing where no day is known."""
    if model.course is None or "as_of" not in facts:
        return None
    start, end = model.course.parts[0][1], model.course.parts[-1][2]
    days = (date.fromisoformat(facts["as_of"]) + timedelta(days=1) - start).days
    return F(min(max(days, 0), (end - start).days), (end - start).days)


def reached(share, actuals):
    """What the leaves below have reached, and how many are not known."""
    if not share.children:
        known = share.node["id"] in actuals
        return (num(actuals[share.node["id"]]), 0) if known else (F(0), 1)
    found = [reached(child, actuals) for child in share.children]
    return sum(actual for actual, _ in found), sum(unknown for _, unknown in found)


def progress(model, share, facts, scale):
    """The figures of a node, `scale` places where they are amounts."""
    actual, unknown = reached(share, facts["actuals"])
    value, passed = model.amount(share.count), elapsed(model, facts)
    expected = None if passed is None else value * passed
    told = {"unknown": unknown, "expected": None if passed is None else rounded(expected, "half_up", scale)}
    told |= dict.fromkeys(("actual", "variance", "attainment", "pace"))
    if unknown == 0:
        told |= {"actual": actual, "variance": actual - value}
        told["attainment"] = rounded(actual / value, "half_up", 6) if value else None
        told["pace"] = rounded(actual / expected, "half_up", 6) if expected else None
    return told
