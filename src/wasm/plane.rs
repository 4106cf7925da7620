//! What the page's anchors lab uses beside its runs: the regions of the plane, many runs compared,
//! and the anchors as texts.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::ImageData;

use super::convert::{describe, options, picture};
use crate::anchors::{
    self, AnchorOrder, Metric, RATIO, Regions, Shape, ShapeDistance, Shapes, Survey, Window,
};
use crate::watch::Progress;

/// Anchors as numbers, width and height each; some may be NaN. An odd number at the end is ignored.
fn shapes_of(flat: &[f64]) -> Vec<Shape> {
    flat.as_chunks().0.to_vec()
}

/// Which regions are asked for, and through which window.
#[derive(Default, Serialize, Deserialize, tsify::Tsify)]
#[serde(rename_all = "camelCase")]
pub struct RegionsRequest {
    /// Width and height of the centroids.
    #[tsify(type = "Float64Array | number[]")]
    centroids: Vec<f64>,
    /// What is near.
    distance: ShapeDistance,
    /// The standard deviation of the widths and of the heights (the run's summary has it).
    spread: [f64; 2],
    /// Width at the left edge.
    left: f64,
    /// Width at the right edge.
    right: f64,
    /// Height at the top edge.
    top: f64,
    /// Height at the bottom edge.
    bottom: f64,
    /// Whether both axes are logarithmic.
    log: bool,
    /// Pixels across, at most 2048.
    width: usize,
    /// Pixels down, at most 2048.
    height: usize,
}

/// The plane of widths and heights, coloured by nearest centroid. `palette` holds an RGBA colour for
/// each cluster.
#[wasm_bindgen]
pub fn regions(
    #[wasm_bindgen(unchecked_param_type = "RegionsRequest")] request: JsValue,
    palette: &[u8],
) -> Result<ImageData, JsValue> {
    let r: RegionsRequest = options(&request)?;
    let (width, height) = (r.width.clamp(1, 2048), r.height.clamp(1, 2048));
    let metric = Metric::new(r.distance, r.spread);
    let field = Regions { centroids: shapes_of(&r.centroids), metric };
    let window = Window {
        left: r.left,
        right: r.right,
        top: r.top,
        bottom: r.bottom,
        log: r.log,
        width,
        height,
    };
    picture(&field.paint(window, palette), width, height)
}

/// Many runs of k-means on the shapes of boxes, made silently and in slices. The page frees it.
#[wasm_bindgen]
pub struct AnchorSurvey {
    survey: Survey,
}

#[wasm_bindgen]
impl AnchorSurvey {
    /// Runs that differ in their seed alone, from 1 to 1000 of them.
    pub fn restarts(
        boxes: &[f64],
        #[wasm_bindgen(js_name = options, unchecked_param_type = "AnchorsOptions")] given: JsValue,
        restarts: u32,
    ) -> Result<Self, JsValue> {
        let shapes = Arc::new(Shapes::of_boxes(boxes)?);
        Ok(Self { survey: Survey::restarts(shapes, &options(&given)?, restarts)? })
    }

    /// Runs with 1 to `most` clusters, each with `seeds` seeds (from 1 to 1000).
    pub fn elbow(
        boxes: &[f64],
        #[wasm_bindgen(js_name = options, unchecked_param_type = "AnchorsOptions")] given: JsValue,
        most: u32,
        seeds: u32,
    ) -> Result<Self, JsValue> {
        let shapes = Arc::new(Shapes::of_boxes(boxes)?);
        Ok(Self { survey: Survey::elbow(shapes, &options(&given)?, most, seeds)? })
    }

    /// Goes on for about so many comparisons of a shape with a centroid; true once all runs are made.
    pub fn advance(&mut self, comparisons: f64) -> Result<bool, JsValue> {
        Ok(self.survey.advance(comparisons as u64)? == Progress::Done)
    }

    /// How many runs there are to be.
    pub fn total(&self) -> usize {
        self.survey.total()
    }

    /// How many of them are made.
    pub fn made(&self) -> usize {
        self.survey.trials().len()
    }

    /// The runs made so far, by rising k and then by seed.
    #[wasm_bindgen(unchecked_return_type = "Trial[]")]
    pub fn trials(&self) -> Result<JsValue, JsValue> {
        describe(self.survey.trials())
    }

