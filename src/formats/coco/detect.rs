//! How COCO files are recognised.

use crate::formats::detect::{Fit, Sample};
use crate::formats::keys::Keys;

pub(in crate::formats) fn annotations(sample: &Sample<'_>) -> Fit {
    let keys = Keys::of(sample, '{');
    let images = keys.has(1, "images") && keys.has(3, "file_name");
    // The first polygon may be all that a beginning holds.
    let of_one = ["category_id", "image_id", "iscrowd", "segmentation"];
    let annotations = keys.has(1, "annotations") && of_one.iter().any(|key| keys.has(3, key));
    Fit::certain(images || annotations || keys.has(1, "images") && keys.has(1, "categories"))
}

pub(in crate::formats) fn results(sample: &Sample<'_>) -> Fit {
    let keys = Keys::of(sample, '[');
    Fit::certain(keys.has(2, "image_id") && keys.has(2, "category_id"))
}
