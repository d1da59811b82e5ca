//! What can be wrong with a table as a whole. Tables are Python's, so these are no codes of core's catalogue.

use quotakit::error::{Code, Problem, Problems, Severity, Texts};

/// The library that gives the table failed, or gives what is no table.
static UNREADABLE: Code = Code {
    name: "table/001",
    severity: Severity::Error,
    message: Texts {
        en: "the table cannot be read: {detail}",
        hans: "无法读取表格：{detail}",
        hant: "無法讀取表格：{detail}",
    },
    help: Texts {
        en: "give a table that speaks the Arrow PyCapsule interface, such as one of pyarrow, polars, pandas or duckdb",
        hans: "请给出支持 Arrow PyCapsule 接口的表格，例如 pyarrow、polars、pandas 或 duckdb 的表格",
        hant: "請給出支援 Arrow PyCapsule 介面的表格，例如 pyarrow、polars、pandas 或 duckdb 的表格",
    },
};

/// A column that is asked for is not there.
pub static NO_COLUMN: Code = Code {
    name: "table/002",
    severity: Severity::Error,
    message: Texts {
        en: "the table has no column `{column}`",
        hans: "表格没有列 `{column}`",
        hant: "表格沒有欄 `{column}`",
    },
    help: Texts { en: "{suggestion}", hans: "{suggestion}", hant: "{suggestion}" },
};

/// A time of which nobody knows when it was.
pub static NO_ZONE: Code = Code {
    name: "table/003",
    severity: Severity::Error,
    message: Texts {
        en: "the times of `{column}` have no zone",
        hans: "`{column}` 的时间没有时区",
        hant: "`{column}` 的時間沒有時區",
    },
    help: Texts {
        en: "say `zone=\"UTC\"` where they are UTC; otherwise give them their zone before",
        hans: "若为 UTC，请给出 `zone=\"UTC\"`；否则请先为其设定时区",
        hant: "若為 UTC，請給出 `zone=\"UTC\"`；否則請先為其設定時區",
    },
};

/// Rows that are wrong, where all have to be right.
static WRONG_ROWS: Code = Code {
    name: "table/004",
    severity: Severity::Error,
    message: Texts {
        en: "{count} {count|row is|rows are} wrong; the first are told here",
        hans: "{count} 行有误；此处列出最前面的行",
        hant: "{count} 列有誤；此處列出最前面的列",
    },
    help: Texts {
        en: "correct them, or ask for `errors=\"column\"` to have the others",
        hans: "请更正；若要得到其他行，请用 `errors=\"column\"`",
        hant: "請更正；若要得到其他列，請用 `errors=\"column\"`",
    },
};

/// So many rows that are wrong.
pub fn wrong_rows(count: usize) -> Problem {
    Problem::new(&WRONG_ROWS, "").in_facts().with("count", count)
}

/// A table that cannot be read.
pub fn unreadable(detail: impl std::fmt::Display) -> Problems {
    Problem::new(&UNREADABLE, "").in_facts().with("detail", detail).into()
}
