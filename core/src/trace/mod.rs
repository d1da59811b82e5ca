//! The trace: for every figure the tree of named steps from the inputs to it.
//!
//! A [`Figure`] is a number that knows its [`Step`]; computing with figures builds the tree. [`replay`] recomputes any
//! step from its leaves, [`explain`] turns it into lines that a person follows with a calculator.

mod about;
mod figure;
mod label;
mod once;
mod reasons;
mod replay;
mod step;
mod write;

pub use about::{steps_about, subjects_of};
pub use figure::{Choice, Figure, Source, Test, reached};
pub(crate) use label::labels;
pub use label::{Format, Label};
pub use once::once;
pub use replay::replay;
pub use step::{Comparison, Op, Step, Value};
pub use write::{Line, explain, grouped, percent_at, shown, shown_number};

/// Labels that every domain uses.
pub mod common {
    super::labels! {
        OUTCOME = "outcome" Plain ("outcome", "结果", "結果");
        AMOUNT = "amount" Money ("amount", "金额", "金額");
        RATE = "rate" Percent ("rate", "比率", "比率");
        PAY = "pay" Money ("pay", "薪酬", "薪酬");
        BOUND = "bound" Plain ("from", "下限", "下限");
        ROUNDED = "rounded" Money ("rounded", "舍入", "捨入");
        ZERO = "zero" Plain ("zero", "零", "零");
        ACTIVE_DAYS = "active_days" Plain ("active days", "在职天数", "在職天數");
        PERIOD_DAYS = "period_days" Plain ("days of the period", "期间天数", "期間天數");
        WEIGHT = "weight" Plain ("weight", "权重", "權重");
        SHARE = "share" Percent ("share", "份额", "份額");
    }
}
