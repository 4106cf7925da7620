//! Pascal VOC XML (VOC2012 development kit): one file for each image, `<name>`, `<difficult>` and
//! `<bndbox>` for each object.

use std::fmt::Write;

use super::WriteOptions;
use super::set::ByImage;

pub(super) fn file(
    set: &ByImage,
    stems: &[String],
    image: usize,
    options: &WriteOptions,
) -> Option<(String, String)> {
    let name = set.image_names().get(image)?;
    let mut text = format!("<annotation>\n  <filename>{}</filename>\n", escaped(name));
    if let Some([width, height]) = set.size(image) {
        let _ = writeln!(
            text,
            "  <size><width>{width}</width><height>{height}</height><depth>3</depth></size>"
        );
    }
    // Nothing is added to edges: even -0 comes back as it was.
    let first = |edge: f64| if options.voc_one_based { edge + 1.0 } else { edge };
    for item in set.items(set.places(image)) {
        let [x1, y1, x2, y2] = item.ordered();
        let _ = writeln!(
            text,
            "  <object>\n    <name>{}</name>\n    <pose>Unspecified</pose>\n    \
            <truncated>0</truncated>\n    <difficult>{}</difficult>\n    <bndbox><xmin>{}</xmin>\
            <ymin>{}</ymin><xmax>{x2}</xmax><ymax>{y2}</ymax></bndbox>\n  </object>",
            escaped(item.class_name),
            u8::from(item.is_difficult()),
            first(x1),
            first(y1),
        );
    }
    text.push_str("</annotation>\n");
    Some((format!("annotations/{}.xml", stems.get(image)?), text))
}

/// Whether XML 1.0 has no way of writing this name as it is.
pub(super) fn is_changed(name: &str) -> bool {
    name.contains(is_forbidden)
}

fn is_forbidden(c: char) -> bool {
    matches!(c, '\0'..='\x08' | '\x0B' | '\x0C' | '\x0E'..='\x1F' | '\u{FFFE}' | '\u{FFFF}')
}

fn escaped(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            '\'' => text.push_str("&apos;"),
            // As themselves they would be read as spaces or as one line break.
            '\t' | '\n' | '\r' => {
                let _ = write!(text, "&#{};", u32::from(c));
            }
            c if is_forbidden(c) => text.push('\u{FFFD}'),
            c => text.push(c),
        }
    }
    text
}
