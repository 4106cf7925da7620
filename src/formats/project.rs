//! Boxstep's own file: `{"format": "boxstep", "version": 1, "classNames": […], "images": [{"name",
//! "width", "height", "boxes": [[x1, y1, x2, y2, score or null, class index], …], "flags": […],
//! "angles": […]}]}`. `flags` and `angles` may be left out, and are in the order of the boxes: 1 for a
//! difficult box, 2 for a crowd, anything else for neither; and radians clockwise about the centre,
//! nothing for a box that is not turned.

use std::fmt;

use serde::Deserialize;
use serde::de::{IgnoredAny, SeqAccess, Visitor};

use super::collect::{Collector, too_many};
use super::columns::Column;
use super::detect::{Fit, Sample};
use super::error::{Limited, ReadProblem};
use super::json::invalid;
use super::report::{Format, SkipReason, Where};
use super::{CROWD, DIFFICULT, MAX_BOXES, MAX_NAME, ParseOptions, Parsed, Source};
use crate::geometry::MAX_COORDINATE;

/// The version that is read.
const VERSION: u32 = 1;

/// What every version has.
#[derive(Deserialize)]
struct Head {
    version: serde_json::Value,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Project {
    #[serde(rename = "format")]
    _format: IgnoredAny,
    #[serde(rename = "version")]
    _version: IgnoredAny,
    class_names: Vec<Name>,
    images: Vec<Image>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Image {
    name: Name,
    width: Option<f64>,
    height: Option<f64>,
    boxes: Vec<Row>,
    #[serde(default)]
    flags: Vec<u32>,
    #[serde(default)]
    angles: Vec<f64>,
}

/// A name that is not too long.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct Name(String);

impl TryFrom<String> for Name {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        if name.len() <= MAX_NAME {
            Ok(Self(name))
        } else {
            Err(format!("a name of more than {MAX_NAME} bytes"))
        }
    }
}

/// Four corners, the score or NaN, the index of the class; or why this is no box, so that it does
/// not spoil the others.
struct Row(Result<[f64; 6], SkipReason>);

impl<'de> Deserialize<'de> for Row {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(RowVisitor)
    }
}

/// Takes six values and counts the rest, so that a list of any length needs no memory.
struct RowVisitor;

impl<'de> Visitor<'de> for RowVisitor {
    type Value = Row;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a box [x1, y1, x2, y2, score or null, class index]")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Row, A::Error> {
        let mut numbers = [f64::NAN; 6];
        let mut problem = None;
        let mut count = 0;
        while let Some(value) = list.next_element::<Option<f64>>()? {
            match (numbers.get_mut(count), value) {
                (None, _) => problem = Some(SkipReason::TooManyValues),
                // Only corners: what a person gave as a score comes back as it was.
                (Some(_), Some(number)) if count < 4 && number.abs() > MAX_COORDINATE => {
                    problem = Some(SkipReason::TooLarge);
                }
                (Some(slot), Some(number)) => *slot = number,
                (Some(_), None) if count == 4 => {}
                (Some(_), None) => problem = Some(SkipReason::MissingNumber),
            }
            count += 1;
        }
        let few = (count < numbers.len()).then_some(SkipReason::TooFewValues);
        Ok(Row(few.or(problem).map_or(Ok(numbers), Err)))
    }
}

/// Whether the text says that it is a Boxstep file.
pub(super) fn detect(sample: &Sample<'_>) -> Fit {
    let says_so = || {
        let mut after = sample.head.split("\"format\"").skip(1);
        after.any(|rest| {
            let value = rest.trim_start().strip_prefix(':').map(str::trim_start);
            value.is_some_and(|value| value.starts_with("\"boxstep\""))
        })
    };
    let object = sample.head.trim_start().starts_with('{');
    if object && says_so() { Fit::Certain } else { Fit::No }
}

/// Reads a Boxstep file.
pub(super) fn read(source: &Source<'_>, _: &ParseOptions) -> Result<Parsed, ReadProblem> {
    let Head { version } = serde_json::from_str(source.text).map_err(|error| invalid(&error))?;
    if version != VERSION {
        let version = super::text::excerpt(&version.to_string());
        return Err(ReadProblem::UnsupportedVersion { version, supported: VERSION });
    }
    // Every box has a bracket; one that does not is refused as the file is read.
    if source.text.matches('[').count() > 2 * MAX_BOXES {
        return Err(too_many(Limited::Boxes, MAX_BOXES, 0));
    }
    let project: Project = serde_json::from_str(source.text).map_err(|error| invalid(&error))?;

    let mut collector = Collector::new(Format::Project, source.name);
    let classes = project.class_names.len();
    for Name(name) in project.class_names {
        collector.new_class(name, 0)?;
    }
    for (at, image) in project.images.into_iter().enumerate() {
        let Image { name: Name(name), width, height, boxes, flags, angles } = image;
        let place = |path: String, column, text| Where {
            column,
            path: Some(path),
            text,
            ..Where::default()
        };
        let mut size = [width, height].map(|side| side.unwrap_or(f64::NAN));
        for (side, column) in size.iter_mut().zip([Column::ImageWidth, Column::ImageHeight]) {
            if *side <= 0.0 || *side > MAX_COORDINATE {
                let path = format!("images[{at}]");
                collector.ignore_value(column, place(path, Some(column), side.to_string()));
                *side = f64::NAN;
            }
        }
        let id = collector.new_image(name, size, 0)?;
        for (index, Row(numbers)) in boxes.into_iter().enumerate() {
            let path = || format!("images[{at}].boxes[{index}]");
            match numbers {
                Err(reason) => collector.skip(reason, place(path(), None, String::new())),
                Ok([x1, y1, x2, y2, score, class]) => {
                    // Exact: a class index is far below 2^53.
                    if class.fract() == 0.0 && (0.0..classes as f64).contains(&class) {
                        collector.push([x1, y1, x2, y2], score, class as u32, id, 0)?;
                        if let Some(flag @ (&DIFFICULT | &CROWD)) = flags.get(index) {
                            collector.mark(*flag);
                        }
                        if let Some(angle) = angles.get(index).filter(|angle| **angle != 0.0) {
                            collector.turn(*angle);
                        }
                    } else {
                        let column = Some(Column::Class);
                        let place = place(path(), column, class.to_string());
                        collector.skip(SkipReason::UnknownClass, place);
                    }
                }
            }
        }
    }
    collector.finish()
}
