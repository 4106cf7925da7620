//! What several of the tests share.
#![allow(dead_code, reason = "each test uses its own part of this")]

#[cfg(not(target_arch = "wasm32"))]
pub mod cases;
// Their generators are proptest's, which is for the host alone.
#[cfg(not(target_arch = "wasm32"))]
pub mod crowds;
pub mod family_snapshot;
pub mod formulas;
#[cfg(not(target_arch = "wasm32"))]
pub mod laws;
#[cfg(not(target_arch = "wasm32"))]
pub mod pca;
pub mod pca_snapshot;
pub mod rotated_snapshot;
#[cfg(not(target_arch = "wasm32"))]
pub mod shapes;
pub mod shown;
pub mod snapshot;
pub mod variants_snapshot;
