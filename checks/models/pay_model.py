"""The model of pay itself: `evaluate` says what a document pays for one person's facts, stage by stage."""

from pay_component import capped, component_pay, follows_measure, is_flat
from pay_dated import RefusedError, assigned, in_force
from pay_leaver import ALL, EARNS, MAY_EARN, Leaver, days_after, terms_of, until_last
from pay_numbers import SCALES, F, largest_remainder, num, rounded
from pay_world import World, concerns


def evaluate(document, facts):
    document, facts = assigned(document, facts)
    terms = terms_of(document, facts)
    document = in_force(document, facts)
    facts = until_last(document, facts) if "terminated" in facts else facts
    leaver = Leaver(document, facts, terms) if "terminated" in facts else None
    world = leaver.world(ALL) if leaver else World(document, facts)
    rule = document.get("rounding", {})
    mode, scale = rule.get("mode", "half_up"), rule.get("scale", world.natural)

    def at_scale(value):
        return rounded(value, mode, scale)

    lines, floor_line, withheld = entitlements(world, at_scale, scale)
    total = sum((line["paid"] for line in lines.values()), F(0)) + floor_line
    remains = Remains(leaver, lines, total, withheld)
    if terms is not None:
        remains.work_out(at_scale, scale)
    told = settled(world, at_scale, (mode, scale), remains)
    told.update(
        lines={name: line["paid"] for name, line in lines.items()},
        plan_floor=floor_line,
        entitled=total,
        withheld={name: value for name, value in remains.withheld.items() if value},
        scale=max(scale, SCALES[document["currency"]]),
        world=world,
    )
    for stage in ("earned", "after_cap", "after_multipliers", "after_gates"):
        told[stage] = {name: line[stage] for name, line in lines.items()}
    return told


class Remains:
    """What of the lines is left to be paid: all of it, or what the terms leave of it for somebody who left."""

    def __init__(self, leaver, lines, total, withheld):
        self.leaver, self.lines, self.total, self.withheld = leaver, lines, total, withheld
        self.moved, self.excess = {}, F(0)

    def term(self, name, unless):
        return self.leaver.term(name, unless) if self.leaver else unless

    def work_out(self, at_scale, scale):
        entitled, totals = self.total, {}
        for view in (MAY_EARN, EARNS):
            self.lines, floor_line, self.withheld = entitlements(self.leaver.world(view), at_scale, scale)
            totals[view] = sum((line["paid"] for line in self.lines.values()), F(0)) + floor_line
        self.total = totals[EARNS]
        self.moved = {"forfeited": totals[MAY_EARN] - entitled, "waiting": totals[EARNS] - totals[MAY_EARN]}
        excess = sum(self.withheld.values(), F(0))
        if not self.leaver.ends or self.term("withheld", "carry") == "carry":
            return
        self.withheld = {}
        self.moved["excess"] = excess
        if self.term("withheld", "carry") == "pay_out":
            self.excess = excess
        else:
            self.moved["forfeited"] -= excess


# ---------------------------------------------------------------- up to what the period entitles to


