#!/usr/bin/env python3
"""An independent model of target plans, and thousands of random plans that it and the library must agree on.

    cargo build --release -p quotakit --example evaluate
    python3 checks/models/targets.py --plans 3000 [--seed 1] [--all]

Written from the rules, not from the library's code: exact fractions, one function a stage. It prints how many plans
agreed to the last step and how often each feature was met; on a difference it prints the first one whole and exits 1.

This file is the command line and the comparison; the model is `targets_model.py`, on `targets_shares.py`,
`targets_weights.py`, `targets_time.py`, `targets_margins.py` and `targets_progress.py`; the plans are drawn in
`targets_cases.py`.

Where the rules leave something open, the model holds what the library does, and these are the places:

- A padding is of the whole steps that a node has, not of its exact share: exact shares start anew below it.
- A padded node takes no more than what those below it can carry before rounding, and no less than they need; only where
  no value is left do whole steps decide.
- Without padding everybody below a padded node would have the same proportions.
- The parts of a padded node are the sums of those below it where these carry just what it has.
- Somebody whose bounds leave no choice counts as fixed; a maximum of zero alone does not.
- A locked sibling's history counts towards the proportions of a period.
- A sum of signed weights below zero is refused, as a sum of zero is.

Not compared: settled parts, minima that come first, forecasts as weights, revisions, bounds beyond zero or beside
signed weights, calendars of whole weeks.
"""

import argparse
import json
import math
import random
import subprocess
import sys
from collections import Counter
from fractions import Fraction as F
from pathlib import Path

# The parts lie next to this file, wherever it is run from and however Python was started (`-P`, `-m`).
sys.path.insert(0, str(Path(__file__).resolve().parent))

from pay_numbers import rounded
from targets_cases import facts_for, plan_for
from targets_features import features
from targets_margins import Margins
from targets_model import evaluate
from targets_progress import progress
from targets_shares import RefusedError

# How many features the plans meet, each of them at least once in so many plans.
FEATURES, SELDOM = 89, 1500
ROOT = Path(__file__).resolve().parents[2]


def amounts(periods):
    return [F(period["value"]) for period in periods]


def seen(node):
    """What the library's outcome says of a node."""
    left, receipt = node["unallocated"], node["receipt"]
    found = {name: optional(node[name]) for name in ("value", "exact", "plan", "assigned", "coverage")}
    found |= {name: optional(receipt[name]) for name in ("share", "floor", "remainder", "rank", "unit", "lambda")}
    found["unallocated"] = left and tuple(F(left[name]) for name in ("exact", "value", "plan"))
    return found | {"periods": amounts(node["periods"]), "left over time": amounts(left["periods"]) if left else []}


def optional(figure):
    return None if figure is None else F(figure)


def stated(model, share):
    """The model's figures of a node."""
    parent, low = share.parent, math.floor(share.exact)
    carried = sum(child.count for child in share.children)
    told = {
        "value": model.amount(share.count),
        "exact": model.amount(share.exact),
        "plan": model.amount(share.plan),
        "floor": model.amount(low),
        "remainder": share.exact - low,
        "rank": share.rank,
        "unit": model.amount(share.count - low),
        "assigned": model.amount(carried) if share.children else None,
        "coverage": rounded(F(carried, share.count), "half_up", 6) if share.children and share.count else None,
        "unallocated": share.left and tuple(map(model.amount, (*share.left, share.left_plan))),
        "share": share.exact / parent.whole if parent and parent.whole else None,
        "periods": [model.amount(part) for part in share.periods],
        "left over time": [model.amount(part) for part in share.left_periods],
    }
    # Where all are held by bounds, many rates hold them.
    return told | ({"lambda": model.amount(parent.rate)} if parent and parent.rate is not None else {})


