//! The parts of the module that need no interpreter.
#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where something is wrong")]

#[path = "../src/convert/decimal.rs"]
mod decimal;
#[path = "../src/guard.rs"]
mod guard;

use decimal::{Odd, written_out};
use quotakit::error::{Language, Problems};

#[test]
fn decimals_are_written_out() {
    for (text, digits) in [
        ("1100.00", "1100.00"),
        ("-0.00", "-0.00"),
        ("1E+3", "1000"),
        ("1.2345E+2", "123.45"),
        ("-1.50E+4", "-15000"),
        ("0E+5", "0"),
        ("0E-3", "0.000"),
        ("1E-7", "0.0000001"),
        ("-12.5E-2", "-0.125"),
        ("123E-1", "12.3"),
        ("1E+60", &format!("1{}", "0".repeat(60))),
    ] {
        assert_eq!(written_out(text).as_deref(), Ok(digits), "{text}");
    }
}

#[test]
fn decimals_that_are_no_figure_are_named() {
    for text in ["NaN", "sNaN", "-NaN123", "Infinity", "-Infinity", ""] {
        assert_eq!(written_out(text), Err(Odd::NotFinite), "{text}");
    }
    for text in ["1E+61", "1E-61", "1E+99999999999999999999"] {
        assert_eq!(written_out(text), Err(Odd::TooLong), "{text}");
    }
}

#[test]
fn a_panic_becomes_a_problem() {
    let told = |problems: Problems| problems.to_json(Language::En);
    let formatted = guard::caught::<()>(|| panic!("row {}", 7)).expect_err("it panicked");
    assert!(told(formatted).contains(r#""message":"quotakit itself failed: row 7""#));
    let plain = guard::caught::<()>(|| panic!("plain")).expect_err("it panicked");
    assert!(told(plain).contains(r#""code":"internal/001""#));
    assert_eq!(guard::caught(|| Ok(1)), Ok(1));
    assert!(guard::caught::<()>(|| Err(Problems::new())).is_err());
}
