//! The words of charts, in three languages.

use crate::error::texts;

texts! {
    // How the figures of an axis are shortened: thousands and millions, or 万 and 亿.
    AXIS = (
        "abs(datum.value) >= 1000 ? format(datum.value, '~s') : format(datum.value, '~g')",
        "abs(datum.value) >= 1e8 ? format(datum.value / 1e8, '~g') + '亿' : abs(datum.value) >= 1e4 ? format(datum.value / 1e4, '~g') + '万' : format(datum.value, '~g')",
        "abs(datum.value) >= 1e8 ? format(datum.value / 1e8, '~g') + '億' : abs(datum.value) >= 1e4 ? format(datum.value / 1e4, '~g') + '萬' : format(datum.value, '~g')"
    );
    IN = ("{what} ({unit})", "{what}（{unit}）", "{what}（{unit}）");
    OF = ("{whom}: {what}", "{whom}：{what}", "{whom}：{what}");
    NAME = ("Name", "名称", "名稱");
    ON_TRACK = ("on track", "可达成", "可達成");
    AT_RISK = ("at risk", "有风险", "有風險");
    OFF_TRACK = ("off track", "偏离", "偏離");

    FUNNEL = ("Deals by stage", "各阶段交易", "各階段交易");
    DEALS = ("Deals", "交易数", "交易數");
    SO_MANY = ("{count} · {value}", "{count} · {value}", "{count} · {value}");
    CONVERSION = ("Conversion to the next stage", "进入下一阶段的转化率", "進入下一階段的轉換率");
    CONVERSION_NOTE = ("Line: what the number of deals allows; bar: benchmark", "横线：置信区间；竖线：基准", "橫線：信賴區間；豎線：基準");
    SHARE = ("Share that goes on", "转化占比", "轉換占比");
    BETWEEN = ("{share} ({low} – {high})", "{share}（{low} – {high}）", "{share}（{low} – {high}）");
    USERS = ("Users by step", "各步骤用户", "各步驟用戶");
    USERS_AXIS = ("Users", "用户数", "用戶數");

    ATTAINMENT = ("Attainment", "达成率", "達成率");
    ATTAINMENT_NOTE = ("Bar: what was won; line: the target", "条形：成交额；竖线：目标", "長條：成交額；豎線：目標");
    WON = ("{share} · {actual}", "{share} · {actual}", "{share} · {actual}");
    CAUSES = ("What explains the gaps", "差距的原因", "差距的原因");
    EXPLAINS = ("Amount", "影响金额", "影響金額");
    PACE = ("Goals and their pace", "目标进度", "目標進度");
    PACE_NOTE = ("Bar: the way done; line: where the goal should be by now", "条形：完成程度；竖线：目前应达到的位置", "長條：完成程度；豎線：目前應達到的位置");
    WAY_DONE = ("Way done", "完成程度", "完成程度");
    DONE_OF = ("{share}, target {target}", "{share}，目标 {target}", "{share}，目標 {target}");

    CONTRIBUTIONS = ("What makes the score", "得分构成", "得分構成");
    POINTS = ("Points", "得分", "得分");
    OF_POINTS = ("{points} points × {weight} → {contribution}", "{points} 分 × {weight} → {contribution}", "{points} 分 × {weight} → {contribution}");
    SCORES = ("Scores", "得分", "得分");
    SCORED = ("{score} · {grade}", "{score} · {grade}", "{score} · {grade}");
    GRADES = ("People by grade", "等级分布", "等級分布");
    GRADES_NOTE = ("Line: the places that quotas give", "横线：配额名额", "橫線：配額名額");
    PEOPLE = ("People", "人数", "人數");

    TREE = ("How the target breaks down", "目标分解", "目標分解");
    TARGET = ("Target", "目标值", "目標值");
    PERIODS = ("The target over time", "各期目标", "各期目標");

    WATERFALL = ("from earned to due", "从应得到应付", "從應得到應付");
    ADDS = ("adds", "增加", "增加");
    TAKES = ("takes away", "减少", "減少");
    COMES_TO = ("due", "应付", "應付");
    PAY = ("Pay", "薪酬", "薪酬");
    DUE = ("Due", "应付", "應付");
    CURVE = ("What the plan pays", "薪酬曲线", "薪酬曲線");
    CURVE_NOTE = ("Points: where the rate changes; where pay jumps", "圆点：费率变化处与薪酬跳变处", "圓點：費率變化處與薪酬跳變處");
    JUMP = ("Jumps to", "跳变至", "跳變至");
    BEND = ("Bends at", "转折于", "轉折於");
    HERE = ("here: {at}", "当前：{at}", "目前：{at}");
}
