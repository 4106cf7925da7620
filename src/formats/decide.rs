//! What can be said only when a whole file is read: whether a number is a score or a class, and what
//! is odd about the boxes.

use super::collect::Collector;
use super::columns::Column;
use super::error::ReadProblem;
use super::report::{Assumption, Report};
use super::{CROWD, DIFFICULT, Parsed};
use crate::geometry::MAX_COORDINATE;

impl Collector {
    /// Decides what was left open and looks over the whole. An error if neither a box nor an image
    /// came of the file.
    pub(super) fn finish(mut self) -> Result<Parsed, ReadProblem> {
        if self.parsed.classes.is_empty() && self.parsed.image_names.is_empty() {
            let Report { found, skipped, .. } = self.parsed.report;
            return Err(ReadProblem::NoBoxes { empty: false, found, skipped });
        }
        let read_as = self.decide()?;
        self.drop_unused_class();
        let mut assumed = Vec::new();
        if let Some((mut columns, from)) = self.columns.take() {
            let mut decided = read_as.iter().copied();
            for column in columns.iter_mut().filter(|column| **column == Column::ScoreOrClass) {
                *column = decided.next().unwrap_or(Column::Score);
            }
            assumed.push(Assumption::Columns { columns, from });
        }
        if !read_as.is_empty() {
            assumed.push(Assumption::NumbersAfterBox { read_as });
        }
        if !self.ignored_names.is_empty() {
            assumed.push(Assumption::ColumnsIgnored { names: self.ignored_names });
        }
        assumed.append(&mut self.parsed.report.assumed);
        let seen = observations(&self.parsed, &assumed);
        assumed.extend(seen);
        self.parsed.report.assumed = assumed;
        if !self.parsed.flags.is_empty() {
            self.parsed.flags.resize(self.parsed.classes.len(), 0);
        }
        if !self.parsed.angles.is_empty() {
            self.parsed.angles.resize(self.parsed.classes.len(), 0.0);
        }
        Ok(self.parsed)
    }

    /// Whether the numbers after the corners are scores or classes: two are score and class, unless
    /// that makes less sense than the other way round; one is a class if all are whole numbers and
    /// one is above 1.
    fn decide(&mut self) -> Result<Vec<Column>, ReadProblem> {
        let undecided = std::mem::take(&mut self.undecided);
        let all = |at: usize, test: fn(f64) -> bool| {
            undecided.iter().all(|(_, values)| values[at].is_nan() || test(values[at]))
        };
        let any = |at: usize, test: fn(f64) -> bool| {
            undecided.iter().any(|(_, values)| !values[at].is_nan() && test(values[at]))
        };
        if undecided.is_empty() {
            return Ok(Vec::new());
        }
        let two = any(1, |_| true);
        let first_is_class = all(0, |value| value.fract() == 0.0) && any(0, |value| value > 1.0);
        let swapped = first_is_class && all(1, |value| (0.0..=1.0).contains(&value));
        let read_as = match (two, first_is_class, swapped) {
            (true, _, true) => vec![Column::Class, Column::Score],
            (true, ..) => vec![Column::Score, Column::Class],
            (false, true, _) => vec![Column::Class],
            (false, false, _) => vec![Column::Score],
        };
        for (at, values) in undecided {
            for (column, value) in read_as.iter().zip(values) {
                match column {
                    _ if value.is_nan() => {}
                    Column::Class => self.set_class(at, &value.to_string())?,
                    _ => self.set_score(at, value),
                }
            }
        }
        Ok(read_as)
    }

    /// Takes out the class without a name if all the boxes that had it got another one since.
    fn drop_unused_class(&mut self) {
        let Some(unnamed) = self.class_ids.get("").copied() else { return };
        let parsed = &mut self.parsed;
        if parsed.class_names.len() < 2 || parsed.classes.contains(&unnamed) {
            return;
        }
        parsed.class_names.remove(unnamed as usize);
        for class in parsed.classes.iter_mut().filter(|class| **class > unnamed) {
            *class -= 1;
        }
    }
}

