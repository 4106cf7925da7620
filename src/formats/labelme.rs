//! LabelMe JSON, one file for each image. A rectangle is two corners in the order in which they were
//! dragged; X-AnyLabeling writes all four, and a score and `difficult` beside them.

use super::columns::Column;
use super::detect::{Fit, Sample};
use super::error::ReadProblem;
use super::json::{self, Json, Reading};
use super::keys::Keys;
use super::report::{Format, Note, SkipReason};
use super::row::{Row, name};
use super::shape::{Fault, Shape};
use super::{DIFFICULT, ParseOptions, Parsed, Source};

/// Whether the text has the keys of LabelMe.
pub(super) fn detect(sample: &Sample<'_>) -> Fit {
    let keys = Keys::of(sample, '{');
    // The picture may come first, and be larger than what is looked at.
    let shapes = keys.has(1, "shapes") && (keys.has(1, "imagePath") || keys.has(3, "points"));
    Fit::certain(shapes || keys.has(1, "imageData"))
}

/// Reads one file.
pub(super) fn read(source: &Source<'_>, _: &ParseOptions) -> Result<Parsed, ReadProblem> {
    json::read(source, Format::LabelMe, |root, reading| {
        let [shapes, path, width, height] =
            root.fields(["shapes", "imagePath", "imageWidth", "imageHeight"]).unwrap_or_default();
        let name = reading.image_name(path, &"imagePath");
        let size = reading.size([width, height], &"imageWidth, imageHeight");
        let row = Row { image: &name, image_size: size, ..Row::default() };
        let image = reading.collector.image(&row, 0)?;
        for (at, shape) in reading.list(shapes, &"shapes")?.into_iter().enumerate() {
            read_shape(reading, shape, at, image)?;
        }
        Ok(())
    })
}

fn read_shape(
    reading: &mut Reading<'_>,
    shape: Json<'_>,
    at: usize,
    image: u32,
) -> Result<(), ReadProblem> {
    let path = &format_args!("shapes[{at}]");
    let fields = shape.fields(["label", "points", "shape_type", "score", "difficult"]);
    let Some([label, points, kind, score, is_difficult]) = fields else {
        reading.skip((SkipReason::NotABox, None), shape, path);
        return Ok(());
    };
    let label = label.and_then(Json::text).unwrap_or_default();
    let class = match name(&label) {
        Ok(class) => class,
        Err(reason) => {
            reading.skip((reason, Some(Column::Class)), shape, path);
            return Ok(());
        }
    };
    let kind = kind.and_then(Json::text);
    let points = match points.map(read_points).transpose()?.unwrap_or(Ok(Vec::new())) {
        Ok(points) => points,
        Err(fault) => {
            reading.skip(fault, shape, path);
            return Ok(());
        }
    };
    match envelope(kind.as_deref(), &points) {
        Err(fault) => reading.skip(fault, shape, path),
        Ok((found, around)) => {
            let line = reading.line(shape);
            let score = reading.optional(score, Column::Score, path);
            let class = reading.collector.class(class, line)?;
            match around {
                Around::Itself => {}
                Around::Assumed => reading.note(Note::ShapeAssumed, shape, path),
                Around::Another => reading.collector.envelope(),
            }
            reading.collector.push(found.corners, score, class, image, line)?;
            if is_difficult.is_some_and(Json::is_true) {
                reading.collector.mark(DIFFICULT);
            }
        }
    }
    Ok(())
}

/// The points, or why one of them is none.
fn read_points(points: Json<'_>) -> Result<Result<Vec<[f64; 2]>, Fault>, ReadProblem> {
    let items = points.items()?.unwrap_or_default();
    let mut read = Vec::with_capacity(items.len());
    for point in items {
        let values = point.items()?.unwrap_or_default();
        let [x, y, ..] = values.as_slice() else {
            return Ok(Err((SkipReason::TooFewValues, None)));
        };
        match (x.number(), y.number()) {
            (Ok(x), Ok(y)) => read.push([x, y]),
            (Err(reason), _) | (_, Err(reason)) => return Ok(Err((reason, None))),
        }
    }
    Ok(Ok(read))
}

/// What a box is around.
enum Around {
    /// Nothing but a box.
    Itself,
    /// What is a box if two points without a name for the shape are its corners.
    Assumed,
    /// A polygon or another shape.
    Another,
}

/// The box around a shape.
fn envelope(kind: Option<&str>, points: &[[f64; 2]]) -> Result<(Shape, Around), Fault> {
    let around = Shape::around(points);
    match (kind, points) {
        (None | Some("rectangle" | "mask"), [] | [_]) => Err((SkipReason::TooFewValues, None)),
        (None, [_, _]) => Ok((around?, Around::Assumed)),
        (Some("rectangle"), _) => {
            let shape = around?;
            let [x1, y1, x2, y2] = shape.corners;
            let corner = |[x, y]: &[f64; 2]| (*x == x1 || *x == x2) && (*y == y1 || *y == y2);
            let is_box = points.iter().all(corner);
            Ok((shape, if is_box { Around::Itself } else { Around::Another }))
        }
        (Some("circle"), [[x, y], [edge_x, edge_y]]) => {
            let r = (edge_x - x).hypot(edge_y - y);
            Ok((Shape::upright([x - r, y - r, x + r, y + r])?, Around::Another))
        }
        (None | Some("mask"), _) | (Some("polygon" | "rotation"), [_, _, _, ..]) => {
            Ok((around?, Around::Another))
        }
        _ => Err((SkipReason::NotABox, None)),
    }
}
