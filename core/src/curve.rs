//! Curves: straight lines through points, and the parts of an amount that lie inside steps. Each with its trace.

use crate::{
    shape::word,
    trace::{Comparison, Figure, labels},
};

labels! {
    PART = "part" Money ("part inside the step", "档内部分", "檔內部分");
    UPPER = "upper_end" Money ("upper end", "上端", "上端");
    LOWER = "lower_end" Money ("lower end", "下端", "下端");
    RUN = "run" Plain ("way along the segment", "段内距离", "段內距離");
    SPAN = "span" Plain ("length of the segment", "段长", "段長");
    RISE = "rise" Plain ("rise of the segment", "段升幅", "段升幅");
    SLOPE = "slope" Plain ("slope", "斜率", "斜率");
    GAIN = "gain" Plain ("gain along the segment", "段内增量", "段內增量");
    ON_LINE = "on_line" Plain ("on the line", "线上取值", "線上取值");
    NOTHING_BELOW = "outside" Plain ("outside the points", "点外取值", "點外取值");
}

word! {
    /// What a curve does outside of its points.
    pub enum Beyond {
        /// It gives zero.
        Zero = "zero",
        /// It keeps the value of the last point.
        Hold = "hold",
        /// It goes on as straight as its last segment.
        Extend = "extend",
    }
}

/// The value at `at` of the straight lines through `points`, which are ordered by strictly rising x. `None` without points.
#[must_use]
pub fn on_lines(at: &Figure, points: &[(Figure, Figure)], below: Beyond, above: Beyond) -> Option<Figure> {
    let (first, last) = (points.first()?, points.last()?);
    let x = at.number();
    if x < first.0.number() {
        return beyond(at, below, first, points.first().zip(points.get(1)));
    }
    if x > last.0.number() {
        let before_last = points.len().checked_sub(2).and_then(|index| points.get(index));
        return beyond(at, above, last, before_last.zip(points.last()));
    }
    if x == last.0.number() {
        return Some(last.1.clone());
    }
    let upper = points.iter().position(|(bound, _)| bound.number() > x)?;
    segment(at, points.get(upper.checked_sub(1)?)?, points.get(upper)?)
}

type Point = (Figure, Figure);

fn beyond(at: &Figure, how: Beyond, end: &Point, segment_at_end: Option<(&Point, &Point)>) -> Option<Figure> {
    match (how, segment_at_end) {
        (Beyond::Zero, _) => Some(Figure::constant(&NOTHING_BELOW, 0)),
        (Beyond::Hold, _) | (Beyond::Extend, None) => Some(end.1.clone()),
        (Beyond::Extend, Some((left, right))) => segment(at, left, right),
    }
}

/// `y0 + (x − x0) × (y1 − y0) ÷ (x1 − x0)`; at a point itself, its value.
fn segment(at: &Figure, left: &Point, right: &Point) -> Option<Figure> {
    if at.number() == left.0.number() {
        return Some(left.1.clone());
    }
    let run = Figure::difference(&RUN, at, &left.0);
    let span = Figure::difference(&SPAN, &right.0, &left.0);
    let rise = Figure::difference(&RISE, &right.1, &left.1);
    let slope = Figure::quotient(&SLOPE, &rise, &span)?;
    let gain = Figure::product(&GAIN, &[&run, &slope]);
    Some(Figure::sum(&ON_LINE, &[&left.1, &gain]))
}

/// The part of the way from `low` to `high` (`low` ≤ `high`) that lies between `from` and `to`; `None` when there is none.
/// Without `to` the step is open.
#[must_use]
pub fn part_inside(low: &Figure, high: &Figure, from: &Figure, to: Option<&Figure>) -> Option<Figure> {
    let lower = if Comparison::Above.holds(from.number(), low.number()) { from } else { low };
    let upper = match to {
        Some(to) if Comparison::Below.holds(to.number(), high.number()) => to,
        _ => high,
    };
    (upper.number() > lower.number()).then(|| Figure::difference(&PART, &upper.named(&UPPER), &lower.named(&LOWER)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{number::Number, trace::common};

    fn figure(text: &str) -> Figure {
        Figure::constant(&common::AMOUNT, text.parse::<Number>().expect(text))
    }

    /// The contract's quota bonus: 80 % → 0, 100 % → 100 %, 120 % → 160 %, worked by hand between the points.
    #[test]
    fn lines_run_through_their_points() {
        let points = [("80%", "0"), ("100%", "100%"), ("120%", "160%")].map(|(x, y)| (figure(x), figure(y)));
        let at = |x: &str, above| on_lines(&figure(x), &points, Beyond::Zero, above).map(|y| y.number().to_string());
        assert_eq!(at("79%", Beyond::Hold).as_deref(), Some("0"));
        assert_eq!(at("90%", Beyond::Hold).as_deref(), Some("0.5"));
        assert_eq!(at("100%", Beyond::Hold).as_deref(), Some("1"));
        assert_eq!(at("110%", Beyond::Hold).as_deref(), Some("1.3"));
        assert_eq!(at("130%", Beyond::Hold).as_deref(), Some("1.6"));
        assert_eq!(at("130%", Beyond::Extend).as_deref(), Some("1.9"));
    }

    #[test]
    fn parts_lie_inside_their_steps() {
        let part = |from: &str, to: Option<&str>| {
            let to = to.map(figure);
            part_inside(&figure("145000"), &figure("165000"), &figure(from), to.as_ref())
                .map(|part| part.number().to_string())
        };
        assert_eq!(part("0", Some("150000")).as_deref(), Some("5000"));
        assert_eq!(part("150000", Some("250000")).as_deref(), Some("15000"));
        assert_eq!(part("250000", None), None);
    }
}
