//! What each figure of a funnel's outcome is made of: the one place to extend when an outcome gains a figure.
//!
//! A pattern is a JSON Pointer in which `*` stands for any place in a list or any name; the parts are pointers from the
//! object that holds the figure: `..` is what holds that, `last` the last of a list, `-1` the one before in the list,
//! `*` all of a list, `@stage` the stage that the object names as its `stage`, and `@stage+1` the next one that is not
//! lost; `@won` counts one where that is the won one. One that begins with `/` counts from the outcome, one that begins with `facts/` from the facts.

/// What a figure is, and so what has to be there for it to exist.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A sum or a span of what is there: over nothing it is truly zero.
    Amount,
    /// What a document declares.
    Given,
    /// A name that may look like a number.
    Name,
    /// `part` ÷ the sum of `of`, at the places of the document.
    Share {
        /// The numerator.
        part: &'static str,
        /// The denominator.
        of: &'static [&'static str],
        /// Reasons for which there may be no share of something.
        unless: &'static [&'static str],
    },
    /// A mean, quantile or quotient of `of`: it exists only where that is above zero.
    Over {
        /// Cases or a denominator.
        of: &'static [&'static str],
        /// Reasons for which there may be none of something.
        unless: &'static [&'static str],
    },
    /// `part` ÷ the sum of `of`, which are values: there is no such share where the deals of a side are all without an
    /// amount, so that its value is not known.
    ByValue {
        /// The numerator.
        part: &'static str,
        /// The denominator.
        of: &'static [&'static str],
        /// What has `count` and `unpriced`.
        sides: &'static [&'static str],
    },
    /// A bound of the share that this is the interval of: between 0 and 1, and on its side of the share.
    Bound {
        /// The share.
        share: &'static str,
    },
}

use Kind::{Amount, Bound, ByValue, Given, Name, Over, Share};

const NONE: &[&str] = &[];
const NO_VALUE: &[&str] = &["negative_value", "no_value"];
const STAGE: &[&str] = &["last_stage"];
const NOBODY_NEXT: &[&str] = &["no_deals", "none_mature", "nothing_closed"];
const COSTS: &[&str] = &["no_cost", "cost_of_all", "no_value", "negative_value"];
const DATES: &[&str] = &["no_value", "no_dates", "zero_cycle", "open_left_out"];
const CONVERSION: Kind = Share { part: "advanced", of: &["of"], unless: NONE };
const CONVERSION_BY_VALUE: Kind = ByValue { part: "advanced_value", of: &["of_value"], sides: &[] };
const OF_CONVERSION: Kind = Bound { share: "../conversion" };
const WON: Kind = Share { part: "won/count", of: &["closed/count"], unless: NONE };
const WON_BY_VALUE: Kind = ByValue { part: "won/value", of: &["closed/value"], sides: &["won", "lost"] };
const WON_OF_ALL: Kind = Share { part: "won/count", of: &["all/count"], unless: NONE };
const WON_OF_ALL_BY_VALUE: Kind = ByValue { part: "won/value", of: &["all/value"], sides: &["won"] };
const OF_WIN_RATE: Kind = Bound { share: "../by_count" };
const QUANTILE: Kind = Over { of: &["../completed"], unless: NONE };
const ORDER_VALUE: Kind = Over { of: &["orders_with_amount"], unless: NONE };
const PER_CUSTOMER: Kind = Share { part: "orders_with_customer", of: &["customers"], unless: NONE };
const REPEAT: Kind = Share { part: "repeat_customers", of: &["customers"], unless: NONE };
const COLLECTED: Kind = Over { of: &["orders_with_collection"], unless: NO_VALUE };
const ACQUISITION: Kind = Over { of: &["new_customers"], unless: COSTS };
const RETURN: Kind = Over { of: &["cost"], unless: COSTS };

const BY_ORDERS: Kind = Over { of: &["orders_with_amount"], unless: NONE };
const OF_CUSTOMERS: Kind = Share { part: "customers", of: &["/customers/customers"], unless: NONE };
const OF_CUSTOMERS_VALUE: Kind = Share { part: "value", of: &["/customers/value"], unless: NO_VALUE };
const SPAN: &[&str] = &["no_value", "no_dates", "zero_span"];

