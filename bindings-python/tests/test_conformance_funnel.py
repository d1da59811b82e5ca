"""What funnels compute by textbook: survival against `lifelines`, intervals against `statsmodels`."""

from __future__ import annotations

import json
import random
from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import lifelines
import pandas as pd
import pytest
import quotakit as qk
from agreement import compared
from exact import rounded
from statsmodels.stats.proportion import proportion_confint

CURVES = 75
INTERVALS = 2_000
START = date(2026, 1, 1)


def evaluate(document: dict[str, Any], facts: dict[str, Any]) -> dict[str, Any]:
    """Ask quotakit."""
    document = {"schema": "quotakit/pipeline@1", "id": "p"} | document
    outcome: dict[str, Any] = json.loads(qk.evaluate_json(json.dumps(document), json.dumps(facts)))
    return outcome


TWO_ENDS = {"stages": [{"id": "s1"}, {"id": "won", "outcome": "won"}, {"id": "lost", "outcome": "lost"}], "places": 12}


def time_to_win(cases: list[tuple[int, str]]) -> dict[str, Any]:
    """Ask quotakit for the curves of deals that were won, lost or still open after so many days."""
    as_of = START + timedelta(days=400)
    deals = []
    for index, (days, end) in enumerate(cases):
        began = as_of - timedelta(days=days) if end == "open" else START
        history = [{"stage": "s1", "at": str(began)}]
        if end != "open":
            history.append({"stage": end, "at": str(began + timedelta(days=days))})
        deals.append({"id": f"d{index}", "history": history})
    found: dict[str, Any] = evaluate(TWO_ENDS, {"as_of": str(as_of), "deals": deals})["time_to_win"]
    assert found["deals"] == len(cases)
    return found


def random_cases(dice: random.Random) -> list[tuple[int, str]]:
    """Make deals with many ties between won, lost and open."""
    most, ends = (
        dice.choice([8, 40, 300]),
        dice.choice(["won lost open", "won open", "won won lost", "lost open won open open"]),
    )
    return [(dice.randint(0, most), dice.choice(ends.split())) for _ in range(dice.randint(1, 60))]


