"""A payroll run of the model: every period of a person anew, and what of it the ledger does not hold yet.

A year is what is known of one person under one document: `periods`, the facts of each in the order of the calendar,
`transactions` of all of them, and `opening`, what came along. A ledger is `{(period, line): amount}`.
"""

from pay_calendar import resolve, windows
from pay_dated import RefusedError
from pay_model import evaluate
from pay_numbers import F, num, text_of


def settle(document, year, ledger, as_of):
    """What a run posts, `{(period, line): amount}`, and each period as it closes."""
    opening = year.get("opening", {})
    debt, carried = num(opening.get("draw_balance", "0")), num(opening.get("carried_in", "0"))
    withheld = {name: num(value) for name, value in opening.get("withheld", {}).items()}
    earlier, postings, closed, spare = [], {}, [], F(0)
    # What caps look at is what the window's lines are worth by now, not what they were when they were paid.
    held = {}
    for own in sorted(year["periods"], key=lambda facts: start_of(document, facts)):
        facts = with_windows(document, year, earlier, own)
        label = facts["period"]
        before = {line: amount for (period, line), amount in ledger.items() if period == label}
        facts |= {"as_of": as_of, "draw_balance": debt, "carried_in": carried, "withheld": withheld}
        facts |= {"paid_before": {**held, label: before}, "due_elsewhere": spare}
        told = evaluate(document, facts)
        booked = lines_of(told, facts)
        # What is paid and what went on is what the lines do not say.
        booked["carry"] = told["due"] + sum(before.values(), F(0)) - sum(booked.values(), F(0))
        for line in {*booked, *before}:
            if change := booked.get(line, F(0)) - before.get(line, F(0)):
                postings[label, line] = change
        debt, carried, withheld = told["draw_balance"], told["carried"], told["withheld"]
        # What a period is short of is taken from what the run pays for the periods before it.
        spare += told["spare"]
        held[label] = booked
        closed.append({"period": label, "paid_before": sum(before.values(), F(0)), **told})
        earlier.append(told["world"])
    return postings, closed


def start_of(document, facts):
    return resolve(facts["period"], document.get("calendar") or {})[0]


def lines_of(told, facts):
    """Every line of a period but what goes on to the next one."""
    lines = dict(told["lines"])
    for kind in ("holdback", "release", "draw", "recovery", "carried_in"):
        lines[kind] = told["moved"].get(kind, F(0))
    lines["plan_floor"] = told["plan_floor"]
    for own in facts.get("adjustments", []):
        lines[own["id"]] = num(own["amount"])
    return lines


def with_windows(document, year, earlier, own):
    """The facts of a period with all transactions, and what its windows hold before it."""
    facts = {**own, "measures": {name: dict(known) for name, known in own.get("measures", {}).items()}}
    if "crediting" in document:
        facts["transactions"] = year.get("transactions", [])
    ranges = windows(own["period"], document.get("calendar") or {})
    for window in ("qtd", "ytd"):
        inside = [world for world in earlier if ranges[window][0] <= world.windows["period"][0]]
        opening = year.get("opening", {}) if is_within(document, year, ranges[window]) else {}
        for measure in document["measures"]:
            name = measure["id"]
            known = facts["measures"].setdefault(name, {})
            before = num(opening.get("prior", {}).get(name, {}).get(window, "0"))
            if not is_rate(measure):
                before += sum((accrued(world, name) for world in inside), F(0))
            known.setdefault("prior", {})
            known["prior"] = {**known["prior"], window: before}
            quota = num(opening.get("prior_quota", {}).get(name, {}).get(window, "0"))
            quota += sum((world.quota(name) for world in inside if has_quota(world, name)), F(0))
            known["prior_quota"] = {**known.get("prior_quota", {}), window: quota}
        target = num(opening.get("prior_target_incentive", {}).get(window, "0"))
        target += sum((world.target() for world in inside), F(0))
        facts["prior_target_incentive"] = {**facts.get("prior_target_incentive", {}), window: target}
    return facts


def is_rate(measure):
    """Whether a measure is a percentage: those of several periods do not add up."""
    return "percent" in measure.get("unit", {})


def accrued(world, measure):
    """What a period adds to the windows of a measure: what was credited, with the factors on credit.

    What is taken back as it was paid leaves later deals as they were. There is one figure for a measure, so
    components that accumulate it have to agree on its factor.
    """
    actual = world.actual(measure)
    if measure in world.credited and world.document.get("ledger", {}).get("clawback") == "as_paid":
        actual = sum((deal.gross for deal in world.credited[measure]), F(0))
    factors = {factor for own in world.document["components"] for factor in factors_of(world, own, measure)}
    if len({actual * factor for factor in factors}) > 1:
        raise RefusedError
    return actual * (factors.pop() if factors else 1)


def factors_of(world, component, measure):
    """The factors with which an accumulating component sees a measure: what it pays on, and other axes of its table."""
    if component.get("accumulate") not in ("qtd", "ytd"):
        return
    if component["on"] == measure:
        yield world.factor("credit", component)
    for rule in (rule for pay in component["shapes"] for rule in pay.values()):
        if "rows" in rule and measure in (rule["rows"]["on"], rule["columns"]["on"]) and component["on"] != measure:
            yield F(1)


def has_quota(world, name):
    return not {"quota", "quotas"}.isdisjoint(world.own(name))


def is_within(document, year, around):
    """Whether what came along lies in a window: one that the first period does not open, but lies in."""
    first = min(start_of(document, facts) for facts in year["periods"])
    return around[0] < first < around[1]


# ---------------------------------------------------------------- as the library writes it


def question(year, entries, run, as_of):
    """A run as a question to the library."""
    person = {"person": "wang", "periods": year["periods"], "opening": year.get("opening")}
    if "transactions" in year:
        person["transactions"] = year["transactions"]
    people = [{name: value for name, value in person.items() if value is not None}]
    return {"settle": {"run": {"id": run, "as_of": as_of}, "ledger": {"entries": entries}, "people": people}}


def written(postings, run, as_of, scale):
    """Postings as the ledger's entries."""
    return [
        {
            "run": run,
            "as_of": as_of,
            "person": "wang",
            "period": period,
            "line": line,
            "amount": text_of(amount, scale),
        }
        for (period, line), amount in sorted(postings.items())
    ]
