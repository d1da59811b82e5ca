//! Labels: the names of steps, with a text in every language.

use crate::error::Texts;

/// How a figure is shown to people; the JSON always holds the exact number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// As it is, with separators: a count, a score, a factor.
    Plain,
    /// As money.
    Money,
    /// As a percentage.
    Percent,
}

/// The name of a kind of step: stable in JSON, spoken in three languages.
#[derive(Debug)]
pub struct Label {
    /// The stable name.
    pub key: &'static str,
    /// How its figure is shown.
    pub format: Format,
    /// What people read.
    pub texts: Texts,
}

/// Declares the labels of a domain.
macro_rules! labels {
    ($( $constant:ident = $key:literal $format:ident ($en:literal, $hans:literal, $hant:literal); )*) => { $(
        #[doc = concat!("`", $key, "`: ", $en, ".")]
        pub static $constant: $crate::trace::Label = $crate::trace::Label {
            key: $key,
            format: $crate::trace::Format::$format,
            texts: $crate::error::Texts { en: $en, hans: $hans, hant: $hant },
        };
    )* };
}
pub(crate) use labels;
