#!/usr/bin/env python3
"""An independent model of pay, and thousands of random cases that it and the library must agree on to the cent.

    cargo build --release -p quotakit --example evaluate
    python3 checks/models/pay.py --cases 5000 [--seed 1] [--all]

Written from the rules, not from the library's code: exact fractions, one function a stage. It prints how many cases
agreed and how often each feature was met; on a difference it prints the first one whole and exits 1.

This file is the command line and the comparison; the model is `pay_model.py`, on `pay_component.py`, `pay_shapes.py`,
`pay_credit.py`, `pay_leaver.py` and `pay_world.py`; the cases are drawn in `pay_cases.py`, `pay_case_leaver.py` and
`pay_facts.py`.

Where the rules leave something open, the model holds what the library does, and these are the places:

- A deal that several rules credit has, for a spiff, the day of the first of them.
- A deal of which a part was taken back still counts as one deal, and still earns the amount of a spiff.
- What is counted is split exactly, so that of one deal two have a half each, unless the measure's unit declares a step.
- A roll-up hands up what revenue rules credit to the participants; where none applies, it divides the deal itself.
- An overlay share of 2 is twice the deal: only revenue shares are weights.
- The cap of a component that pays every transaction alone holds for the period, not for each of them.
- A roll-up asks who was above whom on the transaction's own date, by whatever day it is credited.
- After the end of a draw its guarantee is nothing, so recovery may take the whole pay.
- A draw that is forgiven is forgiven as it stood when the period opened; the period's own draw is owed.
- Under `as_paid` a component's cap binds on what is left once reversed deals were taken back, not on each deal.
- Pools, and curves of the base salary, are paid on what reversals leave under `as_paid` too.
- A plan's floor above its cap tops up to the cap alone.
- What a plan withheld comes in before its floor and its cap, so it counts towards the floor.
- What fills a pool is moved by factors on measures, never by the score or the grade of the person who asks.
- A base salary is never scaled by active days.
- A deal that several rules credit for one measure by different days earns for who left rule by rule.
- Days after the last one are not active, in windows neither, even when the question is asked before it.
"""

import argparse
import json
import random
import subprocess
import sys
from collections import Counter
from fractions import Fraction as F
from pathlib import Path

# The parts lie next to this file, wherever it is run from and however Python was started (`-P`, `-m`).
sys.path.insert(0, str(Path(__file__).resolve().parent))

from pay_case_dated import book
from pay_case_leaver import leave, terminate
from pay_cases import plan
from pay_dated import RefusedError
from pay_facts import facts_for
from pay_features import features
from pay_model import evaluate
from pay_numbers import rounded, text_of

# The lines beside the components' that the model states.
KINDS = (
    "forfeited",
    "waiting",
    "excess",
    "holdback",
    "release",
    "draw",
    "recovery",
    "repayment",
    "adjustment",
    "carried_in",
    "forgiven",
)
STAGES = ("earned", "after_cap", "after_multipliers", "after_gates")
FIGURES = ("plan_floor", "entitled", "due", "draw_balance", "carried")
# How many features the cases meet, each of them at least once in so many cases.
FEATURES, SELDOM = 226, 500
ROOT = Path(__file__).resolve().parents[2]


def seen(outcome, scale):
    """What the library's outcome says of each figure that the model states."""
    own = {line["component"]: line for line in outcome["lines"] if line["kind"] == "component"}
    found = {name: outcome[name] for name in FIGURES if name in outcome}
    for kind in (*KINDS, "plan_floor"):
        amounts = [F(line["paid"]) for line in outcome["lines"] if line["kind"] == kind]
        found[kind] = text_of(sum(amounts, F(0)), scale)
    found["withheld"] = outcome.get("withheld", {})
    found["payment"] = outcome.get("payment", {}).get("due")
    found["lines"] = {name: line["paid"] for name, line in own.items()}
    return found | {stage: {name: line[stage] for name, line in own.items()} for stage in STAGES}


def stated(expected):
    """The model's figures as an outcome writes them."""
    scale = expected["scale"]
    told = {name: text_of(expected[name], scale) for name in FIGURES}
    told |= {kind: text_of(expected["moved"].get(kind, F(0)), scale) for kind in KINDS}
    told["withheld"] = {name: text_of(value, scale) for name, value in expected["withheld"].items()}
    told["payment"] = expected["payment"] and text_of(*expected["payment"])
    told["lines"] = {name: text_of(value, scale) for name, value in expected["lines"].items()}
    # The stages before rounding are exact; an outcome shows them half up.
    for stage in STAGES:
        told[stage] = {name: text_of(rounded(v, "half_up", scale), scale) for name, v in expected[stage].items()}
    return told


