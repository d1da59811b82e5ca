//! One file in: its text, its JSON or its rows, or what a person has to mend so that it can be read.

use quotakit::{
    error::{Language, Problem},
    shape::Node,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
};

/// Why a file cannot be read, where that is, and what to do about it.
#[derive(Debug)]
pub struct Fault {
    pub file: PathBuf,
    /// Line and column, from 1; the column counts characters.
    pub place: Option<(usize, usize)>,
    pub what: What,
}

/// What is wrong with a file.
#[derive(Debug)]
pub enum What {
    Missing,
    Unreadable(io::Error),
    NotUtf8,
    /// Not JSON, or beyond the library's limits: the library's own problem.
    NotJson(Box<Problem>),
    NotAnObject,
    NoHeader,
    MissingColumn(String),
    UnknownColumn(String, &'static [&'static str]),
    DoubleColumn(String),
    CellCount {
        found: usize,
        expected: usize,
    },
    NotCsv(csv::Error),
}

impl Fault {
    fn new(file: &Path, place: Option<(usize, usize)>, what: What) -> Self {
        Self { file: file.to_owned(), place, what }
    }

    /// As an editor's compiler would print it: file, line, column, what is wrong, what to do.
    pub fn told(&self, language: Language) -> String {
        let file = self.file.display();
        let place = self.place.map_or_else(|| format!("{file}"), |(line, column)| format!("{file}:{line}:{column}"));
        let (code, message, help) = self.what.told(language);
        format!("{place}: error[{code}]: {message}\n    = {help}")
    }
}

impl What {
    /// The code, the message and the help.
    fn told(&self, language: Language) -> (&'static str, String, String) {
        let pick = |en: String, hans: String, hant: String| match language {
            Language::En => en,
            Language::ZhHans => hans,
            Language::ZhHant => hant,
        };
        let fixed = |texts: [&str; 3]| pick(texts[0].to_owned(), texts[1].to_owned(), texts[2].to_owned());
        match self {
            Self::Missing => (
                "file/missing",
                fixed(["there is no such file", "没有这个文件", "沒有這個檔案"]),
                fixed([
                    "put the file there, or name another folder with `--data`",
                    "请放入该文件，或用 `--data` 指定其他文件夹",
                    "請放入該檔案，或用 `--data` 指定其他資料夾",
                ]),
            ),
            Self::Unreadable(error) => (
                "file/unreadable",
                pick(format!("cannot be read: {error}"), format!("无法读取：{error}"), format!("無法讀取：{error}")),
                fixed(["look at the file's permissions", "请检查文件权限", "請檢查檔案權限"]),
            ),
            Self::NotUtf8 => (
                "file/not-utf-8",
                fixed([
                    "the bytes from here on are not UTF-8",
                    "从此处起的字节不是 UTF-8",
                    "從此處起的位元組不是 UTF-8",
                ]),
                fixed([
                    "save the file as UTF-8 (in Excel: “CSV UTF-8”)",
                    "请将文件另存为 UTF-8（Excel 中选“CSV UTF-8”）",
                    "請將檔案另存為 UTF-8（Excel 中選「CSV UTF-8」）",
                ]),
            ),
            Self::NotJson(problem) => (problem.code.name, problem.message(language), problem.help(language)),
            Self::NotAnObject => (
                "file/not-an-object",
                fixed(["the file holds no JSON object", "文件不是一个 JSON 对象", "檔案不是一個 JSON 物件"]),
                fixed(["write `{…}` around its fields", "请用 `{…}` 括起各字段", "請用 `{…}` 括起各欄位"]),
            ),
            Self::NoHeader => (
                "table/empty",
                fixed(["the table is empty: not even a header", "表是空的，连表头也没有", "表是空的，連表頭也沒有"]),
                fixed([
                    "a table without rows still has its header row",
                    "没有数据行的表也要有表头行",
                    "沒有資料列的表也要有表頭列",
                ]),
            ),
            Self::MissingColumn(name) => (
                "table/missing-column",
                pick(format!("the column `{name}` is missing"), format!("缺少列 `{name}`"), format!("缺少欄 `{name}`")),
                fixed([
                    "add it; its cells may be empty where nothing is known",
                    "请补上该列；未知处可留空单元格",
                    "請補上該欄；未知處可留空儲存格",
                ]),
            ),
            Self::UnknownColumn(name, known) => {
                let known = known.join("`, `");
                (
                    "table/unknown-column",
                    pick(
                        format!("the column `{name}` is not known"),
                        format!("未知的列 `{name}`"),
                        format!("未知的欄 `{name}`"),
                    ),
                    pick(
                        format!("leave it out, or correct its name; known are `{known}`"),
                        format!("请去掉或更正其名称；已知的有 `{known}`"),
                        format!("請去掉或更正其名稱；已知的有 `{known}`"),
                    ),
                )
            }
            Self::DoubleColumn(name) => (
                "table/double-column",
                pick(
                    format!("the column `{name}` stands twice"),
                    format!("列 `{name}` 出现两次"),
                    format!("欄 `{name}` 出現兩次"),
                ),
                fixed(["keep one of the two", "请只保留一个", "請只保留一個"]),
            ),
            Self::CellCount { found, expected } => (
                "table/cell-count",
                pick(
                    format!("the row has {found} cells, the header {expected}"),
                    format!("此行有 {found} 个单元格，表头有 {expected} 个"),
                    format!("此列有 {found} 個儲存格，表頭有 {expected} 個"),
                ),
                fixed([
                    "put a cell that holds a comma into double quotes",
                    "含逗号的单元格请用双引号括起",
                    "含逗號的儲存格請用雙引號括起",
                ]),
            ),
            Self::NotCsv(error) => (
                "table/not-csv",
                pick(format!("not CSV: {error}"), format!("不是 CSV：{error}"), format!("不是 CSV：{error}")),
                fixed(["save the table as CSV", "请将表另存为 CSV", "請將表另存為 CSV"]),
            ),
        }
    }
}

