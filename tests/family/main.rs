//! The family around NMS: Soft-NMS, fusion of boxes, average precision.
#![cfg(not(target_arch = "wasm32"))]

mod ap;
mod ap_cases;
mod ap_fixed;
#[path = "../common/mod.rs"]
mod common;
mod fusion;
mod fusion_cases;
mod fusion_fixed;
mod golden;
mod golden_ap;
mod hotcoco;
mod offset;
mod soft;
mod soft_fixed;

/// `family_web.rs` expects the same number in WebAssembly.
#[test]
fn the_snapshot_is_the_one_expected() {
    use common::family_snapshot;
    assert_eq!(family_snapshot::hash(), family_snapshot::EXPECTED);
}
