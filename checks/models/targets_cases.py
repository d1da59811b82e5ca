"""Random target plans, from one source of chance: the same seed makes the same plans."""

import math
from datetime import date, timedelta
from fractions import Fraction as F

from targets_model import step_of
from targets_time import parts_of

METHODS = ["largest_remainder"] * 4 + ["webster", "huntington_hill", "dhondt", "adams"]
UNITS = [
    {"count": {}},
    {"count": {"of": "customers"}},
    {"count": {"step": "12"}},
    {"currency": {"code": "CNY"}},
    {"currency": {"code": "CNY", "step": "1000"}},
    {"currency": {"code": "JPY"}},
    {"currency": {"code": "KWD", "step": "0.005"}},
]
PERIODS = {
    "2026-Q4": ["month", "week", "day"],
    "2026-H1": ["month", "quarter"],
    "2024": ["half", "quarter", "month"],
    "2026-02": ["week", "day"],
    "FY2027": ["quarter", "month"],
    "FY2027-Q3": ["month"],
}


def text(value):
    """A fraction that is a decimal, as documents write it."""
    scale = next(scale for scale in range(12) if (value * 10**scale).denominator == 1)
    digits = str(abs((value * 10**scale).numerator)).rjust(scale + 1, "0")
    sign = "-" if value < 0 else ""
    return sign + (digits if scale == 0 else f"{digits[:-scale]}.{digits[-scale:]}")


