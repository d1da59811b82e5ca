//! The facts: one person, one period.

use super::{
    document::{ExchangeRate, Span},
    spans,
};
use crate::{calendar::Period, error::Language, id::Id, life::facts, money::Currency, number::Number, shape::record};
use chrono::NaiveDate;
use std::{borrow::Cow, collections::BTreeMap};

record! {
    /// A value for each window that can accumulate.
    pub struct Windows {
        /// Of the quarter, before this period.
        qtd: Option<Number>,
        /// Of the year, before this period.
        ytd: Option<Number>,
    }
}

impl Windows {
    /// Nothing given.
    pub const NONE: Self = Self { qtd: None, ytd: None };
}

record! {
    /// A value of a whole period that holds for some days of it only.
    pub struct Dated as DatedValue {
        /// The first day; from ever on unless given.
        start: Option<NaiveDate>,
        /// The first day after; for good unless given.
        end: Option<NaiveDate>,
        /// What the whole period would have, had it held throughout.
        value: Number,
    }
}

impl Dated {
    /// The days on which it holds.
    #[must_use]
    pub fn span(&self) -> Span {
        spans::open(self.start, self.end)
    }
}

record! {
    /// What is known of a measure.
    pub struct MeasureFacts {
        /// The period's own value; of a measure that crediting rules feed, what they credit, or left out.
        actual: Option<Number>,
        /// The value before this period, by window.
        prior: Windows = Windows::NONE,
        /// The quota of the whole period.
        quota: Option<Number>,
        /// The quotas of a period within which they change, instead of `quota`: each counts for its days.
        quotas: Option<Vec<Dated>>,
        /// The quotas before this period as they were in force, by window.
        prior_quota: Windows = Windows::NONE,
        /// The quota of the whole window.
        window_quota: Windows = Windows::NONE,
    }
}

record! {
    /// The active days of each window.
    pub struct WindowActive {
        /// Within the quarter.
        qtd: Option<Vec<Span>>,
        /// Within the year.
        ytd: Option<Vec<Span>>,
    }
}

record! {
    /// The days of a transaction's life.
    pub struct Dates as TransactionDates {
        /// The day it was booked.
        booked: Option<NaiveDate>,
        /// The day it was invoiced.
        invoiced: Option<NaiveDate>,
        /// The day it was paid.
        paid: Option<NaiveDate>,
    }
}

record! {
    /// Someone who has a share in a transaction.
    pub struct Participant {
        /// The person.
        person: Id,
        /// The role.
        role: Option<String>,
        /// The share, or the weight where all who share the deal have whole numbers; 1 unless given.
        share: Number = Number::ONE,
    }
}

record! {
    /// A deal, an order, an invoice, or what takes one back.
    pub struct Transaction {
        /// Its name.
        id: Id,
        /// Its day.
        date: NaiveDate,
        /// How much money.
        amount: Option<Number>,
        /// How many things.
        quantity: Option<Number>,
        /// The currency; the plan's unless given, and that of what it takes back.
        currency: Option<Currency>,
        /// Units of the plan's currency for one unit of this one; from the tables of rates unless given.
        rate: Option<Number>,
        /// What rules match on.
        attributes: BTreeMap<String, String> = BTreeMap::new(),
        /// Its other days.
        dates: Dates = Dates { booked: None, invoiced: None, paid: None },
        /// Who has a share; the person alone unless given.
        participants: Vec<Participant> = Vec::new(),
        /// The transaction that this one takes back, wholly or in part.
        reverses: Option<Id>,
        /// What the customer paid for it; the whole on the day `dates` say it was paid, unless given.
        collected: Option<DealCollected>,
    }
}

record! {
    /// Who reports to whom, for some days.
    pub struct Reporting {
        /// The person.
        person: Id,
        /// The manager.
        manager: Id,
        /// The first day; from ever on unless given.
        start: Option<NaiveDate>,
        /// The first day after; for good unless given.
        end: Option<NaiveDate>,
    }
}

record! {
    /// A payment of a customer.
    pub struct Receipt {
        /// The day it came in; before that day it does not count.
        date: NaiveDate,
        /// How much, negative for what was paid back.
        amount: Number,
    }
}

record! {
    /// What customers paid for the deals of the period.
    pub struct Collected {
        /// What they owe in all.
        due: Number,
        /// What has come in, payment by payment.
        receipts: Vec<Number> = Vec::new(),
        /// What came in on which day: what came after `as_of` does not count yet.
        dated_receipts: Vec<Receipt> = Vec::new(),
    }
}

record! {
    /// What a customer paid for one deal, in the currency of the deal.
    pub struct DealCollected {
        /// What the customer owes for it, which may be more than it counts, as with taxes; the amount of the deal less
        /// everything that was taken back of it, unless given.
        due: Option<Number>,
        /// What came in on which day: what came after `as_of` does not count yet.
        receipts: Vec<Receipt> = Vec::new(),
    }
}

record! {
    /// A member of a team that shares a pool.
    pub struct Member as PoolMember {
        /// The person.
        person: Id,
        /// The weight.
        weight: Option<Number>,
        /// The hours.
        hours: Option<Number>,
        /// The score.
        score: Option<Number>,
    }
}

