//! Codes: what can be wrong, each with its texts in every language.

use super::language::Texts;
use serde::Serialize;

/// How much a problem weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing; nothing has to change.
    Info,
    /// Probably not what was meant; the document still holds.
    Warn,
    /// Has to be mended: nothing is evaluated before it is.
    Error,
}

/// A stable, documented kind of problem: `area/number`, its weight and its texts.
///
/// The message is a lower-case sentence with offending values in backticks; the help says what to do. Both are
/// templates over the problem's parameters.
#[derive(Debug)]
pub struct Code {
    /// The stable name, such as `pay/012`.
    pub name: &'static str,
    /// The weight unless a policy says otherwise.
    pub severity: Severity,
    /// What is wrong.
    pub message: Texts,
    /// What to do.
    pub help: Texts,
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Code {}

/// Declares the codes of one area with their texts, and `ALL`, the list of them.
macro_rules! codes {
    ($( $(#[doc = $doc:literal])* $constant:ident = $name:literal $severity:ident
        { en: $en:literal, $en_help:literal; hans: $hans:literal, $hans_help:literal;
          hant: $hant:literal, $hant_help:literal $(;)? } )*) => {
        $(
            $(#[doc = $doc])*
            #[doc = concat!("`", $name, "`: ", $en, ".")]
            pub static $constant: $crate::error::Code = $crate::error::Code {
                name: $name,
                severity: $crate::error::Severity::$severity,
                message: $crate::error::Texts { en: $en, hans: $hans, hant: $hant },
                help: $crate::error::Texts { en: $en_help, hans: $hans_help, hant: $hant_help },
            };
        )*
        /// Every code of this area, in the order of its declaration.
        pub static ALL: &[&$crate::error::Code] = &[$(&$constant),*];
    };
}
pub(crate) use codes;
