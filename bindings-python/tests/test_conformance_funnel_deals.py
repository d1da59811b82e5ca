"""Deals through stages against a plain model in fractions, on exports with everything that is wrong with exports."""

from __future__ import annotations

import json
import random
from collections import Counter
from fractions import Fraction
from typing import Any

import quotakit as qk
from agreement import compared
from exact import rounded
from funnel_exports import COUNTINGS, ZONES, random_export, written

EXPORTS = 250
# Where what only one side has is a difference as well.
UNITED = {"findings", "ages", "limits_exceeded", "months", "points", "bottlenecks", "owners", "channels", "stays"}
MONEY = {"value", "per_day", "average_won", "average_order_value", "acquisition_cost", "deviation"}


def evaluate(document: dict[str, Any], facts: dict[str, Any]) -> dict[str, Any]:
    """Ask quotakit."""
    document = {"schema": "quotakit/pipeline@1", "id": "p"} | document
    outcome: dict[str, Any] = json.loads(qk.evaluate_json(json.dumps(document), json.dumps(facts)))
    return outcome


def told(outcome: dict[str, Any]) -> dict[str, Any]:
    """Give what quotakit says in the shape of the model."""

    def about(finding: dict[str, Any]) -> str:
        """Give what findings of one code are told apart by."""
        quoted = finding["message"].split("`")[1] if finding["code"] in {"funnel/112", "funnel/132"} else ""
        return str(finding.get("stage", quoted))

    return outcome | {
        "stages": {stage["id"]: stage for stage in outcome["stages"]},
        "limits_exceeded": {
            f"{one['stage']} {one['deal']}": (one["days"], one["over_days"], one["is_current"])
            for one in outcome["limits_exceeded"]
        },
        "stays": {
            one["id"]: {
                stage["stage"]: (stage["cumulative_days"], stage["latest_days"], stage["visits"])
                for stage in one["stages"]
            }
            for one in outcome.get("details", [])
        },
        "ages": {one["id"]: one["age_days"] for one in outcome.get("details", [])},
        "regressions": {one["id"]: one["regressions"] for one in outcome.get("details", [])},
        "time_to_win": outcome["time_to_win"]
        | {"points": {point["day"]: point for point in outcome["time_to_win"]["points"]}},
        "bottlenecks": {str(place): row for place, row in enumerate(outcome["bottlenecks"])},
        "owners": {owner["key"]: owner for owner in outcome["breakdowns"]["owner"]},
        "channels": {channel["key"]: channel for channel in outcome["breakdowns"]["channel"]},
        "months": {month["key"]: month["total"]["count"] for month in outcome["breakdowns"]["month"]},
        "findings": {f"{one['code']} {about(one)}".strip(): one["count"] for one in outcome["findings"]},
    }


def differences(expected: Any, found: Any, path: str, places: int) -> list[str]:
    """Name every figure that is not the same: money to cents, all else to the declared places."""
    name = path.rpartition("/")[2]
    if isinstance(expected, dict) and isinstance(found, dict):
        keys = expected | found if name in UNITED or path.startswith("/stays/") else expected
        return [
            line
            for key in keys
            for line in differences(expected.get(key, "nothing"), found.get(key, "nothing"), f"{path}/{key}", places)
        ]
    if isinstance(expected, tuple):
        pairs = zip(expected, found, strict=False) if found != "nothing" else [(expected, found)]
        return [line for one, other in pairs for line in differences(one, other, f"{path}/", places)]
    if isinstance(expected, Fraction) and isinstance(found, str) and found != "nothing":
        is_same = rounded(expected, 2 if name in MONEY else places) == Fraction(found)
    else:
        is_same = expected == found
    return [] if is_same else [f"{path}: expected {expected}, found {found}"]


def test_deals_agree_with_a_plain_model() -> None:
    """Counts, conversions, win rates, times, quantiles, velocity, the weighted pipeline, findings: the same figures."""
    dice = random.Random("deals")
    met: Counter[str] = Counter()
    for _ in range(EXPORTS):
        model = random_export(dice)
        facts = written(model.facts) | {"as_of": model.as_of.text(), "details": True}
        outcome = told(evaluate(model.document, facts))
        wrong = differences(model.figures(), outcome, "", model.document["places"])
        assert not wrong, (wrong, json.dumps(model.document), json.dumps(facts))
        met["deals"] += len(model.cases)
        met[model.document["counting"]] += len(model.cases)
        met[model.document["zone"]] += len(model.cases)
        met.update(case.status for case in model.cases)
        met.update(code for (code, _), count in model.findings.items() if count)
    compared("a plain model in fractions", "exports of deals with every mess", EXPORTS)
    compared("a plain model in fractions", "deals of those exports", met["deals"])
    messes = [name for name in met if name.startswith("funnel/1")]
    assert len(messes) == 22
    assert min(met[name] for name in [*COUNTINGS, *ZONES, *messes]) >= 5
