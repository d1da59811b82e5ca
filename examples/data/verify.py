"""An independent model of the quarterly closing of the example company.

    python3 verify.py review.json   compares a review with this model, exit 1 on a difference
    python3 verify.py --print       prints this model's own figures as tables

It reads the CSV and JSON files beside it and nothing else, with integers (money in cents) and Fractions, no floats.

Where the documents leave something open, this model takes the plain reading:
 1. A return counts on its calendar date as written. Credit is the share of the amount kept (one split, after returns).
 2. Revenue, scores and the managers' measure are before returns; only `credited_revenue` sees them.
 3. Who works part of 2026: tier bounds and component cap are scaled by active days of 2026 / 365, also in F(prior) and
    in both evaluations of Q2 (people.csv has one version; a later end of work corrects nothing). Target incentive,
    bonus, guarantee and plan cap are scaled by active days / days of the quarter (91 or 92).
 4. Attainment in a pay plan is not rounded; scores enter rounded to 2 places.
 5. The draw stands on the sum of the rounded lines; the scaled guarantee is not rounded, top-up and recovery are once.
 6. `entitled` is before the draw; `due` is after it and after the true-up of Q2, which stands beside it with its sign
    (nobody's is large enough to take the pay of Q3 below 0).
 7. The true-up is (due of Q2 known on 2026-10-01) - (known on 2026-07-01) over all lines, draw lines too, both with
    opening balance 0. Q3 opens with the closing balance of the later evaluation.
 8. Who has no Q2 quota (xu, the managers) has no true-up and an opening balance of 0; a plan without a draw has a
    draw balance of 0.00.
 9. Regions' targets are the total by the weights of targets.json, without padding. People have no earlier revenue:
    history.csv does not name them. A missing adjustment row is 0.
10. In a score `steps` and `linear` read the actual; the `target` column of indicators.csv takes no part.
11. A deal counts in the stages that it ever was in (`touched`); entries into stages that are not declared or later than
    the review are left out; a deal's last entry says what became of it, entries of one instant are in the order of stages.
    Deals had their chance 60 days after they were created, or after their first entry where that was earlier. Bottlenecks
    are judged by those alone, and raising a stage is worth what it would have brought of them, at the mean of all won.
"""

import csv
import json
import sys
from datetime import date, datetime, timedelta
from fractions import Fraction as F
from math import floor, isqrt
from pathlib import Path

AS_OF = date(2026, 9, 30)
ZONE = timedelta(hours=8)  # Asia/Shanghai, no summer time
NOW, LAST, LAST_YEAR = "2026-Q3", "2026-Q2", "2025-Q3"
YEAR = date(2026, 1, 1), date(2026, 12, 31)
QUARTERS = {"2026-Q1": (YEAR[0], date(2026, 3, 31)), LAST: (date(2026, 4, 1), date(2026, 6, 30)),
            NOW: (date(2026, 7, 1), AS_OF)}  # first and last day
CUT = {period: last + timedelta(days=1) for period, (_, last) in QUARTERS.items()}  # closed from this day on


