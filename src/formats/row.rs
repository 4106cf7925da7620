//! One line of a table, or one list, to a box.

use std::borrow::Cow;

use super::columns::Column;
use super::report::{SkipReason, Where};
use super::text::{excerpt, number};
use super::{CROWD, DIFFICULT, MAX_NAME};
use crate::geometry::MAX_COORDINATE;

/// A box as one line has it. Numbers are NaN and names are empty where the line has none.
#[derive(Debug, PartialEq)]
pub(super) struct Row<'a> {
    /// x1, y1, x2, y2, not put in order.
    pub(super) corners: [f64; 4],
    pub(super) score: f64,
    pub(super) class: &'a str,
    pub(super) image: &'a str,
    /// Width and height of the image.
    pub(super) image_size: [f64; 2],
    /// Numbers that are scores or classes.
    pub(super) undecided: [f64; 2],
    /// What the object is marked as: 0, [`DIFFICULT`] or [`CROWD`].
    pub(super) mark: u32,
    /// An image size that could not be read.
    pub(super) bad_size: Option<(Column, Bad)>,
}

impl Default for Row<'_> {
    fn default() -> Self {
        Self {
            corners: [f64::NAN; 4],
            score: f64::NAN,
            class: "",
            image: "",
            image_size: [f64::NAN; 2],
            undecided: [f64::NAN; 2],
            mark: 0,
            bad_size: None,
        }
    }
}

/// What one line turned out to be.
#[derive(Debug, PartialEq)]
pub(super) enum Read<'a> {
    /// A box.
    Box(Row<'a>),
    /// An image that has no box, as keras-retinanet writes it: `path,,,,,`.
    BareImage(Row<'a>),
}

/// Why a line is no box, and which of its values, counted from 0, is to blame.
#[derive(Debug, PartialEq)]
pub(super) struct Bad {
    pub(super) reason: SkipReason,
    pub(super) value: Option<usize>,
}

impl Bad {
    fn at(value: usize) -> impl Fn(SkipReason) -> Self {
        move |reason| Self { reason, value: Some(value) }
    }

    /// The place for the report. `whole` is shown where no single value is to blame.
    pub(super) fn place(
        &self,
        line: u32,
        columns: &[Column],
        cells: &[Cow<'_, str>],
        whole: &str,
    ) -> Where {
        let cell = self.value.and_then(|value| cells.get(value)).filter(|cell| !cell.is_empty());
        Where {
            line,
            value: self.value.map_or(0, super::text::line_number),
            column: self.value.and_then(|value| columns.get(value)).copied(),
            path: None,
            text: excerpt(cell.map_or(whole, |cell| cell.as_ref())),
        }
    }
}

/// Start, end, centre and size on one axis; NaN where there is none.
#[derive(Clone, Copy)]
struct Axis {
    start: f64,
    end: f64,
    centre: f64,
    size: f64,
}

impl Axis {
    const EMPTY: Self = Self { start: f64::NAN, end: f64::NAN, centre: f64::NAN, size: f64::NAN };

    fn ends(self) -> [f64; 2] {
        if !self.start.is_nan() && !self.end.is_nan() {
            [self.start, self.end]
        } else if !self.start.is_nan() {
            [self.start, self.start + self.size]
        } else {
            [self.centre - self.size / 2.0, self.centre + self.size / 2.0]
        }
    }
}

/// Reads the cells by the meaning of their columns, which make a box ([`super::columns::missing`]
/// finds nothing). A line may end early where what is missing is no coordinate.
pub(super) fn read<'a>(
    columns: &[Column],
    cells: &'a [Cow<'_, str>],
    decimal_comma: bool,
) -> Result<Read<'a>, Bad> {
    let (mut x, mut y) = (Axis::EMPTY, Axis::EMPTY);
    let mut row = Row::default();
    if cells.iter().all(|cell| cell.trim().is_empty()) {
        return Err(Bad { reason: SkipReason::EmptyRow, value: None });
    }
    if is_bare_image(columns, cells) {
        for (index, (column, cell)) in columns.iter().zip(cells).enumerate() {
            match column {
                Column::Image => row.image = name(cell).map_err(Bad::at(index))?,
                Column::ImageWidth | Column::ImageHeight => {
                    read_size(&mut row, *column, cell, index, decimal_comma);
                }
                _ => {}
            }
        }
        return Ok(Read::BareImage(row));
    }
    for (index, column) in columns.iter().enumerate() {
        let cell = cells.get(index).map_or("", |cell| cell.trim());
        let coordinate = || {
            let short = SkipReason::TooFewValues;
            let value = if index < cells.len() { number(cell, decimal_comma) } else { Err(short) };
            value.map_err(Bad::at(index))
        };
        let optional = || match number(cell, decimal_comma) {
            Err(SkipReason::MissingNumber) => Ok(f64::NAN),
            other => other.map_err(Bad::at(index)),
        };
        match column {
            Column::X1 => x.start = coordinate()?,
            Column::X2 => x.end = coordinate()?,
            Column::Cx => x.centre = coordinate()?,
            Column::W => x.size = coordinate()?,
            Column::Y1 => y.start = coordinate()?,
            Column::Y2 => y.end = coordinate()?,
            Column::Cy => y.centre = coordinate()?,
            Column::H => y.size = coordinate()?,
            Column::Xyxy | Column::Xywh | Column::Cxcywh => {
                let [a, b, c, d] = four(cell).map_err(Bad::at(index))?;
                let axis = |first, second| match column {
                    Column::Xyxy => Axis { start: first, end: second, ..Axis::EMPTY },
                    Column::Xywh => Axis { start: first, size: second, ..Axis::EMPTY },
                    _ => Axis { centre: first, size: second, ..Axis::EMPTY },
                };
                (x, y) = (axis(a, c), axis(b, d));
            }
            Column::Score => row.score = optional()?,
            Column::ScoreOrClass if row.undecided[0].is_nan() => row.undecided[0] = optional()?,
            Column::ScoreOrClass => row.undecided[1] = optional()?,
            Column::Class => row.class = name(cell).map_err(Bad::at(index))?,
            Column::Image if cell.is_empty() => {
                return Err(Bad::at(index)(SkipReason::MissingImage));
            }
            Column::Image => row.image = name(cell).map_err(Bad::at(index))?,
            Column::ImageWidth | Column::ImageHeight => {
                read_size(&mut row, *column, cell, index, decimal_comma);
            }
            Column::Crowd if is_true(cell) => row.mark = CROWD,
            Column::Difficult if is_true(cell) && row.mark == 0 => row.mark = DIFFICULT,
            Column::Crowd | Column::Difficult | Column::Ignored => {}
        }
    }
    if let Some(extra) = cells.iter().skip(columns.len()).position(|cell| !cell.trim().is_empty()) {
        return Err(Bad::at(columns.len() + extra)(SkipReason::TooManyValues));
    }
    let ([x1, x2], [y1, y2]) = (x.ends(), y.ends());
    row.corners = [x1, y1, x2, y2];
    // Each value is in bounds; a sum of two may not be.
    if row.corners.iter().any(|value| value.abs() > MAX_COORDINATE) {
        return Err(Bad { reason: SkipReason::TooLarge, value: None });
    }
    Ok(Read::Box(row))
}

