//! Codes of numbers: what is refused at the door, and what cannot be computed.

use crate::error::codes;

codes! {
    MALFORMED = "number/001" Error {
        en: "`{value}` is not a decimal number", "write digits with an optional point, minus sign or percent sign, such as `1234.50` or `7.5%`";
        hans: "`{value}` 不是十进制数", "请写数字，可带小数点、负号或百分号，例如 `1234.50` 或 `7.5%`";
        hant: "`{value}` 不是十進位數", "請寫數字，可帶小數點、負號或百分號，例如 `1234.50` 或 `7.5%`";
    }
    GROUPED = "number/002" Error {
        en: "`{value}` has separators between its digits", "leave them out: `{plain}`";
        hans: "`{value}` 的数字之间有分隔符", "请去掉：`{plain}`";
        hant: "`{value}` 的數字之間有分隔符", "請去掉：`{plain}`";
    }
    EXPONENT = "number/003" Error {
        en: "`{value}` is written with an exponent", "write all its digits";
        hans: "`{value}` 用了指数写法", "请写出全部数字";
        hant: "`{value}` 用了指數寫法", "請寫出全部數字";
    }
    TOO_MANY_DIGITS = "number/004" Error {
        en: "`{value}` has more than {limit} digits", "write at most {limit} digits; nothing is rounded on the way in";
        hans: "`{value}` 超过 {limit} 位数字", "最多写 {limit} 位；读入时不作任何舍入";
        hant: "`{value}` 超過 {limit} 位數字", "最多寫 {limit} 位；讀入時不作任何捨入";
    }
    BARE_TOO_PRECISE = "number/005" Error {
        en: "the bare JSON number `{value}` has more than {limit} significant digits", "write it as a text: `\"{value}\"`";
        hans: "裸 JSON 数字 `{value}` 超过 {limit} 位有效数字", "请写成文本：`\"{value}\"`";
        hant: "裸 JSON 數字 `{value}` 超過 {limit} 位有效數字", "請寫成文字：`\"{value}\"`";
    }
    NOT_A_NUMBER = "number/006" Error {
        en: "`{value}` is not a finite number", "leave the value out where there is none";
        hans: "`{value}` 不是有限的数", "没有值时请不要写";
        hant: "`{value}` 不是有限的數", "沒有值時請不要寫";
    }
    OVERFLOW = "number/007" Error {
        en: "the figure `{figure}` has more digits than can be written: {value}", "check the inputs of `{figure}`: one of them is far too large";
        hans: "`{figure}` 的位数超出可写范围：{value}", "请检查 `{figure}` 的输入，其中之一过大";
        hant: "`{figure}` 的位數超出可寫範圍：{value}", "請檢查 `{figure}` 的輸入，其中之一過大";
    }
    NOT_WHOLE = "number/009" Error {
        en: "`{value}` is not a whole number", "write a whole number, such as `3`";
        hans: "`{value}` 不是整数", "请写整数，例如 `3`";
        hant: "`{value}` 不是整數", "請寫整數，例如 `3`";
    }
}
