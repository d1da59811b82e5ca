//! Vague words in three scripts: what people write where a metric, an amount or a date should stand.
//!
//! The words are data. A document's policy adds its own, and takes words out by saying that they stand for `nothing`.

use crate::shape::{record, word};
use std::collections::BTreeMap;

word! {
    /// What a vague word stands in for.
    pub enum StandsFor {
        /// What is measured.
        Metric = "metric",
        /// How much.
        Amount = "amount",
        /// By when.
        Date = "date",
        /// Nothing: the word only looks vague, such as `大量程` (wide range), which has `大量` (plenty) in it.
        Nothing = "nothing",
    }
}

record! {
    /// A vague word that people add, or take out.
    pub struct VagueWord {
        /// The word, in any script; capitals do not matter.
        word: String,
        /// What it stands in for.
        stands_for: StandsFor,
    }
}

const METRICS: &str = "\
    业绩 業績 表现 表現 绩效 績效 成效 效益 成绩 成績 | performance | results | outcomes | success";
const AMOUNTS: &str = "\
    大幅 大幅度 大大 显著 顯著 明显 明顯 若干 一些 较多 較多 很多 许多 許多 大量 更多 更好 尽可能多 盡可能多 儘可能多 适当 適當 进一步 進一步 \
    有所 几个 幾個 几天 幾天 几家 幾家 几名 幾名 几位 幾位 几件 幾件 几次 幾次 几倍 幾倍 几成 幾成 数个 數個 数家 數家 数倍 數倍 \
    | significantly | substantially | considerably | dramatically | greatly | a lot | lots of | several | a few | some | many \
    | a number of | a couple of | as much as possible | as many as possible | reasonably | adequately | as high as possible";
const DATES: &str = "\
    尽快 盡快 儘快 尽早 盡早 儘早 尽速 盡速 儘速 早日 近期 不久 短期内 短期內 适时 適時 马上 馬上 将来 將來 日后 日後 择期 擇期 \
    | as soon as possible | asap | soon | shortly | quickly | rapidly | in the near future | in due course | at the earliest \
    | eventually | sometime | some time | in the coming days | in a few days";
const CLEAR: &str = "大量程 | some time ago";

/// The vague words that are looked for.
///
/// ```
/// use quotakit::goals::{Lexicon, StandsFor};
/// let found = Lexicon::standard().find("尽快大幅提升业绩");
/// let words: Vec<_> = found.iter().map(|hit| (hit.word.as_str(), hit.stands_for)).collect();
/// assert_eq!(words, [("尽快", StandsFor::Date), ("大幅", StandsFor::Amount), ("业绩", StandsFor::Metric)]);
/// ```
#[derive(Clone, Debug)]
pub struct Lexicon {
    /// By their first character, the longest first.
    words: BTreeMap<char, Vec<(String, StandsFor)>>,
}

/// A vague word found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VagueHit {
    /// The word as it stands in the text.
    pub word: String,
    /// What it stands in for.
    pub stands_for: StandsFor,
    /// The byte where it starts.
    pub start: usize,
    /// The byte after its end.
    pub end: usize,
}

impl Lexicon {
    /// The words that everyone starts with.
    #[must_use]
    pub fn standard() -> Self {
        let mut lexicon = Self { words: BTreeMap::new() };
        let lists = [
            (METRICS, StandsFor::Metric),
            (AMOUNTS, StandsFor::Amount),
            (DATES, StandsFor::Date),
            (CLEAR, StandsFor::Nothing),
        ];
        for (list, stands_for) in lists {
            for group in list.split('|').map(str::trim) {
                // Chinese words stand apart by blanks; an English group of several words is one entry.
                let is_phrase = group.is_ascii();
                let words = if is_phrase { vec![group] } else { group.split_whitespace().collect() };
                words.into_iter().for_each(|word| lexicon.insert(word, stands_for));
            }
        }
        lexicon
    }

    /// These words with others added; a word that was there before gets its new meaning.
    #[must_use]
    pub fn extended(mut self, words: &[VagueWord]) -> Self {
        for VagueWord { word, stands_for } in words {
            self.insert(word.trim(), *stands_for);
        }
        self
    }

    fn insert(&mut self, word: &str, stands_for: StandsFor) {
        let word = word.to_ascii_lowercase();
        let Some(first) = word.chars().next() else { return };
        let list = self.words.entry(first).or_default();
        list.retain(|(known, _)| *known != word);
        list.push((word, stands_for));
        list.sort_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    }

    /// The vague words of a text, from its beginning on; where one contains another, the longer counts.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<VagueHit> {
        let folded = text.to_ascii_lowercase();
        let mut hits = Vec::new();
        let mut free_from = 0_usize;
        for (start, first) in folded.char_indices() {
            if start < free_from {
                continue;
            }
            let Some(rest) = folded.get(start..) else { continue };
            let candidates = self.words.get(&first).map_or(&[][..], Vec::as_slice);
            let fits =
                |word: &str| rest.starts_with(word) && is_whole(&folded, start, start.saturating_add(word.len()));
            let Some((word, stands_for)) = candidates.iter().find(|(word, _)| fits(word)) else { continue };
            let end = start.saturating_add(word.len());
            free_from = end;
            if *stands_for != StandsFor::Nothing {
                let word = text.get(start..end).unwrap_or_default().to_owned();
                hits.push(VagueHit { word, stands_for: *stands_for, start, end });
            }
        }
        hits
    }
}

/// Whether no Latin letter or digit runs on at either end: `soon` is not in `sooner`. Chinese has no such borders.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let runs_on = |outer: Option<char>, inner: Option<char>| {
        let is_latin = |side: Option<char>| side.is_some_and(|side| side.is_ascii_alphanumeric());
        is_latin(outer) && is_latin(inner)
    };
    let before = text.get(..start).and_then(|before| before.chars().next_back());
    let after = text.get(end..).and_then(|after| after.chars().next());
    let inside = text.get(start..end).unwrap_or_default();
    !runs_on(before, inside.chars().next()) && !runs_on(after, inside.chars().next_back())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(lexicon: &Lexicon, text: &str) -> Vec<(String, &'static str)> {
        lexicon.find(text).into_iter().map(|hit| (hit.word, hit.stands_for.word())).collect()
    }

    #[test]
    fn words_are_found_whole_and_the_longest_counts() {
        let lexicon = Lexicon::standard();
        let found = words(&lexicon, "As Soon as Possible, no sooner; 大幅度提高大量程產品的銷量");
        assert_eq!(found, [("As Soon as Possible".to_owned(), "date"), ("大幅度".to_owned(), "amount")]);
        assert_eq!(words(&lexicon, "幾天"), [("幾天".to_owned(), "amount")]);
        assert_eq!(words(&lexicon, "awesome somehow"), []);
    }

    #[test]
    fn people_add_words_and_take_them_out() {
        let word = |word: &str, stands_for| VagueWord { word: word.to_owned(), stands_for };
        let lexicon =
            Lexicon::standard().extended(&[word("盡可能", StandsFor::Amount), word("Performance", StandsFor::Nothing)]);
        assert_eq!(words(&lexicon, "盡可能 improve performance"), [("盡可能".to_owned(), "amount")]);
    }
}
