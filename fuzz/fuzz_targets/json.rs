//! Any bytes as document and facts, parted by a zero byte: an outcome or problems, never a panic, never a hang.
#![no_main]

use libfuzzer_sys::fuzz_target;
use quotakit::{error::Language, json};

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (document, facts) = text.split_once('\0').unwrap_or((text, "{}"));
    let told = json::lint_json(document, Language::ZhHant);
    assert!(told.starts_with('{'));
    if let Ok(canonical) = json::canonical_json(document) {
        assert_eq!(json::canonical_json(&canonical).as_ref(), Ok(&canonical), "canonical JSON is a fixed point");
    }
    if let Err(problems) = json::evaluate_json(document, facts) {
        assert!(problems.has_errors());
    }
});
