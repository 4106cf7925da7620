//! COCO annotations and detection results (cocodataset.org, "Data format" and "Results format"):
//! `bbox` is `[x, y, width, height]` from the top left corner of the image.

use std::fmt::Write;

use super::set::{ByImage, Item};
use super::{PER_PART, quoted, slice_of};

/// The head, the images, the annotations, and the categories with the end.
pub(super) fn annotation_parts(set: &ByImage) -> usize {
    2 + set.image_names().len().div_ceil(PER_PART) + set.count().div_ceil(PER_PART)
}

pub(super) fn annotations(set: &ByImage, part: usize) -> String {
    let image_parts = set.image_names().len().div_ceil(PER_PART);
    if part == 0 {
        return "{\"info\":{\"description\":\"Boxstep\"},\"licenses\":[],\n\"images\":[".into();
    }
    if part <= image_parts {
        return images(set, part - 1);
    }
    if part + 1 == annotation_parts(set) {
        let no_boxes = if set.count() == 0 { "],\n\"annotations\":[" } else { "" };
        return format!("{no_boxes}],\n\"categories\":[{}\n]}}\n", categories(set));
    }
    let places = slice_of(part - 1 - image_parts, set.count());
    let mut text = String::from(if places.start == 0 { "],\n\"annotations\":[" } else { "" });
    for (place, item) in places.clone().zip(set.items(places)) {
        let [x, y, w, h] = bbox(&item);
        let _ = write!(
            text,
            "{}\n{{\"id\":{},\"image_id\":{},\"category_id\":{},\"bbox\":[{x},{y},{w},{h}],\
            \"area\":{},\"iscrowd\":{},\"segmentation\":[]}}",
            comma(place),
            place + 1,
            u64::from(item.image) + 1,
            u64::from(item.class) + 1,
            w * h,
            u8::from(item.is_crowd()),
        );
    }
    text
}

fn images(set: &ByImage, part: usize) -> String {
    let mut text = String::new();
    let images = slice_of(part, set.image_names().len());
    for (at, name) in images.clone().zip(set.image_names().get(images).unwrap_or_default()) {
        let _ = write!(text, "{}\n{{\"id\":{},\"file_name\":{}", comma(at), at + 1, quoted(name));
        if let Some([width, height]) = set.size(at) {
            let _ = write!(text, ",\"width\":{width},\"height\":{height}");
        }
        text.push('}');
    }
    text
}

fn categories(set: &ByImage) -> String {
    let mut text = String::new();
    for (at, name) in set.class_names().iter().enumerate() {
        let (id, name) = (at + 1, quoted(name));
        let _ = write!(text, "{}\n{{\"id\":{id},\"name\":{name}}}", comma(at));
    }
    text
}

/// At least one, which may hold nothing but brackets.
pub(super) fn result_parts(set: &ByImage) -> usize {
    1 + set.count().div_ceil(PER_PART)
}

/// Boxes without a score are no results.
pub(super) fn results(set: &ByImage, part: usize) -> String {
    if part + 1 == result_parts(set) {
        return if set.first_scored().is_some() { "\n]\n" } else { "[]\n" }.into();
    }
    let places = slice_of(part, set.count());
    let mut begun = set.first_scored().is_some_and(|first| first < places.start);
    let mut text = String::new();
    for item in set.items(places) {
        let Some(score) = item.score else { continue };
        let [x, y, w, h] = bbox(&item);
        let _ = write!(
            text,
            "{}\n{{\"image_id\":{},\"category_id\":{},\"bbox\":[{x},{y},{w},{h}],\"score\":{score}}}",
            if begun { "," } else { "[" },
            u64::from(item.image) + 1,
            u64::from(item.class) + 1,
        );
        begun = true;
    }
    text
}

fn comma(at: usize) -> &'static str {
    if at == 0 { "" } else { "," }
}

pub(super) fn bbox(item: &Item<'_>) -> [f64; 4] {
    let [x1, y1, x2, y2] = item.ordered();
    [x1, y1, size(x1, x2), size(y1, y2)]
}

/// What, added to `from`, gives `to`. The difference is the nearest number to that and may miss it by
/// its last bit; then a neighbour hits, unless `to` is much smaller than the size, or every sum lies
/// just between two numbers and is rounded to the even one.
fn size(from: f64, to: f64) -> f64 {
    let size = to - from;
    let near = [size, size.next_up(), size.next_down()];
    near.into_iter().find(|near| same(from + near, to)).unwrap_or(size)
}

/// Whether reading the file gives another corner than was written.
pub(super) fn is_rounded(item: &Item<'_>) -> bool {
    let [x1, y1, x2, y2] = item.ordered();
    let [x, y, w, h] = bbox(item);
    !(same(x1, x) && same(y1, y) && same(x + w, x2) && same(y + h, y2))
}

/// Which of two zeros it is matters to nobody.
fn same(a: f64, b: f64) -> bool {
    a == b
}
