//! The WebAssembly module of quotakit: what the hand-written JavaScript of the npm package calls.
//!
//! Thin: no rule of the domain is here. `convert` reads JavaScript values, `fault` carries problems out, the other
//! modules hand both on to the crate `quotakit`. Outcomes leave as JSON texts, which the package parses where a caller
//! wants objects.

mod asked;
mod calendar;
mod columns;
mod convert;
mod document;
mod doors;
mod events;
mod fault;
mod found;
mod table;
mod whole;

use wasm_bindgen::prelude::wasm_bindgen;

/// Runs when the module is instantiated: a panic, which would be a fault of this library, becomes a JavaScript `Error`
/// that says where it happened instead of `unreachable executed`.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|panic| {
        wasm_bindgen::throw_str(&format!("quotakit failed, which is a fault of the library: {panic}"))
    }));
}
