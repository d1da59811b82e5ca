//! Histories as visits: entries in order, each stage's visits with their days, and what is odd about them.

use super::ladder::Ladder;
use crate::{
    error::catalogue::funnel as code,
    funnel::{
        facts::{Deal, PipelineFacts},
        lenient::Lenient,
        notes::Mark,
    },
    moment::Moment,
    number::Number,
    shape::Instant,
    zone::Zone,
};

/// A stay in a stage.
pub(super) struct Visit {
    pub stage: usize,
    pub from: Option<Moment>,
    pub to: Option<Moment>,
}

/// The way of a deal.
#[derive(Default)]
pub(super) struct Track {
    pub visits: Vec<Visit>,
    pub regressions: usize,
    /// Whether it is won and lost with nothing to tell which came last.
    pub is_contradictory: bool,
}

/// The time of a deal in one stage.
pub(super) struct Stay {
    /// All visits together.
    pub cumulative: Number,
    /// The last visit.
    pub latest: Number,
    pub visits: usize,
    /// Whether the deal is there now, so that the days still grow.
    pub is_current: bool,
}

impl Track {
    /// The last stage that the deal passed before it ended, or in which it is.
    pub fn last_open(&self, ladder: &Ladder<'_>) -> Option<usize> {
        self.visits.iter().rev().map(|visit| visit.stage).find(|stage| ladder.outcome(*stage).is_none())
    }

    /// The deal's time in a stage, up to `as_of`; `None` when it was never there or a visit has no dates.
    pub fn stay(&self, stage: usize, as_of: Moment, zone: Zone) -> Option<Stay> {
        let last = self.visits.len().checked_sub(1)?;
        let mut stay = Stay { cumulative: Number::ZERO, latest: Number::ZERO, visits: 0, is_current: false };
        for (position, visit) in self.visits.iter().enumerate().filter(|(_, visit)| visit.stage == stage) {
            let from = visit.from?;
            stay.is_current = position == last;
            stay.latest = if stay.is_current { from.days_until(as_of, zone) } else { from.days_to(visit.to?, zone) };
            stay.cumulative += &stay.latest;
            stay.visits = stay.visits.saturating_add(1);
        }
        (stay.visits > 0).then_some(stay)
    }
}

/// When an entry begins at the earliest, the rank of its stage, and the entry.
type Dated = (Instant, usize, Arrival);

struct Arrival {
    stage: usize,
    at: Option<Moment>,
}

pub(super) fn track(
    ladder: &Ladder<'_>,
    facts: &PipelineFacts,
    zone: Zone,
    deal: &Deal,
    path: &str,
    marks: &mut Vec<Mark>,
) -> Track {
    let arrivals = arrivals(ladder, facts, zone, deal, path, marks);
    let path = format!("{path}/history");
    let stage_id = |stage: usize| ladder.id(stage).to_owned();
    let mut track = Track::default();
    if let Some((one, other)) = conflicting_ends(ladder, &arrivals, zone) {
        track.is_contradictory = true;
        // What else is odd about its order says how it was counted, and it is not.
        marks.retain(|mark| mark.code.name != code::SAME_INSTANT.name);
        let mut mark = Mark::new(&code::CONFLICTING_ENDS, path.clone());
        mark.detail = vec![("one", stage_id(one)), ("other", stage_id(other))];
        marks.push(mark);
    }
    let mut is_repeated = false;
    for arrival in arrivals {
        if track.visits.last().is_some_and(|visit| visit.stage == arrival.stage) {
            is_repeated = true;
            continue;
        }
        let at = arrival.at.map(|at| not_before(at, track.visits.last().and_then(|visit| visit.from), zone));
        if let Some(visit) = track.visits.last_mut() {
            visit.to = at;
        }
        track.visits.push(Visit { stage: arrival.stage, from: at, to: None });
    }
    if is_repeated {
        marks.push(Mark::new(&code::ENTERED_TWICE, path.clone()));
    }
    if track.visits.is_empty() {
        marks.push(Mark::new(&code::NO_STAGE, path));
        return track;
    }
    if !track.is_contradictory {
        note_moves(ladder, &mut track, &path, marks);
    }
    track
}

/// An entry of which only the day is known is not before an instant of that day that it follows.
fn not_before(at: Moment, previous: Option<Moment>, zone: Zone) -> Moment {
    match (at, previous) {
        (Moment::Day(day), Some(Moment::At(earlier))) if zone.day_of(earlier) == day => Moment::At(earlier),
        _ => at,
    }
}

/// The last end and one that is its contrary, where nothing tells that the contrary came before: they have one moment, or
/// one day of which a part is not known, or no date. Any order of the two would be invented.
fn conflicting_ends(ladder: &Ladder<'_>, arrivals: &[Arrival], zone: Zone) -> Option<(usize, usize)> {
    let (last, earlier) = arrivals.split_last()?;
    let end = ladder.outcome(last.stage)?;
    let is_before = |at: Option<Moment>| match (at, last.at) {
        (Some(Moment::At(at)), Some(Moment::At(last))) => at < last,
        (Some(at), Some(last)) => at.day(zone) < last.day(zone),
        _ => false,
    };
    let is_contrary = |arrival: &&Arrival| ladder.outcome(arrival.stage).is_some_and(|other| other != end);
    let contrary = earlier.iter().filter(is_contrary).find(|arrival| !is_before(arrival.at))?;
    Some((contrary.stage, last.stage))
}

