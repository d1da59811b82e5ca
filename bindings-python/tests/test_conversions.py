"""Python values in: what is taken, exactly, and what is refused, with its code, its place and its text."""

from __future__ import annotations

import collections
import dataclasses
import datetime as dt
import enum
import json
import signal
import types
import typing
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
import quotakit as qk
from sample import FACTS, PLAN, facts_with

ACTUAL = "/measures/revenue/actual"
# 5,000 at 4 % below the step and 15,000 at 6 % above it.
DUE = "1100.00"


def due(plan: qk.PayPlan, facts: Any) -> str:
    text: str = json.loads(plan.evaluate_json(facts))["due"]
    return text


def refused(plan: qk.PayPlan, facts: Any) -> list[tuple[str, str, str, str]]:
    """Everything that is said against facts: code, part, place, message."""
    with pytest.raises(qk.QuotakitError) as raised:
        plan.evaluate_json(facts)
    return [(problem.code, problem.part, problem.path, problem.message) for problem in raised.value.problems]


class Whole(int):
    """An integer that prints itself as something else."""

    def __repr__(self) -> str:
        return "nonsense"

    __str__ = __repr__


class Shown(Decimal):
    """A figure that prints itself rounded, and with a currency."""

    def __str__(self) -> str:
        return "$20,000"


class Rounded(Decimal):
    """A figure that prints itself rounded to a whole."""

    def __str__(self) -> str:
        return "20000"


class DecimalLevel(Decimal, enum.Enum):
    """A decimal with a name."""

    HIGH = "20000"


class Level(enum.IntEnum):
    """A figure with a name."""

    HIGH = 20000


class Name(str, enum.Enum):
    """Texts with names."""

    WANG = "wang"


@pytest.mark.parametrize(
    "actual",
    [
        20000,
        20000.0,
        "20000",
        "20000.00",
        Decimal(20000),
        Decimal("20000.00"),
        Decimal("2E+4"),
        Decimal("2.0000E+4"),
        Whole(20000),
        Level.HIGH,
        np.int64(20000),
        np.uint16(20000),
        np.float64(20000),
        Shown("20000.00"),
        DecimalLevel.HIGH,
        np.array(20000),
    ],
    ids=repr,
)
def test_figures_of_many_types_are_the_same_figure(plan: qk.PayPlan, actual: object) -> None:
    assert due(plan, facts_with(actual)) == DUE


@pytest.mark.parametrize(
    ("actual", "paid"),
    [
        # All of it is above the step: 22 digits at 6 %, rounded half up to cents.
        (Decimal("12345678901234567890.12"), "740740734074073973.41"),
        (12345678901234567890, "740740734074073973.40"),
        (Rounded("20000.50"), "1100.03"),
        (Decimal("1E-7"), "0.00"),
        (Decimal("-0.00"), "0.00"),
        (-0.0, "0.00"),
        (0.1, "0.00"),
        (1e15 / 10, "5999999999900.00"),
    ],
    ids=repr,
)
def test_no_digit_is_lost(plan: qk.PayPlan, actual: object, paid: str) -> None:
    # Before 150,000 of the year there are 5,000 left at 4 % instead of 6 %: 100.00 less.
    assert due(plan, facts_with(actual)) == paid


NOT_FINITE = [
    (float("nan"), "NaN"),
    (float("inf"), "inf"),
    (float("-inf"), "-inf"),
    (Decimal("NaN"), "NaN"),
    (Decimal("sNaN"), "sNaN"),
    (Decimal("-Infinity"), "-Infinity"),
    (np.float64("nan"), "NaN"),
]


@pytest.mark.parametrize(("actual", "shown"), NOT_FINITE, ids=repr)
def test_what_is_not_finite_is_refused(plan: qk.PayPlan, actual: object, shown: str) -> None:
    assert refused(plan, facts_with(actual)) == [
        ("number/006", "facts", ACTUAL, f"`{shown}` is not a finite number"),
    ]


TOO_PRECISE = [
    (0.1 + 0.2, "0.30000000000000004"),
    (1e16, "10000000000000000"),
]


