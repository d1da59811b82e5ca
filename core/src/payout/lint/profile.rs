//! Pay as an exact function of what is sold, piece by piece, and where it falls.

use super::worth::Worth;
use crate::number::Number;

/// A piece of the function: from a bound on, a polynomial of degree two at most.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Where it begins; `None` where it has no beginning.
    pub from: Option<Number>,
    /// Whether the bound itself still belongs to the piece before.
    pub is_above: bool,
    /// The constant, what is multiplied by the measure, what is multiplied by its square.
    pub worth: [Worth; 3],
    /// The place in the document that makes the pay jump at the bound.
    pub jump: String,
    /// The place in the document that makes the pay rise or fall along the piece.
    pub slope: String,
}

/// The pay over the whole axis; the pieces touch.
#[derive(Clone, Debug)]
pub struct Profile {
    pub pieces: Vec<Piece>,
    /// What bounds are multiples of, where they are no amounts.
    pub axis: &'static str,
    /// What the multiples of the pay are multiples of.
    pub base: String,
}

/// The limits of a component, as far as they hold for its profile.
#[derive(Clone, Debug, Default)]
pub struct Limits {
    pub floor: Option<Number>,
    pub cap: Option<Number>,
}

impl Limits {
    /// The worth within the limits, as far as that is known: amounts of unknown size may lie on either side of a limit.
    pub fn clamped(&self, worth: &Worth) -> Worth {
        let mut within = worth.clone();
        if let Some(floor) = &self.floor {
            let is_below = match within.as_money() {
                Some(money) => money < floor,
                None => !floor.is_negative() && within.is_never_positive(),
            };
            within = if is_below { Worth::money(floor) } else { within };
        }
        if let Some(cap) = &self.cap {
            let is_above = match within.as_money() {
                Some(money) => money > cap,
                None => cap.is_zero() && within.is_never_negative(),
            };
            within = if is_above { Worth::money(cap) } else { within };
        }
        within
    }
}

/// A place where more is sold and less is paid.
#[derive(Clone, Debug)]
pub enum Fall {
    /// At a point.
    Cliff { at: Number, is_above: bool, before: Worth, loss: Worth, path: String },
    /// Along a stretch; without an end it goes on for ever.
    Slope { from: Option<Number>, to: Option<Number>, loss: Option<Worth>, path: String },
}

impl Piece {
    /// The worth at a point of the piece, or at its open end.
    pub fn at(&self, x: &Number) -> Worth {
        let [constant, linear, square] = &self.worth;
        constant.plus(&linear.times(x)).plus(&square.times(x).times(x))
    }

    pub fn is_straight(&self) -> bool {
        self.worth[2] == Worth::default()
    }

    /// The part of the piece, which ends at `end`, where it falls.
    fn falling(&self, end: Option<&Number>) -> Option<(Option<Number>, Option<Number>)> {
        // A slope is money alone or multiples alone, so the sum has its sign.
        let plain = |worth: &Worth| &worth.money + &worth.multiple;
        let (linear, square) = (plain(&self.worth[1]), plain(&self.worth[2]));
        let (mut from, mut to) = (self.from.clone(), end.cloned());
        let turn = (-&linear).over(&(&square * &Number::from(2)));
        match turn {
            None if linear.is_negative() => {}
            None => return None,
            Some(turn) if square.is_negative() => {
                from = Some(from.map_or_else(|| turn.clone(), |from| from.at_least(&turn)))
            }
            Some(turn) => to = Some(to.map_or_else(|| turn.clone(), |to| to.at_most(&turn))),
        }
        let is_empty = matches!((&from, &to), (Some(from), Some(to)) if from >= to);
        (!is_empty).then_some((from, to))
    }
}

impl Profile {
    /// Where the pay falls within limits, from the lowest bound on.
    pub fn falls(&self, limits: &Limits) -> Vec<Fall> {
        let mut falls = Vec::new();
        for (index, piece) in self.pieces.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|before| self.pieces.get(before));
            falls.extend(before.and_then(|before| cliff(before, piece, limits)));
            let end = self.pieces.get(index.saturating_add(1)).and_then(|next| next.from.as_ref());
            falls.extend(slope(piece, end, limits));
        }
        falls
    }

    /// Whether the pay rises anywhere behind the first bound: what lies below it is often only left out.
    pub fn rises(&self) -> bool {
        let mut mirrored = self.clone();
        for piece in &mut mirrored.pieces {
            piece.worth = piece.worth.clone().map(|worth| worth.times(&Number::from(-1)));
        }
        let first = self.pieces.get(1).and_then(|piece| piece.from.as_ref());
        let falls = mirrored.falls(&Limits::default());
        falls.iter().any(|fall| !matches!(fall, Fall::Cliff { at, .. } if Some(at) == first))
    }

    /// A bound in the words of the axis.
    pub fn bound(&self, at: &Number) -> String {
        if self.axis.is_empty() { at.to_string() } else { format!("{at} × {}", self.axis) }
    }
}

fn cliff(before: &Piece, piece: &Piece, limits: &Limits) -> Option<Fall> {
    let at = piece.from.as_ref()?;
    let before = limits.clamped(&before.at(at));
    let loss = before.minus(&limits.clamped(&piece.at(at)));
    let path = piece.jump.clone();
    loss.can_be_positive().then(|| Fall::Cliff { at: at.clone(), is_above: piece.is_above, before, loss, path })
}

fn slope(piece: &Piece, end: Option<&Number>, limits: &Limits) -> Option<Fall> {
    let (mut from, mut to) = piece.falling(end)?;
    // Where a straight line of money meets a limit is one division.
    let [constant, linear, _] = &piece.worth;
    let meets = |limit: &Number| {
        let is_money = piece.is_straight() && linear.multiple.is_zero() && constant.multiple.is_zero();
        if is_money { (limit - &constant.money).over(&linear.money) } else { None }
    };
    if let Some(met) = limits.cap.as_ref().and_then(meets) {
        from = Some(from.map_or_else(|| met.clone(), |from| from.at_least(&met)));
    }
    if let Some(met) = limits.floor.as_ref().and_then(meets) {
        to = Some(to.map_or_else(|| met.clone(), |to| to.at_most(&met)));
    }
    if matches!((&from, &to), (Some(from), Some(to)) if from >= to) {
        return None;
    }
    let high = from.as_ref().map(|from| limits.clamped(&piece.at(from)));
    let low = to.as_ref().map(|to| limits.clamped(&piece.at(to)));
    let loss = match (&high, &low) {
        (Some(high), Some(low)) => Some(high.minus(low)),
        // A floor of nothing holds what falls from there, however large its base.
        (Some(high), None) if limits.floor.as_ref().is_some_and(|floor| high.as_money() == Some(floor)) => return None,
        _ => None,
    };
    let is_felt = loss.as_ref().is_none_or(Worth::can_be_positive);
    is_felt.then(|| Fall::Slope { from, to, loss, path: piece.slope.clone() })
}
