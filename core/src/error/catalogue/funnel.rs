//! Codes of the funnel area: 0xx and 2xx refuse, 1xx are findings in an outcome, each with its treatment.

use crate::error::codes;

codes! {
    WON_STAGES = "funnel/001" Error {
        en: "a pipeline has exactly one stage with the outcome `won`, found {count}", "mark the stage in which a deal is won, and only that one, with `\"outcome\": \"won\"`";
        hans: "销售流程须恰有一个结果为 `won` 的阶段，实有 {count} 个", "请只在成交阶段写 `\"outcome\": \"won\"`";
        hant: "銷售流程須恰有一個結果為 `won` 的階段，實有 {count} 個", "請只在成交階段寫 `\"outcome\": \"won\"`";
    }
    EXCLUDED_STEP = "funnel/002" Error {
        en: "the event `{event}` is a step and is excluded as well", "take it out of `exclude`, or out of `steps`";
        hans: "事件 `{event}` 既是步骤又被排除", "请从 `exclude` 或 `steps` 中去掉";
        hant: "事件 `{event}` 既是步驟又被排除", "請從 `exclude` 或 `steps` 中去掉";
    }
    NOT_COMBINED = "funnel/003" Error {
        en: "`{field}` has no exact meaning together with `{other}`", "leave one of the two out";
        hans: "`{field}` 与 `{other}` 一起没有确切含义", "请去掉其中之一";
        hant: "`{field}` 與 `{other}` 一起沒有確切含義", "請去掉其中之一";
    }
    COLUMN_LENGTH = "funnel/004" Error {
        en: "the column `{field}` has {count} rows, `{first}` has {rows}", "give columns of the same length: a cell for each row, empty where there is nothing";
        hans: "列 `{field}` 有 {count} 行，`{first}` 有 {rows} 行", "请给出等长的列：每行一个单元格，没有内容的留空";
        hant: "欄 `{field}` 有 {count} 列，`{first}` 有 {rows} 列", "請給出等長的欄：每列一個儲存格，沒有內容的留空";
    }
    AFTER_WON = "funnel/005" Error {
        en: "the stage `{stage}` stands after `{won}`, in which a deal is won", "put it before `{won}` where deals pass it on their way; what comes after the order is a pipeline of its own";
        hans: "阶段 `{stage}` 排在成交阶段 `{won}` 之后", "若商机在成交前经过此阶段，请移到 `{won}` 之前；成交之后的流程请另建";
        hant: "階段 `{stage}` 排在成交階段 `{won}` 之後", "若商機在成交前經過此階段，請移到 `{won}` 之前；成交之後的流程請另建";
    }
    END_IGNORES = "funnel/006" Warn {
        en: "`{field}` of the stage `{stage}` has no effect: deals end there", "take it out, or take out the `outcome` where deals go on from this stage";
        hans: "阶段 `{stage}` 的 `{field}` 不起作用：商机在此结束", "请删去；若商机从此阶段继续，请删去 `outcome`";
        hant: "階段 `{stage}` 的 `{field}` 不起作用：商機在此結束", "請刪去；若商機從此階段繼續，請刪去 `outcome`";
    }
    NOT_RISING = "funnel/011" Error {
        en: "`{value}` is not above `{before}` before it", "give limits in rising order";
        hans: "`{value}` 不大于前面的 `{before}`", "请按从小到大给出界线";
        hant: "`{value}` 不大於前面的 `{before}`", "請按從小到大給出界線";
    }
    LIMITS_COUNT = "funnel/012" Error {
        en: "{count} limits do not part {scores} scores", "give {wanted} limits: one fewer than there are scores";
        hans: "{count} 个界线不能分出 {scores} 个分数", "请给出 {wanted} 个界线，比分数少一个";
        hant: "{count} 個界線不能分出 {scores} 個分數", "請給出 {wanted} 個界線，比分數少一個";
    }
    STAGE_SKIPPED = "funnel/101" Warn {
        en: "{count} {count|deal|deals} reached a stage without one before it", "treatment: they count as `counting` says; add the missing entries, or choose another `counting`";
        hans: "{count} 笔商机跳过了前面的阶段", "处理：按 `counting` 计数；请补录，或另选 `counting`";
        hant: "{count} 筆商機跳過了前面的階段", "處理：按 `counting` 計數；請補錄，或另選 `counting`";
    }
    MOVED_BACK = "funnel/102" Info {
        en: "{count} {count|deal|deals} moved back to an earlier stage", "treatment: each visit is timed, the moves are counted as regressions; check whether they were meant";
        hans: "{count} 笔商机退回了较早的阶段", "处理：每次停留都计时，退回计为倒退；请确认是否有意";
        hant: "{count} 筆商機退回了較早的階段", "處理：每次停留都計時，退回計為倒退；請確認是否有意";
    }
    ENTERED_TWICE = "funnel/103" Warn {
        en: "{count} {count|deal enters|deals enter} a stage in which {count|it already is|they already are}", "treatment: it is one visit from the first entry on; remove the repeated entries";
        hans: "{count} 笔商机重复进入所在阶段", "处理：自首次进入起算一次停留；请删除重复记录";
        hant: "{count} 筆商機重複進入所在階段", "處理：自首次進入起算一次停留；請刪除重複紀錄";
    }
    SAME_INSTANT = "funnel/104" Warn {
        en: "{count} {count|deal enters|deals enter} several stages at the same moment", "treatment: the entries are taken in the order of the stages; correct the moments";
        hans: "{count} 笔商机在同一时刻进入多个阶段", "处理：按阶段先后排列；请更正时间";
        hant: "{count} 筆商機在同一時刻進入多個階段", "處理：按階段先後排列；請更正時間";
    }
    UNKNOWN_STAGE = "funnel/105" Warn {
        en: "{count} {count|deal enters|deals enter} the stage `{stage}`, which is not declared", "treatment: these entries are left out; declare the stage, or rename it in the history";
        hans: "{count} 笔商机进入了未声明的阶段 `{stage}`", "处理：略去这些记录；请声明该阶段，或在历史中更名";
        hant: "{count} 筆商機進入了未宣告的階段 `{stage}`", "處理：略去這些紀錄；請宣告該階段，或在歷史中更名";
    }
    FUTURE_ENTRY = "funnel/106" Warn {
        en: "{count} {count|deal has|deals have} entries after `as_of`", "treatment: these entries are left out; correct the dates, or move `as_of`";
        hans: "{count} 笔商机有晚于 `as_of` 的记录", "处理：略去这些记录；请更正日期，或调整 `as_of`";
        hant: "{count} 筆商機有晚於 `as_of` 的紀錄", "處理：略去這些紀錄；請更正日期，或調整 `as_of`";
    }
    AMOUNT_MISSING = "funnel/107" Warn {
        en: "{count} {count|deal has|deals have} no amount", "treatment: they count as deals and are left out of values; add the amounts";
        hans: "{count} 笔商机没有金额", "处理：计入笔数，不计入金额；请补上金额";
        hant: "{count} 筆商機沒有金額", "處理：計入筆數，不計入金額；請補上金額";
    }
    DUPLICATE_ROW = "funnel/108" Warn {
        en: "{count} {count|deal stands|deals stand} twice or more, each time the same", "treatment: each counts once; remove the repeated rows";
        hans: "{count} 笔商机有完全相同的重复行", "处理：各计一次；请删除重复行";
        hant: "{count} 筆商機有完全相同的重複列", "處理：各計一次；請刪除重複列";
    }
    OTHER_CURRENCY = "funnel/109" Warn {
        en: "{count} {count|deal is|deals are} in another currency than `{currency}`", "treatment: they count as deals and are left out of values; convert the amounts at a dated rate";
        hans: "{count} 笔商机的货币不是 `{currency}`", "处理：计入笔数，不计入金额；请按有日期的汇率换算";
        hant: "{count} 筆商機的貨幣不是 `{currency}`", "處理：計入筆數，不計入金額；請按有日期的匯率換算";
    }
    UNDATED_ENTRY = "funnel/110" Warn {
        en: "{count} {count|deal has|deals have} entries without a date", "treatment: they take their place by the order of the stages and are not timed; add the dates";
        hans: "{count} 笔商机有无日期的记录", "处理：按阶段先后排列，不计时；请补上日期";
        hant: "{count} 筆商機有無日期的紀錄", "處理：按階段先後排列，不計時；請補上日期";
    }
    UNREADABLE_ROW = "funnel/111" Error {
        en: "{count} {count|row|rows} cannot be read; the first because of `{fault}`", "treatment: these rows are left out; correct them: {advice}";
        hans: "{count} 行无法读取；第一行的原因：`{fault}`", "处理：略去这些行；请更正：{advice}";
        hant: "{count} 列無法讀取；第一列的原因：`{fault}`", "處理：略去這些列；請更正：{advice}";
    }
    UNREADABLE_VALUE = "funnel/112" Error {
        en: "{count} {count|deal has|deals have} a `{field}` that cannot be read; the first because of `{fault}`", "treatment: the deals count, this value is left out; correct it: {advice}";
        hans: "{count} 笔商机的 `{field}` 无法读取；第一笔的原因：`{fault}`", "处理：商机照计，此值略去；请更正：{advice}";
        hant: "{count} 筆商機的 `{field}` 無法讀取；第一筆的原因：`{fault}`", "處理：商機照計，此值略去；請更正：{advice}";
    }
    NO_STAGE = "funnel/113" Warn {
        en: "{count} {count|deal is|deals are} in no known stage", "treatment: they are listed here and count nowhere; add an entry to their histories";
        hans: "{count} 笔商机不在任何已知阶段", "处理：仅列于此，不计入任何数字；请补上阶段记录";
        hant: "{count} 筆商機不在任何已知階段", "處理：僅列於此，不計入任何數字；請補上階段紀錄";
    }
    REOPENED = "funnel/114" Warn {
        en: "{count} {count|deal|deals} moved on after {count|it was|they were} won or lost", "treatment: the last entry says what became of them; check whether they are new deals";
        hans: "{count} 笔商机在赢单或输单后又有变动", "处理：以最后一条记录为准；请确认是否应为新商机";
        hant: "{count} 筆商機在贏單或輸單後又有變動", "處理：以最後一條紀錄為準；請確認是否應為新商機";
    }
    NO_PROBABILITY = "funnel/115" Warn {
        en: "{count} open {count|deal is|deals are} in a stage without a probability", "treatment: they are left out of the weighted pipeline; declare `probability`";
        hans: "{count} 笔进行中的商机所在阶段没有概率", "处理：不计入加权金额；请声明 `probability`";
        hant: "{count} 筆進行中的商機所在階段沒有機率", "處理：不計入加權金額；請宣告 `probability`";
    }
    CREATED_LATE = "funnel/116" Warn {
        en: "{count} {count|deal was created after its|deals were created after their} first entry", "treatment: the first entry counts as their beginning; correct `created`";
        hans: "{count} 笔商机的创建晚于首条记录", "处理：以首条记录为起点；请更正 `created`";
        hant: "{count} 筆商機的建立晚於首條紀錄", "處理：以首條紀錄為起點；請更正 `created`";
    }
    SPELT_TWICE = "funnel/117" Warn {
        en: "{count} {count|deal has|deals have} the {field} `{value}`, elsewhere spelt `{other}`", "treatment: the two are kept apart; give both one spelling";
        hans: "{count} 笔商机的 {field} 为 `{value}`，别处写作 `{other}`", "处理：两者分开统计；请统一写法";
        hant: "{count} 筆商機的 {field} 為 `{value}`，別處寫作 `{other}`", "處理：兩者分開統計；請統一寫法";
    }
    NEGATIVE_VALUE = "funnel/118" Warn {
        en: "{count} {count|deal has|deals have} a `{field}` below zero", "treatment: it counts as told, and shares by value that it has a part in are left out; tell what was taken back with the deal that it was taken from";
        hans: "{count} 笔商机的 `{field}` 小于零", "处理：按原值计入，含有它的按金额比例从略；请将退回的金额记在原商机上";
        hant: "{count} 筆商機的 `{field}` 小於零", "處理：按原值計入，含有它的按金額比例從略；請將退回的金額記在原商機上";
    }
    CONFLICTING_ENDS = "funnel/119" Error {
        en: "{count} {count|deal is|deals are} both won and lost, and nothing tells which came last; the first is in `{one}` and in `{other}`", "treatment: they are listed here and count nowhere; correct the moments, or take out the end that did not happen";
        hans: "{count} 笔商机既赢单又输单，且无法判断孰先孰后；第一笔同处 `{one}` 与 `{other}`", "处理：仅列于此，不计入任何数字；请更正时间，或删去并未发生的结果";
        hant: "{count} 筆商機既贏單又輸單，且無法判斷孰先孰後；第一筆同處 `{one}` 與 `{other}`", "處理：僅列於此，不計入任何數字；請更正時間，或刪去並未發生的結果";
    }
    CUSTOMER_MISSING = "funnel/121" Warn {
        en: "{count} won {count|deal names|deals name} no customer", "treatment: they count as orders and are left out of the figures of customers; add the customers";
        hans: "{count} 笔赢单没有客户", "处理：计入订单，不计入客户指标；请补上客户";
        hant: "{count} 筆贏單沒有客戶", "處理：計入訂單，不計入客戶指標；請補上客戶";
    }
    COST_UNASSIGNED = "funnel/122" Warn {
        en: "{count} {count|cost does|costs do} not say for which {field} {count|it was|they were} spent, and the deals are filtered by it", "treatment: they are left out; name the {field}, or evaluate all deals";
        hans: "{count} 项费用未注明 {field}，而商机按其筛选", "处理：不计入；请注明 {field}，或计算全部商机";
        hant: "{count} 項費用未註明 {field}，而商機按其篩選", "處理：不計入；請註明 {field}，或計算全部商機";
    }
    COST_SPELT = "funnel/123" Warn {
        en: "{count} {count|cost names|costs name} the {field} `{value}`, which the deals spell `{other}`", "treatment: the two are kept apart, so that the cost stands in a slice without deals; give both one spelling";
        hans: "{count} 项费用的 {field} 为 `{value}`，商机中写作 `{other}`", "处理：两者分开统计，费用归入没有商机的一组；请统一写法";
        hant: "{count} 項費用的 {field} 為 `{value}`，商機中寫作 `{other}`", "處理：兩者分開統計，費用歸入沒有商機的一組；請統一寫法";
    }
    NEGATIVE_COST = "funnel/124" Warn {
        en: "{count} {count|cost is|costs are} below zero", "treatment: it is a credit note, and lowers the cost of what it names; write what was spent without a sign";
        hans: "{count} 项费用小于零", "处理：视为贷项通知，冲减其所属的费用；支出请写为正数";
        hant: "{count} 項費用小於零", "處理：視為折讓，沖減其所屬的費用；支出請寫為正數";
    }
    NO_BEGINNING = "funnel/131" Warn {
        en: "nobody knows when {count} {count|deal|deals} began", "treatment: they count as deals and are left out of cycle days, the time to win and the months of beginning; give `created`, or the date of the first stage";
        hans: "{count} 笔商机的起始日期不明", "处理：计入笔数，不计入周期天数、赢单用时与起始月份；请给出 `created` 或首个阶段的日期";
        hant: "{count} 筆商機的起始日期不明", "處理：計入筆數，不計入週期天數、贏單用時與起始月份；請給出 `created` 或首個階段的日期";
    }
    UNKNOWN_FILTER = "funnel/132" Warn {
        en: "no deal has the {field} `{value}` that is looked for", "treatment: it chooses nothing; write it as the deals do, or take it out of `filters`";
        hans: "没有商机的 {field} 为所筛选的 `{value}`", "处理：此项选不到商机；请按商机的写法填写，或从 `filters` 中去掉";
        hant: "沒有商機的 {field} 為所篩選的 `{value}`", "處理：此項選不到商機；請按商機的寫法填寫，或從 `filters` 中去掉";
    }
    UNREADABLE_PROPERTY = "funnel/133" Error {
        en: "{count} {count|event has|events have} a property `{field}` that cannot be read; the first because of `{fault}`", "treatment: the events count as if they had none; correct it: {advice}";
        hans: "{count} 个事件的属性 `{field}` 无法读取；第一个的原因：`{fault}`", "处理：事件照计，视为没有该属性；请更正：{advice}";
        hant: "{count} 個事件的屬性 `{field}` 無法讀取；第一個的原因：`{fault}`", "處理：事件照計，視為沒有該屬性；請更正：{advice}";
    }
    ABSENT_STEP = "funnel/134" Warn {
        en: "no event is called `{event}`, which is a step", "treatment: nobody has this step; write it as the events do";
        hans: "没有名为 `{event}` 的事件，而它是一个步骤", "处理：无人到达此步骤；请按事件的写法填写";
        hant: "沒有名為 `{event}` 的事件，而它是一個步驟", "處理：無人到達此步驟；請按事件的寫法填寫";
    }
    ABSENT_PROPERTY = "funnel/135" Warn {
        en: "no event has the property `{field}`, by which users are told apart", "treatment: all users stand in one group without a value; write it as the events do";
        hans: "没有事件带有属性 `{field}`，而用户按其区分", "处理：所有用户归入无值的一组；请按事件的写法填写";
        hant: "沒有事件帶有屬性 `{field}`，而使用者按其區分", "處理：所有使用者歸入無值的一組；請按事件的寫法填寫";
    }
    LEARNED_FROM_FEW = "funnel/136" Warn {
        en: "{count} open {count|deal|deals} in `{stage}` {count|is|are} weighted by a probability learned from {deals} {deals|deal|deals}", "treatment: they are weighted by it; wait for more deals, declare probabilities, or lower `minimum_sample`";
        hans: "`{stage}` 中 {count} 笔进行中的商机按仅由 {deals} 笔商机得出的概率加权", "处理：照此加权；请等待更多商机、声明概率，或调低 `minimum_sample`";
        hant: "`{stage}` 中 {count} 筆進行中的商機按僅由 {deals} 筆商機得出的機率加權", "處理：照此加權；請等待更多商機、宣告機率，或調低 `minimum_sample`";
    }
    NOTHING_LEARNED = "funnel/137" Warn {
        en: "{count} open {count|deal is|deals are} in a stage from which no probability could be learned", "treatment: they are left out of the weighted pipeline; no deal of that stage had its chance yet: declare probabilities instead";
        hans: "{count} 笔进行中的商机所在阶段尚无法得出概率", "处理：不计入加权金额；该阶段尚无商机走完周期，请改为声明概率";
        hant: "{count} 筆進行中的商機所在階段尚無法得出機率", "處理：不計入加權金額；該階段尚無商機走完週期，請改為宣告機率";
    }
    REPEATED_EVENT = "funnel/138" Warn {
        en: "{count} {count|event of a step repeats|events of steps repeat} another one of the same user, moment and properties; the first is `{event}` at {time}", "treatment: each counts as an event of its own where a step may come again; remove the repeated rows";
        hans: "{count} 个步骤事件与同一用户、同一时刻、属性相同的另一个重复；第一个为 {time} 的 `{event}`", "处理：步骤可重复时各算一个事件；请删除重复行";
        hant: "{count} 個步驟事件與同一使用者、同一時刻、屬性相同的另一個重複；第一個為 {time} 的 `{event}`", "處理：步驟可重複時各算一個事件；請刪除重複列";
    }
    CONFLICTING_ROWS = "funnel/201" Error {
        en: "the deal `{id}` stands twice with different contents, at `{first}` and `{second}`", "keep the row that is right; the entries of one deal stand together in its `history`";
        hans: "商机 `{id}` 有两行内容不同，位于 `{first}` 与 `{second}`", "请保留正确的一行；同一商机的各条记录须写在一个 `history` 中";
        hant: "商機 `{id}` 有兩列內容不同，位於 `{first}` 與 `{second}`", "請保留正確的一列；同一商機的各條紀錄須寫在一個 `history` 中";
    }
    EMPTY_SPAN = "funnel/203" Error {
        en: "the span ends with `{field}` {before}, and begins on {from}", "give a day after {from}: `{field}` is the first day that is not looked at";
        hans: "时段以 `{field}` {before} 结束，却从 {from} 开始", "请给出晚于 {from} 的日期：`{field}` 为不再计入的第一天";
        hant: "時段以 `{field}` {before} 結束，卻從 {from} 開始", "請給出晚於 {from} 的日期：`{field}` 為不再計入的第一天";
    }
    SEVERAL_CURRENCIES = "funnel/202" Error {
        en: "the deals have several currencies ({found}) and the pipeline declares none", "declare `currency` in the document";
        hans: "商机有多种货币（{found}），而流程未声明货币", "请在文档中声明 `currency`";
        hant: "商機有多種貨幣（{found}），而流程未宣告貨幣", "請在文件中宣告 `currency`";
    }
}
