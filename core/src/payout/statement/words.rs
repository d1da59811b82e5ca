//! The words of a statement, in three languages.

use crate::error::Texts;

macro_rules! words {
    ($( $constant:ident = ($en:literal, $hans:literal, $hant:literal); )*) => { $(
        pub static $constant: Texts = Texts { en: $en, hans: $hans, hant: $hant };
    )* };
}

words! {
    BY_FIXED = ("for entering a step", "进入新档的奖励", "進入新檔的獎勵");
    BY_LIFT = ("earlier deals at the new rate", "此前交易按新费率重算", "此前交易按新費率重算");
    BY_BASE = ("before any deal of the period", "本期交易之前已有", "本期交易之前已有");
    BY_WINDOW = ("earlier periods at what holds now", "此前各期按现行条件重算", "此前各期按現行條件重算");
    BY_FLOOR = ("the component's floor", "分项保底", "分項保底");
}