def read(name):
    """A JSON document, or the rows of a CSV file."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return json.loads(text, parse_float=str) if name.endswith(".json") else list(csv.DictReader(text.splitlines()))


def dec(text):
    """An exact number from "12.5", "80%" or an integer."""
    return F(str(text).removesuffix("%")) / (100 if str(text).endswith("%") else 1)


def half_up(value, places=0):
    """Rounds away from zero at the half; the result is an integer count of 10^-places."""
    whole = floor(abs(F(value)) * 10**places + F(1, 2))
    return -whole if value < 0 else whole


def cents(text):
    value = dec(text) * 100
    assert value.denominator == 1, f"{text} has parts of a cent"
    return int(value)


def money(units, places=2):
    """The text of units x 10^-places, with all its places."""
    whole, part = divmod(abs(units), 10**places)
    return f"{'-' if units < 0 else ''}{whole}.{part:0{places}d}"


def quotient(value):
    return money(half_up(value, 4), 4).rstrip("0").rstrip(".")


def split(total, weights):
    """Largest remainder in cents; ties: larger weight, then id."""
    exact = {key: F(total) * weight / sum(weights.values()) for key, weight in weights.items()}
    parts = {key: floor(value) for key, value in exact.items()}
    order = sorted(weights, key=lambda key: (parts[key] - exact[key], -weights[key], key))
    for key in order[: total - sum(parts.values())]:
        parts[key] += 1
    return parts


def on_line(points, x, below_first="hold"):
    """Straight lines through points; holds outside, or 0 below the first when `below_first` is "zero"."""
    points = [(dec(a), dec(b)) for a, b in points]
    if x < points[0][0]:
        return F(0) if below_first == "zero" else points[0][1]
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        if x < x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return points[-1][1]


PEOPLE = {row["id"]: row for row in read("people.csv")}
QUOTAS = {(row["person"], row["period"]): cents(row["quota"]) for row in read("quotas.csv")}
INDICATORS = {(row["person"], row["period"], row["indicator"]): dec(row["actual"]) for row in read("indicators.csv")}
ADJUSTMENTS = {(row["person"], row["period"], row["adjustment"]): dec(row["count"]) for row in read("adjustments.csv")}
VETOES = {(row["person"], row["period"], row["veto"]) for row in read("vetoes.csv")}
RETURNS = [(row["deal"], date.fromisoformat(row["date"]), cents(row["amount"])) for row in read("returns.csv")]
SCORECARD = read("scorecard.json")
PLANS = {plan["id"]: plan for plan in map(read, ("pay-plan-ae.json", "pay-plan-manager.json"))}
RATINGS = read("ratings.csv")
HISTORY = [row | {"amount": cents(row["revenue"])} for row in read("history.csv")]
COMPANY_TARGET = cents(read("targets.json")["total"])
SHARES = {node["id"]: dec(node["weight"]) for node in read("targets.json")["tree"]["children"]}
REGION_TARGETS = {key: int(COMPANY_TARGET * weight / sum(SHARES.values())) for key, weight in SHARES.items()}
PRODUCT_TARGETS = {column["id"]: cents(column["total"]) for column in read("targets-matrix.json")["columns"]}


def read_won():
    """The won deals, with amounts in cents and participants by weight."""
    won_on = {}
    for row in read("stages.csv"):
        if row["stage"] == "won":
            day = (datetime.fromisoformat(row["at"].replace("Z", "+00:00")) + ZONE).date()
            won_on[row["deal"]] = min(day, won_on.get(row["deal"], day))
    seen, deals = {}, []
    for row in read("deals.csv"):
        day, first = won_on.get(row["id"], date.max), seen.setdefault(row["id"], row)
        assert row == first, f"two different rows of {row['id']}"
        if row is not first or day > AS_OF:
            continue
        amount = cents(row["amount"].replace(",", "") if row["id"] == "D-0277" else row["amount"])
        weights = dict(part.split(":") for part in row["participants"].split(";")) if row["participants"] else {}
        assert row["currency"] == "CNY" and row["region"] in REGION_TARGETS and row["product"] in PRODUCT_TARGETS \
            and {row["owner"], *weights} <= set(PEOPLE), f"cannot place the won deal {row}"
        deals.append(row | {
            "period": next(name for name, (first, last) in QUARTERS.items() if first <= day <= last), "amount": amount,
            "weights": {key: dec(value) for key, value in weights.items()} or {row["owner"]: F(1)}})
    return deals


WON = read_won()


def revenue(period, source=WON, **where):
    """Revenue before returns, whole to the deal's owner, region and product."""
    where["period"] = period
    return sum(row["amount"] for row in source if all(row[key] == value for key, value in where.items()))


def credited(person, period, cut):
    """A person's credit for the deals won in a period, with the returns dated before the cut-off day."""
    shared = [deal for deal in WON if deal["period"] == period and person in deal["weights"]]
    back = [sum(amount for key, day, amount in RETURNS if key == deal["id"] and day < cut) for deal in shared]
    return sum(split(deal["amount"] - less, deal["weights"])[person] for deal, less in zip(shared, back))


