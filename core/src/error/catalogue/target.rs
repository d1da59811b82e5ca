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
        en: "{value} of `{node}` is not yet allocated: everything below it is fixed at {fixed}", "give it to somebody: add a child with a weight, or raise what is locked";
        hans: "`{node}` 尚有 {value} 未分配：其下均已固定，合计 {fixed}", "请分配给某人：添加带权重的下级，或提高锁定值";
        hant: "`{node}` 尚有 {value} 未分配：其下均已固定，合計 {fixed}", "請分配給某人：新增帶權重的下級，或提高鎖定值";
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
        en: "no cells of weight above zero can give these totals: {nodes} are {short} apart", "give a weight above zero to a cell that is zero, or change the totals";
        hans: "权重大于零的单元格无法凑成这些合计：{nodes} 相差 {short}", "请给某个零权重单元格正的权重，或更改合计";
        hant: "權重大於零的儲存格無法湊成這些合計：{nodes} 相差 {short}", "請給某個零權重儲存格正的權重，或更改合計";
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
}
