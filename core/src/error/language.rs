//! The languages that messages, labels and explanations speak.

use std::fmt;

/// A language of the texts that people read: messages, help, labels and explanations.
///
/// ```
/// use quotakit::error::Language;
/// assert_eq!(Language::from_tag("zh-TW"), Some(Language::ZhHant));
/// assert_eq!(Language::ZhHans.to_string(), "zh-Hans");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Chinese in simplified script.
    ZhHans,
    /// Chinese in traditional script.
    ZhHant,
}

impl Language {
    /// All languages, in the order in which catalogues list their texts.
    pub const ALL: [Self; 3] = [Self::En, Self::ZhHans, Self::ZhHant];

    /// Reads a BCP 47 tag: `en`, `zh-Hans`, `zh-Hant`, and the regional forms that imply a script.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag {
            "en" | "en-US" | "en-GB" => Some(Self::En),
            "zh-Hans" | "zh" | "zh-CN" | "zh-SG" => Some(Self::ZhHans),
            "zh-Hant" | "zh-TW" | "zh-HK" | "zh-MO" => Some(Self::ZhHant),
            _ => None,
        }
    }

    /// The tag that documents and outcomes carry.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::ZhHans => "zh-Hans",
            Self::ZhHant => "zh-Hant",
        }
    }

    /// Picks this language's text out of a catalogue entry.
    #[must_use]
    pub const fn of(self, texts: &Texts) -> &'static str {
        match self {
            Self::En => texts.en,
            Self::ZhHans => texts.hans,
            Self::ZhHant => texts.hant,
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// One text in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Texts {
    /// English.
    pub en: &'static str,
    /// Simplified Chinese.
    pub hans: &'static str,
    /// Traditional Chinese.
    pub hant: &'static str,
}

/// Declares the texts of a part of the library, one constant each.
macro_rules! texts {
    ($( $constant:ident = ($en:literal, $hans:literal, $hant:literal $(,)?); )*) => { $(
        pub(super) static $constant: $crate::error::Texts =
            $crate::error::Texts { en: $en, hans: $hans, hant: $hant };
    )* };
}
pub(crate) use texts;

/// Fills `{name}` places of a template from named parameters, and `{name|word|words}` with the first word where the parameter
/// is 1 and the second one else; a name without a parameter stays as it is.
#[must_use]
pub fn fill(template: &str, params: &[(&'static str, String)]) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            text.push('{');
            rest = after;
            continue;
        };
        let mut parts = name.splitn(3, '|');
        let key = parts.next().unwrap_or_default();
        match (params.iter().find(|(known, _)| *known == key), parts.next().zip(parts.next())) {
            (Some((_, value)), Some((one, many))) => text.push_str(if value == "1" { one } else { many }),
            (Some((_, value)), None) => text.push_str(value),
            (None, _) => {
                text.push('{');
                text.push_str(name);
                text.push('}');
            }
        }
        rest = tail;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_are_filled_once_and_keep_what_they_do_not_know() {
        let params = [("field", "a{b}".to_owned())];
        assert_eq!(fill("no `{field}` in {place}, {", &params), "no `a{b}` in {place}, {");
        let template = "{count} {count|deal is|deals are} open, {other|a|b}";
        let filled = |count: u32| fill(template, &[("count", count.to_string())]);
        assert_eq!(filled(1), "1 deal is open, {other|a|b}");
        assert_eq!([filled(0), filled(11)], ["0 deals are open, {other|a|b}", "11 deals are open, {other|a|b}"]);
    }
}
