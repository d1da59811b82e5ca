//! Maps whose hashes nobody can foresee.

use std::{collections::HashMap, hash::BuildHasher as _};

/// A fast map. What it is asked for comes from tables that people send in.
pub(crate) type Map<K, V> = HashMap<K, V, ahash::RandomState>;

/// Random keys of hashes, so that nobody can choose texts of the same hash; drawn by the standard library, which needs nothing
/// of the machine where there is no randomness to have.
pub(crate) fn random_keys() -> ahash::RandomState {
    let drawn = std::hash::RandomState::new();
    ahash::RandomState::with_seeds(drawn.hash_one(0), drawn.hash_one(1), drawn.hash_one(2), drawn.hash_one(3))
}