def difference_of(document, facts, outcome):
    try:
        expected = evaluate(document, facts)
    except (RefusedError, ZeroDivisionError):
        # Nobody attains a quota of nothing.
        return {} if "problems" in outcome else {"refused": {"model": True, "library": False}}
    if "problems" in outcome:
        return {"problems": outcome["problems"]}
    wanted, found = stated(expected), seen(outcome, expected["scale"])
    return {name: {"model": wanted[name], "library": found[name]} for name in wanted if wanted[name] != found[name]}


def evaluate_all(cases):
    program = ROOT / "target/release/examples/evaluate"
    text = "".join(json.dumps({"document": d, "facts": f}, separators=(",", ":")) + "\n" for d, f in cases)
    done = subprocess.run([program, "--lines"], input=text, capture_output=True, text=True, check=True)
    outcomes = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(outcomes) == len(cases)
    return outcomes


def again(document, facts, outcome):
    """The same question, once what it answered is paid."""
    facts = {name: value for name, value in facts.items() if name != "due_elsewhere"}
    return document, {**facts, "paid_before": {**facts.get("paid_before", {}), facts["period"]: outcome["booked"]}}


def unsettled(cases):
    """What still moves once it was paid: nothing should be due, and the balances should stay what they were."""
    for case, repeat in zip(cases, evaluate_all([again(*case) for case in cases]), strict=True):
        same = all(repeat.get(name) == case[2][name] for name in ("draw_balance", "carried", "entitled", "booked"))
        if not same or F(repeat["due"]) != 0:
            told = {name: repeat.get(name) for name in ("due", "carried", "draw_balance", "problems")}
            yield (*case, {"run again": told})


def kind_of(difference):
    if "problems" in difference:
        return ",".join(sorted({problem["code"] for problem in difference["problems"]}))
    return next(iter(difference))


def unusual(found, cases):
    """The features that are far more frequent among the differences than among all cases."""
    counts = [Counter(name for case in group for name in features(*case[:2])) for group in (cases, found)]
    ratio = {name: many / len(found) * len(cases) / counts[0][name] for name, many in counts[1].items()}
    return [name for name, times in sorted(ratio.items(), key=lambda pair: -pair[1]) if times > 1.6][:12]


def show_all(differences, cases):
    """Every kind of difference: how many, with what they have in common, and the smallest case of it."""
    kinds = {}
    for case in differences:
        kinds.setdefault(kind_of(case[3]), []).append(case)
    for kind, found in sorted(kinds.items(), key=lambda pair: -len(pair[1])):
        print(len(found), kind, unusual(found, cases))
        document, facts, outcome, difference = min(found, key=lambda case: len(json.dumps(case[:2])))
        print(*map(json.dumps, (document, facts, difference, outcome.get("lines"))), sep="\n")


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--cases", type=int, default=5000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--all", action="store_true", help="show the smallest case of every kind of difference")
    options = options.parse_args()
    dice, cases = random.Random(options.seed), []
    for _ in range(options.cases):
        document = plan(dice)
        terminate(dice, document)
        facts = facts_for(dice, document)
        leave(dice, document, facts)
        cases.append((book(dice, document, facts) if dice.random() < 0.1 else document, facts))
    outcomes = [(*case, outcome) for case, outcome in zip(cases, evaluate_all(cases), strict=True)]
    differences = [(*case, difference) for case in outcomes if (difference := difference_of(*case))]
    answered = [case for case in outcomes if "problems" not in case[2]]
    moving = list(unsettled(answered))
    met = Counter(name for case in cases for name in features(*case))
    print("; ".join(f"{name} {many}" for name, many in sorted(met.items())))
    print(f"pay: {len(cases) - len(differences)} of {len(cases)} cases agree on {len(met)} features;", end=" ")
    print(f"{len(answered) - len(moving)} of {len(answered)} owe nothing once paid")
    # Seldom enough would be never: a feature that the cases hardly meet is not compared.
    seldom = [name for name, many in met.items() if many * SELDOM < len(cases)]
    if len(cases) >= 5000 and (seldom or len(met) < FEATURES):
        sys.exit(f"the cases meet {len(met)} features, hardly {seldom}")
    if options.all:
        show_all(differences + moving, cases)
    for document, facts, outcome, difference in (differences + moving)[:1]:
        shown = {"document": document, "facts": facts, "difference": difference, "outcome": outcome}
        for name, part in shown.items():
            print(f"{name}: {json.dumps(part, indent=1, ensure_ascii=False)}")
        sys.exit(1)


if __name__ == "__main__":
    main()
