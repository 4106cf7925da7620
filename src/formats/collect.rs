//! Gathers boxes, names and the report while a file is read, within the limits.

use std::collections::HashMap;

use super::columns::Column;
use super::error::{Limited, ReadProblem};
use super::report::{Assumption, ColumnsFrom, Format, Note, Report, SkipReason, Skipped, Where};
use super::row::Row;
use super::text::excerpt;
use super::{MAX_BOXES, MAX_CLASSES, Parsed};

/// How many places are kept for each reason.
const EXAMPLES: usize = 5;
/// How many names of ignored columns are kept.
const IGNORED_NAMES: usize = 20;

/// A file being read.
pub(super) struct Collector {
    pub(super) parsed: Parsed,
    pub(super) class_ids: HashMap<String, u32>,
    image_ids: HashMap<String, u32>,
    /// The image of boxes that name none.
    default_image: String,
    pub(super) columns: Option<(Vec<Column>, ColumnsFrom)>,
    /// Numbers that are scores or classes, with their box.
    pub(super) undecided: Vec<(usize, [f64; 2])>,
    pub(super) ignored_names: Vec<String>,
}

impl Collector {
    /// `default_image` names the image of all boxes that name none.
    pub(super) fn new(format: Format, default_image: &str) -> Self {
        Self {
            parsed: Parsed {
                boxes: Vec::new(),
                scores: Vec::new(),
                classes: Vec::new(),
                class_names: Vec::new(),
                class_ids: Vec::new(),
                images: Vec::new(),
                image_names: Vec::new(),
                image_ids: Vec::new(),
                image_sizes: Vec::new(),
                lines: Vec::new(),
                flags: Vec::new(),
                angles: Vec::new(),
                report: Report {
                    format,
                    found: 0,
                    imported: 0,
                    skipped: Vec::new(),
                    assumed: Vec::new(),
                },
            },
            class_ids: HashMap::new(),
            image_ids: HashMap::new(),
            default_image: default_image.into(),
            columns: None,
            undecided: Vec::new(),
            ignored_names: Vec::new(),
        }
    }

    /// Counts one thing that should have been a box and is none.
    pub(super) fn skip(&mut self, reason: SkipReason, place: Where) {
        let report = &mut self.parsed.report;
        report.found += 1;
        if let Some(same) = report.skipped.iter_mut().find(|skipped| skipped.reason == reason) {
            same.count += 1;
            if same.examples.len() < EXAMPLES {
                same.examples.push(place);
            }
        } else {
            let examples = vec![place.clone()];
            report.skipped.push(Skipped { reason, count: 1, first: place, examples });
        }
    }

    /// Adds a line for the reader of the report.
    pub(super) fn assume(&mut self, assumption: Assumption) {
        self.parsed.report.assumed.push(assumption);
    }

    /// Says what the columns were read as, the columns called `ScoreOrClass` once that is decided.
    pub(super) fn read_as(&mut self, columns: &[Column], from: ColumnsFrom) {
        self.columns = Some((columns.to_vec(), from));
    }

    /// Remembers the name of a column or key that is not read.
    pub(super) fn ignore_name(&mut self, name: &str) {
        let name = excerpt(name);
        if !name.is_empty()
            && self.ignored_names.len() < IGNORED_NAMES
            && !self.ignored_names.contains(&name)
        {
            self.ignored_names.push(name);
        }
    }

    /// Counts a value of a box that was imported without it.
    pub(super) fn ignore_value(&mut self, column: Column, place: Where) {
        for assumption in &mut self.parsed.report.assumed {
            if let Assumption::ValuesIgnored { column: known, count, .. } = assumption
                && *known == column
            {
                *count += 1;
                return;
            }
        }
        self.assume(Assumption::ValuesIgnored { column, count: 1, first: place });
    }

