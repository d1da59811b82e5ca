//! One document, five faults, three languages: each fault at its pointer, its texts in the language asked.
#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where something is wrong")]

use quotakit::{LifeCycle, error::Language, payout::PayPlan};

/// Faults of reading and of rules mixed; the pointers were marked by hand.
const FAULTY: &str = r#"{
  "schema": "quotakit/pay-plan@1", "id": "ae", "currency": "USD", "period": "month", "caap": "100000",
  "measures": [{"id": "revenue"}, {"id": "revenue"}],
  "components": [
    {"id": "commission", "on": "revenue",
     "pay": {"tiers": {"axis": "amount", "mode": "marginal", "steps": [{"from": "0", "rate": "4 %"}]}}},
    {"id": "logo", "on": "new_customers", "pay": {"per_unit": {"amount": "250"}}}],
  "cap": true
}"#;

const EXPECTED: [(&str, &str); 5] = [
    ("/caap", "doc/003"),
    ("/cap", "doc/002"),
    ("/components/0/pay/tiers/steps/0/rate", "number/002"),
    ("/components/1/on", "doc/008"),
    ("/measures/1/id", "doc/007"),
];

#[test]
fn five_faults_are_told_at_once_in_the_language_asked() {
    let problems = PayPlan::from_json(FAULTY).expect_err("five faults");
    let mut found: Vec<_> = problems.iter().map(|problem| (problem.path.as_str(), problem.code.name)).collect();
    found.sort_unstable();
    assert_eq!(found, EXPECTED);
    let is_chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    for problem in problems.iter() {
        assert!(!is_chinese(&problem.message(Language::En)), "{problem:?}");
        for language in [Language::ZhHans, Language::ZhHant] {
            assert!(is_chinese(&problem.message(language)), "{problem:?} in {language}");
            assert!(!problem.message(language).contains('{'), "{problem:?} has a place that was not filled");
        }
    }
    let typo = problems.iter().find(|problem| problem.path == "/caap").expect("the unknown field");
    assert_eq!(typo.message(Language::ZhHans), "未知字段 `caap`");
    assert_eq!(typo.message(Language::ZhHant), "未知欄位 `caap`");
    assert_eq!(typo.help(Language::En), "did you mean `cap`?");
    assert_eq!(typo.help(Language::ZhHans), "是否指 `cap`？");
}
