//! YOLO's text, one file per image, everything in parts of the image's size: the labels of darknet
//! and Ultralytics (`class cx cy w h`) and what Ultralytics predicts (`save_txt`, `save_conf`).
//!
//! The number of values tells what a line is. 5: a box. 6: a box with a confidence, or with the
//! number of a track. 7: a box with both. More: the corners of a polygon or of a turned box (`class
//! x1 y1 x2 y2 x3 y3 ...`), with a confidence at the end where one value is left over; or a box with
//! keypoints `x y visibility`, if each third value is a visibility (0, 1 or 2).
//! (ultralytics: `results.py`, `data/utils.py`.)

use std::collections::{HashMap, HashSet};

use super::collect::Collector;
use super::columns::Column;
use super::detect::{Fit, Sample};
use super::entries::{Between, Entry, Fault, MAX_VALUES, Tally, comments, entries};
use super::error::ReadProblem;
use super::report::{Assumption, Format, SkipReason};
use super::row::{Row, name};
use super::{ParseOptions, Parsed, Source};

/// How far beyond the image an edge may lie for nothing but having been written with five decimals.
const ROUNDING: f64 = 1e-5;
/// How far beyond it an edge may lie in most lines of a file that is to be taken for YOLO's.
const TOLERANCE: f64 = 0.01;

/// What stands after the class.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Shape {
    /// Centre and size, then nothing, a confidence, a track or keypoints.
    Box { confidence: Option<usize>, track: Option<usize> },
    /// Corners, up to this value.
    Polygon { end: usize, confidence: Option<usize> },
}

impl Shape {
    /// The shape of a line of numbers; `None` if it is too short for any.
    fn of(values: &[f64], sixth_is_track: bool) -> Option<Self> {
        let whole = |at: usize| values.get(at).is_some_and(|value| value.fract() == 0.0);
        let track = |at: usize| whole(at) && values.get(at).is_some_and(|value| *value >= 1.0);
        Some(match values.len() {
            0..5 => return None,
            5 => Self::Box { confidence: None, track: None },
            6 if sixth_is_track => Self::Box { confidence: None, track: Some(5) },
            6 => Self::Box { confidence: Some(5), track: None },
            7 if track(6) => Self::Box { confidence: Some(5), track: Some(6) },
            _ if has_keypoints(values) => Self::Box { confidence: None, track: None },
            count if count % 2 == 1 => Self::Polygon { end: count, confidence: None },
            count => Self::Polygon { end: count - 1, confidence: Some(count - 1) },
        })
    }
}

/// Whether the values after a box are `x y visibility`, again and again.
fn has_keypoints(values: &[f64]) -> bool {
    let (keypoints, rest) = values.get(5..).unwrap_or_default().as_chunks::<3>();
    let visibility = |[_, _, v]: &[f64; 3]| [0.0, 1.0, 2.0].contains(v);
    !keypoints.is_empty() && rest.is_empty() && keypoints.iter().all(visibility)
}

/// Left, top, right, bottom of what the numbers of a line are.
fn corners(values: &[f64], shape: Shape) -> Option<[f64; 4]> {
    match shape {
        Shape::Box { .. } => {
            let [_, cx, cy, w, h, ..] = values else { return None };
            Some([cx - w / 2.0, cy - h / 2.0, cx + w / 2.0, cy + h / 2.0])
        }
        Shape::Polygon { end, .. } => {
            let (points, _) = values.get(1..end)?.as_chunks::<2>();
            let [first, ..] = points else { return None };
            Some(
                points
                    .iter()
                    .fold([first[0], first[1], first[0], first[1]], |[l, t, r, b], [x, y]| {
                        [l.min(*x), t.min(*y), r.max(*x), b.max(*y)]
                    }),
            )
        }
    }
}

/// Whether the text is labels, or predictions with a confidence.
pub(super) fn detect(sample: &Sample<'_>) -> Fit {
    match (sixth(sample), fit(sample)) {
        (Sixth::Track, _) => Fit::No,
        (Sixth::Mixed, fit) if fit >= Fit::Likely => Fit::Contested,
        (_, fit) => fit,
    }
}

/// Whether the sixth value is the number of a track.
pub(super) fn detect_tracks(sample: &Sample<'_>) -> Fit {
    if sixth(sample) == Sixth::Track { fit(sample) } else { Fit::No }
}

