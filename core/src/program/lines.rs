//! Straight lines through points as bends.

use super::{Value, Writer};
use crate::{curve::Beyond, number::Number, trace::Comparison};

fn known(number: &Number) -> Value {
    Value::Known(number.clone())
}

/// The straight lines through points, of strictly rising x: the height of the first one and what each bend adds.
pub fn lines(
    writer: &mut Writer,
    x: &Value,
    points: &[(&Number, &Number)],
    below: Beyond,
    above: Beyond,
) -> Option<Value> {
    let (first, last) = (points.first()?, points.last()?);
    let mut slopes = Vec::new();
    for pair in points.windows(2) {
        let [(x0, y0), (x1, y1)] = pair else { return None };
        slopes.push((*y1 - *y0).over(&(*x1 - *x0))?);
    }
    let is_extended = |beyond: Beyond| beyond == Beyond::Extend;
    let mut bends = Vec::new();
    let mut slope = Number::ZERO;
    for (index, (at, _)) in points.iter().enumerate() {
        let is_last = index == slopes.len();
        let next =
            if is_last && is_extended(above) { slope.clone() } else { slopes.get(index).cloned().unwrap_or_default() };
        if index > 0 || !is_extended(below) {
            bends.push((known(at), &next - &slope));
        }
        slope = next;
    }
    let mut height = known(first.1);
    if let (true, Some(slope)) = (is_extended(below), slopes.first()) {
        let run = writer.difference(x, &known(first.0))?;
        let gain = writer.product(&run, &known(slope))?;
        height = writer.sum(&height, &gain)?;
    }
    let gain = writer.hinges(x, &bends)?;
    height = writer.sum(&height, &gain)?;
    if below == Beyond::Zero {
        let is_below = writer.test(x, Comparison::Below, &known(first.0))?;
        height = writer.choose(is_below, &Value::ZERO, &height)?;
    }
    if above == Beyond::Zero {
        let is_above = writer.test(x, Comparison::Above, &known(last.0))?;
        height = writer.choose(is_above, &Value::ZERO, &height)?;
    }
    if is_extended(below) || is_extended(above) {
        return Some(height);
    }
    Writer::within(height, points.iter().map(|(_, y)| *y))
}
