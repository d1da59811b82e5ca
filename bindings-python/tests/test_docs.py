"""The documentation: its examples run, and `help` says what a user looks for."""

from __future__ import annotations

import doctest
import importlib
import inspect
import pkgutil
import pydoc
from pathlib import Path

import pytest
import quotakit as qk
from test_vectors import CLASSES

MODULES = ["quotakit", *(f"quotakit.{found.name}" for found in pkgutil.iter_modules(qk.__path__))]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings(name: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(name))
    assert failed == 0


def test_every_kind_has_an_example_with_a_figure() -> None:
    finder = doctest.DocTestFinder(recurse=False)
    for cls in (*CLASSES.values(), qk.Calendar):
        (found,) = finder.find(cls, cls.__name__)
        figures = [example.want for example in found.examples if any(char.isdigit() for char in example.want)]
        assert figures, f"{cls.__name__} shows no figure"


@pytest.mark.parametrize(("above", "at_least"), [(1, 8), (2, 3)], ids=["package", "project"])
def test_examples_in_the_readme(above: int, at_least: int) -> None:
    readme = Path(__file__).resolve().parents[above] / "README.md"
    failed, attempted = doctest.testfile(str(readme), module_relative=False, encoding="utf-8")
    assert failed == 0
    assert attempted >= at_least


def test_help_reads_like_documentation() -> None:
    text = pydoc.plain(pydoc.render_doc(qk.PayPlan))
    for expected in (
        "class PayPlan(",
        "so 5,000 stand below the step and 15,000 above",
        "evaluate(self, facts: 'PayFacts | Mapping[str, Any] | str | bytes') -> 'PayOutcome'",
        "Pay one person for one period.",
        "from_dict(data: 'Mapping[str, Any]') -> 'Self'",
        "from_file(path: 'str | PathLike[str]') -> 'Self'",
        "QuotakitError: everything that is wrong with the facts.",
        "List what is legal but probably not meant",
        "The SHA-256 of the canonical form",
        "`quotakit.shapes.PayPlanDocument`",
    ):
        assert expected in text, expected


def test_every_public_name_is_documented() -> None:
    for name in qk.__all__:
        public = getattr(qk, name)
        if not (inspect.isclass(public) or inspect.isroutine(public)):
            continue
        assert inspect.getdoc(public), name
        for member, value in inspect.getmembers(public, inspect.isroutine) if inspect.isclass(public) else []:
            if not member.startswith("_"):
                assert inspect.getdoc(value), f"{name}.{member}"
