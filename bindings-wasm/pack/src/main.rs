//! Builds what the npm package ships besides its hand-written modules: the WebAssembly module, its glue and the licences.
//!
//! ```text
//! cargo run -p quotakit-pack                # what is shipped
//! cargo run -p quotakit-pack -- --quick     # soon there, large and slow: for work on the JavaScript
//! ```
//!
//! `cargo` compiles, `wasm-bindgen` (the version in `Cargo.lock`, as a library) writes the glue, and `wasm-opt` out of the
//! npm package `binaryen` optimises. Two builds of the same sources give the same bytes: no path of the machine is left in
//! the module.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};
use wasm_bindgen_cli_support::Bindgen;

/// The instructions that compilers for the web use by now, and that every browser since 2022 knows.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

type Outcome<T> = Result<T, String>;

fn main() -> ExitCode {
    match pack() {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("quotakit-pack: {fault}");
            ExitCode::FAILURE
        }
    }
}

fn pack() -> Outcome<()> {
    let wasm = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("the crate has no folder above it")?;
    let root = wasm.parent().ok_or("the workspace has no folder")?;
    let package = wasm.join("npm");
    same_version(&package)?;
    let is_quick = env::args().any(|word| word == "--quick");
    let compiled = compile(root, if is_quick { "dev" } else { "wasm" })?;
    glue(&compiled, &package)?;
    if !is_quick {
        optimise(wasm, &package.join("quotakit_bg.wasm"))?;
    }
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(root.join(licence), package.join(licence)).map_err(|error| format!("{licence}: {error}"))?;
    }
    Ok(())
}

/// Holds the npm package to the version of the crates.
fn same_version(package: &Path) -> Outcome<()> {
    let path = package.join("package.json");
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let expected = concat!("\"version\": \"", env!("CARGO_PKG_VERSION"), "\"");
    if text.contains(expected) { Ok(()) } else { Err(format!("{}: should say {expected}", path.display())) }
}

/// Compiles the module without the paths of this machine in it, and says where it is.
fn compile(root: &Path, profile: &str) -> Outcome<PathBuf> {
    let cargo_home = match env::var_os("CARGO_HOME") {
        Some(home) => PathBuf::from(home),
        None => env::home_dir().ok_or("neither CARGO_HOME nor a home folder is known")?.join(".cargo"),
    };
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    // Flags are separated by a control character, so that blanks in paths do not split them.
    let remap = |from: &Path, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    let flags = [remap(&cargo_home.join("registry/src"), "registry"), remap(root, "quotakit")].join("\u{1f}");
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["build", "--locked", "--package", "quotakit-wasm", "--profile", profile]);
    cargo.args(["--target", "wasm32-unknown-unknown"]).current_dir(root).env("CARGO_TARGET_DIR", &target);
    cargo.env_remove("RUSTFLAGS").env("CARGO_ENCODED_RUSTFLAGS", flags);
    run(&mut cargo, "`rustup target add wasm32-unknown-unknown` adds the target that this needs")?;
    let folder = if profile == "dev" { "debug" } else { profile };
    Ok(target.join("wasm32-unknown-unknown").join(folder).join("quotakit_wasm.wasm"))
}

/// Writes the module as the glue needs it, and the glue.
fn glue(compiled: &Path, package: &Path) -> Outcome<()> {
    let mut bindgen = Bindgen::new();
    let bindgen = bindgen.web(true).map_err(|error| error.to_string())?;
    bindgen.input_path(compiled).out_name("quotakit").typescript(false).omit_default_module_path(false);
    bindgen.remove_producers_section(true).generate(package).map_err(|error| format!("the glue: {error:#}"))
}

/// Optimises the module in its place.
fn optimise(wasm: &Path, module: &Path) -> Outcome<()> {
    let tool = wasm.join("node_modules/binaryen/bin/wasm-opt");
    if !tool.is_file() {
        return Err("wasm-opt is missing: run `npm ci` in bindings-wasm".to_owned());
    }
    let mut node = Command::new("node");
    node.arg(tool).arg("-O3").args(FEATURES).args(["--strip-debug", "--strip-producers", "--strip-target-features"]);
    node.arg(module).arg("-o").arg(module);
    run(&mut node, "install Node.js 20 or newer")
}

fn run(command: &mut Command, help: &str) -> Outcome<()> {
    let name = command.get_program().display().to_string();
    let status = command.status().map_err(|error| format!("`{name}` cannot be run ({error}); {help}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{name}` ended with {status}; {help}")) }
}