/// The text of a file, without a byte order mark.
pub fn text(path: &Path) -> Result<String, Fault> {
    let bytes = fs::read(path).map_err(|error| {
        let missing = error.kind() == io::ErrorKind::NotFound;
        Fault::new(path, None, if missing { What::Missing } else { What::Unreadable(error) })
    })?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => {
            let before = String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or_default());
            Err(Fault::new(path, Some(end_of(&before)), What::NotUtf8))
        }
    }
}

/// The place that follows a text.
fn end_of(before: &str) -> (usize, usize) {
    let last = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count().saturating_add(1), last.chars().count().saturating_add(1))
}

/// The text of a JSON file that holds an object.
pub fn json(path: &Path) -> Result<String, Fault> {
    let text = text(path)?;
    match Node::parse(&text) {
        Ok(Node::Object(_)) => Ok(text),
        Ok(_) => Err(Fault::new(path, Some((1, 1)), What::NotAnObject)),
        Err(problem) => {
            let number = |name: &str| {
                problem.params.iter().find(|(key, _)| *key == name).and_then(|(_, text)| text.parse().ok())
            };
            let place = number("line").zip(number("column"));
            Err(Fault::new(path, place, What::NotJson(problem)))
        }
    }
}

/// The rows of a table as objects of texts, and the line on which each begins.
#[derive(Debug, Default)]
pub struct Rows {
    pub rows: Vec<BTreeMap<String, String>>,
    pub lines: Vec<usize>,
}

/// Reads a table that has these columns, in any order; everything that is wrong with it at once.
pub fn table(path: &Path, columns: &'static [&'static str]) -> Result<Rows, Vec<Fault>> {
    let text = text(path).map_err(|fault| vec![fault])?;
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let not_csv = |error| Fault::new(path, None, What::NotCsv(error));
    let header = reader.headers().map_err(|error| vec![not_csv(error)])?.clone();
    let mut faults = header_faults(path, &header, columns);
    let mut table = Rows::default();
    // The reader counts lines anew at `\r\n`, so lines are counted here: from where the last row began to this one.
    let (mut line, mut counted) = (1_usize, 0);
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                faults.push(not_csv(error));
                break;
            }
        };
        let start = record.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(counted);
        let rest = text.get(start..).unwrap_or_default().trim_start_matches(['\r', '\n']);
        let start = text.len().saturating_sub(rest.len());
        line = text.get(counted..start).unwrap_or_default().matches('\n').count().saturating_add(line);
        counted = start;
        if record.len() != header.len() && faults.len() < 20 {
            let what = What::CellCount { found: record.len(), expected: header.len() };
            faults.push(Fault::new(path, Some((line, 1)), what));
        }
        table.lines.push(line);
        let cells = header.iter().zip(&record);
        table.rows.push(cells.map(|(name, cell)| (name.to_owned(), cell.to_owned())).collect());
    }
    if faults.is_empty() { Ok(table) } else { Err(faults) }
}

fn header_faults(path: &Path, header: &csv::StringRecord, columns: &'static [&'static str]) -> Vec<Fault> {
    let fault = |column: usize, what| Fault::new(path, Some((1, column)), what);
    if header.iter().all(str::is_empty) {
        return vec![fault(1, What::NoHeader)];
    }
    let (mut faults, mut seen, mut column) = (Vec::new(), BTreeSet::new(), 1_usize);
    for name in header {
        if !columns.contains(&name) {
            faults.push(fault(column, What::UnknownColumn(name.to_owned(), columns)));
        } else if !seen.insert(name) {
            faults.push(fault(column, What::DoubleColumn(name.to_owned())));
        }
        column = name.chars().count().saturating_add(1).saturating_add(column);
    }
    let missing = columns.iter().filter(|name| !seen.contains(*name));
    faults.extend(missing.map(|name| fault(1, What::MissingColumn((*name).to_owned()))));
    faults
}