def entitlements(world, at_scale, scale):
    """The lines of the components, rounded and cut, and what tops them up to the plan's floor."""
    document, lines, ungated, withheld = world.document, {}, {}, {}
    for component in document["components"]:
        name = component["id"]
        earned, after_cap, withheld[name] = component_pay(world, component, at_scale, scale)
        pay = after_cap * world.factor("pay", component)
        if component.get("cap_after_multipliers") and "cap" in component:
            pay, withheld[name] = capped(world, component, pay, room(world, component), at_scale)
        shares = [
            num(gate["limit_to"])
            for gate in document.get("gates", [])
            if concerns(gate, component) and world.holds(gate["when"])
        ]
        gated = min([F(1), *shares]) * pay
        ungated[name] = at_scale(pay)
        lines[name] = {
            "earned": earned,
            "after_cap": after_cap,
            "after_multipliers": pay,
            "after_gates": gated,
            "paid": at_scale(gated),
        }
    for name, most in spare_floors(world, {name: line["paid"] for name, line in lines.items()}, scale).items():
        for stage in ("after_gates", "paid"):
            lines[name][stage] = max(lines[name][stage], most)
    for name, most in spare_floors(world, ungated, scale).items():
        ungated[name] = max(ungated[name], most)
    if document.get("withhold_excess"):
        for name, line in lines.items():
            line["paid"] += world.withheld(name)
            ungated[name] += world.withheld(name)
    ungated_total = sum(ungated.values())
    total, floor_line = sum((line["paid"] for line in lines.values()), F(0)), F(0)
    cap = rounded(world.scaled(num(document["cap"]), "caps"), "down", scale) if "cap" in document else None
    if "floor" in document:
        floor = at_scale(world.scaled(num(document["floor"]), "caps"))
        # What the cap would take off again is not topped up.
        floor = floor if cap is None else min(floor, cap)
        restores = document.get("floor_restores_gates")
        floor_line = max(F(0), floor - (total if restores else max(total, ungated_total)))
        total += floor_line
    if cap is not None and total > cap:
        weights = [(name, line["paid"]) for name, line in lines.items() if line["paid"] > 0]
        for name, cut in largest_remainder(total - cap, weights, scale).items():
            lines[name]["paid"] -= cut
            if document.get("withhold_excess"):
                withheld[name] = cut
    return lines, floor_line, withheld


def spare_floors(world, paid, scale):
    """What deductions are at most, by component: they leave their floors of the other lines, one by one by name."""
    rules = {c["id"]: c["pay"].get("penalty") for c in world.document["components"]}
    left = sum((amount for name, amount in paid.items() if not rules[name]), F(0))
    most = {}
    for name, rule in sorted(rules.items(), key=lambda pair: pair[0]):
        if not rule:
            continue
        if "floor" in rule:
            room = left - world.scaled(num(rule["floor"]), "caps")
            most[name] = -max(F(0), rounded(room, "floor", scale))
        left += max(paid[name], most.get(name, paid[name]))
    return most


def room(world, component):
    """What a cap after the multipliers still lets through: the cap less what the window's stored lines already hold."""
    accumulates = component.get("accumulate") in ("qtd", "ytd") and follows_measure(component["pay"])
    if not accumulates:
        return world.scaled(num(component["cap"]), "caps")
    window = component["accumulate"]
    (start, _), held = world.windows[window], F(0)
    for period, amounts in world.facts.get("paid_before", {}).items():
        if start <= world.start_of(period) < world.windows["period"][0]:
            held += num(amounts.get(component["id"], "0"))
    return world.scaled(num(component["cap"]), "caps", window) - held


# ---------------------------------------------------------------- what of it is paid now


