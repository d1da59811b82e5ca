//! Draws: what is advanced on pay, and how later pay gives it back.

use super::{
    super::{
        document::{Draw, DrawRule, LeaverBalance, LeaverDraw},
        labels as label,
    },
    ask::Ask,
};
use crate::{
    rounding::{Mode, Rounding},
    trace::{Figure, Source},
};

/// What the draw does to the period's pay.
pub struct Drawn {
    /// What is advanced.
    pub top: Figure,
    /// What is given back.
    pub recovered: Figure,
    /// What is owed afterwards.
    pub debt: Figure,
    /// Negative pay that is carried instead of reducing the draw; not positive.
    pub deferred: Figure,
    /// What somebody who left owes and has to pay back at once.
    pub demanded: Figure,
    /// What was owed and nobody has to give back any more.
    pub forgiven: Figure,
}

fn nothing() -> Figure {
    Figure::constant(&label::NOTHING, 0)
}

/// The draw on `available` earnings; without a draw in the plan the opening balance stays.
pub fn drawn(ask: &Ask<'_>, available: &Figure) -> Drawn {
    let source = Source::Facts("/draw_balance".to_owned());
    let opening = Figure::given(&label::DEBT_OPENING, ask.facts.draw_balance.clone(), source);
    let Some(draw) = &ask.plan.draw else {
        let terms = ask.leaver_closing().map(|terms| terms.draw_balance);
        return match terms {
            Some(terms) if terms != LeaverDraw::Owe => of_leaver(terms, available, &opening, nothing()),
            _ => Drawn {
                top: nothing(),
                recovered: nothing(),
                debt: opening.named(&label::DEBT),
                deferred: nothing(),
                demanded: nothing(),
                forgiven: nothing(),
            },
        };
    };
    let rule = draw.rule();
    let amount = amount_of(ask, draw);
    let first = ask.period.start;
    let is_forgiven = rule.forgiven_from.is_some_and(|day| day <= first);
    let forgiven = if is_forgiven { opening.named(&label::DRAW_FORGIVEN) } else { nothing() };
    let opening = if is_forgiven { nothing() } else { opening };
    let recovered = recovered(ask, draw, &amount, available, &opening);
    let top = top(ask, draw, &amount, available);
    if let Some(terms) = ask.leaver_closing().filter(|terms| terms.draw_balance != LeaverDraw::Owe) {
        // An advance that no later pay can give back is none; of one that is forgiven nothing is given back.
        let top = match terms.draw_balance {
            _ if !rule.recoverable => top,
            LeaverDraw::Forgive => within_limit(ask, draw, top, &nothing()),
            _ => nothing(),
        };
        let drawn = of_leaver(terms.draw_balance, available, &opening, top);
        let forgiven = if is_forgiven { forgiven } else { drawn.forgiven.clone() };
        return Drawn { deferred: deferred(ask, rule, available), forgiven, ..drawn };
    }
    if !rule.recoverable {
        let deferred = deferred(ask, rule, available);
        let debt = opening.named(&label::DEBT);
        return Drawn { top, recovered: nothing(), debt, deferred, demanded: nothing(), forgiven };
    }
    let left = Figure::difference(&label::DEBT, &opening, &recovered);
    let top = within_limit(ask, draw, top, &left);
    let debt = Figure::sum(&label::DEBT, &[&left, &top]);
    Drawn { top, recovered, debt, deferred: nothing(), demanded: nothing(), forgiven }
}

/// What may be advanced beside what is owed already.
fn within_limit(ask: &Ask<'_>, draw: &Draw, top: Figure, owed: &Figure) -> Figure {
    let Some(limit) = &draw.rule().debt_limit else { return top };
    let limit = Ask::declared(&label::DEBT_LIMIT, limit, format!("/draw/{}/debt_limit", draw.tag()));
    let room = Figure::difference(&label::ROOM, &limit, owed);
    let room = Figure::maximum(&label::ROOM, &[&room, &nothing()]);
    // Rounded down, so that what is owed stays within the limit.
    let room = Figure::rounded(&label::ROOM, &room, Rounding { mode: Mode::Down, ..ask.rounding() });
    Figure::minimum(&label::DRAWN, &[&top, &room])
}