    /// Counts what was counted before; false if it was not.
    pub(super) fn count_again(&mut self, wanted: Note) -> bool {
        for assumption in &mut self.parsed.report.assumed {
            if let Assumption::Noted { note, count, .. } = assumption
                && *note == wanted
            {
                *count += 1;
                return true;
            }
        }
        false
    }

    /// Tells of something that was not counted before.
    pub(super) fn note_many(&mut self, note: Note, count: u64, first: Where) {
        self.assume(Assumption::Noted { note, count, first });
    }

    /// Counts the box that is added next as the upright one around another shape.
    pub(super) fn envelope(&mut self) {
        let first = u32::try_from(self.parsed.classes.len()).unwrap_or(u32::MAX);
        for assumption in &mut self.parsed.report.assumed {
            if let Assumption::Envelopes { count, .. } = assumption {
                *count += 1;
                return;
            }
        }
        self.assume(Assumption::Envelopes { count: 1, first });
    }

    /// Adds the box of one line.
    pub(super) fn add(&mut self, row: &Row<'_>, line: u32) -> Result<(), ReadProblem> {
        let image = self.image(row, line)?;
        let class = self.class(row.class, line)?;
        if row.undecided.iter().any(|value| !value.is_nan()) {
            self.undecided.push((self.parsed.classes.len(), row.undecided));
        }
        self.push(row.corners, row.score, class, image, line)?;
        if row.mark != 0 {
            self.mark(row.mark);
        }
        Ok(())
    }

    /// Adds a box whose class and image are known by their indices.
    pub(super) fn push(
        &mut self,
        corners: [f64; 4],
        score: f64,
        class: u32,
        image: u32,
        line: u32,
    ) -> Result<(), ReadProblem> {
        let parsed = &mut self.parsed;
        if parsed.classes.len() >= MAX_BOXES {
            return Err(too_many(Limited::Boxes, MAX_BOXES, line));
        }
        parsed.boxes.extend_from_slice(&corners);
        parsed.scores.push(score);
        parsed.classes.push(class);
        parsed.images.push(image);
        parsed.lines.push(line);
        parsed.report.found += 1;
        parsed.report.imported += 1;
        Ok(())
    }

    /// Marks the box added last.
    pub(super) fn mark(&mut self, flag: u32) {
        let Parsed { flags, classes, .. } = &mut self.parsed;
        flags.resize(classes.len(), 0);
        if let Some(last) = flags.last_mut() {
            *last = flag;
        }
    }

    /// Turns the box added last about its centre, by radians clockwise.
    pub(super) fn turn(&mut self, angle: f64) {
        let Parsed { angles, classes, .. } = &mut self.parsed;
        angles.resize(classes.len(), 0.0);
        if let Some(last) = angles.last_mut() {
            *last = angle;
        }
    }

    /// The index of the image that a line names, and takes note of its size.
    pub(super) fn image(&mut self, row: &Row<'_>, line: u32) -> Result<u32, ReadProblem> {
        let named = if row.image.is_empty() { &self.default_image } else { row.image };
        let image = match self.image_ids.get(named) {
            Some(id) => *id,
            None => {
                let name = named.to_owned();
                let id = self.new_image(name.clone(), [f64::NAN; 2], line)?;
                self.image_ids.insert(name, id);
                id
            }
        };
        self.note_size(image, row.image_size, line);
        Ok(image)
    }

    /// Takes note of the size of an image; another one than is known is told.
    pub(super) fn note_size(&mut self, image: u32, size: [f64; 2], line: u32) {
        let axes = [Column::ImageWidth, Column::ImageHeight].into_iter().zip(size);
        for (at, (column, size)) in (2 * image as usize..).zip(axes) {
            let Some(known) = self.parsed.image_sizes.get_mut(at) else { continue };
            if known.is_nan() {
                *known = size;
            } else if !size.is_nan() && *known != size {
                let place = Where::on_line(line, &size.to_string());
                self.ignore_value(column, Where { column: Some(column), ..place });
            }
        }
    }

