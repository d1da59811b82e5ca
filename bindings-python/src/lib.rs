//! The Python module of quotakit.
