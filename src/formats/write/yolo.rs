//! YOLO labels as Ultralytics reads them: `labels/<image>.txt` with lines `class cx cy w h`, all but the
//! class parts of the image's size, `classes.txt` and `data.yaml`. An image without boxes has an
//! empty file.

use std::fmt::Write;

use super::set::ByImage;
use super::{NAMED, WriteProblem, quoted};

/// `classes.txt` and `data.yaml`.
pub(super) const NAME_FILES: usize = 2;

/// Images of unknown size keep their numbers if all of these are parts of the size already, as in a
/// file that was read without sizes.
pub(super) fn normalised_as_they_are(set: &mut ByImage) {
    let unknown = unknown(set);
    let values = || {
        let items = unknown.iter().flat_map(|image| set.items(set.places(*image)));
        items.flat_map(|item| item.corners)
    };
    // Whole numbers alone may as well be a few very small boxes.
    let are_parts = values().all(|value| (0.0..=1.0).contains(&value))
        && values().any(|value| value.fract() != 0.0);
    if are_parts {
        for image in unknown {
            set.set_size(image, [1.0, 1.0]);
        }
    }
}

/// Images with boxes and without a size.
fn unknown(set: &ByImage) -> Vec<usize> {
    let images = 0..set.image_names().len();
    images.filter(|image| set.size(*image).is_none() && !set.places(*image).is_empty()).collect()
}

pub(super) fn check(set: &ByImage) -> Result<(), WriteProblem> {
    let unknown = unknown(set);
    if unknown.is_empty() {
        return Ok(());
    }
    let names = unknown.iter().take(NAMED).filter_map(|image| set.image_names().get(*image));
    Err(WriteProblem::UnknownSizes { count: unknown.len() as u64, names: names.cloned().collect() })
}

/// A class name on a line of its own.
pub(super) fn on_one_line(name: &str) -> String {
    name.replace(['\r', '\n'], " ")
}

pub(super) fn file(
    set: &ByImage,
    stems: &[String],
    number: usize,
    with_scores: bool,
) -> Option<(String, String)> {
    match number {
        0 => {
            let lines = set.class_names().iter().map(|name| on_one_line(name) + "\n");
            Some(("classes.txt".into(), lines.collect()))
        }
        1 => Some(("data.yaml".into(), data_yaml(set))),
        _ => {
            let image = number - NAME_FILES;
            let file = format!("labels/{}.txt", stems.get(image)?);
            Some((file, labels(set, image, with_scores)))
        }
    }
}

fn data_yaml(set: &ByImage) -> String {
    let mut text = String::from("path: .\ntrain: images\nval: images\nnames:\n");
    for (at, name) in set.class_names().iter().enumerate() {
        // Strings of JSON are strings of YAML.
        let _ = writeln!(text, "  {at}: {}", quoted(name));
    }
    text
}

fn labels(set: &ByImage, image: usize, with_scores: bool) -> String {
    let Some([width, height]) = set.size(image) else { return String::new() };
    let mut text = String::new();
    for item in set.items(set.places(image)) {
        let [x1, y1, x2, y2] = item.ordered();
        // Halved before they are added: the sum of two numbers can be one that is too large.
        let (cx, cy) = ((x1 / 2.0 + x2 / 2.0) / width, (y1 / 2.0 + y2 / 2.0) / height);
        let (w, h) = ((x2 - x1) / width, (y2 - y1) / height);
        let _ = write!(text, "{} {cx} {cy} {w} {h}", item.class);
        if let Some(score) = item.score.filter(|_| with_scores) {
            let _ = write!(text, " {score}");
        }
        text.push('\n');
    }
    text
}
