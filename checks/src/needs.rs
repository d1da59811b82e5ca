//! What the checks need of the machine.

use std::{
    fmt,
    process::{Command, Stdio},
};

/// A program that checks need.
pub struct Need {
    /// The program.
    pub program: &'static str,
    /// The arguments that make it tell its version.
    ask: &'static [&'static str],
    /// The oldest version that will do.
    at_least: (u32, u32),
    /// How to get it.
    help: &'static str,
}

const NEEDS: &[Need] = &[
    Need { program: "cargo", ask: &["--version"], at_least: (1, 88), help: "install Rust with rustup" },
    Need { program: "rustup", ask: &["--version"], at_least: (1, 0), help: "install rustup: it adds the wasm target" },
    Need {
        program: "python3",
        // Debian's Python has no pip in new environments until this package is there.
        ask: &["-c", "import ensurepip, platform, venv; print(platform.python_version())"],
        at_least: (3, 11),
        help: "install Python 3.11 or newer, with venv (on Debian: `apt-get install python3-venv`)",
    },
    Need { program: "node", ask: &["--version"], at_least: (20, 0), help: "install Node 20 or newer, with npm" },
    Need { program: "cmp", ask: &["--version"], at_least: (0, 0), help: "install diffutils" },
];

impl fmt::Display for Need {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (major, minor) = self.at_least;
        write!(f, "{} {major}.{minor} or newer: {}", self.program, self.help)
    }
}

/// The programs that are missing, or too old.
pub fn lacking() -> Vec<&'static Need> {
    NEEDS.iter().filter(|need| version_of(need).is_none_or(|found| found < need.at_least)).collect()
}

fn version_of(need: &Need) -> Option<(u32, u32)> {
    let output = Command::new(need.program).args(need.ask).stderr(Stdio::null()).output().ok()?;
    if !output.status.success() {
        return None;
    }
    Some(version_in(&String::from_utf8_lossy(&output.stdout)))
}

/// The first version in a text such as `cargo 1.95.0 (…)` or `v20.20.2`; zero where there is none.
fn version_in(text: &str) -> (u32, u32) {
    let number = |text: Option<&str>| text.and_then(|text| text.parse().ok());
    let words = text.split(|c: char| !(c.is_ascii_digit() || c == '.')).filter(|word| word.contains('.'));
    let versions = words.filter_map(|word| {
        let mut parts = word.split('.');
        Some((number(parts.next())?, number(parts.next())?))
    });
    versions.into_iter().next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::version_in;

    #[test]
    fn versions_are_found_in_what_programs_say() {
        assert_eq!(version_in("cargo 1.95.0 (f2d3ce0bd 2026-03-21)"), (1, 95));
        assert_eq!(version_in("v20.20.2\n"), (20, 20));
        assert_eq!(version_in("cmp (GNU diffutils) 3.8\nCopyright"), (3, 8));
        assert_eq!(version_in("no version"), (0, 0));
        assert!(version_in("3.9.18") < (3, 11));
    }
}