def settled(world, at_scale, rounding, remains):
    mode, scale = rounding
    released, moved = held_back(world, at_scale, remains)
    moved = {**remains.moved, **moved}
    moved["forfeited"] = moved.get("forfeited", F(0)) + moved.pop("lost", F(0))
    paid, debt, carried, drawn = draw(world, at_scale, scale, released + remains.excess, remains)
    moved.update(drawn)
    facts, ledger = world.facts, world.document.get("ledger", {})
    by_hand = sum((num(a["amount"]) for a in facts.get("adjustments", [])), F(0))
    moved["adjustment"] = by_hand
    due = paid + by_hand
    opening = num(facts.get("carried_in", "0"))
    stored = facts.get("paid_before", {}).get(facts["period"], {})
    before = sum((num(amount) for name, amount in stored.items() if name != "repayment"), F(0))
    # What is demanded less than was paid back, or more.
    change = moved.get("repayment", F(0)) - num(stored.get("repayment", "0"))
    owed = owed_of_draws(world, remains, moved, stored, before) - change
    elsewhere = num(facts.get("due_elsewhere", "0"))
    spare = F(0)
    ends = remains.term("carried", "carry") if remains.leaver and remains.leaver.ends else "carry"
    if ends == "forgive":
        moved["carried_in"] = opening
        due, short = netted(due + opening + carried - before + change, owed, elsewhere)
        moved["forgiven"], carried, spare = short, F(0), due
    elif ends == "due":
        moved["carried_in"] = opening
        due += opening + carried - before + change
        carried = F(0)
    elif ledger.get("negative") == "due":
        moved["carried_in"] = opening
        due += opening - before + change
    else:
        share, still_open = num(ledger.get("recovery", "100%")), max(F(0), due - before + max(F(0), change))
        allowed = at_scale(share * max(F(0), due))
        if (before < 0 or change > 0) and share == 1:
            # What the period took from others, or what is given back of what was demanded, it may give.
            allowed = still_open
        taken = min(-opening, allowed)
        if opening < 0 and before > 0:
            # What was paid already is not taken again: only what is still open of the period gives something back.
            taken = min(taken, still_open)
        moved["carried_in"] = -taken
        # What the run pays for other periods goes first; the rest goes on.
        due, short = netted(due - taken - before + change, owed, elsewhere)
        carried += opening + taken - short
        # All of what a run pays for a period can go to others, unless only a share of its pay may.
        spare = due if share == 1 else min(due, max(F(0), allowed - taken))
    told = {"due": due, "draw_balance": debt, "carried": carried, "moved": moved, "spare": spare}
    return told | {"payment": payment(world, mode, due)}


def owed_of_draws(world, remains, moved, stored, before):
    """What of all that was paid out is owed from draws, where what is owed from them is due from who left."""
    if not remains.leaver or not remains.leaver.ends or remains.term("draw_balance", "owe") != "due":
        return F(0)
    # Pay that was paid out, and now goes into what is owed.
    owed = max(F(0), num(stored.get("recovery", "0")) - moved.get("recovery", F(0)))
    terms = next(iter(world.document.get("draw", {}).values()), {"recoverable": True})
    if terms["recoverable"]:
        # What was advanced before it was known that somebody leaves.
        owed += max(F(0), num(stored.get("draw", "0")) - moved.get("draw", F(0)))
    return min(owed, max(F(0), before))


def netted(balance, owed, elsewhere):
    """What is due, and what a balance is short of nothing: what is owed from draws is due whatever else is carried."""
    if balance >= 0:
        return balance, F(0)
    at_once = min(-balance, max(F(0), owed))
    short = -balance - at_once
    # What the run pays for other periods goes first.
    given = min(short, elsewhere)
    return -given - at_once, short - given


def payment(world, mode, due):
    """What is due in the currency of the payee, and its places."""
    wanted = world.facts.get("pay_in")
    if wanted is None:
        return None
    day = wanted.get("date", world.facts.get("as_of"))
    rate = num(wanted["rate"]) if "rate" in wanted else world.rate(world.document["currency"], wanted["currency"], day)
    scale = SCALES[wanted["currency"]]
    return rounded(due * rate, mode, scale), scale


def is_fed(world, rule):
    """Whether deals feed all pay that a holdback names: what earns of them by cash was collected."""
    rules = world.document.get("crediting", {}).get("rules", [])
    fed = {own["measure"] for own in rules} if "transactions" in world.facts else set()
    named = (own for own in world.document["components"] if own["id"] in rule.get("applies_to", [own["id"]]))
    return all(own.get("on") in fed and is_of_deals(own["pay"]) for own in named)


def is_of_deals(pay):
    """Whether a shape pays on what deals bring; a team's pool is not cut to what one member's customers have paid."""
    return "pool" not in pay and ("spiff" in pay or not is_flat(pay))