def attained(target, earlier=True, **where):
    actual = revenue(NOW, **where)
    entry = {"actual": money(actual), "target": money(target), "attainment": quotient(F(actual, target)),
             "gap": money(actual - target)}
    for name, period in (("last_period", LAST), ("last_year", LAST_YEAR)) if earlier else ():
        before = revenue(period, HISTORY, **where)
        entry[name] = {"period": period, "revenue": money(before), "change": quotient(F(actual, before) - 1)}
    return entry


def attainment():
    return {"company": attained(COMPANY_TARGET),
            "regions": {key: attained(target, region=key) for key, target in REGION_TARGETS.items()},
            "products": {key: attained(target, product=key) for key, target in PRODUCT_TARGETS.items()},
            "people": {who: attained(quota, False, owner=who) for (who, at), quota in QUOTAS.items() if at == NOW}}


def mean(parts):
    """The weighted mean of the (weight, value) pairs whose value is there; None, missing one level up, of none."""
    parts = [(weight, value) for weight, value in parts if value is not None]
    return sum(weight * value for weight, value in parts) / sum(weight for weight, _ in parts) if parts else None


def rated(person, period, indicator, raters):
    """The mean of each rater group, weighted over the groups present."""
    parts = []
    for name, rule in raters.items():
        marks = [dec(row["rating"]) for row in RATINGS if row["rater_group"] == name
                 and (row["person"], row["period"], row["indicator"]) == (person, period, indicator)]
        if len(marks) >= rule.get("min", 1):
            parts.append((dec(rule["weight"]), sum(marks) / len(marks)))
    return mean(parts)


def normalised(person, period, rule, group, scale):
    """The points of one indicator, None when it is missing."""
    name, (shape, how) = rule["id"], *rule["score"].items()
    key = person, period, name
    actual = rated(*key, group["raters"]) if "raters" in group else INDICATORS.get(key)
    if name == "revenue" and shape == "ratio":
        points = scale * revenue(period, owner=person) / QUOTAS[person, period]
    elif actual is None:
        return None
    elif shape == "linear":
        points = on_line([(how["from"], 0), (how["to"], scale)], actual)
    else:
        assert shape == "steps"
        points = [dec(step["points"]) for step in how if dec(step["from"]) <= actual][-1]
    points = min(points, dec(rule["cap"])) if "cap" in rule else points
    return max(points, dec(rule["floor"])) if "floor" in rule else points


def score(person, period):
    """(score in hundredths, grade)"""
    card, bands, groups = SCORECARD, SCORECARD["bands"], []  # bands from the best grade down
    for group in card["groups"]:
        found = [(rule, normalised(person, period, rule, group, dec(card["scale"]))) for rule in group["indicators"]]
        assert all(points is not None or rule.get("missing") == "renormalise" for rule, points in found), "missing"
        groups.append((dec(group["weight"]), mean([(dec(rule["weight"]), points) for rule, points in found])))
    total = mean(groups)
    for rule in card["adjustments"]:
        count = ADJUSTMENTS.get((person, period, rule["id"]), F(0))
        how = rule.get("add") or rule["deduct"]
        points = min(count / dec(how["per"]) * dec(how["points"]), dec(how.get("max", "1000")))
        total += points if "add" in rule else -points
    total = max(dec(card["clamp"]["min"]), min(dec(card["clamp"]["max"]), total))
    rounded = half_up(total, card["rounding"]["scale"])
    place = next(i for i, band in enumerate(bands) if rounded >= dec(band["from"]) * 100)
    for veto in card["vetoes"]:
        if (person, period, veto["id"]) in VETOES:
            place = max(place, [band["grade"] for band in bands].index(veto["grade_at_most"]))
    return rounded, bands[place]["grade"]


SCORES = {key: score(*key) for key in QUOTAS if key[1] in (LAST, NOW)}


