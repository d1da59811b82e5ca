//! Worked by hand; the retail year is the published 4-5-4 calendar of the National Retail Federation.

use super::*;
use crate::number::Number;
use chrono::Datelike;
use proptest::prelude::*;

fn retail() -> Calendar {
    Calendar::new(&CalendarRule {
        year_start: 2,
        weeks: Some(WeekPattern::FourFiveFour),
        week_starts: Some(WeekDay::Sunday),
        named_by: Some(NamedBy::Start),
        ..CalendarRule::default()
    })
}

fn april() -> Calendar {
    Calendar::new(&CalendarRule { year_start: 4, ..CalendarRule::default() })
}

fn range(calendar: &Calendar, label: &str) -> String {
    let period = calendar.period(label).unwrap_or_else(|| panic!("{label} is a period"));
    assert_eq!(period.label, label);
    format!("{} {}", period.start, period.last_day())
}

#[test]
fn civil_labels_resolve() {
    let civil = Calendar::gregorian();
    assert_eq!(range(&civil, "2026"), "2026-01-01 2026-12-31");
    assert_eq!(range(&civil, "2026-H2"), "2026-07-01 2026-12-31");
    assert_eq!(range(&civil, "2026-Q3"), "2026-07-01 2026-09-30");
    assert_eq!(range(&civil, "2026-07"), "2026-07-01 2026-07-31");
    // ISO 8601: the week of Thursday 30 July 2026; 2026 has 53 weeks, the first from 29 December 2025.
    assert_eq!(range(&civil, "2026-W31"), "2026-07-27 2026-08-02");
    assert_eq!(range(&civil, "2026-W01"), "2025-12-29 2026-01-04");
    assert_eq!(range(&civil, "2026-W53"), "2026-12-28 2027-01-03");
    assert_eq!(range(&civil, "2026-07-31"), "2026-07-31 2026-07-31");
    assert_eq!(range(&civil, "2026-W31@2026-07"), "2026-07-27 2026-07-31");
    let refused = [
        "FY2026",
        "26",
        "2026-Q5",
        "2026-13",
        "2026-7",
        "2025-W53",
        "2026-02-30",
        "2026-W30@2026-07",
        "2026-Q+3",
        "",
        "9999",
        // The day after it has no text with four digits of a year.
        "9999-12-31",
        "0000-12-31",
    ];
    for label in refused {
        assert_eq!(civil.period(label), None, "{label}");
    }
}

#[test]
fn a_fiscal_year_is_named_by_its_end_and_counts_from_its_start() {
    let april = april();
    assert_eq!(range(&april, "FY2026"), "2025-04-01 2026-03-31");
    assert_eq!(range(&april, "FY2026-Q4"), "2026-01-01 2026-03-31");
    assert_eq!(range(&april, "FY2026-07"), "2025-10-01 2025-10-31");
    assert_eq!(range(&april, "2026-W31"), "2026-07-27 2026-08-02");
    assert_eq!(april.period("2026-Q3"), None, "it could mean either");
    assert_eq!(april.period("FY0001"), None, "it starts before the year 1");
    assert_eq!(range(&april, "FY0001-Q4"), "0001-01-01 0001-03-31");
    let problem = april.resolve("2026-Q3", "/period").expect_err("not fiscal");
    assert!(problem.help(crate::error::Language::En).contains("`FY2026-Q3`"));
}

#[test]
fn the_retail_year_2023_has_53_weeks() {
    let retail = retail();
    assert_eq!(range(&retail, "FY2022"), "2022-01-30 2023-01-28");
    assert_eq!(range(&retail, "FY2023"), "2023-01-29 2024-02-03");
    assert_eq!(range(&retail, "FY2024"), "2024-02-04 2025-02-01");
    let months = [
        "2023-01-29 2023-02-25",
        "2023-02-26 2023-04-01",
        "2023-04-02 2023-04-29",
        "2023-04-30 2023-05-27",
        "2023-05-28 2023-07-01",
        "2023-07-02 2023-07-29",
        "2023-07-30 2023-08-26",
        "2023-08-27 2023-09-30",
        "2023-10-01 2023-10-28",
        "2023-10-29 2023-11-25",
        "2023-11-26 2023-12-30",
        "2023-12-31 2024-02-03",
    ];
    for (number, expected) in (1..).zip(months) {
        assert_eq!(range(&retail, &format!("FY2023-{number:02}")), expected);
    }
    assert_eq!(range(&retail, "FY2023-W53"), "2024-01-28 2024-02-03");
    assert_eq!(retail.period("FY2024-W53"), None);
    let week = retail.period("FY2023-W53").expect("a week");
    assert_eq!(retail.same_period_last_year(&week), None);
    let quarter = retail.period("FY2023-Q4").expect("a quarter");
    assert_eq!(retail.length(&quarter, Measure::Weeks), Some(14));
    assert_eq!(
        retail.share(&retail.period("FY2023-12").expect("a month"), &quarter, Measure::Weeks),
        Number::from(5).over(&14.into())
    );
    assert_eq!(retail.same_period_last_year(&quarter).map(|period| period.label).as_deref(), Some("FY2022-Q4"));
}