fn is_bare_image(columns: &[Column], cells: &[Cow<'_, str>]) -> bool {
    let filled = |wanted: fn(Column) -> bool| {
        let mut pairs = columns.iter().zip(cells);
        pairs.any(|(column, cell)| wanted(*column) && !cell.trim().is_empty())
    };
    let of_box = |column: Column| {
        use Column::{Class, Score, ScoreOrClass};
        column.is_coordinate() || matches!(column, Score | Class | ScoreOrClass)
    };
    !filled(of_box) && filled(|column| column == Column::Image)
}

/// What else may stand there (0, -1, "Unspecified", nothing) says nothing.
fn is_true(cell: &str) -> bool {
    ["1", "true", "yes"].iter().any(|word| cell.eq_ignore_ascii_case(word))
}

/// A size that is not a positive number is no reason to lose the box.
fn read_size(row: &mut Row<'_>, column: Column, cell: &str, index: usize, decimal_comma: bool) {
    match number(cell, decimal_comma) {
        Ok(size) if size > 0.0 => row.image_size[usize::from(column == Column::ImageHeight)] = size,
        Err(SkipReason::MissingNumber) => {}
        other => {
            let reason = other.err().unwrap_or(SkipReason::NotANumber);
            row.bad_size = Some((column, Bad::at(index)(reason)));
        }
    }
}

/// The four numbers of `[x, y, w, h]` and the like.
fn four(cell: &str) -> Result<[f64; 4], SkipReason> {
    let between = |c: char| c.is_whitespace() || ",;[]()".contains(c);
    let mut values = cell.split(between).filter(|value| !value.is_empty());
    let mut four = [0.0; 4];
    for slot in &mut four {
        let value = values.next().ok_or(match cell {
            "" => SkipReason::MissingNumber,
            _ => SkipReason::TooFewValues,
        })?;
        *slot = number(value, false)?;
    }
    if values.next().is_some() { Err(SkipReason::TooManyValues) } else { Ok(four) }
}

/// A name that is not too long.
pub(super) fn name(cell: &str) -> Result<&str, SkipReason> {
    let cell = cell.trim();
    if cell.len() > MAX_NAME { Err(SkipReason::NameTooLong) } else { Ok(cell) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Column::{
        Class, Cx, Cy, H, Ignored, Image, ImageHeight, ImageWidth, Score, ScoreOrClass, W, X1, X2,
        Xywh, Y1, Y2,
    };

    fn corners(columns: &[Column], line: &str) -> Result<[f64; 4], Bad> {
        let cells: Vec<Cow<'_, str>> = line.split('|').map(Cow::from).collect();
        match read(columns, &cells, false)? {
            Read::Box(row) => Ok(row.corners),
            Read::BareImage(_) => Ok([0.0; 4]),
        }
    }

    fn bad(reason: SkipReason, value: usize) -> Result<[f64; 4], Bad> {
        Err(Bad { reason, value: Some(value) })
    }

    #[test]
    fn every_way_of_writing_a_box() {
        assert_eq!(corners(&[X1, X2, Y1, Y2], "1|3|2|4"), Ok([1.0, 2.0, 3.0, 4.0]));
        assert_eq!(corners(&[X1, Y1, W, H], "1|2|10|20"), Ok([1.0, 2.0, 11.0, 22.0]));
        assert_eq!(corners(&[Cx, Cy, W, H], "5|5|10|4"), Ok([0.0, 3.0, 10.0, 7.0]));
        assert_eq!(corners(&[Xywh], "[1.5, 2, 3, 4]"), Ok([1.5, 2.0, 4.5, 6.0]));
        assert_eq!(corners(&[X1, Y1, X2, Y2], "3|4|1|2"), Ok([3.0, 4.0, 1.0, 2.0]));
    }

    #[test]
    fn every_way_of_failing() {
        use SkipReason as Why;
        let columns = [X1, Y1, X2, Y2, Score];
        assert_eq!(corners(&columns, "1|2|3"), bad(Why::TooFewValues, 3));
        assert_eq!(corners(&columns, "1||3|4"), bad(Why::MissingNumber, 1));
        assert_eq!(corners(&columns, "1|2|three|4"), bad(Why::NotANumber, 2));
        assert_eq!(corners(&columns, "1|2|3|inf"), bad(Why::NotFinite, 3));
        assert_eq!(corners(&columns, "1|2|3|4|good"), bad(Why::NotANumber, 4));
        assert_eq!(corners(&columns, "1|2|3|4|0.5|6"), bad(Why::TooManyValues, 5));
        assert_eq!(corners(&columns, "1|2|3|4|0.5||"), Ok([1.0, 2.0, 3.0, 4.0]));
        assert_eq!(corners(&columns, " | "), Err(Bad { reason: Why::EmptyRow, value: None }));
        assert_eq!(corners(&[Image, Xywh], "a|[1,2,3]"), bad(Why::TooFewValues, 1));
        assert_eq!(corners(&[Image, Xywh], "a|[1,2,3,4,5]"), bad(Why::TooManyValues, 1));
        assert_eq!(corners(&[Image, Xywh], "|[1,2,3,4]"), bad(Why::MissingImage, 0));
        let long = "x".repeat(MAX_NAME + 1);
        assert_eq!(corners(&[Class, Xywh], &format!("{long}|[1,2,3,4]")), bad(Why::NameTooLong, 0));
    }

    #[test]
    fn an_image_may_have_no_box() {
        let cells = ["a.jpg", "640", "480", "", "", "", "", ""].map(Cow::from);
        let columns = [Image, ImageWidth, ImageHeight, X1, Y1, X2, Y2, Class];
        let read = read(&columns, &cells, false);
        let Ok(Read::BareImage(row)) = read else { unreachable!("{read:?}") };
        assert_eq!((row.image, row.image_size), ("a.jpg", [640.0, 480.0]));
        assert_eq!(corners(&[Image, X1, Y1, X2, Y2, Class], "a||||| dog"), {
            bad(SkipReason::MissingNumber, 1)
        });
    }

    #[test]
    fn what_is_optional_may_be_missing() {
        let cells = ["1", "2", "3", "4"].map(Cow::from);
        let columns = [X1, Y1, X2, Y2, ScoreOrClass, ScoreOrClass, Ignored];
        let read_it = read(&columns, &cells, false);
        let Ok(Read::Box(row)) = read_it else { unreachable!("{read_it:?}") };
        assert!(row.score.is_nan() && row.undecided.iter().all(|value| value.is_nan()));
        let cells = ["-5", "480", "1", "2", "3", "4"].map(Cow::from);
        let read_it = read(&[ImageWidth, ImageHeight, X1, Y1, X2, Y2], &cells, false);
        let Ok(Read::Box(row)) = read_it else { unreachable!("{read_it:?}") };
        let bad = Bad { reason: SkipReason::NotANumber, value: Some(0) };
        assert_eq!((row.bad_size, row.image_size[1]), (Some((ImageWidth, bad)), 480.0));
    }

    #[test]
    fn a_place_names_the_value_or_shows_the_line() {
        let cells = ["1", "two"].map(Cow::from);
        let place = Bad::at(1)(SkipReason::NotANumber).place(7, &[X1, Y1], &cells, "1,two");
        assert_eq!((place.line, place.value, place.column), (7, 2, Some(Y1)));
        assert_eq!(place.text, "two");
        let place = Bad::at(2)(SkipReason::TooFewValues).place(7, &[X1, Y1, X2], &cells, "1,two");
        assert_eq!((place.column, place.text.as_str()), (Some(X2), "1,two"));
    }
}
