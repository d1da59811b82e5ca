//! Codes of the pay area.

use crate::error::codes;

codes! {
    NO_MEASURE = "pay/001" Error {
        en: "a component that pays `{shape}` needs a measure", "name the measure with `on`";
        hans: "按 `{shape}` 计酬的分项需要指标", "请用 `on` 写明指标";
        hant: "按 `{shape}` 計酬的分項需要指標", "請用 `on` 寫明指標";
    }
    NOT_RISING = "pay/002" Error {
        en: "the bound `{value}` is not above the one before, `{before}`", "order the bounds so that each is larger than the last";
        hans: "界限 `{value}` 不大于前一个 `{before}`", "请按从小到大排列，且不得相同";
        hant: "界限 `{value}` 不大於前一個 `{before}`", "請按從小到大排列，且不得相同";
    }
    STEP_PAY = "pay/003" Error {
        en: "a step pays by one of `rate` and `per_unit`, or at least by `fixed`", "write `rate`, `per_unit` or `fixed`; leave out one of `rate` and `per_unit` where both stand";
        hans: "每档须按 `rate` 或 `per_unit` 之一计酬，或至少有 `fixed`", "请写 `rate`、`per_unit` 或 `fixed`；`rate` 与 `per_unit` 同时出现时请去掉一个";
        hant: "每檔須按 `rate` 或 `per_unit` 之一計酬，或至少有 `fixed`", "請寫 `rate`、`per_unit` 或 `fixed`；`rate` 與 `per_unit` 同時出現時請去掉一個";
    }
    LAST_STEP = "pay/004" Error {
        en: "the last step has no end above its start", "give the last step a `to`, and only the last";
        hans: "最后一档没有高于起点的终点", "请只给最后一档写 `to`";
        hant: "最後一檔沒有高於起點的終點", "請只給最後一檔寫 `to`";
    }
    HOLE = "pay/005" Error {
        en: "the table has {found} cells here, its axis has {expected} bounds", "give one cell for each bound";
        hans: "此处有 {found} 格，轴上有 {expected} 个界限", "请为每个界限给出一格";
        hant: "此處有 {found} 格，軸上有 {expected} 個界限", "請為每個界限給出一格";
    }
    STEP_GAP = "pay/006" Error {
        en: "between `{to}` and `{next}` no step pays", "end the step at `{next}`: steps touch, and bounds belong to one of them by `tie`";
        hans: "`{to}` 与 `{next}` 之间没有档", "请让本档止于 `{next}`：相邻档首尾相接，界限归属由 `tie` 决定";
        hant: "`{to}` 與 `{next}` 之間沒有檔", "請讓本檔止於 `{next}`：相鄰檔首尾相接，界限歸屬由 `tie` 決定";
    }
    STEP_OVERLAP = "pay/007" Error {
        en: "between `{next}` and `{to}` two steps pay", "end the step at `{next}`";
        hans: "`{next}` 与 `{to}` 之间有两档重叠", "请让本档止于 `{next}`";
        hant: "`{next}` 與 `{to}` 之間有兩檔重疊", "請讓本檔止於 `{next}`";
    }
    RELEASE_TOTAL = "pay/008" Error {
        en: "the shares of the holdback total `{total}`, not 100%", "make them add up to 100%";
        hans: "暂扣份额合计 `{total}`，不是 100%", "请使其合计为 100%";
        hant: "暫扣份額合計 `{total}`，不是 100%", "請使其合計為 100%";
    }
    RELEASE_DATE = "pay/009" Error {
        en: "a share that is released on `{on}` does not fit with its `date`", "give a `date` with `\"on\": \"date\"`, and only there";
        hans: "按 `{on}` 释放的份额与 `date` 不符", "仅在 `\"on\": \"date\"` 时写 `date`";
        hant: "按 `{on}` 釋放的份額與 `date` 不符", "僅在 `\"on\": \"date\"` 時寫 `date`";
    }
    RESERVED = "pay/010" Error {
        en: "`{id}` is the name of a line that every statement can have", "give the component another id";
        hans: "`{id}` 是对账单固有的行名", "请为分项换一个编号";
        hant: "`{id}` 是對帳單固有的列名", "請為分項換一個編號";
    }
    CANNOT_ACCUMULATE = "pay/011" Error {
        en: "`{id}` accumulates, but its `{what}` of earlier periods is not known", "let it stand on the `period` alone, or use another shape";
        hans: "`{id}` 需要累计，但此前各期的 `{what}` 未知", "请改为只按 `period`，或换一种形式";
        hant: "`{id}` 需要累計，但此前各期的 `{what}` 未知", "請改為只按 `period`，或換一種形式";
    }
    NOT_FED = "pay/012" Error {
        en: "`{id}` reads single transactions, but no crediting rule feeds `{measure}`", "add a rule to `crediting`";
        hans: "`{id}` 逐笔计酬，但没有计入规则提供 `{measure}`", "请在 `crediting` 中加一条规则";
        hant: "`{id}` 逐筆計酬，但沒有計入規則提供 `{measure}`", "請在 `crediting` 中加一條規則";
    }
    MULTIPLIER_SOURCE = "pay/013" Error {
        en: "a multiplier on `{on}` needs `{needs}`, and nothing else", "give `factors` on `grade`, otherwise `points`";
        hans: "基于 `{on}` 的系数需要且只需要 `{needs}`", "`grade` 用 `factors`，其他用 `points`";
        hant: "基於 `{on}` 的係數需要且只需要 `{needs}`", "`grade` 用 `factors`，其他用 `points`";
    }
    ONE_OF_TWO = "pay/014" Error {
        en: "exactly one of `{first}` and `{second}` is needed", "give one of the two";
        hans: "`{first}` 与 `{second}` 须且只须一个", "请给出其中之一";
        hant: "`{first}` 與 `{second}` 須且只須一個", "請給出其中之一";
    }
    FUND = "pay/015" Error {
        en: "a pool cannot be funded by `{shape}`", "fund it by a shape that pays without a team";
        hans: "奖金池不能由 `{shape}` 提供", "请用不依赖团队的形式";
        hant: "獎金池不能由 `{shape}` 提供", "請用不依賴團隊的形式";
    }
    RATE_ACCUMULATES = "pay/016" Error {
        en: "`{id}` accumulates `{measure}`, but rates of several periods do not add up", "let it stand on the `period` alone, or give the measure as an amount";
        hans: "`{id}` 累计 `{measure}`，但各期的比率不能相加", "请改为只按 `period`，或以金额给出该指标";
        hant: "`{id}` 累計 `{measure}`，但各期的比率不能相加", "請改為只按 `period`，或以金額給出該指標";
    }

    OTHER_GRAIN = "pay/030" Error {
        en: "`{period}` is a {found}, the plan pays by {expected}", "give a period of the plan's length";
        hans: "`{period}` 的长度是 {found}，方案按 {expected} 计酬", "请给出与方案同长的期间";
        hant: "`{period}` 的長度是 {found}，方案按 {expected} 計酬", "請給出與方案同長的期間";
    }
    NOT_IN_FORCE = "pay/031" Error {
        en: "`{period}` is not within {start} to {end}, when the plan is in force", "use the plan that was in force then";
        hans: "`{period}` 不在方案有效期 {start} 至 {end} 内", "请用当时有效的方案";
        hant: "`{period}` 不在方案有效期 {start} 至 {end} 內", "請用當時有效的方案";
    }
    EMPTY_SPAN = "pay/032" Error {
        en: "the range from {start} to {end} holds no day", "move the end: it is the first day that no longer belongs to the range";
        hans: "{start} 至 {end} 之间没有任何一天", "请更正终点：终点是不再属于范围的第一天";
        hant: "{start} 至 {end} 之間沒有任何一天", "請更正終點：終點是不再屬於範圍的第一天";
    }
    SPANS_OVERLAP = "pay/033" Error {
        en: "two ranges overlap from {start} to {end}", "let each range start where the one before ends, or later";
        hans: "两个范围在 {start} 至 {end} 重叠", "请让后一范围从前一范围的终点或其后开始";
        hant: "兩個範圍在 {start} 至 {end} 重疊", "請讓後一範圍從前一範圍的終點或其後開始";
    }
    UNKNOWN_GRADE = "pay/034" Error {
        en: "the plan has no figure for the grade `{grade}`", "{suggestion}";
        hans: "方案没有等级 `{grade}` 的数值", "{suggestion}";
        hant: "方案沒有等級 `{grade}` 的數值", "{suggestion}";
    }
    ACTUAL_DIFFERS = "pay/035" Error {
        en: "`{measure}` is given as `{given}`, its transactions credit `{credited}`", "leave `actual` out, or correct the transactions";
        hans: "`{measure}` 给出 `{given}`，交易计入 `{credited}`", "请去掉 `actual`，或更正交易";
        hant: "`{measure}` 給出 `{given}`，交易計入 `{credited}`", "請去掉 `actual`，或更正交易";
    }
    OTHER_CURRENCY = "pay/036" Error {
        en: "no rate turns `{from}` into `{to}` on {date}", "add the rate of that day to `rates`, or give a `rate` here";
        hans: "没有 {date} 由 `{from}` 换算为 `{to}` 的汇率", "请在 `rates` 中补充当日汇率，或在此处写 `rate`";
        hant: "沒有 {date} 由 `{from}` 換算為 `{to}` 的匯率", "請在 `rates` 中補充當日匯率，或在此處寫 `rate`";
    }
    REVERSES_TOO_MUCH = "pay/037" Error {
        en: "`{value}` does not take back a part of `{amount}` of the deal `{deal}`", "give the reversal the other sign, and let all reversals of a deal add up to the deal at most";
        hans: "`{value}` 不是对交易 `{deal}` 的 `{amount}` 的冲回", "请使冲回的符号与原交易相反，且合计不超过原交易";
        hant: "`{value}` 不是對交易 `{deal}` 的 `{amount}` 的沖回", "請使沖回的符號與原交易相反，且合計不超過原交易";
    }
    REVERSAL_SHARES = "pay/038" Error {
        en: "the reversal is shared in another way than the deal `{deal}`", "leave `participants` out: they are those of the deal";
        hans: "冲回的分成与交易 `{deal}` 不同", "请去掉 `participants`，以原交易为准";
        hant: "沖回的分成與交易 `{deal}` 不同", "請去掉 `participants`，以原交易為準";
    }
    SHARES_TOTAL = "pay/039" Error {
        en: "the shares of the deal total `{total}`, not 100%", "make the shares of all whom revenue rules credit add up to 100%, or those of all participants; or give whole-number weights; where a roll-up alone credits the deal, let its `roles` name those who share it";
        hans: "交易份额合计 `{total}`，不是 100%", "请使收入规则所计的各人份额合计为 100%，或使全部参与人合计为 100%；也可用整数权重；若只有 `rollup` 规则计入该交易，请用其 `roles` 指明分享交易的人";
        hant: "交易份額合計 `{total}`，不是 100%", "請使收入規則所計的各人份額合計為 100%，或使全部參與人合計為 100%；也可用整數權重；若只有 `rollup` 規則計入該交易，請用其 `roles` 指明分享交易的人";
    }
    TOO_FINE = "pay/040" Error {
        en: "`{value}` is not a multiple of `{unit}`", "round it to whole units first, where the rule for it stands";
        hans: "`{value}` 不是 `{unit}` 的整数倍", "请先按相应规则舍入到整单位";
        hant: "`{value}` 不是 `{unit}` 的整數倍", "請先按相應規則捨入到整單位";
    }
    REPORTING_LOOP = "pay/041" Error {
        en: "the reporting line of `{person}` comes back to `{person}`", "correct who reports to whom";
        hans: "`{person}` 的汇报关系绕回 `{person}`", "请更正汇报关系";
        hant: "`{person}` 的匯報關係繞回 `{person}`", "請更正匯報關係";
    }
    REPORTING_TWICE = "pay/042" Error {
        en: "`{person}` reports to two people on one day", "let the first line end where the second starts";
        hans: "`{person}` 同一天向两人汇报", "请让前一条在后一条开始时结束";
        hant: "`{person}` 同一天向兩人匯報", "請讓前一條在後一條開始時結束";
    }
    NOT_IN_TEAM = "pay/043" Error {
        en: "`{person}` is not in the team that shares the pool", "add the person to `team`";
        hans: "`{person}` 不在分享奖金池的团队中", "请把此人加入 `team`";
        hant: "`{person}` 不在分享獎金池的團隊中", "請把此人加入 `team`";
    }
    NO_CLAIM = "pay/044" Error {
        en: "nobody in the team can share the pool", "give at least one positive figure, and none below zero";
        hans: "团队中没有人可分享奖金池", "请至少给出一个正数，且不得有负数";
        hant: "團隊中沒有人可分享獎金池", "請至少給出一個正數，且不得有負數";
    }

    CLIFF = "pay/060" Warn {
        en: "at `{at}` the pay of `{id}` falls by `{loss}`", "let it pay `{before}` or more from there on, or use `marginal` steps";
        hans: "在 `{at}` 处 `{id}` 的薪酬下降 `{loss}`", "请让此处起至少支付 `{before}`，或改用 `marginal`";
        hant: "在 `{at}` 處 `{id}` 的薪酬下降 `{loss}`", "請讓此處起至少支付 `{before}`，或改用 `marginal`";
    }
    DECREASING = "pay/061" Warn {
        en: "between `{from}` and `{to}` the pay of `{id}` falls by `{loss}`", "let it rise or hold there; where less of the measure is better, declare `\"better\": \"lower\"`";
        hans: "`{id}` 的薪酬在 `{from}` 与 `{to}` 之间下降 `{loss}`", "请使其上升或持平；若指标越低越好，请声明 `\"better\": \"lower\"`";
        hant: "`{id}` 的薪酬在 `{from}` 與 `{to}` 之間下降 `{loss}`", "請使其上升或持平；若指標越低越好，請宣告 `\"better\": \"lower\"`";
    }
    UNREACHABLE = "pay/062" Warn {
        en: "the cap of `{id}` is reached at `{at}`, so the step from `{from}` never pays more", "raise the cap, or leave the step out";
        hans: "`{id}` 在 `{at}` 已达上限，`{from}` 起的档不再增加薪酬", "请提高上限，或去掉该档";
        hant: "`{id}` 在 `{at}` 已達上限，`{from}` 起的檔不再增加薪酬", "請提高上限，或去掉該檔";
    }
    FLOOR_ABOVE_CAP = "pay/063" Warn {
        en: "the floor `{floor}` is above the cap `{cap}`", "lower the floor: the cap wins";
        hans: "下限 `{floor}` 高于上限 `{cap}`", "请降低下限：以上限为准";
        hant: "下限 `{floor}` 高於上限 `{cap}`", "請降低下限：以上限為準";
    }
    GATE_ALWAYS = "pay/064" Warn {
        en: "the gate `{id}` holds whatever happens", "check its condition";
        hans: "门槛 `{id}` 总是成立", "请检查其条件";
        hant: "門檻 `{id}` 總是成立", "請檢查其條件";
    }
    GATE_NEVER = "pay/065" Warn {
        en: "the gate `{id}` can never hold, or limits nothing", "check its condition and `limit_to`";
        hans: "门槛 `{id}` 永不成立，或不起限制", "请检查其条件与 `limit_to`";
        hant: "門檻 `{id}` 永不成立，或不起限制", "請檢查其條件與 `limit_to`";
    }
    NEVER_ACCUMULATES = "pay/066" Info {
        en: "`{id}` pays `{shape}`, which never accumulates", "leave `accumulate` out";
        hans: "`{id}` 的形式 `{shape}` 从不累计", "请去掉 `accumulate`";
        hant: "`{id}` 的形式 `{shape}` 從不累計", "請去掉 `accumulate`";
    }
    UNUSED_MEASURE = "pay/067" Info {
        en: "the measure `{id}` is declared, but nothing uses it", "leave it out";
        hans: "指标 `{id}` 已声明但未使用", "请去掉";
        hant: "指標 `{id}` 已宣告但未使用", "請去掉";
    }
    OUTSIDE_PLAN = "pay/068" Warn {
        en: "no day of `{what}` belongs to the plan, which is in force from {start} to {end}", "correct the days, or those of the plan";
        hans: "`{what}` 没有一天在方案有效期 {start} 至 {end} 内", "请更正其日期，或方案的有效期";
        hant: "`{what}` 沒有一天在方案有效期 {start} 至 {end} 內", "請更正其日期，或方案的有效期";
    }
    STANDS_TWICE = "pay/069" Info {
        en: "the same condition stands at `{first}` already", "leave one of the two out, or correct it";
        hans: "同一条件已见于 `{first}`", "请去掉其中之一，或更正";
        hant: "同一條件已見於 `{first}`", "請去掉其中之一，或更正";
    }

    NOTHING_HOLDS = "pay/070" Error {
        en: "from {start} to {end} none of the `{field}` holds", "let one of them hold on every day that counts: each ends where the next begins";
        hans: "{start} 至 {end} 没有生效的 `{field}`", "请让每个计入的日子都有一个生效：前一个结束时后一个开始";
        hant: "{start} 至 {end} 沒有生效的 `{field}`", "請讓每個計入的日子都有一個生效：前一個結束時後一個開始";
    }
    RATE_TO_ITSELF = "pay/072" Error {
        en: "a rate from `{currency}` to itself converts nothing", "correct one of the two currencies, or leave the rate out";
        hans: "`{currency}` 到其自身的汇率没有意义", "请更正其中一个货币，或去掉该汇率";
        hant: "`{currency}` 到其自身的匯率沒有意義", "請更正其中一個貨幣，或去掉該匯率";
    }
    REVERSAL_CURRENCY = "pay/073" Error {
        en: "the reversal has another `{field}` than the deal `{deal}`", "leave it out: what is taken back is converted as the deal was";
        hans: "冲回的 `{field}` 与交易 `{deal}` 不同", "请去掉：冲回按原交易的汇率换算";
        hant: "沖回的 `{field}` 與交易 `{deal}` 不同", "請去掉：沖回按原交易的匯率換算";
    }
    VERSIONS_OVERLAP = "pay/074" Error {
        en: "two versions of `{plan}` are in force from {start} to {end}", "let each version end where the next one starts";
        hans: "`{plan}` 的两个版本在 {start} 至 {end} 同时有效", "请让前一版本在后一版本开始时结束";
        hant: "`{plan}` 的兩個版本在 {start} 至 {end} 同時有效", "請讓前一版本在後一版本開始時結束";
    }
    ASSIGNED_TWICE = "pay/075" Error {
        en: "`{person}` is on two plans from {start} to {end}", "let each assignment end where the next one starts";
        hans: "`{person}` 在 {start} 至 {end} 同时适用两个方案", "请让前一次指派在后一次开始时结束";
        hant: "`{person}` 在 {start} 至 {end} 同時適用兩個方案", "請讓前一次指派在後一次開始時結束";
    }
    TWO_PLANS = "pay/076" Error {
        en: "in `{period}` `{person}` is paid by `{first}`, and from {date} on by `{second}` or another version", "let versions and assignments change where a period begins, or pay by shorter periods";
        hans: "`{period}` 内 `{person}` 先适用 `{first}`，自 {date} 起适用 `{second}` 或另一版本", "请让版本与指派在期间开始时变更，或按更短的期间计酬";
        hant: "`{period}` 內 `{person}` 先適用 `{first}`，自 {date} 起適用 `{second}` 或另一版本", "請讓版本與指派在期間開始時變更，或按更短的期間計酬";
    }
    NO_PLAN = "pay/077" Error {
        en: "no plan is in force for `{person}` in `{period}`, from {start} to {end}", "assign the person to a plan, and give the plan a version for these days";
        hans: "`{person}` 在 `{period}`（{start} 至 {end}）没有有效的方案", "请为此人指派方案，并确保方案在这些日子有版本";
        hant: "`{person}` 在 `{period}`（{start} 至 {end}）沒有有效的方案", "請為此人指派方案，並確保方案在這些日子有版本";
    }
    REVISION = "pay/078" Error {
        en: "the revisions of `{id}` do not say what its earlier periods are worth, or cannot (`{why}`)", "where the component accumulates, and only there, let `on_revision` be `reprice`, or `keep` without `cap` and `floor`; let all shapes follow the measure, and all or none be `whole`, which is never repriced";
        hans: "`{id}` 的修订未说明或无法说明此前各期的所得（`{why}`）", "仅在分项累计时写 `on_revision`：`reprice`，或不带 `cap` 与 `floor` 的 `keep`；各形式须都依指标计酬，且 `whole` 须一致并只能 `keep`";
        hant: "`{id}` 的修訂未說明或無法說明此前各期的所得（`{why}`）", "僅在分項累計時寫 `on_revision`：`reprice`，或不帶 `cap` 與 `floor` 的 `keep`；各形式須都依指標計酬，且 `whole` 須一致並只能 `keep`";
    }
    MEASURE_CURRENCY = "pay/079" Error {
        en: "the measure `{id}` is in `{currency}`, the plan in `{plan}`", "measure it in the plan's currency: transactions in others are converted by `rates`";
        hans: "指标 `{id}` 的货币是 `{currency}`，方案的货币是 `{plan}`", "请以方案的货币计量：其他货币的交易按 `rates` 换算";
        hant: "指標 `{id}` 的貨幣是 `{currency}`，方案的貨幣是 `{plan}`", "請以方案的貨幣計量：其他貨幣的交易按 `rates` 換算";
    }
    SEASON_MONTHS = "pay/071" Error {
        en: "{found} weights do not fit the 12 months of a year", "give one weight for each month of the plan's year, in order";
        hans: "{found} 个权重与一年 12 个月不符", "请按方案年度的月份顺序为每个月给出一个权重";
        hant: "{found} 個權重與一年 12 個月不符", "請按方案年度的月份順序為每個月給出一個權重";
    }

    CELL_FALLS = "pay/090" Warn {
        en: "along the {axis} the pay of `{id}` falls by `{loss}` at `{at}`", "raise the cell to the one before it; where less of the measure is better, declare `\"better\": \"lower\"`";
        hans: "`{id}` 的薪酬沿 {axis} 在 `{at}` 处下降 `{loss}`", "请把该格提高到前一格；若指标越低越好，请声明 `\"better\": \"lower\"`";
        hant: "`{id}` 的薪酬沿 {axis} 在 `{at}` 處下降 `{loss}`", "請把該格提高到前一格；若指標越低越好，請宣告 `\"better\": \"lower\"`";
    }
    FACTOR_FALLS = "pay/091" Warn {
        en: "between `{from}` and `{to}` the factor of `{id}` falls by `{loss}`", "let it rise or hold there; where less of the measure is better, declare `\"better\": \"lower\"`";
        hans: "`{id}` 的系数在 `{from}` 与 `{to}` 之间下降 `{loss}`", "请使其上升或持平；若指标越低越好，请声明 `\"better\": \"lower\"`";
        hant: "`{id}` 的係數在 `{from}` 與 `{to}` 之間下降 `{loss}`", "請使其上升或持平；若指標越低越好，請宣告 `\"better\": \"lower\"`";
    }
    TURNS_AGAINST = "pay/092" Warn {
        en: "when `{on}` reaches `{at}`, the pay of `{id}` falls by `{loss}`", "turn the comparison round, or let what begins there pay `{loss}` more";
        hans: "`{on}` 达到 `{at}` 时，`{id}` 的薪酬下降 `{loss}`", "请反转比较方向，或让此处开始的分项多付 `{loss}`";
        hant: "`{on}` 達到 `{at}` 時，`{id}` 的薪酬下降 `{loss}`", "請反轉比較方向，或讓此處開始的分項多付 `{loss}`";
    }
    GATE_TURNS = "pay/093" Warn {
        en: "when `{on}` reaches `{at}`, the gate `{id}` begins to limit pay to `{limit}`", "turn the comparison round";
        hans: "`{on}` 达到 `{at}` 时，门槛 `{id}` 开始把薪酬限制为 `{limit}`", "请反转比较方向";
        hant: "`{on}` 達到 `{at}` 時，門檻 `{id}` 開始把薪酬限制為 `{limit}`", "請反轉比較方向";
    }
    CAP_NEVER = "pay/094" Info {
        en: "the cap `{cap}` of `{id}` never binds: it pays `{most}` at most", "leave the cap out, or check both";
        hans: "`{id}` 的上限 `{cap}` 永不起作用：最多支付 `{most}`", "请去掉上限，或核对两者";
        hant: "`{id}` 的上限 `{cap}` 永不起作用：最多支付 `{most}`", "請去掉上限，或核對兩者";
    }
    IMPLIED_CAP = "pay/095" Warn {
        en: "`{least}` is paid in any case, so that the cap `{cap}` leaves nothing for more", "raise the cap, or lower what is fixed";
        hans: "无论如何都支付 `{least}`，上限 `{cap}` 没有余地再付", "请提高上限，或降低固定部分";
        hant: "無論如何都支付 `{least}`，上限 `{cap}` 沒有餘地再付", "請提高上限，或降低固定部分";
    }
    DRAW_ABOVE_CAP = "pay/096" Warn {
        en: "the guarantee `{amount}` is above the cap `{cap}`: it is always paid, and never recovered", "lower the guarantee to the cap at most";
        hans: "保底 `{amount}` 高于上限 `{cap}`：总会支付，且永不收回", "请把保底降到不高于上限";
        hant: "保底 `{amount}` 高於上限 `{cap}`：總會支付，且永不收回", "請把保底降到不高於上限";
    }
    NO_EFFECT = "pay/097" Info {
        en: "`{id}` changes nothing, whatever happens", "leave it out, or check its figures and its condition";
        hans: "`{id}` 无论如何都不改变什么", "请去掉，或核对其数值与条件";
        hant: "`{id}` 無論如何都不改變什麼", "請去掉，或核對其數值與條件";
    }
    NEVER = "pay/098" Warn {
        en: "`{id}` can never come into effect", "check what it applies to, its condition and its cap";
        hans: "`{id}` 永远不会生效", "请核对其适用范围、条件与上限";
        hant: "`{id}` 永遠不會生效", "請核對其適用範圍、條件與上限";
    }
    RULE_SHADOWED = "pay/099" Warn {
        en: "the rule `{id}` never counts: `{earlier}` takes all that it means", "put it before `{earlier}`, or give that one a narrower test";
        hans: "规则 `{id}` 永不计入：`{earlier}` 已取走其全部交易", "请移到 `{earlier}` 之前，或收窄后者的条件";
        hant: "規則 `{id}` 永不計入：`{earlier}` 已取走其全部交易", "請移到 `{earlier}` 之前，或收窄後者的條件";
    }

    WINDOW_TOO_SHORT = "pay/120" Error {
        en: "`{id}` accumulates over the quarter, but the plan pays for a whole {period}", "accumulate over `ytd` or stand on the `period`, or pay by the month or quarter";
        hans: "`{id}` 按季度累计，但方案的期间是整个 {period}", "请改为 `ytd` 或只按 `period`，或让方案按月、按季计酬";
        hant: "`{id}` 按季度累計，但方案的期間是整個 {period}", "請改為 `ytd` 或只按 `period`，或讓方案按月、按季計酬";
    }
    NO_CURVE = "pay/100" Error {
        en: "the pay of `{id}` does not follow `{measure}` in pieces that can be computed", "evaluate the plan at the values you want to know; parts of a pool and floors of deductions jump with every cent";
        hans: "`{id}` 的薪酬并非按可计算的分段随 `{measure}` 变化", "请在所需的值上直接计算；奖金池的份额与扣款的下限逐分跳动";
        hant: "`{id}` 的薪酬並非按可計算的分段隨 `{measure}` 變化", "請在所需的值上直接計算；獎金池的份額與扣款的下限逐分跳動";
    }
    TOO_MANY_BENDS = "pay/101" Error {
        en: "the pay along `{measure}` has more than {limit} bends here", "ask for a shorter range";
        hans: "薪酬随 `{measure}` 的转折在此范围内超过 {limit} 个", "请缩短范围";
        hant: "薪酬隨 `{measure}` 的轉折在此範圍內超過 {limit} 個", "請縮短範圍";
    }
    BELOW_CREDITED = "pay/102" Error {
        en: "`{value}` is less than the `{credited}` that the transactions credit to `{measure}`, and single deals are paid", "ask from what is credited on, or leave deals out of the facts";
        hans: "`{value}` 少于交易已计入 `{measure}` 的 `{credited}`，而方案逐笔计酬", "请从已计入的数额起提问，或从数据中去掉交易";
        hant: "`{value}` 少於交易已計入 `{measure}` 的 `{credited}`，而方案逐筆計酬", "請從已計入的數額起提問，或從資料中去掉交易";
    }
    UNDECIDED = "pay/103" Error {
        en: "after {steps} looks at the plan it is still open whether some `{measure}` up to {up_to} pays `{pays}`", "ask for a shorter range by `from` and `up_to`: lines that rise and fall against each other differ from cent to cent";
        hans: "查看方案 {steps} 次后，仍不能确定 `{measure}` 在 {up_to} 以内能否达到 `{pays}`", "请用 `from` 与 `up_to` 缩短范围：互相抵消的各行逐分波动";
        hant: "查看方案 {steps} 次後，仍不能確定 `{measure}` 在 {up_to} 以內能否達到 `{pays}`", "請用 `from` 與 `up_to` 縮短範圍：互相抵消的各列逐分波動";
    }
    SIZE_WITHOUT_DEAL = "pay/104" Error {
        en: "transactions feed `{measure}`, so that a size alone does not say what is credited", "give the deal itself as `deal`: its day, amount, attributes and who has a share";
        hans: "`{measure}` 由交易计入，仅有数额无法确定计入多少", "请用 `deal` 给出交易本身：日期、金额、属性及各方份额";
        hant: "`{measure}` 由交易計入，僅有數額無法確定計入多少", "請用 `deal` 給出交易本身：日期、金額、屬性及各方份額";
    }
    NO_CREDITING = "pay/105" Error {
        en: "the plan `{id}` has no rules that credit a deal", "ask by `on` and `size`, or declare `crediting` in the plan";
        hans: "方案 `{id}` 没有计入交易的规则", "请用 `on` 与 `size` 提问，或在方案中声明 `crediting`";
        hant: "方案 `{id}` 沒有計入交易的規則", "請用 `on` 與 `size` 提問，或在方案中宣告 `crediting`";
    }
    SIZE_AND_DEAL = "pay/106" Error {
        en: "`deal` is given, and `on` or `size` as well", "keep `deal`, or `on` and `size`";
        hans: "已给出 `deal`，又给出了 `on` 或 `size`", "请只保留 `deal`，或只保留 `on` 与 `size`";
        hant: "已給出 `deal`，又給出了 `on` 或 `size`", "請只保留 `deal`，或只保留 `on` 與 `size`";
    }
    OTHER_PLAN_CURRENCY = "pay/107" Error {
        en: "the other plan pays in `{other}`, this one in `{currency}`", "compare plans of one currency: a difference of two currencies is no amount";
        hans: "另一方案以 `{other}` 计酬，本方案以 `{currency}` 计酬", "请比较同一币种的方案：两种货币之差不是金额";
        hant: "另一方案以 `{other}` 計酬，本方案以 `{currency}` 計酬", "請比較同一幣種的方案：兩種貨幣之差不是金額";
    }
    RUN_TAKEN = "pay/080" Error {
        en: "the run `{run}` was settled before, and would now add {amount} to `{line}` of `{person}` for `{period}`", "give what is new a run of its own: the ledger is only added to";
        hans: "批次 `{run}` 已结算过，现在却要在 `{period}` 为 `{person}` 的 `{line}` 增加 {amount}", "请为新变化另立批次：台账只能追加";
        hant: "批次 `{run}` 已結算過，現在卻要在 `{period}` 為 `{person}` 的 `{line}` 增加 {amount}", "請為新變化另立批次：台帳只能追加";
    }
    RUN_ORDER = "pay/081" Error {
        en: "the run `{run}` is as of {as_of}, the ledger says {last}", "keep the runs in the order of their days, and one day for each run";
        hans: "批次 `{run}` 的日期是 {as_of}，台账中是 {last}", "请按日期先后排列批次，且每批次只有一个日期";
        hant: "批次 `{run}` 的日期是 {as_of}，台帳中是 {last}", "請按日期先後排列批次，且每批次只有一個日期";
    }
    POSTED_TWICE = "pay/082" Error {
        en: "the run `{run}` posted `{line}` of `{person}` for `{period}` twice", "keep the ledger as the runs gave it: each posts a line once";
        hans: "批次 `{run}` 在 `{period}` 对 `{person}` 的 `{line}` 记了两次", "请保持台账原样：每批次每行只记一次";
        hant: "批次 `{run}` 在 `{period}` 對 `{person}` 的 `{line}` 記了兩次", "請保持台帳原樣：每批次每行只記一次";
    }
    UNKNOWN_LINE = "pay/083" Error {
        en: "the ledger holds {amount} on the line `{line}` of `{period}`, which no component and no adjustment has", "settle with the plan that posted it; to take an adjustment back, add one that counters it";
        hans: "台账在 `{period}` 的 `{line}` 行有 {amount}，但没有对应的分项或调整", "请用记账时的方案结算；撤销调整请另加一笔相反的调整";
        hant: "台帳在 `{period}` 的 `{line}` 列有 {amount}，但沒有對應的分項或調整", "請用記帳時的方案結算；撤銷調整請另加一筆相反的調整";
    }
    FOUND_BY_RUN = "pay/084" Error {
        en: "`{field}` is what a run finds itself", "leave it out; what a person brings along into the first period goes into `opening`";
        hans: "`{field}` 由结算自行得出", "请去掉；首期之前带入的余额请写入 `opening`";
        hant: "`{field}` 由結算自行得出", "請去掉；首期之前帶入的餘額請寫入 `opening`";
    }
    PERIOD_MISSING = "pay/085" Error {
        en: "the facts of `{period}` are missing", "give every period from the first to the last, and what came before the first as `opening`";
        hans: "缺少 `{period}` 的数据", "请给出从首期到末期的每一期，首期之前的写入 `opening`";
        hant: "缺少 `{period}` 的資料", "請給出從首期到末期的每一期，首期之前的寫入 `opening`";
    }
    OTHER_PERSON = "pay/086" Error {
        en: "these are the facts of `{found}`, but stand with `{person}`", "put the facts to their person";
        hans: "这是 `{found}` 的数据，却列在 `{person}` 名下", "请把数据归到本人";
        hant: "這是 `{found}` 的資料，卻列在 `{person}` 名下", "請把資料歸到本人";
    }
    DEAL_BEFORE = "pay/087" Error {
        en: "the deal `{id}` of {date} lies before `{period}`, the first period given", "give the facts of its period too, or leave out a deal that was settled elsewhere";
        hans: "{date} 的交易 `{id}` 早于给出的首期 `{period}`", "请一并给出其所属期间，或去掉已在别处结算的交易";
        hant: "{date} 的交易 `{id}` 早於給出的首期 `{period}`", "請一併給出其所屬期間，或去掉已在別處結算的交易";
    }
    PERIOD_AHEAD = "pay/088" Error {
        en: "`{period}` has not begun on {as_of}, the day of the run", "settle it in a later run";
        hans: "结算日 {as_of} 时 `{period}` 尚未开始", "请在以后的批次结算";
        hant: "結算日 {as_of} 時 `{period}` 尚未開始", "請在以後的批次結算";
    }
    WITHHOLDING = "pay/089" Error {
        en: "what a cap cuts cannot be withheld here (`{why}`)", "give the cap; withhold at the plan or at components, not at both; let a component that accumulates cap after the multipliers, where the room is what its lines of the window have left";
        hans: "此处无法留存上限所削减的金额（`{why}`）", "请写明上限；在方案或分项其中一处留存，勿两处并用；累计的分项请以 `cap_after_multipliers` 限额，其余地为窗口内各行所余";
        hant: "此處無法留存上限所削減的金額（`{why}`）", "請寫明上限；在方案或分項其中一處留存，勿兩處並用；累計的分項請以 `cap_after_multipliers` 限額，其餘地為窗口內各行所餘";
    }
    NOT_OF_BOOK = "pay/140" Error {
        en: "`{question}` is asked of one plan, not of a book of them", "take the version out of the book (`plan_for` tells which), load it as a plan, and ask that";
        hans: "`{question}` 只能问单个方案，不能问方案簿", "请从方案簿取出版本（`plan_for` 会说明是哪一个），作为方案载入后再问";
        hant: "`{question}` 只能問單個方案，不能問方案簿", "請從方案簿取出版本（`plan_for` 會說明是哪一個），作為方案載入後再問";
    }
    PAY_IN_PERIOD = "pay/141" Error {
        en: "a run pays a person one amount at one rate, whatever period it is for", "move `pay_in` from the period to the person";
        hans: "一次结算按一个汇率付给每人一笔，不分期间", "请把 `pay_in` 从期间移到人员名下";
        hant: "一次結算按一個匯率付給每人一筆，不分期間", "請把 `pay_in` 從期間移到人員名下";
    }
    CURRENCY_CHANGES = "pay/142" Error {
        en: "the plan of `{person}` is in {second} from `{period}` on and in {first} before, and balances go from one period to the next", "settle the periods of each currency with a ledger of its own, and bring along what is owed and carried as `opening`";
        hans: "`{person}` 的方案自 `{period}` 起为 {second}，此前为 {first}，而余额逐期结转", "请为每种币种各用一本台账结算，所欠与结转的余额以 `opening` 带入";
        hant: "`{person}` 的方案自 `{period}` 起為 {second}，此前為 {first}，而餘額逐期結轉", "請為每種幣種各用一本台帳結算，所欠與結轉的餘額以 `opening` 帶入";
    }
    CALENDARS_DIFFER = "pay/143" Error {
        en: "the plans `{first}` and `{second}` of `{person}` have different calendars, so that no label tells a period of both", "give the plans of a person one calendar, or settle them with a book and a ledger each";
        hans: "`{person}` 的方案 `{first}` 与 `{second}` 历法不同，期间标签无法通用", "请让同一人的方案使用同一历法，或各用一本方案簿与台账结算";
        hant: "`{person}` 的方案 `{first}` 與 `{second}` 曆法不同，期間標籤無法通用", "請讓同一人的方案使用同一曆法，或各用一本方案簿與台帳結算";
    }
    WINDOWS_UNDECLARED = "pay/144" Error {
        en: "in `{period}` `{person}` is on `{plan}`, earlier in its windows on another plan, and nothing says whether what was sold there counts", "give the assignment `windows`: `continue` where it counts, `anew` where it does not; or give the `prior` values of the period";
        hans: "`{person}` 在 `{period}` 适用 `{plan}`，同一窗口内此前适用另一方案，未说明此前业绩是否计入", "请在指派中写明 `windows`：计入为 `continue`，不计为 `anew`；或给出该期的 `prior`";
        hant: "`{person}` 在 `{period}` 適用 `{plan}`，同一窗口內此前適用另一方案，未說明此前業績是否計入", "請在指派中寫明 `windows`：計入為 `continue`，不計為 `anew`；或給出該期的 `prior`";
    }
    COLLECTED_OF_REVERSAL = "pay/130" Error {
        en: "the receipts of `{deal}` stand with what takes it back", "put `collected` to the deal; what was paid back to the customer is a receipt with a negative amount";
        hans: "`{deal}` 的回款写在了冲回交易上", "请把 `collected` 写到原交易；退还客户的款项记为负数回款";
        hant: "`{deal}` 的回款寫在了沖回交易上", "請把 `collected` 寫到原交易；退還客戶的款項記為負數回款";
    }
    DEALS_UNKNOWN = "pay/131" Error {
        en: "the holdback is released deal by deal, but no crediting rule feeds a component that it holds back", "add `crediting`, or release by the `period`";
        hans: "暂扣按交易释放，但没有计入规则提供其分项", "请加上 `crediting`，或改为按 `period` 释放";
        hant: "暫扣按交易釋放，但沒有計入規則提供其分項", "請加上 `crediting`，或改為按 `period` 釋放";
    }
    NO_TERMINATION = "pay/132" Error {
        en: "`{person}` left on {last_day}, but the plan `{plan}`, as it is in force in `{period}`, does not say what remains of the pay", "declare `termination` in it; `{}` pays what was credited by the last day";
        hans: "`{person}` 于 {last_day} 离职，但 `{period}` 有效的方案 `{plan}` 未规定离职后如何计酬", "请在其中写明 `termination`；`{}` 表示只付截至最后工作日计入的业绩";
        hant: "`{person}` 於 {last_day} 離職，但 `{period}` 有效的方案 `{plan}` 未規定離職後如何計酬", "請在其中寫明 `termination`；`{}` 表示只付截至最後工作日計入的業績";
    }
    RECEIPT_UNDATED = "pay/133" Error {
        en: "receipts without days do not say whether they came by {end}, after which the rest is forfeited", "give them as `dated_receipts`";
        hans: "没有日期的回款无法判断是否在 {end} 之前到账，其后余额作废", "请改写为 `dated_receipts`";
        hant: "沒有日期的回款無法判斷是否在 {end} 之前到帳，其後餘額作廢", "請改寫為 `dated_receipts`";
    }
    LEAVER_ASKED = "pay/134" Error {
        en: "`{person}` left on {last_day}: what more would pay is no question any more", "leave `terminated` out of the facts, or ask what is paid";
        hans: "`{person}` 已于 {last_day} 离职，无法再问多做业绩可得多少", "请从数据中去掉 `terminated`，或改问应付金额";
        hant: "`{person}` 已於 {last_day} 離職，無法再問多做業績可得多少", "請從資料中去掉 `terminated`，或改問應付金額";
    }
    IDLE_TERM = "pay/135" Warn {
        en: "`{field}` says `{value}` of somebody who leaves, but the plan has {missing}", "leave it out, or declare what it is about";
        hans: "离职条款 `{field}` 为 `{value}`，但方案没有 {missing}", "请去掉此项，或补上其所指";
        hant: "離職條款 `{field}` 為 `{value}`，但方案沒有 {missing}", "請去掉此項，或補上其所指";
    }
    REVERSES_REVERSAL = "pay/148" Error {
        en: "`{id}` takes a deal back itself and cannot be taken back", "to undo it, enter the deal again under an id of its own, on the day it counts; a mistaken entry that was never paid by is left out instead";
        hans: "`{id}` 本身就是冲回，不能再被冲回", "如需撤销，请以新编号、按应计之日重新录入该交易；若属误录且尚未据以支付，请直接删除";
        hant: "`{id}` 本身就是沖回，不能再被沖回", "如需撤銷，請以新編號、按應計之日重新錄入該交易；若屬誤錄且尚未據以支付，請直接刪除";
    }
    SCALES_DEDUCTION = "pay/149" Warn {
        en: "`{id}` names no components, so it also scales the deduction `{component}`", "name the components in `applies_to`, the deduction among them if that is meant";
        hans: "`{id}` 未指明分项，因此也会缩放扣款 `{component}`", "请在 `applies_to` 中列出所指分项；若确要作用于扣款，也一并列出";
        hant: "`{id}` 未指明分項，因此也會縮放扣款 `{component}`", "請在 `applies_to` 中列出所指分項；若確要作用於扣款，也一併列出";
    }
    PAID_PARTED = "pay/150" Error {
        en: "of what `{line}` paid for `{period}` a part was forfeited or waits, and nothing tells how much of this line's, so that the room of its cap is not known", "give for earlier periods what each line paid for deals that earn, without `forfeited` and `waiting`; `settle` finds it itself";
        hans: "`{line}` 在 `{period}` 所付中有一部分作废或待定，无法得知该行占多少，因此不知上限尚余多少", "请对此前各期写明各行就仍计酬的交易所付的金额，不写 `forfeited` 与 `waiting`；`settle` 会自行得出";
        hant: "`{line}` 在 `{period}` 所付中有一部分作廢或待定，無法得知該行占多少，因此不知上限尚餘多少", "請對此前各期寫明各行就仍計酬的交易所付的金額，不寫 `forfeited` 與 `waiting`；`settle` 會自行得出";
    }
    LEAVING_UNTOLD = "pay/151" Error {
        en: "`{person}` left on {last_day}, as the facts of `{first}` say, and those of `{period}` do not", "give `terminated` at the person, where it holds for all periods; where the person is back, give the `active` days, or the book an assignment";
        hans: "据 `{first}` 的数据，`{person}` 已于 {last_day} 离职，而 `{period}` 的数据未提及", "请把 `terminated` 写在人员名下，对各期都有效；若此人已复职，请写明 `active` 日期，或在方案簿中指派";
        hant: "據 `{first}` 的資料，`{person}` 已於 {last_day} 離職，而 `{period}` 的資料未提及", "請把 `terminated` 寫在人員名下，對各期都有效；若此人已復職，請寫明 `active` 日期，或在方案簿中指派";
    }
    UNKNOWN_REASON = "pay/152" Error {
        en: "`{id}` is said to be the reason of leaving, but the plan has the same terms for all reasons", "leave `reason` out, or add it with terms of its own to the `reasons` of `termination`";
        hans: "离职原因写为 `{id}`，但方案对所有原因适用同一条款", "请去掉 `reason`，或在 `termination` 的 `reasons` 中为其另定条款";
        hant: "離職原因寫為 `{id}`，但方案對所有原因適用同一條款", "請去掉 `reason`，或在 `termination` 的 `reasons` 中為其另定條款";
    }
}
