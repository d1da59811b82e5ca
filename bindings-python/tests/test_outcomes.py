"""The generated records of outcomes hold every outcome of the shared vectors: its bytes, its values, its types."""

from __future__ import annotations

import copy
import dataclasses
import functools
import json
import pickle
import types
import typing
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from quotakit import _outcomes, _record, _shapes
from quotakit._errors import Problem
from quotakit._outcomes import ANSWERS, OUTCOMES, PayLine, PayOutcome
from quotakit._questions import answer_of
from quotakit._record import FrozenDict, Record, text_of

VECTORS = Path(__file__).parents[2] / "core" / "vectors"


PAID = "payout-attainment-tiers-full-window"


def kind_of(folder: Path) -> str | None:
    """Tell what a vector's outcome is; `None` where it is problems, or findings of a document alone."""
    outcome = json.loads((folder / "outcome.json").read_text("utf-8"))
    if "problems" in outcome:
        return None
    if (folder / "sentence.txt").exists():
        return "read-goal"
    if (folder / "question.json").exists():
        (question,) = outcome
        return str(question)
    if not (folder / "facts.json").exists():
        return None
    schema: str = json.loads((folder / "document.json").read_text("utf-8"))["schema"]
    return schema.removeprefix("quotakit/").removesuffix("@1")


FOLDERS = sorted(folder for folder in VECTORS.iterdir() if kind_of(folder) is not None)


def read(folder: Path) -> tuple[str, Any]:
    """Read the outcome of a vector, of whatever class it is."""
    text = (folder / "outcome.json").read_text("utf-8")
    kind = kind_of(folder)
    assert kind is not None
    if kind not in ANSWERS:
        return text, OUTCOMES[kind].from_json(text)
    answer = answer_of(text)
    assert text == f'{{"{kind}":{answer.to_json()}}}'
    return answer.to_json(), answer


def plain(value: Any) -> Any:
    """Turn figures and dates back to texts."""
    if isinstance(value, (Decimal, Fraction, date)):
        return text_of(value)
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


def test_vectors_of_every_kind_are_there() -> None:
    """All kinds of outcome stand in the vectors, so that what follows says something about each."""
    assert {kind_of(folder) for folder in FOLDERS} == {*OUTCOMES, *ANSWERS}
    assert len(FOLDERS) > 200


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_an_outcome_is_what_it_was_read_from(folder: Path) -> None:
    """Bytes, values and types survive reading, pickling and writing."""
    text, outcome = read(folder)
    assert outcome.to_json() == text
    assert plain(outcome.to_dict()) == json.loads(text)
    made = dataclasses.replace(outcome)
    assert made.to_json() == text, "the fields alone do not give the bytes"
    assert (made, hash(made)) == (outcome, hash(outcome))
    again = pickle.loads(pickle.dumps(outcome))
    assert (again, again.to_json(), hash(again)) == (outcome, text, hash(outcome))
    assert copy.deepcopy(outcome) is outcome
    assert repr(outcome).startswith(f"{type(outcome).__name__}(")
    assert dict(outcome.__rich_repr__()).keys() <= {field.name for field in dataclasses.fields(outcome)}
    assert wrong_types(outcome) == []


@functools.cache
def hints_of(cls: type) -> dict[str, Any]:
    """Resolve the annotations of a class; of a name that is a record and a shape, the record is meant."""
    return typing.get_type_hints(cls, vars(_shapes), vars(_outcomes))


def wrong_types(record: Record, at: str = "") -> list[str]:
    """Name every attribute whose value is not of the type that its annotation says."""
    faults = []
    for name, hint in hints_of(type(record)).items():  # type: ignore[arg-type]  # classes are hashable
        if get_origin(hint) is not typing.ClassVar and not name.startswith("_"):
            faults += mismatches(getattr(record, name), hint, f"{at}.{name}")
    return faults