def difference_of(plan, facts, outcome):
    try:
        model = evaluate(plan)
    except RefusedError as refused:
        return {} if "problems" in outcome else {"refused": {"model": str(refused), "library": False}}
    if "problems" in outcome:
        return {"problems": outcome["problems"]}
    assert [share.node["id"] for share in model.nodes] == [node["id"] for node in outcome["nodes"]]
    is_both = plan.get("time", {}).get("margins") == "both"
    found = Margins(model, outcome["nodes"]).faults if is_both else {}
    if F(outcome["residue"]) != model.residue:
        found["residue"] = {"model": model.residue, "library": outcome["residue"]}
    for share, node in zip(model.nodes, outcome["nodes"], strict=True):
        wanted, given = stated(model, share), seen(node)
        if is_both:
            wanted = {name: value for name, value in wanted.items() if name not in ("periods", "left over time")}
        if facts.get("actuals"):
            scale = len(node["value"].partition(".")[2])
            wanted |= progress(model, share, facts, scale)
            own = node["progress"]
            given |= {name: optional(own[name]) for name in wanted if name in own}
        for name, value in wanted.items():
            if value != given[name]:
                found[f"{node['id']} {name}"] = {"model": str(value), "library": str(given[name])}
    return found


def evaluate_all(cases, program):
    text = "".join(json.dumps({"document": d, "facts": f}, separators=(",", ":")) + "\n" for d, f in cases)
    done = subprocess.run([program, "--lines"], input=text, capture_output=True, text=True, check=True)
    outcomes = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(outcomes) == len(cases)
    return outcomes


def kind_of(difference):
    if "problems" in difference:
        return ",".join(sorted({problem["code"] for problem in difference["problems"]}))
    first = next(iter(difference))
    return str(difference[first]) if first == "refused" else first.split(" ", 1)[-1]


def show_all(differences):
    """Every kind of difference: how many, and the smallest case of it."""
    kinds = {}
    for case in differences:
        kinds.setdefault(kind_of(case[3]), []).append(case)
    for kind, found in sorted(kinds.items(), key=lambda pair: -len(pair[1])):
        document, facts, _, difference = min(found, key=lambda case: len(json.dumps(case[:2])))
        print(len(found), kind, *map(json.dumps, (document, facts, difference)), sep="\n")


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--plans", type=int, default=3000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument(
        "--program", default=ROOT / "target/release/examples/evaluate", help="what evaluates a case a line"
    )
    options.add_argument("--all", action="store_true", help="show the smallest case of every kind of difference")
    options = options.parse_args()
    dice, cases = random.Random(options.seed), []
    for _ in range(options.plans):
        plan = plan_for(dice)
        cases.append(({"schema": "quotakit/target-plan@1", **plan}, facts_for(dice, plan)))
    outcomes = [(*case, outcome) for case, outcome in zip(cases, evaluate_all(cases, options.program), strict=True)]
    differences = [(*case, difference) for case in outcomes if (difference := difference_of(*case))]
    met = Counter(name for case in outcomes for name in features(*case))
    refused = sum("problems" in case[2] for case in outcomes)
    print("; ".join(f"{name} {many}" for name, many in sorted(met.items())))
    print(f"targets: {len(cases) - len(differences)} of {len(cases)} plans agree on {len(met)} features;", end=" ")
    print(f"{refused} of them are refused by both")
    if options.all:
        show_all(differences)
    for document, facts, outcome, difference in differences[:1]:
        shown = {"document": document, "facts": facts, "difference": difference, "outcome": outcome}
        for name, part in shown.items():
            print(f"{name}: {json.dumps(part, indent=1, ensure_ascii=False)}")
        sys.exit(1)
    # Seldom enough would be never: a feature that the plans hardly meet is not compared.
    seldom = [name for name, many in met.items() if many * SELDOM < len(cases)]
    if len(cases) >= SELDOM and (seldom or len(met) < FEATURES):
        sys.exit(f"the plans meet {len(met)} features, hardly {seldom}")


if __name__ == "__main__":
    main()
