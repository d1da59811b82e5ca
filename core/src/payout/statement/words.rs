//! The words of a statement, in three languages.

use crate::error::{Language, Texts, texts};
use unicode_width::UnicodeWidthChar as _;

texts! {
    BY_FIXED = ("for entering a step", "进入新档的奖励", "進入新檔的獎勵");
    BY_LIFT = ("earlier deals at the new rate", "此前交易按新费率重算", "此前交易按新費率重算");
    BY_BASE = ("before any deal of the period", "本期交易之前已有", "本期交易之前已有");
    BY_WINDOW = ("earlier periods at what holds now", "此前各期按现行条件重算", "此前各期按現行條件重算");
    BY_WITHHELD = ("what caps withheld before", "此前超上限留存", "此前超上限留存");
    BY_FLOOR = ("the component's floor", "分项保底", "分項保底");

    COLON = ("{}: {}", "{}：{}", "{}：{}");
    BEFORE = ("{} before this period", "本期之前的 {}", "本期之前的 {}");
    ABOUT = ("{} ({})", "{}（{}）", "{}（{}）");
    OF_SPIFF = ("bonus", "单笔奖励", "單筆獎勵");
    OF_MEASURE = ("{}, {}", "{}（{}）", "{}（{}）");
    NAMED = ("{} {}", "{} {}", "{} {}");
    IS = ("{} is {}", "{} 为 {}", "{} 為 {}");
    IS_NOT = ("{} {} is not {}", "{} {} 不是 {}", "{} {} 不是 {}");
    ONE_OF = ("{} {} is one of {}", "{} {} 属于 {}", "{} {} 屬於 {}");
    NONE_OF = ("{} {} is none of {}", "{} {} 不属于 {}", "{} {} 不屬於 {}");
    LISTED = (", ", "、", "、");
    ON_CURVE = ("{} {}: the curve gives {}", "{} {}：曲线取值 {}", "{} {}：曲線取值 {}");
    OF_DEALS = ("{}: {} deals, listed below, add up to {}", "{}：下列 {} 笔交易合计 {}", "{}：下列 {} 筆交易合計 {}");
    OF_DEAL = ("{}: one deal, listed below, of {}", "{}：下列 1 笔交易，{}", "{}：下列 1 筆交易，{}");
    SUM_OF_DEALS = ("{}: {} deals add up to {}", "{}：{} 笔交易合计 {}", "{}：{} 筆交易合計 {}");
    SUM_OF_DEAL = ("{}: one deal of {}", "{}：1 笔交易，{}", "{}：1 筆交易，{}");
    OF_NOTHING = ("{}: no deals in this period", "{}：本期没有交易", "{}：本期沒有交易");
    OF_NONE = ("{}: no deals", "{}：没有交易", "{}：沒有交易");
    MAY_EARN = ("deals that may still earn", "仍可计酬的交易", "仍可計酬的交易");
    STILL_EARN = ("deals that earn", "已可计酬的交易", "已可計酬的交易");
    OF_MANY = ("{}: {} amounts add up to {}", "{}：{} 项合计 {}", "{}：{} 項合計 {}");
    AS_PAID = (
        "what was taken back of a deal is deducted as it was paid",
        "冲回部分按当初所付扣回",
        "沖回部分按當初所付扣回"
    );
    ALL_DEALS = ("all deals", "全部交易", "全部交易");
    WITH_DEAL = ("deals up to {}", "截至 {}", "截至 {}");
    WITHOUT_DEAL = ("deals before {}", "{} 之前", "{} 之前");
    PAID_FOR = ("paid for {}", "{} 当初所付", "{} 當初所付");
    TAKEN_OF = ("taken back of {}", "{} 扣回", "{} 扣回");
    LESS_MANY = ("{}: {} less {} amounts that are taken back is {}", "{}：{} 减 {} 项扣回为 {}", "{}：{} 減 {} 項扣回為 {}");
    SPLIT = (
        "{}: {} of {}, rounded so that all shares add up, is {}",
        "{}：按 {} 分得 {} 中的部分，舍入后各份相加等于全额，为 {}",
        "{}：按 {} 分得 {} 中的部分，捨入後各份相加等於全額，為 {}"
    );
    SHARES_ROUNDED = (
        "shares of a deal are rounded so that they add up to all of it",
        "分成额舍入后，各份相加等于全额",
        "分成額捨入後，各份相加等於全額"
    );
    BY_RULE = ("{}, {}", "{}，{}", "{}，{}");
    SMALLEST = ("{}: the smaller of {} is {}", "{}：{} 中较小者为 {}", "{}：{} 中較小者為 {}");
    LARGEST = ("{}: the larger of {} is {}", "{}：{} 中较大者为 {}", "{}：{} 中較大者為 {}");
    AND = (" and ", " 与 ", " 與 ");
    ALSO = (" and ", "，且 ", "，且 ");
    ROUNDED = ("{} is rounded to {}", "{} 舍入为 {}", "{} 捨入為 {}");
    REACHES = ("{} reaches the step from {}: {} {}", "{} 达到 {} 起的一档：{} {}", "{} 達到 {} 起的一檔：{} {}");
    PASSES = ("{} is above {}: {} {}", "{} 超过 {}：{} {}", "{} 超過 {}：{} {}");
    BELOW_ALL = ("{} is below the first step: {}", "{} 未到第一档：{}", "{} 未到第一檔：{}");
    BELOW_FIRST = (
        "{} is below the first step, from {}: {}",
        "{} 未到第一档（{} 起）：{}",
        "{} 未到第一檔（{} 起）：{}"
    );
    PAST_LAST = (
        "{} is at or above the last point, {}, and counts as that",
        "{} 达到或超过最后一点 {}，按该点计",
        "{} 達到或超過最後一點 {}，按該點計"
    );
    BEFORE_FIRST = (
        "{} is below the first point, {}, and counts as that",
        "{} 低于第一点 {}，按该点计",
        "{} 低於第一點 {}，按該點計"
    );
    BEFORE_NOTHING = (
        "{} is below the first point, {}, where nothing is paid",
        "{} 低于第一点 {}，不计酬",
        "{} 低於第一點 {}，不計酬"
    );
    AT_PLACE = ("rank {} of the {} places with an award: {}", "第 {} 名，在设奖的前 {} 名之内：{}", "第 {} 名，在設獎的前 {} 名之內：{}");
    NO_PLACE = ("rank {} is after the {} places with an award: {}", "第 {} 名，不在设奖的前 {} 名之内：{}", "第 {} 名，不在設獎的前 {} 名之內：{}");
    STARTED = ("{} blocks: {} are started", "{} 包：已开始 {} 包", "{} 包：已開始 {} 包");
    COMPLETED = ("{} blocks: {} are complete", "{} 包：已满 {} 包", "{} 包：已滿 {} 包");
    BETWEEN = ("{}, between {} and {}: {}", "{}，位于 {} 与 {} 之间：{}", "{}，位於 {} 與 {} 之間：{}");
    HOLDS = ("{}: since {}, {}", "{}：因 {}，得 {}", "{}：因 {}，得 {}");
    PAID = ("{}: the customer has paid, so {}", "{}：客户已付款，得 {}", "{}：客戶已付款，得 {}");
    NOT_PAID = ("{}: the customer has not paid yet, so {}", "{}：客户尚未付款，得 {}", "{}：客戶尚未付款，得 {}");
    RELEASE_ON = ("release on {}", "{} 释放", "{} 釋放");
    DAY_CAME = ("{}: the day has come, so {}", "{}：日期已到，得 {}", "{}：日期已到，得 {}");
    DAY_TO_COME = ("{}: the day is still to come, so {}", "{}：日期未到，得 {}", "{}：日期未到，得 {}");
    DAY_TOO_LATE = (
        "{}: the day is after the last one that counts, so {}",
        "{}：晚于可计的最后一日，得 {}",
        "{}：晚於可計的最後一日，得 {}"
    );
    GOES_ON = (
        "what is below zero goes on to the next period: {}",
        "低于零的部分结转下期：{}",
        "低於零的部分結轉下期：{}"
    );
    IS_FORGIVEN = ("what is below zero is forgiven: {}", "低于零的部分豁免：{}", "低於零的部分豁免：{}");
    OWED = ("owed from before", "此前所欠", "此前所欠");
    GATE = ("gate {}: {}, so {} remains", "门槛 {}：{}，保留 {}", "門檻 {}：{}，保留 {}");
    BY_POINT = ("{} {}: factor {}", "{} {}：系数 {}", "{} {}：係數 {}");
    BY_GRADE = ("grade {}: {} {}", "等级 {}：{} {}", "等級 {}：{} {}");
    POOL = (
        "the pool of {} is shared by {}: {} ÷ {} of it, rounded so that all parts add up, is {}",
        "奖金池 {} 按 {} 分配：其 {} ÷ {}，舍入后各份相加等于全额，为 {}",
        "獎金池 {} 按 {} 分配：其 {} ÷ {}，捨入後各份相加等於全額，為 {}"
    );
    PEOPLE = ("{} people", "{} 人", "{} 人");
    CUT = (
        "the plan's cap takes {} off all lines together, {} of it off this one",
        "方案上限共削减 {}，本项分摊 {}",
        "方案上限共削減 {}，本項分攤 {}"
    );
    AND_SO_ON = (
        "and so on: what each deal adds is listed below",
        "其余类推：每笔交易所得见下表",
        "其餘類推：每筆交易所得見下表"
    );
    ALIKE = ("the further deals are reckoned alike", "其余交易同样计算", "其餘交易同樣計算");

    FORFEITS = (
        "the deal {} of {} no longer earns, or not wholly",
        "{}（{}）离职后不再计酬，或不再全部计酬",
        "{}（{}）離職後不再計酬，或不再全部計酬"
    );
    WAITS = (
        "the deal {} of {} still earns once its customer pays in time",
        "{}（{}）如客户按期付款仍可计酬",
        "{}（{}）如客戶按期付款仍可計酬"
    );
    FORFEITED = ("forfeited", "作废", "作廢");
    WAITING = ("waits for payment", "待回款", "待回款");
    EXCESS = ("withheld by caps, settled", "超上限留存结清", "超上限留存結清");
    REPAYMENT = ("draw paid back", "归还预支", "歸還預支");
    FORGIVEN = ("forgiven", "豁免", "豁免");

    STATEMENT = ("Pay statement", "薪酬对账单", "薪酬對帳單");
    AMOUNTS_IN = ("amounts in {}", "金额单位 {}", "金額單位 {}");
    DEAL = ("deal", "交易", "交易");
    DATE = ("date", "日期", "日期");
    AMOUNT = ("amount", "金额", "金額");
    RATE = ("rate", "汇率", "匯率");
    CONVERTED = ("converted", "折合", "折合");
    TAKEN_BACK = ("taken back", "冲回", "沖回");
    SHARE = ("share", "份额", "份額");
    CREDIT = ("credit", "计入业绩", "計入業績");
    PAYS = ("pays", "所得", "所得");
    PAID_OF_IT = ("paid before {}, so {} is due", "此前已付 {}，应付 {}", "此前已付 {}，應付 {}");
    REASON = ("{}, approved by {}", "{}，批准人 {}", "{}，核准人 {}");
    SUMMARY = ("From entitled to due", "从应得到应付", "從應得到應付");
    ENTITLED = ("entitled", "应得", "應得");
    HELD = ("withheld", "暂扣", "暫扣");
    RELEASED = ("released", "释放", "釋放");
    DRAW = ("draw", "预支", "預支");
    RECOVERY = ("draw given back", "追回预支", "追回預支");
    ADJUSTMENTS = ("adjustments", "手工调整", "手工調整");
    CARRIED_IN = ("carried in", "上期结转", "上期結轉");
    CARRY = ("carried to the next period", "结转下期", "結轉下期");
    PAID_BEFORE = ("paid before", "此前已付", "此前已付");
    DUE = ("due", "应付", "應付");
    PAID_IN = ("paid in {}, at {} {} for 1 {}", "以 {} 支付（1 {} = {} {}）", "以 {} 支付（1 {} = {} {}）");
    PAID_IN_ON = (
        "paid in {}, at {} {} for 1 {} (rate of {})",
        "以 {} 支付（1 {} = {} {}，{} 的汇率）",
        "以 {} 支付（1 {} = {} {}，{} 的匯率）"
    );
    DRAW_FORGIVEN = ("draw forgiven", "豁免的预支", "豁免的預支");
    DRAW_BALANCE = ("draw still owed", "预支余额", "預支餘額");
    CARRIED = ("balance of the next period", "下期期初结转", "下期期初結轉");
    WITHHELD = ("withheld by caps for the next period", "超上限留存至下期", "超上限留存至下期");
    PLAN_FLOOR = ("plan floor", "方案保底", "方案保底");
    HASH = ("plan {}, SHA-256 {}", "方案 {}，SHA-256 {}", "方案 {}，SHA-256 {}");
}

