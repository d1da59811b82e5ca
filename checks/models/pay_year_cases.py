"""Random years: one person's periods under one document, and the order in which it all gets known."""

from copy import deepcopy
from datetime import timedelta

from pay_calendar import LENGTHS, label_of, windows
from pay_cases import plan
from pay_draws import GRADES, cents
from pay_facts import balance, facts_for, rates, transactions, withheld

# What a run works out itself, what is known of the person as a whole, and what is not of the ledger.
ELSEWHERE = (
    "prior_target_incentive",
    "draw_balance",
    "carried_in",
    "paid_before",
    "withheld",
    "as_of",
    "pay_in",
    "due_elsewhere",
)


def year(dice):
    """A document and all that is ever known."""
    document = plan(dice)
    while document["period"] not in ("month", "quarter"):
        document = plan(dice)
    calendar, most = document.get("calendar") or {}, 12 // LENGTHS[document["period"]]
    dated, first, count = (
        dice.randint(0, 1),
        dice.randint(1, most),
        dice.choice([3, 3, 4, 4, 5, 6, 8, 12] if most == 12 else [3, 4, 6]),
    )
    labels = [
        label_of(document["period"], 2025 + dated + index // most, index % most + 1, calendar)
        for index in range(first - 1, first - 1 + count)
    ]
    known = rates(dice, document)
    periods, deals = [], []
    for index, label in enumerate(labels):
        own = facts_for(dice, document, label)
        for name in (*ELSEWHERE, "transactions", "rates"):
            own.pop(name, None)
        for measure in own["measures"].values():
            for name in ("prior", "prior_quota"):
                measure.pop(name, None)
        start, end = windows(label, calendar)["period"]
        if "crediting" in document:
            own["rates"] = known
            deals += renamed(transactions(dice, document, start, end)[:4], index)
        for number, adjustment in enumerate(own.get("adjustments", [])):
            adjustment["id"] = f"by-hand-{number}"
        periods.append(own)
    document.pop("rates", None)
    found = {"periods": periods}
    if "crediting" in document:
        found["transactions"] = complete(deals, windows(labels[0], calendar)["period"][0].isoformat())
    if dice.random() < 0.5:
        found["opening"] = opening(dice, document)
    return document, found


def renamed(deals, index):
    """The deals of a period with names of their own."""
    for deal in deals:
        for name in ("id", "reverses"):
            if name in deal:
                deal[name] = f"{index:02}-{deal[name]}"
    return deals


def complete(deals, first):
    """The deals from the first day on, without reversals of others: what lies before was settled elsewhere."""
    names = {deal["id"] for deal in deals if min([deal["date"], *deal.get("dates", {}).values()]) >= first}
    return [deal for deal in deals if deal.get("reverses", deal["id"]) in names]


def opening(dice, document):
    """What came along from before the first period."""
    found = {}
    if "draw" in document and document["draw"][next(iter(document["draw"]))]["recoverable"]:
        found["draw_balance"] = balance(dice, document, 2000)
    if dice.random() < 0.5:
        found["carried_in"] = "-" + balance(dice, document, 800)
    if brought := withheld(dice, document):
        found["withheld"] = brought
    # Who brings something along was there before.
    found["prior"] = {"revenue": both(dice, 3000), "units": {"qtd": "70", "ytd": str(dice.randint(100, 2000))}}
    found["prior_quota"] = {"revenue": both(dice, 3000), "units": {"qtd": "100", "ytd": "700"}}
    found["prior_target_incentive"] = both(dice, 9000)
    return found


def both(dice, most):
    return {window: cents(dice, 1, most) for window in ("qtd", "ytd")}


# ---------------------------------------------------------------- in what order it gets known


def runs(dice, document, whole, last_day):
    """What each of several runs knows: a document, a year and the day; the last one knows the truth."""
    count, periods = dice.randint(2, 4), whole["periods"]
    comes = {}
    for deal in sorted(whole.get("transactions", []), key=lambda deal: "reverses" in deal):
        comes[deal["id"]] = dice.randint(comes.get(deal.get("reverses"), 0), count - 1)
    wrong = {own["period"]: (dice.randint(1, count - 1), misread(dice, own)) for own in periods if dice.random() < 0.4}
    until = dice.randint(1, count - 1) if dice.random() < 0.2 else 0
    before = {**document, "floor": cents(dice, 100, 900)} if until else document
    found = []
    for index in range(count):
        many = len(periods) if index == count - 1 else 1 + index * len(periods) // count
        known = [
            wrong[own["period"]][1] if own["period"] in wrong and index < wrong[own["period"]][0] else own
            for own in periods[:many]
        ]
        state = {**whole, "periods": dice.sample(known, len(known))}
        if "transactions" in whole:
            here = [deal for deal in whole["transactions"] if comes[deal["id"]] <= index]
            state["transactions"] = dice.sample(here, len(here))
        # A period can be settled from its first day on.
        start = windows(periods[many - 1]["period"], document.get("calendar") or {})["period"][0]
        day = last_day if index == count - 1 else min(start + timedelta(days=14 + index), last_day)
        found.append((before if index < until else document, state, day.isoformat()))
    return found


def closing_day(dice, document, whole):
    """The day of the last run of a year."""
    last = windows(whole["periods"][-1]["period"], document.get("calendar") or {})["period"][1]
    return last + timedelta(days=dice.choice([0, 20, 200]))


def misread(dice, own):
    """A period's facts as they were thought to be at first."""
    other = deepcopy(own)
    other["score"], other["grade"] = str(dice.choice([55, 70, 95])), dice.choice(GRADES)
    other.pop("adjustments", None)
    for name, measure in other["measures"].items():
        if "quota" in measure:
            measure["quota"] = str(dice.choice([400, 800, 1000]))
        if "actual" in measure and name == "revenue":
            measure["actual"] = cents(dice, 0, 3000)
    if "collected" in other:
        other["collected"]["receipts"] = other["collected"]["receipts"][:1]
    return other
