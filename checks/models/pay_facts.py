"""Random facts that go with a plan."""

from datetime import timedelta
from itertools import pairwise

from pay_calendar import LENGTHS, label_of, resolve, windows
from pay_draws import GRADES, PRODUCTS, REGIONS, ROLES, cents
from pay_numbers import SCALES, F, text_of

PEOPLE = ["wang", "li", "zhao"]


def amount(dice, places):
    """A deal or a measure: around zero, on a bound of some shape, a half cent, negative, or big."""
    kind, sign = dice.random(), "-" if dice.random() < 0.25 else ""
    if kind < 0.08:
        return "0"
    if kind < 0.35:
        return sign + str(dice.randrange(100, 3000, 100))
    if kind < 0.4:
        return sign + "98765432109" + str(dice.randint(1, 9)) + (f".{dice.randint(11, 99)}" if places > 1 else "")
    return sign + text_of(F(dice.randint(1, 3000 * 10**places), 10**places), places)


def count(dice):
    return str(
        dice.choice(
            [
                0,
                1,
                dice.randint(0, 3000),
                dice.randint(0, 60),
                dice.randrange(0, 3000, 100),
                -dice.randint(1, 2000),
                -dice.randrange(100, 3000, 100),
            ]
        )
    )


def measures(dice, credited, opened):
    """`opened`: the windows that open with the period, before which there was nothing."""
    own = {}
    for measure in ("revenue", "units"):
        value = (lambda: count(dice)) if measure == "units" else (lambda: amount(dice, 3))
        quota = dice.choice(["1000", "700", "500", "1200.50"] if measure == "revenue" else ["1000", "700", "500"])
        actual, prior = value(), value()
        if dice.random() < 0.1 and actual != "0":
            prior = actual[1:] if actual.startswith("-") else "-" + actual
        own[measure] = {
            "quota": quota,
            "prior": {"ytd": prior, "qtd": value()},
            "prior_quota": {"ytd": str(dice.choice([1000, 3000, 700])), "qtd": str(dice.choice([1000, 300]))},
            "window_quota": {"ytd": "12000", "qtd": "3600"},
        }
        for window in opened:
            own[measure]["prior"][window] = own[measure]["prior_quota"][window] = "0"
        if measure not in credited:
            own[measure]["actual"] = actual
    own["margin"] = {"actual": f"{dice.choice([0, 5, 12.5, 20, 30, 44, 70])}%"}
    return own


def spans(dice, start, end):
    """One or two ranges of days, at times half of a month."""
    whole = (end - start).days
    first = start + timedelta(days=dice.randint(0, whole - 1))
    last = first + timedelta(days=dice.randint(1, (end - first).days))
    found = [(first, last)]
    if dice.random() < 0.3 and (end - last).days > 2:
        second = last + timedelta(days=1)
        found.append((second, second + timedelta(days=dice.randint(1, (end - second).days))))
    return [{"start": a.isoformat(), "end": b.isoformat()} for a, b in found]


SHARES = {
    1: ["100%"],
    2: ["30%", "70%"],
    3: ["33.3%", "33.3%", "33.4%"],
    4: ["12.5%", "50%", "17.5%", "20%"],
}


def participants(dice):
    people = dice.sample(PEOPLE, dice.randint(1, 3))
    if dice.random() < 0.15:
        # Someone with two roles, or twice with the same.
        people.append(people[0])
    kind = dice.choice(["none", "weights", "weights", "shares"])
    own = []
    for index, person in enumerate(people):
        part = {"person": person}
        if dice.random() < 0.8:
            part["role"] = dice.choice(ROLES)
        if kind == "weights":
            part["share"] = str(dice.randint(1, 3))
        elif kind == "shares":
            part["share"] = SHARES[len(people)][index]
        own.append(part)
    return own


def transactions(dice, document, start, end):
    found, places = [], SCALES[document["currency"]]
    for index in range(dice.randint(0, 6)):
        day = start + timedelta(days=dice.randint(-20, (end - start).days + 20))
        own = {
            "id": f"t{dice.randint(0, 99):02}-{index}",
            "date": day.isoformat(),
            "amount": amount(dice, places),
            "quantity": str(dice.randint(-5, 400)),
            "attributes": {"product": dice.choice(PRODUCTS), "region": dice.choice(REGIONS)},
            "dates": {},
        }
        for name in ("booked", "invoiced", "paid"):
            if dice.random() < 0.8:
                own["dates"][name] = (day + timedelta(days=dice.randint(-10, 30))).isoformat()
        if dice.random() < 0.8:
            own["participants"] = participants(dice)
        found.append(own)
        for part in range(dice.choice([0, 0, 0, 1, 2])):
            back = reversal(dice, own, f"{own['id']}-r{part}", places, found)
            found += [back] if back else []
    foreign(dice, document, found)
    dice.shuffle(found)
    return found


