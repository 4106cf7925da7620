//! Adaptive NMS, Fast NMS, Cluster-NMS, Matrix NMS.
#![cfg(not(target_arch = "wasm32"))]

mod adaptive;
#[path = "../common/mod.rs"]
mod common;
mod events;
mod fixed;
mod laws;
mod oracle;
mod runs;

/// `variants_web.rs` expects the same number in WebAssembly.
#[test]
fn the_snapshot_is_the_one_expected() {
    use common::variants_snapshot;
    assert_eq!(variants_snapshot::hash(), variants_snapshot::EXPECTED);
}
