//! The names of the steps of customers.

use crate::trace::labels;

labels! {
    CUSTOMER_FIGURES = "customer_figures" Plain ("customers", "客户", "客戶");
    CUSTOMER = "customer" Plain ("customer", "客户", "客戶");
    TIER = "tier" Plain ("tier of customers", "客户层级", "客戶層級");
    CUSTOMER_ORDERS = "customer_orders" Plain ("orders of customers", "客户订单数", "客戶訂單數");
    CUSTOMERS_VALUE = "customers_value" Money ("value of all customers", "全部客户金额", "全部客戶金額");
    SHARE_OF_CUSTOMERS = "share_of_customers" Percent ("share of the customers", "客户数占比", "客戶數占比");
    SHARE_OF_VALUE = "share_of_value" Percent ("share of the value", "金额占比", "金額占比");
    CUMULATIVE_VALUE = "cumulative_value" Money ("value of customers who bought at least as much", "购买不少于此的客户金额合计", "購買不少於此的客戶金額合計");
    CUMULATIVE_SHARE = "cumulative_share" Percent ("share of customers who bought at least as much", "累计金额占比", "累計金額占比");
    RECENCY_DAYS = "recency_days" Plain ("days since the last order", "距上次购买天数", "距上次購買天數");
    SPAN_DAYS = "span_days" Plain ("days looked at", "观察天数", "觀察天數");
    DAYS_A_YEAR = "days_a_year" Plain ("days of a year", "一年天数", "一年天數");
    SPAN_YEARS = "span_years" Plain ("years looked at", "观察年数", "觀察年數");
    ORDERS_A_YEAR = "orders_a_year" Plain ("orders of a customer a year", "每客户年订单数", "每客戶年訂單數");
    REPEAT_ORDERS = "repeat_orders" Plain ("orders after the first", "首单之后的订单数", "首單之後的訂單數");
    REPEAT_ORDERS_A_YEAR = "repeat_orders_a_year" Plain ("orders after the first a year", "年复购次数", "年回購次數");
    MARGIN = "margin" Percent ("margin", "毛利率", "毛利率");
    LIFETIME_YEARS = "lifetime_years" Plain ("years that a customer stays", "客户留存年数", "客戶留存年數");
    REMAINING_YEARS = "remaining_years" Plain ("years that the customer is still to stay", "剩余年数", "剩餘年數");
    HISTORIC_VALUE = "historic_value" Money ("historic lifetime value", "历史终身价值", "歷史終身價值");
    HISTORIC_AVERAGE = "historic_average" Money ("historic lifetime value of a customer", "每客户历史终身价值", "每客戶歷史終身價值");
    EXPECTED_VALUE = "expected_value" Money ("expected value still to come", "预期未来价值", "預期未來價值");
    CUSTOMER_VALUE = "customer_value" Money ("lifetime value of the customer", "该客户终身价值", "該客戶終身價值");
    LIFETIME = "lifetime" Plain ("lifetime value", "终身价值", "終身價值");
    SCORE_LIMIT = "score_limit" Plain ("limit between scores", "分数界线", "分數界線");
}
