//! Somebody who left: which deals still earn, what waits, and what is forfeited.
//!
//! The plan is worked out three times: on all deals, on those that may still earn, and on those that do. What the first has
//! more than the second is forfeited, what the second has more than the third waits. So what a leaver is left with is what
//! the plan pays on the deals that still earn, with its tiers, caps and gates, and nothing besides.

use super::{
    super::{
        crediting::{Credit, Credits, merged},
        document::{Accumulate, Clawback, Component, LeaverExcess, LeaverOther, LeaverTerms, Pay, StillEarns},
        labels as label,
    },
    Passed,
    ask::Ask,
    earnings::follows_measure,
    holdback::Held,
    limits::PlanLimits,
    lines, receipts,
    standing::Standing,
    withheld as carried,
};
use crate::{
    id::Id,
    number::Number,
    quantity::Unit,
    trace::{Figure, Label},
};
use chrono::{Days, NaiveDate};

/// The terms that hold for somebody who left, and the days they are judged by.
#[derive(Clone, Copy)]
pub struct Leaver<'a> {
    pub terms: &'a LeaverTerms,
    pub last_day: NaiveDate,
    pub as_of: NaiveDate,
}

/// How far a deal still earns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It earns.
    Earns,
    /// It waits for an event that may still come.
    Waits,
    /// It no longer earns.
    Forfeited,
}

/// A deal that does not earn wholly: its id, the day by which it was credited, and what becomes of the rest.
pub type Dropped = (String, NaiveDate, Fate);

/// What the deals that still earn leave.
pub struct Left {
    /// The lines of the deals that still earn.
    pub limits: PlanLimits,
    /// What they entitle to.
    pub entitled: Figure,
    /// What is forfeited: of deals that no longer earn, of what was held back, of what caps withheld.
    pub forfeited: Figure,
    /// What deals would add that may still earn.
    pub waiting: Figure,
    /// What caps withheld, where leaving settles it.
    pub excess: Option<Figure>,
    is_excess_paid: bool,
    /// The lines of the deals that may still earn.
    open: Vec<Figure>,
    /// The deals that do not earn wholly.
    pub deals: Vec<Dropped>,
}

impl Left {
    /// The same with what becomes of what is held back and of what caps withheld.
    pub fn closed(mut self, ask: &Ask<'_>, held: Option<&Held>, withheld: &[(String, Figure)]) -> Self {
        let rule = ask.leaver_closing().map_or(LeaverExcess::Carry, |terms| terms.withheld);
        let mut forfeited = vec![self.forfeited.clone()];
        forfeited.extend(held.and_then(|held| held.forfeited.clone()));
        let elsewhere = carried::elsewhere(ask);
        if rule != LeaverExcess::Carry && !(withheld.is_empty() && elsewhere.is_empty()) {
            let parts: Vec<&Figure> = withheld.iter().map(|(_, figure)| figure).chain(&elsewhere).collect();
            let excess = Figure::sum(&label::SETTLED_EXCESS, &parts);
            self.is_excess_paid = rule == LeaverExcess::PayOut;
            if !self.is_excess_paid {
                forfeited.push(excess.named(&label::FORFEITED_EXCESS));
            }
            self.excess = Some(excess);
        }
        if forfeited.len() > 1 {
            self.forfeited = Figure::sum(&label::FORFEITED, &forfeited.iter().collect::<Vec<_>>());
        }
        self
    }

    /// The lines before and after, which a reader knows.
    pub fn lines(&self) -> impl Iterator<Item = &Figure> {
        self.limits.lines.iter().chain(&self.open).chain([&self.entitled])
    }

    /// What caps withheld and leaving pays out.
    pub fn paid_out(&self) -> Option<&Figure> {
        self.excess.as_ref().filter(|_| self.is_excess_paid)
    }
}

impl<'a> Ask<'a> {
    /// Who left by the day of the question, in a plan that has terms for it.
    pub fn leaver(&self) -> Option<Leaver<'a>> {
        let terminated = self.facts.terminated.as_ref()?;
        let rule = self.plan.termination.as_ref()?;
        let as_of = self.facts.as_of.filter(|as_of| terminated.last_day <= *as_of)?;
        let terms = terminated.reason.as_ref().and_then(|reason| rule.reasons.get(reason)).unwrap_or(&rule.terms);
        Some(Leaver { terms, last_day: terminated.last_day, as_of })
    }

    /// The terms for balances, from the period of the last day on.
    pub fn leaver_closing(&self) -> Option<&'a LeaverTerms> {
        self.leaver().filter(|leaver| leaver.last_day < self.period.end).map(|leaver| leaver.terms)
    }

    /// Whether the person left before the period began.
    pub fn is_after_leaving(&self) -> bool {
        self.facts.terminated.as_ref().is_some_and(|terminated| terminated.last_day < self.period.start)
    }
}

