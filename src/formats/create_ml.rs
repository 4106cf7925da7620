//! CreateML JSON: a list of images, each with boxes given by centre, width and height in pixels.

use super::columns::Column;
use super::detect::{Fit, Sample};
use super::error::ReadProblem;
use super::json::{self, Json, Reading};
use super::keys::Keys;
use super::report::{Format, SkipReason};
use super::row::{Row, name};
use super::shape::{Fault, Shape};
use super::{ParseOptions, Parsed, Source};

/// Whether the text has the keys of CreateML.
pub(super) fn detect(sample: &Sample<'_>) -> Fit {
    let keys = Keys::of(sample, '[');
    let boxes = ["annotations", "annotation"].iter().any(|key| keys.has(2, key));
    Fit::certain(boxes && keys.has(4, "coordinates"))
}

/// Reads one file.
pub(super) fn read(source: &Source<'_>, _: &ParseOptions) -> Result<Parsed, ReadProblem> {
    json::read(source, Format::CreateMl, |root, reading| {
        for (at, entry) in reading.list(Some(root), &"")?.into_iter().enumerate() {
            let fields = entry.fields(["image", "imagefilename", "annotations", "annotation"]);
            let Some([name, older_name, boxes, older_boxes]) = fields else {
                reading.skip((SkipReason::NotABox, None), entry, &format_args!("[{at}]"));
                continue;
            };
            let name = reading.image_name(name.or(older_name), &format_args!("[{at}].image"));
            let line = reading.line(entry);
            let image = reading.collector.image(&Row { image: &name, ..Row::default() }, line)?;
            let (key, boxes) = match boxes {
                Some(boxes) => ("annotations", Some(boxes)),
                None => ("annotation", older_boxes),
            };
            let boxes = reading.list(boxes, &format_args!("[{at}].{key}"))?;
            for (index, annotation) in boxes.into_iter().enumerate() {
                let path = &format_args!("[{at}].{key}[{index}]");
                match read_box(annotation) {
                    Err(fault) => reading.skip(fault, annotation, path),
                    Ok((class, shape)) => {
                        push(reading, annotation, &class, shape, image)?;
                    }
                }
            }
        }
        Ok(())
    })
}

fn push(
    reading: &mut Reading<'_>,
    annotation: Json<'_>,
    class: &str,
    shape: Shape,
    image: u32,
) -> Result<(), ReadProblem> {
    let line = reading.line(annotation);
    let class = reading.collector.class(class, line)?;
    reading.collector.push(shape.corners, f64::NAN, class, image, line)
}

fn read_box(annotation: Json<'_>) -> Result<(String, Shape), Fault> {
    let no_box = (SkipReason::NotABox, None);
    let [label, coordinates] = annotation.fields(["label", "coordinates"]).ok_or(no_box)?;
    let label = label.and_then(Json::text).unwrap_or_default();
    let class = name(&label).map_err(|reason| (reason, Some(Column::Class)))?.to_owned();
    let sides = coordinates.and_then(|box_of| box_of.fields(["x", "y", "width", "height"]));
    let [cx, cy, w, h] = numbers(sides.ok_or(no_box)?, Column::Cxcywh)?;
    Ok((class, Shape::upright([cx - w / 2.0, cy - h / 2.0, cx + w / 2.0, cy + h / 2.0])?))
}

/// Four numbers, each of which has to be there.
pub(super) fn numbers(values: [Option<Json<'_>>; 4], column: Column) -> Result<[f64; 4], Fault> {
    let mut four = [f64::NAN; 4];
    for (slot, value) in four.iter_mut().zip(values) {
        let number = value.map_or(Err(SkipReason::MissingNumber), Json::number);
        *slot = number.map_err(|reason| (reason, Some(column)))?;
    }
    Ok(four)
}
