"""Random things that change with the days: shapes that are revised, and books of plans with their versions."""

from copy import deepcopy
from datetime import timedelta

from pay_calendar import resolve
from pay_dated import RefusedError, assigned
from pay_draws import cents

REVISED_ON = ["2025-11-01", "2026-01-01", "2026-04-01", "2026-06-15", "2026-07-01", "2026-07-02", "2026-10-01"]


def revise(dice, own, draw_shape):
    """Gives a component one or two later shapes; `draw_shape` makes one that may take the place of the first."""
    days = sorted(dice.sample(REVISED_ON, dice.choice([1, 1, 2])))
    own["revisions"] = [{"from": day, "pay": draw_shape()} for day in days]


def shapes_of(own):
    return [own["pay"], *(revision["pay"] for revision in own.get("revisions", []))]


def on_revision(dice, own):
    """What becomes of earlier periods: what pays each period alone can only be kept."""
    if "revisions" not in own or own.get("accumulate") not in ("qtd", "ytd"):
        return
    modes = [rule.get("mode") for pay in shapes_of(own) for rule in pay.values()]
    alone = [mode == "whole" for mode in modes]
    if any(alone) and not all(alone):
        del own["revisions"]
    else:
        own["on_revision"] = "keep" if any(alone) else dice.choice(["reprice", "reprice", "keep"])


# ---------------------------------------------------------------- books


def other_version(dice, document):
    """A version that must not pay."""
    other = deepcopy(document)
    other["cap"] = cents(dice, 1, 99)
    other.pop("withhold_excess", None)
    for component in other["components"]:
        component.pop("withhold_excess", None)
    other["components"].append({"id": "z", "pay": {"fixed": {"amount": "77"}}})
    return other


def book(dice, document, facts):
    """The plan as one version of several, with the assignments of several people; now and then nobody can be paid."""
    start, end = resolve(facts["period"], document.get("calendar") or {})[:2]
    months = [start - timedelta(days=31), start - timedelta(days=400)]
    begins = dice.choice([start, start, *months])
    ends = dice.choice([end, end, end + timedelta(days=90)])
    if dice.random() < 0.05:
        ends = end - timedelta(days=1)
    plans = [{**document, "effective": {"start": begins.isoformat(), "end": ends.isoformat()}}]
    if dice.random() < 0.2:
        plans = [document]
    else:
        if dice.random() < 0.6:
            plans.append(
                {**other_version(dice, document), "effective": {"start": "2000-01-01", "end": begins.isoformat()}}
            )
        if dice.random() < 0.6:
            plans.append(
                {**other_version(dice, document), "effective": {"start": ends.isoformat(), "end": "2030-01-01"}}
            )
    if dice.random() < 0.5:
        plans.append({**other_version(dice, document), "id": "q"})
    dice.shuffle(plans)
    known = {plan["id"] for plan in plans}
    found = {"schema": "quotakit/pay-book@1", "id": "book", "plans": plans}
    found["assignments"] = assignments(dice, start, end, known)
    return document if leaves_no_day(found, facts) else found


def leaves_no_day(document, facts):
    """Whether somebody is assigned on other days than the active ones, or those up to the last: a quota of nothing."""
    try:
        active = assigned(document, facts)[1].get("active")
    except RefusedError:
        return False
    last_day = facts.get("terminated", {}).get("last_day", "9")
    return active is not None and all(span["start"] > last_day for span in active)


def assignments(dice, start, end, known):
    """Days of the person that touch the period, on one plan; and days of others."""
    whole = (end - start).days
    first = start - timedelta(days=60) if dice.random() < 0.6 else start + timedelta(days=dice.randint(0, whole - 1))
    last = None if dice.random() < 0.4 else max(first, start) + timedelta(days=dice.randint(1, 2 * whole))
    found = [{"person": "wang", "plan": "p", "start": first.isoformat()}]
    if last:
        found[0]["end"] = last.isoformat()
        if dice.random() < 0.4 and last < end:
            second = last + timedelta(days=dice.randint(0, (end - last).days - 1))
            found.append({"person": "wang", "plan": "p", "start": second.isoformat()})
    if "q" in known:
        found.append({"person": "li", "plan": "q", "start": "2020-01-01"})
        if first > start or dice.random() < 0.3:
            before = min(first, start) if dice.random() < 0.9 else first
            found.append({"person": "wang", "plan": "q", "start": "2020-01-01", "end": before.isoformat()})
    dice.shuffle(found)
    return found