/// Negative pay that a draw which is not recoverable leaves to the next period; of somebody who left, where balances go on.
fn deferred(ask: &Ask<'_>, rule: &DrawRule, available: &Figure) -> Figure {
    let goes_on = ask.leaver_closing().is_none_or(|terms| terms.carried == LeaverBalance::Carry);
    if rule.recoverable || !goes_on {
        return nothing();
    }
    Figure::minimum(&label::DEFERRED, &[available, &nothing()])
}

/// What somebody who left owes: all pay goes into it, or nothing does where it is forgiven.
fn of_leaver(rule: LeaverDraw, available: &Figure, opening: &Figure, top: Figure) -> Drawn {
    if rule == LeaverDraw::Forgive {
        let debt = Figure::constant(&label::DEBT, 0);
        let forgiven = opening.named(&label::DRAW_FORGIVEN);
        return Drawn { top, recovered: nothing(), debt, deferred: nothing(), demanded: nothing(), forgiven };
    }
    let pay = Figure::maximum(&label::RECOVERABLE, &[available, &nothing()]);
    let recovered = Figure::minimum(&label::RECOVERED, &[opening, &pay]);
    let left = Figure::difference(&label::DEBT, opening, &recovered);
    if rule == LeaverDraw::Due {
        let debt = Figure::constant(&label::DEBT, 0);
        let demanded = left.named(&label::DEMANDED);
        return Drawn { top, recovered, debt, deferred: nothing(), demanded, forgiven: nothing() };
    }
    Drawn { top, recovered, debt: left, deferred: nothing(), demanded: nothing(), forgiven: nothing() }
}

/// The amount of the draw for the active days; nothing before its start and from its end on.
fn amount_of(ask: &Ask<'_>, draw: &Draw) -> Figure {
    let rule = draw.rule();
    let first = ask.period.start;
    let is_running = rule.start.is_none_or(|start| start <= first) && rule.end.is_none_or(|end| first < end);
    if !is_running || ask.is_after_leaving() {
        return Figure::constant(&label::GUARANTEE, 0);
    }
    let amount = Ask::declared(&label::GUARANTEE, &rule.amount, format!("/draw/{}/amount", draw.tag()));
    let amount = ask.for_active_days(amount, ask.plan.proration.draws, None);
    Figure::rounded(&label::GUARANTEE, &amount, ask.rounding())
}

/// What is advanced, before any limit on debt.
fn top(ask: &Ask<'_>, draw: &Draw, amount: &Figure, available: &Figure) -> Figure {
    let rule = draw.rule();
    let top = match draw {
        Draw::Additive(_) => amount.clone(),
        Draw::Guarantee(_) => {
            let short = Figure::difference(&label::SHORTFALL, amount, available);
            let short = Figure::maximum(&label::SHORTFALL, &[&short, &nothing()]);
            if rule.recoverable { short } else { Figure::minimum(&label::DRAWN, &[&short, amount]) }
        }
    };
    Figure::rounded(&label::DRAWN, &top, ask.rounding())
}

/// What goes into recovery: a share of the pay above the draw, at most what is owed.
fn recovered(ask: &Ask<'_>, draw: &Draw, amount: &Figure, available: &Figure, opening: &Figure) -> Figure {
    let rule: &DrawRule = draw.rule();
    let has_begun = rule.recovery_start.is_none_or(|day| day <= ask.period.start);
    if !rule.recoverable || !has_begun {
        return nothing();
    }
    let surplus = Figure::difference(&label::SURPLUS, available, amount);
    let surplus = Figure::maximum(&label::SURPLUS, &[&surplus, &nothing()]);
    let share = Ask::declared(&label::RECOVERY_SHARE, &rule.recovery, format!("/draw/{}/recovery", draw.tag()));
    let recoverable = Figure::product(&label::RECOVERABLE, &[&surplus, &share]);
    let recoverable = Figure::rounded(&label::RECOVERABLE, &recoverable, ask.rounding());
    Figure::minimum(&label::RECOVERED, &[opening, &recoverable])
}
