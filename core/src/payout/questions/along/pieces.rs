//! The pieces of a pay curve: between two neighbouring cuts, every line is one polynomial of the measure.

use super::{Along, LAYERS, Polynomial, polynomial::Root};
use crate::{
    error::{Problem, Problems, catalogue::pay as code},
    limits,
    number::Number,
    payout::evaluate::{Bend, Sample},
};
use std::{collections::BTreeSet, rc::Rc};

/// What holds between two cuts, both left out.
#[derive(Clone, Debug)]
pub struct Piece {
    /// The cut below.
    pub low: Number,
    /// The cut above.
    pub high: Number,
    /// The lines before rounding.
    pub lines: Vec<Polynomial>,
    /// The same without gates.
    pub ungated: Vec<Polynomial>,
    /// What they entitle to before rounding.
    pub total: Polynomial,
}

impl Piece {
    /// Whether what it entitles to, or any line, runs other than straight.
    pub fn is_bowed(&self) -> bool {
        self.lines.iter().chain([&self.total]).any(|polynomial| polynomial.degree() > 1)
    }

    /// Where a line, or what all entitle to, turns from rising to falling or back, to a whole unit.
    pub fn turns(&self, unit: &Number) -> Vec<Number> {
        let mut turns = BTreeSet::new();
        for polynomial in self.lines.iter().chain(&self.ungated).chain([&self.total]) {
            for turn in polynomial.slope().roots(&self.low, &self.high, unit) {
                match turn {
                    Root::At(at) => turns.extend([at]),
                    Root::Between(before, after) => turns.extend([before, after]),
                }
            }
        }
        turns.retain(|turn| self.low < *turn && *turn < self.high);
        turns.into_iter().collect()
    }
}

/// A pay curve between two values of the measure.
pub struct Pieces {
    /// The ends, and every value at which the curve may jump or bend.
    pub cuts: Vec<Number>,
    /// What holds between them, by rising measure. Where a bend is no fraction, the piece between its two neighbours on
    /// the grid is missing: no value of the measure lies there.
    pub pieces: Vec<Piece>,
}

impl Pieces {
    /// Cuts the range from `low` to `high`.
    ///
    /// # Errors
    /// Facts that are missing; more cuts than the limit; a line that follows the measure in a way that is not known.
    pub fn of(along: &mut Along<'_>, low: &Number, high: &Number) -> Result<Self, Problems> {
        let mut cutting = Cutting::new(along, low, high);
        for layer in 0..LAYERS {
            cutting.layer(along, layer)?;
        }
        cutting.finished(along)
    }

    /// The piece that begins at a value or holds there.
    pub fn right_of(&self, value: &Number) -> Option<&Piece> {
        self.pieces.iter().find(|piece| piece.low <= *value && *value < piece.high)
    }

    /// The piece that ends at a value or holds there.
    pub fn left_of(&self, value: &Number) -> Option<&Piece> {
        self.pieces.iter().find(|piece| piece.low < *value && *value <= piece.high)
    }
}

struct Cutting {
    cuts: BTreeSet<Number>,
    /// The lower ends of the gaps around bends that are no fractions.
    gaps: BTreeSet<Number>,
    /// The points that a polynomial of the highest degree needs, and one to test it with.
    points: usize,
}

impl Cutting {
    fn new(along: &Along<'_>, low: &Number, high: &Number) -> Self {
        let mut cuts: BTreeSet<Number> = along.turns().into_iter().filter(|turn| low < turn && turn < high).collect();
        cuts.extend([low.clone(), high.clone()]);
        Self { cuts, gaps: BTreeSet::new(), points: along.degree_max().saturating_add(2) }
    }

    fn spans(&self) -> Vec<(Number, Number)> {
        let pairs = self.cuts.iter().zip(self.cuts.iter().skip(1));
        pairs.filter(|(low, _)| !self.gaps.contains(*low)).map(|(low, high)| (low.clone(), high.clone())).collect()
    }

    /// Adds the cuts of a layer: where its figures cross their bounds.
    fn layer(&mut self, along: &mut Along<'_>, layer: usize) -> Result<(), Problems> {
        for (low, high) in self.spans() {
            let samples = self.samples(along, &low, &high)?;
            let Some(bends) = samples.first().and_then(|(_, sample)| sample.bends.get(layer)) else { continue };
            for (index, bend) in bends.iter().enumerate() {
                let value = |sample: &Sample| Some(sample.bends.get(layer)?.get(index)?.value.clone());
                let polynomial = fitted(&samples, value).ok_or_else(|| unknown(along, 0))?;
                if polynomial.degree() > 0 {
                    for bound in bounds_within(bend, &polynomial, &low, &high, along)? {
                        self.add(polynomial.clone().plus(&-&bound).roots(&low, &high, &along.unit));
                    }
                }
            }
            limit(along, self.cuts.len())?;
        }
        Ok(())
    }

    fn add(&mut self, roots: Vec<Root>) {
        for root in roots {
            match root {
                Root::At(at) => {
                    self.cuts.insert(at);
                }
                Root::Between(before, after) => {
                    self.gaps.insert(before.clone());
                    self.cuts.extend([before, after]);
                }
            }
        }
    }

