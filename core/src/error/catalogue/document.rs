//! Codes of reading: JSON texts, their shape, ids and references.

use crate::error::codes;

codes! {
    SYNTAX = "doc/001" Error {
        en: "the text is not JSON: {detail}", "mend the text at line {line}, column {column}";
        hans: "文本不是 JSON：{detail}", "请修正第 {line} 行第 {column} 列的文本";
        hant: "文字不是 JSON：{detail}", "請修正第 {line} 行第 {column} 欄的文字";
    }
    WRONG_TYPE = "doc/002" Error {
        en: "expected {expected}, found {found}", "write {expected} here";
        hans: "应为{expected}，实为{found}", "此处请写{expected}";
        hant: "應為{expected}，實為{found}", "此處請寫{expected}";
    }
    UNKNOWN_FIELD = "doc/003" Error {
        en: "unknown field `{field}`", "{suggestion}";
        hans: "未知字段 `{field}`", "{suggestion}";
        hant: "未知欄位 `{field}`", "{suggestion}";
    }
    MISSING_FIELD = "doc/004" Error {
        en: "the field `{field}` is missing", "add `{field}`";
        hans: "缺少字段 `{field}`", "请补上 `{field}`";
        hant: "缺少欄位 `{field}`", "請補上 `{field}`";
    }
    UNKNOWN_WORD = "doc/005" Error {
        en: "`{value}` is not one of the words known here", "{suggestion}";
        hans: "`{value}` 不是此处认识的词", "{suggestion}";
        hant: "`{value}` 不是此處認識的詞", "{suggestion}";
    }
    DUPLICATE_KEY = "doc/006" Error {
        en: "the field `{field}` stands twice in one object", "keep one of the two";
        hans: "同一对象中字段 `{field}` 出现两次", "请只保留一个";
        hant: "同一物件中欄位 `{field}` 出現兩次", "請只保留一個";
    }
    DUPLICATE_ID = "doc/007" Error {
        en: "the id `{id}` is used twice", "give one of the two another id";
        hans: "编号 `{id}` 重复使用", "请为其中一个换一个编号";
        hant: "編號 `{id}` 重複使用", "請為其中一個換一個編號";
    }
    UNKNOWN_REFERENCE = "doc/008" Error {
        en: "`{id}` is not declared", "{suggestion}";
        hans: "`{id}` 没有声明", "{suggestion}";
        hant: "`{id}` 沒有宣告", "{suggestion}";
    }
    BAD_ID = "doc/009" Error {
        en: "`{id}` cannot be an id", "use 1 to {limit} characters, no control characters, no blanks at either end";
        hans: "`{id}` 不能作为编号", "请用 1 至 {limit} 个字符，不含控制字符，首尾无空白";
        hant: "`{id}` 不能作為編號", "請用 1 至 {limit} 個字元，不含控制字元，首尾無空白";
    }
    TOO_LARGE = "doc/010" Error {
        en: "{what} is {size}, more than the limit of {limit}", "split it into several smaller ones";
        hans: "{what} 为 {size}，超过上限 {limit}", "请拆成几份较小的";
        hant: "{what} 為 {size}，超過上限 {limit}", "請拆成幾份較小的";
    }
    EMPTY = "doc/011" Error {
        en: "`{field}` is empty", "give at least one entry";
        hans: "`{field}` 为空", "请至少给出一项";
        hant: "`{field}` 為空", "請至少給出一項";
    }
    WRONG_KIND = "doc/012" Error {
        en: "this is a `{found}`, not a `{expected}`", "load it as what it is, or correct `schema`";
        hans: "这是 `{found}`，不是 `{expected}`", "请按其种类加载，或更正 `schema`";
        hant: "這是 `{found}`，不是 `{expected}`", "請按其種類載入，或更正 `schema`";
    }
    UNKNOWN_KIND = "doc/013" Error {
        en: "`{found}` names no kind of document known here", "{suggestion}";
        hans: "`{found}` 不是已知的文档种类", "{suggestion}";
        hant: "`{found}` 不是已知的文件種類", "{suggestion}";
    }
    NEWER_VERSION = "doc/014" Error {
        en: "`{found}` is newer than this library, which reads version {known}", "update quotakit, or write version {known}";
        hans: "`{found}` 比本库新，本库读第 {known} 版", "请更新 quotakit，或改写为第 {known} 版";
        hant: "`{found}` 比本函式庫新，本函式庫讀第 {known} 版", "請更新 quotakit，或改寫為第 {known} 版";
    }
    BAD_DATE = "doc/015" Error {
        en: "`{value}` is not a date", "write year-month-day, such as `2026-07-31`";
        hans: "`{value}` 不是日期", "请写 年-月-日，例如 `2026-07-31`";
        hant: "`{value}` 不是日期", "請寫 年-月-日，例如 `2026-07-31`";
    }
    BAD_INSTANT = "doc/016" Error {
        en: "`{value}` is not an instant", "write UTC date and time such as `2026-07-31T09:30:00Z`, or milliseconds since 1970";
        hans: "`{value}` 不是时刻", "请写 UTC 日期时间，例如 `2026-07-31T09:30:00Z`，或 1970 年以来的毫秒数";
        hant: "`{value}` 不是時刻", "請寫 UTC 日期時間，例如 `2026-07-31T09:30:00Z`，或 1970 年以來的毫秒數";
    }
    OUT_OF_RANGE = "doc/017" Error {
        en: "`{value}` is outside {range}", "choose a value within {range}";
        hans: "`{value}` 超出 {range}", "请在 {range} 之内取值";
        hant: "`{value}` 超出 {range}", "請在 {range} 之內取值";
    }
    UNKNOWN_CURRENCY = "doc/018" Error {
        en: "`{value}` is not an ISO 4217 currency", "write its three capital letters, such as `CNY`";
        hans: "`{value}` 不是 ISO 4217 货币", "请写三个大写字母，例如 `CNY`";
        hant: "`{value}` 不是 ISO 4217 貨幣", "請寫三個大寫字母，例如 `CNY`";
    }
    EXAMPLE_DIFFERS = "doc/019" Error {
        en: "the example expects `{expected}` at `{at}`, the document gives `{found}`", "correct the example or the document";
        hans: "示例在 `{at}` 处期望 `{expected}`，文档得出 `{found}`", "请更正示例或文档";
        hant: "範例在 `{at}` 處期望 `{expected}`，文件得出 `{found}`", "請更正範例或文件";
    }
    UNKNOWN_ZONE = "doc/020" Error {
        en: "`{value}` is not a time zone", "write a name of the IANA database, such as `Asia/Taipei`, or `UTC`";
        hans: "`{value}` 不是时区", "请写 IANA 数据库中的名称，例如 `Asia/Taipei`，或 `UTC`";
        hant: "`{value}` 不是時區", "請寫 IANA 資料庫中的名稱，例如 `Asia/Taipei`，或 `UTC`";
    }
    NO_QUESTIONS = "doc/021" Error {
        en: "a document of the kind `{kind}` answers no questions", "ask a `pay-plan`, or evaluate this document on facts";
        hans: "`{kind}` 类文档不回答问题", "请向 `pay-plan` 提问，或用事实计算此文档";
        hant: "`{kind}` 類文件不回答問題", "請向 `pay-plan` 提問，或用事實計算此文件";
    }
    TOO_MANY = "doc/022" Error {
        en: "`{count}` more problems are not listed", "mend those that are listed first";
        hans: "另有 `{count}` 个问题未列出", "请先修正已列出的问题";
        hant: "另有 `{count}` 個問題未列出", "請先修正已列出的問題";
    }
}
