//! Codes of calendars and their periods.

use crate::error::codes;

codes! {
    BAD_PERIOD = "calendar/001" Error {
        en: "`{label}` is not a period of this calendar", "{suggestion}";
        hans: "`{label}` 不是此日历的期间", "{suggestion}";
        hant: "`{label}` 不是此日曆的期間", "{suggestion}";
    }
    WEEKS_ONLY = "calendar/002" Error {
        en: "`{field}` has no meaning in a calendar of civil months", "declare `weeks`, such as `4-4-5`, or leave `{field}` out";
        hans: "日历按自然月时，`{field}` 不起作用", "请声明 `weeks`（如 `4-4-5`），或去掉 `{field}`";
        hant: "日曆按自然月時，`{field}` 不起作用", "請宣告 `weeks`（如 `4-4-5`），或去掉 `{field}`";
    }
}
