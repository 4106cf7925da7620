//! The PCA lab.
#![cfg(not(target_arch = "wasm32"))]

#[path = "../common/mod.rs"]
mod common;

mod events;
mod fast;
mod golden;
mod laws;
mod oracle;
mod special;
mod sweeps;
