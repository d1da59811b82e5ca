//! Colours, which people who see few colours tell apart (Okabe and Ito's, lighter on dark paper), and what charts of all
//! kinds say in a language.

use super::{fill::text, words};
use crate::{
    error::Language,
    shape::{Node, word},
};

word! {
    /// The paper that a chart is drawn on.
    pub enum Theme as ChartTheme {
        /// Light.
        Light = "light",
        /// Dark.
        Dark = "dark",
    }
}

const LIGHT: &str = include_str!("specs/light.json");
const DARK: &str = include_str!("specs/dark.json");

impl Theme {
    /// The places that every specification may have.
    pub(super) fn places(self, language: Language) -> Vec<(&'static str, Node<'static>)> {
        let (config, colours) = match self {
            Self::Light => (
                LIGHT,
                [
                    ("$ink", "#1b1f24"),
                    ("$paper", "#ffffff"),
                    ("$plain", "#0072b2"),
                    ("$good", "#009e73"),
                    ("$warn", "#e69f00"),
                    ("$bad", "#d55e00"),
                    ("$depth0", "#9ecae9"),
                    ("$depth1", "#c6dcec"),
                    ("$depth2", "#dfe9f1"),
                    ("$depth3", "#eef3f7"),
                ],
            ),
            Self::Dark => (
                DARK,
                [
                    ("$ink", "#e6edf3"),
                    ("$paper", "#101418"),
                    ("$plain", "#56b4e9"),
                    ("$good", "#2fbf95"),
                    ("$warn", "#f0b429"),
                    ("$bad", "#ff8a4c"),
                    ("$depth0", "#1f5f8b"),
                    ("$depth1", "#1d4763"),
                    ("$depth2", "#22384a"),
                    ("$depth3", "#263039"),
                ],
            ),
        };
        let said = [
            ("$axis", &words::AXIS),
            ("$on_track", &words::ON_TRACK),
            ("$at_risk", &words::AT_RISK),
            ("$off_track", &words::OFF_TRACK),
            ("$name", &words::NAME),
        ];
        let config = Node::parse(config).map(Node::into_owned).unwrap_or(Node::Null);
        let colours = colours.into_iter().map(|(place, colour)| (place, text(colour)));
        let said = said.into_iter().map(|(place, texts)| (place, text(language.of(texts))));
        let nothing = [("$subtitle", text(""))];
        [("$config", config)].into_iter().chain(colours).chain(said).chain(nothing).collect()
    }
}
