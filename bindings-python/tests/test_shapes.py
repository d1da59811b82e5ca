"""The typed dicts describe what there is: mypy takes every document and all facts of the vectors, and nothing wrong."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mypy import api

if TYPE_CHECKING:
    from collections.abc import Iterator

VECTORS = Path(__file__).parents[2] / "core" / "vectors"
PACKAGE = Path(__file__).parents[1] / "python"
SHAPES = (PACKAGE / "quotakit" / "_shapes.py").read_text("utf-8")
# Rows that cannot be read, and properties of events.
SET_ASIDE = {"funnel/111", "funnel/133"}

HEADER = "from decimal import Decimal\nfrom datetime import date, datetime\nfrom quotakit import _shapes as shapes\n"


def check(folder: Path, text: str) -> list[str]:
    """Type-check a module, and give what mypy says about it, as `LINE: WHAT`."""
    module, settings = folder / "constants.py", folder / "mypy.ini"
    module.write_text(HEADER + text, "utf-8")
    settings.write_text("[mypy]\nstrict = True\n", "utf-8")
    told, faults, _ = api.run(
        ["--no-error-summary", "--cache-dir", str(folder / "cache"), "--config-file", str(settings), str(module)]
    )
    assert faults == ""
    return [re.sub(r"^.*?:(?=\d)", "", line) for line in told.splitlines()]


def names() -> dict[str, tuple[str, str]]:
    """Find the names of the dicts of each kind in the text of the module."""
    kinds = {}
    for kind in sorted({folder.name for folder in (PACKAGE.parents[1] / "core" / "schemas").iterdir()}):
        if kind.endswith(".document.schema.json"):
            of = [json.loads((PACKAGE.parents[1] / "core" / "schemas" / name).read_text("utf-8"))["title"]
                  for name in (kind, kind.replace(".document.", ".facts."))]  # fmt: skip
            kinds[kind.removesuffix(".document.schema.json")] = (of[0], of[1])
    return kinds


def constants() -> Iterator[tuple[str, Any]]:
    """Give every document and all facts that load, with the names of their dicts."""
    kinds = names()
    for folder in sorted(VECTORS.iterdir()):
        outcome = json.loads((folder / "outcome.json").read_text("utf-8"))
        refused = {fault["in"] for fault in outcome.get("problems", []) if fault["severity"] == "error"}
        codes = {finding["code"] for finding in outcome.get("findings", []) if finding["severity"] == "error"}
        facts = folder / "facts.json"
        # Findings of a document alone say that it does not load; `SET_ASIDE`, that something was set aside.
        if not (folder / "document.json").exists() or "document" in refused or (codes and not facts.exists()):
            continue
        document = json.loads((folder / "document.json").read_text("utf-8"))
        of_document, of_facts = kinds[document["schema"].removeprefix("quotakit/").removesuffix("@1")]
        yield of_document, document
        if facts.exists() and "facts" not in refused and not codes & SET_ASIDE:
            yield of_facts, json.loads(facts.read_text("utf-8"))
        if (folder / "question.json").exists() and "facts" not in refused:
            questions = {
                "TargetPlanDocument": "TargetQuestion",
                "GoalDocument": "GoalQuestion",
                "ScorecardDocument": "ScorecardQuestion",
                "CohortDocument": "CohortQuestion",
                "CloseDocument": "CloseQuestion",
            }
            yield questions.get(of_document, "PayQuestion"), json.loads((folder / "question.json").read_text("utf-8"))


def test_everything_in_the_vectors_is_of_its_type(tmp_path: Path) -> None:
    """Every document and all facts are constants of their types."""
    lines = [f"constant_{index}: shapes.{name} = {value!r}" for index, (name, value) in enumerate(constants())]
    assert len(lines) > 400
    assert check(tmp_path, "\n".join(lines) + "\n") == []


PLAN = """{"id": "ae", "currency": "USD", "period": "month", "measures": [{"id": "revenue"}], "components": [
    {"id": "commission", "pay": {"tiers": {"mode": "marginal", "steps": [{"from": 0, "rate": Decimal("0.04")}]}}}]}"""
DEAL = """{"as_of": date(2026, 6, 1), "deals": [{"id": "a", "history": [{"stage": "lead", "at": "2026-07-01"}]}]}"""


def test_what_a_program_writes_is_of_its_type(tmp_path: Path) -> None:
    """Decimals, integers and dates may stand where JSON has texts."""
    text = f"plan: shapes.PayPlanDocument = {PLAN}\nfacts: shapes.PipelineFacts = {DEAL}\n"
    assert check(tmp_path, text) == []


WRONG = [
    (PLAN, '"measures"', '"mesures"', 'Extra key "mesures"'),
    (PLAN, '"id": "ae",', '"id": "ae", "idea": 1,', 'Extra key "idea"'),
    (PLAN, '"currency": "USD", ', "", 'Missing key "currency"'),
    (PLAN, '"month"', '"moon"', 'has type "Literal'),
    (PLAN, '"USD"', "None", 'has type "None"'),
    (PLAN, '"from": 0', '"from": []', 'TypedDict item "from"'),
    (PLAN, '"from": 0, ', "", 'Missing key "from"'),
    (PLAN, '"tiers": {', '"fixed": {}, "tiers": {', 'item "pay" has type "Pay"'),
    (DEAL, "date(2026, 6, 1)", "3.5", 'has type "float"'),
]


def test_what_is_wrong_is_found(tmp_path: Path) -> None:
    """A planted fault is no constant of the type."""
    lines: list[str] = []
    for text, old, new, _ in WRONG:
        assert text.count(old) == 1
        name = "PayPlanDocument" if text is PLAN else "PipelineFacts"
        lines.append(f"wrong_{len(lines)}: shapes.{name} = {text.replace(old, new)}".replace("\n", " "))
    told = check(tmp_path, "\n".join(lines) + "\n")
    for line, (_, old, new, expected) in enumerate(WRONG, start=HEADER.count("\n") + 1):
        about = [fault for fault in told if fault.startswith(f"{line}:")]
        assert any(re.search(expected, fault) for fault in about), (old, new, about)


def test_the_names_are_there() -> None:
    """Every kind has its two dicts, and a class tells its keys."""
    for pair in names().values():
        for name in pair:
            assert f"\nclass {name}(" in SHAPES
