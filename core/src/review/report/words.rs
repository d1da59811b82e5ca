//! The words of the page, in three languages.

use crate::{
    error::{Severity, Texts, texts},
    goals::{Status, Verdict},
    review::{CauseKind, MissedOf, Track},
};

texts! {
    REVIEW = ("sales review", "销售回顾", "銷售回顧");
    AS_OF = ("As of {day}, amounts in {currency}", "截至 {day}，金额单位 {currency}", "截至 {day}，金額單位 {currency}");
    LISTED = (", ", "、", "、");

    GLANCE = ("At a glance", "概览", "概覽");
    WON = ("Won", "成交额", "成交額");
    OF_TARGET = ("of a target of {target}", "目标 {target}", "目標 {target}");
    ATTAINMENT = ("Attainment", "达成率", "達成率");
    GAP_OF = ("{gap} to the target", "与目标相差 {gap}", "與目標相差 {gap}");
    PROJECTED = ("Projected", "预计", "預計");
    RECEIVED = ("Received", "回款", "回款");
    WIN_RATE = ("Win rate", "赢单率", "贏單率");
    WON_OF = ("{won} won, {lost} lost", "赢单 {won}，输单 {lost}", "贏單 {won}，輸單 {lost}");
    PAY_COST = ("Cost of pay", "薪酬成本", "薪酬成本");
    OF_WON = ("{share} of what was won", "占成交额 {share}", "占成交額 {share}");
    SMART_GOALS = ("SMART goals", "符合 SMART 的目标", "符合 SMART 的目標");
    SO_MANY_OF = ("{part} of {whole}", "{part} / {whole}", "{part} / {whole}");
    WILL_MISS = ("Targets that will be missed", "预计未能达成的目标", "預計未能達成的目標");

    ATTAINMENT_NOTE = (
        "Bars show attainment; the line across them is the target.",
        "条形表示达成率，竖线为目标。",
        "長條表示達成率，豎線為目標。"
    );
    COMPANY = ("Company", "公司", "公司");
    REGIONS = ("Regions", "区域", "區域");
    PRODUCTS = ("Products", "产品", "產品");
    PEOPLE = ("People", "人员", "人員");
    NAME = ("Name", "名称", "名稱");
    TARGET = ("Target", "目标值", "目標值");
    AGAINST_TARGET = ("Against the target", "对比目标", "對比目標");
    GAP = ("Gap", "差距", "差距");
    PACE = ("Pace", "进度", "進度");
    CHANGES = ("Change", "变化", "變化");
    ON_PERIOD = ("{change} on {period}", "较 {period} {change}", "較 {period} {change}");
    NOTHING_IN = ("nothing in {period}", "{period} 无成交", "{period} 無成交");

    GAPS = ("Gaps", "差距与原因", "差距與原因");
    CAUSES = ("What explains the gaps", "差距的原因", "差距的原因");
    CAUSES_NOTE = (
        "These views overlap: a deal that slipped is also a person's and a product's. They do not add up.",
        "各视角相互重叠：一笔推迟的交易同时属于某人和某产品，金额不可相加。",
        "各視角相互重疊：一筆推遲的交易同時屬於某人和某產品，金額不可相加。"
    );
    NO_CAUSES = ("Nothing explains a gap: there is none.", "没有差距。", "沒有差距。");
    NOTHING_MISSED = ("At the present pace every target is met.", "按当前进度，所有目标均可达成。", "按目前進度，所有目標均可達成。");
    KIND = ("Kind", "类别", "類別");
    WHAT = ("What", "内容", "內容");
    EXPLAINS = ("Explains", "影响金额", "影響金額");
    BY_SIZE = ("By size", "大小", "大小");
    SHORT = ("Short by", "预计缺口", "預計缺口");

    GOALS = ("Goals", "目标", "目標");
    GOALS_NOTE = (
        "✓ the letter holds, ✗ something stands against it, ? there is nothing to judge it by. The line across a bar is where the goal should be by now.",
        "✓ 符合，✗ 不符合，? 无从判断。条形上的竖线表示目前应达到的位置。",
        "✓ 符合，✗ 不符合，? 無從判斷。長條上的豎線表示目前應達到的位置。"
    );
    GOALS_STAND = ("Goals, and where they stand", "目标与进展", "目標與進展");
    GOAL = ("Goal", "目标", "目標");
    SMART = ("SMART", "SMART", "SMART");
    BASELINE = ("From", "基准值", "基準值");
    PROGRESS = ("Progress", "进展", "進展");
    WAY_DONE = ("Way done", "完成程度", "完成程度");

    FUNNEL = ("Funnel", "销售漏斗", "銷售漏斗");
    FUNNEL_NOTE = (
        "Conversion is the share of deals that go on to the next stage, between the bounds that the number of deals allows. The thin line is that interval, the line across the bar the benchmark; a bar is red where even the upper bound stays below it.",
        "转化率为进入下一阶段的交易占比，区间由交易数量决定。细线为该区间，竖线为基准；若上限仍低于基准，条形为红色。",
        "轉換率為進入下一階段的交易占比，區間由交易數量決定。細線為該區間，豎線為基準；若上限仍低於基準，長條為紅色。"
    );
    STAGES = ("Stages", "阶段", "階段");
    STAGE = ("Stage", "阶段", "階段");
    DEALS = ("Deals", "交易数", "交易數");
    BY_COUNT = ("By count", "按数量", "按數量");
    VALUE = ("Value", "金额", "金額");
    CONVERSION = ("Conversion", "转化率", "轉換率");
    BETWEEN = ("Between", "区间", "區間");
    BENCHMARK = ("Benchmark", "基准", "基準");
    AGAINST_BENCHMARK = ("Against the benchmark", "对比基准", "對比基準");
    MEDIAN_DAYS = ("Median days", "停留天数中位数", "停留天數中位數");

    SCORES = ("Scores", "考核得分", "考核得分");
    SCORES_OF = ("Scores, grades and ranks", "得分、等级与排名", "得分、等級與排名");
    RANK = ("Rank", "排名", "排名");
    SCORE = ("Score", "得分", "得分");
    GRADE = ("Grade", "等级", "等級");
    LAST_PERIOD = ("Period before", "上期", "上期");
    AWARDS = ("Awards", "奖项", "獎項");

    PAY = ("Pay", "薪酬", "薪酬");
    PAY_NOTE = (
        "What is due is what the person is entitled to for the period, less what is held back, with the true-up of the period before and drawings against it.",
        "应付为本期应得，扣除留存，并计入上期调整与预支。",
        "應付為本期應得，扣除留存，並計入上期調整與預支。"
    );
    PAY_OF = ("Pay by person", "各人薪酬", "各人薪酬");
    PLAN = ("Plan", "方案", "方案");
    COMPONENTS = ("Components", "构成", "構成");
    ENTITLED = ("Entitled", "应得", "應得");
    TRUE_UP = ("True-up", "上期调整", "上期調整");
    DUE = ("Due", "应付", "應付");

    ACTIONS = ("Actions", "行动", "行動");
    ACTIONS_AGREED = ("What people agreed to do", "已商定的行动", "已商定的行動");
    NO_ACTIONS = ("No actions were agreed.", "尚未商定行动。", "尚未商定行動。");
    ACTION = ("Action", "行动", "行動");
    OWNER = ("Owner", "负责人", "負責人");
    DUE_DAY = ("By", "期限", "期限");
    ABOUT = ("About", "针对", "針對");

    PROBLEMS = ("Problems in the data", "数据问题", "資料問題");
    NO_PROBLEMS = ("Nothing had to be repaired or set aside.", "没有需要修正或搁置的数据。", "沒有需要修正或擱置的資料。");
    FOUND = ("What was found, and how it was treated", "发现的问题及处理方式", "發現的問題及處理方式");
    WEIGHT = ("Weight", "程度", "程度");
    CODE = ("Code", "代码", "代碼");
    WHERE = ("Where", "位置", "位置");
    AND_MORE = ("And {count} more: they stand in the review as JSON.", "另有 {count} 项，见 JSON 格式的回顾。", "另有 {count} 項，見 JSON 格式的回顧。");

    ON_TRACK = ("on track", "可达成", "可達成");
    AT_RISK = ("at risk", "有风险", "有風險");
    OFF_TRACK = ("off track", "偏离", "偏離");

    PASSES = ("holds", "符合", "符合");
    FAILS = ("does not hold", "不符合", "不符合");
    UNKNOWN = ("cannot be judged", "无从判断", "無從判斷");

    ERROR = ("error", "错误", "錯誤");
    WARNING = ("warning", "警告", "警告");
    REMARK = ("remark", "提示", "提示");

    SLIPPED = ("slipped deal", "推迟的交易", "推遲的交易");
    STAGE_LOSES = ("stage", "漏斗阶段", "漏斗階段");
    PERSON = ("person", "人员", "人員");
    PRODUCT = ("product", "产品", "產品");
    REGION = ("region", "区域", "區域");
    OF_COMPANY = ("company", "公司", "公司");
}

