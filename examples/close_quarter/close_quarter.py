#!/usr/bin/env python3
"""Close the quarter: the review of `examples/data`, with the same bytes as in Rust and JavaScript.

pip install ./bindings-python
python examples/close_quarter/close_quarter.py                  # the review: review.json, review.html
python examples/close_quarter/close_quarter.py --why li-na      # one person's pay, from deals to cents
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import math
import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import quotakit as qk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quotakit.outcomes import AttainmentLine, Bottleneck, CloseOutcome

DATA = Path(__file__).resolve().parent.parent / "data"

# The documents that stand inside the closing's own, and where.
DOCUMENTS = {
    "goals.json": "/goals",
    "targets.json": "/targets",
    "targets-matrix.json": "/product_targets",
    "pipeline.json": "/pipeline",
    "scorecard.json": "/cohort/scorecard",
    "cohort.json": "/cohort",
    "pay-plan-ae.json": "/pay_plans/0",
    "pay-plan-manager.json": "/pay_plans/1",
}
# The tables and their columns. Every column has to be there: one that is left out by mistake could change what people
# are paid, and nothing would show it.
TABLES = {
    "people": "id name role region manager start end base_salary target_incentive plan weight",
    "products": "id name list_price",
    "deals": "id owner region product customer channel amount currency created expected_close participants",
    "stages": "deal stage at",
    "close_dates": "deal at expected_close reason",
    "collections": "deal date amount",
    "returns": "id deal date amount reason",
    "quotas": "person period quota",
    "indicators": "person period indicator actual target",
    "ratings": "person period indicator rater_group rating",
    "adjustments": "person period adjustment count",
    "vetoes": "person period veto note",
    "history": "period region product revenue",
    "actions": "action owner due about",
}


class Input:
    """What a closing needs, out of a folder of documents and tables."""

    def __init__(self, folder: Path) -> None:
        """Read the folder."""
        self.folder = folder
        self.lines: dict[str, list[int]] = {}
        self.document = self._document()
        self.facts = self._json("facts.json") | {name: self._table(name) for name in TABLES}

    def _json(self, name: str) -> dict[str, Any]:
        text = (self.folder / name).read_text("utf-8-sig")
        # Digits stay as they were written: binary floats never take part.
        data: dict[str, Any] = json.loads(text, parse_float=Decimal)
        return data

    def _document(self) -> dict[str, Any]:
        part = {name: self._json(name) for name in DOCUMENTS}
        return self._json("close.json") | {
            "goals": part["goals.json"],
            "targets": part["targets.json"],
            "product_targets": part["targets-matrix.json"],
            "pipeline": part["pipeline.json"],
            "cohort": part["cohort.json"] | {"scorecard": part["scorecard.json"]},
            "pay_plans": [part["pay-plan-ae.json"], part["pay-plan-manager.json"]],
        }

    def _table(self, name: str) -> list[dict[str, str]]:
        path, columns = self.folder / f"{name}.csv", TABLES[name].split()
        rows = []
        self.lines[name] = []
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            if sorted(header) != sorted(columns):
                sys.exit(f"{path}:1: error: the columns are {', '.join(header)}; they should be {', '.join(columns)}")
            for row in filter(None, reader):
                if len(row) != len(header):
                    sys.exit(f"{path}:{reader.line_num}: error: {len(row)} cells, where the header has {len(header)}")
                self.lines[name].append(reader.line_num)
                rows.append(dict(zip(header, row, strict=True)))
        return rows

    def place(self, problem: qk.Problem) -> str:
        """Tell the file and line of a row, or the file, line and column of a value in a document."""
        if problem.part == "facts":
            table, *rest = problem.path.lstrip("/").split("/")
            if table not in self.lines or not rest:
                return self._json_place("facts.json", problem.path)
            column = f", column `{rest[1]}`" if len(rest) > 1 else ""
            return f"{self.folder / table}.csv:{self.lines[table][int(rest[0])]}{column}"
        for name, prefix in DOCUMENTS.items():
            if f"{problem.path}/".startswith(f"{prefix}/"):
                return self._json_place(name, problem.path.removeprefix(prefix))
        return self._json_place("close.json", problem.path)

    def _json_place(self, name: str, pointer: str) -> str:
        place = qk.place_of((self.folder / name).read_text("utf-8-sig"), pointer)
        return f"{self.folder / name}:{place.line}:{place.column}" if place else str(self.folder / name)


def percent(share: Decimal | Fraction | None) -> str:
    """Show a share with two places."""
    if share is None:
        return "–"
    hundredths = math.floor(Fraction(share) * 10000 + Fraction(1, 2))
    return f"{Decimal(hundredths) / 100:.2f}%"


def amount(value: Decimal | None) -> str:
    """Show an amount with its thousands apart."""
    return "" if value is None else f"{value:,f}"


def attained(line: AttainmentLine, indent: str = "") -> str:
    """Show one line of attainment."""
    name = f"{indent}{line.name or line.id}"
    return f"  {name:28}{amount(line.actual):>16}{amount(line.target):>16}{percent(line.attainment):>10}"


def leak(outcome: CloseOutcome, bottleneck: Bottleneck) -> Iterator[str]:
    """Tell of the stage that loses most: what was lost, who goes on, what raising it is worth, and with whom."""
    interval, gain, change = bottleneck.interval, bottleneck.gain, bottleneck.change
    shown = f"{percent(interval.low)} to {percent(interval.high)}" if interval else ""
    lost = f"{bottleneck.lost.count} deals worth {amount(bottleneck.lost.value)} are lost there"
    gone = f"{bottleneck.advanced} of {bottleneck.of} ({bottleneck.basis}) go on"
    share = f"{percent(bottleneck.conversion)} ({shown}), {percent(bottleneck.benchmark)} should"
    yield f"  bottleneck: {bottleneck.stage}, {lost}; {gone}, {share}"
    if gain and gain.value is not None:
        low, high = amount(gain.low.value), amount(gain.high.value)
        yield f"    reaching that is worth {amount(gain.value)}, at the ends of the interval {low} and {high}"
    if change:
        past, now = (f"{percent(side.conversion)} of {side.of}" for side in (change.past, change.now))
        yield f"    before this period {past} went on, now {now}{'' if change.is_sure else ', which may be chance'}"
    owners = [
        (part.conversion or 0, f"{owner.key} {part.advanced} of {part.of} ({percent(part.conversion)})")
        for owner in outcome.funnel.breakdowns.owner
        for stage in owner.stages or ()
        # Judged by the same deals as the stage.
        for part in [stage.mature or stage]
        if owner.key and stage.stage == bottleneck.stage and not part.is_small_sample
    ]
    owners.sort(key=lambda owner: owner[0])
    yield f"    least go on with {', '.join(text for _, text in owners[:3])}"


def review(outcome: CloseOutcome) -> Iterator[str]:
    """Tell the review in short."""
    yield f"{outcome.title or outcome.id}: {outcome.period} closed as of {outcome.as_of}, amounts in {outcome.currency}"
    yield f"\n  {'':28}{'won':>16}{'target':>16}{'attained':>10}"
    yield attained(outcome.attainment.company)
    for region in outcome.attainment.regions:
        yield attained(region, "  ")
    for person in outcome.attainment.people:
        yield attained(person, "    ")
    yield f"\n  won of closed: {percent(outcome.funnel.win_rate.by_count)} by count"
    for bottleneck in outcome.funnel.bottlenecks[:1]:
        yield from leak(outcome, bottleneck)
    scores = {score.person: score for score in outcome.scores}
    yield f"\n  {'':12}{'score':>8}  {'grade':8}{'due':>14}"
    for pay in outcome.pay.people:
        score = scores.get(pay.person)
        points, grade = (score.score, score.grade) if score else (None, None)
        yield f"  {pay.person:12}{points or '':>8}  {grade or '':8}{amount(pay.due):>14}"
    yield f"  pay costs {amount(outcome.pay.cost)}, {percent(outcome.pay.cost_of_sales)} of what was won"
    yield "\n  what explains the gaps (views that overlap: they do not add up)"
    for cause in outcome.causes[:5]:
        yield f"  {amount(cause.amount):>16}  {cause.text}"


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--why", metavar="PERSON", help="print how this person's pay came about, from deals to cents")
    parser.add_argument(
        "--language", choices=["en", "zh-Hans", "zh-Hant"], default="en", help="en, zh-Hans or zh-Hant (default en)"
    )
    parser.add_argument("--data", metavar="FOLDER", type=Path, default=DATA, help="the documents and tables")
    parser.add_argument(
        "--out",
        metavar="FILE",
        type=Path,
        default=Path("review.json"),
        help="the review as JSON; the page stands beside it",
    )
    return parser.parse_args()


def main() -> int:
    """Close the quarter; tell which file cannot be read or written."""
    try:
        return close_quarter(options())
    except OSError as error:
        print(f"{error.filename or 'the output'}: error: {error.strerror}", file=sys.stderr)
        return 1


def close_quarter(asked: argparse.Namespace) -> int:
    """Close the quarter, or tell what is wrong with its documents and tables."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal or a file of another encoding shows escapes instead of ending the run.
        sys.stdout.reconfigure(errors="backslashreplace")
    given = Input(asked.data)
    try:
        close = qk.Close.from_dict(given.document)
        facts = given.facts | {"language": asked.language}
        if asked.why:
            print(*close.explain(facts, about=asked.why), sep="\n")
            return 0
        outcome = close.evaluate(facts)
    except qk.QuotakitError as error:
        for problem in error.told(asked.language):
            print(f"{given.place(problem)}: {problem.severity}[{problem.code}]: {problem.message}", file=sys.stderr)
            print(f"    = {problem.help}", file=sys.stderr)
        return 1
    page = asked.out.with_suffix(".html")
    asked.out.write_bytes(outcome.to_json().encode())
    page.write_bytes(close.report(facts).html.encode())
    print(*review(outcome), sep="\n")
    print(f"\nThe whole review: {asked.out}, and {page} to read. How somebody's pay came about: --why PERSON.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