def held_back(world, at_scale, remains):
    """What is open of the entitlement, and the lines that say what was withheld and released."""
    lines, total = remains.lines, remains.total
    if "holdback" not in world.document:
        return total, {}
    rule, as_of = world.document["holdback"], world.facts["as_of"]
    how, is_lost = remains.term("holdback", "release"), False
    if how == "forfeit":
        limit = days_after(remains.leaver.last_day, remains.term("holdback_days", 0))
        as_of, is_lost = min(as_of, limit), as_of > limit
    concerned = total
    if "applies_to" in rule:
        concerned = sum((line["paid"] for name, line in lines.items() if name in rule["applies_to"]), F(0))
    if concerned < 0 or (concerned == 0 and remains.leaver and remains.leaver.is_after):
        # A deduction waits for nothing, nor does what pays nothing after the last day.
        return total, {"holdback": F(0), "release": F(0)}
    at_once = came_in = F(0)
    for release in rule["release"]:
        share = num(release["share"])
        if release["on"] == "booking":
            at_once += share
        elif release["on"] == "date":
            came_in += share if as_of >= release["date"] else 0
        elif remains.term("earns", "") == "cash" and is_fed(world, rule):
            came_in += share
        else:
            if how == "forfeit" and world.facts["collected"].get("receipts"):
                # Nobody knows whether they came in time.
                raise RefusedError
            # What was paid back after the last day that counts takes a release back.
            came_in += share * min(collected_share(world, as_of), collected_share(world, world.facts["as_of"]))
    # What is open is rounded as a whole, so that partial receipts never lose or invent a cent.
    booked, opened = at_scale(concerned * at_once), at_scale(concerned * (at_once + came_in))
    if how == "pay_out":
        opened = concerned
    lost = concerned - opened if is_lost else F(0)
    moved = {"holdback": booked - concerned + lost, "release": opened - booked, "lost": -lost}
    return total - concerned + opened, moved


def collected_share(world, day):
    """The share of what the customers of the period owe that came in by a day."""
    collected = world.facts["collected"]
    receipts = sum(map(num, collected.get("receipts", [])), F(0))
    receipts += sum((num(r["amount"]) for r in collected.get("dated_receipts", []) if r["date"] <= day), F(0))
    return min(F(1), max(F(0), receipts / num(collected["due"])))


def draw(world, at_scale, scale, released, remains):
    """What is paid, owed and carried once the draw is settled."""
    debt = num(world.facts.get("draw_balance", "0"))
    leaver = remains.leaver
    ends = remains.term("draw_balance", "owe") if leaver and leaver.ends else "owe"
    if "draw" not in world.document:
        if ends == "owe":
            return released, debt, F(0), {}
        recover = min(debt, max(F(0), released)) if ends != "forgive" else F(0)
        left = debt - recover if ends != "forgive" else F(0)
        moved = {"draw": F(0), "recovery": -recover}
        if ends == "due":
            moved["repayment"], left = -left, F(0)
        return released - recover, left, F(0), moved
    ((kind, terms),) = world.document["draw"].items()
    first = world.windows["period"][0].isoformat()
    runs = terms.get("start", "0") <= first < terms.get("end", "9")
    settles = terms["recoverable"] and ends in ("recover", "due")
    runs = runs and not (leaver and leaver.is_after) and not settles
    amount = at_scale(world.scaled(num(terms["amount"]), "draws")) if runs else F(0)
    if not terms["recoverable"]:
        top = amount if kind == "additive" else min(amount, max(F(0), amount - max(F(0), released)))
        carried = min(F(0), released)
        return max(F(0), released) + top, debt, carried, {"draw": top, "recovery": F(0)}
    if ends == "forgive" or ("forgiven_from" in terms and first >= terms["forgiven_from"]):
        debt = F(0)
    top = amount if kind == "additive" else max(F(0), amount - released)
    top = F(0) if settles else top
    recover = F(0)
    if first >= terms.get("recovery_start", "0") or settles:
        share = F(1) if settles else num(terms.get("recovery", "100%"))
        recover = min(debt, at_scale(share * max(F(0), released - amount)))
    if "debt_limit" in terms:
        top = min(top, rounded(max(F(0), num(terms["debt_limit"]) - (debt - recover)), "down", scale))
    left, moved = debt + top - recover, {"draw": top, "recovery": -recover}
    if ends == "due":
        moved["repayment"], left = -left, F(0)
    if ends == "forgive":
        left = F(0)
    return released + top - recover, left, F(0), moved