def scores():
    out, current = {}, {who: value for (who, period), value in SCORES.items() if period == NOW}
    for who, (points, grade) in current.items():
        last, last_grade = SCORES.get((who, LAST), (None, None))
        out[who] = {"score": money(points), "grade": grade, "rank": 1 + sum(p > points for p, _ in current.values()),
                    "last_score": None if last is None else money(last), "last_grade": last_grade}
    return out


def active_share(person, first, last):
    start = max(first, date.fromisoformat(PEOPLE[person]["start"]))
    end = min(last, date.fromisoformat(PEOPLE[person]["end"] or str(last)))
    return F(max(0, (end - start).days + 1), (last - first).days + 1)


def facts(person, period, cut):
    """The measures of a person: revenue (actual, prior, quota), new customers, collection rate."""
    row = PEOPLE[person]
    base = {"share": active_share(person, *QUARTERS[period]), "year_share": active_share(person, *YEAR),
            "incentive": cents(row["target_incentive"])}
    if row["role"] != "rep":
        where = {"region": row["region"]} if row["region"] else {}
        return base | {"team_revenue": revenue(period, **where),
                       "quota": REGION_TARGETS[row["region"]] if where else COMPANY_TARGET}
    points, grade = SCORES[person, period]
    return base | {"credited_revenue": credited(person, period, cut), "quota": QUOTAS[person, period],
                   "prior": sum(credited(person, earlier, cut) for earlier in QUARTERS if earlier < period),
                   "new_customers": ADJUSTMENTS.get((person, period, "new-customers"), F(0)),
                   "collection_rate": INDICATORS[person, period, "collection"],
                   "score": F(points, 100), "grade": grade}


def cumulative(x, component, share):
    """Marginal tiers up to x, with the component's cap; bounds and cap by the active share of the year."""
    steps = component["pay"]["tiers"]["steps"]
    bounds = [cents(step["from"]) * share for step in steps]
    parts = [min(x, high) - min(x, low) for low, high in zip(bounds, [*bounds[1:], max(x, bounds[-1])])]
    return min(sum(part * dec(step["rate"]) for part, step in zip(parts, steps)), cents(component["cap"]) * share)


def earnings(component, fact):
    (shape, how), x = next(iter(component["pay"].items())), fact.get(component.get("on"))
    if shape == "tiers" and component["accumulate"] == "ytd" and how["mode"] == "marginal":
        share = fact["year_share"]
        return cumulative(fact["prior"] + x, component, share) - cumulative(fact["prior"], component, share)
    if shape == "curve" and how["of"] == "target_incentive" and how["above"] == "hold":
        return on_line(how["points"], F(x) / fact["quota"], how["below"]) * fact["incentive"] * fact["share"]
    if shape in ("rate", "per_unit"):
        return F(x) * (dec(how["rate"]) if shape == "rate" else cents(how["amount"]))
    assert shape == "bonus", f"no such pay in this model: {component['id']}"
    return cents(how["amount"]) * fact["share"] * (fact["grade"] in how["when"]["grade_in"])


def evaluate(person, period, cut, opening):
    plan, fact, lines = PLANS[PEOPLE[person]["plan"]], facts(person, period, cut), {}
    for component in plan["components"]:
        earned = paid = F(earnings(component, fact))
        for rule in plan.get("multipliers", []):
            if component["id"] in rule["applies_to"]:
                paid *= on_line(rule["points"], fact[rule["on"]])
        for gate in plan.get("gates", []):
            below = gate["when"]["measure_below"]
            if fact[below["measure"]] < dec(below["value"]):
                paid *= dec(gate["limit_to"])
        lines[component["id"]] = {"earned": half_up(earned), "paid": half_up(paid)}
    entitled = sum(line["paid"] for line in lines.values())
    assert entitled <= floor(cents(plan["cap"]) * fact["share"]), f"{person} reaches the plan cap: not in this model"
    top = recover = 0
    if "draw" in plan:
        rule = plan["draw"]["guarantee"]
        over = entitled - cents(rule["amount"]) * fact["share"]
        top, recover = half_up(max(0, -over)), min(opening, half_up(dec(rule["recovery"]) * max(0, over)))
    return {"facts": fact, "lines": lines, "entitled": entitled, "top-up": top, "recovered": recover,
            "due": entitled + top - recover, "balance": opening + top - recover}


