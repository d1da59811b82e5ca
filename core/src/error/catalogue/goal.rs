//! Codes of goals. The letter after the area says which part of a verdict a finding belongs to: S specific, M measurable,
//! A achievable, R relevant, T time-bound; N is for what the reader of sentences did not understand.

use crate::error::codes;

codes! {
    NO_METRIC = "goal/S001" Error {
        en: "the goal names no metric", "say what is measured: give `metric` a `name`";
        hans: "目标没有指标", "请说明衡量什么：给 `metric` 写上 `name`";
        hant: "目標沒有指標", "請說明衡量什麼：給 `metric` 寫上 `name`";
    }
    NO_DIRECTION = "goal/S002" Error {
        en: "the goal does not say how the metric should change", "give an `objective`, such as `increase`, `at_least` or `maintain`";
        hans: "目标没有说明指标应如何变化", "请给出 `objective`，例如 `increase`、`at_least` 或 `maintain`";
        hant: "目標沒有說明指標應如何變化", "請給出 `objective`，例如 `increase`、`at_least` 或 `maintain`";
    }
    NO_EXTENT = "goal/S003" Error {
        en: "the goal names neither an amount nor a scope", "give the amount in `objective`, or say in `scope` where the goal holds";
        hans: "目标既无数量也无范围", "请在 `objective` 给出数量，或在 `scope` 说明适用范围";
        hant: "目標既無數量也無範圍", "請在 `objective` 給出數量，或在 `scope` 說明適用範圍";
    }
    VAGUE = "goal/S010" Warn {
        en: "`{word}` is vague where `{field}` should be stated", "replace `{word}` by a figure, a name or a date";
        hans: "`{word}` 含糊，此处应明确写出 `{field}`", "请用数字、名称或日期代替 `{word}`";
        hant: "`{word}` 含糊，此處應明確寫出 `{field}`", "請用數字、名稱或日期代替 `{word}`";
    }
    SEVERAL_TARGETS = "goal/S020" Info {
        en: "one goal holds `{count}` targets", "split it into `{count}` goals, each with its own verdict";
        hans: "一个目标里有 `{count}` 项指标", "请拆成 `{count}` 个目标，分别评判";
        hant: "一個目標裡有 `{count}` 項指標", "請拆成 `{count}` 個目標，分別評判";
    }
    NO_OWNER = "goal/S030" Warn {
        en: "nobody answers for the goal", "name one `owner`";
        hans: "目标没有负责人", "请写明一位 `owner`";
        hant: "目標沒有負責人", "請寫明一位 `owner`";
    }
    OTHER_COMPLETION = "goal/S031" Warn {
        en: "the completion standard measures `{completion}`, the goal measures `{metric}`", "measure completion by `{metric}`, or make `{completion}` a goal of its own";
        hans: "完成标准衡量的是 `{completion}`，目标衡量的是 `{metric}`", "请用 `{metric}` 衡量完成，或把 `{completion}` 另立目标";
        hant: "完成標準衡量的是 `{completion}`，目標衡量的是 `{metric}`", "請用 `{metric}` 衡量完成，或把 `{completion}` 另立目標";
    }
    NO_AMOUNT = "goal/M001" Error {
        en: "the goal states no amount", "say how much: a figure to reach, or by how much it changes";
        hans: "目标没有数量", "请写明多少：要达到的数字，或变化多少";
        hant: "目標沒有數量", "請寫明多少：要達到的數字，或變化多少";
    }
    NO_UNIT = "goal/M002" Warn {
        en: "the amount has no unit", "give `metric` a `unit`; for money with its currency, such as CNY or TWD";
        hans: "数量没有单位", "请给 `metric` 写上 `unit`；金额须注明货币，例如 CNY 或 TWD";
        hant: "數量沒有單位", "請給 `metric` 寫上 `unit`；金額須註明貨幣，例如 CNY 或 TWD";
    }
    NO_BASELINE = "goal/M010" Warn {
        en: "the change of `{by}` starts from no stated figure", "give the figure before in `from`, or a `history`";
        hans: "变化 `{by}` 没有给出基线", "请在 `from` 写出原来的数字，或给出 `history`";
        hant: "變化 `{by}` 沒有給出基線", "請在 `from` 寫出原來的數字，或給出 `history`";
    }
    PERCENT_OF_RATE = "goal/M011" Warn {
        en: "`{by}` of a rate can be meant as percent or as percentage points", "write `points` for percentage points, or give both `from` and `to`";
        hans: "比率变化 `{by}` 可指百分比，也可指百分点", "百分点请写 `points`，或同时给出 `from` 与 `to`";
        hant: "比率變化 `{by}` 可指百分比，也可指百分點", "百分點請寫 `points`，或同時給出 `from` 與 `to`";
    }
    POINTS_OF_NO_RATE = "goal/M012" Error {
        en: "percentage points of `{by}` are no change of a figure that is no rate", "write `percent` for a share of the figure before, or `amount`";
        hans: "指标不是比率，不能变化 `{by}` 个百分点", "占原数的比例请写 `percent`，数量请写 `amount`";
        hant: "指標不是比率，不能變化 `{by}` 個百分點", "占原數的比例請寫 `percent`，數量請寫 `amount`";
    }
    BEYOND_PERCENT = "goal/M013" Warn {
        en: "`{value}` of a percentage is `{percent}`; was `{meant}` meant?", "write percentages with their sign, such as `20%`, or as `0.2`";
        hans: "百分比的 `{value}` 是 `{percent}`，是否想写 `{meant}`？", "百分比请带百分号，例如 `20%`，或写 `0.2`";
        hant: "百分比的 `{value}` 是 `{percent}`，是否想寫 `{meant}`？", "百分比請帶百分號，例如 `20%`，或寫 `0.2`";
    }
    CONTRADICTION = "goal/M020" Error {
        en: "`{objective}` contradicts going from `{from}` to `{to}`", "correct the direction or one of the two figures";
        hans: "`{objective}` 与从 `{from}` 到 `{to}` 相矛盾", "请更正方向或其中一个数字";
        hant: "`{objective}` 與從 `{from}` 到 `{to}` 相矛盾", "請更正方向或其中一個數字";
    }
    OTHER_CHANGE = "goal/M021" Error {
        en: "the stated change of `{by}` leads from `{from}` to `{implied}`, not to `{to}`", "correct one of the three figures, or leave one out";
        hans: "所写的变化 `{by}` 从 `{from}` 得到 `{implied}`，而不是 `{to}`", "请更正三个数字之一，或去掉一个";
        hant: "所寫的變化 `{by}` 從 `{from}` 得到 `{implied}`，而不是 `{to}`", "請更正三個數字之一，或去掉一個";
    }
    BEYOND_HISTORY = "goal/A001" Error {
        en: "the goal asks for a change of `{asked}`, the history bears up to `{limit}`", "lower the target, or say which new means justify it";
        hans: "目标要求变化 `{asked}`，历史数据只支持到 `{limit}`", "请降低目标，或说明有何新手段支持";
        hant: "目標要求變化 `{asked}`，歷史資料只支持到 `{limit}`", "請降低目標，或說明有何新手段支持";
    }
    BEYOND_CAPACITY = "goal/A002" Error {
        en: "the target `{to}` is beyond the capacity of `{capacity}`", "lower the target or raise the capacity first";
        hans: "目标 `{to}` 超出能力上限 `{capacity}`", "请降低目标，或先提高能力";
        hant: "目標 `{to}` 超出能力上限 `{capacity}`", "請降低目標，或先提高能力";
    }
    BEYOND_BEST = "goal/A003" Warn {
        en: "the target `{to}` is beyond the best ever, `{best}`", "say what will be done that was not done before";
        hans: "目标 `{to}` 超过历史最好水平 `{best}`", "请说明将采取哪些以前没有的措施";
        hant: "目標 `{to}` 超過歷史最佳水準 `{best}`", "請說明將採取哪些以前沒有的措施";
    }
    TOO_EASY = "goal/A010" Warn {
        en: "the target `{to}` is no challenge: `{expected}` is what the trend or the baseline gives", "ask for more than what comes by itself";
        hans: "目标 `{to}` 缺乏挑战性：按趋势或基线即可达到 `{expected}`", "请提出高于自然增长的要求";
        hant: "目標 `{to}` 缺乏挑戰性：按趨勢或基線即可達到 `{expected}`", "請提出高於自然成長的要求";
    }
    SUPPORTS_NOTHING = "goal/R001" Error {
        en: "the goal supports no other goal of the set", "name in `supports` the goal that it serves";
        hans: "目标没有支持本组中的任何目标", "请在 `supports` 写明它服务的目标";
        hant: "目標沒有支持本組中的任何目標", "請在 `supports` 寫明它服務的目標";
    }
    WRONG_PARENT = "goal/R002" Error {
        en: "`{parent}` is not in the set, or supports this goal in turn", "name a goal of the set that stands above this one";
        hans: "`{parent}` 不在本组中，或反过来支持本目标", "请写本组中位于其上的目标";
        hant: "`{parent}` 不在本組中，或反過來支持本目標", "請寫本組中位於其上的目標";
    }
    NO_ROLL_UP = "goal/R003" Warn {
        en: "the metric `{metric}` does not add to `{other}` of the goal `{parent}`", "measure the same in the same unit, or declare in `rolls_up` that the one serves the other";
        hans: "指标 `{metric}` 不能汇总到目标 `{parent}` 的 `{other}`", "请用相同的指标和单位，或在 `rolls_up` 声明其间的关系";
        hant: "指標 `{metric}` 不能彙總到目標 `{parent}` 的 `{other}`", "請用相同的指標和單位，或在 `rolls_up` 宣告其間的關係";
    }
    CHILDREN_DO_NOT_SUM = "goal/R010" Warn {
        en: "the goals below `{parent}` by `{dimension}` sum to `{sum}`, not to `{target}`: off by `{gap}`", "hand out the rest, or correct one of the goals";
        hans: "`{parent}` 之下按 `{dimension}` 的目标合计 `{sum}`，不等于 `{target}`：相差 `{gap}`", "请分配余额，或更正其中一个目标";
        hant: "`{parent}` 之下按 `{dimension}` 的目標合計 `{sum}`，不等於 `{target}`：相差 `{gap}`", "請分配餘額，或更正其中一個目標";
    }
    TWO_OWNERS = "goal/R011" Warn {
        en: "`{one}` and `{other}` want the same figure at the same time under different owners", "let one owner answer for it, or tell the two apart by `scope`";
        hans: "`{one}` 与 `{other}` 在同一时期要求同一指标，负责人却不同", "请由一人负责，或用 `scope` 区分二者";
        hant: "`{one}` 與 `{other}` 在同一時期要求同一指標，負責人卻不同", "請由一人負責，或用 `scope` 區分二者";
    }
    CROSSING_PERIODS = "goal/R012" Warn {
        en: "the periods of `{one}` and `{other}` overlap, and neither lies within the other", "give the two the same period, or periods that follow each other";
        hans: "`{one}` 与 `{other}` 的期间部分重叠", "请使两者期间相同，或前后相接";
        hant: "`{one}` 與 `{other}` 的期間部分重疊", "請使兩者期間相同，或前後相接";
    }
    OTHER_ACTUAL = "goal/R013" Warn {
        en: "`{parent}` is said to have reached `{actual}`, the goals below it by `{dimension}` together `{sum}`", "correct one of the figures, or say which goals are missing";
        hans: "`{parent}` 所报实际为 `{actual}`，其下按 `{dimension}` 的目标合计 `{sum}`", "请更正其中一个数字，或说明缺少哪些目标";
        hant: "`{parent}` 所報實際為 `{actual}`，其下按 `{dimension}` 的目標合計 `{sum}`", "請更正其中一個數字，或說明缺少哪些目標";
    }
    NO_DEADLINE = "goal/T001" Error {
        en: "the goal has no deadline", "give a `period`, such as `2026-Q4`, or a `deadline`";
        hans: "目标没有期限", "请给出 `period`，例如 `2026-Q4`，或给出 `deadline`";
        hant: "目標沒有期限", "請給出 `period`，例如 `2026-Q4`，或給出 `deadline`";
    }
    ENDS_BEFORE_START = "goal/T002" Error {
        en: "the period ends on `{end}`, which is not after its start on `{start}`", "correct one of the two dates";
        hans: "期间于 `{end}` 结束，不晚于其开始 `{start}`", "请更正其中一个日期";
        hant: "期間於 `{end}` 結束，不晚於其開始 `{start}`", "請更正其中一個日期";
    }
    PAST = "goal/T003" Error {
        en: "the deadline `{deadline}` was past on `{as_of}`", "set a deadline that is still to come, or close the goal";
        hans: "期限 `{deadline}` 在 `{as_of}` 已过", "请设定未来的期限，或结束此目标";
        hant: "期限 `{deadline}` 在 `{as_of}` 已過", "請設定未來的期限，或結束此目標";
    }
    OUTSIDE_PARENT = "goal/T004" Warn {
        en: "the period from `{start}` to `{end}` is not within that of the goal `{parent}`", "move the period into that of the goal it supports";
        hans: "从 `{start}` 到 `{end}` 的期间不在目标 `{parent}` 的期间之内", "请把期间移到所支持目标的期间之内";
        hant: "從 `{start}` 到 `{end}` 的期間不在目標 `{parent}` 的期間之內", "請把期間移到所支持目標的期間之內";
    }
    DURATION_IS_MEASURE = "goal/T005" Error {
        en: "the duration is what the goal measures, not its deadline", "add the day by which the metric shall have that duration";
        hans: "此时长是衡量的内容，不是期限", "请补充到哪一天应达到此时长";
        hant: "此時長是衡量的內容，不是期限", "請補充到哪一天應達到此時長";
    }
    AMBIGUOUS_PERIOD = "goal/T010" Warn {
        en: "`{said}` can be read in more than one way; read as `{start}` up to, but not including, `{end}`", "write a period such as `2026-Q4`, or dates year-month-day";
        hans: "`{said}` 可有多种理解；此处理解为 `{start}` 起、至 `{end}` 前一日止", "请写期间（如 `2026-Q4`）或 年-月-日 日期";
        hant: "`{said}` 可有多種理解；此處理解為 `{start}` 起、至 `{end}` 前一日止", "請寫期間（如 `2026-Q4`）或 年-月-日 日期";
    }
    OFF_TARGET_MILESTONES = "goal/T020" Error {
        en: "the milestones do not lead to `{to}`: `{value}` is off by `{gap}`", "make the parts sum to the target, or each point of the path come no less close to it than the one before";
        hans: "里程碑不能达到 `{to}`：`{value}` 相差 `{gap}`", "请使各部分之和等于目标，或使路径逐步接近目标";
        hant: "里程碑不能達到 `{to}`：`{value}` 相差 `{gap}`", "請使各部分之和等於目標，或使路徑逐步接近目標";
    }
    MILESTONE_OUTSIDE = "goal/T021" Warn {
        en: "the milestone due on `{due}` is not within the period from `{start}` to `{end}`", "move the milestone into the period, or the period to the milestone";
        hans: "`{due}` 到期的里程碑不在从 `{start}` 到 `{end}` 的期间之内", "请把里程碑移入期间，或调整期间";
        hant: "`{due}` 到期的里程碑不在從 `{start}` 到 `{end}` 的期間之內", "請把里程碑移入期間，或調整期間";
    }
    SEVERAL_ENDS = "goal/001" Error {
        en: "the period says its end in `{count}` ways", "keep one of `end`, `deadline` and `days`";
        hans: "期间用 `{count}` 种方式写了结束", "请只保留 `end`、`deadline`、`days` 之一";
        hant: "期間用 `{count}` 種方式寫了結束", "請只保留 `end`、`deadline`、`days` 之一";
    }
    TOLERANCE_OF_WHAT = "goal/003" Error {
        en: "a tolerance of `{tolerance}` may be a share of the figure or an amount", "write `{\"share\": \"5%\"}` for a share, or `{\"amount\": \"50000\"}`";
        hans: "容差 `{tolerance}` 可指占原数的比例，也可指数量", "比例请写 `{\"share\": \"5%\"}`，数量请写 `{\"amount\": \"50000\"}`";
        hant: "容差 `{tolerance}` 可指占原數的比例，也可指數量", "比例請寫 `{\"share\": \"5%\"}`，數量請寫 `{\"amount\": \"50000\"}`";
    }
    NOT_UNDERSTOOD = "goal/N001" Warn {
        en: "`{words}` was not understood", "say it in other words, or add them to `lexicon`";
        hans: "未能理解 `{words}`", "请换一种说法，或加入 `lexicon`";
        hant: "未能理解 `{words}`", "請換一種說法，或加入 `lexicon`";
    }
    UNCLEAR_FIGURE = "goal/N002" Warn {
        en: "`{words}` cannot be read as one figure or date of this target, and was left out", "write it plainly, such as `1,200,000`, `20%` or `2027-03-31`";
        hans: "`{words}` 不能读作本指标的一个数字或日期，未予采用", "请明确书写，例如 `1,200,000`、`20%` 或 `2027-03-31`";
        hant: "`{words}` 不能讀作本指標的一個數字或日期，未予採用", "請明確書寫，例如 `1,200,000`、`20%` 或 `2027-03-31`";
    }
    FLOOR_WITHOUT_TOTAL = "goal/N003" Warn {
        en: "`{words}` is a figure for each of several parts, and what they add up to is not clear", "state the total; for figures of months, also a period of whole months, such as a quarter";
        hans: "`{words}` 是每一份的数字，总数不明", "请写明总数；按月的数字还须写明由整月组成的期间，例如一个季度";
        hant: "`{words}` 是每一份的數字，總數不明", "請寫明總數；按月的數字還須寫明由整月組成的期間，例如一個季度";
    }
    NO_TARGET = "goal/N004" Warn {
        en: "the text states no goal", "say which figure shall change, how far, and by when";
        hans: "文中没有目标", "请说明哪个指标、变化多少、到何时";
        hant: "文中沒有目標", "請說明哪個指標、變化多少、到何時";
    }
}
