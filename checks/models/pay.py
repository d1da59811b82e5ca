#!/usr/bin/env python3
"""An independent model of pay, and thousands of random cases that it and the library must agree on to the cent.

    cargo build --release -p quotakit --example evaluate
    python3 checks/models/pay.py --cases 3000 [--seed 1]

Written from the rules, not from the library's code: exact fractions, one function a stage. It prints how many cases
agreed; on a difference it prints the first one whole and exits 1.

This file is the command line and the comparison; the model is `pay_model.py`, on `pay_shapes.py` and `pay_world.py`;
the cases are drawn in `pay_cases.py`.
"""

import argparse
import json
import random
import subprocess
import sys
from fractions import Fraction as F
from pathlib import Path

# The parts lie next to this file, wherever it is run from and however Python was started (`-P`, `-m`).
sys.path.insert(0, str(Path(__file__).resolve().parent))

from pay_cases import facts_for, plan
from pay_model import evaluate
from pay_world import PERIOD, rounded, text_of

ROOT = Path(__file__).resolve().parents[2]


def seen(outcome, expected):
    """What the library's outcome says of each figure that the model states."""
    own = {line["component"]: line for line in outcome["lines"] if line["kind"] == "component"}
    top = [line["paid"] for line in outcome["lines"] if line["kind"] == "plan_floor"]
    found = {
        "lines": {name: line["paid"] for name, line in own.items()},
        "plan_floor": top[0] if top else text_of(F(0), expected["scale"]),
    }
    for name in ("entitled", "due", "draw_balance", "carried"):
        found[name] = outcome[name]
    for stage in ("earned", "after_cap", "after_gates"):
        found[stage] = {name: line[stage] for name, line in own.items()}
    return found


def stated(expected):
    """The model's figures as an outcome writes them."""
    scale = expected["scale"]
    told = {name: text_of(expected[name], scale) for name in ("plan_floor", "entitled", "due", "draw_balance", "carried")}
    told["lines"] = {name: text_of(value, scale) for name, value in expected["lines"].items()}
    # The stages before rounding are exact; an outcome shows them half up.
    for stage in ("earned", "after_cap", "after_gates"):
        told[stage] = {name: text_of(rounded(v, "half_up", scale), scale) for name, v in expected[stage].items()}
    return told


def evaluate_all(cases):
    program = ROOT / "target/release/examples/evaluate"
    text = "".join(json.dumps({"document": d, "facts": f}, separators=(",", ":")) + "\n" for d, f in cases)
    done = subprocess.run([program, "--lines"], input=text, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def again(document, facts, outcome):
    """The same question, once what it answered is paid."""
    paid = dict(facts.get("paid_before", {}))
    paid[PERIOD] = outcome["booked"]
    return document, {**facts, "paid_before": paid}


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--cases", type=int, default=3000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--all", action="store_true", help="count every difference by what differs")
    options = options.parse_args()
    dice = random.Random(options.seed)
    cases = []
    for _ in range(options.cases):
        document = plan(dice)
        cases.append((document, facts_for(dice, document)))
    outcomes = evaluate_all(cases)
    assert len(outcomes) == len(cases)
    agreed, first, kinds = 0, None, {}
    for (document, facts), outcome in zip(cases, outcomes):
        if "problems" in outcome:
            difference = {"problems": outcome["problems"]}
        else:
            expected = evaluate(document, facts)
            wanted, found = stated(expected), seen(outcome, expected)
            difference = {
                name: {"model": wanted[name], "library": found[name]} for name in wanted if wanted[name] != found[name]
            }
        if not difference:
            agreed += 1
            continue
        first = first or (document, facts, difference, outcome)
        key = ",".join(p["code"] for p in difference["problems"]) if "problems" in difference else next(iter(difference))
        kinds.setdefault(key, []).append((document, facts, difference, outcome))
    # Once paid, nothing more is due, and the balances stay what they were.
    answered = [(d, f, o) for (d, f), o in zip(cases, outcomes) if "problems" not in o]
    second = evaluate_all([again(*case) for case in answered])
    settled = 0
    for (document, facts, outcome), repeat in zip(answered, second):
        same = all(repeat.get(name) == outcome[name] for name in ("draw_balance", "carried", "entitled", "booked"))
        if same and F(repeat["due"]) == 0:
            settled += 1
        else:
            difference = {"run again": {name: repeat.get(name) for name in ("due", "carried", "draw_balance", "problems")}}
            first = first or (document, facts, difference, outcome)
            kinds.setdefault("again", []).append((document, facts, difference, outcome))
    print(f"pay: {agreed} of {len(cases)} cases agree; {settled} of {len(answered)} owe nothing once paid")
    if options.all:
        for key, found in sorted(kinds.items(), key=lambda pair: -len(pair[1])):
            print(len(found), key)
            smallest = min(found, key=lambda case: len(json.dumps(case[:2])))
            print(json.dumps(smallest[0]), json.dumps(smallest[1]), json.dumps(smallest[2], indent=1),
                  json.dumps({k: v for k, v in smallest[3].items() if k != "trace"}), sep="\n")
    if first:
        for name, part in zip(("document", "facts", "difference", "outcome"), first):
            print(f"{name}: {json.dumps(part, indent=1, ensure_ascii=False)}")
        sys.exit(1)


if __name__ == "__main__":
    main()
