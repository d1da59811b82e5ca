"""Event funnels against ClickHouse's `windowFunnel`, and against every chain of events that there is.

Both models know the contract only. What they share with quotakit is nothing but the documents and the events.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections import Counter, defaultdict
from datetime import datetime, timezone
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import quotakit as qk
from agreement import compared
from exact import quantile, rounded

if TYPE_CHECKING:
    from collections.abc import Iterator

USERS = 2_000
WINDOWS = [0, 3, 8, 40]
DOCUMENTS = 500
WINDOW_FUNNEL = "ClickHouse windowFunnel"
USERS_OF_EACH = 24


class Event(NamedTuple):
    """What a user did."""

    time: int
    event: str


Days = dict[str, list[Event]]
Chain = list[tuple[int, int]]


def evaluate(document: dict[str, Any], days: Days, dice: random.Random) -> dict[str, Any]:
    """Ask quotakit, with the rows in a random order."""
    rows = [{"user": user, "time": time, "event": event} for user, day in days.items() for time, event in day]
    dice.shuffle(rows)
    document = {"schema": "quotakit/event-funnel@1"} | document
    outcome: dict[str, Any] = json.loads(qk.evaluate_json(json.dumps(document), json.dumps({"events": rows})))
    # A step that no event has is told, and so are events of steps that stand twice; nothing else is odd.
    found = {finding["code"]: finding["count"] for finding in outcome["findings"]}
    repeated = sum(
        count - 1 for day in days.values() for event, count in Counter(day).items() if event.event in document["steps"]
    )
    assert found.get("funnel/138", 0) == repeated
    assert found.keys() <= {"funnel/134", "funnel/138"}
    return outcome


def levels(outcome: dict[str, Any]) -> dict[str, int]:
    """Give how far each user got."""
    return {user["user"]: user["level"] for user in outcome["users"]}


def random_day(dice: random.Random, names: str, *, most: int = 9) -> list[Event]:
    """Make the events of one user: few instants, so that many of them fall together."""
    span = dice.choice([3, 9, 30])
    return [Event(dice.randint(0, span), dice.choice(names)) for _ in range(dice.randint(1, most))]


# ClickHouse


def window_funnel(days: Days, steps: str, modes: list[str]) -> dict[tuple[int, str], dict[str, int]]:
    """Ask ClickHouse for the levels of all users in every window and mode, in one query."""
    if sys.platform == "win32":
        pytest.skip("chdb has no wheel for Windows")
    import chdb  # noqa: PLC0415 (there it is not installed)

    rows = "\n".join(
        json.dumps({"user": user, "time": event.time, "event": event.event})
        for user, day in days.items()
        for event in day
    )
    conditions = ", ".join(f"event = '{step}'" for step in steps)
    asked = [(window, mode) for window in WINDOWS for mode in modes]
    columns = ", ".join(
        f"windowFunnel({window}{''.join(f', {one!r}' for one in mode.split())})(time, {conditions})"
        for window, mode in asked
    )
    found: dict[tuple[int, str], dict[str, int]] = defaultdict(dict)
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "events.jsonl"
        path.write_text(rows, "utf-8")
        table = f"file('{path}', JSONEachRow, 'user String, time UInt64, event String')"
        query = f"SELECT user, {columns} FROM {table} GROUP BY user"  # noqa: S608
        answer = chdb.query(query, "JSONCompactEachRow")
    for line in str(answer).splitlines():
        user, *reached = json.loads(line)
        for question, level in zip(asked, reached, strict=True):
            found[question][user] = level
    return found


def agreed(days: Days, steps: str, meant: dict[str, dict[str, str]], dice: random.Random) -> int:
    """Count the levels that are the same in both; one that is not fails."""
    found = window_funnel(days, steps, list(meant))
    count = 0
    for (window, mode), theirs in found.items():
        document = {"steps": list(steps), "window_ms": window} | meant[mode]
        ours = levels(evaluate(document, days, dice))
        assert set(ours) == set(theirs)
        for user, level in theirs.items():
            assert ours[user] == level, (document, mode, days[user])
            count += 1
    return count


def test_clickhouse_default_is_ordered_best() -> None:
    """The default mode keeps the latest start for every step: with distinct steps it is the best chain."""
    dice = random.Random("default")
    days = {f"u{index}": random_day(dice, "aabbccdx") for index in range(USERS)}
    meant = {"": {"order": "ordered", "ties": "allowed", "anchor": "best"}}
    count = agreed(days, "abcd", meant, dice)
    compared(WINDOW_FUNNEL, "levels", count)
    assert count == USERS * len(WINDOWS)


def test_clickhouse_default_is_ordered_first_where_there_is_one_start() -> None:
    """With one event of the first step there is nothing to choose from."""
    dice = random.Random("one start")
    days = {}
    for index in range(USERS):
        day = random_day(dice, "bbccdx")
        days[f"u{index}"] = [*day, Event(dice.choice(day).time, "a")]
    count = agreed(days, "abcd", {"": {"order": "ordered", "ties": "allowed", "anchor": "first"}}, dice)
    compared(WINDOW_FUNNEL, "levels", count)
    assert count == USERS * len(WINDOWS)


@pytest.mark.parametrize("steps", ["abcd", "vvv", "abac", "aab"])
def test_clickhouse_strict_once_is_one_step_for_each_event(steps: str) -> None:
    """`strict_once` follows every chain, and an event is one step of it, whatever the steps are called."""
    dice = random.Random(f"once {steps}")
    days = {f"u{index}": random_day(dice, steps + "x", most=8) for index in range(USERS)}
    meant = {"strict_once": {"ties": "allowed"}, "strict_once strict_increase": {"ties": "increasing"}}
    count = agreed(days, steps, meant, dice)
    compared(WINDOW_FUNNEL, "levels", count)
    assert count == USERS * len(WINDOWS) * 2


def test_clickhouse_strict_increase_alone_forgets_chains() -> None:
    """Without `strict_once` it remembers one event of each step, the last: of a10, b20, b21, c21 it finds two steps.

    The contract says three, as does `strict_once` with `strict_increase`. It never finds more than there is.
    """
    dice = random.Random("increase")
    days = {f"u{index}": random_day(dice, "aabbccdx") for index in range(USERS)}
    days["contract"] = [Event(10, "a"), Event(20, "b"), Event(21, "b"), Event(21, "c")]
    fewer = 0
    for (window, _), theirs in window_funnel(days, "abc", ["strict_increase"]).items():
        ours = levels(evaluate({"steps": ["a", "b", "c"], "window_ms": window, "ties": "increasing"}, days, dice))
        assert all(theirs[user] <= level for user, level in ours.items())
        fewer += sum(theirs[user] < level for user, level in ours.items())
        if window == WINDOWS[-1]:
            assert (theirs["contract"], ours["contract"]) == (2, 3)
    asked = len(days) * len(WINDOWS)
    compared(
        f"{WINDOW_FUNNEL}, strict_increase", "levels (it forgets chains, so the others are lower)", asked - fewer, asked
    )
    assert 0 < fewer < USERS


def test_clickhouse_strict_order_is_strict_where_both_say_the_same() -> None:
    """Both break at another event; they differ by declared meaning where a step comes again or shares its instant.

    A step that comes again interrupts here and not there; at one instant other events stand after the steps here and
    before them there. So each step comes once, and no other event shares its instant.
    """
    dice = random.Random("strict order")
    days = {}
    for index in range(USERS):
        names = dice.sample("abcd", dice.randint(1, 4))
        # Mostly in their order, or nearly all chains would end at once.
        names = sorted(names) if dice.random() < 0.7 else names
        times = sorted(dice.randint(0, 9) * 2 for _ in names)
        others = [Event(dice.randint(0, 10) * 2 + 1, "x") for _ in range(dice.choice([0, 0, 1, 2]))]
        days[f"u{index}"] = [Event(time, name) for time, name in zip(times, names, strict=True)] + others
    for anchor in ("best", "first"):
        count = agreed(days, "abcd", {"strict_order": {"order": "strict", "ties": "allowed", "anchor": anchor}}, dice)
        compared(WINDOW_FUNNEL, "levels", count)
        assert count == USERS * len(WINDOWS)


# Every chain


class Rules(NamedTuple):
    """A document, with nothing left to defaults."""

    steps: str
    order: str
    ties: str
    anchor: str
    window: int | None
    step_window: int | None
    exclude: str
    optional: str

    def document(self) -> dict[str, Any]:
        """Write it down."""
        written: dict[str, Any] = {"steps": list(self.steps), "order": self.order, "ties": self.ties}
        written |= {"anchor": self.anchor, "exclude": list(self.exclude), "optional": list(self.optional)}
        windows = {"window_ms": self.window, "per_step_window_ms": self.step_window}
        return written | {name: window for name, window in windows.items() if window is not None}


def random_rules(dice: random.Random) -> Rules:
    """Make a document of those that have a meaning."""
    order = dice.choice(["ordered", "ordered", "strict", "any"])
    steps = dice.choice(["ab", "abc", "abcd", "abc", "vvv", "aba", "aab", "abab"])
    is_any, are_distinct = order == "any", len(set(steps)) == len(steps)
    optional = "" if is_any or not are_distinct else "".join(name for name in steps if dice.random() < 0.25)
    return Rules(
        steps=steps,
        order=order,
        ties="allowed" if is_any else dice.choice(["allowed", "increasing"]),
        anchor=dice.choice(["best", "first"]),
        window=dice.choice([None, 0, 3, 6, 12]),
        step_window=None if is_any or optional else dice.choice([None, None, 0, 2, 5]),
        exclude=dice.choice(["", "", "x", "xy"]),
        optional=optional,
    )


def in_sequence(rules: Rules, day: list[Event]) -> list[Event]:
    """Order the events: at one instant steps come in step order and other events after them."""
    places = {step: index for index, step in reversed(list(enumerate(rules.steps)))}
    return sorted(day, key=lambda event: (event.time, places.get(event.event, len(rules.steps)), event.event))


def is_excluded(rules: Rules, day: list[Event], earlier: int, later: int) -> bool:
    """Tell whether an excluded event stands between two instants: after the steps of the one, before the other."""
    return any(event.event in rules.exclude and earlier <= event.time < later for event in day)


def may_follow(rules: Rules, day: list[Event], chain: list[int], place: int) -> bool:
    """Tell whether an event of the sequence may be the next of a chain."""
    first, last, time = day[chain[0]].time, day[chain[-1]].time, day[place].time
    if place in chain or time < last or (rules.ties == "increasing" and time == last):
        return False
    if rules.order == "strict" and place != chain[-1] + 1:
        return False
    if rules.window is not None and time - first > rules.window:
        return False
    if rules.step_window is not None and time - last > rules.step_window:
        return False
    return not is_excluded(rules, day, last, time)


def next_steps(rules: Rules, step: int) -> Iterator[int]:
    """Give the steps that may come after this one (0 before the first): optional ones may be left out."""
    for later in range(step + 1, len(rules.steps) + 1):
        yield later
        if rules.steps[later - 1] not in rules.optional:
            return


def chains_from(rules: Rules, day: list[Event], chain: list[int], steps: list[int]) -> Iterator[Chain]:
    """Give a chain and all that it can be continued to, as steps with their instants."""
    yield [(step, day[place].time) for step, place in zip(steps, chain, strict=True)]
    for step in next_steps(rules, steps[-1]):
        for place, event in enumerate(day):
            if event.event == rules.steps[step - 1] and may_follow(rules, day, chain, place):
                yield from chains_from(rules, day, [*chain, place], [*steps, step])


def all_chains(rules: Rules, day: list[Event]) -> list[Chain]:
    """Give every chain of an ordered or strict funnel from the entries that its anchor allows."""
    day = in_sequence(rules, day)
    entries = [
        (place, step)
        for place, event in enumerate(day)
        for step in next_steps(rules, 0)
        if event.event == rules.steps[step - 1]
    ]
    if rules.anchor == "first" and rules.order == "strict":
        entries = entries[:1]
    elif rules.anchor == "first":
        # Without a sequence of neighbours the entries of the earliest instant are equally early: it matters only where
        # first steps may be left out.
        entries = [(place, step) for place, step in entries if day[place].time == day[entries[0][0]].time]
    return [chain for place, step in entries for chain in chains_from(rules, day, [place], [step])]


def most_steps(rules: Rules, events: list[Event]) -> int:
    """Count the steps that these events can be, in whatever order, each event one."""
    supply, demand = Counter(event.event for event in events), Counter(rules.steps)
    return sum(min(supply[name], wanted) for name, wanted in demand.items())


def any_level(rules: Rules, day: list[Event]) -> int:
    """Count the most distinct steps of one window, with nothing excluded in between."""
    steps = [event for event in in_sequence(rules, day) if event.event in rules.steps]
    starts = steps[:1] if rules.anchor == "first" else steps
    best = 0
    for start in starts:
        inside = [
            event
            for event in steps
            if event.time >= start.time
            and (rules.window is None or event.time - start.time <= rules.window)
            and not is_excluded(rules, day, start.time, event.time)
        ]
        best = max(best, most_steps(rules, inside))
    return best


def milliseconds(instant: str) -> int:
    """Read an instant."""
    moment = datetime.fromisoformat(instant.replace("Z", "+00:00"))
    return round((moment - datetime(1970, 1, 1, tzinfo=timezone.utc)).total_seconds() * 1000)


def matched(user: dict[str, Any]) -> Chain:
    """Give a user's chain as quotakit tells it."""
    return [(event["step"], milliseconds(event["time"])) for event in user["matched"]]


