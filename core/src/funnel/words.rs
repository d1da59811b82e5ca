//! The words that outcomes of funnels are written with.

use crate::{error::Texts, funnel::document::StageOutcome, shape::word};

word! {
    /// Why a figure is `null`.
    pub enum NoFigure {
        /// No deal counts here.
        NoDeals = "no_deals",
        /// The deals have no value.
        NoValue = "no_value",
        /// A value is below zero, so that shares of the sum say nothing.
        NegativeValue = "negative_value",
        /// It is the last stage: nothing comes after it.
        LastStage = "last_stage",
        /// No deal has left the stage with all its dates.
        NoneCompleted = "none_completed",
        /// No deal is there now.
        NoneCurrent = "none_current",
        /// No deal is won or lost.
        NothingClosed = "nothing_closed",
        /// No deal is won.
        NothingWon = "nothing_won",
        /// No deal has the dates.
        NoDates = "no_dates",
        /// The days are zero.
        ZeroCycle = "zero_cycle",
        /// The target is reached.
        NothingRemaining = "nothing_remaining",
        /// The facts give no target.
        NoRemainingTarget = "no_remaining_target",
        /// Filters by the day of the end leave the open deals out.
        OpenLeftOut = "open_left_out",
        /// The curve stays away from the half.
        NotReached = "not_reached",
        /// The stage has no limit.
        NoLimit = "no_limit",
        /// The stage has no benchmark.
        NoBenchmark = "no_benchmark",
        /// Nothing says which deals are the past.
        NoHistory = "no_history",
        /// The cases are fewer than the declared minimum.
        SmallSample = "small_sample",
        /// The cost is zero.
        ZeroCost = "zero_cost",
        /// The facts give no cost.
        NoCost = "no_cost",
        /// Costs are those of all deals, and only some are looked at.
        CostOfAll = "cost_of_all",
        /// No won deal names a customer.
        NoCustomers = "no_customers",
        /// No customer's first won deal is among these.
        NoNewCustomers = "no_new_customers",
        /// No order lies in the months looked at.
        NoOrders = "no_orders",
        /// The first order was on the last day, so that no time is left to look at.
        ZeroSpan = "zero_span",
        /// No won deal says what was received.
        NoCollections = "no_collections",
        /// It is the first step: nothing comes before it.
        FirstStep = "first_step",
        /// No user came this far.
        NoUsers = "no_users",
        /// Nobody tried.
        NoAttempts = "no_attempts",
        /// Deals count here, and none of them had its chance yet.
        NoneMature = "none_mature",
    }
}

word! {
    /// Where a deal stands.
    pub enum DealStatus {
        /// Neither won nor lost.
        Open = "open",
        /// Won.
        Won = "won",
        /// Lost.
        Lost = "lost",
    }
}

impl From<StageOutcome> for DealStatus {
    fn from(outcome: StageOutcome) -> Self {
        match outcome {
            StageOutcome::Won => Self::Won,
            StageOutcome::Lost => Self::Lost,
        }
    }
}

word! {
    /// Which deals a stage is judged by.
    pub enum Basis as BottleneckBasis {
        /// All of them.
        All = "all",
        /// Those that had their chance, as the document says when a deal is mature.
        Mature = "mature",
        /// Those that are won or lost.
        Ended = "ended",
    }
}

impl Basis {
    /// What such deals are called.
    pub(crate) const fn texts(self) -> &'static Texts {
        match self {
            Self::All => &Texts { en: "deals", hans: "商机", hant: "商機" },
            Self::Mature => &Texts { en: "mature deals", hans: "已成熟的商机", hant: "已成熟的商機" },
            Self::Ended => &Texts { en: "ended deals", hans: "已结束的商机", hant: "已結束的商機" },
        }
    }
}

word! {
    /// Where a benchmark comes from.
    pub enum BenchmarkSource {
        /// The stage declares it.
        Benchmark = "benchmark",
        /// The probability of this stage ÷ that of the next.
        Probability = "probability",
        /// The share of earlier deals that went on.
        OwnHistory = "own_history",
    }
}

word! {
    /// Why a user's chain went no further.
    pub enum Stopped {
        /// There was no event of the first step.
        NeverEntered = "never_entered",
        /// There was no event of the next step after the last one.
        NoLaterEvent = "no_later_event",
        /// The events of the next step came before.
        OutOfOrder = "out_of_order",
        /// The event of the next step has the instant of the last one.
        SameInstant = "same_instant",
        /// The event of the next step came after the window.
        Window = "window",
        /// The event of the next step came too long after the last one.
        StepWindow = "step_window",
        /// An excluded event came between.
        Excluded = "excluded",
        /// Another event came between.
        Interrupted = "interrupted",
        /// Steps are missing, in whatever order.
        MissingSteps = "missing_steps",
    }
}
