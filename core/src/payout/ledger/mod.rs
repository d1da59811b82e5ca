//! The ledger: what was paid, posting by posting, and the payroll runs that add to it.
//!
//! A run settles people over all their periods: it works every period out anew from the facts as they are known now,
//! compares it with what the ledger holds, and posts the difference. Late deals, deals taken back, corrected quotas and
//! other plans are all this one operation. A posting is never changed and never taken away.
//!
//! # What holds
//! - A second run on the same facts posts nothing.
//! - However facts arrive, and in however many runs, each line of each earning period ends with the same sum, but for the
//!   lines `carry` and `carried_in`, which say when money moved; and for each person what was paid, plus what is carried,
//!   less what is owed from draws, is what the facts entitle to. Where negative balances are due at once
//!   (`"negative": "due"`), nothing is carried but what a draw defers, and every line ends the same. What a plan forgives
//!   who left (`"carried": "forgive"`) is what was open when it was known: there the order of arrival counts.
//! - A run pays a person one amount. Differences of earning periods are set against each other before anything is carried:
//!   with `"negative": "carry"` and a `recovery` of 100 %, as unless declared, the run pays what there is for all periods less
//!   all that was paid, and carries that where it is negative.
//! - What earlier runs posted stands first, byte by byte as it was given.
//! - A person whose facts are wrong gets a fault and no posting; the others are settled.
//!
//! # How differences are set against each other
//! Periods are settled in their order. What a period is short of is first taken from what the run pays for the periods before
//! it, whose own lines stay as they are: the period pays a negative amount in this run, and no balance line is posted. The
//! rest goes on (`carry`) to the periods after it, which it takes from (`carried_in`), and what the last cannot give is
//! carried out of the run. With a `recovery` of 100 % all that a run pays for a period can go to others; with less, no more than
//! that share of the pay of the period, so that something may be carried beside a payment. What a draw that is not recoverable
//! defers always goes to the periods after it, and `"negative": "due"` needs no setting off: every difference is paid or
//! asked for. Draw balances and what caps withhold follow from the pay of the periods alone, and no setting off changes them.
//!
//! # What a run finds itself
//! Periods are worked out in the order of the calendar. Each opens with the draw balance, the carried balance and what
//! caps withheld, as the one before closed with them; the first with [`Opening`], or with nothing. What a window has accumulated (`prior`,
//! `prior_quota`, `prior_target_incentive`) is the sum over the earlier periods as they are known now, where the facts do
//! not give it; who was not there before starts at nothing, and who has an [`Opening`] was there before, so that it says
//! what the windows held. What was credited counts with the factors on credit of the components that pay on it (what a table
//! reads beside it is no credit), and under `as_paid` with what was taken back later; where components that accumulate one
//! measure have different factors, the facts have to give `prior`. Transactions count in the period of their day, what takes them
//! back in the period of what it takes back.
//!
//! # Runs over a book
//! [`PayBook::settle`](super::PayBook::settle) takes for each period the version of the plan that is in force for the person, on
//! the days of the assignment, and every posting carries its hash. Periods in which a person is on no plan need no facts, and
//! balances pass over them. Versions of one plan are one plan: windows go on from one to the next, with the shapes of the
//! version that rules the period. Of a person who comes to another plan:
//! - What is owed from draws and what is carried goes on, by the terms of the plan that rules each period; a plan without a
//!   draw recovers nothing.
//! - What a cap withheld on a line that the new plan does not withhold on stays, is shown, and is paid when a plan has it again, or
//!   when the person leaves, as the plan of that period says of what caps withheld (`withheld`).
//! - `qtd` and `ytd` windows that began on another plan either `continue` (the same measures count; a measure that the plan
//!   before did not have has to be given as `prior`) or begin `anew`, as the assignment declares (`windows`). Where it declares
//!   nothing and the plan accumulates, that is a fault (`pay/144`), never a guess.
//! - Plans of another currency or calendar are faults (`pay/142`, `pay/143`): one balance cannot be in two currencies. Each has
//!   a ledger of its own. A plan of other periods, such as quarters after months, is taken.
//! - An assignment that is corrected afterwards is a difference like every other: the lines of the plan before are taken back,
//!   and those of the plan that should have ruled are added.
//!
//! # Payees in another currency
//! The ledger, windows, draw balances and what is carried are in the plan's currency. What a run pays a person in all is
//! converted once, by the person's `pay_in`: at its `rate`, or at that of its `date` (the day of the run unless given), and
//! rounded once. So a late deal counts at the rate of its own day in the plan's currency, is paid at the rate of the run, and
//! what earlier runs paid at other rates is not looked at again; a clawback takes back what the plan's currency says, and a
//! rate that moved in between changes nothing that is owed. [`Settled::paid_in`] sums the payments by currency.

