use serde::{Deserialize, Serialize};

use crate::Problem;
use crate::geometry::{Extent, MAX_COORDINATE};
use crate::nms::Boundary;
use crate::problem::in_range;

/// Which ground truth a detection is matched with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Matching {
    /// The one it overlaps most; if that one is taken, the detection is a duplicate.
    #[default]
    Voc,
    /// The one that it overlaps most of those still free; what is to be ignored is tried last.
    Coco,
}

/// How the area under the curve is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Interpolation {
    /// The mean of the envelope at recall 0, 0.1, ... 1: VOC until 2009.
    ElevenPoint,
    /// The area under the steps of the envelope: VOC from 2010 on.
    #[default]
    AllPoint,
    /// The mean of the envelope at recall 0, 0.01, ... 1: COCO.
    HundredAndOnePoint,
}

impl Interpolation {
    /// At which recalls the envelope is read; none where the area is taken whole.
    ///
    /// A recall can fall on a level exactly, so the last bit matters. The 101 are the multiples of
    /// 0.01 in floating point, as NumPy's `linspace` gives them to pycocotools: 0.57 is a little more
    /// than 57 / 100 there. The 11 are the numbers as they are written.
    #[must_use]
    pub fn levels(self) -> Vec<f64> {
        match self {
            Self::ElevenPoint => (0..=10).map(|i| f64::from(i) / 10.0).collect(),
            Self::AllPoint => Vec::new(),
            Self::HundredAndOnePoint => (0..=100).map(|i| f64::from(i) * 0.01).collect(),
        }
    }
}

/// Options of average precision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ApOptions {
    /// Which ground truth a detection is matched with. Default voc.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub matching: Matching,
    /// How the area under the curve is taken. Default all-point.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub interpolation: Interpolation,
    /// The IoU from which on a detection has found a ground truth; 1 to 100 of them, from 0.001 to
    /// 1, each with a curve of its own. Default 0.5 alone; COCO averages .50 to .95 by .05.
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "number[] | Float64Array"))]
    pub thresholds: Vec<f64>,
    /// With VOC matching, whether an IoU of exactly the threshold is enough: `greater-or-equal`, the
    /// rule and the default, or `greater`, py-faster-rcnn's voc_eval.py.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub boundary: Boundary,
    /// How sides are counted. Default exclusive; VOC's own code counts inclusively.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub extent: Extent,
    /// Only the best so many detections of a class in an image count. Default: all; COCO: 100.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub max_detections: Option<u32>,
    /// Only ground truths with an area from the first to the second number count, in squared units
    /// of the boxes; the others are ignored, and so are detections of another area that match none.
    /// Default: all. COCO's small ones: 0 to 1024.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub area_range: Option<[f64; 2]>,
    /// Only this class. Default: all that occur.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub class: Option<u32>,
}

impl Default for ApOptions {
    fn default() -> Self {
        Self {
            matching: Matching::default(),
            interpolation: Interpolation::default(),
            thresholds: vec![0.5],
            boundary: Boundary::GreaterOrEqual,
            extent: Extent::default(),
            max_detections: None,
            area_range: None,
            class: None,
        }
    }
}

impl ApOptions {
    /// COCO's headline figure: mean over 10 thresholds and all classes.
    #[must_use]
    pub fn coco() -> Self {
        Self {
            matching: Matching::Coco,
            interpolation: Interpolation::HundredAndOnePoint,
            thresholds: coco_thresholds(),
            max_detections: Some(100),
            ..Self::default()
        }
    }

    /// # Errors
    /// [`Problem::OutOfRange`] for a threshold, for their number, or for a bound of the areas.
    pub fn check(&self) -> Result<(), Problem> {
        in_range("thresholds", self.thresholds.len() as f64, 1.0, 100.0)?;
        for &threshold in &self.thresholds {
            in_range("thresholds", threshold, 0.001, 1.0)?;
        }
        for bound in self.area_range.unwrap_or_default() {
            in_range("areaRange", bound, 0.0, MAX_COORDINATE)?;
        }
        Ok(())
    }

    /// Whether an area is one of those that count.
    #[must_use]
    pub fn counts_area(&self, area: f64) -> bool {
        self.area_range.is_none_or(|[least, most]| (least..=most).contains(&area))
    }
}

/// COCO's ten, to the bit as NumPy's `linspace(.5, .95, 10)` has them: the ninth is a little less
/// than 0.9.
#[must_use]
pub fn coco_thresholds() -> Vec<f64> {
    let step = (0.95 - 0.5) / 9.0;
    (0..10).map(|i| if i == 9 { 0.95 } else { f64::from(i) * step + 0.5 }).collect()
}