/// A day some days later.
fn later(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX)
}

impl Leaver<'_> {
    /// The last day on which something that happens still counts for a deal; none where there is no end.
    fn end(&self) -> Option<NaiveDate> {
        match (self.terms.earns, self.terms.tail_days) {
            (StillEarns::Booking, None) => None,
            (_, tail) => Some(later(self.last_day, tail.unwrap_or(0))),
        }
    }

    /// The last day on which a release still counts, where the rest is forfeited.
    pub fn holdback_end(&self) -> NaiveDate {
        later(self.last_day, self.terms.holdback_days)
    }

    /// How much of a credit earns, and what becomes of the rest. What is negative is no pay to be forfeited: it counts.
    fn share_of(&self, ask: &Ask<'_>, credit: &Credit, is_divisible: bool) -> Option<(Option<Figure>, Fate)> {
        let whole = || (Some(Figure::constant(&label::WHOLE, 1)), Fate::Earns);
        let end = self.end();
        let is_in_time = |day: NaiveDate| end.is_none_or(|end| day <= end);
        if !credit.original.number().is_positive() {
            return Some(whole());
        }
        let transaction = ask.facts.transactions.as_deref().unwrap_or_default().get(credit.index)?;
        let booked = transaction.dates.booked.unwrap_or(transaction.date);
        let earns = match self.terms.earns {
            StillEarns::LastDay => is_in_time(credit.date),
            StillEarns::Booking => booked <= self.last_day && is_in_time(credit.date),
            StillEarns::Cash => booked <= self.last_day,
        };
        if !earns {
            return Some((None, Fate::Forfeited));
        }
        if self.terms.earns != StillEarns::Cash {
            return Some(whole());
        }
        let end = end.unwrap_or(self.as_of);
        let paid = receipts::of_cash(ask, credit.index, end, self.as_of)?;
        if *paid.number() == Number::ONE {
            return Some((Some(paid), Fate::Earns));
        }
        let fate =
            if self.as_of <= end && receipts::is_owed(ask, credit.index)? { Fate::Waits } else { Fate::Forfeited };
        Some((Some(paid).filter(|paid| is_divisible && paid.number().is_positive()), fate))
    }
}

/// The credits of the deals that earn, and of those that may.
pub struct Kept {
    pub earning: Credits,
    pub open: Credits,
    pub deals: Vec<Dropped>,
}

/// Parts the credits by what still earns.
pub fn kept(ask: &Ask<'_>, leaver: &Leaver<'_>, credits: &Credits) -> Option<Kept> {
    let mut deals = Vec::new();
    let (mut earning, mut open) = (credits.without_deals(), credits.without_deals());
    for (measure, list) in credits.measures() {
        // Half of what is counted is no thing: it counts when it was paid wholly.
        let is_divisible = ask.plan.measures.iter().any(|known| known.id == *measure && is_amount(known.unit.as_ref()));
        for credit in list {
            // What several rules credit by different days is judged rule by rule.
            let own = if credit.parts.is_empty() { std::slice::from_ref(credit) } else { &credit.parts };
            let (mut earns, mut may) = (Vec::new(), Vec::new());
            for credit in own {
                let (share, fate) = leaver.share_of(ask, credit, is_divisible)?;
                let part = share.map(|share| part_of(credit, &share));
                if fate != Fate::Earns {
                    deals.push((credit.id.as_str().to_owned(), credit.date, fate));
                }
                may.extend(if fate == Fate::Waits { Some(credit.clone()) } else { part.clone() });
                earns.extend(part);
            }
            merged(may).into_iter().for_each(|part| open.push(measure, part));
            merged(earns).into_iter().for_each(|part| earning.push(measure, part));
        }
    }
    earning.put_in_order();
    open.put_in_order();
    deals.sort();
    deals.dedup();
    Some(Kept { earning, open, deals })
}

/// Whether a measure counts amounts of money, as one without a unit does.
const fn is_amount(unit: Option<&Unit>) -> bool {
    matches!(unit, None | Some(Unit::Currency(_)))
}

fn part_of(credit: &Credit, share: &Figure) -> Credit {
    if *share.number() == Number::ONE {
        return credit.clone();
    }
    let part = |of: &Figure| Figure::product(&label::CREDIT, &[of, share]).about(credit.id.as_str());
    let (net, original) = (part(&credit.credit), part(&credit.original));
    Credit { credit: net, original, earns: Some(share.clone()), ..credit.clone() }
}

