//! VGG Image Annotator: JSON, by itself or within a project file, and CSV. A region is
//! `{"name": "rect", "x", "y", "width", "height"}` in pixels; its class is one of its attributes.

use std::borrow::Cow;

use super::columns::Column;
use super::create_ml::numbers;
use super::detect::{Fit, Sample};
use super::error::ReadProblem;
use super::json::{self, Entry, Json, Reading};
use super::keys::Keys;
use super::report::{Format, Note, SkipReason};
use super::row::{Row, name};
use super::shape::{Fault, Shape};
use super::text::excerpt;
use super::{ParseOptions, Parsed, Source, via_csv};

/// Whether the text has the keys or the header of VIA.
pub(super) fn detect(sample: &Sample<'_>) -> Fit {
    let keys = Keys::of(sample, '{');
    let regions = keys.has(2, "regions") && keys.has(2, "filename");
    Fit::certain(keys.has(1, "_via_img_metadata") || regions || via_csv::is_header(sample.head))
}

/// Reads JSON or CSV.
pub(super) fn read(source: &Source<'_>, _: &ParseOptions) -> Result<Parsed, ReadProblem> {
    if via_csv::is_header(source.text) {
        return via_csv::read(source);
    }
    json::read(source, Format::Via, |root, reading| {
        let project = root.fields(["_via_img_metadata"]).and_then(|[images]| images);
        let prefix = if project.is_some() { "_via_img_metadata" } else { "" };
        for (key, image) in project.unwrap_or(root).entries()?.unwrap_or_default() {
            read_image(reading, image, &format!("{prefix}[{:?}]", excerpt(&key)))?;
        }
        Ok(())
    })
}

fn read_image(reading: &mut Reading<'_>, image: Json<'_>, path: &str) -> Result<(), ReadProblem> {
    let Some([filename, regions]) = image.fields(["filename", "regions"]) else {
        reading.skip((SkipReason::NotABox, None), image, &path);
        return Ok(());
    };
    let name = reading.image_name(filename, &format_args!("{path}.filename"));
    let line = reading.line(image);
    let id = reading.collector.image(&Row { image: &name, ..Row::default() }, line)?;
    // Version 1 writes a map, version 2 a list.
    let Some(regions) = regions else { return Ok(()) };
    let regions: Vec<Json<'_>> = match regions.items()? {
        Some(list) => list,
        None if regions.is_object() => {
            regions.entries()?.into_iter().flatten().map(|(_, region)| region).collect()
        }
        None => reading.list(Some(regions), &format_args!("{path}.regions"))?,
    };
    for (at, region) in regions.into_iter().enumerate() {
        let path = &format_args!("{path}.regions[{at}]");
        let [shape, attributes] =
            region.fields(["shape_attributes", "region_attributes"]).unwrap_or_default();
        match read_region(shape, attributes)? {
            Err(fault) => reading.skip(fault, region, path),
            Ok(Region { class, shape, is_envelope, more_labels, unread }) => {
                let line = reading.line(region);
                let class = reading.collector.class(&class, line)?;
                if is_envelope {
                    reading.collector.envelope();
                }
                if more_labels {
                    reading.note(Note::MoreLabels, region, path);
                }
                reading.collector.push(shape.corners, f64::NAN, class, id, line)?;
                unread.iter().for_each(|key| reading.collector.ignore_name(key));
            }
        }
    }
    Ok(())
}

/// A region that is a box.
pub(super) struct Region<'a> {
    pub(super) class: String,
    pub(super) shape: Shape,
    /// Whether it is drawn as a polygon.
    pub(super) is_envelope: bool,
    /// Whether more than one label is ticked.
    pub(super) more_labels: bool,
    /// Attributes of which none could be told to be the class.
    pub(super) unread: Vec<Cow<'a, str>>,
}

/// Reads a region by its two objects.
pub(super) fn read_region<'a>(
    shape: Option<Json<'_>>,
    attributes: Option<Json<'a>>,
) -> Result<Result<Region<'a>, Fault>, ReadProblem> {
    let (shape, is_envelope) = match read_shape(shape)? {
        Ok(shape) => shape,
        Err(fault) => return Ok(Err(fault)),
    };
    let attributes = attributes.map_or(Ok(None), Json::entries)?.unwrap_or_default();
    let Class { text, more, unread } = read_class(attributes)?;
    let class = match name(&text) {
        Ok(class) => class.to_owned(),
        Err(reason) => return Ok(Err((reason, Some(Column::Class)))),
    };
    Ok(Ok(Region { class, shape, is_envelope, more_labels: more, unread }))
}

struct Class<'a> {
    text: Cow<'a, str>,
    more: bool,
    unread: Vec<Cow<'a, str>>,
}

/// The class is the attribute `label`, or else `class`, or else the only one that has a value. A map
/// of checkboxes stands for those that are ticked.
fn read_class<'a>(attributes: Vec<Entry<'a>>) -> Result<Class<'a>, ReadProblem> {
    let mut values: Vec<(Cow<'a, str>, Cow<'a, str>, bool)> = Vec::new();
    for (key, value) in attributes {
        if let Some(text) = value.text().filter(|text| !text.trim().is_empty()) {
            values.push((key, text, false));
        } else if let Some(boxes) = value.entries()? {
            let mut ticked = boxes.into_iter().filter(|(_, ticked)| ticked.is_true());
            if let Some((first, _)) = ticked.next() {
                values.push((key, first, ticked.next().is_some()));
            }
        }
    }
    let called = |wanted: &str| values.iter().position(|(key, ..)| key == wanted);
    let only = if values.len() == 1 { Some(0) } else { None };
    let chosen = called("label").or_else(|| called("class")).or(only);
    let none = (Cow::Borrowed(""), Cow::Borrowed(""), false);
    let (_, text, more) = chosen.map_or(none, |at| values.swap_remove(at));
    Ok(Class { text, more, unread: values.into_iter().map(|(key, ..)| key).collect() })
}

/// The shape, and whether it is the upright box around a polygon.
fn read_shape(shape: Option<Json<'_>>) -> Result<Result<(Shape, bool), Fault>, ReadProblem> {
    let no_box = (SkipReason::NotABox, None);
    let keys = ["name", "x", "y", "width", "height", "all_points_x", "all_points_y"];
    let Some([kind, x, y, w, h, xs, ys]) = shape.and_then(|shape| shape.fields(keys)) else {
        return Ok(Err(no_box));
    };
    Ok(match kind.and_then(Json::text).as_deref() {
        Some("rect") => numbers([x, y, w, h], Column::Xywh)
            .and_then(|[x, y, w, h]| Ok((Shape::upright([x, y, x + w, y + h])?, false))),
        Some("polygon") => {
            let xs = xs.map_or(Ok(None), Json::items)?.unwrap_or_default();
            let ys = ys.map_or(Ok(None), Json::items)?.unwrap_or_default();
            let point = |(x, y): (Json<'_>, Json<'_>)| Ok([x.number()?, y.number()?]);
            let points: Result<Vec<_>, SkipReason> = xs.into_iter().zip(ys).map(point).collect();
            let around = points.map_err(|reason| (reason, None)).and_then(|p| Shape::around(&p));
            around.map(|shape| (shape, true))
        }
        _ => Err(no_box),
    })
}