def test_freireich_6_mp() -> None:
    """Weeks of remission of 21 patients (Freireich et al. 1963; Kaplan–Meier as published in every textbook)."""
    relapsed, followed = [6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    found = time_to_win([(week, "won") for week in relapsed] + [(week, "open") for week in followed])
    curve = {point["day"]: (point["at_risk"], round(float(point["not_won"]), 4)) for point in found["points"]}
    assert curve == {
        6: (21, 0.8571),
        7: (17, 0.8067),
        10: (15, 0.7529),
        13: (12, 0.6902),
        16: (11, 0.6275),
        22: (7, 0.5378),
        23: (6, 0.4482),
    }
    assert found["median_days"] == 23


def test_kaplan_meier_agrees_with_lifelines() -> None:
    """Lost deals are no longer observed; the median is the first day by which half are won."""
    dice = random.Random("kaplan meier")
    met: Counter[str] = Counter()
    for _ in range(CURVES):
        cases = random_cases(dice)
        found = time_to_win(cases)
        fitter = lifelines.KaplanMeierFitter()
        fitter.fit([days for days, _ in cases], [end == "won" for _, end in cases])
        theirs = dict(fitter.survival_function_.iloc[:, 0])
        for point in found["points"]:
            assert float(point["not_won"]) == pytest.approx(theirs[point["day"]], abs=1e-11), cases
            at_risk = sum(days >= point["day"] for days, _ in cases)
            ended = [sum(case == (point["day"], end) for case in cases) for end in ("won", "lost")]
            assert (point["at_risk"], point["won"], point["lost"]) == (at_risk, *ended)
            met["points"] += 1
        is_half = any(Fraction(point["not_won"]) == Fraction(1, 2) for point in found["points"])
        median = fitter.median_survival_time_
        # Where a curve stands at the half exactly, floating point may see it above.
        if is_half or found["median_days"] is None or median == float("inf"):
            crossed = [point["day"] for point in found["points"] if Fraction(point["not_won"]) <= Fraction(1, 2)]
            assert found["median_days"] == (crossed[0] if crossed else None)
        else:
            assert found["median_days"] == median
        met["without median" if found["median_days"] is None else "medians"] += 1
    compared("lifelines", "points of Kaplan-Meier curves", met["points"])
    assert met["points"] > 1_000
    assert min(met["without median"], met["medians"]) > 10


def test_aalen_johansen_agrees_with_lifelines() -> None:
    """Lost deals cannot be won any more. The package wants no ties; one deal after another gives the same figures.

    So the ends of a day are spread over its last moments, open deals at its very end: they were at risk on it.
    """
    dice = random.Random("aalen johansen")
    count = 0
    for _ in range(CURVES):
        cases = random_cases(dice)
        found = time_to_win(cases)
        if not found["points"]:
            continue
        order = list(range(len(cases)))
        dice.shuffle(order)
        spread = {index: place + 1 for place, index in enumerate(order)}
        times = [days * 1000 + (999 if end == "open" else spread[index]) for index, (days, end) in enumerate(cases)]
        codes = pd.Series([["open", "won", "lost"].index(end) for _, end in cases])
        for code, name in ((1, "won_by"), (2, "lost_by")):
            if code not in set(codes):
                assert all(point[name] == "0" for point in found["points"])
                continue
            fitter = lifelines.AalenJohansenFitter(calculate_variance=False)
            fitter.fit(pd.Series(times), codes, event_of_interest=code)
            theirs = fitter.cumulative_density_.iloc[:, 0]
            for point in found["points"]:
                expected = theirs[theirs.index <= point["day"] * 1000 + 999].iloc[-1]
                assert float(point[name]) == pytest.approx(expected, abs=1e-11), cases
                count += 1
        crossed = [point["day"] for point in found["points"] if Fraction(point["won_by"]) >= Fraction(1, 2)]
        assert found["half_won_days"] == (crossed[0] if crossed else None)
    compared("lifelines", "points of Aalen-Johansen curves", count)
    assert count > 1_000


def test_wilson_agrees_with_statsmodels() -> None:
    """Intervals of random shares, to twelve places."""
    dice = random.Random("wilson")
    count = 0
    while count < INTERVALS:
        rows, shares = [], []
        confidence = dice.choice(["80%", "90%", "95%", "99%"])
        for owner in range(100):
            cases = dice.randint(1, dice.choice([3, 20]))
            won = dice.choice([0, cases, dice.randint(0, cases), dice.randint(0, cases)])
            shares.append((won, cases))
            ends = ["won"] * won + ["lost"] * (cases - won)
            rows += [
                {
                    "id": f"{owner}-{index}",
                    "owner": f"{owner:02}",
                    "history": [{"stage": "s1", "at": "2026-01-01"}, {"stage": end, "at": "2026-01-02"}],
                }
                for index, end in enumerate(ends)
            ]
        outcome = evaluate(TWO_ENDS | {"confidence": confidence}, {"as_of": "2026-02-01", "deals": rows})
        for (won, cases), owner in zip(shares, outcome["breakdowns"]["owner"], strict=True):
            alpha = 1 - float(Fraction(confidence[:-1]) / 100)
            low, high = proportion_confint(won, cases, alpha=alpha, method="wilson")
            found = owner["win_rate"]["interval"]
            assert float(found["low"]) == pytest.approx(max(low, 0.0), abs=2e-12), (won, cases, confidence)
            assert float(found["high"]) == pytest.approx(min(high, 1.0), abs=2e-12), (won, cases, confidence)
            assert Fraction(owner["win_rate"]["by_count"]) == rounded(Fraction(won, cases), 12)
            count += 1
    compared("statsmodels", "Wilson intervals", count)