def mismatches(value: Any, hint: Any, at: str) -> list[str]:
    """Name every place where a value is not of a type; figures are told apart from texts, and bools from ints."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (typing.Union, types.UnionType):
        tried = [mismatches(value, one, at) for one in arguments]
        return [] if [] in tried else max(tried, key=len)
    if origin is Literal:
        return [] if value in arguments else [f"{at}: {value!r} is none of {arguments}"]
    if origin in (tuple, Mapping, Sequence):
        return mismatches_below(value, origin, arguments, at)
    if typing.is_typeddict(hint):
        return [] if isinstance(value, FrozenDict) else [f"{at}: {type(value).__name__} is no document"]
    if hint is not Any and type(value) is not hint:
        return [f"{at}: {type(value).__name__} is no {hint}"]
    return wrong_types(value, at) if isinstance(value, Record) else []


def mismatches_below(value: Any, origin: Any, arguments: tuple[Any, ...], at: str) -> list[str]:
    """Do the same for what stands in a tuple or a mapping."""
    if not isinstance(value, origin):
        return [f"{at}: {type(value).__name__} is no {origin}"]
    items = list(value.items() if isinstance(value, Mapping) else enumerate(value))
    is_fixed = origin is tuple and arguments[1:] != (...,)
    hints = arguments if is_fixed else [arguments[1] if origin is Mapping else arguments[0]] * len(items)
    if len(hints) != len(items):
        return [f"{at}: {len(items)} items"]
    return [
        fault
        for (key, item), hint in zip(items, hints, strict=True)
        for fault in mismatches(item, hint, f"{at}[{key}]")
    ]


def line(**changed: Any) -> PayLine:
    """Make a line of pay."""
    return PayLine(**{"component": "commission", "kind": "component", "paid": Decimal("1100.00"), **changed})


def test_a_wrong_type_is_found() -> None:
    """The walk over the types can fail."""
    assert wrong_types(line()) == []
    assert wrong_types(line(paid="1100.00")) == [".paid: str is no <class 'decimal.Decimal'>"]
    assert len(wrong_types(line(kind="nothing"))) == 1
    assert len(wrong_types(line(component=None))) == 1
    assert mismatches(("a", 1), tuple[str, ...], "") == ["[1]: int is no <class 'str'>"]
    assert mismatches((1,), tuple[int, int], "") == [": 1 items"]
    assert mismatches([1], tuple[int, ...], "") == [": list is no <class 'tuple'>"]
    assert mismatches({"a": True}, Mapping[str, int], "") == ["[a]: bool is no <class 'int'>"]


def test_a_record_never_changes() -> None:
    """Attributes cannot be set, and equal records hash alike, also with mappings inside."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        line().paid = Decimal(1)  # type: ignore[misc]
    assert line() == line(paid=Decimal("1100.0")) != line(paid=Decimal(1))
    assert len({line(), line(paid=Decimal("1100.0")), line(reason="x")}) == 2
    booked = FrozenDict({"commission": Decimal(1)})
    assert hash(booked) == hash(FrozenDict({"commission": Decimal("1.0")}))
    assert pickle.loads(pickle.dumps(booked)) == booked
    with pytest.raises(TypeError, match="never changes"):
        booked.update(x=Decimal(1))
    with pytest.raises(TypeError, match="never changes"):
        booked.pop("commission")
    with pytest.raises(TypeError, match="never changes"):
        booked["x"] = Decimal(1)


@pytest.mark.parametrize("name", ["paid", "piad", "_text", "__class__"])
def test_every_name_is_refused_in_the_same_words(name: str) -> None:
    """A slip of the pen is told as a change is, of an outcome and of its parts."""
    _, outcome = read(VECTORS / PAID)
    for record in (outcome, outcome.lines[0]):
        with pytest.raises(dataclasses.FrozenInstanceError, match="an outcome never changes"):
            setattr(record, name, 1)
        with pytest.raises(dataclasses.FrozenInstanceError, match="an outcome never changes"):
            delattr(record, name)


def test_what_json_leaves_out_is_left_out() -> None:
    """`None` stands for a key that is not there; a key that is always there keeps its `None`."""
    assert line().to_dict() == {"component": "commission", "kind": "component", "paid": Decimal("1100.00")}
    assert "reason='why'" in repr(line(reason="why"))
    assert "reason" not in repr(line())


