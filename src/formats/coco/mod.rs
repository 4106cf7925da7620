//! COCO's annotations (`{"images": […], "annotations": […], "categories": […]}`) and detection
//! results (`[{"image_id", "category_id", "bbox", "score"}, …]`), of any length: they are read item
//! by item, and polygons are never stored.
//!
//! `bbox` is x, y, width, height in pixels from the image's top left corner. What the format
//! leaves open is decided so:
//! - Ids are integers of any size or texts; `"7"` is `7`. The lists may come in any order.
//! - An image or class that is mentioned and not listed has its id as its name, and that is said; so
//!   it is with all of them in a file of results.
//! - Of two images (or classes) with one id the first has the boxes; both are kept. The ids of
//!   annotations have no meaning here, so two with the same id are two boxes.
//! - A box without a class has the class without a name; one without an image is skipped.
//! - A crowd is a box with the flag [`CROWD`]. A width or height of zero is kept.
//! - Category 0 as Roboflow writes it, which stands for the whole set, is left out if no box has it.
//!
//! Sources: <https://cocodataset.org/#format-data>, <https://cocodataset.org/#format-results>.

mod detect;
mod fields;
mod ids;
mod items;

pub(super) use detect::{annotations as detect_annotations, results as detect_results};

use std::io::Read;

use self::fields::{Fields, Id, Value, fields};
use self::ids::{Ids, Kind};
use self::items::{Item, Items};
use super::collect::Collector;
use super::columns::{Column, Order};
use super::error::ReadProblem;
use super::report::{Assumption, Format, SkipReason, Where};
use super::text::excerpt;
use super::{CROWD, MAX_NAME, ParseOptions, Parsed, Source};
use crate::geometry::MAX_COORDINATE;

/// Reads a text that is here as a whole.
pub(super) fn read(source: &Source<'_>, options: &ParseOptions) -> Result<Parsed, ReadProblem> {
    read_from(source.text.as_bytes(), source.name, options)
}

/// Reads annotations or results, which the first bracket tells apart.
pub(super) fn read_from(
    reader: impl Read,
    name: &str,
    options: &ParseOptions,
) -> Result<Parsed, ReadProblem> {
    let mut items = Items::new(reader, &["images", "annotations", "categories"]);
    let mut coco = Coco {
        collector: Collector::new(Format::CocoAnnotations, name),
        images: Ids::new(Kind::Image),
        classes: Ids::new(Kind::Class),
        order: options.order.unwrap_or(Order::Xywh),
        repeated_keys: None,
    };
    while let Some(item) = items.next()? {
        match item.list {
            "images" => coco.image(&item)?,
            "categories" => coco.category(&item)?,
            _ => coco.annotation(&item)?,
        }
        if item.list.is_empty() {
            coco.collector.parsed.report.format = Format::CocoResults;
        }
    }
    if let Some(list) = items.repeated_list {
        coco.repeat(Where { path: Some(list.to_owned()), ..Where::default() });
    }
    coco.finish(options.class_names.as_deref().unwrap_or_default())
}

struct Coco {
    collector: Collector,
    images: Ids,
    classes: Ids,
    /// What the four numbers of a box are.
    order: Order,
    /// How often a key was there twice, and where first.
    repeated_keys: Option<(u64, Where)>,
}