/// The entries that count, in order: by moment, at one moment by stage, undated ones before the first later stage.
fn arrivals(
    ladder: &Ladder<'_>,
    facts: &PipelineFacts,
    zone: Zone,
    deal: &Deal,
    path: &str,
    marks: &mut Vec<Mark>,
) -> Vec<Arrival> {
    let (mut dated, mut undated) = (Vec::new(), Vec::new());
    for (index, entry) in deal.history.iter().enumerate() {
        let path = format!("{path}/history/{index}");
        let entry = match entry {
            Lenient::Read(entry) => entry,
            Lenient::Bad(bad) => {
                let mark = Mark::new(&code::UNREADABLE_VALUE, path).by("field", "history");
                marks.push(mark.because(bad.problems.iter().next(), facts.language));
                continue;
            }
        };
        let Some(stage) = ladder.stage(&entry.stage) else {
            marks.push(Mark::new(&code::UNKNOWN_STAGE, format!("{path}/stage")).by("stage", &entry.stage));
            continue;
        };
        if let Some(Lenient::Bad(bad)) = &entry.at {
            let mark = Mark::new(&code::UNREADABLE_VALUE, format!("{path}/at")).by("field", "at");
            marks.push(mark.because(bad.problems.iter().next(), facts.language));
        }
        match entry.at.as_ref().and_then(Lenient::get).copied() {
            None => {
                marks.push(Mark::new(&code::UNDATED_ENTRY, path));
                undated.push(Arrival { stage, at: None });
            }
            Some(at) if is_future(at, facts.as_of, zone) => {
                marks.push(Mark::new(&code::FUTURE_ENTRY, format!("{path}/at")));
            }
            Some(at) => dated.push((at.start(zone), ladder.rank(stage), Arrival { stage, at: Some(at) })),
        }
    }
    dated.sort_by_key(|(start, rank, _)| (*start, *rank));
    let dated = within_days(dated, zone);
    let is_same = |pair: &[(_, usize, Arrival)]| matches!(pair, [(a, x, _), (b, y, _)] if a == b && x != y);
    if dated.windows(2).any(is_same) {
        marks.push(Mark::new(&code::SAME_INSTANT, format!("{path}/history")));
    }
    undated.sort_by_key(|arrival| ladder.rank(arrival.stage));
    let undated = undated.into_iter().map(|arrival| (ladder.rank(arrival.stage), arrival)).collect();
    let dated = dated.into_iter().map(|(_, rank, arrival)| (rank, arrival)).collect();
    placed(dated, undated).into_iter().map(|(_, arrival)| arrival).collect()
}

/// Entries of which only the day is known stand among the instants of their day by stage, as nobody knows when they were.
fn within_days(dated: Vec<Dated>, zone: Zone) -> Vec<Dated> {
    let mut rest = dated.into_iter().peekable();
    let mut ordered = Vec::with_capacity(rest.len());
    while let Some(first) = rest.next() {
        let day = zone.day_of(first.0);
        let mut group = vec![first];
        while let Some(next) = rest.next_if(|(start, ..)| zone.day_of(*start) == day) {
            group.push(next);
        }
        let (loose, fixed): (Vec<_>, Vec<_>) =
            group.into_iter().partition(|(.., arrival)| matches!(arrival.at, Some(Moment::Day(_))));
        let ranked = |(start, rank, arrival): Dated| (rank, (start, rank, arrival));
        let (fixed, loose) = (fixed.into_iter().map(ranked).collect(), loose.into_iter().map(ranked).collect());
        ordered.extend(placed(fixed, loose).into_iter().map(|(_, dated)| dated));
    }
    ordered
}

/// Puts loose entries, in the order of their ranks, each before the first of a higher rank. That never stands before the
/// place of an earlier loose one, so one pass does.
fn placed<T>(fixed: Vec<(usize, T)>, loose: Vec<(usize, T)>) -> Vec<(usize, T)> {
    let mut all = Vec::with_capacity(fixed.len().saturating_add(loose.len()));
    let mut fixed = fixed.into_iter().peekable();
    for one in loose {
        while let Some(earlier) = fixed.next_if(|(rank, _)| *rank <= one.0) {
            all.push(earlier);
        }
        all.push(one);
    }
    all.extend(fixed);
    all
}

pub(super) fn is_future(at: Moment, as_of: Moment, zone: Zone) -> bool {
    match as_of {
        Moment::Day(day) => at.day(zone) > day,
        Moment::At(instant) => at.start(zone) > instant,
    }
}

/// Counts moves back, and notes them with skips and moves after an end.
fn note_moves(ladder: &Ladder<'_>, track: &mut Track, path: &str, marks: &mut Vec<Mark>) {
    let mut touched = vec![false; ladder.stages.len()];
    let (mut previous, mut is_skipping, mut is_reopened) = (None, false, false);
    let mut has_ended = false;
    for visit in &track.visits {
        is_reopened |= has_ended;
        has_ended = ladder.outcome(visit.stage).is_some();
        let Some(rung) = ladder.rung(visit.stage) else {
            // A deal that was lost without ever having been in a stage skipped them all.
            is_skipping |= touched.iter().all(|is_touched| !is_touched);
            continue;
        };
        is_skipping |= touched.iter().take(rung).any(|is_touched| !is_touched);
        if previous.is_some_and(|previous| rung < previous) {
            track.regressions = track.regressions.saturating_add(1);
        }
        previous = Some(rung);
        if let Some(place) = touched.get_mut(rung) {
            *place = true;
        }
    }
    let found = [
        (is_skipping, &code::STAGE_SKIPPED),
        (track.regressions > 0, &code::MOVED_BACK),
        (is_reopened, &code::REOPENED),
    ];
    for (_, code) in found.into_iter().filter(|(is_found, _)| *is_found) {
        marks.push(Mark::new(code, path));
    }
}
