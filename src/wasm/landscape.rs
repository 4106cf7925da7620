//! The landscape of IoU as a picture.

use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::ImageData;

use super::convert::{options, picture};
use crate::Problem;
use crate::geometry::{Extent, Rect};
use crate::iou::{Kind, Landscape, View};

/// Which landscape is asked for, and through which window.
#[derive(Default, Serialize, Deserialize, tsify::Tsify)]
#[serde(rename_all = "camelCase")]
pub struct LandscapeRequest {
    /// x1, y1, x2, y2 of the box that stays.
    fixed: [f64; 4],
    /// x1, y1, x2, y2 of the box that moves; only its size matters.
    moving: [f64; 4],
    /// How sides are counted.
    extent: Extent,
    /// Which measure.
    kind: Kind,
    /// World x of the left edge of the picture.
    x: f64,
    /// World y of its top edge.
    y: f64,
    /// World units per pixel.
    step: f64,
    /// Pixels across, at most 2048.
    width: usize,
    /// Pixels down, at most 2048.
    height: usize,
}

/// The IoU landscape as a picture. `palette` holds RGBA colours from the least value to 1.
#[wasm_bindgen]
pub fn landscape(
    #[wasm_bindgen(unchecked_param_type = "LandscapeRequest")] request: JsValue,
    palette: &[u8],
) -> Result<ImageData, JsValue> {
    let r: LandscapeRequest = options(&request)?;
    let rect = |index, corners: [f64; 4]| {
        Rect::from_corners(corners)
            .ok_or(Problem::BadCoordinate { index, value: format!("{corners:?}") })
    };
    let field = Landscape {
        fixed: rect(0, r.fixed)?,
        moving: rect(1, r.moving)?,
        extent: r.extent,
        kind: r.kind,
    };
    let (width, height) = (r.width.clamp(1, 2048), r.height.clamp(1, 2048));
    let view = View { x: r.x, y: r.y, step: r.step, width, height };
    picture(&field.paint(view, palette), width, height)
}
