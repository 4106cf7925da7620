//! Formats that are known by sight and cannot be read yet. Each gets its own file when it can.

use super::detect::{Fit, Sample};

fn certain(is_so: bool) -> Fit {
    if is_so { Fit::Certain } else { Fit::No }
}

/// How many different keys are looked at.
const MAX_KEYS: usize = 256;

/// The keys at the beginning of a JSON text, with the number of brackets around each.
struct Keys<'a>(Vec<(usize, &'a str)>);

impl<'a> Keys<'a> {
    fn of(sample: &Sample<'a>, root: char) -> Self {
        let mut keys = Vec::new();
        if !sample.head.trim_start().starts_with(root) {
            return Self(keys);
        }
        let mut depth = 0_usize;
        let mut rest = sample.head;
        while let Some(at) = rest.find(['{', '[', '}', ']', '"']) {
            if keys.len() >= MAX_KEYS {
                break;
            }
            let (_, from) = rest.split_at(at);
            let mut characters = from.chars();
            match characters.next() {
                Some('{' | '[') => depth += 1,
                Some('}' | ']') => depth = depth.saturating_sub(1),
                _ => {
                    let Some((text, after)) = string(characters.as_str()) else { break };
                    if after.trim_start().starts_with(':') && !keys.contains(&(depth, text)) {
                        keys.push((depth, text));
                    }
                    rest = after;
                    continue;
                }
            }
            rest = characters.as_str();
        }
        Self(keys)
    }

    fn has(&self, depth: usize, key: &str) -> bool {
        self.0.contains(&(depth, key))
    }

    fn anywhere(&self, key: &str) -> bool {
        self.0.iter().any(|(_, found)| *found == key)
    }
}

/// The text up to the closing quote, and what follows it.
fn string(text: &str) -> Option<(&str, &str)> {
    let mut escaped = false;
    let end = text.find(|c| {
        let closes = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        closes
    })?;
    Some((text.get(..end)?, text.get(end + 1..)?))
}

pub(super) fn datumaro(sample: &Sample<'_>) -> Fit {
    let keys = Keys::of(sample, '{');
    certain(keys.has(1, "items") && keys.has(1, "categories") || keys.has(1, "dm_format_version"))
}

pub(super) fn coco_annotations(sample: &Sample<'_>) -> Fit {
    let keys = Keys::of(sample, '{');
    let images = keys.has(1, "images") && keys.has(3, "file_name");
    // The first polygon may be all that a beginning holds.
    let of_one = ["category_id", "image_id", "iscrowd", "segmentation"];
    let annotations = keys.has(1, "annotations") && of_one.iter().any(|key| keys.has(3, key));
    certain(images || annotations || keys.has(1, "images") && keys.has(1, "categories"))
}

pub(super) fn coco_results(sample: &Sample<'_>) -> Fit {
    let keys = Keys::of(sample, '[');
    certain(keys.has(2, "image_id") && keys.has(2, "category_id"))
}

pub(super) fn labelme(sample: &Sample<'_>) -> Fit {
    let keys = Keys::of(sample, '{');
    certain(keys.has(1, "shapes") && (keys.has(1, "imagePath") || keys.has(3, "points")))
}

pub(super) fn label_studio(sample: &Sample<'_>) -> Fit {
    let keys = Keys::of(sample, '[');
    let results = ["annotations", "completions", "predictions"].iter().any(|key| keys.has(2, key));
    certain(results && keys.has(2, "data") || keys.anywhere("rectanglelabels"))
}

pub(super) fn create_ml(sample: &Sample<'_>) -> Fit {
    let keys = Keys::of(sample, '[');
    certain(keys.has(2, "annotations") && keys.has(4, "coordinates"))
}

pub(super) fn via(sample: &Sample<'_>) -> Fit {
    let keys = Keys::of(sample, '{');
    let json =
        keys.has(1, "_via_img_metadata") || keys.has(2, "regions") && keys.has(2, "filename");
    let header = sample.head.lines().next().unwrap_or_default();
    certain(json || header.contains("region_shape_attributes"))
}

fn is_xml_with(sample: &Sample<'_>, tag: &str) -> bool {
    sample.head.trim_start().starts_with('<') && sample.head.contains(tag)
}

pub(super) fn cvat(sample: &Sample<'_>) -> Fit {
    certain(is_xml_with(sample, "<annotations"))
}

pub(super) fn pascal_voc(sample: &Sample<'_>) -> Fit {
    certain(is_xml_with(sample, "<annotation>") || is_xml_with(sample, "<annotation "))
}