/// A year that ends on the last Saturday of September (Apple's until 2023): fiscal 2023 ran from 2022-09-25 to
/// 2023-09-30, 53 weeks, the extra one in the first quarter.
#[test]
fn the_53rd_week_goes_where_it_is_declared() {
    let calendar = Calendar::new(&CalendarRule {
        year_start: 10,
        weeks: Some(WeekPattern::FourFourFive),
        week_starts: Some(WeekDay::Sunday),
        year_ends: Some(YearEnd::Last),
        week_53: Some(3),
        ..CalendarRule::default()
    });
    assert_eq!(range(&calendar, "FY2022"), "2021-09-26 2022-09-24");
    assert_eq!(range(&calendar, "FY2023"), "2022-09-25 2023-09-30");
    assert_eq!(range(&calendar, "FY2023-Q1"), "2022-09-25 2022-12-31");
    assert_eq!(range(&calendar, "FY2023-Q4"), "2023-07-02 2023-09-30");
    assert_eq!(range(&calendar, "FY2023-03"), "2022-11-20 2022-12-31");
}

#[test]
fn neighbours_and_last_year() {
    let civil = Calendar::gregorian();
    let label = |period: Option<Period>| period.map(|period| period.label).unwrap_or_default();
    let of = |label: &str| civil.period(label).expect("a period");
    assert_eq!(label(civil.next(&of("2026-Q4"))), "2027-Q1");
    assert_eq!(label(civil.previous(&of("2026-01"))), "2025-12");
    assert_eq!(label(civil.next(&of("2026-W53"))), "2027-W01");
    assert_eq!(label(civil.same_period_last_year(&of("2024-02-29"))), "");
    assert_eq!(label(civil.same_period_last_year(&of("2024-Q1"))), "2023-Q1");
    let weeks: Vec<_> = civil.children(&of("2026-07"), Grain::Week).into_iter().map(|week| week.label).collect();
    assert_eq!(weeks, ["2026-W27@2026-07", "2026-W28", "2026-W29", "2026-W30", "2026-W31@2026-07"]);
    assert_eq!(civil.share(&of("2026-07"), &of("2026-Q3"), Measure::Days), Number::from(31).over(&92.into()));
    assert_eq!(of("2026-Q3").days_elapsed(of("2026-08-15").start), 46);
    // July 2026 begins on a Wednesday: 23 weekdays; 1 July off, Saturday the 4th worked.
    let july = of("2026-07");
    assert_eq!(civil.working_days(&july), 23);
    let day = |label: &str| vec![of(label).start];
    let rule =
        CalendarRule { holidays: day("2026-07-01"), extra_working_days: day("2026-07-04"), ..CalendarRule::default() };
    assert_eq!(Calendar::new(&rule).working_days(&july), 23);
}

fn calendars() -> impl Strategy<Value = Calendar> {
    let patterns = prop::option::of(prop::sample::select(vec![
        WeekPattern::FourFourFive,
        WeekPattern::FourFiveFour,
        WeekPattern::FiveFourFour,
    ]));
    (1_u32..=12, patterns, 1_u32..=12, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(
        |(year_start, weeks, week_53, is_last, is_sunday, is_start)| {
            Calendar::new(&CalendarRule {
                year_start,
                weeks,
                week_starts: is_sunday.then_some(WeekDay::Sunday),
                year_ends: is_last.then_some(YearEnd::Last),
                week_53: Some(week_53),
                named_by: is_start.then_some(NamedBy::Start),
                ..CalendarRule::default()
            })
        },
    )
}

const GRAINS: [Grain; 6] = [Grain::Year, Grain::Half, Grain::Quarter, Grain::Month, Grain::Week, Grain::Day];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn labels_round_trip_and_children_tile(calendar in calendars(), day in 0_u32..60_000) {
        let date = days_after(NaiveDate::from_ymd_opt(1950, 1, 1).expect("a date"), day).expect("a date");
        for (index, grain) in GRAINS.into_iter().enumerate() {
            let period = calendar.containing(date, grain).expect("every day lies in a period of each grain");
            prop_assert!(period.contains(date));
            prop_assert_eq!(calendar.period(&period.label), Some(period.clone()));
            prop_assert_eq!(calendar.previous(&calendar.next(&period).expect("a next")), Some(period.clone()));
            for finer in &GRAINS[index..] {
                let children = calendar.children(&period, *finer);
                prop_assert_eq!(children.first().map(|child| child.start), Some(period.start));
                prop_assert_eq!(children.last().map(|child| child.end), Some(period.end));
                for pair in children.windows(2) {
                    prop_assert_eq!(pair[0].end, pair[1].start);
                }
                for child in &children {
                    prop_assert_eq!(calendar.period(&child.label), Some(child.clone()));
                }
            }
        }
        if calendar.rule.weeks.is_some() {
            let weeks = calendar.children(&calendar.containing(date, Grain::Year).expect("a year"), Grain::Week).len();
            prop_assert!(weeks == 52 || weeks == 53);
        }
        prop_assert_eq!(date.year(), calendar.containing(date, Grain::Day).expect("a day").start.year());
    }

    #[test]
    fn any_label_is_a_period_or_none(calendar in calendars(), label in "(FY)?[0-9]{0,5}(-[HQW]?[0-9]{0,3}){0,2}(@.{0,9})?") {
        if let Some(period) = calendar.period(&label) {
            prop_assert_eq!(period.label, label);
        }
    }
}
