"""Which features a case meets, so that a run can say how often each was compared."""

from datetime import date

from pay_dated import RefusedError, assigned
from pay_leaver import Leaver, terms_of

FACTS = (
    "active",
    "window_active",
    "carried_in",
    "paid_before",
    "adjustments",
    "reporting",
    "target_incentives",
    "rates",
    "withheld",
    "due_elsewhere",
)


def features(document, facts):
    if "plans" in document:
        return of_book(document, facts)
    found = {f"currency {document['currency']}", f"period {document['period']}"}
    found |= {f"rounding {document['rounding']['mode']}"} if "rounding" in document else set()
    for name in (
        "calendar",
        "proration",
        "cap",
        "floor",
        "holdback",
        "floor_restores_gates",
        "gates",
        "withhold_excess",
    ):
        if document.get(name):
            found.add(f"plan {name}")
    for name in FACTS:
        if facts.get(name):
            found.add(f"facts {name}")
    if "pay_in" in facts:
        named = [name for name in ("rate", "date") if name in facts["pay_in"]]
        found |= {"facts pay_in", f"payment by {named[0] if named else 'as_of'}"}
    fixed = document.get("rates", []), facts.get("rates", [])
    found |= {f"rates of {name}" for name, known in zip(("the plan", "the facts"), fixed, strict=True) if known}
    found |= {"rates that change"} if any("start" in rate for known in fixed for rate in known) else set()
    if any("currency" in transaction for transaction in facts.get("transactions", [])):
        found.add("crediting in another currency")
    if any("quotas" in own for own in facts["measures"].values()):
        found.add("facts quotas")
    if "seasonality" in document.get("proration", {}):
        found.add("plan seasonality")
    found |= {f"multiplier {rule['acts_on']}" for rule in document.get("multipliers", [])}
    found |= {f"ledger {name}={value}" for name, value in document.get("ledger", {}).items()}
    if "holdback" in document:
        found |= {f"release on {release['on']}" for release in document["holdback"]["release"]}
        found |= {"holdback applies_to"} if "applies_to" in document["holdback"] else set()
        found |= {f"holdback {name}" for name in ("receipts", "dated_receipts") if facts.get("collected", {}).get(name)}
    for kind, terms in document.get("draw", {}).items():
        found.add(f"draw {kind}, {'recoverable' if terms['recoverable'] else 'not recoverable'}")
        found |= {f"draw {name}" for name in terms if name not in ("amount", "recoverable")}
    for component in document["components"]:
        found |= of_component(component)
    return found | of_crediting(document, facts) | of_leaver(document, facts)


def of_leaver(document, facts):
    """What the terms for who left say, where they act."""
    if "terminated" not in facts:
        return set()
    try:
        terms = terms_of(document, facts)
    except RefusedError:
        return {"leaver refused"}
    if terms is None:
        return {"leaver before the last day"}
    leaver = Leaver(document, facts, terms)
    when = "after the last day" if leaver.is_after else "of the last day" if leaver.is_last else "before the last one"
    found = {f"leaver in a period {when}"} | ({"leaver for a reason"} if "reason" in facts["terminated"] else set())
    earns = terms.get("earns", "last_day")
    found |= {f"leaver {name}={value}" for name, value in terms.items() if not name.endswith("days")}
    found |= {f"leaver {name}" for name in terms if name.endswith("days")}
    if any(transaction.get("reverses") is None for transaction in facts.get("transactions", [])):
        found.add(f"leaver with deals, {earns}{' and a tail' if terms.get('tail_days') else ''}")
    return found | ({f"leaver {earns} with receipts"} if has_receipts(facts) else set())


def has_receipts(facts):
    return any(deal.get("collected", {}).get("receipts") for deal in facts.get("transactions", []))


def of_component(component):
    ((shape, rule),) = component["pay"].items()
    window = component.get("accumulate", "period")
    found = {f"shape {shape}", f"accumulate {window}", f"{shape} over {window}"}
    if shape in ("tiers", "derived_rate"):
        found.add(f"{shape} {rule['mode']}")
    if shape == "matrix":
        found.add(f"matrix by {rule.get('by', 'cell')}")
    if shape == "pool":
        found.add(f"pool by {rule['by']}")
    found |= {"component withhold_excess"} if component.get("withhold_excess") else set()
    for revision in component.get("revisions", []):
        found.add(f"revised to {next(iter(revision['pay']))}")
        found.add(f"on_revision {component.get('on_revision', 'of one period')}")
    if component.get("cap_after_multipliers"):
        found.add("cap after multipliers")
    elif "cap" in component:
        found.add("component cap")
    return found | ({"component floor"} if "floor" in component else set())


def of_book(document, facts):
    found = {"book", f"book of {len(document['plans'])} plans"}
    try:
        chosen, own = assigned(document, facts)
    except RefusedError:
        return {"book refused"}
    if own != facts:
        found.add("book assigns some days")
    if "effective" in chosen:
        found.add("book has versions")
    return found | features(chosen, own)


def of_crediting(document, facts):
    if "crediting" not in document:
        return set()
    found = {f"crediting pick {document['crediting'].get('pick', 'all_matches')}"}
    for rule in document["crediting"]["rules"]:
        found.add(f"crediting {rule['kind']}")
        found.add(f"crediting of {rule.get('of', 'amount')}")
        found.add(f"crediting by {rule.get('by', 'date')}")
        found |= {
            f"crediting {name}"
            for name in ("when", "roles", "during", "factor", "cap_per_deal", "windfall")
            if name in rule
        }
    if any("reverses" in transaction for transaction in facts["transactions"]):
        found |= {"reversals", *of_reversals(document, facts)}
        if document.get("ledger", {}).get("clawback") == "as_paid":
            found.add("reversals taken back as paid")
    return found


def of_reversals(document, facts):
    """Whether a limit of days leaves what it concerns or not."""
    most = document.get("ledger", {}).get("clawback_days")
    if most is None:
        return set()
    days = {transaction["id"]: date.fromisoformat(transaction["date"]) for transaction in facts["transactions"]}
    pairs = [(days[back["id"]], days[back["reverses"]]) for back in facts["transactions"] if "reverses" in back]
    return {f"reversals {'in time' if (back - deal).days <= most else 'too late'}" for back, deal in pairs}