    /// The one with the highest average IoU so far.
    #[wasm_bindgen(unchecked_return_type = "Trial | undefined")]
    pub fn best(&self) -> Result<JsValue, JsValue> {
        self.survey.best().map_or(Ok(JsValue::UNDEFINED), describe)
    }
}

/// How well anchors fit the shapes of boxes.
#[derive(Serialize, tsify::Tsify)]
#[serde(rename_all = "camelCase")]
pub struct AnchorFit {
    /// The average over all shapes of the IoU with the anchor that fits best.
    avg_iou: f64,
    /// The share of the shapes with an anchor no side of which is 4 times larger or smaller.
    best_possible_recall: f64,
    /// What YOLOv5's genetic search maximises.
    fitness: f64,
    /// How many anchors a shape has on average no side of which is 4 times larger or smaller.
    anchors_past_threshold: f64,
}

/// How well anchors (width and height each) fit the shapes of boxes. `ratio` is 4 unless given.
#[wasm_bindgen(js_name = anchorFit, unchecked_return_type = "AnchorFit")]
pub fn anchor_fit(boxes: &[f64], anchors: &[f64], ratio: Option<f64>) -> Result<JsValue, JsValue> {
    let shapes = Shapes::of_boxes(boxes)?;
    let (anchors, ratio) = (shapes_of(anchors), ratio.unwrap_or(RATIO));
    describe(&AnchorFit {
        avg_iou: anchors::average_iou(&shapes, &anchors),
        best_possible_recall: anchors::best_possible_recall(&shapes, &anchors, ratio),
        fitness: anchors::fitness(&shapes, &anchors, ratio),
        anchors_past_threshold: anchors::anchors_past_threshold(&shapes, &anchors, ratio),
    })
}

/// How anchors are to be written.
#[derive(Default, Serialize, Deserialize, tsify::Tsify)]
#[serde(rename_all = "camelCase")]
pub struct AnchorTextsRequest {
    /// Width and height of the anchors.
    #[tsify(type = "Float64Array | number[]")]
    anchors: Vec<f64>,
    /// Which comes first.
    order: AnchorOrder,
    /// Pixels per unit of width and of height: the network's input size for normalised anchors, 1
    /// for pixels.
    scale: [f64; 2],
    /// Pixels per grid cell: 32 in YOLOv2.
    stride: f64,
}

/// Anchors as numbers, and as texts to copy.
#[derive(Serialize, tsify::Tsify)]
#[serde(rename_all = "camelCase")]
pub struct AnchorTexts {
    /// The anchors in order, as they were given.
    sorted: Vec<[f64; 2]>,
    /// In pixels.
    pixels: Vec<[f64; 2]>,
    /// In grid cells.
    cells: Vec<[f64; 2]>,
    /// A line of a darknet cfg file in whole pixels, as YOLOv3 takes it.
    darknet_pixels: String,
    /// A line of a darknet cfg file in grid cells, as YOLOv2 takes it.
    darknet_cells: String,
    /// The block of a YOLOv5 model file.
    yolov5: String,
    /// The anchors as they were given, as JSON.
    json: String,
}

/// Anchors in order, in pixels and in grid cells, and as texts to copy. Those that are NaN are left
/// out of the texts.
#[wasm_bindgen(js_name = anchorTexts, unchecked_return_type = "AnchorTexts")]
pub fn anchor_texts(
    #[wasm_bindgen(unchecked_param_type = "AnchorTextsRequest")] request: JsValue,
) -> Result<JsValue, JsValue> {
    let r: AnchorTextsRequest = options(&request)?;
    let sorted = anchors::sorted(&shapes_of(&r.anchors), r.order);
    let pixels = anchors::scaled(&sorted, r.scale);
    let cells = anchors::scaled(&pixels, [1.0 / r.stride; 2]);
    describe(&AnchorTexts {
        darknet_pixels: anchors::darknet_line(&pixels, 0),
        darknet_cells: anchors::darknet_line(&cells, 2),
        yolov5: anchors::yolov5_yaml(&pixels),
        json: anchors::json(&sorted),
        sorted,
        pixels,
        cells,
    })
}
