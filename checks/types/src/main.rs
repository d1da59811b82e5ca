//! Writes the types of documents, facts and outcomes for TypeScript and Python from the library's JSON Schemas:
//! `cargo run -p types`. Its test fails where a file differs.

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
    match files().and_then(|files| write(&files)) {
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

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, clippy::arithmetic_side_effects, reason = "a test stops where something is wrong")]

    use super::{files, root};
    use std::fs;

    #[test]
    fn the_files_are_those_of_the_rust_types() {
        for (path, text) in files().expect("the schemas are read") {
            let found = fs::read_to_string(root().join(&path)).expect("the file is there");
            let same = found.lines().zip(text.lines()).take_while(|(found, expected)| found == expected).count();
            let line = |text: &str| text.lines().nth(same).unwrap_or("(the end)").trim().to_owned();
            let place = format!("{}:{}: `{}` should be `{}`", path.display(), same + 1, line(&found), line(&text));
            assert!(found == text, "{place}; write the types anew: `cargo run -p types`");
        }
    }
}
