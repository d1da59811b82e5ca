//! The names of statistical steps.

use crate::trace::labels;

labels! {
    NORMAL_QUANTILE = "normal_quantile" Plain ("normal quantile of the confidence", "置信度的正态分位数", "信賴水準的常態分位數");
    FAILURES = "failures" Plain ("cases without success", "未成功的个数", "未成功的個數");
    SPREAD = "spread" Plain ("spread around the centre", "离散程度", "離散程度");
    SCALED_CENTRE = "scaled_centre" Plain ("centre times the adjusted sample", "中心乘以调整后样本量", "中心乘以調整後樣本數");
    ADJUSTED_SAMPLE = "adjusted_sample" Plain ("sample size with the adjustment", "调整后样本量", "調整後樣本數");
    NUMERATOR = "numerator" Plain ("numerator", "分子", "分子");
    HALF = "half" Plain ("half", "二分之一", "二分之一");
    SHARE = "share" Percent ("share", "比例", "比例");
    DIFFERENCE = "difference" Percent ("difference of two shares", "两个比例之差", "兩個比例之差");
    INTERVAL_LOW = "interval_low" Percent ("lower bound of the interval", "区间下限", "區間下限");
    INTERVAL_HIGH = "interval_high" Percent ("upper bound of the interval", "区间上限", "區間上限");
    EXACT_BOUND = "exact_bound" Percent ("bound before rounding", "舍入前的界限", "捨入前的界限");
    ORDER_STATISTIC = "order_statistic" Plain ("value at this rank", "该名次的值", "該名次的值");
    RANK_FRACTION = "rank_fraction" Plain ("part of the way to the next value", "到下一个值的比例", "到下一個值的比例");
    QUANTILE = "quantile" Plain ("quantile", "分位数", "分位數");
}