/// Whether a shape pays on a measure: what of the measure does not earn is not paid. Fixed amounts do not, nor do pools,
/// which are a team's.
pub const fn pays_on_measure(pay: &Pay) -> bool {
    follows_measure(pay) || matches!(pay, Pay::Spiff(_) | Pay::Curve(_))
}

/// Whether a component pays nothing at all: after the person left it pays on deals alone, and what follows no measure may be
/// forfeited.
pub fn is_idle(at: &Standing<'_>) -> bool {
    if at.ask.is_after_leaving() {
        return pays_nothing_after(at.ask, at.credits, at.component);
    }
    let is_forfeited = at.ask.leaver_closing().is_some_and(|terms| terms.other_pay == LeaverOther::Forfeit);
    at.credits.is_reduced() && is_forfeited && !pays_on_measure(at.pay()) && !matches!(at.pay(), Pay::Penalty(_))
}

/// Whether a component pays nothing in a period after the last day.
fn pays_nothing_after(ask: &Ask<'_>, credits: &Credits, component: &Component) -> bool {
    let pay = component.pay_on(ask.period.start).0;
    let Some(on) = component.on.as_ref().filter(|_| pays_on_measure(pay)) else { return true };
    match credits.deals(on) {
        Some(deals) => comes_to_nothing(ask, component, pay, deals),
        // Of a measure that is given as a value nothing came any more, unless the facts say what.
        None => ask.facts.measures.get(on).is_none_or(|facts| facts.actual.is_none()),
    }
}

/// Whether what concerns some components, or all of them, has nothing to act on: in a period after the last day in which none of
/// them pays anything, nobody has to know a score or a measure for it.
pub fn has_no_object(ask: &Ask<'_>, credits: &Credits, applies_to: Option<&[Id]>) -> bool {
    let is_meant = |one: &&Component| applies_to.is_none_or(|ids| ids.contains(&one.id));
    let has_nothing =
        |one: &Component| !ask.facts.withheld.contains_key(one.id.as_str()) && pays_nothing_after(ask, credits, one);
    ask.is_after_leaving() && ask.plan.components.iter().filter(is_meant).all(has_nothing)
}

/// Whether there are no deals, or only such as were taken back again. Deals that are paid one by one, or taken back as they
/// were paid, need not come to nothing where what is credited does.
fn comes_to_nothing(ask: &Ask<'_>, component: &Component, pay: &Pay, deals: &[Credit]) -> bool {
    let is_apart = component.accumulate == Accumulate::Each
        || matches!(pay, Pay::Spiff(_))
        || (follows_measure(pay) && ask.plan.ledger.clawback == Clawback::AsPaid);
    let credited: Number = deals.iter().map(|deal| deal.credit.number()).sum();
    deals.is_empty() || (!is_apart && credited.is_zero())
}

/// The lines of the deals that earn, against those of all.
pub fn left(ask: &Ask<'_>, all: &PlanLimits, open: &[Passed], earning: &[Passed], deals: &[Dropped]) -> Left {
    let is_forfeited = ask.leaver_closing().is_some_and(|terms| terms.other_pay == LeaverOther::Forfeit);
    let limits = |passed: &[Passed]| {
        let mut limits = lines::limits(ask, passed);
        limits.top_up = limits.top_up.filter(|_| !is_forfeited);
        limits
    };
    let (open, kept) = (limits(open), limits(earning));
    let entitled = lines::entitled(&kept).named(&label::STILL_EARNED);
    let forfeited = apart(earning, all, &open, &label::FORFEITED);
    let waiting = apart(earning, &open, &kept, &label::WAITING);
    let deals = deals.to_vec();
    Left { limits: kept, entitled, forfeited, waiting, excess: None, is_excess_paid: false, open: open.lines, deals }
}

/// What the lines of one have more than those of the other.
fn apart(passed: &[Passed], one: &PlanLimits, other: &PlanLimits, name: &'static Label) -> Figure {
    let mut parts = Vec::new();
    for ((line, less), passed) in one.lines.iter().zip(&other.lines).zip(passed) {
        let part = Figure::difference(name, line, less);
        if !part.number().is_zero() {
            parts.push(part.about(passed.id.as_str()));
        }
    }
    let nothing = || Figure::constant(&label::NOTHING, 0);
    let top_up = |limits: &PlanLimits| limits.top_up.clone().unwrap_or_else(nothing);
    let part = Figure::difference(name, &top_up(one), &top_up(other));
    if !part.number().is_zero() {
        parts.push(part);
    }
    Figure::sum(name, &parts.iter().collect::<Vec<_>>())
}
