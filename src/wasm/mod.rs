//! The only place that knows JavaScript. It converts and nothing else.
//!
//! Numbers cross as typed arrays that are always copies, so that nobody holds a view of memory that
//! may move; options and small descriptions cross through serde, with unknown fields refused.
//!
//! | feature | what it has |
//! |---|---|
//! | `boxes` | IoU and NMS, as functions |
//! | `family` | Soft-NMS, variants of NMS, NMS by offsets and fusion, as functions |
//! | `ap` | average precision, as a function |
//! | `rotated` | IoU and NMS of rotated boxes, as functions |
//! | `anchors` | k-means on shapes, as a function |
//! | `pca` | PCA, as a function |
//! | `formats` | files read |
//! | `page` | runs to watch of those above, and their pictures |

#[cfg(feature = "anchors")]
mod anchors;
#[cfg(feature = "ap")]
mod ap;
#[cfg(feature = "boxes")]
mod boxes;
mod convert;
#[cfg(feature = "family")]
mod fusion;
#[cfg(all(feature = "page", feature = "boxes"))]
mod landscape;
#[cfg(feature = "page")]
mod page;
#[cfg(feature = "pca")]
mod pca;
#[cfg(all(feature = "page", feature = "anchors"))]
mod plane;
#[cfg(feature = "formats")]
mod reader;
#[cfg(feature = "rotated")]
mod rotated;
#[cfg(feature = "family")]
mod soft;
#[cfg(feature = "family")]
mod variants;
#[cfg(feature = "formats")]
mod writer;

// JavaScript gets these anyway; so does Rust, for the tests that call them in a browser.
#[cfg(feature = "anchors")]
pub use anchors::anchors;
#[cfg(feature = "ap")]
pub use ap::average_precision;
#[cfg(feature = "boxes")]
pub use boxes::{iou, iou_matrix, nms};
#[cfg(feature = "family")]
pub use fusion::fuse_boxes;
#[cfg(all(feature = "page", feature = "boxes"))]
pub use landscape::landscape;
#[cfg(feature = "page")]
pub use page::{Run, role_names};
#[cfg(feature = "pca")]
pub use pca::pca;
#[cfg(all(feature = "page", feature = "pca"))]
pub use pca::pca_rebuild;
#[cfg(all(feature = "page", feature = "anchors"))]
pub use plane::{AnchorSurvey, anchor_fit, anchor_texts, regions};
#[cfg(feature = "formats")]
pub use reader::{class_names, format_of, parse_boxes, parse_stream};
#[cfg(feature = "rotated")]
pub use rotated::{rotated_iou, rotated_nms};
#[cfg(feature = "family")]
pub use soft::soft_nms;
#[cfg(feature = "family")]
pub use variants::{adaptive_nms, cluster_nms, fast_nms, matrix_nms, offset_nms};
#[cfg(feature = "formats")]
pub use writer::{BoxWriter, write_boxes};

use wasm_bindgen::prelude::wasm_bindgen;

/// A panic is a defect; let the console say where, before the page replaces the engine.
#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}