/// A class index, and a shape within the image.
fn fit(sample: &Sample<'_>) -> Fit {
    let within = |value: f64| (-TOLERANCE..=1.0 + TOLERANCE).contains(&value);
    sample.fit(|line| {
        let entry = Entry::new(0, line, Between::Spaces);
        let (Some(values), Some(class)) = (entry.numbers(), entry.values.first()) else {
            return false;
        };
        let corners = Shape::of(&values, false).and_then(|shape| corners(&values, shape));
        class.parse::<u32>().is_ok()
            && corners.is_some_and(|[left, top, right, bottom]| {
                [left, top, right, bottom].into_iter().all(within) && left < right && top < bottom
            })
    })
}

/// What the sixth of six values is, by those of all lines that have as many.
#[derive(PartialEq)]
enum Sixth {
    Absent,
    /// Fractions of 1.
    Confidence,
    /// Whole numbers from 1 on.
    Track,
    /// Some are no confidences, others no tracks.
    Mixed,
}

fn sixth(sample: &Sample<'_>) -> Sixth {
    let lines = sample.lines.iter().map(|(_, line)| Entry::new(0, line, Between::Spaces));
    let values = lines.filter(|entry| entry.values.len() == 6);
    let values: Vec<f64> = values.filter_map(|entry| entry.number(5, None).ok()).collect();
    if values.is_empty() {
        Sixth::Absent
    } else if values.iter().all(|value| value.fract() == 0.0 && *value >= 1.0) {
        Sixth::Track
    } else if values.iter().all(|value| (0.0..=1.0).contains(value)) {
        Sixth::Confidence
    } else {
        Sixth::Mixed
    }
}

/// Reads labels and predictions, a sixth value as a confidence.
pub(super) fn read(source: &Source<'_>, options: &ParseOptions) -> Result<Parsed, ReadProblem> {
    Reader::new(source, options, Format::Yolo).read(source)
}

/// Reads predictions, a sixth value as the number of a track.
pub(super) fn read_tracks(
    source: &Source<'_>,
    options: &ParseOptions,
) -> Result<Parsed, ReadProblem> {
    Reader::new(source, options, Format::YoloTracks).read(source)
}

struct Reader<'a> {
    collector: Collector,
    sixth_is_track: bool,
    names: &'a [String],
    /// The class of each index that has occurred; two of them may have one name.
    classes: HashMap<u32, u32>,
    seen: HashSet<&'a str>,
    unnamed: Tally,
    polygons: Tally,
    beyond: Tally,
    repeated: Tally,
    tracks: u64,
}

impl<'a> Reader<'a> {
    fn new(source: &Source<'a>, options: &'a ParseOptions, format: Format) -> Self {
        Self {
            collector: Collector::new(format, source.name),
            sixth_is_track: format == Format::YoloTracks,
            names: options.class_names.as_deref().unwrap_or_default(),
            classes: HashMap::new(),
            seen: HashSet::new(),
            unnamed: Tally::default(),
            polygons: Tally::default(),
            beyond: Tally::default(),
            repeated: Tally::default(),
            tracks: 0,
        }
    }

    fn read(mut self, source: &Source<'a>) -> Result<Parsed, ReadProblem> {
        let image = self.collector.image(&Row::default(), 0)?;
        for entry in entries(source.text, Between::Spaces) {
            match self.shape(&entry) {
                Ok((index, corners, score, shape)) => {
                    let class = self.class(index, entry.line)?;
                    self.note(&entry, index, corners, shape);
                    self.collector.push(corners, score, class, image, entry.line)?;
                }
                Err((reason, place)) => self.collector.skip(reason, place),
            }
        }
        if self.collector.parsed.report.imported == 0 && self.collector.parsed.report.found > 0 {
            // Not an image without boxes: none of its lines can be read.
            self.collector.forget_images();
        }
        for assumption in self.assumptions(comments(source.text)) {
            self.collector.assume(assumption);
        }
        self.collector.finish()
    }

