//! The names of the steps of a closing.

use crate::{error::Texts, trace::labels};

labels! {
    CLOSING = "closing" Plain ("closing", "结算", "結算");
    DEAL = "deal" Money ("deal", "成交单", "成交單");
    RETURN = "return" Money ("given back", "退回", "退回");
    RETURNS = "returns" Money ("given back in all", "退回合计", "退回合計");
    KEPT = "kept" Money ("kept after returns", "扣除退回后", "扣除退回後");
    SHARE = "participant_share" Plain ("share of the participant", "参与人份额", "參與人份額");
    CREDIT = "credit" Money ("credit for the deal", "成交单记入额", "成交單記入額");
    CREDITED = "credited" Money ("credited", "记入合计", "記入合計");
    REVENUE = "revenue" Money ("revenue won", "成交额", "成交額");
    HISTORY = "history" Money ("revenue of the earlier period", "往期成交额", "往期成交額");
    HISTORY_PART = "history_part" Money ("earlier revenue", "往期额", "往期額");
    TARGET = "target" Money ("target", "目标", "目標");
    QUOTA = "quota" Money ("quota", "配额", "配額");
    ATTAINMENT = "attainment" Percent ("attainment", "达成率", "達成率");
    CHANGE = "change" Percent ("change", "变化", "變化");
    DIFFERENCE = "difference" Money ("difference", "差额", "差額");
    ELAPSED = "elapsed" Percent ("share of the period elapsed", "期间已过比例", "期間已過比例");
    DAYS_ELAPSED = "days_elapsed" Plain ("days elapsed", "已过天数", "已過天數");
    DAYS = "days" Plain ("days of the period", "期间天数", "期間天數");
    PROJECTED = "projected" Money ("projected at the present pace", "按当前进度预计", "按目前進度預計");
    PERCENT_SHOWN = "percent_shown" Percent ("rounded", "舍入", "捨入");
    PRIOR = "prior" Money ("earlier this year", "本年往期", "本年往期");
    PAY = "pay_of" Plain ("pay", "薪酬", "薪酬");
    SCORE = "score_of" Plain ("score", "得分", "得分");
    COST = "cost" Money ("cost of pay", "薪酬成本", "薪酬成本");
    COST_OF_SALES = "cost_of_sales" Percent ("cost of sales", "销售成本率", "銷售成本率");
    COUNT = "count" Plain ("count", "次数", "次數");
    INDICATOR = "indicator" Plain ("indicator", "指标值", "指標值");
}

/// The parts of a closing, as messages name them.
pub(super) static TARGETS_PART: Texts = Texts { en: "targets", hans: "目标分解", hant: "目標分解" };
pub(super) static GOALS_PART: Texts = Texts { en: "goals", hans: "目标检查", hant: "目標檢查" };
pub(super) static FUNNEL_PART: Texts = Texts { en: "funnel", hans: "漏斗", hant: "漏斗" };
pub(super) static SCORES_PART: Texts = Texts { en: "scores", hans: "得分", hant: "得分" };