/// Whether a target will be met.
pub const fn track(track: Track) -> &'static Texts {
    match track {
        Track::OnTrack => &ON_TRACK,
        Track::AtRisk => &AT_RISK,
        Track::OffTrack => &OFF_TRACK,
    }
}

/// How a goal stands.
pub const fn status(status: Status) -> &'static Texts {
    match status {
        Status::OnTrack => &ON_TRACK,
        Status::AtRisk => &AT_RISK,
        Status::OffTrack => &OFF_TRACK,
    }
}

/// Whether a letter holds.
pub const fn verdict(verdict: Verdict) -> &'static Texts {
    match verdict {
        Verdict::Pass => &PASSES,
        Verdict::Fail => &FAILS,
        Verdict::Unknown => &UNKNOWN,
    }
}

/// The weight of a finding.
pub const fn severity(severity: Severity) -> &'static Texts {
    match severity {
        Severity::Error => &ERROR,
        Severity::Warn => &WARNING,
        Severity::Info => &REMARK,
    }
}

/// What explains a gap.
pub const fn cause(kind: CauseKind) -> &'static Texts {
    match kind {
        CauseKind::SlippedDeal => &SLIPPED,
        CauseKind::Stage => &STAGE_LOSES,
        CauseKind::Person => &PERSON,
        CauseKind::Product => &PRODUCT,
    }
}

/// What a missed target is of.
pub const fn missed_of(of: MissedOf) -> &'static Texts {
    match of {
        MissedOf::Company => &OF_COMPANY,
        MissedOf::Region => &REGION,
        MissedOf::Product => &PRODUCT,
        MissedOf::Person => &PERSON,
    }
}