    /// Class index, corners, score and shape of a line.
    fn shape(&self, entry: &Entry<'_>) -> Result<(u32, [f64; 4], f64, Shape), Fault> {
        let class = entry.number(0, Some(Column::Class))?;
        if class < 0.0 || class.fract() != 0.0 || class > f64::from(u32::MAX) {
            return Err(entry.fault_at(0, Some(Column::Class), SkipReason::UnknownClass));
        }
        if entry.values.len() > MAX_VALUES {
            return Err(entry.fault(SkipReason::TooManyValues));
        }
        let mut values = vec![class];
        for at in 1..entry.values.len() {
            let usual = [Column::Cx, Column::Cy, Column::W, Column::H];
            // Beyond the first four, the column depends on how many there are.
            let column = usual.get(at - 1).filter(|_| entry.values.len() <= 7);
            values.push(entry.number(at, column.copied())?);
        }
        let short = || entry.fault(SkipReason::TooFewValues);
        let shape = Shape::of(&values, self.sixth_is_track).ok_or_else(short)?;
        let corners = entry.in_bounds(corners(&values, shape).ok_or_else(short)?)?;
        let (Shape::Box { confidence, .. } | Shape::Polygon { confidence, .. }) = shape;
        let score = confidence.and_then(|at| values.get(at)).copied().unwrap_or(f64::NAN);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "checked above"
        )]
        Ok((class as u32, corners, score, shape))
    }

    fn class(&mut self, index: u32, line: u32) -> Result<u32, ReadProblem> {
        if let Some(class) = self.classes.get(&index) {
            return Ok(*class);
        }
        let class = match self.named(index) {
            Some(name) => name.to_owned(),
            None => index.to_string(),
        };
        let class = self.collector.new_class(class, line)?;
        self.classes.insert(index, class);
        Ok(class)
    }

    fn named(&self, index: u32) -> Option<&'a str> {
        let given = self.names.get(index as usize)?;
        name(given).ok().filter(|given| !given.is_empty())
    }

    /// Takes note of all that is odd about the box that is about to be added.
    fn note(&mut self, entry: &Entry<'a>, index: u32, corners: [f64; 4], shape: Shape) {
        let at = self.collector.parsed.classes.len();
        if self.named(index).is_none() {
            self.unnamed.add(at);
        }
        match shape {
            Shape::Polygon { .. } => self.polygons.add(at),
            Shape::Box { track, .. } => self.tracks += u64::from(track.is_some()),
        }
        if corners.iter().any(|edge| *edge < -ROUNDING || *edge > 1.0 + ROUNDING) {
            self.beyond.add(at);
        }
        if !self.seen.insert(entry.text) {
            self.repeated.add(at);
        }
    }

    fn assumptions(&self, comments: u64) -> Vec<Assumption> {
        use Assumption as Told;
        let any = !self.collector.parsed.classes.is_empty();
        let tracks = self.tracks;
        let told = [
            any.then_some(Told::Normalised { scaled: false }),
            self.unnamed.get().map(|(count, first)| Told::ClassesUnnamed { count, first }),
            self.polygons.get().map(|(count, first)| Told::Envelopes { count, first }),
            self.beyond.get().map(|(count, first)| Told::BeyondImage { count, first }),
            self.repeated.get().map(|(count, first)| Told::Duplicates { count, first }),
            (tracks > 0).then_some(Told::TracksIgnored { count: tracks }),
            (comments > 0).then_some(Told::CommentsIgnored { count: comments }),
        ];
        told.into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_values_tells_the_shape() {
        let boxed = |confidence, track| Some(Shape::Box { confidence, track });
        let polygon = |end, confidence| Some(Shape::Polygon { end, confidence });
        let of = |rest: &[f64]| Shape::of(&[&[0.0; 5], rest].concat(), false);
        assert_eq!(Shape::of(&[0.0; 4], false), None);
        assert_eq!(of(&[]), boxed(None, None));
        assert_eq!(of(&[0.5]), boxed(Some(5), None));
        assert_eq!(Shape::of(&[0.0; 6], true), boxed(None, Some(5)));
        assert_eq!(of(&[0.5, 3.0]), boxed(Some(5), Some(6)));
        assert_eq!(of(&[0.5, 0.3]), polygon(7, None));
        assert_eq!(of(&[0.1, 0.2, 2.0]), boxed(None, None));
        assert_eq!(of(&[0.1, 0.2, 0.9]), polygon(7, Some(7)));
        assert_eq!(of(&[0.1, 0.2, 0.3, 0.4]), polygon(9, None));
        assert_eq!(of(&[0.1, 0.2, 0.3, 0.4, 0.9]), polygon(9, Some(9)));
        assert_eq!(of(&[0.1, 0.2, 1.0, 0.3, 0.4, 0.0]), boxed(None, None));
        assert_eq!(of(&[0.1, 0.2, 1.0, 0.3, 0.4, 0.5]), polygon(11, None));
    }
}
