#!/usr/bin/env python3
"""Random years of pay in several payroll runs, which the model and the library must settle to the same ledgers.

    cargo build --release -p quotakit --example evaluate
    python3 checks/models/pay_year.py --years 500 [--seed 1]

A year is one person's periods under a random plan. Deals and reversals come late, quotas, scores and plans are put
right, receipts come in; it all gets known in two orders, each in several runs. Every run has to post what the model
posts, line by line; the last run again posts nothing; and in whichever order things became known, each line of each
period is worth the same in the end. On a difference the first one is printed whole, and the exit code is 1.
"""

import argparse
import json
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

# The parts lie next to this file, wherever it is run from and however Python was started (`-P`, `-m`).
sys.path.insert(0, str(Path(__file__).resolve().parent))

from pay_dated import RefusedError
from pay_numbers import F, text_of
from pay_year_cases import closing_day, runs, year
from pay_year_model import question, settle, written

# How many features the years meet, each of them at least in one of so many courses.
FEATURES, SELDOM = 24, 100
ROOT = Path(__file__).resolve().parents[2]
# What moves money between periods and runs; where it ends depends on when things became known.
MOVING = ("carry", "carried_in")


class Course:
    """One order in which a year becomes known, run by run."""

    def __init__(self, number, states):
        self.number, self.states = number, [*states, states[-1]]
        self.ledger, self.entries, self.paid, self.closed = {}, [], F(0), []
        self.difference, self.refused, self.met = None, False, set()

    def goes_on(self, index):
        return index < len(self.states) and not self.difference and not self.refused

    def asked(self, index):
        document, known, day = self.states[index]
        name = f"run-{index}"
        return {"document": document, "question": question(known, self.entries, name, day)}

    def settle(self, index, answer):
        """Compares a run with what the model makes of it."""
        document, known, day = self.states[index]
        name = f"run-{index}"
        found = answer.get("settle", answer)
        try:
            postings, self.closed = settle(document, known, self.ledger, day)
        except RefusedError:
            self.refused = True
            self.difference = None if found.get("faults") else {"run": index, "refused by the model": True}
            return
        if "payments" not in found or found["faults"]:
            self.difference = {"run": index, "problems": found}
            return
        scale = self.closed[-1]["scale"]
        wanted = told(postings, self.closed, scale)
        wanted["entries"] = self.entries + written(postings, name, day, scale)
        seen = shown(found)
        wrong = {key: {"model": wanted[key], "library": seen[key]} for key in wanted if wanted[key] != seen[key]}
        again = index == len(self.states) - 1
        if again and (postings or found["ledger"]["entries"] != self.entries):
            wrong["again"] = written(postings, name, day, scale)
        if wrong:
            self.difference = {"run": index, **wrong}
        self.entries, self.paid = found["ledger"]["entries"], self.paid + sum(postings.values(), F(0))
        for place, amount in postings.items():
            self.ledger[place] = self.ledger.get(place, F(0)) + amount
        self.met |= features(index, known, postings, self.closed)

    def worth(self):
        """What the lines are worth in the end, and what is paid and carried in all."""
        lines = {place: amount for place, amount in self.ledger.items() if place[1] not in MOVING and amount}
        return lines, self.paid + self.closed[-1]["carried"]


def kind_of(difference):
    faults = difference.get("problems", {}).get("faults", [])
    codes = {problem["code"] for fault in faults for problem in fault["problems"]}
    return ", ".join(codes or [name for name in difference if name != "run"])


def told(postings, closed, scale):
    """The model's figures as an answer writes them."""
    last, names = closed[-1], ("entitled", "paid_before", "due", "draw_balance", "carried")
    periods = [{"period": own["period"]} | {name: text_of(own[name], scale) for name in names} for own in closed]
    figures = {name: text_of(last[name], scale) for name in ("draw_balance", "carried")}
    withheld = {name: text_of(value, scale) for name, value in last["withheld"].items()}
    return figures | {"due": text_of(sum(postings.values(), F(0)), scale), "withheld": withheld, "periods": periods}


def shown(found):
    """The same of the library's answer."""
    (payment,) = found["payments"]
    periods = [
        {name: value for name, value in own.items() if name not in ("plan_hash", "withheld")}
        for own in payment["periods"]
    ]
    names = ("draw_balance", "carried", "due")
    figures = {name: payment[name] for name in names} | {"withheld": payment.get("withheld", {})}
    return figures | {"periods": periods, "entries": found["ledger"]["entries"]}


def features(index, known, postings, closed):
    """What a run meets."""
    found = {f"{'first' if index == 0 else 'later'} run posts {line_kind(line)}" for _, line in postings}
    found |= {name for name in ("opening", "transactions") if known.get(name)}
    for own in closed:
        found |= {f"closes with {name}" for name in ("carried", "draw_balance", "withheld") if own[name]}
        found |= {"a closed period changes"} if own["paid_before"] and own["due"] else set()
    return found


def line_kind(line):
    return "component" if len(line) == 1 else "by-hand" if line.startswith("by-hand") else line


def answers(questions):
    text = "".join(json.dumps(question, separators=(",", ":")) + "\n" for question in questions)
    program = ROOT / "target/release/examples/evaluate"
    done = subprocess.run([program, "--lines"], input=text, capture_output=True, text=True, check=True)
    return list(map(json.loads, done.stdout.splitlines()))


def courses(dice, count):
    found = []
    for number in range(count):
        document, whole = year(dice)
        # Both end on the same day, by which releases are judged.
        last = closing_day(dice, document, whole)
        found += [Course(number, runs(dice, document, whole, last)) for _ in range(2)]
    return found


def disordered(pairs):
    """The years that are not worth the same in both orders."""
    for one, other in pairs:
        if all(course.goes_on(0) for course in (one, other)) and one.worth() != other.worth():
            worth = [
                {str(place): str(amount) for place, amount in course.worth()[0].items()} for course in (one, other)
            ]
            one.difference = {"in another order": worth}


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--years", type=int, default=500)
    options.add_argument("--seed", type=int, default=1)
    options = options.parse_args()
    found = courses(random.Random(options.seed), options.years)
    settled = 0
    for index in range(max(len(course.states) for course in found)):
        going = [course for course in found if course.goes_on(index)]
        for course, answer in zip(going, answers([course.asked(index) for course in going]), strict=True):
            course.settle(index, answer)
        settled += len(going)
    disordered(zip(found[::2], found[1::2], strict=True))
    met = Counter(name for course in found for name in course.met)
    print("; ".join(f"{name} {many}" for name, many in sorted(met.items())))
    if options.years >= 500 and (len(met) < FEATURES or min(met.values()) * SELDOM < len(found)):
        sys.exit(f"the years meet {len(met)} features, some of them hardly ever")
    wrong = [course for course in found if course.difference]
    years = options.years - len({course.number for course in wrong})
    refused = sum(course.refused for course in found)
    print(
        f"settle: {years} of {options.years} years agree in {settled} runs, {refused} of {len(found)} refused by both"
    )
    kinds = Counter(kind_of(course.difference) for course in wrong)
    for kind, many in kinds.most_common():
        print(f"{many} {kind}")
    for course in sorted(wrong, key=lambda course: len(json.dumps(course.asked(0))))[:1]:
        index = course.difference.get("run", len(course.states) - 1)
        print(json.dumps({**course.asked(index), "difference": course.difference}, ensure_ascii=False, indent=1))
        sys.exit(1)


if __name__ == "__main__":
    main()
