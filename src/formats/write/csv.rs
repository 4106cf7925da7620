//! A table (RFC 4180): one line per box, and the same columns whatever the boxes have.

use std::borrow::Cow;
use std::fmt::Write;

use super::set::ByImage;
use super::{PER_PART, WriteOptions, slice_of};

/// The header stands in the first part, which there is without boxes too.
pub(super) fn parts(set: &ByImage) -> usize {
    set.count().div_ceil(PER_PART).max(1)
}

pub(super) fn part(set: &ByImage, part: usize, options: &WriteOptions) -> String {
    let header = "image,width,height,class,x1,y1,x2,y2,score\r\n";
    let mut text = String::from(if part == 0 { header } else { "" });
    for item in set.items(slice_of(part, set.count())) {
        let image = item.image as usize;
        let name = set.image_names().get(image).map_or("", String::as_str);
        let [width, height] =
            set.size(image).map_or_else(Default::default, |size| size.map(|side| side.to_string()));
        let [x1, y1, x2, y2] = item.corners;
        let score = item.score.map(|score| score.to_string()).unwrap_or_default();
        let (name, class) = (cell(name, options), cell(item.class_name, options));
        let _ = write!(text, "{name},{width},{height},{class},{x1},{y1},{x2},{y2},{score}\r\n");
    }
    text
}

/// Whether a spreadsheet would take this for a formula (OWASP, "CSV injection").
pub(super) fn is_formula(name: &str) -> bool {
    name.starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
}

/// A name as a field.
fn cell<'a>(name: &'a str, options: &WriteOptions) -> Cow<'a, str> {
    let guarded: Cow<'a, str> = if options.guard_formulas && is_formula(name) {
        format!("'{name}").into()
    } else {
        name.into()
    };
    let plain = !guarded.contains([',', '"', '\r', '\n', ';', '\t'])
        && guarded.trim().len() == guarded.len();
    if plain { guarded } else { format!("\"{}\"", guarded.replace('"', "\"\"")).into() }
}