def check_any(rules: Rules, day: list[Event], chain: Chain) -> None:
    """Hold a chain of a funnel of any order to what it has to be."""
    left = Counter(day)
    for step, time in chain:
        left[Event(time, rules.steps[step - 1])] -= 1
    assert min(left.values()) >= 0
    assert len({step for step, _ in chain}) == len(chain)
    times = [time for _, time in chain]
    assert times == sorted(times)
    if chain:
        assert rules.window is None or times[-1] - times[0] <= rules.window
        assert not is_excluded(rules, day, times[0], times[-1])


def check_reason(rules: Rules, day: list[Event], chain: Chain, reason: str | None) -> None:
    """Hold the reason for which a chain ends to what the events show."""
    last = chain[-1][0] if chain else 0
    is_complete = all(step in rules.optional for step in rules.steps[last:])
    if not chain or is_complete or rules.order == "any":
        complete = "missing_steps" if rules.order == "any" and len(chain) < len(rules.steps) else None
        assert reason == ("never_entered" if not chain else complete)
        return
    left = Counter(day)
    for step, time in chain:
        left[Event(time, rules.steps[step - 1])] -= 1
    names = {rules.steps[step - 1] for step in next_steps(rules, last)}
    wanted = [event.time for event in left.elements() if event.event in names]
    start, end = chain[0][1], chain[-1][1]
    later = [time for time in wanted if time > end]
    # The neighbour of the last event is wanted itself, and only its time stands against it.
    sequence = in_sequence(rules, day)
    place = max(index for index, event in enumerate(sequence) if event == Event(end, rules.steps[last - 1]))
    is_next = rules.ties == "increasing" and end in wanted and place + 1 < len(sequence)
    is_next = is_next and sequence[place + 1].event in names
    shown = {
        "no_later_event": not wanted,
        "out_of_order": not later and min(wanted, default=end) < end,
        "same_instant": rules.ties == "increasing" and end in wanted,
        "window": rules.window is not None and max(wanted, default=start) - start > rules.window,
        "step_window": rules.step_window is not None and max(wanted, default=end) - end > rules.step_window,
        "excluded": any(is_excluded(rules, day, end, time) for time in later),
        "interrupted": rules.order == "strict" and bool(later or end in wanted) and not is_next,
    }
    assert reason is not None
    assert shown[reason], (rules, sorted(day), chain, reason)


