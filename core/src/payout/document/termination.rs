//! What remains of pay when somebody leaves.

use crate::shape::{record, word};
use std::collections::BTreeMap;

word! {
    /// Which deals of somebody who left still earn.
    pub enum StillEarns {
        /// Those that were credited by the last day, or within the tail after it.
        LastDay = "last_day",
        /// Those that were booked by the last day, although they are credited later: within the tail, where there is one.
        Booking = "booking",
        /// Those that were booked by the last day, as far as the customer has paid them by the last day, or within the tail.
        Cash = "cash",
    }
}

word! {
    /// What becomes of what is held back.
    pub enum LeaverHoldback {
        /// It is released as its events happen.
        Release = "release",
        /// It is paid out at once.
        PayOut = "pay_out",
        /// What has not been released by the last day, or within `holdback_days` after it, is forfeited.
        Forfeit = "forfeit",
    }
}

word! {
    /// What becomes of what caps withheld for later periods.
    pub enum LeaverExcess {
        /// It is carried on, and paid where a later period has room.
        Carry = "carry",
        /// It is paid out.
        PayOut = "pay_out",
        /// It is forfeited.
        Forfeit = "forfeit",
    }
}

word! {
    /// What becomes of pay that follows no measure: fixed amounts, bonuses, grades, awards, pools.
    pub enum LeaverOther {
        /// It is paid for the active days, where its conditions hold.
        Earned = "earned",
        /// It is forfeited in the period of the last day.
        Forfeit = "forfeit",
    }
}

word! {
    /// What becomes of what is owed from draws.
    pub enum LeaverDraw {
        /// The terms of the draw go on.
        Owe = "owe",
        /// All pay goes into it; what is left stays owed.
        Recover = "recover",
        /// All pay goes into it, and what is left is due from the person.
        Due = "due",
        /// It is forgiven.
        Forgive = "forgive",
    }
}

word! {
    /// What becomes of a negative balance.
    pub enum LeaverBalance {
        /// The rule of the ledger goes on.
        Carry = "carry",
        /// It is due from the person.
        Due = "due",
        /// It is forgiven.
        Forgive = "forgive",
    }
}

record! {
    /// What remains of the pay of somebody who left.
    pub struct LeaverTerms {
        /// Which deals still earn; what the others would have added is forfeited.
        earns: StillEarns = StillEarns::LastDay,
        /// How many days after the last day count as well: none unless declared, and without end for `booking`.
        tail_days: Option<u32>,
        /// What becomes of what is held back.
        holdback: LeaverHoldback = LeaverHoldback::Release,
        /// How many days after the last day what would be forfeited may still be released.
        holdback_days: u32 = 0,
        /// What becomes of pay that follows no measure, and of the plan's floor.
        other_pay: LeaverOther = LeaverOther::Earned,
        /// What becomes of what caps withheld for later periods.
        withheld: LeaverExcess = LeaverExcess::Carry,
        /// What becomes of what is owed from draws.
        draw_balance: LeaverDraw = LeaverDraw::Owe,
        /// What becomes of a negative balance.
        carried: LeaverBalance = LeaverBalance::Carry,
    }
}

impl Default for LeaverTerms {
    fn default() -> Self {
        Self {
            earns: StillEarns::LastDay,
            tail_days: None,
            holdback: LeaverHoldback::Release,
            holdback_days: 0,
            other_pay: LeaverOther::Earned,
            withheld: LeaverExcess::Carry,
            draw_balance: LeaverDraw::Owe,
            carried: LeaverBalance::Carry,
        }
    }
}

record! {
    /// What remains of pay when somebody leaves, by the reason for leaving where that matters.
    pub struct Termination as PayTermination {
        /// What remains where the facts give no reason.
        terms: LeaverTerms = LeaverTerms::default(),
        /// What remains for some reasons: a reason of the facts is one of these.
        reasons: BTreeMap<String, LeaverTerms> = BTreeMap::new(),
    }
}