/// The figures of pipelines.
pub const PIPELINE: &[(&str, Kind)] = &[
    ("/deals/*/value", Amount),
    ("/maturity/*/*/value", Amount),
    ("/history/*/*/value", Amount),
    ("/stages/*/value", Amount),
    ("/stages/*/advanced_value", Amount),
    ("/stages/*/conversion", Share { part: "advanced", of: &["count"], unless: STAGE }),
    ("/stages/*/conversion_by_value", ByValue { part: "advanced_value", of: &["value"], sides: &[] }),
    ("/stages/*/won_from", Share { part: "won", of: &["count"], unless: STAGE }),
    ("/stages/*/interval/*", OF_CONVERSION),
    ("/stages/*/*/of_value", Amount),
    ("/stages/*/*/advanced_value", Amount),
    ("/stages/*/*/conversion", CONVERSION),
    ("/stages/*/*/by_value", CONVERSION_BY_VALUE),
    ("/stages/*/*/interval/*", OF_CONVERSION),
    ("/stages/*/time/cumulative/*", QUANTILE),
    ("/stages/*/time/latest/*", QUANTILE),
    ("/stages/*/time/oldest_days", Over { of: &["current"], unless: &["none_current"] }),
    ("/overall/of_value", Amount),
    ("/overall/advanced_value", Amount),
    ("/overall/conversion", CONVERSION),
    ("/overall/by_value", CONVERSION_BY_VALUE),
    ("/overall/interval/*", OF_CONVERSION),
    ("/overall/mature/of_value", Amount),
    ("/overall/mature/advanced_value", Amount),
    ("/overall/mature/conversion", CONVERSION),
    ("/overall/mature/by_value", CONVERSION_BY_VALUE),
    ("/overall/mature/interval/*", OF_CONVERSION),
    ("/win_rate/*/value", Amount),
    ("/win_rate/by_count", WON),
    ("/win_rate/by_value", WON_BY_VALUE),
    ("/win_rate/with_open", WON_OF_ALL),
    ("/win_rate/with_open_by_value", WON_OF_ALL_BY_VALUE),
    ("/win_rate/interval/*", OF_WIN_RATE),
    ("/win_rate/mature/*/value", Amount),
    ("/win_rate/mature/by_count", WON),
    ("/win_rate/mature/by_value", WON_BY_VALUE),
    ("/win_rate/mature/with_open", WON_OF_ALL),
    ("/win_rate/mature/with_open_by_value", WON_OF_ALL_BY_VALUE),
    ("/win_rate/mature/interval/*", OF_WIN_RATE),
    ("/velocity/per_day", Over { of: &["won"], unless: DATES }),
    ("/velocity/won_value", Amount),
    ("/velocity/average_won", Over { of: &["priced"], unless: NONE }),
    ("/velocity/win_rate", Share { part: "won", of: &["closed"], unless: NONE }),
    ("/velocity/days", Amount),
    ("/velocity/cycle_days", Share { part: "days", of: &["timed"], unless: NONE }),
    ("/weighted/unweighted", Amount),
    ("/weighted/value", Amount),
    ("/weighted/variance", Amount),
    ("/weighted/deviation", Amount),
    ("/coverage/open_value", Amount),
    ("/coverage/remaining_target", Given),
    ("/coverage/coverage", ByValue { part: "open_value", of: &["remaining_target"], sides: &["/deals/open"] }),
    ("/coverage/win_rate", Over { of: &["/win_rate/closed/count"], unless: NONE }),
    ("/coverage/required", Over { of: &["win_rate"], unless: NONE }),
    ("/time_to_win/points/*/*", Over { of: &["at_risk"], unless: NONE }),
    ("/bottlenecks/*/lost/value", Amount),
    ("/bottlenecks/*/over_days", Amount),
    ("/bottlenecks/*/benchmark", Given),
    ("/bottlenecks/*/conversion", CONVERSION),
    ("/bottlenecks/*/interval/*", OF_CONVERSION),
    ("/bottlenecks/*/change/interval/*", Over { of: &["../now/of"], unless: NONE }),
    ("/bottlenecks/*/change/difference", Over { of: &["now/of"], unless: &["no_deals"] }),
    ("/bottlenecks/*/change/days_difference", Over { of: &["now_days/completed"], unless: &["none_completed"] }),
    ("/bottlenecks/*/change/*/median", Over { of: &["completed"], unless: NONE }),
    ("/bottlenecks/*/change/*/of_value", Amount),
    ("/bottlenecks/*/change/*/advanced_value", Amount),
    ("/bottlenecks/*/change/*/conversion", CONVERSION),
    ("/bottlenecks/*/change/*/by_value", CONVERSION_BY_VALUE),
    ("/bottlenecks/*/change/*/interval/*", OF_CONVERSION),
    ("/bottlenecks/*/gain/gap", Over { of: &["of"], unless: NONE }),
    ("/bottlenecks/*/gain/deals", Over { of: &["of"], unless: NONE }),
    ("/bottlenecks/*/gain/won", Over { of: &["next", "@won"], unless: NONE }),
    ("/bottlenecks/*/gain/average_won", Over { of: &["/velocity/priced"], unless: NONE }),
    ("/bottlenecks/*/gain/value", Over { of: &["/velocity/priced"], unless: NOBODY_NEXT }),
    ("/bottlenecks/*/gain/*/gap", Over { of: &["../of"], unless: NONE }),
    ("/bottlenecks/*/gain/*/deals", Over { of: &["../of"], unless: NONE }),
    ("/bottlenecks/*/gain/*/won", Over { of: &["../next", "@won"], unless: NONE }),
    ("/bottlenecks/*/gain/*/value", Amount),
    ("/limits_exceeded/*/days", Amount),
    ("/limits_exceeded/*/limit_days", Given),
    ("/limits_exceeded/*/over_days", Amount),
    ("/kpis/average_order_value", ORDER_VALUE),
    ("/kpis/orders_per_customer", PER_CUSTOMER),
    ("/kpis/repeat_rate", REPEAT),
    ("/kpis/collection_rate", COLLECTED),
    ("/kpis/cost", Amount),
    ("/kpis/acquisition_cost", ACQUISITION),
    ("/kpis/roi", RETURN),
    ("/kpis/roas", RETURN),
    ("/customers/value", Amount),
    ("/customers/unnamed/value", Amount),
    ("/customers/abc/classes/*/value", Amount),
    ("/customers/abc/classes/*/share_of_customers", OF_CUSTOMERS),
    ("/customers/abc/classes/*/share_of_value", OF_CUSTOMERS_VALUE),
    ("/customers/rfm/limits/*/*", Given),
    ("/customers/rfm/segments/*/tier", Name),
    ("/customers/rfm/segments/*/value", Amount),
    ("/customers/rfm/segments/*/share_of_customers", OF_CUSTOMERS),
    ("/customers/rfm/segments/*/share_of_value", OF_CUSTOMERS_VALUE),
    ("/customers/lifetime/margin", Given),
    ("/customers/lifetime/years", Given),
    ("/customers/lifetime/span_days", Amount),
    ("/customers/lifetime/average_order_value", BY_ORDERS),
    ("/customers/lifetime/orders_a_year", Over { of: &["customers"], unless: NONE }),
    ("/customers/lifetime/simple", Over { of: &["orders_with_amount"], unless: &["no_dates"] }),
    ("/customers/lifetime/historic", BY_ORDERS),
    ("/customers/lifetime/historic_average", BY_ORDERS),
    ("/customers/list/*/id", Name),
    ("/customers/list/*/value", BY_ORDERS),
    ("/customers/list/*/recency_days", Amount),
    ("/customers/list/*/abc/share", Share { part: "../value", of: &["/customers/value"], unless: NO_VALUE }),
    ("/customers/list/*/abc/cumulative_share", Over { of: &["/customers/value"], unless: NO_VALUE }),
    ("/customers/list/*/rfm/value", Over { of: &["orders"], unless: NO_VALUE }),
    ("/customers/list/*/rfm/segment", Name),
    ("/customers/list/*/lifetime/historic", Over { of: &["../orders_with_amount"], unless: NONE }),
    ("/customers/list/*/lifetime/repeat_orders_a_year", Over { of: &["../orders"], unless: SPAN }),
    ("/customers/list/*/lifetime/remaining_years", Over { of: &["../orders"], unless: SPAN }),
    ("/customers/list/*/lifetime/expected", Over { of: &["../orders_with_amount"], unless: SPAN }),
    ("/customers/list/*/lifetime/value", Over { of: &["../orders_with_amount"], unless: SPAN }),
    ("/breakdowns/*/*/key", Name),
    ("/breakdowns/*/*/*/value", Amount),
    ("/breakdowns/*/*/win_rate/*/value", Amount),
    ("/breakdowns/*/*/win_rate/by_count", WON),
    ("/breakdowns/*/*/win_rate/by_value", WON_BY_VALUE),
    ("/breakdowns/*/*/win_rate/with_open", WON_OF_ALL),
    ("/breakdowns/*/*/win_rate/with_open_by_value", WON_OF_ALL_BY_VALUE),
    ("/breakdowns/*/*/win_rate/interval/*", OF_WIN_RATE),
    ("/breakdowns/*/*/win_rate/mature/*/value", Amount),
    ("/breakdowns/*/*/win_rate/mature/by_count", WON),
    ("/breakdowns/*/*/win_rate/mature/by_value", WON_BY_VALUE),
    ("/breakdowns/*/*/win_rate/mature/with_open", WON_OF_ALL),
    ("/breakdowns/*/*/win_rate/mature/with_open_by_value", WON_OF_ALL_BY_VALUE),
    ("/breakdowns/*/*/win_rate/mature/interval/*", OF_WIN_RATE),
    ("/breakdowns/*/*/average_won", Over { of: &["won/count"], unless: NO_VALUE }),
    ("/breakdowns/*/*/overall/of_value", Amount),
    ("/breakdowns/*/*/overall/advanced_value", Amount),
    ("/breakdowns/*/*/overall/conversion", CONVERSION),
    ("/breakdowns/*/*/overall/by_value", CONVERSION_BY_VALUE),
    ("/breakdowns/*/*/overall/interval/*", OF_CONVERSION),
    ("/breakdowns/*/*/overall/mature/of_value", Amount),
    ("/breakdowns/*/*/overall/mature/advanced_value", Amount),
    ("/breakdowns/*/*/overall/mature/conversion", CONVERSION),
    ("/breakdowns/*/*/overall/mature/by_value", CONVERSION_BY_VALUE),
    ("/breakdowns/*/*/overall/mature/interval/*", OF_CONVERSION),
    ("/breakdowns/*/*/stages/*/of_value", Amount),
    ("/breakdowns/*/*/stages/*/advanced_value", Amount),
    ("/breakdowns/*/*/stages/*/conversion", CONVERSION),
    ("/breakdowns/*/*/stages/*/by_value", CONVERSION_BY_VALUE),
    ("/breakdowns/*/*/stages/*/interval/*", OF_CONVERSION),
    ("/breakdowns/*/*/stages/*/mature/of_value", Amount),
    ("/breakdowns/*/*/stages/*/mature/advanced_value", Amount),
    ("/breakdowns/*/*/stages/*/mature/conversion", CONVERSION),
    ("/breakdowns/*/*/stages/*/mature/by_value", CONVERSION_BY_VALUE),
    ("/breakdowns/*/*/stages/*/mature/interval/*", OF_CONVERSION),
    ("/breakdowns/*/*/average_order_value", ORDER_VALUE),
    ("/breakdowns/*/*/orders_per_customer", PER_CUSTOMER),
    ("/breakdowns/*/*/repeat_rate", REPEAT),
    ("/breakdowns/*/*/collection_rate", COLLECTED),
    ("/breakdowns/*/*/cost", Amount),
    ("/breakdowns/*/*/acquisition_cost", ACQUISITION),
    ("/breakdowns/*/*/roi", RETURN),
    ("/breakdowns/*/*/roas", RETURN),
    ("/details/*/age_days", Amount),
    ("/details/*/stages/*/cumulative_days", Amount),
    ("/details/*/stages/*/latest_days", Amount),
];