def check_totals(rules: Rules, outcome: dict[str, Any]) -> None:
    """Hold the figures over all users to the users."""
    users, exact = outcome["users"], Counter(user["level"] for user in outcome["users"])
    assert outcome["levels"] == [exact[level] for level in range(len(rules.steps) + 1)]
    reached = [len(users)] + [sum(user["level"] >= level for user in users) for level in range(1, len(rules.steps) + 1)]
    assert outcome["reached"] == reached[1:]
    waits: dict[int, list[int]] = defaultdict(list)
    for chain in map(matched, users):
        for (_, before), (step, time) in pairwise(chain):
            waits[step].append(time - before)
    for step, figures in enumerate(outcome["steps"], start=1):
        # In any order it is a number of steps, whichever they are.
        event = None if rules.order == "any" else rules.steps[step - 1]
        assert (figures["step"], figures.get("event"), figures["users"]) == (step, event, reached[step])
        having = sum(step in {taken for taken, _ in matched(user)} for user in users)
        told = outcome["matched"][step - 1]
        assert (told["step"], told["event"], told["users"]) == (step, rules.steps[step - 1], having)
        for name, base in (("conversion", reached[step - 1]), ("from_first", reached[1])):
            share = None if base == 0 else rounded(Fraction(reached[step], base), 6)
            assert (None if figures[name] is None else Fraction(figures[name])) == share
        if figures["time"] is None:
            assert not waits[step]
            continue
        assert figures["time"]["users"] == len(waits[step])
        for name, share in (("median", Fraction(1, 2)), ("p90", Fraction(9, 10))):
            assert Fraction(figures["time"][name]) == rounded(quantile(waits[step], share), 6)