def foreign(dice, document, found):
    """Some deals are in another currency, at times with a rate of their own; what takes them back is in theirs."""
    for deal in found:
        if "reverses" not in deal and dice.random() < 0.2:
            other = {"currency": dice.choice([c for c in SCALES if c != document["currency"]])}
            if dice.random() < 0.3:
                other["rate"] = dice.choice(["7.1234", "0.0513", "1"])
            deal.update(other)
            for back in found:
                if back.get("reverses") == deal["id"] and dice.random() < 0.5:
                    back.update(other)


def rates(dice, document):
    """Rates from and to every other currency, some of which change in July."""
    found, own = [], document["currency"]
    for other in SCALES:
        for pair in ({"from": other, "to": own}, {"from": own, "to": other}):
            if other == own:
                continue
            if dice.random() < 0.5:
                found.append({**pair, "rate": dice.choice(["7.81", "0.1377", "2"])})
            else:
                found.append({**pair, "rate": "6.95", "end": "2026-07-15"})
                found.append({**pair, "rate": "7.0512", "start": "2026-07-15"})
    return found


def reversal(dice, deal, name, places, found):
    """What takes back a deal or a part of it: never more than is left."""
    before = [t for t in found if t.get("reverses") == deal["id"]]
    left, things = F(deal["amount"]), F(deal["quantity"])
    for other in before:
        left, things = left + F(other["amount"]), things + F(other["quantity"])
    if left == 0:
        return None
    if dice.random() < 0.5:
        part, count_part = -left, -things
    else:
        units = int(left * 10**places)
        part = -F(dice.randint(min(0, units), max(0, units)), 10**places)
        count_part = -F(dice.randint(min(0, int(things)), max(0, int(things))))
    if part == 0:
        return None
    day = deal["date"][:8] + f"{dice.randint(1, 28):02}"
    return {
        "id": name,
        "date": day,
        "reverses": deal["id"],
        "amount": text_of(part, places),
        "quantity": text_of(count_part, 0),
    }


def reporting(dice):
    """Chains of one or two levels, which may change within the year."""
    top = dice.choice(["wang", "boss"])
    change = dice.choice(["2026-07-10", "2026-04-01"])
    lines = [{"person": "li", "manager": top, "end": change}, {"person": "li", "manager": "zhao", "start": change}]
    lines.append({"person": "zhao", "manager": dice.choice(["wang", "boss"])})
    return lines if dice.random() < 0.7 else lines[-1:]


def periods(dice, document):
    """The period, its window ranges, and the labels of the periods around it."""
    grain, calendar = document["period"], document.get("calendar") or {}
    most = 12 // LENGTHS[grain]
    index, year = dice.randint(1, most), 2026
    if grain == "month" and dice.random() < 0.6:
        # Most cases look at July, where the dated rules of the plans change.
        index = next(i for i in range(1, 13) if resolve(label_of(grain, year, i, calendar), calendar)[0].month == 7)
    earlier = [label_of(grain, year, i, calendar) for i in range(1, index)] + [
        label_of(grain, year - 1, most, calendar)
    ]
    return label_of(grain, year, index, calendar), earlier


