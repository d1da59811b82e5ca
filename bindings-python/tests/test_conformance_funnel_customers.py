"""Customers of deals against plain code and pandas, on exports with blanks, ties, refunds and missing dates."""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
import quotakit as qk
from exact import quantile, ratio, rounded

EXPORTS = 300
DEALS_OF_EACH = 40
AS_OF = date(2026, 12, 31)
KEYS = ("owner", "channel", "product", "region")
PLACES = 6
SCALE = 2

Rows = list[dict[str, Any]]


def share(text: str) -> Fraction:
    """Read a percentage."""
    return Fraction(text.removesuffix("%")) / 100


@dataclass
class Order:
    """A won deal."""

    row: dict[str, Any]
    day: date | None
    amount: Fraction | None
    collected: Fraction | None

    @property
    def customer(self) -> str | None:
        """A blank names nobody."""
        name: str | None = self.row.get("customer")
        return name if name is not None and name.strip() else None


def order_of(row: dict[str, Any]) -> Order | None:
    """Give the deal as an order, if it was won."""
    last = row["history"][-1]
    if last["stage"] != "won":
        return None
    number = {field: None if row.get(field) is None else Fraction(row[field]) for field in ("amount", "collected")}
    return Order(
        row, None if last["at"] is None else date.fromisoformat(last["at"]), number["amount"], number["collected"]
    )


def value(orders: list[Order]) -> Fraction:
    """Sum the amounts."""
    return sum((order.amount for order in orders if order.amount is not None), Fraction(0))


class Agreement:
    """Counts the figures that agree, and keeps those that do not."""

    def __init__(self) -> None:
        """Begin with none."""
        self.agreed: Counter[str] = Counter()
        self.differences: list[str] = []

    def same(self, kind: str, where: str, found: object, expected: object) -> None:
        """Compare a figure."""
        if found == expected:
            self.agreed[kind] += 1
        else:
            self.differences.append(f"{where}: {found} is not {expected}")

    def figure(self, kind: str, where: str, found: str | None, expected: Fraction | None, places: int = PLACES) -> None:
        """Compare a figure that is rounded."""
        wanted = None if expected is None else rounded(expected, places)
        self.same(kind, where, None if found is None else Fraction(found), wanted)


