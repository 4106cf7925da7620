//! The only place that knows JavaScript. It converts and nothing else.
//!
//! Numbers cross as typed arrays that are always copies, so that nobody holds a view of memory that
//! may move; options and small descriptions cross through serde, with unknown fields refused.
//!
//! | feature | module | who has it |
//! |---|---|---|
//! | `functions` | the algorithms as functions | the page's engine, the npm library |
//! | `page` | runs to watch, pictures | the page's engine |
//! | `pca` | PCA, as a function and as a run | the npm library |
//! | `formats` | files read | the page's reader, the npm library |

#[cfg(feature = "functions")]
mod anchors;
#[cfg(any(feature = "functions", feature = "formats"))]
mod convert;
#[cfg(feature = "functions")]
mod functions;
#[cfg(feature = "page")]
mod page;
#[cfg(feature = "pca")]
mod pca;
#[cfg(feature = "page")]
mod plane;
#[cfg(feature = "formats")]
mod reader;

// JavaScript gets these anyway; so does Rust, for the tests that call them in a browser.
#[cfg(feature = "functions")]
pub use anchors::anchors;
#[cfg(feature = "functions")]
pub use functions::{iou, iou_matrix, nms};
#[cfg(feature = "page")]
pub use page::{Run, landscape, role_names};
#[cfg(feature = "pca")]
pub use pca::pca;
#[cfg(all(feature = "page", feature = "pca"))]
pub use pca::pca_rebuild;
#[cfg(feature = "page")]
pub use plane::{AnchorSurvey, anchor_fit, anchor_texts, regions};
#[cfg(feature = "formats")]
pub use reader::parse_boxes;

use wasm_bindgen::prelude::wasm_bindgen;

/// A panic is a defect; let the console say where, before the page replaces the engine.
#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}
