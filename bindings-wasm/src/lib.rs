//! The WebAssembly module of quotakit.
