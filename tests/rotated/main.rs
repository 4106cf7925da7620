//! Rotated boxes: their overlap by clipping, and NMS with it.
#![cfg(not(target_arch = "wasm32"))]

mod cases;
#[path = "../common/mod.rs"]
mod common;
mod fixed;
mod iou;
mod nms;
mod oracle;

/// `rotated_web.rs` expects the same number in WebAssembly.
#[test]
fn the_snapshot_is_the_one_expected() {
    use common::rotated_snapshot;
    assert_eq!(rotated_snapshot::hash(), rotated_snapshot::EXPECTED);
}
