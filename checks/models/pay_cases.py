"""Random plans, from one source of chance: the same seed makes the same cases."""

from pay_case_shapes import component
from pay_draws import GRADES, ROLES, bounds, cents, condition, matching, percent, some
from pay_numbers import SCALES, F, text_of


def crediting(dice):
    """Rules that feed the revenue and, sometimes, the units."""
    rules = []
    for index in range(dice.choice([1, 1, 2, 3, 4])):
        measure = "revenue" if index == 0 else dice.choice(["revenue", "units"])
        rule = {"id": f"r{index}", "measure": measure}
        if measure == "units":
            rule["of"] = dice.choice(["quantity", "quantity", "count"])
        rule["kind"] = dice.choice(["revenue", "revenue", "revenue", "overlay", "rollup"])
        if dice.random() < 0.4:
            rule["when"] = matching(dice)
        if dice.random() < 0.3:
            rule["roles"] = some(dice, ROLES)
        if dice.random() < 0.5:
            rule["by"] = dice.choice(["date", "booked", "invoiced", "paid"])
        if dice.random() < 0.15:
            rule["during"] = {"start": "2026-05-10", "end": dice.choice(["2026-07-15", "2027-01-01"])}
        if dice.random() < 0.3:
            rule["factor"] = dice.choice(["50%", "120%", "2", "0.333"])
        if dice.random() < 0.25:
            rule["cap_per_deal"] = cents(dice, 100, 1500)
        if dice.random() < 0.25:
            rule["windfall"] = {"above": cents(dice, 100, 1500), "share": dice.choice(["0", "50%", "33.3%"])}
        rules.append(rule)
    own = {"rules": rules}
    if dice.random() < 0.6:
        own["pick"] = dice.choice(["first_match", "most_specific", "all_matches"])
    return own


def multipliers(dice, names):
    found = []
    for index in range(dice.choice([0, 0, 1, 1, 2])):
        acts_on = dice.choice(["pay", "pay", "credit", "attainment"])
        on, how = dice.choice([("score", {}), ("revenue", {"axis": "attainment"}), ("revenue", {}), ("grade", {})])
        own = {"id": f"m{index}", "on": on, "acts_on": acts_on, **how}
        low = 25 if acts_on == "attainment" and dice.random() < 0.8 else 0
        if on == "grade":
            own["factors"] = {grade: percent(dice, max(low, 50), 150) for grade in GRADES}
        else:
            xs = ["60", "80", "100"] if on == "score" else bounds(dice, how.get("axis", "amount"), 3)
            own["points"] = [[x, text_of(F(dice.randint(low, 200), 100), 2)] for x in xs]
        if dice.random() < 0.4:
            own["applies_to"] = some(dice, names)
        found.append(own)
    return found


def gates(dice, names):
    found = []
    for index in range(dice.choice([0, 0, 1, 2])):
        own = {"id": f"g{index}", "when": condition(dice), "limit_to": dice.choice(["0", "50%", "33.3%", "100%"])}
        if dice.random() < 0.4:
            own["applies_to"] = some(dice, names)
        found.append(own)
    return found


def draw(dice):
    terms = {"amount": cents(dice, 0, 2000), "recoverable": dice.random() < 0.6}
    days = ["2026-01-01", "2026-05-01", "2026-07-01", "2026-07-15", "2026-10-01", "2027-01-01"]
    if dice.random() < 0.3:
        terms["start"] = dice.choice(days[:4])
    if dice.random() < 0.3:
        terms["end"] = dice.choice([day for day in days[1:] if day > terms.get("start", "")])
    if terms["recoverable"]:
        terms["recovery"] = dice.choice(["100%", "50%", "33%"])
        if dice.random() < 0.3:
            terms["debt_limit"] = cents(dice, 100, 3000)
        if dice.random() < 0.3:
            terms["recovery_start"] = dice.choice(days)
        if dice.random() < 0.2:
            terms["forgiven_from"] = dice.choice(days)
    return {dice.choice(["guarantee", "additive"]): terms}