record! {
    /// An amount that was added by hand.
    pub struct Adjustment as PayAdjustment {
        /// Its name, which the line carries.
        id: Id,
        /// The amount, negative for a deduction.
        amount: Number,
        /// Why.
        reason: String,
        /// Who approved it.
        approver: Id,
    }
}

record! {
    /// The currency in which a person is paid, where it is not the plan's.
    pub struct PayIn {
        /// The currency.
        currency: Currency,
        /// Units of it for one unit of the plan's currency; from the tables of rates unless given.
        rate: Option<Number>,
        /// The day of the rate; `as_of` unless given.
        date: Option<NaiveDate>,
    }
}

record! {
    /// Somebody who left.
    pub struct Terminated {
        /// The last day, which is still a day of work.
        last_day: NaiveDate,
        /// Why, where the plan has terms for some reasons.
        reason: Option<String>,
    }
}

record! {
    /// What is known of one person in one period.
    pub struct PayFacts {
        /// The person.
        person: Id,
        /// The label of the period.
        period: String,
        /// The day on which the question is asked; releases on a day, receipts with days and who left need it.
        as_of: Option<NaiveDate>,
        /// Who left: the plan's `termination` says what remains. It acts from the last day on, as of which it is judged.
        terminated: Option<Terminated>,
        /// The active days; the whole period unless given, for who left up to the last day.
        active: Option<Vec<Span>>,
        /// The active days of the windows; whole unless given.
        window_active: WindowActive = WindowActive { qtd: None, ytd: None },
        /// The measures.
        measures: BTreeMap<Id, MeasureFacts> = BTreeMap::new(),
        /// The transactions that crediting rules turn into measures.
        transactions: Option<Vec<Transaction>>,
        /// Rates of exchange, where the plan fixes none and a transaction carries none.
        rates: Vec<ExchangeRate> = Vec::new(),
        /// Who reports to whom.
        reporting: Vec<Reporting> = Vec::new(),
        /// The base salary as payroll pays it for the period; active days do not scale it.
        base_salary: Option<Number>,
        /// The base salaries of a period within which they change, instead of `base_salary`.
        base_salaries: Option<Vec<Dated>>,
        /// The target incentive of the whole period; active days scale it.
        target_incentive: Option<Number>,
        /// The target incentives of a period within which they change, instead of `target_incentive`.
        target_incentives: Option<Vec<Dated>>,
        /// The target incentives before this period, by window.
        prior_target_incentive: Windows = Windows::NONE,
        /// The score.
        score: Option<Number>,
        /// The grade.
        grade: Option<String>,
        /// The rank, 1 for the best.
        rank: Option<u32>,
        /// The ranks in other rankings.
        ranks: BTreeMap<Id, u32> = BTreeMap::new(),
        /// Attributes of the person.
        attributes: BTreeMap<String, String> = BTreeMap::new(),
        /// The team that shares a pool, with the person.
        team: Option<Vec<Member>>,
        /// What customers paid.
        collected: Option<Collected>,
        /// Amounts added by hand.
        adjustments: Vec<Adjustment> = Vec::new(),
        /// What is owed from draws when the period opens.
        draw_balance: Number = Number::ZERO,
        /// The balance that was carried into the period: below zero what the person owes, above it what is still due.
        carried_in: Number = Number::ZERO,
        /// What caps withheld in earlier periods and is still to be paid, by line, in whole units of the currency.
        withheld: BTreeMap<String, Number> = BTreeMap::new(),
        /// What was paid already, by earning period and line; that of the period itself is taken off what is due. That of earlier
        /// periods takes the room of caps after the multipliers: of somebody who left, what deals that earn paid.
        paid_before: BTreeMap<String, BTreeMap<String, Number>> = BTreeMap::new(),
        /// What the same run pays for other periods: a negative balance is taken from it before it is carried.
        due_elsewhere: Number = Number::ZERO,
        /// The currency in which the person is paid; the plan's unless given.
        pay_in: Option<PayIn>,
        /// The language of findings.
        language: Language = Language::En,
        /// Whether the outcome carries its trace.
        trace: bool = false,
    }
}
facts!(PayFacts);

impl PayFacts {
    /// The facts with the days on which the person is on a plan; themselves where that is the whole period, where no days
    /// are named, or where what they say of active days is wrong and has to be told first.
    pub(super) fn on_days(&self, period: &Period, days: &[Span]) -> Cow<'_, Self> {
        let whole = Span { start: period.start, end: period.end };
        let given = self.active.as_deref();
        let named = given.unwrap_or_default().iter().map(|span| (String::new(), span.clone())).collect();
        if days.is_empty() || spans::gaps(&whole, days).is_empty() || !spans::problems(named).is_empty() {
            return Cow::Borrowed(self);
        }
        let active = match given {
            None => days.to_vec(),
            Some(given) => given.iter().flat_map(|one| days.iter().filter_map(|own| spans::meet(one, own))).collect(),
        };
        Cow::Owned(Self { active: Some(active), ..self.clone() })
    }
}
