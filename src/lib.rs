//! Boxstep: detection algorithms, one step at a time.
//!
//! Every algorithm here moves in rounds over a small state. A round is generic over an observer:
//! run silently it is the plain algorithm, watched it tells each comparison, and it is the same
//! code both times. [`watch`] holds that idea; [`iou`], [`nms`], [`soft`], [`variants`], [`offset`],
//! [`fusion`], [`rotated`], [`ap`], [`anchors`] and [`pca`] are algorithms; [`formats`] reads files
//! of boxes; `wasm` is the only place that knows JavaScript.
//!
//! Boxes are `x1, y1, x2, y2` in pixels, y down, all arithmetic in `f64`.
#![forbid(unsafe_code)]

pub mod anchors;
pub mod ap;
#[cfg(feature = "formats")]
pub mod formats;
pub mod fusion;
pub mod geometry;
pub mod iou;
pub mod nms;
pub mod offset;
pub mod pca;
mod problem;
pub mod rotated;
pub mod soft;
pub mod variants;
pub mod watch;

#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use problem::Problem;