def holdback(dice, names):
    first = dice.choice([0, 10, 50, 70, 95])
    rest, second = 100 - first, dice.choice(["collection", "date", "both"])
    release = [{"share": f"{first}%", "on": "booking"}] if first else []
    if second == "both":
        release.append({"share": f"{rest / 2}%".replace(".0%", "%"), "on": "collection"})
        rest = rest / 2
    last = {"share": f"{rest}%".replace(".0%", "%"), "on": "collection" if second == "collection" else "date"}
    if last["on"] == "date":
        last["date"] = dice.choice(["2026-07-31", "2026-12-31"])
    own = {"release": [*release, last]}
    if dice.random() < 0.4:
        own["applies_to"] = some(dice, names)
    return own


def plan(dice):
    names = dice.sample(["a", "b", "c", "d"], dice.randint(1, 4))
    document = {
        "schema": "quotakit/pay-plan@1",
        "id": "p",
        "currency": dice.choice(list(SCALES)),
        "period": dice.choice(["month", "month", "month", "quarter", "half", "year"]),
        "measures": [
            {"id": "revenue"},
            {"id": "units", "unit": {"count": {}}},
            {"id": "margin", "unit": {"percent": {}}},
        ],
    }
    if dice.random() < 0.25:
        document["calendar"] = {"year_start": dice.choice([2, 4, 7, 10])}
        if dice.random() < 0.4:
            document["calendar"]["named_by"] = "start"
    credited = set()
    if dice.random() < 0.5:
        document["crediting"] = crediting(dice)
        credited = {rule["measure"] for rule in document["crediting"]["rules"]}
    found = multipliers(dice, names)
    windows = ["ytd", "ytd", "qtd"] if document["period"] in ("month", "quarter") else ["ytd"]
    # What a multiplier made of earlier attainments is no fact.
    lifted = {name for rule in found if rule["acts_on"] == "attainment" for name in rule.get("applies_to", names)}
    document["components"] = [component(dice, name, credited, [] if name in lifted else windows) for name in names]
    if dice.random() < 0.7:
        modes = ["half_up", "half_even", "half_down", "up", "down", "floor", "ceil"]
        document["rounding"] = {"mode": dice.choice(modes)}
        if dice.random() < 0.3:
            document["rounding"]["scale"] = dice.randint(0, 3)
    document.update({name: own for name, own in (("multipliers", found), ("gates", gates(dice, names))) if own})
    if dice.random() < 0.35:
        document["cap"] = text_of(F(dice.randint(100000, 3000000), 1000), 3)
        if dice.random() < 0.3 and not any(own.get("withhold_excess") for own in document["components"]):
            document["withhold_excess"] = True
    if dice.random() < (0.5 if "withhold_excess" in document else 0.15):
        document["floor"] = cents(dice, 100, 900)
        document["floor_restores_gates"] = dice.random() < 0.5
    if dice.random() < 0.3:
        parts = ["quotas", "bounds", "target_incentive", "fixed", "caps", "draws"]
        document["proration"] = {part: dice.random() < 0.6 for part in parts}
    if dice.random() < 0.2:
        weights = [dice.choice(["1", "2", "0.5", "8.3%", "1.75"]) for _ in range(12)]
        document.setdefault("proration", {})["seasonality"] = weights
    if dice.random() < 0.35:
        document["draw"] = draw(dice)
    ledger = {}
    if dice.random() < 0.25:
        ledger = dict(dice.choice([{"negative": "due"}, {"recovery": "50%"}, {"recovery": "0.333"}]))
    if credited and dice.random() < 0.4:
        ledger["clawback"] = "as_paid"
    if credited and dice.random() < 0.3:
        ledger["clawback_days"] = dice.choice([0, 3, 10, 15])
    if ledger:
        document["ledger"] = ledger
    if dice.random() < 0.25:
        document["holdback"] = holdback(dice, names)
    return document
