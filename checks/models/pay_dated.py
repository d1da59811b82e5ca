"""What is in force: the version of a plan in a book, and the shape of a component that is revised."""

from datetime import date

from pay_calendar import LENGTHS, month_start, resolve
from pay_days import overlap, spans_of


class RefusedError(Exception):
    """The rules give no figure for such facts."""


def span_of(own):
    """A range of days that may be open at either end."""
    start, end = own.get("start"), own.get("end")
    return date.fromisoformat(start) if start else date.min, date.fromisoformat(end) if end else date.max


def assigned(document, facts):
    """The plan that pays, and the facts as it looks at them: a plan alone pays everybody on all days."""
    if "plans" not in document:
        return document, facts
    spans = {}
    for own in document.get("assignments", []):
        if own["person"] == facts["person"]:
            spans.setdefault(own["plan"], []).append(span_of(own))
    found = paying(document, facts, spans)
    if not found and "terminated" in facts:
        # After the last day, the assignment of that day goes on until the person is on a plan again.
        found = paying(document, facts, going_on(spans, date.fromisoformat(facts["terminated"]["last_day"])))
    if len(found) != 1:
        raise RefusedError
    ((plan, period, inside),) = found
    since = max(start for start, _ in spans[plan["id"]] if start <= min(part[0] for part in inside))
    if "terminated" in facts and date.fromisoformat(facts["terminated"]["last_day"]) < since:
        # The person is on a plan again.
        facts = {name: value for name, value in facts.items() if name != "terminated"}
    return plan, with_days(facts, period, inside)


def going_on(spans, last_day):
    """The days of the assignments, with that of the last day going on."""

    def longer(span):
        if not span[0] <= last_day < span[1]:
            return span
        return span[0], min((start for own in spans.values() for start, _ in own if start >= span[1]), default=date.max)

    return {plan: list(map(longer, own)) for plan, own in spans.items()}


def paying(document, facts, spans):
    """The plans that are in force for the person in the period, with their days."""
    # A period belongs to one version of one plan, which is in force on all of it.
    found = []
    for plan in document["plans"]:
        period = resolve(facts["period"], plan.get("calendar") or {})[:2]
        inside = [part for span in spans.get(plan["id"], []) if (part := overlap(span, period))[0] < part[1]]
        start, end = span_of(plan.get("effective", {}))
        if inside and start < period[1] and period[0] < end:
            if start > period[0] or end < period[1]:
                raise RefusedError
            found.append((plan, period, inside))
    return found


def with_days(facts, period, assigned_days):
    """The facts with the days of the assignment alone."""
    active = spans_of(facts["active"]) if "active" in facts else [period]
    left = [part for one in active for other in assigned_days if (part := overlap(one, other))[0] < part[1]]
    if "active" not in facts and left == [period]:
        return facts
    return {**facts, "active": [{"start": start.isoformat(), "end": end.isoformat()} for start, end in left]}


def shape_on(component, first):
    """The shape of pay that is in force on a day."""
    pay = component["pay"]
    for revision in component.get("revisions", []):
        if date.fromisoformat(revision["from"]) <= first:
            pay = revision["pay"]
    return pay


def in_force(document, facts):
    """The plan with the shapes that pay the period, and beside them those of what a window had earned before."""
    start = resolve(facts["period"], document.get("calendar") or {})[0]
    earlier = month_start(start.year - 1, start.month + 12 - LENGTHS[document["period"]])
    components = []
    for own in document["components"]:
        now = shape_on(own, start)
        before = shape_on(own, earlier) if own.get("on_revision") == "reprice" else now
        shapes = [own["pay"], *(revision["pay"] for revision in own.get("revisions", []))]
        components.append({**own, "pay": now, "pay_before": before, "shapes": shapes})
    return {**document, "components": components}
