//! Laws of the reader of sentences: any text gives an outcome, spans are places of the sentence, drafts are documents.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test stops where something is wrong"
)]

use proptest::prelude::*;
use quotakit::{
    LifeCycle,
    goals::{
        Goal,
        reading::{ReadOptions, Span, read_goal},
    },
    json,
};
use std::time::{Duration, Instant};

fn options() -> ReadOptions {
    ReadOptions::on("2026-08-20".parse().expect("a date"))
}

const PIECES: [&str; 74] = [
    "提高",
    "降低",
    "新增",
    "保持",
    "销售额",
    "銷售額",
    "win rate",
    "revenue",
    "20%",
    "百分之二十",
    "三千万",
    "1,000,000",
    "1，000",
    "$1.2M",
    "500k",
    "30万",
    "一成五",
    "个",
    "元",
    "家",
    " ",
    ",",
    "，",
    "。",
    ". ",
    "and",
    "并",
    "到",
    "从",
    "from ",
    "to ",
    "by ",
    "≥",
    "不低于",
    "以上",
    "~",
    "-",
    "±",
    "在",
    "内",
    "前",
    "年底",
    "下个季度",
    "未來三個季度",
    "next ",
    "three ",
    "quarters",
    "Q4 ",
    "FY2027",
    "2027",
    "年",
    "3月",
    "31日",
    "31 March ",
    "02/03/2027",
    "民國116年",
    "每月",
    "per month",
    "通过",
    "through ",
    "A產品",
    "华东区域",
    "尽快",
    "大幅",
    "业绩",
    "的",
    "不",
    "end of ",
    "week",
    "half",
    "between ",
    "1",
    "９",
    "十",
];

fn any_sentence() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(&PIECES[..]), 0..24).prop_map(|pieces| pieces.concat());
    prop_oneof![3 => pieces, 1 => any::<String>(), 1 => "[一-龥0-9%,，.万亿年月日个QFY ]{0,60}"]
}

fn is_place(span: &Span, sentence: &str) -> bool {
    let (bytes, chars) = (span.bytes, span.chars);
    let Some(part) = sentence.get(bytes.0..bytes.1) else { return false };
    let Some(before) = sentence.get(..bytes.0) else { return false };
    !part.is_empty() && before.chars().count() == chars.0 && chars.0 + part.chars().count() == chars.1
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// Any text gives an outcome; every span is a place of the text; every draft loads as the document it is.
    #[test]
    fn bad_input_never_panics(sentence in any_sentence()) {
        let read = read_goal(&sentence, &options());
        let read = read.unwrap_or_else(|problems| panic!("{sentence}: {problems}"));
        for draft in &read.drafts {
            for (pointer, span) in &draft.spans {
                prop_assert!(is_place(span, &sentence), "{sentence}: {pointer} {span:?}");
            }
            let text = serde_json::to_string(&draft.goal).expect("JSON");
            let loaded = Goal::from_json(&text);
            prop_assert!(loaded.is_ok(), "{sentence}: {text}");
        }
        for span in read.findings.iter().filter_map(|finding| finding.span.as_ref()) {
            prop_assert!(is_place(span, &sentence), "{sentence}: {span:?}");
        }
    }

    /// A draft's canonical form reads back to itself.
    #[test]
    fn reload_is_identity(sentence in any_sentence()) {
        for draft in read_goal(&sentence, &options()).expect("an outcome").drafts {
            let goal = Goal::new(draft.goal).expect("a goal");
            let text = goal.to_json();
            prop_assert_eq!(Goal::from_json(&text).expect("a goal").to_json(), text);
        }
    }

    /// Any options give an outcome or an error value.
    #[test]
    fn bad_options_never_panic(options in any::<String>()) {
        let _ = json::read_goal_json("提高销售额20%", &options);
    }
}

/// A megabyte of anything is read in linear time, and more is refused.
#[test]
fn nothing_hangs() {
    let repeated = |piece: &str| piece.repeat(100_000 / piece.chars().count());
    let mut noise = String::new();
    let mut state = 7_u32;
    while noise.len() < 1_000_000 {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        noise.extend(char::from_u32(state >> 12));
    }
    let texts = [
        noise,
        repeated("1"),
        repeated("1,"),
        repeated("一"),
        repeated("万"),
        repeated("一万"),
        repeated(" "),
        repeated("by "),
        repeated("("),
        repeated("提高销售额20%,"),
        repeated("提高销售额20%并"),
        repeated("通过"),
        repeated("through a "),
        repeated("每月20个"),
        repeated("in "),
        repeated("of the end of "),
        repeated("next "),
        repeated("2027年"),
        repeated("A产品"),
        repeated("1亿1万"),
        repeated("from 1 to 2 "),
        repeated("twenty-"),
        repeated("hundred and "),
        repeated("提高 "),
        repeated("销售额、"),
        repeated("$"),
        repeated("元"),
        repeated("1元元"),
    ];
    for text in texts {
        let start = Instant::now();
        let read = read_goal(&text, &options());
        let is_refused = |problem: &quotakit::error::Problem| problem.code.name == "doc/010";
        assert!(read.map_or_else(|problems| problems.iter().all(is_refused), |_| true));
        let took = start.elapsed();
        let head: String = text.chars().take(12).collect();
        println!("{head:?}: {took:?}");
        assert!(took < Duration::from_secs(30), "{head:?} took {took:?}");
    }
    let long = "年".repeat(1_000_001);
    let problems = read_goal(&long, &options()).expect_err("beyond the limit");
    assert_eq!(problems.iter().next().map(|problem| problem.code.name), Some("doc/010"));
}
