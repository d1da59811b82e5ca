//! Why a target changes, in words.

use crate::{
    error::{Language, Texts, fill},
    shape::word,
};

word! {
    /// Why a target changes.
    pub enum ChangeReason as TargetChangeReason {
        /// The total is another one.
        Total = "total",
        /// The period is over, and what was reached in it stands.
        Reached = "reached",
        /// It is the sum of those below.
        Sum = "sum",
        /// It has what is kept and, by weight, a part of what is left.
        ByWeight = "by_weight",
        /// It has what is kept and an equal part of what is left.
        Equally = "equally",
        /// It has its minimum first, and a part of what is left.
        MinimumFirst = "minimum_first",
        /// Its lower bound holds.
        Min = "min",
        /// Its upper bound holds.
        Max = "max",
        /// It has reached so much already that nothing is left.
        Kept = "kept",
        /// It is one of the fewest that have to move.
        Fewest = "fewest",
        /// What is left goes over the open periods.
        ByTime = "by_time",
        /// It was set by hand.
        Declared = "declared",
        /// It makes room for what was set by hand.
        MakesRoom = "makes_room",
        /// It rises or falls with a node below it.
        Follows = "follows",
        /// It is a part of what was set by hand.
        PartOf = "part_of",
        /// Target was moved away from it.
        GivenUp = "given_up",
        /// Target was moved to it.
        TakenOver = "taken_over",
    }
}

impl ChangeReason {
    /// The sentence, with its figures and names filled in.
    pub(super) fn told(self, language: Language, params: &[(&'static str, String)]) -> String {
        fill(language.of(&self.texts()), params)
    }

    const fn texts(self) -> Texts {
        let [en, hans, hant] = match self {
            Self::Total => ["the total is now {new}", "总额改为 {new}", "總額改為 {new}"],
            Self::Reached => [
                "{period} is over: what was reached stands",
                "{period} 已结束：以实际值为准",
                "{period} 已結束：以實際值為準",
            ],
            Self::Sum => ["the sum of those below", "下级合计", "下級合計"],
            Self::ByWeight => [
                "{kept} is settled; of the {rest} left below `{parent}` it takes {part}, by weight",
                "已定 {kept}；`{parent}` 之下余 {rest}，按权重分得 {part}",
                "已定 {kept}；`{parent}` 之下餘 {rest}，按權重分得 {part}",
            ],
            Self::Equally => [
                "{kept} is settled; of the {rest} left below `{parent}` it takes {part}, the same for everyone",
                "已定 {kept}；`{parent}` 之下余 {rest}，人人均等，分得 {part}",
                "已定 {kept}；`{parent}` 之下餘 {rest}，人人均等，分得 {part}",
            ],
            Self::MinimumFirst => [
                "its minimum of {first} comes first; {beyond} is its part of the {rest} left below `{parent}`",
                "先得下限 {first}；再从 `{parent}` 之下所余 {rest} 中分得 {beyond}",
                "先得下限 {first}；再從 `{parent}` 之下所餘 {rest} 中分得 {beyond}",
            ],
            Self::Min => ["its lower bound of {new} holds", "受下限 {new} 约束", "受下限 {new} 約束"],
            Self::Max => ["its upper bound of {new} holds", "受上限 {new} 约束", "受上限 {new} 約束"],
            Self::Kept => [
                "{kept} was reached already, so it takes nothing of what is left",
                "已达成 {kept}，不再分担余额",
                "已達成 {kept}，不再分擔餘額",
            ],
            Self::Fewest => [
                "one of the fewest that have to move; {kept} is settled",
                "须变动者之一（人数最少）；已定 {kept}",
                "須變動者之一（人數最少）；已定 {kept}",
            ],
            Self::ByTime => [
                "the {rest} left goes over the open periods",
                "余额 {rest} 分到未结束的期间",
                "餘額 {rest} 分到未結束的期間",
            ],
            Self::Declared => ["set to {new} by hand", "手工设为 {new}", "手動設為 {new}"],
            Self::MakesRoom => ["makes room for `{node}`", "为 `{node}` 让出或承接差额", "為 `{node}` 讓出或承接差額"],
            Self::Follows => ["follows `{node}` below it", "随下级 `{node}` 变动", "隨下級 `{node}` 變動"],
            Self::PartOf => ["its part of `{node}`", "`{node}` 中的份额", "`{node}` 中的份額"],
            Self::GivenUp => {
                ["{amount} went to `{to}`: {note}", "{amount} 转给 `{to}`：{note}", "{amount} 轉給 `{to}`：{note}"]
            }
            Self::TakenOver => [
                "{amount} came from `{from}`: {note}",
                "{amount} 由 `{from}` 转来：{note}",
                "{amount} 由 `{from}` 轉來：{note}",
            ],
        };
        Texts { en, hans, hant }
    }
}