def test_a_key_that_is_no_name_is_an_attribute_all_the_same() -> None:
    """The `is` of a step is its `is_`; what is small is written without an exponent."""
    step = _outcomes.Step(name="bound", value=True, op="compare", is_="at_least")
    assert step.to_dict() == {"name": "bound", "value": True, "op": "compare", "is": "at_least"}
    assert text_of(Decimal("0.00000001")) == "0.00000001"
    assert text_of(_record.instant("2026-07-01T08:00:00.250Z")) == "2026-07-01T08:00:00.250Z"
    assert isinstance(_record.instant("2026-07-01T08:00:00Z"), datetime)


def test_a_figure_that_no_decimal_holds_is_a_fraction() -> None:
    """A third stays a third."""
    assert _record.figure("1/3") == Fraction(1, 3)
    assert isinstance(_record.figure("0.25"), Decimal)


@pytest.mark.parametrize("text", ["{}", "[]", "null", '{"person": "li"}', '{"problems": []}'])
def test_another_json_is_no_outcome(text: str) -> None:
    """A text that is something else is refused."""
    with pytest.raises(ValueError, match="no PayOutcome"):
        PayOutcome.from_json(text)


@pytest.mark.parametrize(
    "wrong", ["NaN", "Infinity", "1_000", " 5", "1e3", "+1", "", "٣", 5, 0.1, True, None, [1]], ids=repr
)
def test_a_figure_of_an_outcome_is_a_text_of_digits(wrong: object) -> None:
    """What is no figure is refused: `Decimal(0.1)` is 0.1000000000000000055511151231257827."""
    text = (VECTORS / PAID / "outcome.json").read_text("utf-8")
    assert PayOutcome.from_json(text.encode()).to_json() == text
    with pytest.raises(ValueError, match="no PayOutcome"):
        PayOutcome.from_json(json.dumps(json.loads(text) | {"due": wrong}))


class Balance(HTMLParser):
    """Notes tags that are not closed, and which there are."""

    def __init__(self) -> None:
        """Begin with nothing open."""
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag; none has more than its style, but for the frame of a page."""
        assert {name for name, _ in attrs} <= {"style", "colspan"} | ({"title", "srcdoc"} if tag == "iframe" else set())
        self.open.append(tag)
        self.seen.add(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the last tag."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.texts.append(data)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_html_is_well_formed(folder: Path) -> None:
    """Every outcome shows as tables."""
    _, outcome = read(folder)
    balance = Balance()
    balance.feed(outcome._repr_html_())
    balance.close()
    assert balance.open == []
    assert balance.seen <= {"div", "b", "p", "i", "table", "thead", "tbody", "tr", "th", "td", "iframe"}


def test_html_groups_figures_and_escapes_texts() -> None:
    """Figures are grouped by thousands and stand to the right; texts cannot be tags; long lists are cut."""
    text = json.dumps({
        "person": "<script>alert(1)</script>", "period": "2026-07", "currency": "USD",
        "lines": [{"component": f"c{index}", "kind": "component", "paid": "1234567.50"} for index in range(25)],
        "entitled": "30864187.50", "due": "-1234.50", "draw_balance": "0.00", "carried": "0.00",
        "booked": {"commission": "1100.00"}, "plan_hash": "0" * 64,
    })  # fmt: skip
    shown = PayOutcome.from_json(text)._repr_html_()
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown
    assert '<td style="text-align:right">1,234,567.50</td>' in shown
    assert '<td style="text-align:right">-1,234.50</td>' in shown
    assert '<th style="text-align:right">paid</th>' in shown
    assert '<th style="text-align:left">component</th>' in shown
    assert "… 5 more" in shown
    assert "0" * 60 not in shown
    assert "<b>pay line</b>" in PayOutcome.from_json(text).lines[0]._repr_html_()
    problem = Problem("pay/001", "warn", "facts", "/x", "no <b>", "help")
    assert problem.part == "facts"