def statements(person):
    """(2026-Q2 at its own closing, 2026-Q2 as known now, 2026-Q3)"""
    then, now = (evaluate(person, LAST, CUT[at], 0) if (person, LAST) in QUOTAS else None for at in (LAST, NOW))
    return then, now, evaluate(person, NOW, CUT[NOW], now["balance"] if now else 0)


def pay():
    out = {}
    for person in PEOPLE:
        then, now, current = statements(person)
        true_up = now["due"] - then["due"] if now else 0
        # What is taken back for last quarter is taken off this one's pay.
        out[person] = {
            "plan": PEOPLE[person]["plan"], "entitled": money(current["entitled"]), "due": money(current["due"] + true_up),
            "draw_balance": money(current["balance"]), "true_up": {"period": LAST, "amount": money(true_up)} if now else None,
            "lines": {key: {kind: money(line[kind]) for kind in line} for key, line in current["lines"].items()}}
    return out


PIPELINE = read("pipeline.json")
STAGES = [stage["id"] for stage in PIPELINE["stages"]]
Z = F("1.959963984540054")  # the normal quantile of 95 %
UNIT = 10**30


def root(value):
    """A square root to 30 places."""
    return F(isqrt(int(value * UNIT * UNIT)), UNIT)


def wilson(won, of):
    """Wilson's interval of a share, at 95 %."""
    spread = Z * root(F(won * (of - won), of) + Z * Z / 4)
    return [(won + Z * Z / 2 + sign * spread) / (of + Z * Z) for sign in (-1, 1)]


def newcombe(now, past):
    """Newcombe's interval of the difference of two shares, each a pair of a numerator and a denominator."""
    (low, high), (past_low, past_high) = wilson(*now), wilson(*past)
    share, before = F(*now), F(*past)
    return [share - before - root((share - low) ** 2 + (past_high - before) ** 2),
            share - before + root((high - share) ** 2 + (before - past_low) ** 2)]


def read_funnel():
    """Every deal with the stages it was in, what became of it, and when it began."""
    entries, deals = {}, {}
    for row in read("stages.csv"):
        at = datetime.fromisoformat(row["at"].replace("Z", "+00:00")) + ZONE
        if row["stage"] in STAGES and at.date() <= AS_OF:
            entries.setdefault(row["deal"], []).append((at, STAGES.index(row["stage"])))
    for row in read("deals.csv"):
        if row["id"] in deals or row["id"] not in entries:
            continue
        path = sorted(entries[row["id"]])
        created = "2026-09-24" if row["id"] == "D-0340" else row["created"]
        amount = row["amount"].replace(",", "") if row["id"] == "D-0277" else row["amount"]
        deals[row["id"]] = {
            "owner": row["owner"], "amount": cents(amount or "0"), "stages": {STAGES[stage] for _, stage in path},
            "last": STAGES[path[-1][1]], "left": [STAGES[stage] for _, stage in path if STAGES[stage] != "lost"][-1],
            "began": min(date.fromisoformat(created), path[0][0].date()) if created else path[0][0].date()}
    return list(deals.values())


DEALS = read_funnel()


def places6(value):
    text = money(half_up(value, 6), 6)
    return text.rstrip("0").rstrip(".")


def passed(deals, stage):
    """(deals that went on, deals that were there)"""
    here = [deal for deal in deals if stage in deal["stages"]]
    return sum(STAGES[STAGES.index(stage) + 1] in deal["stages"] for deal in here), len(here)


def had_chance(deal):
    return (AS_OF - deal["began"]).days >= PIPELINE["mature_after_days"]


RIPE = [deal for deal in DEALS if had_chance(deal)]


