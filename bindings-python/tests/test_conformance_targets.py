"""Targets against an independent package: `apportionment` (Lackner), on random seats and votes."""

from __future__ import annotations

import json
import random
from collections import Counter

import apportionment.methods as independent
import pytest
import quotakit as qk
from agreement import compared

CASES = 2_000
METHODS = {
    "largest_remainder": "largest_remainder",
    "webster": "saintelague",
    "huntington_hill": "huntington",
    "dhondt": "dhondt",
    "adams": "adams",
}


def shares(method: str, votes: list[int], seats: int) -> list[int]:
    """Give what each party has, by quotakit."""
    children = [{"id": f"p{index}", "weight": str(vote)} for index, vote in enumerate(votes)]
    document = {
        "id": "seats",
        "unit": {"count": {}},
        "total": str(seats),
        "method": method,
        "tree": {"id": "house", "children": children},
    }
    outcome = qk.TargetPlan.from_json(json.dumps(document)).evaluate({})
    return [int(node.value) for node in outcome.nodes[1:]]


@pytest.mark.parametrize("method", METHODS)
def test_methods_agree_with_apportionment(method: str) -> None:
    """Where the votes leave a choice, the package says so; all others are the same to the seat."""
    dice = random.Random(f"seats by {method}")
    met: Counter[str] = Counter()
    for _ in range(CASES):
        votes = [dice.randint(1, dice.choice([9, 100, 10_000])) for _ in range(dice.randint(1, 9))]
        # Methods that give everybody a seat need one for each.
        seats = dice.randint(len(votes), dice.choice([20, 700]))
        try:
            expected = independent.compute(METHODS[method], votes, seats, fractions=True, tiesallowed=False)
        except independent.TiesException:
            met["tied"] += 1
            continue
        assert shares(method, votes, seats) == [int(seat) for seat in expected], (votes, seats)
        met["agreed"] += 1
    compared("apportionment", "seats of random votes (the others are ties)", met["agreed"], CASES)
    assert met["agreed"] > CASES // 2
