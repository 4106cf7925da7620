//! panlabel, a converter of annotations in Rust, reads the same boxes out of the same files, in
//! those of our formats that it can read from a text alone (others it reads only beside the pictures).

use ::panlabel::ir::io_coco_json::from_coco_str;
use ::panlabel::ir::io_cvat_xml::from_cvat_xml_str;
use ::panlabel::ir::io_label_studio_json::from_label_studio_str;
use ::panlabel::ir::io_labelme_json::from_labelme_str;
use ::panlabel::ir::{Dataset, Pixel};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::json;

use boxstep::formats::Format;

use super::samples::sample;
use super::*;

/// Class, corners in thousandths of a pixel (panlabel may compute a corner in another order) and
/// score of each box.
type Boxes = Vec<(String, [i64; 4], Option<i64>)>;

trait Sorted<T> {
    fn sorted(self) -> Vec<T>;
}

impl<T: Ord, I: Iterator<Item = T>> Sorted<T> for I {
    fn sorted(self) -> Vec<T> {
        let mut all: Vec<T> = self.collect();
        all.sort();
        all
    }
}

fn thousandths(value: f64) -> i64 {
    (value * 1000.0).round() as i64
}

fn ours(parsed: &Parsed) -> Boxes {
    corners(parsed)
        .iter()
        .zip(classes(parsed))
        .zip(scores(parsed))
        .map(|((corners, class), score)| {
            (class.to_owned(), corners.map(thousandths), score.map(thousandths))
        })
        .sorted()
}

fn theirs(dataset: &Dataset) -> Boxes {
    let name =
        |id| dataset.categories.iter().find(|each| each.id == id).map(|each| each.name.clone());
    dataset
        .annotations
        .iter()
        .map(|each| {
            let bbox: &::panlabel::ir::BBoxXYXY<Pixel> = &each.bbox;
            let corners = [bbox.xmin(), bbox.ymin(), bbox.xmax(), bbox.ymax()].map(thousandths);
            let score = each.confidence.map(thousandths);
            (name(each.category_id).unwrap_or_default(), corners, score)
        })
        .sorted()
}

fn same<E: std::fmt::Debug>(format: Format, text: &str, theirs_read: Result<Dataset, E>) {
    let dataset = theirs_read.unwrap_or_else(|error| unreachable!("{format:?}: {error:?}"));
    let parsed = read(text).unwrap_or_else(|error| unreachable!("{error}"));
    assert!(!dataset.annotations.is_empty(), "{format:?}");
    assert_eq!(ours(&parsed), theirs(&dataset), "{format:?}");
}

#[test]
fn the_samples() {
    let text = sample(Format::CocoAnnotations);
    same(Format::CocoAnnotations, text, from_coco_str(text));
    let text = sample(Format::Cvat);
    same(Format::Cvat, text, from_cvat_xml_str(text));
    let text = sample(Format::LabelMe);
    same(Format::LabelMe, text, from_labelme_str(text));
    let text = sample(Format::LabelStudio);
    same(Format::LabelStudio, text, from_label_studio_str(text));
}

proptest! {
    #![proptest_config(config(500))]

    /// Ids with gaps and in no order, crowds, and fields that neither needs.
    #[test]
    fn coco(
        boxes in vec((prop::array::uniform4(-50.0..700.0_f64), 0..3_usize, 0..3_usize, any::<bool>()), 1..30),
        ids in prop::sample::subsequence((1..100_u64).collect::<Vec<_>>(), 3).prop_shuffle(),
    ) {
        let images: Vec<_> = ids.iter().map(|id| json!({
            "id": id, "file_name": format!("{id}.jpg"), "width": 640, "height": 480, "coco_url": "x",
        })).collect();
        let categories: Vec<_> = ids.iter().map(|id| json!({"id": id, "name": format!("c{id}")})).collect();
        let annotations: Vec<_> = boxes.iter().enumerate().map(|(at, (bbox, image, class, crowd))| json!({
            "id": at + 1, "image_id": ids[*image], "category_id": ids[*class], "bbox": bbox,
            "area": bbox[2], "iscrowd": u32::from(*crowd), "segmentation": [[1.5, 2, 3, 4, 5, 6]],
        })).collect();
        let text = json!({"images": images, "annotations": annotations, "categories": categories}).to_string();
        let dataset = from_coco_str(&text);
        let parsed = read(&text).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let lefts = corners(&parsed).iter().map(|corners| thousandths(corners[0]));
        let found: Vec<(String, i64)> =
            super::images(&parsed).into_iter().map(String::from).zip(lefts).sorted();
        if let Ok(dataset) = &dataset {
            let of = |id| dataset.images.iter().find(|image| image.id == id);
            let expected: Vec<(String, i64)> = dataset.annotations.iter().map(|each| {
                let name = of(each.image_id).map(|image| image.file_name.clone());
                (name.unwrap_or_default(), thousandths(each.bbox.xmin()))
            }).sorted();
            prop_assert_eq!(found, expected);
        }
        same(Format::CocoAnnotations, &text, dataset);
    }
}