impl Coco {
    fn image(&mut self, item: &Item<'_>) -> Result<(), ReadProblem> {
        let names = ["id", "file_name", "width", "height"];
        let read = |Fields { values: [id, name, width, height], repeated }: Fields<'_, 4>| {
            (id.id(), name_of(&name), [width, height].map(|side| side.number()), repeated)
        };
        let Some((id, name, size, repeated)) = item.text.and_then(|text| fields(text, names, read))
        else {
            self.collector.ignore_value(Column::Image, place(item, Some(Column::Image)));
            return Ok(());
        };
        if repeated {
            self.repeat(place(item, None));
        }
        let mut sides = [f64::NAN; 2];
        let columns = [Column::ImageWidth, Column::ImageHeight];
        for ((side, given), column) in sides.iter_mut().zip(size).zip(columns) {
            match given {
                Ok(value) if value > 0.0 && value <= MAX_COORDINATE => *side = value,
                Err(SkipReason::MissingNumber) => {}
                _ => self.collector.ignore_value(column, place(item, Some(column))),
            }
        }
        if name.is_err() {
            self.collector.ignore_value(Column::Image, place(item, Some(Column::Image)));
        }
        let name = name.ok().flatten();
        self.images.list(&mut self.collector, id, name, sides, item)
    }

    fn category(&mut self, item: &Item<'_>) -> Result<(), ReadProblem> {
        let names = ["id", "name", "supercategory"];
        let read = |Fields { values: [id, name, parent], repeated }: Fields<'_, 3>| {
            (id.id(), name_of(&name), name_of(&parent).ok().flatten(), repeated)
        };
        let Some((id, name, parent, repeated)) =
            item.text.and_then(|text| fields(text, names, read))
        else {
            self.collector.ignore_value(Column::Class, place(item, Some(Column::Class)));
            return Ok(());
        };
        if repeated {
            self.repeat(place(item, None));
        }
        if name.is_err() {
            self.collector.ignore_value(Column::Class, place(item, Some(Column::Class)));
        }
        let name = name.ok().flatten();
        self.classes.parent(id == Some(Id::Number(0)), name.as_ref(), parent);
        self.classes.list(&mut self.collector, id, name, [f64::NAN; 2], item)
    }

    fn annotation(&mut self, item: &Item<'_>) -> Result<(), ReadProblem> {
        let names = ["image_id", "category_id", "bbox", "score", "iscrowd"];
        let order = self.order;
        let read = |Fields { values, repeated }: Fields<'_, 5>| {
            let [image, class, bbox, score, crowd] = values;
            let corners = corners(&bbox, order);
            (image.id(), class.id(), corners, score.number(), crowd.flag(), repeated)
        };
        let found = item.text.map(|text| fields(text, names, read));
        let (image, class, corners, score, crowd, repeated) = match found {
            None => return self.skip(item, SkipReason::TooLong, None),
            Some(None) => return self.skip(item, SkipReason::NotAnObject, None),
            Some(Some(found)) => found,
        };
        if repeated {
            self.repeat(place(item, None));
        }
        let corners = match corners {
            Ok(corners) => corners,
            Err((reason, value)) => return self.skip(item, reason, value),
        };
        let Some(image) = image else { return self.skip(item, SkipReason::MissingImage, None) };
        if [Some(&image), class.as_ref()].into_iter().flatten().any(is_too_long) {
            return self.skip(item, SkipReason::NameTooLong, None);
        }
        let score = match score {
            Ok(score) => score,
            Err(SkipReason::MissingNumber) => f64::NAN,
            Err(_) => {
                self.collector.ignore_value(Column::Score, place(item, Some(Column::Score)));
                f64::NAN
            }
        };
        let image = self.images.mention(&mut self.collector, image, item.line)?;
        let class = class.unwrap_or(Id::Text("".into()));
        let class = self.classes.mention(&mut self.collector, class, item.line)?;
        self.collector.push(corners, score, class, image, item.line)?;
        if crowd {
            self.collector.mark(CROWD);
        }
        Ok(())
    }

    /// Counts an annotation of which no box came; `value` is the one of its four numbers to blame.
    fn skip(
        &mut self,
        item: &Item<'_>,
        reason: SkipReason,
        value: Option<usize>,
    ) -> Result<(), ReadProblem> {
        let mut place = place(item, None);
        if let (Some(value), Some(path)) = (value, &mut place.path) {
            *path += &format!(".bbox[{value}]");
        }
        self.collector.skip(reason, place);
        Ok(())
    }

    fn repeat(&mut self, place: Where) {
        self.repeated_keys.get_or_insert((0, place)).0 += 1;
    }

    fn finish(self, class_names: &[String]) -> Result<Parsed, ReadProblem> {
        let Self { mut collector, images, classes, repeated_keys, .. } = self;
        classes.finish(&mut collector, class_names);
        images.finish(&mut collector, &[]);
        if let Some((count, first)) = repeated_keys {
            collector.assume(Assumption::KeysRepeated { count, first });
        }
        collector.finish()
    }
}

/// The corners of a box, or why there is none and which of its numbers is to blame.
fn corners(bbox: &Value<'_>, order: Order) -> Result<[f64; 4], (SkipReason, Option<usize>)> {
    let list = match bbox {
        Value::List(list) => list,
        Value::Missing => return Err((SkipReason::MissingBox, None)),
        _ => return Err((SkipReason::NotANumber, None)),
    };
    match list.count {
        0 => return Err((SkipReason::MissingBox, None)),
        1..4 => return Err((SkipReason::TooFewValues, None)),
        4 => {}
        _ => return Err((SkipReason::TooManyValues, None)),
    }
    let mut numbers = [0.0; 4];
    for (at, (slot, value)) in numbers.iter_mut().zip(list.values).enumerate() {
        *slot = value.map_err(|reason| (reason, Some(at)))?;
    }
    let [a, b, c, d] = numbers;
    let corners = match order {
        Order::Xywh => [a, b, a + c, b + d],
        Order::Xyxy => numbers,
        Order::Cxcywh => [a - c / 2.0, b - d / 2.0, a + c / 2.0, b + d / 2.0],
    };
    if corners.iter().any(|value| value.abs() > MAX_COORDINATE) {
        return Err((SkipReason::TooLarge, None));
    }
    Ok(corners)
}

/// A name, none, or one that cannot be used.
fn name_of(value: &Value<'_>) -> Result<Option<String>, ()> {
    match value {
        Value::Missing => Ok(None),
        value => match value.id() {
            Some(id) if !is_too_long(&id) => match value.text() {
                Some(text) => Ok(Some(text.to_owned())),
                // A number as a name.
                None => Ok(Some(id.to_string())),
            },
            _ => Err(()),
        },
    }
}

fn is_too_long(id: &Id) -> bool {
    matches!(id, Id::Text(text) if text.len() > MAX_NAME)
}

fn place(item: &Item<'_>, column: Option<Column>) -> Where {
    let text = excerpt(item.text.unwrap_or_default());
    Where { line: item.line, value: 0, column, path: Some(item.path()), text }
}
