"""The sample plan, small enough to be worked by hand, and its facts."""

from __future__ import annotations

from typing import Any

PLAN: dict[str, Any] = {
    "schema": "quotakit/pay-plan@1",
    "id": "ae",
    "currency": "USD",
    "period": "month",
    "measures": [{"id": "revenue"}],
    "components": [
        {
            "id": "commission",
            "on": "revenue",
            "accumulate": "ytd",
            "pay": {
                "tiers": {
                    "axis": "amount",
                    "mode": "marginal",
                    "steps": [{"from": "0", "rate": "4%"}, {"from": "150000", "rate": "6%"}],
                }
            },
        }
    ],
}
FACTS: dict[str, Any] = {
    "person": "wang",
    "period": "2026-07",
    "measures": {"revenue": {"actual": "20000", "prior": {"ytd": "145000"}}},
}


def facts_with(actual: object) -> dict[str, Any]:
    """The sample facts with another figure of revenue."""
    return FACTS | {"measures": {"revenue": {"actual": actual, "prior": {"ytd": "145000"}}}}
