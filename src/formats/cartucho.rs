//! The text files of Cartucho/mAP, one per image: `class confidence left top right bottom` for
//! detections, `class left top right bottom [difficult]` for ground truth.

use super::collect::Collector;
use super::columns::Column;
use super::detect::{Fit, Sample};
use super::entries::Tally;
use super::error::ReadProblem;
use super::report::{Assumption, Format, SkipReason, Where};
use super::row::{Bad, Row, name};
use super::text::{excerpt, is_comment, is_numeric, line_number, number};
use super::{DIFFICULT, ParseOptions, Parsed, Source};

/// The word at the end of a line that marks an object as difficult.
const DIFFICULT_WORD: &str = "difficult";

/// How many words of a line are looked at.
const MAX_WORDS: usize = 64;

/// Which of the two kinds a file is. Both end in four corners.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Detections,
    Truth,
}

/// The parts of a line: words of the class, numbers, and whether it is marked as difficult.
struct Line<'a> {
    class: Vec<&'a str>,
    numbers: Vec<&'a str>,
    difficult: bool,
}

impl<'a> Line<'a> {
    fn split(line: &'a str) -> Self {
        let mut words: Vec<&str> = line.split_whitespace().take(MAX_WORDS).collect();
        let difficult = words.last() == Some(&DIFFICULT_WORD);
        if difficult {
            words.pop();
        }
        // The class is a word, or a number where classes have no names; what follows it up to the
        // first number belongs to it.
        let class = 1 + words.iter().skip(1).take_while(|word| !is_numeric(word, false)).count();
        let numbers = words.split_off(class.min(words.len()));
        Self { class: words, numbers, difficult }
    }

    /// The kind that a complete line is of.
    fn kind(&self) -> Option<Kind> {
        let of_unit = |text: &&str| number(text, false).is_ok_and(|v| (0.0..=1.0).contains(&v));
        match self.numbers.len() {
            4 => Some(Kind::Truth),
            5 if !self.difficult && self.numbers.first().is_some_and(of_unit) => {
                Some(Kind::Detections)
            }
            _ => None,
        }
    }

    /// Whether a line of numbers alone is a detection with a numbered class rather than a box with
    /// score and class: its second number is a fraction in [0, 1], and its fifth is not in [0, 1].
    fn has_numbered_class(&self) -> bool {
        let value = |at: usize| self.numbers.get(at).and_then(|text| number(text, false).ok());
        let class = self.class.first().and_then(|text| number(text, false).ok());
        class.is_some_and(|class| class.fract() == 0.0 && class >= 0.0)
            && self.kind() == Some(Kind::Detections)
            && value(0).is_some_and(|score| score.fract() != 0.0)
            && value(3).is_some_and(|right| right > 1.0)
    }
}

/// How well the text fits a kind if classes with numbers for names are those of `numbered`.
fn fit(sample: &Sample<'_>, kind: Kind, numbered: fn(&Line<'_>) -> bool) -> Fit {
    sample.fit(|line| {
        let line = Line::split(line);
        let word = line.class.first().is_some_and(|class| !is_numeric(class, false));
        line.kind() == Some(kind) && (word || numbered(&line)) && !has_separators(&line)
    })
}

/// Five numbers: one that may be a class, and corners in order that are no parts of a size.
fn may_be_numbered_truth(line: &Line<'_>) -> bool {
    let [class] = line.class.as_slice() else { return false };
    let corners = line.numbers.iter().map(|text| number(text, false));
    let Ok(corners) = corners.collect::<Result<Vec<_>, _>>() else { return false };
    class.parse::<u32>().is_ok()
        && are_ordered(&corners)
        && corners.iter().skip(2).all(|corner| *corner > 1.0)
}

/// Whether a box can be told in the first four of five numbers too, with a class or score after it.
fn may_be_of_a_table(line: &Line<'_>) -> bool {
    let words = line.class.iter().chain(&line.numbers);
    let Ok(values) = words.map(|text| number(text, false)).collect::<Result<Vec<_>, _>>() else {
        return false;
    };
    let [corners @ .., last] = values.as_slice() else { return false };
    let class_or_score = *last >= 0.0 && (last.fract() == 0.0 || *last <= 1.0);
    !line.difficult && are_ordered(corners) && class_or_score
}

