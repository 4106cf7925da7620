use serde::{Deserialize, Serialize};

use super::shapes::{Shape, anchors_of};
use crate::Problem;
use crate::problem::in_range;

/// How far a shape is from a centroid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum ShapeDistance {
    /// 1 - IoU of the shapes laid corner on corner: YOLOv2, darknet, lars76.
    #[default]
    Iou,
    /// Euclidean on width and height.
    Euclidean,
    /// Euclidean on width and height, each divided by its standard deviation: YOLOv5.
    EuclideanWhitened,
}

/// How the first centroids are chosen, unless they are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum InitMethod {
    /// k rows drawn with replacement, so that a row may come twice: darknet's `gen_anchors.py`.
    RandomRows,
    /// k rows, none of them twice: darknet's `calc_anchors`, lars76. Equal shapes in different rows
    /// can still be drawn.
    DistinctRows,
    /// Each row with probability in proportion to its squared distance from the nearest centroid
    /// chosen before it (Arthur and Vassilvitskii 2007).
    #[default]
    #[serde(rename = "k-means++")]
    KMeansPlusPlus,
}

/// Where a centroid moves, given the shapes of its cluster.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum CentroidUpdate {
    /// To their mean: darknet, YOLOv5.
    #[default]
    Mean,
    /// To the median of their widths and that of their heights: lars76.
    Median,
}

/// What becomes of a centroid whose cluster has no shapes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum EmptyCluster {
    /// It stays where it is: darknet's `calc_anchors`.
    #[default]
    Keep,
    /// It becomes the shape that lies farthest from its centroid (of several, the first; of several
    /// empty clusters, each its own), as scikit-learn relocates them.
    Reseed,
    /// 0 / 0, and NaN is the smallest distance of all, as NumPy's `argmin` has it: darknet's
    /// `gen_anchors.py`, lars76. The run stops once it repeats itself, which those do not.
    Nan,
}

/// Options of k-means on shapes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct AnchorsOptions {
    /// How many clusters, from 1 to 1000 and no more than there are shapes. Default: as many as
    /// `init` holds, or 9.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub k: Option<u32>,
    /// The first centroids, width and height each. Where given, neither `initMethod` nor `seed`
    /// matters.
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "Float64Array | number[] | null"))]
    pub init: Option<Vec<f64>>,
    /// How the first centroids are chosen. Default k-means++.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub init_method: InitMethod,
    /// What the choice is drawn with, from 0 to 2^32 - 1. Default 0.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub seed: u32,
    /// What is nearest. Default iou.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub distance: ShapeDistance,
    /// Where a centroid moves. Default mean.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub update: CentroidUpdate,
    /// What becomes of a centroid without shapes. Default keep.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub empty_cluster: EmptyCluster,
    /// Whether all shapes are in the first cluster before the first pass, as an array of zeros says:
    /// lars76. A first pass that leaves them there changes nothing, so that the run stops at once;
    /// with k = 1 it always does. Default false.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub zero_assignment: bool,
    /// Stop after this many passes over the shapes, from 1 to 100000. Default 1000.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub max_iterations: Option<u32>,
}

/// YOLO's.
const DEFAULT_K: u32 = 9;
const MAX_K: u32 = 1000;
const DEFAULT_ITERATIONS: u32 = 1000;
const MAX_ITERATIONS: u32 = 100_000;

impl AnchorsOptions {
    /// How many clusters, among this many shapes.
    ///
    /// # Errors
    /// [`Problem::OutOfRange`] or [`Problem::TooFewShapes`].
    pub fn clusters(&self, shapes: usize) -> Result<usize, Problem> {
        let given = self.init.as_ref().map(|init| (init.len() / 2) as u32);
        let k = self.k.or(given).unwrap_or(DEFAULT_K);
        in_range("k", f64::from(k), 1.0, f64::from(MAX_K))?;
        let k = k as usize;
        if k > shapes { Err(Problem::TooFewShapes { k, shapes }) } else { Ok(k) }
    }

    /// After how many passes to stop.
    ///
    /// # Errors
    /// [`Problem::OutOfRange`].
    pub fn iterations(&self) -> Result<usize, Problem> {
        let most = self.max_iterations.unwrap_or(DEFAULT_ITERATIONS);
        in_range("maxIterations", f64::from(most), 1.0, f64::from(MAX_ITERATIONS))?;
        Ok(most as usize)
    }

    /// The first centroids, if they are given.
    ///
    /// # Errors
    /// [`Problem::WrongInit`] if they are not k, [`Problem::BadAnchor`] if one is no shape.
    pub fn given(&self, k: usize) -> Result<Option<Vec<Shape>>, Problem> {
        let Some(init) = &self.init else { return Ok(None) };
        if init.len() != 2 * k {
            return Err(Problem::WrongInit { k, numbers: init.len() });
        }
        anchors_of(init).map(Some)
    }
}