class Draw:
    """One plan: its tree with bounds that lie near what the shares would be without them."""

    def __init__(self, dice):
        self.dice, self.unit = dice, dice.choice(UNITS)
        self.step = step_of(self.unit)
        self.names = [f"{letter}{number}" for letter in "abcxyz" for number in range(20)]
        dice.shuffle(self.names)
        self.steps = dice.choice([dice.randint(0, 12), dice.randint(5, 90), dice.randint(100, 5000)])
        self.sign = -1 if dice.random() < 0.2 else 1
        self.is_signed = dice.random() < 0.06
        self.is_bounded = not self.is_signed and dice.random() < 0.65
        self.time = self.times() if dice.random() < 0.7 else None
        self.padding = {}

    def plan(self):
        dice, method = self.dice, self.dice.choice(METHODS)
        if method != "largest_remainder":
            self.steps %= 500
        # No bound lies beyond zero.
        self.sign = self.sign if self.steps else 1
        total = self.steps * self.step * self.sign
        plan = {"id": "p", "unit": self.unit, "total": text(total)}
        if dice.random() < 0.15:
            plan["residue"] = "line"
            plan["total"] = text(total + self.sign * self.step * dice.choice([F(0), F(1, 4), F(4, 5)]))
        if method != "largest_remainder" or dice.random() < 0.1:
            plan["method"] = "largest_remainder" if self.is_signed else method
        if dice.random() < 0.85:
            plan["zero_weights"] = "equal"
        if self.is_signed:
            plan["negative_weights"] = "signed"
        elif dice.random() < 0.1:
            plan["negative_weights"] = "clamp_zero"
        self.clamps = plan.get("negative_weights") == "clamp_zero"
        plan["tree"] = self.node(F(self.steps), dice.choice([1, 2, 2, 3, 4]), is_root=True)
        plan["tree"].pop("weight", None)
        if self.padding:
            plan["padding"] = self.padding
        if self.time:
            plan["time"] = self.time
        return plan

    def weight(self):
        dice = self.dice
        if self.is_signed and dice.random() < 0.25:
            return text(F(-dice.randint(1, 4)))
        if self.clamps and dice.random() < 0.2:
            return text(F(-dice.randint(1, 9)))
        if dice.random() < 0.1:
            return "0"
        return text(dice.choice([F(dice.randint(1, 9)), F(dice.randint(1, 999), 10), F(dice.randint(1, 5000))]))

    def node(self, near, depth, *, is_root=False):
        """A node that has about `near` steps."""
        dice, node = self.dice, {"id": self.names.pop(), "weight": self.weight()}
        if not is_root:
            self.put_bounds(node, near)
        if depth == 0 or len(self.names) < 60 or (not is_root and dice.random() < 0.3):
            if self.time and not is_root and dice.random() < 0.15:
                self.put_tenure(node)
            return node
        if "locked" in node:
            near = abs(F(node["locked"])) / self.step
        if dice.random() < 0.25:
            padding = dice.randint(0, 60)
            self.padding[node["id"]] = f"{padding}%"
            near *= 1 + F(padding, 100)
        count = dice.choice([1, 2, 2, 3, 3, 4, 5])
        children = []
        for _ in range(count):
            children.append(self.node(near / count, depth - 1))
        if dice.random() < 0.08 and self.is_bounded:
            for child in children:
                child["locked"] = self.amount(math.floor(near / count * F(dice.randint(50, 105), 100)))
                child.pop("min", None)
                child.pop("max", None)
        node["children"] = children
        for child in children:
            if "locked" in child and dice.random() < 0.5:
                child.pop("weight", None)
        if dice.random() < 0.3:
            node["weights"] = self.source(children)
            for child in children:
                child.pop("weight", None)
        return node

    def amount(self, steps):
        return text(steps * self.step * self.sign)

    def put_bounds(self, node, near):
        dice = self.dice
        if not self.is_bounded:
            return
        if dice.random() < 0.12:
            node["locked"] = self.amount(math.floor(near * F(dice.randint(40, 130), 100)))
            return
        off = dice.choice([F(0), F(0), F(1, 2)])
        low, high = ("min", "max") if self.sign > 0 else ("max", "min")
        if dice.random() < 0.15:
            node[low] = self.amount(math.floor(near * F(dice.randint(0, 110), 100)) + off)
        if dice.random() < 0.15:
            node[high] = self.amount(math.ceil(near * F(dice.randint(90, 250), 100)) + off)

    def source(self, children):
        dice, names = self.dice, [child["id"] for child in children]
        kind = dice.choice(["equal", "history", "history", "capacity"])
        if kind == "equal":
            return {"equal": {}}
        if kind == "capacity":
            groups = {}
            for name in names:
                groups[name] = {"headcount": str(dice.randint(0, 9) if dice.random() < 0.3 else dice.randint(1, 30))}
                if dice.random() < 0.4:
                    groups[name]["ramp"] = dice.choice(["50%", "0.75", "33.3%"])
                if dice.random() < 0.4:
                    groups[name]["productivity"] = text(F(dice.randint(1, 500), 10))
            return {"capacity": groups}
        periods = []
        for _ in range(dice.choice([1, 2, 3])):
            own = {"values": {name: text(F(dice.randint(0, 4000), 10)) for name in names}}
            own["values"][dice.choice(names)] = str(dice.randint(1, 400))
            if dice.random() < 0.5:
                own["weight"] = dice.choice(["1", "2", "0.5", "30%"])
            periods.append(own)
        rule = {"periods": periods}
        if dice.random() < 0.6:
            rule["blend"] = dice.choice(["proportions", "amounts"])
        return {"history": rule}

    def times(self):
        dice = self.dice
        period = dice.choice(list(PERIODS))
        time = {"period": period}
        if period.startswith("FY"):
            time["calendar"] = {"year_start": 4}
        if dice.random() < 0.9:
            time["by"] = dice.choice(PERIODS[period])
        parts = parts_of(time)
        kind = dice.choice(["equal", "equal", "days", "working_days", "weights", "last_year"])
        if "by" not in time and kind in ("weights", "last_year"):
            kind = "equal"
        if kind == "weights":
            weights = [dice.choice([0, 1, 2, 3, dice.randint(1, 99)]) for _ in parts]
            time["profile"] = {"weights": [str(weight) for weight in weights] if any(weights) else ["1"] * len(parts)}
        elif kind == "last_year":
            low = -20 if dice.random() < 0.3 else 0
            amounts = [dice.randint(low, 300) for _ in parts]
            time["profile"] = {"last_year": {"amounts": list(map(str, amounts)), "zero": "equal"}}
            if low < 0:
                time["profile"]["last_year"]["negative"] = "clamp_zero"
        elif kind != "equal" or dice.random() < 0.2:
            time["spread"] = kind
        if kind == "working_days":
            start, end = parts[0][1], parts[-1][2]
            days = [start + timedelta(days=dice.randrange((end - start).days)) for _ in range(6)]
            calendar = time.setdefault("calendar", {})
            calendar["holidays"] = sorted({day.isoformat() for day in days[:4]})
            calendar["extra_working_days"] = sorted({day.isoformat() for day in days[4:] if day.weekday() > 4})
        if dice.random() < 0.3:
            time["ramp"] = [dice.choice(["0", "25%", "0.5", "80%"]) for _ in range(dice.randint(1, 4))]
        if "by" in time and dice.random() < 0.25:
            time["margins"] = "both"
        return time

    def put_tenure(self, node):
        dice, parts = self.dice, parts_of(self.time)
        start, end = parts[0][1], parts[-1][2]
        span = (end - start).days

        def day(low, high):
            return start + timedelta(days=dice.randint(low, max(low, high)))

        if dice.random() < 0.7:
            node["hired"] = day(-60, span * 2 // 3).isoformat()
            if dice.random() < 0.4:
                node["ramp"] = [dice.choice(["0", "20%", "0.5", "90%"]) for _ in range(dice.randint(1, 3))]
        if "hired" not in node or dice.random() < 0.2:
            first = date.fromisoformat(node["hired"]) if "hired" in node else start
            node["left"] = (first + timedelta(days=dice.randint(20, span))).isoformat()


def facts_for(dice, plan):
    """What leaves have reached by a day, or nothing."""
    if dice.random() < 0.6:
        return {}
    leaves, left = [], [plan["tree"]]
    while left:
        node = left.pop()
        left += node.get("children", [])
        leaves += [] if "children" in node else [node["id"]]
    facts = {"actuals": {leaf: text(F(dice.randint(-500, 9000), 10)) for leaf in leaves if dice.random() < 0.9}}
    if "time" in plan and dice.random() < 0.8:
        parts = parts_of(plan["time"])
        facts["as_of"] = (parts[0][1] + timedelta(days=dice.randint(-3, 200))).isoformat()
    return facts


def plan_for(dice):
    return Draw(dice).plan()