@dataclass
class Model:
    """What the documentation says of customers."""

    document: dict[str, Any]
    facts: dict[str, Any]

    def __post_init__(self) -> None:
        """Take the won deals and who bought first in which."""
        filters = self.facts.get("filters", {})
        orders = [order for row in self.facts["deals"] if (order := order_of(row)) is not None]
        self.first: dict[str, str] = {}
        when = {order.row["id"]: (order.day is None, order.day or AS_OF, order.row["id"]) for order in orders}
        for order in sorted(orders, key=lambda order: when[order.row["id"]]):
            if order.customer is not None:
                self.first.setdefault(order.customer, order.row["id"])
        wanted = [row for row in self.facts["deals"] if all(row.get(key) in filters[key] for key in filters)]
        ids = {row["id"] for row in wanted}
        self.rows = wanted
        self.orders = [order for order in orders if order.row["id"] in ids]
        self.buyers: dict[str, list[Order]] = defaultdict(list)
        for order in self.orders:
            if order.customer is not None:
                self.buyers[order.customer].append(order)
        self.costs = [cost for cost in self.facts["costs"] if all(cost.get(key) in filters[key] for key in filters)]

    def kpis(self, orders: list[Order], costs: Rows | None) -> dict[str, tuple[Fraction | int | None, int | None]]:
        """Give the figures of orders with their places; none for counts."""
        bought = Counter(order.customer for order in orders if order.customer is not None)
        priced = [order for order in orders if order.amount is not None]
        told = [order for order in priced if order.collected is not None]
        new = sum(self.first.get(order.customer or "") == order.row["id"] for order in orders)
        refunds = [order for order in told if min(order.amount or 0, order.collected or 0) < 0]
        received = sum((order.collected or Fraction(0) for order in told), Fraction(0))
        spent = None if not costs else sum((Fraction(cost["amount"]) for cost in costs), Fraction(0))
        # Orders of which nobody knows what they brought are no return.
        returned = spent if priced or not orders else None
        return {
            "orders": (len(orders), None),
            "orders_with_amount": (len(priced), None),
            "orders_with_customer": (bought.total(), None),
            "orders_with_collection": (len(told), None),
            "customers": (len(bought), None),
            "new_customers": (new, None),
            "repeat_customers": (sum(count > 1 for count in bought.values()), None),
            "average_order_value": (ratio(value(orders), len(priced)), SCALE),
            "orders_per_customer": (ratio(bought.total(), len(bought)), PLACES),
            "repeat_rate": (ratio(sum(count > 1 for count in bought.values()), len(bought)), PLACES),
            "collection_rate": (None if refunds else ratio(received, value(told)), PLACES),
            "cost": (spent, SCALE),
            "acquisition_cost": (None if spent is None else ratio(spent, new), SCALE),
            "roi": (None if returned is None else ratio(value(orders) - returned, returned), PLACES),
            "roas": (None if returned is None else ratio(value(orders), returned), PLACES),
        }

    def worth(self) -> dict[str, Fraction]:
        """Give what customers with a priced order bought."""
        priced = {name: [order for order in orders if order.amount is not None] for name, orders in self.buyers.items()}
        return {name: value(orders) for name, orders in priced.items() if orders}

    def classes(self) -> dict[str, str] | None:
        """Give the class of every customer by going down the list one by one."""
        rule, worth = self.document["customers"]["abc"], self.worth()
        total = sum(worth.values())
        if total == 0 or any((order.amount or 0) < 0 for orders in self.buyers.values() for order in orders):
            return None
        so_far, found, by_value = Fraction(0), {}, defaultdict(list)
        for name in sorted(worth, key=lambda name: -worth[name]):
            judged = so_far / total if rule["boundary"] == "share_before" else (so_far + worth[name]) / total
            so_far += worth[name]
            within = judged.__lt__ if rule["boundary"] == "share_before" else judged.__le__
            found[name] = "A" if within(share(rule["a"])) else "B" if within(share(rule["b"])) else "C"
            by_value[worth[name]].append(found[name])
        pick = min if rule["ties"] == "better" else max
        return {name: pick(by_value[worth[name]]) for name in worth}

    def measures(self) -> dict[str, tuple[int, int, Fraction]]:
        """Give recency, frequency and value of those who have all three."""
        months = self.document["customers"]["rfm"].get("months")
        first = date.min
        if months is not None:
            month = AS_OF.year * 12 + AS_OF.month - 1 - months
            year, month = divmod(month, 12)
            last = (date(year + month // 11, (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
            first = date(year, month + 1, min(AS_OF.day, last)) + timedelta(days=1)
        found = {}
        for name, orders in self.buyers.items():
            counted = [order for order in orders if months is None or (order.day is not None and order.day >= first)]
            days = [order.day for order in counted if order.day is not None]
            if days and any(order.amount is not None for order in counted):
                found[name] = ((AS_OF - max(days)).days, len(counted), value(counted))
        return found

    def scores(self) -> dict[str, tuple[int, int, int]]:
        """Give the scores by declared limits or by quantiles."""
        rule, measures = self.document["customers"]["rfm"], self.measures()
        steps = rule["scores"]
        if rule.get("limits"):
            limits = [
                [Fraction(limit) for limit in rule["limits"][part]] for part in ("recency_days", "frequency", "value")
            ]
            return {
                name: (
                    steps - sum(days > limit for limit in limits[0]),
                    1 + sum(orders >= limit for limit in limits[1]),
                    1 + sum(bought >= limit for limit in limits[2]),
                )
                for name, (days, orders, bought) in measures.items()
            }
        if not measures:
            return {}
        cuts = [
            [
                quantile([one[part] for one in measures.values()], Fraction(step, steps), self.document["quantiles"])
                for step in range(1, steps)
            ]
            for part in range(3)
        ]
        passed = {
            name: [sum(one[part] > cut for cut in cuts[part]) for part in range(3)] for name, one in measures.items()
        }
        return {name: (steps - late, 1 + often, 1 + much) for name, (late, often, much) in passed.items()}

    def segment(self, scores: tuple[int, int, int]) -> str | None:
        """Give the first segment that fits."""
        rule = self.document["customers"]["rfm"]
        for segment in rule["segments"]:
            ranges = [segment.get(part, {}) for part in ("recency", "frequency", "value")]
            if all(
                one.get("from", 1) <= score <= one.get("to", rule["scores"])
                for one, score in zip(ranges, scores, strict=True)
            ):
                name: str = segment["id"]
                return name
        return None

    def lifetime(self) -> dict[str, Fraction | None]:
        """Give the figures of all customers."""
        rule, worth = self.document["customers"]["lifetime"], self.worth()
        margin, years = share(rule["margin"]), Fraction(rule["years"])
        days = [order.day for orders in self.buyers.values() for order in orders if order.day is not None]
        dated = sum(any(order.day is not None for order in orders) for orders in self.buyers.values())
        priced = sum(order.amount is not None for orders in self.buyers.values() for order in orders)
        span = Fraction((AS_OF - min(days)).days + 1, 365) if days else None
        a_year = None if span is None else ratio(Fraction(len(days), dated), span)
        mean = ratio(sum(worth.values(), Fraction(0)), priced)
        return {
            "orders_a_year": a_year,
            "average_order_value": mean,
            "simple": None if mean is None or a_year is None else mean * a_year * margin * years,
            "historic": sum(worth.values(), Fraction(0)) * margin if worth else None,
            "historic_average": ratio(sum(worth.values(), Fraction(0)) * margin, len(worth)),
        }

    def lifetime_of(self, orders: list[Order]) -> dict[str, Fraction | None]:
        """Give what a customer is worth."""
        rule = self.document["customers"]["lifetime"]
        margin, years = share(rule["margin"]), Fraction(rule["years"])
        days = sorted(order.day for order in orders if order.day is not None)
        amounts = [order.amount for order in orders if order.amount is not None]
        historic = sum(amounts, Fraction(0)) * margin if amounts else None
        if not days:
            return {
                "historic": historic,
                "repeat_orders_a_year": None,
                "remaining_years": None,
                "expected": None,
                "value": None,
            }
        age = Fraction((AS_OF - days[0]).days, 365)
        span = Fraction((days[-1] - days[0]).days, 365) if rule["span"] == "last_order" else age
        a_year, left = ratio(len(days) - 1, span), max(Fraction(0), years - age)
        mean = ratio(sum(amounts, Fraction(0)), len(amounts))
        expected = None if mean is None or a_year is None else mean * a_year * margin * left
        total = None if expected is None or historic is None else historic + expected
        return {
            "historic": historic,
            "repeat_orders_a_year": a_year,
            "remaining_years": left,
            "expected": expected,
            "value": total,
        }


def export(seed: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """Make an export, rules for it, and filters on some."""
    draw = random.Random(seed)

    def key() -> str | None:
        return draw.choice(["a", "b", "c", None])

    deals: Rows = []
    can_refund = draw.random() < 0.3
    for place in range(draw.randrange(DEALS_OF_EACH)):
        day = AS_OF - timedelta(days=draw.randrange(900))
        amount = draw.choice(
            [None, "100", "100", "250", "0", str(draw.randrange(1, 100_000)) + "." + f"{draw.randrange(100):02}"]
        )
        amount = f"-{amount}" if can_refund and amount not in {None, "0"} and draw.random() < 0.2 else amount
        deal = {
            "id": f"d{place:03}",
            "customer": draw.choice([None, " ", *(f"c{number}" for number in range(12))]),
            "amount": amount,
            "collected": draw.choice([None, amount, "50", "0"]),
            "history": [
                {"stage": draw.choice(["won", "won", "won", "lost", "s1"]), "at": draw.choice([None, *[str(day)] * 9])}
            ],
        }
        deals.append(deal | {name: key() for name in KEYS})
    draw.shuffle(deals)
    costs = [
        {"amount": str(draw.randrange(500))} | {name: found for name in KEYS if (found := key())}
        for _ in range(draw.randrange(6))
    ]
    limits = {"recency_days": [90, 200, 400, 600], "frequency": [2, 3, 4, 6], "value": ["100", "500", "5000", "50000"]}
    rfm: dict[str, Any] = {
        "scores": draw.choice([3, 5]),
        "segments": [
            {"id": "best", "recency": {"from": 3}, "frequency": {"from": 2}, "value": {"from": 3}},
            {"id": "asleep", "recency": {"to": 1}},
            {"id": "once", "frequency": {"from": 1, "to": 1}},
        ],
    }
    if draw.random() < 0.5:
        rfm["months"] = draw.choice([3, 10, 12, 24])
    if rfm["scores"] == 5 and draw.random() < 0.4:
        rfm["limits"] = limits
    low = draw.randrange(20, 85)
    document = {
        "schema": "quotakit/pipeline@1",
        "currency": "CNY",
        "quantiles": draw.choice(["linear", "nearest_rank"]),
        "stages": [{"id": "s1"}, {"id": "won", "outcome": "won"}, {"id": "lost", "outcome": "lost"}],
        "customers": {
            "abc": {
                "a": f"{low}%",
                "b": f"{draw.randrange(low + 1, 101)}%",
                "boundary": draw.choice(["share_before", "share_with"]),
                "ties": draw.choice(["better", "worse"]),
            },
            "rfm": rfm,
            "lifetime": {
                "margin": f"{draw.randrange(1, 100)}%",
                "years": draw.randrange(1, 8),
                "span": draw.choice(["as_of", "last_order"]),
            },
        },
    }
    filters = {draw.choice(KEYS): ["a", "b"]} if draw.random() < 0.3 else {}
    facts = {"as_of": str(AS_OF), "customers": True, "deals": deals, "costs": costs, "filters": filters}
    return document, facts


def compare_orders(agreement: Agreement, seed: int, model: Model, outcome: dict[str, Any]) -> None:
    """Hold the whole and every slice to the model."""
    wholes = [("kpis", outcome["kpis"], model.orders, model.costs)]
    for key in KEYS:
        for one in outcome["breakdowns"][key]:
            orders = [order for order in model.orders if order.row[key] == one["key"]]
            costs = [cost for cost in model.costs if one["key"] is not None and cost.get(key) == one["key"]]
            wholes.append((f"{key} {one['key']}", one, orders, costs))
        keys = {row[key] for row in model.rows} | {cost[key] for cost in model.costs if key in cost}
        agreement.same("slices", f"{seed} {key}", {one["key"] for one in outcome["breakdowns"][key]}, keys)
    for where, found, orders, costs in wholes:
        for name, (expected, places) in model.kpis(orders, costs).items():
            if places is None:
                agreement.same("orders", f"{seed} {where} {name}", found[name], expected)
            else:
                agreement.figure(
                    "orders",
                    f"{seed} {where} {name}",
                    found.get(name),
                    None if expected is None else Fraction(expected),
                    places,
                )


def compare_tiers(agreement: Agreement, where: str, tiers: Rows, of: dict[str, str | None], model: Model) -> None:
    """Hold the customers, orders and values of classes or segments to the model."""
    for tier in tiers:
        members = [name for name in model.buyers if of.get(name) == tier["tier"]]
        orders = [order for name in members for order in model.buyers[name]]
        agreement.same(
            "tiers", f"{where} {tier['tier']}", (tier["customers"], tier["orders"]), (len(members), len(orders))
        )
        agreement.figure("tiers", f"{where} {tier['tier']}", tier["value"], value(orders), SCALE)
        agreement.figure(
            "tiers", f"{where} {tier['tier']}", tier["share_of_customers"], ratio(len(members), len(model.buyers))
        )


def compare_customers(agreement: Agreement, seed: int, model: Model, found: dict[str, Any]) -> None:
    """Hold every customer to the model."""
    classes, scores = model.classes(), model.scores()
    agreement.same("customers", f"{seed} customers", [one["id"] for one in found.get("list", [])], sorted(model.buyers))
    for one in found.get("list", []):
        where, orders = f"{seed} {one['id']}", model.buyers[one["id"]]
        days = sorted(str(order.day) for order in orders if order.day is not None)
        agreement.same(
            "customers", where, (one["first_won"], one["last_won"]), (days[0], days[-1]) if days else (None, None)
        )
        agreement.figure("customers", where, one["value"], model.worth().get(one["id"]), SCALE)
        agreement.same("classes", where, one["abc"]["class"], None if classes is None else classes.get(one["id"]))
        three = scores.get(one["id"])
        rfm = one["rfm"]
        agreement.same(
            "scores",
            where,
            tuple(rfm[f"{part}_score"] for part in ("recency", "frequency", "value")),
            three or (None,) * 3,
        )
        agreement.same("segments", where, rfm.get("segment"), None if three is None else model.segment(three))
        for name, expected in model.lifetime_of(orders).items():
            places = SCALE if name in {"historic", "expected", "value"} else PLACES
            agreement.figure("lifetime values", f"{where} {name}", one["lifetime"][name], expected, places)
    for name, expected in model.lifetime().items():
        places = PLACES if name == "orders_a_year" else SCALE
        agreement.figure("lifetime values", f"{seed} {name}", found["lifetime"][name], expected, places)
    agreement.same("classes", f"{seed} classes", found["abc"]["classes"] is None, classes is None)
    if classes is not None:
        compare_tiers(agreement, f"{seed} abc", found["abc"]["classes"], dict(classes), model)
    segments = {name: model.segment(three) for name, three in scores.items()}
    compare_tiers(agreement, f"{seed} rfm", found["rfm"]["segments"], segments, model)


def test_customers_agree_with_a_plain_model() -> None:
    """Hold generated exports to plain code."""
    agreement = Agreement()
    for seed in range(EXPORTS):
        document, facts = export(seed)
        outcome = json.loads(qk.evaluate_json(json.dumps(document), json.dumps(facts)))
        model = Model(document, facts)
        compare_orders(agreement, seed, model, outcome)
        compare_customers(agreement, seed, model, outcome["customers"])
    print(f"\ncustomers of {EXPORTS} exports: {dict(agreement.agreed)} agree, {len(agreement.differences)} differ")
    assert not agreement.differences, "\n".join(agreement.differences[:20])


def test_scores_agree_with_pandas() -> None:
    """Hold scores by linear quantiles to `pandas.qcut`, where its bins are distinct."""
    pandas = pytest.importorskip("pandas")
    agreed = at_limits = 0
    for seed in range(EXPORTS):
        document, facts = export(seed)
        rfm = document["customers"]["rfm"]
        rfm.pop("limits", None)
        outcome = json.loads(qk.evaluate_json(json.dumps(document | {"quantiles": "linear"}), json.dumps(facts)))
        measures = Model(document, facts).measures()
        scores = {one["id"]: one["rfm"] for one in outcome["customers"].get("list", []) if one["id"] in measures}
        steps = rfm["scores"]
        for part, name in enumerate(("recency_score", "frequency_score", "value_score")):
            values = pandas.Series({one: float(measures[one][part]) for one in measures}, dtype=float)
            if values.quantile([step / steps for step in range(steps + 1)]).nunique() <= steps:
                continue
            bins = pandas.qcut(values, steps, labels=False)
            exact = [measures[one][part] for one in measures]
            limits = {quantile(exact, Fraction(step, steps)) for step in range(1, steps)}
            for one, place in bins.items():
                if measures[one][part] in limits:
                    # Its limits are binary: what is at one exactly may fall on either side.
                    at_limits += 1
                    continue
                expected = steps - int(place) if part == 0 else 1 + int(place)
                assert scores[one][name] == expected, (seed, one, name)
                agreed += 1
    print(f"\n{agreed} scores agree with pandas.qcut, {at_limits} at a limit are left to the plain model")
    assert agreed > 500
