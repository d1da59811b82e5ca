"""Forecasts against an independent package: `statsmodels`, on random series with stated parameters and states."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
import quotakit as qk
from agreement import compared
from statsmodels.tsa.holtwinters import ExponentialSmoothing

CASES = 100
HORIZON = 7
KINDS = ["simple", "holt", "damped_holt", "additive", "multiplicative"]


def periods(values: list[float]) -> list[dict[str, str]]:
    """Name the months of a series."""
    labels = (f"{2015 + index // 12}-{index % 12 + 1:02}" for index in range(len(values)))
    return [{"period": label, "value": str(value)} for label, value in zip(labels, values, strict=False)]


def forecast(values: list[float], season: int, method: dict[str, Any]) -> dict[str, Any]:
    """Ask quotakit."""
    plan = {
        "schema": "quotakit/target-plan@1",
        "id": "p",
        "unit": {"count": {}},
        "total": "0",
        "tree": {"id": "all"},
    }
    question = {"series": periods(values), "season": season, "method": method, "horizon": HORIZON, "trace": True}
    answer: dict[str, Any] = json.loads(qk.ask_json(json.dumps(plan), json.dumps({"forecast": question})))["forecast"]
    return answer


@pytest.mark.parametrize("kind", KINDS)
def test_smoothing_agrees_with_statsmodels(kind: str) -> None:
    """Expected values of the past, and the forecasts, are the same to nine digits."""
    dice = random.Random(f"smoothing by {kind}")
    for _ in range(CASES):
        values = [dice.randint(10_000, 90_000) / 100 for _ in range(dice.randint(8, 40))]
        season = dice.choice([2, 4, 12])
        has_trend, has_season = kind != "simple", kind in KINDS[3:]
        factors = {name: dice.randint(0, 100) / 100 for name in ("alpha", "beta", "gamma")}
        # Where seasons multiply, a line that falls below zero is an error here and a figure there.
        if kind == "multiplicative":
            factors = {name: factor / 5 for name, factor in factors.items()}
        phi = dice.randint(80, 98) / 100
        level, trend = dice.randint(200, 800), dice.randint(0, 20)
        seasons = [dice.randint(50, 150) / (100 if kind == "multiplicative" else 1) for _ in range(season)]
        keys = {"simple": ["alpha"], "holt": ["alpha", "beta"], "damped_holt": ["alpha", "beta"]}
        method: dict[str, Any] = {key: str(round(factors[key], 4)) for key in keys.get(kind, list(factors))}
        method |= {"level": str(level)} | ({"trend": str(trend)} if has_trend else {})
        method |= {"phi": str(phi)} if kind == "damped_holt" else {}
        if has_season:
            method |= {"seasonal": kind, "seasons": [str(one) for one in seasons]}
        found = forecast(values, season, {"holt_winters" if has_season else kind: method})
        model = ExponentialSmoothing(
            values,
            trend="add" if has_trend else None,
            damped_trend=kind == "damped_holt",
            seasonal={"additive": "add", "multiplicative": "mul"}.get(kind),
            seasonal_periods=season if has_season else None,
            initialization_method="known",
            initial_level=level,
            initial_trend=trend if has_trend else None,
            initial_seasonal=seasons if has_season else None,
        )
        fixed = {"smoothing_level": factors["alpha"]}
        fixed |= {"smoothing_trend": factors["beta"]} if has_trend else {}
        fixed |= {"smoothing_seasonal": factors["gamma"]} if has_season else {}
        fixed |= {"damping_trend": phi} if kind == "damped_holt" else {}
        expected = model.fit(optimized=False, **fixed)
        ours = [float(row["expected"]) for row in found["fit"]]
        assert ours == pytest.approx(list(expected.fittedvalues), rel=1e-9, abs=1e-7), (values, method)
        # Whole seasons ahead the package forgets what the last value said of its season; the textbook does not.
        steps = [step for step in range(HORIZON) if not has_season or (step + 1) % season]
        ahead = [float(found["forecasts"][step]["exact"]) for step in steps]
        theirs = list(expected.forecast(HORIZON))
        assert ahead == pytest.approx([theirs[step] for step in steps], rel=1e-9, abs=1e-7), (values, method)
    compared("statsmodels", "forecast series", CASES)