def facts_for(dice, document, label=None):
    """The facts of a period, or of one that chance takes."""
    credited = {rule["measure"] for rule in document.get("crediting", {}).get("rules", [])}
    label, earlier = (label, []) if label else periods(dice, document)
    ranges = windows(label, document.get("calendar") or {})
    start, end = ranges["period"]
    opened = [window for window in ("qtd", "ytd") if ranges[window][0] == start]
    own = {"person": "wang", "period": label, "measures": measures(dice, credited, opened)}
    if credited:
        own["transactions"] = transactions(dice, document, start, end)
        if any(rule["kind"] == "rollup" for rule in document["crediting"]["rules"]):
            own["reporting"] = reporting(dice)
    own["base_salary"], own["target_incentive"] = cents(dice, 0, 9000), cents(dice, 0, 4000)
    own["prior_target_incentive"] = {"ytd": cents(dice, 0, 20000), "qtd": cents(dice, 0, 8000)}
    own["prior_target_incentive"].update(dict.fromkeys(opened, "0"))
    own["score"] = text_of(F(dice.choice([0, 600, 925, 800, 1000, 1200, dice.randint(0, 1300)]), 10), 1)
    own["grade"], own["rank"], own["ranks"] = dice.choice(GRADES), dice.randint(1, 4), {"progress": dice.randint(1, 4)}
    own["attributes"] = {"region": dice.choice(REGIONS)}
    own["team"] = [
        {"person": person, "weight": dice.choice(["1", "2", "0.5"]), "hours": str(dice.randint(0, 160)), "score": "80"}
        for person in dice.sample(PEOPLE[1:], dice.randint(0, 2))
    ] + [{"person": "wang", "weight": "1", "hours": str(dice.randint(1, 160)), "score": dice.choice(["80", "92.5"])}]
    if dice.random() < 0.35:
        own["active"] = spans(dice, start, end)
        if dice.random() < 0.6:
            own["window_active"] = {name: spans(dice, *ranges[name]) for name in ("qtd", "ytd")}
    if any("currency" in transaction for transaction in own.get("transactions", [])) or dice.random() < 0.15:
        known = rates(dice, document)
        half = dice.randint(0, len(known)) if dice.random() < 0.5 else 0
        own["rates"] = known[half:]
        if half:
            document["rates"] = known[:half]
        if dice.random() < 0.6:
            own["pay_in"] = {"currency": dice.choice([c for c in SCALES if c != document["currency"]])}
            own["pay_in"].update(dice.choice([{"rate": "0.31"}, {"date": "2026-07-20"}, {"date": "2026-06-20"}]))
    for measure in ("revenue", "units"):
        dated(dice, own["measures"][measure], "quota", "quotas", start, end)
    dated(dice, own, "target_incentive", "target_incentives", start, end)
    dated(dice, own, "base_salary", "base_salaries", start, end)
    balances(dice, document, own, earlier)
    return own


def dated(dice, own, name, names, start, end):
    """At times the value changes within the period, once or twice."""
    if dice.random() > 0.15 or (end - start).days < 3:
        return
    cuts = sorted({start + timedelta(days=dice.randint(1, (end - start).days - 1)) for _ in range(2)})
    edges = [None, *[cut.isoformat() for cut in cuts], None]
    values = []
    for first, after in pairwise(edges):
        entry = {"start": first, "end": after, "value": dice.choice([own[name], cents(dice, 500, 4000)])}
        values.append({key: value for key, value in entry.items() if value is not None})
    del own[name]
    own[names] = values


def balances(dice, document, own, earlier):
    """What earlier periods left, what was paid already, what came in, and what was added by hand."""
    if "draw" in document and document["draw"][next(iter(document["draw"]))]["recoverable"]:
        own["draw_balance"] = balance(dice, document, 2000) if dice.random() < 0.6 else "0"
    if dice.random() < 0.25:
        own["carried_in"] = "-" + balance(dice, document, 800)
    if "holdback" in document:
        own["as_of"] = dice.choice(["2026-07-30", "2026-07-31", "2026-12-31", "2027-06-01"])
        own["collected"] = {"due": "3000", "receipts": ["1000"] * dice.randint(0, 3)}
    if dice.random() < 0.2:
        own["adjustments"] = [
            {
                "id": f"by-hand-{i}",
                "amount": dice.choice(["", "-"]) + balance(dice, document, 300),
                "reason": "dispute",
                "approver": "boss",
            }
            for i in range(dice.randint(1, 2))
        ]
    if dice.random() < 0.2:
        own["due_elsewhere"] = balance(dice, document, 500)
    if brought := withheld(dice, document):
        own["withheld"] = brought
    if dice.random() < 0.3:
        labels = dice.sample([*earlier, own["period"]], min(2, len(earlier) + 1))
        own["paid_before"] = {
            period: {c["id"]: balance(dice, document, 900) for c in document["components"]} for period in labels
        }


def withheld(dice, document):
    """What caps withheld earlier of the lines that withhold, at the places to which lines are rounded."""
    names = [own["id"] for own in document["components"] if own.get("withhold_excess") or "withhold_excess" in document]
    scale = document.get("rounding", {}).get("scale", SCALES[document["currency"]])
    amounts = {name: F(dice.randint(1, 600 * 10**scale), 10**scale) for name in names if dice.random() < 0.6}
    return {name: text_of(value, scale) for name, value in amounts.items()}


def balance(dice, document, most):
    """An amount at the scale of the outcome, which may be finer than what lines are rounded to."""
    natural = SCALES[document["currency"]]
    scale = max(natural, document.get("rounding", {}).get("scale", natural))
    return text_of(F(dice.randint(1, most * 10**scale), 10**scale), scale)
