//! The only place that knows JavaScript: the library's functions, and the runs that the page
//! watches. It converts and nothing else.
//!
//! Numbers cross as typed arrays that are always copies, so that nobody holds a view of memory that
//! may move; options and small descriptions cross through serde, with unknown fields refused.

mod convert;
mod library;
mod page;

// JavaScript gets these anyway; so does Rust, for the tests that call them in a browser.
pub use library::{iou, iou_matrix, nms, parse_boxes};
pub use page::{Run, landscape, role_names};

use wasm_bindgen::prelude::wasm_bindgen;

/// A panic is a defect; let the console say where, before the page replaces the engine.
#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}
