//! The ledger: what is due is what there is now less what was paid already.

use super::{
    super::{
        document::{LeaverBalance, Negative},
        labels as label,
        outcome::LineKind,
    },
    ask::Ask,
    draw::Drawn,
    repaid::{Repaid, paid_of},
};
use crate::{
    number::Number,
    shape::escaped,
    trace::{Figure, Source},
};

/// The last stage.
pub struct Ledger {
    /// What of the opening balance counts now.
    pub brought: Figure,
    /// What was paid already, line by line.
    pub paid_before: Vec<(String, Figure)>,
    /// What is carried so that nothing negative is due; not negative.
    pub carry: Figure,
    /// What somebody who left is forgiven of a negative balance; not negative.
    pub forgiven: Figure,
    /// What is due.
    pub due: Figure,
    /// The balance that the next period opens with.
    pub carried: Figure,
    /// What of the amount due a negative balance of another period may take, where one run pays both.
    pub spare: Figure,
}

fn nothing() -> Figure {
    Figure::constant(&label::NOTHING, 0)
}

/// Settles the period: `pay` is what the stages before gave, adjustments included and negative pay deferred.
pub fn settled(ask: &Ask<'_>, pay: &Figure, drawn: &Drawn) -> Ledger {
    let opening =
        Figure::given(&label::OPENING_BALANCE, ask.facts.carried_in.clone(), Source::Facts("/carried_in".to_owned()));
    let paid_before = paid_before(ask);
    let paid = paid_of(&paid_before, |line| line != LineKind::Repayment.word());
    let repaid = Repaid::of(ask, drawn, &paid_before);
    let terms = ask.leaver_closing().map_or(LeaverBalance::Carry, |terms| terms.carried);
    let brought = brought(ask, pay, &paid, &opening, &repaid);
    let gross = Figure::sum(&label::TOTAL, &[pay, &brought]);
    let balance = Figure::difference(&label::BALANCE, &gross, &paid);
    let balance = repaid.with_change(&label::BALANCE, &balance);
    let is_due = terms == LeaverBalance::Due || ask.plan.ledger.negative == Negative::Due;
    let (due, short) = if is_due && terms != LeaverBalance::Forgive {
        (balance.named(&label::DUE), nothing())
    } else if let Some(at_once) = repaid.at_once(&balance) {
        // What has to be paid back at once is due beside what is carried.
        let (due, short) = netted(ask, &Figure::sum(&label::BALANCE, &[&balance, &at_once]));
        (Figure::difference(&label::DUE, &due, &at_once), short)
    } else {
        netted(ask, &balance)
    };
    let spare = spare(ask, pay, &brought, &due);
    let rest = Figure::difference(&label::CARRIED, &opening, &brought);
    if terms == LeaverBalance::Forgive {
        let forgiven = Figure::negation(&label::FORGIVEN, &short);
        return Ledger { brought, paid_before, carry: nothing(), forgiven, due, carried: rest, spare };
    }
    let carried = Figure::sum(&label::CARRIED, &[&rest, &drawn.deferred, &short]);
    let carry = Figure::negation(&label::CARRY, &Figure::sum(&label::CARRY, &[&drawn.deferred, &short]));
    Ledger { brought, paid_before, carry, forgiven: nothing(), due, carried, spare }
}

/// What is due, and what is short of nothing: a negative balance is first taken from what the same run pays for other
/// periods.
fn netted(ask: &Ask<'_>, balance: &Figure) -> (Figure, Figure) {
    if ask.facts.due_elsewhere.is_zero() {
        let due = Figure::maximum(&label::DUE, &[balance, &nothing()]);
        return (due, Figure::minimum(&label::CARRIED, &[balance, &nothing()]));
    }
    let source = Source::Facts("/due_elsewhere".to_owned());
    let elsewhere = Figure::given(&label::DUE_ELSEWHERE, ask.facts.due_elsewhere.clone(), source);
    let least = Figure::negation(&label::DUE_ELSEWHERE, &elsewhere);
    let due = Figure::maximum(&label::DUE, &[balance, &least]);
    let with = Figure::sum(&label::BALANCE, &[balance, &elsewhere]);
    (due, Figure::minimum(&label::CARRIED, &[&with, &nothing()]))
}

