"""What is known of one person in one period, under one document, with the rules of proration."""

from copy import copy

from pay_calendar import resolve, windows
from pay_credit import deals
from pay_days import changing, share
from pay_numbers import SCALES, F, num, rounded, straight


class World:
    """One document and one person's facts."""

    def __init__(self, document, facts, still=None, is_after=False):
        self.document, self.facts = document, facts
        # Of a deal, what still earns for somebody who left.
        self.still, self.is_after = still, is_after
        self.calendar = document.get("calendar") or {}
        self.windows = windows(facts["period"], self.calendar)
        self.active = facts.get("active")
        self.natural = SCALES[document["currency"]]
        self.season = document.get("proration", {}).get("seasonality"), self.calendar.get("year_start", 1)
        self.shares = {name: self.active_share(name) for name in self.windows}
        # Bounds and amounts that concern one deal do not depend on how long somebody was there.
        self.shares["each"] = F(1)
        self.credited = {}
        if "crediting" in document:
            fed = {rule["measure"] for rule in document["crediting"]["rules"]}
            self.credited = {measure: deals(self, measure) for measure in fed}

    def whole(self):
        """The same world with everybody there all the time."""
        own = copy(self)
        if self.still:
            # All of the team's deals count, whether or not one of them still earns by them.
            own.still = None
            own.credited = {measure: deals(own, measure) for measure in self.credited}
        other = copy(own)
        other.shares, other.active = dict.fromkeys(self.shares, F(1)), None
        other.is_after = False
        # The score and the grade of one member do not move what fills the pool.
        other.factor = lambda acts_on, component: own.factor(acts_on, component, of_team=True)
        return other

    def active_share(self, window):
        spans = self.active if window == "period" else self.facts.get("window_active", {}).get(window)
        return share(spans, self.windows[window], *self.season)

    def value(self, facts, name, what):
        """A value of the facts for the active days, which may change within the period."""
        if f"{name}s" in facts:
            active = self.active if self.prorates(what) else None
            return changing(facts[f"{name}s"], active, self.windows["period"], *self.season)
        return self.scaled(num(facts[name]), what)

    def prorates(self, what):
        return self.document.get("proration", {}).get(what, True)

    def scaled(self, value, what, window="period"):
        return value * self.shares[window] if self.prorates(what) else value

    def is_first_of(self, window):
        """Whether the period opens its window."""
        return self.windows[window][0] == self.windows["period"][0]

    def withheld(self, name):
        """What caps withheld of a line in earlier periods."""
        return num(self.facts.get("withheld", {}).get(name, "0"))

    def start_of(self, period):
        return resolve(period, self.calendar)[0]

    # ------------------------------------------------------------ currencies

    def rate(self, held, wanted, day):
        """The rate from one currency to another on a day: what the plan fixes goes before the facts."""
        for entry in [*self.document.get("rates", []), *self.facts.get("rates", [])]:
            if (entry["from"], entry["to"]) == (held, wanted) and entry.get("start", "0") <= day < entry.get(
                "end", "9"
            ):
                return num(entry["rate"])
        raise KeyError((held, wanted, day))

    def converted(self, transaction, day, value=None):
        """An amount of a transaction in the plan's currency: rounded once, before anybody has a part of it."""
        value = num(transaction["amount"]) if value is None else value
        held, wanted = transaction.get("currency"), self.document["currency"]
        if held in (None, wanted):
            return value
        rate = (
            num(transaction["rate"]) if "rate" in transaction else self.rate(held, wanted, day or transaction["date"])
        )
        return rounded(value * rate, self.document.get("rounding", {}).get("mode", "half_up"), self.natural)

    # ------------------------------------------------------------ measures

    def own(self, measure):
        return self.facts.get("measures", {}).get(measure, {})

    def actual(self, measure):
        if measure in self.credited:
            return sum((deal.net for deal in self.credited[measure]), F(0))
        return num(self.own(measure)["actual"])

    def quota(self, measure):
        return self.value(self.own(measure), "quota", "quotas")

    def is_share(self, measure):
        """Whether a measure is a percentage: bounds on it do not depend on how long somebody was there."""
        unit = next(m for m in self.document["measures"] if m["id"] == measure).get("unit", {})
        return "percent" in unit or "ratio" in unit

    def target(self):
        return self.value(self.facts, "target_incentive", "target_incentive")

    def base(self):
        # Payroll pays it for all of the period's days, and by no season.
        if "base_salaries" in self.facts:
            return changing(self.facts["base_salaries"], None, self.windows["period"], None, 1)
        return num(self.facts["base_salary"])

    # ------------------------------------------------------------ conditions

    def holds(self, condition):
        ((name, value),) = condition.items()
        if name == "all":
            return all(map(self.holds, value))
        if name == "any":
            return any(map(self.holds, value))
        if name == "not":
            return not self.holds(value)
        if name == "grade_in":
            return self.facts["grade"] in value
        if name == "rank_at_most":
            return self.facts["rank"] <= value
        if name == "attribute":
            own = self.facts.get("attributes", {}).get(value["name"])
            return own == value["equals"] if "equals" in value else own in value["one_of"]
        if name.startswith("score"):
            found, bound = num(self.facts["score"]), num(value)
        else:
            found, bound = self.actual(value["measure"]), num(value["value"])
            if name.startswith("attainment"):
                found = found / self.quota(value["measure"])
        return found >= bound if name.endswith("at_least") else found < bound

    # ------------------------------------------------------------ multipliers

    def factor(self, acts_on, component, of_team=False):
        """The product of the factors that act on one stage of a component."""
        product = F(1)
        for rule in self.document.get("multipliers", []):
            is_personal = rule["on"] in ("score", "grade")
            if rule["acts_on"] == acts_on and concerns(rule, component) and not (of_team and is_personal):
                product *= self.factor_of(rule)
        return product

    def factor_of(self, rule):
        if rule.get("factors"):
            return num(rule["factors"][self.facts["grade"]])
        if rule["on"] == "score":
            at = num(self.facts["score"])
        elif rule.get("axis") == "attainment":
            at = self.actual(rule["on"]) / self.quota(rule["on"])
        else:
            at = self.actual(rule["on"])
        points = [(num(x), num(y)) for x, y in rule["points"]]
        # Outside of the points, the ends hold.
        return straight(points, min(max(at, points[0][0]), points[-1][0]))


def concerns(rule, component):
    return rule.get("applies_to") is None or component["id"] in rule["applies_to"]
