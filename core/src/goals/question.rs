//! What is missing from a goal, and the question that would bring it to light.

use super::outcome::{Finding, Letter, Letters, Missing, MissingField, Verdict};
use crate::error::{Code, Language, Texts, catalogue::goal as code};

struct Question {
    field: MissingField,
    texts: Texts,
}

const METRIC: Question = Question {
    field: MissingField::Metric,
    texts: Texts {
        en: "Which figure shall change: revenue, orders, new customers, a rate?",
        hans: "要改变的是哪个指标：销售额、订单数、新客户数，还是某个比率？",
        hant: "要改變的是哪個指標：銷售額、訂單數、新客戶數，還是某個比率？",
    },
};
const OBJECTIVE: Question = Question {
    field: MissingField::Objective,
    texts: Texts {
        en: "Shall the figure rise, fall, reach a value or stay, and by how much?",
        hans: "该指标要上升、下降、达到某值还是保持？幅度多少？",
        hant: "該指標要上升、下降、達到某值還是保持？幅度多少？",
    },
};
const AMOUNT: Question = Question {
    field: MissingField::Objective,
    texts: Texts {
        en: "How much exactly: from which figure to which?",
        hans: "具体多少：从多少到多少？",
        hant: "具體多少：從多少到多少？",
    },
};
const UNIT: Question = Question {
    field: MissingField::Unit,
    texts: Texts {
        en: "In which unit is it counted; if in money, in which currency?",
        hans: "以什么单位计量？若为金额，是哪种货币？",
        hant: "以什麼單位計量？若為金額，是哪種貨幣？",
    },
};
const BASELINE: Question = Question {
    field: MissingField::Baseline,
    texts: Texts {
        en: "What is the figure now, before the change?",
        hans: "变化之前，现在的数字是多少？",
        hant: "變化之前，現在的數字是多少？",
    },
};
const OWNER: Question = Question {
    field: MissingField::Owner,
    texts: Texts { en: "Who answers for it?", hans: "由谁负责？", hant: "由誰負責？" },
};
const HISTORY: Question = Question {
    field: MissingField::History,
    texts: Texts {
        en: "What was the figure in the last periods (five or more), and how much can be reached at most?",
        hans: "过去几期（至少五期）的数字是多少？最多能达到多少？",
        hant: "過去幾期（至少五期）的數字是多少？最多能達到多少？",
    },
};
const SUPPORTS: Question = Question {
    field: MissingField::Supports,
    texts: Texts {
        en: "Which goal above does this one serve?",
        hans: "它服务于上级的哪个目标？",
        hant: "它服務於上級的哪個目標？",
    },
};
const SET: Question = Question {
    field: MissingField::Supports,
    texts: Texts {
        en: "Which goal set does it belong to? Relevance is judged inside a set.",
        hans: "它属于哪个目标组？相关性须在目标组内评判。",
        hant: "它屬於哪個目標組？相關性須在目標組內評判。",
    },
};
const PERIOD: Question = Question {
    field: MissingField::Period,
    texts: Texts {
        en: "From when on, and by when?",
        hans: "从何时开始，到何时为止？",
        hant: "從何時開始，到何時為止？",
    },
};

/// What is missing, in the order of the letters, each field once.
pub(super) fn missing_of(findings: &[Finding], letters: &Letters, language: Language) -> Vec<Missing> {
    let mut missing: Vec<Missing> = Vec::new();
    let mut ask = |letter: Letter, question: &Question| {
        if !missing.iter().any(|known| known.field == question.field) {
            missing.push(Missing { letter, field: question.field, question: language.of(&question.texts) });
        }
    };
    for finding in findings {
        if let Some(question) = question_of(finding) {
            ask(finding.letter, question);
        }
    }
    if letters.achievable == Verdict::Unknown {
        ask(Letter::A, &HISTORY);
    }
    if letters.relevant == Verdict::Unknown {
        ask(Letter::R, &SET);
    }
    missing.sort_by_key(|known| known.letter);
    missing
}

fn question_of(finding: &Finding) -> Option<&'static Question> {
    let is = |code: &Code| finding.code == code.name;
    let is_vague = is(&code::VAGUE) && finding.severity == crate::error::Severity::Error;
    let questions: [(bool, &'static Question); 10] = [
        (is(&code::NO_METRIC) || (is_vague && finding.letter == Letter::S), &METRIC),
        (is(&code::NO_DIRECTION), &OBJECTIVE),
        (is(&code::NO_AMOUNT) || is(&code::NO_EXTENT) || (is_vague && finding.letter == Letter::M), &AMOUNT),
        (is(&code::NO_UNIT), &UNIT),
        (is(&code::NO_BASELINE), &BASELINE),
        (is(&code::NO_OWNER), &OWNER),
        (is(&code::SUPPORTS_NOTHING) || is(&code::WRONG_PARENT), &SUPPORTS),
        (is(&code::NO_DEADLINE), &PERIOD),
        (is(&code::DURATION_IS_MEASURE), &PERIOD),
        (is_vague && finding.letter == Letter::T, &PERIOD),
    ];
    questions.into_iter().find(|(applies, _)| *applies).map(|(_, question)| question)
}