/// Gives images of unknown size the size that a person knows, and normalised boxes their pixels if
/// all images have a size then. A size that is not positive and finite is none.
pub(super) fn scale(parsed: &mut Parsed, size: Option<[f64; 2]>) {
    let is_size = |size: &f64| *size > 0.0 && *size <= MAX_COORDINATE;
    let (sizes, _) = parsed.image_sizes.as_chunks_mut::<2>();
    if let Some(size) = size.filter(|size| size.iter().all(is_size)) {
        for unknown in sizes.iter_mut().filter(|known| known.iter().any(|axis| axis.is_nan())) {
            *unknown = size;
        }
    }
    let is_normalised = |it: &&mut Assumption| matches!(it, Assumption::Normalised { .. });
    let Some(Assumption::Normalised { scaled }) =
        parsed.report.assumed.iter_mut().find(is_normalised)
    else {
        return;
    };
    let (boxes, _) = parsed.boxes.as_chunks_mut::<4>();
    if *scaled || boxes.is_empty() || !sizes.iter().flatten().all(is_size) {
        return;
    }
    *scaled = true;
    for ([x1, y1, x2, y2], image) in boxes.iter_mut().zip(&parsed.images) {
        let Some([width, height]) = sizes.get(*image as usize) else { continue };
        for (value, size) in [(x1, width), (y1, height), (x2, width), (y2, height)] {
            // Parts of the size that are far beyond it would come out too large.
            *value = (*value * size).clamp(-MAX_COORDINATE, MAX_COORDINATE);
        }
    }
}

/// What can be seen in the boxes as they are, beyond what the reader has said.
fn observations(parsed: &Parsed, said: &[Assumption]) -> Vec<Assumption> {
    let (boxes, _) = parsed.boxes.as_chunks::<4>();
    let mut seen = Vec::new();
    let mut used = vec![false; parsed.image_names.len()];
    for image in &parsed.images {
        if let Some(used) = used.get_mut(*image as usize) {
            *used = true;
        }
    }
    let count = used.iter().filter(|used| !**used).count() as u64;
    if count > 0 {
        seen.push(Assumption::ImagesWithoutBoxes { count });
    }
    let marked = |mark| tally(parsed.flags.iter().map(move |flag| *flag == mark));
    if let Some((count, first)) = marked(CROWD) {
        seen.push(Assumption::Crowds { count, first });
    }
    if let Some((count, first)) = marked(DIFFICULT)
        && !said.iter().any(|it| matches!(it, Assumption::RegionsToIgnore { .. }))
    {
        seen.push(Assumption::Difficult { count, first });
    }
    let inverted = boxes.iter().map(|[x1, y1, x2, y2]| x2 < x1 || y2 < y1);
    if let Some((count, first)) = tally(inverted) {
        seen.push(Assumption::Inverted { count, first });
    }
    if let Some((count, first)) = tally(parsed.angles.iter().map(|angle| *angle != 0.0)) {
        seen.push(Assumption::Turned { count, first });
    }
    if let Some((count, first)) = tally(parsed.scores.iter().map(|s| *s < 0.0 || *s > 1.0)) {
        seen.push(Assumption::ScoresOutsideUnit { count, first });
    }
    let within = parsed.boxes.iter().all(|value| (0.0..=1.0).contains(value));
    // Whole numbers alone may as well be a few very small boxes.
    if within
        && parsed.boxes.iter().any(|value| value.fract() != 0.0)
        && !said.iter().any(|it| matches!(it, Assumption::Normalised { .. }))
    {
        seen.push(Assumption::Normalised { scaled: false });
    }
    seen
}

/// How many are true, and the first; `None` if none is.
fn tally(flags: impl Iterator<Item = bool>) -> Option<(u64, u32)> {
    let mut set = flags.zip(0_u32..).filter_map(|(flag, at)| flag.then_some(at));
    let first = set.next()?;
    Some((1 + set.count() as u64, first))
}