def worth(distance, stage, average):
    """What a distance to the benchmark would gain, of the deals that had their chance."""
    following = STAGES[STAGES.index(stage) + 1]
    beyond = [deal for deal in RIPE if following in deal["stages"]]
    won = sum(deal["last"] == "won" for deal in beyond)
    deals = max(F(0), distance) * passed(RIPE, stage)[1]
    more = deals * F(won, len(beyond))
    return {"gap": places6(max(F(0), distance)), "deals": places6(deals), "won": places6(more),
            "value": money(half_up(more * average))}


def bottleneck(stage, average):
    """The stage against its benchmark and its own past."""
    rules = {rule["id"]: rule for rule in PIPELINE["stages"]}
    rule, following = rules[stage], rules[STAGES[STAGES.index(stage) + 1]]
    share = dec(rule["probability"]) / dec(following.get("probability", "1"))
    benchmark = dec(rule["benchmark"]) if "benchmark" in rule else share
    advanced, of = passed(RIPE, stage)
    low, high = wilson(advanced, of)
    first = QUARTERS[NOW][0]
    past, now = (passed([deal for deal in RIPE if (deal["began"] < first) == is_past], stage) for is_past in (True, False))
    change = newcombe(now, past)
    lost = [deal["amount"] for deal in DEALS if deal["last"] == "lost" and deal["left"] == stage]
    return {"stage": stage, "basis": "mature", "of": of, "advanced": advanced, "left_out": passed(DEALS, stage)[1] - of, "conversion": places6(F(advanced, of)),
            "interval": {"low": places6(low), "high": places6(high)}, "benchmark": places6(benchmark),
            "lost": {"count": len(lost), "value": money(sum(lost))}, "is_surely_below": benchmark > high,
            "gain": worth(benchmark - F(advanced, of), stage, average)
            | {"low": worth(benchmark - high, stage, average), "high": worth(benchmark - low, stage, average)},
            "change": {"past": {"of": past[1], "advanced": past[0]}, "now": {"of": now[1], "advanced": now[0]},
                       "difference": places6(F(*now) - F(*past)),
                       "interval": {"low": places6(change[0]), "high": places6(change[1])}}}


def funnel():
    """Counts, values, conversions, the bottlenecks and what each is worth, and in whose hands the deals go on."""
    won = [deal["amount"] for deal in DEALS if deal["last"] == "won"]
    average, owners = F(sum(won), len(won)), sorted({deal["owner"] for deal in DEALS})
    stages = {}
    for stage in STAGES:
        here = [deal for deal in DEALS if stage in deal["stages"]]
        stages[stage] = {"count": len(here), "value": money(sum(deal["amount"] for deal in here))}
        if stage not in ("won", "lost"):
            stages[stage]["conversion"] = places6(F(*passed(DEALS, stage)))
    hands = {}
    for owner in owners:
        stages_of = {}
        for stage in STAGES[:4]:
            (on, of), (ripe_on, ripe_of) = (passed([deal for deal in deals if deal["owner"] == owner], stage) for deals in (DEALS, RIPE))
            stages_of[stage] = {"advanced": on, "of": of, "mature": {"advanced": ripe_on, "of": ripe_of}}
        hands[owner] = {"stages": stages_of}
    return {"stages": stages, "bottlenecks": {stage: bottleneck(stage, average) for stage in STAGES[:4]},
            "breakdowns": {"owner": hands}}


SUMS = ["entitled", "top-up", "recovered", "due", "balance"]
PARTS = [component["id"] for component in PLANS["ae-2026"]["components"]]


def table(title, heads, body):
    lines = [heads, *([str("-" if cell is None else cell) for cell in line] for line in body)]
    widths = [max(map(len, column)) for column in zip(*lines)]
    print(f"\n{title}")
    for line in lines:
        print("  ".join(c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(line, widths))).rstrip())