fn are_ordered(corners: &[f64]) -> bool {
    matches!(corners, [left, top, right, bottom] if left < right && top < bottom)
}

/// `dog, 1, 2, 3, 4` is a table.
fn has_separators(line: &Line<'_>) -> bool {
    line.class.iter().any(|word| word.contains([',', ';', '[', '(', '{', '=', '<']))
}

/// Whether the text is detections.
pub(super) fn detect_detections(sample: &Sample<'_>) -> Fit {
    fit(sample, Kind::Detections, |line| line.has_numbered_class())
}

/// Whether the text is ground truth.
pub(super) fn detect_truth(sample: &Sample<'_>) -> Fit {
    if fit(sample, Kind::Truth, |line| line.difficult || may_be_numbered_truth(line)) < Fit::Certain
    {
        return fit(sample, Kind::Truth, |line| line.difficult);
    }
    let is_table = sample.lines.iter().all(|(_, line)| may_be_of_a_table(&Line::split(line)));
    if is_table { Fit::Contested } else { Fit::Certain }
}

/// Reads detections.
pub(super) fn read_detections(
    source: &Source<'_>,
    _: &ParseOptions,
) -> Result<Parsed, ReadProblem> {
    read(source, Kind::Detections, Format::CartuchoDetections)
}

/// Reads ground truth.
pub(super) fn read_truth(source: &Source<'_>, _: &ParseOptions) -> Result<Parsed, ReadProblem> {
    read(source, Kind::Truth, Format::CartuchoGroundTruth)
}

fn read(source: &Source<'_>, kind: Kind, format: Format) -> Result<Parsed, ReadProblem> {
    let mut collector = Collector::new(format, source.name);
    let (mut joined, mut comments) = (Tally::default(), 0);
    for (at, text) in source.text.lines().enumerate() {
        let line = line_number(at);
        if is_comment(text) {
            comments += 1;
            continue;
        }
        if text.trim().is_empty() {
            continue;
        }
        let parts = Line::split(text);
        let class = parts.class.join(" ");
        match row(&parts, &class, kind) {
            Ok(row) => {
                let at = collector.parsed.classes.len();
                if parts.class.len() > 1 {
                    joined.add(at);
                }
                collector.add(&row, line)?;
            }
            Err((Bad { reason, value }, column)) => {
                let shown = value.and_then(|at| parts.numbers.get(at)).unwrap_or(&text);
                let before = if value.is_some() { parts.class.len() } else { 0 };
                collector.skip(
                    reason,
                    Where {
                        line,
                        value: value.map_or(0, |at| line_number(at + before)),
                        column,
                        path: None,
                        text: excerpt(shown),
                    },
                );
            }
        }
    }
    if let Some((count, first)) = joined.get() {
        collector.assume(Assumption::SpacesInClassNames { count, first });
    }
    if comments > 0 {
        collector.assume(Assumption::CommentsIgnored { count: comments });
    }
    collector.finish()
}

/// The box of one line, or why there is none and in which column.
fn row<'a>(parts: &Line<'_>, class: &'a str, kind: Kind) -> Result<Row<'a>, (Bad, Option<Column>)> {
    use Column::{Score, X1, X2, Y1, Y2};
    let columns: &[Column] = match kind {
        Kind::Detections => &[Score, X1, Y1, X2, Y2],
        Kind::Truth => &[X1, Y1, X2, Y2],
    };
    let whole = |reason| (Bad { reason, value: None }, None);
    let class = name(class).map_err(whole)?;
    let mut values = [f64::NAN; 5];
    for (at, (slot, column)) in values.iter_mut().zip(columns).enumerate() {
        let text = parts.numbers.get(at).ok_or(whole(SkipReason::TooFewValues))?;
        let bad = |reason| (Bad { reason, value: Some(at) }, Some(*column));
        *slot = number(text, false).map_err(bad)?;
    }
    if parts.numbers.len() > columns.len() {
        return Err(whole(SkipReason::TooManyValues));
    }
    let (corners, score) = match (kind, values) {
        (Kind::Detections, [score, x1, y1, x2, y2]) => ([x1, y1, x2, y2], score),
        (Kind::Truth, [x1, y1, x2, y2, none]) => ([x1, y1, x2, y2], none),
    };
    let mark = if parts.difficult { DIFFICULT } else { 0 };
    Ok(Row { corners, score, class, mark, ..Row::default() })
}
