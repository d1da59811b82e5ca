//! A node that is set in the whole while the total stays: who makes room.

use super::{
    breakback::BreakbackQuestion,
    draft::{Draft, Values, prepared, values_of},
    stays::Stays,
};
use crate::{
    error::{Problem, Problems, catalogue::target as code},
    number::Number,
    targets::{
        document::TargetNode,
        implied::{least, most},
        plan::TargetPlan,
        prepare::{Prepared, loaded},
    },
};

/// The new plan where a node has a value, and siblings share what is left, in proportion to each other. Where they cannot
/// make all of the room, they make what they can, and the siblings of the node above do the rest.
pub(super) fn set(plan: &TargetPlan, asked: &BreakbackQuestion, path: &[&TargetNode]) -> Result<TargetPlan, Problems> {
    let old = values_of(plan);
    let mut draft = Draft::of(plan, &asked.note);
    draft.change(&asked.node, |node| {
        node.locked = Some(asked.value.clone());
        node.set = None;
    });
    let mut shared = draft.clone();
    shared.release_in_proportion(&old);
    let climb = climb(&shared, &old, asked, path)?;
    let (Some(top), below) = (path.get(climb.top), &climb.between) else { return Err(Problems::new()) };
    hold(&mut shared.document.tree, top, &old);
    for (id, value) in below {
        shared.change(id, |node| node.set = node.locked.is_none().then(|| value.clone()));
    }
    let found = values_of(&shared.load()?);
    let mut wanted = old.clone();
    take(top, (&old, &found), path, &mut wanted);
    draft.release();
    let new = draft.settle(&wanted)?;
    Stays::in_whole(plan, asked, below, top).check(&new, 0)?;
    Ok(new)
}

/// How far up others have to make room.
struct Climb {
    /// Where in the path the node stands that keeps its value.
    top: usize,
    /// What the nodes between it and the one that is set have then.
    between: Values,
}

fn climb(shared: &Draft, old: &Values, asked: &BreakbackQuestion, path: &[&TargetNode]) -> Result<Climb, Problems> {
    let (root, _, steps) = prepared(&shared.document);
    let mut line = vec![&root];
    for node in path.iter().skip(1) {
        line.extend(line.last().and_then(|at| at.children.iter().find(|child| child.node.id == node.id)));
    }
    let counted = |at: &Prepared<'_>| old.get(&at.node.id).map(|value| steps.count(value)).unwrap_or_default();
    let mut between = Values::new();
    let mut new = steps.count(&asked.value);
    for (index, pair) in line.windows(2).enumerate().rev() {
        let [parent, child] = pair else { continue };
        let now = counted(parent);
        let need = loaded(&now, &parent.load) - &new;
        let others: Vec<&Prepared<'_>> = parent.children.iter().filter(|one| one.node.id != child.node.id).collect();
        let short = short_of(&others, &need, &(&new - &counted(child)), shared);
        if short.is_zero() {
            return Ok(Climb { top: index, between });
        }
        if index == 0 && others.iter().all(|one| one.is_fixed()) && short.is_negative() {
            let problem = Problem::new(&code::NOBODY_TAKES, "/value").in_facts().with("node", &asked.node);
            return Err(problem.with("left", steps.written(&short.abs())).into());
        }
        if parent.load != Number::ONE {
            break;
        }
        new = now + short;
        between.insert(parent.node.id.clone(), steps.amount(&new));
    }
    // Everybody is let go: loading tells what cannot hold together.
    Ok(Climb { top: 0, between: Values::new() })
}

/// By how much the node above has to have more, or less, so that its other children can make the rest of the room.
fn short_of(others: &[&Prepared<'_>], need: &Number, change: &Number, shared: &Draft) -> Number {
    if others.iter().all(|one| one.is_fixed()) {
        let fixed: Number = others.iter().filter_map(|one| one.low.clone()).sum();
        // What nobody had goes to who is raised; who is lowered leaves nothing to nobody.
        let apart = fixed - need;
        return if apart.is_negative() { apart.at_least(&change.clone().at_most(&Number::ZERO)) } else { apart };
    }
    if others.iter().any(|one| one.weight.is_negative()) {
        return Number::ZERO;
    }
    let falls = super::draft::may_fall(&shared.document);
    let low: Option<Number> = others.iter().map(|one| least(one, falls)).sum();
    let high: Option<Number> = others.iter().map(|one| most(one)).sum();
    let below = low.map(|low| low - need).filter(Number::is_positive);
    let above = high.map(|high| high - need).filter(Number::is_negative);
    below.or(above).unwrap_or_default()
}

/// Holds everybody that does not stand below the node that keeps its value.
fn hold(node: &mut TargetNode, top: &TargetNode, old: &Values) {
    if node.id == top.id {
        return;
    }
    for child in &mut node.children {
        child.set = if child.locked.is_none() { old.get(&child.id).cloned() } else { None };
        hold(child, top, old);
    }
}

/// Takes the new values below a node that keeps its own; who keeps its value keeps those below it, too.
fn take(node: &TargetNode, (old, found): (&Values, &Values), path: &[&TargetNode], wanted: &mut Values) {
    for child in &node.children {
        let is_on_path = path.iter().any(|one| one.id == child.id);
        if !is_on_path && old.get(&child.id) == found.get(&child.id) {
            continue;
        }
        wanted.extend(found.get(&child.id).map(|value| (child.id.clone(), value.clone())));
        take(child, (old, found), path, wanted);
    }
}
