"""Random pipelines, and exports of deals with everything that is wrong with exports."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from funnel_model import Model
from funnel_moments import DAY_MS, Moment

if TYPE_CHECKING:
    import random

    from funnel_cases import Rows

DEALS_OF_EACH = 30
COUNTINGS = ("touched", "in_order", "implied", "reset_on_regress")
ZONES = ("Asia/Taipei", "America/New_York", "Europe/London")
START = date(2026, 1, 1)


def random_document(dice: random.Random) -> dict[str, Any]:
    """Make a pipeline."""
    stages: list[dict[str, Any]] = []
    for index in range(dice.randint(1, 4)):
        stage: dict[str, Any] = {"id": f"s{index + 1}"}
        if dice.random() < 0.5:
            stage["limit_days"] = str(dice.choice([0, 3, 10, 20]))
        if dice.random() < 0.8:
            stage["probability"] = f"{dice.randint(0, 100)}%"
        if dice.random() < 0.3:
            stage["benchmark"] = f"{dice.randint(0, 100)}%"
        stages.append(stage)
    ends = [{"id": "won", "outcome": "won"}, {"id": "lost", "outcome": "lost"}, {"id": "gone", "outcome": "lost"}]
    ends = ends[: dice.randint(2, 3)]
    document: dict[str, Any] = {
        "stages": stages + ends,
        "zone": dice.choice(ZONES),
        "currency": "CNY",
        "counting": dice.choice(COUNTINGS),
        "minimum_sample": dice.choice([0, 5, 10]),
        "places": dice.choice([0, 3, 6, 9]),
        "quantiles": dice.choice(["linear", "nearest_rank"]),
        "probabilities": dice.choice(["declared", "learned"]),
    }
    return document | ({"mature_after_days": dice.choice([0, 30, 60])} if dice.random() < 0.5 else {})


def random_moment(dice: random.Random, kind: str, since: int, until: int) -> Moment:
    """Make a moment, counted in days from the start of the year; clocks go forward in March."""
    day = START + timedelta(days=dice.randint(since, until))
    if kind == "day":
        return Moment(day=day)
    clock = dice.choice([0, 16 * 3_600_000, dice.randint(0, DAY_MS - 1)])
    return Moment(ms=round(datetime(day.year, day.month, day.day, tzinfo=timezone.utc).timestamp()) * 1000 + clock)


def random_history(dice: random.Random, stages: list[str], ends: list[str], zone: ZoneInfo, as_of: Moment) -> Rows:
    """Make a history: mostly forward, with skips, moves back, repeated, simultaneous and unknown entries."""
    kinds, path = dice.choice([["day"], ["at"], ["day", "at"]]), list[str]()
    for stage in stages:
        if dice.random() < 0.8:
            path.append(stage)
            path += [stage] if dice.random() < 0.1 else []
            path += [dice.choice(stages)] if dice.random() < 0.2 else []
        if dice.random() < 0.2:
            break
    path += [dice.choice(ends)] if dice.random() < 0.7 else []
    path += [dice.choice(stages + ends)] if dice.random() < 0.1 else []
    moments = [random_moment(dice, dice.choice(kinds), 0, dice.choice([5, 60, 95])) for _ in path]
    if moments and dice.random() < 0.1:
        moments[-1] = dice.choice([as_of, Moment(ms=as_of.end(zone)), Moment(ms=as_of.end(zone) + 1)])
    # What a day and an instant of the same day say about each other is not tried: then all are days.
    if {moment.day for moment in moments} & {moment.date(zone) for moment in moments if moment.day is None}:
        moments = [Moment(day=moment.date(zone)) for moment in moments]
    moments.sort(key=lambda moment: moment.start(zone))
    history: Rows = [{"stage": stage, "at": at} for stage, at in zip(path, moments, strict=True)]
    order = stages + ends
    places = [order.index(stage) for stage in path]
    if places == sorted(places) and dice.random() < 0.3:
        for entry in history:
            entry["at"] = None if dice.random() < 0.3 else entry["at"]
    if dice.random() < 0.1:
        history.append({"stage": dice.choice(["?", "on hold"]), "at": random_moment(dice, "day", 0, 90)})
    dice.shuffle(history)
    return history


def random_export(dice: random.Random) -> Model:
    """Make a document and an export."""
    document = random_document(dice)
    ends = [stage["id"] for stage in document["stages"] if "outcome" in stage]
    stages = [stage["id"] for stage in document["stages"] if "outcome" not in stage]
    as_of = random_moment(dice, dice.choice(["day", "at"]), 80, 92)
    zone = ZoneInfo(document["zone"])
    rows: Rows = []
    for index in range(dice.randint(0, DEALS_OF_EACH)):
        price = f"{dice.randint(0, 100_000)}.{dice.randint(0, 99):02}"
        row: dict[str, Any] = {
            "id": f"d{index:02}",
            "owner": dice.choice([None, "an", "bo"]),
            "channel": dice.choice([None, "web", "fair"]),
            "customer": dice.choice([None, "c1", "c2", "c3", "c4"]),
            "amount": dice.choice([None, "n/a", *[price] * 12]),
            "currency": "TWD" if dice.random() < 0.05 else "CNY",
            "history": random_history(dice, stages, ends, zone, as_of) if dice.random() < 0.97 else [],
        }
        if dice.random() < 0.3:
            # As above: an instant on the day of the first entry is not tried.
            has_days = any(entry["at"] is not None and entry["at"].day is not None for entry in row["history"])
            row["created"] = random_moment(dice, "day" if has_days else dice.choice(["day", "at"]), -20, 95)
        if dice.random() < 0.5:
            row["collected"] = str(dice.randint(0, 1000))
        rows += [row] * (2 if dice.random() < 0.05 else 1)
    rows += [{"id": "unreadable"}] if dice.random() < 0.1 else []
    dice.shuffle(rows)
    facts = {"deals": rows, "remaining_target": dice.choice(["0", "100000", "1234567.89"])} | random_filters(dice)
    # What costs mean for some of the deals is not tried.
    if "filters" not in facts and dice.random() < 0.5:
        facts["costs"] = [
            {"amount": str(dice.randint(0, 90_000))} | dice.choice([{}, {"channel": "web"}, {"channel": "mail"}])
            for _ in range(dice.randint(1, 3))
        ]
    model = Model(document, facts, as_of)
    ages = [age for case in model.cases if (age := model.age(case)) is not None and case.status == "open" and age > 0]
    whole = [age.numerator for age in ages if age.denominator == 1]
    if "mature_after_days" in document and whole:
        # A deal that is mature today.
        model = Model(document | {"mature_after_days": dice.choice(whole)}, facts, as_of)
    return model


def random_filters(dice: random.Random) -> dict[str, Any]:
    """Make filters, or none."""
    if dice.random() < 0.7:
        return {}
    filters: dict[str, Any] = {}
    if dice.random() < 0.5:
        filters["owner"] = dice.choice([["an"], ["an", "bo"], []])
    if dice.random() < 0.3:
        filters["customer"] = ["c1", "c2", "c3"]
    for name in ("created_from", "closed_from"):
        filters |= {name: random_moment(dice, "day", -10, 40)} if dice.random() < 0.3 else {}
    for name in ("created_before", "closed_before"):
        filters |= {name: random_moment(dice, "day", 20, 90)} if dice.random() < 0.3 else {}
        since = filters.get(name.replace("before", "from"))
        if since is not None and name in filters and filters[name].day <= since.day:
            # A span that ends before it begins is refused.
            del filters[name]
    return {"filters": filters}


def written(value: Any) -> Any:
    """Write moments as texts."""
    if isinstance(value, dict):
        return {key: written(one) for key, one in value.items() if one is not None}
    if isinstance(value, list):
        return [written(one) for one in value]
    return value.text() if isinstance(value, Moment) else value
