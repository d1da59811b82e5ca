//! How a value follows from the steps below it, in words that a person reads without knowing the plan's fields.

use super::{Op, Step, Value, write::shown};
use crate::{
    error::{Language, Texts, texts},
    rounding::{Mode, Rounding},
};

texts! {
    AND = (" and ", " 与 ", " 與 ");
    OR = (" or ", " 或 ", " 或 ");
    NOT = ("not {}", "非 {}", "非 {}");
    SMALLEST = ("the smallest of {}", "取最小者：{}", "取最小者：{}");
    LARGEST = ("the largest of {}", "取最大者：{}", "取最大者：{}");
    SMALLER = ("the smaller of {}", "取较小者：{}", "取較小者：{}");
    LARGER = ("the larger of {}", "取较大者：{}", "取較大者：{}");
    ROUNDED = ("{}, {}, at {} places", "{}，{}，保留 {} 位小数", "{}，{}，保留 {} 位小數");
    ROUNDED_WHOLE = ("{}, {}, to a whole number", "{}，{}，取整", "{}，{}，取整");
    ROUNDED_ONE = ("{}, {}, at one place", "{}，{}，保留 1 位小数", "{}，{}，保留 1 位小數");
    ROOT = ("root {1} of {0}", "{0} 的 {1} 次方根", "{0} 的 {1} 次方根");
    HOLDS = ("since it holds", "因条件成立", "因條件成立");
    FAILS = ("since it does not hold", "因条件不成立", "因條件不成立");
    AT = ("at {}", "取 {} 处", "取 {} 處");
    FROM = ("from {} on", "自 {} 起", "自 {} 起");

    HALF_UP = ("rounded half up", "四舍五入", "四捨五入");
    HALF_EVEN = ("rounded half to even", "四舍六入五成双", "四捨六入五成雙");
    HALF_DOWN = ("rounded half down", "五舍六入", "五捨六入");
    UP = ("rounded up, away from zero", "向远离零方向进位", "向遠離零方向進位");
    DOWN = ("rounded down, towards zero", "截去尾数", "截去尾數");
    FLOOR = ("rounded down", "向下取", "向下取");
    CEIL = ("rounded up", "向上取", "向上取");
}

/// How the value of a step follows, or where it was given; empty where the steps below say it.
pub fn reason_of(step: &Step, language: Language) -> String {
    let of = |texts: &'static Texts| language.of(texts);
    let parts = || step.of.iter().map(|part| operand(part)).collect::<Vec<_>>();
    let first = || step.of.first().map(|part| shown(part)).unwrap_or_default();
    let among = |two: &'static Texts, many: &'static Texts| match step.of.len() {
        0 | 1 => first(),
        2 => filled(of(two), &[&parts().join(of(&AND))]),
        _ => filled(of(many), &[&parts().join("; ")]),
    };
    match &step.op {
        Op::Given { source } => source.clone().unwrap_or_default(),
        Op::Sum if step.of.len() > 1 => parts().join(" + "),
        Op::Difference => parts().join(" − "),
        Op::Product => parts().join(" × "),
        Op::Quotient => parts().join(" ÷ "),
        Op::Negation => format!("−{}", parts().concat()),
        Op::Minimum => among(&SMALLER, &SMALLEST),
        Op::Maximum => among(&LARGER, &LARGEST),
        Op::Rounded(Rounding { mode, scale }) => {
            let texts = match scale {
                0 => &ROUNDED_WHOLE,
                1 => &ROUNDED_ONE,
                _ => &ROUNDED,
            };
            filled(of(texts), &[&first(), of(mode_of(*mode)), &scale.to_string()])
        }
        Op::Root { degree, .. } => of(&ROOT).replace("{0}", &first()).replace("{1}", &degree.to_string()),
        Op::WeightedRoot { .. } => {
            let powers: Vec<String> = parts().chunks(2).map(|pair| pair.join(" ^ ")).collect();
            let weights = step.of.iter().skip(1).step_by(2).map(|part| operand(part)).collect::<Vec<_>>().join(" + ");
            of(&ROOT).replace("{0}", &powers.join(" × ")).replace("{1}", &format!("({weights})"))
        }
        Op::Compare(comparison) => parts().join(&format!(" {} ", comparison.sign())),
        Op::All => parts().join(of(&AND)),
        Op::Any => parts().join(of(&OR)),
        Op::Not => filled(of(&NOT), &[&first()]),
        Op::When => {
            let holds = step.of.first().is_some_and(|test| test.value == Value::Flag(true));
            of(if holds { &HOLDS } else { &FAILS }).to_owned()
        }
        Op::Select { .. } => filled(of(&AT), &[&first()]),
        Op::Case => filled(of(&FROM), &[&first()]),
        Op::Sum | Op::Pick { .. } | Op::Group | Op::Procedure | Op::Same => String::new(),
    }
}

/// A value as a part of an equation: what is negative or shortened stands in brackets.
fn operand(step: &Step) -> String {
    let text = shown(step);
    if text.starts_with(['-', '≈']) { format!("({text})") } else { text }
}

const fn mode_of(mode: Mode) -> &'static Texts {
    match mode {
        Mode::HalfUp => &HALF_UP,
        Mode::HalfEven => &HALF_EVEN,
        Mode::HalfDown => &HALF_DOWN,
        Mode::Up => &UP,
        Mode::Down => &DOWN,
        Mode::Floor => &FLOOR,
        Mode::Ceil => &CEIL,
    }
}

/// A text with its places filled, in the order in which they stand.
fn filled(text: &str, values: &[&str]) -> String {
    let mut parts = text.split("{}");
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for (index, part) in parts.enumerate() {
        filled.push_str(values.get(index).copied().unwrap_or_default());
        filled.push_str(part);
    }
    filled
}
