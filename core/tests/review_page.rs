//! The page of the review: that of the example quarter is well formed, says what the outcome says, and has what readers by
//! ear, eye and paper need.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    dead_code,
    reason = "a test stops where something is wrong, and uses a part of the example"
)]

#[path = "../../examples/close_quarter/files.rs"]
mod files;
#[path = "../../examples/close_quarter/load.rs"]
mod load;

use load::Input;
use quotakit::{LifeCycle, error::Language, review::Close};
use roxmltree::{Document, Node, ParsingOptions};
use std::path::Path;

/// The page of the example quarter in a language.
fn page(language: Language) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/data");
    let input = Input::read(&folder).unwrap_or_else(|_| panic!("{} cannot be read", folder.display()));
    let close = Close::from_json(&input.document).unwrap();
    let mut facts = Close::facts_from_json(&input.facts).unwrap();
    facts.language = language;
    close.evaluate(&facts).unwrap().html()
}

/// A page of HTML is XML too, but for the tags that close themselves.
fn closed(page: &str) -> String {
    let (head, tail) = page.split_once("<title>").expect("a title");
    let head = head.replace("<!DOCTYPE html>", "").replace("\">", "\"/>").replacen("\"/>", "\">", 1);
    format!("{head}<title>{tail}")
}

fn parsed(text: &str) -> Document<'_> {
    Document::parse_with_options(text, ParsingOptions::default()).unwrap_or_else(|error| panic!("{error}"))
}

fn all<'a>(document: &'a Document<'a>, tag: &str) -> Vec<Node<'a, 'a>> {
    document.descendants().filter(|node| node.has_tag_name(tag)).collect()
}

fn text_of(node: Node<'_, '_>) -> String {
    node.descendants().filter_map(|part| part.text().filter(|_| part.is_text())).collect()
}

#[test]
fn it_says_what_the_story_says() {
    // The figures that the data's README works out by hand.
    let text = closed(&page(Language::En));
    let document = parsed(&text);
    let rows: Vec<String> = all(&document, "tr").into_iter().map(text_of).collect();
    let row = |name: &str| rows.iter().find(|row| row.starts_with(name)).unwrap_or_else(|| panic!("no row of {name}"));
    assert!(row("澄衡仪器").contains("11,797,361.70"), "{}", row("澄衡仪器"));
    assert!(row("east").contains("90.2%"), "{}", row("east"));
    assert!(row("south").contains("108.3%"), "{}", row("south"));
    assert!(rows.iter().any(|row| row.contains("109,312.05")), "what Li Na is due");
}

#[test]
fn it_is_read_by_ear_eye_and_offline() {
    for language in Language::ALL {
        let page = page(language);
        for elsewhere in ["<script", "http:", "https:", "src=", "@import", "url("] {
            assert!(!page.contains(elsewhere), "the page needs `{elsewhere}`");
        }
        let text = closed(&page);
        let document = parsed(&text);
        assert_eq!(document.root_element().attribute("lang"), Some(language.tag()));
        let levels = document.descendants().filter(|node| matches!(node.tag_name().name(), "h1" | "h2" | "h3"));
        let levels: Vec<&str> = levels.map(|node| node.tag_name().name()).collect();
        assert!(levels.iter().enumerate().all(|(index, level)| (index == 0) == (*level == "h1")), "{levels:?}");
        for section in all(&document, "section") {
            let named = section.attribute("aria-labelledby").expect("a section has a name");
            assert!(section.descendants().any(|node| node.attribute("id") == Some(named)), "no heading {named}");
        }
        let tables = all(&document, "table");
        assert!(tables.len() >= 9, "{} tables", tables.len());
        for table in tables {
            let of = |tag: &str| table.descendants().filter(|node| node.has_tag_name(tag)).count();
            assert_eq!(of("caption"), 1);
            let heads = table.descendants().filter(|node| node.attribute("scope") == Some("col")).count();
            let body = table.children().find(|node| node.has_tag_name("tbody")).expect("a body");
            for row in body.children() {
                assert_eq!(row.children().count(), heads, "{}", text_of(row));
            }
        }
        for picture in all(&document, "svg") {
            assert_eq!(picture.attribute("aria-hidden"), Some("true"), "the cell beside it says the figure");
        }
    }
}

#[test]
fn no_text_is_left_in_another_language() {
    // Headings and the heads of columns, which come from no document.
    let heads = |language| {
        let text = closed(&page(language));
        let document = parsed(&text);
        let nodes = document.descendants().filter(|node| {
            matches!(node.tag_name().name(), "h2" | "caption" | "dt") || node.attribute("scope") == Some("col")
        });
        nodes.map(text_of).collect::<Vec<_>>()
    };
    let (en, hans, hant) = (heads(Language::En), heads(Language::ZhHans), heads(Language::ZhHant));
    assert_eq!((en.len(), hans.len()), (hans.len(), hant.len()));
    for (en, hans) in en.iter().zip(&hans).filter(|(en, _)| *en != "SMART") {
        assert!(en.is_ascii() && !hans.is_ascii() && !hans.is_empty(), "{en} / {hans}");
    }
    assert_ne!(hans, hant);
}
