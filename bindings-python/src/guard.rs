//! What core is asked to do, with a panic turned into a problem: nothing but problems crosses into Python.

use quotakit::error::{Code, Problem, Problems, Severity, Texts};
use std::{any::Any, panic};

/// A fault of quotakit itself. No document and no facts should ever raise it, so it is no code of core's catalogue.
static INTERNAL: Code = Code {
    name: "internal/001",
    severity: Severity::Error,
    message: Texts {
        en: "quotakit itself failed: {detail}",
        hans: "quotakit 自身出错：{detail}",
        hant: "quotakit 自身出錯：{detail}",
    },
    help: Texts {
        en: "nothing was computed; report this with the document and the facts",
        hans: "没有计算任何结果；请附上文档和事实报告此问题",
        hant: "沒有計算任何結果；請附上文件和事實回報此問題",
    },
};

/// Runs `work`; a panic becomes the problem `internal/001`.
pub fn caught<T>(work: impl FnOnce() -> Result<T, Problems>) -> Result<T, Problems> {
    // Core's values are immutable once they are made, so what a panic leaves behind is never half changed.
    match panic::catch_unwind(panic::AssertUnwindSafe(work)) {
        Ok(result) => result,
        Err(payload) => Err(Problem::new(&INTERNAL, "").with("detail", detail_of(payload.as_ref())).into()),
    }
}

fn detail_of(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("no message").to_owned()
}
