//! The pieces of a pay curve: between two neighbouring cuts, every line is one polynomial of the measure.

use super::{Along, LAYERS, Polynomial, far, polynomial::Root};
use crate::{
    error::{Problem, Problems, catalogue::pay as code},
    limits,
    number::Number,
    payout::evaluate::{Bend, LineSample, Sample},
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
        Cutting::of(along, None, low, high)?.finished(along)
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

/// One line along a range, cut for itself: the plan's own limits and the other components leave it as it is.
pub struct LineAlong {
    line: usize,
    cutting: Cutting,
}

impl LineAlong {
    /// Cuts the range for one component alone.
    pub fn of(along: &mut Along<'_>, line: usize, low: &Number, high: &Number) -> Result<Self, Problems> {
        Ok(Self { line, cutting: Cutting::of(along, Some(line), low, high)? })
    }

    /// The ends, and every value at which the line may jump or bend.
    pub fn cuts(&self) -> impl Iterator<Item = &Number> {
        self.cutting.cuts.iter()
    }

    /// What the line is from a cut to the next, both left out; `None` where these are the two neighbours of a bend that is
    /// no fraction, or nothing follows.
    pub fn right_of(&self, along: &mut Along<'_>, low: &Number) -> Result<Option<Polynomial>, Problems> {
        let next = self.cuts().find(|cut| *cut > low);
        let Some(high) = next.filter(|_| !self.cutting.gaps.contains(low)) else { return Ok(None) };
        let samples = line_sampled(along, self.line, self.cutting.places(low, high))?;
        let own = fitted(&samples, |sample| Some(sample.exact.clone()));
        own.map(Some).ok_or_else(|| unknown(along, self.line))
    }
}

/// Looks for what comes next above a value, on one line or on all. `look` takes the end of a range and tells what it found, and whether that is
/// all there is to find. Where bends come block by block, the ranges grow until it is found: mostly it is near, and as far
/// as a question looks there may be more bends than can be counted. Where a range bends too often, what a shorter one
/// found stands.
pub fn ahead<T>(
    along: &mut Along<'_>,
    line: Option<usize>,
    low: &Number,
    mut look: impl FnMut(&mut Along<'_>, &Number) -> Result<(T, bool), Problems>,
) -> Result<T, Problems> {
    let growing = || [1_000_000_000_000_i64, 1_000_000_000, 1_000_000, 1_000].map(Number::from).to_vec();
    let mut widths = if along.has_blocks(line) { growing() } else { vec![far()] };
    let mut last = None;
    while let Some(width) = widths.pop() {
        let high = along.ceiling(&(low + &(&width * &along.unit)));
        match (look(along, &high), last) {
            (Ok((found, true)), _) => return Ok(found),
            (Ok((found, false)), _) => last = Some(found),
            (Err(problems), Some(found)) if is_too_long(&problems) => return Ok(found),
            (Err(problems), None) if is_too_long(&problems) && width > Number::ONE => {
                // Too many even so: shorter ranges, and in the end the next unit alone.
                widths = if width == far() { growing() } else { vec![Number::ONE] };
                last = None;
            }
            (Err(problems), _) => return Err(problems),
        }
    }
    last.ok_or_else(|| too_many(along))
}

/// Whether only the length of the range is what was refused.
fn is_too_long(problems: &Problems) -> bool {
    problems.iter().any(|problem| problem.code.name == code::TOO_MANY_BENDS.name)
}

struct Cutting {
    /// The one component whose line is cut; all of them and what they entitle to unless given.
    only: Option<usize>,
    cuts: BTreeSet<Number>,
    /// The lower ends of the gaps around bends that are no fractions.
    gaps: BTreeSet<Number>,
    /// The points that a polynomial of the highest degree needs, and one to test it with.
    points: usize,
}

/// Takes a sample at a value of the measure.
type Sampler<'f, S> = &'f dyn Fn(&mut Along<'_>, &Number) -> Result<Rc<S>, Problems>;

impl Cutting {
    fn of(along: &mut Along<'_>, only: Option<usize>, low: &Number, high: &Number) -> Result<Self, Problems> {
        let mut cuts: BTreeSet<Number> = along.turns().into_iter().filter(|turn| low < turn && turn < high).collect();
        cuts.extend([low.clone(), high.clone()]);
        let mut cutting = Self { only, cuts, gaps: BTreeSet::new(), points: along.degree_max().saturating_add(2) };
        for layer in 0..LAYERS {
            cutting.layer(along, layer)?;
        }
        Ok(cutting)
    }

    fn spans(&self) -> Vec<(Number, Number)> {
        let pairs = self.cuts.iter().zip(self.cuts.iter().skip(1));
        pairs.filter(|(low, _)| !self.gaps.contains(*low)).map(|(low, high)| (low.clone(), high.clone())).collect()
    }

    /// Adds the cuts of a layer: where its figures cross their bounds.
    fn layer(&mut self, along: &mut Along<'_>, layer: usize) -> Result<(), Problems> {
        for (low, high) in self.spans() {
            let places = self.places(&low, &high);
            match self.only {
                Some(line) => {
                    let at = |along: &mut Along<'_>, place: &Number| along.line_at(line, place);
                    self.bends(along, places, &at, &|sample| sample.bends.get(layer), (&low, &high))?;
                }
                None => {
                    let at = |along: &mut Along<'_>, place: &Number| along.bending_at(place);
                    self.bends(along, places, &at, &|sample| sample.bends.as_ref()?.get(layer), (&low, &high))?;
                }
            }
            limit(along, self.cuts.len())?;
        }
        Ok(())
    }

    /// Adds where the bends of one span cross their bounds; nothing more is sampled where there are none.
    fn bends<S>(
        &mut self,
        along: &mut Along<'_>,
        places: Vec<Number>,
        at: Sampler<'_, S>,
        bends: &dyn for<'s> Fn(&'s S) -> Option<&'s Vec<Bend>>,
        (low, high): (&Number, &Number),
    ) -> Result<(), Problems> {
        let mut samples: Vec<(Number, Rc<S>)> = Vec::new();
        for place in places {
            let sample = at(along, &place)?;
            if bends(&sample).is_none_or(Vec::is_empty) {
                return Ok(());
            }
            samples.push((place, sample));
        }
        let Some(first) = samples.first().map(|(_, sample)| Rc::clone(sample)) else { return Ok(()) };
        for (index, bend) in bends(&first).into_iter().flatten().enumerate() {
            let value = |sample: &S| Some(bends(sample)?.get(index)?.value.clone());
            let polynomial = fitted(&samples, value).ok_or_else(|| unknown(along, self.only.unwrap_or(0)))?;
            if polynomial.degree() > 0 {
                for bound in bounds_within(bend, &polynomial, low, high, along)? {
                    self.add(polynomial.clone().plus(&-&bound).roots(low, high, &along.unit));
                }
            }
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

    /// Values inside of a span: two close to its ends, where a bend that was missed would show, and the others spread
    /// between, all at binary fractions of it, so that decimals stay decimals.
    fn places(&self, low: &Number, high: &Number) -> Vec<Number> {
        let parts = self.points.saturating_mul(32).next_power_of_two();
        let between = parts.checked_div(self.points.saturating_sub(1)).unwrap_or(parts);
        let last = parts.saturating_sub(1);
        let number = |size: usize| Number::from(u32::try_from(size).unwrap_or(u32::MAX));
        let width = (high - low).over(&number(parts)).unwrap_or_default();
        let place = |index: usize| low + &(&width * &number(index.saturating_mul(between).clamp(1, last)));
        (0..self.points).map(place).collect()
    }

    fn finished(mut self, along: &mut Along<'_>) -> Result<Pieces, Problems> {
        // The last layer cut spans that were sampled before: what is inside of them is one polynomial.
        let mut pieces = Vec::new();
        for (low, high) in self.spans() {
            let samples = sampled(along, self.places(&low, &high))?;
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

fn sampled(along: &mut Along<'_>, places: Vec<Number>) -> Result<Vec<(Number, Rc<Sample>)>, Problems> {
    places.into_iter().map(|at| along.at(&at).map(|sample| (at, sample))).collect()
}

fn line_sampled(
    along: &mut Along<'_>,
    line: usize,
    places: Vec<Number>,
) -> Result<Vec<(Number, Rc<LineSample>)>, Problems> {
    places.into_iter().map(|at| along.line_at(line, &at).map(|sample| (at, sample))).collect()
}

/// The polynomial through all samples but the last, if that lies on it too.
fn fitted<S>(samples: &[(Number, Rc<S>)], of: impl Fn(&S) -> Option<Number>) -> Option<Polynomial> {
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