/// A text with its places filled, in the order in which they stand. A blank between two Chinese characters is left out, and
/// beside a Chinese mark: it only sets figures and Latin words off.
pub fn filled(texts: &Texts, language: Language, values: &[&str]) -> String {
    let mut parts = language.of(texts).split("{}");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for (index, part) in parts.enumerate() {
        add(&mut text, values.get(index).copied().unwrap_or_default());
        add(&mut text, part);
    }
    text
}

/// Several texts with a word between them.
pub fn joined(texts: &Texts, language: Language, values: &[String]) -> String {
    let mut text = String::new();
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            add(&mut text, language.of(texts));
        }
        add(&mut text, value);
    }
    text
}

/// Puts a text behind another one, without the blank that would stand between two Chinese characters or beside a mark that
/// has its own room.
fn add(text: &mut String, more: &str) {
    let is_wide = |one: Option<char>| one.is_some_and(|one| one.width() == Some(2));
    let (own, other) = (text.trim_end(), more.trim_start());
    let is_mark = |one: Option<char>| one.is_some_and(|one| "（），：。、；".contains(one));
    let (last, first) = (own.chars().next_back(), other.chars().next());
    if is_mark(last) || is_mark(first) || (is_wide(last) && is_wide(first)) {
        text.truncate(own.len());
        text.push_str(other);
    } else {
        text.push_str(more);
    }
}
