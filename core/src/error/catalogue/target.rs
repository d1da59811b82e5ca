//! Codes of the target area.

use crate::error::codes;

codes! {
    OFF_STEP = "target/001" Error {
        en: "`{value}` is not a whole number of steps of {step}", "choose a multiple of {step}, such as `{near}`";
        hans: "`{value}` 不是步长 {step} 的整数倍", "请取 {step} 的倍数，例如 `{near}`";
        hant: "`{value}` 不是步長 {step} 的整數倍", "請取 {step} 的倍數，例如 `{near}`";
    }
    BAD_STEP = "target/002" Error {
        en: "a step of `{step}` cannot be handed out", "declare a step above zero";
        hans: "步长 `{step}` 无法分配", "请声明大于零的步长";
        hant: "步長 `{step}` 無法分配", "請宣告大於零的步長";
    }
    BAD_UNIT = "target/003" Error {
        en: "a target in `{unit}` cannot be broken down into parts", "use `currency`, `count`, `days` or `named`";
        hans: "以 `{unit}` 计的目标无法分解", "请用 `currency`、`count`、`days` 或 `named`";
        hant: "以 `{unit}` 計的目標無法分解", "請用 `currency`、`count`、`days` 或 `named`";
    }
    UNANSWERED = "target/004" Error {
        en: "below `{parent}` no weight was given for {nodes}", "ask for the missing weights; `0` is a weight, no answer is not";
        hans: "`{parent}` 之下 {nodes} 未给出权重", "请补上其权重；`0` 是权重，未答复则不是";
        hant: "`{parent}` 之下 {nodes} 未給出權重", "請補上其權重；`0` 是權重，未答覆則不是";
    }
    ZERO_WEIGHTS = "target/005" Error {
        en: "the weights below `{parent}` add up to `{sum}`: {nodes}", "give one of them a weight above zero, or declare `\"zero_weights\": \"equal\"` for weights that are all zero";
        hans: "`{parent}` 之下的权重合计为 `{sum}`：{nodes}", "请给出大于零的权重；全为零时也可声明 `\"zero_weights\": \"equal\"`";
        hant: "`{parent}` 之下的權重合計為 `{sum}`：{nodes}", "請給出大於零的權重；全為零時也可宣告 `\"zero_weights\": \"equal\"`";
    }
    NEGATIVE_WEIGHT = "target/006" Error {
        en: "the weight `{weight}` of `{node}` is below zero", "correct it, or declare `negative_weights` as `clamp_zero` or `signed`";
        hans: "`{node}` 的权重 `{weight}` 小于零", "请更正，或将 `negative_weights` 声明为 `clamp_zero` 或 `signed`";
        hant: "`{node}` 的權重 `{weight}` 小於零", "請更正，或將 `negative_weights` 宣告為 `clamp_zero` 或 `signed`";
    }
    SIGNED_BOUNDS = "target/007" Error {
        en: "siblings below `{parent}` have a signed weight together with bounds, or with the method `{method}`", "leave out `min` and `max` there and use `largest_remainder`, or clamp weights to zero";
        hans: "`{parent}` 之下的带符号权重不能与上下限或方法 `{method}` 并用", "请去掉那里的 `min` 与 `max` 并用 `largest_remainder`，或将权重截为零";
        hant: "`{parent}` 之下的帶符號權重不能與上下限或方法 `{method}` 並用", "請去掉那裡的 `min` 與 `max` 並用 `largest_remainder`，或將權重截為零";
    }
    ABOVE = "target/008" Error {
        en: "{nodes} below `{parent}` need at least {need}, {excess} more than the {limit} it has for them", "lower locks or minima among them by {excess}, or raise `{parent}`";
        hans: "`{parent}` 之下的 {nodes} 至少需要 {need}，比其可分的 {limit} 多 {excess}", "请将其锁定值或下限降低 {excess}，或提高 `{parent}`";
        hant: "`{parent}` 之下的 {nodes} 至少需要 {need}，比其可分的 {limit} 多 {excess}", "請將其鎖定值或下限降低 {excess}，或提高 `{parent}`";
    }
    BELOW = "target/009" Error {
        en: "{nodes} below `{parent}` can take at most {room}, {short} less than the {limit} it hands out", "raise maxima among them by {short}, or lower `{parent}`";
        hans: "`{parent}` 之下的 {nodes} 至多可承担 {room}，比其须分出的 {limit} 少 {short}", "请将其上限提高 {short}，或降低 `{parent}`";
        hant: "`{parent}` 之下的 {nodes} 至多可承擔 {room}，比其須分出的 {limit} 少 {short}", "請將其上限提高 {short}，或降低 `{parent}`";
    }
    CROSSED = "target/010" Error {
        en: "`{node}` has a lower bound of {low}, above its upper bound of {high}, in steps of {step}", "leave at least one multiple of the step between them";
        hans: "`{node}` 的下限 {low} 高于上限 {high}（步长 {step}）", "请使两者之间至少有一个步长的倍数";
        hant: "`{node}` 的下限 {low} 高於上限 {high}（步長 {step}）", "請使兩者之間至少有一個步長的倍數";
    }
    PROFILE_LENGTH = "target/011" Error {
        en: "the profile has {found} weights for the {expected} parts of `{period}`", "give one weight for each part";
        hans: "`{period}` 有 {expected} 段，而曲线有 {found} 个权重", "请为每段给出一个权重";
        hant: "`{period}` 有 {expected} 段，而曲線有 {found} 個權重", "請為每段給出一個權重";
    }
    NO_PARTS = "target/012" Error {
        en: "`{period}` cannot be spread by `{by}`: {reason}", "choose shorter parts, or another spread";
        hans: "`{period}` 无法按 `{by}` 展开：{reason}", "请选更短的分段或其他方式";
        hant: "`{period}` 無法按 `{by}` 展開：{reason}", "請選更短的分段或其他方式";
    }
    UNALLOCATED = "target/013" Warn {
        en: "{value} of the {whole} that `{node}` hands out is not yet allocated: everything below it is fixed at {fixed}", "give it to somebody: add a child with a weight, or raise what is locked";
        hans: "`{node}` 可分的 {whole} 中尚有 {value} 未分配：其下均已固定，合计 {fixed}", "请分配给某人：添加带权重的下级，或提高锁定值";
        hant: "`{node}` 可分的 {whole} 中尚有 {value} 未分配：其下均已固定，合計 {fixed}", "請分配給某人：新增帶權重的下級，或提高鎖定值";
    }
    STANDARD_SHORT = "target/014" Warn {
        en: "the standard of `{node}` adds up to {sum} ({times} × {value}), {short} short of its target of {target}", "raise the standard, or the target is missed by those who meet it";
        hans: "`{node}` 的完成标准合计 {sum}（{times} × {value}），比目标 {target} 少 {short}", "请提高标准，否则达标者仍完不成目标";
        hant: "`{node}` 的完成標準合計 {sum}（{times} × {value}），比目標 {target} 少 {short}", "請提高標準，否則達標者仍完不成目標";
    }
    STANDARD_ELSEWHERE = "target/015" Warn {
        en: "the standard of `{node}` measures `{metric}`, its target measures `{target}`", "measure the completion by `{target}`, or set a target for `{metric}`";
        hans: "`{node}` 的完成标准衡量 `{metric}`，而目标衡量 `{target}`", "请以 `{target}` 衡量完成，或为 `{metric}` 另设目标";
        hant: "`{node}` 的完成標準衡量 `{metric}`，而目標衡量 `{target}`", "請以 `{target}` 衡量完成，或為 `{metric}` 另設目標";
    }
    NO_OWNER = "target/016" Info {
        en: "nobody answers for `{node}`", "name an `owner`";
        hans: "`{node}` 没有负责人", "请写明 `owner`";
        hant: "`{node}` 沒有負責人", "請寫明 `owner`";
    }
    DUE_ELSEWHERE = "target/017" Warn {
        en: "`{node}` is due on {due}, outside of {period}", "choose a day from {from} to {to}";
        hans: "`{node}` 的期限 {due} 不在 {period} 之内", "请取 {from} 至 {to} 之间的日期";
        hant: "`{node}` 的期限 {due} 不在 {period} 之內", "請取 {from} 至 {to} 之間的日期";
    }
    DUE_AFTER_PARENT = "target/018" Warn {
        en: "`{node}` is due on {due}, after `{parent}`, to which it adds, on {before}", "let the part be due no later than the whole";
        hans: "`{node}` 的期限 {due} 晚于其所属 `{parent}` 的期限 {before}", "请使部分的期限不晚于整体";
        hant: "`{node}` 的期限 {due} 晚於其所屬 `{parent}` 的期限 {before}", "請使部分的期限不晚於整體";
    }
    ACTUAL_OF_PARENT = "target/019" Error {
        en: "`{node}` has children, so its actual is theirs together", "give the actuals of the nodes without children";
        hans: "`{node}` 有下级，其实际值由下级合计", "请给出没有下级的节点的实际值";
        hant: "`{node}` 有下級，其實際值由下級合計", "請給出沒有下級的節點的實際值";
    }
    EACH_WITHOUT_PERIOD = "target/020" Error {
        en: "the standard of `{node}` holds for each `{each}`, of which the plan has none", "declare `time` with a period of whole `{each}`s";
        hans: "`{node}` 的标准按每 `{each}` 计，而计划中没有整 `{each}`", "请声明由整 `{each}` 组成的 `time`";
        hant: "`{node}` 的標準按每 `{each}` 計，而計畫中沒有整 `{each}`", "請宣告由整 `{each}` 組成的 `time`";
    }
    MATRIX_SHAPE = "target/021" Error {
        en: "expected {expected} weights, one for each {what}, found {found}", "give {expected} weights here";
        hans: "应有 {expected} 个权重（每个 {what} 一个），实为 {found} 个", "此处请给出 {expected} 个权重";
        hant: "應有 {expected} 個權重（每個 {what} 一個），實為 {found} 個", "此處請給出 {expected} 個權重";
    }
    MARGINS_DIFFER = "target/022" Error {
        en: "the rows add up to {rows}, the columns to {columns}: {difference} apart", "change a total by {difference}";
        hans: "行合计 {rows}，列合计 {columns}，相差 {difference}", "请将某个合计调整 {difference}";
        hant: "列合計 {rows}，欄合計 {columns}，相差 {difference}", "請將某個合計調整 {difference}";
    }
    NO_FIT = "target/023" Error {
        en: "no cells of weight above zero can give these totals: {nodes} are {short} apart", "give a weight above zero to a cell that is zero, change what is locked, or change the totals";
        hans: "权重大于零的单元格无法凑成这些合计：{nodes} 相差 {short}", "请给某个零权重单元格正的权重、更改锁定值，或更改合计";
        hant: "權重大於零的儲存格無法湊成這些合計：{nodes} 相差 {short}", "請給某個零權重儲存格正的權重、更改鎖定值，或更改合計";
    }
    TWO_WEIGHTS = "target/024" Error {
        en: "`{node}` has a weight of its own, and `{parent}` draws the weights of its children from elsewhere", "keep one of the two";
        hans: "`{node}` 自带权重，而 `{parent}` 另有下级权重的来源", "请只保留其一";
        hant: "`{node}` 自帶權重，而 `{parent}` 另有下級權重的來源", "請只保留其一";
    }
    TOTAL_OFF_STEP = "target/025" Error {
        en: "the total `{value}` is not a whole number of steps of {step}", "choose a multiple such as `{near}`, or declare `\"residue\": \"line\"` to leave the rest undistributed";
        hans: "总额 `{value}` 不是步长 {step} 的整数倍", "请取其倍数，例如 `{near}`，或声明 `\"residue\": \"line\"` 使余数不分配";
        hant: "總額 `{value}` 不是步長 {step} 的整數倍", "請取其倍數，例如 `{near}`，或宣告 `\"residue\": \"line\"` 使餘數不分配";
    }
    PADDING_OF_LEAF = "target/026" Error {
        en: "`{node}` is padded and has no children that could carry more", "pad a node with children, or leave it out";
        hans: "`{node}` 设了加码，却没有可多承担的下级", "请为有下级的节点加码，或去掉";
        hant: "`{node}` 設了加碼，卻沒有可多承擔的下級", "請為有下級的節點加碼，或去掉";
    }
    WEIGHTS_OF_LEAF = "target/027" Error {
        en: "`{node}` says where the weights of its children come from and has none", "give it children, or leave `weights` out";
        hans: "`{node}` 声明了下级权重的来源，却没有下级", "请添加下级，或去掉 `weights`";
        hant: "`{node}` 宣告了下級權重的來源，卻沒有下級", "請新增下級，或去掉 `weights`";
    }
    SLOW_FIT = "target/028" Error {
        en: "after {sweeps} sweeps the cells are still {apart} steps from their totals, more than the tolerance of {tolerance}", "set cells to zero that the totals leave nothing for, or declare a larger `tolerance`";
        hans: "经 {sweeps} 轮后单元格与合计仍差 {apart} 步，超出容差 {tolerance}", "请将合计不容其有值的单元格设为零，或声明更大的 `tolerance`";
        hant: "經 {sweeps} 輪後儲存格與合計仍差 {apart} 步，超出容差 {tolerance}", "請將合計不容其有值的儲存格設為零，或宣告更大的 `tolerance`";
    }
    NOBODY_THERE = "target/110" Error {
        en: "nobody below `{parent}` is there in a part of the time that is open: {nodes}", "correct `hired` and `left`, or add somebody, such as a vacant seat, who can have the target";
        hans: "`{parent}` 之下无人在尚未结束的期间在岗：{nodes}", "请更正 `hired` 与 `left`，或添加可承担目标的下级（例如空缺岗位）";
        hant: "`{parent}` 之下無人在尚未結束的期間在職：{nodes}", "請更正 `hired` 與 `left`，或新增可承擔目標的下級（例如空缺職位）";
    }
    FIXED_OUTSIDE = "target/111" Error {
        en: "`{node}` has {value} by its `{by}`, outside of its `{field}` of {bound}", "change `{by}` or `{field}`, so that both can hold";
        hans: "`{node}` 由 `{by}` 定为 {value}，与其 `{field}` {bound} 相悖", "请更改 `{by}` 或 `{field}`，使两者相容";
        hant: "`{node}` 由 `{by}` 定為 {value}，與其 `{field}` {bound} 相悖", "請更改 `{by}` 或 `{field}`，使兩者相容";
    }
    SAYS_NOTHING = "target/112" Warn {
        en: "`{field}` of `{node}` says nothing: {node} has all of the total", "leave it out";
        hans: "`{node}` 的 `{field}` 没有作用：它拥有全部总额", "请去掉";
        hant: "`{node}` 的 `{field}` 沒有作用：它擁有全部總額", "請去掉";
    }
    LARGE_PADDING = "target/113" Warn {
        en: "the padding of `{node}` is {percent}: its children carry {times} times its value", "write five percent as `5%`";
        hans: "`{node}` 的加码为 {percent}：其下级合计承担其数额的 {times} 倍", "百分之五请写作 `5%`";
        hant: "`{node}` 的加碼為 {percent}：其下級合計承擔其數額的 {times} 倍", "百分之五請寫作 `5%`";
    }
    SPREAD_WITHOUT_PARTS = "target/114" Error {
        en: "`{field}` says how the target is spread over time, and nothing says over which parts", "declare `by`, such as `month`, or leave `{field}` out";
        hans: "`{field}` 说明目标如何按时间展开，却未说明分为哪些期间", "请声明 `by`（例如 `month`），或去掉 `{field}`";
        hant: "`{field}` 說明目標如何按時間展開，卻未說明分為哪些期間", "請宣告 `by`（例如 `month`），或去掉 `{field}`";
    }
    KEPT_ABOVE = "target/060" Error {
        en: "`{node}` has {kept} in settled periods, {excess} beyond the {limit} that it can have", "raise what it is locked at or its bound by {excess}, or declare `\"below_zero\": \"allow\"`";
        hans: "`{node}` 在已定期间的数额为 {kept}，超出其可得的 {limit} 达 {excess}", "请将其锁定值或界限提高 {excess}，或声明 `\"below_zero\": \"allow\"`";
        hant: "`{node}` 在已定期間的數額為 {kept}，超出其可得的 {limit} 達 {excess}", "請將其鎖定值或界限提高 {excess}，或宣告 `\"below_zero\": \"allow\"`";
    }
    NO_PERIODS = "target/061" Error {
        en: "there are no periods for what is settled of `{node}`: the plan is not spread over time", "declare `time` with `by`";
        hans: "`{node}` 有已定期间的数额，而计划未按时间展开", "请声明带 `by` 的 `time`";
        hant: "`{node}` 有已定期間的數額，而計畫未按時間展開", "請宣告帶 `by` 的 `time`";
    }
    NO_OPEN_PERIOD = "target/062" Error {
        en: "every period of `{node}` that has a share is settled, so nothing can take the rest", "leave at least one period open; a question opens those that it names in `to`";
        hans: "`{node}` 凡有份额的期间均已定，余额无处可放", "请至少留一个未定的期间；提问时可用 `to` 指定重新开放的期间";
        hant: "`{node}` 凡有份額的期間均已定，餘額無處可放", "請至少留一個未定的期間；提問時可用 `to` 指定重新開放的期間";
    }
    MISSING_ACTUAL = "target/063" Error {
        en: "`{period}` is over, and what was reached in it is not known of {nodes}", "give their actuals; nothing reached is `0`, not known is not";
        hans: "`{period}` 已结束，但 {nodes} 的实际值未知", "请给出其实际值；没有业绩为 `0`，未知则不是";
        hant: "`{period}` 已結束，但 {nodes} 的實際值未知", "請給出其實際值；沒有業績為 `0`，未知則不是";
    }
    ACTUAL_OF_OPEN = "target/064" Error {
        en: "`{node}` has an actual in `{period}`, which is not over", "close the period with `as_of` or `closed`, or leave the actual out";
        hans: "`{node}` 在尚未结束的 `{period}` 有实际值", "请以 `as_of` 或 `closed` 结束该期间，或去掉该实际值";
        hant: "`{node}` 在尚未結束的 `{period}` 有實際值", "請以 `as_of` 或 `closed` 結束該期間，或去掉該實際值";
    }
    PERIOD_OVER = "target/065" Error {
        en: "`{period}` is over and can take nothing of what is left", "choose open periods";
        hans: "`{period}` 已结束，不能再承担余额", "请选择未结束的期间";
        hant: "`{period}` 已結束，不能再承擔餘額", "請選擇未結束的期間";
    }
    ANCESTOR_HELD = "target/066" Error {
        en: "with `{node}`, `{ancestor}` would have {need}, {apart} away from the {limit} that a lock or bound holds it at", "change the lock or bound of `{ancestor}` by {apart}, or choose another value";
        hans: "随 `{node}` 变动，`{ancestor}` 将为 {need}，与其锁定值或界限 {limit} 相差 {apart}", "请将 `{ancestor}` 的锁定值或界限调整 {apart}，或另选数值";
        hant: "隨 `{node}` 變動，`{ancestor}` 將為 {need}，與其鎖定值或界限 {limit} 相差 {apart}", "請將 `{ancestor}` 的鎖定值或界限調整 {apart}，或另選數值";
    }
    PADDED_GAP = "target/067" Error {
        en: "`{node}` is padded, and in whole steps those below it cannot carry {need} together", "choose a value with which they carry {near}";
        hans: "`{node}` 设有加码，其下合计按整步无法为 {need}", "请另选数值，使其合计为 {near}";
        hant: "`{node}` 設有加碼，其下合計按整步無法為 {need}", "請另選數值，使其合計為 {near}";
    }
    PADDED_TRANSFER = "target/068" Error {
        en: "because of padding, moving target from `{from}` to `{to}` takes {given} from one side and gives {taken} to the other", "move it between nodes below the same padded node";
        hans: "因有加码，由 `{from}` 转给 `{to}` 使一方减少 {given}，另一方增加 {taken}", "请在同一加码节点之下转移";
        hant: "因有加碼，由 `{from}` 轉給 `{to}` 使一方減少 {given}，另一方增加 {taken}", "請在同一加碼節點之下轉移";
    }
    TRANSFER_WITHIN = "target/069" Error {
        en: "`{from}` and `{to}` stand one above the other, so nothing can move between them", "choose two nodes of which neither is a part of the other";
        hans: "`{from}` 与 `{to}` 互为上下级，无法在其间转移", "请选择互不隶属的两个节点";
        hant: "`{from}` 與 `{to}` 互為上下級，無法在其間轉移", "請選擇互不隸屬的兩個節點";
    }
    KEEP_OF_ROOT = "target/070" Error {
        en: "`{node}` is the whole plan and has no siblings, so setting it cannot `{rule}`", "declare `\"rule\": \"move_total\"`";
        hans: "`{node}` 即整个计划，没有同级，设定它无法 `{rule}`", "请声明 `\"rule\": \"move_total\"`";
        hant: "`{node}` 即整個計畫，沒有同級，設定它無法 `{rule}`", "請宣告 `\"rule\": \"move_total\"`";
    }
    KEEP_WITHOUT_PERIOD = "target/071" Error {
        en: "`{rule}` needs a period, of which `{node}` is set", "name the `period`, or declare another rule";
        hans: "`{rule}` 须指明设定 `{node}` 的期间", "请写明 `period`，或声明其他规则";
        hant: "`{rule}` 須指明設定 `{node}` 的期間", "請寫明 `period`，或宣告其他規則";
    }
    NO_ROOM = "target/072" Error {
        en: "in `{period}`, {nodes} can make room of {room}, {short} less than the {need} that `{node}` needs", "choose a value nearer to the present one by {short}, or declare another rule";
        hans: "在 `{period}`，{nodes} 至多可让出或承接 {room}，比 `{node}` 所需的 {need} 少 {short}", "请将数值向现值靠近 {short}，或声明其他规则";
        hant: "在 `{period}`，{nodes} 至多可讓出或承接 {room}，比 `{node}` 所需的 {need} 少 {short}", "請將數值向現值靠近 {short}，或宣告其他規則";
    }
    BROKEN_HISTORY = "target/073" Error {
        en: "version {to} does not follow version {from}: numbers have to rise, and a version names the hash of the one before", "give the versions in order, from the first, none left out or changed";
        hans: "版本 {to} 未接续版本 {from}：编号须递增，且须写明前一版本的哈希", "请从首版起按序给出各版本，不可遗漏或改动";
        hant: "版本 {to} 未接續版本 {from}：編號須遞增，且須寫明前一版本的雜湊", "請從首版起按序給出各版本，不可遺漏或改動";
    }
    NOBODY_TAKES = "target/074" Error {
        en: "nobody can take the {left} that `{node}` gives up: everybody beside it is fixed", "take away a lock, or declare the rule `move_total`";
        hans: "`{node}` 让出的 {left} 无人可承接：其余各方均已固定", "请去掉一处锁定，或声明规则 `move_total`";
        hant: "`{node}` 讓出的 {left} 無人可承接：其餘各方均已固定", "請去掉一處鎖定，或宣告規則 `move_total`";
    }
    PADDED_PERIOD = "target/075" Error {
        en: "`{node}` cannot be set in `{period}`: {nodes} carry more below them than they have, so their own figures of a period are not those of their leaves", "set the nodes below in the period, or set `{node}` in the whole";
        hans: "`{node}` 在 `{period}` 的数额无法设定：{nodes} 之下有加码，其各期数额不等于下级合计", "请设定其下级在该期间的数额，或设定 `{node}` 的全期目标";
        hant: "`{node}` 在 `{period}` 的數額無法設定：{nodes} 之下有加碼，其各期數額不等於下級合計", "請設定其下級在該期間的數額，或設定 `{node}` 的全期目標";
    }
    CANNOT_STAY = "target/076" Error {
        en: "with `{node}` at {value}, `{other}` would have {found}, and it has to have {wanted}", "choose another value, or declare another rule";
        hans: "若 `{node}` 为 {value}，`{other}` 将为 {found}，而其应为 {wanted}", "请改用其他数值，或声明其他规则";
        hant: "若 `{node}` 為 {value}，`{other}` 將為 {found}，而其應為 {wanted}", "請改用其他數值，或宣告其他規則";
    }
    ROW_REPEATED = "target/080" Error {
        en: "row {row} names `{id}`, as row {first} does", "give every node one row, and its own name";
        hans: "第 {row} 行与第 {first} 行同为 `{id}`", "请使每个节点只占一行，名称各异";
        hant: "第 {row} 列與第 {first} 列同為 `{id}`", "請使每個節點只佔一列，名稱各異";
    }
    ROW_WITHOUT_PARENT = "target/081" Error {
        en: "`{id}` in row {row} stands below `{parent}`, which no row names", "{suggestion}";
        hans: "第 {row} 行的 `{id}` 属于 `{parent}`，而无任何一行为其命名", "{suggestion}";
        hant: "第 {row} 列的 `{id}` 屬於 `{parent}`，而無任何一列為其命名", "{suggestion}";
    }
    ROWS_IN_CIRCLE = "target/082" Error {
        en: "rows {rows} stand below each other in a circle: {nodes}", "let one of them have a parent outside of the circle";
        hans: "第 {rows} 行互为上下级，形成循环：{nodes}", "请使其中之一的上级在循环之外";
        hant: "第 {rows} 列互為上下級，形成循環：{nodes}", "請使其中之一的上級在循環之外";
    }
    SEVERAL_ROOT_ROWS = "target/083" Error {
        en: "rows {rows} have no parent, and one tree has one root: {nodes}", "give all but one of them a `parent`, or add a row for what they are parts of";
        hans: "第 {rows} 行均无上级，而一棵树只有一个根：{nodes}", "请只留一个无 `parent` 的行，或为其整体另加一行";
        hant: "第 {rows} 列均無上級，而一棵樹只有一個根：{nodes}", "請只留一個無 `parent` 的列，或為其整體另加一列";
    }
    NO_ROOT_ROW = "target/084" Error {
        en: "each of the {rows} rows has a parent, so the tree has no root", "leave the `parent` of the whole empty";
        hans: "全部 {rows} 行均有上级，树没有根", "请将整体的 `parent` 留空";
        hant: "全部 {rows} 列均有上級，樹沒有根", "請將整體的 `parent` 留空";
    }
    ROW_LENGTH = "target/085" Error {
        en: "row {row} has {found} cells, the header {expected}", "give a cell for each column, empty where there is nothing to say; quote cells with separators in them";
        hans: "第 {row} 行有 {found} 格，表头有 {expected} 格", "请为每列给出一格，无内容则留空；含分隔符的格请加引号";
        hant: "第 {row} 列有 {found} 格，表頭有 {expected} 格", "請為每欄給出一格，無內容則留空；含分隔符的格請加引號";
    }
    QUOTE_OPEN = "target/086" Error {
        en: "a quoted cell of row {row} does not end", "close it with `\"`; a quote inside of it is written twice";
        hans: "第 {row} 行有引号未闭合的格", "请以 `\"` 闭合；格内的引号须写两次";
        hant: "第 {row} 列有引號未閉合的格", "請以 `\"` 閉合；格內的引號須寫兩次";
    }
    UNKNOWN_COLUMN = "target/087" Error {
        en: "the header names a column `{column}`, which is not known", "{suggestion}";
        hans: "表头中的列 `{column}` 未知", "{suggestion}";
        hant: "表頭中的欄 `{column}` 未知", "{suggestion}";
    }
    COLUMN_REPEATED = "target/088" Error {
        en: "the header names the column `{column}` twice", "keep one of the two";
        hans: "表头中的列 `{column}` 出现两次", "请只保留一个";
        hant: "表頭中的欄 `{column}` 出現兩次", "請只保留一個";
    }
    BAD_SEQUENCE = "target/100" Error {
        en: "`{period}` stands after `{before}`, where `{expected}` was expected", "give every period once, in order; a period in which nothing was reached has the value `0`";
        hans: "`{before}` 之后应为 `{expected}`，实为 `{period}`", "请按顺序给出每个期间各一次；没有业绩的期间，其值为 `0`";
        hant: "`{before}` 之後應為 `{expected}`，實為 `{period}`", "請按順序給出每個期間各一次；沒有業績的期間，其值為 `0`";
    }
    SHORT_SERIES = "target/101" Error {
        en: "`{method}` needs {need} periods, the series has {found}", "give more of the past, or declare a method that needs less, such as `naive`";
        hans: "`{method}` 需要 {need} 个期间，而序列只有 {found} 个", "请给出更多历史数据，或声明所需较少的方法，例如 `naive`";
        hant: "`{method}` 需要 {need} 個期間，而序列只有 {found} 個", "請給出更多歷史資料，或宣告所需較少的方法，例如 `naive`";
    }
    NO_SEASON = "target/102" Error {
        en: "`{method}` needs a season of at least 2 periods", "declare the `season`, such as 12 for months of a year";
        hans: "`{method}` 需要至少 2 个期间的季节周期", "请声明 `season`，例如一年各月为 12";
        hant: "`{method}` 需要至少 2 個期間的季節週期", "請宣告 `season`，例如一年各月為 12";
    }
    SEASONS_LENGTH = "target/103" Error {
        en: "{found} seasons are stated, a season has {expected} periods", "give one for each period of the season, or none";
        hans: "给出了 {found} 个季节值，而季节周期有 {expected} 个期间", "请为季节周期的每个期间各给一个，或都不给";
        hant: "給出了 {found} 個季節值，而季節週期有 {expected} 個期間", "請為季節週期的每個期間各給一個，或都不給";
    }
    NOT_POSITIVE = "target/104" Error {
        en: "seasons that multiply need values and levels above zero; in `{period}` there is {value}", "declare `\"seasonal\": \"additive\"`";
        hans: "乘法季节要求各值与水平均大于零；`{period}` 为 {value}", "请声明 `\"seasonal\": \"additive\"`";
        hant: "乘法季節要求各值與水準均大於零；`{period}` 為 {value}", "請宣告 `\"seasonal\": \"additive\"`";
    }
    SERIES_ENDS = "target/105" Error {
        en: "the series of `{node}` ends with `{period}`, others with `{expected}`", "give all series up to the same period, so that their forecasts are of the same periods";
        hans: "`{node}` 的序列止于 `{period}`，其他止于 `{expected}`", "请使各序列止于同一期间，以便预测同样的期间";
        hant: "`{node}` 的序列止於 `{period}`，其他止於 `{expected}`", "請使各序列止於同一期間，以便預測同樣的期間";
    }
    NO_NEXT_PERIOD = "target/106" Error {
        en: "no period follows `{period}`", "look fewer periods ahead";
        hans: "`{period}` 之后没有期间", "请减少预测的期间数";
        hant: "`{period}` 之後沒有期間", "請減少預測的期間數";
    }
    SEASON_NEGATIVE = "target/089" Error {
        en: "last year's amount for `{period}` is `{amount}`, below zero", "correct it, or declare `\"negative\": \"clamp_zero\"`";
        hans: "`{period}` 对应的去年数额为 `{amount}`，小于零", "请更正，或声明 `\"negative\": \"clamp_zero\"`";
        hant: "`{period}` 對應的去年數額為 `{amount}`，小於零", "請更正，或宣告 `\"negative\": \"clamp_zero\"`";
    }
    SEASON_ZERO = "target/090" Error {
        en: "last year's amounts have nothing above zero, so they give no proportions", "give amounts above zero, or declare `\"zero\": \"equal\"`";
        hans: "去年数额没有大于零的，无法得出比例", "请给出大于零的数额，或声明 `\"zero\": \"equal\"`";
        hant: "去年數額沒有大於零的，無法得出比例", "請給出大於零的數額，或宣告 `\"zero\": \"equal\"`";
    }
    TENURE_WITHOUT_TIME = "target/091" Error {
        en: "`{node}` is there for a part of the time, and the plan has no period", "declare `time`";
        hans: "`{node}` 只在部分时间在岗，而计划没有期间", "请声明 `time`";
        hant: "`{node}` 只在部分時間在崗，而計畫沒有期間", "請宣告 `time`";
    }
    TENURE_OF_PARENT = "target/092" Error {
        en: "`{node}` has children, and days of joining and leaving belong to those who have none", "give them to the nodes below it";
        hans: "`{node}` 有下级，入职与离职日期属于没有下级的节点", "请写在其下级节点上";
        hant: "`{node}` 有下級，入職與離職日期屬於沒有下級的節點", "請寫在其下級節點上";
    }
    TENURE_CROSSED = "target/093" Error {
        en: "`{node}` left on {left}, before it was hired on {hired}", "correct one of the two days";
        hans: "`{node}` 于 {left} 离职，早于 {hired} 入职", "请更正其中一个日期";
        hant: "`{node}` 於 {left} 離職，早於 {hired} 入職", "請更正其中一個日期";
    }
    AWAY_WITH_SHARE = "target/094" Error {
        en: "`{node}` is not there on any day of the time that is open, and has to have {value}", "take away its lock or minimum, or correct `hired` and `left`";
        hans: "`{node}` 在未定的时间内无一日在岗，却须有 {value}", "请去掉其锁定值或下限，或更正 `hired` 与 `left`";
        hant: "`{node}` 在未定的時間內無一日在崗，卻須有 {value}", "請去掉其鎖定值或下限，或更正 `hired` 與 `left`";
    }
    VACANT_SEAT = "target/095" Warn {
        en: "nobody sits on `{node}`, which holds {value}", "fill the seat, or move its target to those who are there";
        hans: "`{node}` 空缺，其目标为 {value}", "请补齐该岗位，或将其目标转给在岗者";
        hant: "`{node}` 空缺，其目標為 {value}", "請補齊該崗位，或將其目標轉給在崗者";
    }
    HOUSE_ACCOUNT = "target/096" Info {
        en: "the house account `{node}` holds {value}", "count on it apart from what people sell";
        hans: "公司直管客户 `{node}` 的目标为 {value}", "请与个人业绩分开计算";
        hant: "公司直管客戶 `{node}` 的目標為 {value}", "請與個人業績分開計算";
    }
    RAMP_WITHOUT_HIRE = "target/097" Error {
        en: "`{node}` has a ramp and no day from which it counts", "give `hired`";
        hans: "`{node}` 有爬坡比例而无起始日期", "请写明 `hired`";
        hant: "`{node}` 有爬坡比例而無起始日期", "請寫明 `hired`";
    }
    COMMITMENTS_OPEN = "target/120" Warn {
        en: "{count} did not say what they commit to: {nodes}", "ask them; nothing committed is `0`, no answer is not";
        hans: "{count} 个节点未给出承诺：{nodes}", "请向其询问；承诺为零写 `0`，未答复则不是";
        hant: "{count} 個節點未給出承諾：{nodes}", "請向其詢問；承諾為零寫 `0`，未答覆則不是";
    }
    COMMITMENTS_SHORT = "target/121" Warn {
        en: "commitments come to {value}, {short} short of the target of {target} of `{node}`", "ask for more where the gap is, or change the target";
        hans: "承诺合计 {value}，比 `{node}` 的目标 {target} 少 {short}", "请在有差额处争取更多承诺，或更改目标";
        hant: "承諾合計 {value}，比 `{node}` 的目標 {target} 少 {short}", "請在有差額處爭取更多承諾，或更改目標";
    }
    COMMITTED_ABOVE = "target/122" Error {
        en: "`{node}` commits for all below it, and so do {nodes} for themselves", "keep one of the two";
        hans: "`{node}` 已代其全部下级承诺，而 {nodes} 又自行承诺", "请只保留其一";
        hant: "`{node}` 已代其全部下級承諾，而 {nodes} 又自行承諾", "請只保留其一";
    }
    COMMITTED_TWICE = "target/123" Error {
        en: "`{node}` commits in the whole and by period as well", "keep one of the two; the whole is the sum of the periods";
        hans: "`{node}` 既有整体承诺又有分期承诺", "请只保留其一；整体即各期之和";
        hant: "`{node}` 既有整體承諾又有分期承諾", "請只保留其一；整體即各期之和";
    }
    COMMITMENT_NO_PERIODS = "target/124" Error {
        en: "`{node}` commits by period, and the plan is not spread over time", "declare `time` with `by` in the plan, or give the whole in `commitments`";
        hans: "`{node}` 按期承诺，而计划未按时间展开", "请在计划中声明带 `by` 的 `time`，或在 `commitments` 中给出整体";
        hant: "`{node}` 按期承諾，而計畫未按時間展開", "請在計畫中宣告帶 `by` 的 `time`，或在 `commitments` 中給出整體";
    }
    MEASURE_OF_PARENT = "target/125" Error {
        en: "`{node}` has children, so its `{what}` is theirs together", "give the `{what}` of the nodes without children";
        hans: "`{node}` 有下级，其 `{what}` 由下级合计", "请给出没有下级的节点的 `{what}`";
        hant: "`{node}` 有下級，其 `{what}` 由下級合計", "請給出沒有下級的節點的 `{what}`";
    }
    MEASURE_OPEN = "target/126" Warn {
        en: "the `{what}` of {count} is not known: {nodes}", "give it, so that they and the nodes above them have a ratio";
        hans: "{count} 个节点的 `{what}` 未知：{nodes}", "请补上，以便其与上级节点有比值";
        hant: "{count} 個節點的 `{what}` 未知：{nodes}", "請補上，以便其與上級節點有比值";
    }
}