mod balances;
mod given;
mod history;
mod person;
mod plans;
mod pool;
mod run;
mod settled;

pub(super) use plans::has_line;
pub use plans::{Plans, Ruling};
pub use run::settle;
pub use settled::{PersonFault, PersonPayment, PersonPeriod, Settled};

use super::{
    document::ExchangeRate,
    facts::{PayFacts, PayIn, Reporting, Terminated, Transaction, Windows},
};
use crate::{error::Language, id::Id, money::Amount, number::Number, shape::record};
use chrono::NaiveDate;
use std::collections::BTreeMap;

record! {
    /// One posting: what a run added to a line of a person's earning period.
    pub struct Entry as LedgerEntry {
        /// The run that posted it.
        run: Id,
        /// The day of the run.
        as_of: NaiveDate,
        /// The person.
        person: Id,
        /// The period in which it was earned.
        period: String,
        /// The line.
        line: String,
        /// What the run added; negative for what it took back.
        amount: Amount,
        /// The SHA-256 of the version of the plan that ruled, where a book chose it.
        plan_hash: String = String::new(),
    }
}

record! {
    /// Everything that was posted, in the order of the runs.
    pub struct Ledger as PayLedger {
        /// The postings.
        entries: Vec<Entry>,
    }
}

impl Ledger {
    /// A ledger without postings.
    pub const EMPTY: Self = Self { entries: Vec::new() };
}

record! {
    /// A payroll run.
    pub struct Run as PayRun {
        /// Its name; a name is used once.
        id: Id,
        /// The day on which it is run: releases, terminations and receipts are judged by it.
        as_of: NaiveDate,
    }
}

record! {
    /// What a person brings along into the first period that a run is given.
    pub struct Opening as PayOpening {
        /// What is owed from draws.
        draw_balance: Number = Number::ZERO,
        /// The balance that is carried.
        carried_in: Number = Number::ZERO,
        /// What caps withheld, by line.
        withheld: BTreeMap<String, Number> = BTreeMap::new(),
        /// The value of each measure before the first period, by window.
        prior: BTreeMap<Id, Windows> = BTreeMap::new(),
        /// The quotas before the first period as they were in force, by window.
        prior_quota: BTreeMap<Id, Windows> = BTreeMap::new(),
        /// The target incentives before the first period, by window.
        prior_target_incentive: Windows = Windows::NONE,
    }
}

record! {
    /// A person to be settled, with all that is known.
    pub struct SettlePerson {
        /// The person.
        person: Id,
        /// What is known of each period, from the first to the last, in any order.
        periods: Vec<PayFacts>,
        /// The transactions of all periods, in any order; those of the periods' own facts count too.
        transactions: Option<Vec<Transaction>>,
        /// Who reports to whom, for all periods that do not say so themselves.
        reporting: Vec<Reporting> = Vec::new(),
        /// Rates of exchange, for all periods that do not say so themselves.
        rates: Vec<ExchangeRate> = Vec::new(),
        /// The currency in which the run pays the person; the plan's unless given.
        pay_in: Option<PayIn>,
        /// Who left, for all periods that do not say so themselves.
        terminated: Option<Terminated>,
        /// What the person brings along; nothing, for who is new.
        opening: Option<Opening>,
    }
}

record! {
    /// A payroll run over people, their periods, and the ledger so far.
    pub struct SettleQuestion {
        /// The run.
        run: Run,
        /// The people, in any order.
        people: Vec<SettlePerson>,
        /// The ledger so far; empty unless given.
        ledger: Ledger = Ledger::EMPTY,
        /// The language of the faults.
        language: Language = Language::En,
    }
}
