//! Codes of the score area.

use crate::error::codes;

codes! {
    WEIGHTS_SUM = "score/001" Error {
        en: "the weights of `{group}` add up to `{sum}`, which is neither 100 nor 1", "write {fix}, or set `weight_rule` to `relative`";
        hans: "`{group}` 的权重之和为 `{sum}`，既不是 100 也不是 1", "请写 {fix}，或把 `weight_rule` 设为 `relative`";
        hant: "`{group}` 的權重之和為 `{sum}`，既不是 100 也不是 1", "請寫 {fix}，或把 `weight_rule` 設為 `relative`";
    }
    TWO_GRADES = "score/002" Error {
        en: "`{first}` and `{second}` both begin at `{bound}`", "give each grade a lower bound of its own";
        hans: "`{first}` 与 `{second}` 都从 `{bound}` 开始", "请给每个等级各自的下限";
        hant: "`{first}` 與 `{second}` 都從 `{bound}` 開始", "請給每個等級各自的下限";
    }
    RANGE_HOLE = "score/003" Error {
        en: "a score above `{from}` and below `{to}` has no grade", "let the ranges meet, or write lower bounds only: then no hole can be written";
        hans: "高于 `{from}` 且低于 `{to}` 的得分没有等级", "请让区间相接，或只写下限：这样不会留下空档";
        hant: "高於 `{from}` 且低於 `{to}` 的得分沒有等級", "請讓區間相接，或只寫下限：這樣不會留下空檔";
    }
    RANGE_OVERLAP = "score/004" Error {
        en: "a score from `{from}` to `{to}` is both `{lower}` and `{upper}`", "end one range before the other begins, or write lower bounds only";
        hans: "从 `{from}` 到 `{to}` 的得分既是 `{lower}` 又是 `{upper}`", "请让一个区间在另一个开始前结束，或只写下限";
        hant: "從 `{from}` 到 `{to}` 的得分既是 `{lower}` 又是 `{upper}`", "請讓一個區間在另一個開始前結束，或只寫下限";
    }
    RANGE_HOLE_UNSEEN = "score/005" Info {
        en: "no grade covers the scores between `{from}` and `{to}`; as scores are rounded and limited now, none falls there", "write lower bounds only, so that a change of the rounding or of the limits opens no hole";
        hans: "`{from}` 与 `{to}` 之间没有等级；按现在的舍入与上下限，没有得分落在其中", "请只写下限，以免更改舍入或上下限后出现空档";
        hant: "`{from}` 與 `{to}` 之間沒有等級；按現在的捨入與上下限，沒有得分落在其中", "請只寫下限，以免更改捨入或上下限後出現空檔";
    }
    BELOW_LOWEST = "score/006" Error {
        en: "the score `{score}` is below the lowest grade, which begins at `{bound}`", "lower that bound, or set `clamp.min` to it";
        hans: "得分 `{score}` 低于最低等级的下限 `{bound}`", "请降低该下限，或把 `clamp.min` 设为它";
        hant: "得分 `{score}` 低於最低等級的下限 `{bound}`", "請降低該下限，或把 `clamp.min` 設為它";
    }
    VALUE_MISSING = "score/007" Error {
        en: "`{indicator}` has no value, and its scorecard does not say what happens then", "give its `actual`, mark it `not_applicable`, or declare `missing`";
        hans: "`{indicator}` 没有数值，而评分表没有说明此时如何处理", "请给出 `actual`，标为 `not_applicable`，或声明 `missing`";
        hant: "`{indicator}` 沒有數值，而評分表沒有說明此時如何處理", "請給出 `actual`，標為 `not_applicable`，或宣告 `missing`";
    }
    INPUT_MISSING = "score/008" Error {
        en: "`{indicator}` is scored by `{rule}` and needs `{field}`", "give `{field}` in the facts, or in the document for everyone";
        hans: "`{indicator}` 按 `{rule}` 计分，需要 `{field}`", "请在事实中给出 `{field}`，或在文档中为所有人给出";
        hant: "`{indicator}` 按 `{rule}` 計分，需要 `{field}`", "請在事實中給出 `{field}`，或在文件中為所有人給出";
    }
    TARGET_NOT_POSITIVE = "score/009" Error {
        en: "`{indicator}` cannot be measured against the target `{value}`", "give a target above zero, give a `base`, or score it by `linear` from the worst value to the best";
        hans: "`{indicator}` 不能以目标 `{value}` 衡量", "请给出大于零的目标或 `base`，或改用 `linear` 从最差值到最好值计分";
        hant: "`{indicator}` 不能以目標 `{value}` 衡量", "請給出大於零的目標或 `base`，或改用 `linear` 從最差值到最好值計分";
    }
    ACTUAL_NOT_POSITIVE = "score/010" Error {
        en: "`{indicator}` cannot be divided by its actual value `{value}`", "give a value above zero, or score it by `mirror` or `linear`";
        hans: "`{indicator}` 不能除以其实际值 `{value}`", "请给出大于零的数值，或改用 `mirror` 或 `linear`";
        hant: "`{indicator}` 不能除以其實際值 `{value}`", "請給出大於零的數值，或改用 `mirror` 或 `linear`";
    }
    NO_DISTANCE = "score/011" Error {
        en: "`{indicator}` begins and ends at `{value}`, so there is no way between them", "give a target that differs from the baseline";
        hans: "`{indicator}` 的起点与终点都是 `{value}`，之间没有距离", "请给出与基线不同的目标";
        hant: "`{indicator}` 的起點與終點都是 `{value}`，之間沒有距離", "請給出與基線不同的目標";
    }
    NEEDS_PEERS = "score/012" Error {
        en: "`{rule}` compares a person with peers, and a scorecard alone has none", "put the scorecard into a `quotakit/cohort@1`, or choose a rule that needs no peers";
        hans: "`{rule}` 要与同组人员比较，单独的评分表没有同组人员", "请把评分表放入 `quotakit/cohort@1`，或选用不需要同组的规则";
        hant: "`{rule}` 要與同組人員比較，單獨的評分表沒有同組人員", "請把評分表放入 `quotakit/cohort@1`，或選用不需要同組的規則";
    }
    PEERS_EQUAL = "score/013" Error {
        en: "the peers do not differ in `{indicator}`, so `{rule}` gives no points", "declare `if_equal`, the points that everyone gets then";
        hans: "同组人员的 `{indicator}` 没有差别，`{rule}` 无法计分", "请声明 `if_equal`，即此时每人所得的分数";
        hant: "同組人員的 `{indicator}` 沒有差別，`{rule}` 無法計分", "請宣告 `if_equal`，即此時每人所得的分數";
    }
    NEGATIVE_POINTS = "score/014" Error {
        en: "`{part}` has `{points}` points, and a geometric mean takes none below zero", "declare a `floor` of 0, or aggregate `{group}` arithmetically";
        hans: "`{part}` 的得分为 `{points}`，几何平均不接受负数", "请声明 `floor` 为 0，或对 `{group}` 用算术平均";
        hant: "`{part}` 的得分為 `{points}`，幾何平均不接受負數", "請宣告 `floor` 為 0，或對 `{group}` 用算術平均";
    }
    RATERS_SILENT = "score/016" Error {
        en: "`{raters}` gave no rating of `{indicator}`", "give their ratings, or declare the rater group `optional`";
        hans: "`{raters}` 没有给 `{indicator}` 评分", "请给出评分，或把该评分组声明为 `optional`";
        hant: "`{raters}` 沒有給 `{indicator}` 評分", "請給出評分，或把該評分組宣告為 `optional`";
    }
    TWO_VALUES = "score/017" Error {
        en: "`{indicator}` has both a value and ratings", "keep one of the two";
        hans: "`{indicator}` 既有数值又有评分", "请只保留一个";
        hant: "`{indicator}` 既有數值又有評分", "請只保留一個";
    }
    NO_RATERS = "score/018" Error {
        en: "`{indicator}` stands in a group without raters", "declare `raters` in its group, or give its `actual`";
        hans: "`{indicator}` 所在的组没有声明评分人", "请在其组中声明 `raters`，或给出 `actual`";
        hant: "`{indicator}` 所在的組沒有宣告評分人", "請在其組中宣告 `raters`，或給出 `actual`";
    }
    NOT_RISING = "score/019" Error {
        en: "`{value}` does not rise above `{before}` before it", "order the entries by strictly rising value";
        hans: "`{value}` 没有大于前一项 `{before}`", "请按严格递增的数值排列";
        hant: "`{value}` 沒有大於前一項 `{before}`", "請按嚴格遞增的數值排列";
    }
    ADD_OR_DEDUCT = "score/020" Error {
        en: "the adjustment `{id}` has to say one of `add` and `deduct`", "write `add` for points gained, `deduct` for points lost, and two adjustments for both";
        hans: "加减分项 `{id}` 须在 `add` 与 `deduct` 中写一个", "加分写 `add`，减分写 `deduct`，两者都要则写两项";
        hant: "加減分項 `{id}` 須在 `add` 與 `deduct` 中寫一個", "加分寫 `add`，減分寫 `deduct`，兩者都要則寫兩項";
    }
    RENORMALISE_IN_SUM = "score/021" Error {
        en: "`{id}` stands among points that are added up, where no weight can be handed on", "choose `zero`, `neutral`, `carry` or `error`";
        hans: "`{id}` 所在的组把分数相加，没有权重可以转移", "请选用 `zero`、`neutral`、`carry` 或 `error`";
        hant: "`{id}` 所在的組把分數相加，沒有權重可以轉移", "請選用 `zero`、`neutral`、`carry` 或 `error`";
    }
    COVERAGE_LOW = "score/022" Warn {
        en: "only `{coverage}` of the weight was measured, less than the `{minimum}` that a score needs", "measure more of the indicators; there is no score until then";
        hans: "只衡量了 `{coverage}` 的权重，低于评分所需的 `{minimum}`", "请衡量更多指标；在此之前没有得分";
        hant: "只衡量了 `{coverage}` 的權重，低於評分所需的 `{minimum}`", "請衡量更多指標；在此之前沒有得分";
    }
    NOTHING_MEASURED = "score/023" Warn {
        en: "no indicator with a weight was measured", "give at least one value; there is no score until then";
        hans: "没有衡量任何有权重的指标", "请至少给出一个数值；在此之前没有得分";
        hant: "沒有衡量任何有權重的指標", "請至少給出一個數值；在此之前沒有得分";
    }
    NOTHING_TO_CARRY = "score/024" Error {
        en: "`{id}` carries the points of the last period, and the facts give none", "give its `last_points`";
        hans: "`{id}` 沿用上期得分，而事实中没有给出", "请给出 `last_points`";
        hant: "`{id}` 沿用上期得分，而事實中沒有給出", "請給出 `last_points`";
    }
    ENDS_REVERSED = "score/025" Error {
        en: "the lower end `{low}` is above the upper end `{high}`", "exchange the two";
        hans: "下端 `{low}` 高于上端 `{high}`", "请交换两者";
        hant: "下端 `{low}` 高於上端 `{high}`", "請交換兩者";
    }
    VETO_EMPTY = "score/026" Error {
        en: "the veto `{id}` limits nothing", "declare `grade_at_most`, `score_at_most` or both";
        hans: "否决项 `{id}` 没有限制任何结果", "请声明 `grade_at_most`、`score_at_most` 或两者";
        hant: "否決項 `{id}` 沒有限制任何結果", "請宣告 `grade_at_most`、`score_at_most` 或兩者";
    }
    CARRY_IN_GROUP = "score/027" Error {
        en: "the group `{id}` cannot carry points over", "let its indicators carry theirs, or choose another policy";
        hans: "组 `{id}` 不能沿用上期得分", "请让其指标沿用，或选用其他办法";
        hant: "組 `{id}` 不能沿用上期得分", "請讓其指標沿用，或選用其他辦法";
    }
    OUTSIDE_STEPS = "score/028" Error {
        en: "the value `{value}` of `{indicator}` is below the first bound `{bound}`", "add a step that begins at or below it";
        hans: "`{indicator}` 的数值 `{value}` 低于第一个下限 `{bound}`", "请增加一个不高于它的档";
        hant: "`{indicator}` 的數值 `{value}` 低於第一個下限 `{bound}`", "請增加一個不高於它的檔";
    }
    NOT_A_TABLE = "score/029" Error {
        en: "the table has {found} entries here, {expected} are needed", "give one row of points a row bound, and one entry a column bound";
        hans: "此处表格有 {found} 项，需要 {expected} 项", "请为每个行下限给一行分数，每个列下限给一项";
        hant: "此處表格有 {found} 項，需要 {expected} 項", "請為每個列下限給一列分數，每個欄下限給一項";
    }
    TIE_UNDECIDED = "score/030" Error {
        en: "{people} tie at `{score}` across the edge of `{what}`, which has {seats} places", "choose a tie policy, or keys that tell them apart";
        hans: "{people} 同为 `{score}`，跨越 `{what}` 的名额界线，名额为 {seats}", "请选定并列办法，或能区分他们的依据";
        hant: "{people} 同為 `{score}`，跨越 `{what}` 的名額界線，名額為 {seats}", "請選定並列辦法，或能區分他們的依據";
    }
    QUOTA_KIND = "score/031" Error {
        en: "the quota of `{grade}` has to say one of `share` and `count`", "write a share such as `\"20%\"`, or a count such as `3`";
        hans: "`{grade}` 的名额须在 `share` 与 `count` 中写一个", "请写比例如 `\"20%\"`，或人数如 `3`";
        hant: "`{grade}` 的名額須在 `share` 與 `count` 中寫一個", "請寫比例如 `\"20%\"`，或人數如 `3`";
    }
    QUOTAS_SUM = "score/032" Error {
        en: "the quotas add up to `{sum}`, and have to add up to `{expected}`", "correct the quotas so that every person has exactly one grade";
        hans: "名额之和为 `{sum}`，应为 `{expected}`", "请更正名额，使每人恰有一个等级";
        hant: "名額之和為 `{sum}`，應為 `{expected}`", "請更正名額，使每人恰有一個等級";
    }
    COHORT_SMALL = "score/033" Info {
        en: "the cohort `{cohort}` has {size} people, fewer than {minimum}: its grades are not distributed", "nothing has to change";
        hans: "`{cohort}` 组有 {size} 人，少于 {minimum} 人：不作强制分布", "无需改动";
        hant: "`{cohort}` 組有 {size} 人，少於 {minimum} 人：不作強制分布", "無需更動";
    }
    QUOTA_MISSED = "score/034" Warn {
        en: "`{grade}` has {people} people in the cohort `{cohort}`, its quota is {seats}", "look at ties, vetoes and calibration of this grade";
        hans: "`{cohort}` 组的 `{grade}` 有 {people} 人，名额为 {seats}", "请查看该等级的并列、否决与校准";
        hant: "`{cohort}` 組的 `{grade}` 有 {people} 人，名額為 {seats}", "請查看該等級的並列、否決與校準";
    }
    VETOED_RAISED = "score/035" Error {
        en: "`{person}` is held at `{limit}` by a veto and cannot be raised to `{grade}`", "lift the veto in the facts, or choose a grade up to `{limit}`";
        hans: "`{person}` 因否决最高为 `{limit}`，不能调高到 `{grade}`", "请在事实中撤销否决，或选不高于 `{limit}` 的等级";
        hant: "`{person}` 因否決最高為 `{limit}`，不能調高到 `{grade}`", "請在事實中撤銷否決，或選不高於 `{limit}` 的等級";
    }
    NO_BANDS = "score/036" Error {
        en: "`{field}` speaks of grades, and the scorecard has none", "declare `bands`";
        hans: "`{field}` 涉及等级，而评分表没有等级", "请声明 `bands`";
        hant: "`{field}` 涉及等級，而評分表沒有等級", "請宣告 `bands`";
    }
    ATTRIBUTE_MISSING = "score/037" Error {
        en: "`{person}` has no `{attribute}`, by which the cohorts are formed", "give it in `attributes`";
        hans: "`{person}` 没有用来分组的 `{attribute}`", "请在 `attributes` 中给出";
        hant: "`{person}` 沒有用來分組的 `{attribute}`", "請在 `attributes` 中給出";
    }
    UNSCORED = "score/038" Error {
        en: "`{person}` has no score, so no grade can be set", "leave the override out";
        hans: "`{person}` 没有得分，不能设定等级", "请去掉该校准";
        hant: "`{person}` 沒有得分，不能設定等級", "請去掉該校準";
    }
    NO_GRADE_BELOW = "score/039" Warn {
        en: "a score from `{least}` up to `{bound}` has no grade and would be refused", "let the lowest grade begin at `{least}`, or raise `clamp.min` to `{bound}`";
        hans: "从 `{least}` 到 `{bound}` 的得分没有等级，会被拒绝", "请让最低等级从 `{least}` 开始，或把 `clamp.min` 提高到 `{bound}`";
        hant: "從 `{least}` 到 `{bound}` 的得分沒有等級，會被拒絕", "請讓最低等級從 `{least}` 開始，或把 `clamp.min` 提高到 `{bound}`";
    }
    FINER_THAN_ROUNDING = "score/040" Warn {
        en: "the limit `{value}` has more than the {scale} places that scores are rounded to", "write the limit with {scale} places, or round to more";
        hans: "界限 `{value}` 的小数位多于得分舍入的 {scale} 位", "请把界限写成 {scale} 位小数，或提高舍入位数";
        hant: "界限 `{value}` 的小數位多於得分捨入的 {scale} 位", "請把界限寫成 {scale} 位小數，或提高捨入位數";
    }
    QUOTA_OF_LOWEST = "score/041" Info {
        en: "a quota of at most so many has no effect on `{grade}`: there is no grade below it", "leave it out, or set `rule` to `exactly`";
        hans: "`{grade}` 之下没有等级，上限名额对它不起作用", "请去掉，或把 `rule` 设为 `exactly`";
        hant: "`{grade}` 之下沒有等級，上限名額對它不起作用", "請去掉，或把 `rule` 設為 `exactly`";
    }
    VALUE_UNUSED = "score/042" Info {
        en: "`{field}` of `{indicator}` is given and nothing looks at it", "leave it out, or correct what keeps it from counting: `not_applicable`, or a `missing` other than `carry`";
        hans: "给出了 `{indicator}` 的 `{field}`，但未使用", "请去掉它，或更正使它不计入的设置：`not_applicable`，或不是 `carry` 的 `missing`";
        hant: "給出了 `{indicator}` 的 `{field}`，但未使用", "請去掉它，或更正使它不計入的設定：`not_applicable`，或不是 `carry` 的 `missing`";
    }
    RATING_OUTSIDE = "score/043" Warn {
        en: "`{raters}` rated `{indicator}` `{value}`, outside of `{low}` to `{high}`", "correct the rating, or the ends of the line it is scored by";
        hans: "`{raters}` 给 `{indicator}` 评 `{value}`，超出 `{low}` 至 `{high}`", "请更正评分，或更正计分直线的两端";
        hant: "`{raters}` 給 `{indicator}` 評 `{value}`，超出 `{low}` 至 `{high}`", "請更正評分，或更正計分直線的兩端";
    }
    RESCALE_ENDS = "score/044" Error {
        en: "a scale cannot run from `{low}` to `{high}`", "write two different ends, the lower one first; where less is better, let the rule of the indicator fall";
        hans: "刻度不能从 `{low}` 到 `{high}`", "请写两个不同的端点，小的在前；若越低越好，请让指标的计分规则下降";
        hant: "刻度不能從 `{low}` 到 `{high}`", "請寫兩個不同的端點，小的在前；若越低越好，請讓指標的計分規則下降";
    }
    TOO_FEW_PERIODS = "score/050" Warn {
        en: "{count} {count|period has|periods have} a score, {needed} are needed for one across periods", "give the scores of more periods, or lower what the rule takes; there is no figure until then";
        hans: "有得分的期间为 {count} 个，跨期得分需要 {needed} 个", "请给出更多期间的得分，或降低所需期数；在此之前没有结果";
        hant: "有得分的期間為 {count} 個，跨期得分需要 {needed} 個", "請給出更多期間的得分，或降低所需期數；在此之前沒有結果";
    }
    PERIODS_MIXED = "score/051" Error {
        en: "`{second}` cannot follow `{first}`: the periods of one row are of one length, and none lies in another", "give the scores by quarters only, or by months only";
        hans: "`{second}` 不能接在 `{first}` 之后：同一列期间须长度相同且互不重叠", "请只按季度或只按月份给出得分";
        hant: "`{second}` 不能接在 `{first}` 之後：同一列期間須長度相同且互不重疊", "請只按季度或只按月份給出得分";
    }
    PERIOD_UNSCORED = "score/052" Error {
        en: "the period `{period}` has no score, and `across` does not say what happens then", "give its score, leave the period out, or declare `missing` as `skip` or `zero`";
        hans: "期间 `{period}` 没有得分，而 `across` 没有说明此时如何处理", "请给出得分，去掉该期间，或把 `missing` 声明为 `skip` 或 `zero`";
        hant: "期間 `{period}` 沒有得分，而 `across` 沒有說明此時如何處理", "請給出得分，去掉該期間，或把 `missing` 宣告為 `skip` 或 `zero`";
    }
    PERIODS_UNUSED = "score/053" Info {
        en: "the scores of `periods` are given and nothing looks at them", "declare `across` in the scorecard, or leave them out";
        hans: "给出了 `periods` 的得分，但未使用", "请在评分表中声明 `across`，或去掉它们";
        hant: "給出了 `periods` 的得分，但未使用", "請在評分表中宣告 `across`，或去掉它們";
    }
    NOTHING_TO_TURN = "score/054" Error {
        en: "there is no score that other weights could change", "give the values that a score takes; evaluating the same facts says what is missing";
        hans: "没有可随权重改变的得分", "请给出评分所需的数值；用同样的事实求值会说明缺少什么";
        hant: "沒有可隨權重改變的得分", "請給出評分所需的數值；用同樣的事實求值會說明缺少什麼";
    }
    RANKS_BY_OTHER = "score/055" Error {
        en: "ranks follow `{by}` first, or the lowest score, which other weights do not turn", "ask for the grade, or rank by the score, highest first";
        hans: "排名首先依据 `{by}`，或以最低分为先，不随权重改变", "请改问等级，或按得分从高到低排名";
        hant: "排名首先依據 `{by}`，或以最低分為先，不隨權重改變", "請改問等級，或按得分從高到低排名";
    }
}
