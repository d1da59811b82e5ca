//! How many vectors each language replayed, as the runners print it: `323 vectors replayed in Python`.

use std::collections::BTreeMap;

/// Where the vectors are to be replayed.
const LANGUAGES: [&str; 4] = ["Rust", "Python", "Node", "Chromium"];

/// The counts by language.
#[derive(Default)]
pub struct Replays(BTreeMap<String, u32>);

impl Replays {
    /// Notes a line that tells a count.
    pub fn note(&mut self, line: &str) {
        let told = line.split_once(" vectors replayed in ");
        let count = told.and_then(|(count, _)| count.rsplit(' ').next()?.parse().ok());
        if let (Some((_, language)), Some(count)) = (told, count) {
            self.0.insert(language.trim_end_matches('.').trim().to_owned(), count);
        }
    }

    /// Whether all languages replayed the vectors, and all the same number of them.
    pub fn judge(&self) -> Result<(), String> {
        let told = LANGUAGES.map(|language| {
            let count = self.0.get(language).map_or_else(|| "none".to_owned(), ToString::to_string);
            format!("{language} {count}")
        });
        println!("\n=== the shared vectors in every language\n{}", told.join(", "));
        let counts: Vec<Option<&u32>> = LANGUAGES.iter().map(|language| self.0.get(*language)).collect();
        let first = counts.first().copied().flatten();
        let is_equal = first.is_some() && counts.iter().all(|count| *count == first);
        if is_equal { Ok(()) } else { Err(format!("not the same number everywhere: {}", told.join(", "))) }
    }
}

#[cfg(test)]
mod tests {
    use super::Replays;

    #[test]
    fn every_language_has_to_replay_the_same_number() {
        let mut replays = Replays::default();
        for line in ["3 vectors replayed in Rust", "ok: 3 vectors replayed in Python", "3 vectors replayed in Node"] {
            replays.note(line);
        }
        assert!(replays.judge().is_err(), "Chromium is missing");
        replays.note("2 vectors replayed in Chromium");
        assert!(replays.judge().is_err(), "one fewer in Chromium");
        replays.note("3 vectors replayed in Chromium");
        assert_eq!(replays.judge(), Ok(()));
    }
}