    /// Adds an image, even if another has its name.
    pub(super) fn new_image(
        &mut self,
        name: String,
        size: [f64; 2],
        line: u32,
    ) -> Result<u32, ReadProblem> {
        let id = self.parsed.image_names.len();
        if id >= MAX_BOXES {
            return Err(too_many(Limited::Images, MAX_BOXES, line));
        }
        self.parsed.image_names.push(name);
        self.parsed.image_sizes.extend_from_slice(&size);
        index(id, Limited::Images, line)
    }

    /// Takes all images out again, for which there must be no box yet.
    pub(super) fn forget_images(&mut self) {
        self.parsed.image_names.clear();
        self.parsed.image_sizes.clear();
        self.image_ids.clear();
    }

    /// Gives an image the name that its file tells later.
    pub(super) fn rename_image(&mut self, image: u32, name: &str) {
        if let Some(known) = self.parsed.image_names.get_mut(image as usize) {
            *known = name.into();
        }
    }

    /// The index of the class of this name.
    pub(super) fn class(&mut self, name: &str, line: u32) -> Result<u32, ReadProblem> {
        if let Some(id) = self.class_ids.get(name) {
            return Ok(*id);
        }
        let id = self.new_class(name.to_owned(), line)?;
        self.class_ids.insert(name.to_owned(), id);
        Ok(id)
    }

    /// Adds a class, even if another has its name.
    pub(super) fn new_class(&mut self, name: String, line: u32) -> Result<u32, ReadProblem> {
        let id = self.parsed.class_names.len();
        if id >= MAX_CLASSES {
            return Err(too_many(Limited::Classes, MAX_CLASSES, line));
        }
        self.parsed.class_names.push(name);
        index(id, Limited::Classes, line)
    }

    /// Gives a box that is already here its class.
    pub(super) fn set_class(&mut self, at: usize, name: &str) -> Result<(), ReadProblem> {
        let line = self.parsed.lines.get(at).copied().unwrap_or(0);
        let id = self.class(name, line)?;
        if let Some(class) = self.parsed.classes.get_mut(at) {
            *class = id;
        }
        Ok(())
    }

    /// Gives a box that is already here its score.
    pub(super) fn set_score(&mut self, at: usize, value: f64) {
        if let Some(score) = self.parsed.scores.get_mut(at) {
            *score = value;
        }
    }
}

/// The problem of having more than a limit allows.
pub(super) fn too_many(what: Limited, limit: usize, line: u32) -> ReadProblem {
    ReadProblem::TooMany { what, limit: limit as u64, line }
}

fn index(id: usize, what: Limited, line: u32) -> Result<u32, ReadProblem> {
    u32::try_from(id).map_err(|_| too_many(what, u32::MAX as usize, line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_and_images_are_limited() {
        let too_many = |what| Err(too_many(what, MAX_BOXES, 7));
        let mut collector = Collector::new(Format::List, "a");
        for _ in 0..MAX_BOXES {
            assert_eq!(collector.push([0.0; 4], 0.0, 0, 0, 7), Ok(()));
        }
        assert_eq!(collector.push([0.0; 4], 0.0, 0, 0, 7), too_many(Limited::Boxes));
        collector.parsed.image_names = vec![String::new(); MAX_BOXES];
        let image = collector.new_image(String::new(), [0.0; 2], 7);
        assert_eq!(image.map(|_| ()), too_many(Limited::Images));
    }

    #[test]
    fn ignored_names_are_told_once_and_not_without_end() {
        let mut collector = Collector::new(Format::List, "a");
        for at in 0..100 {
            collector.ignore_name(&format!("n{}", at / 2));
        }
        assert_eq!(collector.ignored_names.len(), IGNORED_NAMES);
        assert_eq!(collector.ignored_names.last().map(String::as_str), Some("n19"));
    }
}