    /// Samples inside of a span: two close to its ends, where a bend that was missed would show, and the others spread
    /// between, all at binary fractions of it, so that decimals stay decimals.
    fn samples(
        &self,
        along: &mut Along<'_>,
        low: &Number,
        high: &Number,
    ) -> Result<Vec<(Number, Rc<Sample>)>, Problems> {
        let parts = self.points.saturating_mul(32).next_power_of_two();
        let between = parts.checked_div(self.points.saturating_sub(1)).unwrap_or(parts);
        let last = parts.saturating_sub(1);
        let places = (0..self.points).map(|index| index.saturating_mul(between).clamp(1, last));
        let number = |size: usize| Number::from(u32::try_from(size).unwrap_or(u32::MAX));
        let width = (high - low).over(&number(parts)).unwrap_or_default();
        let mut samples = Vec::new();
        for place in places {
            let at = low + &(&width * &number(place));
            samples.push((at.clone(), along.at(&at)?));
        }
        Ok(samples)
    }

    fn finished(mut self, along: &mut Along<'_>) -> Result<Pieces, Problems> {
        // The last layer cut spans that were sampled before: what is inside of them is one polynomial.
        let mut pieces = Vec::new();
        for (low, high) in self.spans() {
            let samples = self.samples(along, &low, &high)?;
            let count = samples.first().map_or(0, |(_, sample)| sample.lines.len());
            let line = |index: usize| fitted(&samples, |sample| Some(sample.lines.get(index)?.exact.clone()));
            let ungated =
                |index: usize| fitted(&samples, |sample| Some(sample.lines.get(index)?.exact_ungated.clone()));
            let lines: Vec<Polynomial> = (0..count).map_while(line).collect();
            let ungated: Vec<Polynomial> = (0..count).map_while(ungated).collect();
            if let Some(index) = [lines.len(), ungated.len()].into_iter().find(|found| *found < count) {
                return Err(unknown(along, index));
            }
            let total = fitted(&samples, |sample| Some(sample.exact.clone())).ok_or_else(|| unknown(along, 0))?;
            pieces.push(Piece { low, high, lines, ungated, total });
        }
        let cuts = std::mem::take(&mut self.cuts).into_iter().collect();
        Ok(Pieces { cuts, pieces })
    }
}

/// The polynomial through all samples but the last, if that lies on it too.
fn fitted(samples: &[(Number, Rc<Sample>)], of: impl Fn(&Sample) -> Option<Number>) -> Option<Polynomial> {
    let points: Vec<(Number, Number)> =
        samples.iter().map(|(at, sample)| Some((at.clone(), of(sample)?))).collect::<Option<_>>()?;
    let (test, points) = points.split_last()?;
    Polynomial::through(points).filter(|polynomial| polynomial.at(&test.0) == test.1)
}

/// The bounds that a figure may meet in a span: its own, and those at every block.
fn bounds_within(
    bend: &Bend,
    polynomial: &Polynomial,
    low: &Number,
    high: &Number,
    along: &Along<'_>,
) -> Result<Vec<Number>, Problems> {
    let mut bounds = bend.bounds.clone();
    let Some((first, size)) = &bend.blocks else { return Ok(bounds) };
    let turns = polynomial.slope().roots(low, high, &along.unit);
    let turns = turns.into_iter().flat_map(|turn| match turn {
        Root::At(at) => vec![at],
        Root::Between(before, after) => vec![before, after],
    });
    let values: Vec<Number> = turns.chain([low.clone(), high.clone()]).map(|x| polynomial.at(&x).abs()).collect();
    let most = values.iter().max().cloned().unwrap_or_default();
    let is_through_zero = polynomial.at(low).is_negative() != polynomial.at(high).is_negative();
    let least = if is_through_zero { Number::ZERO } else { values.iter().min().cloned().unwrap_or_default() };
    let skipped = (&least - first).over(size).map(|blocks| blocks.floor().at_least(&Number::ZERO)).unwrap_or_default();
    let mut bound = first + &(&skipped * size);
    let count = (&most - &bound).over(size).unwrap_or_default();
    if count > Number::from(u32::try_from(limits::BENDS_MAX).unwrap_or(u32::MAX)) {
        return Err(too_many(along));
    }
    while bound <= most {
        bounds.extend([-&bound, bound.clone()]);
        bound += size;
    }
    Ok(bounds)
}

fn limit(along: &Along<'_>, cuts: usize) -> Result<(), Problems> {
    if cuts > limits::BENDS_MAX { Err(too_many(along)) } else { Ok(()) }
}

fn too_many(along: &Along<'_>) -> Problems {
    let problem = Problem::new(&code::TOO_MANY_BENDS, "").in_facts().with("measure", along.on);
    problem.with("limit", limits::BENDS_MAX).into()
}

/// A safeguard: pay that is no polynomial where all bends are known to lie outside is refused, never guessed at.
fn unknown(along: &Along<'_>, line: usize) -> Problems {
    let component = along.plan.components.get(line).map_or("", |component| component.id.as_str());
    Problem::new(&code::NO_CURVE, "/on").in_facts().with("id", component).with("measure", along.on).into()
}
