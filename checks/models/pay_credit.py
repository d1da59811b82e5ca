"""Crediting in the model: transactions become one person's credits, a list of deals for each measure.

What one person sees of a deal is the deal net of what reverses it: all of a deal's reversals count in the earning
period of the deal, so a deal that is taken back wholly leaves exactly nothing.
"""

from datetime import date

from pay_numbers import SCALES, F, largest_remainder, num


class Deal:
    """A deal as it counts for one person: net of reversals, as it was before them, on which days, in what shares."""

    def __init__(self, transaction):
        self.transaction, self.net, self.gross, self.parts = transaction, F(0), F(0), []

    @property
    def place(self):
        """By the day on which it counts, then by name."""
        return self.parts[0][0], self.transaction["id"]


def tests(matching):
    """How many things a test asks for."""
    if matching is None:
        return 0
    ((name, value),) = matching.items()
    if name in ("all", "any"):
        return sum(map(tests, value))
    return tests(value) if name == "not" else 1


def asked(rule):
    """How many things a rule asks for: tests, roles, days."""
    return tests(rule.get("when")) + ("roles" in rule) + ("during" in rule)


def matches(matching, transaction, amount):
    """Whether a transaction of an amount in the plan's currency passes a test."""
    if matching is None:
        return True
    ((name, value),) = matching.items()
    if name == "all":
        return all(matches(part, transaction, amount) for part in value)
    if name == "any":
        return any(matches(part, transaction, amount) for part in value)
    if name == "not":
        return not matches(value, transaction, amount)
    if name == "between":
        return ("from" not in value or amount >= num(value["from"])) and (
            "to" not in value or amount < num(value["to"])
        )
    own = transaction.get("attributes", {}).get(value["attribute"])
    return own == value["value"] if name == "equals" else own in value["values"]


def basis(rule, transaction):
    """The day by which a transaction counts for a rule; none when that day has not come."""
    by = rule.get("by", "date")
    return transaction["date"] if by == "date" else transaction.get("dates", {}).get(by)


def within(day, span):
    return day is not None and span["start"] <= day < span["end"]


def sharers(rule, transaction, person):
    own = transaction.get("participants") or [{"person": person}]
    roles = rule.get("roles")
    return [p for p in own if not roles or p.get("role") in roles]


def managers(facts, person, day):
    """Everyone above a person on a day."""
    above = []
    while True:
        lines = [
            line["manager"]
            for line in facts.get("reporting", [])
            if line["person"] == person and line.get("start", "0") <= day < line.get("end", "9")
        ]
        if not lines or lines[0] in above:
            return above
        person = lines[0]
        above.append(person)


def is_above(facts, person, transaction):
    """Whether the person of the facts was above another on the day of a deal."""
    return facts["person"] in managers(facts, person, transaction["date"])


def concerns(rule, transaction, facts):
    """Whether a rule gives the person anything of a transaction."""
    people = [p["person"] for p in sharers(rule, transaction, facts["person"])]
    if rule.get("kind") == "rollup":
        return any(is_above(facts, p, transaction) for p in people)
    return facts["person"] in people


def picked(world, transaction, measure):
    """The rules that count for a transaction and a measure."""
    crediting = world.document["crediting"]
    found = [
        rule
        for rule in crediting["rules"]
        if rule["measure"] == measure
        and matches(rule.get("when"), transaction, world.converted(transaction, basis(rule, transaction)))
        and ("during" not in rule or within(basis(rule, transaction), rule["during"]))
        and concerns(rule, transaction, world.facts)
    ]
    pick = crediting.get("pick", "all_matches")
    if pick == "all_matches" or not found:
        return found
    return [found[0]] if pick == "first_match" else [max(found, key=asked)]


def share_of(world, rule, transaction, value, scale):
    """The person's part of `value`."""
    facts, people = world.facts, sharers(rule, transaction, world.facts["person"])
    person = facts["person"]
    if rule.get("kind") == "overlay":
        return value * sum(num(p.get("share", "1")) for p in people if p["person"] == person)
    weights = [((p["person"], p.get("role", "")), num(p.get("share", "1"))) for p in people]
    if scale is None:
        whole = sum(weight for _, weight in weights)
        parts = {name: value * weight / whole for name, weight in weights}
    else:
        parts = largest_remainder(value, weights, scale)
    if rule.get("kind") == "rollup":
        return sum((part for (who, _), part in parts.items() if is_above(facts, who, transaction)), F(0))
    return sum((part for (who, _), part in parts.items() if who == person), F(0))


def counted(rule, value):
    """What of a deal counts, before it is shared; deals below zero mirror."""
    if value < 0:
        return -counted(rule, -value)
    if "windfall" in rule:
        above, share = num(rule["windfall"]["above"]), num(rule["windfall"]["share"])
        value = min(value, above) + max(F(0), value - above) * share
    return min(value, num(rule["cap_per_deal"])) if "cap_per_deal" in rule else value


def credit(world, rule, transaction, value):
    if value == 0:
        return F(0)
    # What is counted is split in whole units of its measure, as money is in the smallest units of its currency.
    scale = SCALES[world.document["currency"]] if rule.get("of", "amount") == "amount" else 0
    part = share_of(world, rule, transaction, value, scale)
    return part * counted(rule, value) / value * num(rule.get("factor", "1"))


def value_of(world, rule, transaction, taken_back):
    """What of a deal a rule looks at, as it was and net of what was taken back; a deal taken back in part is one."""
    of = rule.get("of", "amount")
    known = "amount" if of == "count" else of
    gross = num(transaction[known])
    net = gross + sum(num(r[known]) for r in taken_back)
    if of == "count":
        return F(1), F(0 if taken_back and net == 0 else 1)
    if of == "amount":
        # What is left is converted as one amount, at the rate of the deal.
        return tuple(world.converted(transaction, basis(rule, transaction), value) for value in (gross, net))
    return gross, net


def in_time(world, deal, reversal):
    """Whether a reversal still takes something back, whichever day a rule credits the deal by."""
    most = world.document.get("ledger", {}).get("clawback_days")
    days = date.fromisoformat(reversal["date"]) - date.fromisoformat(deal["date"])
    return most is None or days.days <= most


def deals(world, measure):
    """The person's deals of the period, in the order in which they count: by day, then by name."""
    found, (start, end) = [], world.windows["period"]
    period = {"start": start.isoformat(), "end": end.isoformat()}
    transactions = world.facts["transactions"]
    for transaction in transactions:
        if "reverses" in transaction:
            continue
        taken_back = [
            r for r in transactions if r.get("reverses") == transaction["id"] and in_time(world, transaction, r)
        ]
        deal = Deal(transaction)
        for rule in picked(world, transaction, measure):
            if not within(basis(rule, transaction), period):
                continue
            before, after = value_of(world, rule, transaction, taken_back)
            deal.gross += credit(world, rule, transaction, before)
            deal.net += credit(world, rule, transaction, after)
            share = share_of(world, rule, transaction, F(1), None)
            deal.parts.append((basis(rule, transaction), share if after else F(0)))
        if deal.parts:
            found.append(deal)
    return sorted(found, key=lambda deal: deal.place)