def print_tables():
    shown, states = attainment(), {person: statements(person) for person in PEOPLE}
    names, times = ("actual", "target", "attainment", "gap"), ("last_period", "last_year")
    table(f"Attainment {NOW}", ["", *names, LAST, "change", LAST_YEAR, "change"],
          [[key, *(entry[name] for name in names),
            *(entry.get(when, {}).get(name) for when in times for name in ("revenue", "change"))]
           for part in ({"company": shown.pop("company")}, *shown.values()) for key, entry in part.items()])
    table("Funnel", ["", "of", "advanced", "conversion", "low", "high", "benchmark", "worth", "low", "high"], [
        [row["stage"], row["of"], row["advanced"], row["conversion"], *row["interval"].values(), row["benchmark"],
         *(end["value"] for end in (row["gain"], row["gain"]["low"], row["gain"]["high"]))]
        for row in funnel()["bottlenecks"].values()])
    names = ["score", "grade", "rank", "last_score", "last_grade"]
    table(f"Scores {NOW}", ["", *names], [[who, *(line[name] for name in names)] for who, line in scores().items()])
    for index, period, cut in ((0, LAST, CUT[LAST]), (1, LAST, CUT[NOW]), (2, NOW, CUT[NOW])):
        for plan in list(PLANS.values())[: 2 if period == NOW else 1]:
            measure, parts = plan["measures"][0]["id"], [component["id"] for component in plan["components"]]
            heads = [measure, "prior", *(f"{part} {kind}" for part in parts for kind in ("earned", "paid"))]
            table(f"Pay {period} known on {cut}, {plan['id']}", ["", *heads, *SUMS], [
                [who, money(state[index]["facts"][measure]), money(state[index]["facts"].get("prior", 0)),
                 *(money(line[kind]) for line in state[index]["lines"].values() for kind in ("earned", "paid")),
                 *(money(state[index][name]) for name in SUMS)]
                for who, state in states.items() if state[index] and PEOPLE[who]["plan"] == plan["id"]])
    table(f"True-up of {LAST}", ["", *PARTS, "draw lines", "total"], [
        [who, *(money(now["lines"][part]["paid"] - then["lines"][part]["paid"]) for part in PARTS),
         money(now["due"] - now["entitled"] - then["due"] + then["entitled"]), money(now["due"] - then["due"])]
        for who, (then, now, _) in states.items() if now])


def agrees(name, ours, theirs):
    """Text for text; scores by value, `earned` once rounded to cents."""
    if ours is None or theirs is None:
        return theirs is ours
    if name in ("score", "last_score"):
        return dec(ours) == dec(theirs)
    return ours == (money(half_up(dec(theirs), 2)) if name == "earned" else theirs)


def compare(ours, theirs, path=""):
    """Yields (path, ours, theirs, whether they agree) for each figure; lists are read by their key."""
    name = path.rsplit("/", 1)[-1]
    if not isinstance(ours, dict):
        return (yield path, ours, theirs, agrees(name, ours, theirs))
    if isinstance(theirs, list):
        entries, theirs = theirs, {}
        for entry in entries:
            keys = ("id", "component", "person", "stage", "key")
            key = next(entry[key] for key in keys if entry.get(key) is not None)
            theirs[f"{key} (again)" if key in theirs else key] = entry
    theirs = theirs or {}
    for key in theirs:  # a review has draw lines of its own
        if key not in ours and (name in ("regions", "products", "people", "scores") or key.endswith(" (again)")):
            yield f"{path}/{key}", None, "an entry", False
    for key, value in ours.items():
        yield from compare(value, theirs.get(key), f"{path}/{key}")


def main(arguments):
    if arguments == ["--print"]:
        return print_tables()
    if len(arguments) != 1 or arguments[0].startswith("-"):
        return "usage: verify.py review.json | --print"
    review = json.loads(Path(arguments[0]).read_text(encoding="utf-8"), parse_float=str)
    ours = {"attainment": attainment(), "scores": scores(), "pay": {"people": pay()}, "funnel": funnel()}
    found = list(compare(ours, review))
    wrong = [f"{path}: the model has {mine}, the review {theirs}" for path, mine, theirs, agree in found if not agree]
    print(*wrong, f"{len(found) - len(wrong)} figures agree", sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