@pytest.mark.parametrize(("actual", "shown"), TOO_PRECISE, ids=repr)
def test_floats_of_more_than_15_digits_are_refused_with_help(plan: qk.PayPlan, actual: object, shown: str) -> None:
    with pytest.raises(qk.QuotakitError) as raised:
        plan.evaluate_json(facts_with(actual))
    (problem,) = raised.value.problems
    assert (problem.code, problem.path) == ("number/005", ACTUAL)
    assert problem.help == f'write it as a text: `"{shown}"`'


TOO_LONG = [
    Decimal("1E28"),
    Decimal("1E-29"),
    Decimal("1E+999999"),
    Decimal("1E-999999"),
    Decimal(12345678901234567890123456789),
    10**28,
    -(10**40),
    10**5000,
    1e300,
]


@pytest.mark.parametrize("actual", TOO_LONG, ids=lambda value: f"{value:.0e}" if abs(value) < 10**300 else "huge")
def test_figures_beyond_28_digits_are_refused(plan: qk.PayPlan, actual: object) -> None:
    ((code, _, path, _),) = refused(plan, facts_with(actual))
    assert (code, path) == ("number/004", ACTUAL)


def test_a_flag_is_no_figure(plan: qk.PayPlan) -> None:
    for flag in (True, np.True_):
        assert refused(plan, facts_with(flag)) == [
            ("doc/002", "facts", ACTUAL, "expected a number, found `true`"),
        ]


DATA = "data: a text, a number, true or false, null, a list or an object"
FIGURE = "a figure with all its digits (a text, a `Decimal` or a float of 64 bits)"
NO_DATA = [
    (Fraction(1, 3), DATA, "fractions.Fraction"),
    (1j, DATA, "complex"),
    ({1, 2}, DATA, "set"),
    (frozenset(), DATA, "frozenset"),
    (object(), DATA, "object"),
    ((step for step in [1]), DATA, "generator"),
    (len, DATA, "builtin_function_or_method"),
    (int, DATA, "type"),
    (dt.timedelta(1), DATA, "datetime.timedelta"),
    (dt.time(9), DATA, "datetime.time"),
    (np.datetime64("2026-07-31"), DATA, "numpy.datetime64"),
    (np.array([1, 2]), DATA, "numpy.ndarray"),
    (np.complex128(1), DATA, "numpy.complex128"),
    # It prints `12345.67` and is 12345.669921875; neither would be what somebody wrote.
    (np.float32(12345.67), FIGURE, "numpy.float32"),
    (np.float16(0.5), FIGURE, "numpy.float16"),
    (np.array(1.5, dtype=np.float32), FIGURE, "numpy.ndarray"),
    (b"20000", "a text (`.decode()` gives one)", "bytes"),
    (bytearray(b"1"), "a text (`.decode()` gives one)", "bytearray"),
    (memoryview(b"1"), "a text (`.decode()` gives one)", "memoryview"),
]


@pytest.mark.parametrize(("value", "expected", "name"), NO_DATA, ids=lambda value: str(value)[:20])
def test_what_is_no_data_is_refused(plan: qk.PayPlan, value: object, expected: str, name: str) -> None:
    assert refused(plan, facts_with(value)) == [
        ("doc/002", "facts", ACTUAL, f"expected {expected}, found a value of the type `{name}`"),
    ]


class Stands:
    """Says that it stands for a document, and gives no JSON."""

    def __quotakit_json__(self) -> str:
        return "{"


def test_what_gives_no_json_is_not_left_out(plan: qk.PayPlan) -> None:
    ((code, _, path, _),) = refused(plan, FACTS | {"base_salary": Stands()})
    assert (code, path) == ("doc/002", "/base_salary")


class Endless(collections.abc.Sequence[Any]):
    """A list that holds itself, over and over."""

    def __len__(self) -> int:
        return 10**12

    def __getitem__(self, index: Any) -> Any:
        if index > 10:
            message = "more was asked for than the limits let in"
            raise MemoryError(message)
        return self


def test_items_are_taken_one_by_one(plan: qk.PayPlan) -> None:
    assert [found[0] for found in refused(plan, FACTS | {"active": Endless()})] == ["doc/010"]


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no timers")
def test_a_long_conversion_can_be_stopped(plan: qk.PayPlan) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, stop)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.2)
        with pytest.raises(KeyboardInterrupt):
            plan.evaluate_json(FACTS | {"active": range(10**12)})
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


