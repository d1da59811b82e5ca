//! The names of a target's steps.

use crate::trace::labels;

labels! {
    PLAN = "target_plan" Plain ("target plan", "目标计划", "目標計畫");
    NODE = "node" Plain ("node", "节点", "節點");
    TOTAL = "total" Plain ("total", "总额", "總額");
    STEP = "step" Plain ("smallest part", "最小单位", "最小單位");
    STEPS = "steps" Plain ("number of steps", "步数", "步數");
    WHOLE_STEPS = "whole_steps" Plain ("whole steps", "整步数", "整步數");
    POT = "to_share" Plain ("to be shared below", "待分配", "待分配");
    LOAD = "load" Percent ("with padding", "含加码", "含加碼");
    HELD = "held" Plain ("held by locks and bounds", "由锁定与界限占用", "由鎖定與界限佔用");
    MINIMUM_FIRST = "bounds" Plain ("how bounds hold: everyone has the minimum first, and of what is left a part by weight, up to the maximum", "界限的处理：各自先得下限，余额再按权重分配，以上限为止", "界限的處理：各自先得下限，餘額再按權重分配，以上限為止");
    FIRST = "first" Plain ("minimum that comes first", "先得的下限", "先得的下限");
    LEFT = "left_for_weights" Plain ("left to go by weight", "按权重分配的余额", "按權重分配的餘額");
    WEIGHT = "weight" Plain ("weight", "权重", "權重");
    ACTIVE = "active" Percent ("part of the time that counts", "计入的时间比例", "計入的時間比例");
    WEIGHTS = "weights" Plain ("weights together", "权重合计", "權重合計");
    LAMBDA = "lambda" Plain ("share of one unit of weight", "每单位权重的份额", "每單位權重的份額");
    EXACT = "exact" Plain ("exact share", "精确份额", "精確份額");
    LOCKED = "locked" Plain ("locked", "锁定", "鎖定");
    SET = "set" Plain ("set by a revision", "由调整设定", "由調整設定");
    KEPT = "kept" Plain ("settled in periods", "已定期间的数额", "已定期間的數額");
    REST = "rest" Plain ("what is left", "余下", "餘下");
    OF_REST = "of_rest" Plain ("part of what is left", "所分的余额", "所分的餘額");
    BOUND = "bound" Plain ("bound that holds", "生效的界限", "生效的界限");
    FLOOR = "floor" Plain ("whole steps of it", "其整步部分", "其整步部分");
    UNIT = "unit" Plain ("step left over, by rank", "按余数名次所得的一步", "按餘數名次所得的一步");
    VALUE = "value" Plain ("target", "目标", "目標");
    BY_DIVISOR = "value" Plain ("target by the divisor method", "按除数法所得目标", "按除數法所得目標");
    UNALLOCATED = "unallocated" Plain ("not yet allocated", "尚未分配", "尚未分配");
    TIME_SHARE = "time_share" Percent ("share of the time by then", "截至该期的时间份额", "截至該期的時間份額");
    BY_THEN = "by_then" Plain ("by the end of the period", "截至期末", "截至期末");
    PERIOD = "period" Plain ("target of the period", "当期目标", "當期目標");
    ACTUAL = "actual" Plain ("actual", "实际值", "實際值");
    VARIANCE = "variance" Plain ("actual less target", "实际减目标", "實際減目標");
    ATTAINMENT = "attainment" Percent ("attainment", "达成率", "達成率");
    DAYS_ELAPSED = "days_elapsed" Plain ("days elapsed", "已过天数", "已過天數");
    DAYS = "days" Plain ("days of the period", "期间天数", "期間天數");
    ELAPSED = "elapsed" Percent ("share of the time elapsed", "时间进度", "時間進度");
    EXPECTED = "expected" Plain ("expected by now", "至今应达", "至今應達");
    PACE = "pace" Percent ("pace", "进度比", "進度比");
    MATRIX = "target_matrix" Plain ("target matrix", "目标矩阵", "目標矩陣");
    FITTED = "fitted" Plain ("fitted share", "拟合份额", "擬合份額");
    CELL = "cell" Plain ("cell", "单元格", "儲存格");
    ROW = "row" Plain ("row", "行", "列");
    COLUMN = "column" Plain ("column", "列", "欄");
}
