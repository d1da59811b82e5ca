//! Codes of closing a period: tables, references between documents, and what the figures show.

use crate::error::codes;

codes! {
    ROW_SET_ASIDE = "review/001" Warn {
        en: "this row cannot be read and was set aside", "mend the row, or leave it out of the table";
        hans: "此行无法读取，已搁置", "请修正此行，或将其从表中去掉";
        hant: "此列無法讀取，已擱置", "請修正此列，或將其從表中去掉";
    }
    CELL_REPAIRED = "review/002" Info {
        en: "`{found}` was read as `{read}`", "mend it where the table comes from";
        hans: "`{found}` 读作 `{read}`", "请在表的来源处更正";
        hant: "`{found}` 讀作 `{read}`", "請在表的來源處更正";
    }
    DOUBLE_ROW = "review/003" Warn {
        en: "the row of `{id}` stands twice; the first counts", "remove the second row";
        hans: "`{id}` 的行出现两次，以第一行为准", "请删去第二行";
        hant: "`{id}` 的列出現兩次，以第一列為準", "請刪去第二列";
    }
    CONFLICTING_ROWS = "review/004" Error {
        en: "two different rows have the id `{id}`", "keep the right one";
        hans: "两行内容不同而编号同为 `{id}`", "请保留正确的一行";
        hant: "兩列內容不同而編號同為 `{id}`", "請保留正確的一列";
    }
    UNKNOWN_IN_TABLE = "review/005" Warn {
        en: "`{id}` is in no row of {table}; what hangs on it counts for nobody", "add it to {table}, or correct the row";
        hans: "`{id}` 不在{table}的任何行中，与之相关的不计入任何人", "请在{table}中补上，或更正此行";
        hant: "`{id}` 不在{table}的任何列中，與之相關的不計入任何人", "請在{table}中補上，或更正此列";
    }
    OTHER_CURRENCY = "review/006" Error {
        en: "the amount is in {found}, the closing in {expected}", "convert it before the closing, at a dated rate";
        hans: "金额为 {found}，结算货币为 {expected}", "请在结算前按有日期的汇率换算";
        hant: "金額為 {found}，結算貨幣為 {expected}", "請在結算前按有日期的匯率換算";
    }
    OLD_RETURN = "review/007" Error {
        en: "`{id}` gives back a deal won in {period}, before the last period", "true up {period} by closing it again, then leave the return out here";
        hans: "`{id}` 退回的是 {period} 成交的单，早于上期", "请重新结算 {period} 作调整，此处不再列入";
        hant: "`{id}` 退回的是 {period} 成交的單，早於上期", "請重新結算 {period} 作調整，此處不再列入";
    }
    RETURN_TOO_LARGE = "review/008" Error {
        en: "the returns of `{id}` add up to {returned}, more than its amount {amount}", "correct the returns or the deal";
        hans: "`{id}` 的退回合计 {returned}，超过其金额 {amount}", "请更正退回或成交单";
        hant: "`{id}` 的退回合計 {returned}，超過其金額 {amount}", "請更正退回或成交單";
    }
    BAD_PARTICIPANTS = "review/009" Error {
        en: "`{value}` does not name participants", "write `person:share` joined by `;`, such as `wang:70;li-na:30`";
        hans: "`{value}` 未指明参与人", "请写 `人员:份额`，以 `;` 相连，例如 `wang:70;li-na:30`";
        hant: "`{value}` 未指明參與人", "請寫 `人員:份額`，以 `;` 相連，例如 `wang:70;li-na:30`";
    }
    NOT_OF_THE_PERIOD = "review/010" Error {
        en: "the targets are for {found}, the closing is of {expected}", "give the target plan of {expected}";
        hans: "目标属于 {found}，结算的是 {expected}", "请给出 {expected} 的目标计划";
        hant: "目標屬於 {found}，結算的是 {expected}", "請給出 {expected} 的目標計畫";
    }
    NO_FACTS_FOR_PAY = "review/011" Warn {
        en: "{person} cannot be paid: {reason}", "add what is missing and close again";
        hans: "无法为 {person} 计酬：{reason}", "请补上所缺内容后重新结算";
        hant: "無法為 {person} 計酬：{reason}", "請補上所缺內容後重新結算";
    }
    AMOUNT_OFF_SCALE = "review/012" Error {
        en: "`{value}` is not a whole number of the smallest unit of {currency}", "give the amount to the minor unit";
        hans: "`{value}` 不是 {currency} 最小单位的整数倍", "请把金额写到最小单位";
        hant: "`{value}` 不是 {currency} 最小單位的整數倍", "請把金額寫到最小單位";
    }
    SLIPPED_DEAL = "review/013" Info {
        en: "deal {id} of {owner} ({amount}) was expected on {was} and moved to {now}", "agree with {owner} on what it takes to win it";
        hans: "{owner} 的 {id}（{amount}）原定 {was} 成交，推迟到 {now}", "请与 {owner} 商定促成办法";
        hant: "{owner} 的 {id}（{amount}）原定 {was} 成交，延至 {now}", "請與 {owner} 商定促成辦法";
    }
    PERSON_SHORT = "review/014" Info {
        en: "{id} is {amount} short of the quota", "look at the person's funnel and agree on the next steps";
        hans: "{id} 距配额还差 {amount}", "请查看其漏斗并商定下一步";
        hant: "{id} 距配額還差 {amount}", "請查看其漏斗並商定下一步";
    }
    PRODUCT_SHORT = "review/015" Info {
        en: "{id} is {amount} short of its target", "look at the price, the offer and the channels of the product";
        hans: "{id} 距目标还差 {amount}", "请检视该产品的价格、方案与渠道";
        hant: "{id} 距目標還差 {amount}", "請檢視該產品的價格、方案與通路";
    }
    STAGE_LOSES = "review/016" Info {
        en: "{name} loses most: of {of} {kind} {advanced} go on, {conversion} ({low} to {high} at {confidence} confidence), where {benchmark} should; reaching that brings {deals} deals more to the next stage and {won} more won, worth {amount} ({least} to {most})", "look at what is lost there, and why";
        hans: "{name} 流失最多：{of} 笔{kind}中 {advanced} 笔进入下一阶段，转化率 {conversion}（置信度 {confidence}，区间 {low} 至 {high}），基准为 {benchmark}；达到基准可多 {deals} 笔进入下一阶段、多赢 {won} 笔，价值 {amount}（{least} 至 {most}）", "请查看此处流失了什么、为何流失";
        hant: "{name} 流失最多：{of} 筆{kind}中 {advanced} 筆進入下一階段，轉換率 {conversion}（信賴水準 {confidence}，區間 {low} 至 {high}），基準為 {benchmark}；達到基準可多 {deals} 筆進入下一階段、多贏 {won} 筆，價值 {amount}（{least} 至 {most}）", "請查看此處流失了什麼、為何流失";
    }
    UNKNOWN_PERIOD = "review/017" Error {
        en: "`{value}` is not a period of the calendar", "write a label such as `2026-Q3`, or `FY2026-Q3` in a fiscal calendar";
        hans: "`{value}` 不是日历中的期间", "请写 `2026-Q3` 之类的标签，财年日历写 `FY2026-Q3`";
        hant: "`{value}` 不是日曆中的期間", "請寫 `2026-Q3` 之類的標籤，財年日曆寫 `FY2026-Q3`";
    }
    NOT_BEGUN = "review/018" Error {
        en: "{period} had not begun on {as_of}", "close it after its first day";
        hans: "{period} 在 {as_of} 尚未开始", "请在其首日之后结算";
        hant: "{period} 在 {as_of} 尚未開始", "請在其首日之後結算";
    }
    UNKNOWN_PLAN = "review/019" Error {
        en: "{person} is on the pay plan `{plan}`, which is not among the closing's plans", "add the plan, or correct the person's row";
        hans: "{person} 适用薪酬方案 `{plan}`，但结算中没有该方案", "请补上该方案，或更正此人的行";
        hant: "{person} 適用薪酬方案 `{plan}`，但結算中沒有該方案", "請補上該方案，或更正此人的列";
    }
    PART_REFUSES = "review/020" Error {
        en: "the {part} cannot be worked out: {detail} (at `{place}` of what the tables give it)", "{help}";
        hans: "无法得出{part}：{detail}（位于各表所给内容的 `{place}`）", "{help}";
        hant: "無法得出{part}：{detail}（位於各表所給內容的 `{place}`）", "{help}";
    }
}