def test_every_chain() -> None:
    """The level is the furthest of all chains, what matched is one of them, and totals are those of the users."""
    dice = random.Random("every chain")
    met: Counter[str] = Counter()
    for _ in range(DOCUMENTS):
        rules = random_rules(dice)
        names = rules.steps * 2 + "xy"
        days = {f"u{index:02}": random_day(dice, names) for index in range(USERS_OF_EACH)}
        outcome = evaluate(rules.document(), days, dice)
        assert outcome == evaluate(rules.document(), days, dice)
        check_totals(rules, outcome)
        for user in outcome["users"]:
            day, chain, level = days[user["user"]], matched(user), user["level"]
            told = (rules, sorted(day), user)
            if rules.order == "any":
                assert level == len(chain) == any_level(rules, day), told
                check_any(rules, day, chain)
            else:
                chains = [[], *all_chains(rules, day)]
                assert level == max(one[-1][0] if one else 0 for one in chains), told
                assert level == (chain[-1][0] if chain else 0), told
                assert chain in chains, told
                assert len(chain) == max(len(one) for one in chains if (one[-1][0] if one else 0) == level), told
            check_reason(rules, day, chain, user["stopped"])
            met[f"{rules.order} {rules.ties} {rules.anchor}"] += 1
            met["complete"] += level == len(rules.steps)
            met["optional"] += bool(rules.optional)
            met["stopped by " + str(user["stopped"])] += 1
    compared("every chain there is", "users: level, matched events, reason", DOCUMENTS * USERS_OF_EACH)
    assert len([name for name in met if name.startswith(("ordered", "strict", "any"))]) == 10
    assert min(met.values()) > 50