/// The figures of event funnels.
pub const EVENTS: &[(&str, Kind)] = &[
    ("/steps/0/conversion", Share { part: "users", of: &["/levels/*"], unless: NONE }),
    ("/steps/*/conversion", Share { part: "users", of: &["../-1/users"], unless: NONE }),
    ("/steps/*/from_first", Share { part: "users", of: &["/steps/0/users"], unless: NONE }),
    ("/steps/*/interval/*", OF_CONVERSION),
    ("/steps/*/time/median", Over { of: &["users"], unless: NONE }),
    ("/steps/*/time/p90", Over { of: &["users"], unless: NONE }),
    ("/breakdown/*/conversion", Share { part: "reached/last", of: &["reached/0"], unless: NONE }),
    ("/breakdown/*/interval/*", OF_CONVERSION),
    ("/breakdown/*/value", Name),
    ("/totals/conversion", Share { part: "reached/last", of: &["attempts"], unless: NONE }),
    ("/users/*/user", Name),
];

/// Why there may be no share by value.
pub const UNKNOWN: &[&str] = &["last_stage", "negative_value", "no_value", "no_remaining_target", "open_left_out"];

/// What is `null` without a reason, because `null` says something itself: nobody, all above, a chain that is complete.
pub const SAYING_NULLS: &[&str] = &[
    "/currency",
    "/breakdowns/*/*/key",
    "/customers/abc/classes/*/tier",
    "/customers/rfm/segments/*/tier",
    "/limits_exceeded/*/owner",
    "/breakdown/*/value",
    "/steps/*/time/histogram/*/to_ms",
    "/users/*/stopped",
];

/// What an outcome leaves out instead of writing `null`, and still gives a reason for.
pub const LEFT_OUT: &[&str] = &["cost", "acquisition_cost", "roi", "roas"];
