"""Charts of outcomes, as notebooks and files have them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import quotakit as qk
import vl_convert

if TYPE_CHECKING:
    from pathlib import Path

    from quotakit._record import Outcome


@pytest.fixture
def pay() -> Outcome:
    """Ten per cent of a thousand, and fifty for a new customer."""
    plan = qk.PayPlan.from_dict(
        {
            "id": "ae",
            "currency": "USD",
            "period": "month",
            "measures": [{"id": "sales"}, {"id": "logos"}],
            "components": [
                {"id": "commission", "on": "sales", "pay": {"rate": {"rate": "10%"}}},
                {"id": "logo", "on": "logos", "pay": {"per_unit": {"amount": 50}}},
            ],
        }
    )
    return plan.evaluate(
        {"person": "ann", "period": "2026-07", "measures": {"sales": {"actual": 1000}, "logos": {"actual": 1}}}
    )


def test_an_outcome_draws_itself(pay: Outcome) -> None:
    charts = pay.charts(language="zh-Hans")
    assert repr(charts) == "Charts(waterfall)"
    chart = charts.named("waterfall")
    assert chart.title == "ann：从应得到应付"
    rows = chart.spec["data"]["values"]
    # 100 and 50 add up to 150.
    assert [(row["label"], row["from"], row["to"]) for row in rows] == [
        ("100.00", 0, 100),
        ("50.00", 100, 150),
        ("150.00", 0, 150),
    ]
    with pytest.raises(KeyError, match="no chart is called 'funnel'; there are waterfall"):
        charts.named("funnel")
    with pytest.raises(qk.QuotakitError) as refused:
        pay.charts(theme="blue")  # type: ignore[arg-type]
    assert refused.value.problems[0].path == "/theme"


def test_jupyterlab_is_given_the_version_that_it_draws(pay: Outcome) -> None:
    (chart,) = pay.charts()
    bundle = chart._repr_mimebundle_()
    assert bundle["text/plain"] == "Chart('ann: from earned to due')"
    for version in ("v5", "v6"):
        spec = bundle[f"application/vnd.vegalite.{version}+json"]
        assert spec["$schema"].endswith(f"/vega-lite/{version}.json")
        assert spec | {"$schema": ""} == chart.spec | {"$schema": ""}


def test_a_chart_is_written(pay: Outcome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (chart,) = pay.charts()
    chart.save(tmp_path / "pay.json")
    assert json.loads((tmp_path / "pay.json").read_text("utf-8")) == chart.spec
    with pytest.raises(ValueError, match=r"pay\.gif: a chart is written as"):
        chart.save(tmp_path / "pay.gif")
    chart.save(tmp_path / "pay.svg")
    assert ">150.00</text>" in (tmp_path / "pay.svg").read_text("utf-8")
    chart.save(tmp_path / "pay.png")
    assert (tmp_path / "pay.png").read_bytes().startswith(b"\x89PNG")
    assert type(chart.to_altair()).__name__ == "LayerChart"
    for missing in ("vl_convert", "altair"):
        monkeypatch.setitem(__import__("sys").modules, missing, None)
    with pytest.raises(ImportError, match=r"quotakit\[charts\]"):
        chart.save(tmp_path / "pay.png")
    with pytest.raises(ImportError, match=r"quotakit\[charts\]"):
        chart.to_altair()


def test_no_notebook_is_needed(pay: Outcome) -> None:
    """Where nothing draws, whoever shows falls back to texts."""
    for shown in (pay, pay.charts()):
        with pytest.raises(NotImplementedError):
            shown._ipython_display_()


def test_what_has_nothing_to_draw_has_no_charts() -> None:
    matrix = qk.TargetMatrix.from_dict(
        {
            "unit": {"count": {}},
            "rows": [{"id": "a", "total": 1}],
            "columns": [{"id": "b", "total": 1}],
            "weights": [[1]],
        }
    )
    assert matrix.evaluate({}).charts() == ()


def test_jupyterlab_draws_what_it_is_given(pay: Outcome) -> None:
    """It has Vega-Lite 5, which warns of nothing and draws the same figures."""
    (chart,) = pay.charts()
    spec = chart._repr_mimebundle_()["application/vnd.vegalite.v5+json"]
    svg = vl_convert.vegalite_to_svg(spec, vl_version="5.21")
    assert [f">{figure}</text>" in svg for figure in ("100.00", "50.00", "150.00")] == [True, True, True]