class Missing(dt.datetime):
    """As the NaT of pandas: a date and time that says that it is none."""

    def __ne__(self, other: object) -> bool:
        return True

    __hash__ = dt.datetime.__hash__


def test_texts_that_no_json_can_hold_are_refused(plan: qk.PayPlan) -> None:
    (found,) = refused(plan, FACTS | {"person": "wa\ud800ng"})
    assert found[:3] == ("doc/002", "facts", "/person")
    assert "half a character" in found[3]


def test_keys_are_texts(plan: qk.PayPlan) -> None:
    facts = FACTS | {"measures": FACTS["measures"] | {7: {}, None: {}, ("a", "b"): {}}}
    places = [(code, path) for code, _, path, _ in refused(plan, facts)]
    assert places == [("doc/002", f"/measures/{key}") for key in ("7", "None", "('a', 'b')")]
    assert refused(plan, FACTS | {7: 1}) == [
        ("doc/002", "facts", "/7", "expected a text as the name of a field, found the key `7` of the type `int`"),
    ]


def test_every_fault_is_told_at_once(plan: qk.PayPlan) -> None:
    facts = {
        "person": {"wang"},
        "perod": "2026-07",
        "period": b"2026-07",
        "measures": {"revenue": {"actual": float("nan"), "quota": "1,000", "prior": {"ytd": Decimal("Infinity")}}},
        "base_salary": True,
    }
    assert [(code, path) for code, _, path, _ in refused(plan, facts)] == [
        ("doc/002", "/person"),
        ("doc/002", "/period"),
        ("number/006", "/measures/revenue/actual"),
        ("number/006", "/measures/revenue/prior/ytd"),
        ("doc/003", "/perod"),
        ("number/002", "/measures/revenue/quota"),
        ("doc/002", "/base_salary"),
    ]


def test_documents_are_converted_as_facts_are() -> None:
    with pytest.raises(qk.QuotakitError) as raised:
        qk.PayPlan.from_dict(PLAN | {"id": {"ae"}, "currency": 1.5, "extra": float("inf")})
    assert [(problem.code, problem.part, problem.path) for problem in raised.value.problems] == [
        ("doc/002", "document", "/id"),
        ("number/006", "document", "/extra"),
        ("doc/002", "document", "/currency"),
    ]


def nested(depth: int, inner: object) -> object:
    for _ in range(depth):
        inner = [inner]
    return inner


def test_nesting_ends_at_its_limit(plan: qk.PayPlan) -> None:
    holds_itself: list[object] = []
    holds_itself += [holds_itself] * 50
    for value in (nested(64, 1), holds_itself, collections.UserDict({"a": holds_itself})):
        assert refused(plan, {"person": value}) == [
            ("doc/010", "facts", "", "its nesting is 65, more than the limit of 64"),
        ]
    # One less is deep enough for core to say what it expected there.
    assert refused(plan, FACTS | {"person": nested(63, 1)})[0][0] == "doc/002"
    as_text = json.dumps(FACTS | {"person": nested(64, 1)})
    assert refused(plan, as_text) == refused(plan, FACTS | {"person": nested(64, 1)})


def test_shared_parts_end_at_the_limit_of_size(plan: qk.PayPlan) -> None:
    # 2 to the 40th texts, of which no more than the limit are looked at.
    shared: object = "x" * 2**23
    for _ in range(40):
        shared = [shared, shared]
    ((code, _, path, message),) = refused(plan, {"person": shared})
    assert (code, path) == ("doc/010", "")
    # The name of the field counts too.
    assert message == f"the text is {2**28 + len('person')}, more than the limit of {2**28}"


def test_mappings_and_sequences_of_every_kind(plan: qk.PayPlan) -> None:
    facts = types.MappingProxyType(
        collections.OrderedDict(
            person=Name.WANG,
            period="2026-07",
            measures=collections.ChainMap({"revenue": collections.UserDict(FACTS["measures"]["revenue"])}),
            active=collections.deque([{"start": dt.date(2026, 7, 1), "end": dt.date(2026, 8, 1)}]),
        )
    )
    assert due(plan, facts) == DUE
    steps = ({"from": "0", "rate": "4%"}, {"from": "150000", "rate": "6%"})
    component = PLAN["components"][0] | {"pay": {"tiers": {"axis": "amount", "mode": "marginal", "steps": steps}}}
    assert qk.PayPlan.from_dict(PLAN | {"components": (component,)}) == plan


