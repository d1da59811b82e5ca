//! A module is loaded into an interpreter and does not link one; macOS has to be told.

fn main() {
    pyo3_build_config::add_extension_module_link_args();
}