/// A positive opening balance counts wholly; a negative one takes at most the declared share of the pay, and nothing that
/// was paid already: what cannot be taken goes on to the next period.
fn brought(ask: &Ask<'_>, pay: &Figure, paid: &Figure, opening: &Figure, repaid: &Repaid) -> Figure {
    let terms = ask.leaver_closing().map_or(LeaverBalance::Carry, |terms| terms.carried);
    // Of somebody who left it counts wholly where it is due, and where what is left of it is forgiven.
    let is_whole = ask.plan.ledger.negative == Negative::Due || terms != LeaverBalance::Carry;
    if !opening.number().is_negative() || is_whole {
        return opening.named(&label::BROUGHT);
    }
    let owed = Figure::negation(&label::OPENING_BALANCE, opening);
    let left = || {
        let left = Figure::difference(&label::BALANCE, pay, paid);
        let left = if repaid.is_given_back() { repaid.with_change(&label::BALANCE, &left) } else { left };
        Figure::maximum(&label::BALANCE, &[&left, &nothing()])
    };
    // The period took from others what it was short of, or gives back what it had demanded: with a share of all there is,
    // all of that may go to what is owed.
    if (paid.number().is_negative() || repaid.is_given_back()) && takes_all(ask) {
        let taken = Figure::minimum(&label::RECOVERED, &[&owed, &left()]);
        return Figure::negation(&label::BROUGHT, &taken);
    }
    let taken = Figure::minimum(&label::RECOVERED, &[&owed, &recoverable(ask, pay)]);
    if !paid.number().is_positive() {
        return Figure::negation(&label::BROUGHT, &taken);
    }
    let taken = Figure::minimum(&label::RECOVERED, &[&taken, &left()]);
    Figure::negation(&label::BROUGHT, &taken)
}

fn takes_all(ask: &Ask<'_>) -> bool {
    ask.plan.ledger.recovery == Number::ONE
}

/// The most that negative balances may take of the period's pay.
fn recoverable(ask: &Ask<'_>, pay: &Figure) -> Figure {
    let share = Ask::declared(&label::RECOVERY_SHARE, &ask.plan.ledger.recovery, "/ledger/recovery");
    let available = Figure::maximum(&label::AVAILABLE, &[pay, &nothing()]);
    let most = Figure::product(&label::RECOVERABLE, &[&available, &share]);
    Figure::rounded(&label::RECOVERABLE, &most, ask.rounding())
}

/// What of the amount due another period may take: what the declared share of the pay leaves beside what the opening
/// balance took. Where negative balances are due at once, nothing is limited.
fn spare(ask: &Ask<'_>, pay: &Figure, brought: &Figure, due: &Figure) -> Figure {
    if ask.plan.ledger.negative == Negative::Due || takes_all(ask) || due.number().is_negative() {
        return due.clone();
    }
    let taken = Figure::minimum(&label::BROUGHT, &[brought, &nothing()]);
    let left = Figure::sum(&label::RECOVERABLE, &[&recoverable(ask, pay), &taken]);
    let left = Figure::maximum(&label::RECOVERABLE, &[&left, &nothing()]);
    Figure::minimum(&label::RECOVERABLE, &[due, &left])
}

fn paid_before(ask: &Ask<'_>) -> Vec<(String, Figure)> {
    let stored = ask.facts.paid_before.get(&ask.period.label);
    let paid = |(line, amount): (&String, &Number)| {
        let place = format!("/paid_before/{}/{}", escaped(&ask.period.label), escaped(line));
        let paid = Figure::given(&label::PAID_BEFORE, amount.clone(), Source::Facts(place));
        (line.clone(), paid.about(line.clone()))
    };
    stored.into_iter().flatten().map(paid).collect()
}
