//! Datumaro JSON, as CVAT exports it: items with boxes `[x, y, w, h]` in pixels, the size of an image
//! as height and width, classes by their place in a list.

use std::borrow::Cow;

use super::columns::Column;
use super::create_ml::numbers;
use super::detect::{Fit, Sample};
use super::error::ReadProblem;
use super::json::{self, Json, Reading};
use super::keys::Keys;
use super::report::{Format, SkipReason};
use super::row::{Row, name};
use super::shape::{Fault, Shape};
use super::{CROWD, ParseOptions, Parsed, Source};

/// Whether the text has the keys of Datumaro.
pub(super) fn detect(sample: &Sample<'_>) -> Fit {
    let keys = Keys::of(sample, '{');
    let own = keys.has(1, "items") && keys.has(1, "categories");
    Fit::certain(own || keys.has(1, "dm_format_version"))
}

/// Reads one file.
pub(super) fn read(source: &Source<'_>, _: &ParseOptions) -> Result<Parsed, ReadProblem> {
    json::read(source, Format::Datumaro, |root, reading| {
        let [categories, items] = root.fields(["categories", "items"]).unwrap_or_default();
        let labels = categories.and_then(|all| inner(all, "label"));
        let labels =
            labels.and_then(|label| inner(label, "labels")).map_or(Ok(None), Json::items)?;
        let classes: Vec<_> = labels.unwrap_or_default().into_iter().map(label_name).collect();
        for (at, item) in reading.list(items, &"items")?.into_iter().enumerate() {
            let fields = item.fields(["id", "image", "annotations"]);
            let Some([id, image, annotations]) = fields else {
                reading.skip((SkipReason::NotABox, None), item, &format_args!("items[{at}]"));
                continue;
            };
            let image = read_image(reading, image, id, item, at)?;
            let path = &format_args!("items[{at}].annotations");
            let annotations = reading.list(annotations, path)?;
            for (index, annotation) in annotations.into_iter().enumerate() {
                let path = &format_args!("items[{at}].annotations[{index}]");
                match read_box(annotation)? {
                    Err(fault) => reading.skip(fault, annotation, path),
                    Ok(found) => {
                        let class = match found.label {
                            None => Some(""),
                            Some(label) => classes.get(label).and_then(|name| name.as_deref()),
                        };
                        let Some(class) = class.and_then(|class| name(class).ok()) else {
                            let fault = (SkipReason::UnknownClass, Some(Column::Class));
                            reading.skip(fault, annotation, path);
                            continue;
                        };
                        let line = reading.line(annotation);
                        let score = reading.optional(found.score, Column::Score, path);
                        let class = reading.collector.class(class, line)?;
                        reading.collector.push(found.shape.corners, score, class, image, line)?;
                        if found.is_crowd {
                            reading.collector.mark(CROWD);
                        }
                        if found.shape.angle != 0.0 {
                            reading.collector.turn(found.shape.angle);
                        }
                    }
                }
            }
        }
        Ok(())
    })
}

fn label_name(label: Json<'_>) -> Option<Cow<'_, str>> {
    inner(label, "name").unwrap_or(label).text()
}

fn inner<'a>(value: Json<'a>, key: &str) -> Option<Json<'a>> {
    value.fields([key])?[0]
}

fn read_image(
    reading: &mut Reading<'_>,
    image: Option<Json<'_>>,
    id: Option<Json<'_>>,
    item: Json<'_>,
    at: usize,
) -> Result<u32, ReadProblem> {
    let [path, size] = image.and_then(|image| image.fields(["path", "size"])).unwrap_or_default();
    let mut name = reading.image_name(path, &format_args!("items[{at}].image.path"));
    if name.is_empty() {
        name = reading.image_name(id, &format_args!("items[{at}].id"));
    }
    let size = size.map_or(Ok(None), Json::items)?.unwrap_or_default();
    let [height, width] = [size.first().copied(), size.get(1).copied()];
    let size = reading.size([width, height], &format_args!("items[{at}].image.size"));
    let line = reading.line(item);
    reading.collector.image(&Row { image: &name, image_size: size, ..Row::default() }, line)
}

struct Found<'a> {
    label: Option<usize>,
    shape: Shape,
    score: Option<Json<'a>>,
    is_crowd: bool,
}

fn read_box(annotation: Json<'_>) -> Result<Result<Found<'_>, Fault>, ReadProblem> {
    let fields = annotation.fields(["type", "bbox", "label_id", "attributes"]);
    let Some([Some(kind), bbox, label, attributes]) = fields else {
        return Ok(Err((SkipReason::NotABox, None)));
    };
    if kind.text().as_deref() != Some("bbox") {
        return Ok(Err((SkipReason::NotABox, None)));
    }
    let sides = bbox.map_or(Ok(None), Json::items)?.unwrap_or_default();
    let sides = [0, 1, 2, 3].map(|at| sides.get(at).copied());
    let attributes = attributes.and_then(|all| all.fields(["rotation", "score", "is_crowd"]));
    let [rotation, score, is_crowd] = attributes.unwrap_or_default();
    let label = label.filter(|label| !label.is_null());
    let build = || {
        let [x, y, w, h] = numbers(sides, Column::Xywh)?;
        let degrees = rotation.map_or(Ok(0.0), Json::number).map_err(|reason| (reason, None))?;
        Ok(Found {
            label: label.map(|label| label.raw().parse().unwrap_or(usize::MAX)),
            shape: Shape::turned([x, y, x + w, y + h], degrees)?,
            score,
            is_crowd: is_crowd.is_some_and(Json::is_true),
        })
    };
    Ok(build())
}
