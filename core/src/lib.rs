//! Sales performance, exact and explained: are the goals SMART, how does a target break down so that it adds up, where
//! does the funnel leak, what is each person's score and grade, what is each person paid, and why.
//!
//! # One life cycle
//! Every domain has the same three steps and the same names ([`LifeCycle`]):
//! 1. **A document** is plain data: the rules. Loading it reports every fault at once, each with a stable
//!    [code](error::Code), the JSON Pointer of the place, a message and help in English and both Chinese scripts.
//! 2. **Evaluation** on facts is pure: no clock, no randomness, no files, no locale. Today is an argument, `as_of`.
//! 3. **An outcome** holds figures and their [trace]: the tree of steps from the inputs to each figure. The trace is the
//!    calculation; [`trace::replay`] recomputes any figure from its leaves.
//!
//! | domain | kinds of document | module |
//! |---|---|---|
//! | SMART goals, and goals read out of sentences | `goal`, `goal-set` | [`goals`] |
//! | target split over trees, dimensions and time | `target-plan`, `target-matrix` | [`targets`] |
//! | deals through stages, events through steps | `pipeline`, `event-funnel` | [`funnel`] |
//! | weighted scores, grade bands, ranks, awards | `scorecard`, `cohort` | [`scoring`] |
//! | incentive pay | `pay-plan`, `pay-book` | [`payout`] |
//! | the five together, for a period | `close` | [`review`] |
//!
//! [`chart`] draws outcomes; a review is a page too ([`review::CloseOutcome::html`]).
//!
//! [`json`] is the same door for every language: text in, text out; an [`AnyDocument`] is a document of any kind, loaded
//! once.
//!
//! # What a salesperson can check by hand
//! ```
//! use quotakit::{LifeCycle, error::Language, life::Outcome, payout::PayPlan};
//!
//! let plan = PayPlan::from_json(r#"{
//!   "schema": "quotakit/pay-plan@1", "id": "ae", "currency": "USD", "period": "month",
//!   "measures": [{"id": "revenue"}],
//!   "components": [{"id": "commission", "on": "revenue", "accumulate": "ytd",
//!     "pay": {"tiers": {"axis": "amount", "mode": "marginal",
//!       "steps": [{"from": "0", "rate": "4%"}, {"from": "150000", "rate": "6%"}]}}}]}"#)?;
//! let facts = PayPlan::facts_from_json(r#"{"person": "wang", "period": "2026-07",
//!   "measures": {"revenue": {"actual": "20000", "prior": {"ytd": "145000"}}}}"#)?;
//! let pay = plan.evaluate(&facts)?;
//! // 5,000 at 4 % below the step and 15,000 at 6 % above it.
//! assert_eq!(pay.due.to_string(), "1100.00");
//! assert!(pay.explain(Language::En).iter().any(|line| line.reason == "5,000.00 × 4%"));
//! # Ok::<(), quotakit::error::Problems>(())
//! ```
//!
//! # Exactness
//! A [`number::Number`] is an exact rational; decimals of up to 28 digits are its everyday case and its form on the way
//! in and out. Nothing is rounded but by a [rounding rule](rounding) that a document declares, and the trace shows where.
//! Splits hand out whole units by [largest remainder](apportion), so parts sum to the whole. Binary floating point takes
//! part in no figure that a person is paid, scored or measured by.
//!
//! # Laws
//! Each is a property test with this name:
//! - `parts_sum_to_the_whole`: a split's children add up to their parent, to the last unit.
//! - `trace_recomputes`: a trace's leaves, evaluated bottom-up, give the figure.
//! - `order_does_not_matter`: permuting rows or siblings changes no figure; ties go by id.
//! - `sign_mirrors`: negating every amount negates every result, where a domain has negative amounts.
//! - `reload_is_identity`: document → canonical JSON → document changes nothing.
//! - `same_bytes_everywhere`: the shared vectors give the same bytes.
//! - `bad_input_never_panics`: any bytes give an outcome or problems.
//! - `batch_equals_single`: columns give exactly what one row at a time gives.
//!
//! Of pay besides, so that every shape, modifier and rule of the ledger has one:
//! - `credits_sum_to_the_deal`, `revenue_rules_credit_the_whole_deal`, `reversals_leave_nothing`, `late_reversals_take_nothing_back`,
//!   `rules_for_others_hide_none`: what several people share is credited whole, by whichever rules, and what was taken back
//!   wholly leaves nothing, unless it came too late.
//! - `converted_parts_sum_to_the_whole`: so is a deal in another currency, which is converted once.
//! - `batch_equals_single`: a table of transactions credits everybody what single evaluation credits each person in each period.
//! - `parts_of_one_value_are_the_value`, `days_as_weights_are_days`: quotas and targets that change within a period, seasons.
//! - `pool_parts_sum_to_the_pool`, `penalties_leave_their_floor`, `withheld_is_paid_or_still_there`: team pools, deductions, and what a
//!   cap cut and a later period pays.
//! - `a_deal_is_released_by_its_own_receipts`: what is held back deal by deal waits for the customer of that deal.
//! - `a_leaver_gets_what_the_plan_declares`, `forfeited_is_never_released`: who leaves is paid what still earns, and no more.
//! - `tiers_of_leavers_are_those_of_what_earns`: the tiers of who left are those of the deals that still earn.
//! - `forfeited_pay_takes_no_room_of_a_cap`: what who left forfeits leaves the room of a cap to the periods after it.
//! - `draws_of_leavers_are_due_once`: what is owed from draws is due from who left, whatever was paid before that was known.
//! - `deals_sum_to_the_line`, `a_calculator_agrees`, `without_reversals_both_clawbacks_agree`, `texts_fit_a_terminal`,
//!   `every_line_is_closed`: statements by deal add up, every equation in their sentences is right, and they lead to the line.
//! - `every_sentence_says_something`, `places_keep_the_cents`: no sentence comes twice or without a name, and a calculator finds
//!   the cents of amounts of any size.
//! - `a_second_run_owes_nothing`, `a_second_run_posts_nothing`, `rows_may_stand_in_any_order`: whoever is paid once is not paid
//!   twice, in whatever order deals, people and periods become known; `a_year_of_pay` holds two hundred people to it for a year.
//! - `a_run_pays_one_amount`: what is owed for one period is set against what is due for another before anything is carried.
//! - `a_statement_replays_from_its_version_alone`, `a_book_of_one_plan_settles_as_the_plan`,
//!   `revisions_reprice_or_keep_the_window`: versions of plans and of rates.
//! - `curve_agrees_with_evaluate`, `solve_agrees_with_evaluate`, `marginal_rate_agrees_with_evaluate`,
//!   `next_steps_agree_with_evaluate`, `next_deal_agrees_with_evaluate`: what a plan answers is what it pays.
//! - `lint_finds_every_fall`, `stretches_that_fall_do`: pay never falls unfound where more is sold.
//!
//! Of targets besides:
//! - `retargets_keep_what_is_kept`: after every revision sums are exact, and actuals and locks are what they were; asked
//!   again, nothing changes.
//! - `minimum_change_moves_the_fewest`, `breakbacks_hit_the_value`, `transfers_leave_the_total`: a revision does what it says,
//!   and no more. `answers_reload`: the new plan can be read back. `others_stay`: nobody moves whom the rule does not name,
//!   and nothing is lost. `nothing_below_zero`: no month is, either.
//! - `minima_come_first_round_by_round`, `grouping_changes_nothing_where_minima_come_first`, `revisions_keep_minima_first`: minima
//!   that come first are what the procedure gives that is told of them, however people are grouped, and after revisions.
//! - `commitments_are_the_sums_of_the_leaves`, `commitments_from_above_stand_for_those_below`, `fairness_is_the_spread_of_ratios`:
//!   what facts say of leaves is added up at every node, and what is not known is never zero.
//! - `constant_series_stay_constant`, `scaled_series_scale_the_forecast`, `drift_is_the_last_value_plus_the_mean_change`,
//!   `forecasts_replay_from_their_rows`, `no_neighbour_betters_a_fitted_alpha`, `the_choice_errs_least`: forecasts.
//! - `batch_equals_single`: a tree in columns gives every node what the plan with the same tree gives it, and the same problems.
//!
//! Of scores besides:
//! - `scores_across_periods_agree_with_a_calculator`, `constant_scores_stay_constant`, `streaks_are_counted_from_the_end`: means,
//!   days, the best, lines of least squares and streaks over whatever periods are known.
//! - `the_smallest_change_is_where_it_turns`, `ranks_turn_where_scores_meet`: what is told of other weights is what scoring with
//!   them gives, and nothing turns nearer.
//!
//! # Features
//! `schema` adds [`schema`](mod@schema): the JSON Schemas of documents, facts and outcomes.
#![forbid(unsafe_code)]

/// The README's example is a test too.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;

/// Why things are as they are.
#[doc = include_str!("../docs/design.md")]
pub mod design {}

pub mod any;
pub mod apportion;
pub mod calendar;
pub mod chart;
pub mod curve;
pub mod error;
pub mod forms;
pub mod funnel;
pub mod goals;
pub mod id;
pub mod json;
pub mod life;
pub mod limits;
pub mod moment;
pub mod money;
pub mod number;
pub mod payout;
pub mod program;
pub mod quantity;
pub mod review;
pub mod rounding;
#[cfg(feature = "schema")]
pub mod schema;
pub mod scoring;
pub mod shape;
pub mod stats;
pub mod table;
pub mod targets;
pub mod trace;
pub mod zone;

pub use any::AnyDocument;
pub use life::LifeCycle;
