//! What the example `close_quarter` says of files that cannot be read: every fault at once, at its place.
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
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A copy of the example data that a test may break.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("close_quarter_{name}"));
        fs::create_dir_all(&folder).unwrap();
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/data")).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "csv" || extension == "json") {
                fs::copy(&path, folder.join(path.file_name().unwrap())).unwrap();
            }
        }
        Self(folder)
    }

    fn bytes(&self, file: &str) -> Vec<u8> {
        fs::read(self.0.join(file)).unwrap()
    }

    fn write(&self, file: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.0.join(file), bytes).unwrap();
    }

    /// Writes a file anew, its first `from` replaced.
    fn replace(&self, file: &str, from: &str, to: &str) {
        let text = String::from_utf8(self.bytes(file)).unwrap();
        assert!(text.contains(from), "{file} has no `{from}`");
        self.write(file, text.replacen(from, to, 1));
    }

    fn every_file(&self, change: impl Fn(Vec<u8>) -> Vec<u8>) {
        for entry in fs::read_dir(&self.0).unwrap() {
            let path = entry.unwrap().path();
            fs::write(&path, change(fs::read(&path).unwrap())).unwrap();
        }
    }

    /// What is told of the files, the folder's own path left out.
    fn told(&self, language: Language) -> String {
        let faults = Input::read(&self.0).err().unwrap_or_default();
        let told: Vec<String> = faults.iter().map(|fault| fault.told(language)).collect();
        told.join("\n").replace(&format!("{}{}", self.0.display(), std::path::MAIN_SEPARATOR), "")
    }

    /// The findings of the closing, the folder's own path left out.
    fn findings(&self) -> String {
        let input = Input::read(&self.0).unwrap_or_else(|_| panic!("{}", self.told(Language::En)));
        let close = Close::from_json(&input.document).unwrap();
        let outcome = close.evaluate(&Close::facts_from_json(&input.facts).unwrap()).unwrap();
        let told = input.diagnostics(&outcome.findings.problems, Language::En);
        told.replace(&format!("{}{}", self.0.display(), std::path::MAIN_SEPARATOR), "")
    }
}

#[test]
fn every_faulty_file_is_told_at_once() {
    let folder = Folder::new("all_at_once");
    folder.replace("pay-plan-ae.json", ",", "");
    folder.write("goals.json", b"{\n  \"a\xff");
    folder.write("targets.json", "[]");
    fs::remove_file(folder.0.join("returns.csv")).unwrap();
    folder.write("quotas.csv", "");
    folder.replace("deals.csv", "owner,region", "owners,region,region");
    folder.replace("people.csv", "\nlin,", "\nlin,lin,");
    let told = folder.told(Language::En);
    for expected in [
        "pay-plan-ae.json:3:3: error[doc/001]: the text is not JSON",
        "goals.json:2:5: error[file/not-utf-8]: the bytes from here on are not UTF-8",
        "targets.json:1:1: error[file/not-an-object]",
        "returns.csv: error[file/missing]: there is no such file",
        "quotas.csv:1:1: error[table/empty]",
        "deals.csv:1:4: error[table/unknown-column]: the column `owners` is not known",
        "deals.csv:1:18: error[table/double-column]: the column `region` stands twice",
        "deals.csv:1:1: error[table/missing-column]: the column `owner` is missing",
        "people.csv:2:1: error[table/cell-count]: the row has 12 cells, the header 11",
    ] {
        assert!(told.contains(expected), "{expected}\nis not in\n{told}");
    }
    let (hans, hant) = (folder.told(Language::ZhHans), folder.told(Language::ZhHant));
    assert!(hans.contains("returns.csv: error[file/missing]: 没有这个文件"), "{hans}");
    assert!(hant.contains("returns.csv: error[file/missing]: 沒有這個檔案"), "{hant}");
}

#[test]
fn byte_order_marks_and_windows_line_ends_change_nothing() {
    let expected = Folder::new("as_it_is").findings();
    assert!(expected.contains("deals.csv:278, column `amount`"), "{expected}");
    let folder = Folder::new("windows");
    folder.every_file(|bytes| {
        let text = String::from_utf8(bytes).unwrap().replace('\n', "\r\n");
        [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat()
    });
    assert_eq!(folder.findings(), expected);
}

#[test]
fn a_row_is_told_by_its_line_after_quoted_line_breaks_and_blank_lines() {
    let folder = Folder::new("lines");
    folder.replace("deals.csv", "\nD-0001", "\n\n\nD-0001");
    folder.replace("deals.csv", ",distributor,", ",\"dis\ntributor\",");
    let findings = folder.findings();
    assert!(findings.contains("deals.csv:281, column `amount`"), "{findings}");
}
