//! Writes the types of documents, facts and outcomes for TypeScript and Python from the library's JSON Schemas:
//! `cargo run -p types`. With `--check` it writes nothing, and fails where a file differs.

mod model;
mod python;
mod read;
mod text;
mod typescript;

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

fn main() -> ExitCode {
    let is_check = std::env::args().any(|argument| argument == "--check");
    match files().and_then(|files| if is_check { check(&files) } else { write(&files) }) {
        Ok(told) => {
            println!("{told}");
            ExitCode::SUCCESS
        }
        Err(faults) => {
            faults.iter().for_each(|fault| eprintln!("{fault}"));
            ExitCode::FAILURE
        }
    }
}

/// The generated files: where they stand below the root, and their text.
fn files() -> Result<Vec<(PathBuf, String)>, Vec<String>> {
    let model = read::read(&quotakit::schema::all(), &quotakit::schema::doors())?;
    let package = Path::new("bindings-python/python/quotakit");
    Ok(vec![
        (PathBuf::from("bindings-wasm/npm/types.d.ts"), typescript::write(&model)),
        (package.join("_shapes.py"), python::shapes(&model)),
        (package.join("_outcomes.py"), python::outcomes(&model)?),
    ])
}

/// The root of the repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).map_or_else(PathBuf::new, Path::to_path_buf)
}

fn write(files: &[(PathBuf, String)]) -> Result<String, Vec<String>> {
    let written = |(path, text): &(PathBuf, String)| {
        let path = root().join(path);
        path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&path, text))
    };
    let fault = |(path, error): (&PathBuf, std::io::Error)| format!("{}: {error}", path.display());
    let faults: Vec<String> =
        files.iter().filter_map(|file| written(file).err().map(|error| (&file.0, error))).map(fault).collect();
    if faults.is_empty() { Ok(format!("{} files of types written", files.len())) } else { Err(faults) }
}

/// Names every file that is not what would be written, with the first line that differs.
fn check(files: &[(PathBuf, String)]) -> Result<String, Vec<String>> {
    let faults: Vec<String> = files.iter().filter_map(|(path, text)| difference(path, text)).collect();
    if faults.is_empty() {
        return Ok(format!("{} files of types are what the schemas say", files.len()));
    }
    Err(faults.into_iter().chain(["write them anew: `cargo run -p types`".to_owned()]).collect())
}

fn difference(path: &Path, text: &str) -> Option<String> {
    let found = match fs::read_to_string(root().join(path)) {
        Ok(found) => found,
        Err(error) => return Some(format!("{}: {error}", path.display())),
    };
    if found == text {
        return None;
    }
    let same = found.lines().zip(text.lines()).take_while(|(found, expected)| found == expected).count();
    let line = |text: &str| text.lines().nth(same).unwrap_or("(the end)").trim().to_owned();
    let number = same.saturating_add(1);
    Some(format!("{}:{number}: differs: `{}` should be `{}`", path.display(), line(&found), line(text)))
}
