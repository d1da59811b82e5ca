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


def everyone(transaction, person):
    """The participants of a deal; one that names nobody is the person's own."""
    return transaction.get("participants") or [{"person": person}]


def means(rule, participant):
    """Whether a rule means a participant by the role."""
    return not rule.get("roles") or participant.get("role") in rule["roles"]


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


def applying(world, transaction, measure):
    """The rules that apply to a transaction, for a measure."""
    return [
        rule
        for rule in world.document["crediting"]["rules"]
        if rule["measure"] == measure
        and matches(rule.get("when"), transaction, world.converted(transaction, basis(rule, transaction)))
        and ("during" not in rule or within(basis(rule, transaction), rule["during"]))
    ]


def picked(world, rules):
    """The rules that count, of those that give a person the part of one participant."""
    pick = world.document["crediting"].get("pick", "all_matches")
    if pick == "all_matches" or not rules:
        return rules
    return [rules[0]] if pick == "first_match" else [max(rules, key=asked)]


def sharers(world, rules, people):
    """The positions of the participants who share a deal: whom revenue rules credit, or whom roll-ups look at."""

    def is_credited(one):
        own = [rule for rule in rules if rule.get("kind") != "rollup" and means(rule, one)]
        return any(rule.get("kind", "revenue") == "revenue" for rule in picked(world, own))

    def is_looked_at(one):
        return any(rule.get("kind") == "rollup" and means(rule, one) for rule in rules)

    credited = [index for index, one in enumerate(people) if is_credited(one)]
    return credited or [index for index, one in enumerate(people) if is_looked_at(one)]


def takes(world, rules, people, sharing, transaction):
    """By rule, the positions of the participants whose parts it gives the person."""
    found, person = {}, world.facts["person"]
    for index, one in enumerate(people):

        def gives(rule, one=one, index=index):
            if rule.get("kind") != "rollup":
                return one["person"] == person
            return one["person"] != person and index in sharing and is_above(world.facts, one["person"], transaction)

        for rule in picked(world, [rule for rule in rules if means(rule, one) and gives(rule)]):
            found.setdefault(rule["id"], []).append(index)
    return found


def weight(participant):
    return num(participant.get("share", "1"))


def among(people, sharing):
    """Whose shares make the whole: of those who share the deal, where they total 100 % or are weights; else of all."""
    for positions in (sharing, list(range(len(people)))):
        shares = [weight(people[index]) for index in positions]
        if sum(shares) == 1 or (sum(shares) > 0 and all(share.denominator == 1 for share in shares)):
            return positions
    raise ValueError("shares that total neither 100 % nor are weights")


def part_of(rule, people, sharing, own, value, scale):
    """What the participants at the positions `own` have of `value` by a rule."""
    if rule.get("kind") == "overlay":
        return value * sum(weight(people[index]) for index in own)
    # Ties go by name, then by role.
    weights = [((people[i]["person"], people[i].get("role", ""), i), weight(people[i])) for i in among(people, sharing)]
    if scale is None:
        whole = sum(share for _, share in weights)
        parts = {name: value * share / whole for name, share in weights}
    else:
        parts = largest_remainder(value, weights, scale)
    return sum((part for (_, _, index), part in parts.items() if index in own), F(0))


def counted(rule, value):
    """What of a deal counts, before it is shared; deals below zero mirror."""
    if value < 0:
        return -counted(rule, -value)
    if "windfall" in rule:
        above, share = num(rule["windfall"]["above"]), num(rule["windfall"]["share"])
        value = min(value, above) + max(F(0), value - above) * share
    return min(value, num(rule["cap_per_deal"])) if "cap_per_deal" in rule else value


def credit(world, rule, people, sharing, own, value):
    if value == 0:
        return F(0)
    # Money is split in the smallest units of its currency; what is counted, as it comes, unless its unit has a step.
    scale = SCALES[world.document["currency"]] if rule.get("of", "amount") == "amount" else None
    part = part_of(rule, people, sharing, own, value, scale)
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
    facts, transactions = world.facts, world.facts["transactions"]
    for transaction in transactions:
        if "reverses" in transaction:
            continue
        taken_back = [
            r for r in transactions if r.get("reverses") == transaction["id"] and in_time(world, transaction, r)
        ]
        deal = Deal(transaction)
        rules, people = applying(world, transaction, measure), everyone(transaction, facts["person"])
        sharing, seen = sharers(world, rules, people), set()
        taken = takes(world, rules, people, sharing, transaction)
        for rule in rules:
            own = taken.get(rule["id"])
            if own is None or not within(basis(rule, transaction), period):
                continue
            before, after = value_of(world, rule, transaction, taken_back)
            whole = credit(world, rule, people, sharing, own, before)
            # What takes away from a measure always counts, whoever left.
            still = world.still(rule, transaction, basis(rule, transaction)) if world.still and whole > 0 else F(1)
            if still == 0:
                continue
            deal.gross += still * whole
            deal.net += still * credit(world, rule, people, sharing, own, after)
            # A part that several rules credit is one share of the deal.
            fresh = [index for index in own if index not in seen]
            seen.update(own)
            share = part_of(rule, people, sharing, fresh, F(1), None)
            deal.parts.append((basis(rule, transaction), still * share if after else F(0)))
        if deal.parts:
            found.append(deal)
    return sorted(found, key=lambda deal: deal.place)