@dataclasses.dataclass
class Reading:
    """Facts of a measure as a dataclass."""

    actual: Decimal
    prior: dict[str, int]
    quota: None = None


class Window(typing.NamedTuple):
    """Days as a named tuple."""

    start: dt.date
    end: dt.date


def test_records_are_objects(plan: qk.PayPlan) -> None:
    facts = FACTS | {
        "measures": {"revenue": Reading(Decimal(20000), {"ytd": 145000})},
        "active": [Window(dt.date(2026, 7, 1), dt.date(2026, 8, 1))],
    }
    assert due(plan, facts) == DUE
    faulty = {"revenue": Reading(Decimal("NaN"), {"ytd": 145000})}
    assert [found[2] for found in refused(plan, FACTS | {"measures": faulty})] == [ACTUAL]
    # A class is no record; an instance of it is.
    assert refused(plan, facts_with(Reading))[0][3].endswith("found a value of the type `type`")


def test_documents_stand_inside_facts_and_documents() -> None:
    goal = qk.Goal.from_dict({"id": "g", "title": "Win"})
    goals = qk.GoalSet.from_dict({"goals": [goal]})
    assert goals.to_dict()["goals"][0]["id"] == "g"


EVENTS = qk.EventFunnel.from_dict({"steps": ["a", "b"], "window_ms": 60000})


def matched(time: object) -> str:
    outcome = json.loads(EVENTS.evaluate_json({"events": [{"user": "x", "time": time, "event": "a"}]}))
    text: str = outcome["users"][0]["matched"][0]["time"]
    return text


TAIPEI = dt.timezone(dt.timedelta(hours=8))


@pytest.mark.parametrize(
    "time",
    [
        dt.datetime(2026, 7, 31, 17, 30, tzinfo=TAIPEI),
        dt.datetime(2026, 7, 31, 9, 30, tzinfo=dt.timezone.utc),
        "2026-07-31T17:30:00+08:00",
        1785490200000,
        np.int64(1785490200000),
    ],
    ids=str,
)
def test_instants_are_utc(time: object) -> None:
    assert matched(time) == "2026-07-31T09:30:00Z"


@pytest.mark.parametrize("time", [dt.datetime(2026, 7, 31, 9, 30), dt.date(2026, 7, 31)], ids=str)
def test_a_time_without_zone_is_no_instant(time: dt.date) -> None:
    """An event funnel sets rows aside that it cannot read, and says so."""
    outcome = json.loads(EVENTS.evaluate_json({"events": [{"user": "x", "time": time, "event": "a"}]}))
    assert outcome["users"] == []
    assert f"{time.isoformat()}' is not an instant" in outcome["findings"][0]["message"]


@pytest.mark.parametrize(
    ("time", "code"),
    [(dt.datetime.min.replace(tzinfo=TAIPEI), "doc/016"), (Missing(2026, 7, 31), "doc/002")],
    ids=str,
)
def test_a_time_that_is_none_is_refused(time: object, code: str) -> None:
    with pytest.raises(qk.QuotakitError) as raised:
        matched(time)
    assert [(problem.code, problem.path) for problem in raised.value.problems] == [(code, "/events/0/time")]


def test_a_time_is_no_date(plan: qk.PayPlan) -> None:
    active = [{"start": dt.datetime(2026, 7, 1), "end": dt.date(2026, 8, 1)}]
    assert [found[:3] for found in refused(plan, FACTS | {"active": active})] == [
        ("doc/015", "facts", "/active/0/start"),
    ]


def test_what_a_value_raises_is_raised(plan: qk.PayPlan) -> None:
    class Broken(dict[str, Any]):
        def items(self) -> Any:
            raise NotImplementedError

    class Unreadable(collections.UserDict[str, Any]):
        def __getitem__(self, key: str) -> Any:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        plan.evaluate_json(Unreadable(FACTS))
    # A dict is read as the dict that it is, whatever a subclass says.
    assert due(plan, Broken(FACTS)) == DUE
