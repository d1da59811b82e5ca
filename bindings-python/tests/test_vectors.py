"""The shared vectors: the same documents and facts give the same bytes as in Rust and JavaScript."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import quotakit as qk

VECTORS = Path(__file__).resolve().parents[2] / "core" / "vectors"
FOLDERS = sorted(path for path in VECTORS.iterdir() if path.is_dir())
CLASSES = {
    cls.kind: cls
    for cls in (
        qk.Goal,
        qk.GoalSet,
        qk.TargetPlan,
        qk.TargetMatrix,
        qk.Pipeline,
        qk.EventFunnel,
        qk.Scorecard,
        qk.Cohort,
        qk.PayPlan,
        qk.PayBook,
        qk.Close,
    )
}


def read(folder: Path, name: str) -> str | None:
    path = folder / name
    return path.read_bytes().decode() if path.exists() else None


def replay(folder: Path) -> str:
    """What the doors of text make of a vector: an outcome, an answer, problems, findings, or goals of a sentence."""
    names = ("document.json", "facts.json", "question.json", "sentence.txt")
    document, facts, question, sentence = (read(folder, name) for name in names)
    try:
        if sentence is not None:
            options = read(folder, "options.json")
            assert options is not None, f"{folder.name}: no options.json"
            return qk.read_goal_json(sentence.rstrip("\n"), options)
        assert document is not None, f"{folder.name}: no document.json"
        if question is not None:
            return qk.ask_json(document, question)
        return qk.lint_json(document) if facts is None else qk.evaluate_json(document, facts)
    except qk.QuotakitError as error:
        return error.to_json()


def class_of(document: str) -> type[qk.Document] | None:
    """The class of the kind that a document names; broken documents name none."""
    found = re.search(r'"schema"\s*:\s*"quotakit/([a-z-]+)@1"', document)
    return CLASSES.get(found[1]) if found else None


def test_every_vector_by_text(capsys: pytest.CaptureFixture[str]) -> None:
    """Replay every folder through the doors of text and compare bytes."""
    different = [folder.name for folder in FOLDERS if replay(folder) != read(folder, "outcome.json")]
    with capsys.disabled():
        print(f"\n{len(FOLDERS)} vectors replayed in Python")
    assert len(FOLDERS) == len(list(VECTORS.iterdir())), "something in core/vectors is no folder"
    assert FOLDERS, "no vectors were found"
    assert different == []


def told(plan: Any, question: Any) -> str:
    """What is asked of a plan, by the record of the answer where there is one."""
    (name,) = json.loads(question) if isinstance(question, str) else question
    return f'{{"{name}":{plan.ask(question).to_json()}}}'


def figure(digits: str) -> float | str:
    """A float where it has all the digits; a text keeps those of the others."""
    return float(digits) if repr(float(digits)) == digits else digits


def by_class(folder: Path, *, is_data: bool) -> str | None:
    """What the class of a vector's kind makes of it; from dicts, or from text. None where no class can hold it."""
    document, question = read(folder, "document.json"), read(folder, "question.json")
    given = read(folder, "facts.json") if question is None else question
    kind = class_of(document) if document is not None else None
    # Only of some kinds can something be asked; the doors of text ask the others.
    if document is None or given is None or kind is None or (question is not None and not hasattr(kind, "ask_json")):
        return None
    try:
        if is_data:
            loaded = kind.from_dict(json.loads(document, parse_float=figure))
            given = json.loads(given, parse_float=figure)
        else:
            loaded = kind.from_json(document)
        return loaded.evaluate_json(given) if question is None else told(loaded, given)
    except json.JSONDecodeError:
        return None
    except qk.QuotakitError as error:
        return error.to_json()


@pytest.mark.parametrize("is_data", [False, True], ids=["text", "dicts"])
def test_every_vector_by_class(*, is_data: bool) -> None:
    """Replay through the classes, which know the kind that they expect, from text and from dicts."""
    replayed = {folder: by_class(folder, is_data=is_data) for folder in FOLDERS}
    different = [
        folder.name
        for folder, outcome in replayed.items()
        if outcome is not None and outcome != read(folder, "outcome.json")
    ]
    assert different == []
    assert sum(outcome is not None for outcome in replayed.values()) > 250
