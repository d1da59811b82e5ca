//! Replaying: the value of a step recomputed from its leaves, with nothing but the trace.

use super::{Op, Step, Value, figure::root_of, reached};
use crate::number::{Number, weighted_root};
use std::sync::Arc;

/// Recomputes a step from the leaves below it; `None` where the steps below do not fit its operation.
///
/// The law `trace_recomputes` holds every outcome to this: the value recomputed is the value that stands there. What a
/// procedure found (an apportionment, a statistic) is taken as it stands, as is what was given.
#[must_use]
pub fn replay(step: &Step) -> Option<Value> {
    let of: Vec<Value> = step.of.iter().map(|step| replay(step)).collect::<Option<_>>()?;
    let numbers = || of.iter().map(number).collect::<Option<Vec<_>>>();
    let flags = || of.iter().map(flag).collect::<Option<Vec<_>>>();
    Some(match &step.op {
        Op::Given { .. } | Op::Procedure | Op::Same => step.value.clone(),
        Op::Group => Value::Nothing,
        Op::Sum => Value::Number(numbers()?.into_iter().sum()),
        Op::Product => Value::Number(numbers()?.into_iter().product()),
        Op::Difference => {
            let parts = numbers()?;
            let (first, rest) = parts.split_first()?;
            Value::Number(rest.iter().fold((*first).clone(), |left, part| left - *part))
        }
        Op::Quotient => Value::Number(number(of.first()?)?.over(number(of.get(1)?)?)?),
        Op::Negation => Value::Number(-number(of.first()?)?.clone()),
        Op::Minimum => Value::Number(numbers()?.into_iter().min().cloned().unwrap_or_default()),
        Op::Maximum => Value::Number(numbers()?.into_iter().max().cloned().unwrap_or_default()),
        Op::Rounded(rounding) => Value::Number(number(of.first()?)?.rounded(*rounding)),
        Op::Root { degree, places } => Value::Number(root_of(number(of.first()?)?, *degree, *places)?),
        Op::WeightedRoot { places } => {
            let numbers = numbers()?;
            let pairs: Vec<_> =
                numbers.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?))).collect();
            Value::Number(weighted_root(&pairs, *places)?)
        }
        Op::Compare(comparison) => Value::Flag(comparison.holds(number(of.first()?)?, number(of.get(1)?)?)),
        Op::All => Value::Flag(flags()?.into_iter().all(|flag| flag)),
        Op::Any => Value::Flag(flags()?.into_iter().any(|flag| flag)),
        Op::Not => Value::Flag(!flag(of.first()?)?),
        Op::When => of.get(if flag(of.first()?)? { 1 } else { 2 })?.clone(),
        Op::Pick { index } => of.get(*index)?.clone(),
        Op::Case => of.get(1)?.clone(),
        Op::Select { is_inclusive } => select(step, &of, *is_inclusive)?,
    })
}

fn select(step: &Step, of: &[Value], is_inclusive: bool) -> Option<Value> {
    let bound = |case: &Arc<Step>| replay(case.of.first()?).and_then(|value| number(&value).cloned());
    let bounds: Vec<Number> = step.of.get(1..)?.iter().map(bound).collect::<Option<_>>()?;
    let index = reached(number(of.first()?)?, bounds.iter(), is_inclusive)?;
    of.get(index.checked_add(1)?).cloned()
}

const fn number(value: &Value) -> Option<&Number> {
    match value {
        Value::Number(number) => Some(number),
        _ => None,
    }
}

const fn flag(value: &Value) -> Option<bool> {
    match value {
        Value::Flag(flag) => Some(*flag),
        _ => None,
    }
}
