//! Holdback: shares that wait for events, released as they happen.

use super::{
    super::{
        document::{Component, Holdback, LeaverHoldback, Release, ReleaseBy, ReleaseOn, StillEarns},
        labels as label,
    },
    Laid,
    ask::Ask,
    deals::parts,
    leaving::pays_on_measure,
    receipts,
};
use crate::{
    number::Number,
    trace::{Figure, Source, Test},
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What is withheld of the period's pay, and what of it was released so far.
pub struct Held {
    /// Withheld.
    pub held: Figure,
    /// Released so far.
    pub released: Figure,
    /// What somebody who left forfeits of it: it is no longer withheld.
    pub forfeited: Option<Figure>,
}

impl Held {
    /// What is forfeited, or nothing.
    pub fn forfeited(&self) -> Figure {
        self.forfeited.clone().unwrap_or_else(|| Figure::constant(&label::NOTHING, 0))
    }
}

/// Pay that is released together.
struct Base {
    pay: Figure,
    waits: Waits,
}

/// What the share for the customer's payments waits for.
#[derive(Clone, Copy)]
enum Waits {
    /// All payments of the period.
    Period,
    /// The payments of one deal, by its position in the facts.
    Deal(usize),
    /// No more: what remains of somebody who left is what customers have paid.
    Collected,
    /// Nothing: it is no deal's.
    Nothing,
}

/// Withholds and releases, each rounded once for what is released together; partial releases are the difference of rounded
/// cumulative ones.
pub fn held(laid: &Laid<'_>, rule: &Holdback, entitled: &Figure) -> Option<Held> {
    let ask = laid.ask;
    let bases = match rule.by {
        ReleaseBy::Period => {
            let waits = if is_collected(laid, rule) { Waits::Collected } else { Waits::Period };
            vec![Base { pay: held_base(laid, rule, entitled), waits }]
        }
        ReleaseBy::Deal => by_deal(laid, rule)?,
    };
    let (mut held, mut released) = (Vec::new(), Vec::new());
    for base in &bases {
        let (kept, freed) = released_of(ask, rule, base)?;
        held.push(kept);
        released.push(freed);
    }
    let total = |name, parts: &[Figure]| match parts {
        [only] => only.clone(),
        _ => Figure::sum(name, &parts.iter().collect::<Vec<_>>()),
    };
    Some(of_leaver(ask, total(&label::HELD, &held), total(&label::RELEASED, &released)))
}

/// What becomes of it when somebody left: it goes on, is paid out, or is forfeited once the days for it have passed.
fn of_leaver(ask: &Ask<'_>, held: Figure, released: Figure) -> Held {
    let goes_on = |held, released| Held { held, released, forfeited: None };
    let Some(leaver) = ask.leaver() else { return goes_on(held, released) };
    match leaver.terms.holdback {
        LeaverHoldback::Release => goes_on(held, released),
        LeaverHoldback::PayOut => goes_on(held.clone(), held.named(&label::RELEASED)),
        LeaverHoldback::Forfeit if leaver.as_of <= leaver.holdback_end() => goes_on(held, released),
        LeaverHoldback::Forfeit => {
            let rest = Figure::difference(&label::FORFEITED_HOLDBACK, &held, &released);
            let held = Figure::difference(&label::HELD, &held, &rest);
            Held { held, released, forfeited: Some(rest) }
        }
    }
}

/// What is withheld of a base, and what of that was released. A deduction never waits: nothing negative is withheld.
fn released_of(ask: &Ask<'_>, rule: &Holdback, base: &Base) -> Option<(Figure, Figure)> {
    // After the last day nobody has to know what came in for what pays nothing.
    if base.pay.number().is_negative() || (base.pay.number().is_zero() && ask.is_after_leaving()) {
        let nothing = Figure::constant(&label::NOTHING, 0);
        return Some((Figure::maximum(&label::HELD, &[&base.pay, &nothing]), nothing.named(&label::RELEASED)));
    }
    let (mut at_once, mut open) = (Vec::new(), Vec::new());
    for (index, release) in rule.release.iter().enumerate() {
        let path = format!("/holdback/release/{index}");
        let share = Ask::declared(&label::RELEASE_SHARE, &release.share, format!("{path}/share"));
        let is_free = matches!((release.on, base.waits), (ReleaseOn::Collection, Waits::Nothing));
        if release.on == ReleaseOn::Booking || is_free {
            at_once.push(share.clone());
            open.push(share);
        } else {
            let fraction = fraction(ask, release, base.waits, &path)?;
            open.push(Figure::product(&label::OPEN_SHARE, &[&share, &fraction]));
        }
    }
    let part = |name, shares: &[Figure]| {
        let share = Figure::sum(&label::OPEN_SHARE, &shares.iter().collect::<Vec<_>>());
        Figure::rounded(name, &Figure::product(name, &[&base.pay, &share]), ask.rounding())
    };
    let at_once = part(&label::DUE_AT_ONCE, &at_once);
    let cumulative = part(&label::CUMULATIVE, &open);
    let held = Figure::difference(&label::HELD, &base.pay, &at_once);
    Some((held, Figure::difference(&label::RELEASED, &cumulative, &at_once)))
}

/// How much of an event has happened, from nothing to all.
fn fraction(ask: &Ask<'_>, release: &Release, waits: Waits, path: &str) -> Option<Figure> {
    let mut as_of = ask.facts.as_of;
    if let Some(leaver) = ask.leaver() {
        match leaver.terms.holdback {
            // What has come does not matter: all of it is paid out.
            LeaverHoldback::PayOut => return Some(Figure::constant(&label::OPEN_SHARE, 1)),
            LeaverHoldback::Forfeit => as_of = Some(leaver.as_of.min(leaver.holdback_end())),
            LeaverHoldback::Release => {}
        }
    }
    let then = fraction_by(ask, release, waits, path, as_of)?;
    if as_of == ask.facts.as_of || release.on == ReleaseOn::Date {
        return Some(then);
    }
    // What was paid back after the last day on which a release counts takes it back all the same.
    let now = fraction_by(ask, release, waits, path, ask.facts.as_of)?;
    Some(if now.number() < then.number() { now } else { then })
}

/// How much of an event has happened by a day.
fn fraction_by(ask: &Ask<'_>, release: &Release, waits: Waits, path: &str, as_of: Option<NaiveDate>) -> Option<Figure> {
    if release.on == ReleaseOn::Date {
        let as_of = known(ask, as_of)?;
        let is_due = release.date.is_some_and(|date| date <= as_of);
        let test = Test::given(&label::CONDITION, is_due, Source::Document(format!("{path}/date")));
        let (whole, nothing) = (Figure::constant(&label::WHOLE, 1), Figure::constant(&label::NOTHING, 0));
        return Some(Figure::when(&label::OPEN_SHARE, &test, &whole, &nothing));
    }
    match waits {
        Waits::Deal(index) => receipts::of_deal(ask, index, known(ask, as_of)?),
        Waits::Collected => Some(Figure::constant(&label::WHOLE, 1)),
        Waits::Period | Waits::Nothing => receipts::of_period(ask, as_of),
    }
}

/// The day of the question, which events of some day need.
fn known(ask: &Ask<'_>, as_of: Option<NaiveDate>) -> Option<NaiveDate> {
    if as_of.is_none() {
        ask.missing("/as_of", "as_of");
    }
    as_of
}

/// Whether only deals as far as they were paid remain of what a holdback names: the share for the customers' payments, counted
/// once for what earns, is not counted again. Pay that no deals feed waits, and by period all waits with it.
fn is_collected(laid: &Laid<'_>, rule: &Holdback) -> bool {
    let by_cash = laid.ask.leaver().is_some_and(|leaver| leaver.terms.earns == StillEarns::Cash);
    let mut named = laid.ask.plan.components.iter().filter(|component| is_named(rule, component.id.as_str()));
    let is_fed = |component: &Component| {
        let on = component.on.as_ref().filter(|_| pays_on_measure(component.pay_on(laid.ask.period.start).0));
        on.is_some_and(|on| laid.credits.deals(on).is_some())
    };
    by_cash && named.all(is_fed)
}

fn is_named(rule: &Holdback, id: &str) -> bool {
    rule.applies_to.as_ref().is_none_or(|ids| ids.iter().any(|one| one.as_str() == id))
}

/// The pay of the lines that a holdback names.
fn held_base(laid: &Laid<'_>, rule: &Holdback, entitled: &Figure) -> Figure {
    if rule.applies_to.is_none() {
        return entitled.named(&label::HELD_BASE);
    }
    let lines = laid.limits.lines.iter().zip(laid.passed).filter(|(_, passed)| is_named(rule, &passed.id));
    Figure::sum(&label::HELD_BASE, &lines.map(|(line, _)| line).collect::<Vec<_>>())
}

/// What each deal adds to the lines that a holdback names, by the day and the id of the deal; then what no deal adds.
fn by_deal(laid: &Laid<'_>, rule: &Holdback) -> Option<Vec<Base>> {
    // Of what is a team's all deals count, so that what earns of it by cash need not be collected.
    let by_cash = laid.ask.leaver().is_some_and(|leaver| leaver.terms.earns == StillEarns::Cash);
    // A deal that several rules credit on several days is one.
    let mut deals: BTreeMap<(NaiveDate, String, usize, bool), Vec<Figure>> = BTreeMap::new();
    let transactions = laid.ask.facts.transactions.as_deref().unwrap_or_default();
    let mut rest = Vec::new();
    for (index, (passed, line)) in laid.passed.iter().zip(&laid.limits.lines).enumerate() {
        if !is_named(rule, &passed.id) {
            continue;
        }
        let parts = parts(laid, index)?;
        if parts.is_empty() {
            rest.push(line.clone());
            continue;
        }
        let component = laid.ask.plan.components.get(index);
        let is_cut = component.is_some_and(|one| pays_on_measure(one.pay_on(laid.ask.period.start).0));
        let mut own: BTreeMap<Option<usize>, (String, Number)> = BTreeMap::new();
        for part in &parts {
            let id = part.deal.map(|deal| deal.id.as_str().to_owned()).unwrap_or_default();
            own.entry(part.deal.map(|deal| deal.index)).or_insert_with(|| (id, Number::ZERO)).1 += &part.pays;
        }
        for (deal, (id, pays)) in own {
            match deal {
                Some(deal) => {
                    let pay = Figure::found(&label::DEAL_PAY, pays, vec![line.step()]).about(id.clone());
                    let date = transactions.get(deal)?.date;
                    deals.entry((date, id, deal, by_cash && is_cut)).or_default().push(pay);
                }
                None => rest.push(Figure::found(&label::NO_DEAL_PAY, pays, vec![line.step()])),
            }
        }
    }
    if rule.applies_to.is_none() {
        rest.extend(laid.limits.top_up.clone());
    }
    let sum = |name, parts: &[Figure]| Figure::sum(name, &parts.iter().collect::<Vec<_>>());
    let base = |((_, id, deal, is_collected), pays): ((NaiveDate, String, usize, bool), Vec<Figure>)| Base {
        pay: sum(&label::HELD_BASE, &pays).about(id),
        waits: if is_collected { Waits::Collected } else { Waits::Deal(deal) },
    };
    let mut bases: Vec<Base> = deals.into_iter().map(base).collect();
    bases.push(Base { pay: sum(&label::HELD_BASE, &rest), waits: Waits::Nothing });
    Some(bases)
}
