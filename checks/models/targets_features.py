"""Which features a plan meets, so that a run can say how often each was compared."""


def nodes_of(node, depth=0):
    yield node, depth
    for child in node.get("children", []):
        yield from nodes_of(child, depth + 1)


def features(plan, facts, outcome):
    found = {f"method {plan.get('method', 'largest_remainder')}", f"unit {next(iter(plan['unit']))}"}
    found |= {"unit with a step"} if "step" in next(iter(plan["unit"].values())) else set()
    found |= {"total below zero"} if plan["total"].startswith("-") else set()
    found |= {"total of zero"} if plan["total"] == "0" else set()
    for name in ("residue", "zero_weights", "negative_weights"):
        found |= {f"{name} {plan[name]}"} if name in plan else set()
    found |= {f"facts {name}" for name in facts}
    found |= of_time(plan.get("time"))
    padding = plan.get("padding", {})
    depths = {node["id"]: depth for node, depth in nodes_of(plan["tree"])}
    found.add(f"depth {max(depths.values())}")
    for node, _ in nodes_of(plan["tree"]):
        found |= of_node(node, plan)
    for node, _ in nodes_of(plan["tree"]):
        if node["id"] in padding and any(below["id"] in padding for below, depth in nodes_of(node) if depth):
            found.add("padding below padding")
    return found | of_outcome(outcome)


def of_time(time):
    if time is None:
        return {"no time"}
    ((profile, rule),) = time.get("profile", {"none": {}}).items()
    found = {f"by {time.get('by', 'nothing')}", f"period {time['period']}", f"margins {time.get('margins', 'leaves')}"}
    found.add(f"spread {time.get('spread', 'equal')}" if profile == "none" else f"profile {profile}")
    found |= {f"last_year {name}" for name in ("negative",) if profile == "last_year" and name in rule}
    found |= {"ramp of the plan"} if "ramp" in time else set()
    return found


def of_node(node, plan):
    kind = "inner node" if "children" in node else "leaf"
    found = {f"{kind} {name}" for name in ("locked", "min", "max") if name in node}
    found |= {f"leaf {name}" for name in ("hired", "left", "ramp") if name in node}
    found |= {f"{kind} with a weight of zero"} if node.get("weight") == "0" else set()
    found |= {f"{kind} with a weight below zero"} if node.get("weight", "").startswith("-") else set()
    if "min" in node and "max" in node:
        found.add(f"{kind} min and max")
    if node["id"] in plan.get("padding", {}):
        found.add("padding")
        below = [child for child, depth in nodes_of(node) if depth]
        found |= {
            f"padding above {name}" for name in ("locked", "min", "max", "hired") if any(name in one for one in below)
        }
    for source, rule in node.get("weights", {}).items():
        found.add(f"weights of {source}")
        if source == "history":
            found.add(f"history of {rule.get('blend', 'proportions')}, {len(rule['periods'])} periods")
    return found


def of_outcome(outcome):
    if "problems" in outcome:
        return {f"refused {problem['code']}" for problem in outcome["problems"]}
    found = {f"share by {node['receipt']['why']}" for node in outcome["nodes"]}
    found |= {f"held by {node['receipt']['held']}" for node in outcome["nodes"] if node["receipt"]["held"]}
    found |= {"unallocated line"} if any(node["unallocated"] for node in outcome["nodes"]) else set()
    return found | ({"a residue"} if float(outcome["residue"]) else set())
